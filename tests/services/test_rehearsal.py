"""The rehearsal of a practice file, from its first byte to its account."""

import hashlib
import json
import unicodedata

import pytest

from cpdesk.rules.plain_text import clean
from cpdesk.rules.procedure import procedure_keys
from cpdesk.services.rehearsal import rehearse
from tests import practice_files


@pytest.fixture(scope="module")
def account(tmp_path_factory):
    from cpdesk import resources

    path = resources.path("practice/initial-conference-four-children.json")
    out = tmp_path_factory.mktemp("rehearsal")
    return rehearse(path, out), json.loads(path.read_text(encoding="utf-8")), out


def test_the_account_can_be_written_as_json(account):
    said, _, _ = account
    assert json.loads(json.dumps(said)) == said
    assert (said["format"], said["version"]) == ("cpdesk rehearsal", 1)


def test_every_text_comes_back_from_the_sealed_file_to_the_character(account):
    said, file, _ = account
    texts = [clean(note["text"]).text for note in file["notes"]]
    assert said["entries"]["stored"] == len(file["notes"])
    assert said["entries"]["sha256"] == hashlib.sha256("\n".join(texts).encode()).hexdigest()
    assert all(unicodedata.is_normalized("NFC", text) for text in texts)


def test_lanes_and_private_entries_are_counted(account):
    said, file, _ = account
    lanes = [note["lane"] for note in file["notes"]]
    assert said["entries"]["by_lane"] == {lane: lanes.count(lane) for lane in said["entries"]["by_lane"]}
    assert said["entries"]["private"] == lanes.count("confidential")
    assert said["entries"]["cleaned_characters"] == 8


def test_the_dates_of_the_city_are_those_its_guide_gives(account):
    said, file, _ = account
    due = {date["rule"]: date for date in said["dates"]}
    assert due["conference_latest"]["due"] == file["expected"]["icpc_due"]
    assert due["conference_latest"]["met"] is file["expected"]["icpc_in_time"]
    assert due["prebirth_latest"]["due"] == file["expected"]["prebirth_latest"]
    assert due["prebirth_latest"]["met"] is file["expected"]["prebirth_in_time"]
    assert due["record_out"]["due"] == file["expected"]["due"]["record_15wd"]
    assert due["core_group_first"]["due"] == file["expected"]["due"]["core_group_10wd"]
    assert due["review_first"]["due"] == file["expected"]["due"]["first_review_3m"]
    assert due["plan_out"]["due"] == "2025-06-11T12:20:00+01:00"  # 24 hours after the end in the file
    assert due["record_out"]["met"] is None


def test_late_reports_are_worked_out_and_not_copied(account):
    said, file, _ = account
    assert said["late_reports"] == file["expected"]["late_reports"]


def test_the_documents_stand_where_the_account_says(account):
    said, _, out = account
    assert all((out / document["path"]).is_file() for document in said["documents"])
    assert {d["kind"] for d in said["documents"]} == {"record", "outline_plan", "decision_letter"}


def test_decisions_carry_majority_and_override(account):
    said, file, _ = account
    assert [d["child"] for d in said["decisions"]] == [d["child"] for d in file["decisions"]]
    assert all(d["majority"] == "child protection plan" and not d["override"] for d in said["decisions"])


@pytest.mark.parametrize("name", list(practice_files.ALL))
def test_any_practice_conference_runs_to_its_documents(name, tmp_path):
    file = practice_files.ALL[name]()
    path = practice_files.write(file, tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    said = rehearse(path, out)
    assert said["entries"]["stored"] == len(file.get("notes", []))
    assert [c["child"] for c in said["quorum"]] == said["conference"]["children"]
    assert all((out / document["path"]).is_file() for document in said["documents"])
    assert len({d["rule"] for d in said["dates"]}) == len(said["dates"])


@pytest.mark.parametrize("key", procedure_keys())
def test_the_same_conference_can_be_rehearsed_under_any_procedure(key, tmp_path):
    path = practice_files.write(practice_files.ALL["review"](), tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    said = rehearse(path, out, key)
    assert said["conference"]["procedure"] == key
    assert all(date["source"] and date["explanation"] for date in said["dates"])


def test_nothing_of_a_rehearsal_is_left_in_the_temporary_folder(tmp_path, monkeypatch):
    held = tmp_path / "held"
    held.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(held))
    (tmp_path / "out").mkdir()
    rehearse(practice_files.write(practice_files.ALL["bare"](), tmp_path), tmp_path / "out")
    assert list(held.iterdir()) == []
