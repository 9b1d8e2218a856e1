"""A field for a passphrase, with a button that shows what was typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from cpdesk.ui.theme.tokens import SPACE
from cpdesk.ui.widgets.buttons import Button


class SecretField(QWidget):
    """Hidden letters and a *Show* button; `name` is read aloud."""

    changed = Signal()
    entered = Signal()
    """Enter was pressed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.field = QLineEdit()
        self.field.setAccessibleName(name)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.show_button = Button(self.tr("Show"))
        self.show_button.setCheckable(True)
        self._name_button(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.field, 1)
        row.addWidget(self.show_button)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self.changed)
        self.field.returnPressed.connect(self.entered)
        self.show_button.toggled.connect(self._show)

    @property
    def secret(self) -> str:
        """What was typed."""
        return self.field.text()

    def wipe(self) -> None:
        """Forget what was typed, its undo too, and hide the letters again."""
        self.field.setText("")
        self.field.setModified(False)
        self.show_button.setChecked(False)

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)
        self._name_button(shown)

    def _name_button(self, shown: bool) -> None:
        self.show_button.setText(self.tr("Hide") if shown else self.tr("Show"))
        words = self.tr("Hide the letters of: {0}") if shown else self.tr("Show the letters of: {0}")
        self.show_button.setAccessibleName(words.format(self._name))
