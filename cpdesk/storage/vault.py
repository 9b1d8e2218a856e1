"""The lock of a sealed file: one random data key, wrapped for the passphrase and for the recovery key."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from cpdesk.errors import CannotWrite, DamagedFile, NotPossible, WrongPassphrase
from cpdesk.storage import files, header, last_key, recovery, schema, seal, slots
from cpdesk.storage.cost import Cost, tuned
from cpdesk.storage.header import Header, Kind, Slot
from cpdesk.storage.key import DataKey, new_key, unwrapped

__all__ = ["DataKey", "NewVault", "create", "unlock"]


@dataclass(frozen=True)
class NewVault:
    """A file just created: its key, and the recovery key, which is shown once and kept nowhere."""

    key: DataKey
    recovery_key: str = field(repr=False)


def create(path: Path, passphrase: str, *, name: str = "", cost: Cost | None = None) -> NewVault:
    """Create a new sealed file: the empty records first, the header last, so that no half file has its name.

    The passphrase is the chair’s, who is called `name` in the history. Takes about 2 seconds. `cost` is for
    tests; without it the cost is tuned to this computer and never below the floor. Raises `CannotWrite` (also
    when the name is taken) and `NotPossible` for an empty passphrase.
    """
    if not passphrase:
        raise NotPossible("A file needs a passphrase. Nothing was created. Type one and try again.")
    files.refuse_existing(path)
    files.require_room(path)
    cost = tuned() if cost is None else cost
    key = new_key()
    recovery_key = recovery.new()
    chair = Slot(Kind.CHAIR, name, secrets.token_bytes(16), cost)
    both = (
        key.wrapped_for(chair, slots.as_bytes(passphrase)),
        key.wrapped_for(Slot(Kind.RECOVERY, "", secrets.token_bytes(16), cost), recovery_key.encode()),
    )
    schema.make(files.data_path(path), key)
    try:
        head = header.encode(Header(key.file_id, both), key.derive("header"))
        files.write_new(path, head + seal.blocks(files.data_path(path), key))
    except CannotWrite:
        files.remove_database(files.data_path(path))
        raise
    return NewVault(replace(key, name=name), recovery_key)


def discard(path: Path) -> None:
    """Take a file away that was made just now and could not be opened; its records are still empty."""
    path.unlink(missing_ok=True)
    files.remove_database(files.data_path(path))


def unlock(path: Path, secret: str, seen: Path | None = None, first: bytes = b"") -> DataKey:
    """The data key of a file, from a passphrase or the recovery key; changes nothing in the file.

    Takes as long as the cost in the header says (about 0.7 s for each slot tried); the one that last opened
    the file on this computer, as is noted in the folder `seen`, is tried before the others, and the one with
    the salt `first` before that. Raises
    `WrongPassphrase`, `DamagedFile`, `NotASealedFile`, `NewerFile` or plain `CpdeskError`
    (absent, no rights, no memory).
    """
    raw = files.read_header(path)
    known = header.decode(raw)
    files.require_data(path)
    for slot, candidate in _candidates(known, secret, seen, first):
        key = unwrapped(slot, known.file_id, candidate)
        if key is not None:
            if not header.is_authentic(raw, key.derive("header")):
                raise DamagedFile(
                    "The passphrase is right, but the first part of this file was altered by something "
                    "other than cpdesk, so it was not opened. Nothing was changed. Use your last backup, "
                    "and tell whoever looks after your computers."
                )
            last_key.note(seen, known, slot.salt)
            return key
    raise WrongPassphrase(_refusal(secret))


def _candidates(known: Header, secret: str, seen: Path | None, first: bytes) -> Iterator[tuple[Slot, bytes]]:
    """The slots worth trying with what to try, likeliest first."""
    recovery_key = recovery.canonical(secret)
    if recovery_key is not None:
        yield from ((slot, recovery_key.encode()) for slot in known.slots if slot.kind is Kind.RECOVERY)
    likeliest = sorted(last_key.in_turn(seen, known), key=lambda slot: slot.salt != first)
    yield from ((slot, slots.as_bytes(secret)) for slot in likeliest)


def _refusal(secret: str) -> str:
    if recovery.canonical(secret) is None and recovery.looks_like(secret):
        wrong = recovery.wrong_groups(secret)
        where = f"group {wrong[0]}" if len(wrong) == 1 else "groups " + ", ".join(map(str, wrong))
        return (
            f"There is a typing error in {where} of the recovery key. The file was not changed. "
            "Compare it with the paper and try again."
        )
    if recovery.canonical(secret) is not None:
        return (
            "This recovery key does not open the file: it belongs to another one, or a newer key was made "
            "since. The file was not changed. Look for the newest paper with this file’s name on it."
        )
    return (
        "This passphrase does not open the file. The file was not changed. Check capital letters and try "
        "again, or use the recovery key."
    )
