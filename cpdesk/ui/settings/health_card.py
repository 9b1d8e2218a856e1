"""The health of the file: a check that anybody can start, and what it found, each with what to do."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from cpdesk.rules.wording import instant_words
from cpdesk.snapshots.backups import BackupLine
from cpdesk.snapshots.health import Examination, Finding, Standing
from cpdesk.ui.settings.fields import show_now
from cpdesk.ui.tasks import Task, Watch
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card, clear
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import ErrorWords, Hint, PlainLabel

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

Backups = Callable[[], Sequence[BackupLine]]
TONES = {Standing.OK: "done", Standing.LOOK: "soon", Standing.WRONG: "late"}


class HealthCard(QWidget):
    """A button, its progress, and below one row for each thing that was looked at."""

    def __init__(self, desk: "Desk", backups: Backups | None = None, parent: QWidget | None = None) -> None:
        """`backups` lists those of this file, on another thread; without it they are not looked at."""
        super().__init__(parent)
        self._desk, self._backups = desk, backups
        self._task: Task | None = None
        self.check = Button(self.tr("Check this file now"), kind="primary")
        self.stop = Button(self.tr("Stop"), name=self.tr("Stop the check; nothing is changed"))
        self.bar, self.error, self.said = QProgressBar(), ErrorWords(), Hint("")
        self.bar.setAccessibleName(self.tr("Progress of the check"))
        self.bar.setTextVisible(False)
        self.rows: list[QWidget] = []
        self._list = QVBoxLayout()
        self._lay_out()
        self._busy(False)
        self.check.clicked.connect(self._start)
        self.stop.clicked.connect(self._cancel)

    def _lay_out(self) -> None:
        card = Card(self.tr("Check this file"))
        card.body.addWidget(
            Hint(
                self.tr(
                    "Every page is read, the history is checked line by line, and the backups, keys and room "
                    "on the disk are looked at. Nothing is changed, and you can carry on working."
                )
            )
        )
        card.body.addWidget(FlowRow(self.check, self.stop))
        self._list.setSpacing(MIDDLE_SPACE)
        for widget in (self.bar, self.error, self.said):
            card.body.addWidget(widget)
        card.body.addLayout(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _start(self) -> None:
        if self._task is not None:
            return
        health, backups = self._desk.health, self._backups

        def work(watch: Watch) -> Examination:
            return health.examine(None if backups is None else backups(), watch.progress)

        self._task = Task(self, work)
        self._task.progressed.connect(self._progress)
        self._task.done.connect(self._show)
        self._task.failed.connect(lambda error: self.error.say(str(error)))
        self._task.ended.connect(self._ended)
        self.error.say("")
        self._busy(True)
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self._task.start()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _progress(self, done: int, total: int, words: str) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        self.said.say(words)

    def _ended(self) -> None:
        self._task = None
        had_focus = self.stop.hasFocus()
        self._busy(False)
        self.said.say("")
        self.said.hide()
        if had_focus:
            self.check.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, found: Examination) -> None:
        clear(self._list)
        worst_first = sorted(found.findings, key=lambda one: -list(Standing).index(one.standing))
        self.rows = [self._row(one) for one in worst_first]
        for row in self.rows:
            self._list.addWidget(row)
        show_now(self._list)
        whole = {
            Standing.OK: self.tr("Everything is as it should be."),
            Standing.LOOK: self.tr("Nothing is lost; something below should be seen to."),
            Standing.WRONG: self.tr("Something is wrong: see below what to do."),
        }[found.standing]
        checked = self.tr("Checked on {0}.").format(instant_words(found.at))
        self.said.say(f"{whole} {checked}", TONES[found.standing])
        self.said.show()

    def _row(self, one: Finding) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(MIDDLE_SPACE)
        word = {
            Standing.OK: self.tr("well"),
            Standing.LOOK: self.tr("look"),
            Standing.WRONG: self.tr("wrong"),
        }[one.standing]
        sign = PlainLabel(word, role="strong", tone=TONES[one.standing], wrap=False)
        sign.setFixedWidth(sign.fontMetrics().horizontalAdvance("wwwwwww"))
        words = QVBoxLayout()
        words.setSpacing(SPACE // 2)
        words.addWidget(PlainLabel(one.title, role="strong"))
        found = Hint(one.words)
        found.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(found)
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        row.setAccessibleName(f"{one.title}: {word}. {one.words}")
        return row

    def _busy(self, busy: bool) -> None:
        self.check.setEnabled(not busy)
        for widget in (self.stop, self.bar):
            widget.setVisible(busy)
        self.said.setVisible(busy or bool(self.said.text()))
