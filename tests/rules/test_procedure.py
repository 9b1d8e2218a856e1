import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cpdesk import resources
from cpdesk.rules import procedure as procedure_module
from cpdesk.rules.procedure import (
    DEFAULT_PROCEDURE,
    ProcedureError,
    find_procedures,
    national,
    procedure,
    procedure_keys,
    refused_procedures,
)
from cpdesk.rules.procedure_file import read_procedure
from cpdesk.rules.procedure_terms import Procedure, Unit
from cpdesk.rules.procedure_writing import written
from cpdesk.rules.rule_names import RULES

ISSUE_NAMES = (
    "book_alert book_request conference_latest prebirth_latest transfer_latest invitations police_checks "
    "report_family report_chair agency_report_family agency_report_chair decisions_out letter_out plan_out "
    "plan_sign_off record_out amendments_until core_group_first core_group_next chair_check review_first "
    "review_next repeat_plan_until"
).split()


def figures(key: str) -> dict[str, list[str]]:
    return {
        rule: [f"{n.figure} {n.unit}" for n in limits if not n.national]
        for rule, limits in procedure(key).limits.items()
        if not limits[0].national
    }


def test_every_rule_has_its_stable_name() -> None:
    assert set(ISSUE_NAMES) <= set(RULES)
    assert set(RULES) - set(ISSUE_NAMES) == {
        "epo_latest", "assessment_order", "review_latest", "record_explained", "second_review",
        "plan_15_months", "plan_24_months", "age_18",
    }  # fmt: skip


@pytest.mark.parametrize("key", procedure_keys())
def test_every_figure_has_its_source_and_clause(key: str) -> None:
    for limits in procedure(key).limits.values():
        for limit in limits:
            assert limit.source.strip()
            if not limit.national:
                assert limit.source.startswith(procedure(key).document)
                assert "“" in limit.source


@pytest.mark.parametrize("key", procedure_keys())
def test_national_figures_are_marked_and_say_where_they_come_from(key: str) -> None:
    marked = [limit for limits in procedure(key).limits.values() for limit in limits if limit.national]
    assert {limit.rule for limit in marked} <= set(national().limits)
    for limit in marked:
        assert re.match(r"Working Together to Safeguard Children \(2023\), |common practice, ", limit.source)


def test_the_city_s_figures_are_those_of_its_guide() -> None:
    assert figures("city-of-london") == {
        "report_family": ["2 days", "5 days"],
        "report_chair": ["2 days", "5 days"],
        "agency_report_family": ["2 days", "5 days"],
        "agency_report_chair": ["2 days", "5 days"],
        "decisions_out": ["24 hours"],
        "plan_out": ["24 hours"],
        "record_out": ["15 working_days"],
        "core_group_next": ["6 weeks"],
        "review_latest": ["6 months"],
        "review_first": ["3 months"],
        "review_next": ["6 months"],
    }


def test_the_figures_of_leeds_are_those_of_its_guide() -> None:
    assert figures("leeds") == {
        "report_family": ["2 days"],
        "plan_out": ["48 hours"],
        "record_out": ["15 working_days"],
        "core_group_first": ["10 working_days"],
        "review_latest": ["6 months"],
        "review_first": ["3 months"],
        "review_next": ["6 months"],
    }


def test_leicestershire_s_figures_are_those_of_its_leaflet() -> None:
    assert figures("leicestershire") == {
        "book_alert": ["4 days"],
        "book_request": ["5 days"],
        "conference_latest": ["15 working_days"],
        "invitations": ["7 working_days"],
        "police_checks": ["7 working_days", "7 days"],
        "report_family": ["24 hours", "24 hours"],
        "report_chair": ["24 hours"],
        "agency_report_chair": ["0 days"],
        "plan_sign_off": ["5 working_days", "1 days"],
        "record_out": ["15 working_days"],
        "repeat_plan_until": ["12 months"],
    }


def test_the_west_midlands_figures_are_those_of_their_procedures() -> None:
    assert figures("west-midlands") == {
        "conference_latest": ["15 working_days"],
        "epo_latest": ["0 days"],
        "assessment_order": ["0 days"],
        "prebirth_latest": ["10 weeks"],
        "transfer_latest": ["15 working_days", "15 working_days"],
        "review_latest": ["6 months"],
        "report_family": ["3 working_days", "5 working_days"],
        "report_chair": ["3 working_days", "5 working_days"],
        "agency_report_family": ["1 days"],
        "agency_report_chair": ["3 working_days", "5 working_days"],
        "letter_out": ["1 working_days"],
        "plan_out": ["1 working_days"],
        "record_out": ["20 working_days"],
        "record_explained": ["20 working_days"],
        "amendments_until": ["1 weeks"],
        "core_group_first": ["10 working_days"],
        "chair_check": ["1 months"],
        "review_first": ["3 months", "1 months"],
        "review_next": ["6 months"],
        "second_review": ["6 months"],
    }


def test_the_parents_page_gives_no_time_for_its_letter() -> None:
    assert figures("parents-faq") == {
        "core_group_first": ["10 working_days"],
        "core_group_next": ["1 months"],
        "review_first": ["3 months"],
        "age_18": ["18 years"],
    }
    assert "letter_out" not in procedure("parents-faq").limits


def test_quorum_and_decision_are_marked_where_the_procedure_is_silent() -> None:
    silent = {key for key in procedure_keys() if procedure(key).quorum.national}
    assert silent == {"city-of-london", "leeds", "parents-faq"}
    assert procedure(DEFAULT_PROCEDURE).decision.chair_decides
    assert not procedure("west-midlands").decision.chair_decides


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("City of London", ("city-of-london",)),
        ("Leeds / West Midlands", ("leeds", "west-midlands")),
        ("west midlands, then Leeds", ("west-midlands", "leeds")),
        ("LEICS", ("leicestershire",)),
        ("the Parents' FAQ council", ("parents-faq",)),
        ("city-of-london", ("city-of-london",)),
        ("Leedsish", ()),
        ("", ()),
        ("Zürich \ud800", ()),
    ],
)
def test_a_practice_file_s_words_find_the_procedures_they_name(words: str, keys: tuple[str, ...]) -> None:
    assert find_procedures(words) == keys


def test_a_procedure_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(ProcedureError, match="no procedure “atlantis”"):
        procedure("atlantis")


GOOD = resources.text("procedures/leeds.toml")
COUNTED = '[decision]\nchair_decides = true\ncounted = ["bakers"]\nsource = "here"\n'
BAD = [
    ("no source", GOOD.replace("source =", "note ="), "“source” is missing"),
    ("empty source", re.sub(r'source = ".*"', 'source = " "', GOOD), "“source” is missing"),
    ("unknown unit", GOOD.replace('"hours"', '"fortnights"'), "“fortnights” is no unit"),
    ("unknown rule", GOOD.replace("rules.plan_out", "rules.plan_uot"), "“plan_uot” is no rule"),
    ("wrong type", GOOD.replace("figure = 48", 'figure = "48"'), "whole number from 0 up, not '48'"),
    ("truth for a figure", GOOD.replace("figure = 48", "figure = true"), "whole number"),
    ("negative", GOOD.replace("figure = 48", "figure = -48"), "whole number"),
    ("no figure", GOOD.replace("figure = 48\n", ""), "“figure” is missing"),
    ("misspelt key", GOOD.replace("figure = 48", "figure = 48\nkind = []"), "“kind” is not known"),
    ("unknown kind", GOOD.replace("figure = 48", 'figure = 48\nkinds = ["trial"]'), "“trial” is no kind"),
    ("hours after a day", GOOD.replace('"conference_end"', '"conference"'), "hours are counted from"),
    ("hours to a meeting", GOOD.replace("rules.plan_out", "rules.review_first", 1), "people meet for this"),
    ("bad cut-off", GOOD.replace("figure = 15", 'figure = 15\nat = "four"'), "an hour like 16:00"),
    ("not a list", GOOD.replace("[[rules.plan_out]]", "[rules.plan_out]"), r"\[\[rules.plan_out\]\]"),
    ("no name", GOOD.replace('name = "Leeds"', ""), "“name” is missing"),
    ("not TOML", GOOD + "\n[", "not a TOML file"),
]


@pytest.mark.parametrize(("text", "reason"), [b[1:] for b in BAD], ids=[b[0] for b in BAD])
def test_a_bad_procedure_file_is_refused_with_file_and_reason(text: str, reason: str) -> None:
    with pytest.raises(ProcedureError, match=reason) as refused:
        read_procedure(text, "ours.toml", national())
    assert str(refused.value).startswith("ours.toml")


def test_the_line_of_a_bad_figure_is_named() -> None:
    line = GOOD.splitlines().index('unit = "hours"') + 1
    with pytest.raises(ProcedureError, match=rf"^ours.toml, line {line}, rule “plan_out”: "):
        read_procedure(GOOD.replace('"hours"', '"fortnights"'), "ours.toml", national())


def test_what_is_missing_is_named_by_the_line_of_its_table() -> None:
    line = GOOD.splitlines().index("[[rules.plan_out]]") + 1
    with pytest.raises(
        ProcedureError, match=rf"^ours.toml, line {line}, rule “plan_out”: “figure” is missing"
    ):
        read_procedure(GOOD.replace("figure = 48\n", ""), "ours.toml", national())


@pytest.mark.parametrize("key", procedure_keys())
def test_a_procedure_that_is_written_is_read_again_the_same(key: str) -> None:
    text = written(procedure(key))
    again = read_procedure(text, "again.toml", national())
    assert again == procedure(key)
    assert written(again) == text


def test_a_whole_file_takes_nothing_from_the_national_figures() -> None:
    whole = written(procedure("leeds"))
    lines = whole.split("[[rules.chair_check]]")
    without = lines[0] + "[[rules" + lines[1].split("[[rules", 1)[1]
    assert "chair_check" not in read_procedure(without, "ours.toml", national()).limits


def test_a_figure_beyond_reason_is_refused() -> None:
    with pytest.raises(ProcedureError, match="10000 is the most"):
        read_procedure(GOOD.replace("figure = 48", "figure = 480000"), "ours.toml", national())


WRITTEN = written(procedure("leeds"))
BAD_WHOLE = [
    ("unknown lane", WRITTEN.replace('"information"', '"gossip"', 1), "“gossip” is no lane"),
    ("unknown page", WRITTEN.replace('page = "people"', 'page = "party"', 1), "“party” is no page"),
    ("step twice", WRITTEN.replace('key = "welcome"', 'key = "close"'), "“close” stands there twice"),
    ("no decision", WRITTEN.replace('key = "decision"', 'key = "verdict"'), "needs the step “decision”"),
    ("no social care", WRITTEN.replace('key = "social_care"', 'key = "care"'), "need “social_care”"),
    ("no run-sheet", GOOD.replace('"strengthening-families"', '"other"'), "no run-sheet “other”"),
    ("who counts", GOOD + COUNTED, "“bakers” is no agency group"),
    ("role", GOOD + "[roles]\nchair = 3\n", "“chair” must be words"),
    ("odd key", GOOD.replace('key = "leeds"', 'key = "Leeds City"'), "a short name like"),
]


@pytest.mark.parametrize(("text", "reason"), [b[1:] for b in BAD_WHOLE], ids=[b[0] for b in BAD_WHOLE])
def test_run_sheet_agency_groups_and_roles_are_checked_too(text: str, reason: str) -> None:
    with pytest.raises(ProcedureError, match=reason):
        read_procedure(text, "ours.toml", national())


def test_a_council_s_changed_copy_is_one_file() -> None:
    own: Procedure = read_procedure(GOOD.replace("figure = 48", "figure = 24"), "ours.toml", national())
    assert own.limits["plan_out"][0].figure == 24
    assert own.limits["plan_out"][0].unit is Unit.HOURS


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the shipped files, with room for one more."""
    shutil.copytree(resources.folder(), tmp_path / "resources")
    monkeypatch.setattr(resources, "folder", lambda: tmp_path / "resources")
    procedure_module._shipped.cache_clear()
    yield tmp_path / "resources" / "procedures"
    monkeypatch.undo()
    procedure_module._shipped.cache_clear()


def test_a_new_procedure_is_one_file(folder: Path) -> None:
    text = GOOD.replace('key = "leeds"', 'key = "harrowby"').replace('name = "Leeds"', 'name = "Harrowby"')
    (folder / "harrowby.toml").write_text(text, encoding="utf-8")
    assert "harrowby" in procedure_keys()
    assert procedure("harrowby").name == "Harrowby"


def test_a_bad_file_among_the_shipped_ones_costs_only_itself(folder: Path) -> None:
    (folder / "harrowby.toml").write_text(GOOD.replace('"hours"', '"fortnights"'), encoding="utf-8")
    (folder / "wrong-name.toml").write_text(GOOD, encoding="utf-8")
    (folder / "latin.toml").write_bytes('name = "Bück"'.encode("latin-1"))
    assert set(procedure_keys()) == {
        "city-of-london",
        "leeds",
        "leicestershire",
        "parents-faq",
        "west-midlands",
    }
    harrowby, latin, name = refused_procedures()
    assert harrowby.startswith("harrowby.toml, line 18, rule “plan_out”: “fortnights” is no unit")
    assert latin == "latin.toml: this is not text in UTF-8."
    assert "must be the file’s name" in name
    with pytest.raises(ProcedureError, match="fortnights"):
        procedure("harrowby")
