"""The conference itself: its kind, day and hours, the room, the chair and the clerk."""

from datetime import UTC, date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpdesk.rules.wording import LONDON, local, short_day
from cpdesk.snapshots.bookings import Booking, Familiar
from cpdesk.ui.booking.lines import beside, choice, line, named
from cpdesk.ui.booking.offers import Offers
from cpdesk.ui.booking.readings import coming_day, hour
from cpdesk.ui.day_field import DayField
from cpdesk.ui.theme.tokens import MIDDLE_SPACE
from cpdesk.ui.widgets.card import Card
from cpdesk.vocabulary import ConferenceKind


class ArrangementCard(Card):
    """Tells at every change."""

    changed = Signal()
    kind_changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.entitle(self.tr("Conference"))
        self.kind = choice(self.tr("Kind of conference"))
        for kind in ConferenceKind:
            self.kind.addItem(kind.words, kind)
        self.day = DayField(self.tr("Day"), coming_day("day"), today, example=self.tr("10 December"))
        self.starts = DayField(self.tr("Starts"), hour("starts"), today, example=self.tr("10:00"))
        self.ends = DayField(self.tr("Ends"), hour("ends"), today, example=self.tr("12:00"))
        self.room = line(self.tr("Room"), self.tr("Room 4; professionals online"))
        self.chair = line(self.tr("Chair"))
        self.clerk = line(self.tr("Clerk"))
        self.room_offers, self.chair_offers, self.clerk_offers = (
            Offers(field) for field in (self.room, self.chair, self.clerk)
        )
        self.body.setSpacing(MIDDLE_SPACE)
        self.body.addWidget(named(self.kind))
        self.body.addWidget(self.day)
        self.body.addLayout(beside(self.starts, self.ends))
        self.body.addWidget(named(self.room, self.room_offers))
        self.body.addLayout(
            beside(named(self.chair, self.chair_offers), named(self.clerk, self.clerk_offers))
        )
        for text in (self.room, self.chair, self.clerk):
            text.textChanged.connect(self.changed)
        for field in self.fields():
            field.changed.connect(self.changed)
        self._filled_in = ("", "", "")
        self.kind.activated.connect(self.kind_changed)
        self.kind.activated.connect(self.changed)

    @property
    def chosen_kind(self) -> ConferenceKind:
        """The kind that is chosen."""
        return ConferenceKind(self.kind.currentData())  # Qt gives back a plain text

    def clear(self) -> None:
        """No day and no hours are typed."""
        for field in self.fields():
            field.line.clear()
        self._filled_in = ("", "", "")

    def show_booking(self, booking: Booking, today: date, *, settled: bool) -> None:
        """Fill in what a booking says; day and hours only if `settled`, and if nobody has typed others."""
        self.day.read_by(coming_day("day"), today)
        self.kind.setCurrentIndex(self.kind.findData(booking.kind))
        if self._filled_in == self._typed():
            starts, ends = local(booking.starts), local(booking.ends) if booking.ends else None
            self.day.line.setText(short_day(starts.date()) if settled else "")
            self.starts.line.setText(f"{starts:%H:%M}" if settled else "")
            self.ends.line.setText(f"{ends:%H:%M}" if settled and ends else "")
            self._filled_in = self._typed()
        for text, words in (
            (self.room, booking.venue),
            (self.chair, booking.chair),
            (self.clerk, booking.clerk),
        ):
            text.setText(words)

    def offer(self, known: Familiar) -> None:
        """Offer the names that are known here, so that they are written alike."""
        self.room_offers.offer(known.rooms)
        self.chair_offers.offer(known.chairs)
        self.clerk_offers.offer(known.clerks)

    def show_day(self, day: date) -> None:
        """This day was chosen elsewhere."""
        self.day.line.setText(short_day(day))

    def fields(self) -> tuple[DayField, ...]:
        """Day and hours."""
        return (self.day, self.starts, self.ends)

    def starting(self) -> datetime | None:
        """When it begins, once both day and hour are typed."""
        return self._instant(self.starts, "starts")

    def ending(self) -> datetime | None:
        """When it ends, if that is typed."""
        return self._instant(self.ends, "ends")

    def _typed(self) -> tuple[str, str, str]:
        return self.day.line.text(), self.starts.line.text(), self.ends.line.text()

    def _instant(self, field: DayField, name: str) -> datetime | None:
        day, clock = dict(self.day.reading.fields).get("day"), dict(field.reading.fields).get(name)
        if not isinstance(day, date) or not isinstance(clock, time):
            return None
        # by way of UTC: no clock shows an hour that is left out in spring
        return local(datetime.combine(day, clock, LONDON).astimezone(UTC))
