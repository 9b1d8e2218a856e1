"""The bar of the deadlines: whose, which family, how many, and print."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cpdesk.rules.wording import sentence
from cpdesk.services.folding import search_form
from cpdesk.snapshots.deadlines import OpenDate
from cpdesk.ui.theme.tokens import EDGE, MIDDLE_SPACE, SMALL_SPACE, scale_of
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.choice import ChoiceBox
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import Hint, PageTitle

PAUSE_MS = 120
"""A search begins when the typing pauses for so long."""
NARROW = 760
"""Below this width (at 100 %) the parts of the bar stand under each other."""


class Filters(QWidget):
    """Tells when somebody wants to see others; `passes` says which dates are wanted."""

    changed = Signal()
    entered = Signal()
    """Enter in the search: the hands want the list."""
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mark(self, surface="bar")
        self.search = QLineEdit()
        self.search.setAccessibleName(self.tr("Search the dates by family or by what is due"))
        self.search.setPlaceholderText(self.tr("Family, or what is due"))
        self.who = ChoiceBox()
        self.who.setAccessibleName(self.tr("Who must act"))
        self.who.addItem(self.tr("Everybody"), "")
        self.print = Button(self.tr("Print…"), name=self.tr("Print the dates that are shown"))
        self.counts = Hint()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._lay_out()
        self._pause.timeout.connect(self.changed)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self._enter)
        self.who.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.print.clicked.connect(self.print_wanted)

    @property
    def chosen(self) -> bool:
        """Whether anything is left out."""
        return bool(self.search.text().strip() or self.who.currentData())

    def offer(self, people: Iterable[str]) -> None:
        """Offer those who must act; whoever is chosen stays chosen."""
        wanted = sorted(set(people))
        before = self.who.currentData()
        if [self.who.itemData(n) for n in range(1, self.who.count())] == wanted:
            return
        self.who.blockSignals(True)
        while self.who.count() > 1:
            self.who.removeItem(1)
        for one in wanted:
            self.who.addItem(sentence(one), one)
        self.who.setCurrentIndex(max(self.who.findData(before), 0))
        self.who.blockSignals(False)

    def passing(self, dates: Iterable[OpenDate]) -> list[OpenDate]:
        """The dates that are wanted."""
        who, words = self.who.currentData(), search_form(self.search.text()).split()
        return [
            one
            for one in dates
            if (not who or one.who == who)
            and all(word in search_form(f"{one.case_name} {one.title}") for word in words)
        ]

    def _enter(self) -> None:
        self._pause.stop()
        self.changed.emit()
        self.entered.emit()

    def _lay_out(self) -> None:
        title = PageTitle(self.tr("Deadlines"))
        title.setWordWrap(False)
        words = QVBoxLayout()
        words.setSpacing(SMALL_SPACE)
        words.addWidget(title)
        words.addWidget(self.counts)
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(EDGE, MIDDLE_SPACE - 2, EDGE, MIDDLE_SPACE - 2)
        row.setSpacing(MIDDLE_SPACE)
        row.addLayout(words, 1)
        row.addWidget(self.search, 2)
        row.addWidget(FlowRow(self.who, self.print))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One below the other when the words are large."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW * scale_of(self)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)
