"""The risk statements of a conference, made of its worries, and how safe everybody thinks each child is."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models.attendance import Attendance
from cpdesk.models.conference import Conference
from cpdesk.models.course import Part
from cpdesk.models.entry import Entry
from cpdesk.models.person import Person
from cpdesk.models.risk import RiskStatement, ScaleScore
from cpdesk.rules.plain_text import clean
from cpdesk.rules.scale import HIGHEST, LOWEST
from cpdesk.services.change import Workplace
from cpdesk.services.open_conference import found, open_conference
from cpdesk.services.ordering import next_position
from cpdesk.snapshots import risk as shown
from cpdesk.snapshots.reader_presence import CLOSED_STEP
from cpdesk.vocabulary import Capacity, Lane, PartKind

MOST_STATEMENTS = 4
"""A conference makes one to four risk statements (domain section 5, step 7)."""


class Risk:
    """Risk statements and the safety scale of a conference."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def add(self, which: UUID, text: str, about: Iterable[UUID] = (), worries: Iterable[UUID] = ()) -> UUID:
        """Add what may happen to which children (none: all) if nothing changes; gives the statement's id.

        Raises NotPossible for an empty one, a fifth one, and one made of anything but open worries.
        """
        with self._at.changing("conference", which) as session:
            open_conference(session, which)
            text = _worded(text, "A risk statement needs words before it can be added.")
            if len(_statements(session, which)) >= MOST_STATEMENTS:
                raise NotPossible(
                    "A conference makes at most four risk statements. What is typed was kept: change or take "
                    "out one of the four first."
                )
            row = RiskStatement(
                id=uuid4(),
                conference_id=which,
                position=next_position(session, RiskStatement.position, RiskStatement.conference_id == which),
                text=text,
                about=_texts(about),
                worries=_checked(session, which, worries),
            )
            session.add(row)
            return row.id

    def change(self, statement: UUID, **changes: Any) -> None:
        """Change `text`, `about` or `worries` of a statement. Raises NotPossible as `add` does."""
        with self._at.changing("conference", self._conference_of(statement)) as session:
            row = found(session, RiskStatement, statement)
            open_conference(session, row.conference_id)
            if "text" in changes:
                row.text = _worded(changes["text"], "A risk statement needs words; the old ones were kept.")
            if "about" in changes:
                row.about = _texts(changes["about"])
            if "worries" in changes:
                kept = set(row.worries)
                given = _texts(changes["worries"])
                _checked(session, row.conference_id, [UUID(one) for one in given if one not in kept])
                row.worries = given

    def remove(self, statement: UUID) -> None:
        """Take a statement out, and the numbers that were given about it."""
        with self._at.changing("conference", self._conference_of(statement)) as session:
            row = found(session, RiskStatement, statement)
            open_conference(session, row.conference_id)
            for score in session.scalars(select(ScaleScore).where(ScaleScore.statement_id == statement)):
                session.delete(score)
            session.delete(row)

    def move(self, statement: UUID, before: UUID | None) -> None:
        """Put a statement before another one, or (None) at the end."""
        with self._at.changing("conference", self._conference_of(statement)) as session:
            row = found(session, RiskStatement, statement)
            open_conference(session, row.conference_id)
            others = [one for one in _statements(session, row.conference_id) if one.id != statement]
            at = next((n for n, one in enumerate(others) if one.id == before), len(others))
            if statement != before:
                for position, one in enumerate([*others[:at], row, *others[at:]], start=1):
                    one.position = position

    def score(self, which: UUID, given: shown.ScaleScore) -> None:
        """Note how safe somebody thinks a child is; it replaces their earlier number about the same.

        Raises NotPossible for somebody who only looks on, and for a number that is not on the scale.
        """
        with self._at.changing("conference", which) as session:
            conference = open_conference(session, which)
            _refuse_not_asked(session, conference, given)
            row = _score(session, which, given.who, given.child, given.statement)
            if row is None:
                row = ScaleScore(
                    id=uuid4(),
                    conference_id=which,
                    person_id=given.who,
                    child_id=given.child,
                    statement_id=given.statement,
                )
                session.add(row)
            row.number, row.reason = given.number, clean(given.reason).text

    def withdraw(self, which: UUID, who: UUID, child: UUID, statement: UUID | None = None) -> None:
        """Somebody’s number (and its reason) goes; nothing happens when there is none."""
        with self._at.changing("conference", which) as session:
            open_conference(session, which)
            row = _score(session, which, who, child, statement)
            if row is not None:
                session.delete(row)

    def _conference_of(self, statement: UUID) -> UUID:
        with self._at.store.reading() as session:
            return found(session, RiskStatement, statement).conference_id


def _statements(session: Session, which: UUID) -> list[RiskStatement]:
    rows = select(RiskStatement).where(RiskStatement.conference_id == which)
    return list(session.scalars(rows.order_by(RiskStatement.position)))


def _score(
    session: Session, which: UUID, who: UUID, child: UUID, statement: UUID | None
) -> ScaleScore | None:
    return session.scalars(
        select(ScaleScore).where(
            ScaleScore.conference_id == which,
            ScaleScore.person_id == who,
            ScaleScore.child_id == child,
            ScaleScore.statement_id.is_(None) if statement is None else ScaleScore.statement_id == statement,
        )
    ).one_or_none()


def _refuse_not_asked(session: Session, conference: Conference, given: shown.ScaleScore) -> None:
    """Raise NotPossible unless this person may give this number about this child."""
    if given.number is not None and not LOWEST <= given.number <= HIGHEST:
        raise NotPossible("The scale goes from 0 to 10. The number was not noted.")
    child = found(session, Person, given.child)
    if not child.subject or child.case_id != conference.case_id:
        raise NotPossible("The scale is about the children of this conference. The number was not noted.")
    if given.statement is not None:
        statement = session.get(RiskStatement, given.statement)
        if statement is None or statement.conference_id != conference.id:
            raise NotPossible("This risk statement was taken out meanwhile. The number was not noted.")
    row = session.scalars(
        select(Attendance).where(Attendance.conference_id == conference.id, Attendance.person_id == given.who)
    ).one_or_none()
    if row is not None and row.capacity is not Capacity.MEMBER:
        raise NotPossible(
            "Somebody who looks on, interprets or is there for another person is not asked for a number. "
            "Nothing was noted for them."
        )


def _checked(session: Session, which: UUID, worries: Iterable[UUID]) -> list[str]:
    """The ids of these worries as they are kept; raises NotPossible when one may not be shown to all."""
    ids = list(dict.fromkeys(worries))
    closed = set(
        session.scalars(select(Part.id).where(Part.conference_id == which, Part.kind == PartKind.CLOSED))
    )
    for one in ids:
        entry = found(session, Entry, one)
        private = entry.private or entry.step == CLOSED_STEP or entry.part_id in closed
        if entry.conference_id != which or entry.removed or private or entry.lane is not Lane.WORRY:
            raise NotPossible(
                "A risk statement is made of worries that everybody may hear. A private entry, one that was "
                "taken out and one of another lane cannot be part of it. Nothing was changed."
            )
    return [str(one) for one in ids]


def _worded(text: str, refusal: str) -> str:
    cleaned = clean(text).text.strip()
    if not cleaned:
        raise NotPossible(refusal)
    return cleaned


def _texts(ids: Iterable[UUID]) -> list[str]:
    return [str(one) for one in ids]
