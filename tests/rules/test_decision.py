from cpdesk.rules.decision import (
    AgencyView,
    Asked,
    Majority,
    asked,
    ends_a_plan,
    grounds,
    legal_advice_proposed,
    majority,
    needs_override,
)
from cpdesk.rules.procedure import procedure
from cpdesk.vocabulary import Category, ConferenceKind, EndingGround, Outcome, PlanView, ReviewProgress

WEST_MIDLANDS = procedure("west-midlands")
CP, CIN, NO = PlanView.CHILD_PROTECTION, PlanView.CHILD_IN_NEED, PlanView.NONE


def view(
    group: str, view: PlanView, category: Category | None = None, agency: str = "", observer: bool = False
) -> AgencyView:
    return AgencyView(group, agency or group, group != "", observer, view, category)


def of(*views: AgencyView) -> Majority:
    return majority(WEST_MIDLANDS, views)


def test_more_than_half_of_the_agencies_are_a_majority() -> None:
    found = of(view("social_care", CP), view("health", CP), view("education", CIN))
    assert (found.view, found.in_favour, found.counted) == (CP, 2, 3)
    assert found.words == "Two of three agencies are for a child protection plan."


def test_half_of_the_agencies_are_no_majority_and_the_chair_decides() -> None:
    found = of(view("social_care", CP), view("health", CIN))
    assert found.view is None
    assert found.words == (
        "There is no majority: one for a child protection plan and one for a child in need plan. "
        "The chair makes the decision."
    )


def test_several_people_of_one_agency_count_once_when_they_agree() -> None:
    team = [view("social_care", CP, agency="Leeds children’s social care")] * 3
    found = of(*team, view("health", CIN), view("police", CIN))
    assert (found.view, found.in_favour, found.counted) == (CIN, 2, 3)


def test_an_agency_is_known_by_its_name_up_to_the_comma() -> None:
    found = of(
        view("police", CP, agency="City of London Police, public protection"),
        view("police", CP, agency="city of London  police"),
        view("health", CP, agency="Royal London maternity"),
        view("health", CIN, agency="Aldgate practice"),
    )
    assert found.counted == 3


def test_an_agency_whose_people_differ_has_no_single_view_and_is_named_as_divided() -> None:
    found = of(view("health", CP), view("health", CIN), view("police", CP), view("social_care", CP))
    assert (found.view, found.counted) == (CP, 2)
    assert found.words.endswith("; one agency is divided and not counted.")


def test_family_observers_interpreter_and_chair_are_not_counted() -> None:
    found = of(
        view("social_care", CP),
        view("", NO),
        view("health", NO, observer=True),
        view("interpreter", NO),
        view("chairing", NO),
    )
    assert (found.view, found.counted) == (CP, 1)
    assert found.words == "The one agency with a view is for a child protection plan."


def test_the_category_is_that_of_most_agencies_in_favour() -> None:
    found = of(
        view("social_care", CP, Category.NEGLECT),
        view("health", CP, Category.NEGLECT),
        view("police", CP, Category.PHYSICAL),
        view("education", CP),
        view("housing", CIN),
    )
    assert found.category is Category.NEGLECT
    assert found.words == "Four of five agencies are for a child protection plan, most of them for neglect."
    divided = of(view("social_care", CP, Category.NEGLECT), view("police", CP, Category.PHYSICAL))
    assert divided.category is None


def test_all_agencies_are_said_as_all() -> None:
    assert of(view("health", NO), view("police", NO)).words == "All two agencies are for no plan."


def test_without_any_view_there_is_no_majority() -> None:
    found = of()
    assert (found.view, found.counted, found.in_favour) == (None, 0, 0)
    assert found.words == "No agency has given a view. The chair makes the decision."


def test_in_the_city_the_chair_always_makes_the_decision_and_the_majority_is_shown() -> None:
    found = majority(procedure("city-of-london"), [view("health", CP), view("police", CP)])
    assert found.view is CP
    assert found.words.endswith("The chair makes the decision.")


def test_a_decision_against_the_majority_or_without_one_asks_for_full_reasons() -> None:
    agreed = of(view("health", CP), view("police", CP))
    assert not needs_override(agreed, Outcome.CHILD_PROTECTION_PLAN)
    assert needs_override(agreed, Outcome.CHILD_IN_NEED_PLAN)
    assert needs_override(of(), Outcome.NO_PLAN)
    ends = of(view("health", NO), view("police", NO))
    assert not needs_override(ends, Outcome.PLAN_ENDS)


def test_a_protection_plan_that_ends_agrees_with_a_child_in_need_plan_that_follows() -> None:
    follows = of(view("health", CIN), view("police", CIN))
    assert not needs_override(follows, Outcome.PLAN_ENDS)
    assert needs_override(of(view("health", CP), view("police", CP)), Outcome.PLAN_ENDS)
    assert needs_override(of(view("health", CP), view("police", NO)), Outcome.PLAN_ENDS)


FOR_A_PLAN = of(view("social_care", CP), view("health", CP))
INITIAL, REVIEW, TRANSFER = ConferenceKind.INITIAL, ConferenceKind.REVIEW, ConferenceKind.TRANSFER_IN


def test_a_plan_with_the_majority_asks_for_category_harm_and_maybe_legal_advice() -> None:
    wanted = asked(INITIAL, Outcome.CHILD_PROTECTION_PLAN, FOR_A_PLAN)
    assert wanted == {Asked.CATEGORY, Asked.HARM, Asked.LEGAL_ADVICE}
    assert asked(INITIAL, Outcome.NO_PLAN, FOR_A_PLAN) == {Asked.OVERRIDE}


def test_a_review_asks_how_the_plan_went_or_why_it_ends() -> None:
    assert Asked.PROGRESS in asked(REVIEW, Outcome.CHILD_PROTECTION_PLAN, FOR_A_PLAN)
    for outcome in (Outcome.CHILD_IN_NEED_PLAN, Outcome.PLAN_ENDS, Outcome.NO_PLAN):
        wanted = asked(REVIEW, outcome, of(view("social_care", CIN), view("health", CIN)))
        assert {Asked.GROUND, Asked.OUTSTANDING} <= wanted
        assert Asked.PROGRESS not in wanted


def test_a_plan_that_is_not_taken_over_ends_too_and_a_move_here_is_no_ground_for_it() -> None:
    assert ends_a_plan(TRANSFER, Outcome.CHILD_IN_NEED_PLAN)
    assert not ends_a_plan(INITIAL, Outcome.CHILD_IN_NEED_PLAN)
    assert EndingGround.MOVED not in grounds(TRANSFER)
    assert set(grounds(REVIEW)) == set(EndingGround)


def test_legal_advice_is_proposed_by_the_second_review_without_progress() -> None:
    none, goes_on = ReviewProgress.NO_PROGRESS, ReviewProgress.CONTINUE
    assert legal_advice_proposed(2, none, ())
    assert legal_advice_proposed(None, none, (None,))
    assert legal_advice_proposed(3, none, (goes_on, none))
    assert not legal_advice_proposed(1, none, ())
    assert not legal_advice_proposed(None, none, ())
    assert not legal_advice_proposed(2, goes_on, (none,))
