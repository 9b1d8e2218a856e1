"""A new passphrase: typed twice, hidden, with a hint on how strong it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.passphrase import MINIMUM, strength
from cpdesk.ui.passphrases.secret_field import SecretField
from cpdesk.ui.theme.tokens import SPACE
from cpdesk.ui.widgets.text import Hint

TONES = ("late", "late", "soon", "done", "done")
"""The tone of each strength, 0 to 4; the words say it too."""


class NewPassphrase(QWidget):
    """Says whenever it changed; `good` once it is strong enough and typed twice the same."""

    changed = Signal()
    entered = Signal()
    """Enter was pressed in the second field."""

    def __init__(self, minimum: int = MINIMUM, parent: QWidget | None = None) -> None:
        """`minimum`: characters that it needs, as the office's policy says."""
        super().__init__(parent)
        self._minimum = max(minimum, MINIMUM)
        self._advice = self.tr("Four or more words that do not belong together are good.")
        self.first = SecretField(self.tr("New passphrase"))
        self.strength = Hint(self._advice)
        self.second = SecretField(self.tr("The same passphrase again"))
        self.same = Hint("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for widget in (
            Hint(self.tr("New passphrase")),
            self.first,
            self.strength,
            Hint(self.tr("The same passphrase again")),
            self.second,
            self.same,
        ):
            column.addWidget(widget)
        self.first.changed.connect(self._judge)
        self.second.changed.connect(self._judge)
        self.first.entered.connect(self.second.field.setFocus)
        self.second.entered.connect(self.entered)

    @property
    def secret(self) -> str:
        """What was typed first."""
        return self.first.secret

    def good(self) -> bool:
        """Whether it can be used."""
        return self._level() > 1 and self.first.secret == self.second.secret

    def missing(self) -> str:
        """What is still wanted, in a few words that fit into a list; nothing once it is good."""
        if not self.secret:
            return self.tr("a passphrase")
        if self._level() < 2:
            return self.tr("a stronger passphrase")
        return "" if self.good() else self.tr("the same passphrase a second time")

    def wipe(self) -> None:
        """Forget what was typed."""
        self.first.wipe()
        self.second.wipe()

    def _level(self) -> int:
        return 0 if len(self.secret) < self._minimum else strength(self.secret).level

    def _judge(self) -> None:
        secret, again = self.first.secret, self.second.secret
        if not secret:
            self.strength.say(self._advice, "")
        elif len(secret) < self._minimum:
            words = self.tr("Too short: at least {0} characters.").format(self._minimum)
            self.strength.say(words, TONES[0])
        else:
            found = strength(secret)
            self.strength.say(found.words, TONES[found.level])
        agree = secret == again
        words = self.tr("Both are the same.") if agree else self.tr("The two are not the same yet.")
        self.same.say(words if again else "", "done" if agree else "soon")
        self.changed.emit()
