"""The details of a family as a table one writes in, and how they belong together as sentences."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from cpdesk.rules.wording import short_day
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.family import vague_day_words
from cpdesk.snapshots.people import Person, Relationship
from cpdesk.ui.meeting.family.family_bar import FamilyBar
from cpdesk.ui.meeting.pieces.grid import Grid
from cpdesk.ui.meeting.pieces.grid_rows import Cell, GridRow
from cpdesk.ui.meeting.step_page import scrolling_rows
from cpdesk.ui.widgets.buttons import ToggleChip
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Hint, PlainLabel

FIELDS = ("name", "known_as", "role", "born", "parental_responsibility", "lives_at", "school", "language")
WIDTHS = (17, 10, 15, 11, 14, 16, 13, 9)
BORN, RESPONSIBLE = FIELDS.index("born"), FIELDS.index("parental_responsibility")


class FamilyDetails(QWidget):
    """Enter corrects a detail in place; an address that must not be shared is shown only when asked for."""

    edited = Signal(UUID, int, str)
    ticked = Signal(UUID, int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conference: Conference | None = None
        self.table = Grid(self.tr("Family details"), WIDTHS)
        self.hint = Hint(
            self.tr("Enter corrects a detail, Space ticks. Children of the conference come first.")
        )
        self.addresses = ToggleChip(self.tr("Show the addresses that must not be shared"))
        self.relationships = PlainLabel("")
        self.relationships.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.relationships.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.relationships.setAccessibleName(self.tr("How they belong together"))
        self.bar = FamilyBar(details=True)
        rows = scrolling_rows(self, self.table, 20)
        rows.addWidget(self.bar)
        rows.addWidget(self.hint)
        rows.addWidget(FlowRow(self.addresses))
        rows.addWidget(self.table, 1)
        rows.addWidget(PlainLabel(self.tr("How they belong together"), role="section"))
        rows.addWidget(self.relationships)
        self.table.rows.edited.connect(self.edited)
        self.table.rows.ticked.connect(self.ticked)
        self.addresses.toggled.connect(self._show_again)

    def show_conference(self, conference: Conference) -> None:
        """Show the family as it is in the file."""
        self._conference = conference
        family = sorted((p for p in conference.people if p.is_family), key=lambda p: not p.subject)
        self.addresses.setVisible(any(p.address_restricted and p.lives_at for p in family))
        shown = self.addresses.isChecked()
        self.table.show_rows(self._headings(), [_row(person, shown) for person in family])
        words = _all_words(conference)
        self.relationships.setText("\n".join(words) or self.tr("Nothing is known yet."))

    def compact(self, on: bool) -> None:
        """Leave out the hint when there is little room."""
        self.hint.setVisible(not on)
        self.table.least_lines = 9 if on else 20
        self.table.updateGeometry()

    def focus_first(self) -> None:
        """The table."""
        self.table.begin_at(self.table.rows.index(0, 0))

    def _show_again(self) -> None:
        if self._conference is not None:
            self.show_conference(self._conference)

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Name"), self.tr("Known as"), self.tr("Who"), self.tr("Born or due"),
            self.tr("Parental responsibility"), self.tr("Lives at"), self.tr("School"), self.tr("Language"),
        )  # fmt: skip

    def hideEvent(self, event: QHideEvent) -> None:
        """An address that must not be shared does not wait on the screen for the next look."""
        super().hideEvent(event)
        self.addresses.setChecked(False)


def _row(person: Person, addresses: bool) -> GridRow:
    cells = []
    for field in FIELDS:
        if field == "born":
            cells.append(Cell(born_words(person), editable=True))
        elif field == "parental_responsibility":
            cells.append(Cell("") if person.subject else Cell(ticked=person.parental_responsibility))
        elif field == "lives_at" and person.address_restricted:
            secret = QCoreApplication.translate("FamilyPage", "must not be shared")
            cells.append(Cell(person.lives_at, secret, editable=True) if addresses else Cell(secret))
        else:
            cells.append(Cell(getattr(person, field), editable=True, strong=field == "name"))
    return GridRow(person.id, tuple(cells))


def born_words(person: Person) -> str:
    """The day of birth, of death too, or the day a baby is due; empty when not known."""
    say = QCoreApplication.translate
    if person.born is not None and not person.unborn:
        if person.died is None:
            return short_day(person.born)
        words = say("FamilyPage", "{0}, died {1}")
        return words.format(short_day(person.born), short_day(person.died))
    return say("FamilyPage", "due {0}").format(short_day(person.expected)) if person.expected else ""


def _all_words(conference: Conference) -> Sequence[str]:
    return [relationship_words(conference, line) for line in conference.relationships]


def relationship_words(conference: Conference, line: Relationship) -> str:
    """“Bożena Łęcka: parent of Aga”, with since when and the note."""
    a, b = conference.person(line.a), conference.person(line.b)
    words = f"{a.short if a else '?'}: {line.kind.words} {b.short if b else '?'}"
    say = QCoreApplication.translate
    since = say("FamilyPage", "since {0}").format(vague_day_words(line.since)) if line.since else ""
    until = say("FamilyPage", "until {0}").format(vague_day_words(line.until)) if line.until else ""
    rest = "; ".join(part for part in (f"{since} {until}".strip(), line.note) if part)
    return f"{words} ({rest})" if rest else words
