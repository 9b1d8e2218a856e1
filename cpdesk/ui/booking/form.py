"""The booking as it is typed: family, children, the conference itself, and what its dates count from."""

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.snapshots.bookings import BookedChild, Booking
from cpdesk.snapshots.cases import CaseLine
from cpdesk.ui.booking.arrangement import ArrangementCard
from cpdesk.ui.booking.children import ChildrenCard
from cpdesk.ui.booking.counted_from import CountedFromCard
from cpdesk.ui.booking.family import FamilyCard
from cpdesk.ui.day_field import DayField
from cpdesk.ui.theme.tokens import LARGE_SPACE
from cpdesk.vocabulary import ConferenceKind

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk


class BookingForm(QWidget):
    """The four cards; it tells at every change, and what is still missing when it is asked."""

    changed = Signal()
    case_chosen = Signal(object)

    def __init__(self, desk: "Desk", today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._from = Booking(kind=ConferenceKind.INITIAL, starts=desk.now())
        self._today = today
        self.family = FamilyCard(desk.cases.find)
        self.children_card = ChildrenCard(today)
        self.conference = ArrangementCard(today)
        self.counted = CountedFromCard(today)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE_SPACE)
        for card in (self.family, self.conference, self.counted, self.children_card):
            column.addWidget(card)
        column.addStretch(1)
        self.family.case_chosen.connect(self.case_chosen)
        self.family.new_chosen.connect(self._begin_new_family)
        self.conference.kind_changed.connect(self._show_kind)
        for card in (self.family, self.children_card, self.conference, self.counted):
            card.changed.connect(self.changed)

    def begin(self, today: date, now: datetime) -> None:
        """Nothing is chosen and nothing typed."""
        self.family.setVisible(True)
        self.family.begin()
        self.conference.clear()
        self._show(Booking(kind=ConferenceKind.INITIAL, starts=now), today, settled=False)
        self.children_card.hide()

    def show_booking(self, booking: Booking, case: CaseLine | None, today: date, *, settled: bool) -> None:
        """A booking to begin with: proposed for a case, or (without `case`) one to be corrected."""
        self.family.setVisible(case is not None)
        if case is not None:
            self.family.show_case(case)
        else:
            self.conference.clear()
        self._show(booking, today, settled=settled)
        self.children_card.show()

    def booking(self, otherwise: datetime) -> Booking:
        """What is typed; `otherwise` stands for the start while that is not settled."""
        same = self.conference.chosen_kind is self._from.kind
        asked = self.counted.asked() if same else self.counted.days  # the rest of a booking stays as it was
        days: dict[str, Any] = {name: () if name == "strategy_discussions" else None for name in asked}
        days |= self.counted.found()
        return replace(
            replace(self._from, **days),
            kind=self.conference.chosen_kind,
            starts=self.conference.starting() or otherwise,
            ends=self.conference.ending(),
            venue=self.conference.room.text(),
            chair=self.conference.chair.text(),
            clerk=self.conference.clerk.text(),
            case_id=self.family.case_id if self.family.chosen else self._from.case_id,
            family=self.family.family,
            children=self.children_card.children_booked,
        )

    @property
    def settled(self) -> bool:
        """Whether day and start are both known."""
        return self.conference.starting() is not None

    def wrong(self) -> tuple[str, QWidget] | None:
        """The first thing that keeps it from being booked, in words, and where it is put right."""
        if not self.family.isHidden() and not self.family.chosen and not self.family.is_new:
            return self.tr("Choose a family first, or add a new one."), self.family.search
        if self.family.is_new and not self.family.name.text().strip():
            return self.tr("Give the family a name."), self.family.name
        for field in (
            *self.conference.fields(),
            *self.counted.fields(),
            *self._child_fields(),
        ):
            if field.reading.wrong:
                return f"{field.label.text()}: {field.reading.wrong}", field.line
        for field, words in (
            (self.conference.day, self.tr("Type the day of the conference.")),
            (self.conference.starts, self.tr("Type the time at which it starts.")),
        ):
            if not field.reading.fields:
                return words, field.line
        return self._wrong_child()

    def first(self) -> QWidget:
        """Where the hands are wanted."""
        if self.family.isHidden() or self.family.chosen:
            return self.conference.day.line
        return self.family.first()

    def _wrong_child(self) -> tuple[str, QWidget] | None:
        rows = self.children_card.rows
        if self.family.is_new and not self.children_card.children_booked:
            return self.tr("Name at least one child."), rows[0].name if rows else self.children_card.another
        for row in rows:
            if row.child != BookedChild("") and not row.child.name:
                return self.tr("Give each child a name."), row.name
        return None

    def _child_fields(self) -> list[DayField]:
        return [] if self.children_card.isHidden() else self.children_card.fields()

    def _show(self, booking: Booking, today: date, *, settled: bool) -> None:
        self._from, self._today = booking, today
        self.conference.show_booking(booking, today, settled=settled)
        self.counted.show_booking(booking, today)
        self.children_card.show_children(booking.children, today)

    def _begin_new_family(self) -> None:
        self._from = replace(self._from, case_id=None, invited=(), lead_social_worker=None)
        self.children_card.show_children((), self._today)
        self.children_card.show()
        self.changed.emit()

    def _show_kind(self) -> None:
        self.counted.show_kind(self.conference.chosen_kind)
