"""What follows a conference: core group, lead social worker, dates, and the right to disagree."""

from datetime import datetime

from cpdesk.documents.naming import named, with_agency
from cpdesk.documents.sheet import Sheet
from cpdesk.documents.wordml import Cell
from cpdesk.rules.deadlines import DueDate
from cpdesk.rules.rule_names import RULES, Phase
from cpdesk.rules.wording import day_words, instant_words
from cpdesk.snapshots.reader import ReaderCopy
from cpdesk.snapshots.reader_dates import under_protection

TOLD_MARKS = ("repeat_plan_until",)
"""It decides how a conference is asked for, so the record says it."""

_MET = {True: "in time", False: "late", None: "not known yet"}


def add_core_group(sheet: Sheet, copy: ReaderCopy) -> None:
    """Who carries the plan, and who leads."""
    conference = copy.conference
    members = [person for who in conference.core_group if (person := conference.person(who))]
    if not members and not under_protection(copy.conference, copy.children):
        sheet.section("Who to talk to")
        sheet.text(lead_words(copy))
        return
    sheet.section("The core group")
    sheet.text("The core group is the small group that carries out the plan.")
    if members:
        rows = [(person.name, with_agency(copy, person)) for person in members]
        sheet.table(("Name", "Who they are"), rows, (40, 60))
    else:
        sheet.text("Nobody has been named for the core group yet.")
    sheet.text(lead_words(copy))


def lead_words(copy: ReaderCopy) -> str:
    """Who the lead social worker is, in a sentence."""
    name = copy.conference.name(copy.conference.lead_social_worker)
    if not name:
        return "The lead social worker has not been named yet."
    return f"The lead social worker is {name}. Ask them first if you have a question about the plan."


def dates_shown(copy: ReaderCopy) -> tuple[DueDate, ...]:
    """The last days this copy tells: what is only a mark in time, such as a birthday, is for the window."""
    return tuple(
        due
        for due in copy.conference.dates
        if due.rule not in RULES or RULES[due.rule].phase is not Phase.MARK or due.rule in TOLD_MARKS
    )


def add_dates(sheet: Sheet, copy: ReaderCopy) -> None:
    """Each last day with how it was counted, and from which clause."""
    dates = dates_shown(copy)
    if not dates:
        return
    sheet.section("Dates, and why they are what they are")
    rows = [(due.title, _due_words(due), _MET[due.met], _why(due)) for due in dates]
    sheet.table(("What", "Last day", "In time?", "How it is counted"), rows, (21, 19, 12, 48))


def _due_words(due: DueDate) -> Cell:
    words = [last_day(due)]
    if due.provisional:
        words.append("provisional: it may move")
    return words


def last_day(due: DueDate) -> str:
    """A last day or instant in full."""
    return instant_words(due.due) if isinstance(due.due, datetime) else day_words(due.due)


def _why(due: DueDate) -> Cell:
    told = not due.source or due.source in due.explanation
    return due.explanation if told else [due.explanation, f"Source: {due.source}"]


def next_steps(copy: ReaderCopy) -> list[str]:
    """What happens next, a sentence each."""
    conference = copy.conference
    limits = {due.rule: last_day(due) for due in dates_shown(copy)}
    if not under_protection(copy.conference, copy.children):
        limits = {rule: day for rule, day in limits.items() if rule == "record_out"}
    steps = []
    if conference.core_group_at:
        steps.append(f"The core group meets on {instant_words(conference.core_group_at)}.")
    elif first := limits.get("core_group_first"):
        steps.append(f"The core group meets for the first time by {first}.")
    if conference.review_at:
        steps.append(
            f"A review conference is held on {instant_words(conference.review_at)}. "
            "It looks at how the plan has worked, and whether it is still needed."
        )
    elif first := limits.get("review_first") or limits.get("review_next"):
        steps.append(f"A review conference is held by {first}, if there is still a child protection plan.")
    if record := limits.get("record_out"):
        steps.append(f"The record of the conference is sent by {record}.")
    return steps


def add_next_steps(sheet: Sheet, copy: ReaderCopy) -> None:
    """The section of what happens next."""
    sheet.section("What happens next")
    steps = next_steps(copy)
    if steps:
        sheet.points(steps)
    else:
        sheet.text("No dates have been agreed yet.")


def add_rights(sheet: Sheet, copy: ReaderCopy) -> None:
    """The right to disagree and to complain, in our own words."""
    sheet.section("If you do not agree")
    chair = named(copy, copy.conference.chair) or "the chair"
    sheet.points(
        (
            "You have the right to say that you do not agree, and to have it written down.",
            "If something in these papers is wrong, tell us. Your correction is added to them with its date.",
            "You can complain about how the conference was prepared or held, or about what was decided. "
            f"Talk to the lead social worker, to their manager or to {chair}, or write to the council.",
            "You can ask somebody to help you with this. You can ask for it in your own language.",
            "While a complaint is looked into, the decision stands and the plan goes on.",
        )
    )
    if copy.reader.is_full:
        sheet.text(
            "A professional who does not agree can have their dissent recorded with its reasons, and can "
            "take it further through their own agency’s escalation procedure."
        )


def add_signature(sheet: Sheet, copy: ReaderCopy) -> None:
    """The line for the chair."""
    sheet.signature(copy.conference.name(copy.conference.chair), "Chair of the conference")
