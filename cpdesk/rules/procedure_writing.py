"""Writing a procedure’s file: whole, so that the same figures are read again by any later cpdesk."""

from typing import Any

import tomli_w

from cpdesk.rules.agenda import Step
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
    return {
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
    }
