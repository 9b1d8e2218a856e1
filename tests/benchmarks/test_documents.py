"""A record grows with what was said, and no faster: four times the entries, about four times the work."""

from dataclasses import replace
from pathlib import Path
from time import process_time

from cpdesk.documents.catalogue import make
from cpdesk.snapshots.reader import ReaderCopy
from cpdesk.vocabulary import Lane
from tests.documents.invented_conference import copy_for, entry, key, make_conference

SMALL, LARGE = 250, 1000
GROWTH, NOISE = LARGE / SMALL, 2.0
"""How much more work it is, and what a busy machine may add: twice that is still far from squared."""


def _copy(entries: int) -> ReaderCopy:
    lanes = list(Lane)
    said = tuple(
        entry(n, lanes[n % len(lanes)], f"{n}. Leo was seen at home.\n" * 3, about=(key("leo"), key("isla")))
        for n in range(entries)
    )
    return copy_for(replace(make_conference(), entries=said))


def _seconds(copies: dict[int, ReaderCopy], target: Path) -> dict[int, float]:
    """The best of several rounds for each size, taken in turns so that all meet the same machine."""
    best = dict.fromkeys(copies, float("inf"))
    for _ in range(5):
        for size, copy in copies.items():
            start = process_time()
            make("record", copy, None, target)
            best[size] = min(best[size], process_time() - start)
    return best


def test_a_record_of_four_times_the_entries_takes_about_four_times_as_long(tmp_path: Path) -> None:
    best = _seconds({size: _copy(size) for size in (0, SMALL, LARGE)}, tmp_path / "record.docx")
    assert best[LARGE] - best[0] <= GROWTH * NOISE * (best[SMALL] - best[0])
