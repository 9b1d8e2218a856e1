"""One line of the plan: what, who, by when, how often, how we will know; written in place."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cpdesk.rules.wording import sentence, short_day
from cpdesk.snapshots.people import Person
from cpdesk.snapshots.plan import Action
from cpdesk.ui.meeting.pieces.fields import LineField
from cpdesk.ui.meeting.pieces.people_chooser import PeopleButton
from cpdesk.ui.meeting.plan.worry_chooser import WorryButton
from cpdesk.ui.theme.tokens import SMALL_SPACE, SPACE
from cpdesk.ui.typed_days import read_day
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.choice import ChoiceBox
from cpdesk.ui.widgets.text import Hint
from cpdesk.vocabulary import ActionKind

WHOLE_WIDTH = 16_777_215
"""As Qt says it: no limit."""


class ActionRow(QWidget):
    """Tells what of the action was changed, as the service names it."""

    changed = Signal(UUID, object)
    """The action and a mapping of what changed."""
    remove_wanted = Signal(UUID)

    def __init__(self, action: UUID, near: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.action = action
        self._near = near
        self._compact = False
        self._nobody = True
        self.text = _line(self.tr("What will be done"))
        self.owners = PeopleButton(self.tr("Who does it"), self.tr("Who?"))
        self.by = _line(self.tr("By when"), waits=True)
        self.by.setToolTip(self.tr("A day, e.g. “10 December” or “10/12/2026”, or words such as “each week”"))
        self.kind = ChoiceBox()
        self.kind.setAccessibleName(self.tr("What kind of line this is"))
        for kind in ActionKind:
            self.kind.addItem(sentence(kind.value), kind)
            self.kind.setItemData(self.kind.count() - 1, sentence(kind.words), Qt.ItemDataRole.ToolTipRole)
        self.how_often = _line(self.tr("How often"))
        self.measure = _line(self.tr("How we will know"))
        self.measure.setAccessibleName(self.tr("How we will know that it is done"))
        self.committed_by = _line(self.tr("Who can commit it"))
        self.worries = WorryButton()
        self.remove = Button(self.tr("Take out"), kind="quiet", name=self.tr("Take this action out"))
        self.gaps = Hint("", tone="soon")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._first = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._second = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for row, widgets in (
            (self._first, ((self.text, 6), (self.owners, 0), (self.by, 2))),
            (self._second, ((self.kind, 0), (self.how_often, 2), (self.measure, 4), (self.committed_by, 3),
                            (self.worries, 0), (self.remove, 0))),
        ):  # fmt: skip
            row.setSpacing(SPACE - 2)
            for widget, stretch in widgets:
                row.addWidget(widget, stretch)
        for field in (self.how_often, self.measure, self.committed_by):
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            field.setMinimumWidth(70)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, SMALL_SPACE)
        rows.setSpacing(SMALL_SPACE)
        rows.addLayout(self._first)
        rows.addWidget(self.owners.list)
        rows.addLayout(self._second)
        rows.addWidget(self.worries.list)
        rows.addWidget(self.gaps)

    def _connect(self) -> None:
        self.text.kept.connect(self._keep_text)
        self.by.kept.connect(self._keep_day)
        for name in ("how_often", "measure", "committed_by"):
            getattr(self, name).kept.connect(
                lambda text, name=name: self.changed.emit(self.action, {name: text})
            )
        self.owners.changed.connect(lambda who: self.changed.emit(self.action, {"owners": who}))
        self.worries.changed.connect(lambda which: self.changed.emit(self.action, {"worries": which}))
        self.kind.activated.connect(
            lambda at: self.changed.emit(self.action, {"kind": self.kind.itemData(at)})
        )
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self.action))

    def show_action(
        self,
        action: Action,
        people: tuple[Person, ...],
        worries: tuple[tuple[UUID, str], ...],
        gaps: list[str],
    ) -> None:
        """Show the action as it is in the file, and what is still vague in it."""
        self.text.show_text(action.text)
        self.owners.show_people(people, action.owners)
        self._nobody = not action.owners
        self.by.show_text(short_day(action.by) if action.by else action.by_words)
        self.kind.setCurrentIndex(self.kind.findData(action.kind))
        self.how_often.show_text(action.how_often)
        self.measure.show_text(action.measure)
        self.committed_by.show_text(action.committed_by)
        self.committed_by.setVisible(action.kind is ActionKind.RESOURCE or bool(action.committed_by))
        self.worries.show_worries(worries, action.worries)
        self.gaps.setText("▲ " + " ".join(gaps))
        self.gaps.setVisible(bool(gaps))

    def focus_gap(self) -> None:
        """Go to the first field that is still empty."""
        empty = (
            (self.owners, self._nobody),
            (self.how_often, self.kind.currentData() is ActionKind.VISIT and not self.how_often.text()),
            (self.by, not self.by.text() and not self.how_often.text()),
            (self.committed_by, self.committed_by.isVisible() and not self.committed_by.text()),
            (self.measure, not self.measure.text()),
        )
        target = next((field for field, lacks in empty if lacks), self.by)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def compact(self, on: bool) -> None:
        """Below each other when the words are large."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        for row in (self._first, self._second):
            row.setDirection(down if on else across)
        self._compact = on
        self._fit()

    def _fit(self) -> None:
        """The names of one row stand below those of another; with little room they take the whole width."""
        width = self.owners.fontMetrics().averageCharWidth() * 26
        self.owners.setMinimumWidth(0 if self._compact else width)
        self.owners.setMaximumWidth(WHOLE_WIDTH if self._compact else width)

    def _keep_text(self, text: str) -> None:
        if text.strip():
            self.changed.emit(self.action, {"text": text})

    def _keep_day(self, words: str) -> None:
        day = read_day(words, self._near)
        self.changed.emit(self.action, {"by": day, "by_words": "" if day else words})

    def changeEvent(self, event: QEvent) -> None:
        """Another size of text: measured anew."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            QTimer.singleShot(0, self, self._fit)


def _line(name: str, *, waits: bool = False) -> LineField:
    field = LineField(name, waits=waits)
    field.setPlaceholderText(name)
    return field
