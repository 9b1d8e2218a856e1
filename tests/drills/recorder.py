"""Every write and every sync of a program in one folder, in order, as it asked the operating system for them.

The program runs under ptrace, the facility that debuggers use: nothing needs to be installed, nothing in the
program is changed, and what C libraries write is seen as well as what Python does. Linux only, and only where
a process may watch its own child (some containers forbid it): `available()` says.

    python -m tests.drills.recorder LOG FOLDER MODULE WORDS…

imports MODULE, forks, and records what its `main(WORDS)` does below FOLDER. LOG gets pickled events, one
after the other. What the program says on its standard output stands among them as `Said`: whatever was said
before a cut is what somebody has seen.

A file written through shared memory would escape; such a mapping is refused, but for SQLite's “-shm”, which
nobody reads after a power cut.
"""

import contextlib
import ctypes
import functools
import importlib
import os
import pickle
import platform
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Made:
    """A new empty file."""

    file: int
    name: str


@dataclass(frozen=True, slots=True)
class Wrote:
    """Bytes, at a place in a file; not yet on the disk."""

    file: int
    at: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Resized:
    """A file was cut, or made longer with noughts; not yet on the disk."""

    file: int
    size: int


@dataclass(frozen=True, slots=True)
class Synced:
    """What was written to a file is on the disk."""

    file: int


@dataclass(frozen=True, slots=True)
class MadeFolder:
    """A new folder."""

    name: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A file or folder has another name, which may have been another's."""

    name: str
    to: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A file has a second name."""

    name: str
    also: str


@dataclass(frozen=True, slots=True)
class Removed:
    """A name was taken away."""

    name: str


@dataclass(frozen=True, slots=True)
class FolderSynced:
    """The names in a folder are on the disk."""

    name: str


@dataclass(frozen=True, slots=True)
class Said:
    """What the program told the world."""

    words: str


Event = Made | Wrote | Resized | Synced | MadeFolder | Moved | Linked | Removed | FolderSynced | Said

# syscall: (number on x86-64, number on ARM64)
_CALLS = {
    "open": (2, None), "creat": (85, None), "openat": (257, 56), "openat2": (437, 437),
    "write": (1, 64), "writev": (20, 66), "pwrite": (18, 68), "pwritev": (296, 70), "pwritev2": (328, 287),
    "sendfile": (40, 71), "copy_file_range": (326, 285), "fallocate": (285, 47),
    "truncate": (76, 45), "ftruncate": (77, 46), "fsync": (74, 82), "fdatasync": (75, 83),
    "rename": (82, None), "renameat": (264, 38), "renameat2": (316, 276),
    "link": (86, None), "linkat": (265, 37), "unlink": (87, None), "unlinkat": (263, 35),
    "mkdir": (83, None), "mkdirat": (258, 34), "rmdir": (84, None), "mmap": (9, 222),
    "symlink": (88, None), "symlinkat": (266, 36), "io_uring_setup": (425, 425),
}  # fmt: skip
_MACHINES = {"x86_64": 0, "aarch64": 1}

_TRACEME, _CONT_SYSCALL, _SETOPTIONS, _SYSCALL_INFO = 0, 24, 0x4200, 0x420E
_OPTIONS = 0x1 | 0x2 | 0x4 | 0x8 | 0x100000  # sysgood, fork, vfork, clone, and end with the recorder
_WALL = 0x40000000
_ENTRY, _EXIT = 1, 2
_SHARED, _WRITABLE = 0x01, 0x2
_AT_FDCWD = -100


class _Info(ctypes.Structure):
    """What the kernel says about the call at which a program stands (`ptrace_syscall_info`)."""

    _fields_ = [
        ("op", ctypes.c_uint8),
        ("pad", ctypes.c_uint8 * 3),
        ("arch", ctypes.c_uint32),
        ("instruction", ctypes.c_uint64),
        ("stack", ctypes.c_uint64),
        ("first", ctypes.c_int64),  # the number at entry, the result at exit
        ("arguments", ctypes.c_int64 * 6),
        ("more", ctypes.c_uint64 * 2),
    ]


class CannotRecord(Exception):
    """No program may watch another here, or this one did what the model does not know."""


def record(log: Path, folder: Path, module: str, *words: str) -> list[Event]:
    """What `main(words)` of a module does below `folder`; raises `CannotRecord` when it ends badly."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.drills.recorder", str(log), str(folder), module, *words],
        cwd=ROOT, env={**os.environ, "PYTHONUTF8": "1"}, capture_output=True, encoding="utf-8", timeout=600,
    )  # fmt: skip
    if ran.returncode:
        raise CannotRecord(ran.stderr[-3000:])
    return list(_events(log))


@functools.cache
def available() -> bool:
    """Whether writes can be recorded here."""
    if sys.platform != "linux" or platform.machine() not in _MACHINES:
        return False
    tried = subprocess.run(
        [sys.executable, "-m", "tests.drills.recorder", os.devnull, os.devnull, "tests.drills.recorder"],
        cwd=ROOT, capture_output=True, timeout=60,
    )  # fmt: skip
    return tried.returncode == 0


def main(_words: list[str]) -> None:
    """Nothing: what is recorded to see whether recording works."""


def _events(log: Path) -> Iterator[Event]:
    with log.open("rb") as written, contextlib.suppress(EOFError):
        while True:
            yield pickle.load(written)


class _Recorder:
    """Follows one program and everything that it starts."""

    def __init__(self, folder: Path, log: BinaryIO) -> None:
        self._folder = os.path.realpath(folder)
        self._log = log
        self._files: dict[int, int] = {}
        """The number of each file, by its inode; an inode may be used again."""
        self._number = 0
        for place in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if place.is_file() and self._name(str(place)) is not None:
                self._note(place.stat().st_ino)
        which = _MACHINES[platform.machine()]
        self._calls = {numbers[which]: name for name, numbers in _CALLS.items() if numbers[which] is not None}

    def _note(self, inode: int) -> int:
        self._files[inode] = self._number
        self._number += 1
        return self._files[inode]

    def tell(self, event: Event) -> None:
        pickle.dump(event, self._log)

    def entered(self, task: int, info: _Info) -> tuple[str, tuple[int, ...], bool] | None:
        """What is asked for, if it concerns us: the call, its arguments, whether its file is there."""
        call = self._calls.get(info.first)
        if call is None:
            return None
        asked = tuple(info.arguments)
        if call == "io_uring_setup":
            raise CannotRecord("io_uring is not followed")
        if call in ("open", "creat", "openat", "openat2"):
            path = self._path(task, asked[0] if call in ("openat", "openat2") else None,
                              asked[1] if call in ("openat", "openat2") else asked[0])  # fmt: skip
            return call, asked, os.path.lexists(path)
        return call, asked, False

    def done(self, task: int, call: str, asked: tuple[int, ...], was_there: bool, result: int) -> None:
        """One call that succeeded, as an event."""
        if call in ("open", "creat", "openat", "openat2"):
            self._opened(task, result, was_there)
        elif call in ("write", "writev", "pwrite", "pwritev", "pwritev2", "sendfile", "copy_file_range"):
            self._wrote(task, call, asked, result)
        elif call in ("ftruncate", "fallocate"):
            self._resized(task, asked[0])
        elif call in ("fsync", "fdatasync"):
            self._synced(task, asked[0])
        elif call == "mmap":
            if asked[3] & 0xF == _SHARED and asked[2] & _WRITABLE and asked[4] >= 0:
                self._refuse_mapping(task, asked[4])
        else:
            self._named(task, call, asked)

    def _opened(self, task: int, handle: int, was_there: bool) -> None:
        name = self._name(_target(task, handle))
        if name is None:
            return
        seen = _handle(task, handle).stat()
        if stat.S_ISDIR(seen.st_mode):
            return
        if not was_there:
            self.tell(Made(self._note(seen.st_ino), name))
        elif seen.st_size == 0:  # perhaps cut by the opening
            self.tell(Resized(self._files[seen.st_ino], 0))

    def _wrote(self, task: int, call: str, asked: tuple[int, ...], count: int) -> None:
        handle = asked[2] if call == "copy_file_range" else asked[0]
        if handle == 1 and call == "write":
            self.tell(Said(_memory(task, asked[1], count).decode()))
            return
        file = self._file(task, handle)
        if file is None or not count:
            return
        at = asked[3] if call.startswith("pwrite") else _position(task, handle) - count
        with _handle(task, handle).open("rb", buffering=0) as written:
            self.tell(Wrote(file, at, os.pread(written.fileno(), count, at)))

    def _resized(self, task: int, handle: int) -> None:
        file = self._file(task, handle)
        if file is not None:
            self.tell(Resized(file, _handle(task, handle).stat().st_size))

    def _synced(self, task: int, handle: int) -> None:
        if _handle(task, handle).is_dir():
            name = self._name(_target(task, handle), folder=True)
            if name is not None:
                self.tell(FolderSynced(name))
            return
        file = self._file(task, handle)
        if file is not None:
            self.tell(Synced(file))

    def _refuse_mapping(self, task: int, handle: int) -> None:
        if self._file(task, handle) is not None:
            raise CannotRecord("a file is written through shared memory, which is not followed")

    def _named(self, task: int, call: str, asked: tuple[int, ...]) -> None:
        """Names given, taken away or changed; the old calls name no folder to start from."""
        at = call.endswith(("at", "at2"))
        first = self._name(self._path(task, asked[0] if at else None, asked[1] if at else asked[0]))
        if call in ("truncate", "symlink", "symlinkat"):
            if first is not None:
                raise CannotRecord(f"{call} is not followed")
            return
        if call.startswith(("rename", "link")):
            second = self._name(self._path(task, asked[2] if at else None, asked[3] if at else asked[1]))
            if first is None or second is None:
                if first is not second:
                    raise CannotRecord("something was moved into the folder or out of it")
                return
            self.tell(Moved(first, second) if call.startswith("rename") else Linked(first, second))
        elif first is not None:
            self.tell(MadeFolder(first) if call.startswith("mkdir") else Removed(first))

    def _file(self, task: int, handle: int) -> int | None:
        """The number of the file behind a handle, if it lies in the folder (or did before it was removed)."""
        target = _target(task, handle).removesuffix(" (deleted)")
        if self._name(target) is None:
            return None
        return self._files[_handle(task, handle).stat().st_ino]

    def _path(self, task: int, folder: int | None, name_at: int) -> str:
        name = os.fsdecode(_text(task, name_at))
        from_here = folder is None or ctypes.c_int(folder).value == _AT_FDCWD
        start = Path(f"/proc/{task}/cwd").readlink() if from_here else Path(_target(task, int(folder or 0)))
        return os.path.normpath(start / name)  # without following links, as renaming does not

    def _name(self, path: str, *, folder: bool = False) -> str | None:
        """The name within the folder; None for what lies elsewhere, and for the “-shm” of a database."""
        if folder and path == self._folder:
            return "."
        if not path.startswith(self._folder + "/") or path.endswith("-shm"):
            return None
        return path[len(self._folder) + 1 :]


def _handle(task: int, handle: int) -> Path:
    """The file behind an open handle of the program, whatever its name is now."""
    return Path(f"/proc/{task}/fd/{ctypes.c_int(handle).value}")


def _target(task: int, handle: int) -> str:
    """The name of that file; empty when there is none."""
    try:
        return str(_handle(task, handle).readlink())
    except OSError:
        return ""


def _position(task: int, handle: int) -> int:
    with Path(f"/proc/{task}/fdinfo/{handle}").open() as told:
        return int(next(line for line in told if line.startswith("pos:")).split()[1])


def _memory(task: int, at: int, count: int) -> bytes:
    with Path(f"/proc/{task}/mem").open("rb", buffering=0) as memory:
        return os.pread(memory.fileno(), count, at)


def _text(task: int, at: int) -> bytes:
    """A name in the memory of the program: up to its nought, page by page, for the next may not be there."""
    found = b""
    while b"\0" not in found:
        found += _memory(task, at + len(found), 4096 - (at + len(found)) % 4096)
    return found.split(b"\0", 1)[0]


_libc = ctypes.CDLL(None, use_errno=True)
_libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
_libc.ptrace.restype = ctypes.c_long


def _ptrace(request: int, task: int, one: object = None, two: object = None) -> None:
    if _libc.ptrace(request, task, one, two) == -1:
        problem = ctypes.get_errno()
        raise ProcessLookupError(problem) if problem == 3 else CannotRecord(os.strerror(problem))


def _follow(child: int, recorder: _Recorder) -> int:
    """Let the program run from call to call; gives the status with which it ended."""
    os.waitpid(child, 0)
    _ptrace(_SETOPTIONS, child, 0, _OPTIONS)
    _ptrace(_CONT_SYSCALL, child)
    asked: dict[int, tuple[str, tuple[int, ...], bool] | None] = {}
    met = {child}
    info = _Info()
    while True:
        task, status = os.waitpid(-1, _WALL)
        if os.WIFEXITED(status) or os.WIFSIGNALED(status):
            if task == child:
                return os.waitstatus_to_exitcode(status)
            continue
        deliver = 0
        stopped_by = os.WSTOPSIG(status)
        try:
            if stopped_by == signal.SIGTRAP | 0x80:
                _ptrace(_SYSCALL_INFO, task, ctypes.sizeof(info), ctypes.addressof(info))
                if info.op == _ENTRY:
                    asked[task] = recorder.entered(task, info)
                elif info.op == _EXIT and (call := asked.pop(task, None)) and info.first >= 0:
                    recorder.done(task, *call, info.first)
            elif status >> 16 == 0 and (task in met or stopped_by != signal.SIGSTOP):
                deliver = stopped_by
            met.add(task)
            _ptrace(_CONT_SYSCALL, task, 0, deliver)
        except ProcessLookupError:
            continue


def _run(words: list[str]) -> int:
    log, folder, module, *rest = words
    program = importlib.import_module(module).main  # before the fork: what is imported is not recorded
    with Path(log).open("wb") as file:
        recorder = _Recorder(Path(folder), file)
        child = os.fork()
        if child == 0:
            quiet = os.open(os.devnull, os.O_WRONLY)
            os.dup2(quiet, 1)
            _ptrace(_TRACEME, 0)
            os.kill(os.getpid(), signal.SIGSTOP)
            program(rest)
            sys.stdout.flush()
            os._exit(0)
        return _follow(child, recorder)


if __name__ == "__main__":
    from tests.drills import recorder as itself  # by its name, so that the events are found again

    sys.exit(itself._run(sys.argv[1:]))
