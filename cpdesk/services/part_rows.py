"""Rows of the parts of a conference: who waits outside, and how a part begins and ends."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models.attendance import Attendance
from cpdesk.models.course import Part
from cpdesk.models.person import Person
from cpdesk.services.clock import moment
from cpdesk.services.comings import all_rows, come, leave, stretches_of
from cpdesk.services.ordering import next_position
from cpdesk.vocabulary import AttendanceMode, PartKind, PersonKind

_JUST_AFTER = timedelta(microseconds=1)
"""A part begins and ends just after whatever happened last, so that both can be told apart."""


def part_now(session: Session, conference: UUID) -> Part | None:
    """The part that goes on; None: everybody is together."""
    return session.scalars(select(Part).where(Part.conference_id == conference, Part.ended.is_(None))).first()


def family_rows(session: Session, conference: UUID) -> list[tuple[Attendance, UUID]]:
    """The family and those who are there for one of them, each with the member of the family they go with."""
    family = set(
        session.scalars(
            select(Person.id)
            .join(Attendance, Attendance.person_id == Person.id)
            .where(Attendance.conference_id == conference, Person.kind == PersonKind.FAMILY)
        )
    )
    found = []
    for row in all_rows(session, conference):
        beside = row.beside_id if row.beside_id in family else None
        if beside is not None or row.person_id in family:
            found.append((row, beside or row.person_id))
    return found


def just_now(session: Session, conference: UUID, now: datetime) -> datetime:
    """The instant at which a part begins or ends."""
    return moment(session, conference, now) + _JUST_AFTER


def put_on_list(session: Session, conference: UUID, people: Iterable[UUID]) -> None:
    """Those of the family whom nobody has put on the list of the conference yet, last on it."""
    known = {row.person_id for row in all_rows(session, conference)}
    mine = Attendance.conference_id == conference
    for who in people:
        person = session.get(Person, who)
        if who not in known and person is not None and person.kind is PersonKind.FAMILY:
            position = next_position(session, Attendance.position, mine)
            session.add(Attendance(conference_id=conference, person_id=who, position=position))
            session.flush()


def outside_now(session: Session, conference: UUID) -> set[UUID]:
    """The rows of those who may not come in while the present part goes on."""
    part = part_now(session, conference)
    if part is None:
        return set()
    members = set(part.members)
    return {
        row.id
        for row, goes_with in family_rows(session, conference)
        if str(goes_with) not in members and str(row.person_id) not in members
    }


def refuse_outsider(session: Session, conference: UUID, row: Attendance) -> None:
    """Raise NotPossible when somebody of the family would come into a part that they are not in."""
    if row.id in outside_now(session, conference):
        raise NotPossible(
            "A part of the conference goes on that this person is not in. End it first; nothing was changed."
        )


def begin_part(
    session: Session,
    conference: UUID,
    kind: PartKind,
    members: Iterable[UUID],
    reason: str,
    now: datetime,
) -> Part:
    """Begin a part now; one that goes on ends. Those of the family who are not in it go out.

    Members who were not there come in. Professionals stay as they are.
    """
    earlier = part_now(session, conference)
    began = just_now(session, conference, now)
    if earlier is not None:
        earlier.ended = began
    inside = () if kind is PartKind.CLOSED else tuple(dict.fromkeys(str(who) for who in members))
    part = Part(
        id=uuid4(), conference_id=conference, kind=kind, reason=reason, members=list(inside), began=began,
        ended=None,
    )  # fmt: skip
    session.add(part)
    session.flush()
    for row, goes_with in family_rows(session, conference):
        if str(row.person_id) in inside:
            _bring_in(session, row, began)
        elif str(goes_with) not in inside:
            leave(session, row, began, kind.words, sent_out=True)
    session.flush()
    return part


def end_part(session: Session, part: Part, now: datetime) -> None:
    """End a part: those who went out for it come back, those who came for it alone go.

    Parts that followed each other without a break count as one, so that parents who take turns never
    meet in between. Who was not there before, or left by themselves, stays out.
    """
    ended = just_now(session, part.conference_id, now)
    part.ended = ended
    turns = _turns(session, part)
    began = {turn.began for turn in turns}
    first = min(began)
    family = [row for row, _ in family_rows(session, part.conference_id)]
    for row_id, stretches in stretches_of(session, family).items():
        row = next(row for row in family if row.id == row_id)
        before = any(s.arrived < first and (s.left is None or s.left >= first) for s in stretches)
        last = stretches[-1] if stretches else None
        if last is None:
            continue
        if last.left is None and not before and last.arrived in began:
            leave(session, row, ended, part.kind.words)
        elif last.left in began and last.sent_out and before and row.mode.takes_part:
            come(session, row, ended)
    session.flush()


def _turns(session: Session, part: Part) -> list[Part]:
    """The part and those before it that it followed at once."""
    earlier = session.scalars(
        select(Part)
        .where(Part.conference_id == part.conference_id, Part.began < part.began)
        .order_by(Part.began.desc())
    )
    turns = [part]
    for one in earlier:
        if one.ended != turns[-1].began:
            break
        turns.append(one)
    return turns


def _bring_in(session: Session, row: Attendance, now: datetime) -> None:
    if not row.mode.takes_part:
        row.mode = AttendanceMode.IN_PERSON
    come(session, row, now)
