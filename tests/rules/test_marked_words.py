"""A growing text is looked through line by line, and every mark stands where its word stands."""

from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.marked_words import MarkedWords, words_of_names
from cpdesk.services.dictionary import dictionary

PIECES = st.sampled_from(
    ["the LAC review", "apointment", "unkempt", "“", "”", '"', "\n", " ", ".", "🙂", "Mum’s",
     "looked-after child (LAC)"]
)  # fmt: skip


def marked() -> MarkedWords:
    words = MarkedWords()
    words.spell_with(dictionary())
    return words


def test_jargon_and_slips_are_marked_in_order():
    marks = marked().marks("the apointment of the HV\nwas unkempt")
    assert [(mark.words, mark.misspelt) for mark in marks] == [
        ("apointment", True),
        ("HV", False),
        ("unkempt", False),
    ]


def test_a_quotation_over_several_lines_is_left_alone():
    assert marked().marks("she said “the LAC\napointment” and left") == ()


def test_names_are_known_and_what_was_explained_before_needs_no_more_explaining():
    words = marked()
    words.know(words_of_names(["Ace Łęcka-Pierogi"]), ["Brigid’s"])
    words.explain(["a health visitor (HV) came"])
    marks = words.marks("Pierogi and ACE went with the HV to Brigid’s. The SW came")
    assert [mark.words for mark in marks] == ["SW"]


def test_without_a_dictionary_only_jargon_is_marked():
    assert [mark.words for mark in MarkedWords().marks("apointment, HV")] == ["HV"]


@given(st.lists(PIECES, max_size=25).map("".join), st.lists(PIECES, max_size=5).map("".join))
def test_marks_stand_where_their_words_stand_also_when_the_text_grows(text: str, more: str) -> None:
    words = marked()
    words.marks(text)
    grown = words.marks(text + more)
    assert grown == marked().marks(text + more)
    behind = 0
    for mark in grown:
        assert behind <= mark.start
        assert (text + more)[mark.start : mark.end] == mark.words
        behind = mark.end
