"""What holds for every document: marking, reader, pages, tables, language, and nobody's name in the file."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise, product
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn
from lxml import etree

from cpdesk.snapshots.conference import Conference
from cpdesk.vocabulary import ConferenceState
from tests.documents.invented_conference import copy_for
from tests.documents.word_paper import Paper

KINDS = (("record", ""), ("outline_plan", "isla"), ("decision_letter", ""))
READERS = ("", "mum", "dad")
TITLES = {
    "record": "Record of the conference",
    "outline_plan": "Outline plan",
    "decision_letter": "Decision letter",
}
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs bidi spacing ind jc "
    "outlineLvl",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs u rtl lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan tcBorders shd vAlign",
    "trPr": "cantSplit tblHeader",
    "sectPr": "headerReference footerReference pgSz pgMar pgNumType cols",
    "settings": "zoom removePersonalInformation defaultTabStop characterSpacingControl compat themeFontLang "
    "decimalSymbol listSeparator",
    "style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr tblStylePr",
}
"""The order in which the schema of WordprocessingML (ISO 29500, transitional) wants what we use."""


@pytest.fixture(params=list(product(KINDS, READERS)), ids=lambda p: f"{p[0][0]}-{p[1] or 'full'}")
def paper(request: pytest.FixtureRequest, conference: Conference, paper_of: Callable[..., Paper]) -> Paper:
    (kind, child), reader = request.param
    return paper_of(kind, copy_for(conference, reader), child)


def _parts(paper: Paper) -> dict[str, etree._Element]:
    with ZipFile(paper.path) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


def test_every_page_is_marked_and_says_which_page_of_how_many_it_is(paper: Paper) -> None:
    assert paper.header.startswith("OFFICIAL-SENSITIVE")
    footer = _parts(paper)["word/footer1.xml"]
    assert [each.text.strip() for each in footer.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
    assert "Page 1 of 1" in paper.footer


def test_every_table_has_a_header_row_that_is_repeated_and_rows_that_stay_whole(paper: Paper) -> None:
    tables = list(paper.word.element.body.iter(qn("w:tbl")))
    assert tables or "Decision letter" in paper.header
    for table in tables:
        rows = list(table.iter(qn("w:tr")))
        assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [
            True,
            *[False] * (len(rows) - 1),
        ]
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        assert all(len(row.findall(qn("w:tc"))) == len(rows[0].findall(qn("w:tc"))) for row in rows)


def test_the_parts_of_each_element_stand_in_the_order_of_the_schema(paper: Paper) -> None:
    for name, root in _parts(paper).items():
        for element in root.iter():
            order = ORDER.get(etree.QName(element).localname)
            if order and name.startswith("word/"):
                places = [order.split().index(etree.QName(child).localname) for child in element]
                assert places == sorted(places), (name, etree.QName(element).localname)


def test_every_style_that_is_used_is_there(paper: Paper) -> None:
    parts = _parts(paper)
    known = {style.get(qn("w:styleId")) for style in parts["word/styles.xml"].iter(qn("w:style"))}
    for root in parts.values():
        for used in ("w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"):
            assert {each.get(qn("w:val")) for each in root.iter(qn(used))} <= known


def test_headings_go_down_one_step_at_a_time(paper: Paper) -> None:
    levels = [int(p.style.name[-1]) for p in paper.word.paragraphs if p.style.name.startswith("Heading")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_file_says_what_it_is_and_names_nobody(paper: Paper) -> None:
    about = paper.word.core_properties
    assert about.title in TITLES.values()
    assert (about.author, about.last_modified_by, about.language) == ("cpdesk", "cpdesk", "en-GB")
    assert about.subject == about.keywords == about.comments == ""
    with ZipFile(paper.path) as archive:
        names = b"".join(archive.read(each) for each in archive.namelist() if each.startswith("docProps/"))
    assert not [name for name in (b"Harlow", b"Leo", b"Isla", b"Cole", b"Okafor") if name in names]


def test_the_paper_is_a4_and_the_language_is_british_english(paper: Paper) -> None:
    section = paper.word.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    styles = _parts(paper)["word/styles.xml"]
    assert styles.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}").get(qn("w:val")) == "en-GB"


def test_the_header_says_for_whom_the_copy_is(conference: Conference, paper_of: Callable[..., Paper]) -> None:
    full = paper_of("record", copy_for(conference))
    assert full.header.endswith("Full copy: chair and professionals")
    assert "Private must not be shown" in full.text
    mum = paper_of("record", copy_for(conference, "mum"))
    assert mum.header.endswith("Copy for Kerry Harlow")
    assert "This copy is for Kerry Harlow." in mum.text


def test_the_footer_says_version_and_time(conference: Conference, paper_of: Callable[..., Paper]) -> None:
    closed = paper_of("record", copy_for(conference)).footer
    assert closed.startswith("Version 1, made Friday 27 November 2026 at 12:04")
    running = replace(conference, state=ConferenceState.RUNNING)
    assert paper_of("record", copy_for(running)).footer.startswith("Draft, version 1, made Friday")


@pytest.mark.parametrize(("kind", "child"), KINDS)
def test_a_practice_conference_is_marked_on_every_page(
    conference: Conference, paper_of: Callable[..., Paper], kind: str, child: str
) -> None:
    assert "PRACTICE" not in paper_of(kind, copy_for(conference), child).header
    practice = replace(conference, practice=True)
    assert "PRACTICE" in paper_of(kind, copy_for(practice, "mum"), child).header
