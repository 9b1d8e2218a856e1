"""The settings: how the program looks, procedures, days and words of the office, and the keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cpdesk.services.change import Change
from cpdesk.ui.backups.backing_up import BackingUp
from cpdesk.ui.backups.places import BackupPlaces
from cpdesk.ui.hub import Hub
from cpdesk.ui.locking.minutes import IdleMinutes
from cpdesk.ui.settings.appearance_part import AppearancePart
from cpdesk.ui.settings.backups_part import BackupsPart
from cpdesk.ui.settings.council_part import CouncilPart
from cpdesk.ui.settings.days_off_part import DaysOffPart
from cpdesk.ui.settings.file_part import FilePart
from cpdesk.ui.settings.keys_part import KeysPart
from cpdesk.ui.settings.locking_part import LockingPart
from cpdesk.ui.settings.people_part import PeoplePart
from cpdesk.ui.settings.procedures_part import ProceduresPart
from cpdesk.ui.settings.words_part import WordsPart
from cpdesk.ui.theme.appearance import Appearance
from cpdesk.ui.theme.tokens import EDGE, LARGE_SPACE, MIDDLE_SPACE, SMALL_SPACE
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.tabs import WrappedTabs
from cpdesk.ui.widgets.text import PageTitle
from cpdesk.vocabulary import Deed

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

FOLLOWED = ("procedure", "office", "case", "conference", "words", "keys")
"""Changes after which the lists are read again: also how many conferences there are under a procedure."""


class SettingsPage(QWidget):
    """Its parts stand behind tabs."""

    def __init__(
        self,
        desk: "Desk",
        hub: Hub,
        appearance: Appearance,
        idle: IdleMinutes | None = None,
        parent: QWidget | None = None,
        *,
        backing: BackingUp | None = None,
    ) -> None:
        super().__init__(parent)
        mark(self, surface="ground")
        self._stale = False
        self.appearance = AppearancePart(appearance)
        self.procedures = ProceduresPart(desk)
        self.days_off = DaysOffPart(desk)
        self.words = WordsPart(desk)
        self.locking = LockingPart(idle or IdleMinutes(parent=self))
        backing = backing or BackingUp(desk, BackupPlaces(), self)
        self.people = PeoplePart(desk, copies=lambda: backing.places.local(desk.path))
        self.backups = BackupsPart(backing)
        self.file = FilePart(desk, lambda: backing.places.listed(desk.path))
        self.council = CouncilPart(desk.policy)
        self.keys = KeysPart()
        self.stack = QStackedWidget()
        self._lay_out()
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        self.keys.printed.connect(lambda: desk.history.note(Deed.PRINTED, "keyboard"))
        hub.changed.connect(self._hear)

    def _lay_out(self) -> None:
        self._parts: tuple[QWidget, ...] = (
            self.appearance, self.procedures, self.days_off, self.words, self.locking, self.people,
            self.backups, self.file, self.council, self.keys,
        )  # fmt: skip
        words = (
            self.tr("Appearance"), self.tr("Procedures"), self.tr("Days off"),
            self.tr("Words"), self.tr("Locking"), self.tr("Who can open it"),
            self.tr("Backups"), self.tr("This file"), self.tr("Your council"),
            self.tr("Keyboard"),
        )  # fmt: skip
        for part in self._parts:
            self.stack.addWidget(part if part is self.procedures else _scrolling(part))
        strip = QWidget()
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mark(strip, surface="bar")
        row = QHBoxLayout(strip)
        row.setContentsMargins(EDGE, MIDDLE_SPACE, EDGE, 0)
        title = PageTitle(self.tr("Settings"))
        title.setWordWrap(False)
        title.setContentsMargins(0, SMALL_SPACE, MIDDLE_SPACE, 0)  # on one line with the words of the tabs
        self.tabs = WrappedTabs(words, self.tr("Parts of the settings"), lead=title)
        row.addWidget(self.tabs, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(strip)
        outer.addWidget(self.stack, 1)

    def show_part(self, part: QWidget) -> None:
        """Show one of the parts."""
        self.tabs.setCurrentIndex(self._parts.index(part))

    def make_a_recovery_key(self) -> None:
        """Show who can open the file, with the form for a new recovery key open."""
        self.show_part(self.people)
        self.people.ask_for_a_recovery_key()

    def _hear(self, change: Change) -> None:
        if change.kind not in FOLLOWED:
            return
        if self.isVisible():
            self._read()
        else:
            self._stale = True

    def _read(self) -> None:
        self._stale = False
        self.procedures.read()
        self.days_off.read()
        self.words.read()
        self.people.read()

    def showEvent(self, event: QShowEvent) -> None:
        """Whatever changed while the page was away is read now."""
        super().showEvent(event)
        if self._stale:
            self._read()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to the part that is shown."""
        self._parts[self.tabs.currentIndex()].setFocus(event.reason())


def _scrolling(part: QWidget) -> VerticalScroll:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(EDGE, LARGE_SPACE, EDGE, EDGE)
    column.addWidget(part)
    return VerticalScroll(inside)
