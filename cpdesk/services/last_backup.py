"""Backups that go on for a moment after their file was locked; opening it again does not wait for them."""

import threading
from pathlib import Path

from cpdesk.errors import Cancelled

_GOING_ON: dict[Path, "LastBackup"] = {}


class LastBackup:
    """One backup that outlives the open file; stopped when somebody opens that again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stop, self._over = threading.Event(), threading.Event()
        _GOING_ON[path] = self

    def go_on(self) -> None:
        """To be asked at each step. Raises Cancelled when the file is being opened again."""
        if self._stop.is_set():
            raise Cancelled("Stopped, as the file is being opened again. Nothing half-made was left behind.")

    def end(self) -> None:
        """It is over, and the file is let go of."""
        if _GOING_ON.get(self._path) is self:
            del _GOING_ON[self._path]
        self._over.set()

    def give_up(self) -> None:
        """Stop it, and wait until the file is let go of: the time of one step, or of the last check."""
        self._stop.set()
        self._over.wait()


def give_up(path: Path) -> None:
    """Stop the backup that still goes on of a file that was locked; to be called before it is opened."""
    going_on = _GOING_ON.get(path)
    if going_on is not None:
        going_on.give_up()
