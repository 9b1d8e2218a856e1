"""Text of every script and kind reaches the document to the character."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from cpdesk.documents import wordml
from cpdesk.documents.sheet import Edition, Sheet
from cpdesk.rules.plain_text import clean
from cpdesk.snapshots.plan import Action, Plan, PlanOutcome
from cpdesk.vocabulary import Lane
from tests.documents.invented_conference import copy_for, entry, key, make_conference
from tests.documents.word_paper import MADE, Paper, made_paper

HARD = [
    "<script>alert('Ola')</script> & <b>bold</b> &amp; &#x41; ]]> <!-- x --> </w:t></w:r>",
    "=cmd|' /C calc'!A0",
    "one\ntwo\n\n\nfive\n",
    "a\tb\t\tc",
    "a\rb\r\nc\r",
    "\r",
    "   spaces before and behind \u00a0 ",
    "     ",
    "\u0085next line\u2028line\u2029paragraph",
    "👨\u200d👩\u200d👧\u200d👦 🧑🏾\u200d🦽 ❤️\u200d🩹 1️⃣ 🏴\U000e0067\U000e0062\U000e007f",
    "A\u200dd\u200ce\u200bm \u2060joined\u00adsoft \ufeffBOM",
    "file \u202egnp.elif\u202c then \u2066isolated\u2069 and \u200fmixed العربية 123",
    "Z̸̢̛͙͈̀͠a̵̧͔͋l̷̻͆g̴͚̑o̶͎͝ stays stacked",
    "היא אמרה: “I am fine” ואז שתקה",
    "Ọlámilékan Adébáyọ̀, Zażółć gęślą jaźń, Nguyễn",
    "long " * 4096,
    "unbroken" * 2500,
]


def _round_trip(texts: list[str]) -> list[str]:
    """The texts as paragraphs and as cells of a table, written, read again."""
    with TemporaryDirectory() as folder:
        sheet = Sheet("Record of the conference", copy_for(make_conference()), Edition(MADE))
        for text in texts:
            sheet.text(text, style="Entry")
        sheet.table(["What"] * len(texts), [texts], [1] * len(texts))
        sheet.save(Path(folder) / "texts.docx")
        paper = Paper(Path(folder) / "texts.docx")
    return paper.texts


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=200).map(lambda text: clean(text).text), min_size=1, max_size=4))
def test_any_clean_text_is_read_again_to_the_character(texts: list[str]) -> None:
    assert _round_trip(texts) == [*texts, *["What"] * len(texts), *texts, ""]


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_text_that_often_breaks_is_kept_in_entries_plan_and_names(text: str, tmp_path: Path) -> None:
    text = clean(text).text
    conference = make_conference()
    people = tuple(replace(p, name=text) if p.id == key("hv") else p for p in conference.people)
    outcome = PlanOutcome(key("o"), text, text, key("leo"), (Action(key("a"), text, (key("hv"),)),))
    conference = replace(
        conference,
        people=people,
        entries=tuple(entry(n, lane, text) for n, lane in enumerate(Lane, start=10)),
        plan=Plan((outcome,), text),
    )
    record = made_paper("record", copy_for(conference), tmp_path)
    assert record.texts.count(text) >= len(Lane) + 4
    assert made_paper("outline_plan", copy_for(conference), tmp_path, "leo").texts.count(text) >= 6
    assert any(text in line for line in record.texts if line.endswith("(health visitor)"))


@pytest.mark.parametrize(
    ("text", "right_to_left"),
    [
        ("שלום", True),
        ("123 … العربية then English", True),
        ("\u200f!", True),
        ("English with العربية inside", False),
        ("\u2067עברית\u2069 English", False),
        ("123 !?", False),
        ("", False),
    ],
)
def test_a_paragraph_runs_the_way_of_its_first_strong_character(text: str, right_to_left: bool) -> None:
    paragraph = wordml.paragraph("Entry", text)
    assert (paragraph.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None) is right_to_left
    assert (paragraph.find(f"{qn('w:r')}/{qn('w:rPr')}/{qn('w:rtl')}") is not None) is right_to_left


def test_word_is_told_to_keep_every_space() -> None:
    texts = list(wordml.paragraph("Entry", " a ", ("b ", "Strong"), "\n c").iter(qn("w:t")))
    assert len(texts) == 3
    assert {each.get("{http://www.w3.org/XML/1998/namespace}space") for each in texts} == {"preserve"}


def test_our_own_sentence_stays_english_when_a_foreign_name_begins_it() -> None:
    sentence = wordml.paragraph("ListBullet", "محمّد is a parent of Leo.", ours=True)
    assert sentence.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is None


def test_a_row_too_long_for_a_page_may_be_cut() -> None:
    table = wordml.table(["What"], [["short"], ["long " * 1000]], [9000])
    kept = [row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.iter(qn("w:tr"))]
    assert kept == [True, True, False]
