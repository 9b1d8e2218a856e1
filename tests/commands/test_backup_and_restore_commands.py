"""`python -m cpdesk backup` and `restore` as a council’s IT types them, each in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cpdesk.services.sealing import Sealing, nobody
from cpdesk.storage.cost import Cost
from cpdesk.storage.files import data_path
from cpdesk.vocabulary import Deed

ROOT = Path(__file__).parents[2]
PASSPHRASE = "seven quiet words in a long row"
SEALING = Sealing(nobody, cost=Cost(64, 1, 1))


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    path = tmp_path / "Übung.cpdesk"
    SEALING.create(path, PASSPHRASE).desk.close()
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def cpdesk(*words: str, secret: str = PASSPHRASE) -> tuple[int, str, str]:
    ended = subprocess.run(
        [sys.executable, "-m", "cpdesk", *words, "--passphrase-fd", "0"],
        cwd=ROOT, input=f"{secret}\n", capture_output=True, encoding="utf-8", start_new_session=True,
        check=False,
    )  # fmt: skip
    return ended.returncode, ended.stdout, ended.stderr


def test_a_backup_is_made_and_restored_into_a_new_file(sealed: Path, folder: Path, tmp_path: Path):
    status, said, complained = cpdesk("backup", str(sealed), "--to", str(folder), "--json")
    assert (status, complained) == (0, "")
    made = json.loads(said)
    assert (made["format"], made["version"], made["older_removed"]) == ("cpdesk backup", 1, 0)
    backup = Path(made["backup"])
    assert backup.parent == folder
    assert made["bytes"] == backup.stat().st_size + data_path(backup).stat().st_size
    target = tmp_path / "restored"
    status, said, complained = cpdesk("restore", str(backup), "--to", str(target), "--json")
    assert (status, complained) == (0, "")
    restored = json.loads(said)
    assert (restored["format"], restored["cases"], restored["entries"]) == ("cpdesk restore", 0, 0)
    desk = SEALING.unlock(Path(restored["file"]), PASSPHRASE)
    assert desk.path == target.with_name("restored.cpdesk")
    assert Deed.RESTORED in [line.deed for line in desk.history.lines().lines]
    desk.close()


def test_both_say_in_words_what_they_did(sealed: Path, folder: Path, tmp_path: Path):
    status, said, _ = cpdesk("backup", str(sealed), "--to", str(folder))
    assert status == 0
    assert "opened and verified" in said
    (backup,) = folder.glob("*.cpdesk")
    assert str(backup) in said
    status, said, _ = cpdesk("restore", str(backup), "--to", str(tmp_path / "new.cpdesk"))
    assert status == 0
    assert "conferences: 0 and entries: 0" in " ".join(said.split())


def test_each_refusal_is_one_sentence_and_nothing_is_left(sealed: Path, folder: Path, tmp_path: Path):
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    for words, secret, why in (
        (("backup", str(sealed), "--to", str(folder)), "wrong", "does not open the file"),
        (("backup", str(sealed), "--to", str(tmp_path / "absent")), PASSPHRASE, "not connected"),
        (("restore", str(sealed), "--to", str(sealed)), PASSPHRASE, "already a file of this name"),
        (("restore", str(sealed), "--to", str(tmp_path / "new")), "wrong", "does not open the file"),
        (("restore", str(tmp_path / "none.cpdesk"), "--to", str(tmp_path / "new")), PASSPHRASE, "no file"),
    ):
        status, said, complained = cpdesk(*words, secret=secret)
        assert (status, said) == (1, ""), words
        assert why in complained
        assert len(complained.splitlines()) == 1
    assert list(folder.iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == sorted(before)
    assert sealed.stat().st_size == len(before[sealed.name])
