"""The keys of one file as its header lists them: who can open it, added to, changed and taken away.

Everything here works a new header out of the one that is there, and writes nothing: `Store.replace_head`
does. The data key stays the same, so that a changed passphrase changes no record.
"""

import secrets
import unicodedata
from dataclasses import replace
from pathlib import Path

from cpdesk.errors import DamagedFile, NotPossible
from cpdesk.storage import files, header, recovery
from cpdesk.storage.cost import Cost, tuned
from cpdesk.storage.header import Header, Kind, Slot
from cpdesk.storage.key import DataKey, unwrapped

ALTERED = (
    "The first part of this file was altered by something other than cpdesk, so it was not used. Nothing was "
    "changed. Use your last backup, and tell whoever looks after your computers."
)


def known(path: Path, key: DataKey) -> Header:
    """The header of an open file as it lies on disk, with names. Raises `DamagedFile` when it is not ours."""
    raw = files.read_header(path)
    found = header.decode(raw)
    if found.file_id != key.file_id or not header.is_authentic(raw, key.derive("header")):
        raise DamagedFile(ALTERED)
    return replace(found, slots=tuple(replace(slot, name=key.name_of(slot)) for slot in found.slots))


def head(found: Header, key: DataKey) -> bytes:
    """The bytes of a header, for `Store.replace_head`."""
    return header.encode(found, key.derive("header"))


def added(
    found: Header, key: DataKey, kind: Kind, name: str, passphrase: str, *, cost: Cost | None = None
) -> Header:
    """The header with one more passphrase; takes as long as its cost. Raises `NotPossible` when it is full,
    and when somebody of that name can open the file already."""
    if kind is Kind.RECOVERY:
        raise ValueError("a recovery key is renewed, not added")
    if len(found.slots) >= header.MOST_SLOTS:
        raise NotPossible(
            f"A file can have {header.MOST_SLOTS} keys at most, and this one has. Nothing was changed. "
            "Remove the key of somebody who does not need it any more."
        )
    refuse_taken(found, name)
    slot = _wrapped(key, Slot(kind, name, b"", cost or tuned()), as_bytes(passphrase))
    return _next(found, (*found.slots, slot))


def changed(
    found: Header, key: DataKey, slot: Slot, passphrase: str, name: str, *, cost: Cost | None = None
) -> Header:
    """The header with another passphrase, or another name, for one person; takes as long as its cost."""
    if name != slot.name:
        refuse_taken(found, name, but=slot)
    new = _wrapped(key, Slot(slot.kind, name, b"", cost or tuned()), as_bytes(passphrase))
    return _next(found, tuple(new if old is slot else old for old in found.slots))


def removed(found: Header, slot: Slot) -> Header:
    """The header without one passphrase.

    Raises `NotPossible` for the recovery key, and for the last chair: with another chair there is always a
    passphrase left too.
    """
    if slot.kind is Kind.RECOVERY:
        raise NotPossible(
            "The recovery key cannot be removed: without it a forgotten passphrase would lose every record. "
            "Nothing was changed. Make a new one instead; the old one opens only earlier copies then."
        )
    left = tuple(other for other in found.slots if other is not slot)
    if slot.kind is Kind.CHAIR and not any(other.kind is Kind.CHAIR for other in left):
        raise NotPossible(
            "This is the only chair’s key, and a file needs one. Nothing was changed. Add the key of another "
            "chair first."
        )
    return _next(found, left)


def with_new_recovery_key(found: Header, key: DataKey, *, cost: Cost | None = None) -> tuple[Header, str]:
    """The header with a new recovery key in the place of the old one, and that key; it is kept nowhere."""
    new = recovery.new()
    slot = _wrapped(key, Slot(Kind.RECOVERY, "", b"", cost or tuned()), new.encode())
    kept = tuple(other for other in found.slots if other.kind is not Kind.RECOVERY)
    return _next(found, (*kept, slot)), new


def slot_of(found: Header, kind: Kind, name: str) -> Slot:
    """The key of one person. Raises `NotPossible` when there is none."""
    for slot in found.slots:
        if (slot.kind, slot.name) == (kind, name):
            return slot
    raise NotPossible(
        "There is no such key in this file any more: it was removed or renamed meanwhile. Nothing was "
        "changed."
    )


def opens(found: Header, slot: Slot, passphrase: str) -> bool:
    """Whether this is the passphrase of that person; takes as long as its cost."""
    return unwrapped(slot, found.file_id, as_bytes(passphrase)) is not None


def refuse_taken(found: Header, name: str, but: Slot | None = None) -> None:
    """Raise `NotPossible` when somebody else has this name, however it is written."""
    same = (slot for slot in found.slots if slot is not but and slot.kind is not Kind.RECOVERY)
    if any(_folded(slot.name) == _folded(name) for slot in same):
        raise NotPossible(
            "Somebody of this name can open the file already. Nothing was changed. Choose another name, so "
            "that the history tells the two apart."
        )


def as_bytes(passphrase: str) -> bytes:
    """The bytes of a passphrase: the same whether é was typed as one key or as e and an accent."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _wrapped(key: DataKey, slot: Slot, secret: bytes) -> Slot:
    return key.wrapped_for(replace(slot, salt=secrets.token_bytes(16)), secret)


def _next(found: Header, slots: tuple[Slot, ...]) -> Header:
    return replace(found, slots=slots, generation=found.generation + 1)
