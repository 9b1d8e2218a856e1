"""Every shortcut of the program in one table: the key, what it does in words, and where it works."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cpdesk.ui.meeting.keys import (
    BOARD_KEYS,
    CARD_KEYS,
    COURSE_KEYS,
    FAMILY_KEYS,
    LANE_KEYS,
    LAST_PLAN_KEYS,
    PEOPLE_KEYS,
    PLAN_KEYS,
    REPLY_KEYS,
    RISK_KEYS,
    SCALE_KEYS,
    STEP_KEYS,
    TYPED_KEYS,
    TYPING_KEYS,
    WORDS_KEYS,
    MeetingKey,
)
from cpdesk.vocabulary import Lane

SPOKEN = {"Return": "Enter", "PgUp": "Page Up", "PgDown": "Page Down"}
MOST_NAMED = 4
"""More keys that do the same are told by the first and the last."""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One line of the table; `bound` is false for keys that a list or field understands by itself."""

    name: str
    keys: tuple[str, ...]
    words: str
    where: str
    bound: bool = True

    @property
    def shown(self) -> str:
        """The keys as people read them: "Ctrl+L", "Alt+1 … Alt+9", "+, !, >, ?"."""
        spoken = [_spoken(key) for key in self.keys]
        if len(spoken) > MOST_NAMED:
            return f"{spoken[0]} … {spoken[-1]}"
        return ", ".join(spoken) if len(spoken) > 2 else spoken[0]


def _spoken(key: str) -> str:
    """One key as it stands on the keyboard: "Ctrl+Enter"."""
    *held, last = key.split("+") if not key.endswith("+") else (key,)
    return "+".join((*held, SPOKEN.get(last, last)))


def shortcuts() -> tuple[Shortcut, ...]:
    """The whole table, in the language of the program."""
    say = QCoreApplication.translate
    everywhere = say("shortcuts", "Everywhere")
    unlocked = say("shortcuts", "When the file is unlocked")
    month = say("shortcuts", "In the calendar")
    dates = say("shortcuts", "In the deadlines")
    return (
        Shortcut("lock", ("Ctrl+L",), say("shortcuts", "Lock the file"), unlocked),
        Shortcut(
            "panic",
            ("Esc, Esc",),
            say("shortcuts", "Twice, quickly: everything out of sight, and locked"),
            unlocked,
            bound=False,
        ),
        Shortcut("search", ("Ctrl+K",), say("shortcuts", "Search the cases"), unlocked),
        Shortcut("today", ("Ctrl+1",), say("shortcuts", "Go to today"), unlocked),
        Shortcut("calendar", ("Ctrl+2",), say("shortcuts", "Go to the calendar"), unlocked),
        Shortcut("cases", ("Ctrl+3",), say("shortcuts", "Go to the cases"), unlocked),
        Shortcut("deadlines", ("Ctrl+4",), say("shortcuts", "Go to the deadlines"), unlocked),
        Shortcut("documents", ("Ctrl+5",), say("shortcuts", "Go to the documents"), unlocked),
        Shortcut("work_out", ("Ctrl+6",), say("shortcuts", "Work out dates"), unlocked),
        Shortcut("settings", ("Ctrl+,",), say("shortcuts", "Settings"), unlocked),
        Shortcut("larger", ("Ctrl++", "Ctrl+="), say("shortcuts", "Larger text, up to 200 %"), everywhere),
        Shortcut("smaller", ("Ctrl+-",), say("shortcuts", "Smaller text"), everywhere),
        Shortcut("normal", ("Ctrl+0",), say("shortcuts", "Text at 100 %"), everywhere),
        Shortcut("month_back", ("PgUp",), say("shortcuts", "The month before"), month, bound=False),
        Shortcut("month_on", ("PgDown",), say("shortcuts", "The next month"), month, bound=False),
        Shortcut("today_in_month", ("Home",), say("shortcuts", "Today"), month, bound=False),
        Shortcut("open_day", ("Return",), say("shortcuts", "Open what is on the day"), month, bound=False),
        Shortcut("open_date", ("Return",), say("shortcuts", "Go where it can be done"), dates, bound=False),
        Shortcut("note_done", ("D",), say("shortcuts", "Note as done"), dates, bound=False),
        Shortcut("take_back", ("Ctrl+Z",), say("shortcuts", "Take the last note back"), dates, bound=False),
    )


def meeting_shortcuts() -> tuple[Shortcut, ...]:
    """The keys of a running conference, as its pages bind them."""
    say = QCoreApplication.translate
    confidential = say("shortcuts", "Confidential: private wherever it is said")
    lanes = tuple(
        MeetingKey(lane.value, (key,), confidential if lane is Lane.CONFIDENTIAL else lane.words)
        for lane, key in LANE_KEYS.items()
    )
    places = (
        (say("shortcuts", "In a conference"), COURSE_KEYS),
        (say("shortcuts", "Where an entry belongs"), lanes),
        (say("shortcuts", "While you type"), TYPING_KEYS),
        (say("shortcuts", "Typed before the words of an entry"), TYPED_KEYS),
        (say("shortcuts", "On words that are underlined or offered"), WORDS_KEYS),
        (say("shortcuts", "On an entry"), CARD_KEYS),
        (say("shortcuts", "For the room board"), BOARD_KEYS),
        (say("shortcuts", "On a step of the run-sheet"), STEP_KEYS),
        (say("shortcuts", "On somebody who takes part"), PEOPLE_KEYS),
        (say("shortcuts", "On somebody of the family"), FAMILY_KEYS),
        (say("shortcuts", "On a worry while the family replies"), REPLY_KEYS),
        (say("shortcuts", "On a worry beside the plan"), PLAN_KEYS),
        (say("shortcuts", "On a line of the last plan"), LAST_PLAN_KEYS),
        (say("shortcuts", "On the risk statements"), RISK_KEYS),
        (say("shortcuts", "On the safety scale"), SCALE_KEYS),
    )
    return tuple(
        Shortcut(entry.name, entry.keys, entry.words, where, bound=False)
        for where, entries in places
        for entry in entries
    )


def by_place(table: Iterable[Shortcut]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Keys and what they do, under the place where they work, as people read them."""
    return [
        (where, [(entry.shown, entry.words) for entry in entries])
        for where, entries in groupby(table, key=lambda entry: entry.where)
    ]


def bind(name: str, widget: QWidget, act: Callable[[], object]) -> None:
    """Make one shortcut of the table work in a window or page and everything inside it."""
    entry = next(shortcut for shortcut in shortcuts() if shortcut.name == name)
    for key in entry.keys:
        shortcut = QShortcut(QKeySequence(key), widget)
        shortcut.activated.connect(act)


def key(name: str) -> str:
    """The key of one shortcut as people read it."""
    return next(shortcut for shortcut in shortcuts() if shortcut.name == name).shown
