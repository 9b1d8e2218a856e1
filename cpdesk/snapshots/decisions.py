"""Everyone's view on each child, and what the chair settled for each child."""

from dataclasses import dataclass
from uuid import UUID

from cpdesk.vocabulary import Category, EndingGround, Outcome, PlanView, ReviewProgress


@dataclass(frozen=True, slots=True)
class ChildView:
    """One person's view on one child."""

    child: UUID
    view: PlanView
    category: Category | None = None


@dataclass(frozen=True, slots=True)
class View:
    """One person's views on the children, with the reason."""

    who: UUID
    views: tuple[ChildView, ...]
    reason: str = ""
    by_report: bool = False

    def on(self, child: UUID) -> ChildView | None:
        """The view on one child, if given."""
        return next((v for v in self.views if v.child == child), None)


@dataclass(frozen=True, slots=True)
class Dissent:
    """Somebody who does not agree with a decision, in their words."""

    text: str
    who: UUID | None = None
    agency: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the chair settled for one child."""

    child: UUID
    outcome: Outcome
    category: Category | None = None
    other_categories: tuple[Category, ...] = ()
    previous_category: Category | None = None
    reason: str = ""
    words: str = ""
    """The practice file's own words for the decision, when it has more than the outcome."""
    has_suffered: bool = False
    likely_to_suffer: bool = False
    progress: ReviewProgress | None = None
    """How a review ends for this child."""
    ending_ground: EndingGround | None = None
    outstanding: str = ""
    """When a plan ends: what is still to be done, and whether a child in need plan can hold it."""
    legal_advice: bool = False
    override_reason: str = ""
    reminded_dissent: bool = False
    reminded_escalation: bool = False
    dissent: tuple[Dissent, ...] = ()
