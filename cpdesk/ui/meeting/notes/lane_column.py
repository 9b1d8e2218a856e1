"""One column of the notes: its heading, how many entries, and the list."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.ui.meeting.notes.entry_rows import Row
from cpdesk.ui.meeting.notes.lane_list import LaneList
from cpdesk.ui.meeting.notes.lanes import TONES, short_words
from cpdesk.ui.theme.tokens import SMALL_SPACE, SPACE
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import PlainLabel
from cpdesk.vocabulary import Lane


class LaneColumn(QFrame):
    """One lane with its own heading, or several as “The rest”."""

    def __init__(self, lanes: tuple[Lane, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lanes = lanes
        alone = len(lanes) == 1
        self.words = lanes[0].words if alone else self.tr("The rest")
        self.short = short_words(lanes[0]) if alone else self.words
        self.tone = TONES[lanes[0]] if alone else "grey"
        mark(self, frame="lane", tone=self.tone)
        self.list = LaneList(self.words)
        self.list.empty_lane = lanes[0]
        self.count = PlainLabel("0", role="secondary", wrap=False)
        self.heading = PlainLabel(self.words, role="lane", tone=self.tone)
        head = QHBoxLayout()
        head.setContentsMargins(6, 2, 6, 2)
        head.addWidget(self.heading, 1)
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE, SPACE, 2, 2)
        rows.setSpacing(SMALL_SPACE)
        rows.addLayout(head)
        rows.addWidget(self.list, 1)

    def show_heading(self, on: bool) -> None:
        """The heading goes when the chips above say the same."""
        self.heading.setVisible(on)
        self.count.setVisible(on)

    def show_rows(self, rows: list[Row], newest: UUID | None) -> None:
        """Show these rows; `newest` is scrolled into view when it is here."""
        number = sum(row.id is not None for row in rows)
        self.count.setText(str(number))
        one, more = self.tr("{0}, 1 entry"), self.tr("{0}, {1} entries")
        self.list.setAccessibleName((one if number == 1 else more).format(self.words, number))
        self.list.show_rows(rows, newest if any(row.id == newest for row in rows) else None)
