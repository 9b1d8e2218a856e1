"""The family tree on paper: signs, lines and words as shapes that Word itself draws."""

from collections.abc import Iterator
from dataclasses import replace
from unicodedata import combining, east_asian_width

from lxml.etree import _Element

from cpdesk.documents.base import TEXT_WIDTH
from cpdesk.documents.palette import INK
from cpdesk.documents.shapes import Pen, Shapes
from cpdesk.rules.tree_parts import Box, Drawing, Line, LineKind, Mark, Point, Sign
from cpdesk.rules.tree_teeth import zigzag
from cpdesk.rules.wording import many, sentence
from cpdesk.snapshots.family import FamilyPicture, Lettering, fitting_picture, plainly
from cpdesk.snapshots.reader import ReaderCopy

LETTERS = 12.0
"""The height of the words in the units of the drawing."""
LINE = 14.0
WIDEST = ((110.0, 140.0), (84.0, 110.0), (62.0, 80.0), (46.0, 66.0))
"""How wide a line may be, and a line with a single word; one after another until the drawing fits."""
POINTS, LARGE_POINTS = 0.68, 0.78
"""Points for one unit, in the full copy and in the larger print of the family; less when it would not fit."""
TALLEST = 560.0
"""In points: a page has room for the heading too."""
SLACK = 12.0
"""Words get so much more room on either side than was worked out: no font is measured here."""

_PRESETS = {Sign.SQUARE: "rect", Sign.CIRCLE: "ellipse", Sign.TRIANGLE: "triangle", Sign.DIAMOND: "diamond"}
_PENS = {
    LineKind.DESCENT: Pen(INK["text"], 1.0),
    LineKind.MARRIED: Pen(INK["text"], 1.0),
    LineKind.PARTNERS: Pen(INK["text"], 1.0, "dash"),
    LineKind.PARENTS: Pen(INK["secondary"], 0.5),
    LineKind.STEP: Pen(INK["secondary"], 1.0, "sysDot"),
    LineKind.CLOSE: Pen(INK["strength"], 0.5),
    LineKind.CONFLICT: Pen(INK["worry"], 0.5),
    LineKind.STROKE: Pen(INK["text"], 1.0),
}
_HOME = Pen(INK["family"], 1.0, "dash")
_SIGN, _CHILD, _CROSS = Pen(INK["text"], 1.0), Pen(INK["accent"], 2.25), Pen(INK["secondary"], 0.75)


def family_drawing(copy: ReaderCopy) -> tuple[_Element, str] | None:
    """The family of a copy as one paragraph with a drawing as wide as it needs, at most as the page.

    Gives also what its signs mean, in one sentence. None when nothing joins anybody. A family copy shows
    nothing that others have observed about two people, and an age for the children alone. Who cannot see
    it, and a program that cannot draw it, gets a sentence that leads to the list.
    """
    conference = copy.conference
    ties, people = conference.relationships, conference.people
    if not copy.reader.is_full:
        ties = plainly(ties)
        people = tuple(person if person.subject else replace(person, born=None) for person in people)
    if not ties:
        return None
    usual = POINTS if copy.reader.is_full else LARGE_POINTS
    page = TEXT_WIDTH / 20
    letterings = [Lettering(_width, LINE, widest, longest) for widest, longest in WIDEST]
    picture = fitting_picture(people, ties, letterings, page / usual, conference.day)
    drawing = picture.drawing
    if not drawing.marks:
        return None
    unit = min(usual, page / drawing.width, TALLEST / drawing.height)
    group = Shapes(unit, drawing.width, drawing.height)
    for home in drawing.homes:
        group.outline(home.points, _HOME)
    for line in drawing.lines:
        _add_line(group, line)
    for mark in drawing.marks:
        _add_mark(group, mark, picture)
    if drawing.others is not None:
        x, y = drawing.others
        group.words(
            Box(x + 6, y, 200, LINE), [("Others of the family", False)], LETTERS, INK["secondary"], "left"
        )
    return group.paragraph("Family tree", _instead(picture)), _meaning(drawing)


def _instead(picture: FamilyPicture) -> str:
    """What stands for the drawing where it cannot be seen."""
    marks = picture.drawing.marks
    rows = len({mark.row for mark in marks})
    return (
        f"Family tree of {len(marks)} people in {many(rows, 'row')}, drawn by the usual signs. "
        "Everything it shows is written below it."
    )


def _meaning(drawing: Drawing) -> str:
    """The meaning of every sign and line that is used."""
    signs, kinds = {mark.sign for mark in drawing.marks}, {line.kind for line in drawing.lines}
    found = [
        (Sign.SQUARE in signs, "square: man or boy"),
        (Sign.CIRCLE in signs, "circle: woman or girl"),
        (Sign.TRIANGLE in signs, "triangle: not born yet"),
        (Sign.DIAMOND in signs, "diamond: sex not written down"),
        (any(mark.bold for mark in drawing.marks), "bold: child of the conference"),
        (any(mark.crossed for mark in drawing.marks), "crossed: has died"),
        (LineKind.PARTNERS in kinds, "broken line: partners who are not married"),
        (LineKind.STROKE in kinds, "one stroke: separated, two: divorced"),
        (LineKind.STEP in kinds, "dotted: step-parent"),
        (LineKind.CLOSE in kinds, "double line: close"),
        (LineKind.CONFLICT in kinds, "zigzag: conflict"),
        (bool(drawing.homes), "dashed outline: live together"),
    ]
    return sentence("; ".join(words for there, words in found if there)) + "."


def _add_line(group: Shapes, line: Line) -> None:
    pen = _PENS[line.kind]
    if line.kind is LineKind.CONFLICT:
        group.way(zigzag(line.points), pen)
        return
    shifts = (-1.5, 1.5) if line.kind is LineKind.CLOSE else (0.0,)
    for by in shifts:
        for (x, y), (x2, y2) in zip(line.points, line.points[1:], strict=False):
            group.line((x + by, y + by), (x2 + by, y2 + by), pen)


def _add_mark(group: Shapes, mark: Mark, picture: FamilyPicture) -> None:
    pen = _CHILD if mark.bold else _SIGN
    group.preset(_PRESETS[mark.sign], mark.box, pen, INK["change_ground"] if mark.bold else "FFFFFF")
    if mark.crossed:
        for start, end in _cross(mark):
            group.line(start, end, _CROSS)
    label, box = picture.labels[mark.key], mark.label
    lines = [(words, mark.bold) for words in label.name] + [(words, False) for words in label.fact]
    wide = Box(box.x - SLACK, box.y, box.width + 2 * SLACK, box.height + LINE / 2)
    group.words(wide, lines, LETTERS, INK["text"], "center")


def _cross(mark: Mark) -> Iterator[tuple[Point, Point]]:
    box = mark.box
    cut = box.width * 0.147 if mark.sign is Sign.CIRCLE else 0.0
    left, right, top, low = box.x + cut, box.right - cut, box.y + cut, box.bottom - cut
    yield (left, top), (right, low)
    yield (left, low), (right, top)


def _width(text: str, bold: bool) -> float:
    """About how wide a text is in Arial; other scripts are a little wider than their letters need."""
    return sum(map(_letter, text)) * LETTERS * (1.08 if bold else 1.0)


def _letter(letter: str) -> float:
    """The width of a letter as a part of the height of the type."""
    if combining(letter):
        return 0.0
    if east_asian_width(letter) in "WF":
        return 1.0
    if letter in " .,:;’'|!()[]iljtfrI-":
        return 0.34
    if letter in "mwMW…":
        return 0.92
    return 0.72 if letter.isupper() else 0.57
