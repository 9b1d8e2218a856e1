"""The majority of the agencies for one child, and whether the chair's decision goes against it."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from cpdesk.rules.procedure_terms import Procedure
from cpdesk.rules.wording import listing, number_words, sentence
from cpdesk.vocabulary import (
    Category,
    ConferenceKind,
    EndingGround,
    Outcome,
    PlanView,
    ReviewProgress,
)


@dataclass(frozen=True, slots=True)
class AgencyView:
    """One person's view on one child, with what decides whether it is counted."""

    group: str
    agency: str
    professional: bool
    """False for the family and the child: recorded and shown, not counted."""
    observer: bool
    view: PlanView
    category: Category | None = None


@dataclass(frozen=True, slots=True)
class Majority:
    """What most agencies think is needed for one child."""

    view: PlanView | None
    """None: there is no majority."""
    category: Category | None
    """The category of most of the agencies in favour; None when they are divided or named none."""
    in_favour: int
    """Agencies for the view that has most of them, majority or not."""
    counted: int
    """Agencies that gave a single view."""
    words: str


_Answer = TypeVar("_Answer", bound=Hashable)


def _agency_key(view: AgencyView) -> str:
    """Who belongs together: the agency as written up to the first comma; without one, the group."""
    name = re.sub(r"\s+", " ", view.agency.split(",")[0].casefold().replace("'", "’")).strip()
    return f"{view.group}: {name}"


def _more_than_half(answers: Sequence[_Answer]) -> _Answer | None:
    if not answers:
        return None
    first, count = Counter(answers).most_common(1)[0]
    return first if 2 * count > len(answers) else None


def majority(procedure: Procedure, views: Iterable[AgencyView]) -> Majority:
    """The majority by professional agency: more than half of the agencies that gave a single view.

    Everybody of one agency (same group, same agency name) counts once. When they differ among themselves
    the agency has no single view: it is left out of the count, like an agency that gave none, and the words
    say so; it would be wrong for us to choose whose view stands for the agency, or to let a large team
    outvote a small one. The family's and the child's views are recorded, not counted; observers, chair,
    clerk, interpreters, advocates and lawyers have no view that counts. The category is that of more than
    half of the agencies in favour that name one.
    """
    agencies: dict[str, list[AgencyView]] = {}
    for view in views:
        if view.professional and not view.observer and _is_counted(procedure, view.group):
            agencies.setdefault(_agency_key(view), []).append(view)
    single = [given for given in agencies.values() if len({v.view for v in given}) == 1]
    count = Counter(given[0].view for given in single)
    most = _more_than_half([given[0].view for given in single])
    category = None
    if most is PlanView.CHILD_PROTECTION:
        named = [_one_category(given) for given in single if given[0].view is most]
        category = _more_than_half([c for c in named if c is not None])
    in_favour = max(count.values(), default=0)
    words = _words(procedure, most, category, count, len(single), len(agencies) - len(single))
    return Majority(most, category, in_favour, len(single), words)


def _is_counted(procedure: Procedure, group: str) -> bool:
    counted = procedure.decision.counted
    return procedure.agencies.counts(group) if counted is None else group in counted


def _one_category(given: Sequence[AgencyView]) -> Category | None:
    named = {view.category for view in given if view.category is not None}
    return named.pop() if len(named) == 1 else None


_FOR = {
    PlanView.CHILD_PROTECTION: "a child protection plan",
    PlanView.CHILD_IN_NEED: "a child in need plan",
    PlanView.NONE: "no plan",
}


def _words(
    procedure: Procedure,
    most: PlanView | None,
    category: Category | None,
    count: Counter[PlanView],
    counted: int,
    divided: int,
) -> str:
    if not counted:
        words = "no agency has given a view"
    elif most is None:
        parts = [f"{number_words(count[view])} for {_FOR[view]}" for view in PlanView if count[view]]
        words = f"there is no majority: {listing(parts)}"
    else:
        words = f"{_who(count[most], counted)} for {_FOR[most]}"
        words += f", most of them for {category.words}" if category and counted > 1 else ""
    if divided:
        words += (
            f"; {number_words(divided)} agenc{'y is' if divided == 1 else 'ies are'} divided and not counted"
        )
    closing = " The chair makes the decision." if procedure.decision.chair_decides or most is None else ""
    return f"{sentence(words)}.{closing}"


def _who(in_favour: int, counted: int) -> str:
    if counted == 1:
        return "the one agency with a view is"
    share = "all" if in_favour == counted else f"{number_words(in_favour)} of"
    return f"{share} {number_words(counted)} agencies are"


def needs_override(majority: Majority, outcome: Outcome) -> bool:
    """Whether the chair must write the reasons in full and remind all of dissent and escalation.

    True when there is no majority, or the outcome is another than the majority's. The category alone is
    never an override. A protection plan that ends agrees with agencies who want a child in need plan, which
    follows it, as much as with those who want none (domain section 5, reviews).
    """
    if outcome is Outcome.PLAN_ENDS:
        return majority.view in (None, PlanView.CHILD_PROTECTION)
    return majority.view is None or outcome.view is not majority.view


class Asked(StrEnum):
    """What a decision for one child may be asked for besides its outcome."""

    CATEGORY = "category"
    HARM = "harm"
    """Whether the child has suffered significant harm, or is likely to."""
    PROGRESS = "progress"
    GROUND = "ground"
    OUTSTANDING = "outstanding"
    LEGAL_ADVICE = "legal_advice"
    OVERRIDE = "override"
    """The chair’s reasons in full, and the two reminders."""


_ON_A_PLAN = (ConferenceKind.REVIEW, ConferenceKind.TRANSFER_IN)


def ends_a_plan(kind: ConferenceKind, outcome: Outcome) -> bool:
    """Whether a decision ends a child protection plan: one that ran, here or where the child came from."""
    if outcome is Outcome.PLAN_ENDS:
        return True
    return kind in _ON_A_PLAN and outcome is not Outcome.CHILD_PROTECTION_PLAN


def asked(kind: ConferenceKind, outcome: Outcome, majority: Majority) -> frozenset[Asked]:
    """What this decision is asked for, and nothing else (domain sections 3, rules 11 and 12, and 5).

    All five procedures ask the same of a chair who decides against the majority or without one: reasons in
    full, and that everybody was reminded of dissent and escalation; the chair who always decides (City)
    writes them in the same fields.
    """
    wanted = set()
    if outcome is Outcome.CHILD_PROTECTION_PLAN:
        wanted |= {Asked.CATEGORY, Asked.HARM, Asked.LEGAL_ADVICE}
        wanted |= {Asked.PROGRESS} if kind is ConferenceKind.REVIEW else set()
    if ends_a_plan(kind, outcome):
        wanted |= {Asked.GROUND, Asked.OUTSTANDING}
    if needs_override(majority, outcome):
        wanted.add(Asked.OVERRIDE)
    return frozenset(wanted)


def grounds(kind: ConferenceKind) -> tuple[EndingGround, ...]:
    """The grounds on which a plan may end; a transfer-in is itself the conference that a move waits for."""
    moving_in = kind is ConferenceKind.TRANSFER_IN
    return tuple(ground for ground in EndingGround if not (moving_in and ground is EndingGround.MOVED))


def legal_advice_proposed(
    number: int | None, progress: ReviewProgress | None, earlier: Sequence[ReviewProgress | None]
) -> bool:
    """Whether legal advice is to be recommended: no satisfactory progress by the second review.

    `number` is which review this is, where it is known; `earlier` is what earlier reviews of the case said
    of this child, oldest first, None where they did not say. It is proposed, never decided.
    """
    reviews_before = max(len(earlier), (number or 1) - 1)
    return progress is ReviewProgress.NO_PROGRESS and reviews_before >= 1
