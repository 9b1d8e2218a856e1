"""A sealed file spoiled by accident or by intent, and whether that is noticed before anything is shown.

The sealed file lives through some evenings first, so that there is something old to put back. Each spoiling
is laid into a folder of its own and opened as the window opens it; being refused must change no byte.
"""

import os
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from cpdesk.errors import (
    CpdeskError,
    DamagedFile,
    DoesNotFit,
    NewerFile,
    NotASealedFile,
    WrongPassphrase,
)
from cpdesk.storage import header
from cpdesk.storage.files import data_path
from tests.drills import ground
from tests.drills.ground import PASSPHRASE, Ground, bytes_in, require

PAGE = 4096
WAL_HEAD = 32
FRAME = 24 + PAGE


@dataclass(frozen=True)
class Parts:
    """The parts of a sealed file at one moment; the last is empty when it was closed."""

    file: bytes
    data: bytes
    wal: bytes = b""

    def lay(self, folder: Path) -> Path:
        """Put them into an empty folder."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        path = folder / "desk.cpdesk"
        path.write_bytes(self.file)
        data_path(path).write_bytes(self.data)
        if self.wal:
            _wal(path).write_bytes(self.wal)
        return path


def _wal(path: Path) -> Path:
    return path.with_name(data_path(path).name + "-wal")


def _index(path: Path) -> str:
    """The name of SQLite’s own index into the -wal, made anew by whoever reads; it holds no record."""
    return data_path(path).name + "-shm"


def _parts(path: Path) -> Parts:
    wal = _wal(path)
    return Parts(path.read_bytes(), data_path(path).read_bytes(), wal.read_bytes() if wal.exists() else b"")


@dataclass
class Life:
    """A file as it was after each evening, and in the middle of each; and a backup of it."""

    closed: list[Parts] = field(default_factory=list)
    open: list[Parts] = field(default_factory=list)
    backup: Parts = field(default_factory=lambda: Parts(b"", b""))
    seen: Path = Path()
    """What this computer remembers of it."""


def lived(made: Ground, aside: Path, evenings: int = 5) -> Life:
    """Let a copy of the ground live through some evenings; `aside` is an empty folder."""
    here, life = made.copied_to(aside / "life"), Life(seen=aside / "seen")
    life.closed.append(_parts(here.path))
    number = 0
    for _ in range(evenings):
        desk = ground.sealing(life.seen).unlock(here.path, PASSPHRASE)
        for _ in range(4):
            number += 1
            ground.say(desk, here.conference, number)
        life.open.append(_parts(here.path))
        desk.close()
        life.closed.append(_parts(here.path))
    with ground.opened(here.path, PASSPHRASE) as desk:
        (aside / "backups").mkdir()
        life.backup = _parts(desk.backups.make(aside / "backups").line.path)
    return life


def _flipped(raw: bytes, chance: random.Random) -> bytes:
    turned = bytearray(raw)
    turned[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    return bytes(turned)


def _flip_database(life: Life, chance: random.Random) -> Parts:
    return replace(life.closed[-1], data=_flipped(life.closed[-1].data, chance))


def _flip_head(life: Life, chance: random.Random) -> Parts:
    raw = life.closed[-1].file
    return replace(life.closed[-1], file=_flipped(raw[: header.HEAD], chance) + raw[header.HEAD :])


def _flip_backup(life: Life, chance: random.Random) -> Parts:
    return replace(life.backup, data=_flipped(life.backup.data, chance))


def _flip_wal(life: Life, chance: random.Random) -> Parts:
    scene = chance.choice(life.open)
    return replace(scene, wal=_flipped(scene.wal, chance))


def _old_page(life: Life, chance: random.Random) -> Parts:
    old, new = life.closed[chance.randrange(len(life.closed) - 1)].data, life.closed[-1].data
    starts = [
        at for at in range(0, min(len(old), len(new)), PAGE) if old[at : at + PAGE] != new[at : at + PAGE]
    ]
    at = chance.choice(starts)
    return replace(life.closed[-1], data=new[:at] + old[at : at + PAGE] + new[at + PAGE :])


def _old_records(life: Life, chance: random.Random) -> Parts:
    return replace(life.closed[-1], data=chance.choice(life.closed[:-1]).data)


def _old_file(life: Life, chance: random.Random) -> Parts:
    return chance.choice(life.closed[:-1])


def _cut_wal(life: Life, chance: random.Random) -> Parts:
    scene = chance.choice(life.open)
    return replace(scene, wal=scene.wal[: chance.randrange(WAL_HEAD + 1, len(scene.wal))])


Spoiling = Callable[[Life, random.Random], Parts]
"""The file at some moment, with something done to it."""
FLIPS: dict[str, Spoiling] = {
    "database": _flip_database, "header": _flip_head, "backup": _flip_backup, "-wal": _flip_wal,
}  # fmt: skip
PUT_BACK: dict[str, Spoiling] = {
    "an old page": _old_page, "old records": _old_records, "an old whole file": _old_file,
    "the tail of the -wal cut": _cut_wal,
}  # fmt: skip


def noticed(life: Life, scene: Parts, aside: Path) -> bool:
    """Whether opening this refuses it, with nothing changed; what this computer remembers is there."""
    path = scene.lay(aside / "scene")
    shutil.rmtree(aside / "remembers", ignore_errors=True)
    shutil.copytree(life.seen, aside / "remembers")
    before = bytes_in(path.parent)
    try:
        ground.sealing(aside / "remembers").unlock(path, PASSPHRASE).close()
    except CpdeskError as refused:
        require(isinstance(refused, DamagedFile | DoesNotFit | NotASealedFile), "refused with other words")
        after = bytes_in(path.parent)
        other = [name for name in {*before, *after} - {_index(path)} if before.get(name) != after.get(name)]
        require(not other, f"refused, and yet changed: {', '.join(sorted(other))}")
        return True
    return False


def left_alone(life: Life, aside: Path) -> bool:
    """The control: whether the latest of the very files, not spoiled, opens."""
    return not any(noticed(life, scene, aside) for scene in (life.closed[-1], life.backup))


def refusals(made: Ground, aside: Path) -> dict[str, str]:
    """What is said of each kind of file that does not open; raises `Failed` when a byte has changed."""
    good = _parts(made.path)
    newer = bytearray(good.file)
    newer[12:14] = (header.VERSION + 1).to_bytes(2, "big")
    newer[header.HEAD - 32 : header.HEAD] = sha256(newer[: header.HEAD - 32]).digest()
    kinds: dict[str, tuple[Parts | bytes | None, str, type[CpdeskError]]] = {
        "wrong passphrase": (good, "not this one at all", WrongPassphrase),
        "damaged": (replace(good, file=good.file[:-1000] + bytes(1)), PASSPHRASE, DamagedFile),
        "foreign": (b"PK\x03\x04 a letter", PASSPHRASE, NotASealedFile),
        "empty": (b"", PASSPHRASE, NotASealedFile),
        "directory": (None, PASSPHRASE, NotASealedFile),
        "newer version": (replace(good, file=bytes(newer)), PASSPHRASE, NewerFile),
        "records missing": (good.file, PASSPHRASE, DamagedFile),
    }  # fmt: skip
    said = {}
    for name, (what, secret, kind) in kinds.items():
        folder = aside / "refused"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        path = folder / "desk.cpdesk"
        if isinstance(what, Parts):
            what.lay(folder)
        elif what is None:
            path.mkdir()
        else:
            path.write_bytes(what)
        said[name] = _refusal(path, secret, kind)
    said["no rights"] = _without_rights(good, aside / "refused")
    require(len(set(said.values())) == len(said), "two kinds have the same words")
    return said


def _refusal(path: Path, secret: str, kind: type[CpdeskError]) -> str:
    before = bytes_in(path.parent)
    try:
        ground.sealing().unlock(path, secret).close()
    except kind as refused:
        require(bytes_in(path.parent) == before, "the file was changed although it was refused")
        return str(refused)
    except CpdeskError as refused:
        require(False, f"refused with other words: {refused}")
    raise ground.Failed("it was opened")


def _without_rights(good: Parts, folder: Path) -> str:
    """A file that we may not read; root, who may read all, is nobody for as long."""
    path = good.lay(folder)
    path.chmod(0)
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        ground.sealing().unlock(path, PASSPHRASE).close()
    except CpdeskError as refused:
        return str(refused)
    finally:
        if root:
            os.seteuid(0)
    if os.name == "nt":
        return "Windows gives no such file to try"
    raise ground.Failed("it was opened")
