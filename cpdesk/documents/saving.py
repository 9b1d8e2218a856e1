"""A document reaches its name only when it is whole: written beside it first, then put in its place."""

import os
import tempfile
from pathlib import Path

from cpdesk.errors import CannotWrite


def save_whole(content: bytes, target: Path) -> None:
    """Write `content` under `target`, all or nothing; whatever stood there stays until the last moment.

    Raises CannotWrite when the folder refuses, or when another program holds a document of that name.
    """
    part: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=".cpdesk-", suffix=".part", delete=False
        ) as held:
            part = Path(held.name)
            held.write(content)
            held.flush()
            os.fsync(held.fileno())
        part.replace(target)
    except OSError as refused:
        raise CannotWrite(
            "A document could not be written. Is there space, may you write to this folder, and is a "
            "document of the same name still open in Word? Nothing half-made was left behind; the "
            "conference itself is safe in its sealed file."
        ) from refused
    finally:
        if part is not None:
            part.unlink(missing_ok=True)
