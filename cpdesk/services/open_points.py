"""What is still open when the chair wants to close, most important first, each with where it is settled."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from cpdesk.rules.decision import Asked, asked
from cpdesk.rules.wording import day_words, listing, local, many, number_words, sentence
from cpdesk.services.decisions import is_override, legal_advice_for, majority_for
from cpdesk.services.people_missing import people_missing
from cpdesk.services.plan_gaps import gaps_of
from cpdesk.snapshots.conference import Check, Conference, Missing
from cpdesk.snapshots.decisions import Decision
from cpdesk.vocabulary import Capacity, Lane, Outcome, ReviewProgress

Earlier = Mapping[UUID, Sequence[ReviewProgress | None]]

CORE_GROUP_RULES = ("core_group_first",)
REVIEW_RULES = ("review_first", "review_next")


def missing_in(conference: Conference, earlier: Earlier | None = None) -> tuple[Missing, ...]:
    """Everything open in a conference: decisions first, then what was said, safety, people, dates, the rest.

    `earlier` is how earlier reviews of the case went, by child.
    """
    points = (
        *_undecided(conference),
        *_typing(conference),
        *_quorum(conference),
        *_plan(conference),
        *_told_with_the_decision(conference, earlier or {}),
        *_observers(conference),
        *_steps(conference),
        *_voices(conference),
        *people_missing(conference),
        *_people_and_dates(conference),
    )
    return tuple(_with_its_step(conference, point) for point in points)


def checks(conference: Conference) -> tuple[Check, ...]:
    """The short list beside the decisions: what a close needs, each done or not, with where it is settled."""
    lacking = any(not q.quorate for q in conference.quorum) and not conference.quorum_reason
    worker = conference.person(conference.lead_social_worker)
    found = [
        Check(
            "Quorate" if not conference.quorum_reason else "Goes on without quorum", not lacking, "welcome"
        ),
        Check(
            f"Lead social worker: {worker.short}" if worker else "Lead social worker", bool(worker), "close"
        ),
    ]
    if any(d.outcome is Outcome.CHILD_PROTECTION_PLAN for d in conference.decisions):
        core = conference.core_group
        found += [
            Check(
                f"Core group: {number_words(len(core))} people" if core else "Core group", bool(core), "close"
            ),
            _date_check(conference, conference.core_group_at, CORE_GROUP_RULES, "First core group"),
            _date_check(conference, conference.review_at, REVIEW_RULES, "Review conference"),
        ]
    whole = bool(conference.plan.contingency.strip() and conference.plan.contingency_trigger.strip())
    found.append(Check("Contingency plan and its trigger", whole, "plan"))
    found.append(Check("Complaints explained", conference.complaints_explained, "close"))
    return tuple(replace(check, step=_step(conference, check.step)) for check in found)


def _date_check(conference: Conference, agreed: datetime | None, rules: tuple[str, ...], what: str) -> Check:
    last = _last_day(conference, rules)
    by = f" (by {last})" if last and agreed is None else ""
    return Check(f"{what} date{by}", agreed is not None, "close")


def _with_its_step(conference: Conference, point: Missing) -> Missing:
    return replace(point, step=_step(conference, point.step))


def _step(conference: Conference, key: str) -> str:
    """The step itself, or, where a run-sheet has none of that name, the close."""
    keys = [step.key for step in conference.run_sheet.steps]
    return key if key in keys else "close" if "close" in keys else keys[-1]


def _undecided(conference: Conference) -> Iterator[Missing]:
    for child in conference.children:
        decision, name = conference.decision(child.id), child.short
        if decision is None:
            yield Missing(f"{name}: there is no decision yet.", "decision", must=True)
            continue
        override = is_override(conference, child.id)
        if override and not (decision.override_reason or decision.reason).strip():
            words = f"{name}: the decision has no majority behind it, so the chair’s reasons are needed."
            yield Missing(words, "decision", must=True)
        if decision.outcome is Outcome.CHILD_PROTECTION_PLAN and decision.category is None:
            yield Missing(f"{name}: the category of harm is not chosen.", "decision", must=True)


def _typing(conference: Conference) -> Iterator[Missing]:
    """What was not sorted, and what was typed and not added: out of reach once the conference is closed."""
    unsorted = [entry for entry in conference.entries if entry.lane is Lane.UNSORTED]
    if unsorted:
        number = sentence(many(len(unsorted), "entry") if len(unsorted) == 1 else f"{len(unsorted)} entries")
        are = "is" if len(unsorted) == 1 else "are"
        yield Missing(f"{number} {are} still to be sorted into a lane.", unsorted[0].step, must=False)
    if conference.draft.text.strip():
        words = "Something has been typed and not added to the record yet."
        yield Missing(words, conference.step, must=False)


def _quorum(conference: Conference) -> Iterator[Missing]:
    lacking = [q for q in conference.quorum if not q.quorate]
    if lacking and not conference.quorum_reason:
        names = listing([_short(conference, q.child) for q in lacking])
        yield Missing(f"Not quorate for {names}: say why the conference goes on.", "welcome", must=False)


def _plan(conference: Conference) -> Iterator[Missing]:
    gaps = gaps_of(conference)
    if waiting := sum(gap.worry is not None for gap in gaps):
        words = "One worry has" if waiting == 1 else f"{sentence(number_words(waiting))} worries have"
        yield Missing(f"{words} no answer in the plan, and no reason for leaving it.", "plan", must=False)
    yield from (Missing(gap.words, "plan", must=False) for gap in gaps if gap.child)
    counted = Counter(gap.words for gap in gaps if gap.outcome)
    for words, times in counted.items():
        yield Missing(words if times == 1 else f"{words} ({times} times)", "plan", must=False)
    others = (gap for gap in gaps if not (gap.worry or gap.child or gap.outcome))
    yield from (Missing(gap.words, "plan", must=False) for gap in others)
    left = [a for a in conference.previous_plan.actions if a.achieved is None and not a.progress.strip()]
    if left:
        of = "One action of the last plan has" if len(left) == 1 else (
            f"{sentence(number_words(len(left)))} actions of the last plan have"
        )  # fmt: skip
        yield Missing(f"{of} not been gone through.", "last_plan", must=False)


def _told_with_the_decision(conference: Conference, earlier: Earlier) -> Iterator[Missing]:
    """What the decisions still lack; what several children lack is one point."""
    lacking: dict[str, list[str]] = {}
    for child in conference.children:
        decision = conference.decision(child.id)
        if decision is None:
            continue
        wanted = asked(conference.kind, decision.outcome, majority_for(conference, child.id))
        points = [*_lacking(decision, wanted)]
        if not decision.legal_advice and legal_advice_for(conference, child.id, earlier):
            points.append(_LEGAL_ADVICE)
        for words in points:
            lacking.setdefault(words, []).append(child.short)
    for words, names in lacking.items():
        yield Missing(f"{listing(names)}: {words}", "decision", must=False)


_LEGAL_ADVICE = "no satisfactory progress by the second review, so legal advice is proposed: decide on it."


def _lacking(decision: Decision, wanted: frozenset[Asked]) -> Iterator[str]:
    override = Asked.OVERRIDE in wanted
    if override and not (decision.reminded_dissent and decision.reminded_escalation):
        yield "remind everyone that they may dissent and escalate, and tick it."
    if not override and not decision.reason.strip():
        yield "the decision has no reason yet."
    if Asked.HARM in wanted and not (decision.has_suffered or decision.likely_to_suffer):
        yield "say whether significant harm was suffered, or is likely."
    if Asked.GROUND in wanted and decision.ending_ground is None:
        yield "a plan ends only on a ground, and none is chosen."
    if Asked.PROGRESS in wanted and decision.progress is None:
        yield "say how the plan has gone since the last conference."


def _observers(conference: Conference) -> Iterator[Missing]:
    names = [
        a.person.short
        for a in conference.attendance
        if a.capacity is Capacity.OBSERVER and a.ever_present and not (a.family_agreed and a.chair_agreed)
    ]
    if names:
        words = f"{listing(names)} looked on: that the family and the chair agreed is not noted."
        yield Missing(words, "welcome", must=False)


def _steps(conference: Conference) -> Iterator[Missing]:
    """Steps that belong to the conference and were neither opened nor left out with a reason."""
    known = {visit.key for visit in conference.steps} | {skip.step for skip in conference.skips}
    passed = [
        step
        for step in conference.run_sheet.steps
        if not step.optional and step.group == "Together" and step.key not in (*known, "close")
    ]
    if passed:
        titles = listing([f"“{step.title}”" for step in passed])
        words = f"{titles}: not opened, and no reason for leaving {'it' if len(passed) == 1 else 'them'} out."
        yield Missing(words, passed[0].key, must=False)


def _voices(conference: Conference) -> Iterator[Missing]:
    heard = {who for e in conference.entries if e.lane is Lane.CHILD_VOICE for who in e.about}
    heard |= {voice.child for voice in conference.voices}
    unheard = [c.short for c in conference.children if c.id not in heard and c.died is None]
    if unheard and not any(e.lane is Lane.CHILD_VOICE and not e.about for e in conference.entries):
        yield Missing(f"The voice of {listing(unheard)} is not in the record.", "child_voice", must=False)
    aside = {conference.chair, conference.clerk}
    gave, spoke = {view.who for view in conference.views}, {entry.speaker for entry in conference.entries}
    members = [
        a.person
        for a in conference.attendance
        if a.ever_present and a.has_view and a.person.id not in aside and not a.person.subject
    ]
    if silent := [person.short for person in members if person.id not in gave]:
        yield Missing(f"No view yet from {listing(silent)}.", "views", must=False)
    yield from _half_given(conference, {person.id for person in members if not person.is_family})
    quiet = [p.short for p in members if p.is_family and p.id not in spoke]
    if quiet:
        yield Missing(f"Nothing is recorded that {listing(quiet)} said.", "family_reply", must=False)


def _half_given(conference: Conference, professionals: set[UUID]) -> Iterator[Missing]:
    """Professionals who have a view on one child and none yet on another; of the family nobody has to."""
    for child in conference.children:
        lacking = [
            conference.name(view.who)
            for view in conference.views
            if view.who in professionals and view.views and view.on(child.id) is None
        ]
        if lacking and child.died is None:
            yield Missing(f"No view yet on {child.short} from {listing(lacking)}.", "views", must=False)


def _people_and_dates(conference: Conference) -> Iterator[Missing]:
    if conference.lead_social_worker is None:
        yield Missing("There is no lead social worker.", "close", must=False)
    if any(d.outcome is Outcome.CHILD_PROTECTION_PLAN for d in conference.decisions):
        if not conference.core_group:
            yield Missing("Nobody is in the core group.", "close", must=False)
        yield from _date(conference, conference.core_group_at, CORE_GROUP_RULES, "first core group")
        yield from _date(conference, conference.review_at, REVIEW_RULES, "review conference")
    if not conference.complaints_explained:
        yield Missing("Nobody has explained how to complain.", "close", must=False)


def _date(
    conference: Conference, agreed: datetime | None, rules: tuple[str, ...], what: str
) -> Iterator[Missing]:
    due = next((d for d in conference.dates if d.rule in rules), None)
    last = f" (by {day_words(due.day)})" if due else ""
    if agreed is None:
        yield Missing(f"The {what} has no date{last}.", "close", must=False)
    elif local(agreed).date() <= conference.day:
        yield Missing(f"The {what} is not after the conference: check its date.", "close", must=False)
    elif due is not None and due.met is False:
        yield Missing(f"The {what} is later than its last day{last}.", "close", must=False)


def _last_day(conference: Conference, rules: tuple[str, ...]) -> str:
    due = next((d for d in conference.dates if d.rule in rules), None)
    return day_words(due.day) if due else ""


def _short(conference: Conference, who: UUID) -> str:
    person = conference.person(who)
    return person.short if person else ""
