"""A finished Word file as its reader sees it."""

from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from cpdesk.documents.catalogue import make
from cpdesk.snapshots.reader import ReaderCopy
from tests.documents.invented_conference import key

MADE = datetime(2026, 11, 27, 12, 4, tzinfo=UTC)


class Paper:
    """What stands in a Word file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.word = Document(str(path))
        section = self.word.sections[0]
        self.header = "\n".join(p.text for p in section.header.paragraphs)
        self.footer = "\n".join(p.text for p in section.footer.paragraphs)
        self.texts = [Paragraph(p, self.word).text for p in self.word.element.body.iter(qn("w:p"))]
        self.text = "\n".join(self.texts)

    @property
    def headings(self) -> list[str]:
        return [p.text for p in self.word.paragraphs if p.style.name.startswith("Heading")]

    def lines(self) -> str:
        """The whole file as plain lines: the style and the text; the cells of a row between bars."""
        found = [f"header | {line}" for line in self.header.split("\n")]
        found += [f"footer | {line}" for line in self.footer.split("\n")]
        for block in self.word.iter_inner_content():
            if isinstance(block, Paragraph):
                found.append(f"{block.style.style_id} | {block.text}".rstrip())
            else:
                for row in block._tbl.tr_lst:
                    cells = [" / ".join(p.text for p in cell.p_lst) for cell in row.tc_lst]
                    found.append("row | " + " | ".join(cells))
        return "\n".join(found) + "\n"


def made_paper(kind: str, copy: ReaderCopy, folder: Path, child: str = "") -> Paper:
    """Make a document with the program and open it again."""
    target = folder / f"{kind}.docx"
    make(kind, copy, copy.conference.person(key(child)) if child else None, target, made=MADE)
    return Paper(target)
