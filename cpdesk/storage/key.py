"""The key of one open file: random, in memory only, and shown by nothing."""

import secrets
from dataclasses import dataclass, replace
from typing import NoReturn

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from cpdesk.storage.header import Kind, Slot

LONGEST_NAME = 224
"""Bytes of a name in UTF-8."""


@dataclass(frozen=True, repr=False, eq=False)
class DataKey:
    """The key of one open file, and who unlocked it; its bytes are in no repr, pickle or comparison."""

    _secret: bytes
    file_id: bytes
    kind: Kind = Kind.CHAIR
    name: str = ""
    salt: bytes = b""
    """Of the slot that it was unlocked with."""

    def derive(self, purpose: str) -> bytes:
        """A 32-byte key for one purpose ("database"), bound to this file; from it no other can be found."""
        info = f"cpdesk {purpose} 1".encode()
        return HKDF(SHA256(), length=32, salt=self.file_id, info=info).derive(self._secret)

    def wrapped_for(self, slot: Slot, secret: bytes) -> Slot:
        """The slot with this key wrapped under a passphrase or recovery key; as slow as the slot's cost."""
        slot = replace(slot, nonce=secrets.token_bytes(12))
        slot = replace(slot, hidden_name=self._hidden(slot))
        wrapping = AESGCM(slot.cost.derive(secret, slot.salt))
        return replace(slot, wrapped=wrapping.encrypt(slot.nonce, self._secret, slot.bound(self.file_id)))

    def name_of(self, slot: Slot) -> str:
        """Whose slot it is; only a holder of this key can tell. Empty for a slot without a name."""
        if not slot.hidden_name:
            return ""
        hiding = AESGCM(self.derive("names"))
        padded = hiding.decrypt(slot.nonce, slot.hidden_name, self.file_id + bytes([slot.kind]))
        return padded.rstrip(b"\x00").decode()

    def _hidden(self, slot: Slot) -> bytes:
        """The name of a slot as it is kept, always of one length; `slot.nonce` is new."""
        hiding = AESGCM(self.derive("names"))
        padded = slot.name.encode().ljust(LONGEST_NAME, b"\x00")
        return hiding.encrypt(slot.nonce, padded, self.file_id + bytes([slot.kind]))

    def __repr__(self) -> str:
        return "DataKey(hidden)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a data key is never copied out of the program")


def new_key() -> DataKey:
    """A random key for a file that is being created, with a random identity for the file."""
    return DataKey(secrets.token_bytes(32), secrets.token_bytes(16))


def unwrapped(slot: Slot, file_id: bytes, secret: bytes) -> DataKey | None:
    """The key in a slot, if the secret is the slot's; as slow as the slot's cost."""
    wrapping = AESGCM(slot.cost.derive(secret, slot.salt))
    try:
        data_key = wrapping.decrypt(slot.nonce, slot.wrapped, slot.bound(file_id))
    except InvalidTag:
        return None
    key = DataKey(data_key, file_id, slot.kind)
    return replace(key, name=key.name_of(slot), salt=slot.salt)
