"""The page behind “Work out dates”: days typed on the left, every last date at once on the right."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cpdesk.errors import CpdeskError
from cpdesk.rules.deadlines import DueDate, judge, work_out
from cpdesk.rules.procedure import Procedure
from cpdesk.rules.rule_names import HOLDING
from cpdesk.rules.wording import local
from cpdesk.rules.working_days import WorkingDays
from cpdesk.ui.theme.tokens import EDGE, LARGE_SPACE, MIDDLE_SPACE, scale_of
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.printing import print_document, sheet
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.text import ErrorWords, Hint, PageTitle
from cpdesk.ui.work_out.answers import Answers
from cpdesk.ui.work_out.form import Form
from cpdesk.ui.work_out.telling import as_sections, as_text
from cpdesk.vocabulary import Deed

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

NARROW = 900
"""With less room than this (in pixels, counted at 100 % text) the answers stand below the form."""


class WorkOutPage(QWidget):
    """Answers a question on the telephone: no case is needed, and nothing is kept."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, surface="ground")
        self._desk = desk
        self._rules: Procedure | None = None
        self._days: WorkingDays | None = None
        self._dates: tuple[DueDate, ...] = ()
        self.form = Form(self._today())
        self.answers = Answers()
        self.error = ErrorWords()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.form.changed.connect(self._work_out)
        self.form.procedure_chosen.connect(self._choose)
        self.answers.copy.clicked.connect(self._copy)
        self.answers.print.clicked.connect(self._print)
        self._read()

    def _today(self) -> date:
        return local(self._desk.now()).date()

    def _lay_out(self) -> None:
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(EDGE, LARGE_SPACE, EDGE, LARGE_SPACE)
        rows.setSpacing(MIDDLE_SPACE)
        rows.addWidget(PageTitle(self.tr("Work out dates")))
        rows.addWidget(Hint(self.tr("For a question on the telephone. Nothing that is typed here is kept.")))
        rows.addWidget(self.error)
        self._columns.setSpacing(MIDDLE_SPACE)
        self._columns.addWidget(self.form, 2, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(self.answers, 3, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(self._columns)
        rows.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(VerticalScroll(inside))

    def _read(self) -> None:
        """Procedures and days off as they are now in the file."""
        try:
            procedures = self._desk.procedures
            offered = [(line.key, line.name) for line in procedures.all()]
            key = self.form.offer(offered, procedures.default())
            self._rules = procedures.procedure(key)
            self._days = self._desk.office.working_days()
        except CpdeskError as error:
            self.error.say(str(error))
            return
        self.error.say("")
        self._work_out()

    def _choose(self, key: str) -> None:
        try:
            self._rules = self._desk.procedures.procedure(key)
        except CpdeskError as error:
            self.error.say(str(error))
            return
        self.error.say("")
        self._work_out()

    def _work_out(self) -> None:
        if self._rules is None:
            return
        events = self.form.events()
        self._dates = tuple(
            judge(due, events.conference_day) if due.rule in HOLDING else due
            for due in work_out(self._rules, events, self._days)
        )
        self.answers.show_dates(self._dates, self._today(), self._days)

    def _title(self) -> str:
        return f"{self.form.procedure.currentText()}: {self.form.kind.currentText()}"

    def _copy(self) -> None:
        text = as_text(self._title(), self.form.told(), self._dates)
        QGuiApplication.clipboard().setText(text)
        self.answers.tell(self.tr("✓ Copied. Paste it where it is wanted."))

    def _print(self) -> None:
        page = sheet(self._title(), as_sections(self.form.told(), self._dates))
        asked = print_document(self, page, self._desk.policy.marking)
        asked.accepted.connect(lambda: self._desk.history.note(Deed.PRINTED, "dates"))

    def showEvent(self, event: QShowEvent) -> None:
        """Whatever changed while the page was away is read now: procedures, days off, the day itself."""
        super().showEvent(event)
        self.form.today_is(self._today())
        self._read()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to the first day."""
        self.form.first().setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The answers go below the form when the words are large."""
        super().resizeEvent(event)
        narrow = self.width() / scale_of(self) < NARROW
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(down if narrow else across)
