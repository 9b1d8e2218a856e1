"""The disk fills up at any point of the work: nothing that was called saved is lost, and the work goes on.

Where Linux lets us, a small disk in memory is mounted for this one process and really filled (`unshare`,
which is part of every Debian, also without root where users may make name spaces): SQLCipher, the seal and
Python all meet the same refusal as on a laptop. Elsewhere the size of files is limited instead
(`RLIMIT_FSIZE`): the database meets a refused write, though of another kind. Windows knows neither; there the
drill is left out.

"""

import functools
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol
from uuid import UUID

from cpdesk.errors import CannotWrite, CpdeskError
from cpdesk.services.desk import Desk
from cpdesk.storage.files import data_path
from tests.drills import ground
from tests.drills.ground import Ground, require

ROOT = Path(__file__).parents[2]
SIZE = 24 * 1024 * 1024
"""Bytes of the disk that is filled."""
SOON = 1.0
"""Seconds within which a refusal is to be said."""
MOST = 400_000
"""Bytes that are left at most: the next dozen entries fit, or the beginning of one."""


@dataclass
class Outcome:
    """What many fillings came to."""

    kind: str = ""
    points: int = 0
    refused: int = 0
    saved: int = 0
    lost: int = 0
    slowest: float = 0.0
    """Seconds, at most, from the beginning of a deed or its last sign of progress to the words that refused
    it, beyond what one step of it takes on an empty disk: a document is made before it meets the disk."""
    slowest_deed: str = ""
    first: str = ""
    """What was wrong first, in words."""

    @property
    def good(self) -> bool:
        """Whether nothing was lost, every refusal came soon, and the work went on."""
        return bool(self.points) and not self.lost and not self.first and self.slowest < SOON


class Limit(Protocol):
    """A disk that can be filled and freed."""

    def fill(self, left: int) -> None:
        """Leave so many bytes."""

    def free(self) -> None:
        """Give all space back."""


class Filled:
    """A small disk of its own, full of a file that means nothing."""

    def __init__(self, folder: Path) -> None:
        self._filling = folder / "filling"
        self._disk = folder

    def fill(self, left: int) -> None:
        space = os.statvfs(self._disk)
        with self._filling.open("wb") as file:
            for _ in range(max(0, space.f_bavail * space.f_frsize - left) // 4096):
                file.write(bytes(4096))

    def free(self) -> None:
        self._filling.unlink(missing_ok=True)


class Limited:
    """No file may become larger than the largest is, and a little."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def fill(self, left: int) -> None:
        import resource  # not on Windows

        sizes = [place.stat().st_size for place in self._folder.rglob("*-wal")]
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (max(sizes, default=0) + left // 4, hard))

    def free(self) -> None:
        import resource  # not on Windows

        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


@functools.cache
def kind() -> str:
    """How a disk can be filled here: `filled`, `limited`, or empty where neither is possible."""
    with tempfile.TemporaryDirectory() as folder:
        command = _on_small_disk(folder, ["true"])
        if command and subprocess.run(command, capture_output=True).returncode == 0:
            return "filled"
    return "limited" if os.name == "posix" else ""


def run(made: Ground, aside: Path, points: int, *, how: str = "", boasting: bool = False) -> Outcome:
    """Fill the disk at so many points of the work on a copy of the ground; in a process of its own.

    `boasting`, for the control, counts what was refused as saved.
    """
    how = how or kind()
    disk = aside / "disk"
    disk.mkdir(parents=True)
    made.copied_to(aside / "base")
    words = [how, str(disk), str(aside / "base"), str(made.conference), str(points), str(int(boasting))]
    program = [sys.executable, "-m", "tests.drills.full_disk", *words]
    command = _on_small_disk(str(disk), program) if how == "filled" else program
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=1800)
    require(ran.returncode == 0, ran.stderr[-2000:])
    return Outcome(**json.loads(ran.stdout.splitlines()[-1]))


def _on_small_disk(folder: str, command: list[str]) -> list[str]:
    """A command that mounts a small disk on a folder for itself alone; nothing where that cannot be."""
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return []
    mounting = f'mount -t tmpfs -o size={SIZE} cpdesk-drill "$1" && shift && exec "$@"'
    return ["unshare", "-m" if os.geteuid() == 0 else "-Urm", "sh", "-c", mounting, "sh", folder, *command]


class _Work:
    """One person’s work on a disk that is filled again and again."""

    def __init__(self, made: Ground, limit: Limit, outcome: Outcome, *, boasting: bool) -> None:
        self._made, self._limit, self.outcome, self._boasting = made, limit, outcome, boasting
        self.saved: list[int] = []
        self._next = 1
        self._chance = random.Random()
        self._since = self._longest = 0.0
        self._step: dict[str, float] = {}
        self._others: dict[str, Callable[[Desk], object]] = {
            "a backup": lambda desk: desk.backups.make(made.path.parent, self._goes_on),
            "another passphrase": lambda desk: desk.keys.change("", ground.PASSPHRASE, ground.PASSPHRASE),
            "documents": lambda desk: desk.papers.make(
                made.conference, made.path.parent, progress=self._goes_on
            ),
        }

    def rehearse(self) -> None:
        """Do once, with space, what takes steps: everything is loaded, and how long a step takes is known."""
        desk = ground.sealing().unlock(self._made.path, ground.PASSPHRASE)
        for name, deed in self._others.items():
            self._longest, self._since = 0.0, time.monotonic()
            deed(desk)
            self._step[name] = max(self._longest, time.monotonic() - self._since)
        desk.close()
        self._nothing_half_made()

    def point(self) -> None:
        """Fill the disk, work until it refuses, free it, go on; then look at the file from outside."""
        self.outcome.points += 1
        desk = ground.sealing().unlock(self._made.path, ground.PASSPHRASE)
        try:
            for _ in range(self._chance.randrange(3)):
                require(self._say(desk), "an entry was refused on an empty disk")
            self._limit.fill(self._chance.randrange(MOST))
            while self._say(desk):
                pass
            if self._chance.random() < 0.3:
                name = self._chance.choice(list(self._others))
                self._done(name, lambda: self._others[name](desk))
            found = ground.numbers_in(desk, self._made.conference)
            require(set(self.saved) <= set(found), "on the full disk an entry is not to be seen")
            if self._chance.random() < 0.3:
                desk.close()  # while it is full
                self._limit.free()
                desk = ground.sealing().unlock(self._made.path, ground.PASSPHRASE)
            self._limit.free()
            require(self._say(desk), "with space again an entry is refused")
        finally:
            self._limit.free()
            desk.close()
        _, found = ground.found_in(self._made.path, [ground.PASSPHRASE], self._made.conference)
        self.outcome.lost = max(self.outcome.lost, len(set(self.saved) - set(found)))
        require(len(found) <= len(self.saved), "an entry that was refused is there")
        self._nothing_half_made()

    def _say(self, desk: Desk) -> bool:
        """Keep one more entry; false when the disk refused it."""
        number, self._next = self._next, self._next + 1
        kept = self._done("an entry", lambda: ground.say(desk, self._made.conference, number))
        if kept or self._boasting:
            self.saved.append(number)
        return kept

    def _done(self, name: str, deed: Callable[[], object]) -> bool:
        """Do something; true when it was done, false when it was refused in words."""
        self._since = time.monotonic()
        try:
            deed()
        except CannotWrite as words:
            self.outcome.refused += 1
            took = max(0.0, time.monotonic() - self._since - self._step.get(name, 0.0))
            if took > self.outcome.slowest:
                self.outcome.slowest, self.outcome.slowest_deed = took, name
            require(len(str(words)) > 40, "a refusal without words")
            return False
        return True

    def _goes_on(self, _done: int, _total: int, _words: str) -> None:
        self._longest = max(self._longest, time.monotonic() - self._since)
        self._since = time.monotonic()

    def _nothing_half_made(self) -> None:
        """Whatever else has a final name is whole; it is taken away, for the next point needs its space."""
        folder = self._made.path.parent
        for path in folder.glob("*.cpdesk"):
            if path != self._made.path:
                ground.found_in(path, [ground.PASSPHRASE], self._made.conference)
                path.unlink()
                data_path(path).unlink()
        for place in folder.iterdir():
            if place.is_dir():
                shutil.rmtree(place)
            else:
                require(place.name.startswith(self._made.path.name), f"left behind: {place.suffix}")


def main(words: list[str]) -> None:
    """Fill the disk, now that there is one."""
    how, disk, base, conference, points, boasting = words
    outcome = Outcome(how)
    made = Ground(Path(base) / "desk.cpdesk", UUID(conference), "").copied_to(Path(disk) / "work")
    limit = Filled(Path(disk)) if how == "filled" else Limited(Path(disk))
    work = _Work(made, limit, outcome, boasting=boasting == "1")
    try:
        work.rehearse()
        for _ in range(int(points)):
            work.point()
    except (ground.Failed, CpdeskError) as wrong:
        outcome.first = str(wrong)
    outcome.saved = len(work.saved)
    sys.stdout.write(json.dumps(asdict(outcome)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
