"""The backup that goes on after the file was locked: it never keeps anybody out."""

import threading
from pathlib import Path

import pytest

from cpdesk.errors import Cancelled
from cpdesk.services import last_backup
from cpdesk.services.desk import Desk
from cpdesk.services.last_backup import LastBackup
from cpdesk.services.sealing import Sealing, nobody

from .conftest import CHEAP, PASSPHRASE


def test_opening_again_stops_it_and_does_not_wait_for_its_end(desk: Desk, tmp_path: Path):
    folder = tmp_path / "local"
    path = desk.path
    desk.close()
    first = Sealing(nobody, cost=CHEAP).unlock(path, PASSPHRASE)
    go_on = first.backups.begin_last(folder)
    first.close()
    under_way, errors = threading.Event(), []

    def linger(_done: int, _total: int, _words: str) -> None:
        under_way.set()
        threading.Event().wait(0.05)

    def work() -> None:
        try:
            go_on(linger)
        except Cancelled as error:
            errors.append(error)

    worker = threading.Thread(target=work)
    worker.start()
    assert under_way.wait(10)
    again = Sealing(nobody, cost=CHEAP).unlock(path, PASSPHRASE)
    worker.join(10)
    assert len(errors) == 1
    assert list(folder.iterdir()) == []
    again.close()


def test_one_that_is_over_stops_nobody(tmp_path: Path):
    last = LastBackup(tmp_path)
    last.go_on()
    last.end()
    last_backup.give_up(tmp_path)
    last.go_on()


def test_one_that_is_given_up_stops_at_its_next_step(tmp_path: Path):
    last = LastBackup(tmp_path)
    threading.Timer(0.05, last.end).start()
    last_backup.give_up(tmp_path)
    with pytest.raises(Cancelled, match="opened again"):
        last.go_on()
