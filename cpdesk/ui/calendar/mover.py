"""Moving a conference in the window: by dragging, by keyboard, with the consequences said on the way."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal

from cpdesk.errors import CpdeskError
from cpdesk.rules.wording import local
from cpdesk.ui.calendar.face import Face
from cpdesk.ui.calendar.items import DayItem, why_fixed
from cpdesk.ui.calendar.moving import Moving, place_words
from cpdesk.ui.calendar.spans import View
from cpdesk.ui.calendar.week_shape import QUARTER


class Mover(QObject):
    """Leads a move from the first touch to the end."""

    grid_wanted = Signal()
    """A new day is to be chosen among all days, not only among those on which something is."""
    dropped = Signal(object)
    """It was let go over a day, and is to be moved there if that is confirmed."""
    ended = Signal(object)
    """It is over; the day on which the conference now is."""

    def __init__(self, moving: Moving, face: Face, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._moving, self._face = moving, face
        views, card = face.views, face.card
        views.drag_begun.connect(self.take_up)
        views.dragged.connect(moving.aim)
        views.dropped.connect(self._drop)
        card.move_wanted.connect(self.carry_out)
        card.cancel_wanted.connect(self.cancel)
        face.panel.move_wanted.connect(self.choose_day_for)
        face.notice.undo_wanted.connect(self.put_back)
        moving.changed.connect(self._say_what_follows)

    @property
    def active(self) -> bool:
        """Whether something is being moved."""
        return self._moving.item is not None

    def take_up(self, item: DayItem) -> bool:
        """Begin with a conference; says why if it cannot be moved."""
        fixed = why_fixed(item)
        if fixed:
            self._face.notice.say(fixed, "late")
            return False
        self._moving.begin(item)
        return True

    def choose_day_for(self, item: DayItem) -> None:
        """Begin with a conference whose new day is chosen with the arrow keys."""
        if self.take_up(item):
            if self._face.views.view is View.AGENDA:
                self.grid_wanted.emit()
            self._face.views.front.setFocus()

    def choose_day_among(self, items: Sequence[DayItem]) -> None:
        """The same with the first of several that can be moved."""
        first = next((item for item in items if item.can_move), items[0] if items else None)
        if first is None:
            self._face.notice.say(self.tr("Nothing on this day can be moved."), "late")
        else:
            self.choose_day_for(first)

    def answer(self, asked: str) -> bool:
        """Act on a key while something is being moved; gives whether the key was for the move."""
        if not self.active:
            return False
        if asked in ("earlier", "later"):
            self._moving.later(QUARTER if asked == "later" else -QUARTER)
        elif asked == "open":
            self.carry_out()
        elif asked == "cancel":
            self.cancel()
        return asked in ("earlier", "later", "open", "cancel", "move")

    def carry_out(self) -> None:
        """Move it there, if nothing stands against it."""
        item, starts = self._moving.item, self._moving.starts
        if item is None or starts is None:
            return
        if self._moving.refused:
            self._face.notice.say(self._words(), "late")
            return
        if not self._moving.elsewhere:
            self.cancel()
            return
        try:
            self._moving.carry_out()
        except CpdeskError as error:
            self._face.card.error.say(str(error))
            return
        self._face.notice.say(self.tr("Moved to {0}.").format(place_words(starts)), undo=True)
        self._end(local(starts).date())

    def cancel(self) -> None:
        """Leave it where it is."""
        item = self._moving.item
        for grid in (self._face.views.month, self._face.views.week):
            grid.stop_dragging()
        self._moving.cancel()
        if item is not None:
            self._face.notice.say("")
            self._end(item.day)

    def put_back(self) -> None:
        """Take back the last move."""
        before = self._moving.before
        if before is None:
            return
        try:
            self._moving.put_back()
        except CpdeskError as error:
            self._face.notice.say(str(error), "late")
            return
        self._face.notice.say(self.tr("Put back to {0}.").format(place_words(before.starts)))
        self._end(local(before.starts).date())

    def _end(self, day: date) -> None:
        self.ended.emit(day)
        self._face.views.front.setFocus()

    def _drop(self) -> None:
        """Ask before it is moved."""
        if not self.active:
            return
        if not self._moving.elsewhere:
            self.cancel()
            return
        if self._moving.starts is not None:
            self.dropped.emit(local(self._moving.starts).date())
        self._face.views.front.setFocus()  # Enter, Escape and the arrows go on from there

    def _say_what_follows(self) -> None:
        self._face.views.aim(self._moving.target())
        if self.active and self._moving.follows is not None:
            tone = "late" if self._moving.refused or self._moving.late else ""
            self._face.notice.say(self._words(), tone)

    def _words(self) -> str:
        clashes = self._moving.follows.clashes if self._moving.follows else ()
        what = " ".join(clash.words for clash in clashes) or f"{self._moving.in_short()}."
        return self.tr("{0}: {1}").format(self._moving.where(), what)
