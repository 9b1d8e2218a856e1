"""Backups of the open file: due, made, told in the history, thinned, found again."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from cpdesk.errors import Cancelled, CannotWrite, DamagedFile, NotPossible
from cpdesk.services import backup_list
from cpdesk.services.backups import EVERY
from cpdesk.services.desk import Desk
from cpdesk.services.practice import BroughtIn
from cpdesk.services.sealing import Sealing, nobody
from cpdesk.storage.files import data_path
from cpdesk.vocabulary import Deed, KeyHolder, Lane

from .conftest import CHEAP, PASSPHRASE, Clock


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def say(desk: Desk, conference: UUID, words: str = "something new") -> None:
    desk.meeting.add_entry(conference, words, Lane.INFORMATION)


def deeds(desk: Desk) -> list[tuple[Deed, str]]:
    return [(line.deed, line.details) for line in desk.history.lines().lines]


def test_a_backup_holds_what_was_saved_and_the_passphrase_of_the_file_opens_it(
    desk: Desk, running: UUID, folder: Path
):
    say(desk, running, "kept in the backup")
    made = desk.backups.make(folder)
    assert made.line.path.parent == folder
    opened = Sealing(nobody, cost=CHEAP).unlock(made.line.path, PASSPHRASE)
    assert "kept in the backup" in [entry.text for entry in opened.meeting.conference(running).entries]
    opened.close()


def test_the_history_tells_of_it(desk: Desk, folder: Path):
    desk.backups.make(folder)
    assert (Deed.BACKED_UP, "into the folder “stick”") in deeds(desk)


def test_the_progress_is_told_and_a_stopped_one_leaves_nothing(desk: Desk, filled: BroughtIn, folder: Path):
    told: list[tuple[int, int, str]] = []
    desk.backups.make(folder, lambda *step: told.append(step))
    assert told[-1][0] == told[-1][1] > 0
    before = sorted(folder.iterdir())

    def stop(_done: int, _total: int, _words: str) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        desk.backups.make(folder, stop)
    assert sorted(folder.iterdir()) == before


def test_one_is_due_only_when_something_changed_since_the_last(
    desk: Desk, running: UUID, folder: Path, tmp_path: Path
):
    assert desk.backups.due(folder)
    desk.backups.make(folder)
    assert not desk.backups.due(folder)
    desk.backups.make(tmp_path / "local", new_folder=True)
    assert not desk.backups.due(folder), "its own line in the history is no change"
    say(desk, running)
    assert desk.backups.due(folder)
    assert desk.backups.due(tmp_path / "local")


def test_what_is_typed_while_one_is_made_makes_another_due(desk: Desk, running: UUID, folder: Path):
    typed: list[int] = []

    def type_on(done: int, _total: int, _words: str) -> None:
        if not typed:
            typed.append(done)
            say(desk, running, "typed meanwhile")

    desk.backups.make(folder, type_on)
    assert desk.backups.due(folder)


def test_one_whose_backup_was_taken_away_is_due(desk: Desk, folder: Path):
    made = desk.backups.make(folder)
    made.line.path.unlink()
    assert desk.backups.due(folder)


def test_at_opening_one_is_due_unless_one_was_made_a_moment_ago(desk: Desk, folder: Path, clock: Clock):
    desk.backups.make(folder)
    desk.close()
    again = Sealing(nobody, clock, CHEAP).unlock(desk.path, PASSPHRASE)
    assert not again.backups.due(folder)
    clock.at += EVERY
    assert again.backups.due(folder)
    clock.at -= timedelta(days=3)
    assert again.backups.due(folder), "the clock was set back: the name of the last one tells nothing"
    again.close()


def test_a_key_added_a_moment_after_a_backup_and_an_opening_makes_another_due(
    desk: Desk, folder: Path, clock: Clock
):
    desk.backups.make(folder)
    desk.close()
    again = Sealing(nobody, clock, CHEAP).unlock(desk.path, PASSPHRASE)
    again.keys.add(KeyHolder.CLERK, "Tamsin Pike", "a kettle and four brass pelicans")
    assert again.backups.due(folder), "the clerk would not open the one before"
    again.close()


def test_the_last_one_goes_on_after_the_file_is_locked(desk: Desk, running: UUID, folder: Path):
    say(desk, running, "the last word")
    go_on = desk.backups.begin_last(folder)
    desk.close()
    made = go_on(lambda *_step: None)
    assert made.line.whole
    again = Sealing(nobody, cost=CHEAP).unlock(desk.path, PASSPHRASE)
    assert (Deed.BACKED_UP, "into the folder “stick”, as it was locked") in deeds(again)
    again.close()


def test_a_last_one_that_could_not_be_made_is_not_told_as_made(
    desk: Desk, running: UUID, folder: Path, tmp_path: Path
):
    go_on = desk.backups.begin_last(tmp_path / "desk.cpdesk" / "no folder can be here")
    desk.close()
    with pytest.raises(CannotWrite):
        go_on(lambda *_step: None)
    again = Sealing(nobody, cost=CHEAP).unlock(desk.path, PASSPHRASE)
    assert Deed.BACKED_UP not in [deed for deed, _ in deeds(again)]
    again.close()


def test_after_locking_nothing_but_the_line_of_the_last_one_is_written(desk: Desk, folder: Path):
    go_on = desk.backups.begin_last(folder)
    desk.close()
    with pytest.raises(NotPossible):
        desk.history.note(Deed.READ, "file")
    go_on(lambda *_step: None)
    again = Sealing(nobody, cost=CHEAP).unlock(desk.path, PASSPHRASE)
    assert [deed for deed, _ in deeds(again)][:3] == [Deed.OPENED, Deed.BACKED_UP, Deed.CLOSED]
    assert again.history.check() is None
    again.close()


def test_an_absent_stick_is_said_calmly_and_nothing_is_made_in_its_place(desk: Desk, tmp_path: Path):
    absent = tmp_path / "not plugged in"
    with pytest.raises(CannotWrite, match="not connected"):
        desk.backups.make(absent)
    assert not absent.exists()
    assert Deed.BACKED_UP not in [deed for deed, _ in deeds(desk)]


def test_older_ones_are_thinned_out(desk: Desk, folder: Path, clock: Clock):
    for _ in range(3):
        desk.backups.make(folder)
        clock.pass_(30)
    clock.at += timedelta(days=2)
    assert desk.backups.make(folder).removed == 2
    assert len(desk.backups.list([folder])) == 2


def test_a_damaged_one_is_noticed_and_stands_for_nothing_from_then_on(desk: Desk, folder: Path, clock: Clock):
    good = desk.backups.make(folder).line.path
    clock.pass_(1)
    damaged = desk.backups.make(folder).line.path
    raw = bytearray(data_path(damaged).read_bytes())
    raw[len(raw) // 2] ^= 4
    data_path(damaged).write_bytes(raw)
    desk.backups.verify(good)
    with pytest.raises(DamagedFile, match="damaged"):
        desk.backups.verify(damaged)
    assert desk.backups.is_damaged(damaged)
    assert not desk.backups.is_damaged(good)
    clock.at += timedelta(days=2)
    desk.backups.make(folder)
    assert [line.path.exists() for line in desk.backups.list([folder])] == [True, True]
    assert good.exists()
    assert not damaged.exists()


def test_they_are_listed_without_a_passphrase(desk: Desk, tmp_path: Path, folder: Path, clock: Clock):
    root = tmp_path / "backups"
    local = backup_list.local_folder(root, desk.path)
    assert local is not None
    first = desk.backups.make(local, new_folder=True).line
    clock.pass_(1)
    second = desk.backups.make(folder).line
    assert backup_list.listed(desk.path, root, [folder]) == (second, first)
    assert backup_list.last_good(desk.path, root, [folder]) == second
    desk.path.write_bytes(b"overwritten")
    assert backup_list.listed(desk.path, root, [folder]) == (second, first)
    data_path(second.path).unlink()
    assert backup_list.last_good(desk.path, root, [folder]) == first
    assert backup_list.last_good(desk.path, None) is None
