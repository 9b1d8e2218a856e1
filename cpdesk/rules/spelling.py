"""Spelling in British English: which words of a text are not spelt right, and what was probably meant."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from cpdesk import resources
from cpdesk.rules.british import american_forms, british_form
from cpdesk.rules.quoted import Span, quoted

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PLAIN = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SHORTENED = re.compile(r"(.+?)(?:n't|'(?:s|d|ll|m|re|t|ve))")
_PREFIX = re.compile(
    r"anti|co|ex|extra|inter|mid|mini|multi|non|over|post|pre|pro|re|self|semi|step|sub|ultra|under",
    re.IGNORECASE,
)
LONGEST_WORD = 30
MOST_MEANT = 3
_COMMON_ENOUGH = 60
"""A word that was found this often is common enough to be guessed by its consonants."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A word between `start` and `end` (characters of the text) that is not spelt right."""

    start: int
    end: int
    word: str


class Dictionary:
    """The words of the language, how often each is met, and what a misspelt one may be meant for."""

    def __init__(self, often: Mapping[str, int]) -> None:
        """`often`: an American list of words (lower case), with how often each was met."""
        self._often = often
        self._here = _known_here()
        self._sounds: dict[str, list[str]] = {}
        for word, count in often.items():
            if count >= _COMMON_ENOUGH and len(word) > 4:
                self._sounds.setdefault(_consonants(word), []).append(word)
        self._right: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Whether a word (any case, straight or curly apostrophe) is spelt right here."""
        word = word.lower().replace("’", "'")
        right = self._right.get(word)
        if right is None:
            if len(self._right) > 20_000:
                self._right.clear()
            right = self._right[word] = self._look_up(word)
        return right

    def meant(self, word: str) -> tuple[str, ...]:
        """What a misspelt word was probably meant to be, the likeliest first; in the case it was typed in."""
        lower = word.lower().replace("’", "'")
        if len(lower) > LONGEST_WORD:
            return ()
        british = british_form(lower)
        near = {found for found in _one_slip_away(lower) if len(found) > 1 and self._look_up(found)}
        alike = [british_form(found) or found for found in self._sounds.get(_consonants(lower), ())]
        far = set(alike) - near
        closer = sorted(near, key=lambda found: -self._count(found))
        others = sorted(far, key=lambda found: (abs(len(found) - len(lower)) > 2, -self._count(found)))
        ranked = [*([british] if british else []), *closer, *others]
        kept = dict.fromkeys(found for found in ranked if found != lower)
        return tuple(_in_case(word, found) for found in list(kept)[:MOST_MEANT])

    def _look_up(self, word: str) -> bool:
        if word in self._here:
            return True
        if word in self._often:
            return not british_form(word)
        if any(form in self._often for form in american_forms(word)):
            return True
        short = _SHORTENED.fullmatch(word)
        return short is not None and self._look_up(short[1])

    def _count(self, word: str) -> int:
        return max(self._often.get(form, 0) for form in (word, *american_forms(word)))


def slips(
    text: str, dictionary: Dictionary, known: Collection[str], quotes: tuple[Span, ...] | None = None
) -> tuple[Slip, ...]:
    """The words of `text` that are not spelt right, in order. `known`: words of names and others, casefolded.

    `quotes` is where quotations are, where the text is only a line of a longer one.
    Left alone are words in quotation marks, in capitals throughout, with digits or letters beyond a to z, of
    an address or a file’s name, and words with a capital inside a sentence, which are names.
    """
    return tuple(_slips(text, dictionary, known, quoted(text) if quotes is None else quotes))


def _slips(
    text: str, dictionary: Dictionary, known: Collection[str], quotes: tuple[Span, ...]
) -> Iterator[Slip]:
    place = 0
    for hit in _WORD.finditer(text):
        start, end = hit.span()
        while place < len(quotes) and quotes[place][1] <= start:
            place += 1
        if place < len(quotes) and quotes[place][0] < end:
            continue
        word = hit[0]
        if not _PLAIN.fullmatch(word) or len(word) < 2 or len(word) > LONGEST_WORD or word.isupper():
            continue
        if (word != word.lower() and not _begins(text, start)) or _is_address(text, start, end):
            continue
        if text[end : end + 1] == "-" and _PREFIX.fullmatch(word):
            continue
        if not _is_known(word, known) and not dictionary.knows(word):
            yield Slip(start, end, word)


def _is_known(word: str, known: Collection[str]) -> bool:
    folded = word.casefold().replace("’", "'")
    return folded in known or folded.removesuffix("'s") in known or folded.removesuffix("s") in known


def _begins(text: str, start: int) -> bool:
    before = text[max(start - 8, 0) : start]
    bare = before.rstrip(" \t\u00a0“‘\"'([–—-")
    return not bare or bare[-1] in ".!?\n"


def _is_address(text: str, start: int, end: int) -> bool:
    before, behind = text[max(start - 1, 0) : start], text[end : end + 2]
    return (before in tuple("@_#/\\.") and bool(before)) or bool(re.match(r"[@_\\]|[./:]\w", behind))


def _one_slip_away(word: str) -> set[str]:
    """One letter too many, too few, wrong, or two changed round."""
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    less = {head + tail[1:] for head, tail in parts if tail}
    turned = {head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1}
    other = {head + letter + tail[1:] for head, tail in parts if tail for letter in _LETTERS}
    more = {head + letter + tail for head, tail in parts for letter in _LETTERS}
    return less | turned | other | more


def _consonants(word: str) -> str:
    """A word by its first letter and its consonants, each once in a row: “tommorow” is “tomorrow”."""
    bare = word[0] + re.sub(r"[aeiouy']", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", bare)


def _in_case(typed: str, word: str) -> str:
    word = word.replace("'", "’") if "’" in typed else word
    return word[0].upper() + word[1:] if typed[0].isupper() else word


@cache
def _known_here() -> frozenset[str]:
    lines = resources.text("words/known_here.txt").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
