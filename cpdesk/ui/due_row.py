"""One last date in a row, on every page that shows some: it opens and explains itself."""

import html
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from cpdesk.rules.deadlines import DueDate
from cpdesk.ui.due import reason, short_when, source, standing, when
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SMALL_SPACE, SPACE
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import Hint, PlainLabel


class DueRow(QFrame):
    """One date; with the focus it opens and says why it is that day, and on hover too."""

    def __init__(self, due: DueDate, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        state, tone = standing(due, today)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        mark(self, frame="row", focusable=True)
        why = f"{when(due)}. {reason(due)} {source(due)}".strip()
        spoken = ", ".join(part for part in (due.title, when(due), state) if part)
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
        grid.addWidget(PlainLabel(short_when(due), role="strong", tone=shown_tone), 0, 0)
        grid.addWidget(PlainLabel(due.title), 0, 1)
        grid.addWidget(PlainLabel(state, tone=tone), 0, 2)
        grid.addWidget(self.why, 1, 0, 1, 3)
        for column, stretch in enumerate((3, 6, 2)):
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
