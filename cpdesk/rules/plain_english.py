"""Plain words: which initials and phrases of the trades a family may not follow, and what to say instead."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from cpdesk.rules.plain_data import Term, terms
from cpdesk.rules.quoted import Span, quoted

_TOKEN = re.compile(r"(?:[A-Z]\.){1,8}[A-Z]\b|[^\W_]+(?:&[^\W_]+)*")
_GAP = re.compile(r"[ \t\u00a0]*[-‐‑]?[ \t\u00a0]*")
_IN_BRACKETS = re.compile(r"\(([^\W_][\w&]{1,11})\)")
_NOT_BESIDE = "@_#/\\"
"""Before or behind one of these it is an address, a tag or a path."""
_SENTENCE_ENDS = ".!?"
MANY_CAPITALS = 4
"""So many words of capitals alone in a line, and nothing else: somebody’s caps lock, not initials."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to say instead, in the form that fits where the words stand."""

    words: str
    field: str
    """The field it belongs to, e.g. `health`."""
    about: str = ""
    """One sentence that explains it to a family."""
    explain: str = ""
    """The plain words with the initials in brackets, for the first use; empty where that cannot be said."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Words between `start` and `end` (characters of the text) that need plain ones."""

    start: int
    end: int
    words: str
    choices: tuple[Choice, ...]

    @property
    def ask(self) -> bool:
        """Whether there are several meanings, so that somebody has to say which."""
        return len(self.choices) > 1

    @property
    def explain(self) -> str:
        """How the first choice is explained once, or nothing."""
        return self.choices[0].explain


def found(
    text: str,
    *,
    never: frozenset[str] = frozenset(),
    explained: frozenset[str] = frozenset(),
    quotes: tuple[Span, ...] | None = None,
) -> tuple[Flag, ...]:
    """The words of `text` that need plain ones, in order; none of them overlap.

    Whole words only; initials as they are written (with dots, in the plural, in the possessive), phrases in
    any case; nothing in quotation marks. `never` are words of names, casefolded; `explained` initials were
    explained already, here or in an earlier text. `quotes` is where quotations are, when the text is only one
    line of a longer one. Any text is taken; the cost grows with its length alone.
    """
    spans = quoted(text) if quotes is None else quotes
    return tuple(_flags(text, never, explained | explained_in((text,)), spans))


def explained_in(texts: Iterable[str]) -> frozenset[str]:
    """The initials that these texts explain: their plain words stand before them, “child in need (CIN)”."""
    known: set[str] = set()
    for text in texts:
        for hit in _IN_BRACKETS.finditer(text):
            for short in (hit[1], hit[1].removesuffix("s")):
                before = text[max(hit.start() - 100, 0) : hit.start()].rstrip().casefold()
                if short not in known and any(
                    before.endswith((meaning.words.casefold(), meaning.many.casefold()))
                    for term in _index().get(short, ())
                    for meaning in term.means
                ):
                    known.add(short)
    return frozenset(known)


def replaced(text: str, flag: Flag, words: str) -> tuple[int, int, str]:
    """From where to where `text` is replaced by what, when `words` are said instead of a flag.

    The article before it is put right (“an SGO”: “a special …”; “the LA”: “the council”), and a word behind
    it that the plain words end with is not said twice (“EHCP plan”).
    """
    start, end = flag.start, flag.end
    article = re.search(r"\b(a|an|the)[ \t]+$", text[max(start - 6, 0) : start], re.IGNORECASE)
    if article:
        whole = len(article[0])
        own = re.match(r"(the|a|an) ", words, re.IGNORECASE)
        if own:
            start -= whole
            words = _like(article[1], words)
        elif article[1].lower() != "the":
            right = "an" if re.match(r"[aeio]|u(?!n[ai]|s)|hon", words, re.IGNORECASE) else "a"
            words = _like(article[1], f"{right}{article[0][len(article[1]) :]}{words}")
            start -= whole
    behind = re.match(r"[ \t]+([^\W\d_]+)", text[end : end + 40])
    if behind and len(behind[1]) > 2 and behind[1].casefold() == words.rpartition(" ")[2].casefold():
        end += behind.end()
    return start, end, words


def plain_words() -> frozenset[str]:
    """Every word of the initials and phrases and of their plain words, casefolded: all spelt right."""
    return frozenset(word.casefold() for term in terms() for word in re.findall(r"[^\W\d_]+", term.all_words))


@cache
def _index() -> dict[str, tuple[Term, ...]]:
    """The terms by their first word (of initials as written, of phrases casefolded), the longest first."""
    index: dict[str, list[Term]] = {}
    for term in sorted(terms(), key=lambda term: -len(term.tokens)):
        index.setdefault(term.tokens[0], []).append(term)
    return {first: tuple(those) for first, those in index.items()}


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    words: str
    folded: str


def _flags(
    text: str, never: frozenset[str], explained: frozenset[str], quotes: tuple[Span, ...]
) -> Iterator[Flag]:
    tokens = [
        _Token(hit.start(), hit.end(), words := hit[0].replace(".", ""), words.casefold())
        for hit in _TOKEN.finditer(text)
    ]
    shouted = _shouted(text)
    behind = 0
    for place, token in enumerate(tokens):
        if token.start < behind:
            continue
        hit = _hit(text, tokens, place, never, explained)
        if hit is None:
            continue
        term, last, many = hit
        span = token.start, tokens[last].end
        if _inside(quotes, span) or (term.initials and _inside(shouted, span)):
            continue
        flag = _flag(text, token, tokens[last], term, many)
        if flag is not None:
            behind = flag.end
            yield flag


def _hit(
    text: str, tokens: list[_Token], place: int, never: frozenset[str], explained: frozenset[str]
) -> tuple[Term, int, bool] | None:
    """The longest term that begins at a token, the place of its last token, and whether it is a plural."""
    token, index = tokens[place], _index()
    firsts = [token.words, token.folded]
    if token.folded[-1] == "s":
        firsts += [token.words[:-1], token.folded[:-1]]
    for first in dict.fromkeys(firsts):
        for term in index.get(first, ()):
            last = place + len(term.tokens) - 1
            if last >= len(tokens) or not tokens[last].folded.startswith(term.tokens[-1].casefold()):
                continue
            if term.tokens[0] in explained:
                continue
            stretch = tokens[place : last + 1]
            plural = _matches(text, stretch, term)
            if plural is not None and not any(one.folded.removesuffix("s") in never or one.folded in never
                                              for one in stretch):  # fmt: skip
                return term, last, plural
    return None


def _matches(text: str, stretch: list[_Token], term: Term) -> bool | None:
    """None when the words are not this term, else whether they are its plural."""
    said = [stretch[0].words if term.initials else stretch[0].folded, *(one.folded for one in stretch[1:])]
    if tuple(said[:-1]) != term.tokens[:-1]:
        return None
    plural = said[-1] != term.tokens[-1]
    if plural and said[-1] != term.tokens[-1] + "s":
        return None
    for one, other in pairwise(stretch):
        gap = text[one.end : other.start]
        if not _GAP.fullmatch(gap) and not (len(one.words) == 1 and gap.strip(" ") == "."):
            return None
    return plural


def _flag(text: str, first: _Token, last: _Token, term: Term, many: bool) -> Flag | None:
    start, end = first.start, last.end
    if first is last and "." in text[start:end] and re.match(r"\.\s*[a-z]", text[end : end + 3]):
        end += 1  # the last dot of “L.A.C. review”, but not the one that ends a sentence
    if _joined(text, start, end):
        return None
    owned = re.match(r"['’]s(?!\w)", text[end : end + 3]) or (many and re.match(r"['’](?!\w)", text[end:]))
    tail = len(owned[0]) if owned else 0
    initials = text[start:end] if term.initials and not tail else ""
    upper = text[start].isupper() and _begins_sentence(text, start)
    choices = []
    for meaning in term.means:
        words = meaning.many if many else meaning.words
        if owned:
            words += owned[0][0] if words.endswith("s") else f"{owned[0][0]}s"
        words = words[0].upper() + words[1:] if upper else words
        explain = f"{words} ({initials.replace('.', '')})" if initials and len(term.tokens) == 1 else ""
        choices.append(Choice(words, meaning.field, meaning.about, explain))
    return Flag(start, end + tail, text[start : end + tail], tuple(choices))


def _joined(text: str, start: int, end: int) -> bool:
    """Whether the words are only a part of something: a hyphenated word, an address, a file’s name."""
    before, behind = text[max(start - 2, 0) : start], text[end : end + 2]
    if before[-1:] in tuple(_NOT_BESIDE[:3]) or behind[:1] in tuple(_NOT_BESIDE[:2]):
        return True
    hyphen = re.fullmatch(r"[\w.]?[-‐‑.\\]", before) and before[:1].strip()
    return bool(hyphen and len(before) == 2) or bool(re.fullmatch(r"[-‐‑.\\]\w", behind))


def _begins_sentence(text: str, start: int) -> bool:
    near = text[max(start - 12, 0) : start]
    before = near.rstrip(" \t\n\u00a0“‘\"'([–—-")
    return not before or before[-1] in _SENTENCE_ENDS or "\n" in near[len(before) :]


def _inside(spans: tuple[Span, ...], words: Span) -> bool:
    """Whether words touch one of these spans (in order)."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] <= words[0]:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low][0] < words[1]


def _shouted(text: str) -> tuple[Span, ...]:
    """The lines that are typed in capitals throughout."""
    spans, start = [], 0
    for line in text.split("\n"):
        if line.isupper() and len(line.split()) >= MANY_CAPITALS:
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return tuple(spans)


def _like(first: str, words: str) -> str:
    """Words that begin with a capital when `first` does."""
    return words[0].upper() + words[1:] if first[0].isupper() else words[0].lower() + words[1:]
