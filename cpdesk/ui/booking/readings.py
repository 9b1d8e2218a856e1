"""Days and times of a booking as somebody types them: the next such day, the last one, or an hour."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from cpdesk.rules.wording import day_words
from cpdesk.ui.day_readings import FIRST_YEAR, LAST_YEAR, Reader, Reading
from cpdesk.ui.typed_days import read_day, read_time

JUST_OVER = timedelta(days=14)
"""A day without its year that was not longer ago than this is meant as it is, not a year later."""


def coming_day(field: str) -> Reader:
    """Reads a day that lies ahead: without its year the next such day, or one that is just over."""

    def read(typed: str, today: date) -> Reading:
        return _as_reading(field, read_day(typed, today - JUST_OVER))

    return read


def past_day(field: str) -> Reader:
    """Reads a day that is over: without its year the last such day."""

    def read(typed: str, today: date) -> Reading:
        day = read_day(typed, today - timedelta(days=364))
        if day is not None and day > today:
            words = QCoreApplication.translate("booking", "This day has not come yet: {0}.")
            return Reading(wrong=words.format(day_words(day)))
        return _as_reading(field, day)

    return read


def hour(field: str) -> Reader:
    """Reads a time of day."""

    def read(typed: str, _today: date) -> Reading:
        clock = read_time(typed)
        if clock is None:
            return Reading(wrong=QCoreApplication.translate("booking", "Write it like 10:00."))
        return Reading(((field, clock),))

    return read


def _as_reading(field: str, day: date | None) -> Reading:
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        words = QCoreApplication.translate(
            "booking", "This is no day there is; write it like 5 November or 5/11/2026."
        )
        return Reading(wrong=words)
    return Reading(((field, day),), day_words(day))
