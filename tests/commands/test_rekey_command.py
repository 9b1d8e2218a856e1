"""`python -m cpdesk rekey` as a council’s IT types it, in a process of its own."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from cpdesk.errors import DoesNotFit, WrongPassphrase
from cpdesk.services.sealing import Recovered, Sealing, nobody
from cpdesk.storage.cost import Cost
from cpdesk.storage.files import data_path
from cpdesk.vocabulary import KeyHolder

ROOT = Path(__file__).parents[2]
PASSPHRASE = "seven quiet words in a long row"
CLERKS = "a kettle and four brass pelicans"
NEW = "marble otters count the ferries"
SEALING = Sealing(nobody, cost=Cost(64, 1, 1))


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    path = tmp_path / "Übung.cpdesk"
    desk = SEALING.create(path, PASSPHRASE, "Olu Adeyemi").desk
    desk.keys.add(KeyHolder.CLERK, "Tamsin Pike", CLERKS)
    desk.close()
    return path


def rekey(path: Path, *given: str) -> tuple[int, str, str]:
    ended = subprocess.run(
        [sys.executable, "-m", "cpdesk", "rekey", str(path), "--passphrase-fd", "0"],
        cwd=ROOT, input="".join(f"{line}\n" for line in given), capture_output=True, encoding="utf-8",
        start_new_session=True, check=False,
    )  # fmt: skip
    return ended.returncode, ended.stdout, ended.stderr


def test_the_new_keys_open_and_who_is_to_be_added_again_is_said(sealed: Path):
    status, said, complained = rekey(sealed, PASSPHRASE, NEW)
    assert (status, complained) == (0, "")
    assert "Tamsin Pike (clerk)" in said
    (recovery_key,) = re.findall(r"(?:[2-9A-Z]{5}-){6}[2-9A-Z]{5}", said)
    assert not {PASSPHRASE, NEW} & set(said.splitlines())
    desk = SEALING.unlock(sealed, NEW)
    assert desk.opener.name == "Olu Adeyemi"
    assert desk.history.check() is None
    desk.close()
    opened = SEALING.open(sealed, recovery_key)
    assert isinstance(opened, Recovered)
    opened.close()
    with pytest.raises(WrongPassphrase):
        SEALING.unlock(sealed, PASSPHRASE)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("wrong", NEW), "does not open the file"),
        ((PASSPHRASE, "short"), "too short"),
        ((CLERKS, NEW), "Only a chair or a manager"),
        ((PASSPHRASE,), "No passphrase was given"),
    ],
)
def test_each_refusal_is_a_sentence_and_leaves_the_keys(sealed: Path, given: tuple[str, ...], words: str):
    before = sealed.read_bytes()[:8192]
    status, said, complained = rekey(sealed, *given)
    assert (status, said) == (1, "")
    assert words in complained
    assert sealed.read_bytes()[:8192] == before


def test_an_older_copy_put_back_gets_no_new_keys(sealed: Path, seen: Path):
    older = {path: path.read_bytes() for path in (sealed, data_path(sealed))}
    here = Sealing(nobody, cost=Cost(64, 1, 1), seen=seen)
    here.unlock(sealed, PASSPHRASE).close()
    for path, content in older.items():
        path.write_bytes(content)
    status, said, complained = rekey(sealed, PASSPHRASE, NEW)
    assert (status, said) == (1, "")
    assert "older copy" in complained
    assert {path: path.read_bytes() for path in older} == older
    with pytest.raises(DoesNotFit):
        here.unlock(sealed, PASSPHRASE)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no file here that is always full")
def test_a_recovery_key_that_could_not_be_written_out_is_told_of(sealed: Path):
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "cpdesk", "rekey", str(sealed), "--passphrase-fd", "0"],
            cwd=ROOT, input=f"{PASSPHRASE}\n{NEW}\n", stdout=full, stderr=subprocess.PIPE, encoding="utf-8",
            check=False,
        )  # fmt: skip
    assert ended.returncode == 1
    assert "only your new passphrase opens it; but the new recovery key could not be written" in ended.stderr
    assert "Traceback" not in ended.stderr
    SEALING.unlock(sealed, NEW).close()
