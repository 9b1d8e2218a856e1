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
from cpdesk.ui.unlock.on_the_way import OnTheWay
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
    watched = Signal(bool)
    """Whether a file is open here and not shown yet, or its recovery key on the page."""

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
        self._way = OnTheWay(sealing.minimum_passphrase, self)
        self._way.put.connect(self._put)
        self._way.ready.connect(self.unlocked)
        self._way.left.connect(self.show_opening)
        self._way.watched.connect(self.watched)
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
        words.addWidget(Hint(self.tr("The desk of the chair and the clerk. Encrypted, and never online.")))
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
        self._way.lock_again()
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

    def show_rekeyed(self, made: "Rekeyed") -> None:
        """All keys of the file are new: the recovery key is shown this once, then the file can be opened."""
        if self._path is not None:
            self._way.rekeyed(made, self._path)

    @property
    def is_watched(self) -> bool:
        """As `watched` said last."""
        return self._way.is_watched

    def lock_again(self, said: str = "") -> None:
        """Lock what was opened and not shown yet; `said` is told on the card that comes instead."""
        if self.is_watched:
            self.show_opening(said)

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
            self._way.recovered(opened)
        else:
            self._way.opened(opened)

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
        task.done.connect(lambda new: self._made(form, new))
        task.failed.connect(lambda error: form.refused(str(error)))
        task.start()

    def _made(self, form: "CreateForm", new: "NewFile") -> None:
        form.wipe()
        self._path = new.desk.path
        self._way.new_file(new)

    def _make(self, path: Path, passphrase: str, name: str) -> "NewFile":
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            words = self.tr("That folder cannot be made. Nothing was created. Choose another.")
            raise CannotWrite(words) from error
        return self._sealing.create(path, passphrase, name)

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
        if not event.spontaneous():
            self.lock_again()

    def paintEvent(self, event: QPaintEvent) -> None:
        """After the first painting, read what unlocking needs, beside the typing."""
        super().paintEvent(event)
        if not self._warm:
            self._warm = True
            QTimer.singleShot(0, self, self._warm_up)
