"""What a procedure says, in sentences for people: its figures, its quorum, its majority."""

from collections.abc import Iterable
from typing import Protocol

from cpdesk.rules.procedure_terms import (
    Anchor,
    DecisionRule,
    GoOn,
    Limit,
    Procedure,
    QuorumBasis,
    QuorumRule,
    Unit,
)
from cpdesk.rules.rule_names import RULES
from cpdesk.rules.wording import listing, number_words, sentence
from cpdesk.vocabulary import ConferenceKind

UNITS = {
    Unit.WORKING_DAYS: "working days",
    Unit.DAYS: "days",
    Unit.HOURS: "hours",
    Unit.WEEKS: "weeks",
    Unit.MONTHS: "months",
    Unit.YEARS: "years",
}
"""What a figure counts, in the plural."""

ANCHORS = {
    Anchor.STRATEGY_DISCUSSION: "the strategy discussion",
    Anchor.CONFERENCE: "the conference",
    Anchor.CONFERENCE_START: "the start of the conference",
    Anchor.CONFERENCE_END: "the end of the conference",
    Anchor.BIRTH: "the birth",
    Anchor.EXPECTED_BIRTH: "the expected birth",
    Anchor.MOVED_IN: "the move",
    Anchor.NOTIFIED: "the notice of the move",
    Anchor.RECORD_RECEIVED: "the arrival of the record",
    Anchor.PREVIOUS_PLAN_END: "the end of the previous plan",
    Anchor.EPO_END: "the end of the emergency protection order",
    Anchor.CORE_GROUP: "the core group",
    Anchor.LAST_REVIEW: "the last review",
    Anchor.PREVIOUS_REVIEW: "the review before this one",
    Anchor.FIRST_REVIEW: "the first review",
    Anchor.PLAN_START: "the start of the plan",
    Anchor.ASSESSMENTS_END: "the end of the ordered assessments",
}
"""What a figure counts from."""

_DAYS = {
    Anchor.EPO_END: "the day on which the emergency protection order ends",
    Anchor.ASSESSMENTS_END: "the day on which the ordered assessments end",
    Anchor.PREVIOUS_PLAN_END: "the day on which the previous plan ends",
    Anchor.PLAN_START: "the day on which the plan starts",
    Anchor.RECORD_RECEIVED: "the day on which the record arrives",
}
"""Such days, where “the day of …” would stumble."""

KINDS = {
    ConferenceKind.INITIAL: "initial",
    ConferenceKind.PRE_BIRTH: "pre-birth",
    ConferenceKind.TRANSFER_IN: "transfer-in",
    ConferenceKind.REVIEW: "review",
}
"""The kinds of conference, before the word “conference”."""

BASES = {
    QuorumBasis.DIRECT_CONTACT: "agencies that are there and know the child",
    QuorumBasis.AGENCIES_THERE: "agencies that are there",
}
"""Who makes a conference quorate beside children’s social care."""

GO_ON = {
    GoOn.FEWER_THAN_THREE_IN_CONTACT: (
        "only when fewer than three agencies are in contact with the child, and with a reason"
    ),
    GoOn.CHAIR_JUDGES: "whenever the chair judges it right, and with a reason",
}
"""When the chair may go on without quorum."""

_COMMON = "common practice"


def limit_words(limit: Limit) -> str:
    """One figure in words: “15 working days after the strategy discussion”."""
    anchor = ANCHORS[limit.anchor]
    if limit.figure == 0:
        words = (
            f"at {anchor}"
            if limit.unit is Unit.HOURS
            else f"on {_DAYS.get(limit.anchor, f'the day of {anchor}')}"
        )
    else:
        one = UNITS[limit.unit].removesuffix("s")
        unit = one if limit.figure == 1 else UNITS[limit.unit]
        words = f"{limit.figure} {unit} {limit.direction} {anchor}"
    if limit.at is not None:
        words += f", by {limit.at:%H:%M}"
    only = kinds_words(limit)
    return f"{words}, {only}" if only else words


def kinds_words(limit: Limit) -> str:
    """For which conferences a figure holds: “for review conferences only”; empty when for all."""
    if limit.kinds >= RULES[limit.rule].kinds:
        return ""
    return f"for {kind_list(limit.kinds)} conferences only"


def kind_list(kinds: Iterable[ConferenceKind]) -> str:
    """Kinds of conference in one order: “initial and pre-birth”."""
    wanted = set(kinds)
    return listing([words for kind, words in KINDS.items() if kind in wanted])


def readings_words(limit: Limit) -> str:
    """Other readings of the same words: “also read as 90 or 91 days”; empty without any."""
    if not limit.readings:
        return ""
    days = [str(reading) for reading in limit.readings]
    several = f"{', '.join(days[:-1])} or {days[-1]}" if days[1:] else days[0]
    return f"also read as {several} day{'' if limit.readings[-1] == 1 else 's'}"


class HasSource(Protocol):
    """A figure of a procedure, or a date that was worked out by one."""

    @property
    def source(self) -> str:
        """Document and clause."""


def whose(figure: HasSource) -> str:
    """Where a figure that the procedure does not give comes from: “national figure”, “common practice”."""
    return _COMMON if figure.source.startswith(_COMMON) else "national figure"


def quorum_words(rule: QuorumRule) -> str:
    """Who must be there, and when the chair may go on without them, in two sentences."""
    others = f"{number_words(rule.needed)} other {BASES[rule.basis]}"
    if rule.needed == 1:
        others = others.replace("agencies that are there and know", "agency that is there and knows")
        others = others.replace("agencies that are there", "agency that is there")
    if rule.basis is QuorumBasis.AGENCIES_THERE and rule.reports_count:
        others += ", or have sent a sufficient report"
        if rule.needed == 1:
            others = others.replace("or have sent", "or has sent")
    who = f"Children’s social care and {others}" if rule.needed else "Children’s social care"
    return f"{who}. The chair may go on without quorum {GO_ON[rule.go_on]}."


def decision_words(procedure: Procedure, rule: DecisionRule | None = None) -> str:
    """How the decision is reached and whose views make the majority; `rule` in place of its own."""
    rule = rule or procedure.decision
    if rule.chair_decides:
        first = "The chair always makes the decision; the majority of the agencies is shown."
    else:
        first = "The majority of the agencies, one view each; without a majority the chair decides."
    return f"{first} {_who_counts(procedure, rule)}"


def _who_counts(procedure: Procedure, rule: DecisionRule) -> str:
    if rule.counted is None:
        return "Every agency group that counts for the quorum counts for the majority too."
    names = [group.name for group in procedure.agencies.groups if group.key in rule.counted]
    if not names:
        return "No agency group counts for the majority."
    one = len(names) == 1
    return sentence(f"{listing(names)} {'counts' if one else 'count'} for the majority, and no one else.")
