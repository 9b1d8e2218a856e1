"""The one door to `resources/`, in a checkout, an installed wheel or a frozen build."""

import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def folder() -> Path:
    """The folder of the shipped data files."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"


def path(name: str) -> Path:
    """The path of one shipped file, e.g. `path("icons/lock.svg")`."""
    return folder() / name


def text(name: str) -> str:
    """The text of one shipped UTF-8 file."""
    return path(name).read_text(encoding="utf-8")


def toml(name: str) -> dict[str, Any]:
    """The data of one shipped TOML file."""
    return tomllib.loads(text(name))


def names(under: str, suffix: str) -> list[str]:
    """The names without ending of the shipped files in one folder, sorted."""
    return sorted(file.stem for file in path(under).glob(f"*{suffix}"))
