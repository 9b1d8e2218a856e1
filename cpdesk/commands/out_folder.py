"""The folder that a rehearsal goes to: filled at once or not at all, and never another's file touched."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Any

from cpdesk.errors import BadPracticeFile, CannotWrite
from cpdesk.interchange.json_door import read_json

REPORT = "rehearsal.json"
FORMAT = "cpdesk rehearsal"
_MADE = ".docx"
"""The ending of what an earlier rehearsal made and a new one may replace."""


@contextmanager
def built_aside(folder: Path) -> Iterator[Path]:
    """A new empty folder on the same disk as `folder`, gone afterwards unless it was published.

    Raises `CannotWrite` when `folder` is no folder, holds a foreign `rehearsal.json`, or cannot be written.
    """
    try:
        with suppress(FileNotFoundError, NotADirectoryError):
            folder.lstat()  # names that no disk can hold are refused here
        base = _nearest(folder)
        if (folder / REPORT).exists() and _earlier(folder) is None:
            raise CannotWrite(f"The folder holds another file called {REPORT}; nothing was written.")
        working = Path(tempfile.mkdtemp(prefix=".cpdesk-rehearsal-", dir=base))
    except (OSError, ValueError) as error:
        raise CannotWrite(_refused(error)) from None
    try:
        aside = working / "new"
        aside.mkdir()
        yield aside
    except OSError as error:
        raise CannotWrite(_refused(error)) from None
    finally:
        shutil.rmtree(working, ignore_errors=True)


def write_report(report: dict[str, Any], aside: Path) -> None:
    """Write `rehearsal.json`, the documents' paths in it relative to the folder."""
    for document in report.get("documents", ()):
        path = Path(document["path"])
        if path.is_absolute():
            path = path.resolve().relative_to(aside.resolve())
        document["path"] = path.as_posix()
    text = json.dumps(report, ensure_ascii=False, indent=1, default=str)
    # a lone surrogate becomes \\udXXX, which is how JSON itself writes it
    (aside / REPORT).write_bytes(text.encode("utf-8", "backslashreplace") + b"\n")


def publish(aside: Path, folder: Path) -> None:
    """Move what was built into `folder`, in place of an earlier rehearsal's own files.

    Whatever else is there stays. Raises `CannotWrite` when a name is taken by another's file; then, and at
    any other failure, the folder is as it was.
    """
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        aside.rename(folder)
        return
    new = sorted(path.relative_to(aside) for path in aside.rglob("*") if path.is_file())
    old = _earlier(folder) or []
    if any(os.path.lexists(folder / path) and path not in old for path in new):
        raise CannotWrite("The folder already holds a file by the name of a new one; nothing was written.")
    done: list[tuple[Path, Path]] = []
    made: list[Path] = []
    try:
        for path in old:
            _move(folder / path, aside.parent / "old" / path, done, made)
        for path in new:
            _move(aside / path, folder / path, done, made)
    except BaseException:
        for source, target in reversed(done):
            target.rename(source)
        _remove_empty(made)
        raise
    _remove_empty(sorted({folder / path.parent for path in old} - {folder}))


def _move(source: Path, target: Path, done: list[tuple[Path, Path]], made: list[Path]) -> None:
    for parent in reversed(target.parents):
        if not parent.exists():
            parent.mkdir()
            made.append(parent)
    source.rename(target)
    done.append((source, target))


def _remove_empty(folders: list[Path]) -> None:
    for folder in reversed(folders):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _nearest(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that is there."""
    for place in (folder, *folder.absolute().parents):
        if os.path.lexists(place):
            if not place.is_dir():
                raise CannotWrite(
                    "The place for the documents is a file and not a folder; nothing was written."
                )
            return place
    return Path()


def _earlier(folder: Path) -> list[Path] | None:
    """The files of an earlier rehearsal in `folder`, by its own report; None when there is none."""
    try:
        report = read_json(folder / REPORT)
    except BadPracticeFile:
        return None
    if report.get("format") != FORMAT:
        return None
    documents = report.get("documents")
    entries = documents if isinstance(documents, list) else []
    listed = [document.get("path") for document in entries if isinstance(document, dict)]
    names = [name for name in listed if isinstance(name, str) and _ours(folder, name)]
    return [Path(REPORT), *dict.fromkeys(Path(name) for name in names)]


def _ours(folder: Path, name: str) -> bool:
    """Whether a listed name is a document inside the folder; a report may say anything."""
    path = PurePosixPath(name)
    inside = not path.is_absolute() and ".." not in path.parts and "\0" not in name
    if not inside or path.suffix != _MADE:
        return False
    place = folder / path
    return place.is_file() and not place.is_symlink() and place.resolve().is_relative_to(folder.resolve())


def _refused(error: OSError | ValueError) -> str:
    reason = getattr(error, "strerror", None) or "the name is not possible"
    return f"The folder cannot be written ({reason}); nothing was written."
