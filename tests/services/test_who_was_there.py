"""Who of a practice file was there: somebody kept apart never reads what was said without them."""

import pytest

from cpdesk.snapshots.reader import Reader, for_reader
from tests import practice_files

COMMON, READ_OUT, HALF = "She fled to the house by the canal.", "(Read out.) I never hit.", "He came in late."


def said(stage: str, at: str, speaker: str, text: str) -> dict:
    lane = "family_view" if speaker.startswith("f_") else "worry"
    return {"at": f"2026-03-27T{at}", "stage": stage, "speaker": speaker, "lane": lane, "text": text}


def kept_apart(**conference) -> dict:
    """Mum in the common part; Dad’s words read out in it; the half follows in the same minute."""
    file = practice_files.split_meeting()
    file["conference"] |= {"family_arrive": ["f_mum"], "split_meeting": None, **conference}
    file["notes"] = [
        said("worries", "14:05", "p_sw", COMMON),
        said("worries", "14:07", "f_dad", READ_OUT),
        said("worries", "14:10", "f_mum", "I am afraid of him."),
        said("second half", "14:10", "p_chair", HALF),
        said("second half", "14:12", "f_dad", "I want to see him."),
    ]
    return file


def texts_for(desk, tmp_path, file: dict, who: str) -> list[str]:
    path = practice_files.write(file, tmp_path)
    brought = desk.practice.bring_in(desk.practice.read(path), fill=True)
    conference = desk.meeting.conference(brought.conference_id)
    reader = Reader(conference.person(brought.ids[who]))
    return [entry.text for entry in for_reader(conference, reader).conference.entries]


@pytest.mark.parametrize(
    "file",
    [
        kept_apart(split_meeting="The parents do not meet"),
        kept_apart(split_meeting="The parents do not meet", family_arrive=["f_mum", "f_dad"]),
        kept_apart() | {"exclusions": [{"who": "f_dad", "part": "first half"}]},
    ],
)
def test_words_read_out_for_somebody_kept_apart_do_not_bring_them_into_the_room(desk, tmp_path, file):
    assert texts_for(desk, tmp_path, file, "f_dad") == [READ_OUT, HALF, "I want to see him."]


def test_who_is_outside_during_a_separate_half_does_not_read_it(desk, tmp_path):
    file = kept_apart(split_meeting="The parents do not meet")
    assert texts_for(desk, tmp_path, file, "f_mum") == [COMMON, READ_OUT, "I am afraid of him."]


@pytest.mark.parametrize(
    "exclusion",
    [
        {"who": "f_dad", "part": "the whole conference"},
        {"who": "f_dad", "part": "conference", "views_given_by": "p_sw"},
    ],
)
def test_somebody_kept_out_of_everything_reads_their_own_words_only(desk, tmp_path, exclusion):
    file = kept_apart() | {"exclusions": [exclusion]}
    file["notes"] = file["notes"][:3]
    assert texts_for(desk, tmp_path, file, "f_dad") == [READ_OUT]


def test_a_half_without_a_name_of_its_own_is_known_by_who_speaks_in_it(desk, tmp_path):
    file = kept_apart(split_meeting="The parents do not meet")
    file["notes"] = [
        said("worries", "14:05", "p_sw", COMMON),
        said("Lorcan joins", "14:10", "p_chair", HALF),
        said("Lorcan joins", "14:12", "f_dad", "I want to see him."),
    ]
    assert texts_for(desk, tmp_path, file, "f_dad") == [HALF, "I want to see him."]
    assert texts_for(desk, tmp_path, file, "f_mum") == [COMMON]


def test_somebody_who_comes_for_the_closed_part_alone_is_there_in_it_alone(desk, tmp_path):
    file = kept_apart()
    file["people"][1]["attendance"] = "present in person for the closed part only"
    who = file["people"][1]["id"]
    file["notes"] = [
        said("welcome", "14:02", "p_chair", "Hello."),
        said("closed part", "14:05", "p_sw", "Something."),
        said("worries", "14:10", "p_sw", COMMON),
    ]
    brought = desk.practice.bring_in(desk.practice.read(practice_files.write(file, tmp_path)), fill=True)
    conference = desk.meeting.conference(brought.conference_id)
    row = next(a for a in conference.attendance if a.person.source_id == who)
    assert [(p.arrived.minute, p.left.minute) for p in row.presences] == [(5, 10)]
    mum = for_reader(conference, Reader(conference.person(brought.ids["f_mum"]))).conference
    assert who not in {a.person.source_id for a in mum.attendance}
