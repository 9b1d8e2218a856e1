"""Half-typed forms reach the sealed file a moment after each letter, and come back with a new page."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from cpdesk.errors import CpdeskError
from cpdesk.snapshots.conference import Conference
from cpdesk.ui.meeting.composer.draft_keeper import KEEP_DRAFT_MS
from cpdesk.ui.meeting.people.quick_person import QuickPerson
from cpdesk.ui.meeting.step_page import StepPage
from cpdesk.vocabulary import ConferenceState

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk


class FormKeeper(QObject):
    """Keeps what is unfinished on one page of a step, or in the line for somebody new."""

    refused = Signal(str)
    """Why it could not be kept, in words for the person."""

    def __init__(
        self, form: str, typed_in: StepPage | QuickPerson, desk: "Desk", conference_id: UUID
    ) -> None:
        """`form` is what its fields are kept under: the kind of the page."""
        super().__init__(typed_in)
        self._form, self._typed_in = form, typed_in
        self._desk, self._conference_id = desk, conference_id
        self._kept: dict[str, str] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_DRAFT_MS)
        self._timer.timeout.connect(self.keep)
        typed_in.half_typed.connect(self._note)

    def bring_back(self, conference: Conference) -> None:
        """Once, when the page has shown its conference: put back what was not finished."""
        if self._kept is not None or conference.state is ConferenceState.CLOSED:
            return
        kept = self._desk.form_drafts.kept(self._conference_id, self._form)
        self._kept = dict(kept)
        if kept:
            self._typed_in.take_unfinished(kept)

    def keep(self) -> None:
        """Keep what is unfinished now, if the file does not have it yet."""
        self._timer.stop()
        typed = self._typed_in.unfinished()
        if self._kept is None or typed == self._kept:
            return
        try:
            self._desk.form_drafts.keep(self._conference_id, self._form, typed)
        except CpdeskError as error:
            self.refused.emit(str(error))
        else:
            self._kept = typed

    def _note(self) -> None:
        if self._kept is not None and not self._timer.isActive():
            self._timer.start()
