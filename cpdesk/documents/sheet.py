"""One document while it is written: headings, texts, facts, tables; marked for its reader on every page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import cast

from docx.document import Document as WordDocument
from docx.opc.part import XmlPart
from lxml.etree import _Element

from cpdesk.documents import wordml
from cpdesk.documents.base import FOOTER, HEADER, TEXT_WIDTH, new_document
from cpdesk.documents.wordml import Cell, Run
from cpdesk.rules.policy import MARKING
from cpdesk.rules.wording import instant_words
from cpdesk.snapshots.reader import ReaderCopy
from cpdesk.vocabulary import ConferenceState
from cpdesk.whole_file import write_whole

_REFUSED = (
    "A document could not be written. Is there space, may you write to this folder, and is a document of the "
    "same name still open in Word? Nothing half-made was left behind; the conference itself is safe in its "
    "sealed file."
)

PRACTICE = "PRACTICE: an invented family, not a real record"


@dataclass(frozen=True, slots=True)
class Edition:
    """Which making of a document this is: printed in the footer of each page."""

    made: datetime
    """An aware instant."""
    version: int = 1
    marking: str = MARKING
    """The protective marking at the top of each page."""


class Sheet:
    """A document for one reader, written from top to bottom and then saved whole."""

    def __init__(self, kind: str, copy: ReaderCopy, edition: Edition) -> None:
        """Start with an empty page whose header and footer say what, for whom, and when it was made.

        `kind` names the sort of document and nobody: it is also the title that the file itself tells.
        """
        self._word: WordDocument = new_document(large_print=not copy.reader.is_full)
        self._end: _Element = self._word.element.body[-1]
        self._mark(kind, copy, edition)
        self._describe(kind, edition)

    def title(self, words: str, beneath: str = "") -> None:
        """The title of the document, with a line beneath it."""
        self._add(wordml.paragraph("Heading1", words))
        if beneath:
            self._add(wordml.paragraph("UnderTitle", beneath))

    def section(self, words: str) -> None:
        """The heading of a section."""
        self._add(wordml.paragraph("Heading2", words))

    def part(self, words: str) -> None:
        """The heading of a part of a section."""
        self._add(wordml.paragraph("Heading3", words))

    def label(self, words: str) -> None:
        """A few words above the text they belong to; not a heading."""
        self._add(wordml.paragraph("Label", words))

    def text(self, *runs: Run, style: str = "Normal") -> None:
        """A paragraph; `style` is a style id of `resources/templates/base/styles.xml`."""
        self._add(wordml.paragraph(style, *runs))

    def points(self, texts: Sequence[str]) -> None:
        """A list of our own sentences with a dot before each."""
        for text in texts:
            self._add(wordml.paragraph("ListBullet", text, ours=True))

    def facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Labels with a few words each; a fact without words is left out."""
        for label, words in facts:
            if words:
                self._add(wordml.paragraph("Fact", (label, "Strong"), "\t", words))

    def table(self, head: Sequence[str], rows: Sequence[Sequence[Cell]], shares: Sequence[int]) -> None:
        """A table as wide as the text; `shares` are the parts of the width that the columns take."""
        whole = sum(shares)
        widths = [TEXT_WIDTH * share // whole for share in shares]
        widths[-1] += TEXT_WIDTH - sum(widths)
        self._add(wordml.table(head, rows, widths))
        self._add(wordml.paragraph("AfterTable"))

    def drawing(self, paragraph: _Element) -> None:
        """A paragraph that holds a drawing, as `shapes.Shapes` makes it."""
        self._add(paragraph)

    def signature(self, name: str, role: str) -> None:
        """A line to sign and date, with the name beneath it."""
        self._add(wordml.paragraph("SignatureLine", "Signed: \t\tDate: \t"))
        self.text(f"{role}: {name}" if name else role)

    def save(self, target: Path) -> None:
        """Write the document under `target`, all or nothing; raises CannotWrite."""
        held = BytesIO()
        self._word.save(held)
        write_whole(target, held.getvalue(), _REFUSED)

    def _add(self, element: _Element) -> None:
        self._end.addprevious(element)

    def _mark(self, kind: str, copy: ReaderCopy, edition: Edition) -> None:
        header, footer = _margin(self._word, HEADER), _margin(self._word, FOOTER)
        marking: list[Run] = [(edition.marking, "Marking")]
        if copy.conference.practice:
            marking += [" · ", (PRACTICE, "Practice")]
        header.append(wordml.paragraph("Header", *marking, "\t", kind))
        header.append(wordml.paragraph("Header", copy.reader.label))
        version = "Version" if copy.conference.state is ConferenceState.CLOSED else "Draft, version"
        pages = wordml.paragraph(
            "Footer", f"{version} {edition.version}, made {instant_words(edition.made)}\tPage "
        )
        wordml.add_field(pages, "PAGE")
        wordml.add_run(pages, " of ")
        wordml.add_field(pages, "NUMPAGES")
        footer.append(pages)

    def _describe(self, kind: str, edition: Edition) -> None:
        """What the file says about itself: the sort of document, and nobody's name."""
        about = self._word.core_properties
        about.title = kind
        about.author = about.last_modified_by = "cpdesk"
        about.language = "en-GB"
        about.created = about.modified = edition.made.astimezone(UTC)
        about.revision = edition.version


def _margin(word: WordDocument, relationship: str) -> _Element:
    """The header or footer that stands on every page."""
    part = cast(XmlPart, word.part.related_parts[relationship])
    return cast(_Element, part.element)
