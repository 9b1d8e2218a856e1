"""The table of keys."""

from collections import Counter

from PySide6.QtGui import QKeySequence

from cpdesk.ui.shortcuts import meeting_shortcuts, shortcuts


def test_no_key_does_two_things_in_one_place() -> None:
    everywhere = {key for entry in shortcuts() if entry.where == "Everywhere" for key in entry.keys}
    lock = {"Ctrl+L"}
    for table in (shortcuts(), tuple(e for e in meeting_shortcuts())):
        counted = Counter((key, entry.where) for entry in table for key in entry.keys)
        assert [key for key, number in counted.items() if number > 1] == []
    assert (everywhere | lock).isdisjoint(key for entry in meeting_shortcuts() for key in entry.keys)


def test_every_key_is_a_key_and_has_its_words() -> None:
    for entry in (*shortcuts(), *meeting_shortcuts()):
        assert entry.words
        assert entry.where
        for key in entry.keys:
            assert not QKeySequence(key).isEmpty()
