"""Half-typed forms reach the sealed file a moment after each letter, and come back with a new page."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from cpdesk.errors import CpdeskError
from cpdesk.snapshots.conference import Conference
from cpdesk.ui.meeting.composer.draft_keeper import KEEP_DRAFT_MS
from cpdesk.vocabulary import ConferenceState

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk


class HalfTyped(Protocol):
    """A page of a step, the line for somebody new, the strip of parts, the run-sheet: where one types."""

    @property
    def half_typed(self) -> SignalInstance:
        """Told when what is unfinished has changed."""

    def unfinished(self) -> dict[str, str]:
        """What is half-typed and in no row of the file yet; empty when it was finished or given up."""

    def take_unfinished(self, fields: Mapping[str, str]) -> None:
        """Put it back open, without taking the focus; what it was for may be gone by now."""


class FormKeeper(QObject):
    """Keeps what is unfinished in one place of the meeting."""

    refused = Signal(str)
    """Why it could not be kept, in words for the person."""

    def __init__(
        self, form: str, typed_in: HalfTyped, desk: "Desk", conference_id: UUID, parent: QObject
    ) -> None:
        """`form` is what its fields are kept under: the kind of the page."""
        super().__init__(parent)
        self.typed_in = typed_in
        self._form = form
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
            self.typed_in.take_unfinished(kept)

    def keep(self) -> None:
        """Keep what is unfinished now, if the file does not have it yet."""
        self._timer.stop()
        typed = self.typed_in.unfinished()
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
