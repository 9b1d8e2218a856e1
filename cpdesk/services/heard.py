"""Everyone is heard: how each child's voice reached the conference."""

from uuid import UUID

from sqlalchemy import select

from cpdesk.models.attendance import ChildVoice
from cpdesk.rules.plain_text import clean
from cpdesk.services.change import Workplace
from cpdesk.services.open_conference import open_conference
from cpdesk.vocabulary import VoiceBy


class Heard:
    """Whose voice reached the conference, and how."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def set_voice(
        self, which: UUID, child: UUID, how: VoiceBy | None, by: UUID | None = None, note: str = ""
    ) -> None:
        """How the voice of a child reached the conference, through whom, with a note; None: not said yet."""
        with self._at.changing("conference", which) as session:
            open_conference(session, which)
            row = session.scalars(
                select(ChildVoice).where(ChildVoice.conference_id == which, ChildVoice.child_id == child)
            ).one_or_none()
            if how is None:
                if row is not None:
                    session.delete(row)
                return
            row = row or ChildVoice(conference_id=which, child_id=child)
            row.how, row.by_id, row.note = how, by, clean(note).text.strip()
            session.add(row)
