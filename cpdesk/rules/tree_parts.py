"""What a family tree is drawn from and what it is drawn with: people, ties, signs, lines and homes."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from cpdesk.vocabulary import RelationshipKind, Sex

SIGN = 40.0
"""The side of a square, the width of a circle; all else is measured against it."""
LABEL_GAP = 4.0
"""Between a sign and the words below it."""
MARGIN = 7.0
"""Between the people of a home and the dashed line around them."""

Point = tuple[float, float]


class Sign(StrEnum):
    """The usual signs: a man, a woman, an unborn child, somebody whose sex is not known."""

    SQUARE = "square"
    CIRCLE = "circle"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"


class LineKind(StrEnum):
    """What a line says about two people."""

    DESCENT = "descent"
    """From parents to their child."""
    MARRIED = "married"
    PARTNERS = "partners"
    """A couple who are not married: dashed."""
    PARENTS = "parents"
    """Two parents of a child of whom no more is known: thin."""
    STEP = "step"
    """From a step-parent: dotted."""
    CLOSE = "close"
    """Double."""
    CONFLICT = "conflict"
    """Zigzag."""
    STROKE = "stroke"
    """Across the line of a couple: one for separated, two for divorced."""


@dataclass(frozen=True, slots=True)
class TreePerson:
    """Somebody to be drawn, with the room that the words below need."""

    key: UUID
    width: float
    height: float
    sex: Sex = Sex.UNKNOWN
    unborn: bool = False
    dead: bool = False
    subject: bool = False
    home: str = ""
    """Those with the same word live together; empty: not known."""

    @property
    def sign(self) -> Sign:
        """The sign of this person."""
        if self.unborn:
            return Sign.TRIANGLE
        return {Sex.MALE: Sign.SQUARE, Sex.FEMALE: Sign.CIRCLE, Sex.UNKNOWN: Sign.DIAMOND}[self.sex]

    @property
    def cell(self) -> float:
        """The width that sign and words need."""
        return max(self.width, SIGN)


@dataclass(frozen=True, slots=True)
class TreeTie:
    """How `a` belongs to `b`; `ended`: it was so."""

    a: UUID
    b: UUID
    kind: RelationshipKind
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    def meets(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom


@dataclass(frozen=True, slots=True)
class Mark:
    """One person as drawn: the sign, and the words below it."""

    key: UUID
    sign: Sign
    box: Box
    label: Box
    crossed: bool
    """Has died."""
    bold: bool
    """A child of the conference."""
    row: int

    @property
    def whole(self) -> Box:
        """Sign and words together."""
        left, right = min(self.box.x, self.label.x), max(self.box.right, self.label.right)
        return Box(left, self.box.y, right - left, self.label.bottom - self.box.y)


@dataclass(frozen=True, slots=True)
class Line:
    """One line from corner to corner, and whom it joins."""

    kind: LineKind
    points: tuple[Point, ...]
    joins: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Home:
    """The dashed line around people who live together.

    A home that others stand between is drawn in several pieces with the same number.
    """

    number: int
    points: tuple[Point, ...]
    people: tuple[UUID, ...]
    whole: bool
    """Whether all who live there are inside this one piece."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A family as drawn, in plain units; nothing lies outside 0 to `width` and 0 to `height`."""

    width: float
    height: float
    marks: tuple[Mark, ...] = ()
    lines: tuple[Line, ...] = ()
    homes: tuple[Home, ...] = ()
    others: Point | None = None
    """Where the words “Others of the family” begin, above those whom no relationship joins."""

    def mark(self, key: UUID) -> Mark | None:
        """How one person is drawn."""
        return next((mark for mark in self.marks if mark.key == key), None)
