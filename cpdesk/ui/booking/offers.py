"""Names known here, offered below a field while somebody types: the same chair is written alike."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cpdesk.ui.booking.lines import in_turn
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import clear
from cpdesk.ui.widgets.flow import FlowRow

SHOWN = 3
"""More than these are no help; another letter finds fewer."""


class Offers(QWidget):
    """Nothing while nothing fits; no window opens over the typing."""

    def __init__(self, field: QLineEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._names: tuple[str, ...] = ()
        self._shown: tuple[str, ...] = ()
        self._row = QVBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.hide()
        field.textEdited.connect(self._look)
        field.textChanged.connect(self._hide_when_empty)

    def offer(self, names: Sequence[str]) -> None:
        """Offer these from now on."""
        self._names = tuple(names)

    def _look(self, typed: str) -> None:
        wanted = " ".join(typed.casefold().split())
        fitting = [name for name in self._names if wanted and wanted in name.casefold()]
        self._show(tuple(fitting[:SHOWN]) if typed.strip() not in fitting else ())

    def _hide_when_empty(self, typed: str) -> None:
        if not typed:
            self._show(())

    def _show(self, names: tuple[str, ...]) -> None:
        if names != self._shown:
            clear(self._row)
            buttons = [self._button(name) for name in names]
            self._row.addWidget(FlowRow(*buttons))
            in_turn(self._field, *buttons)
        self._shown = names
        self.setVisible(bool(names))

    def _button(self, name: str) -> Button:
        button = Button(name, kind="quiet", name=self.tr("Take {0}").format(name))
        button.clicked.connect(lambda: self._take(name))
        return button

    def _take(self, name: str) -> None:
        self._field.setText(name)
        self._field.setFocus()
        self._show(())
