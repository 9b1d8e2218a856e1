"""What a council fixes for all its laptops: the policy, and the values that hold without one."""

import tomllib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from cpdesk.rules.passphrase import MINIMUM

MARKING = "OFFICIAL-SENSITIVE"
"""The protective marking of child protection papers, as the Government Security Classifications name it."""

IDLE = 10
LONGEST_IDLE = 60
LONGEST_MINIMUM = 30
"""Characters; a longer least length would make people write their passphrase on paper."""
MOST_FOLDERS = 16
LONGEST_FOLDER = 1000
LONGEST_MARKING = 60
LONGEST_PAGE = 200
LARGEST = 64 * 1024
"""Bytes of a policy file; one with everything in it takes less than one."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What holds on this computer; `Policy()` is what holds where no council has said anything."""

    minimum_passphrase: int = MINIMUM
    """Characters that a new passphrase needs; never below our own minimum."""
    idle_minutes: int = IDLE
    """The longest that a file stays open while nobody is there."""
    backup_folders: tuple[Path, ...] = ()
    """Where backups go besides the folder of this computer and the one that a person chose."""
    export_folders: tuple[Path, ...] | None = None
    """The folders in and below which documents may be made; None is everywhere, empty is nowhere."""
    marking: str = MARKING
    """Printed at the top of every document and printed page."""
    updates_page: str = ""
    """An address shown to people, never opened by the program."""
    fixed: frozenset[str] = frozenset()
    """The names of those fields above that the council has set."""
    refused: tuple[str, ...] = ()
    """What the policy file asks for and cannot have: a sentence each, with what holds instead."""


class _Refused(Exception):
    """A value that cannot hold; the words say why."""


def read_policy(data: bytes, home: Path) -> Policy:
    """The policy that the bytes of a `policy.toml` ask for; whatever they are, it never fails.

    `home` stands for `~` at the start of a folder. What cannot hold is in `Policy.refused`.
    """
    try:
        asked = _table(data)
    except _Refused as why:
        return Policy(refused=(f"The policy file {why}, so none of it holds; cpdesk’s own values do.",))
    values: dict[str, object] = {}
    troubles: list[str] = []
    fixed = set()
    for name, value in asked.items():
        if name not in _READERS:
            troubles.append(f"{_shown(name)} is no value of a policy, so it changes nothing.")
            continue
        try:
            values[name], wrong = _READERS[name](value, home)
        except _Refused as why:
            troubles.append(f"“{name}” {why}; {_INSTEAD[name]}.")
            if name == "export_folders":
                values[name] = ()  # a slip of the pen must not open every folder
            continue
        fixed.add(name)
        troubles += [f"“{name}” {one}" for one in wrong]
    return replace(Policy(), **values, fixed=frozenset(fixed), refused=tuple(troubles))  # type: ignore[arg-type]  # each reader gives the type of its own field


def _table(data: bytes) -> dict[str, object]:
    if len(data) > LARGEST:
        raise _Refused("is far larger than any policy")
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _Refused("is not UTF-8 text") from None
    except (ValueError, RecursionError):  # also a number of thousands of digits
        raise _Refused("is not TOML that can be read") from None


def _whole(least: int, most: int, unit: str) -> "_Read":
    def read(value: object, _home: Path) -> tuple[object, list[str]]:
        if type(value) is not int:
            raise _Refused("must be a whole number")
        if not least <= value <= most:
            raise _Refused(f"must be from {least} to {most} {unit}")
        return value, []

    return read


def _line(longest: int) -> "_Read":
    def read(value: object, _home: Path) -> tuple[object, list[str]]:
        if not isinstance(value, str) or not value.strip():
            raise _Refused("must be a few words between quotation marks")
        if not _plain(value) or len(value) > longest:
            raise _Refused(f"must be one line of at most {longest} ordinary characters")
        return value.strip(), []

    return read


def _folders(value: object, home: Path) -> tuple[object, list[str]]:
    """The folders that can hold; a list that names only impossible ones is an empty list, not no list."""
    if not isinstance(value, list) or len(value) > MOST_FOLDERS:
        raise _Refused(f"must be a list of at most {MOST_FOLDERS} folders")
    found = [_folder(one, home) for one in value]
    wrong = [
        f"names as number {n} no whole path of a folder, so that one is left out."
        for n, one in enumerate(found, start=1)
        if one is None
    ]
    return tuple(dict.fromkeys(one for one in found if one is not None)), wrong


def _folder(value: object, home: Path) -> Path | None:
    if not isinstance(value, str) or not _plain(value) or not 0 < len(value) <= LONGEST_FOLDER:
        return None
    folder = home / value[2:] if value.startswith(("~/", "~\\")) else home if value == "~" else Path(value)
    return folder if folder.is_absolute() and ".." not in folder.parts else None


def _plain(words: str) -> bool:
    """Whether every character is seen: no control, no turning of the direction, no half of a pair."""
    return not any(unicodedata.category(ch) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") for ch in words)


def _shown(name: str) -> str:
    return f"“{name}”" if _plain(name) and len(name) <= 40 else "A name that cannot be shown"


_Read = Callable[[object, Path], tuple[object, list[str]]]

_READERS: dict[str, _Read] = {
    "minimum_passphrase": _whole(MINIMUM, LONGEST_MINIMUM, "characters"),
    "idle_minutes": _whole(1, LONGEST_IDLE, "minutes"),
    "backup_folders": _folders,
    "export_folders": _folders,
    "marking": _line(LONGEST_MARKING),
    "updates_page": _line(LONGEST_PAGE),
}

_INSTEAD = {
    "minimum_passphrase": f"{MINIMUM} characters hold",
    "idle_minutes": f"{IDLE} minutes hold",
    "backup_folders": "backups go to their usual folders",
    "export_folders": "until that is mended no documents can be made",
    "marking": f"“{MARKING}” holds",
    "updates_page": "no page is shown",
}
"""What holds instead of a value that cannot."""
