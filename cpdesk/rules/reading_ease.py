"""How easily a text for a family is read: three bands, from the length of its sentences and words.

The measure is the reading ease of Rudolf Flesch (“A new readability yardstick”, Journal of Applied Psychology
32, 1948): 206.835 - 1.015 x words in a sentence - 84.6 x syllables in a word. 60 and more is plain English.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

EASY, LITTLE_HARD = 60.0, 45.0
"""From this figure on a text is easy to read, or a little hard; below it is hard."""
FEWEST_WORDS = 15
LONG_SENTENCE = 20.0
"""More words than this in a sentence, on average, and shorter sentences are what would help."""
LONGEST = 20_000
"""So many characters of a text are read; more do not change its band."""

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[.!?]+[\s”’\"')\]]+|\n+")
_COMMON = re.compile(
    r"(?:about|after|all|and|are|at|be|because|been|but|by|can|did|for|from|had|has|have|her|him|his|how|if|it|"
    r"its|may|more|not|of|our|she|that|the|their|them|then|there|they|this|too|was|were|what|when|who|will|with|"
    r"you|your)"
)
"""Common in English and not in what else is written with these letters."""
_COMMON_SHARE = 0.1
"""English has at least this share of its most common words; a list of names, or Polish, has not."""

_SILENT_INSIDE = re.compile(r"(?<=[^aeiouy])e(?=(?:ly|ful|ment|less|ness|work|thing|times|selves|guard))")
_SILENT_PAST = re.compile(r"(?<=[^aeioutd])ed$")
_SILENT_END = re.compile(r"(?<=[^aeiouylscxzgh])es$|(?<=[^aeiouyl])e$|(?<=[aeiouy]l)es?$")
_VOWELS = re.compile(r"[aeiouy]+")
_TWO_SOUNDS = re.compile(
    r"(?<![gct])ia|[^q]ui?et|(?<!p)eo(?!p)|(?<![gctsx])io|iu|[aeiou]ing|ea(?=$|te|l?ity)|creat|[^q]ua(?=l)|rious"
)
_KNOWN = {"every": 2, "everyone": 3, "everything": 3, "business": 2, "people": 2, "created": 3, "quiet": 2}


class Ease(StrEnum):
    """How easily a text is read."""

    EASY = "easy"
    LITTLE_HARD = "little_hard"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Reading:
    """The band of a text, and what would help most."""

    ease: Ease
    score: float
    """Flesch’s figure: about 0 for a statute, 100 for a picture book."""
    long_sentences: bool
    """Whether shorter sentences would help; else shorter words would."""


def reading(text: str) -> Reading | None:
    """How easily `text` is read; None for one that is short (under 15 words) or not in English."""
    text = text[:LONGEST]
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < FEWEST_WORDS or len(words) * 2 < len(_LETTERS.findall(text)):
        return None
    if sum(_COMMON.fullmatch(word) is not None for word in words) < _COMMON_SHARE * len(words):
        return None
    sentences = max(sum(bool(_WORD.search(part)) for part in _SENTENCE.split(text)), 1)
    per_sentence = len(words) / sentences
    score = 206.835 - 1.015 * per_sentence - 84.6 * sum(map(syllables, words)) / len(words)
    ease = Ease.EASY if score >= EASY else Ease.LITTLE_HARD if score >= LITTLE_HARD else Ease.HARD
    return Reading(ease, round(score, 1), per_sentence > LONG_SENTENCE)


def syllables(word: str) -> int:
    """About how many syllables an English word has, one at least: its groups of vowels, with the usual
    silent letters left out. Hyphenation patterns (pyphen, en_GB) were measured against it and missed more.
    """
    word = re.split("['’]", word.lower(), maxsplit=1)[0]
    if word in _KNOWN:
        return _KNOWN[word]
    if len(word) <= 3:
        return 1 if len(_VOWELS.findall(word)) < 2 or word.endswith("e") else 2
    word = _SILENT_INSIDE.sub("", word)
    word = _SILENT_END.sub("", _SILENT_PAST.sub("", word))
    return max(len(_VOWELS.findall(word)) + len(_TWO_SOUNDS.findall(word)), 1)
