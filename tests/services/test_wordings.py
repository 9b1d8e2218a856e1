"""Each change of an entry has its words."""

from uuid import uuid4

from cpdesk.snapshots.wordings import wordings
from cpdesk.vocabulary import Lane, SaidAs


def test_an_entry_tells_what_became_of_it(desk, running, clock):
    meeting = desk.meeting
    conference = meeting.conference(running)
    child = conference.children[0]
    entry = meeting.add_entry(running, "One", Lane.WORRY)
    changes = (
        {"text": "Two"}, {"lane": Lane.STRENGTH}, {"private": True}, {"private": False},
        {"about": [child.id]}, {"about": []}, {"said_as": SaidAs.FACT}, {"said_as": None},
        {"speaker": child.id}, {"text": "Three", "lane": Lane.WORRY},
    )  # fmt: skip
    for change in changes:
        clock.pass_(1)
        meeting.change_entry(entry, **change)
    meeting.remove_entry(entry)
    desk.undoing.undo(running)
    found = wordings(conference, meeting.history(entry))
    assert [one.did for one in found] == [
        f"added under “{Lane.WORRY.words}”, nobody named",
        "the words were changed",
        f"moved to “{Lane.STRENGTH.words}”",
        "made private",
        "no longer private",
        f"about {child.name}",
        "about all the children",
        f"said as {SaidAs.FACT.words}",
        "not said as fact, allegation or opinion",
        f"said by {child.name}",
        f"the words were changed and moved to “{Lane.WORRY.words}”",
        "taken out of the record",
        "brought back",
    ]
    assert [one.text for one in found if one.text] == ["One", "Two", "Three"]
    assert found[0].at == conference.began or found[0].author


def test_nothing_is_said_of_an_entry_that_never_was(desk, running):
    assert wordings(desk.meeting.conference(running), desk.meeting.history(uuid4())) == ()
