"""Marked names and notes, and finding them wherever somebody may have left them, packed or not."""

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

DEEPEST = 3
LARGEST = 64 * 1024 * 1024
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rb"zqv([0-9]{5})[nw]",
        rb"z\0q\0v\0((?:[0-9]\0){5})[nw]\0",
        rb"\0z\0q\0v((?:\0[0-9]){5})\0[nw]",
    )
)
"""A mark in UTF-8 and in UTF-16 of both orders."""


def name(number: int) -> str:
    """A family's or a child's name that stands nowhere by chance."""
    return f"Zqv{number:05}n"


def note(number: int) -> str:
    """A note with a word that stands nowhere by chance."""
    return f"He said that zqv{number:05}w had not come home by ten."


def found_in(data: bytes, depth: int = 0) -> set[int]:
    """The numbers of the marks in some bytes: as text of three kinds, and in what is packed in them."""
    numbers = {int(bytes(ch for ch in match[1] if ch)) for form in _FORMS for match in form.finditer(data)}
    if depth < DEEPEST:
        for inner in _unpacked(data):
            numbers |= found_in(inner, depth + 1)
    return numbers


def _unpacked(data: bytes) -> Iterator[bytes]:
    """What zip archives, gzip and zlib streams hold, wherever in the bytes they begin."""
    for match in re.finditer(rb"PK\x03\x04", data):
        try:
            with zipfile.ZipFile(io.BytesIO(data[match.start() :])) as archive:
                yield from (archive.read(part) for part in archive.namelist())
            break  # the rest is of the same archive
        except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, zlib.error):
            continue
    for head, bits in ((rb"\x1f\x8b\x08", 31), (rb"\x78[\x01\x5e\x9c\xda]", 15)):
        for match in re.finditer(head, data):
            try:
                inner = zlib.decompressobj(bits).decompress(data[match.start() :], LARGEST)
            except zlib.error:
                continue
            if len(inner) > 8:
                yield inner


def found_below(folders: Iterable[Path], *, but: Path | None = None) -> tuple[set[int], int]:
    """The marks in every file below some folders and in their names, and how many files were read."""
    numbers: set[int] = set()
    read = 0
    for folder in folders:
        for path in folder.rglob("*"):
            if but is not None and (path == but or but in path.parents):
                continue
            numbers |= found_in(str(path.relative_to(folder)).encode())
            if path.is_file() and not path.is_symlink():
                read += 1
                numbers |= found_in(path.read_bytes())
    return numbers, read


def control(folder: Path, numbers: Iterable[int]) -> dict[str, set[int]]:
    """What the search finds of the same marks, written plainly into files of every form it claims to know."""
    folder.mkdir()
    words = "\n".join(f"{name(n)} {note(n)}" for n in numbers)
    plain = words.encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("part.xml", plain)
    forms = {
        "utf-8": plain,
        "utf-16-le": words.encode("utf-16-le"),
        "utf-16-be": words.encode("utf-16-be"),
        "zip": packed.getvalue(),
        "gzip": b"before" + gzip.compress(plain),
        "zlib in the middle": b"\0" * 100 + zlib.compress(words.encode("utf-16-le")) + b"\0" * 100,
    }
    found = {}
    for form, data in forms.items():
        (folder / form).write_bytes(data)
        found[form] = found_in((folder / form).read_bytes())
    return found
