"""The conventions of the domain, each quoted in the test that holds it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from cpdesk.rules.deadlines import NEVER, DueDate, Events, judge, work_out
from cpdesk.rules.procedure import procedure, procedure_keys
from cpdesk.rules.wording import LONDON
from cpdesk.rules.working_days import WorkingDays
from cpdesk.vocabulary import ConferenceKind

THURSDAY = date(2026, 11, 26)
"""The conference of most tests: Thursday 26 November 2026, ended at 12:04."""
END = datetime(2026, 11, 26, 12, 4, tzinfo=LONDON)
HELD = Events(conference=THURSDAY, conference_end=END)


def due(key: str, rule: str, events: Events, calendar: WorkingDays | None = None) -> DueDate:
    found = {d.rule: d for d in work_out(procedure(key), events, calendar)}
    assert rule in found, f"{rule} was not answered: {sorted(found)}"
    return found[rule]


def answered(key: str, events: Events) -> set[str]:
    return {d.rule for d in work_out(procedure(key), events)}


def test_working_days_the_day_of_the_event_is_day_0_and_the_answer_says_day_15_of_15() -> None:
    answer = due("leicestershire", "conference_latest", Events(strategy_discussions=(date(2026, 11, 5),)))
    assert answer.due == answer.safe_by == THURSDAY
    assert answer.explanation.startswith(
        "15 working days after the strategy discussion of Thursday 5 November 2026 (day 0); weekends 3; "
        "bank holidays none; = Thursday 26 November 2026, day 15 of 15. Source: "
    )
    assert not answer.national


def test_working_days_leave_out_bank_holidays_by_name_and_the_office_s_own_closed_days() -> None:
    events = Events(strategy_discussions=(date(2025, 5, 20),))
    answer = due("west-midlands", "conference_latest", events)
    assert answer.due == date(2025, 6, 11)
    assert "bank holidays 1 (Spring bank holiday on 26 May 2025)" in answer.explanation
    shut = WorkingDays({date(2025, 6, 2): "staff day"})
    later = due("west-midlands", "conference_latest", events, shut)
    assert later.due == date(2025, 6, 12)
    assert "office closed 1 (staff day on 2 Jun 2025)" in later.explanation


def test_months_are_calendar_months_clamped_to_the_month_s_end() -> None:
    events = Events(conference=date(2028, 11, 30))
    assert due("leeds", "review_first", events).due == date(2029, 2, 28)
    assert due("leeds", "review_first", Events(conference=date(2027, 11, 30))).due == date(2028, 2, 29)


def test_other_readings_of_months_are_explained_and_the_earliest_is_safe_by() -> None:
    first = due("city-of-london", "review_first", Events(conference=date(2025, 6, 10)))
    assert first.due == date(2025, 9, 10)
    assert first.safe_by == date(2025, 9, 8)
    assert "90 days, Monday 8 September 2025 and 91 days, Tuesday 9 September 2025" in first.explanation
    later = due("city-of-london", "review_next", Events(last_review=date(2025, 9, 10)))
    assert later.due == date(2026, 3, 10)
    assert "183 days, Thursday 12 March 2026" in later.explanation
    assert later.safe_by == date(2026, 3, 10)


def test_hold_by_a_latest_day_that_is_not_a_working_day_moves_back_never_forward() -> None:
    sunday = due("city-of-london", "review_first", Events(conference=date(2026, 9, 25)))
    assert sunday.due == date(2026, 12, 24)
    assert "Friday 25 December 2026" in sunday.explanation
    assert "Nobody meets on that day (Christmas Day): back to Thursday 24 December 2026" in sunday.explanation
    group = due("city-of-london", "core_group_next", Events(core_group=date(2026, 2, 20)))
    assert group.due == date(2026, 4, 2)


def test_send_by_limits_stated_in_days_stay_on_their_day_and_are_flagged() -> None:
    answer = due("city-of-london", "report_family", Events(conference=date(2025, 6, 10)))
    assert answer.due == answer.safe_by == date(2025, 6, 8)
    assert "That is no working day (Sunday); the limit stays." in answer.explanation
    assert "Friday 6 June 2025" in answer.explanation


def test_hours_run_from_the_recorded_end_over_weekends_in_local_time() -> None:
    friday = datetime(2026, 11, 27, 12, 4, tzinfo=LONDON)
    answer = due("leeds", "plan_out", Events(conference_end=friday))
    assert answer.due == datetime(2026, 11, 29, 12, 4, tzinfo=LONDON)
    assert "= Sunday 29 November 2026 at 12:04" in answer.explanation
    assert "plan_out" not in answered("leeds", Events(conference=THURSDAY))


@pytest.mark.parametrize(
    ("end", "due_at", "turn"),
    [
        (datetime(2026, 10, 24, 11, 30), datetime(2026, 10, 25, 10, 30), "back"),
        (datetime(2027, 3, 27, 11, 30), datetime(2027, 3, 28, 12, 30), "forward"),
    ],
)
def test_24_hours_are_elapsed_hours_across_both_changes_of_the_clock(
    end: datetime, due_at: datetime, turn: str
) -> None:
    start = end.replace(tzinfo=LONDON)
    answer = due("city-of-london", "decisions_out", Events(conference_end=start))
    assert isinstance(answer.due, datetime)
    assert answer.due.replace(tzinfo=None) == due_at
    assert answer.due.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=24)
    assert f"The clocks go {turn} in between." in answer.explanation


def test_an_end_given_in_another_zone_is_answered_on_the_local_clock() -> None:
    answer = due(
        "city-of-london", "plan_out", Events(conference_end=datetime(2026, 7, 1, 23, 30, tzinfo=UTC))
    )
    assert answer.due == datetime(2026, 7, 3, 0, 30, tzinfo=LONDON)
    assert answer.day == date(2026, 7, 3)


def test_days_before_a_conference_count_back_from_the_conference_day() -> None:
    assert due("leicestershire", "invitations", Events(conference=date(2025, 6, 10))).due == date(2025, 5, 30)
    assert due("leeds", "report_family", HELD).due == date(2026, 11, 24)


def test_a_report_is_due_by_kind_of_conference() -> None:
    review = replace(HELD, conference_kind=ConferenceKind.REVIEW)
    assert due("west-midlands", "report_chair", HELD).due == date(2026, 11, 23)
    assert due("west-midlands", "report_chair", review).due == date(2026, 11, 19)
    assert due("city-of-london", "agency_report_chair", HELD).due == date(2026, 11, 24)
    assert due("city-of-london", "agency_report_chair", review).due == date(2026, 11, 21)
    assert due("west-midlands", "agency_report_family", review).due == date(2026, 11, 25)


def test_24_hours_before_count_from_the_start_and_are_provisional_until_its_hour_is_known() -> None:
    day_only = due("leicestershire", "report_family", HELD)
    assert day_only.due == date(2026, 11, 25)
    assert day_only.provisional
    start = replace(HELD, conference_start=datetime(2026, 11, 26, 10, 0, tzinfo=LONDON))
    known = due("leicestershire", "report_family", start)
    assert known.due == datetime(2026, 11, 25, 10, 0, tzinfo=LONDON)
    assert not known.provisional
    review = replace(start, conference_kind=ConferenceKind.REVIEW)
    assert "3 days before a review is better" in due("leicestershire", "report_family", review).explanation


def test_cut_offs_compute_each_show_the_earliest_explain_both() -> None:
    events = Events(strategy_discussions=(date(2026, 11, 5),), conference=THURSDAY)
    answer = due("leicestershire", "police_checks", events)
    assert answer.due == datetime(2026, 11, 12, 16, 0, tzinfo=LONDON)
    assert "= Thursday 12 November 2026 at 16:00, day 7 of 7" in answer.explanation
    assert "Later, so not the limit: 7 working days before" in answer.explanation
    early = due("leicestershire", "police_checks", replace(events, conference=date(2026, 11, 20)))
    assert early.due == date(2026, 11, 11)
    same = due("leicestershire", "police_checks", replace(events, conference=date(2026, 11, 23)))
    assert same.due == datetime(2026, 11, 12, 16, 0, tzinfo=LONDON)


def test_plan_sign_off_in_time_for_the_core_group_is_the_earlier_of_5_wd_and_the_day_before() -> None:
    assert due("leicestershire", "plan_sign_off", HELD).due == date(2026, 12, 3)
    soon = replace(HELD, core_group=date(2026, 12, 2))
    assert due("leicestershire", "plan_sign_off", soon).due == date(2026, 12, 1)
    late = replace(HELD, core_group=date(2026, 12, 10))
    assert due("leicestershire", "plan_sign_off", late).due == date(2026, 12, 3)
    before = replace(HELD, core_group=date(2026, 11, 10))
    assert due("leicestershire", "plan_sign_off", before).due == date(2026, 12, 3)


def test_birth_unknown_use_the_expected_date_marked_provisional_recompute_when_the_birth_is_entered() -> None:
    events = Events(
        conference_kind=ConferenceKind.PRE_BIRTH,
        conference=date(2025, 6, 10),
        expected_birth=date(2025, 7, 29),
    )
    expected = due("west-midlands", "review_first", events)
    assert expected.due == date(2025, 8, 29)
    assert expected.provisional
    early = due("west-midlands", "review_first", replace(events, birth=date(2025, 7, 1)))
    assert early.due == date(2025, 8, 1)
    assert not early.provisional
    late = due("west-midlands", "review_first", replace(events, birth=date(2025, 8, 25)))
    assert late.due == date(2025, 9, 10)
    unknown = due("west-midlands", "review_first", replace(events, expected_birth=None))
    assert unknown.due == date(2025, 9, 10)
    assert unknown.provisional


def test_the_city_s_first_review_stays_3_months_after_a_pre_birth_conference() -> None:
    events = Events(
        conference_kind=ConferenceKind.PRE_BIRTH, conference=date(2025, 6, 10), birth=date(2025, 7, 1)
    )
    assert due("city-of-london", "review_first", events).due == date(2025, 9, 10)


def test_moved_or_told_use_the_earlier_show_both() -> None:
    events = Events(
        conference_kind=ConferenceKind.TRANSFER_IN, moved_in=date(2026, 11, 9), notified=date(2026, 11, 5)
    )
    answer = due("west-midlands", "transfer_latest", events)
    assert answer.due == THURSDAY
    assert "the notice of the move on Thursday 5 November 2026" in answer.explanation
    assert "the move on Monday 9 November 2026" in answer.explanation
    assert "Later, so not the limit: 15 working days after the move" in answer.explanation
    silent = due("leeds", "transfer_latest", events)
    assert silent.source.startswith("Working Together to Safeguard Children (2023), ")
    assert "Its source: common practice, as the West Midlands procedures word it" in silent.explanation
    same = due("west-midlands", "transfer_latest", replace(events, moved_in=date(2026, 11, 5)))
    assert "The same by another count: 15 working days after the notice" in same.explanation
    only = due("west-midlands", "transfer_latest", replace(events, notified=None))
    assert only.due == date(2026, 11, 30)
    assert "Not known yet, and might be earlier: the day of the notice." in only.explanation


def test_of_several_strategy_discussions_the_first_started_the_enquiry() -> None:
    events = Events(strategy_discussions=(date(2026, 11, 12), date(2026, 11, 5)))
    answer = due("west-midlands", "conference_latest", events)
    assert answer.due == THURSDAY
    assert "the first of 2" in answer.explanation


def test_a_pre_birth_conference_has_its_own_limit_and_that_of_the_strategy_discussion() -> None:
    events = Events(
        conference_kind=ConferenceKind.PRE_BIRTH,
        strategy_discussions=(date(2026, 11, 5),),
        expected_birth=date(2027, 3, 4),
    )
    for key in procedure_keys():
        assert due(key, "conference_latest", events).due == THURSDAY
        assert due(key, "prebirth_latest", events).due == date(2026, 12, 24)


def test_an_emergency_protection_order_asks_for_the_conference_before_it_ends() -> None:
    answer = due("west-midlands", "epo_latest", Events(epo_end=date(2026, 11, 14)))
    assert answer.due == date(2026, 11, 13)
    thursday = due("west-midlands", "epo_latest", Events(epo_end=THURSDAY))
    assert (thursday.due, thursday.safe_by) == (THURSDAY, date(2026, 11, 25))


def test_a_plan_that_ended_less_than_12_months_ago_makes_the_next_one_a_repeat() -> None:
    answer = due("leicestershire", "repeat_plan_until", Events(previous_plan_end=date(2025, 1, 31)))
    assert answer.due == date(2026, 1, 31)


def test_leicestershire_s_booking_has_two_stages_in_calendar_days() -> None:
    events = Events(strategy_discussions=(date(2026, 11, 5),))
    assert due("leicestershire", "book_alert", events).due == date(2026, 11, 9)
    assert due("leicestershire", "book_request", events).due == date(2026, 11, 10)


def test_one_thursday_has_its_decisions_due_at_four_different_times() -> None:
    assert due("city-of-london", "decisions_out", HELD).due == END + timedelta(days=1)
    assert due("west-midlands", "letter_out", HELD).due == date(2026, 11, 27)
    assert due("leeds", "plan_out", HELD).due == END + timedelta(days=2)
    assert due("leicestershire", "plan_sign_off", HELD).due == date(2026, 12, 3)


def test_records_core_groups_and_amendments_follow_each_procedure() -> None:
    events = replace(HELD, core_group=date(2026, 12, 10), record_received=date(2026, 12, 21))
    assert [due(key, "record_out", events).due for key in ("leeds", "leicestershire", "city-of-london")] == [
        date(2026, 12, 17)
    ] * 3
    assert due("west-midlands", "record_out", events).due == date(2026, 12, 24)
    assert due("west-midlands", "record_explained", events).due == date(2026, 12, 24)
    assert due("west-midlands", "amendments_until", events).due == date(2026, 12, 28)
    assert due("city-of-london", "core_group_next", events).due == date(2027, 1, 21)
    assert due("parents-faq", "core_group_next", events).due == date(2027, 1, 8)
    assert all(due(key, "core_group_first", events).due == date(2026, 12, 10) for key in procedure_keys())
    assert all(due(key, "chair_check", events).due == date(2026, 12, 26) for key in procedure_keys())


def test_what_a_procedure_does_not_say_is_answered_nationally_and_shown_as_such() -> None:
    answer = due("city-of-london", "core_group_first", HELD)
    assert answer.national
    assert answer.source == (
        "Working Together to Safeguard Children (2023), after the initial conference "
        "(the City of London procedure does not say)"
    )
    check = due("leeds", "chair_check", HELD)
    assert check.national
    assert "common practice" in check.source
    assert not due("leeds", "core_group_first", HELD).national
    assert "letter_out" not in answered("parents-faq", HELD)
    assert "core_group_next" not in answered("west-midlands", HELD)


def test_a_review_has_no_first_core_group_but_a_next_review_and_its_own_limit() -> None:
    events = Events(
        conference_kind=ConferenceKind.REVIEW, conference=date(2026, 3, 10), last_review=date(2025, 9, 10)
    )
    assert due("leeds", "review_latest", events).due == date(2026, 3, 10)
    assert due("leeds", "review_next", events).due == date(2026, 9, 10)
    assert not {"core_group_first", "review_first", "chair_check", "conference_latest"} & answered(
        "leeds", events
    )


def test_nothing_known_answers_nothing() -> None:
    for key in procedure_keys():
        assert work_out(procedure(key), Events()) == ()


def test_days_at_the_ends_of_the_calendar_are_left_out_and_nothing_breaks() -> None:
    end = datetime(9999, 12, 31, 23, 0, tzinfo=UTC)
    events = Events(strategy_discussions=(date.max,), conference=date.max, conference_end=end)
    first = Events(conference=date.min, expected_birth=date.min, conference_kind=ConferenceKind.PRE_BIRTH)
    for key in procedure_keys():
        assert all(d.due for d in work_out(procedure(key), events))
        assert all(d.due for d in work_out(procedure(key), first))


SAID = "are worked out by rule"


def test_years_beyond_the_published_bank_holidays_say_so() -> None:
    near = due("leeds", "record_out", Events(conference=date(2028, 6, 1)))
    far = due("leeds", "record_out", Events(conference=date(2031, 6, 2)))
    early = due("leeds", "record_out", Events(conference=date(2011, 6, 2)))
    assert SAID not in near.explanation
    assert "before 2012 and after 2028 are worked out by rule" in far.explanation
    assert SAID in early.explanation


def test_years_beyond_the_published_bank_holidays_are_said_once_however_many_limits_reach_them() -> None:
    events = Events(strategy_discussions=(date(2031, 6, 5),), conference=date(2031, 6, 26))
    assert due("leicestershire", "police_checks", events).explanation.count(SAID) == 1


@pytest.mark.parametrize(
    ("events", "rule"),
    [
        (Events(conference=date(2028, 10, 1)), "review_first"),  # moves back from New Year's Day 2029
        (Events(conference=date(2012, 1, 1)), "report_family"),  # a flag on a day of 2011
        (Events(last_review=date(2028, 7, 3)), "review_next"),
    ],
)
def test_years_beyond_are_said_where_a_single_day_was_looked_up_too(events: Events, rule: str) -> None:
    assert SAID in due("leeds", rule, events).explanation


def test_years_beyond_matter_to_no_hours_and_to_no_mark_in_time() -> None:
    end = datetime(2031, 6, 5, 12, 0, tzinfo=LONDON)
    events = Events(conference_end=end, birth=date(2010, 5, 4), previous_plan_end=date(2030, 1, 31))
    for key, rule in (("leeds", "plan_out"), ("leeds", "age_18"), ("leicestershire", "repeat_plan_until")):
        assert SAID not in due(key, rule, events).explanation


def test_a_newly_proclaimed_bank_holiday_changes_the_answer_and_is_named() -> None:
    events = Events(strategy_discussions=(date(2026, 11, 5),))
    proclaimed = WorkingDays(proclaimed={date(2026, 11, 16): "Bank holiday for the final"})
    later = due("west-midlands", "conference_latest", events, proclaimed)
    assert later.due == date(2026, 11, 27)
    assert "bank holidays 1 (Bank holiday for the final on 16 Nov 2026)" in later.explanation
    on_the_day = WorkingDays(proclaimed={date(2027, 2, 26): "Bank holiday for the final"})
    assert due("leeds", "review_first", HELD, on_the_day).due == date(2027, 2, 25)


def test_the_conference_follows_at_once_when_the_ordered_assessments_end_and_never_before() -> None:
    thursday = due("west-midlands", "assessment_order", Events(assessments_end=THURSDAY))
    assert thursday.due == THURSDAY
    assert not thursday.national
    saturday = due("west-midlands", "assessment_order", Events(assessments_end=date(2026, 11, 28)))
    assert saturday.due == date(2026, 11, 30)
    assert (
        "Nobody meets on that day (Saturday), and it cannot be before: on to Monday 30 November 2026, the "
        "first working day after, 2 days later." in saturday.explanation
    )
    assert due("city-of-london", "assessment_order", Events(assessments_end=THURSDAY)).national


def test_by_the_second_review_without_progress_legal_advice_is_recommended() -> None:
    before = due("west-midlands", "second_review", HELD)
    assert due("west-midlands", "review_first", HELD).due == date(2027, 2, 26)
    assert (before.due, before.provisional) == (date(2027, 8, 26), True)
    assert "the last day for the first review, Friday 26 February 2027 (day 0)" in before.explanation
    held = due("west-midlands", "second_review", replace(HELD, first_review=date(2027, 2, 10)))
    assert (held.due, held.provisional) == (date(2027, 8, 10), False)


def test_the_second_review_is_known_at_the_first_and_at_the_second_and_not_at_one_without_a_number() -> None:
    review = Events(
        conference_kind=ConferenceKind.REVIEW, conference=date(2026, 3, 10), last_review=date(2025, 9, 10)
    )
    assert due("leeds", "second_review", replace(review, review_number=1)).due == date(2026, 9, 10)
    assert due("leeds", "second_review", replace(review, review_number=2)).due == date(2026, 3, 10)
    for number in (None, 3, 4):
        assert "second_review" not in answered("leeds", replace(review, review_number=number))
    unnumbered = replace(HELD, last_review=date(2027, 2, 10))
    assert "second_review" not in answered("leeds", unnumbered)


def test_a_child_comes_of_age_18_years_after_the_birth_and_never_after_an_expected_one() -> None:
    assert due("leeds", "age_18", Events(birth=date(2008, 11, 29))).due == date(2026, 11, 29)
    assert due("parents-faq", "age_18", Events(birth=date(2008, 11, 29))).source.endswith("protection plan?”")
    assert "age_18" not in answered("leeds", Events(expected_birth=date(2027, 3, 4)))
    leapling = due("leeds", "age_18", Events(birth=date(2008, 2, 29)))
    assert leapling.due == date(2026, 3, 1)
    assert "(that year has no 29 February)" in leapling.explanation


def test_a_plan_s_15_and_24_months_count_from_the_conference_that_made_it() -> None:
    assert due("leeds", "plan_15_months", HELD).due == date(2028, 2, 26)
    assert due("leeds", "plan_24_months", HELD).due == date(2028, 11, 26)
    assert due("leeds", "plan_24_months", replace(HELD, plan_start=date(2026, 1, 5))).due == date(2028, 1, 5)
    review = replace(HELD, conference_kind=ConferenceKind.REVIEW)
    assert "plan_24_months" not in answered("leeds", review)
    for rule in ("plan_15_months", "plan_24_months"):
        answer = due("city-of-london", rule, HELD)
        assert answer.national
        assert answer.source.startswith("common practice, ")


def test_sign_off_counts_back_from_the_first_core_group_agreed_also_when_later_ones_were_held() -> None:
    agreed = replace(HELD, first_core_group=date(2026, 12, 2))
    assert due("leicestershire", "plan_sign_off", agreed).due == date(2026, 12, 1)
    later = replace(agreed, core_group=date(2027, 1, 13))
    assert due("leicestershire", "plan_sign_off", later).due == date(2026, 12, 1)


def test_core_groups_follow_the_last_one_held_or_the_first_one_agreed_and_not_the_conference() -> None:
    agreed = replace(HELD, first_core_group=date(2026, 12, 9))
    first = due("city-of-london", "core_group_next", agreed)
    assert (first.due, first.provisional) == (date(2027, 1, 20), True)
    held = due("city-of-london", "core_group_next", replace(agreed, core_group=date(2026, 12, 8)))
    assert (held.due, held.provisional) == (date(2027, 1, 19), False)
    for kind in ConferenceKind:
        assert "core_group_next" not in answered("city-of-london", replace(HELD, conference_kind=kind))


def test_two_dates_are_the_same_when_they_say_the_same() -> None:
    first, second = (due("leeds", "record_out", HELD, WorkingDays()) for _ in range(2))
    assert first == second
    assert hash(first) == hash(second)
    shut = WorkingDays({date(2026, 11, 28): "works on the heating"})
    assert due("leeds", "record_out", HELD, shut) == first
    on_wednesday = due("leeds", "record_out", HELD, WorkingDays({date(2026, 12, 2): "staff day"}))
    assert on_wednesday != first
    assert len({first, second, on_wednesday}) == 2


def test_a_date_made_provisional_says_so_in_its_explanation() -> None:
    planned = replace(due("leeds", "plan_out", HELD), provisional=True)
    assert "Provisional: it is worked out again when the day or hour is known." in planned.explanation


def test_a_day_is_met_on_the_day_and_missed_after_it() -> None:
    answer = due("west-midlands", "letter_out", HELD)
    assert judge(answer, date(2026, 11, 27)).met is True
    assert judge(answer, date(2026, 11, 28)).met is False
    assert judge(answer, datetime(2026, 11, 27, 23, 59, tzinfo=UTC)).met is True
    assert judge(answer, None).met is None
    assert judge(answer, date(2026, 11, 27)).done == date(2026, 11, 27)
    assert judge(answer, NEVER).met is False


def test_an_hour_that_comes_twice_is_judged_by_elapsed_time() -> None:
    answer = due("city-of-london", "decisions_out", HELD)
    first = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON)
    answer = replace(answer, due=first)
    assert judge(answer, first.replace(minute=15, fold=1)).met is False
    assert judge(answer, first.replace(minute=15)).met is True


def test_an_instant_is_met_to_the_minute_and_unknown_on_its_day_without_an_hour() -> None:
    answer = due("city-of-london", "decisions_out", HELD)
    assert judge(answer, datetime(2026, 11, 27, 12, 4, tzinfo=UTC)).met is True
    assert judge(answer, datetime(2026, 11, 27, 12, 5, tzinfo=UTC)).met is False
    assert judge(answer, date(2026, 11, 26)).met is True
    assert judge(answer, date(2026, 11, 27)).met is None
    assert judge(answer, date(2026, 11, 28)).met is False
