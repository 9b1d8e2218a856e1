"""A procedure’s file on disk: read with words for what is wrong, written whole or not at all."""

from pathlib import Path

from cpdesk.rules.procedure_terms import ProcedureError
from cpdesk.whole_file import write_whole

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
    write_whole(path, text.encode("utf-8"), _REFUSED)


_REFUSED = "The procedure could not be written there. Choose another folder, or make room on the disk."
