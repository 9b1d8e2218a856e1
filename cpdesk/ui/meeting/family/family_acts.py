"""What a key, a button or a line of the family page does to the family."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from cpdesk.errors import NotPossible
from cpdesk.rules.kinship import Relation
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.people import Person, Relationship
from cpdesk.ui.meeting.family.family_forms import Tie
from cpdesk.ui.typed_days import read_day
from cpdesk.vocabulary import RelationshipKind

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

_TOGETHER = (RelationshipKind.MARRIED, RelationshipKind.PARTNERS)
_APART = (RelationshipKind.SEPARATED, RelationshipKind.DIVORCED)
_DOWN = (RelationshipKind.PARENT_OF, RelationshipKind.STEP_PARENT_OF)


def partners_of(conference: Conference, who: UUID) -> list[Person]:
    """Who may be the other parent of somebody’s child: partners, the present ones first."""
    ties = [r for r in conference.relationships if who in (r.a, r.b) and r.kind in (*_TOGETHER, *_APART)]
    ties.sort(key=lambda r: (r.kind in _APART, bool(r.until)))
    found = [conference.person(r.b if r.a == who else r.a) for r in ties]
    return list(dict.fromkeys(person for person in found if person is not None))


def typed_birth(text: str, today: date, *, unborn: bool) -> dict[str, Any]:
    """Day of birth or day due as `born`, `expected` and `unborn`; nothing for an empty line.

    With “due” before it, or ahead, it is the day on which a baby is expected. Raises NotPossible for what
    is no day.
    """
    words = text.strip()
    due = words.lower().startswith("due")
    words = words[3:].strip() if due else words
    if not words:
        return {}
    day = _day(words, today)
    if due or (unborn and day > today):
        return {"born": None, "expected": day, "unborn": True}
    if day > today:
        raise NotPossible(
            QCoreApplication.translate(
                "FamilyPage",
                "That day has not come yet. For a baby write “due” before it. Nothing was changed.",
            )
        )
    return {"born": day, "unborn": False}


def typed_death(text: str, today: date) -> date | None:
    """The day somebody died; None for an empty line. Raises NotPossible for what is no day, or ahead."""
    if not text.strip():
        return None
    day = _day(text, today)
    if day > today:
        raise NotPossible(
            QCoreApplication.translate("FamilyPage", "That day has not come yet. Nothing was changed.")
        )
    return day


def _day(text: str, today: date) -> date:
    day = read_day(text, today)
    if day is None:
        raise NotPossible(
            QCoreApplication.translate(
                "FamilyPage",
                "Write the day like “3 February 2016” or “3/2/2016”. The old one was kept.",
            )
        )
    return day


def add_relative(
    desk: "Desk",
    conference: Conference,
    to: UUID,
    relation: Relation,
    name: str,
    born: str,
    other: UUID | None,
) -> UUID:
    """A new relative as one line tells it; gives their id."""
    facts = typed_birth(born, conference.day, unborn=relation is Relation.UNBORN)
    days = {key: facts[key] for key in ("born", "expected") if key in facts}
    return desk.family.add_relative(conference.id, name, relation, to, other_parent=other, **days)


def relate(
    desk: "Desk",
    conference: Conference,
    who: UUID,
    tie: Tie,
    other: UUID,
    times: tuple[str, str],
    written: Relationship | None,
) -> None:
    """What two people are to each other: the line that is written down is changed, or another one added.

    A couple who part stay written down as the couple they were.
    """
    parted = written is not None and written.kind in _TOGETHER and tie.kind in _APART
    same_way = written is not None and (written.kind in _DOWN) == (tie.kind in _DOWN)
    a, b = (other, who) if tie.turned else (who, other)
    turned_round = written is not None and tie.kind in _DOWN and written.a != a
    if written is None or written.id is None or parted or not same_way or turned_round:
        desk.family.relate(conference.id, a, b, tie.kind, *times)
    else:
        since, until = times
        change = desk.family.change_relationship
        change(conference.id, written.id, kind=tie.kind, since=since, until=until)
