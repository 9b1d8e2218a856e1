"""Looking into backups and restoring them: into a new file, never over the present one."""

import secrets
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from cpdesk.errors import Cancelled, CannotWrite, DamagedFile, NotPossible, WrongPassphrase
from cpdesk.services.backup_shelf import with_passphrase
from cpdesk.services.desk import Desk
from cpdesk.services.practice import BroughtIn
from cpdesk.services.sealing import Sealing, nobody
from cpdesk.storage import vault
from cpdesk.storage.files import data_path
from cpdesk.vocabulary import Deed, Lane

from .conftest import CHEAP, PASSPHRASE, Clock


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def open_again(path: Path, clock: Clock, secret: str = PASSPHRASE) -> Desk:
    return Sealing(nobody, clock, CHEAP).unlock(path, secret)


def test_what_is_in_a_backup_is_shown_beside_what_is_in_the_present_file(
    desk: Desk, filled: BroughtIn, folder: Path, clock: Clock
):
    backup = desk.backups.make(folder).line.path
    shelf = desk.backups.shelf()
    before = shelf.look(backup)
    assert (before.cases, before.conferences) == (1, 1)
    assert before.entries > 40
    assert before.last_change is not None
    assert shelf.present() == before
    desk.practice.bring_in(desk.practice.read(_practice()), fill=False)
    now = shelf.present()
    assert now is not None
    assert (now.cases, now.conferences) == (2, 2)
    assert shelf.look(backup) == before


def _practice() -> Path:
    from cpdesk import resources

    return resources.path("practice/initial-conference-four-children.json")


def test_looking_changes_no_byte(desk: Desk, filled: BroughtIn, folder: Path):
    backup = desk.backups.make(folder).line.path
    before = bytes_in(folder)
    desk.backups.shelf().look(backup)
    with_passphrase(desk.path, backup, PASSPHRASE, desk.now).look(backup)
    assert bytes_in(folder) == before


def test_restoring_makes_a_new_file_and_leaves_the_present_one_and_the_backup(
    desk: Desk, running: UUID, folder: Path, clock: Clock, tmp_path: Path
):
    desk.meeting.add_entry(running, "in the backup", Lane.INFORMATION)
    backup = desk.backups.make(folder).line.path
    desk.meeting.add_entry(running, "only in the present file", Lane.INFORMATION)
    before = bytes_in(folder)
    target = tmp_path / "restored.cpdesk"
    told: list[tuple[int, int, str]] = []
    clock.pass_(5)
    desk.backups.shelf().restore(backup, target, lambda *step: told.append(step))
    assert told
    assert bytes_in(folder) == before
    assert "only in the present file" in [e.text for e in desk.meeting.conference(running).entries]
    restored = open_again(target, clock)
    texts = [entry.text for entry in restored.meeting.conference(running).entries]
    assert "in the backup" in texts
    assert "only in the present file" not in texts
    line = next(line for line in restored.history.lines().lines if line.deed is Deed.RESTORED)
    assert line.details == "from the backup of Thursday 26 November 2026 at 10:00"
    assert line.at == clock.at
    assert restored.history.check() is None
    restored.close()


def test_nothing_is_ever_overwritten(desk: Desk, folder: Path):
    backup = desk.backups.make(folder).line.path
    with pytest.raises(CannotWrite, match="already a file of this name"):
        desk.backups.shelf().restore(backup, desk.path)
    with pytest.raises(CannotWrite, match="already a file of this name"):
        desk.backups.shelf().restore(backup, backup)


def test_a_stopped_one_leaves_nothing(desk: Desk, filled: BroughtIn, folder: Path, tmp_path: Path):
    backup = desk.backups.make(folder).line.path
    place = tmp_path / "new"
    place.mkdir()

    def stop(_done: int, _total: int, words: str) -> None:
        if words == "Restoring":
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        desk.backups.shelf().restore(backup, place / "restored.cpdesk", stop)
    assert list(place.iterdir()) == []


def test_restored_from_the_open_file_it_has_the_passphrases_of_today(
    desk: Desk, folder: Path, tmp_path: Path, clock: Clock
):
    backup = desk.backups.make(folder).line.path
    head = vault.create(tmp_path / "other.cpdesk", "x", cost=CHEAP)
    assert head.recovery_key
    slot = desk.keys.slots()[0]
    desk.keys.change(slot.name, "the passphrase of today", PASSPHRASE)
    target = tmp_path / "restored.cpdesk"
    desk.backups.shelf().restore(backup, target)
    with pytest.raises(WrongPassphrase):
        open_again(target, clock)
    open_again(target, clock, "the passphrase of today").close()


def test_restored_with_a_passphrase_of_the_backup_that_opens_it(
    desk: Desk, running: UUID, folder: Path, tmp_path: Path, clock: Clock
):
    backup = desk.backups.make(folder).line.path
    desk.close()
    data_path(desk.path).write_bytes(secrets.token_bytes(8192))  # the present file is beyond reading
    shelf = with_passphrase(desk.path, backup, PASSPHRASE, clock)
    assert shelf.present() is None
    assert shelf.look(backup).conferences == 1
    shelf.restore(backup, tmp_path / "restored.cpdesk")
    restored = open_again(tmp_path / "restored.cpdesk", clock)
    assert restored.meeting.conference(running)
    restored.close()
    with pytest.raises(WrongPassphrase):
        with_passphrase(desk.path, backup, "something else", clock)


def test_a_damaged_backup_is_not_restored(desk: Desk, filled: BroughtIn, folder: Path, tmp_path: Path):
    backup = desk.backups.make(folder).line.path
    raw = bytearray(data_path(backup).read_bytes())
    raw[len(raw) // 2] ^= 4
    data_path(backup).write_bytes(raw)
    with pytest.raises(DamagedFile, match="another backup"):
        desk.backups.shelf().restore(backup, tmp_path / "restored.cpdesk")
    assert not (tmp_path / "restored.cpdesk").exists()


def test_one_of_another_file_is_refused(desk: Desk, tmp_path: Path):
    other = tmp_path / "other 2026-11-26 10.00.00.cpdesk"
    vault.create(other, "something else entirely", cost=CHEAP)
    with pytest.raises(NotPossible, match="another key"):
        desk.backups.shelf().look(other)


def test_a_restored_file_is_backed_up_as_a_file_of_its_own_kind(
    desk: Desk, folder: Path, tmp_path: Path, clock: Clock
):
    backup = desk.backups.make(folder).line.path
    target = tmp_path / "restored.cpdesk"
    desk.backups.shelf().restore(backup, target)
    restored = open_again(target, clock)
    clock.at += timedelta(hours=1)
    assert restored.backups.make(folder).line.path.name == "restored 2026-11-26 11.00.00.cpdesk"
    restored.close()
