"""Parts of a conference that not everybody is in: closed, in halves, or with the child."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models.person import Person
from cpdesk.rules.plain_text import clean
from cpdesk.services.change import Workplace
from cpdesk.services.open_conference import open_conference
from cpdesk.services.part_rows import begin_part, end_part, family_rows, just_now, part_now, put_on_list
from cpdesk.vocabulary import ConferenceState, PartKind


class Parts:
    """The parts of one conference: who was in which decides what each may read afterwards."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def begin(self, which: UUID, kind: PartKind, members: Iterable[UUID], reason: str = "") -> UUID:
        """Begin a part with these members of the family; one that goes on ends. Gives its id.

        The others of the family who are there go out, with their supporters, and the members come in;
        the professionals stay (City of London: everybody stays for both halves). A closed part has no
        members. Raises NotPossible before the conference has begun, and for a half or a part with the
        child that nobody, or somebody outside the family, would be in.
        """
        inside = tuple(members)
        with self._at.changing("conference", which) as session:
            row = open_conference(session, which)
            if row.state is not ConferenceState.RUNNING:
                raise NotPossible("The conference has not begun, so no part of it can begin.")
            _check_members(session, which, kind, inside)
            words = clean(reason).text.strip()
            return begin_part(session, which, kind, inside, words, self._at.now()).id

    def end(self, which: UUID, *, bring_back: bool = True) -> None:
        """End the part that goes on: all of the family who were there before it are there again.

        Those who left by themselves stay away; so does everybody with `bring_back` False, until they are
        called in one by one. Raises NotPossible when no part goes on.
        """
        with self._at.changing("conference", which) as session:
            open_conference(session, which)
            part = part_now(session, which)
            if part is None:
                raise NotPossible("Everybody is together already; no part goes on.")
            if bring_back:
                end_part(session, part, self._at.now())
            else:
                part.ended = just_now(session, which, self._at.now())


def follow_step(session: Session, which: UUID, *, private: bool, now: datetime) -> None:
    """Going to the closed step of the run-sheet begins the closed part; going on from it ends it."""
    part = part_now(session, which)
    closed = part is not None and part.kind is PartKind.CLOSED
    if private and not closed:
        begin_part(session, which, PartKind.CLOSED, (), "", now)
    elif part is not None and closed and not private:
        end_part(session, part, now)


def _check_members(session: Session, which: UUID, kind: PartKind, members: tuple[UUID, ...]) -> None:
    """Members of the family who are not on the list yet, a child above all, are put on it."""
    if kind is PartKind.CLOSED:
        return
    if not members:
        raise NotPossible("Choose who of the family is in this part. Nothing was changed.")
    if any((person := session.get(Person, who)) is not None and person.unborn for who in members):
        raise NotPossible("A baby who is not born yet is in no part. Nothing was changed.")
    put_on_list(session, which, members)
    if set(members) - {row.person_id for row, _ in family_rows(session, which)}:
        raise NotPossible("Only people of the family’s side are named for a part; the others stay in it.")
