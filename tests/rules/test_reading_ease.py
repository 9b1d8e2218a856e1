"""A text for a family is easy to read, a little hard or hard; nothing is said where that cannot be told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.reading_ease import Ease, reading, syllables

EASY = (
    "Leo was hurt at home. We are worried that it will happen again. Mum has asked for help. "
    "We will all meet again in March to see what has changed for the children."
)
HARD = (
    "The multi-disciplinary assessment identified considerable deficiencies in parental supervision, "
    "notwithstanding previous interventions, and recommendations regarding accommodation, rehabilitation and "
    "psychological evaluation were communicated to the appropriate organisations for implementation."
)
LITTLE = (
    "The school has recorded fourteen absences since September, and the health visitor has offered several "
    "appointments that were cancelled. The family has agreed to accept support from a worker every week."
)


def test_the_bands_follow_sentences_and_words():
    assert reading(EASY).ease is Ease.EASY
    assert reading(LITTLE).ease is Ease.LITTLE_HARD
    hard = reading(HARD)
    assert (hard.ease, hard.long_sentences) == (Ease.HARD, True)
    assert reading(EASY).score > reading(LITTLE).score > hard.score


def test_long_words_in_short_sentences_ask_for_shorter_words():
    text = "The organisation facilitated psychological evaluation. It was an unsatisfactory intervention. "
    found = reading(text * 3)
    assert (found.ease, found.long_sentences) == (Ease.HARD, False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mum kept every appointment this month.",
        "Mama przyszła na każde spotkanie i zapytała o pomoc dla dzieci, a tata był w pracy w tym tygodniu.",
        "الأم جاءت إلى كل موعد وطلبت المساعدة من أجل الأطفال هذا الشهر والأب كان في العمل طوال الأسبوع كله",
        "Kerry Harlow, Leo Harlow, Isla Harlow, Rav Sandhu, Joy Ade, Marcus Lund, Al Orr, Helen Grant",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20",
    ],
)
def test_short_or_other_than_english_texts_get_no_band(text):
    assert reading(text) is None


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("child", 1), ("missed", 1), ("lives", 1), ("looked", 1), ("home", 1), ("year", 1), ("the", 1),
        ("table", 2), ("wanted", 2), ("people", 2), ("every", 2), ("school", 1), ("needed", 2), ("going", 2),
        ("places", 2), ("boxes", 2), ("being", 2), ("quiet", 2), ("safely", 2), ("homework", 2), ("baby", 2),
        ("family", 3), ("visited", 3), ("evidence", 3), ("violence", 3), ("serious", 3), ("sexual", 3),
        ("area", 3), ("created", 3), ("protection", 3), ("safeguarding", 3), ("sometimes", 2), ("changes", 2),
        ("information", 4), ("education", 4), ("emotional", 4), ("category", 4), ("significant", 4),
        ("responsibility", 6), ("mother’s", 2), ("social", 2), ("special", 2), ("religion", 3),
    ],
)  # fmt: skip
def test_syllables_of_known_words(word, count):
    assert syllables(word) == count


@given(st.text(max_size=300))
def test_any_text_is_taken(text: str) -> None:
    found = reading(text)
    assert found is None or found.ease in Ease


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzé'", min_size=1, max_size=25))
def test_every_word_has_a_syllable(word: str) -> None:
    assert 1 <= syllables(word) <= 2 * len(word)
