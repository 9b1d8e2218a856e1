"""Who is here: how each person takes part, when they came and left, which children they know, quorum."""

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cpdesk.rules.wording import clock, listing
from cpdesk.snapshots.comings import capacity_words, late_words, sent_out_words
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.early_review import early_review
from cpdesk.snapshots.heard import reports_not_read
from cpdesk.snapshots.people import Attendance, Person
from cpdesk.ui.meeting.people.add_person import AddPerson
from cpdesk.ui.meeting.people.attendance_acts import come_or_go, set_fact, take_part
from cpdesk.ui.meeting.people.person_card import PersonCard
from cpdesk.ui.meeting.people.who_is_here import MODE_KEYS, state_words
from cpdesk.ui.meeting.pieces.fields import LineField
from cpdesk.ui.meeting.pieces.grid import Grid
from cpdesk.ui.meeting.pieces.grid_rows import Cell, GridRow
from cpdesk.ui.meeting.step_page import StepPage, scrolling_rows
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.text import Hint, PlainLabel
from cpdesk.vocabulary import AttendanceMode, Capacity, PersonKind

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

WHO, HOW, ARRIVED, LEFT, FIRST_CHILD = range(5)


class PeoplePage(StepPage):
    """The welcome: attendance, contact with the children, quorum and the chair's reason to go on."""

    typing = True
    wide = True

    def __init__(self, desk: "Desk", conference_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(desk, conference_id, parent)
        self._conference: Conference | None = None
        self.table = Grid(self.tr("Who takes part"), (22, 17, 9, 7))
        self.hint = Hint(
            self.tr(
                "Enter: has come or has left. I in the room · O online · T telephone · R report only · A"
                " apologies. C as what · S sent out. Space in a child’s column: has contact with this child."
            )
        )
        self.everyone = Button(
            self.tr("All who are expected are here"), name=self.tr("All who are expected are here now")
        )
        self.card = PersonCard()
        self.add = AddPerson()
        self.quorum = PlainLabel("", role="strong", tone="late")
        self.because = Hint("")
        go_on = self.tr("Why the conference goes on without quorum")
        self.reason = LineField(go_on)
        self.reason.setPlaceholderText(go_on)
        self.early = Hint("", tone="soon")
        self.unread = Hint("")
        self._lay_out()
        self.table.chosen_key.connect(self._key)
        self.table.selectionModel().currentChanged.connect(lambda _now, _before: self._show_card())
        self.card.capacity_wanted.connect(self._as_what)
        self.card.fact_wanted.connect(self._fact)
        self.card.send_out_wanted.connect(self._send_out)
        self.card.left.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.table.rows.ticked.connect(self._tick)
        self.everyone.clicked.connect(self._everyone_came)
        self.add.wanted.connect(self._add)
        self.add.half_typed.connect(self.half_typed)
        self.card.half_typed.connect(self.half_typed)
        self.reason.kept.connect(self._go_on)

    def _lay_out(self) -> None:
        rows = scrolling_rows(self, self.table, lines=19)
        top = QHBoxLayout()
        top.addWidget(self.hint, 1)
        top.addWidget(self.everyone, 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(top)
        rows.addWidget(self.table, 1)
        for widget in (self.card, self.unread, self.add, self.quorum, self.because, self.reason, self.early):
            rows.addWidget(widget)

    def show_conference(self, conference: Conference) -> None:
        """Show everybody invited and quorum as it stands."""
        self._conference = conference
        children = conference.children
        first = (self.tr("Who"), self.tr("How"), self.tr("Came"), self.tr("Left"))
        headings = (*first, *(child.short for child in children))
        lines = [_row(conference, line) for line in conference.attendance]
        self.table.show_rows(headings, lines, (24, 14, 8, 7, *map(_column_width, children)))
        self.everyone.setVisible(any(not x.present and _may_come(x) for x in conference.attendance))
        lacking = [line for line in conference.quorum if not line.quorate]
        names = listing([child.short for child in children if child.id in {x.child for x in lacking}])
        self.quorum.setText(self.tr("✗ Not quorate for {0}.").format(names) if lacking else "")
        self.because.setText(" ".join(dict.fromkeys(line.because for line in lacking)))
        for label in (self.quorum, self.because):
            label.setVisible(bool(lacking))
        self.reason.setVisible(bool(lacking) or bool(conference.quorum_reason))
        self.reason.show_text(conference.quorum_reason)
        review = early_review(conference)
        self.early.setText(review.words if review is not None else "")
        self.early.setVisible(review is not None)
        unread = listing([conference.name(report.by) for report in reports_not_read(conference)])
        self.unread.setText(self.tr("Reports not read in yet (W on the person): {0}.").format(unread))
        self.unread.setVisible(bool(unread))
        self._show_card()

    def _show_card(self) -> None:
        """The card is about the person whose row is chosen."""
        conference, index = self._conference, self.table.currentIndex()
        shown = conference is not None and index.isValid()
        self.card.setVisible(shown and conference is not None and conference.ended is None)
        if conference is not None and shown:
            self.card.show_person(conference, self._line(self.table.rows.row(index).id))

    def compact(self, on: bool) -> None:
        """Leave out the line of keys when there is little room; it is in the table's description."""
        self.hint.setVisible(not on)
        self.table.least_lines = 9 if on else 19
        self.table.updateGeometry()
        self.table.setAccessibleDescription(self.hint.text())

    def focus_first(self) -> None:
        """The table."""
        self.table.begin_at(self.table.rows.index(0, HOW))

    def choose(self, who: UUID) -> None:
        """Choose somebody's row: the keys of the table and the card are about them."""
        self.table.setCurrentIndex(self.table.rows.at(who, HOW))

    def unfinished(self) -> dict[str, str]:
        """Who is half typed, and why somebody is being sent out."""
        return self.add.unfinished() | self.card.unfinished()

    def take_unfinished(self, fields: Mapping[str, str]) -> None:
        """Put them back; whoever is being sent out is chosen, if they are still on the list."""
        assert self._conference is not None
        self.add.take_unfinished(fields)
        listed = [line.person.id for line in self._conference.attendance]
        for who in listed:
            if str(who) == fields.get("out"):
                self.choose(who)
                self.card.take_unfinished(fields)

    def _line(self, who: UUID) -> Attendance:
        assert self._conference is not None
        return next(line for line in self._conference.attendance if line.person.id == who)

    def _key(self, who: UUID, column: int, key: str) -> None:
        if key in MODE_KEYS:
            mode = MODE_KEYS[key]
            line = self._line(who)
            self.do(
                lambda: take_part(self.desk, self.conference_id, line, mode),
                self.tr("Saved: {0}").format(mode.words),
            )
        elif key in ("Return", "Space"):
            line = self._line(who)
            self.do(lambda: come_or_go(self.desk, self.conference_id, line), self.tr("Saved"))
        else:
            self.card.press(key)

    def _as_what(self, who: UUID, capacity: Capacity, beside: UUID | None) -> None:
        set_capacity = self.desk.attendance.set_capacity
        self.do(lambda: set_capacity(self.conference_id, who, capacity, beside), self.tr("Saved"))

    def _fact(self, who: UUID, fact: str, on: bool) -> None:
        self.do(lambda: set_fact(self.desk, self.conference_id, who, fact, on), self.tr("Saved"))
        self._show_card()

    def _send_out(self, who: UUID, why: str) -> None:
        send_out = self.desk.attendance.send_out
        self.do(lambda: send_out(self.conference_id, who, why), self.tr("Sent out"))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self, who: UUID, column: int, on: bool) -> None:
        assert self._conference is not None
        child = self._conference.children[column - FIRST_CHILD].id
        knows = self._line(who).knows
        now = (*knows, child) if on else tuple(other for other in knows if other != child)
        self.do(
            lambda: self.desk.attendance.set_contact(self.conference_id, who, now), self.tr("Contact saved")
        )

    def _everyone_came(self) -> None:
        arrive = self.desk.attendance.arrive_expected
        self.do(lambda: arrive(self.conference_id), self.tr("Everyone expected is here"))
        self.table.scrollTo(self.table.currentIndex())  # rows may have grown: who is chosen stays in sight
        if not self.everyone.isVisible():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, name: str, role: str, agency: str, family: bool, mode: AttendanceMode) -> None:
        kind = PersonKind.FAMILY if family else PersonKind.PROFESSIONAL

        def add_and_arrive() -> None:
            who = self.desk.attendance.add_person(self.conference_id, name, role, agency, kind, mode)
            if mode.takes_part:
                self.desk.attendance.arrive(self.conference_id, who, mode)

        if self.do(add_and_arrive, self.tr("Added")):
            self.add.empty()

    def _go_on(self, reason: str) -> None:
        go_on = self.desk.attendance.go_on_without_quorum
        self.do(lambda: go_on(self.conference_id, reason), self.tr("Reason saved"))


def _row(conference: Conference, line: Attendance) -> GridRow:
    person = line.person
    role = ", ".join(part for part in (person.role, person.agency) if part)
    stretches = line.presences
    came = clock(stretches[0].arrived) if stretches else "–"
    left = clock(stretches[-1].left) if stretches and stretches[-1].left else "–"
    say = QCoreApplication.translate
    as_what = capacity_words(conference, line)
    remark = "" if line.remark.casefold() in as_what else line.remark
    below = ". ".join(words for words in (as_what, sent_out_words(line), remark) if words)
    ticks = tuple(
        Cell(ticked=child.id in line.knows)
        if not person.is_family and line.has_view
        else Cell("–", spoken=say("PeoplePage", "not asked"))
        for child in conference.children
    )
    return GridRow(
        person.id,
        (
            Cell(person.name, role, strong=True),
            Cell(state_words(line), below[:1].upper() + below[1:]),
            Cell(came, late_words(conference, line)),
            Cell(left),
            *ticks,
        ),
    )


def _column_width(child: Person) -> int:
    """Wide enough for the longest word of the name, in em."""
    return max(9, max(len(word) for word in child.short.split()) + 3)


def _may_come(line: Attendance) -> bool:
    """Whether somebody is here when all who are expected are: said how, or an invited professional."""
    invited = line.mode is AttendanceMode.EXPECTED and not line.person.is_family
    return line.mode.takes_part or invited
