"""One bit turned over anywhere in a sealed file, a copy of it or its -wal: reported before a view opens."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cpdesk.errors import CpdeskError, DamagedFile, DoesNotFit, NotASealedFile
from cpdesk.storage import copies, vault
from cpdesk.storage.digest import WAL_HEAD
from cpdesk.storage.header import HEAD
from cpdesk.storage.seal import BLOCK
from cpdesk.storage.store import Store

from .conftest import PASSPHRASE, Sealed, keep, sealed_at
from .scene import Shot, fresh, numbers, shot

TIMES = 200
"""How often each; the figure of the promise."""


@pytest.fixture(scope="module")
def kept_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Sealed, Shot, Shot, Shot]:
    """A file, as closed, as killed, and a copy of it."""
    folder = tmp_path_factory.mktemp("flips")
    sealed = fresh(sealed_at(folder / "a.cpdesk"))
    opened = sealed.open()
    for number in range(12):
        keep(opened, number, f"words {number} " * 300)
    opened.close()
    closed = shot(sealed.path)
    copies.copy(sealed.path, sealed.key, folder / "copy.cpdesk")
    opened = sealed.open()
    for number in range(12, 20):
        keep(opened, number, f"words {number} " * 300)
    killed = shot(sealed.path)
    opened.close()
    return sealed, closed, killed, shot(folder / "copy.cpdesk")


def flipped(raw: bytes | None, place: int, bit: int) -> bytes:
    assert raw is not None
    turned = bytearray(raw)
    turned[place] ^= 1 << bit
    return bytes(turned)


WHERE: dict[str, Callable[[Shot, random.Random], Shot]] = {
    "database": lambda scene, chance: replace(
        scene, data=flipped(scene.data, chance.randrange(len(scene.data)), chance.randrange(8))
    ),
    "head": lambda scene, chance: replace(
        scene, file=flipped(scene.file, chance.randrange(HEAD), chance.randrange(8))
    ),
    "seal": lambda scene, chance: replace(
        scene, file=flipped(scene.file, chance.randrange(HEAD, len(scene.file)), chance.randrange(8))
    ),
    "what the seal says": lambda scene, chance: replace(
        scene,
        file=flipped(
            scene.file, HEAD + BLOCK * chance.randrange(2) + chance.randrange(80), chance.randrange(8)
        ),
    ),
    "-wal": lambda scene, chance: replace(
        scene, wal=flipped(scene.wal, chance.randrange(len(scene.wal or b"")), chance.randrange(8))
    ),
    "head of the -wal": lambda scene, chance: replace(
        scene, wal=flipped(scene.wal, chance.randrange(WAL_HEAD), chance.randrange(8))
    ),
}


def report(scene: Shot, folder: Path) -> CpdeskError | None:
    """What a person is told who types the passphrase."""
    path = scene.put(folder)
    try:
        Store(path, vault.unlock(path, PASSPHRASE)).close()
    except CpdeskError as error:
        assert shot(path) == scene, "refused without a change"
        return error
    finally:
        for file in path.parent.iterdir():
            file.unlink()
        path.parent.rmdir()
    return None


@pytest.mark.parametrize(
    ("where", "times"),
    [
        ("database", TIMES), ("head", TIMES), ("seal", TIMES), ("what the seal says", TIMES), ("-wal", TIMES),
        ("head of the -wal", 60),
    ],
)  # fmt: skip
def test_each_is_reported(kept_file: tuple[Sealed, Shot, Shot, Shot], tmp_path: Path, where: str, times: int):
    _sealed, closed, killed, _copy = kept_file
    chance = random.Random(where)
    scene = killed if "wal" in where else closed
    errors = [report(WHERE[where](scene, chance), tmp_path) for _ in range(times)]
    assert sum(error is not None for error in errors) == times
    told = {type(error) for error in errors}
    assert told <= {DamagedFile, DoesNotFit, *({NotASealedFile} if where == "head" else ())}


def test_each_in_a_copy_is_reported(kept_file: tuple[Sealed, Shot, Shot, Shot], tmp_path: Path):
    chance = random.Random(3)
    copy = kept_file[3]
    errors = []
    for _ in range(TIMES):
        place = chance.choice([*["database"] * 6, "head", "seal"])
        errors.append(report(WHERE[place](copy, chance), tmp_path))
    assert sum(error is not None for error in errors) == TIMES


def test_the_same_files_with_no_bit_turned_open(kept_file: tuple[Sealed, Shot, Shot, Shot], tmp_path: Path):
    sealed, closed, killed, copy = kept_file
    for scene, most in ((closed, 12), (killed, 20), (copy, 12)):
        assert report(scene, tmp_path) is None
        assert numbers(scene, tmp_path, sealed.key) == list(range(most))
