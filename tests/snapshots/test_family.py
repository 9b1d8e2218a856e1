"""The family as a picture and as a list: words below the signs, homes, and what is never said."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.snapshots.family import (
    Lettering,
    fact_words,
    family_of,
    family_picture,
    fitting_picture,
    home_of,
    homes_of,
    plainly,
    vague_day_words,
    wrapped,
)
from cpdesk.snapshots.family_words import family_lines
from cpdesk.snapshots.people import Person, Relationship
from cpdesk.vocabulary import PersonKind, RelationshipKind, Sex

TODAY = date(2026, 11, 26)
PARENT = RelationshipKind.PARENT_OF


def somebody(number: int, name: str, sex: Sex = Sex.FEMALE, **more) -> Person:
    return Person(UUID(int=number), PersonKind.FAMILY, name, sex=sex, **more)


MUM = somebody(1, "Agnieszka Wróbel-Łęcka", known_as="Aga", born=date(1997, 2, 3), household="flat 9")
DAD = somebody(
    2, "Lekan", Sex.MALE, born=date(1995, 10, 26), address_restricted=True, lives_at="3 Hidden Road"
)
OLA = somebody(3, "Ola", subject=True, born=date(2024, 4, 8), household="Flat  9")
BABY = somebody(4, "Unborn baby", Sex.UNKNOWN, subject=True, unborn=True, expected=date(2027, 1, 12))
TIES = (
    Relationship(MUM.id, DAD.id, RelationshipKind.PARTNERS, "2020-06"),
    Relationship(MUM.id, OLA.id, PARENT),
    Relationship(DAD.id, OLA.id, PARENT),
    Relationship(MUM.id, BABY.id, PARENT),
    Relationship(DAD.id, MUM.id, RelationshipKind.CONFLICT),
)
FAMILY = (OLA, BABY, MUM, DAD)


def each_letter(text: str, bold: bool = False) -> float:
    return 10.0 * len(text)


def test_every_person_is_one_sentence_children_first() -> None:
    assert [line.text for line in family_lines(FAMILY, TIES)] == [
        "Ola: child of the conference; daughter of Aga and Lekan; born 8 April 2024; lives with Aga.",
        "Unborn baby: child of the conference; unborn child of Aga; due 12 January 2027.",
        "Lekan: father of Ola; partner of Aga since June 2020; in conflict with Aga; born 26 October 1995; "
        "address must not be shared.",
        "Agnieszka Wróbel-Łęcka (Aga): mother of Ola and Unborn baby; partner of Lekan since June 2020; "
        "in conflict with Lekan; born 3 February 1997; lives with Ola.",
    ]


def test_an_address_is_never_said_and_nobody_with_a_restricted_one_is_in_a_home() -> None:
    assert "Hidden" not in "".join(line.text for line in family_lines(FAMILY, TIES))
    assert home_of(DAD) == ""
    assert "must not" not in "".join(line.text for line in family_lines(FAMILY, TIES, for_full_copy=False))
    assert homes_of(FAMILY, TIES) == {MUM.id: "flat 9", OLA.id: "flat 9", BABY.id: "flat 9", DAD.id: ""}


def test_two_people_in_one_town_do_not_live_together_but_those_at_one_address_do() -> None:
    assert home_of(somebody(5, "A", lives_at="Caernarfon")) == ""
    assert home_of(somebody(5, "A", lives_at="2 High Street")) == home_of(
        somebody(6, "B", lives_at="2 high street")
    )


def test_what_others_have_observed_can_be_left_out() -> None:
    assert [r.kind for r in plainly(TIES)] == [RelationshipKind.PARTNERS, PARENT, PARENT, PARENT]


@pytest.mark.parametrize(
    ("person", "words"),
    [
        (MUM, "born 1997"),
        (OLA, "2 years"),
        (BABY, "due 12 January 2027"),
        (somebody(7, "Old", born=date(1940, 1, 1), died=date(2023, 3, 2)), "died 2023"),
        (somebody(7, "Somebody"), ""),
        (somebody(7, "Baby", unborn=True), "unborn"),
    ],
)
def test_the_words_below_a_name(person: Person, words: str) -> None:
    assert fact_words(person, TODAY) == words


def test_professionals_are_drawn_only_when_a_relationship_joins_them() -> None:
    carer = Person(UUID(int=9), PersonKind.PROFESSIONAL, "Carer")
    assert carer not in family_of((*FAMILY, carer), TIES)
    tie = Relationship(carer.id, OLA.id, RelationshipKind.CLOSE)
    assert carer in family_of((*FAMILY, carer), (*TIES, tie))


def test_a_long_name_is_broken_at_spaces_and_hyphens_and_never_between_a_letter_and_its_mark() -> None:
    assert wrapped("Agnieszka Wróbel-Łęcka", each_letter, 90, 3) == ("Agnieszka", "Wróbel-", "Łęcka")
    assert wrapped("Ade\u0301bayo", each_letter, 40, 3) == ("Ade\u0301", "bayo")
    assert wrapped("one two three four", each_letter, 50, 3) == ("one", "two", "thre…")
    assert wrapped("", each_letter, 50, 3) == ()


@given(st.text(max_size=60), st.integers(20, 200))
def test_no_line_is_wider_than_it_may_be_and_nothing_is_lost_when_there_is_room(
    text: str, widest: int
) -> None:
    lines = wrapped(text, lambda words: 5.0 * len(words), float(widest), 3)
    assert len(lines) <= 3
    whole = wrapped(text, lambda words: 5.0 * len(words), float(widest), 1000)
    assert "".join("".join(whole).split()) == "".join(text.split())


def test_the_narrower_letters_are_taken_when_the_picture_does_not_fit() -> None:
    letterings = [Lettering(each_letter, 15, widest) for widest in (150.0, 60.0)]
    wide = family_picture(FAMILY, TIES, letterings[0], TODAY).drawing.width
    assert fitting_picture(FAMILY, TIES, letterings, wide, TODAY).drawing.width == wide
    assert fitting_picture(FAMILY, TIES, letterings, wide - 1, TODAY).drawing.width < wide


def test_months_and_days_are_said_as_people_say_them() -> None:
    assert vague_day_words("2020-06") == "June 2020"
    assert vague_day_words("2023-03-02") == "2 March 2023"
    assert vague_day_words("last summer") == "last summer"
    assert vague_day_words("2023-13") == "2023-13"
