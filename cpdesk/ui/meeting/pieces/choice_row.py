"""Chips in a row of which one (or several) is pressed: an outcome, a category."""

from collections.abc import Iterable, Sequence
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cpdesk.ui.widgets.buttons import ToggleChip
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Hint


class ChoiceRow(FlowRow):
    """Tells what is chosen after each press. With one choice only, pressing it again keeps it."""

    chosen = Signal(object)
    """The list of the chosen values."""

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[Enum, str]],
        parent: QWidget | None = None,
        *,
        several: bool = False,
        small: bool = False,
    ) -> None:
        super().__init__(parent=parent, gap=6)
        self._name = name
        self._several = several
        self._chips: dict[Enum, ToggleChip] = {}
        if small:
            words = Hint(name)
            words.setWordWrap(False)
            words.setContentsMargins(0, 4, 0, 4)
            self.flow.addWidget(words)
        for value, label in choices:
            chip = ToggleChip(label, name=f"{name}: {label}")
            chip.clicked.connect(lambda _checked=False, value=value: self._press(value))
            self.flow.addWidget(chip)
            self._chips[value] = chip

    def name_for(self, whom: str) -> None:
        """Say in the chips' names for whom the choice is."""
        for chip in self._chips.values():
            chip.setAccessibleName(f"{self._name}, {whom}: {chip.text()}")

    def show_values(self, values: Iterable[Enum]) -> None:
        """Press these and no others."""
        wanted = set(values)
        for value, chip in self._chips.items():
            chip.setChecked(value in wanted)

    def values(self) -> list[Enum]:
        """What is pressed."""
        return [value for value, chip in self._chips.items() if chip.isChecked()]

    def focus_first(self) -> None:
        """The pressed chip, or the first."""
        chips = [chip for chip in self._chips.values() if chip.isChecked()] or list(self._chips.values())
        chips[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _press(self, value: Enum) -> None:
        if not self._several:
            self.show_values([value])
        self.chosen.emit(self.values())
