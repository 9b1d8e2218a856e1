"""The documents of the invented conference as plain lines, kept beside the tests to be compared.

When a document changes on purpose: `python -m tests.documents.golden` writes the lines anew; then read
what changed with `git diff tests/documents/golden/` before committing it.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.documents.invented_conference import copy_for, make_conference
from tests.documents.word_paper import made_paper

FOLDER = Path(__file__).parent / "golden"

GOLDEN = {
    "record-full": ("record", "", ""),
    "record-mum": ("record", "mum", ""),
    "record-dad": ("record", "dad", ""),
    "outline-plan-full-leo": ("outline_plan", "", "leo"),
    "outline-plan-mum-leo": ("outline_plan", "mum", "leo"),
    "outline-plan-dad-isla": ("outline_plan", "dad", "isla"),
    "decision-letter-full": ("decision_letter", "", ""),
    "decision-letter-mum": ("decision_letter", "mum", ""),
}
"""Name of the file: kind of document, reader ("" is the full copy), child."""


def lines_of(name: str) -> str:
    """The lines of one document as the program makes it now."""
    kind, reader, child = GOLDEN[name]
    with TemporaryDirectory() as folder:
        return made_paper(kind, copy_for(make_conference(), reader), Path(folder), child).lines()


if __name__ == "__main__":
    for name in GOLDEN:
        (FOLDER / f"{name}.txt").write_text(lines_of(name), encoding="utf-8")
