"""What the tests of documents share: the invented conference, and a way to make and read a document."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.reader import ReaderCopy
from tests.documents.invented_conference import make_conference
from tests.documents.word_paper import Paper, made_paper


@pytest.fixture
def conference() -> Conference:
    return make_conference()


@pytest.fixture
def paper_of(tmp_path: Path) -> Callable[..., Paper]:
    """Make a document of a kind for a copy (and a child) and open it again."""

    def paper(kind: str, copy: ReaderCopy, child: str = "") -> Paper:
        return made_paper(kind, copy, tmp_path, child)

    return paper
