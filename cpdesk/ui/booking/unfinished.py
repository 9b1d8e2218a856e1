"""What is typed on the booking page and not booked yet: kept in the file as one types, and brought back."""

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from cpdesk.errors import CpdeskError
from cpdesk.snapshots.bookings import BookingDraft
from cpdesk.ui.booking.form import BookingForm
from cpdesk.ui.booking.half_typed import type_again, written_down
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Hint

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

KEEP_MS = 500
"""What is typed reaches the sealed file within this time (and the moment that a write takes)."""


class Unfinished(FlowRow):
    """A line that says so when something typed before has come back, with a button to begin anew."""

    thrown_away = Signal()
    """What had come back is not wanted, and is no longer in the file."""
    refused = Signal(str)
    """Why the file could not be written, in words."""

    def __init__(self, desk: "Desk", form: BookingForm, parent: QWidget | None = None) -> None:
        self.words = Hint()
        self.words.setWordWrap(False)
        self.anew = Button("", kind="quiet")
        super().__init__(self.words, self.anew, parent=parent)
        self.anew.setText(self.tr("Start again"))
        self._desk, self._form = desk, form
        self._conference: UUID | None = None
        self.id = uuid4()
        """The draft that is being typed; it may not be in the file yet."""
        self._at_first = self._kept = written_down(form)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(KEEP_MS)
        self._pause.timeout.connect(self.keep)
        self.anew.clicked.connect(self._throw_away)
        form.changed.connect(self._note)
        form.family.reference.textChanged.connect(self._note)
        self.hide()

    def found(self, case: UUID | None = None, conference: UUID | None = None) -> BookingDraft | None:
        """What was typed before, of this case or any; what is being typed now is kept first."""
        self.flush()
        return self._desk.booking_drafts.latest(case, conference)

    def follow(self, draft: BookingDraft | None, conference: UUID | None = None) -> None:
        """Keep what is typed from now on; what has come back is typed into the form first."""
        self._conference = conference
        self.id = draft.id if draft else uuid4()
        self._at_first = written_down(self._form)
        if draft is not None:
            type_again(self._form, draft.text)
        self.rest()
        new = self.tr("This was typed before and not booked yet.")
        self.words.say(new if conference is None else self.tr("This was typed before and not kept yet."))
        self.words.setMinimumHeight(self.anew.sizeHint().height())  # in one line with the button
        self.setVisible(draft is not None)

    @property
    def untouched(self) -> bool:
        """Whether nobody has typed anything yet."""
        return written_down(self._form) == self._at_first

    def keep(self) -> None:
        """Have what is typed in the file; a form in which nothing is typed any more is not kept."""
        self._pause.stop()
        text = written_down(self._form)
        if text == self._kept:
            return
        draft = BookingDraft(self.id, text, self._form.family.case_id, self._conference)
        try:
            if text == self._at_first:
                self._desk.booking_drafts.drop(self.id)
            else:
                self._desk.booking_drafts.keep(draft)
        except CpdeskError as error:
            self.refused.emit(str(error))
        else:
            self._kept = text

    def flush(self) -> None:
        """Keep what is waiting to be kept."""
        if self._pause.isActive():
            self.keep()

    def rest(self) -> None:
        """What stands in the form now is in the file, or need not be."""
        self._pause.stop()
        self._kept = written_down(self._form)

    def _note(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _throw_away(self) -> None:
        try:
            self._desk.booking_drafts.drop(self.id)
        except CpdeskError as error:
            self.refused.emit(str(error))
            return
        self.rest()
        self.thrown_away.emit()
