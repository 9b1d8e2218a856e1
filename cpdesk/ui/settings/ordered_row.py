"""One thing of an ordered list: its words, and the buttons that change, move or take it out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.ui.theme.tokens import SMALL_SPACE, SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.flow import FlowRow

UP, DOWN = "Alt+Up", "Alt+Down"


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done with a row: its words, what a screen reader says, and the deed."""

    words: str
    name: str
    do: Callable[[], object]
    why_not: str = ""
    """Why it cannot be done; empty when it can."""
    key: str = ""
    """The key that does it too while the row has the focus."""


class OrderedRow(QWidget):
    """Shows `parts` below each other, the acts at the right; a form can stand below it."""

    def __init__(self, parts: Sequence[QWidget], acts: Sequence[Act], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[Button] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, SPACE, 0, SPACE)
        self.column.setSpacing(SMALL_SPACE)
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in parts:
            words.addWidget(part)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        self.column.addLayout(row)
        if acts:
            buttons = FlowRow(*(self._button(act) for act in acts), gap=2)
            self.column.addWidget(buttons)

    def _button(self, act: Act) -> Button:
        button = Button(act.words, kind="quiet", name=act.name)
        button.setEnabled(not act.why_not)
        button.setToolTip(act.why_not)
        button.clicked.connect(lambda: act.do())
        if act.key:
            shortcut = QShortcut(QKeySequence(act.key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)
        self.buttons.append(button)
        return button

    def focus_on(self, place: int) -> None:
        """One of the buttons; the next that can be pressed when it cannot."""
        later = [*self.buttons[place:], *self.buttons[:place]]
        button = next((button for button in later if button.isEnabled()), None)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
