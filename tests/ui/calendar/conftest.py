"""A calendar with a few conferences that tests book as people do."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from cpdesk.rules.wording import LONDON
from cpdesk.snapshots.bookings import BookedChild, Booking, NewFamily
from cpdesk.ui.calendar.page import CalendarPage
from cpdesk.vocabulary import ConferenceKind

STRATEGY = date(2026, 11, 16)
"""Fifteen working days later, on Monday 7 December 2026, is the last day for the conference."""


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A local time."""
    return datetime.combine(day, time(hour, minute), LONDON)


@pytest.fixture
def book(desk) -> Callable[..., UUID]:
    """`book("Harrow", day, hour, …)` books two hours and gives the conference."""

    def do(name: str, day: date, hour: int = 10, *, chair: str = "Nora Wexley", **more) -> UUID:
        more.setdefault("strategy_discussions", (STRATEGY,))
        booking = Booking(
            kind=more.pop("kind", ConferenceKind.INITIAL),
            starts=at(day, hour),
            ends=at(day, hour) + timedelta(hours=2),
            chair=chair,
            clerk=more.pop("clerk", f"Clerk of {chair}"),
            venue=more.pop("venue", f"Room of {chair}"),
            family=NewFamily(f"{name} family"),
            children=(BookedChild("Ada", date(2020, 5, 1)),),
            **more,
        )
        return desk.bookings.book(booking).conference_id

    return do


@pytest.fixture
def calendar(qtbot, placed, desk, hub, appearance) -> Callable[[date], CalendarPage]:
    """`calendar(day)` opens the page with a day chosen and the focus on it."""

    def open_page(day: date) -> CalendarPage:
        page = placed(CalendarPage(desk, hub))
        qtbot.waitUntil(page.isActiveWindow)
        page.show_day(day)
        page.face.views.front.setFocus()
        return page

    return open_page


@pytest.fixture
def words() -> Callable[[CalendarPage], str]:
    """`words(page)` is everything that is seen beside the calendar."""

    def said(page: CalendarPage) -> str:
        QApplication.processEvents()
        labels = [*page.face.card.findChildren(QLabel), *page.panel.findChildren(QLabel)]
        return "\n".join(label.text() for label in labels if label.isVisible())

    return said
