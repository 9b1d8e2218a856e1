"""One last date on the page of its case: why it is that day, how it stands, noted as done and taken back."""

import html
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from cpdesk.rules.standing import Stands
from cpdesk.rules.wording import clock, sentence, short_day
from cpdesk.snapshots.conference import Done
from cpdesk.snapshots.deadlines import CaseDate
from cpdesk.ui.done_form import DoneForm
from cpdesk.ui.due import doubts, reason, short_when, tone_of, when, why
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SMALL_SPACE, SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import Hint, PlainLabel


class CaseDateRow(QFrame):
    """With the focus it opens and says why; D or its button notes it as done."""

    noted = Signal(object, object, object)
    """The `CaseDate`, the day, and the instant or nothing."""
    taken_back = Signal(object)

    def __init__(self, one: CaseDate, today: date, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.one, self._now = one, now
        self.form: DoneForm | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        mark(self, frame="row", focusable=True)
        told = [why(one.due)] + ([one.open.next_step] if one.open is not None else [])
        self.setAccessibleName(", ".join((one.title, when(one.due), one.standing.words)))
        self.setAccessibleDescription(reason(one.due))
        self.setToolTip(f"<qt>{html.escape(' '.join(told))}</qt>")
        self.why = Hint(" ".join(told))
        self.why.hide()
        self._tone = shown_tone(one, today)
        self._grid = self._lay_out()

    def refuse(self, words: str) -> None:
        """Say why it was not noted."""
        if self.form is not None:
            self.form.refuse(words)

    def ask_when(self) -> None:
        """Ask on which day it was done."""
        if self.one.markable and self.form is None:
            self.form = DoneForm(self.one.due, self._now)
            self.form.noted.connect(lambda day, at: self.noted.emit(self.one, day, at))
            self.form.given_up.connect(self._forget)
            self._grid.addWidget(self.form, 2, 0, 1, 4)
            self.form.show()
        if self.form is not None:
            self.form.setFocus()

    def _forget(self) -> None:
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self.setFocus()

    def _lay_out(self) -> QGridLayout:
        one = self.one
        strong = self._tone if self._tone in ("late", "soon") else ""
        title = QVBoxLayout()
        title.setSpacing(0)
        title.addWidget(PlainLabel(one.title))
        if marks := doubts(one.due):
            title.addWidget(Hint(marks))
        stands = QVBoxLayout()
        stands.setSpacing(0)
        stands.addWidget(PlainLabel(sentence(one.standing.words), tone=self._tone))
        if one.noted:
            stands.addWidget(Hint(self.tr("Noted: {0}").format(", ".join(map(_noted, one.noted)))))
        acts = QVBoxLayout()
        acts.setSpacing(0)
        for button in self._buttons():
            acts.addWidget(button, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE, SMALL_SPACE + 2, SPACE, SMALL_SPACE + 2)
        grid.setHorizontalSpacing(MIDDLE_SPACE)
        grid.setVerticalSpacing(SMALL_SPACE)
        by = PlainLabel(short_when(one.due), role="strong", tone=strong)
        grid.addWidget(by, 0, 0, Qt.AlignmentFlag.AlignTop)
        for column, part in enumerate((title, stands, acts), start=1):
            part.addStretch(1)
            grid.addLayout(part, 0, column)
        grid.addWidget(self.why, 1, 0, 1, 4)
        for column, stretch in enumerate((3, 6, 4, 1)):
            grid.setColumnStretch(column, stretch)
        return grid

    def _buttons(self) -> list[Button]:
        buttons = []
        if self.one.markable:
            words = self.tr("Done…")
            self.done = Button(words, kind="quiet", name=f"{words} {self.one.title}")
            self.done.clicked.connect(self.ask_when)
            buttons.append(self.done)
        if self.one.noted:
            words = self.tr("Take back")
            self.back = Button(words, kind="quiet", name=f"{words}: {self.one.title}")
            self.back.clicked.connect(lambda: self.taken_back.emit(self.one))
            buttons.append(self.back)
        return buttons

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """D notes it as done."""
        if event.key() == Qt.Key.Key_D and not event.modifiers() and self.one.markable:
            self.ask_when()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Open."""
        super().focusInEvent(event)
        self.why.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.why.hide()


def shown_tone(one: CaseDate, today: date) -> str:
    """The tone of a standing; red only where somebody has to act."""
    tone = tone_of(one.due, one.standing, today)
    if tone == "late" and one.open is None:
        return "soon"
    return "" if tone == "soon" and one.standing.kind is Stands.UNKNOWN else tone


def _noted(done: Done) -> str:
    return f"{short_day(done.day)}, {clock(done.at)}" if done.at is not None else short_day(done.day)
