"""The health of a file: everything that is well is said to be so, and what is not is named."""

from collections import namedtuple
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from cpdesk.errors import Cancelled, WrongPassphrase
from cpdesk.services import findings
from cpdesk.services.health import examine_closed
from cpdesk.snapshots.backups import BackupLine
from cpdesk.snapshots.health import Examination, Finding, Standing
from cpdesk.storage.files import data_path
from cpdesk.vocabulary import Deed
from tests.services.conftest import PASSPHRASE

Space = namedtuple("Space", "total used free")


def by_key(found: Examination) -> dict[str, Finding]:
    return {one.key: one for one in found.findings}


def right(unlock):
    return unlock(PASSPHRASE)


@pytest.fixture(autouse=True)
def roomy(monkeypatch):
    monkeypatch.setattr(findings.shutil, "disk_usage", lambda _place: Space(0, 0, 10**12))


def test_a_healthy_file_is_well_in_every_point(desk, filled, clock):
    desk.keys.note_recovery_key(Deed.PROVED)
    steps = []
    found = desk.health.examine(progress=lambda done, total, words: steps.append((done, total, words)))
    assert {one.key: one.standing for one in found.findings} == dict.fromkeys(
        ("parts", "records", "seal", "history", "versions", "keys", "disk"), Standing.OK
    )
    assert found.standing is Standing.OK
    assert steps[-1][0] == steps[-1][1]
    assert all(one.words.endswith(".") for one in found.findings)
    assert found.at == clock.at


def test_the_check_can_be_stopped(desk):
    def stop(_done, _total, _words):
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        desk.health.examine(progress=stop)


def test_an_altered_history_is_named_with_its_line(desk):
    desk.history.note(Deed.PRINTED, "month")
    with desk._store.writing() as session:
        session.execute(text("DROP TRIGGER history_no_update"))
        session.execute(text("UPDATE history SET author = 'nobody' WHERE number = 1"))
    found = by_key(desk.health.examine())
    assert found["history"].standing is Standing.WRONG
    assert found["history"].words.startswith("Line 1 of the history was altered")


def test_a_reference_to_nothing_is_found(desk, filled):
    with desk._store.reading() as session:
        driver = session.connection().connection.driver_connection
        driver.execute("COMMIT")
        driver.execute("PRAGMA foreign_keys = OFF")
        driver.execute("DELETE FROM cases")
        driver.execute("PRAGMA foreign_keys = ON")
        driver.execute("BEGIN")
    assert by_key(desk.health.examine())["records"].standing is Standing.WRONG


def test_a_file_that_was_opened_all_the_same_is_to_be_looked_at(desk):
    desk.history.note(Deed.ACCEPTED, "file")
    seal = by_key(desk.health.examine())["seal"]
    assert seal.standing is Standing.LOOK
    assert "Thursday 26 November 2026 at 10:00" in seal.words


def test_backups_are_judged_by_the_last_good_one(clock):
    def line(days: float, *, whole: bool = True) -> BackupLine:
        return BackupLine(Path("/stick/a.cpdesk"), clock.at - timedelta(days=days), 1, whole)

    judged = [
        findings.backups(found, clock.at).standing
        for found in ([line(1)], [line(8)], [line(0, whole=False), line(1)], [line(1, whole=False)], [])
    ]
    assert judged == [Standing.OK, Standing.LOOK, Standing.LOOK, Standing.WRONG, Standing.LOOK]


@pytest.mark.parametrize(
    ("free", "standing"), [(5 * 10**9, Standing.OK), (5 * 10**8, Standing.LOOK), (10**7, Standing.WRONG)]
)
def test_a_full_disk_is_told_before_it_is_full(desk, monkeypatch, free, standing):
    monkeypatch.setattr(findings.shutil, "disk_usage", lambda _place: Space(0, 0, free))
    assert findings.disk(desk.path).standing is standing


def test_a_closed_file_is_looked_at_without_changing_a_byte(desk, filled, clock):
    desk.keys.note_recovery_key(Deed.PROVED)
    desk.close()
    before = {path: path.read_bytes() for path in desk.path.parent.iterdir()}
    found = examine_closed(desk.path, right, clock.at, [desk.path.parent])
    assert {one.key for one in found.findings} == {
        "parts", "seal", "records", "history", "versions", "keys", "disk", "backups",
    }  # fmt: skip
    wrong = [one for one in found.findings if one.standing is not Standing.OK]
    assert [one.key for one in wrong] == ["backups"]
    assert {path: path.read_bytes() for path in desk.path.parent.iterdir()} == before


def test_without_the_passphrase_only_the_outside_is_looked_at(desk, clock):
    desk.close()
    with pytest.raises(WrongPassphrase):
        examine_closed(desk.path, lambda unlock: unlock("wrong"), clock.at)
    found = by_key(examine_closed(desk.path, None, clock.at))
    assert set(found) == {"parts", "keys", "disk"}


def test_a_flipped_byte_is_found_and_nothing_is_changed(desk, filled, clock):
    desk.close()
    data = data_path(desk.path)
    raw = bytearray(data.read_bytes())
    raw[len(raw) // 2] ^= 1
    data.write_bytes(raw)
    assert examine_closed(desk.path, right, clock.at).standing is Standing.WRONG
    assert data.read_bytes() == raw


def test_a_missing_part_is_told_without_asking_for_a_passphrase(desk, clock):
    desk.close()
    data_path(desk.path).unlink()
    found = by_key(examine_closed(desk.path, right, clock.at))
    assert found["parts"].standing is Standing.WRONG
    assert "keys" not in found
