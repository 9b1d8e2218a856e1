"""Half-typed forms reach the sealed file a moment after each letter, and come back with a new page."""

from PySide6.QtCore import QObject, QTimer

from cpdesk.errors import CpdeskError
from cpdesk.snapshots.conference import Conference
from cpdesk.ui.meeting.composer.draft_keeper import KEEP_DRAFT_MS
from cpdesk.ui.meeting.step_page import StepPage
from cpdesk.vocabulary import ConferenceState


class FormKeeper(QObject):
    """Keeps what is unfinished on one page of a step."""

    def __init__(self, form: str, page: StepPage) -> None:
        """`form` is the kind of the page, under which its fields are kept."""
        super().__init__(page)
        self._form, self._page = form, page
        self._kept: dict[str, str] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_DRAFT_MS)
        self._timer.timeout.connect(self.keep)
        page.half_typed.connect(self._note)

    def bring_back(self, conference: Conference) -> None:
        """Once, when the page has shown its conference: put back what was not finished."""
        if self._kept is not None or conference.state is not ConferenceState.RUNNING:
            return
        kept = self._page.desk.form_drafts.kept(self._page.conference_id, self._form)
        self._kept = dict(kept)
        if kept:
            self._page.take_unfinished(kept)

    def keep(self) -> None:
        """Keep what is unfinished now, if the file does not have it yet."""
        self._timer.stop()
        typed = self._page.unfinished()
        if self._kept is None or typed == self._kept:
            return
        try:
            self._page.desk.form_drafts.keep(self._page.conference_id, self._form, typed)
        except CpdeskError as error:
            self._page.refused.emit(str(error))
        else:
            self._kept = typed

    def _note(self) -> None:
        if self._kept is not None and not self._timer.isActive():
            self._timer.start()
