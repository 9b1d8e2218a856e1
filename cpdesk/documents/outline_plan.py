"""The outline plan for one child: worries, what we need to see, who does what by when, and what if not."""

from dataclasses import replace
from pathlib import Path

from cpdesk.documents.afterwards import add_core_group, add_next_steps, add_rights, add_signature
from cpdesk.documents.opening import add_reader, conference_words
from cpdesk.documents.promises import add_contingency, add_left, add_outcomes, no_plan_words
from cpdesk.documents.risk import add_risks_for
from cpdesk.documents.said import LANES
from cpdesk.documents.settled import add_settled, category_words, settled_facts
from cpdesk.documents.sheet import Edition, Sheet
from cpdesk.rules.wording import day_words
from cpdesk.snapshots.decisions import Decision
from cpdesk.snapshots.entries import Entry
from cpdesk.snapshots.people import Person
from cpdesk.snapshots.reader import ReaderCopy, is_private
from cpdesk.snapshots.reader_dates import under_protection
from cpdesk.vocabulary import Lane, Outcome

TITLE = "Outline plan"

_PLANS = (Outcome.CHILD_PROTECTION_PLAN, Outcome.CHILD_IN_NEED_PLAN)


def write(copy: ReaderCopy, target: Path, edition: Edition, child: Person | None = None) -> None:
    """Write the plan for `child`, who must be one of the copy's children; no plan is also said.

    Raises ValueError without a child: the plan is made for each child separately.
    """
    if child is None:
        raise ValueError("an outline plan is about one child")
    decision = copy.conference.decision(child.id)
    sheet = Sheet(TITLE, copy, edition)
    sheet.title(plan_title(decision, child), _agreed(copy, decision))
    add_reader(sheet, copy)
    if decision is None or decision.outcome not in _PLANS:
        _say_there_is_none(sheet, copy, decision, child)
    else:
        for words in settled_facts(copy, child):
            sheet.text(words)
    _add_said(sheet, copy, child, "What we are worried about", Lane.WORRY)
    add_risks_for(sheet, copy, child)
    _add_said(sheet, copy, child, "What is working well", Lane.STRENGTH)
    _add_plan(sheet, copy, child, planned=decision is not None and decision.outcome in _PLANS)
    goes_on = _as_for_this_child(copy, child)
    add_core_group(sheet, goes_on)
    add_next_steps(sheet, goes_on)
    add_rights(sheet, copy)
    add_signature(sheet, copy)
    sheet.save(target)


def _as_for_this_child(copy: ReaderCopy, child: Person) -> ReaderCopy:
    """Without the core group and review that a brother's or sister's plan goes on with, not this child's."""
    others = tuple(one for one in copy.conference.children if one.id != child.id)
    conference = copy.conference
    if under_protection(conference, (child,)) or not under_protection(conference, others):
        return copy
    without = replace(conference, core_group=(), core_group_at=None, review_at=None)
    return replace(copy, conference=without, children=(child,))


def plan_title(decision: Decision | None, child: Person) -> str:
    """“Child protection plan for Leo”; or that there is none, or none yet."""
    if decision is None:
        return f"Plan for {child.name}: not decided yet"
    if decision.outcome in _PLANS:
        return f"{decision.outcome.words} for {child.name}"
    if decision.outcome is Outcome.PLAN_ENDS:
        return f"The child protection plan for {child.name} ends"
    return f"No plan for {child.name}"


def _agreed(copy: ReaderCopy, decision: Decision | None) -> str:
    if decision is None:
        return conference_words(copy)
    category = f" · Category: {category_words(decision)}" if decision.category else ""
    return f"Decided on {day_words(copy.conference.day)}{category}"


def _say_there_is_none(sheet: Sheet, copy: ReaderCopy, decision: Decision | None, child: Person) -> None:
    if decision is None:
        sheet.text(f"The conference has not decided yet whether {child.name} needs a plan.", style="Settled")
        return
    add_settled(sheet, decision, more=settled_facts(copy, child))
    ended = decision.outcome is Outcome.PLAN_ENDS
    words = "There is no longer a" if ended else "There is no"
    sheet.text(
        f"{words} child protection plan for {child.name}. What was agreed to help is written here, if "
        "anything was."
    )


def concerns(copy: ReaderCopy, child: Person, lane: Lane) -> list[Entry]:
    """The entries of a lane that are about this child: by name, or about no child in particular."""
    children = {each.id for each in copy.conference.children}
    return [
        entry
        for entry in copy.conference.entries
        if entry.lane is lane and (child.id in entry.about or not children.intersection(entry.about))
    ]


def _add_said(sheet: Sheet, copy: ReaderCopy, child: Person, heading: str, lane: Lane) -> None:
    entries = concerns(copy, child, lane)
    if not entries:
        return
    sheet.section(heading)
    for entry in entries:
        if is_private(entry):
            sheet.text(("Private", "LanePrivate"), style="EntryMeta")
        sheet.text(entry.text, style="EntryPrivate" if is_private(entry) else LANES[lane][1])


def _add_plan(sheet: Sheet, copy: ReaderCopy, child: Person, *, planned: bool) -> None:
    plan = copy.conference.plan.for_child(child.id)
    if plan.outcomes:
        sheet.section("What needs to change")
        add_outcomes(sheet, copy, plan.outcomes)
    elif planned:
        sheet.section("What needs to change")
        sheet.text(no_plan_words(copy))
    add_left(sheet, plan.left, concerns(copy, child, Lane.WORRY))
    add_contingency(sheet, copy, plan)
