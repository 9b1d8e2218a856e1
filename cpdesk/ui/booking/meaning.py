"""What a booking means: the last day for the conference with its reason, clashes, and what becomes late."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.deadlines import DueDate
from cpdesk.rules.rule_names import HOLDING, RULES, Phase
from cpdesk.rules.standing import standing
from cpdesk.rules.working_days import WorkingDays
from cpdesk.snapshots.bookings import Clash, IfMoved
from cpdesk.ui.due import reason, source, when
from cpdesk.ui.due_row import DueRow
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SMALL_SPACE
from cpdesk.ui.widgets.card import Card, clear
from cpdesk.ui.widgets.text import Heading, Hint, PlainLabel

_Now = tuple[datetime, WorkingDays | None]
"""The present instant and the working days of the office."""


class MeaningCard(Card):
    """Drawn anew when something else follows from what is typed."""

    summed_up = Signal()
    """The line that says it shortly has changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.entitle(self.tr("What this means"))
        self.empty = Hint()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SMALL_SPACE)
        self.body.addWidget(self.empty)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self._shown: object = None
        self.summary = self.summary_tone = ""

    def show_nothing(self, words: str) -> None:
        """Nothing follows yet, and why."""
        self._shown = None
        clear(self._rows)
        self._sum_up((), ())
        self.empty.setText(words)
        self.empty.show()

    def show_last_days(self, dates: Sequence[DueDate], today: date) -> None:
        """The day is not chosen yet: until when it has to be held."""
        if not dates:
            self.show_nothing(
                self.tr("Type what the dates count from, and the last day for the conference stands here.")
            )
        elif self._begin((dates, today)):
            self._sum_up((), dates)
            self._last_day(dates, None)
            self._before([due for due in dates if due.rule not in HOLDING], today)

    def show_foreseen(self, seen: IfMoved, now: datetime, days: WorkingDays | None) -> None:
        """What follows from the day and everything else."""
        today = now.date()
        if not self._begin((seen, today, days)):
            return
        self._sum_up(seen.clashes, seen.dates, (now, days))
        self._clashes(seen)
        late = {due.rule for due in seen.becomes_late}
        self._last_day(seen.dates, (now, days))
        self._late(seen, now, days)
        self._back_in_time(seen)
        for words in seen.remarks:
            self._rows.addWidget(Hint(words))
        ahead = [due for due in seen.dates if RULES[due.rule].phase is Phase.BEFORE]
        self._before([due for due in ahead if due.rule not in late and due.rule not in HOLDING], today)
        if not self._rows.count():
            self.empty.setText(self.tr("Nothing stands against it, and no last date hangs on it so far."))
            self.empty.show()

    def _sum_up(self, clashes: Sequence[Clash], dates: Sequence[DueDate], at: _Now | None = None) -> None:
        """One line of it for a bar that is always in sight."""
        latest = [due for due in dates if due.rule in HOLDING]
        first = min(latest, key=lambda due: due.day, default=None)
        self.summary, self.summary_tone = "", ""
        if clashes:
            self.summary, self.summary_tone = clashes[0].words, "late"
        elif first is not None:
            words, self.summary_tone = _judged(first, at)
            self.summary = self.tr("Last day: {0}").format(words)
        self.summed_up.emit()

    def _begin(self, shown: object) -> bool:
        """Empty the card, unless it shows this already."""
        if shown == self._shown:
            return False
        self._shown = shown
        self.empty.hide()
        clear(self._rows)
        return True

    def _heading(self, words: str, tone: str = "") -> None:
        heading = Heading(words, tone=tone)
        heading.setContentsMargins(0, MIDDLE_SPACE if self._rows.count() else 0, 0, 0)
        self._rows.addWidget(heading)

    def _clashes(self, seen: IfMoved) -> None:
        if seen.clashes:
            self._heading(self.tr("It cannot be held then"), "late")
            for clash in seen.clashes:
                self._rows.addWidget(PlainLabel(clash.words, tone="late"))
                if clash.case_name:
                    self._rows.addWidget(
                        Hint(self.tr("It is the conference of: {0}").format(clash.case_name))
                    )

    def _last_day(self, dates: Sequence[DueDate], at: _Now | None) -> None:
        """The earliest last day for the conference itself, with its reason; the others below it."""
        latest = sorted((due for due in dates if due.rule in HOLDING), key=lambda due: due.day)
        for n, due in enumerate(latest):
            if n == 0:
                self._heading(self.tr("Last day for the conference"))
            words, tone = _judged(due, at)
            self._rows.addWidget(PlainLabel(words, role="strong", tone=tone))
            told = f"{due.title}. " if len(latest) > 1 else ""
            self._rows.addWidget(Hint(f"{told}{reason(due)} {source(due)}".strip()))
            if due.met is False and RULES[due.rule].if_late:
                self._rows.addWidget(PlainLabel(RULES[due.rule].if_late))

    def _late(self, seen: IfMoved, now: datetime, days: WorkingDays | None) -> None:
        late = [due for due in seen.becomes_late if due.rule not in HOLDING]
        if late:
            self._heading(self.tr("Too late for it"), "late")
        for due in late:
            stands = standing(due, now.date(), days, now).words
            self._rows.addWidget(PlainLabel(f"{due.title}: {when(due)}, {stands}.", tone="late"))
            if RULES[due.rule].if_late:
                self._rows.addWidget(Hint(RULES[due.rule].if_late))

    def _back_in_time(self, seen: IfMoved) -> None:
        if seen.back_in_time:
            self._heading(self.tr("In time again"), "done")
            for due in seen.back_in_time:
                self._rows.addWidget(PlainLabel(f"{due.title}: {when(due)}", tone="done"))

    def _before(self, dates: Sequence[DueDate], today: date) -> None:
        if dates:
            self._heading(self.tr("Before the conference"))
        for due in sorted(dates, key=lambda due: due.day):
            self._rows.addWidget(DueRow(due, today))


def _judged(due: DueDate, at: _Now | None) -> tuple[str, str]:
    """When it is, with how the chosen day stands to it, and the tone."""
    if at is None or due.met is None:
        return when(due), ""
    stands = standing(due, at[0].date(), at[1], at[0])
    return f"{when(due)}: {stands.words}", "done" if due.met else "late"
