"""The conferences of a case: each can be opened, run and turned into documents."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.rules.wording import instant_words
from cpdesk.snapshots.cases import CasePage, ConferenceLine
from cpdesk.ui.theme.tokens import LARGE_SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Hint, PlainLabel
from cpdesk.vocabulary import ConferenceState


class ConferencesTab(QWidget):
    """One card a conference, the latest first."""

    conference_wanted = Signal(object)
    papers_wanted = Signal(object)

    def __init__(self, page: CasePage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = {
            ConferenceState.BOOKED: (self.tr("Booked"), self.tr("Run the conference")),
            ConferenceState.RUNNING: (self.tr("Running"), self.tr("Continue the conference")),
            ConferenceState.CLOSED: (self.tr("Held and closed"), self.tr("Open the conference")),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE_SPACE)
        for line in page.conferences:
            column.addWidget(self._card(line))
        if not page.conferences:
            column.addWidget(Hint(self.tr("There is no conference in this case yet.")))
        column.addStretch(1)

    def _card(self, line: ConferenceLine) -> Card:
        when = instant_words(line.starts)
        state, act = self._words[line.state]
        card = Card(line.kind.words)
        card.body.addWidget(PlainLabel(when))
        if line.venue:
            card.body.addWidget(PlainLabel(line.venue))
        card.body.addWidget(Hint(state, tone="done" if line.state is ConferenceState.CLOSED else ""))
        run = Button(act, kind="primary", name=f"{act}: {line.kind.words}, {when}")
        words = self.tr("Documents")
        papers = Button(words, name=f"{words}: {line.kind.words}, {when}")
        run.clicked.connect(lambda: self.conference_wanted.emit(line.id))
        papers.clicked.connect(lambda: self.papers_wanted.emit(line.id))
        card.body.addWidget(FlowRow(run, papers))
        return card
