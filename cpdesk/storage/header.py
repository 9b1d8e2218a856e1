"""The header, which is the whole of `X.cpdesk`: who may unlock the file, and the data key wrapped for each.

The layout is binary and has one encoding only: no parser that could be made to recurse or to guess, and what
is authenticated is the bytes as they lie, never a form worked out from them. Numbers are big-endian.

    head, 8192 bytes: magic 12 | version 2 | length of body 4 | body | noughts | HMAC-SHA256 32 | SHA-256 32
    body: file id 16 | generation 4 | number of slots 1 | slots
    slot: kind 1 | length of hidden name 1 | hidden name | salt 16 | cost 9 | nonce 12 | wrapped data key 48
    cost: memory in KiB 4 | passes 4 | lanes 1

The frame (magic to length, and the SHA-256 over everything before it) is the same in every version to come,
so that a damaged file, which fails the SHA-256, is told from a newer one, and both from a wrong passphrase,
before any key is derived. The SHA-256 finds accidents; the HMAC, keyed from the data key, finds intent.

Names of people are hidden (`DataKey.hidden`): whoever finds the file learns how many can open it, not who.

The head is only ever replaced as a whole, by a new file of the same name. After it come the two blocks of the
seal (`seal.py`), 4096 bytes each, written in place after each commit; they are as far from the head as a disk
writes at once, so that a torn write there never touches a key.
"""

import hmac
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from hashlib import sha256

from cpdesk.errors import DamagedFile, NewerFile, NotASealedFile
from cpdesk.storage.cost import Cost

MAGIC = b"\x8bcpdesk\r\n\x1a\n\x00"  # the line ends show a file that was sent as text
VERSION = 1
HEAD = 8192
"""Bytes of the head, in this version and every one to come."""
WHOLE = HEAD + 2 * 4096
"""Bytes of the whole file `X.cpdesk`: the head and the two blocks of the seal."""
MOST_SLOTS = 16

_FRAME = struct.Struct(f">{len(MAGIC)}sHI")
_COST = struct.Struct(">IIB")
_GENERATION = struct.Struct(">I")
_ID, _SALT, _NONCE, _WRAPPED, _DIGEST = 16, 16, 12, 48, 32
_NEAR = 4  # so many wrong bytes of the magic are damage, more are another kind of file

DAMAGED = (
    "This is a cpdesk file, but some of its bytes have changed, so it cannot be opened. "
    "Trying has not changed it further. Use your last backup, and keep this file as it is."
)
FOREIGN = (
    "This is not a cpdesk file; it {seems}. It was not changed. "
    "Choose the file that ends in “.cpdesk”, or create a new one."
)


class Kind(IntEnum):
    """Whom a slot belongs to."""

    CHAIR = 1
    CLERK = 2
    MANAGER = 3
    RECOVERY = 9


@dataclass(frozen=True)
class Slot:
    """One way to the data key: a passphrase or the recovery key of one person."""

    kind: Kind
    name: str
    salt: bytes
    cost: Cost
    nonce: bytes = b""
    wrapped: bytes = b""
    hidden_name: bytes = b""
    """The name as it is kept in the file, which a holder of the data key can read; `name` is not kept."""

    def bound(self, file_id: bytes) -> bytes:
        """What the wrapped key is bound to: this file and everything the slot says in the open."""
        return MAGIC + VERSION.to_bytes(2, "big") + file_id + _open_part(self)


@dataclass(frozen=True)
class Header:
    """The header of one file: its random identity and its slots."""

    file_id: bytes
    slots: tuple[Slot, ...]
    generation: int = 0
    """Raised by each change of the keys and kept in the records too: a header put back is noticed."""


def encode(header: Header, mac_key: bytes) -> bytes:
    """The head of the file `X.cpdesk`, `HEAD` bytes, authenticated with `mac_key`."""
    slots = b"".join(_open_part(slot) + slot.nonce + slot.wrapped for slot in header.slots)
    body = header.file_id + _GENERATION.pack(header.generation) + bytes([len(header.slots)]) + slots
    framed = (_FRAME.pack(MAGIC, VERSION, len(body)) + body).ljust(HEAD - 2 * _DIGEST, b"\x00")
    sealed = framed + hmac.digest(mac_key, framed, "sha256")
    return sealed + sha256(sealed).digest()


def decode(raw: bytes) -> Header:
    """The header in the bytes of a file: its head alone, or all of it.

    Raises `NotASealedFile`, `DamagedFile` or `NewerFile`, each with its own words; that nobody forged it is
    only known after `is_authentic`.
    """
    if not raw.startswith(MAGIC):
        raise _foreign(raw)
    head = raw[:HEAD]
    if len(raw) not in (HEAD, WHOLE) or sha256(head[:-_DIGEST]).digest() != head[-_DIGEST:]:
        raise DamagedFile(DAMAGED)
    _, version, length = _FRAME.unpack_from(head)
    if version > VERSION:
        raise NewerFile(
            "This file was written by a newer version of cpdesk than this one. It was not changed. "
            "Update cpdesk on this computer and open it again."
        )
    body, rest = head[_FRAME.size :][:length], head[_FRAME.size + length : -2 * _DIGEST]
    if version < 1 or length > HEAD - _FRAME.size - 2 * _DIGEST or any(rest):
        raise DamagedFile(DAMAGED)
    return _body(body)


def is_authentic(raw: bytes, mac_key: bytes) -> bool:
    """Whether these header bytes were written by a holder of the data key."""
    head = raw[:HEAD]
    return hmac.compare_digest(
        hmac.digest(mac_key, head[: -2 * _DIGEST], "sha256"), head[-2 * _DIGEST : -_DIGEST]
    )


def _open_part(slot: Slot) -> bytes:
    name = slot.hidden_name
    cost = _COST.pack(slot.cost.memory_kib, slot.cost.passes, slot.cost.lanes)
    return bytes([slot.kind, len(name)]) + name + slot.salt + cost


def _body(body: bytes) -> Header:
    try:
        file_id, (generation,) = body[:_ID], _GENERATION.unpack_from(body, _ID)
        count, at = body[_ID + _GENERATION.size], _ID + _GENERATION.size + 1
        slots = []
        for _ in range(count):
            slot, at = _slot(body, at)
            slots.append(slot)
    except (ValueError, IndexError, struct.error) as error:
        raise DamagedFile(DAMAGED) from error
    if at != len(body) or not 1 <= count <= MOST_SLOTS:
        raise DamagedFile(DAMAGED)
    if not all(slot.cost.is_reasonable() for slot in slots):
        raise DamagedFile(
            "This is a cpdesk file, but its first part asks for more memory or time than cpdesk ever "
            "uses, so somebody or something has altered it. It was not opened and not changed. Use your "
            "last backup."
        )
    return Header(file_id, tuple(slots), generation)


def _slot(body: bytes, at: int) -> tuple[Slot, int]:
    kind, size = Kind(body[at]), body[at + 1]
    parts = _pieces(body, at + 2, (size, _SALT, _COST.size, _NONCE, _WRAPPED))
    name, salt, cost, nonce, wrapped = parts
    end = at + 2 + sum(map(len, parts))
    return Slot(kind, "", salt, Cost(*_COST.unpack(cost)), nonce, wrapped, name), end


def _pieces(body: bytes, at: int, sizes: tuple[int, ...]) -> list[bytes]:
    if at + sum(sizes) > len(body):
        raise ValueError("cut short")

    def cut() -> Iterator[bytes]:
        start = at
        for size in sizes:
            yield body[start : start + size]
            start += size

    return list(cut())


_SEEMS = (
    (b"SQLite format 3\x00", "is a database without any encryption"),
    (b"PK\x03\x04", "looks like a Word or other Office document, or a zip file"),
    (b"\xd0\xcf\x11\xe0", "looks like an old Word or other Office document"),
    (b"%PDF", "is a PDF"),
    (b"{", "looks like a practice or settings file"),
)


def _foreign(raw: bytes) -> NotASealedFile | DamagedFile:
    start = raw[: len(MAGIC)]
    if len(start) == len(MAGIC) and sum(a != b for a, b in zip(start, MAGIC, strict=True)) <= _NEAR:
        return DamagedFile(DAMAGED)
    if not raw:
        return NotASealedFile(FOREIGN.format(seems="is empty"))
    if len(start) < len(MAGIC) and MAGIC.startswith(start):
        return DamagedFile(DAMAGED)
    seems = next((words for first, words in _SEEMS if raw.startswith(first)), "is something else")
    return NotASealedFile(FOREIGN.format(seems=seems))
