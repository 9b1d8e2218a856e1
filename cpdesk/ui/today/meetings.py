"""Today’s conferences and core groups, big enough to be read from the door."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cpdesk.rules.wording import clock
from cpdesk.snapshots.today import TodaysConference, TodaysCoreGroup
from cpdesk.ui.theme.tokens import LARGE_SPACE, MIDDLE_SPACE, SMALL_SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.chip import Chip
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Heading, PlainLabel
from cpdesk.vocabulary import ConferenceState


class _Meeting(QWidget):
    """The time at the left; family, facts and buttons beside it."""

    def __init__(self, time: str, family: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = QVBoxLayout()
        self.facts.setSpacing(SMALL_SPACE)
        self.facts.addWidget(Heading(family))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, SMALL_SPACE, 0, MIDDLE_SPACE)
        grid.setHorizontalSpacing(LARGE_SPACE)
        at = PlainLabel(time, role="big", wrap=False)
        grid.addWidget(at, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(self.facts, 0, 1)
        grid.setColumnStretch(1, 1)


class ConferenceToday(_Meeting):
    """One conference: when, who, where, with whom, and how far it is."""

    conference_wanted = Signal(object)
    papers_wanted = Signal(object)
    case_wanted = Signal(object)

    def __init__(self, conference: TodaysConference, parent: QWidget | None = None) -> None:
        line = conference.line
        super().__init__(clock(line.starts), line.case_name, parent)
        self._lay_out(conference)

    def _lay_out(self, conference: TodaysConference) -> None:
        line = conference.line
        words = {
            ConferenceState.BOOKED: (self.tr("booked"), "change", self.tr("Run the conference")),
            ConferenceState.RUNNING: (self.tr("running"), "soon", self.tr("Continue the conference")),
            ConferenceState.CLOSED: (self.tr("held and closed"), "done", self.tr("Open the conference")),
        }
        state, tone, act = words[line.state]
        chips = [Chip(state, tone=tone)]
        if line.practice:
            chips.append(Chip(self.tr("Practice"), tone="family"))
        self.facts.addWidget(PlainLabel(line.kind.words))
        until = [self.tr("Until {0}").format(clock(conference.ends))] if conference.ends else []
        place = ", ".join(part for part in (*until, line.venue) if part)
        if place:
            self.facts.addWidget(PlainLabel(place))
        people = [self.tr("Chair: {0}").format(conference.chair)] if conference.chair else []
        people += [self.tr("Clerk: {0}").format(conference.clerk)] if conference.clerk else []
        if people:
            self.facts.addWidget(PlainLabel(" · ".join(people)))
        self.facts.addWidget(FlowRow(*chips))
        self.run = Button(act, kind="primary", name=f"{act}: {line.case_name}")
        papers, case = self.tr("Documents"), self.tr("Open the case")
        documents = Button(papers, name=f"{papers}: {line.case_name}")
        family = Button(case, name=f"{case}: {line.case_name}")
        self.run.clicked.connect(lambda: self.conference_wanted.emit(line.id))
        documents.clicked.connect(lambda: self.papers_wanted.emit(line.id))
        family.clicked.connect(lambda: self.case_wanted.emit(line.case_id))
        self.facts.addWidget(FlowRow(self.run, documents, family))


class CoreGroupToday(_Meeting):
    """One core group, and whether it was noted as held."""

    case_wanted = Signal(object)
    held = Signal(object)
    """The `TodaysCoreGroup` that somebody notes as held today."""
    taken_back = Signal(object)

    def __init__(self, group: TodaysCoreGroup, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(clock(group.at), group.case_name, parent)
        buttons: list[QWidget] = []
        if group.practice:
            self.facts.addWidget(FlowRow(Chip(self.tr("Practice"), tone="family")))
        if group.held:
            self.facts.addWidget(PlainLabel(self.tr("Noted as held today."), tone="done"))
            buttons.append(self._button(self.tr("Take back"), group, self.taken_back))
        elif group.at <= now:
            buttons.append(self._button(self.tr("Note as held"), group, self.held))
        case = self.tr("Open the case")
        family = Button(case, name=f"{case}: {group.case_name}")
        family.clicked.connect(lambda: self.case_wanted.emit(group.case_id))
        self.facts.addWidget(FlowRow(*buttons, family))

    def _button(self, words: str, group: TodaysCoreGroup, asked: Any) -> Button:
        button = Button(words, name=f"{words}: {group.case_name}")
        button.clicked.connect(lambda: asked.emit(group))
        return button
