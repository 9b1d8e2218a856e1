"""The dates of one conference: which there are, what they count from, and whether they were met."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from cpdesk.rules.procedure import procedure, procedure_keys
from cpdesk.rules.rule_names import RULES
from cpdesk.rules.working_days import england_and_wales
from cpdesk.services.dates import NEEDS_A_PLAN, due_dates, events_of, mark_late
from cpdesk.snapshots.conference import Conference, Done, Report
from cpdesk.snapshots.decisions import Decision
from cpdesk.snapshots.entries import Draft
from cpdesk.snapshots.people import Person
from cpdesk.snapshots.plan import Plan
from cpdesk.vocabulary import ConferenceKind, ConferenceState, Outcome, PersonKind

DAY = date(2026, 11, 26)
CHILD = Person(uuid4(), PersonKind.FAMILY, "Ada Quill", born=date(2016, 5, 4), subject=True)
WORKER = Person(uuid4(), PersonKind.PROFESSIONAL, "Sam Holt", agency_group="social_care")


def conference(**values) -> Conference:
    """An initial conference under the City of London procedure, held and closed unless told otherwise."""
    starts = datetime(2026, 11, 26, 10, tzinfo=UTC)
    plain = Conference(
        id=uuid4(), case_id=uuid4(), case_name="Quill family", case_reference="", kind=ConferenceKind.INITIAL,
        state=ConferenceState.CLOSED, day=DAY, starts=starts, planned_end=starts + timedelta(hours=2),
        venue="", procedure=procedure("city-of-london"), people=(CHILD, WORKER), relationships=(),
        attendance=(), reports=(), entries=(), views=(), decisions=(), plan=Plan(), previous_plan=Plan(),
        quorum=(), dates=(), steps=(), step="", draft=Draft(), core_group=(), core_group_at=None,
        review_at=None, chair=None, clerk=None, lead_social_worker=None, began=starts,
        ended=starts + timedelta(hours=2), paused_since=None, strategy_discussions=(date(2026, 11, 5),),
    )  # fmt: skip
    return replace(plain, **values)


def dates(of: Conference):
    return {due.rule: due for due in due_dates(of, england_and_wales())}


@pytest.mark.parametrize("key", procedure_keys())
def test_every_date_has_a_known_rule_whatever_the_procedure(key) -> None:
    found = dates(conference(procedure=procedure(key)))
    assert found
    assert found.keys() <= RULES.keys()


def test_without_a_plan_there_is_nothing_that_only_a_plan_brings() -> None:
    none = conference(decisions=(Decision(CHILD.id, Outcome.NO_PLAN),))
    assert not NEEDS_A_PLAN & dates(none).keys()
    plan = conference(decisions=(Decision(CHILD.id, Outcome.CHILD_PROTECTION_PLAN),))
    assert {"core_group_first", "review_first", "age_18"} <= dates(plan).keys()


def test_hours_count_from_the_planned_end_and_are_provisional_until_the_conference_has_ended() -> None:
    before = dates(conference(ended=None, state=ConferenceState.BOOKED))["decisions_out"]
    after = dates(conference())["decisions_out"]
    assert before.provisional
    assert not after.provisional
    assert before.due == after.due


def test_what_was_noted_counts_before_what_was_agreed() -> None:
    agreed = datetime(2026, 12, 21, 10, tzinfo=UTC)  # after the last day
    late = conference(core_group_at=agreed)
    assert dates(late)["core_group_first"].met is False
    held = replace(late, done=(Done("core_group_first", date(2026, 12, 8)),))
    assert dates(held)["core_group_first"].met is True
    assert dates(held)["core_group_first"].done == date(2026, 12, 8)


def test_the_hour_of_a_note_decides_where_hours_count() -> None:
    due = dates(conference())["decisions_out"].due
    assert isinstance(due, datetime)
    for at, met in ((due, True), (due + timedelta(minutes=1), False)):
        noted = Done("decisions_out", at.date(), at)
        assert dates(conference(done=(noted,)))["decisions_out"].met is met
    unknown = Done("decisions_out", due.date())
    assert dates(conference(done=(unknown,)))["decisions_out"].met is None


def test_the_next_core_group_counts_from_the_last_one_and_is_never_met() -> None:
    noted = (Done("core_group_first", date(2026, 12, 8)), Done("core_group_next", date(2027, 1, 12)))
    assert events_of(conference(done=noted)).core_group == date(2027, 1, 12)
    following = dates(conference(done=noted))["core_group_next"]
    assert following.met is None
    assert following.day > date(2027, 1, 12)


def test_a_review_that_is_booked_answers_the_last_day_for_it() -> None:
    last = dates(conference())["review_first"].day
    assert dates(conference(followed_by=last))["review_first"].met is True
    assert dates(conference(followed_by=last + timedelta(days=1)))["review_first"].met is False


def test_amendments_count_from_the_day_the_record_went_out() -> None:
    western = conference(procedure=procedure("west-midlands"))
    assert "amendments_until" not in dates(western)
    sent = replace(western, done=(Done("record_out", date(2026, 12, 14)),))
    assert dates(sent)["amendments_until"].day > date(2026, 12, 14)


def test_a_conference_answers_whether_it_was_held_in_time() -> None:
    assert dates(conference())["conference_latest"].met is True
    late = conference(day=date(2026, 11, 27))
    assert dates(late)["conference_latest"].met is False


def test_each_child_on_a_plan_has_an_eighteenth_birthday() -> None:
    other = replace(CHILD, id=uuid4(), born=date(2010, 1, 31))
    both = conference(people=(CHILD, other), decisions=(Decision(other.id, Outcome.CHILD_PROTECTION_PLAN),))
    found = [due for due in due_dates(both, england_and_wales()) if due.rule == "age_18"]
    assert [(due.about, due.day) for due in found] == [(other.id, date(2028, 1, 31))]


def test_a_report_that_never_came_is_late_once_the_conference_was_held_and_not_before() -> None:
    missing = (Report(WORKER.id, None, None),)
    held = conference(reports=missing)
    held = replace(held, dates=due_dates(held, england_and_wales()))
    assert [report.late for report in mark_late(held)] == [True]
    assert dates(held)["report_chair"].met is False
    booked = conference(reports=missing, state=ConferenceState.BOOKED)
    assert [report.late for report in mark_late(booked)] == [False]
    assert dates(booked)["report_chair"].met is None


def test_only_hours_after_the_end_are_provisional_while_it_is_planned() -> None:
    booked = conference(procedure=procedure("leicestershire"), ended=None, state=ConferenceState.BOOKED)
    found = dates(booked)
    assert not found["police_checks"].provisional  # counted from the strategy discussion
    assert not found["report_family"].provisional  # from the start, which is booked


def test_a_baby_born_before_an_initial_conference_is_not_awaited_any_more() -> None:
    baby = replace(CHILD, born=date(2026, 11, 1), expected=date(2026, 11, 5))
    assert "prebirth_latest" not in dates(conference(people=(baby,)))
    assert "prebirth_latest" in dates(conference(people=(replace(baby, born=None),)))
    later = replace(baby, born=date(2026, 12, 24), expected=date(2027, 2, 25))
    assert "prebirth_latest" in dates(conference(people=(later,)))


def test_the_sign_off_counts_back_from_the_core_group_that_was_held() -> None:
    agreed = conference(
        procedure=procedure("leicestershire"), core_group_at=datetime(2026, 11, 30, 10, tzinfo=UTC)
    )
    assert dates(agreed)["plan_sign_off"].day == date(2026, 11, 29)
    held = replace(agreed, done=(Done("core_group_first", date(2026, 12, 2)),))
    assert dates(held)["plan_sign_off"].day == date(2026, 12, 1)


def test_after_a_transfer_in_the_reviews_begin_anew() -> None:
    moved = conference(
        kind=ConferenceKind.TRANSFER_IN, moved_in=date(2026, 11, 12), last_review=date(2026, 6, 1)
    )
    found = dates(moved)
    assert "review_next" not in found
    assert found["review_first"].day == date(2027, 2, 26)


def test_no_plan_is_sent_where_no_child_has_one() -> None:
    other = replace(CHILD, id=uuid4())
    none = Decision(CHILD.id, Outcome.NO_PLAN)
    both = conference(people=(CHILD, other), decisions=(none, Decision(other.id, Outcome.NO_PLAN)))
    assert "plan_out" not in dates(both)
    assert "decisions_out" in dates(both)
    one = replace(both, decisions=(none, Decision(other.id, Outcome.CHILD_IN_NEED_PLAN)))
    assert "plan_out" in dates(one)


def test_the_second_review_is_answered_by_the_review_that_is_it() -> None:
    first = conference(kind=ConferenceKind.REVIEW, number=1, previous_conference=date(2026, 8, 27))
    assert dates(first)["second_review"].met is None
    assert dates(replace(first, followed_by=date(2027, 5, 20)))["second_review"].met is True
    second = conference(kind=ConferenceKind.REVIEW, number=2, last_review=date(2026, 6, 1))
    assert dates(second)["second_review"].done == second.day
    assert dates(second)["second_review"].met is True


def test_a_review_has_one_last_day_even_where_two_conferences_before_it_are_known() -> None:
    review = conference(
        kind=ConferenceKind.REVIEW, last_review=date(2026, 6, 1), previous_conference=date(2026, 3, 5)
    )
    found = [due for due in due_dates(review, england_and_wales()) if due.rule == "review_latest"]
    assert [due.day for due in found] == [date(2026, 12, 1)]
