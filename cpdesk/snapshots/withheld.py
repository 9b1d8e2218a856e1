"""What no shown line may hold: restricted addresses, and the names of those who asked not to be named."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from cpdesk.snapshots.people import Person

NAMES_SOMEBODY = "it names somebody who asked not to be named"
HOLDS_AN_ADDRESS = "it holds an address that is restricted"

_TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "pc", "dc", "ds", "di", "rev", "the")
)
_ORDINARY = frozenset(
    (
        "will", "mark", "may", "grace", "hope", "faith", "joy", "rose", "june", "april", "august", "rob",
        "bill", "frank", "jack", "ray", "pat", "sue", "art", "dawn", "eve", "penny", "ruby", "daisy", "lily",
        "holly", "ivy", "iris", "young", "old", "long", "short", "best", "good", "day", "moon", "king",
        "cook", "baker", "smith", "white", "black", "brown", "green", "wood", "woods", "hill", "field",
        "bell", "rice", "love", "price", "little", "wise", "banks", "street", "park", "mum", "dad", "gran",
        "nan", "grandad", "uncle", "aunt", "auntie", "baby", "neighbour", "friend", "of",
    )
)  # fmt: skip
"""Names that are words of everyday talk too: these count only with a capital."""
_POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b")
_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
_OUR_SIGNS = str.maketrans(dict.fromkeys("’‘“”–—…·", " "))
"""What our own texts have besides plain letters."""
_UNIT = re.compile(r"(flat|room|unit|apartment|no|number)? ?\d+[a-z]?")
_HOUSE = re.compile(r"\d+[a-z]?$")


@dataclass(frozen=True, slots=True)
class Withheld:
    """Judges texts before they are shown to everybody."""

    names: frozenset[str]
    """Single words, folded."""
    whole_names: frozenset[str]
    streets: frozenset[str]
    postcodes: frozenset[str]
    rough: re.Pattern[str] | None = None
    """Found in every text that may have to be withheld; None: nothing has to be."""

    def why(self, text: str) -> str:
        """Why a text may not be shown, in words that name nobody; empty when it may."""
        if self.rough is None or not self.rough.search(_bare(text).casefold()):
            return ""
        plain = _plain(text)
        if any(f" {street} " in plain for street in self.streets):
            return HOLDS_AN_ADDRESS
        if self.postcodes and self.postcodes & _postcodes(text):
            return HOLDS_AN_ADDRESS
        if any(f" {name} " in plain for name in self.whole_names):
            return NAMES_SOMEBODY
        if self.names and self.names & _words(text):
            return NAMES_SOMEBODY
        return ""

    def spare(self, text: str) -> str:
        """The text, or nothing when it may not be shown: for a label that something else stands beside."""
        return "" if self.why(text) else text


def withheld(people: Iterable[Person]) -> Withheld:
    """What may not be shown of these people. A name that somebody else goes by too counts as a whole only."""
    everybody = tuple(people)
    open_words = {word for p in everybody if not p.unnamed for word in _name_words(p)}
    unnamed = [p for p in everybody if p.unnamed]
    restricted = [p.lives_at for p in everybody if p.address_restricted and p.lives_at.strip()]
    names = frozenset({word for p in unnamed for word in _name_words(p)} - open_words)
    whole_names = frozenset(_plain(p.name).strip() for p in unnamed if len(_name_words(p)) > 1)
    streets = frozenset(street for address in restricted for street in _streets(address))
    postcodes = frozenset(code for address in restricted for code in _postcodes(address))
    begin = {*names, *(text.split()[0] for text in whole_names | streets), *(code[:-3] for code in postcodes)}
    rough = re.compile("|".join(map(re.escape, sorted(begin)))) if begin else None
    return Withheld(names, whole_names, streets, postcodes, rough)


def _name_words(person: Person) -> set[str]:
    words = {*_WORD.findall(_bare(person.name)), *_WORD.findall(_bare(person.known_as))}
    folded = {word.casefold() for word in words}
    folded |= {part for word in folded for part in re.split(r"[-’']", word)}
    return {word for word in folded if len(word) > 1 and word not in _TITLES}


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    """The words of a text, folded, also without ’s; everyday words only where they have a capital."""
    found: set[str] = set()
    for word in _WORD.findall(_bare(text)):
        parts = {word, re.sub(r"[’']s?$", "", word), *re.split(r"[-’']", word)}
        found |= {part.casefold() for part in parts if part[:1].isupper() or part.casefold() not in _ORDINARY}
    return frozenset(found)


def _streets(address: str) -> set[str]:
    """The parts of an address that tell where it is: street with and without its number, or all of it."""
    without = _POSTCODE.sub(" ", _bare(address).casefold())
    streets: set[str] = set()
    for part in re.split(r"[,;\n]", without):
        words = _plain(part).split()
        while words and (_HOUSE.match(words[0]) or words[0] in ("flat", "room", "unit", "apartment")):
            words = words[1:]
        if len(words) > 1:
            streets.add(" ".join(words))
    whole = _plain(without).strip()
    if not streets and whole and not _UNIT.fullmatch(whole):
        streets.add(whole)
    return streets


def _postcodes(text: str) -> set[str]:
    return {a + b for a, b in _POSTCODE.findall(_bare(text).casefold())}


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Only letters and figures, folded, with one blank between words and at both ends."""
    words = " ".join(re.findall(r"[^\W_]+", _bare(text).casefold()))
    return f" {words} "


def _bare(text: str) -> str:
    """A text without accents and vowel signs, since people leave them out."""
    if text.translate(_OUR_SIGNS).isascii():
        return text
    apart = unicodedata.normalize("NFKD", text)
    return "".join(character for character in apart if not unicodedata.combining(character))
