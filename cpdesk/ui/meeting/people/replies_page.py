"""The family’s reply: each worry, and beside it whether somebody agrees, and their own words."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import Entry
from cpdesk.snapshots.people import Person
from cpdesk.snapshots.replies import replies_to, reply_of, reply_words, who_replies, worries_for
from cpdesk.ui.meeting.people.reply_acts import give_reply, say_in_own_words, take_reply_back
from cpdesk.ui.meeting.pieces.grid import Grid
from cpdesk.ui.meeting.pieces.grid_rows import Cell, GridRow
from cpdesk.ui.meeting.step_page import StepPage
from cpdesk.ui.theme.tokens import SPACE
from cpdesk.ui.widgets.buttons import ToggleChip
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Hint
from cpdesk.vocabulary import Reply

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

REPLY_KEYS = {"A": Reply.AGREES, "P": Reply.PARTLY, "D": Reply.DISAGREES}
"""One letter each, on a chosen worry."""

WORRY, REPLY, OWN_WORDS, OTHERS = range(4)


class RepliesPage(StepPage):
    """One of the family is asked about each worry; the others’ replies stand beside."""

    typing = True

    def __init__(self, desk: "Desk", conference_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(desk, conference_id, parent)
        self._conference: Conference | None = None
        self._who: UUID | None = None
        self._compact = False
        self._chips: dict[UUID, ToggleChip] = {}
        self.people = FlowRow(gap=SPACE)
        self.hint = Hint(
            self.tr("A agrees · P partly · D disagrees · Enter own words · Del none · N the next person")
        )
        self.nobody = Hint("")
        self.table = Grid(self.tr("What the family says to each worry"), (28, 11, 24, 18))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE)
        top = QHBoxLayout()
        top.addWidget(self.people, 1)
        rows.addLayout(top)
        for widget in (self.hint, self.nobody):
            rows.addWidget(widget)
        rows.addWidget(self.table, 1)
        self.table.chosen_key.connect(self._key)
        self.table.rows.edited.connect(self._own_words)

    def show_conference(self, conference: Conference) -> None:
        """Show the worries and what the family says to them."""
        self._conference = conference
        people = who_replies(conference)
        ids = [person.id for person in people]
        if self._who not in ids:
            self._who = ids[0] if ids else None
        self._show_people(people)
        worries = worries_for(conference, self._who)
        if not people:
            self.nobody.setText(self.tr("Nobody of the family is here to be asked."))
        elif not worries:
            self.nobody.setText(self.tr("No worry has been written down yet that they could be asked about."))
        self.nobody.setVisible(not people or not worries)
        self.table.setVisible(bool(people and worries))
        self.hint.setVisible(bool(people and worries) and not self._compact)
        name = self._name()
        headings = (
            self.tr("The worry"),
            self.tr("{0} says").format(name),
            self.tr("In {0}’s own words").format(name),
            self.tr("The others"),
        )
        self.table.show_rows(headings, [self._row(conference, worry) for worry in worries])

    def progress(self, conference: Conference) -> str:
        """How many worries the person who is asked has not replied to."""
        if self._who is None:
            return ""
        who = self._who
        left = sum(reply_of(conference, w.id, who) is None for w in worries_for(conference, who))
        if left:
            one, more = self.tr("{0}: 1 worry without a reply"), self.tr("{0}: {1} worries without a reply")
            return (one if left == 1 else more).format(self._name(), left)
        return self.tr("{0} has replied to each worry").format(self._name())

    def compact(self, on: bool) -> None:
        """Leave out the line of keys; it is in the table’s description."""
        self._compact = on
        self.hint.setVisible(not on and not self.table.isHidden())
        self.table.setAccessibleDescription(self.hint.text())

    def focus_first(self) -> None:
        """The reply to the first worry."""
        self.table.begin_at(self.table.rows.index(0, REPLY))

    def _name(self) -> str:
        person = self._conference.person(self._who) if self._conference else None
        return person.short if person is not None else self.tr("Nobody")

    def _show_people(self, people: tuple[Person, ...]) -> None:
        """A chip for each of the family; those who left and said nothing lose theirs."""
        for person in people:
            if person.id not in self._chips:
                chip = ToggleChip(person.short, tone="family", name=self.tr("Ask {0}").format(person.short))
                chip.clicked.connect(partial(self._ask, person.id))
                self._chips[person.id] = chip
                self.people.flow.addWidget(chip)
        known = {person.id for person in people}
        for who, chip in self._chips.items():
            chip.setVisible(who in known)
            chip.setChecked(who == self._who)

    def _ask(self, who: UUID, _checked: bool = False) -> None:
        """Another one of the family is asked now."""
        self.keep()
        self._who = who
        if self._conference is not None:
            self.show_conference(self._conference)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, conference: Conference, worry: Entry) -> GridRow:
        mine = reply_of(conference, worry.id, self._who) if self._who else None
        chosen = mine.reply if mine is not None else None
        others = "\n".join(
            f"{person.short} {reply_words(e)}"
            for e in replies_to(conference, worry.id)
            if e.speaker != self._who and (person := conference.person(e.speaker)) is not None
        )
        return GridRow(
            worry.id,
            (
                Cell(worry.text, conference.name(worry.speaker)),
                Cell(chosen.words, chip="filled") if chosen else Cell("–", spoken=self.tr("not asked yet")),
                Cell(mine.text if mine is not None else "", editable=True),
                Cell(others),
            ),
        )

    def _key(self, worry: UUID, _column: int, key: str) -> None:
        conference, who = self._conference, self._who
        if conference is None or who is None:
            return
        if key in REPLY_KEYS:
            reply = REPLY_KEYS[key]
            self.do(lambda: give_reply(self.desk, conference, worry, who, reply), reply.words.capitalize())
        elif key == "Return":
            self.table.edit(self.table.rows.at(worry, OWN_WORDS))
        elif key == "Del":
            self.do(lambda: take_reply_back(self.desk, conference, worry, who), self.tr("Taken back"))
        elif key == "N":
            people = [person.id for person in who_replies(conference)]
            self._ask(people[(people.index(who) + 1) % len(people)])

    def _own_words(self, worry: UUID, _column: int, words: str) -> None:
        conference, who = self._conference, self._who
        if conference is not None and who is not None:
            self.do(
                lambda: say_in_own_words(self.desk, conference, worry, who, words),
                self.tr("Own words saved"),
            )
