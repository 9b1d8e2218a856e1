"""The bar above the calendar: what is shown, turning it, how to look at it, filter, print, book."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from cpdesk.rules.wording import MONTHS
from cpdesk.ui.calendar.spans import View
from cpdesk.ui.theme.tokens import EDGE, LARGE_SPACE, MIDDLE_SPACE, scale_of
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import PageTitle

ACROSS = QBoxLayout.Direction.LeftToRight
ROOM_BESIDE = 860
"""The width from which the title stands beside the buttons, in pixels at 100 %."""


class TopBar(QWidget):
    """Says what is pressed; the page does it."""

    asked = Signal(str)
    """`back`, `on`, `today` or a view, as the keys of the calendar ask."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mark(self, surface="bar")
        self.title = PageTitle()
        self.title.setWordWrap(False)
        self.before, self.after = Button("‹"), Button("›")
        self.today = Button(self.tr("Today"))
        self.views = {
            View.MONTH: Button(self.tr("Month")),
            View.WEEK: Button(self.tr("Week")),
            View.AGENDA: Button(self.tr("Agenda")),
        }
        self.filter = Button(self.tr("Filter"))
        for button in (*self.views.values(), self.filter):
            button.setCheckable(True)
        self.print = Button(self.tr("Print…"), name=self.tr("Print the month"))
        self.book = Button(self.tr("Book a conference…"), kind="primary")
        self._row = row = QBoxLayout(ACROSS, self)
        row.setContentsMargins(EDGE, MIDDLE_SPACE - 2, EDGE, MIDDLE_SPACE - 2)
        row.setSpacing(LARGE_SPACE)
        row.addWidget(self.title)
        middle = (self.before, self.today, self.after, *self.views.values(), self.filter, self.print)
        row.addWidget(FlowRow(*middle, self.book), 1)
        self.before.clicked.connect(lambda: self.asked.emit("back"))
        self.after.clicked.connect(lambda: self.asked.emit("on"))
        self.today.clicked.connect(lambda: self.asked.emit("today"))
        for view, button in self.views.items():
            button.clicked.connect(lambda _checked=False, wanted=view: self.asked.emit(wanted.value))

    def _hold_still(self) -> None:
        """Give the title the room of the widest month, so that the buttons stay under the hand."""
        year = self.title.text().rpartition(" ")[2]
        widest = max(self.title.fontMetrics().horizontalAdvance(f"{month} {year}") for month in MONTHS)
        self.title.setMinimumWidth(widest if self._row.direction() is ACROSS else 0)

    def show_view(self, view: View, title: str) -> None:
        """Show how it is looked at and which days are shown."""
        for one, button in self.views.items():
            button.setChecked(one is view)
        self.title.setText(title)
        self._hold_still()
        if view is View.WEEK:
            self.before.setAccessibleName(self.tr("The week before"))
            self.after.setAccessibleName(self.tr("The next week"))
        else:
            self.before.setAccessibleName(self.tr("The month before"))
            self.after.setAccessibleName(self.tr("The next month"))

    def fit(self) -> None:
        """Put the title above the buttons when they have no room beside it."""
        beside = self.width() >= ROOM_BESIDE * scale_of(self)
        self._row.setDirection(ACROSS if beside else QBoxLayout.Direction.TopToBottom)
        self._hold_still()
