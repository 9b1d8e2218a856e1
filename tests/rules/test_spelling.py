"""What is not spelt right is found in British English, outside names, quotations, initials and addresses."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.british import american_forms, british_form
from cpdesk.rules.plain_english import plain_words
from cpdesk.rules.quoted import quoted
from cpdesk.rules.spelling import Dictionary, slips
from cpdesk.services.dictionary import dictionary

NAMES = frozenset({"kacper", "łęcka", "adeyemi", "st", "brigid's"})


def wrong(text: str, known: frozenset[str] = NAMES) -> list[str]:
    return [slip.word for slip in slips(text, dictionary(), known)]


@pytest.mark.parametrize(
    "word",
    ["colour", "behaviour", "behavioural", "centre", "centred", "organise", "organisation", "recognising",
     "analysed", "paediatrician", "anaesthetic", "travelled", "counsellor", "counselling", "licence",
     "practised", "metre", "litres", "theatre",
     "manoeuvre", "manoeuvred", "jewellery", "grey", "mum's", "nappies", "gran",
     "programme", "cheque", "doesn’t", "they're", "children’s", "safeguarding", "wellbeing", "organize",
     "laboratory", "humorous", "vigorous", "meter", "size", "exercise", "neighbours", "paediatric"],
)  # fmt: skip
def test_british_words_are_right(word):
    assert dictionary().knows(word)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("color", "colour"), ("behavior", "behaviour"), ("center", "centre"), ("counseling", "counselling"),
     ("pediatric", "paediatric"), ("practiced", "practised"), ("analyzed", "analysed"),
     ("traveled", "travelled"), ("Chidren", "Children"), ("apointment", "appointment"),
     ("behavour", "behaviour"), ("tommorow", "tomorrow"), ("definatly", "definitely"),
     ("neglecct", "neglect"), ("saftey", "safety"),
     ("recieved", "received")],
)  # fmt: skip
def test_a_slip_is_known_and_so_is_what_was_meant(typed, meant):
    assert not dictionary().knows(typed)
    assert meant in dictionary().meant(typed)
    assert len(dictionary().meant(typed)) <= 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mum was late for the apointment.", ["apointment"]),
        ("Kacper’s mum said “I dont no nuffink” and left; 'agen' she said.", []),
        ("On Fryday Okonkwo came, with Bruno", []),
        ("LAC, SGO and AAAGH; H2O and 3rd; b4 and gr8", []),
        ("see www.examplle.org, kjh@examplle.org or C:\\fooo\\barr", []),
        ("mama przyszła dziś; العربية", ["mama", "przyszła"][:0]),
        ("a multi-agency, pre-birth, co-parenting plan", []),
        ("self-harmm", ["harmm"]),
        ("Adeyemi's report; the Adeyemis came", []),
        ("Apointment missed. Chidren safe", ["Apointment", "Chidren"]),
    ],
)
def test_only_what_was_typed_wrong_is_found(text, words):
    assert wrong(text) == words


def test_a_private_word_and_the_words_of_the_plain_list_are_right():
    assert wrong("the genogramm of pierogi", NAMES | {"pierogi"} | plain_words()) == ["genogramm"]


def test_a_word_that_is_no_word_has_nothing_that_was_meant():
    assert dictionary().meant("x" * 200) == ()
    assert Dictionary({}).meant("apointment") == ()


@given(st.text(max_size=200))
def test_any_text_is_taken_and_slips_are_words_outside_quotations(text: str) -> None:
    found = slips(text, dictionary(), NAMES)
    assert all(text[slip.start : slip.end] == slip.word for slip in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    for low, high in quoted(text):
        assert all(slip.end <= low or high <= slip.start for slip in found)


@given(st.from_regex(re.compile(r"[a-z']{1,12}"), fullmatch=True))
def test_what_is_offered_is_itself_right(word: str) -> None:
    if not dictionary().knows(word):
        assert all(dictionary().knows(meant) for meant in dictionary().meant(word))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=14))
def test_a_british_form_is_british_already(word: str) -> None:
    assert not british_form(british_form(word) or "colour")
    assert word not in american_forms(word)
