"""Beside the plan: each worry with what answers it, and what was said to need to change."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.wording import listing
from cpdesk.services.plan_gaps import answered, worries_of
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import Entry
from cpdesk.snapshots.plan import Answered
from cpdesk.snapshots.reader import is_private
from cpdesk.ui.meeting.pieces.fields import LineField
from cpdesk.ui.meeting.plan.source_list import SourceLine, SourceList
from cpdesk.ui.theme.tokens import SMALL_SPACE, SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Hint, PlainLabel
from cpdesk.vocabulary import Lane


class PlanSources(QWidget):
    """Tells what shall become of a line: an action, an outcome, or that it is left on purpose."""

    action_wanted = Signal(UUID)
    """A worry for which an action shall be made."""
    outcome_wanted = Signal(UUID)
    """Something that needs to change and shall become an outcome."""
    left = Signal(UUID, str)
    """A worry is left without an action, for this reason."""
    taken_back = Signal(UUID)
    """A worry is not left after all."""
    half_typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leaving: UUID | None = None
        self.worries_head = PlainLabel("", role="section")
        self.worries = SourceList(
            self.tr("Worries and what answers them"),
            self.tr("Enter makes an action, L leaves a worry on purpose, Delete takes that back"),
        )
        self.act = Button(self.tr("Enter  Action for it"), kind="chip", name=self.tr("Action for this worry"))
        self.leave = Button(
            self.tr("L  Leave it"), kind="chip", name=self.tr("Leave this worry without an action")
        )
        self.keys = FlowRow(self.act, self.leave, gap=SMALL_SPACE)
        self.why = ReasonLine(self.tr("Why is this worry left without an action?"), waits=True)
        self.why.setPlaceholderText(self.tr("Why is it left? Enter keeps it"))
        self.why.hide()
        self.changes_head = PlainLabel(self.tr("What needs to change"), role="section")
        self.changes = SourceList(
            self.tr("What was said to need to change"), self.tr("Enter makes an outcome of it")
        )
        self.make = Button(
            self.tr("Enter  Make it an outcome"), kind="chip", name=self.tr("Make an outcome of it")
        )
        self.nothing = Hint(self.tr("No worry has been written down yet. Worries stand here as they come."))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE - 2)
        for widget, stretch in (
            (self.worries_head, 0), (self.nothing, 0), (self.worries, 3), (self.keys, 0), (self.why, 0),
            (self.changes_head, 0), (self.changes, 2), (self.make, 0),
        ):  # fmt: skip
            rows.addWidget(widget, stretch)
        rows.setAlignment(self.make, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.worries.pressed_on.connect(self._on_worry)
        self.act.clicked.connect(lambda: self.worries.act("Return"))
        self.leave.clicked.connect(lambda: self.worries.act("L"))
        self.why.returnPressed.connect(self.keep)
        self.why.textChanged.connect(self.half_typed)
        self.why.given_up.connect(self._no_reason)
        self.changes.pressed_on.connect(
            lambda entry, key: self.outcome_wanted.emit(entry) if key == "Return" else None
        )
        self.make.clicked.connect(lambda: self.changes.act("Return"))

    def show_conference(self, conference: Conference) -> None:
        """Show the worries with their answers, and what needs to change with its outcome."""
        entries = worries_of(conference)
        answers = {line.entry: line for line in answered(conference)}
        self.worries.show_lines([_worry(conference, e, answers[e.id]) for e in entries])
        waiting = sum(line.open for line in answers.values())
        words = (
            self.tr("Worries: {0} without an answer") if waiting else self.tr("Worries: each has an answer")
        )
        self.worries_head.setText(words.format(waiting) if entries else self.tr("Worries"))
        self.nothing.setVisible(not entries)
        self.worries.setVisible(bool(entries))
        self.keys.setVisible(bool(entries))
        lines = [_change(conference, e) for e in conference.entries if _needs_to_change(e)]
        self.changes.show_lines(lines)
        self.changes_head.setVisible(bool(lines))
        self.changes.setVisible(bool(lines))
        self.make.setVisible(bool(lines))
        self.setEnabled(conference.ended is None)

    def begin(self) -> None:
        """Go to the first worry that waits."""
        self.worries.choose_next()
        self.worries.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """The reason that is typed is kept, and the hands go on to the next worry."""
        entry, words = self._leaving, self.why.text()
        if entry is None or not words.strip():
            return
        self._no_reason()
        self.left.emit(entry, words)
        self.worries.choose_next()

    def unfinished(self) -> dict[str, str]:
        """The reason that is half typed for leaving a worry."""
        if self._leaving is None or not self.why.text().strip():
            return {}
        return {"leaving": str(self._leaving), "why": self.why.text()}

    def take_unfinished(self, fields: Mapping[str, str]) -> None:
        """Put the reason back."""
        if fields.get("leaving"):
            self._leaving = UUID(fields["leaving"])
            self.why.setText(fields["why"])
            self.why.show()

    def _on_worry(self, entry: UUID, key: str) -> None:
        if key == "Return":
            self.action_wanted.emit(entry)
        elif key == "L":
            self._leaving = entry
            self.why.show()
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
        elif key == "Del":
            self.taken_back.emit(entry)

    def _no_reason(self) -> None:
        had_it = self.why.hasFocus()
        self._leaving = None
        self.why.take()
        if had_it:
            self.worries.setFocus(Qt.FocusReason.OtherFocusReason)
        self.why.hide()


class ReasonLine(LineField):
    """A line that Esc gives up."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back without a reason."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


def about_words(conference: Conference, entry: Entry) -> str:
    """The children an entry is about, before its words: “Leo and Isla: …”; nothing for all of them."""
    about = [child.short for child in conference.children if child.id in entry.about]
    words = " ".join(entry.text.split())
    return f"{listing(about)}: {words}" if 0 < len(about) < len(conference.children) else words


def _worry(conference: Conference, entry: Entry, answer: Answered) -> SourceLine:
    say = QCoreApplication.translate
    texts = {action.id: action.text for action in conference.plan.actions}
    if answer.actions:
        below = say("PlanSources", "Answered by: {0}").format("; ".join(texts[a] for a in answer.actions))
    elif answer.left:
        below = say("PlanSources", "Left on purpose: {0}").format(answer.left)
    else:
        below = say("PlanSources", "No answer yet")
    return SourceLine(entry.id, about_words(conference, entry), below, not answer.open)


def _change(conference: Conference, entry: Entry) -> SourceLine:
    say = QCoreApplication.translate
    there = any(outcome.text == entry.text for outcome in conference.plan.outcomes)
    below = say("PlanSources", "In the plan") if there else say("PlanSources", "Not in the plan yet")
    return SourceLine(entry.id, about_words(conference, entry), below, there)


def _needs_to_change(entry: Entry) -> bool:
    return entry.lane is Lane.NEEDS_TO_CHANGE and not is_private(entry)
