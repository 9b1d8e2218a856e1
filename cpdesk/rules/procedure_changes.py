"""Changing a procedure: each change gives another one, whole; nothing here keeps anything."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from types import MappingProxyType
from typing import Any, TypeVar

from cpdesk.rules.agency import OTHER, Agencies, Group
from cpdesk.rules.plain_text import clean
from cpdesk.rules.procedure import national
from cpdesk.rules.procedure_terms import DecisionRule, Limit, Procedure, QuorumRule, Sourced
from cpdesk.rules.rule_names import RULES
from cpdesk.rules.run_sheet_changes import moved

_Kept = TypeVar("_Kept", bound=Sourced)


def own(sourced: _Kept) -> _Kept:
    """The same figure as the procedure’s own, no longer the national one."""
    return replace(sourced, national=False)


def with_document(procedure: Procedure, document: str) -> Procedure:
    """Taken from another document (or its next edition); its own figures follow."""
    before = procedure.document

    def follow(sourced: _Kept) -> _Kept:
        if sourced.national or sourced.document != before:
            return sourced
        return replace(sourced, document=document)

    limits = {rule: tuple(follow(one) for one in found) for rule, found in procedure.limits.items()}
    return replace(
        procedure,
        document=document,
        quorum=follow(procedure.quorum),
        decision=follow(procedure.decision),
        limits=MappingProxyType(limits),
    )


def with_limit(procedure: Procedure, limit: Limit, place: int | None = None) -> Procedure:
    """Give a rule a figure of the procedure’s own.

    `place` is that of the figure it replaces. Without one it comes last; the national figures of the rule,
    if it had only those, make way for it.
    """
    found = list(procedure.limits.get(limit.rule, ()))
    if place is not None:
        found[place] = own(limit)
    else:
        found = [one for one in found if not one.national]
        found.append(own(limit))
    return _with_limits(procedure, limit.rule, found)


def without_limit(procedure: Procedure, rule: str, place: int) -> Procedure:
    """Take one figure of a rule away; after the last of its own the national ones hold again."""
    found = list(procedure.limits.get(rule, ()))
    del found[place]
    return _with_limits(procedure, rule, found or national().limits.get(rule, ()))


def _with_limits(procedure: Procedure, rule: str, found: Iterable[Limit]) -> Procedure:
    limits = {**procedure.limits, rule: tuple(found)}
    in_order = {name: limits[name] for name in RULES if limits.get(name)}
    return replace(procedure, limits=MappingProxyType(in_order))


def with_quorum(procedure: Procedure, rule: QuorumRule | None) -> Procedure:
    """Another quorum of its own; None: the common one again."""
    return replace(procedure, quorum=national().quorum if rule is None else own(rule))


def with_decision(procedure: Procedure, rule: DecisionRule | None) -> Procedure:
    """Another way to decide of its own; None: the common one again."""
    return replace(procedure, decision=national().decision if rule is None else own(rule))


def with_group(procedure: Procedure, group: Group) -> Procedure:
    """The agency groups with this one in place of the one with its key; a new one before “another agency”."""
    groups = list(procedure.agencies.groups)
    keys = [one.key for one in groups]
    if group.key in keys:
        groups[keys.index(group.key)] = group
    else:
        groups.insert(keys.index(OTHER) if OTHER in keys else len(groups), group)
    return replace(procedure, agencies=Agencies(tuple(groups)))


def new_group(procedure: Procedure, name: str) -> Group:
    """A group of that name, not yet in the procedure, with a key that none of its groups has.

    The key comes from the name: a group that is taken out and put back later is the same one again.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = "_".join(re.findall(r"[a-z0-9]+", plain))[:30].strip("_") or "own"
    taken = {group.key for group in procedure.agencies.groups}
    keys = (base, *(f"{base}_{n}" for n in range(2, len(taken) + 3)))
    return Group(next(key for key in keys if key not in taken), name, counts=True)


def without_group(procedure: Procedure, key: str) -> Procedure:
    """The agency groups without one; it no longer counts for the majority either."""
    kept = tuple(group for group in procedure.agencies.groups if group.key != key)
    decision = procedure.decision
    if decision.counted is not None:
        decision = replace(decision, counted=decision.counted - {key})
    return replace(procedure, agencies=Agencies(kept), decision=decision)


def with_group_moved(procedure: Procedure, key: str, by: int) -> Procedure:
    """One group earlier (-1) or later (1) in the order in which sentences name them."""
    return replace(procedure, agencies=Agencies(tuple(moved(procedure.agencies.groups, key, by))))


def cleaned(procedure: Procedure) -> Procedure:
    """The same with every text as the file and each document can hold it."""
    tidy: Procedure = _cleaned(procedure)
    return tidy


def _cleaned(value: Any) -> Any:
    if type(value) is str:
        return clean(value).text.strip()
    if isinstance(value, tuple):
        return tuple(_cleaned(item) for item in value)
    if isinstance(value, Mapping):
        return MappingProxyType({key: _cleaned(item) for key, item in value.items()})
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _cleaned(getattr(value, field.name)) for field in fields(value)})
    return value
