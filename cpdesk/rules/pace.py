"""How the time of a meeting goes: what a step has taken without the breaks, and what is left for the plan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from cpdesk.rules.agenda import LEADS_TO, PLAN_STEP

PROTECTED = (PLAN_STEP, *LEADS_TO)
"""The steps whose minutes are not to be used up by what comes before them (domain section 5)."""
SOON = 10 * 60
"""So many seconds ahead it is said that the time begins to run short."""


@dataclass(frozen=True, slots=True)
class StepTime:
    """One step of the run-sheet in seconds, in the order of the run-sheet."""

    key: str
    planned: int
    taken: int
    over: bool = False
    """It was held and left, or left out: nothing more is needed for it."""
    present: bool = False


@dataclass(frozen=True, slots=True)
class Short:
    """The time for a protected step runs short, or soon will."""

    step: str
    of: int
    """Its planned seconds."""
    left: int
    """What is left for it of those, in seconds, when the conference is to end as planned."""
    begins_in: int = 0
    """In so many seconds it begins to run short; 0: it does already."""


def running_short(steps: Sequence[StepTime], planned: int, elapsed: int) -> Short | None:
    """What to say about the time for plan, views and decision; None while there is enough.

    `planned` is the length of the whole conference and `elapsed` what it has taken, breaks left out, in
    seconds. What stands behind the first of the three on the run-sheet needs its time too. The plan is what
    suffers, as long as it is not made; after it, whichever of the others is next.
    """
    first = next((n for n, step in enumerate(steps) if step.key in PROTECTED), len(steps))
    waiting = [step for step in steps[first:] if not step.over]
    protected = [step for step in waiting if step.key in PROTECTED]
    if not protected:
        return None
    step = next((one for one in protected if one.key == PLAN_STEP), protected[0])
    needed = sum(_left(one) for one in waiting)
    spare = planned - elapsed - needed
    if spare <= 0:
        return Short(step.key, step.planned, max(_left(step) + spare, 0))
    in_its_own_time = any(one.present and _left(one) > 0 for one in waiting)
    if spare > SOON or in_its_own_time:
        return None
    return Short(step.key, step.planned, _left(step), begins_in=spare)


def _left(step: StepTime) -> int:
    return max(step.planned - step.taken, 0)


def length_without(began: datetime, ended: datetime, breaks: Iterable[tuple[datetime, datetime]]) -> int:
    """The seconds from one instant to another (aware) without the breaks between them, each as it began and
    ended; breaks do not overlap each other. Never less than 0."""
    length = (ended - began).total_seconds()
    for pause, resume in breaks:
        length -= max((min(ended, resume) - max(began, pause)).total_seconds(), 0)
    return max(int(length), 0)
