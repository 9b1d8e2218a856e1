"""A procedure’s file on disk: read with words for what is wrong, written whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from cpdesk.errors import CannotWrite
from cpdesk.rules.procedure_terms import ProcedureError

LARGEST = 1024 * 1024
"""Bytes; a whole procedure takes about thirty thousand."""


def read_text(path: Path) -> str:
    """The text of a file that somebody chose; raises `ProcedureError` when it cannot be a procedure."""
    try:
        if not path.is_file():
            raise ProcedureError(f"{path.name}: this is not a file. Nothing was brought in.")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise ProcedureError(f"{path.name}: it cannot be read. Nothing was brought in.") from error
    if len(data) > LARGEST:
        raise ProcedureError(f"{path.name}: it is far too large for a procedure. Nothing was brought in.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ProcedureError(
            f"{path.name}, line {line}: this is not text in UTF-8. Nothing was brought in."
        ) from error


def write_text(path: Path, text: str) -> None:
    """Write a file whole, in place of an earlier one; raises `CannotWrite` and leaves that one alone."""
    name = ""
    try:
        handle, name = tempfile.mkstemp(prefix=".cpdesk-", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError as error:
        if name:
            with suppress(OSError):
                Path(name).unlink()
        raise CannotWrite(
            "The procedure could not be written there. Choose another folder, or make room on the disk."
        ) from error
