"""The risk statements: worries are tapped, their words begin one, and people put it right together."""

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.rules.risk_words import beginning, with_worry
from cpdesk.snapshots.conference import Conference
from cpdesk.ui.meeting.composer.about_chips import AboutChips
from cpdesk.ui.meeting.keys import keys_of
from cpdesk.ui.meeting.pieces.fields import TextField
from cpdesk.ui.meeting.pieces.reading_band import ReadingBand
from cpdesk.ui.meeting.risk.statement_list import StatementList
from cpdesk.ui.meeting.risk.worry_list import WorryList, open_worries
from cpdesk.ui.meeting.step_page import StepPage
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.text import Hint

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

MOST = 4
"""A conference makes one to four risk statements."""


class RiskPage(StepPage):
    """Worries on the left, the statement being written and those that are there on the right."""

    def __init__(self, desk: "Desk", conference_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(desk, conference_id, parent)
        self._conference: Conference | None = None
        self._begun = ""
        """What the statement was begun with, as long as nobody has changed it."""
        self._editing: UUID | None = None
        self._compact = False
        self.worries = WorryList()
        self.none = Hint(self.tr("No worry has been written down yet that everybody may hear."))
        self.about = AboutChips(keys=False)
        self.text = TextField(self.tr("The risk statement being written"), lines=6)
        self.add = Button(self.tr("Add  Ctrl+Enter"), kind="primary", name=self.tr("Add the risk statement"))
        self.leave = Button(self.tr("Leave it as it was"), kind="quiet")
        self.hint = Hint("")
        self.statements = StatementList()
        self._lay_out()
        self.worries.tapped.connect(self._tap)
        self.about.chosen.connect(self._begin_anew)
        self.add.clicked.connect(self.add_statement)
        for marked in (self.text.textChanged, self.about.chosen, self.worries.tapped):
            marked.connect(self.half_typed)
        self.leave.clicked.connect(self._leave)
        self.statements.edit_wanted.connect(self._edit)
        self.statements.remove_wanted.connect(self._remove)
        self.statements.move_wanted.connect(self._move)
        for key in keys_of("add_statement"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.add_statement)

    def _lay_out(self) -> None:
        left = Card(self.tr("Tap the worries it is made of"))
        left.body.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        left.body.addWidget(self.none)
        left.body.addWidget(self.worries, 1)
        self.writing = Card(self.tr("What may happen if nothing changes?"))
        self.writing.body.addWidget(self.about)
        self.writing.body.addWidget(self.text)
        self.writing.body.addWidget(ReadingBand(self.text))
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.hint, 1)
        self.writing.body.addLayout(buttons)
        self.there = Card(self.tr("Risk statements"))
        self.there.body.addWidget(self.statements)
        self._left = left
        self._inside = inside = QWidget()
        right = QVBoxLayout(inside)
        right.setContentsMargins(0, 0, SPACE, 0)
        right.setSpacing(MIDDLE_SPACE)
        right.addWidget(self.writing)
        right.addWidget(self.there)
        right.addStretch(1)
        both = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(MIDDLE_SPACE)
        self._right = VerticalScroll(inside)
        self._sides.addWidget(left, 2)
        self._sides.addWidget(self._right, 3)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(VerticalScroll(both))

    def show_conference(self, conference: Conference) -> None:
        """Show worries and statements; what is being written stays."""
        self._conference = conference
        self.worries.show_worries(conference)
        self.worries.setVisible(not self.worries.is_empty())
        self.none.setVisible(self.worries.is_empty())
        self.about.show_people(conference.children)
        if self._editing is not None and all(risk.id != self._editing for risk in conference.risks):
            self._editing = None  # it was taken out meanwhile: what is written can be added as a new one
        self.statements.show_statements(conference)
        self.there.setVisible(bool(conference.risks))
        full = len(conference.risks) >= MOST and self._editing is None
        self.add.setEnabled(not full)
        self.add.setText(self.tr("Add  Ctrl+Enter") if self._editing is None else self.tr("Keep  Ctrl+Enter"))
        self.leave.setVisible(self._editing is not None)
        self.hint.setText(
            self.tr("There are four statements: change or take out one of them.")
            if full
            else self.tr("Say it so that the child would understand it later.")
        )
        if not self.text.toPlainText():
            self._begin_anew()
        QTimer.singleShot(0, self, self._make_room)

    def progress(self, conference: Conference) -> str:
        """How many statements there are."""
        number = len(conference.risks)
        if not number:
            return self.tr("No risk statement yet")
        return self.tr("1 risk statement") if number == 1 else self.tr("{0} risk statements").format(number)

    def compact(self, on: bool) -> None:
        """Below each other when the words are large."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(down if on else across)
        self._compact = on
        self._make_room()

    def _make_room(self) -> None:
        """With little room the page scrolls as a whole, and nothing in it is smaller than its words."""
        lines = self.fontMetrics().lineSpacing()
        self._left.setMinimumHeight(lines * 14 if self._compact else 0)
        self._right.setMinimumHeight(self._inside.sizeHint().height() if self._compact else 0)

    def focus_first(self) -> None:
        """The worries, or where a statement is written."""
        first = self.text if self.worries.is_empty() else self.worries
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """A statement that is half written goes into the list as it is: there it can grow."""
        super().finish()
        if self._written() and self._conference is not None:
            full = len(self._conference.risks) >= MOST and self._editing is None
            if not full:
                self.add_statement()

    def unfinished(self) -> dict[str, str]:
        """The statement that is being written, with its worries and children."""
        if not self._written() and self._editing is None:
            return {}
        return {
            "text": self.text.toPlainText(),
            "about": " ".join(map(str, self.about.about())),
            "worries": " ".join(map(str, self.worries.tapped_worries())),
            "editing": str(self._editing or ""),
        }

    def take_unfinished(self, fields: Mapping[str, str]) -> None:
        """Put it back where it was written; a change of a statement that is gone becomes a new one."""
        if not fields.get("text") or self._conference is None:
            return
        there = {str(risk.id): risk for risk in self._conference.risks}
        changed = there.get(fields["editing"])
        self._editing, self._begun = (changed.id, changed.text) if changed else (None, "")
        self.about.show_about(tuple(UUID(child) for child in fields["about"].split()))
        self.worries.show_tapped(tuple(UUID(entry) for entry in fields["worries"].split()))
        self._set_text(fields["text"])
        self.show_conference(self._conference)

    def add_statement(self) -> None:
        """Add what is written (or keep the change) with its worries and children."""
        text, about, worries = self.text.toPlainText(), self.about.about(), self.worries.tapped_worries()
        risk, editing, say = self.desk.risk, self._editing, QCoreApplication.translate
        if editing is None and text == self._begun:  # nobody has said yet what may happen
            self.refused.emit(say("RiskPage", "Say what may happen if nothing changes, then add it."))
            return
        if editing is None:
            done = self.do(
                lambda: risk.add(self.conference_id, text, about, worries),
                say("RiskPage", "Risk statement added"),
            )
        else:
            done = self.do(
                lambda: risk.change(editing, text=text, about=about, worries=worries),
                say("RiskPage", "Risk statement saved"),
            )
        if done:
            self._leave()

    def _written(self) -> bool:
        """Whether somebody has written in the field."""
        text = self.text.toPlainText()
        return bool(text.strip()) and text != self._begun

    def _leave(self) -> None:
        """Begin a new statement."""
        self._editing = None
        self.worries.show_tapped(())
        self.about.show_about(())
        self.text.setPlainText("")
        self._begun = ""
        if self._conference is not None:
            self.show_conference(self._conference)

    def _tap(self, which: UUID, taken: bool) -> None:
        """A tapped worry begins the statement; once somebody has written in it, its words go to the end."""
        if self._editing is None and not self._written():
            self._begin_anew()
        elif taken and self._conference is not None:
            entry = self._conference.entry(which)
            if entry is not None:
                self._set_text(with_worry(self.text.toPlainText(), entry.text))

    def _begin_anew(self) -> None:
        """The beginning out of the tapped worries, unless somebody has written already."""
        if self._conference is None or self._editing is not None or self._written():
            return
        tapped = set(self.worries.tapped_worries())
        worries = [entry.text for entry in open_worries(self._conference) if entry.id in tapped]
        about = set(self.about.about())
        children = [child.short for child in self._conference.children if child.id in about]
        self._begun = beginning(children, worries)
        self._set_text(self._begun)

    def _set_text(self, text: str) -> None:
        self.text.setPlainText(text)
        self.text.moveCursor(QTextCursor.MoveOperation.End)

    def _edit(self, which: UUID) -> None:
        if self._conference is None:
            return
        risk = next(risk for risk in self._conference.risks if risk.id == which)
        self._editing, self._begun = which, risk.text
        self._set_text(risk.text)
        self.about.show_about(risk.about)
        self.worries.show_tapped(risk.worries)
        self.show_conference(self._conference)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, which: UUID) -> None:
        self.do(lambda: self.desk.risk.remove(which), self.tr("Risk statement taken out"))

    def _move(self, which: UUID, by: int) -> None:
        assert self._conference is not None
        ids = [risk.id for risk in self._conference.risks if risk.id != which]
        at = [risk.id for risk in self._conference.risks].index(which) + by
        if 0 <= at <= len(ids):
            before = ids[at] if at < len(ids) else None
            self.do(lambda: self.desk.risk.move(which, before), self.tr("Moved"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves a statement as it was."""
        if event.key() == Qt.Key.Key_Escape and self._editing is not None:
            self._leave()
            self.statements.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
