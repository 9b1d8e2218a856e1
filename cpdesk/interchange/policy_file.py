"""Where the council's policy file lies on this computer, and reading it; the program never writes there."""

import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path

from cpdesk.rules.policy import LARGEST, Policy, read_policy

NAME = "policy.toml"
_UNREADABLE = "The policy file cannot be read by this account, so none of it holds; cpdesk’s own values do."


def places() -> tuple[Path, ...]:
    """Where a policy file may lie, the first that is there counts: the system's folder, then the program's.

    Both are folders that only an administrator can write to. No variable that a person can set is asked,
    since it could name a gentler policy.
    """
    found = [_system_folder() / NAME]
    if getattr(sys, "frozen", False):
        found.append(Path(sys.executable).resolve().parent / NAME)
    return tuple(found)


def policy_here(where: Iterable[Path] | None = None, home: Path | None = None) -> Policy:
    """The policy of this computer; without a file, what cpdesk says itself. Never fails."""
    for path in places() if where is None else where:
        try:
            data = _bytes(path)
        except FileNotFoundError:
            continue
        except (OSError, ValueError):
            return Policy(refused=(_UNREADABLE,))
        return read_policy(data, home or _home())
    return Policy()


def _bytes(path: Path) -> bytes:
    """At most one byte more than a policy may have; a pipe or a device is not waited for."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(path, flags), "rb") as opened:
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise OSError
        return opened.read(LARGEST + 1)


def _system_folder() -> Path:
    if sys.platform == "win32":
        return _program_data() / "cpdesk"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/cpdesk")
    return Path("/etc/cpdesk")


if sys.platform == "win32":
    import winreg

    _SHELL_FOLDERS = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders"

    def _program_data() -> Path:
        """`%ProgramData%` as the system knows it; the variable itself could be set by anybody."""
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _SHELL_FOLDERS) as folders:
                return Path(str(winreg.QueryValueEx(folders, "Common AppData")[0]))
        except OSError:
            return Path("C:/ProgramData")


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:  # an account without a home: `~` leads nowhere
        return Path("~")
