"""Only the chair decides and closes, until the chair hands a conference over; the history tells."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest

from cpdesk.errors import NotPossible, WrongPassphrase
from cpdesk.services.desk import Desk
from cpdesk.services.new_keys import HowKeysAreMade
from cpdesk.snapshots.decisions import Decision
from cpdesk.snapshots.keys import KeySlot, Opener
from cpdesk.storage.store import Store
from cpdesk.vocabulary import Deed, KeyHolder, Lane, Outcome

from .conftest import CHEAP, PASSPHRASE

TAMSIN = Opener(KeyHolder.CLERK, "Tamsin Pike")
RHONA = Opener(KeyHolder.MANAGER, "Rhona Bell")
CLERKS = "a kettle and four brass pelicans"
HOW = HowKeysAreMade(cost=CHEAP)


@pytest.fixture
def as_(desk: Desk, shelf, clock, announced) -> Iterator[Callable[[Opener], Desk]]:
    """The file, opened by somebody else."""
    key, path = shelf.key, desk.path
    keys = desk.keys
    keys._how = HOW
    keys.add(KeyHolder.CLERK, TAMSIN.name, CLERKS)
    keys.add(KeyHolder.MANAGER, RHONA.name, CLERKS + " too")
    opened = [desk]

    def unlock(who: Opener) -> Desk:
        opened[-1].close()
        store = Store(path, key, author=who.words)
        opened.append(Desk(store, announced.append, clock, who, how_keys_are_made=HOW))
        return opened[-1]

    yield unlock
    opened[-1].close()


CHAIR = Opener(KeyHolder.CHAIR)


def decided(desk: Desk, which: UUID) -> Decision:
    child = desk.meeting.conference(which).children[0]
    decision = Decision(child=child.id, outcome=Outcome.CHILD_PROTECTION_PLAN)
    desk.decisions.decide(which, decision)
    return decision


def refused(doing: Callable[[], object], kind: type[Exception] = NotPossible) -> str:
    with pytest.raises(kind) as caught:
        doing()
    return str(caught.value)


DECIDING: dict[str, Callable[[Desk, UUID], object]] = {
    "decide": decided,
    "go on without quorum": lambda desk, which: desk.attendance.go_on_without_quorum(which, "Harm."),
    "close": lambda desk, which: desk.closing.close(which, "Left open."),
}


@pytest.mark.parametrize("who", [TAMSIN, RHONA], ids=["clerk", "manager"])
@pytest.mark.parametrize("name", DECIDING)
def test_a_clerk_or_manager_does_nothing_of_the_chairs(running, as_, name, who):
    desk = as_(who)
    before = desk.meeting.conference(running)
    assert not desk.hand_over.may_decide(running)
    said = refused(lambda: DECIDING[name](desk, running))
    assert said.startswith("Only the chair does this")
    assert "Nothing was changed" in said
    assert desk.meeting.conference(running) == before


def test_a_clerk_writes_notes_and_views_as_ever(running, as_):
    desk = as_(TAMSIN)
    entries = len(desk.meeting.conference(running).entries)
    desk.meeting.add_entry(running, "A note.", Lane.STRENGTH)
    assert len(desk.meeting.conference(running).entries) == entries + 1
    assert as_(CHAIR).hand_over.may_decide(running)


def test_the_chairs_passphrase_hands_over_to_the_clerk_at_the_desk(running, as_, clock):
    desk = as_(TAMSIN)
    assert desk.hand_over.now(running) is None
    desk.hand_over.give(running, PASSPHRASE)
    handed = desk.hand_over.now(running)
    assert (handed.chair, handed.clerk, handed.began) == ("chair", "Tamsin Pike", clock())
    assert desk.hand_over.may_decide(running)
    decision = decided(desk, running)
    assert desk.meeting.conference(running).decision(decision.child).outcome is Outcome.CHILD_PROTECTION_PLAN
    lines = [(line.author, line.deed, line.details) for line in desk.history.lines().lines[:2]]
    assert lines == [
        ("Tamsin Pike", Deed.CHANGED, "decided for a child in the chair’s name, with the leave of chair"),
        ("Tamsin Pike", Deed.HANDED_OVER, "chair lets Tamsin Pike decide and close in the chair’s name"),
    ]


@pytest.mark.parametrize("typed", [CLERKS, "not the chair’s at all", ""])
def test_nothing_but_a_chairs_passphrase_hands_over(running, as_, typed):
    desk = as_(TAMSIN)
    assert "not a chair’s passphrase" in refused(lambda: desk.hand_over.give(running, typed), WrongPassphrase)
    assert not desk.hand_over.may_decide(running)


def test_the_chair_hands_over_by_name_and_takes_back(running, as_):
    chair = as_(CHAIR)
    chair.hand_over.give(running, to="Tamsin Pike")
    assert as_(TAMSIN).hand_over.may_decide(running)
    assert not as_(RHONA).hand_over.may_decide(running)
    assert "handed over to somebody else" in refused(lambda: as_(RHONA).hand_over.take_back(running))
    as_(CHAIR).hand_over.take_back(running)
    assert not as_(TAMSIN).hand_over.may_decide(running)


def test_who_has_it_can_give_it_back(running, as_):
    desk = as_(TAMSIN)
    desk.hand_over.give(running, PASSPHRASE)
    desk.hand_over.take_back(running)
    desk.hand_over.take_back(running)
    assert desk.hand_over.now(running) is None


def test_the_chair_hands_over_to_somebody_who_can_open_the_file(running, as_):
    chair = as_(CHAIR)
    for nobody in ("", "Ada", "chair"):
        said = refused(lambda to=nobody: chair.hand_over.give(running, to=to))
        assert "no clerk or manager of this name" in said


def test_one_conference_handed_over_is_no_other(running, as_):
    desk = as_(TAMSIN)
    desk.hand_over.give(running, PASSPHRASE)
    assert not desk.hand_over.may_decide(UUID(int=1))


def test_a_closed_conference_ends_it(running, as_, desk):
    chair = as_(CHAIR)
    for child in chair.meeting.conference(running).children:
        chair.decisions.decide(
            running,
            Decision(
                child.id,
                Outcome.NO_PLAN,
                reason="None.",
                override_reason="It is.",
                reminded_dissent=True,
                reminded_escalation=True,
            ),
        )
    clerk = as_(TAMSIN)
    clerk.hand_over.give(running, PASSPHRASE)
    try:
        clerk.closing.close(running, "Left open.")
    except NotPossible as missing:
        pytest.fail(str(missing))
    assert clerk.hand_over.now(running) is None
    assert not clerk.hand_over.may_decide(running)
    assert "closed" in refused(lambda: clerk.hand_over.give(running, PASSPHRASE))
    line = next(line for line in clerk.history.lines(deed=Deed.CHANGED).lines)
    assert line.details == "closed the conference in the chair’s name, with the leave of chair"


def test_a_clerk_undoes_no_decision_of_the_chairs(running, as_):
    decision = decided(as_(CHAIR), running)
    desk = as_(TAMSIN)
    assert refused(lambda: desk.undoing.undo(running)).startswith("Only the chair does this")
    assert desk.meeting.conference(running).decision(decision.child) is not None
    desk.hand_over.give(running, PASSPHRASE)
    assert desk.undoing.undo(running) is not None
    assert desk.meeting.conference(running).decision(decision.child) is None


def test_a_removed_key_loses_what_was_handed_over(running, as_):
    as_(CHAIR).hand_over.give(running, to="Tamsin Pike")
    as_(CHAIR).keys.remove(KeySlot(KeyHolder.CLERK, "Tamsin Pike"))
    assert as_(CHAIR).hand_over.now(running) is None


def test_somebody_renamed_keeps_what_was_handed_over(running, as_):
    as_(CHAIR).hand_over.give(running, to="Tamsin Pike")
    as_(TAMSIN).keys.rename("Tamsin Pike", "Tamsin Jones", CLERKS)
    assert as_(Opener(KeyHolder.CLERK, "Tamsin Jones")).hand_over.may_decide(running)


def test_a_practice_file_is_brought_in_by_a_clerk_with_its_decisions(as_, practice, tmp_path: Path):
    desk = as_(TAMSIN)
    brought = desk.practice.bring_in(practice, fill=True)
    assert desk.meeting.conference(brought.conference_id).decisions
