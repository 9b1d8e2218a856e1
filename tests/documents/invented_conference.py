"""A small invented conference, whole, for the tests of documents."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid5

from cpdesk.rules.deadlines import DueDate
from cpdesk.rules.procedure import procedure
from cpdesk.rules.quorum import ChildQuorum
from cpdesk.snapshots.conference import Conference, Report
from cpdesk.snapshots.course import StepRecord
from cpdesk.snapshots.decisions import ChildView, Decision, Dissent, View
from cpdesk.snapshots.entries import Draft, Entry
from cpdesk.snapshots.people import Attendance, Person, Presence, Relationship
from cpdesk.snapshots.plan import Action, Plan, PlanOutcome
from cpdesk.snapshots.reader import Reader, ReaderCopy, for_reader
from cpdesk.vocabulary import (
    AttendanceMode,
    Category,
    ConferenceKind,
    ConferenceState,
    CopyScope,
    Lane,
    Outcome,
    PersonKind,
    PlanView,
    RelationshipKind,
    Sex,
)

PRIVATE = "MARKER-OF-A-PRIVATE-LINE"


def key(name: str) -> UUID:
    """The id of a person or thing of the invented conference."""
    return uuid5(UUID(int=0), name)


def at(hour: int, minute: int) -> datetime:
    return datetime(2026, 11, 26, hour, minute, tzinfo=UTC)


FAMILY, PROFESSIONAL = PersonKind.FAMILY, PersonKind.PROFESSIONAL


def _people() -> tuple[Person, ...]:
    leo = Person(key("leo"), FAMILY, "Leo Harlow", "child", born=date(2018, 3, 9), subject=True, sex=Sex.MALE)
    leo = replace(leo, la_id="LA-NUMBER-7", school="Orchard Primary")
    return (
        leo,
        Person(key("isla"), FAMILY, "Isla Harlow", "child", born=date(2024, 5, 2), subject=True),
        Person(
            key("mum"), FAMILY, "Kerry Harlow", "mother of Leo and Isla", known_as="Kez",
            born=date(1996, 2, 3), parental_responsibility=True,
            lives_at="14 Secret Street", source_id="f_mum", note="PERSON-NOTE",
        ),
        Person(
            key("dad"), FAMILY, "Dean Cole", "father of Isla", born=date(1994, 7, 1),
            lives_at="3 Hidden Road", source_id="f_dad",
        ),
        Person(key("sw"), PROFESSIONAL, "R. Sandhu", "social worker", agency="Children’s social care",
               agency_group="social_care"),
        Person(key("hv"), PROFESSIONAL, "Ms Baptiste", "health visitor", agency="Community nursing",
               agency_group="health"),
        Person(key("chair"), PROFESSIONAL, "Amara Okafor", "chair", agency="Safeguarding unit"),
        Person(key("police"), PROFESSIONAL, "PC Lund", "police officer", agency="Police",
               agency_group="police"),
    )  # fmt: skip


def _attendance(people: tuple[Person, ...]) -> tuple[Attendance, ...]:
    by_id = {person.id: person for person in people}
    children = (key("leo"), key("isla"))

    def row(name: str, mode: AttendanceMode, *presences: Presence, **more: object) -> Attendance:
        return replace(
            Attendance(by_id[key(name)], mode, bool(presences), bool(presences), presences=presences), **more
        )

    whole = Presence(at(10, 0), at(12, 4))
    return (
        row("chair", AttendanceMode.IN_PERSON, whole),
        row("mum", AttendanceMode.IN_PERSON, whole),
        row("dad", AttendanceMode.ONLINE, Presence(at(11, 0), at(12, 4), AttendanceMode.ONLINE)),
        row("sw", AttendanceMode.IN_PERSON, whole, knows=children, remark="REMARK-FOR-THE-UNIT"),
        row(
            "hv", AttendanceMode.ONLINE, Presence(at(10, 5), at(12, 4), AttendanceMode.ONLINE), knows=children
        ),
        row("police", AttendanceMode.APOLOGIES),
    )


def entry(number: int, lane: Lane, text: str, **more: object) -> Entry:
    given = {"step": "worries", "stage_words": "", "private": False, "about": (), "speaker": key("sw")} | more
    return Entry(key(f"entry {number}"), number, at(10, number % 60), lane=lane, text=text, **given)


def _entries() -> tuple[Entry, ...]:
    isla, leo = key("isla"), key("leo")
    return (
        entry(5, Lane.STRENGTH, "Mum keeps every appointment.", step="working_well", about=(leo, isla)),
        entry(10, Lane.WORRY, "Police came to the flat three times.\nLeo was upstairs.", about=(leo,)),
        entry(12, Lane.WORRY, "Isla has lost weight.", about=(isla,), speaker=key("hv")),
        entry(13, Lane.WORRY, f"{PRIVATE}: the neighbour rang.", private=True, about=(leo,)),
        entry(14, Lane.CONFIDENTIAL, f"{PRIVATE}: an arrest is planned."),
        entry(20, Lane.CHILD_VOICE, "“I go under the bed.”", about=(leo,)),
        entry(25, Lane.FAMILY_VIEW, "I want help, but not to be told off.", speaker=key("mum")),
        entry(30, Lane.GREY_AREA, "We do not know who else visits."),
        entry(35, Lane.NEEDS_TO_CHANGE, "Leo sleeps in a calm home.", about=(leo,)),
    )


def _plan() -> Plan:
    calm = PlanOutcome(
        key("calm"), "Leo sleeps in a calm home", "Leo tells Ms Baptiste how he slept", key("leo"),
        (Action(key("a1"), "Dean visits only when Gran is there", (key("dad"),), by_words="from now on"),
         Action(key("a2"), "Ring Kerry each morning", (key("hv"), key("mum")), date(2026, 11, 30))),
    )  # fmt: skip
    weight = PlanOutcome(
        key("weight"), "Isla grows", "Weight every two weeks", key("isla"),
        (Action(key("a3"), "Weigh Isla", (key("hv"),), date(2026, 12, 10)),),
    )  # fmt: skip
    return Plan(
        (calm, weight, PlanOutcome(key("all"), "Nobody hits in this home")),
        "R. Sandhu asks for legal advice.",
    )


def _views() -> tuple[View, ...]:
    leo, isla = key("leo"), key("isla")
    plan, neglect = PlanView.CHILD_PROTECTION, Category.NEGLECT
    return (
        View(
            key("sw"), (ChildView(leo, plan, neglect), ChildView(isla, plan, neglect)), "it went on too long"
        ),
        View(
            key("hv"), (ChildView(leo, plan, neglect), ChildView(isla, PlanView.CHILD_IN_NEED)), "she gained"
        ),
        View(key("mum"), (ChildView(leo, PlanView.CHILD_IN_NEED),), "I want help"),
    )


def _decisions() -> tuple[Decision, ...]:
    return (
        Decision(
            key("leo"), Outcome.CHILD_PROTECTION_PLAN, Category.NEGLECT, (Category.EMOTIONAL,),
            reason="His needs are not met & he is afraid.",
            dissent=(Dissent("Would have used emotional harm.", key("hv"), "Community nursing"),),
        ),
        Decision(key("isla"), Outcome.NO_PLAN, reason="She is well.", override_reason="Gran does the care."),
    )  # fmt: skip


def make_conference() -> Conference:
    """An initial conference about two children: one with a plan, one without."""
    people = _people()
    return Conference(
        id=key("conference"), case_id=key("case"), case_name="Harlow", case_reference="CASE-7",
        kind=ConferenceKind.INITIAL, state=ConferenceState.CLOSED, day=date(2026, 11, 26),
        starts=at(10, 0), planned_end=at(12, 0), venue="Town Hall, room 4",
        procedure=procedure("city-of-london"),
        people=people,
        relationships=(
            Relationship(key("mum"), key("leo"), RelationshipKind.PARENT_OF),
            Relationship(key("mum"), key("isla"), RelationshipKind.PARENT_OF),
            Relationship(key("dad"), key("isla"), RelationshipKind.PARENT_OF),
            Relationship(key("mum"), key("dad"), RelationshipKind.SEPARATED, "2022-06", "2025", "KIN-NOTE"),
            Relationship(key("mum"), key("dad"), RelationshipKind.CONFLICT),
        ),
        attendance=_attendance(people),
        reports=(
            Report(key("sw"), date(2026, 11, 23), date(2026, 11, 24)),
            Report(key("police"), None, None, "REPORT-NOTE", late=True),
        ),
        entries=_entries(), views=_views(), decisions=_decisions(), plan=_plan(), previous_plan=Plan(),
        quorum=(
            ChildQuorum(key("leo"), True, "Social care and one more agency know Leo."),
            ChildQuorum(key("isla"), False, "Too few know Isla."),
        ),
        dates=(
            DueDate("conference_latest", "Hold the conference", date(2026, 11, 26), date(2026, 11, 26),
                    "the guide, clause 1", "Day 15 of 15 working days.", met=True),
            DueDate("record_out", "Send the record", date(2026, 12, 17), date(2026, 12, 17),
                    "the guide, clause 9", "15 working days after the conference."),
        ),
        steps=(
            StepRecord("worries", at(10, 0), at(11, 0), 3600),
            StepRecord("plan", at(11, 0), at(11, 30), 1800),
            StepRecord("views", at(11, 30), at(12, 0), 1800),
            StepRecord("close", at(12, 0), at(12, 4), 240),
        ),
        step="close", draft=Draft(), core_group=(key("mum"), key("sw"), key("hv")),
        core_group_at=at(14, 0).replace(day=30), review_at=datetime(2027, 2, 11, 10, 0, tzinfo=UTC),
        chair=key("chair"), clerk=None, lead_social_worker=key("sw"),
        began=at(10, 0), ended=at(12, 4), paused_since=None,
        strategy_discussions=(date(2026, 11, 5),), quorum_reason="Waiting would harm the children.",
    )  # fmt: skip


def widened(conference: Conference, name: str) -> Conference:
    """The same conference, somebody's copy widened by the chair to all but what is private."""
    rows = (
        replace(row, copy_scope=CopyScope.ALL_BUT_PRIVATE) if row.person.id == key(name) else row
        for row in conference.attendance
    )
    return replace(conference, attendance=tuple(rows))


def copy_for(conference: Conference, name: str = "") -> ReaderCopy:
    """The full copy, or the copy for one member of the family."""
    return for_reader(conference, Reader(conference.person(key(name)) if name else None))
