"""What is typed becomes entries: adding, changing, keeping the draft."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cpdesk.errors import CpdeskError
from cpdesk.rules.wording import local
from cpdesk.snapshots.entries import Draft
from cpdesk.ui.meeting.composer import Composer

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
            )
        ):
            self._composer.was_kept()
            self._say_saved()

    def change(self, entry: UUID, draft: Draft) -> None:
        """Change an entry to what was typed; its old wording is kept."""
        if self._change(entry, draft):
            self._composer.was_kept()
            self.said.emit(self.tr("Entry changed; its old wording is kept"))

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
