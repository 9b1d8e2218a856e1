"""What was too much for an entry, or a picture: kept whole beside the conference, in the sealed file."""

from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import select

from cpdesk.errors import NotPossible
from cpdesk.models.course import Attachment
from cpdesk.rules.plain_text import clean
from cpdesk.services.allowed_places import refuse_elsewhere
from cpdesk.services.change import Workplace
from cpdesk.services.history import write_down
from cpdesk.services.named_places import file_words
from cpdesk.services.open_conference import found, open_conference
from cpdesk.vocabulary import Deed
from cpdesk.whole_file import write_whole

LARGEST_ATTACHMENT = 50 * 1024 * 1024
"""In bytes: a sealed file has to be carried about."""


class Attachments:
    """The attachments of conferences; each method may be called from a thread beside the window."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def add(self, which: UUID, name: str, media_type: str, content: bytes, entry: UUID | None = None) -> UUID:
        """Keep something with a conference; gives its id; NotPossible when it is empty or too large."""
        if not content or len(content) > LARGEST_ATTACHMENT:
            raise NotPossible(
                f"An attachment holds at most {LARGEST_ATTACHMENT // 1024 // 1024} megabytes and is not "
                "empty. Nothing was kept; the entries are as they were."
            )
        with self._at.changing("conference", which, words="an attachment was added") as session:
            open_conference(session, which)
            row = Attachment(
                id=uuid4(), conference_id=which, entry_id=entry, name=clean(name).text.strip()[:200],
                media_type=media_type, size=len(content), content=content, added_at=self._at.now(),
            )  # fmt: skip
            session.add(row)
            return row.id

    def content(self, which: UUID) -> bytes:
        """An attachment whole."""
        with self._at.store.reading() as session:
            return found(session, Attachment, which).content

    def remove(self, which: UUID) -> None:
        """Take an attachment out of the file; it cannot be brought back."""
        with self._at.store.reading() as session:
            found(session, Attachment, which)
            conference = session.scalars(select(Attachment.conference_id).where(Attachment.id == which)).one()
        with self._at.changing("conference", conference, words="an attachment was taken out") as session:
            open_conference(session, conference)
            session.delete(found(session, Attachment, which))

    def save_to(self, which: UUID, path: Path) -> None:
        """Write an attachment into a file of its own, which is not sealed.

        Raises CannotWrite, or NotPossible when the council does not allow the folder.
        """
        refuse_elsewhere(self._at.policy, path.parent)
        with self._at.store.writing() as session:  # first, so that nothing goes out untold
            row, told = found(session, Attachment, which), f"an attachment, as {file_words(path)}"
            write_down(session, self._at.now(), Deed.EXPORTED, "conference", row.conference_id, told)
            content = row.content
        write_whole(path, content, _REFUSED)


_REFUSED = "The attachment could not be written there. It is still in the sealed file. Choose another place."
