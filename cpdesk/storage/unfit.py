"""The words for a file whose parts are not whole, not of one time or not the latest: one text for each."""

_AGAIN = "Nothing was changed."
_THEN = (
    "Look for the right files first. If there are none, use your last backup, or open it all the same: the "
    "history will say so."
)

DAMAGED = (
    "The records in this file are damaged: some of its bytes have changed. Nothing was written to it. "
    "Use your last backup, and keep this file as it is."
)
STRANGE = (
    "The records beside this file belong to another file or are damaged. Nothing was changed. Put back "
    "the part whose name ends in “.cpdesk-data” that belongs here, or use your last backup."
)
UPDATE = (
    "The records in this file were written by a newer version of cpdesk than this one. They were not "
    "changed. Update cpdesk on this computer and open the file again."
)
OLD_PAGE = (
    "Some of the records in this file are from an earlier time than the others: a part of it was put back. "
    f"{_AGAIN} {_THEN}"
)
OLD_RECORDS = (
    "The records beside this file are from an earlier time than the file itself: an older copy of the part "
    f"whose name ends in “.cpdesk-data” was put in its place. {_AGAIN} {_THEN}"
)
NEWER_RECORDS = (
    "This file is from an earlier time than the records beside it: an older copy of it was put in its place. "
    f"{_AGAIN} {_THEN}"
)
OLD_HEAD = (
    "The keys of this file are from an earlier time than its records: a passphrase that was changed or taken "
    f"away since might open it again. {_AGAIN} {_THEN}"
)
OLD_FILE = (
    "This is an older copy of a file that was open on this computer later: what was written since is not in "
    f"it. {_AGAIN} {_THEN}"
)
CUT = (
    "The latest changes are missing from this file: the end of the part whose name ends in “-wal” was cut "
    f"off. {_AGAIN} {_THEN}"
)
LATEST_GONE = (
    "The latest changes are missing from this file: when it was last open it was not closed, and the part "
    f"whose name ends in “-wal” is not beside it any more. {_AGAIN} {_THEN}"
)
LATEST_DAMAGED = (
    "The latest changes in this file are damaged: some bytes of the part whose name ends in “-wal” have "
    f"changed. {_AGAIN} {_THEN}"
)
HALF_SEAL = (
    "The records in this file are whole, and the proof that they are the latest is damaged: some of the last "
    f"bytes of the file have changed. {_AGAIN} {_THEN}"
)
NO_SEAL = (
    "The proof that nothing is missing from this file has been damaged or taken away, so nobody can tell "
    f"whether these are all the records. {_AGAIN} {_THEN}"
)


def what(told: Exception) -> str:
    """What was found, without what can be done about it: the first sentence of the words for it."""
    return str(told).split(f" {_AGAIN}")[0]
