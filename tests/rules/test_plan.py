from datetime import date

import pytest

from cpdesk.rules.plan import action_gaps, line_gaps, outcome_gaps
from cpdesk.vocabulary import ActionKind


def test_an_action_with_person_and_day_has_no_gap() -> None:
    assert action_gaps("Take Ola to be weighed", 1, date(2026, 12, 1), "") == []
    assert action_gaps("Take Ola to be weighed", 1, None, "each week") == []


def test_an_action_without_person_or_day_is_vague() -> None:
    assert action_gaps("Take Ola to be weighed", 0, None, " ") == [
        "Nobody is named for this action.",
        "This action has no date.",
    ]


@pytest.mark.parametrize("loose", ["ASAP", "ongoing", "as soon as possible", "to be agreed", "soon"])
def test_a_loose_time_is_no_date(loose: str) -> None:
    assert action_gaps("Ring the school", 1, None, loose) == [
        "This action’s date is loose: by which day, or how often?"
    ]


def test_an_outcome_needs_words_a_measure_and_an_action() -> None:
    assert outcome_gaps("Kacper sleeps in a bed of his own", "seen by the health visitor", 1) == []
    assert len(outcome_gaps("", "", 0)) == 3


def test_what_is_done_again_and_again_needs_no_day() -> None:
    assert action_gaps("See Ola alone", 1, None, "", "every ten days") == []
    assert action_gaps("See Ola alone", 1, None, "", "ongoing") != []


def test_each_kind_of_line_lacks_something_else() -> None:
    assert line_gaps(ActionKind.ACTION, "", "", "") == [
        "There is no measure for this action: how will we know?"
    ]
    assert line_gaps(ActionKind.ACTION, "", "her red book", "") == []
    assert "how often" in line_gaps(ActionKind.VISIT, "", "", "")[0]
    assert line_gaps(ActionKind.VISIT, "every ten days", "", "") == []
    assert "commit" in line_gaps(ActionKind.RESOURCE, "", "", "")[0]
    assert line_gaps(ActionKind.RESOURCE, "", "", "the team manager") == []
    assert line_gaps(ActionKind.ASSESSMENT, "", "", "") == []
