"""What is typed becomes entries: adding, changing, keeping the draft."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cpdesk.errors import CpdeskError
from cpdesk.rules.wording import local
from cpdesk.snapshots.entries import Draft
from cpdesk.ui.meeting.composer.composer import Composer
from cpdesk.ui.meeting.composer.pasted import Whole
from cpdesk.ui.tasks import Task

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk


class Writing(QObject):
    """Joins the composer to the meeting; what was refused stays in the composer."""

    said = Signal(str)

    def __init__(self, desk: "Desk", conference_id: UUID, composer: Composer) -> None:
        super().__init__(composer)
        self._desk = desk
        self._which = conference_id
        self._composer = composer
        composer.add_wanted.connect(self.add)
        composer.change_wanted.connect(self.change)
        composer.attachment.taken.connect(self.attach)
        composer.split_wanted.connect(self.split)
        composer.draft_changed.connect(self.keep_draft)
        composer.change_kept.connect(self.keep_change)

    def add(self, draft: Draft) -> None:
        """Add what was typed; it is on disk before it is shown."""
        if self._do(
            lambda: self._desk.meeting.add_entry(
                self._which,
                draft.text,
                draft.lane,
                speaker=draft.speaker,
                about=draft.about,
                private=draft.private,
                said_as=draft.said_as,
            )
        ):
            self._composer.was_kept()
            self._say_saved()

    def change(self, entry: UUID, draft: Draft) -> None:
        """Change an entry to what was typed; its old wording is kept."""
        if self._change(entry, draft):
            self._composer.was_kept()
            self.said.emit(self.tr("Entry changed; its old wording is kept"))

    def split(self, entry: UUID, draft: Draft, at: int) -> None:
        """Make two entries of one, at a character of what it is to be."""
        if self._do(lambda: self._desk.meeting.split_entry(entry, at, draft.text)):
            self._composer.was_kept()
            self.said.emit(self.tr("Two entries now; Ctrl+Z makes them one again"))

    def attach(self, whole: Whole) -> None:
        """Keep what was pasted whole, beside the window; only then the offer goes."""
        name = f"{whole.name} {local(self._desk.now()):%H.%M}{whole.ending}"
        add = self._desk.attachments.add
        task = Task(self, lambda _watch: add(self._which, name, whole.media_type, whole.content()))
        task.done.connect(lambda _which: self._attached(name))
        task.failed.connect(self._not_attached)
        task.start()

    def _attached(self, name: str) -> None:
        words = self.tr("Kept with the conference: {0}").format(name)
        self._composer.attachment.offer("", None)
        self._composer.foot.say(words)
        self.said.emit(self.tr("Attachment saved"))

    def _not_attached(self, error: CpdeskError) -> None:
        self._composer.attachment.refused()
        self._composer.foot.refuse(str(error))

    def keep_change(self, entry: UUID, draft: Draft) -> None:
        """Keep a change that is still being typed in the entry itself; its old wording is kept."""
        if self._change(entry, draft):
            self._say_saved()

    def keep_draft(self, draft: Draft) -> None:
        """Keep what is being typed in the sealed file."""
        if self._do(lambda: self._desk.meeting.keep_draft(self._which, draft)) and draft.text:
            self._say_saved()

    def _change(self, entry: UUID, draft: Draft) -> bool:
        return self._do(
            lambda: self._desk.meeting.change_entry(
                entry,
                text=draft.text,
                lane=draft.lane,
                speaker=draft.speaker,
                about=draft.about,
                private=draft.private,
                said_as=draft.said_as,
            )
        )

    def _say_saved(self) -> None:
        self.said.emit(self.tr("Every word saved {0}").format(f"{local(self._desk.now()):%H:%M:%S}"))

    def _do(self, what: Callable[[], object]) -> bool:
        try:
            what()
        except CpdeskError as error:
            self._composer.foot.refuse(str(error))
            return False
        return True
