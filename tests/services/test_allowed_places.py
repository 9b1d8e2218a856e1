"""Documents and the history go out only where the council allows it."""

import sys
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from cpdesk.errors import NotPossible
from cpdesk.rules.policy import Policy
from cpdesk.services.desk import Desk
from cpdesk.storage.store import Store


@pytest.fixture
def under(shelf, desk, filled, clock):
    """The filled desk, opened again under a policy."""
    opened = []

    def reopen(policy: Policy) -> Desk:
        desk.close()
        opened.append(Desk(Store(desk.path, shelf.key), lambda _change: None, clock, policy=policy))
        return opened[-1]

    yield reopen
    for each in opened:
        each.close()


def folder(tmp_path: Path, name: str) -> Path:
    made = tmp_path / name
    made.mkdir(parents=True)
    return made


def everything_in(place: Path) -> list[Path]:
    return sorted(place.rglob("*"))


def test_in_and_below_an_allowed_folder_documents_are_made(under, filled, tmp_path):
    allowed = folder(tmp_path, "papers")
    below = folder(tmp_path, "papers/2026")
    desk = under(Policy(export_folders=(allowed,)))
    assert desk.papers.make(filled.conference_id, below).folder.is_relative_to(below)


def test_elsewhere_nothing_is_made_and_the_words_say_where_it_may(under, filled, tmp_path):
    allowed, other = folder(tmp_path, "papers"), folder(tmp_path, "papers too")
    desk = under(Policy(export_folders=(allowed,)))
    for place in (other, allowed / ".." / "papers too", tmp_path):
        with pytest.raises(NotPossible) as refused:
            desk.papers.make(filled.conference_id, place)
        assert str(refused.value) == f"Nothing was made: your council allows documents only in “{allowed}”."
    with pytest.raises(NotPossible):
        desk.history.export(other / "history.csv", "csv")
    assert everything_in(other) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_in_an_allowed_folder_leads_nowhere_else(under, filled, tmp_path):
    allowed, other = folder(tmp_path, "papers"), folder(tmp_path, "stick")
    (allowed / "link").symlink_to(other)
    with pytest.raises(NotPossible):
        under(Policy(export_folders=(allowed,))).papers.make(filled.conference_id, allowed / "link")
    assert everything_in(other) == []


def test_an_empty_list_allows_no_folder(under, filled, tmp_path):
    with pytest.raises(NotPossible, match="anywhere on this computer"):
        under(Policy(export_folders=())).papers.make(filled.conference_id, tmp_path)


def test_the_marking_of_the_council_stands_at_the_top_of_every_document(under, filled, tmp_path):
    out = folder(tmp_path, "papers")
    made = under(replace(Policy(), marking="OFFICIAL – Camden")).papers.make(filled.conference_id, out)
    assert made.documents
    for document in made.documents:
        with ZipFile(document.path) as word:
            header = word.read("word/header1.xml").decode()
        assert "OFFICIAL – Camden" in header
        assert "OFFICIAL-SENSITIVE" not in header
