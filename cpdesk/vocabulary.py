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
