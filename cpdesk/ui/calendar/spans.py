"""The days that a month, a week or an agenda shows, and where turning a page leads."""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from cpdesk.rules.wording import MONTHS
from cpdesk.rules.working_days import add_months

WEEK = timedelta(days=7)


class View(StrEnum):
    """The ways to look at the calendar."""

    MONTH = "month"
    WEEK = "week"
    AGENDA = "agenda"


def monday(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def span(view: View, day: date) -> tuple[date, date]:
    """The first and the last day shown around `day`: whole weeks, but in the agenda the month itself."""
    if view is View.WEEK:
        return monday(day), monday(day) + WEEK - timedelta(days=1)
    first = day.replace(day=1)
    last = day.replace(day=monthrange(day.year, day.month)[1])
    if view is View.AGENDA:
        return first, last
    return monday(first), monday(last) + WEEK - timedelta(days=1)


def turned(view: View, day: date, by: int) -> date:
    """The same day so many weeks or months on (back, if negative)."""
    return day + by * WEEK if view is View.WEEK else add_months(day, by)


def title(view: View, day: date) -> str:
    """What is shown, in words: “November 2026”, “23 to 29 November 2026”."""
    if view is not View.WEEK:
        return f"{MONTHS[day.month - 1]} {day.year}"
    first, last = span(view, day)
    start = f"{first.day}"
    if first.month != last.month:
        start += f" {MONTHS[first.month - 1]}"
    if first.year != last.year:
        start += f" {first.year}"
    words = QCoreApplication.translate("calendar", "{0} to {1}")
    return words.format(start, f"{last.day} {MONTHS[last.month - 1]} {last.year}")
