"""The rail at the left: where one can go, settings and the lock."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cpdesk.ui.icons import icon
from cpdesk.ui.pages import rail_entries
from cpdesk.ui.shortcuts import key
from cpdesk.ui.theme.tokens import LARGE_SPACE, LIGHT, MIDDLE_SPACE, SMALL_SPACE, SPACE, scale_of
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.text import PlainLabel


class Rail(QWidget):
    """Says which page was chosen; the rail is dark in both themes."""

    chosen = Signal(str)
    """`calendar`, `cases`, `documents` or `settings`."""
    lock_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mark(self, surface="rail")
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE, LARGE_SPACE, SPACE, MIDDLE_SPACE)
        column.setSpacing(SMALL_SPACE)
        title = PlainLabel("cpdesk", role="rail", wrap=False)
        title.setContentsMargins(SPACE, 0, 0, SPACE)
        column.addWidget(title)
        for entry in rail_entries():
            column.addWidget(self._entry(entry.key, entry.icon, entry.words))
        column.addStretch(1)
        column.addWidget(self._entry("settings", "settings", self.tr("Settings")))
        self.lock = _button("lock", self.tr("Lock"))
        self.lock.clicked.connect(self.lock_wanted)
        self.lock.setToolTip(key("lock"))
        row = QHBoxLayout()
        row.addWidget(self.lock, 1)
        row.addWidget(PlainLabel(key("lock"), role="rail-secondary", wrap=False))
        column.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroller = VerticalScroll(inside, surface="rail")
        self._scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self._scroller)
        self._inside = inside
        self.fit()

    def show_chosen(self, key_: str) -> None:
        """Mark the entry of the page that is shown."""
        self.buttons[key_].setChecked(True)

    def fit(self) -> None:
        """As wide as its words need at the present text size."""
        side = round(20 * scale_of(self))
        for button in (*self.buttons.values(), self.lock):
            button.ensurePolished()
            button.setIconSize(QSize(side, side))
        layout = self._inside.layout()
        if layout is not None:
            layout.invalidate()  # hidden while the size changed, it would keep the widths it had
        wanted = self._inside.sizeHint().width()
        self.setFixedWidth(max(round(176 * min(scale_of(self), 1.25)), wanted))

    def showEvent(self, event: QShowEvent) -> None:
        """Back from a conference in which the size of the text was changed."""
        super().showEvent(event)
        self.fit()

    def _entry(self, name: str, drawing: str, words: str) -> QPushButton:
        button = _button(drawing, words)
        button.setCheckable(True)
        button.setToolTip(key(name))
        button.clicked.connect(lambda: self.chosen.emit(name))
        self._group.addButton(button)
        self.buttons[name] = button
        return button


def _button(drawing: str, words: str) -> QPushButton:
    button = QPushButton(icon(drawing, LIGHT.rail_text), words)
    button.setAutoDefault(True)  # Enter presses what has the focus, not only Space
    mark(button, kind="rail")
    return button
