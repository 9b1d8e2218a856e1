"""The family tree in the record: Word’s own shapes, words instead of them, nothing a reader may not see."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from docx.oxml.ns import qn
from lxml import etree

from cpdesk.documents.base import TEXT_WIDTH
from cpdesk.documents.family_tree import family_drawing
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.people import Person, Relationship
from cpdesk.vocabulary import PersonKind, RelationshipKind
from tests.documents.invented_conference import copy_for, key
from tests.documents.word_paper import Paper

WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def drawing(conference: Conference, reader: str = "") -> etree._Element:
    drawn = family_drawing(copy_for(conference, reader))
    assert drawn is not None
    return drawn[0]


def words_in(element: etree._Element) -> list[str]:
    return [each.text for each in element.iter(qn("w:t"))]


@pytest.fixture
def large(conference: Conference) -> Conference:
    """Thirty people in four generations."""
    people = tuple(
        Person(key(f"p{n}"), PersonKind.FAMILY, f"Somebody Number-{n} ﻋﻠﻲ {'x' * 30}", subject=n > 27)
        for n in range(30)
    )
    ties = tuple(
        Relationship(people[(n - 1) // 2].id, people[n].id, RelationshipKind.PARENT_OF) for n in range(1, 30)
    )
    return replace(conference, people=people, relationships=ties, attendance=())


def test_the_record_has_the_tree_once_with_every_sign_and_name(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    paper = paper_of("record", copy_for(conference))
    (inline,) = paper.word.element.body.iter(f"{WP}inline")
    assert inline.find(f"{WP}docPr").get("descr").startswith("Family tree of 4 people")
    presets = [each.get("prst") for each in inline.iter(f"{A}prstGeom")]
    assert presets.count("diamond") == 3, "of three people of the invented family no sex is written down"
    assert {"Leo Harlow", "Isla Harlow", "Kez", "Dean Cole"} <= set(words_in(inline))
    assert "bold: child of the conference" in paper.text


def test_whoever_cannot_see_it_is_led_to_the_list(conference: Conference) -> None:
    element = drawing(conference)
    (fallback,) = element.iter(f"{MC}Fallback")
    assert "written below it" in "".join(words_in(fallback))
    (choice,) = element.iter(f"{MC}Choice")
    assert choice.get("Requires") in choice.nsmap


def test_every_shape_has_its_own_number_and_names_nobody(large: Conference) -> None:
    shapes = list(drawing(large).iter(f"{WPS}cNvPr"))
    assert len({shape.get("id") for shape in shapes}) == len(shapes)
    assert all(shape.get("name").startswith("Shape ") for shape in shapes)


def test_thirty_people_are_no_wider_than_the_page_and_no_higher(large: Conference) -> None:
    extent = next(iter(drawing(large).iter(f"{WP}extent")))
    assert int(extent.get("cx")) <= TEXT_WIDTH * 635 + 1
    assert int(extent.get("cy")) <= 700 * 12700


def test_a_family_copy_shows_no_year_of_an_adult_and_nothing_that_others_observed(
    conference: Conference,
) -> None:
    mum, dad = key("mum"), key("dad")
    ties = (*conference.relationships, Relationship(mum, dad, RelationshipKind.CONFLICT))
    conference = replace(conference, relationships=ties)
    assert "born 1996" in words_in(drawing(conference))
    copy = drawing(conference, "mum")
    assert not [words for words in words_in(copy) if words.startswith("born")]
    assert len(list(copy.iter(f"{A}custGeom"))) < len(list(drawing(conference).iter(f"{A}custGeom")))


def test_without_a_relationship_there_is_no_drawing(conference: Conference) -> None:
    assert family_drawing(copy_for(replace(conference, relationships=()))) is None


def test_who_lives_together_is_said_as_text_and_never_where(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    together = {key("mum"), key("leo")}
    people = tuple(
        replace(p, household="14 Secret Street") if p.id in together else p for p in conference.people
    )
    paper = paper_of("record", copy_for(replace(conference, people=people), "mum"))
    assert "Kerry Harlow and Leo Harlow live together." in paper.text
    assert "Secret" not in paper.text
