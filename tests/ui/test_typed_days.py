"""Days and times as people type them."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.wording import LONDON, day_words, short_day
from cpdesk.ui.typed_days import instant_text, read_day, read_instant, read_time

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("10 December", date(2026, 12, 10)),
        ("10 dec", date(2026, 12, 10)),
        ("Thursday, 10th December 2026", date(2026, 12, 10)),
        ("10/12/2026", date(2026, 12, 10)),
        ("10.12.26", date(2026, 12, 10)),
        ("2026-12-10", date(2026, 12, 10)),
        ("5 November", date(2027, 11, 5)),
        ("26 November", TODAY),
        ("31 February", None),
        ("29 February 2027", None),
        ("10 Nvember", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_write_it_the_next_one_when_the_year_is_left_out(typed, day):
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("10", time(10)),
        ("10:30", time(10, 30)),
        ("2.15 pm", time(14, 15)),
        ("12 pm", time(12)),
        ("25:00", None),
        ("10:61", None),
        ("noon", None),
    ],
)
def test_a_time_is_read_as_people_say_it(typed, clock):
    assert read_time(typed) == clock


def test_a_day_and_a_time_stand_together():
    wanted = datetime(2026, 12, 10, 14, 0, tzinfo=LONDON)
    assert read_instant("10 December 14:00", TODAY) == wanted
    assert read_instant("10/12/2026 at 2 pm", TODAY) == wanted
    assert read_instant("10 December", TODAY) is None
    assert read_instant(instant_text(wanted), TODAY) == wanted


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)))
def test_a_day_is_read_back_in_every_form_it_is_shown_in(day):
    assert [read_day(words, TODAY) for words in (day_words(day), short_day(day), str(day))] == [day] * 3


@given(st.text(max_size=30), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_any_text_is_a_day_or_none(typed, near):
    assert isinstance(read_day(typed, near), date | None)
    read_time(typed)
    read_instant(typed, near)
