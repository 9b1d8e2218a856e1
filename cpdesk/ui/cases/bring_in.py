"""Bringing in a practice conference: read the file, say what is in it, choose, bring it in."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QRadioButton, QVBoxLayout, QWidget

from cpdesk.errors import CpdeskError
from cpdesk.rules.wording import day_words
from cpdesk.ui.tasks import Task
from cpdesk.ui.theme.tokens import SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import ErrorWords, Hint, PlainLabel

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk
    from cpdesk.services.practice import BroughtIn
    from cpdesk.snapshots.practice import PracticeFile


class BringIn(QWidget):
    """A card above the case list; it stays until somebody has read how it went."""

    case_wanted = Signal(object)
    finished = Signal()
    """The card is no longer needed."""

    def __init__(self, desk: "Desk", path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._file: PracticeFile | None = None
        self._case: object = None
        self._task: Task | None = None
        self.card = Card(self.tr("Bring in a practice conference"))
        self.words = PlainLabel(self.tr("Reading the file."))
        self.notes = Hint()
        self.live = QRadioButton(self.tr("Leave it to run live: family, people, reports and dates only"))
        self.filled = QRadioButton(self.tr("Fill it with what was said, decided and planned"))
        self.live.setChecked(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far it is"))
        self.error = ErrorWords()
        self.start = Button(self.tr("Bring it in"), kind="primary")
        self.open = Button(self.tr("Open the case"), kind="primary")
        self.stop = Button(self.tr("Stop"), name=self.tr("Stop bringing it in"))
        self.away = Button(self.tr("Close"), name=self.tr("Close this card"))
        for widget in (self.words, self.notes, self.live, self.filled, self.bar, self.error):
            self.card.body.addWidget(widget)
        self.card.body.addWidget(FlowRow(self.start, self.open, self.stop, self.away))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.card)
        self.start.clicked.connect(self._bring_in)
        self.stop.clicked.connect(self._stop)
        self.open.clicked.connect(lambda: self.case_wanted.emit(self._case))
        self.away.clicked.connect(self.finished)
        self._offer(choice=False, work=True)
        self._run(Task(self, lambda _watch: desk.practice.read(path)), self._read)

    def _run(self, task: Task, done: object) -> None:
        self._task = task
        task.progressed.connect(self._progress)
        task.failed.connect(self._refused)
        task.done.connect(done)
        task.start()

    def _offer(self, *, choice: bool, work: bool, done: bool = False) -> None:
        """Show only the buttons that make sense now."""
        for widget in (self.live, self.filled, self.start):
            widget.setVisible(choice)
        self.bar.setVisible(work)
        self.bar.setRange(0, 0)
        self.stop.setVisible(work)
        self.open.setVisible(done)
        self.away.setVisible(not work)
        self.notes.setVisible(bool(self.notes.text()))

    def _read(self, file: "PracticeFile") -> None:
        self._file = file
        kind, day = file.kind.words, day_words(file.day)
        self.words.setText(self.tr("{0}\n{1}, {2}").format(file.title, kind, day))
        counts = self.tr("{0} family members, {1} professionals, {2} notes of what was said.")
        notes = [counts.format(len(file.family), len(file.people), len(file.notes)), *file.problems]
        self.notes.setText("\n".join(notes))
        self._offer(choice=True, work=False)
        self.start.setFocus()

    def _bring_in(self) -> None:
        file, fill, desk = self._file, self.filled.isChecked(), self._desk
        if file is None:
            return
        self.error.say("")
        self._offer(choice=False, work=True)
        self.stop.setFocus()
        work = Task(self, lambda watch: desk.practice.bring_in(file, fill=fill, progress=watch.progress))
        self._run(work, self._brought)

    def _progress(self, done: int, total: int, words: str) -> None:
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        self.bar.setAccessibleDescription(words)

    def _brought(self, brought: "BroughtIn") -> None:
        self._case = brought.case_id
        self.words.setText(self.tr("The practice conference is in the file, marked as practice."))
        notes = list(brought.problems)
        if brought.cleaned_characters:
            words = self.tr("{0} characters that no document can hold were replaced by a visible mark.")
            notes.insert(0, words.format(brought.cleaned_characters))
        self.notes.setText("\n".join(notes))
        self._offer(choice=False, work=False, done=True)
        self.open.setFocus()

    def _refused(self, error: CpdeskError) -> None:
        self._offer(choice=self._file is not None, work=False)
        self.words.setVisible(self._file is not None)
        self.error.say(str(error))
        self.away.setFocus()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
