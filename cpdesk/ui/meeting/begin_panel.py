"""Before the conference begins: what it is, who is expected, and the button that starts the clock."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cpdesk.rules.wording import instant_words
from cpdesk.snapshots.conference import Conference
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.text import PlainLabel


class BeginPanel(Card):
    """A card above the list of people."""

    begin_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.entitle(self.tr("This conference has not begun"))
        self.words = PlainLabel("")
        self.begin = Button(
            self.tr("Begin the conference"), kind="primary", name=self.tr("Begin; the clock starts")
        )
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(row)
        self.begin.clicked.connect(self.begin_wanted)

    def show_conference(self, conference: Conference) -> None:
        """Say when it is planned and for whom."""
        children = len(conference.children)
        about = self.tr("1 child") if children == 1 else self.tr("{0} children").format(children)
        words = self.tr(
            "Planned for {0}, about {1}. Mark who is here; then begin."
            " Beginning starts the clock and the first step of the run-sheet."
        )
        self.words.setText(words.format(instant_words(conference.starts), about))
