"""The history of the file, to be looked through: who did what and when, and put out for an auditor."""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from cpdesk.rules.wording import local, sentence
from cpdesk.snapshots.history import HistoryPage
from cpdesk.ui.settings.fields import Line, labelled
from cpdesk.ui.settings.history_list import HistoryList
from cpdesk.ui.settings.typed_span import read_span
from cpdesk.ui.tasks import Task, Watch
from cpdesk.ui.theme.tokens import LARGE_SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.choice import ChoiceBox
from cpdesk.ui.widgets.files import choose_new_file
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import ErrorWords, Hint
from cpdesk.vocabulary import Deed

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

A_YEAR = timedelta(days=365)


class HistoryCard(QWidget):
    """Three filters, one page of lines, and the files for an auditor."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = 0
        self._span: tuple[date, date] | None = None
        self._authors: tuple[str, ...] = ()
        self._task: Task | None = None
        self.deed, self.author = ChoiceBox(), ChoiceBox()
        self.days = Line(self.tr("Day, or first and last day"), letters=28)
        self.list = HistoryList()
        self.newer, self.older = Button(self.tr("Newer")), Button(self.tr("Older"))
        self.count, self.error, self.said = Hint(""), ErrorWords(), Hint("", tone="done")
        self.wordings = QCheckBox(self.tr("With the words of the entries"))
        self.table = Button(
            self.tr("For a spreadsheet…"), name=self.tr("Write the history for a spreadsheet")
        )
        self.data = Button(self.tr("With all links, as JSON…"), name=self.tr("Write the history as JSON"))
        self._lay_out()
        self._connect()

    def read(self) -> None:
        """Read the page that is shown again."""
        since, until = self._span or (None, None)
        chosen = self.author.currentIndex()
        author = self._authors[chosen - 1] if chosen > 0 else None
        deed = self.deed.currentData()
        self._show(self._desk.history.lines(since, until, Deed(deed) if deed else None, author, self._page))

    def _lay_out(self) -> None:
        self.days.setPlaceholderText(self.tr("24 November 2026"))
        self.deed.addItem(self.tr("Everything"), "")
        for deed in Deed:
            self.deed.addItem(sentence(deed.words), deed.value)
        self.author.addItem(self.tr("Everybody"))
        self.said.hide()
        for choice in (self.deed, self.author):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(22)
        look = Card(self.tr("History"))
        look.body.addWidget(
            Hint(
                self.tr(
                    "Who opened, read, changed, printed, sent or put out what. Lines are only ever added, "
                    "and each is chained to the one before. What was done to an entry stands beside it."
                )
            )
        )
        look.body.addWidget(
            FlowRow(
                labelled(self.tr("What"), self.deed),
                labelled(self.tr("Who"), self.author),
                labelled(self.days.accessibleName(), self.days),
            )
        )
        look.body.addWidget(self.list)
        look.body.addWidget(self.count)
        look.body.addWidget(FlowRow(self.newer, self.older))
        for_auditor = Card(self.tr("For an auditor"))
        for_auditor.body.addWidget(
            Hint(
                self.tr(
                    "The whole history as a file, with the changes of entries between its lines and how to "
                    "verify it. The file is not sealed: whoever has it can read the names of the families."
                )
            )
        )
        for widget in (self.wordings, FlowRow(self.table, self.data), self.error, self.said):
            for_auditor.body.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE_SPACE)
        column.addWidget(look)
        column.addWidget(for_auditor)

    def _connect(self) -> None:
        self.deed.activated.connect(self._filter)
        self.author.activated.connect(self._filter)
        self.days.given.connect(self._take_days)
        self.newer.clicked.connect(lambda: self._turn(-1))
        self.older.clicked.connect(lambda: self._turn(1))
        self.table.clicked.connect(lambda: self._ask("csv"))
        self.data.clicked.connect(lambda: self._ask("json"))

    def _take_days(self, words: str) -> None:
        near = local(self._desk.now()).date() - A_YEAR
        self._span = read_span(words, near) if words.strip() else None
        if words.strip() and self._span is None:
            self.count.say(self.tr("Write a day like “24 November 2026”, or a first and a last day."), "soon")
            return
        self._filter()

    def _filter(self) -> None:
        self._page = 0
        self.read()

    def _turn(self, by: int) -> None:
        self._page += by
        self.read()
        if not (self.newer if by < 0 else self.older).isEnabled():  # at an end: its button lost the focus
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, page: HistoryPage) -> None:
        if page.authors != self._authors:
            chosen = self.author.currentText()
            self._authors = page.authors
            self.author.clear()
            self.author.addItems([self.tr("Everybody"), *page.authors])
            self.author.setCurrentText(chosen)
        self.list.show_lines(page.lines)
        first = page.lines[-1].number if page.lines else 0
        last = page.lines[0].number if page.lines else 0
        words = self.tr("{0} lines, page {1} of {2}: number {3} to {4}.")
        none = self.tr("No line of the history is like that.")
        shown = words.format(page.total, page.page + 1, page.pages, first, last) if page.lines else none
        self.count.say(shown, "")
        self.newer.setEnabled(page.page > 0)
        self.older.setEnabled(page.page + 1 < page.pages)

    def _ask(self, kind: Literal["csv", "json"]) -> None:
        if self._task is not None:
            return
        pattern = self.tr("Spreadsheets (*.csv)") if kind == "csv" else self.tr("JSON files (*.json)")
        name = f"History {local(self._desk.now()):%Y-%m-%d}.{kind}"
        choose_new_file(
            self, self.tr("Write the history for an auditor"), pattern, Path(QDir.homePath(), name),
            lambda path: self.write(path, kind),
        )  # fmt: skip

    def write(self, path: Path, kind: Literal["csv", "json"]) -> None:
        """Write the whole history into a file, beside the window."""
        history, wordings = self._desk.history, self.wordings.isChecked()

        def work(watch: Watch) -> int:
            return history.export(path, kind, wordings=wordings, progress=watch.progress)

        self._task = Task(self, work)
        self._task.done.connect(lambda lines: self._written(lines, path))
        self._task.failed.connect(lambda error: self.error.say(str(error)))
        self._task.ended.connect(self._ended)
        self.error.say("")
        self.said.hide()
        self._task.start()

    def _written(self, lines: int, path: Path) -> None:
        self.said.say(self.tr("{0} lines are in “{1}”.").format(lines, path.name))
        self.said.show()
        self._filter()

    def _ended(self) -> None:
        self._task = None
