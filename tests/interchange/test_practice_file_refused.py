"""What the door for practice files refuses, and that it says where."""

import copy
import json
import os
import sys
import time
import tracemalloc
from pathlib import Path

import pytest

from cpdesk.errors import BadPracticeFile
from cpdesk.interchange import json_door
from cpdesk.interchange.practice import read_practice_file
from tests.practice_files import bare, review, transfer_in, write

GOOD = review()
DEEP = 200_000
MISSING = object()


def refusal(path: Path) -> str:
    with pytest.raises(BadPracticeFile) as caught:
        read_practice_file(path)
    words = str(caught.value)
    assert words.startswith("The practice file was not brought in: ")
    assert words.endswith(".")
    assert "\n" not in words
    assert len(words) < 300
    return words


def changed(place: str, value: object, file: dict | None = None) -> dict:
    """A copy of a good file with one place changed: `notes.2.about.0`."""
    file = copy.deepcopy(file or GOOD)
    *way, last = [int(step) if step.isdigit() else step for step in place.split(".")]
    at = file
    for step in way:
        at = at[step]
    if value is MISSING:
        del at[last]
    else:
        at[last] = value
    return file


FIELDS = [
    # where it is changed, to what, the place that the sentence names, a word of the sentence
    ("format", "something else", "", "format is not"),
    ("format", MISSING, "", "format is missing"),
    ("format", 1, "format", "should be a text"),
    ("format_version", 2, "", "format_version is not 1"),
    ("format_version", "1", "format_version", "whole number"),
    ("format_version", True, "format_version", "whole number"),
    ("format_version", 1.0, "format_version", "whole number"),
    ("format_version", MISSING, "", "format_version is not 1"),
    ("title", 7, "title", "should be a text, and is a number"),
    ("profile", ["Leeds"], "profile", "is a list"),
    ("profile", "L" * 501, "profile", "far too long"),
    ("conference", MISSING, "", "no conference"),
    ("conference", [], "conference", "is a list"),
    ("conference", None, "", "no conference"),
    ("conference.type", MISSING, "conference.type", "missing"),
    ("conference.type", "strategy", "conference.type", "one of initial"),
    ("conference.pre_birth", "yes", "conference.pre_birth", "true or false"),
    ("conference.pre_birth", 1, "conference.pre_birth", "true or false, and is a number"),
    ("conference.date", MISSING, "conference.date", "missing"),
    ("conference.date", "2025-02-30", "conference.date", "does not exist"),
    ("conference.date", "2026-13-01", "conference.date", "does not exist"),
    ("conference.date", "0000-01-01", "conference.date", "does not exist"),
    ("conference.date", "0001-01-01", "conference.date", "outside the years"),
    ("conference.date", "9999-12-31", "conference.date", "outside the years"),
    ("conference.date", "26/03/2026", "conference.date", "written like"),
    ("conference.date", "٢٠٢٦-٠٣-٢٦", "conference.date", "written like"),
    ("conference.date", "20260326", "conference.date", "written like"),
    ("conference.date", 20260326, "conference.date", "is a number"),
    ("conference.start", "25:00", "conference.start", "no clock"),
    ("conference.start", "13:60", "conference.start", "no clock"),
    ("conference.start", "half past one", "conference.start", "written like"),
    ("conference.end", "24:00", "conference.end", "no clock"),
    ("conference.chair", "p_nobody", "conference.chair", "nobody in the file"),
    ("conference.clerk", 3, "conference.clerk", "should be a text"),
    ("conference.lead_social_worker", "p_nobody", "conference.lead_social_worker", "nobody"),
    ("conference.strategy_discussion", ["2026-02-31"], "conference.strategy_discussion[0]", "exist"),
    ("conference.strategy_discussion", {"day": 1}, "conference.strategy_discussion", "an object"),
    ("conference.interpreter", "Polish", "conference.interpreter", "object in braces"),
    ("conference.interpreter", {"person": "p_x"}, "conference.interpreter.person", "nobody"),
    ("conference.family_arrive", ["f_mum", "f_aunt"], "conference.family_arrive[1]", "nobody"),
    ("conference.family_arrive", "f_mum", "conference.family_arrive", "should be a list"),
    ("conference.number", "2", "conference.number", "whole number"),
    ("conference.number", -1, "conference.number", "cannot be meant"),
    ("conference.number", 10**15, "conference.number", "cannot be meant"),
    ("conference.previous_conference", "2025-02-30", "conference.previous_conference", "does not exist"),
    ("conference.previous_plan.child", "f_nobody", "conference.previous_plan.child", "nobody"),
    ("conference.previous_plan.ended", "2023-04-31", "conference.previous_plan.ended", "exist"),
    ("conference.previous_category", "rude", "conference.previous_category", "neglect"),
    ("conference.inquorate", "no", "conference.inquorate", "true or false"),
    ("conference.address_protected", 0, "conference.address_protected", "true or false"),
    ("family", {}, "family", "should be a list"),
    ("family.0", "Mum", "family[0]", "object in braces"),
    ("family.0.id", MISSING, "family[0].id", "missing"),
    ("family.0.id", "  ", "family[0].id", "blank"),
    ("family.0.id", 1, "family[0].id", "is a number"),
    ("family.0.id", "all", "family[0].id", "every child"),
    ("family.0.id", "f\ud800", "family[0].id", "cannot be kept"),
    ("family.0.id", "x" * 201, "family[0].id", "too long"),
    ("family.1.id", "f_mum", "family[1].id", "somebody else"),
    ("people.2.id", "f_mum", "people[2].id", "somebody else"),
    ("family.0.name", MISSING, "family[0].name", "missing"),
    ("family.0.name", ["Wendy"], "family[0].name", "is a list"),
    ("family.0.name", "N" * 1_000_001, "family[0].name", "more than 1000000"),
    ("family.2.dob", "2015-02-29", "family[2].dob", "does not exist"),
    ("family.2.dod", "2010-01-01", "family[2].dod", "before the day of birth"),
    ("family.2.sex", "X", "family[2].sex", "one of F, M, U"),
    ("family.2.pr", "true", "family[2].pr", "true or false"),
    ("family.2.subject", 1, "family[2].subject", "true or false"),
    ("relationships.0.a", "f_nobody", "relationships[0].a", "nobody"),
    ("relationships.0.b", MISSING, "relationships[0].b", "missing"),
    ("relationships.0.type", "cousins", "relationships[0].type", "one of parent_of"),
    ("relationships.0.type", MISSING, "relationships[0].type", "missing"),
    ("relationships.0.since", "2019-13", "relationships[0].since", "does not exist"),
    ("relationships.0.since", "2019-02-29", "relationships[0].since", "does not exist"),
    ("relationships.0.since", 2019, "relationships[0].since", "is a number"),
    ("people.2.name", "", "people[2].name", "blank"),
    ("people.2.attendance", "in the room", "people[2].attendance", "present in person"),
    ("people.2.attendance", True, "people[2].attendance", "is true or false"),
    ("people.2.contact_with", ["f_ros", "f_nobody"], "people[2].contact_with[1]", "nobody"),
    ("people.2.contact_with", ["p_chair"], "people[2].contact_with[0]", "not in the family"),
    ("people.2.contact_with", [None], "people[2].contact_with[0]", "is null"),
    ("reports.0.by", "p_nobody", "reports[0].by", "nobody"),
    ("reports.0.received", "yesterday", "reports[0].received", "written like"),
    ("reports.0.shared_with_family", False, "reports[0].shared_with_family", "true or false"),
    ("reports.0.in_time", "yes", "reports[0].in_time", "true or false"),
    ("previous_plan.0.child", "f_nobody", "previous_plan[0].child", "nobody"),
    ("previous_plan.0.actions.1.owner", ["f_mum", "p_x"], "previous_plan[0].actions[1].owner[1]", "nobody"),
    ("plan.0.outcome", None, "plan[0].outcome", "missing"),
    ("plan.0.child", "p_chair", "plan[0].child", "not in the family"),
    ("plan.0.actions", "walk", "plan[0].actions", "should be a list"),
    ("plan.0.actions.0.action", " ", "plan[0].actions[0].action", "blank"),
    ("plan.0.actions.0.owner", "p_sch", "plan[0].actions[0].owner", "should be a list"),
    ("plan.0.actions.0.by", "2026-04-31", "plan[0].actions[0].by", "does not exist"),
    ("plan.0.actions.0.by", "31.04.2026", "plan[0].actions[0].by", "written like"),
    ("notes", "none", "notes", "should be a list"),
    ("notes.3", None, "notes[3]", "is null"),
    ("notes.3.n", "4", "notes[3].n", "whole number"),
    ("notes.3.at", "2026-03-26T25:00:00", "notes[3].at", "no clock"),
    ("notes.3.at", "2026-02-30T10:00:00", "notes[3].at", "does not exist"),
    ("notes.3.at", "2026-03-26T10:00:00+19:00", "notes[3].at", "offset"),
    ("notes.3.at", "at half past ten", "notes[3].at", "written like"),
    ("notes.3.at", 1774524660, "notes[3].at", "is a number"),
    ("notes.3.speaker", "p_nobody", "notes[3].speaker", "nobody"),
    ("notes.3.lane", "worries", "notes[3].lane", "one of worry"),
    ("notes.3.about", ["f_ros", "f_nobody"], "notes[3].about[1]", "nobody"),
    ("notes.3.about", "f_ros", "notes[3].about", "should be a list"),
    ("notes.3.about", [""], "notes[3].about[0]", "blank"),
    ("notes.3.text", 5, "notes[3].text", "is a number"),
    ("notes.3.text", ["a"], "notes[3].text", "is a list"),
    ("notes.3.text", {"a": 1}, "notes[3].text", "is an object"),
    ("views.0.who", "p_nobody", "views[0].who", "nobody"),
    ("views.0.views", [], "views[0].views", "object in braces"),
    ("views.0.views.f_nobody", ["CP", None], "views[0].views.f_nobody", "nobody"),
    ("views.0.views.f_ros", "CP", "views[0].views.f_ros", "list of a view"),
    ("views.0.views.f_ros", [], "views[0].views.f_ros", "list of a view"),
    ("views.0.views.f_ros", ["PLAN", None], "views[0].views.f_ros[0]", "CP, CIN or none"),
    ("views.0.views.f_ros", ["CP", "unkind"], "views[0].views.f_ros[1]", "neglect"),
    ("views.0.views.f_ros", ["CP", 3], "views[0].views.f_ros[1]", "is a number"),
    ("views.0.by_report", "yes", "views[0].by_report", "true or false"),
    ("decisions.0.child", "f_nobody", "decisions[0].child", "nobody"),
    ("decisions.0.child", "p_chair", "decisions[0].child", "not in the family"),
    ("decisions.0.decision", "adjourned", "decisions[0].decision", "child protection plan"),
    ("decisions.0.decision", MISSING, "decisions[0].decision", "missing"),
    ("decisions.0.category", "unkind", "decisions[0].category", "neglect"),
    ("decisions.0.category", 4, "decisions[0].category", "is a number"),
    ("decisions.1.dissent.0.who", "p_nobody", "decisions[1].dissent[0].who", "nobody"),
    ("decisions.1.dissent", "no", "decisions[1].dissent", "should be a list"),
    ("contingency", ["call"], "contingency", "is a list"),
    ("core_group", ["p_sw", "p_nobody"], "core_group[1]", "nobody"),
    ("core_group", {"p_sw": True}, "core_group", "is an object"),
    ("next", "2026-04-09", "next", "object in braces"),
    ("next.core_group", "2026-04-31T09:30", "next.core_group", "does not exist"),
    ("next.review", "2026-09-17T99:30", "next.review", "no clock"),
    ("notes.3.text", float("nan"), "notes[3].text", "not finite"),
    ("conference.number", float("inf"), "conference.number", "not finite"),
    ("conference.number", 10**400, "conference.number", "far too long"),
]


@pytest.mark.parametrize(
    ("where", "value", "place", "words"), FIELDS, ids=[f"{n} {row[0]}" for n, row in enumerate(FIELDS)]
)
def test_what_cannot_be_right_is_refused_with_its_place(where, value, place, words, tmp_path):
    path = tmp_path / "practice.json"
    path.write_text(json.dumps(changed(where, value)), encoding="utf-8")
    said = refusal(path)
    assert f": {place}{' ' if place else ''}" in said
    assert words in said


EXCLUSIONS = [
    ("exclusions.0.who", "f_nobody", "exclusions[0].who", "nobody"),
    ("exclusions.0.asked_by", "p_nobody", "exclusions[0].asked_by", "nobody"),
    ("exclusions.0.asked_on", "2026-06-31", "exclusions[0].asked_on", "does not exist"),
    ("exclusions.0.working_days_before", "8", "exclusions[0].working_days_before", "whole number"),
    ("exclusions.0.reason", 1, "exclusions[0].reason", "is a number"),
    ("conference.moved_in", "2026-05-32", "conference.moved_in", "does not exist"),
    ("conference.notified", 5, "conference.notified", "is a number"),
    ("transfer_papers", [True], "transfer_papers", "object in braces"),
    ("transfer_papers.chronology", float("-inf"), "transfer_papers.chronology", "not finite"),
]


@pytest.mark.parametrize(("where", "value", "place", "words"), EXCLUSIONS, ids=[row[0] for row in EXCLUSIONS])
def test_exclusions_and_transfers_are_checked_too(where, value, place, words, tmp_path):
    said = refusal(write(changed(where, value, transfer_in()), tmp_path))
    assert f": {place} " in said
    assert words in said


NOT_FILES = [
    (b"", "empty"),
    (b"  \n\t ", "empty"),
    (b"\xef\xbb\xbf", "empty"),
    (b"hello", "not JSON (line 1, column 1)"),
    (b"PK\x03\x04\x14\x00" + bytes(range(256)), "not UTF-8"),
    ('{"format": "cpdesk practice file"}'.encode("utf-16"), "not UTF-8"),
    ('{"title": "Zoë"}'.encode("latin-1"), "not UTF-8 text (line 1)"),
    (b'{\n"title": "\xed\xa0\x80"}', "not UTF-8 text (line 2)"),
    (b"\x00" * 100, "not JSON"),
    (b"[]", "one object in braces"),
    (b'"cpdesk practice file"', "one object in braces"),
    (b"12", "one object in braces"),
    (b"null", "one object in braces"),
    (b"NaN", "one object in braces"),
    (b"{}", "format is missing"),
    (b"{'format': 1}", "not JSON (line 1, column 2)"),
    (b'{"format": 1,}', "not JSON"),
    (b'{"format": 1} {"format": 1}', "not JSON"),
    (b'{"format": "a\nb"}', "control character"),
    (b'{"format": "\\x41"}', "not JSON"),
    (b'{"format": 1', "cut short"),
    (b'{"format": "cpdesk prac', "cut short"),
    (b'{"format": "cpdesk \\', "cut short"),
    (b'{"format": tr', "cut short"),
    (b"[" * DEEP + b"]" * DEEP, "too deep"),
    (b"[" * DEEP, "too deep"),
    (b'{"a":' * DEEP + b"1" + b"}" * DEEP, "too deep"),
    (b'{"format": [' + b"[]," * 600_000 + b"[]]}", "more than a million"),
    (b'{"x": [' + b"1," * 1_100_000 + b"1]}", "more than a million"),
    (b'{"format": ' + b"9" * 100_000 + b"}", "format should be a text"),
    (b'{"format": 1e999}', "format should be a text"),
    (b'"' + b'\\"' * 3_000_000, "not JSON"),
]


@pytest.mark.parametrize(("data", "words"), NOT_FILES, ids=range(len(NOT_FILES)))
def test_bytes_that_are_no_practice_file_are_refused_quickly(data, words, tmp_path):
    path = tmp_path / "practice.json"
    path.write_bytes(data)
    began = time.process_time()
    assert words in refusal(path)
    assert time.process_time() - began < 20  # a wide margin: the point is that nothing is quadratic


@pytest.mark.parametrize("kept", range(5, 100, 10))
def test_a_file_cut_short_anywhere_says_so(kept, tmp_path):
    data = write(GOOD, tmp_path).read_bytes()
    path = tmp_path / "cut.json"
    cut = data[: len(data) * kept // 100].decode("utf-8", "ignore")
    path.write_text(cut, encoding="utf-8")
    said = refusal(path)
    assert "cut short" in said or "not JSON" in said
    assert "line" in said


def test_a_file_of_200_mb_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    tracemalloc.start()
    try:
        assert "larger than 32 MB" in refusal(path)
        assert tracemalloc.get_traced_memory()[1] < 1024 * 1024
    finally:
        tracemalloc.stop()


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(json_door, "LARGEST_FILE", 100)
    path = tmp_path / "growing.json"
    path.write_bytes(b" " * 200)
    real = os.fstat
    monkeypatch.setattr(
        json_door.os, "fstat", lambda number: os.stat_result([*real(number)[:6], 10, 0, 0, 0])
    )
    assert "larger than" in refusal(path)


def test_a_missing_file_a_folder_and_an_impossible_name_are_refused(tmp_path):
    assert "no file of that name" in refusal(tmp_path / "nowhere.json")
    assert "folder" in refusal(tmp_path)
    assert "cannot be read" in refusal(Path("a\0b.json"))
    assert "cannot be read" in refusal(tmp_path / ("x" * 5000))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither pipes nor devices among its files")
def test_pipes_devices_and_circles_of_links_are_refused_without_waiting(tmp_path):
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    assert "device" in refusal(pipe)
    assert "device" in refusal(Path("/dev/zero"))
    circle = tmp_path / "circle.json"
    circle.symlink_to(circle)
    assert "cannot be read" in refusal(circle)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_the_right_to_read_is_refused(tmp_path):
    path = write(GOOD, tmp_path)
    path.chmod(0)
    assert "no right" in refusal(path)


def test_no_right_is_told_apart_from_a_faulty_disk(tmp_path, monkeypatch):
    path = write(GOOD, tmp_path)

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(json_door.os, "open", refuse)
    assert "no right" in refusal(path)


def test_a_file_without_any_child_of_the_conference_is_refused(tmp_path):
    file = bare()
    file["family"][0]["subject"] = None
    assert "marked as a child" in refusal(write(file, tmp_path))
    del file["family"]
    assert "marked as a child" in refusal(write(file, tmp_path))


@pytest.mark.parametrize("where", sorted({where for where, *_ in FIELDS}))
def test_a_refusal_holds_no_word_of_the_case(where, tmp_path):
    secret = "Gwendolen told the police at Flat 9"
    path = write(changed(where, [[secret, {secret: secret}]]), tmp_path)
    with pytest.raises(BadPracticeFile) as caught:
        read_practice_file(path)
    error = caught.value
    assert "Gwendolen" not in str(error)
    assert error.__cause__ is None
    assert error.__suppress_context__ or error.__context__ is None


def test_a_key_that_is_a_name_is_not_repeated(tmp_path):
    file = changed("views.0.views", {"Gwendolen of Flat 9": ["CP", None]})
    said = refusal(write(file, tmp_path))
    assert "views[0].views.(a key of 19 characters) is an id that nobody" in said
