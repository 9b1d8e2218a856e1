"""A practice conference moved to another day keeps its distances, its clock times and its texts."""

from datetime import UTC, date, datetime

from cpdesk.interchange.practice import moved, read_practice_file, without_hostile
from cpdesk.rules.wording import LONDON
from tests.practice_files import pre_birth, review, transfer_in, write


def test_a_conference_moved_and_moved_back_is_the_same(practice_file, tmp_path):
    files = [write(make(), tmp_path, f"{n}.json") for n, make in enumerate((review, transfer_in, pre_birth))]
    for path in (practice_file, *files):
        file = read_practice_file(path)
        assert moved(moved(file, date(2031, 1, 8)), file.day) == file


def test_times_keep_their_local_hour_over_the_clock_change(practice_file):
    file = read_practice_file(practice_file)
    winter = moved(file, date(2026, 11, 26))
    assert winter.day == date(2026, 11, 26)
    assert winter.starts == datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
    for before, after in zip(file.notes, winter.notes, strict=True):
        assert before.at.astimezone(LONDON).time() == after.at.astimezone(LONDON).time()
        assert before.text == after.text


def test_every_date_of_the_conference_moves_and_births_stay(practice_file):
    file = read_practice_file(practice_file)
    later = moved(file, date(2026, 6, 10))
    assert later.strategy_discussions == (date(2026, 5, 20),)
    assert later.reports[0].received == date(2026, 6, 6)
    assert later.plan[0].actions[0].by == date(2026, 6, 17)
    assert later.core_group_at == datetime(2026, 6, 24, 9, 0, tzinfo=UTC)
    assert [member.born for member in later.family] == [member.born for member in file.family]
    assert [member.died for member in later.family] == [member.died for member in file.family]
    assert next(member.expected for member in later.family if member.unborn) == date(2026, 7, 29)


def test_the_particulars_that_are_days_move_too(tmp_path):
    file = moved(read_practice_file(write(transfer_in(), tmp_path)), date(2026, 6, 18))
    words = dict(file.particulars)
    assert words["Moved in"] == "Friday 22 May 2026"
    assert words["Plan there since"] == "Thursday 11 December 2025"
    assert words["Previous authority"] == "Saltmarsh Bay"
    assert dict(file.exclusions[0].words)["Asked on"] == "Monday 8 June 2026"
    assert file.moved_in == date(2026, 5, 22)


def test_the_demonstration_leaves_out_what_is_only_there_to_be_awkward(practice_file):
    file = without_hostile(read_practice_file(practice_file))
    assert len(file.notes) == 81
    assert not any(note.hostile for note in file.notes)
