"""What is open in all cases, what a day holds, and what is noted as done."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update

from cpdesk.errors import NotPossible
from cpdesk.models.conference import Conference
from cpdesk.models.decision import Decision
from cpdesk.models.person import Person
from cpdesk.rules.account import Account
from cpdesk.rules.standing import Stands
from cpdesk.rules.working_days import england_and_wales
from cpdesk.services.change import Change
from cpdesk.snapshots.deadlines import Place
from cpdesk.vocabulary import ConferenceKind
from tests.many_cases import fill_with_cases
from tests.practice_files import review, write
from tests.services.asked_of_the_file import queries

HELD = date(2025, 6, 10)
"""The day of the practice conference; its core group is agreed for 24 June, its review for 26 August."""


def at(clock, day: date, hour: int = 9):
    clock.at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return day


def rules(dates) -> list[str]:
    return [one.due.rule for one in dates]


def one(dates, rule: str):
    (found,) = [d for d in dates if d.due.rule == rule]
    return found


def change(desk, which, **values) -> None:
    with desk._store.writing() as session:
        session.execute(update(Conference).where(Conference.id == which).values(**values))


def test_an_empty_file_has_nothing_open_and_a_quiet_day(desk, clock):
    day = at(clock, date(2026, 11, 27))
    assert desk.deadlines.open(day) == ()
    page = desk.deadlines.today(day)
    assert (page.conferences, page.core_groups, page.late, page.waiting) == ((), (), (), ())
    assert page.next_day == date(2026, 11, 30)


def test_what_a_closed_conference_asks_for_is_open_until_it_is_noted(desk, filled, clock, announced):
    day = at(clock, date(2025, 6, 12))
    decisions = one(desk.deadlines.open(day), "decisions_out")
    assert decisions.standing.kind is Stands.PAST
    assert decisions.standing.words == "overdue by 1 working day"
    assert (decisions.place, decisions.who) == (Place.DOCUMENTS, "the clerk")
    announced.clear()
    desk.deadlines.mark_done(filled.conference_id, "decisions_out", HELD)
    assert announced == [Change("conference", filled.conference_id)]
    assert "decisions_out" not in rules(desk.deadlines.open(day))
    desk.deadlines.take_back(filled.conference_id, "decisions_out")
    assert "decisions_out" in rules(desk.deadlines.open(day))


def test_open_dates_come_by_day(desk, filled, clock):
    days = [d.due.day for d in desk.deadlines.open(at(clock, HELD))]
    assert days == sorted(days)
    assert len(days) > 4


def test_a_core_group_agreed_in_time_is_arranged_until_its_day_is_over(desk, filled, clock):
    assert "core_group_first" not in rules(desk.deadlines.open(at(clock, date(2025, 6, 24))))
    over = one(desk.deadlines.open(at(clock, date(2025, 6, 25))), "core_group_first")
    assert "agreed for 24 Jun 2025, not noted as held" in over.standing.words
    desk.deadlines.mark_done(filled.conference_id, "core_group_first", date(2025, 6, 24))
    assert "core_group_first" not in rules(desk.deadlines.open(date(2025, 6, 25)))


def test_the_next_core_group_counts_from_the_last_one_noted_and_never_ends(desk, filled, clock):
    day = at(clock, date(2025, 9, 1))
    assert "core_group_next" not in rules(desk.deadlines.open(day))
    desk.deadlines.mark_done(filled.conference_id, "core_group_first", date(2025, 6, 24))
    first = one(desk.deadlines.open(day), "core_group_next").due.day
    desk.deadlines.mark_done(filled.conference_id, "core_group_next", date(2025, 8, 4))
    later = one(desk.deadlines.open(day), "core_group_next").due.day
    assert later - first == date(2025, 8, 4) - date(2025, 6, 24)
    desk.deadlines.take_back(filled.conference_id, "core_group_next")
    assert one(desk.deadlines.open(day), "core_group_next").due.day == first


def test_a_review_that_was_agreed_is_open_until_it_is_booked(desk, filled, clock):
    review = one(desk.deadlines.open(at(clock, date(2025, 7, 1))), "review_first")
    assert review.place is Place.BOOKING
    assert review.booking is None
    assert review.standing.kind is Stands.AHEAD
    assert review.next_step.startswith("It is agreed for Tuesday 26 August 2025")
    assert not review.markable


def booked_review(desk, filled, day: date):
    """A review of the same case, booked for a day."""
    with desk._store.writing() as session:
        first = session.get(Conference, filled.conference_id)
        row = Conference(
            case_id=filled.case_id, kind=ConferenceKind.REVIEW, day=day, procedure=first.procedure,
            procedure_version=first.procedure_version, number=1, previous_conference=HELD,
            starts=datetime(day.year, day.month, day.day, 9, tzinfo=UTC),
        )  # fmt: skip
        session.add(row)
        session.flush()
        return row.id


def test_a_review_booked_in_time_is_arranged_and_a_late_one_stays_open(desk, filled, clock):
    day = at(clock, date(2025, 7, 1))
    which = booked_review(desk, filled, date(2025, 9, 3))
    assert not {"review_first", "review_latest"} & set(rules(desk.deadlines.open(day)))
    change(desk, which, day=date(2025, 9, 12))
    late = one(desk.deadlines.open(day), "review_first")
    assert late.standing.kind is Stands.LATE
    assert late.booking == which
    assert "interim safety plan" in late.next_step
    assert "review_latest" not in rules(desk.deadlines.open(day))


def test_a_booked_review_does_not_hide_what_the_running_plan_asks_for(desk, filled, clock):
    day = at(clock, date(2025, 7, 1))
    before = set(rules(desk.deadlines.open(day)))
    booked_review(desk, filled, date(2025, 9, 3))
    assert before - {"review_first"} <= set(rules(desk.deadlines.open(day)))


def test_a_later_review_that_was_held_takes_over_what_lasts_with_the_plan(desk, filled, clock):
    which = booked_review(desk, filled, date(2025, 9, 3))
    desk.run_sheet.begin(which)
    day = at(clock, date(2025, 9, 10))
    change(desk, which, state="closed", ended=datetime(2025, 9, 3, 11, tzinfo=UTC))
    left = [d for d in desk.deadlines.open(day) if d.conference_id == filled.conference_id]
    assert not {"chair_check", "review_first", "core_group_first", "second_review"} & set(rules(left))
    assert "record_out" in rules(left)


def test_a_running_conference_is_todays_and_has_no_open_dates(desk, running, clock):
    assert desk.deadlines.open(clock.at.date()) == ()
    (today,) = desk.deadlines.today(clock.at.date()).conferences
    assert today.line.id == running


def test_a_booked_conference_asks_for_reports_and_not_for_a_booking(desk, booked, clock):
    found = desk.deadlines.open(at(clock, date(2025, 5, 28)))
    assert {"agency_report_chair", "agency_report_family"} <= set(rules(found))
    assert not {"book_alert", "book_request", "report_chair"} & set(rules(found))  # that report has come
    late = one(found, "prebirth_latest")
    assert (late.place, late.booking) == (Place.BOOKING, booked.conference_id)
    assert late.standing.words == "14 working days late"


def test_a_booked_conference_that_never_began_says_so_once(desk, booked, clock):
    found = desk.deadlines.open(at(clock, date(2025, 6, 12)))
    (unheld,) = [d for d in found if d.place is Place.BOOKING]
    assert "booked for 10 Jun 2025, not begun" in unheld.standing.words


def test_a_child_who_turns_18_is_named_near_the_day(desk, filled, clock):
    child = next(iter(desk.cases.page(filled.case_id).children))
    day = at(clock, date(2025, 9, 1))
    with desk._store.writing() as session:
        born = date(2007, 9, 20)
        session.execute(update(Person).where(Person.id == child.id).values(born=born))
    mark = one(desk.deadlines.open(day), "age_18")
    assert mark.about == child.short
    assert child.short in mark.title
    assert mark.due.about == child.id
    assert "age_18" not in rules(desk.deadlines.open(day - timedelta(days=60)))


def test_a_later_conference_counts_core_groups_noted_under_the_earlier_one(desk, filled, clock):
    desk.deadlines.mark_done(filled.conference_id, "core_group_first", date(2025, 6, 24))
    which = booked_review(desk, filled, date(2025, 9, 3))
    change(desk, which, state="closed", ended=datetime(2025, 9, 3, 11, tzinfo=UTC))
    with desk._store.writing() as session:
        child = next(iter(desk.cases.page(filled.case_id).children))
        session.add(
            Decision(
                conference_id=which, child_id=child.id, position=0, outcome="child protection plan",
                category="neglect",
            )
        )  # fmt: skip
    found = one(desk.deadlines.open(at(clock, date(2025, 9, 10))), "core_group_next")
    assert found.conference_id == which


def test_a_review_has_its_own_dates(desk, clock, tmp_path):
    brought = desk.practice.bring_in(desk.practice.read(write(review(), tmp_path)), fill=True)
    held = desk.cases.page(brought.case_id).conferences[0].starts.date()
    found = desk.deadlines.open(at(clock, held))
    assert {"plan_out", "record_out", "review_next"} <= set(rules(found))


@pytest.mark.parametrize(
    ("rule", "day", "words"),
    [
        ("decisions_out", date(2026, 11, 27), "still to come"),
        ("age_18", HELD, "point in time"),
        ("conference_latest", HELD, "day of the conference itself"),
        ("review_first", HELD, "day of the conference itself"),
        ("core_group_next", date(2025, 6, 9), "A core group meets after"),
        ("record_out", date(2025, 6, 9), "after the conference"),
        ("review_latest", HELD, "not asked for"),
        ("nothing", HELD, "not asked for"),
    ],
)
def test_a_note_that_makes_no_sense_is_refused_in_words(desk, filled, clock, rule, day, words):
    at(clock, date(2026, 11, 26))
    with pytest.raises(NotPossible, match=words):
        desk.deadlines.mark_done(filled.conference_id, rule, day)


def test_nothing_is_noted_twice_and_another_day_takes_the_place_of_the_first(desk, filled):
    which = filled.conference_id
    desk.deadlines.mark_done(which, "record_out", date(2025, 6, 30))
    with pytest.raises(NotPossible, match="already"):
        desk.deadlines.mark_done(which, "record_out", date(2025, 6, 30))
    desk.deadlines.mark_done(which, "record_out", date(2025, 7, 1))
    assert [d.day for d in desk.meeting.conference(which).done] == [date(2025, 7, 1)]


def test_what_comes_after_a_conference_is_not_noted_before_its_close(desk, booked):
    with pytest.raises(NotPossible, match="not closed yet"):
        desk.deadlines.mark_done(booked.conference_id, "core_group_first", date(2025, 6, 24))
    desk.deadlines.mark_done(booked.conference_id, "invitations", date(2025, 6, 2))


def test_the_hour_is_kept_where_hours_count(desk, filled):
    sent = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)  # 13:00 in London, after 12:20
    which = filled.conference_id
    with pytest.raises(NotPossible, match="do not belong together"):
        desk.deadlines.mark_done(which, "decisions_out", HELD, sent)
    with pytest.raises(NotPossible, match="before its end"):
        desk.deadlines.mark_done(which, "decisions_out", HELD, datetime(2025, 6, 10, 8, tzinfo=UTC))
    desk.deadlines.mark_done(which, "decisions_out", sent.date(), sent)
    due = next(d for d in desk.meeting.conference(which).dates if d.rule == "decisions_out")
    assert due.met is False


def test_there_is_nothing_to_take_back_where_nothing_is_noted(desk, filled):
    with pytest.raises(NotPossible, match="Nothing is noted"):
        desk.deadlines.take_back(filled.conference_id, "record_out")


def test_today_shows_core_groups_agreed_for_the_day_and_what_waits_for_whom(desk, filled, clock):
    page = desk.deadlines.today(at(clock, date(2025, 6, 24)))
    (group,) = page.core_groups
    assert group.case_id == filled.case_id
    assert not group.held
    assert dict(page.waiting)["the clerk"]
    desk.deadlines.mark_done(filled.conference_id, "core_group_first", date(2025, 6, 24))
    assert desk.deadlines.today(date(2025, 6, 24)).core_groups[0].held


def test_tomorrow_is_the_next_working_day_with_the_weekend_before_it(desk, filled, clock):
    page = desk.deadlines.today(at(clock, date(2025, 6, 10)))
    assert rules(page.due_tomorrow) == ["decisions_out", "plan_out"]
    friday = desk.deadlines.today(at(clock, date(2025, 8, 22)))
    assert friday.next_day == date(2025, 8, 26)  # after the summer bank holiday


def test_today_names_chair_room_and_state_of_its_conferences(desk, booked, clock):
    (today,) = desk.deadlines.today(at(clock, HELD)).conferences
    conference = desk.meeting.conference(booked.conference_id)
    assert today.chair == conference.name(conference.chair)
    assert today.line.venue == conference.venue


def test_a_day_that_the_office_closes_moves_tomorrow(desk, clock):
    day = at(clock, date(2026, 11, 26))
    desk.office.add_day_off(date(2026, 11, 27), "Staff day", bank_holiday=False)
    assert desk.deadlines.today(day).next_day == england_and_wales().add(day, 2)


def test_many_cases_take_as_many_queries_as_a_few(desk, clock):
    day = at(clock, date(2026, 11, 26))
    seen = []
    for number in (5, 60):
        fill_with_cases(desk._store, number, day)
        with queries(desk) as asked:
            assert desk.deadlines.open(day)
            desk.deadlines.today(day)
        seen.append(len(asked))
    assert seen[0] == seen[1]


def test_no_explanation_is_put_together_for_a_list(desk, clock, monkeypatch):
    fill_with_cases(desk._store, 20, at(clock, date(2026, 11, 26)))

    def told(*_):
        raise AssertionError("an explanation that nobody asked for")

    monkeypatch.setattr(Account, "words", told)
    assert desk.deadlines.open(date(2026, 11, 26))


def test_the_page_of_a_case_goes_on_with_the_running_plan_when_a_review_is_booked(desk, filled, clock):
    day = at(clock, date(2025, 7, 1))
    desk.deadlines.mark_done(filled.conference_id, "core_group_first", date(2025, 6, 24))
    booked_review(desk, filled, date(2025, 9, 3))
    page = desk.cases.page(filled.case_id)
    assert "child protection plan: neglect" in page.status
    assert page.status.endswith("Review conference booked for Wednesday 3 September 2025.")
    found = {(one.due.rule, one.kind): one for one in page.dates}
    first = found["core_group_first", page.dates[0].kind]
    assert [done.day for done in first.noted] == [date(2025, 6, 24)]
    assert first.open is None
    assert not first.markable
    assert {"chair_check", "record_out", "core_group_next", "review_first"} <= {
        one.due.rule for one in page.dates
    }
    assert not any(one.due.rule == "review_latest" for one in page.dates)
    opened = {one.open.due.rule for one in page.dates if one.open is not None}
    assert opened == set(rules(desk.deadlines.open(day)))


def test_the_page_of_a_case_calls_nothing_overdue_that_is_over(desk, filled, clock):
    at(clock, date(2025, 7, 1))
    page = desk.cases.page(filled.case_id)
    before = [one for one in page.dates if one.due.rule in ("invitations", "book_request", "report_family")]
    assert all(one.standing.kind is not Stands.PAST for one in before)
    assert page.procedure.startswith("City of London (")


def test_what_an_earlier_conference_left_open_stays_on_the_page(desk, filled, clock):
    which = booked_review(desk, filled, date(2025, 9, 3))
    change(desk, which, state="closed", ended=datetime(2025, 9, 3, 11, tzinfo=UTC))
    at(clock, date(2025, 9, 10))
    page = desk.cases.page(filled.case_id)
    earlier = {one.due.rule for one in page.dates if one.conference_id == filled.conference_id}
    assert "record_out" in earlier
    assert not {"conference_latest", "chair_check", "age_18"} & earlier
