"""The keys as a header lists them: what it shows to whom, and what it refuses."""

from dataclasses import replace

import pytest

from cpdesk.errors import DamagedFile, NotPossible
from cpdesk.storage import header, slots, vault
from cpdesk.storage.header import Kind
from cpdesk.storage.key import LONGEST_NAME

from .conftest import CHEAP, PASSPHRASE, Sealed

NAME = "Zebedee Quillfeather-Ōkubo"


def with_clerk(sealed: Sealed, name: str = NAME) -> header.Header:
    found = slots.known(sealed.path, sealed.key)
    return slots.added(found, sealed.key, Kind.CLERK, name, "the clerk’s own words", cost=CHEAP)


def test_who_finds_the_file_learns_no_name_and_no_length_of_one(sealed: Sealed):
    head = slots.head(with_clerk(sealed), sealed.key)
    assert NAME.encode() not in head
    assert NAME.encode("utf-16-le") not in head
    assert [slot.name for slot in header.decode(head).slots] == ["", "", ""]
    assert len({len(slot.hidden_name) for slot in header.decode(head).slots}) == 1


@pytest.mark.parametrize("name", ["", "A", NAME, "文" * (LONGEST_NAME // 3)])
def test_who_has_opened_it_reads_every_name(sealed: Sealed, name: str):
    sealed.path.write_bytes(slots.head(with_clerk(sealed, name or "B"), sealed.key))
    key = vault.unlock(sealed.path, "the clerk’s own words")
    assert (key.kind, key.name) == (Kind.CLERK, name or "B")
    assert [slot.name for slot in slots.known(sealed.path, sealed.key).slots] == ["", "", name or "B"]


def test_sixteen_of_the_longest_names_find_room_in_the_head(sealed: Sealed):
    found = slots.known(sealed.path, sealed.key)
    for number in range(10, header.MOST_SLOTS + 8):
        name = f"{number}" + "x" * (LONGEST_NAME - 2)
        found = slots.added(found, sealed.key, Kind.CLERK, name, f"words {number}", cost=CHEAP)
    assert len(slots.head(found, sealed.key)) == header.HEAD
    assert len(header.decode(slots.head(found, sealed.key)).slots) == header.MOST_SLOTS
    with pytest.raises(NotPossible, match="16 keys"):
        slots.added(found, sealed.key, Kind.CLERK, "One more", "words", cost=CHEAP)


def test_a_name_moved_to_another_persons_key_opens_nothing(sealed: Sealed):
    found = with_clerk(sealed)
    chair, paper, clerk = found.slots
    swapped = (replace(chair, hidden_name=clerk.hidden_name), paper, clerk)
    sealed.path.write_bytes(slots.head(replace(found, slots=swapped), sealed.key))
    with pytest.raises(vault.WrongPassphrase):
        vault.unlock(sealed.path, PASSPHRASE)


def test_a_header_somebody_else_wrote_is_not_worked_on(sealed: Sealed):
    found = slots.known(sealed.path, sealed.key)
    sealed.path.write_bytes(header.encode(found, b"not the key"))
    with pytest.raises(DamagedFile, match="altered"):
        slots.known(sealed.path, sealed.key)


def test_a_recovery_key_is_renewed_and_never_added(sealed: Sealed):
    found = slots.known(sealed.path, sealed.key)
    with pytest.raises(ValueError, match="renewed"):
        slots.added(found, sealed.key, Kind.RECOVERY, "", "words", cost=CHEAP)
    again, _key = slots.with_new_recovery_key(found, sealed.key, cost=CHEAP)
    assert [slot.kind for slot in again.slots] == [Kind.CHAIR, Kind.RECOVERY]
    assert again.generation == found.generation + 1
