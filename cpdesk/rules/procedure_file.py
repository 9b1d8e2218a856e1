"""Reading a procedure’s file: every figure checked, and what is wrong said with file, line and reason."""

import re
from types import MappingProxyType
from typing import TypedDict

from cpdesk import resources
from cpdesk.rules.agency import Agencies, Group, shipped_agencies
from cpdesk.rules.agenda import Agenda, agenda
from cpdesk.rules.checked_toml import MOST, CheckedFile, CheckedTable
from cpdesk.rules.procedure_terms import (
    Anchor,
    DecisionRule,
    Direction,
    GoOn,
    Limit,
    Procedure,
    QuorumBasis,
    QuorumRule,
    RoleNames,
    Unit,
)
from cpdesk.rules.rule_names import RULES
from cpdesk.rules.run_sheet_file import read_steps
from cpdesk.vocabulary import ConferenceKind

INSTANTS = (Anchor.CONFERENCE_START, Anchor.CONFERENCE_END)
"""What hours are counted from, and nothing else is."""
_TOP = {
    "key", "name", "version", "document", "words", "whole", "agenda", "steps", "kind", "agency_groups",
    "roles", "quorum", "decision", "rules",
}  # fmt: skip
_SOURCE = {"source", "document", "national"}
_RULE = {"figure", "unit", "direction", "anchor", "kinds", "readings", "at", "note"} | _SOURCE
_QUORUM = {"basis", "needed", "reports_count", "go_on"} | _SOURCE
_DECISION = {"chair_decides", "counted"} | _SOURCE
_GROUP = {"key", "name", "counts", "roles", "agencies"}
_ROLES = {"chair", "clerk", "lead_social_worker"}


def read_procedure(text: str, file: str, national: Procedure | None) -> Procedure:
    """The procedure that a TOML `text` holds; what it does not say is taken from `national` and marked.

    `file` names it in messages. A file that says it is `whole` holds every figure itself, the national ones
    marked, and takes none. Raises `ProcedureError` with file, line and reason for a missing source, an
    unknown unit or rule name, a value of the wrong type. Pass None to read the national file itself.
    """
    source = CheckedFile(file, text)
    top = CheckedTable(source, source.data, "the file")
    top.only(_TOP)
    document = "" if national is None else top.words("document")
    base = None if national is None or top.yes("whole", False) else national
    limits = _limits(source, top, document, national=national is None)
    if base is not None:
        limits = {**base.limits, **limits}
    agencies = _agencies(source, top)
    return Procedure(
        key=_key(top),
        name=top.words("name"),
        version=top.words("version"),
        document=top.words("document"),
        words=tuple(plain_name(word) for word in top.many("words", str)),
        run_sheet=_run_sheet(source, top),
        quorum=_quorum(source, top, document, base, national=national is None),
        decision=_decision(source, top, document, base, agencies, national=national is None),
        agencies=agencies,
        roles=_roles(source, top),
        limits=MappingProxyType({rule: limits[rule] for rule in RULES if rule in limits}),
    )


def plain_name(words: str) -> str:
    """A name as it is compared: lower case, one kind of apostrophe, spaces for hyphens."""
    return re.sub(r"[\s_-]+", " ", words.casefold().replace("'", "’")).strip()


def _key(top: CheckedTable) -> str:
    key = top.words("key")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key) or len(key) > 60:
        top.refuse(f"“key” must be a short name like “city-of-london”, not {key!r}")
    return key


class _Source(TypedDict):
    document: str
    clause: str
    national: bool


def _source(table: CheckedTable, document: str, *, national: bool) -> _Source:
    """Where a figure stands: the clause is needed, the document is the file’s own unless it says so."""
    is_national = national or table.yes("national", False)
    clause = table.words("source")
    own = "" if is_national else document
    return {
        "document": table.words("document", needed=False) if "document" in table.data else own,
        "clause": clause,
        "national": is_national,
    }


def _limits(
    file: CheckedFile, top: CheckedTable, document: str, *, national: bool
) -> dict[str, tuple[Limit, ...]]:
    rules = CheckedTable(file, top.data.get("rules", {}), "“rules”").data
    found = {}
    for rule, tables in rules.items():
        head = f"rules.{rule}"
        if rule not in RULES:
            file.refuse(f"“{rule}” is no rule that cpdesk knows", head)
        if not isinstance(tables, list) or not tables:
            file.refuse(f"write the figures as [[rules.{rule}]]", head)
        found[rule] = tuple(
            _limit(CheckedTable(file, data, "a rule", head, n), rule, document, national=national)
            for n, data in enumerate(tables)
        )
    return found


def _limit(table: CheckedTable, rule: str, document: str, *, national: bool) -> Limit:
    table.only(_RULE)
    unit, anchor, at = table.one_of("unit", Unit), table.one_of("anchor", Anchor), table.hour("at")
    kinds = table.many("kinds", str)
    for kind in kinds:
        if kind not in {k.value for k in ConferenceKind}:
            table.refuse(f"“{kind}” is no kind of conference; it can be {', '.join(ConferenceKind)}")
    if (unit is Unit.HOURS) != (anchor in INSTANTS):
        table.refuse("hours are counted from the start or end of the conference, and nothing else is")
    if unit is Unit.HOURS and RULES[rule].meets:
        table.refuse("people meet for this, on a working day: count days, not hours", "unit")
    readings = table.many("readings", int)
    if any(not 1 <= days <= MOST for days in readings):
        table.refuse(f"“readings” are numbers of days from 1 to {MOST}", "readings")
    if at is not None and unit is Unit.HOURS:
        table.refuse("“at” is the hour of a cut-off day; hours have their own")
    return Limit(
        rule=rule,
        figure=table.number("figure"),
        unit=unit,
        direction=table.one_of("direction", Direction),
        anchor=anchor,
        kinds=(frozenset(ConferenceKind(k) for k in kinds) or RULES[rule].kinds),
        readings=tuple(readings),
        at=at,
        note=table.words("note", needed=False),
        **_source(table, document, national=national),
    )


def _quorum(
    file: CheckedFile, top: CheckedTable, document: str, base: Procedure | None, *, national: bool
) -> QuorumRule:
    if "quorum" not in top.data and base is not None:
        return base.quorum
    table = CheckedTable(file, top.data.get("quorum"), "“quorum”", "quorum")
    table.only(_QUORUM)
    return QuorumRule(
        basis=table.one_of("basis", QuorumBasis),
        needed=table.number("needed"),
        reports_count=table.yes("reports_count"),
        go_on=table.one_of("go_on", GoOn),
        **_source(table, document, national=national),
    )


def _decision(
    file: CheckedFile,
    top: CheckedTable,
    document: str,
    base: Procedure | None,
    agencies: Agencies,
    *,
    national: bool,
) -> DecisionRule:
    if "decision" not in top.data and base is not None:
        return base.decision
    table = CheckedTable(file, top.data.get("decision"), "“decision”", "decision")
    table.only(_DECISION)
    counted = table.many("counted", str) if "counted" in table.data else None
    known = {group.key for group in agencies.groups}
    for key in counted or ():
        if key not in known:
            table.refuse(f"“{key}” is no agency group; there are {', '.join(sorted(known))}")
    return DecisionRule(
        chair_decides=table.yes("chair_decides"),
        counted=None if counted is None else frozenset(counted),
        **_source(table, document, national=national),
    )


def _roles(file: CheckedFile, top: CheckedTable) -> RoleNames:
    table = CheckedTable(file, top.data.get("roles", {}), "“roles”", "roles")
    table.only(_ROLES)
    return RoleNames(**{key: table.words(key) for key in table.data})


def _agencies(file: CheckedFile, top: CheckedTable) -> Agencies:
    tables = top.tables("agency_groups")
    if not tables:
        return shipped_agencies()
    found = []
    for n, data in enumerate(tables):
        table = CheckedTable(file, data, "an agency group", "agency_groups", n)
        table.only(_GROUP)
        words = tuple(table.many("roles", str)), tuple(table.many("agencies", str))
        found.append(Group(table.words("key"), table.words("name"), table.yes("counts"), *words))
        if [group.key for group in found].count(found[-1].key) > 1:
            table.refuse(f"the agency group “{found[-1].key}” stands there twice")
    if "social_care" not in {group.key for group in found}:
        file.refuse("the agency groups need “social_care”: no conference is quorate without it")
    return Agencies(tuple(found))


def _run_sheet(file: CheckedFile, top: CheckedTable) -> Agenda:
    key, tables = top.words("agenda"), top.tables("steps")
    if not tables:
        if key not in resources.names("agendas", ".toml"):
            top.refuse(f"there is no run-sheet “{key}”")
        if "kind" in top.data:
            top.refuse("“kind” says what steps do differently, so the steps must be given as [[steps]]")
        return agenda(key)
    return read_steps(file, top, key)
