"""How the program looks: colours and the size of the text, both changed at once."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from cpdesk.ui.theme.appearance import SIZES, Appearance
from cpdesk.ui.theme.tokens import LARGE_SPACE
from cpdesk.ui.widgets.buttons import ToggleChip
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Hint


class AppearancePart(QWidget):
    """Nothing to confirm: what is chosen is shown."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE_SPACE)
        column.addWidget(self._colours())
        column.addWidget(self._sizes())
        column.addStretch(1)
        appearance.changed.connect(self._show)
        self._show()

    def _colours(self) -> Card:
        card = Card(self.tr("Colours"))
        words = {
            "system": self.tr("As the computer is set"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
        }
        self.themes = {name: QRadioButton(text) for name, text in words.items()}
        for name, button in self.themes.items():
            button.clicked.connect(lambda _on=False, name=name: self._appearance.choose_theme(name))
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)  # the focus frames the words
        return card

    def _sizes(self) -> Card:
        card = Card(self.tr("Size of the text"))
        self.sizes = {size: ToggleChip(self.tr("{0} %").format(size)) for size in SIZES}
        group = QButtonGroup(self)
        for size, chip in self.sizes.items():
            chip.setAccessibleName(self.tr("Text at {0} per cent").format(size))
            chip.clicked.connect(lambda _on=False, size=size: self._appearance.choose_size(size))
            group.addButton(chip)
        card.body.addWidget(FlowRow(*self.sizes.values()))
        card.body.addWidget(
            Hint(
                self.tr("Ctrl and plus makes the text larger anywhere, Ctrl and minus smaller, Ctrl+0 100 %.")
            )
        )
        return card

    def _show(self) -> None:
        self.themes[self._appearance.theme].setChecked(True)
        self.sizes[self._appearance.size].setChecked(True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to the colour that is chosen."""
        self.themes[self._appearance.theme].setFocus(event.reason())
