"""One last date in a row, on every page that shows some: it opens and explains itself."""

import html
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from cpdesk.rules.deadlines import DueDate
from cpdesk.rules.working_days import WorkingDays
from cpdesk.ui.due import doubts, reason, short_when, source, standing, when
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SMALL_SPACE, SPACE
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import Hint, PlainLabel


class DueRow(QFrame):
    """One date; with the focus it opens and says why it is that day, and on hover too.

    `full` names the weekday and the hour, and says below the title what is not certain about the date.
    """

    def __init__(
        self,
        due: DueDate,
        today: date,
        parent: QWidget | None = None,
        *,
        full: bool = False,
        days: WorkingDays | None = None,
    ) -> None:
        super().__init__(parent)
        state, tone = standing(due, today, days)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        mark(self, frame="row", focusable=True)
        why = f"{when(due)}. {reason(due)} {source(due)}".strip()
        marks = doubts(due) if full else ""
        spoken = ", ".join(part for part in (due.title, when(due), state, marks) if part)
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(reason(due))
        self.setToolTip(f"<qt>{html.escape(why)}</qt>")
        self.why = Hint(why)
        self.why.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE, SMALL_SPACE + 2, SPACE, SMALL_SPACE + 2)
        grid.setHorizontalSpacing(MIDDLE_SPACE)
        grid.setVerticalSpacing(SMALL_SPACE)
        shown_tone = tone if tone in ("late", "soon") else ""
        shown_when = when(due) if full else short_when(due)
        title = QVBoxLayout()
        title.setSpacing(SMALL_SPACE)
        title.addWidget(PlainLabel(due.title))
        if marks:
            title.addWidget(Hint(marks))
        beside = (PlainLabel(shown_when, role="strong", tone=shown_tone), PlainLabel(state, tone=tone))
        for label in beside if marks else ():
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        grid.addWidget(beside[0], 0, 0)
        grid.addLayout(title, 0, 1)
        grid.addWidget(beside[1], 0, 2)
        grid.addWidget(self.why, 1, 0, 1, 3)
        for column, stretch in enumerate((5, 6, 3) if full else (3, 5, 3)):
            grid.setColumnStretch(column, stretch)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Open."""
        super().focusInEvent(event)
        self.why.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.why.hide()
