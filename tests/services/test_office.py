"""The days that the office does not work, and every date that follows them."""

from datetime import date, timedelta

import pytest

from cpdesk.errors import NotPossible
from cpdesk.services.change import Change
from cpdesk.snapshots.office import TakenOff

MONDAY = date(2026, 11, 30)
CHRISTMAS_EVE, NEW_YEARS_DAY = date(2026, 12, 24), date(2027, 1, 1)


def test_a_closed_day_does_not_count_and_is_announced(desk, announced):
    desk.office.add_day_off(MONDAY, "  Training\n day ", bank_holiday=False)
    day = desk.office.days_off()[0]
    assert (day.day, day.name, day.bank_holiday) == (MONDAY, "Training day", False)
    assert not desk.office.working_days().is_working(MONDAY)
    assert announced == [Change("office", None)]


def test_a_day_without_a_name_is_called_by_its_kind(desk):
    desk.office.add_day_off(MONDAY, " ", bank_holiday=True)
    desk.office.add_day_off(MONDAY + timedelta(days=1), "", bank_holiday=False)
    assert [day.name for day in desk.office.days_off()] == ["Bank holiday", "Office closed"]


def test_the_days_are_listed_by_day(desk):
    for n in (3, 1, 2):
        desk.office.add_day_off(MONDAY + timedelta(days=n), f"{n}", bank_holiday=False)
    assert [day.name for day in desk.office.days_off()] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 12, 25), "Friday 25 December 2026 is no working day already .Christmas Day."),
        (date(2026, 11, 28), "Saturday 28 November 2026 is no working day already .Saturday."),
    ],
)
def test_a_weekend_or_a_known_bank_holiday_is_refused_in_words(desk, day, why):
    with pytest.raises(NotPossible, match=why):
        desk.office.add_day_off(day, "Closed", bank_holiday=False)
    assert desk.office.days_off() == ()


def test_a_day_is_not_entered_twice(desk):
    desk.office.add_day_off(MONDAY, "Training", bank_holiday=False)
    with pytest.raises(NotPossible, match="Training"):
        desk.office.add_day_off(MONDAY, "Again", bank_holiday=True)


def test_each_working_day_of_a_span_is_entered_at_once(desk, announced):
    added = desk.office.add_days_off(CHRISTMAS_EVE, NEW_YEARS_DAY, "Christmas closure", bank_holiday=False)
    assert [f"{day:%d}" for day in added.days] == ["24", "29", "30", "31"]
    assert [day.day for day in desk.office.days_off()] == list(added.days)
    assert announced == [Change("office", None)]


def test_who_closes_a_day_learns_how_many_conferences_are_booked_on_it(desk, booked):
    day = desk.meeting.conference(booked.conference_id).day
    before, after = day - timedelta(days=1), day + timedelta(days=1)
    for other in (before, after):
        assert desk.office.add_day_off(other, "", bank_holiday=False) == TakenOff((other,))
    assert desk.office.add_day_off(day, "", bank_holiday=False) == TakenOff((day,), booked=1)


def test_a_conference_between_days_off_or_begun_is_not_counted(desk, running):
    day = desk.meeting.conference(running).day
    added = desk.office.add_days_off(day - timedelta(days=1), day + timedelta(days=1), "", bank_holiday=True)
    assert (len(added.days), added.booked) == (3, 0)


def test_who_closes_a_day_learns_how_many_core_groups_are_agreed_for_it(desk, filled):
    agreed = desk.meeting.conference(filled.conference_id).core_group_at.date()
    added = desk.office.add_days_off(
        agreed - timedelta(days=1), agreed + timedelta(days=1), "", bank_holiday=False
    )
    assert (added.booked, added.agreed) == (0, 1)
    for day in desk.office.days_off():
        desk.office.remove_day_off(day.id)
    desk.deadlines.mark_done(filled.conference_id, "core_group_first", agreed)
    assert desk.office.add_day_off(agreed, "", bank_holiday=False).agreed == 0


def test_a_span_without_a_working_day_or_the_wrong_way_round_is_refused(desk):
    with pytest.raises(NotPossible, match=r"no working day from Friday 25 .* to Monday 28"):
        desk.office.add_days_off(date(2026, 12, 25), date(2026, 12, 28), "", bank_holiday=False)
    for last in (date(2026, 12, 1), date(2028, 1, 1)):
        with pytest.raises(NotPossible, match="within a year"):
            desk.office.add_days_off(CHRISTMAS_EVE, last, "", bank_holiday=False)
    assert desk.office.days_off() == ()


def test_a_day_taken_out_counts_again(desk):
    desk.office.add_day_off(MONDAY, "Training", bank_holiday=False)
    day = desk.office.days_off()[0]
    desk.office.remove_day_off(day.id)
    assert desk.office.working_days().is_working(MONDAY)
    with pytest.raises(NotPossible, match="not in the file any more"):
        desk.office.remove_day_off(day.id)


def test_every_date_of_a_conference_follows_at_once(desk, booked):
    def record_out():
        dates = desk.meeting.conference(booked.conference_id).dates
        return next(d for d in dates if d.rule == "record_out")

    before = record_out()
    closed = desk.office.working_days().back_to_working(before.due - timedelta(days=2))
    desk.office.add_day_off(closed, "Flood", bank_holiday=False)
    after = record_out()
    assert after.due == desk.office.working_days().add(before.due, 1)
    assert "Flood" in after.explanation
    desk.office.remove_day_off(desk.office.days_off()[0].id)
    assert record_out() == before


def test_a_proclaimed_day_is_named_among_the_bank_holidays(desk, booked):
    dates = desk.meeting.conference(booked.conference_id).dates
    due = next(d for d in dates if d.rule == "record_out").due
    day = desk.office.working_days().back_to_working(due - timedelta(days=2))
    desk.office.add_day_off(day, "Coronation", bank_holiday=True)
    assert desk.office.working_days().holiday(day) == "Coronation"
