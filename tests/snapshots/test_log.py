"""What happened when in a meeting, in sentences to the minute."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from cpdesk.rules.wording import clock
from cpdesk.snapshots.course import Break, Part, StepRecord, StepSkip
from cpdesk.snapshots.log import log_of
from cpdesk.snapshots.people import Presence
from cpdesk.snapshots.reader import Reader, for_reader
from cpdesk.vocabulary import BreakKind, PartKind
from tests.documents.invented_conference import at, key, make_conference

WHOLE = make_conference()


def lines(conference):
    return [f"{clock(line.at)} {line.words}" for line in log_of(conference)]


def test_the_log_is_in_order_and_every_line_a_sentence():
    log = log_of(WHOLE)
    assert [line.at for line in log] == sorted(line.at for line in log)
    assert all(line.words.endswith(".") for line in log)
    assert log[0].words == "The conference began."
    assert log[-1].words == "The conference ended."
    assert "11:00 Dean Cole came, online." in lines(WHOLE)
    assert "11:00 On to “What must change”." in lines(WHOLE)


def test_breaks_say_how_long_and_who_went_out():
    legal = Break(uuid4(), BreakKind.LEGAL, at(11, 10), at(11, 17), (key("sw"),), "advice on orders")
    tea = Break(uuid4(), BreakKind.BREAK, at(11, 20), at(11, 20))
    log = lines(replace(WHOLE, breaks=(legal, tea)))
    assert "11:10 A break for legal advice; R. Sandhu went out. advice on orders." in log
    assert "11:17 The meeting went on, after 7 minutes." in log
    assert "11:20 The meeting went on, after less than a minute." in log


def test_parts_those_sent_out_and_steps_left_out_are_told_with_their_reason():
    part = Part(uuid4(), PartKind.HALF, (key("dad"),), at(11, 0), at(11, 20), "must not meet")
    skip = StepSkip("scale", "the family asked not to", at(10, 50))
    dad = next(line for line in WHOLE.attendance if line.person.id == key("dad"))
    sent = Presence(at(11, 0), at(11, 30), sent_out=True, why="he shouted")
    attendance = tuple(
        replace(line, presences=(sent, Presence(at(11, 40), None))) if line is dad else line
        for line in WHOLE.attendance
    )
    log = lines(replace(WHOLE, parts=(part,), skips=(skip,), attendance=attendance))
    assert "11:00 A separate half began, with Dean Cole: must not meet." in log
    assert "11:20 The separate half ended." in log
    assert "10:50 “Safety scale” was left out: the family asked not to." in log
    assert "11:30 Dean Cole was sent out: he shouted." in log
    assert "11:40 Dean Cole came again, in the room." in log


def test_views_before_the_plan_are_logged_as_such():
    steps = (
        StepRecord("views", at(10, 0), at(10, 5), 300),
        StepRecord("plan", at(10, 5), at(10, 9), 240),
        StepRecord("views", at(10, 9), None, 0),
    )
    log = lines(replace(WHOLE, steps=steps))
    assert "10:00 On to “Everyone’s view”, before the plan was talked about." in log
    assert "10:09 Back to “Everyone’s view”." in log


def test_before_it_began_or_entered_on_another_day_there_is_no_log():
    assert log_of(replace(WHOLE, day=date(2026, 11, 25))) == ()
    assert log_of(replace(WHOLE, began=None)) == ()


def test_a_family_copy_knows_only_when_breaks_were():
    legal = Break(uuid4(), BreakKind.LEGAL, at(11, 10), at(11, 17), (key("sw"),), "advice on orders")
    whole = replace(WHOLE, breaks=(legal,), skips=(StepSkip("scale", "SECRET", at(10, 50)),))
    copy = for_reader(whole, Reader(whole.person(key("mum"))))
    log = " ".join(lines(copy.conference))
    assert "11:10 A break for legal advice." in log
    assert "advice on orders" not in log
    assert "SECRET" not in log
