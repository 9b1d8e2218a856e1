"""After the close: what now runs, with its reason, and what is ready for whom before people go home."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.deadlines import DueDate
from cpdesk.rules.wording import listing
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.reader import Reader, for_reader
from cpdesk.ui.due import when
from cpdesk.ui.due_row import DueRow
from cpdesk.ui.widgets.card import Card, clear
from cpdesk.ui.widgets.text import Hint, PlainLabel

RUNNING_RULES = (
    "decisions_out", "letter_out", "plan_out", "plan_sign_off", "core_group_first", "record_out",
    "record_explained", "amendments_until", "chair_check", "review_first", "review_next",
)  # fmt: skip
"""What a close sets running, by the stable names of the rules."""

SENT = ("decisions_out", "letter_out", "plan_out", "record_out")
"""What the procedure promises to send."""


class WhatRuns(Card):
    """The dates that run from the close; each opens and says why it is that day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.entitle(self.tr("What now runs"))
        self.rows: list[DueRow] = []
        self._shown: tuple[DueDate, ...] | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def show_dates(self, conference: Conference, today: date) -> None:
        """Show the dates of a closed conference by their day."""
        if conference.dates == self._shown:
            return
        self._shown = conference.dates
        clear(self._lines)
        found = [due for due in conference.dates if due.rule in RUNNING_RULES]
        self.rows = [DueRow(due, today, full=True) for due in sorted(found, key=lambda due: due.day)]
        for row in self.rows:
            self._lines.addWidget(row)
        if not self.rows:
            self._lines.addWidget(Hint(self.tr("The procedure sets no dates after this conference.")))


class AtTheDoor(QWidget):
    """Letter and plan for each reader, ready to be made; and what the procedure promises by when."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)

    def show_readers(self, conference: Conference, readers: Sequence[Reader]) -> None:
        """Say for whom letter and plan can be handed out now, and what is promised later."""
        clear(self._lines)
        self._lines.addWidget(PlainLabel(self.tr("Ready at the door"), role="section"))
        self._lines.addWidget(Hint(self.tr("Letter and plan can be made now, a copy for each reader:")))
        for reader in readers:
            self._lines.addWidget(PlainLabel(f"✓ {copy_words(conference, reader)}"))
        promises = [due for due in conference.dates if due.rule in SENT]
        if promises:
            self._lines.addWidget(PlainLabel(self.tr("What the procedure promises"), role="section"))
        for due in promises:
            promised = self.tr("{0}: by {1} ({2})")
            self._lines.addWidget(Hint(promised.format(due.title, when(due), due.source)))


def copy_words(conference: Conference, reader: Reader) -> str:
    """Who gets what: “Kerry Harlow: letter, plan for Leo and Isla”."""
    say = QCoreApplication.translate
    children = listing([child.short for child in for_reader(conference, reader).children])
    if reader.person is None:
        return say("AtTheDoor", "Chair and professionals (full copy): letter, plan for {0}").format(children)
    return say("AtTheDoor", "{0}: letter, plan for {1}").format(reader.person.name, children)
