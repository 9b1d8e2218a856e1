"""A file reaches its name only when it is whole, and is there after a power cut: written beside it first."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from cpdesk.errors import CannotWrite

REFUSED = (
    "The file could not be written there, and nothing was left behind. Choose another folder, or make room "
    "on the disk."
)


def write_whole(path: Path, content: bytes, refused: str = REFUSED) -> None:
    """Write a file, readable by this user alone, or raise `CannotWrite` and leave an earlier one as it was.

    `refused` is what the error says.
    """
    part: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".cpdesk-", suffix=".part", dir=path.parent)
        part = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise CannotWrite(refused) from error
    finally:
        if part is not None:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make a new name survive a power cut; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
