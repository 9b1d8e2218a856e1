"""The recovery key, shown once, to be printed or written down."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cpdesk.ui.theme.tokens import MIDDLE_SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Hint, PlainLabel


class RecoveryKey(QWidget):
    """Shows the key and lets nobody go on before they say that they have it."""

    kept = Signal()

    def __init__(self, recovery_key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = recovery_key
        self.key = PlainLabel(recovery_key, role="mono")
        self.key.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.key.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.key.setAccessibleName(self.tr("Recovery key: {0}").format(recovery_key))
        self.print = Button(self.tr("Print…"), name=self.tr("Print the recovery key"))
        self.confirmed = QCheckBox(self.tr("I have printed it or written it down"))
        self.go_on = Button(self.tr("Go on"), kind="primary")
        self.go_on.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MIDDLE_SPACE)
        words = self.tr(
            "If the passphrase is forgotten, only this key opens the file. It is shown once, now, and kept "
            "nowhere. Keep it away from the laptop, where only you can get at it."
        )
        for widget in (
            PlainLabel(words),
            self.key,
            Hint(self.tr("Capitals and small letters, spaces and dashes make no difference.")),
            FlowRow(self.print),
            self.confirmed,
            FlowRow(self.go_on),
        ):
            column.addWidget(widget)
        self.print.clicked.connect(self._print)
        self.confirmed.toggled.connect(self.go_on.setEnabled)
        self.go_on.clicked.connect(self.kept)

    def _print(self) -> None:
        # Printing is rare: its libraries are read when they are needed, not before the first window.
        from cpdesk.ui.unlock.key_sheet import print_key
        from cpdesk.ui.widgets.printing import ask_printer

        ask_printer(self, lambda printer: print_key(printer, self._key))
