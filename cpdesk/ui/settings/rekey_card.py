"""All keys of the file replaced, for when somebody may have got hold of one."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from cpdesk.ui.passphrases.new_passphrase import NewPassphrase
from cpdesk.ui.settings.in_view import bring_into_view
from cpdesk.ui.settings.key_forms import KeyForm
from cpdesk.ui.tasks import Watch
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.text import Hint, PlainLabel
from cpdesk.vocabulary import KeyHolder

if TYPE_CHECKING:
    from cpdesk.services.keys import Keys
    from cpdesk.snapshots.keys import KeySlot


class RekeyForm(KeyForm):
    """What it means, a new passphrase for oneself, and the work with its progress."""

    made = Signal(object)
    """A `Rekeyed`: the file is locked, and only the new keys open it."""

    def __init__(self, keys: "Keys", copies: Path | None = None, parent: QWidget | None = None) -> None:
        """`copies`: where the backups of this computer lie."""
        super().__init__(keys, "", "", parent)
        self._copies = copies
        self.do.setText(self.tr("Replace all keys"))
        self.leave.setText(self.tr("Leave them as they are"))
        self.new = NewPassphrase(keys.minimum)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far the work is"))
        self.bar.hide()
        self.halt = Button(self.tr("Stop"), name=self.tr("Stop making new keys"))
        self.halt.hide()
        self.calm.setText(self.tr("Writing the file again and checking it. Nothing can be saved meanwhile."))
        self.new.changed.connect(self.judge)
        self.new.entered.connect(self.try_it)
        self.halt.clicked.connect(self.stop)
        self.lay_out(*(PlainLabel(words) for words in self._what_it_means(keys.slots())), self.new)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.halt, 0, Qt.AlignmentFlag.AlignLeft)

    def _what_it_means(self, slots: "tuple[KeySlot, ...]") -> list[str]:
        others = [
            s.name or s.holder.words for s in slots if not s.mine and s.holder is not KeyHolder.RECOVERY
        ]
        said = [
            self.tr(
                "The records are written again under new keys, checked, and only then put in the place of "
                "the present ones. Afterwards the file is locked: your new passphrase opens it, and a new "
                "recovery key that is shown once."
            )
        ]
        if others:
            lost = self.tr("These people cannot open it then, until you add them again: {0}.")
            said.append(lost.format(", ".join(others)))
        said.append(
            self.tr(
                "Copies and backups from before still open with the old keys, but are no longer listed under "
                "“Backups”. Destroy those that may be in wrong hands."
            )
        )
        if self._copies is not None:
            said.append(self.tr("Those of this computer lie in: {0}").format(self._copies))
        return said

    def first(self) -> QWidget:
        """The new passphrase."""
        return self.new.first.field

    def good(self) -> bool:
        """A new passphrase."""
        return self.new.good()

    def work(self) -> Callable[[Watch], object]:
        """Make the keys."""
        secret = self.new.secret
        return lambda watch: self._keys.rekey(secret, watch.progress, watch.cancelled)

    def show_progress(self, done: int, total: int, words: str) -> None:
        """How many of the records are written."""
        self.bar.setMaximum(total)
        self.bar.setValue(done)

    def finished(self, result: object) -> str:
        """The window goes on with what came of it."""
        self.made.emit(result)
        return ""

    def show_busy(self) -> None:
        """With a bar and a button that stops it."""
        super().show_busy()
        self.bar.setVisible(self.busy)
        self.halt.setVisible(self.busy)
        if self.busy:
            self.bar.setRange(0, 0)
            self.halt.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_view(self.halt)


class RekeyCard(Card):
    """Closed until it is wanted: it is for a bad day."""

    made = Signal(object)
    """A `Rekeyed`."""

    def __init__(
        self, keys: "Keys", parent: QWidget | None = None, *, copies: Callable[[], Path | None] = lambda: None
    ) -> None:
        """`copies`: where the backups of this computer lie; asked when the form is opened."""
        super().__init__("", parent)
        self._copies = copies
        self.entitle(self.tr("If a key may be in wrong hands"))
        self._keys = keys
        self.form: RekeyForm | None = None
        words = self.tr(
            "A laptop was lost with its passphrase on a note, or the paper with the recovery key is missing: "
            "then the whole file gets other keys."
        )
        self.open = Button(self.tr("Replace all keys…"))
        self._place = QVBoxLayout()
        self.body.addWidget(Hint(words))
        self.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._place)
        self.open.clicked.connect(self._open)

    def _open(self) -> None:
        if self.form is not None:
            self.form.first().setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.form = form = RekeyForm(self._keys, self._copies())
        form.made.connect(lambda rekeyed: self.made.emit(rekeyed))
        form.left.connect(self._close)
        self._place.addWidget(form)
        form.show()
        form.first().setFocus(Qt.FocusReason.TabFocusReason)
        bring_into_view(form)

    def _close(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            form.hide()
            form.deleteLater()
            self.open.setFocus(Qt.FocusReason.OtherFocusReason)
