"""What a family's copy holds of the risk statements and of the safety scale."""

from dataclasses import replace
from uuid import UUID

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.other_children import names_child, sparing
from cpdesk.snapshots.people import Person
from cpdesk.snapshots.risk import RiskStatement, ScaleScore
from cpdesk.snapshots.unnamed import kept_back_from, unnamed_to
from cpdesk.snapshots.withheld import Withheld


def with_risk(
    copy: Conference, whole: Conference, reader: Person, mine: set[UUID], others: set[str],
    *, at_risk: bool, at_scale: bool,
) -> Conference:  # fmt: skip
    """The copy with the risk statements and numbers that `reader` may read.

    `mine` are the children they may read about, `others` the names of other people's children; `at_risk`
    and `at_scale` say whether they were there for these steps. Their own numbers are always theirs.
    """
    back = kept_back_from(whole.people, reader)
    readable = {entry.id for entry in copy.entries}
    risks = tuple(
        replace(risk, about=tuple(child for child in risk.about if child in mine))
        for risk in whole.risks
        if at_risk
        and (not risk.about or mine & set(risk.about))
        and _made_of(risk, whole) <= readable
        and not names_child(risk.text, others)
        and not back.why(risk.text)
    )
    statements = {None, *(risk.id for risk in risks)}
    hidden = unnamed_to(whole.people, reader)
    scores = tuple(
        score if score.who == reader.id else _told(score, others, back)
        for score in whole.scores
        if score.child in mine
        and score.statement in statements
        and (score.who == reader.id or (at_scale and score.who not in hidden))
    )
    shown = {(score.who, score.child) for score in scores}
    earlier = tuple(replace(s, reason="") for s in whole.earlier_scores if (s.who, s.child) in shown)
    return replace(copy, risks=risks, scores=scores, earlier_scores=earlier)


def _made_of(risk: RiskStatement, whole: Conference) -> set[UUID]:
    """The worries of a statement that still stand in the record: it may hold their words."""
    return {which for which in risk.worries if whole.entry(which) is not None}


def _told(score: ScaleScore, others: set[str], back: Withheld) -> ScaleScore:
    """Somebody else's number, its reason without what is not for this reader."""
    return replace(score, reason=back.spare(sparing(score.reason, others)))
