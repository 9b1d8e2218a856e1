"""`python -m cpdesk backup` and `restore` as a council’s IT types them, each in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cpdesk.errors import DoesNotFit
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
        status, said, again = cpdesk(*words, "--json", secret=secret)
        answer = json.loads(said)
        assert (status, again) == (1, complained)
        assert (answer["format"], answer["refused"]) == (f"cpdesk {words[0]}", complained.strip())
    assert list(folder.iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == sorted(before)
    assert sealed.stat().st_size == len(before[sealed.name])


def test_an_older_copy_put_back_becomes_no_backup_and_never_passes_for_the_latest(
    sealed: Path, folder: Path, seen: Path
):
    older = {path: path.read_bytes() for path in (sealed, data_path(sealed))}
    here = Sealing(nobody, cost=Cost(64, 1, 1), seen=seen)
    here.unlock(sealed, PASSPHRASE).close()
    for path, content in older.items():
        path.write_bytes(content)
    for _ in range(3):  # each would count a few commits more, until it had overtaken the latest
        status, said, complained = cpdesk("backup", str(sealed), "--to", str(folder))
        assert (status, said) == (1, "")
        assert "older copy of a file that was open on this computer later" in complained
    assert list(folder.iterdir()) == []
    assert {path: path.read_bytes() for path in older} == older
    with pytest.raises(DoesNotFit):
        here.unlock(sealed, PASSPHRASE)


def test_a_folder_is_no_name_for_a_restored_file(sealed: Path, folder: Path):
    for words in (str(folder), f"{folder}{os.sep}", str(folder / "..")):
        status, said, complained = cpdesk("restore", str(sealed), "--to", words)
        assert (status, said) == (2, "")
        assert "this is a folder" in complained
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no shell to close the output with")
def test_nothing_is_done_when_there_is_nowhere_to_answer(sealed: Path, folder: Path):
    command = [sys.executable, "-m", "cpdesk", "backup", str(sealed), "--to", str(folder)]
    ended = subprocess.run(
        ["sh", "-c", '"$@" --passphrase-fd 0 >&-', "sh", *command],
        cwd=ROOT, input=f"{PASSPHRASE}\n", capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert ended.returncode == 1
    assert "standard output is closed. Nothing was done" in ended.stderr
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is text")
def test_a_name_that_is_no_utf_8_is_checked_backed_up_and_restored_like_any_other(
    tmp_path: Path, folder: Path
):
    old = tmp_path / os.fsdecode(b"b\xfcro \xff?.cpdesk")
    SEALING.create(old, PASSPHRASE).desk.close()
    status, said, complained = cpdesk("check", str(old))
    assert (status, complained) == (0, ""), said
    assert "Everything is as it should be" in said or "Nothing is lost" in said
    assert cpdesk("check", str(old), "--json")[0] == 0
    status, said, complained = cpdesk("backup", str(old), "--to", str(folder))
    assert (status, complained) == (0, ""), said
    (backup,) = folder.glob("*.cpdesk")
    assert b"b\xfcro \xff?" in os.fsencode(backup)
    for answer in ((), ("--json",)):
        target = tmp_path / os.fsdecode(b"new \xff %d.cpdesk" % len(answer))
        status, said, complained = cpdesk("restore", str(backup), "--to", str(target), *answer)
        assert (status, complained) == (0, ""), said
        SEALING.unlock(target, PASSPHRASE).close()
