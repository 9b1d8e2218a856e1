"""British spelling: which American form a British word goes with, and the other way round."""

import re
from dataclasses import dataclass
from functools import cache

from cpdesk import resources

_ISE = re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations|able|ational|ationally)$)")
_YSE = re.compile(r"(?<=[a-z])ys(?=(?:e|ed|es|er|ers|ing)$)")
_YZE = re.compile(r"(?<=[a-z])yz(?=(?:e|ed|es|er|ers|ing)$)")
_NEVER_ISE = frozenset(
    ("bronz", "capsiz", "priz", "seiz", "maiz", "siz", "resiz", "downsiz", "oversiz", "assiz")
)
_NOT_OF_OUR = r"(?!ous|ific|ary|arily|arium|ation|atory|ious|is|iz|ant|ial|al)"


@dataclass(frozen=True, slots=True)
class _Spelling:
    """Patterns in one direction: what is looked for, and what stands there in the other spelling."""

    our: re.Pattern[str]
    centre: re.Pattern[str]
    doubled: re.Pattern[str]
    beginnings: re.Pattern[str]
    other: dict[str, str]


def american_forms(word: str) -> tuple[str, ...]:
    """How Americans may spell a British `word` (lower case): to be looked up in an American list."""
    known = _british()
    ended = known.centre.sub(r"\1er", known.our.sub(r"\1or", word))
    forms = [
        known.beginnings.sub(lambda hit: known.other[hit[0]], ended),
        known.doubled.sub(r"\1", word),
        _YSE.sub("yz", word),
    ]
    if (z_form := _ISE.sub("iz", word)) != word and z_form.rpartition("iz")[0] + "iz" not in _NEVER_ISE:
        forms.append(z_form)
    return tuple(form for form in dict.fromkeys(forms) if form != word)


def british_form(word: str) -> str:
    """How an American `word` (lower case) is spelt here; empty when it is spelt so here too.

    “organize” stays: both endings are right. So do words that mean something else here (meter, program).
    """
    known = _american()
    if word.startswith(_right_here()):
        return ""
    if word in ("practiced", "practicing"):
        return word.replace("practic", "practis")
    british = known.beginnings.sub(lambda hit: known.other[hit[0]], word)
    british = known.our.sub(r"\1our", british)
    british = known.centre.sub(
        lambda hit: f"{hit[1]}r" if hit[2] in ("ed", "ing") else f"{hit[1]}re", british
    )
    british = _YZE.sub("ys", known.doubled.sub(r"\1l", british))
    return british if british != word else ""


@cache
def _british() -> _Spelling:
    data = resources.toml("words/british.toml")
    pairs: dict[str, str] = data["beginnings"]
    return _Spelling(
        re.compile(rf"^({_any(data['our'])})our"),
        re.compile(rf"^({_any(data['re'] + data['re_or_er'])})r(?:e(?=s?$)|(?=ed$|ing$))"),
        re.compile(rf"^({_any(data['doubled'])})l(?=ed$|ing|er|or)"),
        re.compile(rf"^(?:{_any(pairs)})"),
        pairs,
    )


@cache
def _american() -> _Spelling:
    data = resources.toml("words/british.toml")
    pairs = {american: british for british, american in data["beginnings"].items() if american != "practic"}
    return _Spelling(
        re.compile(rf"^({_any(data['our'])})or{_NOT_OF_OUR}"),
        re.compile(rf"^({_any(data['re'])})er(?=(s?|ed|ing)$)"),
        re.compile(rf"^({_any(data['doubled'])})(?=ed$|ing|er|ors?$)"),
        re.compile(rf"^(?:{_any(pairs)})"),
        pairs,
    )


@cache
def _right_here() -> tuple[str, ...]:
    return tuple(resources.toml("words/british.toml")["right_here"]["words"])


def _any(stems: dict[str, str] | list[str]) -> str:
    return "|".join(sorted(stems, key=len, reverse=True))
