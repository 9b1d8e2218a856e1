"""A drawing of lines, signs and words as shapes of Word, its words in the fonts of the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from cpdesk.documents.wordml import is_right_to_left, w
from cpdesk.rules.tree_parts import Box, Point

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_WPG = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_NAMES = {"mc": _MC, "wp": _WP, "a": _A, "wpg": _WPG, "wps": _WPS, "w": _W}

EMU = 12700
"""English metric units for one point."""
FIRST_ID = 400
"""Shapes are numbered from here; nothing else in our documents is."""


@dataclass(frozen=True, slots=True)
class Pen:
    """A colour, a width in points, and a dash by its name in DrawingML."""

    colour: str
    width: float
    dash: str = ""


class Shapes:
    """A group of shapes, `unit` points for each unit of the drawing."""

    def __init__(self, unit: float, width: float, height: float, first: int = FIRST_ID) -> None:
        """`first` is the number of the drawing; its shapes follow, so another one needs another."""
        self._unit, self._first = unit, first
        self._wide, self._high = self._emu(width), self._emu(height)
        self._group = etree.Element(f"{{{_WPG}}}wgp", nsmap=_NAMES)
        etree.SubElement(self._group, f"{{{_WPG}}}cNvGrpSpPr")
        frame = etree.SubElement(etree.SubElement(self._group, f"{{{_WPG}}}grpSpPr"), f"{{{_A}}}xfrm")
        for name, x, y in (("off", 0, 0), ("ext", self._wide, self._high),
                           ("chOff", 0, 0), ("chExt", self._wide, self._high)):  # fmt: skip
            keys = ("cx", "cy") if "xt" in name else ("x", "y")
            etree.SubElement(frame, f"{{{_A}}}{name}", {keys[0]: str(x), keys[1]: str(y)})
        self._count = first

    def preset(self, name: str, box: Box, pen: Pen, fill: str) -> None:
        """One of Word’s own shapes: `rect`, `ellipse`, `triangle`, `diamond`."""
        look = self._shape(box)
        _preset(look, name)
        _fill(look, fill)
        self._ink(look, pen)

    def line(self, start: Point, end: Point, pen: Pen) -> None:
        """A straight line."""
        (x, y), (x2, y2) = start, end
        box = Box(min(x, x2), min(y, y2), abs(x - x2), abs(y - y2))
        look = self._shape(box, upwards=(x2 - x) * (y2 - y) < 0)
        _preset(look, "line")
        self._ink(look, pen)

    def way(self, points: Sequence[Point], pen: Pen, *, closed: bool = False) -> None:
        """A line with corners."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        look = self._shape(box)
        geometry = etree.SubElement(look, f"{{{_A}}}custGeom")
        for name in ("avLst", "gdLst", "ahLst", "cxnLst"):
            etree.SubElement(geometry, f"{{{_A}}}{name}")
        whole = {"l": "0", "t": "0", "r": "r", "b": "b"}
        etree.SubElement(geometry, f"{{{_A}}}rect", whole)
        size = {"w": str(self._emu(box.width)), "h": str(self._emu(box.height))}
        path = etree.SubElement(etree.SubElement(geometry, f"{{{_A}}}pathLst"), f"{{{_A}}}path", size)
        for number, (x, y) in enumerate(points):
            step = etree.SubElement(path, f"{{{_A}}}{'lnTo' if number else 'moveTo'}")
            at = {"x": str(self._emu(x - box.x)), "y": str(self._emu(y - box.y))}
            etree.SubElement(step, f"{{{_A}}}pt", at)
        if closed:
            etree.SubElement(path, f"{{{_A}}}close")
        _fill(look, "")
        self._ink(look, pen)

    def outline(self, points: Sequence[Point], pen: Pen) -> None:
        """A line that comes back to where it began, with nothing in it."""
        self.way(points, pen, closed=True)

    def words(
        self, box: Box, lines: Sequence[tuple[str, bool]], height: float, colour: str, side: str
    ) -> None:
        """Lines of words (True: in bold), `height` units high, to one `side` of the box or its `center`."""
        look = self._shape(box, text_box=True)
        _preset(look, "rect")
        _fill(look, "")
        etree.SubElement(etree.SubElement(look, f"{{{_A}}}ln"), f"{{{_A}}}noFill")
        shape = look.getparent()
        assert shape is not None
        content = etree.Element(w("txbxContent"))
        for text, bold in lines:
            content.append(self._words(text, bold, height, colour, side))
        holder = etree.Element(f"{{{_WPS}}}txbx")
        holder.append(content)
        shape.insert(len(shape) - 1, holder)

    def paragraph(self, name: str, instead: str) -> _Element:
        """The drawing in a paragraph of its own; `instead` is what stands for it where it is not seen."""
        paragraph = etree.Element(w("p"))
        properties = etree.SubElement(paragraph, w("pPr"))
        etree.SubElement(properties, w("pStyle"), {w("val"): "Normal"})
        run = etree.SubElement(paragraph, w("r"))
        either = etree.SubElement(run, f"{{{_MC}}}AlternateContent", nsmap=_NAMES)
        choice = etree.SubElement(either, f"{{{_MC}}}Choice", {"Requires": "wpg"})
        inline = etree.SubElement(
            etree.SubElement(choice, w("drawing")), f"{{{_WP}}}inline",
            {"distT": "0", "distB": "0", "distL": "0", "distR": "0"},
        )  # fmt: skip
        etree.SubElement(inline, f"{{{_WP}}}extent", {"cx": str(self._wide), "cy": str(self._high)})
        about = {"id": str(self._first), "name": name, "descr": instead}
        etree.SubElement(inline, f"{{{_WP}}}docPr", about)
        graphic = etree.SubElement(inline, f"{{{_A}}}graphic")
        data = etree.SubElement(graphic, f"{{{_A}}}graphicData", {"uri": _WPG})
        data.append(self._group)
        fallback = etree.SubElement(either, f"{{{_MC}}}Fallback")
        etree.SubElement(fallback, w("t")).text = instead
        return paragraph

    def _emu(self, length: float) -> int:
        return round(length * self._unit * EMU)

    def _shape(self, box: Box, *, upwards: bool = False, text_box: bool = False) -> _Element:
        """A new shape in its place; gives what its look is written into."""
        self._count += 1
        shape = etree.SubElement(self._group, f"{{{_WPS}}}wsp")
        etree.SubElement(
            shape, f"{{{_WPS}}}cNvPr", {"id": str(self._count), "name": f"Shape {self._count - self._first}"}
        )
        etree.SubElement(shape, f"{{{_WPS}}}cNvSpPr", {"txBox": "1"} if text_box else {})
        look = etree.SubElement(shape, f"{{{_WPS}}}spPr")
        frame = etree.SubElement(look, f"{{{_A}}}xfrm", {"flipV": "1"} if upwards else {})
        etree.SubElement(frame, f"{{{_A}}}off", {"x": str(self._emu(box.x)), "y": str(self._emu(box.y))})
        size = {"cx": str(self._emu(box.width)), "cy": str(self._emu(box.height))}
        etree.SubElement(frame, f"{{{_A}}}ext", size)
        none = {"lIns": "0", "tIns": "0", "rIns": "0", "bIns": "0", "wrap": "square", "anchor": "t"}
        etree.SubElement(shape, f"{{{_WPS}}}bodyPr", none)
        return look

    def _ink(self, look: _Element, pen: Pen) -> None:
        width = max(pen.width * min(1.0, self._unit / 0.6), 0.35)
        line = etree.SubElement(look, f"{{{_A}}}ln", {"w": str(round(width * EMU))})
        _fill(line, pen.colour)
        if pen.dash:
            etree.SubElement(line, f"{{{_A}}}prstDash", {"val": pen.dash})

    def _words(self, text: str, bold: bool, height: float, colour: str, side: str) -> _Element:
        """One line of words as a paragraph."""
        paragraph = etree.Element(w("p"))
        properties = etree.SubElement(paragraph, w("pPr"))
        etree.SubElement(properties, w("pStyle"), {w("val"): "Normal"})
        turned = is_right_to_left(text)
        if turned:
            etree.SubElement(properties, w("bidi"))
        exact = {w("before"): "0", w("after"): "0", w("line"): str(round(height * 1.167 * self._unit * 20))}
        etree.SubElement(properties, w("spacing"), {**exact, w("lineRule"): "exact"})
        etree.SubElement(properties, w("jc"), {w("val"): side})
        run = etree.SubElement(paragraph, w("r"))
        letters = etree.SubElement(run, w("rPr"))
        for name in ("b", "bCs") if bold else ():
            etree.SubElement(letters, w(name))
        etree.SubElement(letters, w("color"), {w("val"): colour})
        for name in ("sz", "szCs"):
            etree.SubElement(letters, w(name), {w("val"): str(max(round(height * self._unit * 2), 2))})
        if turned:
            etree.SubElement(letters, w("rtl"))
        words = etree.SubElement(run, w("t"), {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
        words.text = text
        return paragraph


def _preset(look: _Element, name: str) -> None:
    geometry = etree.SubElement(look, f"{{{_A}}}prstGeom", {"prst": name})
    etree.SubElement(geometry, f"{{{_A}}}avLst")


def _fill(look: _Element, colour: str) -> None:
    if not colour:
        etree.SubElement(look, f"{{{_A}}}noFill")
        return
    fill = etree.SubElement(look, f"{{{_A}}}solidFill")
    etree.SubElement(fill, f"{{{_A}}}srgbClr", {"val": colour})
