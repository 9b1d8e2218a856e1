"""Where a conference is on its run-sheet: what was held, what was left out, and what is out of order."""

from cpdesk.rules.agenda import PLAN_STEP, wants_the_plan_first
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.course import StepSkip


def was_held(conference: Conference, key: str) -> bool:
    """Whether a step was ever begun."""
    return any(visit.key == key for visit in conference.steps)


def left_out(conference: Conference) -> tuple[StepSkip, ...]:
    """The steps that the chair left out and did not come back to since."""
    return tuple(
        skip
        for skip in conference.skips
        if not any(visit.key == skip.step and visit.began > skip.at for visit in conference.steps)
    )


def is_left_out(conference: Conference, key: str) -> StepSkip | None:
    """What was said when a step was left out, unless it was held after all."""
    return next((skip for skip in left_out(conference) if skip.step == key), None)


def comes_before_the_plan(conference: Conference, key: str) -> bool:
    """Whether going to a step now would put views or decision before a plan that is wanted first."""
    return (
        wants_the_plan_first(conference.run_sheet, key)
        and not was_held(conference, PLAN_STEP)
        and is_left_out(conference, PLAN_STEP) is None
    )
