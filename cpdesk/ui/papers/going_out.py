"""What goes out and when: each with its last day, how it stands, and why it is that day."""

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cpdesk.rules.deadlines import DueDate
from cpdesk.rules.wording import clock, day_words, local, short_day
from cpdesk.rules.working_days import WorkingDays
from cpdesk.snapshots.conference import Conference
from cpdesk.ui.due import reason, source, standing, when
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.text import Hint, PlainLabel

GOING_OUT = (
    "decisions_out", "letter_out", "plan_sign_off", "plan_out", "record_out", "record_explained",
    "amendments_until",
)  # fmt: skip
"""The rules about what is sent, by their stable names, in the order of the table."""


class GoingOut(Card):
    """One line for each thing that must go out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.entitle(self.tr("What goes out, and when"))
        self._shown: object = None
        self._holder = QWidget()
        self.body.addWidget(self._holder)
        self.body.addStretch(1)

    def show_conference(self, conference: Conference, today: date, days: WorkingDays | None = None) -> None:
        """Show the last days; before the close they count from the planned end.

        `days` are the working days of the office.
        """
        dues = [due for rule in GOING_OUT for due in conference.dates if due.rule == rule]
        if (dues, today, days) == self._shown:
            return
        self._shown = (dues, today, days)
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 4)
        grid.setColumnStretch(2, 3)
        for column, words in enumerate((self.tr("What"), self.tr("By"), self.tr("How it stands"))):
            grid.addWidget(Hint(words), 0, column)
        for row, due in enumerate(dues, start=1):
            self._add(grid, row, due, today, days)
        if not dues:
            grid.addWidget(Hint(self.tr("The dates are known when the conference is closed.")), 1, 0, 1, 3)
        self.body.replaceWidget(self._holder, fresh)
        self._holder.hide()
        self._holder.deleteLater()
        self._holder = fresh

    def _add(self, grid: QGridLayout, row: int, due: DueDate, today: date, days: WorkingDays | None) -> None:
        why = "\n".join(part for part in (reason(due), source(due)) if part)
        what = PlainLabel(due.title, role="strong")
        by = PlainLabel(narrow_when(due))
        words, tone = standing(due, today, days)
        state = PlainLabel(words, tone=tone or "secondary")
        for column, label in enumerate((what, by, state)):
            label.setToolTip(f"{when(due)}\n{why}")
            label.setAccessibleDescription(why)
            grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)


def narrow_when(due: DueDate) -> str:
    """The day, with the time when it is an instant: “Fri 27 Nov 2026, 12:04”."""
    day = local(due.due).date() if isinstance(due.due, datetime) else due.due
    words = f"{day_words(day)[:3]} {short_day(day)}"
    return f"{words}, {clock(due.due)}" if isinstance(due.due, datetime) else words
