"""A practice file after it has been read and checked: one whole conference, still with its own ids."""

from dataclasses import dataclass
from datetime import date, datetime

from cpdesk.vocabulary import (
    AttendanceMode,
    Category,
    ConferenceKind,
    Lane,
    Outcome,
    PlanView,
    RelationshipKind,
    Sex,
)


@dataclass(frozen=True, slots=True)
class FileFamilyMember:
    """An entry of `family[]`."""

    id: str
    name: str
    known_as: str = ""
    born: date | None = None
    expected: date | None = None
    died: date | None = None
    unborn: bool = False
    sex: Sex = Sex.UNKNOWN
    role: str = ""
    parental_responsibility: bool = False
    subject: bool = False
    la_id: str = ""
    lives_at: str = ""
    language: str = ""
    ethnicity: str = ""
    school: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class FilePerson:
    """An entry of `people[]`, its attendance sentence taken apart."""

    id: str
    name: str
    role: str = ""
    agency: str = ""
    mode: AttendanceMode = AttendanceMode.EXPECTED
    remark: str = ""
    observer: bool = False
    closed_part_only: bool = False
    contact_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileRelationship:
    """An entry of `relationships[]`; `since` and `until` stay a year, a month or a day."""

    a: str
    b: str
    kind: RelationshipKind
    since: str = ""
    until: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class FileReport:
    """An entry of `reports[]`."""

    by: str
    received: date | None = None
    shared_with_family: date | None = None
    note: str = ""
    in_time: bool | None = None
    """What the file's author found; never used for our own finding."""


@dataclass(frozen=True, slots=True)
class FileNote:
    """An entry of `notes[]`; the text is as the file has it, not yet cleaned."""

    number: int
    at: datetime
    """UTC."""
    stage: str
    speaker: str
    lane: Lane
    about: tuple[str, ...]
    text: str
    hostile: str = ""


@dataclass(frozen=True, slots=True)
class FileView:
    """An entry of `views[]`: (child, view, category) for each child."""

    who: str
    views: tuple[tuple[str, PlanView, Category | None], ...]
    reason: str = ""
    by_report: bool = False


@dataclass(frozen=True, slots=True)
class FileDissent:
    """An entry of `decisions[].dissent[]`."""

    text: str
    who: str = ""
    agency: str = ""


@dataclass(frozen=True, slots=True)
class FileDecision:
    """An entry of `decisions[]`."""

    child: str
    outcome: Outcome
    words: str
    category: Category | None = None
    other_categories: tuple[Category, ...] = ()
    previous_category: Category | None = None
    reason: str = ""
    majority: str = ""
    override: bool = False
    override_reason: str = ""
    """When the file writes words instead of true."""
    dissent: tuple[FileDissent, ...] = ()


@dataclass(frozen=True, slots=True)
class FileAction:
    """An action of the plan."""

    text: str
    owners: tuple[str, ...] = ()
    by: date | None = None
    by_words: str = ""
    progress: str = ""


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """An outcome of the plan; `child` empty means all."""

    child: str
    text: str
    measure: str = ""
    actions: tuple[FileAction, ...] = ()


@dataclass(frozen=True, slots=True)
class FileExclusion:
    """An entry of `exclusions[]`: somebody kept out of the whole or a part."""

    who: str
    part: str = ""
    words: tuple[tuple[str, str], ...] = ()
    """The rest, label and words, e.g. ("Reason", "…"), ready to be shown."""
    asked_on: date | None = None


@dataclass(frozen=True, slots=True)
class FilePreviousPlan:
    """`conference.previous_plan`: a plan that a child had before."""

    child: str
    ended: date | None = None
    category: Category | None = None


@dataclass(frozen=True, slots=True)
class PracticeFile:
    """A whole practice file."""

    id: str
    title: str
    procedures: tuple[str, ...]
    """Keys of known procedures among `profile`, in its order; may be empty."""
    kind: ConferenceKind
    pre_birth: bool
    day: date
    starts: datetime
    ends: datetime | None
    venue: str
    chair: str
    clerk: str
    lead_social_worker: str
    strategy_discussions: tuple[date, ...]
    family_arrive: tuple[str, ...]
    split_meeting: str
    interpreter_language: str
    interpreter: str
    number: int | None
    moved_in: date | None
    notified: date | None
    address_protected: bool
    previous_plans: tuple[FilePreviousPlan, ...]
    last_review: date | None
    """The review before this conference: there, for a transfer; here, when a review follows a review."""
    inquorate: bool | None
    inquorate_reason: str
    early_review: str
    particulars: tuple[tuple[str, str], ...]
    """What has no field of its own, label and words ready to be shown, e.g. the transfer papers."""
    family: tuple[FileFamilyMember, ...]
    relationships: tuple[FileRelationship, ...]
    people: tuple[FilePerson, ...]
    reports: tuple[FileReport, ...]
    previous_plan: tuple[FileOutcome, ...]
    plan: tuple[FileOutcome, ...]
    exclusions: tuple[FileExclusion, ...]
    notes: tuple[FileNote, ...]
    views: tuple[FileView, ...]
    decisions: tuple[FileDecision, ...]
    contingency: str
    core_group: tuple[str, ...]
    core_group_at: datetime | None
    review_at: datetime | None
    problems: tuple[str, ...]
    """What was odd but not fatal, in sentences without names."""
    profile: str = ""
    """The file's own words for the procedures."""
    disclaimer: str = ""
    previous_conference: date | None = None
    previous_type: str = ""
    """A review: what the conference before it was, in the file's words."""
    previous_authority: str = ""
    previous_plan_start: date | None = None
    previous_category: Category | None = None
    dated_particulars: tuple[tuple[str, date], ...] = ()
    """The particulars that are a day, by their label, so that they can be moved with the conference."""
    kept_aside: tuple[tuple[str, str], ...] = ()
    """What cpdesk does not know: place and JSON, e.g. (`notes[3].foo`, `"…"`)."""

    @property
    def family_invited(self) -> frozenset[str]:
        """The family members the file shows as invited or there, by their ids.

        Those with parental responsibility (who are always to be invited), those who come in, speak,
        give a view, sit in the core group, or were kept out by an exclusion.
        """
        known = {m.id: m for m in self.family if m.died is None and not m.unborn}
        named = {*self.family_arrive, *self.core_group}
        named |= {n.speaker for n in self.notes} | {v.who for v in self.views}
        named |= {e.who for e in self.exclusions}
        named |= {m.id for m in known.values() if m.parental_responsibility}
        return frozenset(named & set(known))
