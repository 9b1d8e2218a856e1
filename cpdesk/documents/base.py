"""The empty page that every document starts from: A4, British English, our own styles, nobody's name."""

from functools import lru_cache
from io import BytesIO
from string import Template
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.document import Document as WordDocument

from cpdesk import resources
from cpdesk.documents.palette import INK

PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/core.xml": "core.xml",
    "docProps/app.xml": "app.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/numbering.xml": "numbering.xml",
    "word/fontTable.xml": "font_table.xml",
    "word/header1.xml": "header.xml",
    "word/footer1.xml": "footer.xml",
}
"""Name inside the Word file, and the plain XML in `resources/templates/base/` it is made of."""

HEADER, FOOTER = "rId5", "rId6"
"""Their relationships in `document_rels.xml`."""

TEXT_WIDTH = 9638
"""Between the margins of `document.xml`, in twentieths of a point."""

_SIZES = {
    False: {"body": "22", "table": "20", "small": "19", "subsection": "24", "section": "28", "title": "38"},
    True: {"body": "24", "table": "22", "small": "20", "subsection": "26", "section": "30", "title": "40"},
}
"""In half points; True is the larger print of a family copy."""


@lru_cache(maxsize=2)
def package(large_print: bool) -> bytes:
    """The bytes of an empty Word file with our styles."""
    values = INK | _SIZES[large_print]
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for name, source in PARTS.items():
            words = resources.text(f"templates/base/{source}")
            archive.writestr(name, Template(words).substitute(values))
    return held.getvalue()


def new_document(*, large_print: bool) -> WordDocument:
    """A fresh empty document; `large_print` is for the family."""
    return Document(BytesIO(package(large_print)))
