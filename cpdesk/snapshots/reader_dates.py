"""Which last dates a member of the family is told: those of the plan and of what they are sent."""

from collections.abc import Iterable

from cpdesk.rules.deadlines import DueDate
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.people import Person
from cpdesk.vocabulary import Outcome

SENT = frozenset(
    {"decisions_out", "letter_out", "plan_out", "record_out", "record_explained", "amendments_until"}
)
OF_A_PLAN = frozenset(
    {"plan_sign_off", "core_group_first", "core_group_next", "review_first", "review_next", "review_latest"}
)
"""There are these only while a child is under protection. All others are the unit’s own."""


def under_protection(conference: Conference, children: Iterable[Person]) -> bool:
    """Whether one of these children has a child protection plan now, or nothing has been settled yet."""
    settled = [conference.decision(child.id) for child in children]
    return any(each is None or each.outcome is Outcome.CHILD_PROTECTION_PLAN for each in settled)


def family_dates(copy: Conference, children: tuple[Person, ...]) -> tuple[DueDate, ...]:
    """The last dates for a family reader’s copy, in which the rest has been filtered already.

    They are not told of a birth when they may not read about the baby, nor of days counted from a core
    group whose time is not in their copy.
    """
    told = SENT | OF_A_PLAN if under_protection(copy, children) else SENT
    if copy.core_group_at is None:
        told -= {"core_group_next"}
    reads_of_baby = any(child.expected for child in children)
    return tuple(
        due for due in copy.dates if due.rule in told and (reads_of_baby or "birth" not in due.explanation)
    )
