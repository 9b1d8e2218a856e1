"""One entry made two, or two made one: nothing that was said is lost, and nobody may read more of it."""

from collections.abc import Iterator
from uuid import uuid4

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models.attendance import Attendance, Presence
from cpdesk.models.entry import Entry
from cpdesk.models.person import Person
from cpdesk.models.plan import Action, LeftWorry, PlanOutcome
from cpdesk.models.risk import RiskStatement
from cpdesk.rules.plain_text import clean
from cpdesk.services.ordering import after, between
from cpdesk.vocabulary import PersonKind


def divided(text: str, at: int) -> tuple[str, str]:
    """A text in two at a character, each without the blanks at its ends.

    Raises NotPossible when one of them would be empty.
    """
    first, second = clean(text[:at]).text.strip(), clean(text[at:]).text.strip()
    if not first or not second:
        raise NotPossible(
            "There must be words on both sides of the place where an entry is split. It stays whole."
        )
    return first, second


def second_half(session: Session, entry: Entry, text: str) -> Entry:
    """A new entry right behind another one, which carries all that the other one carries but its words."""
    following = session.scalar(
        select(Entry.position)
        .where(Entry.conference_id == entry.conference_id, Entry.position > entry.position)
        .order_by(Entry.position)
        .limit(1)
    )
    place = between(entry.position, following) if following is not None else after(entry.position)
    half = Entry(
        id=uuid4(), conference_id=entry.conference_id, position=place, at=entry.at, step=entry.step,
        stage_words=entry.stage_words, lane=entry.lane, private=entry.private, text=text,
        speaker_id=entry.speaker_id, about=list(entry.about), said_as=entry.said_as, reply=None,
        replies_to_id=entry.replies_to_id, part_id=entry.part_id, removed=False, revisions=0,
    )  # fmt: skip
    session.add(half)
    return half


def refuse_to_join(session: Session, first: Entry, second: Entry) -> None:
    """Raises NotPossible where one entry would say more than was said, or to more people than heard it."""
    why = next(_why_not(session, first, second), "")
    if why:
        raise NotPossible(f"{why} They stay two entries.")


def _why_not(session: Session, first: Entry, second: Entry) -> Iterator[str]:
    if first.id == second.id or first.conference_id != second.conference_id:
        yield "Only two entries of one conference can be joined."
    if first.speaker_id and second.speaker_id and first.speaker_id != second.speaker_id:
        yield "Two people said these."
    if first.part_id != second.part_id or first.step != second.step:
        yield "They were said in different steps or parts, which not everybody was in."
    if first.reply or second.reply or first.replies_to_id != second.replies_to_id:
        yield "A reply to a worry stands by itself."
    if _family_came_or_went(session, first, second):
        yield "Somebody of the family came or went between the two."


def _family_came_or_went(session: Session, first: Entry, second: Entry) -> bool:
    early, late = sorted((first.at, second.at))
    moves = (
        (Presence.arrived > early) & (Presence.arrived <= late),
        (Presence.left > early) & (Presence.left <= late),
    )
    found = session.scalar(
        select(Presence.id)
        .join(Attendance, Attendance.id == Presence.attendance_id)
        .join(Person, Person.id == Attendance.person_id)
        .where(Attendance.conference_id == first.conference_id, Person.kind == PersonKind.FAMILY, or_(*moves))
        .limit(1)
    )
    return found is not None


def together(first: Entry, second: Entry) -> dict[str, object]:
    """What the columns of the first entry are once the second one has become part of it."""
    several = "\n" in first.text or "\n" in second.text
    everybody = not first.about or not second.about
    return {
        "text": ("\n" if several else " ").join(text for text in (first.text, second.text) if text),
        "private": first.private or second.private,
        "speaker_id": first.speaker_id or second.speaker_id,
        "about": [] if everybody else list(dict.fromkeys((*first.about, *second.about))),
        "said_as": first.said_as if first.said_as is second.said_as else None,
    }


def point_to(session: Session, old: Entry, new: Entry) -> list[Entry]:
    """Whatever was linked to one entry is linked to another one; gives the replies, still to be recorded."""
    named = (str(old.id), str(new.id))
    statements = session.scalars(
        select(RiskStatement).where(RiskStatement.conference_id == old.conference_id)
    )
    actions = session.scalars(
        select(Action)
        .join(PlanOutcome, PlanOutcome.id == Action.outcome_id)
        .where(PlanOutcome.conference_id == old.conference_id)
    )
    for row in (*statements, *actions):
        if named[0] in row.worries:
            row.worries = list(dict.fromkeys(named[1] if who == named[0] else who for who in row.worries))
    _leave_one(session, old, new)
    replies = list(
        session.scalars(select(Entry).where(Entry.replies_to_id == old.id, Entry.removed.is_(False)))
    )
    for reply in replies:
        reply.replies_to_id = new.id
    return replies


def _leave_one(session: Session, old: Entry, new: Entry) -> None:
    """A worry left without an action on purpose stays so under the entry it has become part of."""
    theirs = select(LeftWorry).where(LeftWorry.conference_id == old.conference_id)
    left = {row.entry_id: row for row in session.scalars(theirs)}
    if old.id in left and new.id not in left:
        left[old.id].entry_id = new.id
