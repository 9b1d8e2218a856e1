"""What each line of the family step, and each cell of its table, does when it is entered."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from cpdesk.rules.kinship import Relation
from cpdesk.snapshots.people import Relationship
from cpdesk.ui.meeting.family.family_acts import add_relative, relate, typed_birth, typed_death
from cpdesk.ui.meeting.family.family_details import BORN, FIELDS, RESPONSIBLE
from cpdesk.ui.meeting.family.family_forms import Tie

if TYPE_CHECKING:
    from cpdesk.ui.meeting.family.family_page import FamilyPage


def wire(page: "FamilyPage") -> None:
    """Join the lines and the table of a family page to the services; once, when it is made."""
    page.relative.wanted.connect(lambda *told: _add(page, *told))
    page.related.wanted.connect(lambda *told: _relate(page, *told))
    page.related.out_wanted.connect(lambda written: _unrelate(page, written))
    page.home.wanted.connect(lambda other: _live(page, other))
    page.died.wanted.connect(lambda text: _die(page, text))
    page.corrected.wanted.connect(lambda *told: _correct(page, *told))
    page.details.edited.connect(lambda who, column, text: _write(page, who, column, text))
    page.details.ticked.connect(lambda who, column, on: _tick(page, who, column, on))


def _add(page: "FamilyPage", relation: Relation, name: str, born: str, other: UUID | None) -> None:
    page.saved(
        page.relative,
        lambda who: add_relative(page.desk, page.now(), who, relation, name, born, other),
    )


def _relate(
    page: "FamilyPage", tie: Tie, other: UUID, since: str, until: str, written: Relationship | None
) -> None:
    times = (since, until)
    page.saved(page.related, lambda who: relate(page.desk, page.now(), who, tie, other, times, written))


def _unrelate(page: "FamilyPage", written: Relationship | None) -> None:
    which = None if written is None else written.id
    if which is not None:
        page.saved(page.related, lambda _who: page.desk.family.unrelate(page.conference_id, which))


def _live(page: "FamilyPage", other: UUID | None) -> None:
    together = page.desk.family.live_together
    page.saved(page.home, lambda who: together(page.conference_id, who, other))


def _die(page: "FamilyPage", text: str) -> None:
    died, day = page.desk.family.mark_died, page.now().day
    page.saved(page.died, lambda who: died(page.conference_id, who, typed_death(text, day)))


def _correct(page: "FamilyPage", name: str, known_as: str, born: str) -> None:
    family, today = page.desk.family, page.now().day

    def correct(who: UUID) -> None:
        facts = typed_birth(born, today, unborn=page.person(who).unborn)
        family.correct(page.conference_id, who, name=name, known_as=known_as, **facts)

    page.saved(page.corrected, correct)


def _write(page: "FamilyPage", who: UUID, column: int, text: str) -> None:
    """A cell of the table was written in; an empty day takes the old one out."""
    said = QCoreApplication.translate("FamilyPage", "Detail saved")
    if column != BORN:
        change = page.desk.attendance.change_person
        page.do(lambda: change(who, **{FIELDS[column]: text}), said)
        return
    today, unborn = page.now().day, page.person(who).unborn
    correct = page.desk.family.correct

    def write() -> None:
        facts = typed_birth(text, today, unborn=unborn) or {"born": None, "expected": None}
        correct(page.conference_id, who, **facts)

    page.do(write, said)


def _tick(page: "FamilyPage", who: UUID, column: int, on: bool) -> None:
    if column == RESPONSIBLE:
        page.mark(who, FIELDS[column], on)
