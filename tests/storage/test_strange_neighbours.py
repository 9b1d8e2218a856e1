"""Links, pipes and folders in the place of a part of a sealed file: refused before any is opened."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cpdesk.errors import CpdeskError
from cpdesk.storage import copies, files, opening, vault
from cpdesk.storage.store import Store

from .conftest import PASSPHRASE, Sealed, sealed_at

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such things among files")

ENDINGS = ("-journal", "-wal", "-shm", "-next", "-next-wal")
WAYS: dict[str, Callable[[Sealed], object]] = {
    "unlocking": lambda sealed: vault.unlock(sealed.path, PASSPHRASE),
    "looking": lambda sealed: opening.look(sealed.path, sealed.key),
    "verifying": lambda sealed: copies.verify(sealed.path, sealed.key),
}
UNLOCKS = """
import sys
from pathlib import Path
from cpdesk.errors import CpdeskError
from cpdesk.services.sealing import Sealing, nobody
try:
    Sealing(nobody).unlock(Path(sys.argv[1]), sys.argv[2])
except CpdeskError as refused:
    print(refused)
"""


def made_of(kind: str, place: Path, aside: Path) -> None:
    """Something that is no ordinary file."""
    if kind == "a folder":
        place.mkdir()
    elif kind == "a pipe":
        os.mkfifo(place)
    else:
        aside.write_bytes(b"of somebody else")
        place.symlink_to(aside)


@pytest.mark.parametrize("kind", ["a folder", "a link", "a pipe"])
@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("way", WAYS)
def test_what_is_no_file_where_the_records_keep_theirs_is_refused(
    sealed: Sealed, tmp_path_factory: pytest.TempPathFactory, way: str, ending: str, kind: str
) -> None:
    before = sealed.files()
    place = sealed.data.with_name(sealed.data.name + ending)
    made_of(kind, place, tmp_path_factory.mktemp("aside") / "file")
    with pytest.raises(CpdeskError, match=f"its name ends in “-data{ending}”. It was left as it is"):
        WAYS[way](sealed)
    assert place.lstat()
    assert {name: (sealed.path.parent / name).read_bytes() for name in before} == before
    assert len(list(sealed.path.parent.iterdir())) == len(before) + 1


@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
def test_unlocking_never_waits_for_a_pipe(sealed: Sealed, ending: str) -> None:
    os.mkfifo(sealed.data.with_name(sealed.data.name + ending))
    ran = subprocess.run(
        [sys.executable, "-c", UNLOCKS, str(sealed.path), PASSPHRASE],
        cwd=Path(__file__).parents[2], capture_output=True, encoding="utf-8", timeout=60,
        env={**os.environ, "PYTHONUTF8": "1"}, check=True,
    )  # fmt: skip
    assert "Something that is not cpdesk’s lies beside this file" in ran.stdout


@pytest.mark.parametrize("linked", [("head",), ("records",), ("head", "records")])
def test_a_file_reached_through_links_is_refused_in_its_own_words(
    sealed: Sealed, tmp_path: Path, linked: tuple[str, ...]
) -> None:
    before, folder = sealed.files(), tmp_path / "links"
    folder.mkdir()
    for part, place in (("head", sealed.path), ("records", sealed.data)):
        if part in linked:
            (folder / place.name).symlink_to(place)
        else:
            shutil.copy(place, folder / place.name)
    there = Sealed(folder / sealed.path.name, sealed.key, sealed.recovery_key)
    for way in WAYS.values():
        with pytest.raises(CpdeskError) as refused:
            way(there)
        assert str(refused.value) == files.LINKED
    assert len(list(folder.iterdir())) == 2
    assert {name: (sealed.path.parent / name).read_bytes() for name in before} == before


def test_a_folder_reached_through_a_link_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    sealed_at(tmp_path / "real" / "a.cpdesk")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    path = tmp_path / "link" / "a.cpdesk"
    Store(path, vault.unlock(path, PASSPHRASE)).close()
