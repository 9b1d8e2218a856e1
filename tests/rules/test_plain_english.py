"""Initials and phrases of the trades are found where a family would stumble over them, and nowhere else."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cpdesk.rules.plain_data import FIELDS, terms
from cpdesk.rules.plain_english import Flag, explained_in, found, plain_words, replaced
from cpdesk.rules.quoted import quoted

PIECES = st.sampled_from(
    [term.text for term in terms()]
    + ["Mum’s", "LACs", "L.A.C.", " ", " ", "\n", "“", "”", '"', "‘", "’", "'", ".", "a ", "an ", "the ",
       "(", ")", "é", "s", "-", "said", "SO"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join))


def words_of(text: str, **known: frozenset[str]) -> list[str]:
    return [flag.words for flag in found(text, **known)]


def said_plainly(text: str, choice: int = 0) -> str:
    (flag,) = found(text)
    start, end, words = replaced(text, flag, flag.choices[choice].words)
    return text[:start] + words + text[end:]


def test_there_are_enough_initials_and_phrases_with_plain_words_in_known_fields():
    assert len({term.text for term in terms() if term.initials}) >= 150
    assert len({term.text for term in terms() if not term.initials}) >= 60
    assert {meaning.field for term in terms() for meaning in term.means} == set(FIELDS)


def test_plain_words_need_no_plain_words_themselves():
    assert [
        (term.text, words)
        for term in terms()
        for meaning in term.means
        for words in (meaning.words, meaning.many)
        if found(words)
    ] == []


def test_every_term_is_found_and_replaced_as_it_is_written():
    for term in terms():
        (flag,) = found(f"x {term.text} y")
        assert (flag.words, flag.ask) == (term.text, len(term.means) > 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dad did not attend the LAC review.", ["LAC review"]),
        ("Two LACs, one LAC’s plan, the L.A.C. team", ["LACs", "LAC’s", "L.A.C."]),
        ("s47 and S.47 and section 47", ["s47", "S.47", "section 47"]),
        ("He Failed To Engage and was unkempt", ["Failed To Engage", "unkempt"]),
        ("SW/HV visit", ["SW", "HV"]),
        ("lac and mash, an ace, a dash; send him home", []),
        ("LACK, BLAC, pre-LAC, LAC-style, www.LAC.org, LAC@example.org, #LAC", []),
        ("MUM SAID SO AND LEFT THE ROOM", []),
        ("He said “the LAC review” and ‘MASH’ and \"SGO\" and 'IRO'", []),
        ("The boys' LAC review", ["LAC review"]),
        ("“my LAC review", []),
        ("He was in a placement. Order was kept.", ["placement"]),
    ],
)
def test_whole_words_as_written_are_found_outside_quotation_marks(text, words):
    assert words_of(text) == words


def test_several_meanings_ask_which_one_is_meant():
    (flag,) = found("a LAC was there")
    assert flag.ask
    assert [choice.words for choice in flag.choices] == ["looked-after child", "local area coordinator"]
    assert words_of("the CP, the DNA, the PD") == ["CP", "DNA", "PD"]
    assert all(flag.ask for flag in found("the CP, the DNA, the PD"))


def test_names_of_the_case_are_never_flagged():
    assert words_of("Ace came. ACE came. The SENCO came.", never=frozenset({"ace"})) == ["SENCO"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("an SGO", "a special guardianship order"),
        ("a EPO", "an emergency protection order"),
        ("An HV came", "A health visitor came"),
        ("with the LA today", "with the council today"),
        ("her EHCP plan", "her education, health and care plan"),
        ("LAC child", "Looked-after child"),
        ("two LACs", "two looked-after children"),
        ("the LAC’s room", "the looked-after child’s room"),
        ("the LACs' room", "the looked-after children's room"),
        ("Unkempt again", "Dirty or uncared for again"),
        ("He needs respite care.", "He needs a short break."),
        ("a L.A.C. review", "a looked-after child review"),
        ("he is a L.A.C.", "he is a looked-after child."),
    ],
)
def test_what_is_said_instead_keeps_the_sentence_whole(text, plain):
    assert said_plainly(text) == plain


def test_once_explained_initials_are_not_flagged_again():
    (flag,) = found("the IRO came")
    assert flag.explain == "independent reviewing officer (IRO)"
    start, end, words = replaced("the IRO came", flag, flag.explain)
    explained = "the IRO came"[:start] + words + "the IRO came"[end:]
    assert found(explained) == ()
    known = explained_in(["Mum spoke.", explained])
    assert known == {"IRO"}
    assert words_of("The IRO and the SW, two IROs", explained=known) == ["SW"]
    assert explained_in(["the plan (IRO)"]) == frozenset()


def test_explaining_a_plural_explains_the_initials():
    (flag,) = found("three LACs")
    assert explained_in([f"three {flag.explain}"]) == {"LAC"}


def test_every_word_of_the_list_counts_as_spelt_right():
    assert {"lac", "genogram", "guardianship", "looked"} <= plain_words()


@given(TEXTS)
@example("L.A.C")
@example("(LAC)")
@example("ſGO ß's")
def test_any_text_is_taken_and_flags_are_whole_and_in_order(text: str) -> None:
    behind = 0
    for flag in found(text):
        assert behind <= flag.start < flag.end <= len(text)
        assert text[flag.start : flag.end] == flag.words
        assert flag.choices
        behind = flag.end


@given(TEXTS)
def test_nothing_in_quotation_marks_is_flagged(text: str) -> None:
    spans = quoted(text)
    assert all(low < high for low, high in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    for flag in found(text):
        assert all(flag.end <= low or high <= flag.start for low, high in spans)


@given(st.lists(st.sampled_from([term.text for term in terms()]), min_size=1, max_size=6))
def test_when_all_is_replaced_nothing_is_left_to_flag(said: list[str]) -> None:
    text = "Then the " + ", and one ".join(said) + " was named."
    for _ in range(20):
        flags = found(text)
        if not flags:
            return
        flag: Flag = flags[-1]
        start, end, words = replaced(text, flag, flag.choices[0].words)
        text = text[:start] + words + text[end:]
    assert found(text) == ()
