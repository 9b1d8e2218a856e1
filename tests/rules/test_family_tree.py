"""The family tree: signs, generations, lines and homes; whatever is written down, nobody over anybody."""

from itertools import combinations, pairwise
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cpdesk.rules.family_tree import draw_family
from cpdesk.rules.tree_parts import Box, Drawing, Line, LineKind, Mark, Sign, TreePerson, TreeTie
from cpdesk.vocabulary import RelationshipKind, Sex

PARENT, STEP = RelationshipKind.PARENT_OF, RelationshipKind.STEP_PARENT_OF
MARRIED, PARTNERS = RelationshipKind.MARRIED, RelationshipKind.PARTNERS
SEPARATED, DIVORCED = RelationshipKind.SEPARATED, RelationshipKind.DIVORCED
CLOSE, CONFLICT = RelationshipKind.CLOSE, RelationshipKind.CONFLICT
DOWN = (LineKind.DESCENT, LineKind.STEP)


class Family:
    """People by short names, and what is drawn of them."""

    def __init__(self, people: str, *ties: tuple[str, str, RelationshipKind], **more: object) -> None:
        """`people`: “dad:M mum:F baby:-”, oldest first; a minus is an unborn child, no letter unknown."""
        self.keys: dict[str, UUID] = {}
        made = []
        for number, word in enumerate(people.split(), start=1):
            name, _, sex = word.partition(":")
            self.keys[name] = UUID(int=number)
            known = Sex(sex) if sex in ("M", "F") else Sex.UNKNOWN
            facts = more.get(name, {})
            assert isinstance(facts, dict)
            made.append(TreePerson(UUID(int=number), 60, 30, known, sex == "-", **facts))
        self.people = made
        self.ties = [TreeTie(self.keys[a], self.keys[b], kind) for a, b, kind in ties]
        self.drawing = draw_family(self.people, self.ties)

    def __getitem__(self, name: str) -> Mark:
        mark = self.drawing.mark(self.keys[name])
        assert mark is not None
        return mark

    def x(self, name: str) -> float:
        return self[name].box.x

    def y(self, name: str) -> float:
        return self[name].box.y

    def line(self, *names: str) -> Line:
        wanted = {self.keys[name] for name in names}
        return next(line for line in self.drawing.lines if set(line.joins) == wanted)

    def strokes(self, *names: str) -> int:
        wanted = {self.keys[name] for name in names}
        return sum(line.kind is LineKind.STROKE and set(line.joins) == wanted for line in self.drawing.lines)


def children_of(*parents: str, of: str) -> list[tuple[str, str, RelationshipKind]]:
    return [(parent, child, PARENT) for child in of.split() for parent in parents]


def test_each_person_has_the_usual_sign() -> None:
    family = Family("dad:M mum:F cousin baby:-", dad={"dead": True}, baby={"subject": True})
    assert [family[name].sign for name in ("dad", "mum", "cousin", "baby")] == [
        Sign.SQUARE, Sign.CIRCLE, Sign.DIAMOND, Sign.TRIANGLE,
    ]  # fmt: skip
    assert (family["dad"].crossed, family["mum"].crossed) == (True, False)
    assert (family["baby"].bold, family["mum"].bold) == (True, False)


def test_a_couple_stands_side_by_side_above_their_children_the_oldest_first() -> None:
    family = Family(
        "mum:F dad:M leo:M isla:F baby:-",
        ("mum", "dad", MARRIED),
        *children_of("mum", "dad", of="baby isla leo"),
    )
    assert family.y("mum") == family.y("dad")
    assert family.x("dad") < family.x("mum"), "the man on the left, as is usual"
    assert family.x("leo") < family.x("isla") < family.x("baby")
    assert family.y("leo") == family.y("baby") > family["mum"].label.bottom
    middle = (family.x("dad") + family.x("mum")) / 2
    assert family.x("isla") == pytest.approx(middle, abs=3)


@pytest.mark.parametrize(
    ("kinds", "line", "strokes"),
    [
        ([MARRIED], LineKind.MARRIED, 0),
        ([PARTNERS], LineKind.PARTNERS, 0),
        ([MARRIED, SEPARATED], LineKind.MARRIED, 1),
        ([SEPARATED], LineKind.MARRIED, 1),
        ([PARTNERS, SEPARATED], LineKind.PARTNERS, 1),
        ([MARRIED, DIVORCED], LineKind.MARRIED, 2),
        ([DIVORCED], LineKind.MARRIED, 2),
        ([SEPARATED, PARTNERS], LineKind.PARTNERS, 0),
    ],
)
def test_the_line_of_a_couple_says_how_they_stand(kinds, line, strokes) -> None:
    family = Family("a:M b:F", *[("a", "b", kind) for kind in kinds])
    assert family.line("a", "b").kind is line
    assert family.strokes("a", "b") == strokes


def test_a_marriage_that_death_ended_has_no_stroke_one_that_ended_otherwise_has() -> None:
    a, b = UUID(int=1), UUID(int=2)
    for dead, strokes in ((True, 0), (False, 1)):
        drawing = draw_family(
            [TreePerson(a, 60, 30, dead=dead), TreePerson(b, 60, 30)], [TreeTie(a, b, MARRIED, ended=True)]
        )
        assert sum(line.kind is LineKind.STROKE for line in drawing.lines) == strokes


def test_somebody_with_two_partners_stands_between_them_and_half_siblings_below_their_own_parents() -> None:
    family = Family(
        "first:M mum:F second:M old:F young:M",
        ("mum", "first", DIVORCED), ("mum", "second", PARTNERS),
        *children_of("mum", "first", of="old"), *children_of("mum", "second", of="young"),
    )  # fmt: skip
    xs = sorted((family.x(name), name) for name in ("first", "mum", "second"))
    assert xs[1][1] == "mum"
    first_side = family.x("first") < family.x("mum")
    assert (family.x("old") < family.x("young")) == first_side


def test_two_fathers_and_a_same_sex_couple_with_one_recorded_parent() -> None:
    family = Family("one:M two:M child:F", ("one", "two", MARRIED), *children_of("one", "two", of="child"))
    assert family.x("child") == pytest.approx((family.x("one") + family.x("two")) / 2, abs=3)
    alone = Family("mum:F child:F", *children_of("mum", of="child"))
    assert alone.line("mum", "child").points[0][1] >= alone["mum"].label.bottom


def test_a_step_parent_has_a_dotted_line_and_stands_one_generation_above() -> None:
    family = Family(
        "mum:F step:M child:F", ("mum", "step", PARTNERS), ("mum", "child", PARENT), ("step", "child", STEP)
    )
    assert family.line("step", "child").kind is LineKind.STEP
    assert family.y("step") == family.y("mum") < family.y("child")


def test_four_generations_and_a_grandmother_on_the_other_side_stand_one_above_the_other() -> None:
    family = Family(
        "great:F gran:F other:F mum:F dad:M child:M",
        ("great", "gran", PARENT), ("gran", "mum", PARENT), ("other", "dad", PARENT),
        ("mum", "dad", MARRIED), *children_of("mum", "dad", of="child"),
    )  # fmt: skip
    rows = [family[name].row for name in ("great", "gran", "other", "mum", "dad", "child")]
    assert rows == [0, 1, 1, 2, 2, 3]


def test_many_brothers_and_sisters_all_stand_there_by_age() -> None:
    names = [f"c{number}" for number in range(9)]
    turned = " ".join(reversed(names))
    family = Family(f"mum:F {' '.join(names)}", *children_of("mum", of=turned))
    assert [family.x(name) for name in names] == sorted(family.x(name) for name in names)


def test_cousins_who_marry_keep_their_parents_above_them() -> None:
    family = Family(
        "gran:F aunt:F uncle:M she:F he:M child:F",
        *children_of("gran", of="aunt uncle"), ("aunt", "she", PARENT), ("uncle", "he", PARENT),
        ("she", "he", MARRIED), *children_of("she", "he", of="child"),
    )  # fmt: skip
    assert [family[n].row for n in ("gran", "aunt", "uncle", "she", "he", "child")] == [0, 1, 1, 2, 2, 3]


def test_whom_nothing_joins_stands_in_a_row_of_others() -> None:
    family = Family("mum:F child:F friend:M", ("mum", "child", PARENT), ("friend", "mum", CLOSE))
    assert family.y("friend") > family["child"].label.bottom
    assert family.drawing.others is not None
    assert family.drawing.others[1] < family.y("friend")
    assert family.line("friend", "mum").kind is LineKind.CLOSE
    assert Family("mum:F child:F", ("mum", "child", PARENT)).drawing.others is None


def test_a_home_is_outlined_and_whoever_lives_elsewhere_is_outside() -> None:
    here = {"home": "flat 9"}
    family = Family(
        "dad:M mum:F gran:F a:F b:M",
        ("mum", "dad", SEPARATED), ("gran", "mum", PARENT), *children_of("mum", "dad", of="a b"),
        mum=here, a=here, b=here,
    )  # fmt: skip
    (home,) = family.drawing.homes
    assert home.whole
    assert set(home.people) == {family.keys[name] for name in ("mum", "a", "b")}
    top = min(y for _, y in home.points)
    xs = [x for x, y in home.points if y == top]
    assert min(xs) < family["mum"].whole.x
    assert family["dad"].whole.right < min(xs) or max(xs) < family["dad"].whole.x


def test_somebody_who_lives_alone_has_no_outline() -> None:
    assert Family("a:M b:F", ("a", "b", MARRIED), a={"home": "x"}, b={"home": "y"}).drawing.homes == ()


def test_a_mother_and_her_unborn_child_alone_are_not_outlined() -> None:
    here = {"home": "flat 9"}
    tie = ("mum", "baby", PARENT)
    assert Family("mum:F baby:-", tie, mum=here, baby=here).drawing.homes == ()
    (home,) = Family("mum:F baby:- gran:F", tie, mum=here, baby=here, gran=here).drawing.homes[:1]
    assert set(home.people) <= {UUID(int=1), UUID(int=2), UUID(int=3)}


def test_nobody_at_all_is_an_empty_drawing() -> None:
    assert draw_family([], []) == Drawing(0.0, 0.0)


SEXES = st.sampled_from(list(Sex))
KINDS = st.sampled_from(list(RelationshipKind))


@st.composite
def any_family(draw, most: int = 30) -> tuple[list[TreePerson], list[TreeTie]]:
    """Anybody joined to anybody, parents of their own ancestors and people who are not there included."""
    count = draw(st.integers(1, most))
    people = [
        TreePerson(
            UUID(int=n),
            draw(st.floats(1, 220)),
            draw(st.floats(1, 70)),
            draw(SEXES),
            draw(st.booleans()),
            draw(st.booleans()),
            draw(st.booleans()),
            draw(st.sampled_from(["", "", "a", "b", "c"])),
        )
        for n in range(count)
    ]
    who = st.integers(0, count).map(lambda n: UUID(int=n))
    ties = draw(st.lists(st.builds(TreeTie, who, who, KINDS, st.booleans()), max_size=90))
    return people, ties


@st.composite
def possible_family(draw) -> tuple[list[TreePerson], list[TreeTie]]:
    """Older people are parents of younger ones."""
    count = draw(st.integers(2, 30))
    people = [TreePerson(UUID(int=n), 70, 30, draw(SEXES)) for n in range(count)]
    ties = []
    for child in range(1, count):
        for parent in draw(st.lists(st.integers(0, child - 1), max_size=2, unique=True)):
            ties.append(TreeTie(UUID(int=parent), UUID(int=child), PARENT))
    who = st.integers(0, count - 1).map(lambda n: UUID(int=n))
    couples = st.builds(TreeTie, who, who, st.sampled_from([MARRIED, PARTNERS, SEPARATED]))
    return people, ties + draw(st.lists(couples, max_size=8))


def nothing_overlaps(drawing: Drawing) -> None:
    for one, other in combinations(drawing.marks, 2):
        assert not one.whole.meets(other.whole)
    for mark in drawing.marks:
        assert not mark.box.meets(mark.label)
        assert mark.whole.x >= 0
        assert mark.whole.y >= 0
        assert mark.whole.right <= drawing.width
        assert mark.whole.bottom <= drawing.height


def within(box: Box, by: float = 0.5) -> Box:
    return Box(box.x + by, box.y + by, box.width - 2 * by, box.height - 2 * by)


def no_line_goes_through_anybody(drawing: Drawing) -> None:
    for line in drawing.lines:
        for (x, y), (x2, y2) in pairwise(line.points):
            piece = Box(min(x, x2) - 0.01, min(y, y2) - 0.01, abs(x - x2) + 0.02, abs(y - y2) + 0.02)
            for mark in drawing.marks:
                if line.kind is not LineKind.STROKE:
                    assert not within(mark.label).meets(piece), (line, mark)
                if mark.key not in line.joins:
                    assert not within(mark.box).meets(piece), (line, mark)


@given(any_family())
@settings(max_examples=120, deadline=None)
def test_any_family_is_drawn_without_overlaps_and_always_the_same(family) -> None:
    people, ties = family
    drawing = draw_family(people, ties)
    assert {mark.key for mark in drawing.marks} == {person.key for person in people}
    nothing_overlaps(drawing)
    no_line_goes_through_anybody(drawing)
    assert draw_family(people, ties) == drawing


@given(any_family())
@settings(max_examples=80, deadline=None)
def test_nobody_of_another_home_is_inside_an_outline(family) -> None:
    people, ties = family
    drawing = draw_family(people, ties)
    home_of = {person.key: person.home for person in people}
    for home in drawing.homes:
        own = {home_of[who] for who in home.people}
        assert len(own) == 1
        levels = sorted({y for _, y in home.points})
        for top, bottom in zip(levels[0::2], levels[1::2], strict=True):
            xs = [x for x, y in home.points if y in (top, bottom)]
            inside = Box(min(xs), top, max(xs) - min(xs), bottom - top)
            for mark in drawing.marks:
                assert mark.key in home.people or not inside.meets(mark.whole)


@given(possible_family())
@settings(max_examples=120, deadline=None)
def test_parents_stand_above_their_children(family) -> None:
    people, ties = family
    drawing = draw_family(people, ties)
    nothing_overlaps(drawing)
    no_line_goes_through_anybody(drawing)
    at = {mark.key: mark for mark in drawing.marks}
    for tie in ties:
        if tie.kind is PARENT:
            assert at[tie.a].whole.bottom < at[tie.b].box.y
