"""How often a wrong passphrase was tried on each file, and how long its next try has to wait."""

import contextlib
import json
import math
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path

from cpdesk.errors import CpdeskError
from cpdesk.own_folder import make_own
from cpdesk.rules.waiting import FORGOTTEN_AFTER, seconds_left


@dataclass(frozen=True, slots=True)
class Tried:
    """Wrong tries in a row, and when the last of them was, in seconds since 1970."""

    failed: int = 0
    at: float = 0.0


class Attempts:
    """Counts for as long as the program runs; with a folder, over its end too.

    In the folder lies one small file for each sealed file with wrong tries, named by a digest of the file's
    random identity: neither its name nor its place, nor anything that was typed.
    """

    def __init__(self, folder: Path | None = None, now: Callable[[], float] = time.time) -> None:
        self._folder = folder
        self._now = now
        self._tried: dict[Path, Tried] = {}

    def seconds_left(self, path: Path) -> int:
        """Whole seconds until the next try on this file; 0 when it can be made now."""
        tried = self._of(path)
        return math.ceil(seconds_left(tried.failed, self._now() - tried.at))

    def failed(self, path: Path) -> None:
        """A passphrase was tried and did not open the file."""
        before = self._of(path)
        again = Tried(before.failed + 1, self._now())
        if abs(again.at - before.at) > FORGOTTEN_AFTER:
            again = Tried(1, again.at)
        self._tried[path.absolute()] = again
        kept = self._kept(path)
        if kept is not None:
            with contextlib.suppress(OSError):  # it counts for as long as the program runs, then
                make_own(kept.parent)
                kept.write_text(json.dumps(asdict(again)), encoding="ascii")

    def opened(self, path: Path) -> None:
        """The file was opened: whatever went wrong before is forgotten."""
        self._tried[path.absolute()] = Tried()
        kept = self._kept(path)
        if kept is not None:
            with contextlib.suppress(OSError):
                kept.unlink(missing_ok=True)

    def _of(self, path: Path) -> Tried:
        place = path.absolute()
        if place not in self._tried:
            self._tried[place] = _read(self._kept(path))
        return self._tried[place]

    def _kept(self, path: Path) -> Path | None:
        if self._folder is None:
            return None
        from cpdesk.storage import files, header  # lazy: the first window does not wait for the cipher

        try:
            identity = header.decode(files.read_header(path)).file_id
        except CpdeskError:  # no file of ours, so no passphrase is ever tried on it
            return None
        return self._folder / f"{blake2b(identity, digest_size=16, person=b'cpdesk tried').hexdigest()}.tried"


def _read(kept: Path | None) -> Tried:
    """What was kept; a note that cannot be read counts as none, since whoever can spoil it can remove it."""
    if kept is None:
        return Tried()
    try:
        found = json.loads(kept.read_text(encoding="ascii")[:200])
        return Tried(int(found["failed"]), float(found["at"]))
    except (OSError, ValueError, TypeError, KeyError, OverflowError):
        return Tried()
