"""The power goes at any moment of a working day of the program: nothing that it called saved is lost.

The program runs once and every write and sync of it is recorded (`recorder.py`). Then the power is cut at as
many moments as are wanted: the folder is laid out as the disk may have it then (`disk.py`), the real program
opens it, and what it had said before is looked for.
"""

import json
import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.drills import recorder
from tests.drills.disk import Disk, laid_out
from tests.drills.ground import PASSPHRASE, Failed, Ground, bytes_in, found_in, require
from tests.drills.recorder import Event, Said

NEW, LAST = "five geese beside the library", "six ducks below the old bridge"
DAY = (
    "open|{secret}", "write|60", "close",
    "open|{secret}", "write|90", f"passphrase|{NEW}", "write|9", "close",
    f"open|{NEW}", "write|20", f"rekey|{LAST}", f"open|{LAST}", "write|10",
)  # fmt: skip
"""An evening’s notes, the file closed and opened in between, a new passphrase, and all keys made anew: long
enough for the -wal to be begun anew."""
SHORT = (
    "open|{secret}", "write|4", "close", "open|{secret}", f"passphrase|{NEW}", "write|4", f"rekey|{LAST}",
    f"open|{LAST}", "write|2",
)  # fmt: skip

CARELESS = ("careless|OFF", "open|{secret}", "write|6", "close", "open|{secret}", "write|6")
"""The control: the same program, whose database waits for no disk."""


@dataclass
class Promised:
    """What a person has seen of the file at one moment."""

    entries: list[int] = field(default_factory=list)
    begun: int | None = None
    """The entry that is being written."""
    secrets: tuple[str, ...] = (PASSPHRASE,)
    """Those that may open the file now: two while it changes."""

    def hear(self, words: str) -> None:
        """One line of the program."""
        said = json.loads(words)
        if said.get("begins") == "entry":
            self.begun = said["about"]
        elif said.get("done") == "entry":
            self.entries.append(said["about"])
            self.begun = None
        elif said.get("begins") in ("passphrase", "rekey"):
            self.secrets = (*self.secrets, said["about"][0])
        elif said.get("done") in ("passphrase", "rekey"):
            self.secrets = self.secrets[-1:]


@dataclass
class Outcome:
    """What many cuts came to."""

    cuts: int = 0
    acknowledged: int = 0
    """Entries that had been called saved, summed over all cuts."""
    lost: int = 0
    not_opened: int = 0
    first: str = ""
    """What was wrong first, in words."""

    @property
    def good(self) -> bool:
        """Whether nothing was lost and the file opened each time."""
        return bool(self.cuts) and not self.lost and not self.not_opened


@dataclass(frozen=True)
class Recorded:
    """One run of the program, from the disk that it found."""

    before: Path
    """The folder as it was before."""
    events: Sequence[Event]
    ground: Ground


def run(ground: Ground, aside: Path, deeds: Sequence[str], *, secret: str = PASSPHRASE) -> Recorded:
    """Let the program do these deeds on a copy of the ground, and record it; `aside` is an empty folder."""
    before = ground.copied_to(aside / "before")
    worked = before.copied_to(aside / "worked")
    deeds = [deed.format(secret=secret, folder=worked.path.parent) for deed in deeds]
    events = recorder.record(
        aside / "log", worked.path.parent, "tests.drills.program",
        str(worked.path), str(worked.conference), *deeds,
    )  # fmt: skip
    return Recorded(before.path.parent, events, before)


def cut(recorded: Recorded, cuts: int, aside: Path, chance: random.Random) -> Outcome:
    """Cut the power so many times, at moments by chance, and look what is left."""
    moments = sorted(chance.randrange(len(recorded.events) + 1) for _ in range(cuts))
    disk, promised, outcome = Disk.of(recorded.before), Promised(), Outcome()
    at = 0
    for moment in moments:
        for event in recorded.events[at:moment]:
            if isinstance(event, Said):
                promised.hear(event.words)
            else:
                disk.feel(event)
        at = moment
        look(disk.without_power(chance), promised, recorded.ground, aside / "after", outcome)
    return outcome


def look(
    there: dict[str, bytes | None], promised: Promised, ground: Ground, folder: Path, outcome: Outcome
) -> None:
    """Open what is on the disk now, and count what is missing of what was promised."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    laid_out(there, folder)
    outcome.cuts += 1
    outcome.acknowledged += len(promised.entries)
    try:
        _secret, numbers = found_in(folder / ground.path.name, promised.secrets, ground.conference)
        missing = set(promised.entries) - set(numbers)
        more = set(numbers) - set(promised.entries) - {promised.begun}
        outcome.lost += len(missing)
        require(not missing, f"{len(missing)} entries that were called saved are missing")
        require(not more, "an entry is there that nobody has begun")
    except Failed as wrong:
        outcome.not_opened += "not open" in str(wrong) or "no passphrase" in str(wrong)
        outcome.first = outcome.first or str(wrong)


def after_the_last(recorded: Recorded) -> bool:
    """Whether the model, with nothing cut, has the very bytes that lie in the folder at the end."""
    worked = bytes_in(recorded.before.with_name("worked"))
    whole = {name: content for name, content in worked.items() if not name.endswith("-shm")}
    return everything(Disk.of(recorded.before), recorded.events) == whole


def everything(disk: Disk, events: Sequence[Event]) -> dict[str, bytes]:
    """The files of a disk after these events, with nothing cut."""
    for event in events:
        if not isinstance(event, Said):
            disk.feel(event)
    there = disk.without_power(_Everything())
    return {name: content for name, content in there.items() if content is not None}


class _Everything(random.Random):
    """The chance that keeps all that waits."""

    def random(self) -> float:
        return 0.5

    def choice(self, of: Sequence[float]) -> float:  # type: ignore[override]
        return of[-1]
