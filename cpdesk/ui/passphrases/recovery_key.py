"""The recovery key, shown once to be put on paper, and proved to be there by typing a part of it."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cpdesk.services.recovery_paper import RecoveryPaper
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import ErrorWords, Hint, PlainLabel


class RecoveryKey(QWidget):
    """Shows the key, then puts it away and asks for two of its groups; nobody goes on without them."""

    kept = Signal()
    """It was typed from its paper."""
    printed = Signal()

    def __init__(
        self, recovery_key: str, parent: QWidget | None = None, *, asked: tuple[int, ...] | None = None
    ) -> None:
        """`asked`: the groups to ask for, counted from 1; without them two that nobody can foresee."""
        super().__init__(parent)
        self._paper = RecoveryPaper(recovery_key) if asked is None else RecoveryPaper(recovery_key, asked)
        self.key = PlainLabel(recovery_key, role="mono")
        self.key.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # to be read aloud; not to be typed in or copied
        self.key.setAccessibleName(self.tr("Recovery key: {0}").format(recovery_key))
        self.print = Button(self.tr("Print…"), name=self.tr("Print the recovery key"))
        self.have_it = Button(self.tr("I have it on paper"), kind="primary")
        self.fields: tuple[QLineEdit, ...] = tuple(QLineEdit() for _ in self._paper.asked)
        self.error = ErrorWords()
        self.go_on = Button(self.tr("Continue"), kind="primary")
        self.again = Button(self.tr("See the key again"))
        self.paper, self.test = self._shown_once(), self._tested()
        self.test.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.paper)
        column.addWidget(self.test)
        self.print.clicked.connect(self._print)
        self.have_it.clicked.connect(self._ask)
        self.again.clicked.connect(self._show_again)
        self.go_on.clicked.connect(self._compare)
        for field in self.fields:
            field.returnPressed.connect(self._enter)

    @property
    def asked(self) -> tuple[int, ...]:
        """Which groups are asked for, counted from 1."""
        return self._paper.asked

    def _shown_once(self) -> QWidget:
        words = self.tr(
            "If the passphrase is forgotten, only this key opens the file. It is shown once, now, and kept "
            "nowhere. Print it or write it down, and keep it away from the laptop, where only you can get at "
            "it."
        )
        return _column(
            PlainLabel(words),
            self.key,
            Hint(self.tr("Capitals and small letters, spaces and dashes make no difference.")),
            Hint(self.tr("Next, you are asked for two of its seven groups, as a test of what you wrote.")),
            FlowRow(self.have_it, self.print),
        )

    def _tested(self) -> QWidget:
        words = self.tr(
            "The key is put away now. Type two of its seven groups from your paper: a key that was written "
            "down wrongly would open nothing on the day it is needed."
        )
        rows: list[QWidget] = [PlainLabel(words)]
        for number, field in zip(self._paper.asked, self.fields, strict=True):
            name = self.tr("The {0} group").format(_ordinal(number))
            field.setAccessibleName(name)
            field.setMaxLength(40)
            field.setInputMethodHints(
                Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
            )
            rows += [Hint(name), field]
        return _column(*rows, self.error, FlowRow(self.go_on, self.again))

    def _ask(self) -> None:
        self.paper.hide()
        self.test.show()
        self.error.say("")
        empty = (field for field in self.fields if not field.text())
        next(empty, self.fields[0]).setFocus(Qt.FocusReason.TabFocusReason)

    def _show_again(self) -> None:
        self.test.hide()
        self.paper.show()
        self.key.setFocus(Qt.FocusReason.TabFocusReason)

    def _enter(self) -> None:
        """Enter leads to the field that is still empty, and from the last one on."""
        empty = next((field for field in self.fields if not field.text().strip()), None)
        if empty is None:
            self._compare()
        else:
            empty.setFocus(Qt.FocusReason.TabFocusReason)

    def _compare(self) -> None:
        wrong = self._paper.wrong([field.text() for field in self.fields])
        if not wrong:
            self._forget()
            self.kept.emit()
            return
        names = [_ordinal(number) for number in wrong]
        if len(names) == 1:
            words = self.tr("The {0} group is not as it was shown. Compare it with your paper.")
        else:
            words = self.tr("The {0} and the {1} group are not as they were shown. Compare your paper.")
        self.error.say(f"{words.format(*names)} {self.tr('If it was copied wrongly, see the key again.')}")
        field = self.fields[self._paper.asked.index(wrong[0])]
        field.setFocus(Qt.FocusReason.TabFocusReason)
        field.selectAll()

    def _forget(self) -> None:
        """Nothing of the key stays on the page."""
        for field in self.fields:
            field.clear()
        self.key.say("")
        self.key.setAccessibleName("")

    def _print(self) -> None:
        # Printing is rare: its libraries are read when they are needed, not before the first window.
        from cpdesk.ui.passphrases.key_sheet import print_key
        from cpdesk.ui.widgets.printing import ask_printer

        dialog = ask_printer(self, lambda printer: print_key(printer, self._paper.key))
        dialog.accepted.connect(self.printed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the key, or to what is asked of it."""
        first = self.key if self.test.isHidden() else self.fields[0]
        first.setFocus(event.reason())


def _column(*widgets: QWidget) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(MIDDLE_SPACE if len(widgets) < 6 else SPACE)
    for widget in widgets:
        column.addWidget(widget)
    return side


def _ordinal(number: int) -> str:
    say = QCoreApplication.translate
    return (
        say("RecoveryKey", "first"),
        say("RecoveryKey", "second"),
        say("RecoveryKey", "third"),
        say("RecoveryKey", "fourth"),
        say("RecoveryKey", "fifth"),
        say("RecoveryKey", "sixth"),
        say("RecoveryKey", "seventh"),
    )[number - 1]
