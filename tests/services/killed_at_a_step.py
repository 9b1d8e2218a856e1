"""Changes the keys of a file and dies at a chosen step; run by `test_killed_keys.py`.

Steps are what Python does to the disk: opening for writing, renaming, linking, removing, syncing. It is told
"number path what" line by line and answers each with "killed" or "done".
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cpdesk.services.desk import Desk
from cpdesk.services.sealing import Sealing, nobody
from cpdesk.storage.cost import Cost

OLD = "a long enough passphrase"
NEW = "marble otters count the ferries"
KILLED = 9
_STEPS = {"os.rename", "os.remove", "os.link", "os.truncate"}
_left: int | None = None


def _step() -> None:
    global _left
    if _left is not None:
        if not _left:
            os._exit(KILLED)
        _left -= 1


def _seen(event: str, arguments: tuple[Any, ...]) -> None:
    writes = event == "open" and bool(arguments[2] & (os.O_WRONLY | os.O_RDWR))
    if _left is not None and (event in _STEPS or writes):
        _step()


def _change(desk: Desk) -> None:
    desk.keys.change("", NEW, OLD)


def _rekey(desk: Desk) -> None:
    desk.keys.rekey(NEW)


def _die_at(number: int, path: Path, what: str) -> None:
    """In a process of its own."""
    global _left
    desk = Sealing(nobody, lambda: datetime(2026, 11, 26, 10, tzinfo=UTC), Cost(64, 1, 1)).unlock(path, OLD)
    sync = os.fsync

    def counted(handle: int) -> None:
        _step()
        sync(handle)

    os.fsync = counted
    _left = number
    {"change": _change, "rekey": _rekey}[what](desk)
    _left = None
    desk.close()
    os._exit(0)


def main() -> None:
    sys.addaudithook(_seen)
    for line in sys.stdin:
        number, what, path = line.rstrip("\n").split(" ", 2)
        child = os.fork()
        if not child:
            _die_at(int(number), Path(path), what)
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        sys.stdout.write({KILLED: "killed", 0: "done"}.get(code, f"failed {code}") + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
