"""The program’s own folders are this user’s alone, even where the system gives new ones to everybody."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cpdesk import app
from cpdesk.errors import WrongPassphrase
from cpdesk.own_folder import make_own
from cpdesk.services import this_computer
from cpdesk.storage import backups
from cpdesk.ui.problems import Problems
from tests.drills import ground

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere these folders lie in one that is the account’s alone"
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the program’s own folders are made, for everybody if nobody prevents it."""
    base = tmp_path / "share"
    monkeypatch.setenv("XDG_DATA_HOME", str(base))
    before = os.umask(0)
    yield base
    os.umask(before)


def rights(base: Path) -> dict[str, str]:
    folders = [base, *(place for place in base.rglob("*") if place.is_dir())]
    return {
        place.relative_to(base).as_posix(): f"{stat.S_IMODE(place.stat().st_mode):o}" for place in folders
    }


def test_each_folder_on_the_way_is_made_for_this_user_and_what_is_there_stays(home: Path) -> None:
    home.mkdir(mode=0o755)
    assert make_own(home / "a" / "b") == home / "a" / "b"
    make_own(home / "a" / "b")
    assert rights(home) == {".": "755", "a": "700", "a/b": "700"}
    (home / "c").touch()
    with pytest.raises(FileExistsError):
        make_own(home / "c")


def test_the_folder_of_the_program_is(home: Path) -> None:
    app._local_data()
    assert rights(home) == {".": "700", "cpdesk": "700"}


def test_the_folder_of_the_settings_is(home: Path) -> None:
    program = "from cpdesk.app import _settings; kept = _settings(); kept.setValue('one', 1); kept.sync()"
    surroundings = {**os.environ, "HOME": str(home), "XDG_CONFIG_HOME": str(home / "config")}
    subprocess.run(
        [sys.executable, "-c", program], cwd=Path(__file__).parents[1], env=surroundings, check=True
    )
    assert (home / "config" / "cpdesk" / "cpdesk.ini").is_file()
    assert rights(home) == {".": "700", "config": "700", "config/cpdesk": "700"}


def test_what_is_remembered_of_a_file_and_its_backups_are_too(home: Path, tmp_path: Path) -> None:
    seen, root = this_computer.seen(), this_computer.local_data() / "backups"
    sealing = ground.sealing(seen)
    desk = sealing.create(tmp_path / "a.cpdesk", ground.PASSPHRASE).desk
    folder = backups.folder_of(root, desk.path)
    assert folder is not None
    desk.backups.make(folder, new_folder=True)
    desk.close()
    assert rights(home) == {
        ".": "700", "cpdesk": "700", "cpdesk/seen": "700",
        "cpdesk/backups": "700", f"cpdesk/backups/{folder.name}": "700",
    }  # fmt: skip


@pytest.mark.parametrize("what", ["last key", "wrong passphrase", "problem"])
def test_so_is_one_that_is_made_for_the_first_note_in_it(
    home: Path, tmp_path: Path, what: str, qtbot
) -> None:
    made = ground.made(tmp_path / "made")
    if what == "last key":
        ground.sealing(this_computer.seen()).unlock(made.path, ground.PASSPHRASE).close()
    elif what == "wrong passphrase":
        sealing = ground.sealing(this_computer.seen())
        with pytest.raises(WrongPassphrase):
            sealing.unlock(made.path, "not this one")
        sealing.attempts.failed(made.path)
    else:
        from PySide6.QtWidgets import QWidget

        window = QWidget()
        qtbot.addWidget(window)
        Problems(this_computer.local_data() / "problems.log", window)._write(["one"])
    found = rights(home)
    assert len(found) > 1
    assert set(found.values()) == {"700"}
