"""Every document of the invented conference, line by line (see `golden.py` for renewing them)."""

import pytest

from tests.documents.golden import FOLDER, GOLDEN, lines_of


@pytest.mark.parametrize("name", GOLDEN)
def test_a_document_reads_as_it_did_when_somebody_last_looked_at_it(name: str) -> None:
    assert lines_of(name) == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
