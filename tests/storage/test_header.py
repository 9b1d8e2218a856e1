"""The header file, byte by byte."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.errors import CpdeskError, DamagedFile, NewerFile, NotASealedFile
from cpdesk.storage import header
from cpdesk.storage.cost import Cost
from cpdesk.storage.header import Header, Kind, Slot

COSTS = st.builds(Cost, st.integers(128, 2**20), st.integers(1, 16), st.integers(1, 16))
HIDDEN_NAMES = st.binary(max_size=240)
SLOTS = st.builds(
    Slot, st.sampled_from(Kind), st.just(""), st.binary(min_size=16, max_size=16), COSTS,
    st.binary(min_size=12, max_size=12), st.binary(min_size=48, max_size=48), HIDDEN_NAMES,
)  # fmt: skip
HEADERS = st.builds(
    Header, st.binary(min_size=16, max_size=16), st.lists(SLOTS, min_size=1, max_size=16).map(tuple),
    st.integers(0, 2**32 - 1),
)  # fmt: skip
MAC_KEY = b"k" * 32
SLOT = Slot(Kind.CHAIR, "", b"s" * 16, Cost(65_536, 3, 4), b"n" * 12, b"w" * 48, b"h" * 240)
GOOD = header.encode(Header(b"i" * 16, (SLOT, SLOT)), MAC_KEY)


def resealed(framed: bytes) -> bytes:
    """With a right checksum, as only somebody who means it writes it."""
    sealed = framed + bytes(32)
    return sealed + header.sha256(sealed).digest()


@given(HEADERS)
def test_a_header_reads_back_as_it_was_written(written: Header):
    raw = header.encode(written, MAC_KEY)
    assert header.decode(raw) == written
    assert header.is_authentic(raw, MAC_KEY)
    assert not header.is_authentic(raw, b"x" * 32)
    assert header.encode(header.decode(raw), MAC_KEY) == raw
    assert len(raw) == header.HEAD


def test_every_flipped_bit_is_reported_as_damage():
    for place in range(len(GOOD)):
        for bit in range(8):
            flipped = bytearray(GOOD)
            flipped[place] ^= 1 << bit
            with pytest.raises(DamagedFile):
                header.decode(bytes(flipped))


@pytest.mark.parametrize(
    "length", [*range(1, 600, 7), *range(600, len(GOOD), 997), len(GOOD) - 1, len(GOOD) + 1]
)
def test_a_header_cut_short_or_grown_is_damaged(length: int):
    with pytest.raises(DamagedFile):
        header.decode((GOOD + b"\x00")[:length])


def test_a_newer_version_is_told_from_damage():
    newer = GOOD[: len(header.MAGIC)] + (2).to_bytes(2, "big") + GOOD[len(header.MAGIC) + 2 : -64]
    with pytest.raises(NewerFile):
        header.decode(resealed(newer))
    with pytest.raises(DamagedFile):
        header.decode(newer + GOOD[-64:])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"SQLite format 3\x00" + bytes(4000), "without any encryption"),
        (b"PK\x03\x04" + bytes(3000), "Word"),
        (b"\xd0\xcf\x11\xe0" + bytes(3000), "old Word"),
        (b"%PDF-1.7 " + bytes(300), "is a PDF"),
        (b'{"format": "cpdesk practice"}', "practice"),
        (bytes(500), "something else"),
        (b"cpdesk", "something else"),
    ],
)
def test_something_else_is_called_by_what_it_is(content: bytes, words: str):
    with pytest.raises(NotASealedFile, match=words):
        header.decode(content)


@pytest.mark.parametrize("cost", [Cost(2**32 - 1, 3, 4), Cost(65_536, 2**32 - 1, 4), Cost(65_536, 3, 255)])
def test_a_header_that_asks_for_all_memory_or_a_week_is_refused(cost: Cost):
    hostile = Slot(Kind.CHAIR, "", b"s" * 16, cost, b"n" * 12, b"w" * 48)
    with pytest.raises(DamagedFile, match="more memory or time"):
        header.decode(header.encode(Header(b"i" * 16, (hostile,)), MAC_KEY))


@given(st.binary(max_size=400), st.booleans())
def test_no_bytes_whatsoever_bring_out_anything_but_words(body: bytes, framed: bool):
    whole = (header._FRAME.pack(header.MAGIC, 1, len(body)) + body).ljust(header.HEAD - 64, b"\x00")
    raw = resealed(whole) if framed else body
    with contextlib.suppress(CpdeskError):
        assert header.encode(header.decode(raw), MAC_KEY)[:-64] == raw[:-64]


@given(HEADERS, st.integers(0, 2**32))
def test_a_body_altered_and_resealed_is_damaged_or_no_longer_authentic(written: Header, where: int):
    framed = bytearray(header.encode(written, MAC_KEY)[:-64])
    place = header._FRAME.size + where % (len(framed) - header._FRAME.size)
    framed[place] ^= 0x01
    raw = resealed(bytes(framed))
    try:
        header.decode(raw)
    except DamagedFile:
        return
    assert not header.is_authentic(raw, MAC_KEY)
