"""Paragraphs, tables and fields as Word writes them: schema order, text kept to the character."""

import re
from collections.abc import Sequence
from unicodedata import bidirectional

from lxml import etree
from lxml.etree import _Element

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = re.compile("([\n\t])")

Run = str | tuple[str, str]
"""A text, or a text with the id of its character style."""
Cell = str | Sequence[str]
"""The text of a cell, or of its paragraphs."""

LONGEST_WHOLE_ROW = 1500
"""Characters: a row with more may be cut by the end of a page, since it may not fit on one."""
LONGEST_WHOLE_TABLE = 6
"""Rows: a table with more, or with a long row, may be cut by the end of a page; its header is repeated."""
LONGEST_KEPT_ROW = 200
"""Characters in the longest cell of such a table."""


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{_NAMESPACE}}}{name}"


_P, _PPR, _PSTYLE, _BIDI, _R, _RPR, _RSTYLE, _RTL, _T, _BR, _TAB, _VAL = map(
    w, ("p", "pPr", "pStyle", "bidi", "r", "rPr", "rStyle", "rtl", "t", "br", "tab", "val")
)


def is_right_to_left(text: str) -> bool:
    """Whether the first strong character outside an isolate reads from right to left (UAX 9, P2 and P3)."""
    depth = 0
    for character in text:
        kind = bidirectional(character)
        if kind in ("LRI", "RLI", "FSI"):
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def paragraph(style: str, *runs: Run, ours: bool = False) -> _Element:
    """One paragraph; a line break in the text becomes Word's, a tab its tab, all else stays as it is.

    It runs the way of its first strong character, unless it is a sentence of `ours`, which is English
    even where a name in Arabic or Hebrew begins it.
    """
    element = etree.Element(_P)
    fill_paragraph(element, style, *runs, ours=ours)
    return element


def fill_paragraph(element: _Element, style: str, *runs: Run, ours: bool = False) -> None:
    """Give an empty `w:p` its style, direction and text."""
    words = "".join(run if isinstance(run, str) else run[0] for run in runs)
    right_to_left = not ours and is_right_to_left(words)
    properties = etree.SubElement(element, _PPR)
    etree.SubElement(properties, _PSTYLE, {_VAL: style})
    if right_to_left:
        etree.SubElement(properties, _BIDI)
    for run in runs:
        text, run_style = (run, "") if isinstance(run, str) else run
        add_run(element, text, run_style, right_to_left)


def add_run(element: _Element, text: str, style: str = "", right_to_left: bool = False) -> None:
    """Add a text to a paragraph, in a character style if one is named."""
    run = _new_run(element, style, right_to_left)
    for piece in _BREAKS.split(text):
        if piece == "\n":
            etree.SubElement(run, _BR)
        elif piece == "\t":
            etree.SubElement(run, _TAB)
        elif piece:
            etree.SubElement(run, _T, {_SPACE: "preserve"}).text = piece


def _new_run(element: _Element, style: str = "", right_to_left: bool = False) -> _Element:
    run = etree.SubElement(element, _R)
    if style or right_to_left:
        properties = etree.SubElement(run, _RPR)
        if style:
            etree.SubElement(properties, _RSTYLE, {_VAL: style})
        if right_to_left:
            etree.SubElement(properties, _RTL)
    return run


def add_field(element: _Element, instruction: str) -> None:
    """Add a field such as `PAGE` or `NUMPAGES` to a paragraph; Word works it out on opening."""
    for kind in ("begin", None, "separate", "1", "end"):
        run = _new_run(element)
        if kind is None:
            etree.SubElement(run, w("instrText"), {_SPACE: "preserve"}).text = f" {instruction} "
        elif kind == "1":
            etree.SubElement(run, _T, {_SPACE: "preserve"}).text = "1"
        else:
            etree.SubElement(run, w("fldChar")).set(w("fldCharType"), kind)


def table(head: Sequence[str], rows: Sequence[Sequence[Cell]], widths: Sequence[int]) -> _Element:
    """A table with a header row that is repeated on each page; `widths` in twentieths of a point."""
    element = etree.Element(w("tbl"))
    properties = etree.SubElement(element, w("tblPr"))
    etree.SubElement(properties, w("tblStyle"), {_VAL: "CpdeskTable"})
    etree.SubElement(properties, w("tblW"), {w("w"): str(sum(widths)), w("type"): "dxa"})
    etree.SubElement(properties, w("tblLayout"), {w("type"): "fixed"})
    etree.SubElement(properties, w("tblLook"), {_VAL: "0020"})
    grid = etree.SubElement(element, w("tblGrid"))
    for width in widths:
        etree.SubElement(grid, w("gridCol"), {w("w"): str(width)})
    _add_row(element, head, widths, "TableHead", header=True)
    whole = len(rows) <= LONGEST_WHOLE_TABLE and max(map(_length, rows), default=0) <= LONGEST_KEPT_ROW
    for number, row in enumerate(rows, start=1):
        kept = whole and number < len(rows)
        _add_row(element, row, widths, "TableTextKept" if kept else "TableText")
    return element


def _texts(cell: Cell) -> Sequence[str]:
    return (cell,) if isinstance(cell, str) else tuple(cell) or ("",)


def _length(cells: Sequence[Cell]) -> int:
    """How many characters the longest cell of a row holds."""
    return max(sum(map(len, _texts(cell))) for cell in cells)


def _add_row(
    element: _Element, cells: Sequence[Cell], widths: Sequence[int], style: str, *, header: bool = False
) -> None:
    row = etree.SubElement(element, w("tr"))
    properties = etree.SubElement(row, w("trPr"))
    paragraphs = [_texts(cell) for cell in cells]
    if _length(cells) <= LONGEST_WHOLE_ROW:
        etree.SubElement(properties, w("cantSplit"))
    if header:
        etree.SubElement(properties, w("tblHeader"))
    for texts, width in zip(paragraphs, widths, strict=True):
        cell = etree.SubElement(row, w("tc"))
        size = etree.SubElement(etree.SubElement(cell, w("tcPr")), w("tcW"))
        size.set(w("w"), str(width))
        size.set(w("type"), "dxa")
        for text in texts:
            fill_paragraph(etree.SubElement(cell, _P), style, text)
