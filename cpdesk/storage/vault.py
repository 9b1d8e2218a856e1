"""The lock of a sealed file: one random data key, wrapped for the passphrase and for the recovery key."""

import secrets
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NoReturn

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from cpdesk.errors import DamagedFile, NotPossible, WrongPassphrase
from cpdesk.storage import files, header, recovery
from cpdesk.storage.cost import Cost, tuned
from cpdesk.storage.header import Header, Kind, Slot


@dataclass(frozen=True, repr=False, eq=False)
class DataKey:
    """The key of one open file, and who unlocked it; its bytes are in no repr, pickle or comparison."""

    _secret: bytes
    file_id: bytes
    kind: Kind = Kind.CHAIR
    name: str = ""
    fresh: bool = False
    """True for the key of a file that has just been created and has no records yet."""

    def derive(self, purpose: str) -> bytes:
        """A 32-byte key for one purpose ("database"), bound to this file; from it no other can be found."""
        info = f"cpdesk {purpose} 1".encode()
        return HKDF(SHA256(), length=32, salt=self.file_id, info=info).derive(self._secret)

    def wrapped_for(self, slot: Slot, secret: bytes) -> Slot:
        """The slot with this key wrapped under a passphrase or recovery key; as slow as the slot's cost."""
        slot = replace(slot, nonce=secrets.token_bytes(12))
        wrapping = AESGCM(slot.cost.derive(secret, slot.salt))
        return replace(slot, wrapped=wrapping.encrypt(slot.nonce, self._secret, slot.bound(self.file_id)))

    def __repr__(self) -> str:
        return "DataKey(hidden)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a data key is never copied out of the program")


@dataclass(frozen=True)
class NewVault:
    """A file just created: its key, and the recovery key, which is shown once and kept nowhere."""

    key: DataKey
    recovery_key: str = field(repr=False)


def create(path: Path, passphrase: str, *, cost: Cost | None = None) -> NewVault:
    """Create the header of a new sealed file; its records follow when a `Store` is opened with the key.

    Takes about 2 seconds. `cost` is for tests; without it the cost is tuned to this computer and never below
    the floor. Raises `CannotWrite` (also when the name is taken) and `NotPossible` for an empty passphrase.
    """
    if not passphrase:
        raise NotPossible("A file needs a passphrase. Nothing was created. Type one and try again.")
    files.refuse_existing(path)
    cost = tuned() if cost is None else cost
    key = DataKey(secrets.token_bytes(32), secrets.token_bytes(16), fresh=True)
    recovery_key = recovery.new()
    slots = (
        key.wrapped_for(Slot(Kind.CHAIR, "", secrets.token_bytes(16), cost), _plain(passphrase)),
        key.wrapped_for(Slot(Kind.RECOVERY, "", secrets.token_bytes(16), cost), recovery_key.encode()),
    )
    files.write_new(path, header.encode(Header(key.file_id, slots), key.derive("header")))
    return NewVault(key, recovery_key)


def unlock(path: Path, secret: str) -> DataKey:
    """The data key of a file, from a passphrase or the recovery key; changes nothing on disk.

    Takes as long as the cost in the header says (about 0.7 s for each slot tried). Raises `WrongPassphrase`,
    `DamagedFile`, `NotASealedFile`, `NewerFile` or plain `CpdeskError` (absent, no rights, no memory).
    """
    raw = files.read_header(path)
    known = header.decode(raw)
    files.require_data(path)
    for slot, candidate in _candidates(known, secret):
        key = _unwrapped(known, slot, candidate)
        if key is not None:
            if not header.is_authentic(raw, key.derive("header")):
                raise DamagedFile(
                    "The passphrase is right, but the first part of this file was altered by something "
                    "other than cpdesk, so it was not opened. Nothing was changed. Use your last backup, "
                    "and tell whoever looks after your computers."
                )
            return key
    raise WrongPassphrase(_refusal(secret))


def _candidates(known: Header, secret: str) -> Iterator[tuple[Slot, bytes]]:
    """The slots worth trying with what to try, likeliest first."""
    recovery_key = recovery.canonical(secret)
    if recovery_key is not None:
        yield from ((slot, recovery_key.encode()) for slot in known.slots if slot.kind is Kind.RECOVERY)
    yield from ((slot, _plain(secret)) for slot in known.slots if slot.kind is not Kind.RECOVERY)


def _unwrapped(known: Header, slot: Slot, secret: bytes) -> DataKey | None:
    wrapping = AESGCM(slot.cost.derive(secret, slot.salt))
    try:
        data_key = wrapping.decrypt(slot.nonce, slot.wrapped, slot.bound(known.file_id))
    except InvalidTag:
        return None
    return DataKey(data_key, known.file_id, slot.kind, slot.name)


def _plain(passphrase: str) -> bytes:
    """The bytes of a passphrase: the same whether é was typed as one key or as e and an accent."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


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
            "This recovery key belongs to another file. The file was not changed. "
            "Look for the paper with this file’s name on it."
        )
    return (
        "This passphrase does not open the file. The file was not changed. Check capital letters and try "
        "again, or use the recovery key."
    )
