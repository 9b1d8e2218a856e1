"""Writing a procedure’s file: whole, so that the same figures are read again by any later cpdesk."""

from typing import Any

import tomli_w

from cpdesk.rules.agenda import Agenda, Step, Variant
from cpdesk.rules.procedure_terms import Limit, Procedure, Sourced
from cpdesk.rules.rule_names import RULES


def written(procedure: Procedure) -> str:
    """The TOML text of a procedure; `read_procedure` gives the same procedure back."""
    return tomli_w.dumps(
        {
            "key": procedure.key,
            "name": procedure.name,
            "version": procedure.version,
            "document": procedure.document,
            "words": list(procedure.words),
            "whole": True,
            "agenda": procedure.run_sheet.key,
            "roles": {
                "chair": procedure.roles.chair,
                "clerk": procedure.roles.clerk,
                "lead_social_worker": procedure.roles.lead_social_worker,
            },
            "quorum": {
                "basis": procedure.quorum.basis.value,
                "needed": procedure.quorum.needed,
                "reports_count": procedure.quorum.reports_count,
                "go_on": procedure.quorum.go_on.value,
                **_source(procedure.quorum),
            },
            "decision": {
                "chair_decides": procedure.decision.chair_decides,
                **(
                    {}
                    if procedure.decision.counted is None
                    else {"counted": sorted(procedure.decision.counted)}
                ),
                **_source(procedure.decision),
            },
            "rules": {rule: [_limit(one) for one in limits] for rule, limits in procedure.limits.items()},
            "steps": [_step(step) for step in procedure.run_sheet.steps],
            **_kinds(procedure.run_sheet),
            "agency_groups": [
                {
                    "key": group.key,
                    "name": group.name,
                    "counts": group.counts,
                    "roles": list(group.roles),
                    "agencies": list(group.agencies),
                }
                for group in procedure.agencies.groups
            ],
        }
    )


def _source(sourced: Sourced) -> dict[str, Any]:
    found: dict[str, Any] = {"source": sourced.clause, "document": sourced.document}
    return found | ({"national": True} if sourced.national else {})


def _limit(limit: Limit) -> dict[str, Any]:
    found: dict[str, Any] = {
        "figure": limit.figure,
        "unit": limit.unit.value,
        "direction": limit.direction.value,
        "anchor": limit.anchor.value,
    }
    if limit.kinds != RULES[limit.rule].kinds:
        found["kinds"] = sorted(kind.value for kind in limit.kinds)
    if limit.readings:
        found["readings"] = list(limit.readings)
    if limit.at is not None:
        found["at"] = f"{limit.at:%H:%M}"
    if limit.note:
        found["note"] = limit.note
    return found | _source(limit)


def _step(step: Step) -> dict[str, Any]:
    found: dict[str, Any] = {
        "key": step.key,
        "title": step.title,
        "group": step.group,
        "minutes": step.minutes,
        "first_speaker": step.first_speaker,
        "prompts": list(step.prompts),
        "page": step.page,
        "lanes": [lane.value for lane in step.lanes],
        "records": step.records,
        "optional": step.optional,
        "private": step.private,
        "stages": list(step.stages),
        "who_is_in": step.who_is_in.value,
        "needs": [need.value for need in step.needs],
    }
    if step.may_be_present:
        found["may_be_present"] = step.may_be_present
    if step.kinds:
        found["kinds"] = sorted(kind.value for kind in step.kinds)
    return found


def _kinds(run_sheet: Agenda) -> dict[str, Any]:
    """What each kind of conference says differently; nothing, when none does."""
    kinds = {variant.kind.value: _variant(variant) for variant in run_sheet.variants}
    return {"kind": kinds} if kinds else {}


def _variant(variant: Variant) -> dict[str, Any]:
    found: dict[str, Any] = {"order": list(variant.order)} if variant.order else {}
    if variant.changes:
        found["change"] = {change.key: _plainly(change.said) for change in variant.changes}
    return found


def _plainly(said: dict[str, Any]) -> dict[str, Any]:
    """Values as TOML writes them: lists for tuples, words for the members of an enumeration."""
    return {
        name: [str(item) for item in value] if isinstance(value, tuple)
        else str(value) if isinstance(value, str) else value
        for name, value in said.items()
    }  # fmt: skip
