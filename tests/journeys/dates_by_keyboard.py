"""The dates of a new family by keyboard alone, chapter by chapter: booked, moved, noted, worked out anew."""

from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from . import what_is_typed as words
from .keyboard import Keyboard

FAMILY, CHILD = "Pemberlowe", "Ottilie Pemberlowe"
OTHER_FAMILY, OTHER_CHILD = "Quarrendine", "Barnaby Quarrendine"
REFERENCE = "CP-4471-K"
ROOM = "Guildhall Committee Room"
CHAIR, CLERK = "Nora Wexleigh", "Tamsin Byrnewood"
PROCEDURE = "Procedure of the Wharfside office"
CLAUSE = "Standing order 7, heading “Convening”"
TRAINING = "Safeguarding training day"
TYPED = (FAMILY, CHILD, OTHER_FAMILY, OTHER_CHILD, REFERENCE, ROOM, CHAIR, CLERK, PROCEDURE, CLAUSE, TRAINING)
"""Everything that must stand in the sealed file alone."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A booking as it is typed."""

    family: str
    child: str
    day: str
    reference: str = ""


FIRST = Asked(FAMILY, CHILD, "27 November", REFERENCE)
SECOND = Asked(OTHER_FAMILY, OTHER_CHILD, "24 November")


def read(window: QWidget) -> str:
    """All words that are seen, as an eye goes over the window."""
    labels = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    return "\n".join(text for text in labels if text)


def sees(keyboard: Keyboard, window: QWidget, wanted: str) -> None:
    """Wait until these words are seen."""
    keyboard.wait(lambda: wanted in read(window), f"“{wanted}” in the window")


def sees_no_more(keyboard: Keyboard, window: QWidget, gone: str) -> None:
    """Wait until these words are no longer seen."""
    keyboard.wait(lambda: gone not in read(window), f"“{gone}” to go")


def fill_in(keyboard: Keyboard, name: str, text: str, *, back: bool = False) -> None:
    """Come to a field by Tab and type over what stands in it."""
    keyboard.tab_to(name, back=back)
    keyboard.press("Ctrl+A")
    keyboard.type_text(text)


def begin_a_booking(keyboard: Keyboard, asked: Asked) -> None:
    """From the calendar: a conference for a family that is new, ten to twelve o’clock."""
    keyboard.press("Ctrl+2")
    keyboard.wait_for("Month")
    keyboard.tab_to("Book a conference…")
    keyboard.press("Return")
    keyboard.wait_for("Find a case by a name")
    keyboard.type_text(asked.family)
    keyboard.tab_to("A family that is new here")
    keyboard.press("Return")
    keyboard.wait_for("Family name")
    assert isinstance(keyboard.here, QLineEdit)
    assert keyboard.here.text() == asked.family, "what was looked for need not be typed again"
    if asked.reference:
        fill_in(keyboard, "Reference", asked.reference)
    keyboard.tab_to("Procedure")
    keyboard.type_text("Leicestersh")
    fill_in(keyboard, "Day", asked.day)
    fill_in(keyboard, "Starts", "10:00")
    fill_in(keyboard, "Ends", "12:00")


def say_who_and_where(keyboard: Keyboard, asked: Asked, chair: str) -> None:
    """Room, chair, clerk, the strategy discussion, and the child."""
    fill_in(keyboard, "Room", ROOM)
    fill_in(keyboard, "Chair", chair)
    fill_in(keyboard, "Clerk", CLERK)
    fill_in(keyboard, "Strategy discussion", "5 November")
    fill_in(keyboard, "Child’s name", asked.child)
    fill_in(keyboard, "Born", "12 March 2019")


def book_in_time(keyboard: Keyboard, window: QWidget) -> None:
    """A day too late says so; another day is in time, and is booked."""
    begin_a_booking(keyboard, FIRST)
    say_who_and_where(keyboard, FIRST, CHAIR)
    sees(keyboard, window, "Thursday 26 November 2026: 1 working day late")
    fill_in(keyboard, "Day", "24 November", back=True)
    sees(keyboard, window, "Thursday 26 November 2026: in time")
    keyboard.tab_to("Book it")
    keyboard.press("Return")
    keyboard.wait_for("Overview")
    sees(keyboard, window, FAMILY)


def find_it_in_the_calendar(keyboard: Keyboard, window: QWidget) -> None:
    """The month, two weeks down and two days back; the same day in the week and the agenda, by their keys."""
    keyboard.press("Ctrl+2")
    keyboard.wait_for("Month")
    keyboard.press("Home", "Down", "Down", "Left", "Left")
    sees(keyboard, window, "Tuesday 24 November 2026")
    sees(keyboard, window, f"Chair: {CHAIR}")
    keyboard.press("W")
    keyboard.wait_for("Week")
    sees(keyboard, window, f"Chair: {CHAIR}")
    keyboard.press("A")
    keyboard.wait_for("Agenda")
    sees(keyboard, window, f"Chair: {CHAIR}")
    keyboard.press("M")
    keyboard.wait_for("Month")
    sees(keyboard, window, f"Chair: {CHAIR}")


def hold_it_over_a_late_day(keyboard: Keyboard, window: QWidget) -> None:
    """Take it up and hold it over the Friday: what would be late is said, and nothing is moved yet."""
    keyboard.press("Ctrl+M", "Right", "Right", "Right")
    sees(keyboard, window, "Move to Friday 27 November 2026, 10:00?")
    sees(keyboard, window, "Becomes late:")
    sees(keyboard, window, "1 working day late (last day Thursday 26 November 2026)")


def move_it_and_put_it_back(keyboard: Keyboard, window: QWidget) -> None:
    """Move it all the same, and take that back."""
    keyboard.press("Return")
    sees(keyboard, window, "Moved to Friday 27 November 2026, 10:00.")
    keyboard.wait_for("Month")
    keyboard.tab_to("Put it back")
    keyboard.press("Return")
    sees(keyboard, window, "Put back to Tuesday 24 November 2026, 10:00.")
    keyboard.wait_for("Month")


def book_the_same_chair_twice(keyboard: Keyboard, window: QWidget) -> None:
    """Another family with the same chair at the same time: refused in words, and left."""
    begin_a_booking(keyboard, SECOND)
    say_who_and_where(keyboard, SECOND, CHAIR.upper())
    sees(keyboard, window, "It cannot be held then")
    keyboard.tab_to("Book it")
    keyboard.press("Return")
    assert keyboard.name == "Book it"
    sees(keyboard, window, "The chair has another conference from 10:00 to 12:00 that day. The clerk")
    sees(keyboard, window, "Nothing was changed.")
    keyboard.tab_to("Back without booking", back=True)
    keyboard.press("Return")
    keyboard.wait_for("Month")


def look_at_today(keyboard: Keyboard, window: QWidget) -> None:
    """What is due for the family stands on the page of the day."""
    keyboard.press("Ctrl+1")
    sees(keyboard, window, "Thursday 12 November 2026")
    sees(keyboard, window, "There is no conference today.")
    keyboard.wait_for("Ask for the police checks…")
    keyboard.tab_to("Send the invitations…")
    keyboard.tab_to("All open dates on the page of the deadlines")
    keyboard.press("Return")
    keyboard.wait_for("Open dates")


def note_the_invitations(keyboard: Keyboard, window: QWidget) -> None:
    """On the deadlines: noted as done, taken back, and noted again with another day."""
    keyboard.press("Ctrl+4")
    keyboard.wait_for("Open dates")
    keyboard.tab_to("Search the dates by family or by what is due", back=True)
    keyboard.type_text("invitations")
    keyboard.press("Return")
    keyboard.wait_for("Open dates")
    for day in ("", "11 November"):
        keyboard.press("D")
        keyboard.wait_for("Day on which it was done: …")
        if day:
            keyboard.type_text(day)
        keyboard.press("Return")
        sees(keyboard, window, f"Noted as done on {'Wednesday 11' if day else 'Thursday 12'} November 2026")
        keyboard.wait_for("Open dates")
        if not day:
            keyboard.press("Ctrl+Z")
            sees_no_more(keyboard, window, "Noted as done on")
            keyboard.wait_for("Open dates")


def copy_a_procedure(keyboard: Keyboard, window: QWidget) -> None:
    """In the settings: a procedure opened, read, and copied."""
    keyboard.press("Ctrl+,")
    keyboard.tab_to("Appearance", back=True)
    keyboard.arrow_to("Procedures")
    keyboard.tab_to("Open Leicestershire…")
    keyboard.press("Return")
    keyboard.wait_for("Figures")
    keyboard.tab_to("Copy this procedure", back=True)
    keyboard.press("Return")
    keyboard.press("Ctrl+A")
    keyboard.type_text(PROCEDURE)
    keyboard.press("Return")
    sees(keyboard, window, "This is your own copy now")
    keyboard.wait_for("Figures")


def change_a_figure(keyboard: Keyboard, window: QWidget) -> None:
    """Twelve working days instead of fifteen, with where it is written; saved as a version, and used."""
    keyboard.tab_to("Change: Hold the conference…")
    keyboard.press("Return")
    keyboard.wait_for("How many")
    keyboard.press("Ctrl+A")
    keyboard.type_text("12")
    fill_in(keyboard, "Where it stands in it (heading or clause)", CLAUSE)
    keyboard.tab_to("Take this figure")
    keyboard.press("Return")
    sees(keyboard, window, "1 change is kept as a draft.")
    keyboard.tab_to("Look through and save…")
    keyboard.press("Return")
    keyboard.wait_for("Save as version…")
    keyboard.press("Return")
    sees(keyboard, window, "Saved as version")
    keyboard.wait_for("Figures")
    keyboard.tab_to("Use for new cases", back=True)
    keyboard.press("Return")
    sees(keyboard, window, "New cases begin with it")


def close_the_office_for_a_day(keyboard: Keyboard, window: QWidget) -> None:
    """A closed day in the settings."""
    keyboard.press("Ctrl+,")
    keyboard.tab_to("Procedures", back=True)
    keyboard.arrow_to("Days off")
    fill_in(keyboard, "Day, or first and last day", "20 November")
    fill_in(keyboard, "What for", TRAINING)
    keyboard.press("Return")
    sees(keyboard, window, "Friday 20 November 2026 does not count any more.")


def see_the_last_day_move(keyboard: Keyboard, window: QWidget, until: str) -> None:
    """On the page of the case, the date of the conference says why it is that day when it has the focus."""
    keyboard.press("Ctrl+3")
    keyboard.wait_for("Overview")
    keyboard.tab_to(f"Hold the conference, {until}, in time")
    sees(keyboard, window, "15 working days after the strategy discussion of Thursday 5 November 2026")


def work_out_dates_for_somebody(keyboard: Keyboard, window: QWidget) -> None:
    """A question on the telephone, under the own procedure: twelve working days, one of them closed."""
    keyboard.press("Ctrl+6")
    keyboard.wait_for("Strategy discussion")
    keyboard.type_text("5 November")
    keyboard.tab_to("Hold the conference, Tuesday 24 November 2026…")
    sees(keyboard, window, "12 working days after the strategy discussion of Thursday 5 November 2026")
    sees(keyboard, window, CLAUSE)


def lock_and_come_back(keyboard: Keyboard, window: QWidget, where: str) -> None:
    """Nothing is read in the locked window; unlocked, it goes on where it stopped."""
    keyboard.press("Ctrl+L")
    keyboard.wait_for("Passphrase or recovery key")
    assert [text for text in TYPED if text in read(window)] == []
    keyboard.type_text(words.PASSPHRASE)
    keyboard.press("Return")
    keyboard.wait_for(where)
