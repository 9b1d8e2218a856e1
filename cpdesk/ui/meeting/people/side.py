"""The right column: quorum, who has not been heard, who is here, and the children."""

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from cpdesk.rules.wording import age_words
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.heard import (
    entries_per_child,
    family_has_spoken,
    family_last_spoke,
    not_heard,
    reports_not_read,
)
from cpdesk.ui.meeting.people.quorum_box import QuorumBox
from cpdesk.ui.meeting.people.who_is_here import WhoIsHere
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SMALL_SPACE, SPACE
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.scroll import VerticalScroll
from cpdesk.ui.widgets.text import Hint, PlainLabel

LONG_SILENCE = 15
"""After so many minutes the line that says since when the family is silent stands out."""


class Side(QFrame):
    """Shows the room as it is now."""

    come_or_go_wanted = Signal(UUID)
    mode_wanted = Signal(UUID, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, frame="side", edge="right")
        self._waiting: Conference | None = None
        self._shown: Conference | None = None
        self._now: datetime | None = None
        self.quorum = QuorumBox()
        self.here_title = PlainLabel("", role="section")
        self.who = WhoIsHere()
        self.children_title = PlainLabel(self.tr("Children"), role="section")
        self._children = QGridLayout()
        self._child_lines: list[tuple[PlainLabel, PlainLabel]] = []
        self.silent_title = PlainLabel(self.tr("Not heard yet"), role="section")
        self.silent = PlainLabel("")
        self.last_spoke = PlainLabel("")
        self.unread = Hint("")
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(MIDDLE_SPACE, MIDDLE_SPACE, MIDDLE_SPACE, MIDDLE_SPACE)
        rows.setSpacing(SPACE - 2)
        above: tuple[QWidget, ...] = (
            self.quorum,
            self.silent_title,
            self.silent,
            self.last_spoke,
            self.unread,
        )
        for widget in (*above, self.here_title, self.who, self.children_title):
            rows.addWidget(widget)
        self._children.setColumnStretch(0, 1)
        self._children.setVerticalSpacing(SMALL_SPACE)
        rows.addLayout(self._children)
        rows.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(VerticalScroll(inside, surface="surface"))
        self.who.come_or_go_wanted.connect(self.come_or_go_wanted)
        self.who.mode_wanted.connect(self.mode_wanted)

    def show_conference(self, conference: Conference) -> None:
        """Show who is there and what was said about whom; while it is out of sight, when it is seen."""
        self._waiting = conference
        if self.isVisible():
            self._show_waiting()

    def _show_waiting(self) -> None:
        conference, self._waiting = self._waiting, None
        if conference is None or conference is self._shown:
            return
        self._shown = conference
        self.quorum.show_conference(conference)
        over, invited = conference.ended is not None, len(conference.attendance)
        here = sum(line.ever_present if over else line.present for line in conference.attendance)
        words = self.tr("Were here: {0} of {1}") if over else self.tr("In the room and online: {0} of {1}")
        self.here_title.setText(words.format(here, invited))
        self.who.show_attendance(conference.attendance)
        self._show_children(conference)
        silent = [person.short for person in not_heard(conference)]
        self.silent.setText(", ".join(silent) if silent else self.tr("Everyone who is here has spoken."))

        unread = [conference.name(report.by) for report in reports_not_read(conference)]
        self.unread.setText(self.tr("Reports not read yet: {0}").format(", ".join(unread)))
        self.unread.setVisible(bool(unread) and not over)
        self._show_last_spoke()

    def tick(self, now: datetime) -> None:
        """Each second: how long the family has said nothing, at `now` (aware)."""
        self._now = now
        self._show_last_spoke()

    def _show_last_spoke(self) -> None:
        conference = self._shown
        last = family_last_spoke(conference) if conference is not None and conference.ended is None else None
        self.last_spoke.setVisible(last is not None and self._now is not None)
        if conference is None or last is None or self._now is None:
            return
        silence = int((self._now - last).total_seconds() // 60)
        if not family_has_spoken(conference):
            words = self.tr("The family has not spoken yet.")
        elif silence < 1:
            words = self.tr("The family spoke just now.")
        else:
            one, more = (
                self.tr("The family last spoke 1 minute ago."),
                self.tr("The family last spoke {0} minutes ago."),
            )
            words = (one if silence == 1 else more).format(silence)
        self.last_spoke.say(words, "soon" if silence >= LONG_SILENCE else "")

    def _show_children(self, conference: Conference) -> None:
        counts = entries_per_child(conference)
        children = conference.children
        while len(self._child_lines) < len(children):
            row = len(self._child_lines)
            pair = (PlainLabel(""), Hint(""))
            pair[1].setWordWrap(False)
            self._children.addWidget(pair[0], row, 0)
            self._children.addWidget(pair[1], row, 1)
            self._child_lines.append(pair)
        for (name, count), child in zip(self._child_lines, children, strict=False):
            age = age_words(child.born, child.expected, child.unborn, conference.day)
            name.setText(f"{child.short}, {age}" if age else child.short)
            one, more = self.tr("1 entry"), self.tr("{0} entries").format(counts[child.id])
            count.setText(one if counts[child.id] == 1 else more)

    def showEvent(self, event: QShowEvent) -> None:
        """Whatever changed while it was out of sight is shown now."""
        super().showEvent(event)
        self._show_waiting()
