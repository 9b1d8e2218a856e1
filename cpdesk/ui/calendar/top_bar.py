"""The bar above the calendar: what is shown, turning it, how to look at it, filter, print, book."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from cpdesk.ui.calendar.spans import View
from cpdesk.ui.theme.tokens import EDGE, LARGE_SPACE, MIDDLE_SPACE
from cpdesk.ui.widgets.buttons import Button, ToggleChip
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import PageTitle


class TopBar(QWidget):
    """Says what is pressed; the page does it."""

    turned = Signal(int)
    today_wanted = Signal()
    view_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mark(self, surface="bar")
        self.title = PageTitle()
        self.title.setWordWrap(False)
        self.before, self.after = Button("‹"), Button("›")
        self.today = Button(self.tr("Today"))
        self.views = {
            View.MONTH: ToggleChip(self.tr("Month")),
            View.WEEK: ToggleChip(self.tr("Week")),
            View.AGENDA: ToggleChip(self.tr("Agenda")),
        }
        self.filter = ToggleChip(self.tr("Filter"))
        self.print = Button(self.tr("Print…"), name=self.tr("Print the month"))
        self.book = Button(self.tr("Book a conference…"), kind="primary")
        group = QButtonGroup(self)
        for chip in self.views.values():
            group.addButton(chip)
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, MIDDLE_SPACE - 2, EDGE, MIDDLE_SPACE - 2)
        row.setSpacing(LARGE_SPACE)
        row.addWidget(self.title)
        middle = (self.before, self.today, self.after, *self.views.values(), self.filter, self.print)
        row.addWidget(FlowRow(*middle, self.book), 1)
        self.before.clicked.connect(lambda: self.turned.emit(-1))
        self.after.clicked.connect(lambda: self.turned.emit(1))
        self.today.clicked.connect(self.today_wanted)
        for view, chip in self.views.items():
            chip.clicked.connect(lambda _checked=False, wanted=view: self.view_wanted.emit(wanted.value))

    def show_view(self, view: View, title: str) -> None:
        """Show how it is looked at and which days are shown."""
        self.views[view].setChecked(True)
        self.title.setText(title)
        if view is View.WEEK:
            self.before.setAccessibleName(self.tr("The week before"))
            self.after.setAccessibleName(self.tr("The next week"))
        else:
            self.before.setAccessibleName(self.tr("The month before"))
            self.after.setAccessibleName(self.tr("The next month"))
