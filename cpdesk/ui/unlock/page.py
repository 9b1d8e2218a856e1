"""The first page: open a sealed file, or create one; everything heavy is read while one types."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.errors import CannotWrite, CpdeskError, WrongPassphrase
from cpdesk.ui.tasks import Task
from cpdesk.ui.theme.tokens import EDGE, LARGE_SPACE
from cpdesk.ui.unlock.open_form import OpenForm
from cpdesk.ui.widgets.card import Card, clear
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.text import Hint, PlainLabel

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk
    from cpdesk.services.keys import Rekeyed
    from cpdesk.services.sealing import NewFile, Recovered, Sealing
    from cpdesk.ui.backups.places import BackupPlaces
    from cpdesk.ui.unlock.create_form import CreateForm


class UnlockPage(QWidget):
    """Holds one card: opening, creating, the recovery key, or what has to follow its use."""

    unlocked = Signal(object)
    """The `Desk` of the opened file."""

    def __init__(
        self,
        sealing: "Sealing",
        path: Path | None,
        hint: str = "",
        parent: QWidget | None = None,
        *,
        places: "BackupPlaces | None" = None,
    ) -> None:
        """`places`: where the backups of a damaged file are looked for; without it nowhere."""
        super().__init__(parent)
        self._sealing, self._places = sealing, places
        self._path, self._hint = path, hint
        self._warm = False
        self._held: Desk | Recovered | None = None
        self._page: QWidget | None = None
        self.card = Card()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(LARGE_SPACE)
        narrow = QWidget()
        mark(narrow, column="narrow")
        words = QVBoxLayout(narrow)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(LARGE_SPACE)
        self.title = PlainLabel("cpdesk", role="big")
        words.addWidget(self.title)
        words.addWidget(Hint(self.tr("The desk of the chair and the clerk. Encrypted, on this laptop only.")))
        words.addWidget(self.card)
        self._words = words
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(narrow, 4)
        row.addStretch(1)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(VerticalScroll(inside))
        self.show_opening()

    def show_opening(self, said: str = "") -> None:
        """The card for opening a file; `said`: what the person should know beforehand."""
        self._let_go()
        form = OpenForm(self._path, said or self._hint, seconds_left=self._sealing.attempts.seconds_left)
        form.asked.connect(lambda path, secret: self._unlock(form, path, secret))
        form.accept_wanted.connect(lambda path, secret: self._unlock(form, path, secret, accept=True))
        form.take_over_wanted.connect(lambda path, secret: self._unlock(form, path, secret, take_over=True))
        form.backups_wanted.connect(self.show_backups)
        form.new_wanted.connect(self.show_creating)
        if self._warm:
            form.look_at_the_wait()
        self._put(form, form.secret.field)

    def show_creating(self) -> None:
        """The card for a new file."""
        # Read when wanted: most days a file is opened, not created.
        from cpdesk.ui.unlock.create_form import CreateForm

        form = CreateForm(self._sealing.minimum_passphrase)
        form.asked.connect(lambda path, secret, name: self._create(form, path, secret, name))
        form.left.connect(lambda: self.show_opening())
        self._put(form, form.name)

    def _show_new_file(self, form: "CreateForm", new: "NewFile") -> None:
        form.wipe()
        self._show_key(new.desk, new.recovery_key)

    def _show_key(self, desk: "Desk", recovery_key: str) -> None:
        from cpdesk.ui.passphrases.recovery_key import RecoveryKey  # as above: once in the life of a file

        self._held = desk
        page = RecoveryKey(recovery_key)
        page.kept.connect(lambda: self._hand_over(desk))
        self._put(page, page.key)

    def show_rekeyed(self, made: "Rekeyed") -> None:
        """All keys of the file are new: the recovery key is shown this once, then the file can be opened."""
        from cpdesk.ui.passphrases.recovery_key import RecoveryKey  # as above

        words = self.tr("All keys are new. Unlock with your new passphrase; then add the others again.")
        page = RecoveryKey(made.recovery_key)
        page.kept.connect(lambda: QTimer.singleShot(0, self, lambda: self.show_opening(words)))
        self._put(page, page.key)

    def show_backups(self, path: Path) -> None:
        """The backups of a file that does not open, each of which can become a new file."""
        if self._places is None:
            return
        from cpdesk.ui.backups.restore_panel import RestorePanel  # as above

        panel = RestorePanel(path, self._places, self._sealing.now, attempts=self._sealing.attempts)
        panel.left.connect(lambda: self.show_opening())
        panel.restored.connect(self._open_restored)
        self._put(panel, panel, whole=True)

    def _open_restored(self, path: Path) -> None:
        self._path = path
        self.show_opening()

    def _show_recovered(self, recovered: "Recovered") -> None:
        """The recovery key opened the file: before anything is shown, somebody gets a new passphrase."""
        from cpdesk.ui.unlock.after_recovery import AfterRecovery  # as above

        self._held = recovered
        page = AfterRecovery(recovered, self._sealing.minimum_passphrase)
        page.done.connect(self._offer_new_key)
        page.left.connect(lambda: self.show_opening())
        self._put(page, page.first())

    def _offer_new_key(self, desk: "Desk") -> None:
        from cpdesk.ui.unlock.after_recovery import NewKeyOffer  # as above

        self._held = desk
        page = NewKeyOffer(desk)
        page.made.connect(lambda key: self._show_key(desk, key))
        page.kept_old.connect(lambda: self._hand_over(desk))
        self._put(page, page.make)

    def _hand_over(self, desk: "Desk") -> None:
        """Later: this page ends with it, and a key may still be on its way through one of its fields."""
        QTimer.singleShot(0, self, lambda: self._give_away(desk))

    def _give_away(self, desk: "Desk") -> None:
        if self._held is desk:
            self._held = None
            self.unlocked.emit(desk)

    def _put(self, widget: QWidget, first: QWidget, *, whole: bool = False) -> None:
        """Show this instead of what was there: in the card, or, when it is a whole page, without it."""
        clear(self.card.body)
        if self._page is not None:
            self._page.hide()
            self._page.deleteLater()
        self._page = widget if whole else None
        self.card.setVisible(not whole)
        (self._words if whole else self.card.body).addWidget(widget)
        widget.show()  # now, so that it can take the focus; Qt would wait
        self._first = first
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _unlock(
        self, form: OpenForm, path: Path, secret: str, *, accept: bool = False, take_over: bool = False
    ) -> None:
        form.look_at_the_wait()
        if form.wait.waiting:
            return
        form.busy(True)
        open_it = partial(self._sealing.open, path, secret, accept=accept, take_over=take_over)
        task = Task(self, lambda _watch: open_it())
        task.ended.connect(lambda: form.busy(False))
        task.done.connect(lambda opened: self._opened(form, path, opened))
        task.failed.connect(lambda error: self._refuse(form, path, error))
        task.start()

    def _opened(self, form: OpenForm, path: Path, opened: "Desk | Recovered") -> None:
        from cpdesk.services.sealing import Recovered  # as above

        self._sealing.attempts.opened(path)
        form.wipe()
        if isinstance(opened, Recovered):
            self._path = path
            self._show_recovered(opened)
        else:
            self.unlocked.emit(opened)

    def _refuse(self, form: OpenForm, path: Path, error: CpdeskError) -> None:
        if isinstance(error, WrongPassphrase):
            self._sealing.attempts.failed(path)
        places = self._places
        if form.refused(error) and places is not None:
            task = Task(form, lambda _watch: places.last_good(path))  # a stick may be slow
            task.done.connect(form.offers.show_backup)
            task.start()

    def _create(self, form: "CreateForm", path: Path, passphrase: str, name: str) -> None:
        form.busy(True)
        task = Task(self, lambda _watch: self._make(path, passphrase, name))
        task.ended.connect(lambda: form.busy(False))
        task.done.connect(lambda new: self._show_new_file(form, new))
        task.failed.connect(lambda error: form.refused(str(error)))
        task.start()

    def _make(self, path: Path, passphrase: str, name: str) -> "NewFile":
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            words = self.tr("That folder cannot be made. Nothing was created. Choose another.")
            raise CannotWrite(words) from error
        return self._sealing.create(path, passphrase, name)

    def _let_go(self) -> None:
        """Lock again what was opened and never shown."""
        held, self._held = self._held, None
        if held is not None:
            held.close()

    def _warm_up(self) -> None:
        task = Task(self, lambda _watch: self._sealing.warm_up())
        task.ended.connect(self._look_at_the_wait)
        task.start()

    def _look_at_the_wait(self) -> None:
        form = self.findChild(OpenForm)
        if form is not None:
            form.look_at_the_wait()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to what has to be done first."""
        self._first.setFocus(event.reason())

    def hideEvent(self, event: QHideEvent) -> None:
        """Going away, it leaves nothing open that it did not hand over."""
        super().hideEvent(event)
        if self._held is not None and not event.spontaneous():
            self.show_opening()

    def paintEvent(self, event: QPaintEvent) -> None:
        """After the first painting, read what unlocking needs, beside the typing."""
        super().paintEvent(event)
        if not self._warm:
            self._warm = True
            QTimer.singleShot(0, self, self._warm_up)
