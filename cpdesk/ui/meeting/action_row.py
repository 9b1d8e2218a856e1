"""One action of the plan: what, who, by when; written in place."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from cpdesk.rules.wording import short_day
from cpdesk.snapshots.people import Person
from cpdesk.snapshots.plan import Action
from cpdesk.ui.meeting.fields import LineField
from cpdesk.ui.meeting.people_chooser import PeopleButton
from cpdesk.ui.theme.tokens import SPACE
from cpdesk.ui.typed_days import read_day
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.text import Hint

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
        self.text = LineField(self.tr("What will be done"))
        self.text.setPlaceholderText(self.tr("What will be done"))
        self.owners = PeopleButton(self.tr("Who does it"), self.tr("Who?"))
        self._compact = False
        self.by = LineField(self.tr("By when"), waits=True)
        self.by.setPlaceholderText(self.tr("By when"))
        self.by.setToolTip(self.tr("A day, e.g. “10 December” or “10/12/2026”, or words such as “each week”"))
        self.remove = Button(self.tr("Take out"), kind="quiet", name=self.tr("Take this action out"))
        self.gaps = Hint("", tone="soon")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(SPACE)
        for widget, stretch in ((self.text, 6), (self.owners, 0), (self.by, 2), (self.remove, 0)):
            self._row.addWidget(widget, stretch)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addLayout(self._row)
        rows.addWidget(self.gaps)
        rows.addWidget(self.owners.list)
        self.text.kept.connect(self._keep_text)
        self.owners.changed.connect(lambda who: self.changed.emit(self.action, {"owners": who}))
        self.by.kept.connect(self._keep_day)
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self.action))

    def show_action(self, action: Action, people: tuple[Person, ...], gaps: list[str]) -> None:
        """Show the action as it is in the file, and what is still vague in it."""
        self.text.show_text(action.text)
        self.owners.show_people(people, action.owners)
        self.by.show_text(short_day(action.by) if action.by else action.by_words)
        self.gaps.setText("▲ " + " ".join(gaps))
        self.gaps.setVisible(bool(gaps))

    def compact(self, on: bool) -> None:
        """Below each other when the words are large."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if on else across)
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
