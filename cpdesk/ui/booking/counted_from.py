"""What the dates count from: the days that matter for each kind of conference."""

from datetime import date
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.wording import short_day
from cpdesk.snapshots.bookings import Booking
from cpdesk.ui.day_field import DayField
from cpdesk.ui.day_readings import Reader, a_day, a_number, several_days
from cpdesk.ui.theme.tokens import MIDDLE_SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.vocabulary import ConferenceKind

MATTERS = {
    ConferenceKind.INITIAL: ("strategy_discussions", "epo_end"),
    ConferenceKind.PRE_BIRTH: ("strategy_discussions",),
    ConferenceKind.TRANSFER_IN: ("moved_in", "notified"),
    ConferenceKind.REVIEW: ("number", "previous_conference", "last_review", "plan_started"),
}
"""What is always asked for each kind; the rest stands under “More days”."""
MORE = {
    ConferenceKind.INITIAL: ("assessments_end", "previous_plan_end"),
    ConferenceKind.PRE_BIRTH: ("epo_end", "assessments_end", "previous_plan_end"),
    ConferenceKind.TRANSFER_IN: (
        "plan_started", "last_review", "strategy_discussions", "epo_end", "previous_plan_end",
    ),
    ConferenceKind.REVIEW: ("previous_plan_end",),
}  # fmt: skip


class CountedFromCard(Card):
    """One field for each; a field in which something stands is never hidden."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.entitle(self.tr("What the dates count from"))
        self._kind = ConferenceKind.INITIAL
        self.days = {
            name: DayField(label, reader, today, example=example)
            for name, (label, reader, example) in _fields().items()
        }
        self.more = Button("", kind="quiet")
        self.more.setCheckable(True)
        self._always, self._rest = QVBoxLayout(), QVBoxLayout()
        for fields in (self._always, self._rest):
            fields.setSpacing(MIDDLE_SPACE)
        self.body.setSpacing(MIDDLE_SPACE)
        self.body.addLayout(self._always)
        self.body.addWidget(FlowRow(self.more))
        self.body.addLayout(self._rest)
        self.more.toggled.connect(self._show_fields)
        for field in self.days.values():
            field.changed.connect(self.changed)
        self._show_fields()

    def show_kind(self, kind: ConferenceKind) -> None:
        """Ask for what this kind needs."""
        self._kind = kind
        self._show_fields()

    def show_booking(self, booking: Booking, today: date) -> None:
        """Fill in what a booking says."""
        for name, (_, reader, _) in _fields().items():
            self.days[name].read_by(reader, today)
            self.days[name].line.setText(_typed(getattr(booking, name)))
        self.more.setChecked(False)
        self.show_kind(booking.kind)

    def asked(self) -> tuple[str, ...]:
        """The names of what this kind of conference may ask for."""
        return MATTERS[self._kind] + MORE[self._kind]

    def found(self) -> dict[str, Any]:
        """What is typed and understood, by the names of the booking."""
        found: dict[str, Any] = {}
        for field in self.days.values():
            if not field.isHidden():
                found |= dict(field.reading.fields)
        return found

    def fields(self) -> list[DayField]:
        """The fields that are shown."""
        return [field for field in self.days.values() if not field.isHidden()]

    def _show_fields(self) -> None:
        always, rest, more = MATTERS[self._kind], MORE[self._kind], self.more.isChecked()
        self.more.setText(self.tr("Fewer days") if more else self.tr("More days"))
        for name, field in self.days.items():
            if name in always:
                continue
            self._rest.addWidget(field)
            field.setVisible(name in rest and (more or field.given))
        for name in always:
            self._always.addWidget(self.days[name])
            self.days[name].show()
        chain = [*(self.days[name].line for name in always), self.more]
        chain += [self.days[name].line for name in rest]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)
        self.changed.emit()


def _typed(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(short_day(day) for day in value)
    if isinstance(value, date):
        return short_day(value)
    return "" if value is None else str(value)


def _fields() -> dict[str, tuple[str, Reader, str]]:
    """Every field: its words, how it is read, and an example where its shape is not plain."""
    say = QCoreApplication.translate
    several = say("booking", "5 November; several with commas")
    return {
        "strategy_discussions": (
            say("booking", "Strategy discussion"), several_days("strategy_discussions"), several,
        ),
        "moved_in": (say("booking", "Moved here"), a_day("moved_in"), ""),
        "notified": (say("booking", "We were told of the move"), a_day("notified"), ""),
        "number": (
            say("booking", "Which review of the plan this is"), a_number("number"),
            say("booking", "1 for the first"),
        ),
        "previous_conference": (
            say("booking", "First review: the conference before it"), a_day("previous_conference"), "",
        ),
        "last_review": (say("booking", "Last review"), a_day("last_review"), ""),
        "plan_started": (say("booking", "Plan began"), a_day("plan_started"), ""),
        "epo_end": (say("booking", "Emergency protection order ends"), a_day("epo_end"), ""),
        "assessments_end": (
            say("booking", "Assessments under a child assessment order end"), a_day("assessments_end"), "",
        ),
        "previous_plan_end": (
            say("booking", "An earlier plan ended"), a_day("previous_plan_end"), "",
        ),
    }  # fmt: skip
