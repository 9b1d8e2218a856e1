"""The words of a text that somebody may want to change: for plainer ones, or because of their spelling."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from cpdesk.rules.plain_english import Choice, explained_in, found, plain_words, replaced
from cpdesk.rules.plain_english import Flag as _Flag
from cpdesk.rules.quoted import Span, quoted
from cpdesk.rules.spelling import Dictionary, slips

MOST_LINES = 2_000
"""So many lines are remembered, so that only a changed one is looked at again."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words between `start` and `end` (characters of the text) to be underlined."""

    start: int
    end: int
    words: str
    choices: tuple[Choice, ...] = ()
    """What to say instead; empty for a word that is not spelt right."""

    @property
    def misspelt(self) -> bool:
        """Whether it is a matter of spelling."""
        return not self.choices

    def instead(self, text: str, words: str) -> tuple[int, int, str]:
        """From where to where the text is replaced by what, when `words` are taken instead."""
        if self.misspelt:
            return self.start, self.end, words
        return replaced(text, _Flag(self.start, self.end, self.words, self.choices), words)


class MarkedWords:
    """Looks through a text again and again while it grows; remembers the lines it has seen."""

    def __init__(self) -> None:
        self._names: frozenset[str] = frozenset()
        self._known: frozenset[str] = plain_words()
        self._explained: frozenset[str] = frozenset()
        self._dictionary: Dictionary | None = None
        self._seen: dict[tuple[str, tuple[Span, ...]], tuple[Mark, ...]] = {}

    def spell_with(self, dictionary: Dictionary) -> None:
        """From now on spelling is looked at, too."""
        self._dictionary = dictionary
        self._seen.clear()

    def know(self, names: Collection[str], words: Iterable[str]) -> None:
        """Words of names (casefolded) are neither jargon nor misspelt; `words` are spelt right."""
        self._names = frozenset(names)
        self._known = plain_words() | self._names | {word.casefold().replace("’", "'") for word in words}
        self._seen.clear()

    def explain(self, texts: Iterable[str]) -> None:
        """What these earlier texts explained needs no explaining any more."""
        explained = explained_in(text for text in texts if "(" in text)
        if explained != self._explained:
            self._explained = explained
            self._seen.clear()

    def marks(self, text: str) -> tuple[Mark, ...]:
        """The words of a text to be underlined, in order. Only lines that are new are looked at."""
        if len(self._seen) > MOST_LINES:
            self._seen.clear()
        quotes, explained = quoted(text), self._explained | explained_in((text,))
        if explained != self._explained:
            return self._looked(text, quotes, explained)
        marks: list[Mark] = []
        start = place = 0
        for line in text.split("\n"):
            end = start + len(line)
            while place < len(quotes) and quotes[place][1] <= start:
                place += 1
            inside, at = [], place
            while at < len(quotes) and quotes[at][0] < end:
                inside.append((max(quotes[at][0] - start, 0), min(quotes[at][1], end) - start))
                at += 1
            key = (line, tuple(inside))
            if key not in self._seen:
                self._seen[key] = self._looked(line, key[1], explained)
            marks += (
                replace(mark, start=mark.start + start, end=mark.end + start) for mark in self._seen[key]
            )
            start = end + 1
        return tuple(marks)

    def meant(self, word: str) -> tuple[str, ...]:
        """What a misspelt word was probably meant to be."""
        return self._dictionary.meant(word) if self._dictionary is not None else ()

    def _looked(self, text: str, quotes: tuple[Span, ...], explained: frozenset[str]) -> tuple[Mark, ...]:
        flags = found(text, never=self._names, explained=explained, quotes=quotes)
        marks = [Mark(flag.start, flag.end, flag.words, flag.choices) for flag in flags]
        if self._dictionary is not None:
            taken = {place for flag in flags for place in range(flag.start, flag.end)}
            wrong = slips(text, self._dictionary, self._known, quotes)
            marks += (Mark(one.start, one.end, one.word) for one in wrong if one.start not in taken)
        return tuple(sorted(marks, key=lambda mark: mark.start))


def words_of_names(names: Iterable[str]) -> frozenset[str]:
    """Each word of these names, casefolded, with a straight apostrophe."""
    folded = (name.casefold().replace("’", "'") for name in names)
    return frozenset(word.strip(".,;:()'\"") for name in folded for word in name.replace("-", " ").split())
