"""The program is killed in the middle of each of its deeds, and everything is looked at each time.

Nothing that it called saved is missing; the file opens every time, with the passphrase that it had or the one
it was getting; and under a final name there is a whole file, a whole folder of documents, or nothing.
"""

import os
import random
import shutil
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cpdesk.errors import CpdeskError
from cpdesk.services.papers import MAKING
from cpdesk.storage import copies, vault
from cpdesk.storage.files import data_path
from tests.drills import old_shape
from tests.drills.ground import (
    PASSPHRASE,
    Failed,
    Ground,
    bytes_in,
    found_in,
    numbers_in,
    opened,
    require,
)
from tests.drills.victims import Victims

Said = list[dict[str, Any]]
_GOLDEN = 0.6180339887  # its multiples, without their whole part, lie evenly however many there are
_MORE = 6  # kills on top, until one came in the middle and one after the end


@dataclass
class Scene:
    """The file that the victims work on, one after the other, and what they promised."""

    ground: Ground
    out: Path
    """A folder for what they make."""
    secret: str = PASSPHRASE
    saved: list[int] = field(default_factory=list)
    made: int = 0
    """How many whole things were found under a final name."""
    wanted: int = 0
    """How many files there are where nobody is killed."""
    turn: int = 0


@dataclass(frozen=True)
class Deed:
    """One deed in whose middle the program is killed."""

    name: str
    words: str
    deeds: Callable[[Scene], list[str]]
    look: Callable[[Scene, Said], None]
    old_shape: bool = False
    """Whether each victim gets a file of the first shape, and no file of today."""


@dataclass
class Outcome:
    """What many kills came to."""

    kills: int = 0
    caught: int = 0
    """How many of them came before the program had said that it was done."""
    finished: int = 0
    """How many came after that."""
    saved: int = 0
    made: int = 0

    def __str__(self) -> str:
        return f"{self.kills} kills, {self.caught} in its middle, {self.finished} after its end"

    @property
    def tried_both(self) -> bool:
        """Whether some came in its middle and some after its end: without both, nothing was shown."""
        return bool(self.caught and self.finished)


def drill(
    deed: Deed, ground: Ground, kills: int, aside: Path, chance: random.Random, victims: Victims
) -> Outcome:
    """Kill the program so many times in the middle of a deed and after it; a few more where one is missing.

    Raises `Failed` when something is wrong, or when none came in its middle or none after its end.
    """
    if deed.old_shape:
        ground = old_shape.made(aside / "old")
    outcome = Outcome()
    scene, trial = (
        Scene(ground.copied_to(aside / name), _empty(aside / f"{name} out")) for name in ("work", "trial")
    )
    seconds = victims.seconds(trial.ground.path, ground.conference, deed.deeds(trial), begins=deed.name)
    scene.wanted = len(bytes_in(trial.out))
    whole, start = seconds, chance.random()
    while outcome.kills < kills or (not outcome.tried_both and outcome.kills < kills + _MORE):
        if deed.old_shape:
            ground.copied_to(aside / "work")
        scene.turn += 1
        after = _moment(outcome, kills, seconds, whole, start)
        said = victims.killed(
            scene.ground.path, ground.conference, deed.deeds(scene), begins=deed.name, after=after
        )
        done = any(line.get("done") == deed.name for line in said)
        outcome.kills += 1
        outcome.caught += not done
        outcome.finished += done
        seconds *= 0.9 if done else 1.04  # so that most are in its middle, and its end is among them
        scene.saved += [line["about"] for line in said if line.get("done") == "entry"]
        deed.look(scene, said)
    outcome.saved, outcome.made = len(scene.saved), scene.made
    require(outcome.caught, f"no kill came in its middle: {outcome}")
    require(outcome.finished, f"it was never finished, so that nothing was to be found: {outcome}")
    require(outcome.saved or outcome.made, f"it was finished and nothing was found: {outcome}")
    return outcome


def _moment(outcome: Outcome, kills: int, seconds: float, whole: float, start: float) -> float:
    """When the next kill comes, in seconds of the deed, which takes about `seconds` now and `whole` at first.

    They lie evenly in it, few or many; the last is after its end, unless one was already, and those that come
    on top go ever further to where one is missing.
    """
    over = max(0, outcome.kills + 1 - kills)
    if outcome.kills + 1 >= kills and not outcome.finished:
        return whole * 2.0 ** (over + 1)
    if over:
        return seconds / 2.0**over
    return seconds * ((start + outcome.kills * _GOLDEN) % 1)


def the_file_is_whole(scene: Scene, secrets: Sequence[str] = ()) -> str:
    """Whether the file opens and has what was saved in it; gives the passphrase that opened it."""
    secret, numbers = found_in(scene.ground.path, secrets or (scene.secret,), scene.ground.conference)
    require(set(scene.saved) <= set(numbers), "an entry that was called saved is missing")
    require(len(numbers) <= len(scene.saved) + scene.turn, "more entries are there than were begun")
    return secret


def nothing_is_left_behind(scene: Scene) -> None:
    """Whether there is only the file once somebody has opened it; what is half-made goes after an hour."""
    folder, names = scene.ground.path.parent, {scene.ground.path.name, data_path(scene.ground.path).name}
    for half in folder.glob(".*.cpdesk-new*"):
        os.utime(half, (time.time() - 2 * 3600,) * 2)
    with opened(scene.ground.path, scene.secret):
        pass
    left = {place.name for place in folder.iterdir()} - names
    require(not left, f"left behind: {', '.join(sorted(left))}")


def sealed_files_are_whole(scene: Scene, folder: Path, secrets: Sequence[str] = ()) -> int:
    """Whether every sealed file in a folder opens and has the entries in it; how many there are."""
    found = sorted(folder.glob("*.cpdesk"))
    for path in found:
        secret, _ = found_in(path, secrets or (scene.secret,), scene.ground.conference)
        require(secret, "half a file has a final name")
    return len(found)


def documents_are_whole(folder: Path, of_each: int) -> int:
    """Whether every folder of documents is complete and each of them a whole Word file; how many folders."""
    folders = [place for place in folder.iterdir() if not place.name.startswith(MAKING)]
    for place in folders:
        documents = sorted(place.rglob("*.docx"))
        require(len(documents) == of_each, "a folder of documents has its name and is not complete")
        for document in documents:
            require(zipfile.is_zipfile(document), "half a document has a final name")
            with zipfile.ZipFile(document) as inside:
                require(inside.testzip() is None, "half a document has a final name")
    return len(folders)


def _saving(scene: Scene, _said: Said) -> None:
    scene.secret = the_file_is_whole(scene)


def _creating(scene: Scene, said: Said) -> None:
    the_file_is_whole(scene)
    path = scene.out / f"{scene.turn}.cpdesk"
    if any(line.get("done") == "create" for line in said):
        require(path.exists(), "a file that was called made is not there")
    if path.exists():
        scene.made += 1
        try:
            with opened(path, PASSPHRASE) as desk:
                require(numbers_in(desk, scene.ground.conference) == [], "a new file is not empty")
        except CpdeskError as refused:
            raise Failed(f"half a file has a final name: {refused}") from refused
    _empty(scene.out)


def _exporting(scene: Scene, said: Said) -> None:
    the_file_is_whole(scene)
    there = documents_are_whole(scene.out, scene.wanted)
    if any(line.get("done") == "export" for line in said):
        require(there == 1, "documents that were called made are not there")
    scene.made += there
    _empty(scene.out)


def _backing_up(scene: Scene, said: Said) -> None:
    the_file_is_whole(scene)
    there = sealed_files_are_whole(scene, scene.out)
    if any(line.get("done") == "backup" for line in said):
        require(there == 1, "a backup that was called made is not there")
    scene.made += there
    _empty(scene.out)


def _restoring(scene: Scene, said: Said) -> None:
    the_file_is_whole(scene)
    target = _restored(scene)
    if any(line.get("done") == "restore" for line in said):
        require(target.exists(), "a file that was called restored is not there")
    scene.made += target.exists()
    require(sealed_files_are_whole(scene, scene.out) == 1 + target.exists(), "the backup is not there")
    for left in scene.out.glob(f"{target.name}*"):
        left.unlink()


def _one_backup(scene: Scene) -> Path:
    """The backup that is restored; made when there is none."""
    found = [path for path in scene.out.glob("*.cpdesk") if not path.name.startswith("restored")]
    if not found:
        with opened(scene.ground.path, scene.secret) as desk:
            found = [desk.backups.make(scene.out).line.path]
    return found[0]


def _restored(scene: Scene) -> Path:
    return scene.out / f"restored {scene.turn}.cpdesk"


def _changing_passphrase(scene: Scene, said: Said) -> None:
    new = _next_secret(scene)
    done = any(line.get("done") == "passphrase" for line in said)
    scene.secret = the_file_is_whole(scene, (new,) if done else (new, scene.secret))
    scene.made += scene.secret == new


def _making_keys_anew(scene: Scene, said: Said) -> None:
    new = _next_secret(scene)
    done = any(line.get("done") == "rekey" for line in said)
    scene.secret = the_file_is_whole(scene, (new,) if done else (new, scene.secret))
    scene.made += scene.secret == new
    nothing_is_left_behind(scene)


def _migrating(scene: Scene, said: Said) -> None:
    """The file opens and has every case; what it was before lies beside it, whole, once it is raised."""
    path = scene.ground.path
    copies_made = [place for place in path.parent.glob("*.cpdesk") if place != path]
    key = vault.unlock(path, PASSPHRASE)
    try:
        for copy in copies_made:
            copies.verify(copy, key)
        with opened(path, PASSPHRASE) as desk:
            require(len(desk.cases.find()) == old_shape.CASES, "a case is missing")
    except CpdeskError as refused:
        raise Failed(f"the file does not open: {refused}") from refused
    if any(line.get("done") == "migrate" for line in said):
        require(copies_made, "there is no copy of what the file was before")
    scene.made += bool(copies_made)


def _next_secret(scene: Scene) -> str:
    return f"{PASSPHRASE}, turn {scene.turn}"


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


SAVING = Deed("write", "saving", lambda scene: [f"open|{scene.secret}", "write|6"], _saving)
CREATING = Deed(
    "create", "making a file", lambda scene: [f"create|{scene.out / f'{scene.turn}.cpdesk'}"], _creating
)
PASSPHRASES = Deed(
    "passphrase", "changing the passphrase",
    lambda scene: [f"open|{scene.secret}", f"passphrase|{_next_secret(scene)}"], _changing_passphrase,
)  # fmt: skip
EXPORTING = Deed(
    "export", "exporting", lambda scene: [f"open|{scene.secret}", f"export|{scene.out}"], _exporting
)
BACKING_UP = Deed(
    "backup", "backing up", lambda scene: [f"open|{scene.secret}", f"backup|{scene.out}"], _backing_up
)
RESTORING = Deed(
    "restore", "restoring",
    lambda scene: [f"open|{scene.secret}", f"restore|{_one_backup(scene)}|{_restored(scene)}"], _restoring,
)  # fmt: skip
MAKING_KEYS_ANEW = Deed(
    "rekey", "replacing all keys",
    lambda scene: [f"open|{scene.secret}", f"rekey|{_next_secret(scene)}"], _making_keys_anew,
)  # fmt: skip
MIGRATING = Deed("migrate", "migrating", lambda _scene: [f"migrate|{PASSPHRASE}"], _migrating, old_shape=True)
DEEDS = (SAVING, CREATING, PASSPHRASES, MAKING_KEYS_ANEW, BACKING_UP, RESTORING, MIGRATING, EXPORTING)
