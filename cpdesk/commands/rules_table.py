"""Every rule of every procedure, with figure, unit, what it counts from, and the clause that says so."""

from collections.abc import Iterator, Sequence
from typing import Any

from cpdesk.commands.columns import GAP, fit, paragraph, row
from cpdesk.rules.procedure_terms import Limit, Procedure, Unit
from cpdesk.rules.procedure_words import KINDS, limit_words, readings_words, whose
from cpdesk.rules.rule_names import RULES
from cpdesk.vocabulary import ConferenceKind

_SHORT = {
    Unit.WORKING_DAYS: "wd",
    Unit.DAYS: "d",
    Unit.HOURS: "h",
    Unit.WEEKS: "wk",
    Unit.MONTHS: "mo",
    Unit.YEARS: "y",
}
_KEY = (
    "wd working days, d days, h hours, wk weeks, mo months, y years; before or after what the list below "
    "says; * the procedure does not say, so this is the national or common figure; – nobody gives a figure."
)


def rules_table(procedures: Sequence[Procedure], width: int) -> str:
    """The figures side by side, then each limit with its clause, for a terminal of `width` columns."""
    width = fit(width)
    blocks = [*_matrix(procedures, width), "", paragraph(_KEY, width)]
    for rules in procedures:
        blocks += ["", *_in_full(rules, width)]
    return "\n".join(blocks)


def rules_as_data(procedures: Sequence[Procedure]) -> dict[str, Any]:
    """The same as JSON values: the procedures, and one entry for each limit of each of them."""
    return {
        "procedures": [
            {"procedure": rules.key, "name": rules.name, "version": rules.version, "document": rules.document}
            for rules in procedures
        ],
        "rules": [
            {"procedure": rules.key, **_limit_as_data(limit)}
            for rules in procedures
            for limits in rules.limits.values()
            for limit in limits
        ],
    }


def _limit_as_data(limit: Limit) -> dict[str, Any]:
    return {
        "rule": limit.rule,
        "title": RULES[limit.rule].title,
        "figure": limit.figure,
        "unit": limit.unit,
        "direction": limit.direction,
        "anchor": limit.anchor,
        "kinds": [kind for kind in ConferenceKind if kind in limit.kinds],
        "at": f"{limit.at:%H:%M}" if limit.at else None,
        "readings": list(limit.readings),
        "source": limit.source,
        "note": limit.note,
        "national": limit.national,
    }


def _matrix(procedures: Sequence[Procedure], width: int) -> Iterator[str]:
    first = max(map(len, RULES))
    rest = max(8, min(30, (width - first) // len(procedures) - GAP))
    widths = [first, *([rest] * len(procedures))]
    yield row(["Rule", *(rules.name for rules in procedures)], widths)
    yield row(["─" * each for each in widths], widths)
    for rule in RULES:
        yield row([rule, *(_cell(rules, rule) for rules in procedures)], widths)


def _cell(rules: Procedure, rule: str) -> str:
    """All figures of one rule, each once, with the kinds of conference where not all have the same."""
    kinds: dict[str, set[ConferenceKind]] = {}
    for limit in rules.limits.get(rule, ()):
        at = f" {limit.at:%H:%M}" if limit.at else ""
        figure = f"{limit.figure} {_SHORT[limit.unit]}{at}{'*' if limit.national else ''}"
        kinds.setdefault(figure, set()).update(limit.kinds)
    return "\n".join(figure + _only(rule, kinds[figure]) for figure in kinds) or "–"


def _only(rule: str, kinds: set[ConferenceKind]) -> str:
    if kinds >= RULES[rule].kinds:
        return ""
    if kinds >= RULES[rule].kinds - {ConferenceKind.REVIEW}:
        return ", not review" if ConferenceKind.REVIEW in RULES[rule].kinds else ""
    return f", {', '.join(words for kind, words in KINDS.items() if kind in kinds)}"


def _in_full(rules: Procedure, width: int) -> Iterator[str]:
    yield paragraph(f"{rules.name}: {rules.document}", width)
    yield "─" * width
    for rule, limits in rules.limits.items():
        yield paragraph(f"{rule}: {RULES[rule].title}", width)
        for limit in limits:
            yield paragraph(_in_words(limit), width, 4)


def _in_words(limit: Limit) -> str:
    words = "; ".join(part for part in (limit_words(limit), readings_words(limit)) if part)
    words = f"{words}. {limit.note}" if limit.note else f"{words}."
    silent = f"[{whose(limit)}] " if limit.national else ""
    return f"{silent}{words} Source: {limit.source}."
