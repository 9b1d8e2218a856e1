"""Which children an entry is about: All, or each child by a chip."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from cpdesk.snapshots.people import Person
from cpdesk.ui.widgets.buttons import ToggleChip
from cpdesk.ui.widgets.flow import FlowRow


class AboutChips(FlowRow):
    """The chips of the children; nobody pressed means all of them."""

    chosen = Signal()
    """A person pressed a chip."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        before: Sequence[QWidget] = (),
        after: Sequence[QWidget] = (),
        keys: bool = True,
    ) -> None:
        """`before` and `after`: other chips that stand in the same row and wrap with these.

        `keys`: the chips are pressed by Alt and a figure too; say so in their names.
        """
        super().__init__(*before, parent=parent, gap=4)
        self._after = tuple(after)
        self._people: tuple[Person, ...] = ()
        self._chips: dict[UUID, ToggleChip] = {}
        self._keys = keys
        say = QCoreApplication.translate
        every = (
            say("AboutChips", "About all the children, Alt+0")
            if keys
            else say("AboutChips", "About all the children")
        )
        self._all = ToggleChip(say("AboutChips", "All"), name=every)
        self._all.setToolTip(every)
        self._all.setChecked(True)
        self._all.clicked.connect(self.choose_all)
        self.flow.addWidget(self._all)
        for widget in self._after:
            self.flow.addWidget(widget)

    def show_people(self, people: tuple[Person, ...]) -> None:
        """Offer these people: the children, and anybody else that an entry is about."""
        if people == self._people:
            return
        chosen = self.about()
        about = QCoreApplication.translate("AboutChips", "About {0}")
        self._people = people
        for chip in self._chips.values():
            self.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for widget in self._after:
            self.flow.removeWidget(widget)
        self._chips = {}
        for number, person in enumerate(people, start=1):
            key = f", Alt+{number}" if self._keys and number < 10 else ""
            chip = ToggleChip(_chip_words(person), self, name=about.format(person.short) + key)
            chip.setToolTip(about.format(person.name) + key)
            chip.clicked.connect(self._pressed)
            self.flow.addWidget(chip)
            chip.show()
            self._chips[person.id] = chip
        for widget in self._after:
            self.flow.addWidget(widget)
        self.show_about(chosen)

    def about(self) -> tuple[UUID, ...]:
        """Whom it is about; empty means all the children."""
        return tuple(who for who, chip in self._chips.items() if chip.isChecked())

    def show_about(self, about: tuple[UUID, ...]) -> None:
        """Press the chips of these people and no others."""
        for who, chip in self._chips.items():
            chip.setChecked(who in about)
        self._all.setChecked(not any(chip.isChecked() for chip in self._chips.values()))

    def choose_all(self) -> None:
        """About all the children."""
        self.show_about(())
        self.chosen.emit()

    def toggle(self, number: int) -> None:
        """Press the chip of the child with that number (1 is the first, 0 is all)."""
        if number == 0:
            self.choose_all()
        elif number <= len(self._people):
            self._chips[self._people[number - 1].id].toggle()
            self._pressed()

    def _pressed(self) -> None:
        self.show_about(self.about())
        self.chosen.emit()


def _chip_words(person: Person) -> str:
    """A child on its chip; “Unborn baby” without the family’s name, which takes the room of two others."""
    words = person.short.split()
    return " ".join(words[:-1]) if person.unborn and len(words) > 2 else person.short
