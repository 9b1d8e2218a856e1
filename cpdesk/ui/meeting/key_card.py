"""The keys of a conference on one card: F1 lays it over the page, F1 or Esc puts it away again."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.ui.meeting.keys import keys_of
from cpdesk.ui.meeting.pressed import pressed
from cpdesk.ui.shortcuts import by_place, meeting_shortcuts
from cpdesk.ui.theme.tokens import LARGE_SPACE, MIDDLE_SPACE
from cpdesk.ui.widgets.key_map import KeyMap
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.text import Heading, Hint


class KeyCard(QFrame):
    """Covers all of its page but the bar above; what was being typed waits untouched below it."""

    def __init__(self, page: QWidget, below: QWidget) -> None:
        """`below` is the bar that stays to be seen."""
        super().__init__(page)
        mark(self, frame="card")
        self.setAccessibleName(self.tr("The keys of a conference"))
        self._below = below
        self._before: QWidget | None = None
        self._scroll = VerticalScroll(KeyMap(by_place(meeting_shortcuts())), surface="surface")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(self.tr("The keys of a conference"))
        head = QHBoxLayout()
        head.addWidget(Heading(self.tr("Keys")))
        head.addStretch(1)
        head.addWidget(Hint(self.tr("F1 or Esc goes on"), self))
        column = QVBoxLayout(self)
        column.setContentsMargins(LARGE_SPACE, MIDDLE_SPACE, LARGE_SPACE, MIDDLE_SPACE)
        column.setSpacing(MIDDLE_SPACE)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        self.hide()
        page.installEventFilter(self)

    def show_or_hide(self) -> None:
        """Lay the card over the page, or put it away and go on where the hands were."""
        if self.isVisible():
            self.hide()
            if self._before is not None and self._before.isVisible():
                self._before.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._before = QApplication.focusWidget()
        self._fit()
        self.show()
        self.raise_()
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        page, top = self.parentWidget(), self._below.height()
        if page is not None:
            self.setGeometry(0, top, page.width(), page.height() - top)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the card away; no other key reaches the page below it."""
        if pressed(event) in ("Esc", *keys_of("keys")):
            self.show_or_hide()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The card follows the size of the page."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return super().eventFilter(watched, event)
