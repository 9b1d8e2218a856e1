"""Where a click on an open date leads: to its case, its conference, its documents or its booking."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication, SignalInstance

from cpdesk.snapshots.deadlines import OpenDate, Place


class Leads(Protocol):
    """A page from which one goes to the places of open dates."""

    case_wanted: SignalInstance
    conference_wanted: SignalInstance
    papers_wanted: SignalInstance
    booking_wanted: SignalInstance
    """Carries the case, and the conference to move or nothing."""


def lead_to(page: Leads, one: OpenDate) -> None:
    """Ask for the place where something can be done about an open date."""
    if one.place is Place.CONFERENCE:
        page.conference_wanted.emit(one.conference_id)
    elif one.place is Place.DOCUMENTS:
        page.papers_wanted.emit(one.conference_id)
    elif one.place is Place.BOOKING:
        page.booking_wanted.emit(one.case_id, one.booking)
    else:
        page.case_wanted.emit(one.case_id)


def place_words(one: OpenDate) -> str:
    """What the button says that leads there."""
    say = QCoreApplication.translate
    if one.place is Place.BOOKING:
        return (
            say("places", "Book a review…") if one.booking is None else say("places", "Change the booking…")
        )
    return {
        Place.CASE: say("places", "Open the case"),
        Place.CONFERENCE: say("places", "Open the conference"),
        Place.DOCUMENTS: say("places", "Open the documents"),
    }[one.place]


def place_name(one: OpenDate) -> str:
    """The place in one word, for a link in a list: “Documents ›”."""
    say = QCoreApplication.translate
    return {
        Place.CASE: say("places", "Case ›"),
        Place.CONFERENCE: say("places", "Conference ›"),
        Place.DOCUMENTS: say("places", "Documents ›"),
        Place.BOOKING: say("places", "Booking ›"),
    }[one.place]
