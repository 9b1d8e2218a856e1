"""The digest of a database as it lies encrypted on disk: one keyed sum over its pages."""

import hmac
import struct
from collections.abc import Iterator
from hashlib import pbkdf2_hmac
from io import BufferedReader, FileIO
from pathlib import Path

from cpdesk.storage.key import DataKey

PAGE = 4096
"""Bytes of a page; SQLCipher’s own, and never another in our files."""
WAL_HEAD = 32
FRAME = 24 + PAGE
"""Bytes of one page in the -wal with what stands before it."""
_STATE = struct.Struct(">QI")
_AHEAD = struct.Struct(">II8s")  # the page, the pages of the database after a commit, the salts
_MANY = 256  # pages read at once


class Digest:
    """What the pages of one database add up to.

    Each page has an HMAC-SHA256 of its number and its bytes (half the time of BLAKE2b where the processor
    knows SHA, as long where not); all of these are XORed, so that a commit costs no more than its own pages.
    A page that was never written counts as noughts, as the disk reads it.
    """

    def __init__(self, key: DataKey) -> None:
        self._key, self._pages_key = key.derive("seal"), key.derive("pages of the seal")
        self._pages: list[int] = []
        self._total = 0

    def put(self, number: int, page: bytes | memoryview) -> None:
        """Page `number`, counted from 1, has these bytes now."""
        print_ = self._print(number, page)
        if number > len(self._pages):
            self.resize(number - 1)
            self._pages.append(0)
        self._total ^= self._pages[number - 1] ^ print_
        self._pages[number - 1] = print_

    def resize(self, pages: int) -> None:
        """The database has so many pages now."""
        for gone in self._pages[pages:]:
            self._total ^= gone
        del self._pages[pages:]
        for number in range(len(self._pages) + 1, pages + 1):
            self._pages.append(self._print(number, bytes(PAGE)))
            self._total ^= self._pages[-1]

    def state(self, commits: int) -> bytes:
        """What the whole database adds up to after so many commits: 32 bytes that only the key can make."""
        state = _STATE.pack(commits, len(self._pages)) + self._total.to_bytes(32, "big")
        return hmac.digest(self._key, state, "sha256")

    def _print(self, number: int, page: bytes | memoryview) -> int:
        return int.from_bytes(hmac.digest(self._pages_key, number.to_bytes(4, "big") + page, "sha256"), "big")


class PageCheck:
    """Whether single pages are as SQLCipher wrote them, however old."""

    def __init__(self, key: DataKey, first: bytes) -> None:
        """`first`: the sixteen bytes at the start of the database."""
        salt = bytes(byte ^ 0x3A for byte in first[:16])
        self._key = pbkdf2_hmac("sha512", key.derive("database"), salt, 2, 32)

    def is_whole(self, number: int, page: bytes | memoryview) -> bool:
        """Whether the page’s own check fits its bytes and its number; noughts are a page never written."""
        said = bytes(page[-64:])
        body = bytes(page[16 if number == 1 else 0 : -64])
        wanted = hmac.digest(self._key, body + number.to_bytes(4, "little"), "sha512")
        return hmac.compare_digest(said, wanted) or not any(page)


def pages(data: Path) -> Iterator[tuple[int, memoryview]]:
    """Each page of a database file with its number; one cut short is filled up with noughts."""
    with data.open("rb", buffering=0) as file:
        number = 0
        while block := file.read(_MANY * PAGE):
            while len(block) % PAGE:
                more = file.read(PAGE - len(block) % PAGE)
                block += more or bytes(PAGE - len(block) % PAGE)
            view = memoryview(block)
            for start in range(0, len(block), PAGE):
                number += 1
                yield number, view[start : start + PAGE]


def frames(wal: FileIO | BufferedReader, first: int, last: int) -> Iterator[tuple[int, int, memoryview]]:
    """The pages number `first` to before `last` of a -wal, counted from 0: number of the page, how many pages
    the database has after it if it ends a commit, else 0, and its bytes. Stops where the file ends."""
    wal.seek(WAL_HEAD + first * FRAME)
    while first < last:
        block = memoryview(wal.read(min(_MANY, last - first) * FRAME))
        whole = len(block) // FRAME
        for start in range(0, whole * FRAME, FRAME):
            number, after, _salts = _AHEAD.unpack_from(block, start)
            yield number, after, block[start + 24 : start + FRAME]
        first += whole
        if not whole:
            return


def goes_on(wal: FileIO | BufferedReader, frames: int) -> bool:
    """Whether, after so many pages of a -wal, a whole commit of its round follows, or its head is broken.

    Then something in it was changed: one that was only cut off ends before its next commit does.
    """
    this = salts(wal)
    wal.seek(WAL_HEAD + frames * FRAME)
    first = True
    while len(ahead := wal.read(FRAME)) == FRAME:
        _number, after, its = _AHEAD.unpack_from(ahead)
        if (its == this and after) or (its != this and first and not frames):
            return True
        first = False
    return False


def salts(wal: FileIO | BufferedReader) -> bytes:
    """Which round of the -wal this is: random, and new when it begins again from its start."""
    wal.seek(16)
    return wal.read(8)


def wal_path(data: Path) -> Path:
    """Where SQLite keeps what was committed and not yet brought into the database."""
    return data.with_name(data.name + "-wal")
