"""The plan: outcomes for the children, actions with owner and date, and what is still vague."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from cpdesk.vocabulary import Achieved, ActionKind


@dataclass(frozen=True, slots=True)
class Action:
    """Who does what by when."""

    id: UUID
    text: str
    owners: tuple[UUID, ...] = ()
    by: date | None = None
    by_words: str = ""
    """When the date is not a day: "each week"."""
    progress: str = ""
    """In a review: what was done, and why not more."""
    achieved: Achieved | None = None
    kind: ActionKind = ActionKind.ACTION
    how_often: str = ""
    measure: str = ""
    """How we will know that it is done."""
    committed_by: str = ""
    """Who can commit the resource that it needs."""
    worries: tuple[UUID, ...] = ()
    """The worries (entries) that it answers."""


@dataclass(frozen=True, slots=True)
class PlanOutcome:
    """What we need to see, how we will know, and the actions towards it."""

    id: UUID
    text: str
    measure: str = ""
    child: UUID | None = None
    """None means all the children of the conference."""
    actions: tuple[Action, ...] = ()
    met: Achieved | None = None
    met_why: str = ""


@dataclass(frozen=True, slots=True)
class LeftWorry:
    """A worry that the plan leaves without an action on purpose."""

    entry: UUID
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The outline plan of a conference, or the one that a review looks back on."""

    outcomes: tuple[PlanOutcome, ...] = ()
    contingency: str = ""
    contingency_trigger: str = ""
    """What sets the contingency off."""
    left: tuple[LeftWorry, ...] = ()

    def for_child(self, child: UUID) -> "Plan":
        """The part of the plan that concerns one child, with what concerns all."""
        return replace(self, outcomes=tuple(o for o in self.outcomes if o.child in (None, child)))

    @property
    def actions(self) -> tuple[Action, ...]:
        """Every action of every outcome."""
        return tuple(a for o in self.outcomes for a in o.actions)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something vague in the plan, while there is still time to ask."""

    words: str
    outcome: UUID | None = None
    action: UUID | None = None
    worry: UUID | None = None
    """The entry that nothing answers yet."""
    child: UUID | None = None
    """The child for whom something is missing in the plan."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A worry of the conference and what the plan says to it."""

    entry: UUID
    actions: tuple[UUID, ...] = ()
    left: str = ""
    """Why it is left without an action on purpose."""

    @property
    def open(self) -> bool:
        """Whether the plan says nothing to it yet."""
        return not self.actions and not self.left
