"""The family: each person's details, corrected in place, and how they belong together."""

import re
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from cpdesk.rules.wording import MONTHS, short_day
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.people import Person, Relationship
from cpdesk.ui.meeting.grid import Grid
from cpdesk.ui.meeting.grid_rows import Cell, GridRow
from cpdesk.ui.meeting.step_page import StepPage, scrolling_rows
from cpdesk.ui.typed_days import read_day
from cpdesk.ui.widgets.text import Hint, PlainLabel

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

FIELDS = ("name", "known_as", "role", "born", "parental_responsibility", "lives_at", "school", "language")
WIDTHS = (17, 10, 15, 11, 14, 16, 13, 9)
_WHEN = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
BORN, RESPONSIBLE = FIELDS.index("born"), FIELDS.index("parental_responsibility")


class FamilyPage(StepPage):
    """Family details as a table one writes in, relationships below it as sentences."""

    typing = True
    wide = True

    def __init__(self, desk: "Desk", conference_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(desk, conference_id, parent)
        self._conference: Conference | None = None
        self.table = Grid(self.tr("Family details"), WIDTHS)
        self.hint = Hint(
            self.tr("Enter corrects a detail, Space ticks. Children of the conference come first.")
        )
        self.relationships = PlainLabel("")
        self.relationships.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.relationships.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.relationships.setAccessibleName(self.tr("How they belong together"))
        rows = scrolling_rows(self, self.table, 20)
        rows.addWidget(self.hint)
        rows.addWidget(self.table, 1)
        rows.addWidget(PlainLabel(self.tr("How they belong together"), role="section"))
        rows.addWidget(self.relationships)
        self.table.rows.edited.connect(self._write)
        self.table.rows.ticked.connect(self._tick)

    def show_conference(self, conference: Conference) -> None:
        """Show the family as it is in the file."""
        self._conference = conference
        family = sorted((p for p in conference.people if p.is_family), key=lambda p: not p.subject)
        self.table.show_rows(self._headings(), [_row(person) for person in family])
        words = [relationship_words(conference, line) for line in conference.relationships]
        self.relationships.setText("\n".join(words) or self.tr("Nothing is known yet."))

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Name"), self.tr("Known as"), self.tr("Who"), self.tr("Born or due"),
            self.tr("Parental responsibility"), self.tr("Lives at"), self.tr("School"), self.tr("Language"),
        )  # fmt: skip

    def compact(self, on: bool) -> None:
        """Leave out the hint when there is little room."""
        self.hint.setVisible(not on)
        self.table.least_lines = 9 if on else 20
        self.table.updateGeometry()

    def focus_first(self) -> None:
        """The table."""
        self.table.begin_at(self.table.rows.index(0, 0))

    def _person(self, who: UUID) -> Person:
        assert self._conference is not None
        person = self._conference.person(who)
        assert person is not None
        return person

    def _write(self, who: UUID, column: int, text: str) -> None:
        if column == BORN:
            self._write_day(who, text)
            return
        field = FIELDS[column]
        change = self.desk.attendance.change_person
        self.do(lambda: change(who, **{field: text}), self.tr("Detail saved"))

    def _write_day(self, who: UUID, text: str) -> None:
        """A day of birth, or (with “due”, or in the future) the day a baby is expected."""
        assert self._conference is not None
        words = text.strip().removeprefix("due").strip()
        day = read_day(words, self._conference.day)
        if words and day is None:
            self.refused.emit(
                self.tr("Write the day like “3 February 2016” or “3/2/2016”. The old one was kept.")
            )
            return
        ahead = self._person(who).unborn and day is not None and day > self._conference.day
        due = text.strip().startswith("due") or ahead
        fields = {"expected": day, "unborn": True} if due else {"born": day, "unborn": False}
        change = self.desk.attendance.change_person
        self.do(lambda: change(who, **fields), self.tr("Detail saved"))

    def _tick(self, who: UUID, column: int, on: bool) -> None:
        if column == RESPONSIBLE:
            change = self.desk.attendance.change_person
            self.do(lambda: change(who, parental_responsibility=on), self.tr("Detail saved"))


def _row(person: Person) -> GridRow:
    cells = []
    for field in FIELDS:
        if field == "born":
            cells.append(Cell(_born(person), editable=True))
        elif field == "parental_responsibility":
            cells.append(Cell("") if person.subject else Cell(ticked=person.parental_responsibility))
        else:
            cells.append(Cell(getattr(person, field), editable=True, strong=field == "name"))
    return GridRow(person.id, tuple(cells))


def _born(person: Person) -> str:
    say = QCoreApplication.translate
    if person.born is not None and not person.unborn:
        if person.died is None:
            return short_day(person.born)
        words = say("FamilyPage", "{0}, died {1}")
        return words.format(short_day(person.born), short_day(person.died))
    return say("FamilyPage", "due {0}").format(short_day(person.expected)) if person.expected else ""


def relationship_words(conference: Conference, line: Relationship) -> str:
    """“Bożena Łęcka: parent of Aga”, with since when and the note."""
    a, b = conference.person(line.a), conference.person(line.b)
    words = f"{a.short if a else '?'}: {line.kind.words} {b.short if b else '?'}"
    say = QCoreApplication.translate
    since = say("FamilyPage", "since {0}").format(_month_words(line.since)) if line.since else ""
    until = say("FamilyPage", "until {0}").format(_month_words(line.until)) if line.until else ""
    rest = "; ".join(part for part in (f"{since} {until}".strip(), line.note) if part)
    return f"{words} ({rest})" if rest else words


def _month_words(when: str) -> str:
    """A day or a month of the file in words; whatever else somebody wrote stays as it is."""
    found = _WHEN.fullmatch(when)
    if found is None or not 1 <= int(found[2]) <= 12:
        return when
    day = f"{int(found[3])} " if found[3] else ""
    return f"{day}{MONTHS[int(found[2]) - 1]} {found[1]}"
