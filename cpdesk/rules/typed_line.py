"""What may be typed before the words of an entry: who speaks, the lane, the child, fact or opinion.

`mum: + keeps every appointment`. The grammar, at the very beginning of a text and nowhere else:

- a name, a first name that only one person has, what somebody is called, initials, a role or “mum”, whole
  words all, then a colon;
- a sign with a blank behind it: `+` strength, `!` worry, `>` needs to change, `?` grey area; behind a
  speaker also `-` worry and `*` the child’s voice (at the beginning of a line these two make a list);
- `#Leo` for a child of the conference, more than one if need be;
- `(fact)`, `(allegation)` or `(opinion)`, `(private)`.

Whatever is not exactly this is words and stays so: “Time: 10:30”, “mum said: no”, “- he left”, “+1”.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from unicodedata import combining, normalize
from uuid import UUID

from cpdesk.vocabulary import Lane, SaidAs

TITLES = frozenset(
    ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "pc", "ds", "dc", "dci", "sgt", "rev", "sister"]
)
"""What stands before a name and names nobody by itself."""
LONGEST_HEAD = 120
"""No more characters of a text than this are looked at."""
SIGNS = {"+": Lane.STRENGTH, "!": Lane.WORRY, ">": Lane.NEEDS_TO_CHANGE, "?": Lane.GREY_AREA}
"""What stands for a lane, wherever it begins a text."""
SIGNS_BEHIND_A_SPEAKER = {**SIGNS, "-": Lane.WORRY, "–": Lane.WORRY, "*": Lane.CHILD_VOICE}
_SPEAKER = re.compile(r"\s*([^\W\d_](?:[\w'’.-]| (?! )){0,38}?):(?=\s|#|[-+!>?*–](?:\s|$)|$)")
_CHILD = re.compile(r"\s*#([^\W\d_][\w'’-]{0,30})(?=\s)")
_SIGN = re.compile(r"\s*([-+!>?*–])(?=\s)")
_MARK = re.compile(r"\s*\((fact|allegation|opinion|private)\)(?=\s|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TypedHead:
    """What stood before the words; nothing of it: `length` 0."""

    length: int = 0
    """How many characters belong to it, the blanks behind it too."""
    speaker: UUID | None = None
    offered: tuple[UUID, ...] = ()
    """Who may be meant where the letters fit several people: nobody is chosen then, not the last speaker."""
    named: int = 0
    """How many characters say who speaks, the colon too."""
    lane: Lane | None = None
    about: tuple[UUID, ...] = ()
    said_as: SaidAs | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """Whom whole words may mean: folded words, each with the people it fits."""

    speakers: Mapping[str, tuple[UUID, ...]]
    children: Mapping[str, tuple[UUID, ...]]


def folded(text: str) -> str:
    """Text without case, accents and curled apostrophes, so that plain letters find “Wróbel”."""
    bare = "".join(letter for letter in normalize("NFD", text) if not combining(letter))
    return bare.casefold().replace("’", "'").replace("ł", "l").replace("ø", "o").replace("đ", "d")


def names_of(name: str, known_as: str = "") -> frozenset[str]:
    """The folded words by which somebody may be named: whole, first, last, as called, by initials."""
    words = folded(name).replace(".", " ").split()
    own = [word for word in words if word not in TITLES]
    found = {" ".join(words), " ".join(own), folded(known_as).strip(), *own[:1], *own[-1:]}
    if len(own) > 1:
        found.add("".join(word[0] for word in own))
    return frozenset(word for word in found if len(word) > 1)


def gathered(people: Iterable[tuple[UUID, Iterable[str]]]) -> dict[str, tuple[UUID, ...]]:
    """The people that each word fits, from the words that fit each of them."""
    found: dict[str, tuple[UUID, ...]] = {}
    for who, words in people:
        for word in set(words):
            found[word] = (*found.get(word, ()), who)
    return found


def head_of(text: str, known: Known) -> TypedHead:
    """What stands before the words of a text that is being typed; only its beginning is looked at."""
    text = text[:LONGEST_HEAD]
    head = _speaker(text, known)
    while (more := _next(text, head, known)) is not None:
        head = more
    if head.length:
        rest = text[head.length :]
        head = replace(head, length=head.length + len(rest) - len(rest.lstrip(" ")))
    return head


def _speaker(text: str, known: Known) -> TypedHead:
    found = _SPEAKER.match(text)
    if found is None:
        return TypedHead()
    fit = known.speakers.get(" ".join(folded(found[1]).replace(".", " ").split()), ())
    if len(fit) == 1:
        return TypedHead(found.end(), fit[0], named=found.end())
    end = found.end() if fit else 0
    return TypedHead(end, offered=fit, named=end)


def _next(text: str, head: TypedHead, known: Known) -> TypedHead | None:
    """The head with one more sign, child or mark; None when only words follow."""
    rest = text[head.length :]
    signs = SIGNS_BEHIND_A_SPEAKER if head.named else SIGNS
    if (found := _SIGN.match(rest)) and found[1] in signs and head.lane is None:
        return replace(head, length=head.length + found.end(), lane=signs[found[1]])
    if found := _CHILD.match(rest):
        fit = known.children.get(folded(found[1]), ())
        if len(fit) == 1 and fit[0] not in head.about:
            return replace(head, length=head.length + found.end(), about=(*head.about, fit[0]))
        return None
    if found := _MARK.match(rest):
        return _marked(head, found[1].lower(), head.length + found.end())
    return None


def _marked(head: TypedHead, word: str, length: int) -> TypedHead | None:
    if word == "private":
        return None if head.private else replace(head, length=length, private=True)
    return None if head.said_as else replace(head, length=length, said_as=SaidAs(word))
