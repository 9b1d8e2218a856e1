"""A document is there whole or not at all."""

from pathlib import Path

import pytest
from docx.document import Document as WordDocument

from cpdesk import whole_file
from cpdesk.documents.catalogue import DOCUMENTS, make
from cpdesk.errors import CannotWrite
from cpdesk.snapshots.conference import Conference
from tests.documents.invented_conference import copy_for
from tests.documents.word_paper import Paper


def test_a_document_replaces_the_earlier_one_and_leaves_nothing_beside_it(
    conference: Conference, tmp_path: Path
) -> None:
    target = tmp_path / "record.docx"
    target.write_bytes(b"earlier")
    make("record", copy_for(conference), None, target)
    assert "Record of the conference" in Paper(target).text
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_the_earlier_document_as_it_was(
    conference: Conference, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "record.docx"
    target.write_bytes(b"earlier")

    def no_space(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(whole_file.os, "fsync", no_space)
    with pytest.raises(CannotWrite, match="safe in its sealed file"):
        make("record", copy_for(conference), None, target)
    assert target.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_gone_is_said_in_words(conference: Conference, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        make("record", copy_for(conference), None, tmp_path / "gone" / "record.docx")


def test_a_making_that_is_broken_off_leaves_nothing(
    conference: Conference, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_self: WordDocument, _target: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(WordDocument, "save", stopped)
    with pytest.raises(KeyboardInterrupt):
        make("record", copy_for(conference), None, tmp_path / "record.docx")
    assert list(tmp_path.iterdir()) == []


def test_the_kinds_of_document_are_the_three_that_leave_the_house() -> None:
    assert {kind: each.per_child for kind, each in DOCUMENTS.items()} == {
        "decision_letter": False,
        "outline_plan": True,
        "record": False,
    }
