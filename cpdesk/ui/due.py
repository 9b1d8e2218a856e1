"""How a last date is told on every page: when, how it stands, and why it is that day."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from cpdesk.rules.deadlines import DueDate
from cpdesk.rules.procedure_words import whose
from cpdesk.rules.rule_names import RULES, Phase
from cpdesk.rules.standing import Standing, Stands
from cpdesk.rules.standing import standing as stand
from cpdesk.rules.wording import clock, day_words, instant_words, short_day
from cpdesk.rules.working_days import WorkingDays

SOON = timedelta(days=7)


def when(due: DueDate) -> str:
    """The day or instant in full: “Thursday 10 December 2026”."""
    return instant_words(due.due) if isinstance(due.due, datetime) else day_words(due.due)


def short_when(due: DueDate) -> str:
    """The day in a narrow place, with its hour if it has one: “by 10 Dec 2026”, “by 12 Nov 2026, 16:00”."""
    by = QCoreApplication.translate("due", "by {0}").format(short_day(due.day))
    return f"{by}, {clock(due.due)}" if isinstance(due.due, datetime) else by


def standing(due: DueDate, today: date, days: WorkingDays | None = None) -> tuple[str, str]:
    """How it stands on `today`, in words, and the tone: `done`, `late`, `soon` or nothing.

    `days` are the working days of the office; without them those of England and Wales.
    """
    stands = stand(due, today, days)
    return stands.words, tone_of(due, stands, today)


def tone_of(due: DueDate, stands: Standing, today: date) -> str:
    """The tone in which a standing is shown: `done`, `late`, `soon` or nothing."""
    if stands.kind is Stands.MET:
        return "done"
    if stands.kind is Stands.LATE:
        return "late"
    if stands.kind is Stands.PAST:
        return "" if RULES[due.rule].phase is Phase.MARK else "late"
    near = stands.kind is not Stands.UNKNOWN and due.day - today <= SOON
    return "soon" if near else ""


def reason(due: DueDate) -> str:
    """Why it is that day, with what is not certain about it."""
    say = QCoreApplication.translate
    if due.provisional and "provisional" not in due.explanation.casefold():
        follows = say("due", "Provisional: it follows from something that has not happened yet.")
        return f"{due.explanation} {follows}"
    return due.explanation


def source(due: DueDate) -> str:
    """Where the rule is written; nothing when the reason says it already."""
    if due.source in due.explanation:
        return ""
    return QCoreApplication.translate("due", "Rule: {0}").format(due.source)


def doubts(due: DueDate) -> str:
    """What is not certain about a date, or not the procedure’s own; empty when there is nothing."""
    say = QCoreApplication.translate
    marks = []
    if due.national:
        marks.append(whose(due))
    if due.provisional:
        marks.append(say("due", "provisional"))
    if due.safe_by != due.due:
        safe = instant_words(due.safe_by) if isinstance(due.safe_by, datetime) else day_words(due.safe_by)
        marks.append(say("due", "safe by {0}").format(safe))
    return " · ".join(marks)


def why(due: DueDate) -> str:
    """Everything about a date in one go: the day, its reason and its source."""
    return f"{when(due)}. {reason(due)} {source(due)}".strip()
