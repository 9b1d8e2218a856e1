"""Parts, voices and the family’s replies as the record prints them, for each reader what they may read."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.course import Part
from cpdesk.snapshots.people import ChildVoice
from cpdesk.vocabulary import Lane, PartKind, Reply, VoiceBy
from tests.documents.invented_conference import at, copy_for, entry, key
from tests.documents.word_paper import Paper

HALF = Part(UUID(int=7), PartKind.HALF, (key("dad"),), at(11, 40), at(11, 50), "THEY-MUST-NOT-MEET")


def record(conference: Conference, paper_of: Callable[..., Paper], reader: str = "") -> str:
    return paper_of("record", copy_for(conference, reader)).lines()


def with_a_reply(conference: Conference, **more: object) -> Conference:
    worry = entry(1, Lane.WORRY, "Leo was away from school.", about=(key("leo"),))
    reply = entry(
        2, Lane.FAMILY_VIEW, "It was nine days.", speaker=key("mum"), about=(key("leo"),),
        reply=Reply.PARTLY, replies_to=worry.id,
    )  # fmt: skip
    return replace(conference, entries=(worry, replace(reply, **more)))


def test_a_reply_stands_beside_its_worry_and_only_there(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    lines = record(with_a_reply(conference), paper_of)
    assert lines.count("It was nine days.") == 1
    worry, reply = lines.index("Leo was away"), lines.index("partly agrees: “It was nine days.”")
    assert "\n" not in lines[worry:reply].strip("\n").replace("\n", "", 1)


def test_a_reply_without_words_says_what_was_answered(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    assert "partly agrees" in record(with_a_reply(conference, text=""), paper_of)


def test_parts_are_told_with_their_reason_in_the_full_record_alone(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    conference = replace(conference, parts=(HALF,))
    assert "THEY-MUST-NOT-MEET" in record(conference, paper_of)
    assert "Parts that not everybody was in" not in record(conference, paper_of, "mum")
    dad = record(conference, paper_of, "dad")
    assert "Separate half" in dad
    assert "THEY-MUST-NOT-MEET" not in dad


def test_how_a_child_was_heard_is_told_to_those_who_belong_to_the_child(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    voice = ChildVoice(key("leo"), VoiceBy.WORKER, key("sw"), "VOICE-NOTE")
    conference = replace(conference, voices=(voice,))
    assert "VOICE-NOTE" in record(conference, paper_of)
    mum, dad = record(conference, paper_of, "mum"), record(conference, paper_of, "dad")
    assert "Through a worker" in mum
    assert "VOICE-NOTE" not in mum
    assert "How each child was heard" not in dad
