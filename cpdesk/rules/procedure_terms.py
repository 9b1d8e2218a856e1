"""What a procedure is made of: limits with figure, unit and clause, quorum, majority, run-sheet, names."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from cpdesk.errors import CpdeskError
from cpdesk.rules.agency import Agencies
from cpdesk.rules.agenda import Agenda
from cpdesk.vocabulary import ConferenceKind


class ProcedureError(CpdeskError):
    """A procedure file that cannot be used; the words name the file, the line and the reason."""


class Unit(StrEnum):
    """What a figure counts."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    HOURS = "hours"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


class Direction(StrEnum):
    """Whether a limit lies after or before what it counts from."""

    AFTER = "after"
    BEFORE = "before"


class Anchor(StrEnum):
    """What a limit counts from."""

    STRATEGY_DISCUSSION = "strategy_discussion"
    CONFERENCE = "conference"
    CONFERENCE_START = "conference_start"
    CONFERENCE_END = "conference_end"
    BIRTH = "birth"
    EXPECTED_BIRTH = "expected_birth"
    MOVED_IN = "moved_in"
    NOTIFIED = "notified"
    RECORD_RECEIVED = "record_received"
    PREVIOUS_PLAN_END = "previous_plan_end"
    EPO_END = "epo_end"
    CORE_GROUP = "core_group"
    LAST_REVIEW = "last_review"
    PREVIOUS_REVIEW = "previous_review"
    """The review before this one."""
    FIRST_REVIEW = "first_review"
    """The first review: held, or by its last day while it is not."""
    PLAN_START = "plan_start"
    """The day of the initial (or transfer-in) conference that made the plan."""
    ASSESSMENTS_END = "assessments_end"
    """The end of the assessments under a child assessment order."""


class QuorumBasis(StrEnum):
    """Who makes a conference quorate beside children's social care."""

    DIRECT_CONTACT = "direct_contact"
    """Agencies that are there and have direct contact with each child."""
    AGENCIES_THERE = "agencies_there"
    """Agencies that are there, or have sent a sufficient report where reports count."""


class GoOn(StrEnum):
    """When the chair may go on without quorum, with a reason."""

    FEWER_THAN_THREE_IN_CONTACT = "fewer_than_three_in_contact"
    CHAIR_JUDGES = "chair_judges"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """Something that a document says; nothing of a procedure is without its source."""

    document: str
    """What it is taken from; nothing where the clause says it all."""
    clause: str
    """Where in the document it stands."""
    national: bool = False
    """Not this procedure’s own: the national or common one, shown as such."""

    @property
    def source(self) -> str:
        """Document and clause."""
        return ", ".join(words for words in (self.document, self.clause) if words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit(Sourced):
    """One figure of one rule: so many units after or before something, with the clause that says so.

    A rule may have several limits; the earliest of those that can be worked out is its last day.
    """

    rule: str
    figure: int
    unit: Unit
    direction: Direction
    anchor: Anchor
    kinds: frozenset[ConferenceKind]
    readings: tuple[int, ...] = ()
    """Other readings of the same words, in days."""
    at: time | None = None
    """The hour of a cut-off, local time."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuorumRule(Sourced):
    """Who must be there."""

    basis: QuorumBasis
    needed: int
    reports_count: bool
    go_on: GoOn


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRule(Sourced):
    """How the decision is reached."""

    chair_decides: bool
    """The chair always makes the final decision; the majority is shown."""
    counted: frozenset[str] | None = None
    """The keys of the groups whose views make the majority; None: every group that counts."""


@dataclass(frozen=True, slots=True)
class RoleNames:
    """What the authority calls those who hold the conference."""

    chair: str = "Chair"
    clerk: str = "Clerk"
    lead_social_worker: str = "Lead social worker"


@dataclass(frozen=True, slots=True)
class Procedure:
    """One authority’s procedure, completed by the national figures, which are marked."""

    key: str
    name: str
    version: str
    document: str
    words: tuple[str, ...]
    """How people name it in a practice file, in lower case."""
    run_sheet: Agenda
    quorum: QuorumRule
    decision: DecisionRule
    agencies: Agencies
    roles: RoleNames
    limits: Mapping[str, tuple[Limit, ...]]
    """By rule name, in the order of `RULES`; a rule that nobody gives a figure for is not in it."""

    def __hash__(self) -> int:
        """By name and version: no two versions of one procedure share both."""
        return hash((self.key, self.version))
