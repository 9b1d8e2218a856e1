"""What comes out of a practice file that may be brought in."""

import hashlib
import json
import unicodedata
from datetime import UTC, date, datetime

import pytest

from cpdesk.interchange.practice import read_practice_file
from cpdesk.snapshots.practice import PracticeFile
from cpdesk.vocabulary import (
    AttendanceMode,
    Category,
    ConferenceKind,
    Lane,
    Outcome,
    PlanView,
    RelationshipKind,
    Sex,
)
from tests.practice_files import (
    ALL,
    bare,
    eight_children,
    inquorate,
    pre_birth,
    review,
    review_that_ends,
    right_to_left,
    split_meeting,
    transfer_in,
    write,
)


@pytest.fixture
def read(tmp_path):
    def read_one(file: dict) -> PracticeFile:
        return read_practice_file(write(file, tmp_path))

    return read_one


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_the_shipped_practice_conference_is_read_whole(practice_file):
    file = read_practice_file(practice_file)
    said = json.loads(practice_file.read_text(encoding="utf-8"))["expected"]
    assert len(file.notes) == said["counts"]["notes"]
    texts = "\n".join(unicodedata.normalize("NFC", note.text) for note in file.notes)
    assert hashlib.sha256(texts.encode()).hexdigest() == said["notes_sha256_nfc_utf8"]
    assert [n.number for n in file.notes if n.lane is Lane.CONFIDENTIAL] == said["confidential_note_numbers"]
    assert file.kind is ConferenceKind.PRE_BIRTH
    assert file.procedures == ("city-of-london",)
    assert (file.problems, file.kept_aside) == ((), ())
    assert file.starts == at("2025-06-10T09:00")
    assert file.core_group_at == at("2025-06-24T09:00")
    assert len([note for note in file.notes if note.hostile]) == 14


@pytest.mark.parametrize("name", sorted(ALL))
def test_every_kind_of_conference_is_read_without_unknown_keys(name, read):
    file = ALL[name]()
    found = read(file)
    assert found.kept_aside == ()
    assert len(found.notes) == len(file.get("notes", []))
    assert [note.text for note in found.notes] == [note["text"] for note in file.get("notes", [])]
    assert [person.id for person in found.people] == [person["id"] for person in file.get("people", [])]


def test_a_file_with_nothing_but_the_necessary_is_read(read):
    file = read(bare())
    assert file.starts == at("2026-02-12T10:00")
    assert (file.ends, file.chair, file.procedures, file.notes) == (None, "", (), ())
    assert len(file.problems) == 1


def test_null_stands_for_missing_everywhere_it_may(read):
    file = inquorate()
    for key in ("profile", "title", "views", "plan", "contingency", "core_group", "next", "expected"):
        file[key] = None
    file["conference"].update(interpreter=None, venue=None, end=None, number=None, pre_birth=None)
    file["family"][0].update(pr=None, dob=None, sex=None, role=None)
    file["people"][2].update(contact_with=None, attendance=None, role=None)
    file["notes"][0].update(about=None, stage=None, speaker=None, n=None)
    found = read(file)
    assert found.people[2].mode is AttendanceMode.EXPECTED
    assert found.family[0].sex is Sex.UNKNOWN
    assert found.notes[0].speaker == ""
    assert found.problems == ()


def test_a_byte_order_mark_is_no_obstacle(tmp_path):
    path = tmp_path / "practice.json"
    path.write_text(json.dumps(bare()), encoding="utf-8-sig")
    assert read_practice_file(path).family[0].name == "Perdita Nettlefold"


def test_a_review_keeps_what_came_before(read):
    file = read(review())
    assert (file.kind, file.number, file.previous_type) == (ConferenceKind.REVIEW, 2, "review")
    assert file.previous_conference == date(2025, 10, 2)
    assert file.previous_plans[0].category is Category.NEGLECT
    assert file.previous_plan[0].actions[1].progress == "not done"
    assert file.previous_plan[1].child == ""
    assert file.decisions[0].outcome is Outcome.CHILD_PROTECTION_PLAN
    assert file.decisions[0].words.endswith("legal advice recommended")
    assert file.decisions[1].previous_category is Category.EMOTIONAL
    assert file.plan[1].actions[0].by_words == "each week"
    assert file.plan[0].actions[2].by is None
    assert file.views[2].views == (
        ("f_ell", PlanView.CHILD_IN_NEED, None),
        ("f_ros", PlanView.CHILD_PROTECTION, Category.NEGLECT),
    )
    assert file.views[3].by_report
    assert [report.in_time for report in file.reports] == [True, False, False]
    assert ("Early review", "Mum’s former partner is to be released on 20 April") in file.particulars
    assert file.people[6].remark == "until 14:20"


@pytest.mark.parametrize(
    ("before", "number", "last"),
    [
        ("review", 2, date(2025, 10, 2)),
        ("RCPC", None, date(2025, 10, 2)),
        (None, 2, date(2025, 10, 2)),
        ("initial", 1, None),
        (None, 1, None),
        (None, None, None),
    ],
)
def test_the_last_review_is_the_conference_before_when_that_was_one(before, number, last, read):
    file = review()
    file["conference"].update(previous_type=before, number=number)
    found = read(file)
    assert (found.previous_conference, found.last_review) == (date(2025, 10, 2), last)
    assert "Last review there" not in dict(found.particulars)


def test_a_plan_that_ends_is_told_apart(read):
    file = read(review_that_ends())
    assert [decision.outcome for decision in file.decisions] == [
        Outcome.CHILD_PROTECTION_PLAN,
        Outcome.PLAN_ENDS,
    ]
    assert file.decisions[1].majority == "yes"
    assert (file.early_review, file.review_at) == ("", None)
    assert file.core_group_at == at("2026-04-09T12:30")
    assert any("next.core_group has no time" in problem for problem in file.problems)


def test_a_transfer_keeps_its_papers_dates_and_exclusions(read):
    file = read(transfer_in())
    assert file.kind is ConferenceKind.TRANSFER_IN
    assert (file.moved_in, file.notified) == (date(2026, 5, 15), date(2026, 5, 21))
    assert file.address_protected
    assert (file.last_review, file.previous_plan_start) == (date(2026, 2, 26), date(2025, 12, 4))
    assert (file.previous_authority, file.previous_category) == ("Saltmarsh Bay", Category.PHYSICAL)
    words = dict(file.particulars)
    assert words["Moved in"] == "Friday 15 May 2026"
    assert words["Transfer papers, chronology"] == "not received"
    assert words["Transfer papers, conference record"] == "received"
    (exclusion,) = file.exclusions
    assert (exclusion.who, exclusion.part) == ("f_dad", "whole")
    assert dict(exclusion.words)["Asked by"] == "Kerensa Doyle"
    assert dict(exclusion.words)["Working days before the conference"] == "8"
    assert file.people[3].closed_part_only
    assert file.people[8].mode is AttendanceMode.TELEPHONE
    assert file.decisions[0].category is Category.EMOTIONAL
    assert file.decisions[0].other_categories == (Category.PHYSICAL,)


def test_an_unborn_child_alone_makes_a_pre_birth_conference(read):
    file = read(pre_birth())
    (baby,) = [member for member in file.family if member.subject]
    assert file.kind is ConferenceKind.PRE_BIRTH
    assert file.strategy_discussions == (date(2026, 9, 21), date(2026, 9, 25))
    assert (baby.name, baby.expected, baby.born, baby.unborn) == (
        "Unborn baby",
        date(2026, 12, 24),
        None,
        True,
    )
    assert file.plan[0].actions[1].by_words == "2026-12"
    assert (file.clerk, file.core_group_at) == ("", None)


def test_pre_birth_does_not_change_a_review_or_a_transfer(read):
    for file, kind in ((review(), ConferenceKind.REVIEW), (transfer_in(), ConferenceKind.TRANSFER_IN)):
        file["conference"]["pre_birth"] = True
        found = read(file)
        assert (found.kind, found.pre_birth) == (kind, True)


def test_missing_quorum_and_an_override_are_kept(read):
    file = read(inquorate())
    assert file.inquorate is True
    assert file.inquorate_reason.startswith("Enough information")
    assert file.early_review == "yes"
    assert file.decisions[0].override
    assert file.decisions[0].outcome is Outcome.NO_PLAN
    assert file.decisions[0].majority == "2 of 2 for a plan"


def test_times_with_and_without_an_offset_and_missing_ones_keep_the_order(read):
    file = read(split_meeting())
    assert [note.at for note in file.notes] == [
        at("2026-03-27T14:02:00"),
        at("2026-03-27T14:02:30"),
        at("2026-03-27T14:50:00"),
    ]
    assert file.starts == at("2026-03-27T14:00")
    assert file.review_at == at("2026-06-25T13:00")
    assert file.decisions[0].category is Category.MULTIPLE
    assert file.decisions[0].other_categories == (Category.NEGLECT, Category.EMOTIONAL)
    assert [person.observer for person in file.people][-1]
    assert file.procedures == ("city-of-london",)
    assert any("“Borchester”" in problem for problem in file.problems)


def test_notes_without_any_times_are_spread_from_the_start(read):
    file = inquorate()
    for note in file["notes"]:
        del note["at"]
    assert [note.at for note in read(file).notes] == [
        at("2026-12-22T14:00:30"),
        at("2026-12-22T14:01:00"),
        at("2026-12-22T14:01:30"),
    ]


def test_a_note_may_have_only_a_clock_time(read):
    file = inquorate()
    file["notes"][1]["at"] = "14:10"
    assert read(file).notes[1].at == at("2026-12-22T14:10")


def test_texts_of_every_script_stay_to_the_character(read):
    file = right_to_left()
    found = read(file)
    assert found.family[1].name == "محمّد عبد الرّحمن"
    assert found.notes[2].text == file["notes"][2]["text"]
    assert "\x00" in found.notes[2].text


def test_a_lone_surrogate_crashes_nothing(tmp_path):
    file = inquorate()
    file["notes"][0]["text"] = "half \ud83d an emoji"
    file["family"][0]["name"] = "Ann \udc00"
    file["odd\ud800key"] = "\ud800"
    file["profile"] = "West Midlands / \ud800"
    path = tmp_path / "practice.json"
    path.write_text(json.dumps(file), encoding="ascii")
    found = read_practice_file(path)
    assert found.notes[0].text == "half \ud83d an emoji"
    for words in (*found.problems, *(text for pair in found.kept_aside for text in pair)):
        words.encode("utf-8")


def test_unknown_keys_are_kept_aside_and_said_once_for_each_kind(read):
    file = eight_children()
    for note in file["notes"]:
        note["mood"] = {"colour": 3}
    file["weather"] = "rain"
    file["conference"]["interpreter"] = {"language": "Welsh", "person": "p_3", "booked": True}
    file["plan"][0]["actions"] = [{**file["plan"][0]["actions"][0], "cost": 1.5}]
    found = read(file)
    assert (
        "The file has a key that cpdesk does not know: notes[0].mood (and 99 more like it)." in found.problems
    )
    assert "The file has a key that cpdesk does not know: weather." in found.problems
    assert len(found.kept_aside) == 103
    assert ("plan[0].actions[0].cost", "1.5") in found.kept_aside
    assert ("conference.interpreter.booked", "true") in found.kept_aside


def test_a_key_that_stands_twice_is_reported_and_the_last_counts(tmp_path):
    text = json.dumps(bare()).replace('"date": "2026-02-12"', '"date": "2026-02-11", "date": "2026-02-12"')
    path = tmp_path / "practice.json"
    path.write_text(text, encoding="utf-8")
    found = read_practice_file(path)
    assert found.day == date(2026, 2, 12)
    assert any(problem.endswith("the last one counts: conference.date.") for problem in found.problems)


def test_a_flood_of_odd_keys_is_summed_up_and_quickly(tmp_path):
    path = tmp_path / "practice.json"
    twice = ",".join(f'"k{n % 100_000}": 1' for n in range(200_000))
    path.write_text(json.dumps(bare())[:-1] + "," + twice + "}", encoding="utf-8")
    found = read_practice_file(path)
    assert len(found.problems) == 101
    assert found.problems[-1].startswith("There are 199")
    assert len(found.kept_aside) == 100_000


def test_what_is_only_odd_is_read_and_reported(read):
    file = inquorate()
    file["relationships"].append({"a": "f_mum", "b": "f_mum", "type": "partners", "since": "last summer"})
    file["people"][2]["contact_with"] = ["f_mum", "f_jud", "f_jud"]
    file["notes"][2]["at"] = "2026-12-21T10:00"
    file["notes"][1]["n"] = 1
    file["decisions"].append({**file["decisions"][0], "decision": "child in need plan"})
    file["views"].append({"who": "p_sw", "views": {"f_jud": ["CIN", None]}, "reason": "on reflection"})
    file["conference"]["end"] = "13:00"
    file["next"] = {"review": "2026-12-01T10:00"}
    found = read(file)
    assert len(found.relationships) == 1
    assert found.relationships[0].kind is RelationshipKind.PARENT_OF
    assert found.people[2].contact_with == ("f_mum", "f_jud")
    assert found.ends is None
    assert [decision.outcome for decision in found.decisions] == [Outcome.CHILD_IN_NEED_PLAN]
    assert found.views[0].views == (("f_jud", PlanView.CHILD_IN_NEED, None),)
    assert found.views[0].reason == "on reflection"
    said = " ".join(found.problems)
    for words in (
        "relationships[1] joins somebody to themselves",
        "relationships[1].since is words",
        "people[2].contact_with[0] names somebody in the family who is not a child",
        "people[2].contact_with[2] names somebody twice",
        "notes[2].at is earlier",
        "notes[2].at is not on the day",
        "notes[1].n is a number that another note has",
        "decisions[1] is a second decision",
        "views[2] gives views of somebody",
        "conference.end is not after the start",
        "next.review is not after the conference",
    ):
        assert words in said


@pytest.mark.parametrize(
    ("sentence", "mode", "remark", "observer", "closed"),
    [
        ("present in person", AttendanceMode.IN_PERSON, "", False, False),
        ("Present  In Person, observer", AttendanceMode.IN_PERSON, "observer", True, False),
        ("present online (camera off)", AttendanceMode.ONLINE, "(camera off)", False, False),
        (
            "present online for the closed part only",
            AttendanceMode.ONLINE,
            "for the closed part only",
            False,
            True,
        ),
        ("present by phone; from the car", AttendanceMode.TELEPHONE, "from the car", False, False),
        ("apologies, report sent", AttendanceMode.APOLOGIES, "report sent", False, False),
        ("report only", AttendanceMode.REPORT_ONLY, "", False, False),
        ("absent", AttendanceMode.ABSENT, "", False, False),
    ],
)
def test_an_attendance_sentence_is_taken_apart(sentence, mode, remark, observer, closed, read):
    file = inquorate()
    file["people"][3]["attendance"] = sentence
    found = read(file).people[3]
    assert (found.mode, found.remark, found.observer, found.closed_part_only) == (
        mode,
        remark,
        observer,
        closed,
    )


@pytest.mark.parametrize(
    ("words", "main", "others"),
    [
        ("neglect", Category.NEGLECT, ()),
        ("Physical abuse", Category.PHYSICAL, ()),
        ("physical harm", Category.PHYSICAL, ()),
        ("sexual", Category.SEXUAL, ()),
        ("emotional and physical", Category.EMOTIONAL, (Category.PHYSICAL,)),
        ("neglect; emotional abuse; neglect", Category.NEGLECT, (Category.EMOTIONAL,)),
        ("multiple", Category.MULTIPLE, ()),
        ("SAB", Category.SEXUAL, ()),
        ("none", None, ()),
        ("", None, ()),
        (None, None, ()),
    ],
)
def test_categories_are_understood_in_many_words(words, main, others, read):
    file = inquorate()
    file["decisions"][0]["category"] = words
    found = read(file).decisions[0]
    assert (found.category, found.other_categories) == (main, others)


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("child protection plan", Outcome.CHILD_PROTECTION_PLAN),
        ("Child protection plan, from birth", Outcome.CHILD_PROTECTION_PLAN),
        ("child protection plan ends", Outcome.PLAN_ENDS),
        ("child protection plan endorsed by all", Outcome.CHILD_PROTECTION_PLAN),
        ("child in need plan", Outcome.CHILD_IN_NEED_PLAN),
        ("child-in-need plan for six months", Outcome.CHILD_IN_NEED_PLAN),
        ("plan ends; the family has moved", Outcome.PLAN_ENDS),
        ("no plan", Outcome.NO_PLAN),
        ("no plan needed", Outcome.NO_PLAN),
    ],
)
def test_a_decision_is_known_by_its_first_words_and_keeps_them_all(words, outcome, read):
    file = inquorate()
    file["decisions"][0]["decision"] = words
    found = read(file).decisions[0]
    assert (found.outcome, found.words) == (outcome, words)


@pytest.mark.parametrize(
    ("override", "found", "reason"),
    [
        (None, False, ""),
        (False, False, ""),
        (True, True, ""),
        ("The risk is over", True, "The risk is over"),
    ],
)
def test_an_override_may_be_a_sign_or_a_reason(override, found, reason, read):
    file = inquorate()
    file["decisions"][0]["override"] = override
    decision = read(file).decisions[0]
    assert (decision.override, decision.override_reason) == (found, reason)


def test_progress_is_told_in_words(tmp_path):
    steps: list[tuple[int, int, str]] = []
    read_practice_file(write(bare(), tmp_path), progress=lambda *step: steps.append(step))
    assert steps[0] == (0, 3, "Reading the file")
    assert steps[-1][:2] == (3, 3)


@pytest.mark.parametrize(("day", "why"), [("2026-02-14", "Saturday"), ("2027-03-26", "Good Friday")])
def test_a_conference_on_a_day_that_is_no_working_day_is_reported(read, day, why):
    file = bare()
    file["conference"]["date"] = day
    sentence = f"conference.date is no working day ({why}); a conference is not held on one."
    assert sentence in read(file).problems
