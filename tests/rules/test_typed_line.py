"""What is typed before the words of an entry is understood; what is not exactly that stays words."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.typed_line import SIGNS, Known, TypedHead, gathered, head_of, names_of
from cpdesk.vocabulary import Lane, SaidAs

MUM, DAD, POLICE, NURSE, LEO, ISLA = (UUID(int=number) for number in range(1, 7))
KNOWN = Known(
    speakers=gathered(
        [
            (MUM, {*names_of("Zofia Wróbel-Kane", "Zosia"), "mum", "mother"}),
            (DAD, {*names_of("Piotr Wróbel-Kane"), "dad"}),
            (POLICE, {*names_of("PC Ama O’Neill"), "police", "police constable"}),
            (NURSE, {*names_of("Piotr Lund"), "school nurse"}),
        ]
    ),
    children=gathered([(LEO, names_of("Léo Wróbel-Kane")), (ISLA, names_of("Isla Wróbel-Kane"))]),
)


def read(text: str) -> tuple[TypedHead, str]:
    head = head_of(text, KNOWN)
    return head, text[head.length :]


@pytest.mark.parametrize(
    ("text", "speaker", "lane", "rest"),
    [
        ("mum: + keeps every appointment", MUM, Lane.STRENGTH, "keeps every appointment"),
        ("Mum: keeps them", MUM, None, "keeps them"),
        ("mum:+ keeps them", MUM, Lane.STRENGTH, "keeps them"),
        ("zofia wrobel-kane: ! a worry", MUM, Lane.WORRY, "a worry"),
        ("ZW: > a change", MUM, Lane.NEEDS_TO_CHANGE, "a change"),
        ("zosia: - he drinks", MUM, Lane.WORRY, "he drinks"),
        ("Police: came twice", POLICE, None, "came twice"),
        ("pc ama o'neill: ? who was in the flat", POLICE, Lane.GREY_AREA, "who was in the flat"),
        ("School nurse: * “I like it here”", NURSE, Lane.CHILD_VOICE, "“I like it here”"),
        ("+ keeps every appointment", None, Lane.STRENGTH, "keeps every appointment"),
    ],
)
def test_a_speaker_and_a_sign_are_read(text, speaker, lane, rest):
    head, words = read(text)
    assert (head.speaker, head.lane, words) == (speaker, lane, rest)


def test_children_and_marks_follow_in_any_order():
    head, words = read("mum: #leo + (fact) #Isla (private) sleeps well")
    assert (head.about, head.lane, head.said_as, head.private) == (
        (LEO, ISLA), Lane.STRENGTH, SaidAs.FACT, True)  # fmt: skip
    assert words == "sleeps well"


@pytest.mark.parametrize(
    "text",
    [
        "Time: 10:30", "mum said: no", "- he said", "– he said", "* first", "+1", "?!", "Dr: came", "Mum:no",
        "mum :-) laughed", "10:30: he left", "The plan: go", "#1 priority", "#leo", "#sam sleeps", "(f) he",
        "see://example", "Mum", "mum ; no", "wrobel: no", ">", "he said: mum: no", "",
    ],
)  # fmt: skip
def test_ordinary_sentences_stay_words(text):
    head, words = read(text)
    assert head.length == 0 or words.strip() == text.strip()
    assert head.speaker is None
    assert words == text


def test_words_that_fit_two_people_choose_nobody_and_offer_both():
    head, words = read("piotr: - came")
    assert (head.speaker, head.lane, set(head.offered)) == (None, Lane.WORRY, {DAD, NURSE})
    assert words == "came"


def test_a_title_alone_names_nobody():
    assert "pc" not in names_of("PC Ama O’Neill")


LETTERS = st.text(
    st.characters(exclude_characters=":#(+-–!>?*", exclude_categories=("Cs",)), min_size=0, max_size=60
)


@given(LETTERS)
def test_a_text_without_signs_is_never_touched(text):
    assert head_of(text, KNOWN) == TypedHead()


@given(st.text(max_size=200))
def test_any_text_is_read_without_stumbling_and_what_is_left_is_its_end(text):
    head = head_of(text, KNOWN)
    assert 0 <= head.length <= len(text)
    assert head.speaker in (None, MUM, DAD, POLICE, NURSE)


@given(st.sampled_from(["mum", "Zosia", "ZW"]), st.sampled_from(sorted(SIGNS)), LETTERS)
def test_behind_a_speaker_and_a_sign_the_words_are_kept_to_the_character(name, sign, words):
    text = f"{name}: {sign} {words}"
    head = head_of(text, KNOWN)
    assert (head.speaker, head.lane) == (MUM, SIGNS[sign])
    assert text[head.length :] == words.lstrip(" ")
