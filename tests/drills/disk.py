"""A disk whose power may go at any moment: what is there afterwards of what a program had written.

**The model.** The disk starts as the folder was, safely written. From then on a write, a change of size, a
new name, a moved or a removed one wait until something syncs them: `fsync` of a file puts on the disk what
was written to that file; `fsync` of a folder the names in it. When the power goes, of everything that waits

- either (`in order`) all before some moment is there, what was being written then is torn, the rest is not;
- or (`any`) each waiting thing is there, or not, or torn, by chance and whatever its neighbours did, as disks
  with a cache of their own do it. A name is only there if everything before it that touched the name is.

A torn write keeps any of its sectors of 512 bytes and loses the others; what was never written and lies
before the end of the file reads as noughts. Nothing that was synced is lost.

**What it does not show.** A disk that says “synced” and lies; a sector half old and half new; a folder that
the file system itself lost; the files of another program. Names follow the stricter reading of POSIX (only a
sync of the folder makes them safe): most file systems lose less.
"""

import itertools
import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.drills.recorder import (
    Event,
    FolderSynced,
    Linked,
    Made,
    MadeFolder,
    Moved,
    Removed,
    Resized,
    Synced,
    Wrote,
)

SECTOR = 512

_Naming = Made | MadeFolder | Moved | Linked | Removed


@dataclass
class Disk:
    """What is safely there, and what waits, each with its number in the order of asking."""

    contents: dict[int, bytes] = field(default_factory=dict)
    names: dict[str, int | None] = field(default_factory=dict)
    """The file of each name; None for a folder."""
    waiting: dict[int, list[tuple[int, Wrote | Resized]]] = field(default_factory=dict)
    waiting_names: list[tuple[int, _Naming]] = field(default_factory=list)
    _clock: int = 0

    @classmethod
    def of(cls, folder: Path) -> "Disk":
        """The folder as it lies; files are numbered as the recorder does."""
        disk, number = cls(), 0
        for place in sorted(folder.rglob("*")):
            name = place.relative_to(folder).as_posix()
            if place.is_dir():
                disk.names[name] = None
            elif not name.endswith("-shm"):
                disk.contents[number], disk.names[name] = place.read_bytes(), number
                number += 1
        return disk

    def feel(self, event: Event) -> None:
        """One thing that the program asked for."""
        self._clock += 1
        if isinstance(event, Wrote | Resized):
            self.waiting.setdefault(event.file, []).append((self._clock, event))
        elif isinstance(event, Synced):
            waited = [done for _, done in self.waiting.pop(event.file, [])]
            self.contents[event.file] = written(self.contents.get(event.file, b""), waited)
        elif isinstance(event, FolderSynced):
            safe = [done for done in self.waiting_names if _touches(done[1], event.name)]
            self.waiting_names = [done for done in self.waiting_names if done not in safe]
            _rename(self.names, [done for _, done in safe])
        elif isinstance(event, Made | MadeFolder | Moved | Linked | Removed):
            self.waiting_names.append((self._clock, event))

    def without_power(self, chance: random.Random) -> dict[str, bytes | None]:
        """What lies there when the power comes back: the bytes of each name, None for a folder."""
        if chance.random() < 0.5:
            names, kept = self._in_order(chance)
        else:
            names, kept = self._any(chance)
        there = dict(self.names)
        _rename(there, names)
        return {
            name: None if file is None else written(self.contents.get(file, b""), kept.get(file, []))
            for name, file in there.items()
        }

    def _in_order(self, chance: random.Random) -> tuple[list[_Naming], dict[int, list[Wrote | Resized]]]:
        waits = [number for waiting in self.waiting.values() for number, _ in waiting]
        waits += [number for number, _ in self.waiting_names]
        last = chance.choice([0, *waits, self._clock])
        kept = {
            file: [
                part
                for number, done in waiting
                if number <= last
                for part in (_torn(done, chance) if number == last else [done])
            ]
            for file, waiting in self.waiting.items()
        }
        return [done for number, done in self.waiting_names if number <= last], kept

    def _any(self, chance: random.Random) -> tuple[list[_Naming], dict[int, list[Wrote | Resized]]]:
        luck = chance.choice([0.0, 0.5, 0.9])
        lost: set[str] = set()
        names = []
        for _, done in self.waiting_names:
            if chance.random() < luck and not lost & _words(done):
                names.append(done)
            else:
                lost |= _words(done)
        kept: dict[int, list[Wrote | Resized]] = {}
        for file, waiting in self.waiting.items():
            kept[file] = []
            for _, done in waiting:
                if chance.random() < luck:
                    kept[file].append(done)
                elif chance.random() < 0.5:
                    kept[file] += _torn(done, chance)
        return names, kept


def laid_out(there: dict[str, bytes | None], folder: Path) -> None:
    """Put what the disk holds into an empty folder."""
    for name in sorted(there):
        content, place = there[name], folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            place.mkdir(exist_ok=True)
        else:
            place.write_bytes(content)


def written(content: bytes, changes: Iterable[Wrote | Resized]) -> bytes:
    """The bytes of a file after these changes."""
    now = bytearray(content)
    for change in changes:
        if isinstance(change, Resized):
            del now[change.size :]
            now.extend(bytes(change.size - len(now)))
        else:
            now.extend(bytes(max(0, change.at - len(now))))
            now[change.at : change.at + len(change.content)] = change.content
    return bytes(now)


def _torn(change: Wrote | Resized, chance: random.Random) -> list[Wrote | Resized]:
    """Some sectors of a write, as they lie on the disk; a change of size has no half."""
    if isinstance(change, Resized):
        return []
    end = change.at + len(change.content)
    edges = [change.at, *range((change.at // SECTOR + 1) * SECTOR, end, SECTOR), end]
    return [
        Wrote(change.file, start, change.content[start - change.at : stop - change.at])
        for start, stop in itertools.pairwise(edges)
        if chance.random() < 0.5
    ]


def _words(done: _Naming) -> set[str]:
    """The names that it touches."""
    if isinstance(done, Moved):
        return {done.name, done.to}
    return {done.name, done.also} if isinstance(done, Linked) else {done.name}


def _touches(done: _Naming, folder: str) -> bool:
    """Whether a name lies in this folder itself."""
    return any(Path(name).parent.as_posix() == folder for name in _words(done))


def _rename(names: dict[str, int | None], changes: Iterable[_Naming]) -> None:
    for change in changes:
        if isinstance(change, Made):
            names[change.name] = change.file
        elif isinstance(change, MadeFolder):
            names[change.name] = None
        elif isinstance(change, Removed):
            names.pop(change.name, None)
        elif isinstance(change, Linked):
            if change.name in names:
                names[change.also] = names[change.name]
        else:
            for name in [name for name in names if name == change.name or name.startswith(change.name + "/")]:
                names[change.to + name[len(change.name) :]] = names.pop(name)
