"""Reading a procedure's file: every figure checked, and what is wrong said with file, line and reason."""

import re
import tomllib
from datetime import time
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NoReturn, TypeVar

from cpdesk.rules.procedure_terms import (
    Anchor,
    DecisionRule,
    Direction,
    GoOn,
    Limit,
    Procedure,
    ProcedureError,
    QuorumBasis,
    QuorumRule,
    Unit,
)
from cpdesk.rules.rule_names import RULES
from cpdesk.vocabulary import ConferenceKind

_INSTANTS = (Anchor.CONFERENCE_START, Anchor.CONFERENCE_END)


class _File:
    """One procedure file while it is read: finds the words for what is wrong, and where."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text
        try:
            self.data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as wrong:
            raise ProcedureError(f"{file}: this is not a TOML file that can be read. {wrong}.") from wrong

    def refuse(self, reason: str, rule: str = "", index: int = 0) -> NoReturn:
        """Raise `ProcedureError` with file, line (of the rule's n-th table, if named) and reason."""
        heads = [m.start() for m in re.finditer(rf"^\[\[?rules\.{re.escape(rule)}\]", self.text, re.M)]
        line = f", line {self.text.count(chr(10), 0, heads[index]) + 1}" if index < len(heads) else ""
        where = f", rule “{rule}”" if rule else ""
        raise ProcedureError(f"{self.file}{line}{where}: {reason}.")


_Word = TypeVar("_Word", bound=StrEnum)
_RULE_KEYS = {"figure", "unit", "direction", "anchor", "kinds", "readings", "at", "note", "source"}
_KEYS = {"key", "name", "version", "document", "words", "agenda", "quorum", "decision", "rules"}


class _Table:
    """One table of a procedure file, read value by value with its type checked."""

    def __init__(self, file: _File, data: object, place: str, rule: str = "", index: int = 0) -> None:
        self._file, self._place, self._rule, self._index = file, place, rule, index
        if not isinstance(data, dict):
            self.refuse(f"{place} must be a table")
        self.data: dict[str, Any] = data

    def refuse(self, reason: str) -> NoReturn:
        self._file.refuse(reason, self._rule, self._index)

    def only(self, known: set[str]) -> None:
        """Refuse keys that nobody knows: a misspelt one would be lost silently."""
        for key in self.data:
            if key not in known:
                self.refuse(f"“{key}” is not known in {self._place}")

    def words(self, key: str, *, needed: bool = True) -> str:
        value = self.data.get(key, "")
        if not isinstance(value, str):
            self.refuse(f"“{key}” must be words, not {value!r}")
        if needed and not value.strip():
            self.refuse(f"“{key}” is missing")
        return value

    def number(self, key: str) -> int:
        value = self.data.get(key)
        if value is None:
            self.refuse(f"“{key}” is missing")
        if type(value) is not int or value < 0:
            self.refuse(f"“{key}” must be a whole number from 0 up, not {value!r}")
        return value

    def yes(self, key: str) -> bool:
        value = self.data.get(key)
        if not isinstance(value, bool):
            self.refuse(f"“{key}” must be true or false, not {value!r}")
        return value

    def one_of(self, key: str, choices: type[_Word]) -> _Word:
        value = self.words(key)
        if value not in {choice.value for choice in choices}:
            self.refuse(f"“{value}” is no {key}; it can be {', '.join(choices)}")
        return choices(value)

    def many(self, key: str, kind: type) -> list[Any]:
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(type(item) is kind for item in value):
            self.refuse(f"“{key}” must be a list of {'words' if kind is str else 'whole numbers'}")
        return value

    def hour(self, key: str) -> time | None:
        value = self.words(key, needed=False)
        if not value:
            return None
        try:
            return time.fromisoformat(value)
        except ValueError:
            self.refuse(f"“{key}” must be an hour like 16:00, not {value!r}")


def _limit(file: _File, rule: str, index: int, data: object, document: str, national: bool) -> Limit:
    table = _Table(file, data, "a rule", rule, index)
    table.only(_RULE_KEYS)
    unit = table.one_of("unit", Unit)
    anchor = table.one_of("anchor", Anchor)
    kinds = table.many("kinds", str)
    for kind in kinds:
        if kind not in {k.value for k in ConferenceKind}:
            table.refuse(f"“{kind}” is no kind of conference; it can be {', '.join(ConferenceKind)}")
    if (unit is Unit.HOURS) != (anchor in _INSTANTS):
        table.refuse("hours are counted from the start or end of the conference, and nothing else is")
    at = table.hour("at")
    if at is not None and unit is Unit.HOURS:
        table.refuse("“at” is the hour of a cut-off day; hours have their own")
    return Limit(
        rule=rule,
        figure=table.number("figure"),
        unit=unit,
        direction=table.one_of("direction", Direction),
        anchor=anchor,
        kinds=(frozenset(ConferenceKind(k) for k in kinds) or RULES[rule].kinds),
        document="" if national else document,
        clause=table.words("source"),
        readings=tuple(table.many("readings", int)),
        at=at,
        note=table.words("note", needed=False),
        national=national,
    )


def _limits(file: _File, top: _Table, document: str, national: bool) -> dict[str, tuple[Limit, ...]]:
    rules = _Table(file, top.data.get("rules", {}), "“rules”").data
    found = {}
    for rule, tables in rules.items():
        if rule not in RULES:
            file.refuse(f"“{rule}” is no rule that cpdesk knows", rule)
        if not isinstance(tables, list) or not tables:
            file.refuse(f"write the figures as [[rules.{rule}]]", rule)
        found[rule] = tuple(_limit(file, rule, n, data, document, national) for n, data in enumerate(tables))
    return found


def _quorum(file: _File, data: object, document: str, national: bool) -> QuorumRule:
    table = _Table(file, data, "“quorum”")
    table.only({"basis", "needed", "reports_count", "go_on", "source"})
    source = table.words("source")
    return QuorumRule(
        basis=table.one_of("basis", QuorumBasis),
        needed=table.number("needed"),
        reports_count=table.yes("reports_count"),
        go_on=table.one_of("go_on", GoOn),
        source=source if national else f"{document}, {source}",
        national=national,
    )


def _decision(file: _File, data: object, document: str, national: bool) -> DecisionRule:
    table = _Table(file, data, "“decision”")
    table.only({"chair_decides", "source"})
    source = table.words("source")
    return DecisionRule(
        table.yes("chair_decides"), source if national else f"{document}, {source}", national=national
    )


def read_procedure(text: str, file: str, national: Procedure | None) -> Procedure:
    """The procedure that a TOML `text` holds; what it does not say is taken from `national` and marked.

    `file` names it in messages. Raises `ProcedureError` with file, line and reason for a missing source, an
    unknown unit or rule name, a value of the wrong type. Pass None to read the national file itself.
    """
    source = _File(file, text)
    top = _Table(source, source.data, "the file")
    top.only(_KEYS)
    document, is_national = top.words("document"), national is None
    limits = _limits(source, top, document, is_national)
    quorum = decision = None
    if "quorum" in top.data or national is None:
        quorum = _quorum(source, top.data.get("quorum"), document, is_national)
    if "decision" in top.data or national is None:
        decision = _decision(source, top.data.get("decision"), document, is_national)
    if national is not None:
        limits = {**national.limits, **limits}
        quorum, decision = quorum or national.quorum, decision or national.decision
    assert quorum is not None
    assert decision is not None
    return Procedure(
        key=top.words("key"),
        name=top.words("name"),
        version=top.words("version"),
        document=document,
        words=tuple(plain_name(word) for word in top.many("words", str)),
        agenda=top.words("agenda"),
        quorum=quorum,
        decision=decision,
        limits=MappingProxyType({rule: limits[rule] for rule in RULES if rule in limits}),
    )


def plain_name(words: str) -> str:
    """A name as it is compared: lower case, one kind of apostrophe, spaces for hyphens."""
    return re.sub(r"[\s_-]+", " ", words.casefold().replace("'", "’")).strip()
