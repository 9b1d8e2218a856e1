"""What a failing disk or a damaged database means for the person at the screen."""

from sqlalchemy.exc import DBAPIError

from cpdesk.errors import CannotWrite, CpdeskError, DamagedFile, NotPossible

_KEPT = "Everything saved before is still there; only what was being written just now is not."

_FULL = f"The disk is full. {_KEPT} Free some space and try again: cpdesk need not be restarted."
READ_ONLY = (
    f"This file may only be read: its folder or the file itself is protected against writing. {_KEPT} "
    "Ask whoever looks after your computer, or copy both parts of the file to another folder."
)
BUSY = f"Another program is using this file at the moment. {_KEPT} Close the other program and try again."
TAKEN_OVER = (
    "This file was opened on another computer meanwhile, so nothing more is written to it from here. "
    f"{_KEPT} Lock it here, and go on there."
)
_DISK = (
    "The disk could not read or write; it may be full, or the drive no longer connected. "
    f"{_KEPT} See to that and try again: cpdesk need not be restarted."
)
_NOT_OPENED = (
    "The part of this file that holds the records could not be opened for writing. Nothing was changed. Its "
    "folder may be protected, or the drive no longer connected; ask whoever looks after your computer."
)
_GONE = (
    "Something that this refers to is not in the file any more: it was taken out meanwhile. Nothing was "
    "changed. Look again and choose once more."
)
_DAMAGED = (
    "The records in this file are damaged: some of its bytes have changed. Nothing was written to it. "
    "Use your last backup, and keep this file as it is."
)

_KINDS: tuple[tuple[str, str, type[CpdeskError], str], ...] = (
    # error name of SQLite, words of its message, our kind, our words
    ("SQLITE_FULL", "disk is full", CannotWrite, _FULL),
    ("SQLITE_READONLY", "readonly database", CannotWrite, READ_ONLY),
    ("SQLITE_BUSY", "database is locked", CannotWrite, BUSY),
    ("SQLITE_LOCKED", "table is locked", CannotWrite, BUSY),
    ("SQLITE_NOTADB", "file is not a database", DamagedFile, _DAMAGED),
    ("SQLITE_CORRUPT", "malformed", DamagedFile, _DAMAGED),
    ("SQLITE_IOERR", "disk i/o error", CannotWrite, _DISK),
    ("SQLITE_CONSTRAINT_FOREIGNKEY", "foreign key constraint failed", NotPossible, _GONE),
    ("SQLITE_CANTOPEN", "unable to open", CannotWrite, _NOT_OPENED),
)


def explained(error: BaseException) -> CpdeskError | None:
    """The words for an error of the database that a person can act on; None for a mistake of the program."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    name = str(getattr(cause, "sqlite_errorname", ""))
    message = str(cause).lower()
    for start, words, kind, text in _KINDS:
        if name.startswith(start) if name else words in message:
            return kind(text)
    return None
