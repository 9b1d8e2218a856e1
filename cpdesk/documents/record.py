"""The record of the conference: a summary of who was there, what was said, and what was decided and why."""

from pathlib import Path

from cpdesk.documents.afterwards import add_core_group, add_dates, add_next_steps, add_rights, add_signature
from cpdesk.documents.course import add_course
from cpdesk.documents.kin import add_family
from cpdesk.documents.opening import add_conference_facts, add_reader, conference_words
from cpdesk.documents.presence import add_attendance, add_parts, add_quorum, add_reports
from cpdesk.documents.promises import add_contingency, add_left, add_outcomes, no_plan_words
from cpdesk.documents.risk import add_risks, add_scale
from cpdesk.documents.said import add_attachments, add_discussion, add_lane, add_voices
from cpdesk.documents.settled import add_decisions, add_views
from cpdesk.documents.sheet import Edition, Sheet
from cpdesk.snapshots.people import Person
from cpdesk.snapshots.plan import Plan
from cpdesk.snapshots.reader import ReaderCopy
from cpdesk.vocabulary import Lane

TITLE = "Record of the conference"


def write(copy: ReaderCopy, target: Path, edition: Edition, child: Person | None = None) -> None:
    """Write the record for its reader; `child` is not used, the record is about all their children."""
    del child
    sheet = Sheet(TITLE, copy, edition)
    sheet.title(TITLE, conference_words(copy))
    add_reader(sheet, copy)
    add_conference_facts(sheet, copy)
    sheet.text("This record is a summary. It does not hold every word that was said.", style="Quiet")
    add_attendance(sheet, copy)
    add_reports(sheet, copy)
    add_parts(sheet, copy)
    add_quorum(sheet, copy)
    add_family(sheet, copy)
    _add_previous_plan(sheet, copy)
    add_discussion(sheet, copy)
    several = len(copy.children) != 1
    whose = "the children" if several else "the child"
    add_voices(sheet, copy)
    add_lane(sheet, copy, f"What {whose} said and showed", Lane.CHILD_VOICE)
    add_lane(sheet, copy, "What the family said", Lane.FAMILY_VIEW)
    add_risks(sheet, copy)
    add_scale(sheet, copy)
    _add_plan(sheet, copy)
    add_views(sheet, copy)
    add_decisions(sheet, copy)
    add_core_group(sheet, copy)
    add_dates(sheet, copy)
    add_next_steps(sheet, copy)
    add_rights(sheet, copy)
    add_course(sheet, copy)
    add_attachments(sheet, copy)
    add_signature(sheet, copy)
    sheet.save(target)


def _add_previous_plan(sheet: Sheet, copy: ReaderCopy) -> None:
    if copy.conference.previous_plan.outcomes:
        sheet.section("The plan until now")
        _add_by_child(sheet, copy, copy.conference.previous_plan)


def _add_plan(sheet: Sheet, copy: ReaderCopy) -> None:
    plan = copy.conference.plan
    sheet.section("The plan")
    if plan.outcomes:
        _add_by_child(sheet, copy, plan)
    else:
        sheet.text(no_plan_words(copy))
    add_left(sheet, plan.left, copy.conference.entries)
    add_contingency(sheet, copy, plan)


def _add_by_child(sheet: Sheet, copy: ReaderCopy, plan: Plan) -> None:
    """The outcomes for each child, then those for all; with one child there is no difference."""
    for_all = [outcome for outcome in plan.outcomes if outcome.child is None]
    only = len(copy.children) == 1
    for child in copy.children:
        own = [outcome for outcome in plan.outcomes if outcome.child == child.id]
        own += for_all if only else []
        if own:
            sheet.part(f"For {child.name}")
            add_outcomes(sheet, copy, own)
    if for_all and not only:
        sheet.part("For all the children")
        add_outcomes(sheet, copy, for_all)
