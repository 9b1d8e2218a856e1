"""The people of a case: children, family and professionals, and how they belong together."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from cpdesk.vocabulary import (
    AttendanceMode,
    Capacity,
    CopyScope,
    PersonKind,
    RelationshipKind,
    Sex,
    VoiceBy,
)


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a case."""

    id: UUID
    kind: PersonKind
    name: str
    role: str = ""
    known_as: str = ""
    agency: str = ""
    agency_group: str = ""
    """Key of `resources/words/agency_groups.toml`; empty for family."""
    sex: Sex = Sex.UNKNOWN
    born: date | None = None
    expected: date | None = None
    """The day a baby is due."""
    died: date | None = None
    unborn: bool = False
    parental_responsibility: bool = False
    subject: bool = False
    """A child of the conference."""
    la_id: str = ""
    lives_at: str = ""
    language: str = ""
    ethnicity: str = ""
    school: str = ""
    household: str = ""
    """Those with the same word live together; empty: as `lives_at` says."""
    unnamed: bool = False
    """Has asked not to be named to the family."""
    address_restricted: bool = False
    note: str = ""
    source_id: str = ""
    """The id that the practice file used, e.g. `f_mum`."""

    @property
    def short(self) -> str:
        """What the person is called in the room."""
        return self.known_as or self.name

    @property
    def is_family(self) -> bool:
        """Whether the person belongs to the family."""
        return self.kind is PersonKind.FAMILY


@dataclass(frozen=True, slots=True)
class Relationship:
    """How person `a` belongs to person `b`, read from `a`."""

    a: UUID
    b: UUID
    kind: RelationshipKind
    since: str = ""
    until: str = ""
    note: str = ""
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """One stretch of time that somebody was there: UTC instants, no end while still there."""

    arrived: datetime
    left: datetime | None = None
    mode: AttendanceMode = AttendanceMode.IN_PERSON
    sent_out: bool = False
    why: str = ""
    """Why somebody left or was sent out."""

    def holds(self, at: datetime) -> bool:
        """Whether the instant `at` (aware) falls into this stretch."""
        return self.arrived <= at and (self.left is None or at < self.left)


@dataclass(frozen=True, slots=True)
class Attendance:
    """How one person takes part in one conference."""

    person: Person
    mode: AttendanceMode
    present: bool
    """There at this moment (at the end, when the conference is closed)."""
    ever_present: bool
    remark: str = ""
    capacity: Capacity = Capacity.MEMBER
    beside: UUID | None = None
    """Whom a supporter, a solicitor or an interpreter is there for."""
    may_speak: bool = False
    """A solicitor has the chair’s leave to speak."""
    family_agreed: bool = False
    chair_agreed: bool = False
    """An observer needs both to agree."""
    knows: tuple[UUID, ...] = ()
    """The children this person has direct contact with."""
    copy_scope: CopyScope = CopyScope.PARTS_PRESENT
    presences: tuple[Presence, ...] = ()
    counted_group: str | None = None
    counted_agency: str | None = None
    """For which group and agency they counted at the close; None before it."""

    @property
    def observer(self) -> bool:
        """Whether the person only looks on."""
        return self.capacity is Capacity.OBSERVER

    @property
    def not_agreed_yet(self) -> bool:
        """Whether this is an observer whom family and chair have not both agreed to."""
        return self.observer and not (self.family_agreed and self.chair_agreed)

    @property
    def must_not_speak(self) -> bool:
        """Whether this is a solicitor whom the chair has not given leave to speak."""
        return self.capacity is Capacity.SOLICITOR and not self.may_speak

    @property
    def interpreter(self) -> bool:
        """Whether the person is there to interpret."""
        return self.capacity is Capacity.INTERPRETER

    @property
    def has_view(self) -> bool:
        """Whether the person is asked for a view: members of the conference are, nobody else."""
        return self.capacity is Capacity.MEMBER

    @property
    def group(self) -> str:
        """The agency group for which the person counts; as it was at the close, once that is over."""
        return self.person.agency_group if self.counted_group is None else self.counted_group

    @property
    def agency(self) -> str:
        """The agency for which the person counts; as it was at the close, once that is over."""
        return self.person.agency if self.counted_agency is None else self.counted_agency


@dataclass(frozen=True, slots=True)
class ChildVoice:
    """How the voice of one child reached the conference."""

    child: UUID
    how: VoiceBy
    by: UUID | None = None
    """The advocate or worker who brought it."""
    note: str = ""
