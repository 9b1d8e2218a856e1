"""A file with many invented cases, put in at one go: for what must not slow down as a unit's years go by."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from cpdesk.models.base import Base
from cpdesk.models.case import Case
from cpdesk.models.conference import Conference, StrategyDiscussion
from cpdesk.models.decision import Decision
from cpdesk.models.done_date import DoneDate
from cpdesk.models.person import Person
from cpdesk.rules.procedure import procedure, procedure_keys
from cpdesk.rules.wording import LONDON
from cpdesk.services.folding import search_form
from cpdesk.services.kept_procedures import keep
from cpdesk.storage.store import Store
from cpdesk.vocabulary import Category, ConferenceKind, ConferenceState, Outcome, PersonKind

SURNAMES = ("Harrow", "Pemberton", "Okonjo", "Lindqvist", "Ashdown", "Marwood", "Tregellas", "Quill", "Varga")
FIRST = ("Ada", "Bram", "Cerys", "Dov", "Esi", "Finn", "Greta", "Hugo", "Ines", "Jude", "Kit", "Luca")
CHAIRS = ("Nora Wexley", "Idris Calloway", "Petra Vane", "Samir Holt", "Beth Arundel", "Owen Marsh")
CLERKS = ("Tam Byrne", "Lois Pike", "Rafe Denny")
ROOMS = ("Committee Room 1", "Committee Room 2", "Guildhall, Room 4", "Online")
CATEGORIES = (Category.NEGLECT, Category.EMOTIONAL, Category.PHYSICAL)
HELD_THROUGH = 3 * 365 // 2
"""Days before and after the day around which the conferences lie."""

SENT = {
    "decisions_out": 1, "letter_out": 1, "plan_out": 1, "plan_sign_off": 5, "record_out": 20,
    "record_explained": 20, "amendments_until": 27, "core_group_first": 12,
}  # fmt: skip
"""What is noted after a conference, and how many days after it."""

Rows = dict[type[Base], list[dict[str, Any]]]


def fill_with_cases(store: Store, number: int, around: date) -> tuple[UUID, ...]:
    """Put `number` cases into the file and give their ids; the same number and day give the same file.

    Each has one or two conferences within a year and a half of `around` (those before it held and closed,
    most with a plan), one to three children, a strategy discussion; procedures and kinds are mixed.
    """
    chance, rows = Random(number), defaultdict[type[Base], list[dict[str, Any]]](list)
    cases = tuple(_case(rows, chance, n, around) for n in range(number))
    with store.writing() as session:
        for key in procedure_keys():
            keep(session, procedure(key), datetime.combine(around, time(9), UTC))
        for table in (Case, Person, Conference, StrategyDiscussion, Decision, DoneDate):
            if rows[table]:
                session.execute(insert(table), rows[table])
    return cases


def _case(rows: Rows, chance: Random, number: int, around: date) -> UUID:
    case, name = _id(chance), f"{SURNAMES[number % len(SURNAMES)]} family {number}"
    key = procedure_keys()[number % len(procedure_keys())]
    rows[Case].append({
        "id": case, "name": name, "search_name": search_form(name), "reference": f"CP-{number:05d}",
        "procedure": key, "procedure_version": procedure(key).version, "practice": True,
        "created_at": datetime.combine(around, time(9), UTC),
    })  # fmt: skip
    first = _weekday(around + timedelta(days=chance.randint(-HELD_THROUGH, HELD_THROUGH)))
    children = [_child(rows, chance, case, n, first) for n in range(chance.randint(1, 3))]
    chair = _professional(rows, chance, case, CHAIRS[number % len(CHAIRS)], len(children))
    clerk = _professional(rows, chance, case, CLERKS[number % len(CLERKS)], len(children) + 1)
    for day, kind in _conferences(chance, first, around):
        _conference(rows, chance, case, children, (chair, clerk), (day, kind, around, first))
    return case


def _conferences(chance: Random, first: date, around: date) -> Iterator[tuple[date, ConferenceKind]]:
    kind = chance.choice([ConferenceKind.INITIAL] * 4 + [ConferenceKind.TRANSFER_IN])
    yield first, kind
    if chance.random() < 0.5:
        yield _weekday(first + timedelta(days=chance.randint(75, 95))), ConferenceKind.REVIEW


def _conference(
    rows: Rows, chance: Random, case: UUID, children: list[UUID], team: tuple[UUID, UUID],
    when: tuple[date, ConferenceKind, date, date],
) -> None:  # fmt: skip
    day, kind, around, first = when
    which, held = _id(chance), day < around
    starts = datetime.combine(day, time(chance.choice((9, 10, 13, 14))), LONDON).astimezone(UTC)
    ended = starts + timedelta(minutes=chance.randint(70, 150)) if held else None
    key = rows[Case][-1]["procedure"]
    review = kind is ConferenceKind.REVIEW
    rows[Conference].append({
        "id": which, "case_id": case, "kind": kind, "day": day, "starts": starts,
        "state": ConferenceState.CLOSED if held else ConferenceState.BOOKED,
        "planned_end": starts + timedelta(hours=2), "venue": chance.choice(ROOMS), "procedure": key,
        "procedure_version": procedure(key).version, "number": 1 if review else None,
        "previous_conference": first if review else None, "chair_id": team[0], "clerk_id": team[1],
        "began": starts if held else None, "ended": ended, "particulars": [],
        "core_group_at": ended + timedelta(days=chance.randint(6, 16)) if ended and not review else None,
        "moved_in": day - timedelta(days=20) if kind is ConferenceKind.TRANSFER_IN else None,
    })  # fmt: skip
    if kind is ConferenceKind.INITIAL:
        before = day - timedelta(days=chance.randint(12, 24))
        rows[StrategyDiscussion].append({"id": _id(chance), "conference_id": which, "day": before})
    if held:
        _settle(rows, chance, which, children)
        _sent(rows, chance, which, day)


def _settle(rows: Rows, chance: Random, which: UUID, children: list[UUID]) -> None:
    outcome = chance.choice([Outcome.CHILD_PROTECTION_PLAN] * 3 + [Outcome.CHILD_IN_NEED_PLAN])
    for position, child in enumerate(children):
        rows[Decision].append({
            "id": _id(chance), "conference_id": which, "child_id": child, "position": position,
            "outcome": outcome, "reason": "As the conference heard.", "other_categories": [],
            "category": chance.choice(CATEGORIES) if outcome is Outcome.CHILD_PROTECTION_PLAN else None,
        })  # fmt: skip


def _sent(rows: Rows, chance: Random, which: UUID, day: date) -> None:
    """What a conference asks for afterwards has been done; now and then something has not."""
    for rule, after in SENT.items():
        if chance.random() < 0.98:
            done = day + timedelta(days=after)
            rows[DoneDate].append(
                {"id": _id(chance), "conference_id": which, "rule": rule, "day": done, "at": None}
            )


def _child(rows: Rows, chance: Random, case: UUID, position: int, first: date) -> UUID:
    born = first - timedelta(days=chance.randint(60, 17 * 365))
    return _person(rows, chance, case, position, FIRST[chance.randrange(len(FIRST))], born)


def _professional(rows: Rows, chance: Random, case: UUID, name: str, position: int) -> UUID:
    return _person(rows, chance, case, position, name, None)


def _person(rows: Rows, chance: Random, case: UUID, position: int, name: str, born: date | None) -> UUID:
    who = _id(chance)
    rows[Person].append({
        "id": who, "case_id": case, "position": position, "name": name, "search_name": search_form(name),
        "kind": PersonKind.FAMILY if born else PersonKind.PROFESSIONAL, "born": born,
        "subject": born is not None,
    })  # fmt: skip
    return who


def _weekday(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def _id(chance: Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)
