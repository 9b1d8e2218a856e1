"""The last dates that follow, under the parts of a case, each with its reason."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.deadlines import DueDate
from cpdesk.rules.rule_names import RULES, Phase
from cpdesk.rules.working_days import WorkingDays
from cpdesk.ui.due_row import DueRow
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SMALL_SPACE, SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card, clear
from cpdesk.ui.widgets.text import Heading, Hint


class Answers(Card):
    """Drawn anew whenever a day has changed; nothing of it is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.entitle(self.tr("Last dates"))
        self.empty = Hint(self.tr("Type a day, and everything that follows from it stands here at once."))
        self.copy = Button(self.tr("Copy as text"))
        self.print = Button(self.tr("Print…"))
        self.said = Hint(tone="done")
        self.said.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.body.setSpacing(MIDDLE_SPACE)
        self.head.setSpacing(SPACE)
        self.head.addWidget(self.copy)
        self.head.addWidget(self.print)
        self.body.addWidget(self.said)
        self.body.addWidget(self.empty)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self._shown: tuple[Sequence[DueDate], date] | None = None

    def show_dates(self, dates: Sequence[DueDate], today: date, days: WorkingDays | None = None) -> None:
        """Show these; the same again are left as they stand, with whatever has the focus."""
        if self._shown == (dates, today):
            return
        self._shown = (dates, today)
        self.tell("")
        clear(self._rows)
        for heading, part in by_phase(dates):
            words = Heading(heading)
            words.setContentsMargins(0, MIDDLE_SPACE if self._rows.count() else 0, 0, SMALL_SPACE)
            self._rows.addWidget(words)
            for due in part:
                self._rows.addWidget(DueRow(due, today, full=True, days=days))
        self.empty.setVisible(not dates)
        for button in (self.copy, self.print):
            button.setVisible(bool(dates))

    def tell(self, words: str) -> None:
        """Say shortly what was done with the dates."""
        self.said.say(words)
        self.said.setVisible(bool(words))


def by_phase(dates: Sequence[DueDate]) -> list[tuple[str, list[DueDate]]]:
    """The dates under the parts of a case, each part by day; parts without a date are left out."""
    say = QCoreApplication.translate
    headings = {
        Phase.BEFORE: say("work out", "Before the conference"),
        Phase.AFTER: say("work out", "After the conference"),
        Phase.WHILE: say("work out", "While the plan lasts"),
        Phase.MARK: say("work out", "Good to know"),
    }
    parts = [
        (words, sorted((due for due in dates if RULES[due.rule].phase is phase), key=lambda due: due.day))
        for phase, words in headings.items()
    ]
    return [(words, part) for words, part in parts if part]
