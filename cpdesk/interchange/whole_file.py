"""A file that goes out of the program: written whole or not at all, in place of an earlier one."""

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
        raise CannotWrite(refused) from error
