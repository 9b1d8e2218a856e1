"""A sealed file caught at one moment: what a kill, a power cut or a stranger leaves on the disk."""

import contextlib
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from cpdesk.errors import CpdeskError
from cpdesk.storage import vault
from cpdesk.storage.digest import FRAME, PAGE, WAL_HEAD
from cpdesk.storage.files import data_path
from cpdesk.storage.header import HEAD
from cpdesk.storage.store import Store

from .conftest import Sealed, kept

_NUMBER = count()


@dataclass(frozen=True)
class Shot:
    """The three parts of a file; `wal` is None where there is none."""

    file: bytes
    data: bytes
    wal: bytes | None

    @property
    def head(self) -> bytes:
        return self.file[:HEAD]

    def with_page(self, number: int, page: bytes) -> "Shot":
        """With another page `number` (from 1) in the database."""
        start = (number - 1) * PAGE
        return replace(self, data=self.data[:start] + page + self.data[start + PAGE :])

    def page(self, number: int) -> bytes:
        return self.data[(number - 1) * PAGE : number * PAGE]

    @property
    def pages(self) -> int:
        return len(self.data) // PAGE

    def put(self, folder: Path) -> Path:
        """Lay the parts into a folder of their own; the file."""
        place = folder / f"scene {next(_NUMBER)}"
        place.mkdir()
        path = place / "a.cpdesk"
        path.write_bytes(self.file)
        data_path(path).write_bytes(self.data)
        if self.wal is not None:
            wal_of(path).write_bytes(self.wal)
        return path


def wal_of(path: Path) -> Path:
    return path.with_name(path.name + "-data-wal")


def shot(path: Path) -> Shot:
    """What a kill at this moment would leave."""
    wal = wal_of(path)
    return Shot(path.read_bytes(), data_path(path).read_bytes(), wal.read_bytes() if wal.exists() else None)


def refused(scene: Shot, folder: Path, key: vault.DataKey, seen: Path | None = None) -> CpdeskError | None:
    """How opening refuses this scene, None if it opens. Being refused, no byte of it has changed."""
    path = scene.put(folder)
    try:
        Store(path, key, seen=seen).close()
    except CpdeskError as error:
        assert shot(path) == scene
        return error
    finally:
        for file in path.parent.iterdir():
            file.unlink()
        path.parent.rmdir()
    return None


def numbers(scene: Shot, folder: Path, key: vault.DataKey) -> list[int]:
    """What is in a scene that opens; afterwards it opens again."""
    path = scene.put(folder)
    for _ in range(2):
        with contextlib.closing(Store(path, key)) as opened:
            found = kept(opened)
    return found


def frames(wal: bytes) -> list[tuple[int, int, bytes]]:
    """The pages in a -wal: number, pages of the database if it ends a commit, bytes."""
    found = []
    for start in range(WAL_HEAD, len(wal) - FRAME + 1, FRAME):
        frame = wal[start : start + FRAME]
        found.append((int.from_bytes(frame[:4]), int.from_bytes(frame[4:8]), frame[24:]))
    return found


def wal_with(wal: bytes, pages: list[tuple[int, int, bytes]]) -> bytes:
    """The -wal with other pages and right sums, as anybody can make it: they need no key."""
    little = wal[:4] == (0x377F0682).to_bytes(4)
    order = "little" if little else "big"

    def summed(one: int, two: int, part: bytes) -> tuple[int, int]:
        words = [int.from_bytes(part[at : at + 4], order) for at in range(0, len(part), 4)]
        for first, second in zip(words[::2], words[1::2], strict=True):
            one = (one + first + two) & 0xFFFFFFFF
            two = (two + second + one) & 0xFFFFFFFF
        return one, two

    made, (one, two) = wal[:WAL_HEAD], summed(0, 0, wal[:24])
    assert made[24:] == one.to_bytes(4) + two.to_bytes(4), "the sums are SQLite's"
    for number, after, page in pages:
        ahead = number.to_bytes(4) + after.to_bytes(4)
        one, two = summed(one, two, ahead + page)
        made += ahead + wal[16:24] + one.to_bytes(4) + two.to_bytes(4) + page
    return made


def fresh(sealed: Sealed) -> Sealed:
    """With the table that `keep` and `kept` know."""
    with contextlib.closing(sealed.open()) as opened, opened.writing() as session:
        session.connection().exec_driver_sql("CREATE TABLE kept (number INTEGER PRIMARY KEY, words TEXT)")
    return sealed
