"""Every table in one place: importing this module fills `Base.metadata`."""

from cpdesk.models.attendance import Attendance, ChildVoice, Contact, Presence, Report
from cpdesk.models.base import Base
from cpdesk.models.booking_draft import BookingDraft
from cpdesk.models.case import Case
from cpdesk.models.conference import Conference, CoreGroupMember, Draft, StepVisit, StrategyDiscussion
from cpdesk.models.course import Act, Attachment, Break, Part, StepSkip
from cpdesk.models.decision import ChildView, Decision, Dissent, View
from cpdesk.models.done_date import DoneDate
from cpdesk.models.entry import Entry, EntryRevision
from cpdesk.models.form_draft import FormDraft
from cpdesk.models.hand_over import HandOver
from cpdesk.models.history import HistoryLine
from cpdesk.models.office import DayOff, Office
from cpdesk.models.person import Person, Relationship
from cpdesk.models.plan import Action, ActionOwner, LeftWorry, PlanOutcome
from cpdesk.models.procedure import ProcedureDraft, ProcedureVersion
from cpdesk.models.risk import RiskStatement, ScaleScore
from cpdesk.models.words import KnownWord, Phrase

TABLES = (
    HistoryLine, Office, DayOff, Phrase, KnownWord, ProcedureVersion, ProcedureDraft,
    Case, Person, Relationship,
    Conference, StrategyDiscussion, CoreGroupMember, StepVisit, Draft, DoneDate, BookingDraft,
    FormDraft, HandOver,
    Attendance, Presence, Contact, Report, ChildVoice,
    Part, Break, StepSkip, Act,
    Entry, EntryRevision, Attachment,
    RiskStatement, ScaleScore,
    View, ChildView, Decision, Dissent,
    PlanOutcome, Action, ActionOwner, LeftWorry,
)  # fmt: skip

__all__ = ["TABLES", "Base"]
