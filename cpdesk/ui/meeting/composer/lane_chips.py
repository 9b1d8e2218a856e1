"""The lane of what is typed: one chip each, with its key."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from cpdesk.ui.meeting.keys import LANE_KEYS
from cpdesk.ui.meeting.notes.lanes import TONES, short_words
from cpdesk.ui.widgets.buttons import ToggleChip
from cpdesk.vocabulary import Lane


class LaneChips(QButtonGroup):
    """One lane is always chosen. The chips stand in `widgets`, to be laid out by whoever owns this."""

    chosen = Signal(object)
    """A person chose this lane."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setExclusive(True)
        self.widgets: dict[Lane, ToggleChip] = {}
        for lane, key in LANE_KEYS.items():
            shown = f"{short_words(lane)}  {key}" if key.startswith("F") else short_words(lane)
            chip = ToggleChip(shown, parent, tone=TONES[lane], name=f"{lane.words} {key}")
            chip.setToolTip(f"{lane.words}: {key}")
            chip.clicked.connect(lambda _checked=False, lane=lane: self.chosen.emit(lane))
            self.addButton(chip)
            self.widgets[lane] = chip
        self.show_lane(Lane.WORRY)

    def lane(self) -> Lane:
        """The lane that is chosen."""
        return next(lane for lane, chip in self.widgets.items() if chip.isChecked())

    def count_unsorted(self, number: int) -> None:
        """How many entries are still to be sorted stands on the chip of their lane."""
        short = short_words(Lane.UNSORTED)
        self.widgets[Lane.UNSORTED].setText(f"{short} ({number})" if number else short)

    def show_lane(self, lane: Lane) -> None:
        """Press the chip of a lane."""
        self.widgets[lane].setChecked(True)
