"""One thing of an ordered list: its words, and the buttons that change, move or take it out."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.ui.settings.fields import show_now
from cpdesk.ui.settings.in_view import bring_into_view
from cpdesk.ui.theme.tokens import SMALL_SPACE, SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import hairline
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import PlainLabel

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
    """Shows its title and `parts` below each other, then the acts; a form can stand below it."""

    def __init__(self, parts: Sequence[QWidget], acts: Sequence[Act], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(role="strong")
        self.buttons: list[Button] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, SPACE, 0, SPACE)
        self.column.setSpacing(SMALL_SPACE)
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in (self.title, *parts):
            words.addWidget(part)
        self.column.addLayout(words)
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


@dataclass(frozen=True, slots=True)
class Wanted:
    """One row of a list as it shall be."""

    key: str
    title: str
    looks: Hashable
    """What the row is made from; the same looks keep the row that is there, and the focus in it."""
    make: Callable[[], OrderedRow]


class OrderedRows(QWidget):
    """Rows below each other with a hairline between them; only what looks different is made anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, OrderedRow] = {}
        self._looks: dict[str, Hashable] = {}
        self._lines: list[QWidget] = []
        self._form: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_rows(self, wanted: Sequence[Wanted]) -> None:
        """Show these rows in this order."""
        before, looked = self.rows, self._looks
        self.rows, self._looks = {}, {one.key: one.looks for one in wanted}
        for line in self._lines:
            line.deleteLater()
        self._lines = []
        for old in before.values():  # not by takeAt: the old item would live on and keep old heights
            self._column.removeWidget(old)
        for place, one in enumerate(wanted):
            if place:
                self._lines.append(hairline())
                self._column.addWidget(self._lines[-1])
            row = before.pop(one.key, None)
            if row is None or looked[one.key] != one.looks:
                _drop(row)
                row = one.make()
            row.title.setText(one.title)
            self.rows[one.key] = row
            self._column.addWidget(row)
        for old in before.values():
            _drop(old)
        show_now(self._column)

    def go_on(self, key: str, button: int) -> None:
        """The hands go on at a button of a row, if the row is there."""
        if key in self.rows:
            self.rows[key].focus_on(button)
            bring_into_view(self.rows[key])

    def beside(self, key: str) -> str:
        """The row where the hands go on once this one is gone: the one before it, or the second."""
        keys = list(self.rows)
        place = keys.index(key)
        return keys[place - 1 if place else 1]

    def open_form(self, key: str, form: QWidget) -> None:
        """Put a form below a row, with the hands in it; only one is open at a time."""
        self.close_form()
        self._form = form
        self.rows[key].column.addWidget(form)
        form.show()
        form.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(form)

    def close_form(self, back_to: str = "") -> None:
        """Take the open form away, and go back to a row."""
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None
        if back_to in self.rows:
            self.rows[back_to].focus_on(0)


def _drop(row: OrderedRow | None) -> None:
    if row is not None:
        row.hide()
        row.deleteLater()
