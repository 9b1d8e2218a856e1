"""What is open and not shown yet: a new file until its key is on paper, one just recovered from that paper.

What is imported only where it is wanted is wanted once in the life of a file.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from cpdesk.vocabulary import Deed

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk
    from cpdesk.services.keys import Rekeyed
    from cpdesk.services.sealing import NewFile, Recovered
    from cpdesk.ui.passphrases.recovery_key import RecoveryKey


class OnTheWay(QObject):
    """Leads from an open file to its desk, and locks it again when nobody goes there."""

    put = Signal(QWidget, QWidget)
    """A page to be shown now, and where on it one begins."""
    ready = Signal(object)
    """The `Desk`, to be shown."""
    left = Signal(str)
    """It was left, or the page belongs to a file that is locked already; with what to say then."""
    watched = Signal(bool)
    """Whether a file is open here or its recovery key on the page: then nobody may walk away unnoticed."""

    def __init__(self, minimum_passphrase: int, parent: QObject) -> None:
        """`minimum_passphrase`: characters that a new one needs."""
        super().__init__(parent)
        self._minimum = minimum_passphrase
        self._held: Desk | Recovered | None = None
        self._watched = False
        self._to_tell: tuple[Path, list[Deed]] | None = None

    def new_file(self, new: "NewFile") -> None:
        """A file was made: first its recovery key has to be on paper."""
        self._show_key(new.desk, new.recovery_key)

    def recovered(self, recovered: "Recovered") -> None:
        """The recovery key opened the file: before anything is shown, somebody gets a new passphrase."""
        from cpdesk.ui.unlock.after_recovery import AfterRecovery

        self._hold(recovered)
        page = AfterRecovery(recovered, self._minimum)
        page.done.connect(self._offer_new_key)
        page.left.connect(lambda: self.left.emit(""))
        self.put.emit(page, page.first())

    def rekeyed(self, made: "Rekeyed", path: Path) -> None:
        """All keys of a file were replaced, and it is locked: its recovery key is shown this once.

        The history hears when it is next unlocked what was done with the key meanwhile.
        """
        page = self._key_page(made.recovery_key)
        told: list[Deed] = []
        self._to_tell = (path, told)
        page.printed.connect(lambda: told.append(Deed.PRINTED))
        page.kept.connect(lambda: told.append(Deed.PROVED))
        words = self.tr("All keys are new. Unlock with your new passphrase; then add the others again.")
        page.kept.connect(lambda: QTimer.singleShot(0, self, lambda: self.left.emit(words)))
        self.put.emit(page, page.key)
        self._watch(True)

    def opened(self, desk: "Desk") -> None:
        """A passphrase opened the file; nothing has to come before it is shown."""
        if self._to_tell is not None and self._to_tell[0] == desk.path:
            for deed in self._to_tell[1]:
                desk.keys.note_recovery_key(deed)
        self._to_tell = None
        self.ready.emit(desk)

    @property
    def is_watched(self) -> bool:
        """As `watched` said last."""
        return self._watched

    def lock_again(self) -> None:
        """Lock what was opened and never shown, and forget a key that was being shown."""
        held, self._held = self._held, None
        if held is not None:
            held.close()
        self._watch(False)

    def _hold(self, held: "Desk | Recovered") -> None:
        self._held = held
        self._watch(True)

    def _watch(self, wanted: bool) -> None:
        if wanted is not self._watched:
            self._watched = wanted
            self.watched.emit(wanted)

    def _offer_new_key(self, desk: "Desk") -> None:
        from cpdesk.ui.unlock.after_recovery import NewKeyOffer

        self._hold(desk)
        page = NewKeyOffer(desk)
        page.made.connect(lambda key: self._show_key(desk, key))
        page.kept_old.connect(lambda: self._hand_over(desk))
        self.put.emit(page, page.make)

    def _show_key(self, desk: "Desk", recovery_key: str) -> None:
        self._hold(desk)
        page = self._key_page(recovery_key)
        page.printed.connect(lambda: desk.keys.note_recovery_key(Deed.PRINTED))
        page.kept.connect(lambda: desk.keys.note_recovery_key(Deed.PROVED))
        page.kept.connect(lambda: self._hand_over(desk))
        self.put.emit(page, page.key)

    def _key_page(self, recovery_key: str) -> "RecoveryKey":
        from cpdesk.ui.passphrases.recovery_key import RecoveryKey

        return RecoveryKey(recovery_key)

    def _hand_over(self, desk: "Desk") -> None:
        """Later: the page ends with it, and a key may still be on its way through one of its fields."""
        QTimer.singleShot(0, self, lambda: self._give_away(desk))

    def _give_away(self, desk: "Desk") -> None:
        if self._held is desk:
            self._held = None
            self._watch(False)
            self.ready.emit(desk)
