"""Which worries an action answers: a button that opens a list of them to tick below it."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from cpdesk.ui.meeting.pieces.people_chooser import ListButton, PeopleList
from cpdesk.ui.meeting.plan.source_list import LONGEST, shorten

_ID = Qt.ItemDataRole.UserRole


class WorryList(PeopleList):
    """Every worry, with a tick for those that the action answers."""

    def show_worries(self, worries: Sequence[tuple[UUID, str]], chosen: Sequence[UUID]) -> None:
        """Offer these worries (the entry and its words)."""
        self.blockSignals(True)
        self.clear()
        for entry, words in worries:
            item = QListWidgetItem(shorten(words, LONGEST))
            item.setToolTip(words)
            item.setData(_ID, entry)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if entry in chosen else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.blockSignals(False)


class WorryButton(ListButton):
    """Says how many worries the action answers."""

    changed = Signal(object)
    """The ids of the worries that it answers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.ticks = WorryList(
            QCoreApplication.translate("WorryButton", "The worries that this action answers")
        )
        super().__init__("", self.ticks, parent)
        self._worries: tuple[tuple[UUID, str], ...] = ()
        self._chosen: tuple[UUID, ...] = ()
        self.opening.connect(self._offer)
        self.list.ticked.connect(self._tell)

    def show_worries(self, worries: tuple[tuple[UUID, str], ...], chosen: tuple[UUID, ...]) -> None:
        """Show what the action answers among these worries."""
        known = {entry for entry, _ in worries}
        self._worries, self._chosen = worries, tuple(entry for entry in chosen if entry in known)
        number = len(self._chosen)
        one, more = self.tr("Answers 1 worry"), self.tr("Answers {0} worries")
        self.setText(one if number == 1 else more.format(number) if number else self.tr("Answers…"))
        self.setAccessibleName(
            self.tr("Which worries this action answers: {0}").format(number or self.tr("none yet"))
        )
        self.setToolTip("\n".join(words for entry, words in worries if entry in self._chosen))
        self.setVisible(bool(worries))

    def _offer(self) -> None:
        self.ticks.show_worries(self._worries, self._chosen)

    def _tell(self, chosen: tuple[UUID, ...]) -> None:
        self._chosen = chosen
        self.changed.emit(chosen)
