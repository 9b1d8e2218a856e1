"""Who may read what: the rules by which a copy is made for its reader."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from cpdesk.rules.procedure import procedure
from cpdesk.snapshots.conference import Conference, Report
from cpdesk.snapshots.course import StepRecord
from cpdesk.snapshots.decisions import ChildView, Decision, Dissent, View
from cpdesk.snapshots.entries import Draft, Entry
from cpdesk.snapshots.other_children import NOT_ALL_IS_TOLD
from cpdesk.snapshots.people import Attendance, Person, Presence, Relationship
from cpdesk.snapshots.plan import Action, Plan, PlanOutcome
from cpdesk.snapshots.reader import Reader, children_of, for_reader, readers
from cpdesk.vocabulary import (
    AttendanceMode,
    ConferenceKind,
    ConferenceState,
    CopyScope,
    Lane,
    Outcome,
    PersonKind,
    PlanView,
    RelationshipKind,
)

TEN = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)


def at(minutes: int) -> datetime:
    return TEN + timedelta(minutes=minutes)


def family(name: str, **more) -> Person:
    return Person(uuid4(), PersonKind.FAMILY, name, **{"born": date(1990, 1, 1), **more})


MUM = family("Kerry Harlow", role="mother", lives_at="1 Elm Row", parental_responsibility=True)
DAD = family("Dean Cole", role="father", lives_at="2 Oak Way", parental_responsibility=True)
GRAN = family("Pat Harlow", born=date(1960, 1, 1))
FRIEND = family("Bea Nobody")
LEO = family("Leo Harlow", born=date(2018, 1, 1), subject=True, la_id="X1", school="Elm School")
ISLA = family("Isla Cole", born=date(2024, 1, 1), subject=True)
OFFICER = Person(uuid4(), PersonKind.PROFESSIONAL, "PC Lund", "police officer")
WORKER = Person(uuid4(), PersonKind.PROFESSIONAL, "R. Sandhu", "social worker", note="on leave in May")


def parent(a: Person, b: Person) -> Relationship:
    return Relationship(a.id, b.id, RelationshipKind.PARENT_OF, note="told us in confidence")


def present(person: Person, *stretches: tuple[int, int], **more) -> Attendance:
    presences = tuple(Presence(at(a), at(b)) for a, b in stretches)
    mode = AttendanceMode.IN_PERSON
    return Attendance(person, mode, False, bool(presences), remark="remark", presences=presences, **more)


def entry(minute: int, text: str, *about: Person, **more) -> Entry:
    values = {"step": "worries", "lane": Lane.WORRY, "private": False} | more
    return Entry(uuid4(), minute, at(minute), stage_words="", text=text, about=ids(about), **values)


def ids(people) -> tuple[UUID, ...]:
    return tuple(person.id for person in people)


def conference(**more) -> Conference:
    """Mum from 10:05 to 10:30 and from 10:40; Dad from 10:30 to 10:40 and for the views at 10:55."""
    values = dict(
        id=uuid4(), case_id=uuid4(), case_name="Harlow family", case_reference="CP-1",
        kind=ConferenceKind.INITIAL, state=ConferenceState.CLOSED, day=date(2026, 11, 26), starts=TEN,
        planned_end=None, venue="Guildhall", procedure=procedure("city-of-london"),
        people=(MUM, DAD, GRAN, FRIEND, LEO, ISLA, OFFICER, WORKER),
        relationships=(parent(MUM, LEO), parent(MUM, ISLA), parent(DAD, ISLA), parent(GRAN, MUM)),
        attendance=(
            present(MUM, (5, 30), (40, 120)),
            present(DAD, (30, 40), (55, 60)),
            present(GRAN),
            present(FRIEND, (5, 120)),
            present(OFFICER, (0, 5)),
            present(WORKER, (0, 120)),
        ),
        reports=(Report(WORKER.id, date(2026, 11, 20), None, "part kept back"),),
        entries=(
            entry(2, "closed part", step="confidential"),
            entry(10, "about Leo", LEO),
            entry(11, "about nobody in particular"),
            entry(12, "private", private=True),
            entry(13, "confidential lane", lane=Lane.CONFIDENTIAL),
            entry(35, "in the separate half", step="second_part"),
            entry(56, "about Isla at the views", ISLA, step="views"),
        ),
        views=(
            View(WORKER.id, (ChildView(LEO.id, PlanView.CHILD_PROTECTION),
                             ChildView(ISLA.id, PlanView.CHILD_IN_NEED)), "reason"),
            View(MUM.id, (ChildView(LEO.id, PlanView.NONE),)),
        ),
        decisions=(Decision(LEO.id, Outcome.CHILD_PROTECTION_PLAN), Decision(ISLA.id, Outcome.NO_PLAN)),
        plan=Plan(
            (
                PlanOutcome(uuid4(), "Leo is at school", child=LEO.id),
                PlanOutcome(uuid4(), "All are safe", actions=(
                    Action(uuid4(), "New locks", (WORKER.id,)), Action(uuid4(), "Course", (DAD.id,)))),
            ),
            "If he comes, they go to Gran.",
        ),
        previous_plan=Plan(), quorum=(), dates=(),
        steps=(
            StepRecord("confidential", at(0), at(5), 300), StepRecord("worries", at(5), at(45), 2400),
            StepRecord("plan", at(45), at(55), 600), StepRecord("views", at(55), at(60), 300),
            StepRecord("close", at(60), at(120), 3600),
        ),
        step="close", draft=Draft("half a sentence"), core_group=(MUM.id, WORKER.id), core_group_at=at(9999),
        review_at=None, chair=None, clerk=None, lead_social_worker=WORKER.id, began=TEN, ended=at(120),
        paused_since=None, particulars=(("Split meeting", "because of violence"),),
    )  # fmt: skip
    return Conference(**(values | more))


def copy_for(person: Person | None, whole: Conference | None = None):
    return for_reader(whole or conference(), Reader(person))


def texts(copy) -> list[str]:
    return [e.text for e in copy.conference.entries]


def test_the_full_copy_is_everything():
    whole = conference()
    copy = copy_for(None, whole)
    assert copy.conference is whole
    assert copy.entries_left_out == 0


@pytest.mark.parametrize("person", [MUM, DAD, GRAN])
def test_no_family_copy_has_a_private_entry_however_it_was_made_private(person):
    for scope in CopyScope:
        whole = conference()
        rows = tuple(replace(a, copy_scope=scope) for a in whole.attendance)
        found = texts(copy_for(person, replace(whole, attendance=rows)))
        assert not {"closed part", "private", "confidential lane"} & set(found)


def test_a_reader_reads_what_was_said_while_they_were_there():
    assert texts(copy_for(MUM)) == ["about Leo", "about nobody in particular", "about Isla at the views"]
    assert texts(copy_for(DAD)) == ["in the separate half", "about Isla at the views"]
    assert copy_for(DAD).entries_left_out == 5


def test_somebody_who_never_came_reads_only_what_was_decided():
    copy = copy_for(GRAN)
    assert texts(copy) == []
    assert {d.child for d in copy.conference.decisions} == {LEO.id, ISLA.id}


def test_the_chair_can_widen_a_copy_but_not_to_other_peoples_children():
    whole = conference()
    rows = tuple(replace(a, copy_scope=CopyScope.ALL_BUT_PRIVATE) for a in whole.attendance)
    found = texts(copy_for(DAD, replace(whole, attendance=rows)))
    assert "about nobody in particular" in found
    assert "about Leo" not in found


def test_a_father_reads_about_his_own_child_only():
    copy = copy_for(DAD)
    assert copy.children == (ISLA,)
    assert {d.child for d in copy.conference.decisions} == {ISLA.id}
    assert [[v.child for v in view.views] for view in copy.conference.views] == [[ISLA.id]]
    assert "Leo is at school" not in [o.text for o in copy.conference.plan.outcomes]
    assert LEO.id not in {p.id for p in copy.conference.people}


def test_a_reason_given_for_several_children_is_not_read_by_the_father_of_one():
    reasons = {view.who: view.reason for view in copy_for(DAD).conference.views}
    assert reasons[WORKER.id] == ""
    assert {v.who: v.reason for v in copy_for(MUM).conference.views}[WORKER.id] == "reason"


@pytest.mark.parametrize(
    ("role", "read"),
    [
        ("father of Isla", "father of Isla"),
        ("father of Leo and Isla", "father"),
        ("Leo’s uncle", ""),
        ("grandfather", "grandfather"),
    ],
)
def test_a_role_does_not_name_a_child_whom_the_reader_may_not_read_about(role, read):
    whole = conference()
    named = replace(DAD, role=role)
    people = tuple(named if p.id == DAD.id else p for p in whole.people)
    copy = copy_for(named, replace(whole, people=people))
    assert copy.conference.person(DAD.id).role == read


def test_who_was_not_there_for_the_plan_reads_only_their_own_actions():
    assert [a.text for a in copy_for(DAD).conference.plan.actions] == ["Course"]
    assert copy_for(DAD).conference.plan.contingency == ""
    assert [a.text for a in copy_for(MUM).conference.plan.actions] == ["New locks", "Course"]
    assert copy_for(MUM).conference.plan.contingency


def test_the_core_groups_time_is_for_its_members_and_those_at_the_close():
    assert copy_for(MUM).conference.core_group_at is not None
    assert copy_for(DAD).conference.core_group_at is None


def test_addresses_numbers_schools_and_remarks_are_gone_from_a_family_copy():
    people = {p.id: p for p in copy_for(MUM).conference.people}
    assert people[MUM.id].lives_at == "1 Elm Row"  # her own
    assert DAD.id in people
    assert (people[DAD.id].lives_at, people[DAD.id].born) == ("", None)
    assert (people[LEO.id].la_id, people[LEO.id].school) == ("", "")
    assert people[LEO.id].born == LEO.born
    assert all(not p.note for p in people.values())


def test_notes_drafts_and_particulars_are_gone_from_a_family_copy():
    copy = copy_for(MUM).conference
    assert copy.particulars == ()
    assert copy.draft == Draft()
    assert all(not row.remark for row in copy.attendance)
    assert all(not report.note for report in copy.reports)
    assert all(not r.note for r in copy.relationships)


def test_somebody_who_came_for_the_closed_part_alone_is_not_named_to_the_family():
    assert OFFICER.id not in {a.person.id for a in copy_for(MUM).conference.attendance}
    assert OFFICER.id not in {p.id for p in copy_for(MUM).conference.people}
    assert OFFICER.id in {a.person.id for a in copy_for(None).conference.attendance}


def test_the_attendance_shows_people_as_the_reader_may_see_them():
    shown = {a.person.id: a.person for a in copy_for(MUM).conference.attendance}
    assert shown[DAD.id].lives_at == ""


def test_copies_are_made_for_the_family_who_belong_to_a_child_and_for_nobody_else():
    assert [r.person for r in readers(conference())] == [None, MUM, DAD, GRAN]


def test_a_mother_of_seventeen_has_her_copy_and_a_brother_of_twelve_has_none():
    young = replace(MUM, born=date(2009, 6, 1))
    brother = family("Sam Harlow", born=date(2014, 1, 1))
    whole = conference(
        people=(young, brother, LEO),
        relationships=(parent(young, LEO), parent(young, brother)),
        attendance=(present(young, (0, 9)), present(brother, (0, 9))),
    )
    assert [r.person for r in readers(whole)] == [None, young]


def test_an_aunt_belongs_to_the_children_of_her_sister():
    aunt = family("Jo Harlow")
    whole = conference()
    joined = replace(whole, relationships=(*whole.relationships, parent(GRAN, aunt)))
    assert set(children_of(joined, aunt)) == {LEO, ISLA}


def test_a_partner_belongs_to_the_children_unless_one_is_their_own():
    def with_partner(person: Person) -> Conference:
        couple = Relationship(person.id, MUM.id, RelationshipKind.PARTNERS)
        whole = conference()
        return replace(whole, relationships=(*whole.relationships, couple))

    newcomer = family("Craig Webb")
    assert set(children_of(with_partner(newcomer), newcomer)) == {LEO, ISLA}
    assert children_of(with_partner(DAD), DAD) == (ISLA,)


def test_a_partner_of_former_days_belongs_to_nobody():
    past = Relationship(FRIEND.id, MUM.id, RelationshipKind.PARTNERS, until="2019")
    whole = conference()
    assert children_of(replace(whole, relationships=(*whole.relationships, past)), FRIEND) == ()


def test_a_young_mother_who_is_a_child_of_the_conference_has_her_copy():
    young = replace(MUM, born=date(2010, 6, 1), subject=True)
    whole = conference(people=(young, LEO), relationships=(parent(young, LEO),),
                       attendance=(present(young, (0, 9)), present(LEO, (0, 9))))  # fmt: skip
    assert [r.person for r in readers(whole)] == [None, young]


def test_who_was_not_there_throughout_does_not_learn_where_a_child_goes_to_school():
    teacher = Person(
        uuid4(), PersonKind.PROFESSIONAL, "T. Hill", "teacher", agency="Elm School", agency_group="education"
    )
    whole = conference()
    rows = (*whole.attendance, present(teacher, (0, 120)))
    whole = replace(whole, people=(*whole.people, teacher), attendance=rows)
    agencies = {p.id: next(a.person.agency for a in copy_for(p, whole).conference.attendance
                           if a.person.id == teacher.id) for p in (MUM, DAD, GRAN)}  # fmt: skip
    assert agencies == {MUM.id: "Elm School", DAD.id: "", GRAN.id: ""}


def test_a_step_that_was_never_opened_is_read_by_those_who_were_there_throughout():
    whole = conference()
    steps = tuple(s for s in whole.steps if s.key not in ("plan", "views"))
    whole = replace(whole, steps=steps)
    assert copy_for(MUM, whole).conference.plan.contingency
    assert not copy_for(DAD, whole).conference.plan.contingency
    assert len(copy_for(MUM, whole).conference.views) == 2


def test_own_words_are_read_even_if_they_were_read_out_by_somebody_else():
    whole = conference()
    letter = (entry(12, "by letter", ISLA, speaker=DAD.id),
              entry(13, "private letter", speaker=DAD.id, private=True))  # fmt: skip
    found = texts(copy_for(DAD, replace(whole, entries=(*whole.entries, *letter))))
    assert "by letter" in found
    assert "private letter" not in found


@pytest.mark.parametrize(
    ("reason", "read"),
    [
        ("Isla hides; her brother Leo cries.", "Isla hides"),
        ("As for Leo.", NOT_ALL_IS_TOLD),
        ("As for Léo\u0301.", NOT_ALL_IS_TOLD),
        ("She will be safe. Leo’s school agrees. So do we.", "She will be safe. So do we."),
        ("She\nhides", "She\nhides"),
    ],
)
def test_reasons_do_not_name_a_child_whom_the_reader_may_not_read_about(reason, read):
    whole = conference()
    dissent = (Dissent("Leo needs one too."), Dissent("She needs one."), Dissent("", agency="Police"))
    settled = (whole.decisions[0], Decision(ISLA.id, Outcome.NO_PLAN, reason=reason, dissent=dissent))
    read_of = copy_for(DAD, replace(whole, decisions=settled)).conference.decision(ISLA.id)
    assert read_of.dissent == dissent[1:]
    assert copy_for(DAD, replace(whole, decisions=settled)).conference.decision(ISLA.id).reason == read
    assert copy_for(MUM, replace(whole, decisions=settled)).conference.decision(ISLA.id).reason == reason


def test_a_plan_for_all_does_not_name_somebody_elses_child():
    whole = conference()
    actions = (Action(uuid4(), "Fetch Leo", (DAD.id,)), Action(uuid4(), "Course", (DAD.id,)))
    outcomes = (PlanOutcome(uuid4(), "All are safe", actions=actions, measure="Leo says so"),
                PlanOutcome(uuid4(), "Leo and Isla talk", actions=actions))  # fmt: skip
    found = copy_for(DAD, replace(whole, plan=Plan(outcomes, ""))).conference.plan.outcomes
    assert [(o.text, o.measure, [a.text for a in o.actions]) for o in found] == [
        ("All are safe", "", ["Course"])
    ]


def test_who_comes_in_when_a_step_begins_does_not_read_the_last_words_of_the_one_before():
    whole = conference()
    last = entry(30, "before he came in")
    steps = (StepRecord("worries", at(5), at(30), 1500), StepRecord("second_part", at(30), at(40), 600))
    found = copy_for(DAD, replace(whole, entries=(last,), steps=steps))
    assert texts(found) == []


def test_a_child_who_came_is_not_named_to_the_father_of_another():
    whole = conference()
    whole = replace(whole, attendance=(*whole.attendance, present(LEO, (5, 20))))
    assert LEO.id not in {a.person.id for a in copy_for(DAD, whole).conference.attendance}
    assert LEO.id in {a.person.id for a in copy_for(MUM, whole).conference.attendance}


def test_a_childs_own_words_are_not_read_by_the_father_of_another():
    said = entry(57, "in Leo’s words", speaker=LEO.id, step="views", lane=Lane.CHILD_VOICE)
    whole = replace(conference(), entries=(said,))
    assert texts(copy_for(DAD, whole)) == []
    assert texts(copy_for(MUM, whole)) == ["in Leo’s words"]
