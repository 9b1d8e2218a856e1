"""What is still vague in a plan, and what the plan answers to each worry, while there is time to ask."""

from collections.abc import Iterator

from cpdesk.rules.plan import action_gaps, line_gaps, outcome_gaps
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import Entry
from cpdesk.snapshots.people import Person
from cpdesk.snapshots.plan import Answered, Gap, Plan
from cpdesk.snapshots.reader import is_private
from cpdesk.vocabulary import ActionKind, Lane, Outcome


def plan_gaps(plan: Plan) -> tuple[Gap, ...]:
    """The gaps that a plan shows by itself, outcome by outcome, the contingency last (domain section 6)."""
    gaps: list[Gap] = []
    for outcome in plan.outcomes:
        words = outcome_gaps(outcome.text, outcome.measure, len(outcome.actions))
        gaps += [Gap(word, outcome.id) for word in words]
        for a in outcome.actions:
            words = action_gaps(a.text, len(a.owners), a.by, a.by_words, a.how_often)
            gaps += [Gap(word, outcome.id, a.id) for word in words]
    if plan.outcomes and not plan.contingency.strip():
        gaps.append(Gap("There is no contingency: what happens if the plan does not work?"))
    return tuple(gaps)


def gaps_of(conference: Conference) -> tuple[Gap, ...]:
    """Everything that is vague in the plan of a conference: worries first, then children, then lines."""
    return (
        *_unanswered(conference),
        *_children(conference),
        *_lines(conference.plan),
    )


def worries_of(conference: Conference) -> tuple[Entry, ...]:
    """The worries that a plan has to answer: not private, and still among the worries."""
    return tuple(e for e in conference.entries if e.lane is Lane.WORRY and not is_private(e))


def answered(conference: Conference) -> tuple[Answered, ...]:
    """What the plan says to each worry: its actions, or why it is left; in the order of the record."""
    left = {line.entry: line.reason for line in conference.plan.left}
    actions = conference.plan.actions
    return tuple(
        Answered(e.id, tuple(a.id for a in actions if e.id in a.worries), left.get(e.id, ""))
        for e in worries_of(conference)
    )


def _unanswered(conference: Conference) -> Iterator[Gap]:
    for line in answered(conference):
        if line.open:
            yield Gap("Nothing in the plan answers this worry yet.", worry=line.entry)


def _children(conference: Conference) -> Iterator[Gap]:
    """A child without an outcome; a child who has, or may get, a protection plan without a visit."""
    for child in conference.children:
        decision = conference.decision(child.id)
        outcome = decision.outcome if decision else None
        if child.died is not None or outcome in (Outcome.NO_PLAN, Outcome.PLAN_ENDS):
            continue
        plan = conference.plan.for_child(child.id)
        if not plan.outcomes:
            yield Gap(f"There is nothing in the plan for {child.short} yet.", child=child.id)
        elif outcome in (None, Outcome.CHILD_PROTECTION_PLAN) and not _visited(plan):
            yield Gap(_visit_words(child), child=child.id)


def _visited(plan: Plan) -> bool:
    return any(action.kind is ActionKind.VISIT for action in plan.actions)


def _visit_words(child: Person) -> str:
    if child.unborn:
        return f"{child.short}: who visits before and after the birth, and how often?"
    return f"{child.short}: who visits, and how often?"


def _lines(plan: Plan) -> Iterator[Gap]:
    own = plan_gaps(plan)
    for outcome in plan.outcomes:
        yield from (gap for gap in own if gap.outcome == outcome.id and gap.action is None)
        for action in outcome.actions:
            yield from (gap for gap in own if gap.action == action.id)
            more = line_gaps(action.kind, action.how_often, action.measure, action.committed_by)
            yield from (Gap(words, outcome.id, action.id) for words in more)
    yield from (gap for gap in own if gap.outcome is None)
    if plan.contingency.strip() and not plan.contingency_trigger.strip():
        yield Gap("The contingency has no trigger: what would set it off?")
