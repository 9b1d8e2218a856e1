"""Which conferences the calendar shows: of one chair, of some kinds, with or without last dates."""

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from cpdesk.rules.wording import listing
from cpdesk.ui.widgets.buttons import Button, ToggleChip
from cpdesk.ui.widgets.choice import ChoiceBox
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.vocabulary import ConferenceKind


@dataclass(frozen=True)
class Choice:
    """What is to be shown."""

    chairs: tuple[str, ...] = ()
    kinds: tuple[ConferenceKind, ...] = ()
    last_dates: bool = True


EVERYTHING = Choice()


class FilterRow(FlowRow):
    """Chips and a list of names; says when the choice has changed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.chair = ChoiceBox()
        self.kinds = {kind: ToggleChip(kind.words) for kind in ConferenceKind}
        self.last_dates = ToggleChip("")
        self.clear = Button("", kind="quiet")
        super().__init__(self.chair, *self.kinds.values(), self.last_dates, self.clear, parent=parent)
        self.last_dates.setText(self.tr("Last dates"))
        self.clear.setText(self.tr("Show everything"))
        self.chair.setAccessibleName(self.tr("Chair"))
        self.offer(())
        self.last_dates.setChecked(True)
        self.chair.activated.connect(self.changed)
        for chip in (*self.kinds.values(), self.last_dates):
            chip.toggled.connect(self.changed)
        self.clear.clicked.connect(self.show_everything)

    def offer(self, chairs: tuple[str, ...]) -> None:
        """Offer the names of chairs; the chosen one stays chosen while it is among them."""
        kept = self.chair.currentText() if self.chair.currentIndex() > 0 else ""
        with QSignalBlocker(self.chair):
            self.chair.clear()
            self.chair.addItem(self.tr("All chairs"))
            self.chair.addItems(list(chairs))
            self.chair.setCurrentIndex(chairs.index(kept) + 1 if kept in chairs else 0)

    def choice(self) -> Choice:
        """What is chosen; all kinds together are the same as none."""
        kinds = tuple(kind for kind, chip in self.kinds.items() if chip.isChecked())
        chair = (self.chair.currentText(),) if self.chair.currentIndex() > 0 else ()
        return Choice(chair, kinds if len(kinds) < len(self.kinds) else (), self.last_dates.isChecked())

    def show_everything(self) -> None:
        """Clear the filter."""
        with QSignalBlocker(self):
            self.chair.setCurrentIndex(0)
            for chip in self.kinds.values():
                chip.setChecked(False)
            self.last_dates.setChecked(True)
        self.changed.emit()

    def _plurals(self) -> dict[ConferenceKind, str]:
        return {
            ConferenceKind.INITIAL: self.tr("initial conferences"),
            ConferenceKind.PRE_BIRTH: self.tr("pre-birth conferences"),
            ConferenceKind.TRANSFER_IN: self.tr("transfer-in conferences"),
            ConferenceKind.REVIEW: self.tr("review conferences"),
        }

    def said(self) -> str:
        """What is filtered, in one sentence; empty when nothing is."""
        choice = self.choice()
        if choice == EVERYTHING:
            return ""
        parts = []
        if choice.kinds:
            plural = self._plurals()
            parts.append(listing([plural[kind] for kind in choice.kinds]))
        if choice.chairs:
            parts.append(self.tr("chaired by {0}").format(choice.chairs[0]))
        words = self.tr("Shown: only {0}").format(", ".join(parts)) if parts else self.tr("Shown: everything")
        return f"{words}." if choice.last_dates else self.tr("{0}, without last dates.").format(words)
