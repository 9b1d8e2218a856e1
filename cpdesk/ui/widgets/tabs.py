"""Tabs that go on in the next line when the words are large: none of them ever runs out of sight."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class WrappedTabs(QWidget):
    """One of several parts is chosen: by the mouse, the arrow keys, Home and End; Tab leads past them."""

    currentChanged = Signal(int)

    def __init__(
        self, words: Iterable[str], name: str, lead: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        """`name` is what a screen reader calls them together; `lead`, a title, stands before the first."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.buttons = tuple(_Tab(text, self) for text in words)
        for place, button in enumerate(self.buttons):
            self._group.addButton(button, place)
        self.buttons[0].setChecked(True)
        self._group.idToggled.connect(self._toggled)
        self._flow = FlowRow(*([lead] if lead is not None else []), *self.buttons, gap=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def count(self) -> int:
        """How many there are."""
        return len(self.buttons)

    def currentIndex(self) -> int:
        """Which one is chosen, counted from 0."""
        return self._group.checkedId()

    def setCurrentIndex(self, place: int) -> None:
        """Choose one."""
        self.buttons[place].setChecked(True)

    def step_to(self, place: int) -> None:
        """Choose one by the keyboard; past the ends nothing happens."""
        if 0 <= place < len(self.buttons):
            self.setCurrentIndex(place)
            self.buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggled(self, place: int, on: bool) -> None:
        if on:
            self.currentChanged.emit(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the one that is chosen."""
        self.buttons[self.currentIndex()].setFocus(event.reason())


class _Tab(QPushButton):
    """One tab; left and right go through the lines in their order, up and down from line to line."""

    def __init__(self, text: str, tabs: WrappedTabs) -> None:
        super().__init__(text)
        self._tabs = tabs
        self.setCheckable(True)
        mark(self, kind="tab")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys choose at once, as tabs do."""
        here, key = self._tabs.currentIndex(), Qt.Key(event.key())
        if key in _STEPS:
            self._tabs.step_to(here + _STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._tabs.step_to(0 if key == Qt.Key.Key_Home else self._tabs.count() - 1)
        else:
            super().keyPressEvent(event)
