"""A file that another computer took over: from here no byte of it is changed, nor when it is closed."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from cpdesk.errors import CannotWrite
from cpdesk.storage import in_use
from cpdesk.storage.in_use import mark_path
from cpdesk.storage.store import Store

from .conftest import Sealed, keep, kept
from .scene import fresh, shot


@pytest.fixture
def opened(sealed: Sealed) -> Store:
    """The file, open here with something saved."""
    fresh(sealed)
    store = Store(sealed.path, sealed.key, mark=in_use.claim(sealed.path, "Ana Novak"))
    keep(store, 1)
    return store


def take_over(path: Path) -> None:
    """What another computer writes that was told to open it all the same."""
    mark = mark_path(path)
    mark.write_text(json.dumps(json.loads(mark.read_bytes()) | {"machine": "another", "token": "another"}))


def after_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of a computer that slept through the night."""
    now = in_use.time.time()
    monkeypatch.setattr(in_use.time, "time", lambda: now + 8 * 3600)


def test_closing_changes_no_byte_of_it(opened: Store, sealed: Sealed):
    take_over(sealed.path)
    before = shot(sealed.path)
    assert before.wal
    opened.close()
    assert shot(sealed.path) == before
    assert mark_path(sealed.path).exists(), "it is the mark of the other computer"


def test_what_the_other_computer_writes_fits_afterwards(opened: Store, sealed: Sealed):
    take_over(sealed.path)
    other = Store(sealed.path, sealed.key)
    keep(other, 2)
    opened.close()
    keep(other, 3)
    other.close()
    with closing(sealed.open()) as again:
        assert kept(again) == [1, 2, 3]


def test_after_a_sleep_not_one_word_more_is_written(
    opened: Store, sealed: Sealed, monkeypatch: pytest.MonkeyPatch
):
    after_sleep(monkeypatch)
    keep(opened, 2)
    take_over(sealed.path)
    before = shot(sealed.path)
    with pytest.raises(CannotWrite, match="another computer meanwhile"):
        keep(opened, 3)
    with pytest.raises(CannotWrite, match="another computer meanwhile"):
        opened.replace_head(before.head)
    opened.close()
    assert shot(sealed.path) == before


def test_a_file_that_is_still_ours_is_closed_as_ever(opened: Store, sealed: Sealed):
    opened.close()
    assert not shot(sealed.path).wal
    assert not mark_path(sealed.path).exists()
    with closing(sealed.open()) as again:
        assert kept(again) == [1]
