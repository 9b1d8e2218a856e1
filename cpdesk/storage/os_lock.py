"""The lock that the operating system keeps on an open file: it ends with the process, however that ends."""

import errno
import os
import sys
from enum import Enum


class Lock(Enum):
    """What came of trying to lock."""

    OURS = "ours"
    HELD_ELSEWHERE = "held elsewhere"
    UNKNOWN = "unknown"
    """This disk or share knows no locks."""


if sys.platform == "win32":
    import msvcrt

    # Where one is locked there, nobody else can read: far behind what is written in the file.
    _FAR = 0x4000_0000

    def _lock(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def runs(_process: int) -> bool:
        """Whether a process of this number runs on this computer; here that cannot be told, so yes."""
        return True

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def runs(process: int) -> bool:
        """Whether a process of this number runs on this computer, whoever started it."""
        try:
            os.kill(process, 0)
        except (ProcessLookupError, OverflowError):
            return False
        except OSError:
            return True
        return process > 0


_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK}


def take(handle: int) -> Lock:
    """Lock an open file for as long as it is open, without waiting."""
    try:
        _lock(handle)
    except OSError as error:
        return Lock.HELD_ELSEWHERE if error.errno in _TAKEN else Lock.UNKNOWN
    return Lock.OURS
