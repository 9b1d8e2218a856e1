"""One conference whole: what the meeting shows, the documents print and the rules count."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from cpdesk.rules.agenda import Agenda
from cpdesk.rules.deadlines import DueDate
from cpdesk.rules.procedure_terms import Procedure
from cpdesk.rules.quorum import ChildQuorum
from cpdesk.snapshots.course import Break, Part, StepRecord, StepSkip
from cpdesk.snapshots.decisions import Decision, View
from cpdesk.snapshots.entries import Attachment, Draft, Entry
from cpdesk.snapshots.people import Attendance, ChildVoice, Person, Relationship
from cpdesk.snapshots.plan import Plan
from cpdesk.snapshots.risk import RiskStatement, ScaleScore
from cpdesk.vocabulary import ConferenceKind, ConferenceState


@dataclass(frozen=True, slots=True)
class Report:
    """A written report: when it came and when the family had it."""

    by: UUID
    received: date | None
    shared_with_family: date | None
    note: str = ""
    read_at: datetime | None = None
    """When it was read in at the conference (UTC)."""
    late: bool = False
    """Not received by the day it was due to the chair, or never came."""


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is still open when the chair wants to close, most important first."""

    words: str
    step: str
    """The step where it can be put right."""
    must: bool
    """True: the conference cannot be closed without it. False: it may be left open with a reason."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that a close needs, and whether it is there."""

    words: str
    done: bool
    step: str
    """The step where it is settled."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a rule asks for was done on a day, and at a minute where hours count."""

    rule: str
    day: date
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Conference:
    """One conference and everything in it. Instants are UTC, days are days."""

    id: UUID
    case_id: UUID
    case_name: str
    case_reference: str
    kind: ConferenceKind
    state: ConferenceState
    day: date
    starts: datetime
    planned_end: datetime | None
    venue: str
    procedure: Procedure
    """The procedure it is held under, in the version of that day."""
    people: tuple[Person, ...]
    relationships: tuple[Relationship, ...]
    attendance: tuple[Attendance, ...]
    reports: tuple[Report, ...]
    entries: tuple[Entry, ...]
    views: tuple[View, ...]
    decisions: tuple[Decision, ...]
    plan: Plan
    previous_plan: Plan
    quorum: tuple[ChildQuorum, ...]
    dates: tuple[DueDate, ...]
    steps: tuple[StepRecord, ...]
    step: str
    """Key of the present step."""
    draft: Draft
    core_group: tuple[UUID, ...]
    core_group_at: datetime | None
    review_at: datetime | None
    chair: UUID | None
    clerk: UUID | None
    lead_social_worker: UUID | None
    began: datetime | None
    ended: datetime | None
    paused_since: datetime | None
    paused_seconds: int = 0
    """How long it has stood still so far, the present pause not counted."""
    strategy_discussions: tuple[date, ...] = ()
    number: int | None = None
    """For a review: which one (1 is the first)."""
    moved_in: date | None = None
    """Transfer-in: the day the child moved here."""
    notified: date | None = None
    """Transfer-in: the day we were told."""
    last_review: date | None = None
    """The review (or transfer's last review) before this conference."""
    previous_conference: date | None = None
    """A first review: the day of the initial conference before it."""
    plan_started: date | None = None
    """A review or transfer-in: the day of the conference that first made the plan."""
    epo_end: date | None = None
    """The day on which an emergency protection order ends."""
    assessments_end: date | None = None
    """The day on which the assessments under a child assessment order end."""
    done: tuple[Done, ...] = ()
    """What has been noted as sent, signed off or held."""
    followed_by: date | None = None
    """The day of the next conference of the case, booked or held."""
    previous_plan_end: date | None = None
    """The end of the latest plan that a child of the conference had before."""
    quorum_reason: str = ""
    """Why the chair goes on without quorum."""
    complaints_explained: bool = False
    voices: tuple[ChildVoice, ...] = ()
    """How each child’s voice reached the conference."""
    parts: tuple[Part, ...] = ()
    breaks: tuple[Break, ...] = ()
    skips: tuple[StepSkip, ...] = ()
    risks: tuple[RiskStatement, ...] = ()
    """One to four, in their order."""
    scores: tuple[ScaleScore, ...] = ()
    earlier_scores: tuple[ScaleScore, ...] = ()
    """Those of the last conference of the case before this one; none about a statement."""
    attachments: tuple[Attachment, ...] = ()
    practice: bool = False
    """A practice conference: every page and document says so."""
    closed_with_open_points: str = ""
    """What the chair left open on purpose, with the reason."""
    particulars: tuple[tuple[str, str], ...] = ()
    """What the practice file says besides: label and words, e.g. the interpreter or a split meeting."""

    @property
    def children(self) -> tuple[Person, ...]:
        """The children of the conference, oldest first, the unborn last."""
        subjects = (p for p in self.people if p.subject)
        return tuple(sorted(subjects, key=lambda p: (p.unborn, p.born or p.expected or date.max)))

    @property
    def run_sheet(self) -> Agenda:
        """The steps of this kind of conference, under the procedure it is held under."""
        return self.procedure.run_sheet.for_kind(self.kind)

    def person(self, who: UUID | None) -> Person | None:
        """The person with that id, if there is one."""
        return next((p for p in self.people if p.id == who), None)

    def name(self, who: UUID | None) -> str:
        """The name of a person; empty when unknown."""
        person = self.person(who)
        return person.name if person else ""

    @property
    def part(self) -> Part | None:
        """The part that goes on now; None: everybody is together."""
        return next((part for part in self.parts if part.ended is None), None)

    def entry(self, which: UUID | None) -> Entry | None:
        """The entry with that id, unless it was taken out."""
        return next((e for e in self.entries if e.id == which), None)

    def decision(self, child: UUID) -> Decision | None:
        """What was decided for one child."""
        return next((d for d in self.decisions if d.child == child), None)
