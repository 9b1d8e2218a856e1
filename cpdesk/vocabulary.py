"""The words of the trade as enumerations; their values are stored and must not change."""

from enum import StrEnum


class ConferenceKind(StrEnum):
    """The four kinds of conference."""

    INITIAL = "initial"
    PRE_BIRTH = "pre_birth"
    TRANSFER_IN = "transfer_in"
    REVIEW = "review"

    @property
    def words(self) -> str:
        """The kind as people say it."""
        return _KIND_WORDS[self]


_KIND_WORDS = {
    ConferenceKind.INITIAL: "Initial conference",
    ConferenceKind.PRE_BIRTH: "Initial conference (pre-birth)",
    ConferenceKind.TRANSFER_IN: "Transfer-in conference",
    ConferenceKind.REVIEW: "Review conference",
}


class Lane(StrEnum):
    """Where an entry belongs on the Strengthening Families board."""

    WORRY = "worry"
    STRENGTH = "strength"
    NEEDS_TO_CHANGE = "needs_to_change"
    GREY_AREA = "grey_area"
    CHILD_VOICE = "child_voice"
    FAMILY_VIEW = "family_view"
    INFORMATION = "information"
    CONFIDENTIAL = "confidential"
    UNSORTED = "unsorted"
    """Typed first, to be sorted later; stands in no copy of a family until it is."""

    @property
    def words(self) -> str:
        """The lane's heading in the record and on the board."""
        return _LANE_WORDS[self]


_LANE_WORDS = {
    Lane.WORRY: "What are we worried about?",
    Lane.STRENGTH: "What is working well?",
    Lane.NEEDS_TO_CHANGE: "What needs to change?",
    Lane.GREY_AREA: "Grey areas",
    Lane.CHILD_VOICE: "The child’s voice",
    Lane.FAMILY_VIEW: "The family’s view",
    Lane.INFORMATION: "Information",
    Lane.CONFIDENTIAL: "Private",
    Lane.UNSORTED: "To be sorted",
}


class AttendanceMode(StrEnum):
    """How a person takes part in one conference."""

    EXPECTED = "expected"
    IN_PERSON = "in_person"
    ONLINE = "online"
    TELEPHONE = "telephone"
    REPORT_ONLY = "report_only"
    APOLOGIES = "apologies"
    ABSENT = "absent"

    @property
    def takes_part(self) -> bool:
        """Whether the person is (or was) there, in the room or from afar."""
        return self in (AttendanceMode.IN_PERSON, AttendanceMode.ONLINE, AttendanceMode.TELEPHONE)

    @property
    def words(self) -> str:
        """The mode as the record says it."""
        return _MODE_WORDS[self]


_MODE_WORDS = {
    AttendanceMode.EXPECTED: "expected",
    AttendanceMode.IN_PERSON: "in the room",
    AttendanceMode.ONLINE: "online",
    AttendanceMode.TELEPHONE: "by telephone",
    AttendanceMode.REPORT_ONLY: "report only",
    AttendanceMode.APOLOGIES: "apologies",
    AttendanceMode.ABSENT: "did not come",
}


class PersonKind(StrEnum):
    """On which side of the table somebody sits."""

    FAMILY = "family"
    PROFESSIONAL = "professional"


class Sex(StrEnum):
    """As the practice file and the family tree write it."""

    FEMALE = "F"
    MALE = "M"
    UNKNOWN = "U"


class RelationshipKind(StrEnum):
    """How two people of a family belong together."""

    PARENT_OF = "parent_of"
    STEP_PARENT_OF = "step_parent_of"
    PARTNERS = "partners"
    MARRIED = "married"
    SEPARATED = "separated"
    DIVORCED = "divorced"
    CLOSE = "close"
    CONFLICT = "conflict"

    @property
    def words(self) -> str:
        """The relationship between `a` and `b` read from `a`."""
        return _RELATIONSHIP_WORDS[self]


_RELATIONSHIP_WORDS = {
    RelationshipKind.PARENT_OF: "parent of",
    RelationshipKind.STEP_PARENT_OF: "step-parent of",
    RelationshipKind.PARTNERS: "partner of",
    RelationshipKind.MARRIED: "married to",
    RelationshipKind.SEPARATED: "separated from",
    RelationshipKind.DIVORCED: "divorced from",
    RelationshipKind.CLOSE: "close to",
    RelationshipKind.CONFLICT: "in conflict with",
}


class PlanView(StrEnum):
    """What one person thinks is needed for one child; values as in practice files."""

    CHILD_PROTECTION = "CP"
    CHILD_IN_NEED = "CIN"
    NONE = "none"

    @property
    def words(self) -> str:
        """The view in words."""
        return {"CP": "Child protection plan", "CIN": "Child in need plan", "none": "No plan"}[self.value]


class Outcome(StrEnum):
    """What the chair settles for one child; values as the practice files begin."""

    CHILD_PROTECTION_PLAN = "child protection plan"
    CHILD_IN_NEED_PLAN = "child in need plan"
    PLAN_ENDS = "plan ends"
    NO_PLAN = "no plan"

    @property
    def words(self) -> str:
        """The outcome with a capital, as letters and tables show it."""
        return self.value.capitalize()

    @property
    def view(self) -> PlanView:
        """The view that this outcome agrees with."""
        if self is Outcome.CHILD_PROTECTION_PLAN:
            return PlanView.CHILD_PROTECTION
        if self is Outcome.CHILD_IN_NEED_PLAN:
            return PlanView.CHILD_IN_NEED
        return PlanView.NONE


class Category(StrEnum):
    """The category of harm; `MULTIPLE` only when somebody chooses it on purpose."""

    NEGLECT = "neglect"
    PHYSICAL = "physical"
    SEXUAL = "sexual"
    EMOTIONAL = "emotional"
    MULTIPLE = "multiple"

    @property
    def words(self) -> str:
        """The category as a letter says it."""
        return {
            "neglect": "neglect",
            "physical": "physical harm",
            "sexual": "sexual harm",
            "emotional": "emotional harm",
            "multiple": "more than one category",
        }[self.value]


class ConferenceState(StrEnum):
    """Where a conference is on its way."""

    BOOKED = "booked"
    RUNNING = "running"
    CLOSED = "closed"


class CopyScope(StrEnum):
    """How much of the discussion a family reader's copy holds; private entries are in none."""

    PARTS_PRESENT = "parts_present"
    ALL_BUT_PRIVATE = "all_but_private"

    @property
    def words(self) -> str:
        """The scope as the list of copies shows it."""
        return {"parts_present": "only the parts they were in", "all_but_private": "all but private"}[
            self.value
        ]


class SaidAs(StrEnum):
    """What kind of statement an entry is: reports and records keep these apart (domain section 10)."""

    FACT = "fact"
    ALLEGATION = "allegation"
    OPINION = "opinion"

    @property
    def words(self) -> str:
        """The kind as the record says it."""
        return _SAIDAS_WORDS[self]


_SAIDAS_WORDS = {
    SaidAs.FACT: "fact",
    SaidAs.ALLEGATION: "allegation",
    SaidAs.OPINION: "opinion",
}


class Reply(StrEnum):
    """What the family says to a worry."""

    AGREES = "agrees"
    PARTLY = "partly"
    DISAGREES = "disagrees"

    @property
    def words(self) -> str:
        """The reply as the record says it."""
        return _REPLY_WORDS[self]


_REPLY_WORDS = {
    Reply.AGREES: "agrees",
    Reply.PARTLY: "partly agrees",
    Reply.DISAGREES: "disagrees",
}


class Capacity(StrEnum):
    """As what somebody takes part; only a member of the conference has a view."""

    MEMBER = "member"
    OBSERVER = "observer"
    SUPPORTER = "supporter"
    SOLICITOR = "solicitor"
    INTERPRETER = "interpreter"

    @property
    def words(self) -> str:
        """The capacity as the record says it."""
        return _CAPACITY_WORDS[self]


_CAPACITY_WORDS = {
    Capacity.MEMBER: "member of the conference",
    Capacity.OBSERVER: "observer",
    Capacity.SUPPORTER: "supporter",
    Capacity.SOLICITOR: "solicitor",
    Capacity.INTERPRETER: "interpreter",
}


class PartKind(StrEnum):
    """A part of the conference that not everybody is in."""

    CLOSED = "closed"
    HALF = "half"
    WITH_CHILD = "with_child"

    @property
    def words(self) -> str:
        """The part as lists name it."""
        return _PARTKIND_WORDS[self]


_PARTKIND_WORDS = {
    PartKind.CLOSED: "closed part, without the family",
    PartKind.HALF: "separate half",
    PartKind.WITH_CHILD: "part with the child",
}


class BreakKind(StrEnum):
    """Why the meeting stands still."""

    BREAK = "break"
    LEGAL = "legal"
    PAUSE = "pause"

    @property
    def words(self) -> str:
        """The kind as the log says it."""
        return _BREAKKIND_WORDS[self]


_BREAKKIND_WORDS = {
    BreakKind.BREAK: "break",
    BreakKind.LEGAL: "break for legal advice",
    BreakKind.PAUSE: "pause",
}


class VoiceBy(StrEnum):
    """How a child’s voice reached the conference."""

    IN_THE_ROOM = "in_the_room"
    ADVOCATE = "advocate"
    WORKER = "worker"
    WRITTEN = "written"
    DRAWING = "drawing"
    OBSERVED = "observed"
    NOT_GIVEN = "not_given"

    @property
    def words(self) -> str:
        """The way as the record says it."""
        return _VOICEBY_WORDS[self]


_VOICEBY_WORDS = {
    VoiceBy.IN_THE_ROOM: "was there",
    VoiceBy.ADVOCATE: "through an advocate",
    VoiceBy.WORKER: "through a worker",
    VoiceBy.WRITTEN: "in writing",
    VoiceBy.DRAWING: "in a drawing",
    VoiceBy.OBSERVED: "by what was seen of the child",
    VoiceBy.NOT_GIVEN: "was not given",
}


class ActionKind(StrEnum):
    """What a line of the plan is."""

    ACTION = "action"
    VISIT = "visit"
    SERVICE = "service"
    ASSESSMENT = "assessment"
    RESOURCE = "resource"

    @property
    def words(self) -> str:
        """The kind as the plan says it."""
        return _ACTIONKIND_WORDS[self]


_ACTIONKIND_WORDS = {
    ActionKind.ACTION: "action",
    ActionKind.VISIT: "visit to the child",
    ActionKind.SERVICE: "service",
    ActionKind.ASSESSMENT: "specialist assessment",
    ActionKind.RESOURCE: "resource",
}


class Achieved(StrEnum):
    """How far an action was done, or an outcome met, when a review looks back."""

    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"

    @property
    def words(self) -> str:
        """The answer for an action."""
        return _ACHIEVED_WORDS[self]


_ACHIEVED_WORDS = {
    Achieved.DONE: "done",
    Achieved.PARTLY: "partly done",
    Achieved.NOT_DONE: "not done",
}


class EndingGround(StrEnum):
    """The grounds on which a plan may end (domain section 5)."""

    NO_LONGER_AT_RISK = "no_longer_at_risk"
    CHANGED = "changed"
    MOVED = "moved"
    EIGHTEEN = "eighteen"
    DIED = "died"
    LEFT_UK = "left_uk"

    @property
    def words(self) -> str:
        """The ground as the decision says it."""
        return _ENDINGGROUND_WORDS[self]


_ENDINGGROUND_WORDS = {
    EndingGround.NO_LONGER_AT_RISK: "no longer at continuing risk of significant harm",
    EndingGround.CHANGED: "circumstances have changed, so that a plan is no longer needed",
    EndingGround.MOVED: "moved, and the new authority has held its conference",
    EndingGround.EIGHTEEN: "is 18",
    EndingGround.DIED: "has died",
    EndingGround.LEFT_UK: "has left the United Kingdom for good",
}


class ReviewProgress(StrEnum):
    """How a review ends for one child (domain section 5)."""

    NOT_NEEDED = "not_needed"
    CONTINUE = "continue"
    NO_PROGRESS = "no_progress"
    RISK_RISING = "risk_rising"

    @property
    def words(self) -> str:
        """The end as the decision says it."""
        return _REVIEWPROGRESS_WORDS[self]


_REVIEWPROGRESS_WORDS = {
    ReviewProgress.NOT_NEEDED: "a child protection plan is no longer needed",
    ReviewProgress.CONTINUE: "the plan continues",
    ReviewProgress.NO_PROGRESS: "the plan continues, without satisfactory progress",
    ReviewProgress.RISK_RISING: "the risk is rising: urgent action",
}


class KeyHolder(StrEnum):
    """Whose way into a sealed file a passphrase or key is."""

    CHAIR = "chair"
    CLERK = "clerk"
    MANAGER = "manager"
    RECOVERY = "recovery"

    @property
    def words(self) -> str:
        """The holder as a list of keys says it."""
        return {
            KeyHolder.CHAIR: "chair",
            KeyHolder.CLERK: "clerk",
            KeyHolder.MANAGER: "manager",
            KeyHolder.RECOVERY: "recovery key",
        }[self]


class Deed(StrEnum):
    """What the history of a file tells of: somebody did this."""

    CREATED = "created"
    OPENED = "opened"
    CLOSED = "closed"
    ACCEPTED = "accepted"
    """Opened all the same, although something was found that does not fit."""
    READ = "read"
    CHANGED = "changed"
    EXPORTED = "exported"
    PRINTED = "printed"
    SENT = "sent"
    KEYS = "keys"
    """A passphrase or recovery key was added, changed or removed."""
    PROVED = "proved"
    """Typed from its paper: whoever has that can open the file."""
    HANDED_OVER = "handed_over"
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    UPDATED = "updated"
    """The records were brought to the shape of a newer cpdesk."""

    @property
    def words(self) -> str:
        """The deed as the history says it."""
        return _DEED_WORDS[self]


_DEED_WORDS = {
    Deed.CREATED: "created the file",
    Deed.OPENED: "opened the file",
    Deed.CLOSED: "closed the file",
    Deed.ACCEPTED: "opened the file although something did not fit",
    Deed.READ: "read",
    Deed.CHANGED: "changed",
    Deed.EXPORTED: "put out as files",
    Deed.PRINTED: "printed",
    Deed.SENT: "sent",
    Deed.KEYS: "changed the keys",
    Deed.PROVED: "tested",
    Deed.HANDED_OVER: "handed over",
    Deed.BACKED_UP: "made a backup",
    Deed.RESTORED: "restored from a backup",
    Deed.UPDATED: "brought the file up to date",
}
