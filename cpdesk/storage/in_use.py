"""The mark beside an open file: who has it open, on which computer and since when; one at a time.

`X.cpdesk-in-use` lies beside `X.cpdesk` while that is open. It holds no name of a case. The lock that the
operating system keeps on it ends with the process, whatever ends that; what stands in it is for people, and
for computers that share a folder and do not see each other's locks. Two of them must never write in one file:
what one has in its memory the other does not know of.
"""

import contextlib
import json
import os
import socket
import stat
import sys
import time
import uuid
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from cpdesk.errors import CannotWrite, InUse
from cpdesk.rules.wording import clock, instant_words, local
from cpdesk.storage import files
from cpdesk.storage.os_lock import Lock, runs, take

REFRESHED_EVERY = 60
"""Seconds; `Mark.refresh` is to be called so often."""
DEAD_AFTER = 300
"""Seconds without a refresh after which another computer is taken to have let go without saying so."""
_SIZE = 2048
_LONGEST_WORD = 100


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a file open."""

    who: str
    """Whose key it is, or what kind of key."""
    computer: str
    machine: str
    """This computer and no other, in a form that says nothing about it."""
    process: int
    since: str
    """An aware instant, ISO 8601."""
    token: str
    """Random: this opening and no other."""


class Mark:
    """The mark of one open file; held until `release`, or until the process ends."""

    def __init__(self, path: Path, handle: int | None, holder: Holder) -> None:
        self._path, self._handle, self._holder = path, handle, holder
        self._written = 0.0

    def refresh(self) -> bool:
        """Say that the file is still open here; false when another computer has taken it over meanwhile."""
        if not self.is_ours(surely=True):
            return False
        self.write()
        return True

    def is_ours(self, *, surely: bool = False) -> bool:
        """Whether no other computer has taken the file over; looked up where one could have, or `surely`.

        Nobody takes over what was refreshed a moment ago. A computer that slept finds out by its clock,
        before it writes the first word.
        """
        fresh = abs(time.time() - self._written) < REFRESHED_EVERY
        if self._handle is None or (fresh and not surely):
            return True
        now = _read(self._path)
        return now is None or now.token == self._holder.token

    def release(self) -> None:
        """Take the mark away; a second time does nothing."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        now = _read(self._path)
        ours = now is None or now.token == self._holder.token
        with contextlib.suppress(OSError):
            if ours and os.name != "nt":
                self._path.unlink()  # while it is locked, so that nobody's new one is taken away
        os.close(handle)
        with contextlib.suppress(OSError):
            if ours and os.name == "nt":
                self._path.unlink()  # there an open file cannot be taken away, ours or that of the next

    def write(self) -> None:
        """Write down who has it: in place, as a new file would not be locked; a full disk is no hindrance."""
        if self._handle is None:
            return
        text = json.dumps(asdict(self._holder), ensure_ascii=True).encode()
        with contextlib.suppress(OSError):
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, text.ljust(_SIZE))
            os.ftruncate(self._handle, _SIZE)
            self._written = time.time()


def mark_path(path: Path) -> Path:
    """Where the mark of a sealed file lies: `X.cpdesk-in-use` for `X.cpdesk`."""
    return path.with_name(path.name + "-in-use")


def claim(path: Path, who: str, *, take_over: bool = False) -> Mark:
    """Mark the sealed file `path` as open here by `who`, or raise `InUse` with who has it and since when.

    The mark of a process that has ended counts for nothing. That of another computer which has not been
    refreshed for `DEAD_AFTER` is only taken over when a person said so (`take_over`): `InUse.dead` tells that
    they may be asked. In a folder that cannot be written to there is no mark: no records can be written
    there either, and opening them says so.
    """
    mark, me = mark_path(path), _myself(who)
    for _ in range(20):
        handle = _opened(mark)
        if handle is None:
            return Mark(mark, None, me)
        try:
            lock = take(handle)
            if lock is Lock.HELD_ELSEWHERE:
                raise _refused(_read(mark))
            if not _is_still(mark, handle):  # its holder took it away a moment ago
                os.close(handle)
                continue
            if not _is_blank(handle):
                _refuse_living(_read(mark), mark, lock, take_over=take_over)
        except BaseException:
            os.close(handle)
            raise
        taken = Mark(mark, handle, me)
        taken.write()
        return taken
    raise _refused(_read(mark))


def _opened(mark: Path) -> int | None:
    """The mark, made if there was none; None where none can be."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    flags |= getattr(os, "O_NONBLOCK", 0)  # something else in its place must not make us wait
    try:
        handle = os.open(mark, flags, 0o600)
    except OSError as error:
        if mark.is_symlink() or mark.is_dir():
            raise CannotWrite(_SOMETHING_ELSE) from error
        if mark.exists():
            raise _refused(_read(mark)) from error  # it belongs to somebody else on this computer
        return None
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return handle
    os.close(handle)
    raise CannotWrite(_SOMETHING_ELSE)


def _is_still(mark: Path, handle: int) -> bool:
    """Whether the file that was opened still has this name."""
    try:
        there, here = mark.stat(), os.fstat(handle)
    except FileNotFoundError:
        return False
    return (there.st_dev, there.st_ino) == (here.st_dev, here.st_ino)


def _is_blank(handle: int) -> bool:
    """Whether nothing stands in it: made just now, or cut off from the power before it was written."""
    os.lseek(handle, 0, os.SEEK_SET)
    return not os.read(handle, _SIZE).strip(b"\x00 ")


def _refuse_living(before: Holder | None, mark: Path, lock: Lock, *, take_over: bool) -> None:
    """Raise `InUse` unless what the mark says has ended."""
    age = _age(mark)
    if before is not None and before.machine == _machine():
        # The lock would be held if the process lived; without locks its number must do, and only a fresh one.
        if lock is Lock.UNKNOWN and age < DEAD_AFTER and runs(before.process):
            raise _refused(before)
    elif age < DEAD_AFTER:
        raise _refused(before)
    elif not take_over:
        raise _silent(before, time.time() - age)


def _age(mark: Path) -> float:
    """Seconds since the mark was written, by the clock that writes the times of files in that folder."""
    probe = files.beside(mark)
    now = time.time()
    with contextlib.suppress(OSError):
        files.private_empty(probe)
        now = probe.stat().st_mtime
        probe.unlink()
    return now - mark.stat().st_mtime


def _read(mark: Path) -> Holder | None:
    """What a mark says; None when it says nothing that can be read. Anybody may have written it."""
    try:
        with mark.open("rb") as file:
            said = json.loads(file.read(_SIZE).strip(b"\x00 ").replace(b"\x00", b" "))  # torn by a power cut
        words = {name: str(said[name]) for name in ("who", "computer", "machine", "since", "token")}
        local(datetime.fromisoformat(words["since"]))
        process = int(said["process"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError, OverflowError):
        return None
    plain = {
        name: "".join(c for c in text if c.isprintable())[:_LONGEST_WORD] for name, text in words.items()
    }
    return Holder(**plain, process=process)


def _myself(who: str) -> Holder:
    computer, since = socket.gethostname()[:_LONGEST_WORD], datetime.now(UTC).isoformat()
    return Holder(who[:_LONGEST_WORD], computer, _machine(), os.getpid(), since, uuid.uuid4().hex)


def _machine() -> str:
    """This computer, also after a restart; its own mark is that of a process which can be asked."""
    known = f"{sys.platform} {socket.gethostname()}"
    for place in (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id")):
        with contextlib.suppress(OSError, ValueError):
            known += place.read_text(encoding="ascii")
            break
    return sha256(f"cpdesk {known}".encode("utf-8", "surrogateescape")).hexdigest()[:32]


def _refused(holder: Holder | None) -> InUse:
    if holder is None:
        return InUse(
            "This file is open already, here or on another computer, so it was not opened a second time. "
            "Nothing was changed. Lock it there first, or try again in a few minutes."
        )
    if holder.machine == _machine():
        return InUse(
            f"This file is open already on this computer{_by(holder)}, so it was not opened a second time. "
            "Nothing was changed. Go on in the window that has it, or lock it there first."
        )
    return InUse(
        f"This file is open on the computer “{holder.computer}”{_by(holder)}, so it was not opened here: two "
        "computers must never write in one file. Nothing was changed. Ask for it to be locked there, then "
        "try again."
    )


def _silent(holder: Holder | None, last: float) -> InUse:
    heard = clock(datetime.fromtimestamp(last, UTC))
    where = f"on the computer “{holder.computer}”{_by(holder)}" if holder else "on another computer"
    return InUse(
        f"This file was opened {where}, and nothing has been heard from there since {heard}. It was not "
        "opened here, and nothing was changed. If you are certain that it is not open there any more, open "
        "it all the same; two computers that write in one file would spoil it.",
        dead=True,
    )


def _by(holder: Holder) -> str:
    """“ by Ana Novak, since Monday 23 November 2026 at 14:05”."""
    who = f" by {holder.who}" if holder.who else ""
    return f"{who}, since {instant_words(datetime.fromisoformat(holder.since))}"


_SOMETHING_ELSE = (
    "Something that is not cpdesk’s lies beside this file where cpdesk notes who has it open; its name ends "
    "in “.cpdesk-in-use”. It was left as it is, and the file was not opened. Take it away and try again."
)
