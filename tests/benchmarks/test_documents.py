"""A record grows with what was said, and no faster: four times the entries, about four times the work."""

from dataclasses import replace
from pathlib import Path
from time import process_time

from cpdesk.documents.catalogue import make
from cpdesk.snapshots.reader import ReaderCopy
from cpdesk.vocabulary import Lane
from tests.documents.invented_conference import copy_for, entry, key, make_conference

LINEAR, FIXED = 4.0, 1.5
"""The growth of the work from 100 to 400 entries, and how much more than that we allow for noise."""


def _copy(entries: int) -> ReaderCopy:
    lanes = list(Lane)
    said = tuple(
        entry(n, lanes[n % len(lanes)], f"{n}. Leo was seen at home.\n" * 3, about=(key("leo"), key("isla")))
        for n in range(entries)
    )
    return copy_for(replace(make_conference(), entries=said))


def _seconds(copy: ReaderCopy, target: Path) -> float:
    def once() -> float:
        start = process_time()
        make("record", copy, None, target)
        return process_time() - start

    return min(once() for _ in range(5))


def test_a_record_of_four_times_the_entries_takes_about_four_times_as_long(tmp_path: Path) -> None:
    target = tmp_path / "record.docx"
    empty = _seconds(_copy(0), target)
    small, large = _seconds(_copy(100), target), _seconds(_copy(400), target)
    assert large - empty <= LINEAR * FIXED * (small - empty)
