"""The calendar of a file: what stands on a day, what does not, and what it costs to know."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import update

from cpdesk.models.case import Case
from cpdesk.models.conference import Conference
from cpdesk.models.decision import Decision
from cpdesk.models.done_date import DoneDate
from cpdesk.models.person import Person
from cpdesk.rules.deadlines import judge
from cpdesk.rules.wording import local
from cpdesk.services.dates import due_dates
from cpdesk.services.marked_dates import MARKED, REVIEWS, still_asked
from cpdesk.services.office import working_days_of
from cpdesk.services.open_dates import CORE_GROUPS, HOLDING, passed_over, with_core_group
from cpdesk.services.pictures.conference import conference_picture
from cpdesk.snapshots.calendar import DayOffKind, MeetingKind
from cpdesk.vocabulary import ConferenceKind, ConferenceState, Outcome
from tests.many_cases import CHAIRS, fill_with_cases
from tests.services.asked_of_the_file import queries

JUNE = (date(2025, 6, 1), date(2025, 6, 30))
"""The month of the practice conference."""


def meetings(span, what: MeetingKind):
    return [meeting for meeting in span.meetings if meeting.what is what]


def days(span, what: MeetingKind):
    return [meeting.day for meeting in meetings(span, what)]


def rules(span):
    return {mark.due.rule for mark in span.last_dates}


def noted(desk, which, rule: str, day: date, at: datetime | None = None) -> None:
    """Somebody noted that something was done."""
    with desk._store.writing() as session:
        session.add(DoneDate(conference_id=which, rule=rule, day=day, at=at))


def change(desk, which, **values) -> None:
    with desk._store.writing() as session:
        session.execute(update(Conference).where(Conference.id == which).values(**values))


def test_a_span_shows_conferences_core_groups_reviews_and_last_dates(desk, filled):
    june = desk.calendar.between(*JUNE)
    assert [m.conference_id for m in meetings(june, MeetingKind.CONFERENCE)] == [filled.conference_id]
    assert days(june, MeetingKind.CORE_GROUP) == [date(2025, 6, 24)]
    assert {"conference_latest", "core_group_first"} <= rules(june)
    august = desk.calendar.between(date(2025, 8, 1), date(2025, 8, 31))
    assert days(august, MeetingKind.REVIEW) == [date(2025, 8, 26)]
    assert [(c.day, c.name, c.kind) for c in august.closed] == [
        (date(2025, 8, 25), "Summer bank holiday", DayOffKind.HOLIDAY)
    ]


def test_a_conference_comes_with_its_chair_clerk_room_and_times(desk, filled):
    (conference,) = meetings(desk.calendar.between(*JUNE), MeetingKind.CONFERENCE)
    picture = desk.meeting.conference(filled.conference_id)
    assert conference.chair == picture.name(picture.chair) != ""
    assert conference.clerk == picture.name(picture.clerk)
    assert conference.venue == picture.venue
    assert (conference.starts, conference.ends) == (picture.starts, picture.ended)
    assert conference.held
    assert not conference.can_move


def test_a_single_day_shows_that_day_alone(desk, booked):
    day = desk.meeting.conference(booked.conference_id).day
    here = desk.calendar.between(day, day)
    assert days(here, MeetingKind.CONFERENCE) == [day]
    assert all(mark.due.day == day for mark in here.last_dates)
    after = desk.calendar.between(day + timedelta(days=1), day + timedelta(days=1))
    assert meetings(after, MeetingKind.CONFERENCE) == []


def test_a_booked_conference_can_be_moved(desk, booked):
    (conference,) = meetings(desk.calendar.between(*JUNE), MeetingKind.CONFERENCE)
    assert conference.can_move
    assert not conference.held


def test_a_core_group_that_was_held_stands_on_the_day_it_was_held_instead_of_the_agreed_one(desk, filled):
    noted(desk, filled.conference_id, "core_group_first", date(2025, 6, 20))
    (core_group,) = meetings(desk.calendar.between(*JUNE), MeetingKind.CORE_GROUP)
    assert (core_group.day, core_group.starts, core_group.held) == (date(2025, 6, 20), None, True)


def test_a_core_group_held_as_agreed_keeps_its_hour(desk, filled):
    agreed = desk.meeting.conference(filled.conference_id).core_group_at
    noted(desk, filled.conference_id, "core_group_first", date(2025, 6, 24))
    (core_group,) = meetings(desk.calendar.between(*JUNE), MeetingKind.CORE_GROUP)
    assert (core_group.starts, core_group.held) == (agreed, True)


def test_later_core_groups_are_shown_far_from_their_conference(desk, filled):
    for month in (7, 9):
        noted(desk, filled.conference_id, "core_group_next", date(2025, month, 22))
    september = desk.calendar.between(date(2025, 9, 1), date(2025, 9, 30))
    assert days(september, MeetingKind.CORE_GROUP) == [date(2025, 9, 22)]


def test_a_review_that_is_booked_no_longer_stands_as_agreed(desk, filled):
    with desk._store.writing() as session:
        row = session.get_one(Conference, filled.conference_id)
        session.add(
            Conference(
                case_id=row.case_id, kind=ConferenceKind.REVIEW, day=date(2025, 8, 27), number=1,
                starts=datetime(2025, 8, 27, 9, tzinfo=UTC), procedure=row.procedure,
                procedure_version=row.procedure_version,
            )
        )  # fmt: skip
    august = desk.calendar.between(date(2025, 8, 1), date(2025, 8, 31))
    assert days(august, MeetingKind.REVIEW) == []
    assert days(august, MeetingKind.CONFERENCE) == [date(2025, 8, 27)]


def test_what_is_done_is_shown_as_done_and_what_no_plan_asks_for_is_not_shown(desk, filled):
    noted(
        desk, filled.conference_id, "decisions_out", date(2025, 6, 11), datetime(2025, 6, 11, 9, tzinfo=UTC)
    )
    (sent,) = (m for m in desk.calendar.between(*JUNE).last_dates if m.due.rule == "decisions_out")
    assert sent.due.met is True
    with desk._store.writing() as session:
        session.execute(update(Decision).values(outcome=Outcome.CHILD_IN_NEED_PLAN))
    assert "core_group_first" not in rules(desk.calendar.between(*JUNE))


def test_invitations_are_no_longer_asked_for_once_a_conference_has_begun(many):
    span = (date(2026, 12, 1), date(2027, 12, 1))
    which = next(
        m.conference_id for m in many.calendar.between(*span).last_dates if m.due.rule == "invitations"
    )
    change(many, which, state=ConferenceState.RUNNING)
    asked = {m.due.rule for m in many.calendar.between(*span).last_dates if m.conference_id == which}
    assert "invitations" not in asked


def test_proclaimed_days_and_office_days_are_told_apart(desk):
    desk.office.add_day_off(date(2025, 6, 3), "Staff day", bank_holiday=False)
    desk.office.add_day_off(date(2025, 6, 4), "A jubilee", bank_holiday=True)
    assert [(c.day.day, c.name, c.kind) for c in desk.calendar.between(*JUNE).closed] == [
        (3, "Staff day", DayOffKind.OFFICE),
        (4, "A jubilee", DayOffKind.PROCLAIMED),
    ]


@pytest.mark.parametrize(("year", "beyond"), [(2011, True), (2012, False), (2028, False), (2029, True)])
def test_days_beyond_the_checked_bank_holidays_are_said_to_be(desk, year, beyond):
    assert desk.calendar.between(date(year, 5, 1), date(year, 5, 31)).beyond is beyond


def test_the_calendar_and_the_page_of_a_case_say_the_same_of_each_last_date(desk, filled):
    page = {due.rule: due for due in desk.cases.page(filled.case_id).due}
    marks = desk.calendar.between(date(2025, 5, 1), date(2025, 12, 31)).last_dates
    assert len(marks) > 5
    assert all(mark.due == page[mark.due.rule] for mark in marks)


def test_a_conference_says_by_when_it_has_to_be_held(desk, booked):
    found = desk.calendar.held_by([booked.conference_id, uuid4()])
    assert {due.rule for due in found[booked.conference_id]} >= {"conference_latest"}
    assert len(found) == 1


def test_nothing_of_a_case_that_is_still_being_brought_in_is_shown(desk, booked):
    with desk._store.writing() as session:
        session.get_one(Case, booked.case_id).coming_in = True
    june = desk.calendar.between(*JUNE)
    assert june.meetings == june.last_dates == ()
    assert desk.calendar.chairs() == ()


AROUND = date(2026, 11, 26)
NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))


@pytest.fixture
def many(desk):
    fill_with_cases(desk._store, 60, AROUND)
    return desk


def test_a_filter_by_chair_shows_what_that_chair_has(many):
    assert set(many.calendar.chairs()) <= set(CHAIRS)
    whole = many.calendar.between(date(2025, 6, 1), date(2028, 6, 1))
    name = whole.meetings[0].chair
    own = many.calendar.between(whole.first, whole.last, chairs=[name])
    booked = meetings(own, MeetingKind.CONFERENCE)
    assert {meeting.chair for meeting in booked} == {name}
    assert {m.conference_id for m in own.last_dates} <= {m.conference_id for m in booked}
    assert len(booked) == sum(m.chair == name for m in meetings(whole, MeetingKind.CONFERENCE))


def test_a_filter_by_kind_and_without_last_dates(many):
    span = many.calendar.between(
        date(2025, 6, 1), date(2028, 6, 1), kinds=[ConferenceKind.REVIEW], last_dates=False
    )
    assert {meeting.kind for meeting in span.meetings} == {ConferenceKind.REVIEW}
    assert span.last_dates == ()


def _one_by_one(desk, first: date, last: date):
    """The marked dates of every conference, each read whole: the slow way to the same."""
    today = local(desk.now()).date()
    with desk._store.reading() as session:
        calendar = working_days_of(session)
        ids = [row.id for row in session.query(Conference.id).all()]
        pictures = [conference_picture(session, which, whole=False) for which in ids]
    found = []
    for picture in pictures:
        own = [p for p in pictures if p.case_id == picture.case_id and p.day < picture.day]
        groups = [done.day for p in own for done in p.done if done.rule in CORE_GROUPS]
        picture = with_core_group(picture, max(groups, default=None))
        for due in due_dates(picture, calendar):
            if due.rule in MARKED and first <= due.day <= last and still_asked(due, picture, today):
                over = due.rule in HOLDING and passed_over(picture, today)
                found.append((picture, judge(due, None) if over else due))
    said = {(picture.case_id, due.day) for picture, due in found if due.rule in REVIEWS}
    for picture, due in found:
        if due.rule != "review_latest" or (picture.case_id, due.day) not in said:
            yield picture.id, due


@pytest.mark.parametrize("month", range(1, 13))
def test_no_last_date_is_missed_by_reading_only_what_is_near(many, month):
    change_some(many)
    first, last = date(2026, month, 1), date(2026, month, 28)
    quick = {(mark.conference_id, mark.due) for mark in many.calendar.between(first, last).last_dates}
    assert quick == set(_one_by_one(many, first, last))


def change_some(desk) -> None:
    """Some conferences get what the invented ones have not: late core groups, babies, orders, transfers."""
    with desk._store.writing() as session:
        rows = session.query(Conference).order_by(Conference.id).all()
        for number, row in enumerate(rows):
            if number % 5 == 0:
                session.add(
                    DoneDate(conference_id=row.id, rule="core_group_next", day=row.day + timedelta(days=300))
                )
            if number % 7 == 0:
                row.epo_end = row.day + timedelta(days=200)
                row.core_group_at = row.starts + timedelta(days=250)
            if number % 11 == 0 and row.kind is ConferenceKind.INITIAL:
                row.kind = ConferenceKind.PRE_BIRTH
                baby = session.query(Person).filter_by(case_id=row.case_id, subject=True).first()
                baby.expected, baby.born, baby.unborn = row.day + timedelta(days=260), None, True
            if number % 13 == 0 and row.kind is ConferenceKind.REVIEW:
                row.last_review = row.day - timedelta(days=150)


def test_many_conferences_need_as_many_queries_as_one(desk, practice):
    seen = []
    for held in (1, 3):
        while len(desk.cases.find()) < held:
            desk.practice.bring_in(replace(practice, notes=()), fill=False)
        with queries(desk) as asked:
            june = desk.calendar.between(*JUNE)
        assert len(meetings(june, MeetingKind.CONFERENCE)) == held
        seen.append(len(asked))
    assert seen[0] == seen[1]


def test_an_empty_file_has_an_empty_month(desk):
    november = desk.calendar.between(*NOVEMBER)
    assert november.meetings == november.last_dates == november.closed == ()


def test_a_list_of_ids_may_be_longer_than_a_statement_has_room_for(desk, booked):
    ids = [uuid4() for _ in range(40_000)] + [booked.conference_id]
    assert list(desk.calendar.held_by(ids)) == [booked.conference_id]


def test_on_one_day_what_has_an_hour_comes_first(desk, filled):
    noted(desk, filled.conference_id, "core_group_next", date(2025, 6, 10))
    june = desk.calendar.between(date(2025, 6, 10), date(2025, 6, 10))
    assert [meeting.what for meeting in june.meetings] == [MeetingKind.CONFERENCE, MeetingKind.CORE_GROUP]


def test_a_date_while_the_plan_lasts_is_the_next_conference_s_from_its_day_on(desk, filled):
    noted(desk, filled.conference_id, "core_group_next", date(2025, 8, 20))
    autumn = (date(2025, 8, 21), date(2025, 12, 31))
    assert "core_group_next" in rules(desk.calendar.between(*autumn))
    with desk._store.writing() as session:
        row = session.get_one(Conference, filled.conference_id)
        session.add(
            Conference(
                case_id=row.case_id, kind=ConferenceKind.REVIEW, day=date(2025, 8, 26), number=1,
                starts=datetime(2025, 8, 26, 9, tzinfo=UTC), procedure=row.procedure,
                procedure_version=row.procedure_version,
            )
        )  # fmt: skip
    marks = desk.calendar.between(*autumn).last_dates
    assert not any(m.due.rule == "core_group_next" and m.conference_id == row.id for m in marks)
