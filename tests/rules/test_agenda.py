import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk import resources
from cpdesk.rules.agenda import Agenda, agenda, step_for
from cpdesk.rules.procedure import procedure, procedure_keys

AGENDAS = sorted({procedure(key).run_sheet.key for key in procedure_keys()})
PAGES = {"notes", "people", "family", "plan", "views", "decisions", "close"}
KEYS = (
    "meet_family confidential welcome family child_voice working_well worries family_reply risk scale "
    "second_part plan legal views decision close"
).split()


def order(sheet: Agenda, *keys: str) -> list[str]:
    return [step.key for step in sheet.steps if step.key in keys]


def test_every_shipped_run_sheet_is_used_by_a_procedure() -> None:
    assert resources.names("agendas", ".toml") == AGENDAS


@pytest.mark.parametrize("key", AGENDAS)
def test_every_run_sheet_has_every_step_once_with_what_a_chair_needs(key: str) -> None:
    sheet = agenda(key)
    assert sorted(step.key for step in sheet.steps) == sorted(KEYS)
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


@pytest.mark.parametrize("key", AGENDAS)
def test_a_conference_takes_about_two_hours_and_begins_before_the_family_joins(key: str) -> None:
    sheet = agenda(key)
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
        assert step_for(agenda(name), words) == key


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
