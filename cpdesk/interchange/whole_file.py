"""A file that goes out of the program: written whole or not at all, in place of an earlier one."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from cpdesk.errors import CannotWrite


def write_whole(path: Path, content: bytes) -> None:
    """Write a file, readable by this user alone; raises `CannotWrite` and leaves an earlier one alone."""
    name = ""
    try:
        handle, name = tempfile.mkstemp(prefix=".cpdesk-", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError as error:
        if name:
            with suppress(OSError):
                Path(name).unlink()
        raise CannotWrite(
            "The file could not be written there, and nothing was left behind. Choose another folder, or "
            "make room on the disk."
        ) from error
