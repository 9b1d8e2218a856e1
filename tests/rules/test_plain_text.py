from unicodedata import is_normalized
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.plain_text import clean


@pytest.mark.parametrize(
    "text", ["", "a\tb\nc\rd", "‮עברית‬ العربية", "👩🏽‍👧 e\u200dx \u00a0\u0085", "𐀀\U0010fffd"]
)
def test_what_xml_can_hold_is_kept_to_the_character(text: str) -> None:
    assert clean(text).text == text
    assert clean(text).changed == 0


def test_words_vertical_tab_and_form_feed_become_line_breaks() -> None:
    cleaned = clean("one\u000btwo\u000cthree")
    assert cleaned.text == "one\ntwo\nthree"
    assert cleaned.changed == 2


@pytest.mark.parametrize("odd", ["\0", "\x01", "\x08", "\x1b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_what_xml_cannot_hold_becomes_a_visible_mark(odd: str) -> None:
    cleaned = clean(f"a{odd}b")
    assert cleaned.text == "a\ufffdb"
    assert cleaned.changed == 1


def test_composing_letters_is_not_a_changed_character() -> None:
    cleaned = clean("cafe\u0301")
    assert cleaned.text == "café"
    assert cleaned.changed == 0


def test_a_mark_that_was_there_before_is_not_counted() -> None:
    assert clean("\ufffd").changed == 0


@given(st.text(st.characters(exclude_categories=())))
def test_every_cleaned_text_fits_a_document_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    cleaned.text.encode("utf-8")
    ElementTree.fromstring(f"<t>{cleaned.text.replace('&', '').replace('<', '')}</t>")
    assert is_normalized("NFC", cleaned.text)
    assert clean(cleaned.text).text == cleaned.text
    assert clean(cleaned.text).changed == 0
