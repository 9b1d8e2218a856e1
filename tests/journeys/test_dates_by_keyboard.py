"""The dates of a family with no hand on the mouse: from an empty sealed file to a procedure of one’s own."""

import os
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from cpdesk.rules.wording import LONDON
from cpdesk.services.desk import Desk
from cpdesk.services.sealing import Sealing, nobody
from cpdesk.vocabulary import ConferenceKind

from . import conference_by_keyboard as conference
from . import dates_by_keyboard as chapter
from . import from_outside as outside
from . import what_is_typed as words
from .keyboard import Keyboard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SCREENS = ["no screen", pytest.param("a real window", marks=pytest.mark.window)]
DAY = datetime(2026, 11, 12, 10, 0, tzinfo=UTC)
"""A Thursday morning, five working days after the strategy discussion."""
BOOKED = datetime(2026, 11, 24, 10, tzinfo=LONDON)


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that goes as fast as any other but began on that morning."""
    began = time.monotonic()
    return lambda: DAY + timedelta(seconds=time.monotonic() - began)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_conference_is_booked_moved_and_dated_by_keyboard_alone(
    screen, program, keyboard, computer, clock
) -> None:
    sealed = computer / "safe" / "desk.cpdesk"
    sealed.parent.mkdir()
    conference.create_the_file(keyboard, sealed)
    chapter.book_in_time(keyboard, program)
    chapter.find_it_in_the_calendar(keyboard, program)
    chapter.hold_it_over_a_late_day(keyboard, program)
    chapter.move_it_and_put_it_back(keyboard, program)
    chapter.book_the_same_chair_twice(keyboard, program)
    chapter.look_at_today(keyboard, program)
    chapter.note_the_invitations(keyboard, program)
    chapter.copy_a_procedure(keyboard, program)
    chapter.change_a_figure(keyboard, program)
    chapter.see_the_last_day_move(keyboard, program, "Thursday 26 November 2026")
    chapter.close_the_office_for_a_day(keyboard, program)
    chapter.see_the_last_day_move(keyboard, program, "Friday 27 November 2026")
    chapter.work_out_dates_for_somebody(keyboard, program)
    chapter.lock_and_come_back(keyboard, program, "Strategy discussion")
    nothing_is_told_elsewhere(keyboard, computer)
    program.close()
    desk = Sealing(nobody, clock).unlock(sealed, words.PASSPHRASE)
    try:
        the_one_conference_is_kept(desk)
        the_office_has_its_own_procedure(desk)
    finally:
        desk.close()


def the_one_conference_is_kept(desk: Desk) -> None:
    """One family with its conference where it was put back, noted as done what was noted last."""
    (case,) = desk.cases.find()
    assert (case.name, case.reference) == (f"{chapter.FAMILY} family", chapter.REFERENCE)
    (line,) = desk.cases.page(case.id).conferences
    kept = desk.meeting.conference(line.id)
    assert (kept.kind, kept.starts) == (ConferenceKind.INITIAL, BOOKED)
    assert (kept.venue, kept.name(kept.chair), kept.name(kept.clerk)) == (
        chapter.ROOM,
        chapter.CHAIR,
        chapter.CLERK,
    )
    assert [child.name for child in kept.children] == [chapter.CHILD]
    assert kept.strategy_discussions == (date(2026, 11, 5),)
    assert [(done.rule, done.day) for done in kept.done] == [("invitations", date(2026, 11, 11))]
    assert kept.procedure.key == "leicestershire", "it was booked under the procedure of that day"


def the_office_has_its_own_procedure(desk: Desk) -> None:
    """The copy with its one changed figure and source is what new cases begin with; the closed day counts."""
    own = desk.procedures.procedure(desk.procedures.default())
    assert own.name == chapter.PROCEDURE
    (limit,) = own.limits["conference_latest"]
    assert (limit.figure, limit.clause) == (12, chapter.CLAUSE)
    shipped = desk.procedures.procedure("leicestershire")
    assert [rule for rule in own.limits if own.limits[rule] != shipped.limits[rule]] == ["conference_latest"]
    (closed,) = desk.office.days_off()
    assert (closed.day, closed.name, closed.bank_holiday) == (date(2026, 11, 20), chapter.TRAINING, False)


def nothing_is_told_elsewhere(keyboard: Keyboard, computer: Path) -> None:
    """No title and no file tells a name or anything that was typed."""
    secrets = outside.rare_words(chapter.TYPED)
    assert [title for title in keyboard.titles for secret in secrets if secret in title] == []
    folders = (computer, Path(os.environ["XDG_CONFIG_HOME"]))
    assert outside.found_below(folders, secrets, but=computer / "nothing") == []
