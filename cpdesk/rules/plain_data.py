"""The initials and phrases of the trades with their plain words, as they are kept in `resources/words/`."""

import re
from dataclasses import dataclass
from functools import cache

from cpdesk import resources

FIELDS = ("social care", "health", "police", "law", "education")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What initials or a phrase can mean."""

    words: str
    """The plain words."""
    many: str
    """The plain words for several."""
    field: str
    """One of `FIELDS`."""
    about: str = ""
    """One sentence that explains it to a family."""


@dataclass(frozen=True, slots=True)
class Term:
    """Initials, or a phrase, with what it can mean; the first meaning is the most usual."""

    text: str
    initials: bool
    """Whether the first word counts only as it is written; a phrase counts in any case."""
    means: tuple[Meaning, ...]
    tokens: tuple[str, ...]
    """The words it is made of: casefolded, but for the first word of initials."""

    @property
    def all_words(self) -> str:
        """Its own words and all the plain ones."""
        return " ".join((self.text, *(f"{m.words} {m.many} {m.about}" for m in self.means)))


@cache
def terms() -> tuple[Term, ...]:
    """All that are shipped, read once."""
    shipped = resources.toml("words/initials.toml")["initials"]
    known = [_term(short, True, _means(means)) for short, means in shipped.items()]
    for phrase in resources.toml("words/phrases.toml")["phrases"]:
        means = _means(phrase["means"])
        known += [_term(say, False, means) for say in (phrase["say"], *phrase.get("also", ()))]
    return tuple(known)


def _term(text: str, initials: bool, means: tuple[Meaning, ...]) -> Term:
    words = re.findall(r"[^\W_]+(?:&[^\W_]+)*", text)
    folded = [word.casefold() for word in words]
    return Term(text, initials, means, (words[0], *folded[1:]) if initials else tuple(folded))


def _means(rows: list[dict[str, str]]) -> tuple[Meaning, ...]:
    return tuple(
        Meaning(row["words"], row.get("many") or f"{row['words']}s", row["field"], row.get("about", ""))
        for row in rows
    )
