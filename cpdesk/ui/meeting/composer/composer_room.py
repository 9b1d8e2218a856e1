"""How much room the composer takes: whole while one types, one line beside a table that needs the room."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from cpdesk.ui.meeting.composer.composer_foot import ComposerFoot
from cpdesk.ui.meeting.composer.recent_speakers import RecentSpeakers
from cpdesk.ui.meeting.composer.typing import Typing
from cpdesk.ui.widgets.marks import mark

WHOLE, LITTLE, AT_REST = 3.2, 1.9, 1.4
"""How many lines of text are seen at once."""


class ComposerRoom(QObject):
    """Follows where the focus is; `chips` and `foot` are out of the way while the composer rests."""

    def __init__(
        self, composer: QWidget, typing: Typing, chips: QWidget, foot: ComposerFoot, recent: RecentSpeakers
    ) -> None:
        super().__init__(composer)
        self._recent = recent
        self._composer, self._typing, self._chips, self._foot = composer, typing, chips, foot
        self._compact = self._slim = False
        self._followed: QWindow | None = None

    def fit(self, *, compact: bool, slim: bool) -> None:
        """`compact`: large text in a small window; `slim`: one line high until one types in it."""
        self._compact, self._slim = compact, slim
        self._foot.compact(compact)
        self.grow(self._composer.window().focusWidget())

    def follow(self) -> None:
        """From now on: whole when the focus comes, small when it goes."""
        window = self._composer.window().windowHandle()
        if window is not None and window is not self._followed:
            window.focusObjectChanged.connect(self.grow)
            self._followed = window

    def grow(self, focused: QObject | None) -> None:
        """As small as it may be at rest; whole while it has the focus or holds words."""
        if not isValid(self._composer):  # it is going, and the window tells once more where the focus is
            return
        inside = isinstance(focused, QWidget) and self._composer.isAncestorOf(focused)
        mark(self._composer, active=inside)  # one frame at a time says where the keys go
        rests = self._slim and not inside and not self._typing.text()
        self._chips.setVisible(not rests)
        self._foot.setVisible(not rests)
        self._recent.want(not rests and not self._compact)
        self._typing.show_lines(AT_REST if rests else LITTLE if self._compact or self._slim else WHOLE)
