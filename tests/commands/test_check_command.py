"""`python -m cpdesk check` as a council’s IT types it, in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cpdesk.services.sealing import Sealing, nobody
from cpdesk.storage.cost import Cost
from cpdesk.storage.files import data_path

ROOT = Path(__file__).parents[2]
PASSPHRASE = "a long enough passphrase"


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    path = tmp_path / "Übung.cpdesk"
    Sealing(nobody, cost=Cost(64, 1, 1)).create(path, PASSPHRASE).desk.close()
    return path


def check(path: Path, *words: str, given: str | None = PASSPHRASE) -> tuple[int, str, str]:
    fd = [] if given is None else ["--passphrase-fd", "0"]
    ended = subprocess.run(
        [sys.executable, "-m", "cpdesk", "check", str(path), *fd, *words],
        cwd=ROOT,
        input=f"{given}\n" if given else "",
        capture_output=True,
        encoding="utf-8",
        start_new_session=True,
        check=False,
    )
    return ended.returncode, ended.stdout, ended.stderr


def kept(path: Path) -> dict[str, bytes]:
    return {found.name: found.read_bytes() for found in path.parent.iterdir()}


def test_a_whole_file_ends_with_0_and_says_so_and_no_byte_changes(sealed: Path):
    before = kept(sealed)
    status, said, complained = check(sealed)
    assert (status, complained) == (0, "")
    assert "WRONG" not in said
    assert "2 lines, each in its place" in said or "3 lines, each in its place" in said
    assert kept(sealed) == before


def test_it_answers_with_one_json_object(sealed: Path):
    status, said, _ = check(sealed, "--json", "--backups", str(sealed.parent))
    answer = json.loads(said)
    assert (status, answer["format"], answer["not_looked_into"]) == (0, "cpdesk check", None)
    assert answer["standing"] in ("ok", "look")
    keys = [found["key"] for found in answer["findings"]]
    assert keys == ["parts", "seal", "records", "history", "versions", "keys", "disk", "backups"]


def test_a_damaged_file_ends_with_1(sealed: Path):
    data = data_path(sealed)
    raw = bytearray(data.read_bytes())
    raw[5000] ^= 1
    data.write_bytes(raw)
    status, said, _ = check(sealed)
    assert status == 1
    assert "WRONG" in said
    assert data.read_bytes() == raw


@pytest.mark.parametrize("given", ["a wrong passphrase", None])
def test_without_the_passphrase_it_says_what_it_can(sealed: Path, given: str | None):
    status, said, complained = check(sealed, given=given)
    assert (status, complained) == (1, "")
    assert "Both are there" in said
    assert " ".join(said.split()).endswith("was looked at.")


def test_what_is_no_file_of_ours_is_told_in_a_sentence(tmp_path: Path):
    letter = tmp_path / "letter.cpdesk"
    letter.write_bytes(b"PK\x03\x04 a letter")
    status, said, complained = check(letter)
    assert (status, complained) == (1, "")
    assert "looks like a Word or other Office document" in " ".join(said.split())
    status, said, complained = check(tmp_path / "nowhere.cpdesk")
    assert status == 1
    assert "WRONG" in said


def test_wrong_usage_ends_with_2():
    ended = subprocess.run(
        [sys.executable, "-m", "cpdesk", "check"], cwd=ROOT, capture_output=True, check=False
    )
    assert ended.returncode == 2


def test_an_older_copy_of_a_file_that_this_computer_saw_later_is_told(
    sealed: Path, monkeypatch, tmp_path_factory
):
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    old = kept(sealed)
    Sealing(nobody, seen=home / "cpdesk" / "seen").unlock(sealed, PASSPHRASE).close()
    assert check(sealed)[0] == 0
    for name, raw in old.items():
        (sealed.parent / name).write_bytes(raw)
    status, said, _ = check(sealed)
    assert status == 1
    assert "WRONG  Whether these are all" in said
    assert kept(sealed) == old
