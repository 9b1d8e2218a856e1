"""What keeps a changed procedure from being used, in words for whoever changed it."""

from collections.abc import Iterator

from cpdesk.rules.agency import OTHER, Group
from cpdesk.rules.agenda import Step
from cpdesk.rules.checked_toml import MOST
from cpdesk.rules.procedure_file import INSTANTS
from cpdesk.rules.procedure_terms import Anchor, Limit, Procedure, Sourced, Unit
from cpdesk.rules.procedure_words import UNITS
from cpdesk.rules.quorum import SOCIAL_CARE
from cpdesk.rules.rule_names import RULES
from cpdesk.rules.run_sheet_file import NEEDED_STEPS
from cpdesk.vocabulary import ConferenceKind

FIXED_GROUPS = (SOCIAL_CARE, OTHER, "chairing", "interpreter")
"""Groups that cpdesk itself leans on: a quorum needs social care, and somebody must be nobody’s."""

MOST_OF = {
    Unit.WORKING_DAYS: 5_000,
    Unit.DAYS: 8_000,
    Unit.HOURS: 5_000,
    Unit.WEEKS: 1_100,
    Unit.MONTHS: 260,
    Unit.YEARS: 21,
}
"""No date of a child lies further off than a childhood; more is a slip of the finger."""

LONGEST_NAME = 80
"""Characters of a name; it stands in narrow places."""
LONGEST_VERSION = 60


def limit_trouble(limit: Limit) -> str:
    """What is wrong with one figure; empty when it can be used."""
    most = MOST_OF[limit.unit]
    if not 0 <= limit.figure <= most:
        return f"The figure must be a whole number from 0 to {most:,} {UNITS[limit.unit]}."
    if limit.unit is Unit.HOURS and limit.anchor not in INSTANTS:
        return "Hours can only be counted from the start or the end of the conference: a day has no hour."
    if limit.unit is not Unit.HOURS and limit.anchor in INSTANTS:
        return (
            "Only hours are counted from the start or the end of the conference. Count days from the "
            "conference."
        )
    if limit.unit is Unit.HOURS and RULES[limit.rule].meets:
        return "People meet for this, on a working day: count days, not hours."
    if limit.unit is Unit.HOURS and limit.at is not None:
        return "Hours end at their own hour. Leave the hour of the cut-off empty."
    if not limit.kinds:
        return "Choose at least one kind of conference."
    if not limit.kinds <= RULES[limit.rule].kinds:
        return "This date is not asked for at one of the kinds of conference that are chosen."
    if any(not 1 <= days <= MOST_OF[Unit.DAYS] for days in limit.readings):
        return f"Other readings are numbers of days from 1 to {MOST_OF[Unit.DAYS]:,}."
    if limit.rule == "review_first" and limit.anchor is Anchor.FIRST_REVIEW:
        return "The last day for the first review cannot be counted from the first review itself."
    return source_trouble(limit)


def source_trouble(sourced: Sourced) -> str:
    """What is wrong with where something stands; empty when it is said."""
    if not sourced.clause.strip():
        return "Say where it stands (heading or clause): nothing of a procedure is kept without its source."
    return ""


def step_trouble(step: Step) -> str:
    """What is wrong with one step of the run-sheet; empty when it can be used."""
    if not step.title.strip():
        return "A step needs a title."
    if not step.first_speaker.strip():
        return "Say who speaks first in this step."
    if not 0 <= step.minutes <= MOST:
        return f"The minutes must be a whole number from 0 to {MOST:,}."
    return ""


def group_trouble(group: Group) -> str:
    """What is wrong with one agency group; empty when it can be used."""
    if not group.name.strip():
        return "An agency group needs a name."
    if group.key == SOCIAL_CARE and not group.counts:
        return "Social care must count: no conference is quorate without it."
    return ""


def why_step_stays(key: str) -> str:
    """Why a step cannot be left out; empty when it can."""
    if key in NEEDED_STEPS:
        return "This step stays: cpdesk needs the welcome, the decision and the close."
    return ""


def why_group_stays(key: str) -> str:
    """Why an agency group cannot be taken out; empty when it can."""
    return "This group stays: cpdesk itself needs it." if key in FIXED_GROUPS else ""


def troubles(procedure: Procedure) -> tuple[str, ...]:
    """Everything that keeps a procedure from being used, a sentence each with its place."""
    return tuple(_troubles(procedure))


def _troubles(procedure: Procedure) -> Iterator[str]:
    if not procedure.name.strip():
        yield "The procedure needs a name."
    if len(procedure.name) > LONGEST_NAME:
        yield f"The name of the procedure is longer than {LONGEST_NAME} characters."
    if len(procedure.version) > LONGEST_VERSION:
        yield f"The version of the procedure is longer than {LONGEST_VERSION} characters."
    if not procedure.document.strip():
        yield "Say which document the procedure is taken from."
    for rule, limits in procedure.limits.items():
        yield from (f"{RULES[rule].title}: {words}" for one in limits if (words := limit_trouble(one)))
    if words := source_trouble(procedure.quorum):
        yield f"Quorum: {words}"
    if not 0 <= procedure.quorum.needed <= len(procedure.agencies.groups):
        yield "Quorum: there are not so many agency groups."
    if words := source_trouble(procedure.decision):
        yield f"Majority: {words}"
    if procedure.decision.counted is not None and not procedure.decision.counted:
        yield "Majority: choose at least one agency group that counts."
    yield from _run_sheet(procedure)
    yield from _groups(procedure)
    if not all(
        name.strip()
        for name in (procedure.roles.chair, procedure.roles.clerk, procedure.roles.lead_social_worker)
    ):
        yield "Names: each role needs a name."


def _run_sheet(procedure: Procedure) -> Iterator[str]:
    """Every step, at every kind of conference; what is wrong everywhere is said once."""
    said: set[object] = set()
    for kind in ConferenceKind:
        run_sheet = procedure.run_sheet.for_kind(kind)
        for step in run_sheet.steps:
            if (words := step_trouble(step)) and (step.key, words) not in said:
                said.add((step.key, words))
                yield f"Run-sheet, {step.title or 'a step without a title'}: {words}"
        if any(run_sheet.step(key) is None for key in NEEDED_STEPS) and "needed" not in said:
            said.add("needed")
            yield "Run-sheet: the welcome, the decision and the close must be in it."


def _groups(procedure: Procedure) -> Iterator[str]:
    groups = procedure.agencies.groups
    for group in groups:
        if words := group_trouble(group):
            yield f"Agency groups, {group.name or 'one without a name'}: {words}"
    names = [group.name.casefold().strip() for group in groups]
    if len(set(names)) < len(names):
        yield "Agency groups: two of them have the same name."
    if SOCIAL_CARE not in {group.key for group in groups}:
        yield "Agency groups: social care must be among them."
