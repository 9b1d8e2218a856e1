import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk import resources
from cpdesk.rules.agenda import (
    PAGES,
    Agenda,
    Need,
    WhoIsIn,
    agenda,
    change_between,
    step_for,
    wants_the_plan_first,
)
from cpdesk.rules.procedure import procedure, procedure_keys
from cpdesk.vocabulary import ConferenceKind

AGENDAS = sorted({procedure(key).run_sheet.key for key in procedure_keys()})
INITIAL, REVIEW, TRANSFER = ConferenceKind.INITIAL, ConferenceKind.REVIEW, ConferenceKind.TRANSFER_IN
KEYS = (
    "meet_family confidential welcome family child_voice working_well worries family_reply risk scale "
    "second_part plan legal views decision close last_plan"
).split()


def order(sheet: Agenda, *keys: str) -> list[str]:
    return [step.key for step in sheet.steps if step.key in keys]


def test_every_shipped_run_sheet_is_used_by_a_procedure() -> None:
    assert resources.names("agendas", ".toml") == AGENDAS


EVERY = [pytest.param(key, kind, id=f"{key}-{kind}") for key in AGENDAS for kind in ConferenceKind]


@pytest.mark.parametrize(("key", "kind"), EVERY)
def test_every_run_sheet_has_every_step_once_with_what_a_chair_needs(key: str, kind: ConferenceKind) -> None:
    sheet = agenda(key).for_kind(kind)
    looks_back = kind in (REVIEW, TRANSFER)
    assert sorted(step.key for step in sheet.steps) == sorted(KEYS if looks_back else KEYS[:-1])
    for step in sheet.steps:
        assert 0 < len(step.title) <= 18
        assert step.group in ("Before the family joins", "Together")
        assert 2 <= len(step.prompts) <= 4
        assert all(prompt.endswith((".", "?")) for prompt in step.prompts)
        assert step.page in PAGES
        assert step.lanes
        assert step.records.endswith(".")
        assert step.minutes > 0
        assert step.first_speaker


@pytest.mark.parametrize(("key", "kind"), EVERY)
def test_a_conference_takes_about_two_hours_and_begins_before_the_family_joins(
    key: str, kind: ConferenceKind
) -> None:
    sheet = agenda(key).for_kind(kind)
    assert 90 <= sheet.minutes <= 130
    assert order(sheet, "meet_family", "confidential", "welcome") == [
        "meet_family",
        "confidential",
        "welcome",
    ]
    assert sheet.steps[-1].key == "close"
    assert [step.key for step in sheet.steps if step.private] == ["confidential"]


def test_in_strengthening_families_the_plan_comes_before_the_views_and_the_decision() -> None:
    for key in ("city-of-london", "leeds"):
        sheet = procedure(key).run_sheet
        assert order(sheet, "plan", "legal", "views", "decision") == ["plan", "legal", "views", "decision"]


@pytest.mark.parametrize("key", ["west-midlands", "leicestershire", "parents-faq"])
def test_elsewhere_the_plan_is_made_when_it_is_known_which_one(key: str) -> None:
    sheet = procedure(key).run_sheet
    assert order(sheet, "plan", "legal", "views", "decision") == ["legal", "views", "decision", "plan"]


def test_the_parents_page_hears_everyone_s_involvement_before_the_family_replies() -> None:
    sheet = agenda("parents-faq")
    assert order(sheet, "worries", "working_well", "family_reply") == [
        "worries",
        "working_well",
        "family_reply",
    ]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("welcome", "welcome"),
        ("why we are here", "welcome"),
        ("what works well", "working_well"),
        ("What’s working well?", "working_well"),
        ("child's voice", "child_voice"),
        ("voice of the child", "child_voice"),
        ("family view", "family_reply"),
        ("second part, with Dad", "second_part"),
        ("Second half (with mum)", "second_part"),
        ("grey areas and questions", "worries"),
        ("worries", "worries"),
        ("risk", "risk"),
        ("risk and scaling", "scale"),
        ("safety scale", "scale"),
        ("what needs to change", "plan"),
        ("progress on the plan", "plan"),
        ("legal break", "legal"),
        ("views", "views"),
        ("everyone's view on the plan", "views"),
        ("decision for each child", "decision"),
        ("close", "close"),
        ("closing", "close"),
        ("conclusion", "close"),
        ("confidential part", "confidential"),
        ("closed part, professionals only", "confidential"),
        ("family tree", "family"),
        ("safety plan", "plan"),
        ("second_part", "second_part"),
    ],
)
def test_a_practice_file_s_words_find_the_nearest_step(words: str, key: str) -> None:
    for name in AGENDAS:
        assert step_for(agenda(name).for_kind(INITIAL), words) == key


def test_unknown_words_stay_in_the_step_used_last() -> None:
    sheet = agenda("strengthening-families")
    assert step_for(sheet, "xyzzy", last="risk") == "risk"
    assert step_for(sheet, "xyzzy") == "worries"
    assert step_for(sheet, "  ") == "welcome"
    assert step_for(sheet, "xyzzy", last="no such step") == "worries"


def test_a_step_that_the_run_sheet_has_not_is_not_used() -> None:
    sheet = agenda("strengthening-families")
    short = Agenda("short", tuple(step for step in sheet.steps if step.key in ("welcome", "plan")))
    assert step_for(short, "legal break") == "welcome"
    assert step_for(short, "risk", last="plan") == "plan"


@given(st.text(st.characters(exclude_categories=())))
def test_any_words_find_some_step(words: str) -> None:
    assert step_for(agenda("strengthening-families"), words) in KEYS


def test_a_run_sheet_that_does_not_exist_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        agenda("../procedures/leeds")


@pytest.mark.parametrize(
    "words", ["progress on the plan", "review of the plan", "the last plan", "Progress", "previous plan"]
)
def test_in_a_review_words_about_the_last_plan_find_its_step(words: str) -> None:
    for name in AGENDAS:
        assert step_for(agenda(name).for_kind(REVIEW), words) == "last_plan"
        assert step_for(agenda(name).for_kind(INITIAL), words) == "plan"


@pytest.mark.parametrize("key", AGENDAS)
def test_a_review_goes_through_the_last_plan_before_a_new_one_is_made(key: str) -> None:
    for kind in (REVIEW, TRANSFER):
        sheet = agenda(key).for_kind(kind)
        assert order(sheet, "last_plan", "plan") == ["last_plan", "plan"]
        assert sheet.step("last_plan").page == "plan"
        assert Need.LAST_PLAN_GONE_THROUGH in sheet.step("last_plan").needs
    assert Need.OUTCOMES_ASKED in agenda(key).for_kind(REVIEW).step("last_plan").needs


@pytest.mark.parametrize("key", AGENDAS)
def test_each_kind_asks_in_its_own_words(key: str) -> None:
    sheets = [agenda(key).for_kind(kind) for kind in ConferenceKind]
    for step in ("family", "worries", "plan"):
        assert len({sheet.step(step).prompts for sheet in sheets}) == len(sheets)
    baby = agenda(key).for_kind(ConferenceKind.PRE_BIRTH)
    assert "birth" in " ".join((*baby.step("plan").prompts, *baby.step("child_voice").prompts))
    assert "last authority" in " ".join(agenda(key).for_kind(TRANSFER).step("last_plan").prompts)


@pytest.mark.parametrize("key", AGENDAS)
def test_what_a_kind_says_differently_is_really_different(key: str) -> None:
    sheet = agenda(key)
    for variant in sheet.variants:
        for change in variant.changes:
            step = sheet.step(change.key)
            assert change_between(step, change.of(step)) == change


def test_each_step_says_who_may_be_there() -> None:
    sheet = agenda("strengthening-families")
    assert sheet.step("confidential").who_is_in is WhoIsIn.PROFESSIONALS
    assert sheet.step("confidential").present_words.startswith("Professionals only")
    assert sheet.step("meet_family").who_is_in is WhoIsIn.FAMILY_AND_CHAIR
    assert sheet.step("worries").present_words == "Everyone"


def test_only_where_the_plan_stands_before_the_views_is_it_wanted_first() -> None:
    ours = agenda("strengthening-families").for_kind(INITIAL)
    assert wants_the_plan_first(ours, "views")
    assert wants_the_plan_first(ours, "decision")
    assert not wants_the_plan_first(ours, "close")
    assert not wants_the_plan_first(agenda("west-midlands").for_kind(INITIAL), "views")
