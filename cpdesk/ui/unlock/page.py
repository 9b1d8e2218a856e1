"""The first page: open a sealed file, or create one; everything heavy is read while one types."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.errors import CannotWrite
from cpdesk.ui.tasks import Task
from cpdesk.ui.theme.tokens import EDGE, LARGE_SPACE
from cpdesk.ui.unlock.open_form import OpenForm
from cpdesk.ui.widgets.card import Card, clear
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.text import Hint, PlainLabel

if TYPE_CHECKING:
    from cpdesk.services.sealing import NewFile, Sealing
    from cpdesk.ui.unlock.create_form import CreateForm


class UnlockPage(QWidget):
    """Holds one card: opening, creating or the recovery key."""

    unlocked = Signal(object)
    """The `Desk` of the opened file."""

    def __init__(
        self, sealing: "Sealing", path: Path | None, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sealing = sealing
        self._path, self._hint = path, hint
        self._warm = False
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

    def show_opening(self) -> None:
        """The card for opening a file."""
        form = OpenForm(self._path, self._hint)
        form.asked.connect(lambda path, secret: self._unlock(form, path, secret))
        form.new_wanted.connect(self.show_creating)
        self._put(form, form.secret.field if self._path else form.choose)

    def show_creating(self) -> None:
        """The card for a new file."""
        # Read when wanted: most days a file is opened, not created.
        from cpdesk.ui.unlock.create_form import CreateForm

        form = CreateForm()
        form.asked.connect(lambda path, secret: self._create(form, path, secret))
        form.left.connect(self.show_opening)
        self._put(form, form.choose)

    def _show_key(self, new: "NewFile") -> None:
        from cpdesk.ui.unlock.recovery_key import RecoveryKey  # as above: once in the life of a file

        page = RecoveryKey(new.recovery_key)
        page.kept.connect(lambda: self.unlocked.emit(new.desk))
        self._put(page, page.key)

    def _put(self, widget: QWidget, first: QWidget) -> None:
        clear(self.card.body)
        self.card.body.addWidget(widget)
        self._first = first
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _unlock(self, form: OpenForm, path: Path, secret: str) -> None:
        form.busy(True)
        task = Task(self, lambda _watch: self._sealing.unlock(path, secret))
        task.ended.connect(lambda: form.busy(False))
        task.done.connect(self.unlocked)
        task.failed.connect(lambda error: form.refused(str(error)))
        task.start()

    def _create(self, form: "CreateForm", path: Path, passphrase: str) -> None:
        form.busy(True)
        task = Task(self, lambda _watch: self._make(path, passphrase))
        task.ended.connect(lambda: form.busy(False))
        task.done.connect(self._show_key)
        task.failed.connect(lambda error: form.refused(str(error)))
        task.start()

    def _make(self, path: Path, passphrase: str) -> "NewFile":
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            words = self.tr("That folder cannot be made. Nothing was created. Choose another.")
            raise CannotWrite(words) from error
        return self._sealing.create(path, passphrase)

    def _warm_up(self) -> None:
        Task(self, lambda _watch: self._sealing.warm_up()).start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to what has to be done first."""
        self._first.setFocus(event.reason())

    def paintEvent(self, event: QPaintEvent) -> None:
        """After the first painting, read what unlocking needs, beside the typing."""
        super().paintEvent(event)
        if not self._warm:
            self._warm = True
            QTimer.singleShot(0, self, self._warm_up)
