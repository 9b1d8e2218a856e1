"""Who can open a file: each with a passphrase of their own, never nobody; the history says who changed it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cpdesk.errors import Cancelled, NotPossible, WrongPassphrase
from cpdesk.rules.policy import Policy
from cpdesk.services.change import Change
from cpdesk.services.desk import Desk
from cpdesk.services.sealing import Recovered, Sealing, nobody
from cpdesk.snapshots.health import Standing
from cpdesk.snapshots.keys import KeySlot, Opener
from cpdesk.storage import header
from cpdesk.storage.cost import Cost
from cpdesk.storage.files import data_path
from cpdesk.vocabulary import Deed, KeyHolder

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
CHAIRS = "seven quiet words in a long row"
CLERKS = "a kettle and four brass pelicans"
MANAGERS = "nobody walks to Tuesday uphill"
NEW = "marble otters count the ferries"
CHAIR, CLERK, MANAGER = KeyHolder.CHAIR, KeyHolder.CLERK, KeyHolder.MANAGER


@pytest.fixture
def sealing(clock) -> Sealing:
    return Sealing(nobody, clock, CHEAP)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys.cpdesk"


@pytest.fixture
def paper(sealing: Sealing, path: Path) -> str:
    """The recovery key of a file that a chair, a clerk and a manager can open."""
    made = sealing.create(path, CHAIRS, "Olu Adeyemi")
    made.desk.keys.add(CLERK, "Tamsin Pike", CLERKS)
    made.desk.keys.add(MANAGER, "Rhona Bell", MANAGERS)
    made.desk.close()
    return made.recovery_key


@pytest.fixture
def as_(sealing: Sealing, path: Path, paper: str):
    """Opens the file with a passphrase; all are locked at the end."""
    opened: list[Desk] = []

    def unlock(passphrase: str) -> Desk:
        while opened:
            opened.pop().close()
        opened.append(sealing.unlock(path, passphrase))
        return opened[-1]

    yield unlock
    while opened:
        opened.pop().close()


def refused(doing: Callable[[], object], kind: type[Exception] = NotPossible) -> str:
    with pytest.raises(kind) as caught:
        doing()
    return str(caught.value)


def told(desk: Desk) -> list[tuple[str, str]]:
    return [(line.author, line.details) for line in reversed(desk.history.lines(deed=Deed.KEYS).lines)]


def by_key(examined):
    return {finding.key: finding for finding in examined.findings}


def test_each_opens_the_file_with_their_own_passphrase_and_is_the_author_of_what_follows(as_):
    for passphrase, opener in (
        (CHAIRS, Opener(CHAIR, "Olu Adeyemi")), (CLERKS, Opener(CLERK, "Tamsin Pike")),
        (MANAGERS, Opener(MANAGER, "Rhona Bell")),
    ):  # fmt: skip
        desk = as_(passphrase)
        assert desk.opener == opener
        assert desk.history.lines().lines[0].author == opener.name
    assert desk.keys.slots() == (
        KeySlot(CHAIR, "Olu Adeyemi"), KeySlot(CLERK, "Tamsin Pike"), KeySlot(MANAGER, "Rhona Bell", True),
        KeySlot(KeyHolder.RECOVERY, ""),
    )  # fmt: skip


def test_a_changed_passphrase_opens_and_the_old_one_does_not(as_, sealing, path):
    as_(CLERKS).keys.change("Tamsin Pike", NEW, CLERKS)
    assert as_(NEW).opener.name == "Tamsin Pike"
    as_(CHAIRS)
    assert "does not open the file" in refused(lambda: as_(CLERKS), WrongPassphrase)


def test_a_removed_key_opens_nothing(as_):
    as_(CHAIRS).keys.remove(KeySlot(CLERK, "Tamsin Pike"))
    refused(lambda: as_(CLERKS), WrongPassphrase)
    assert [slot.name for slot in as_(CHAIRS).keys.slots()] == ["Olu Adeyemi", "Rhona Bell", ""]


def test_changing_a_passphrase_rewrites_the_head_alone(as_, path, monkeypatch):
    desk = as_(CHAIRS)
    before, heads = path.read_bytes(), []
    data, replace_head = data_path(path).read_bytes(), desk.keys._at.store.replace_head

    def seen(head, told):
        heads.append((head, data_path(path).read_bytes() == data))
        replace_head(head, told)

    monkeypatch.setattr(desk.keys._at.store, "replace_head", seen)
    desk.keys.change("Olu Adeyemi", NEW, CHAIRS)
    after = path.read_bytes()
    assert heads == [(after[: header.HEAD], True)]
    assert before[: header.HEAD] != after[: header.HEAD]
    assert header.decode(after).generation == header.decode(before).generation + 1
    assert data_path(path).read_bytes() == data  # the commit of the generation is in the -wal


def test_the_history_says_who_changed_which_key_and_holds_no_secret(as_):
    desk = as_(CHAIRS)
    desk.keys.remove(KeySlot(MANAGER, "Rhona Bell"))
    key = desk.keys.new_recovery_key()
    as_(CLERKS).keys.change("Tamsin Pike", NEW, CLERKS)
    desk = as_(NEW)
    desk.keys.rename("Tamsin Pike", "Tamsin Pike-Jones", NEW)
    lines = told(desk)
    assert [author for author, _ in lines] == ["Olu Adeyemi"] * 4 + ["Tamsin Pike"] * 2
    assert [details for _, details in lines] == [
        "a key for Tamsin Pike (clerk) was added", "a key for Rhona Bell (manager) was added",
        "the key of Rhona Bell was removed",
        "a new recovery key was made; the one before opens nothing but old copies",
        "their own passphrase was changed", "Tamsin Pike is called Tamsin Pike-Jones from now on",
    ]  # fmt: skip
    everything = repr(lines)
    assert not any(secret in everything for secret in (key, CHAIRS, CLERKS, NEW))
    assert desk.history.check() is None


def test_somebody_renamed_is_called_so_from_the_next_opening(as_):
    desk = as_(CLERKS)
    desk.keys.rename("Tamsin Pike", "  Tamsin   Jones ", CLERKS)
    assert [slot.name for slot in desk.keys.slots() if slot.mine] == ["Tamsin Jones"]
    assert as_(CLERKS).opener.name == "Tamsin Jones"


REFUSALS: dict[str, tuple[str, Callable[[Desk], object], str]] = {
    "clerk adds": (CLERKS, lambda d: d.keys.add(CLERK, "Ada", NEW), "Only a chair or a manager"),
    "clerk removes": (
        CLERKS, lambda d: d.keys.remove(KeySlot(MANAGER, "Rhona Bell")), "Only a chair or a manager",
    ),
    "clerk prints": (CLERKS, lambda d: d.keys.new_recovery_key(), "Only a chair or a manager"),
    "clerk rekeys": (CLERKS, lambda d: d.keys.rekey(NEW), "Only a chair or a manager"),
    "last chair": (MANAGERS, lambda d: d.keys.remove(KeySlot(CHAIR, "Olu Adeyemi")), "the only chair’s key"),
    "own key": (MANAGERS, lambda d: d.keys.remove(KeySlot(MANAGER, "Rhona Bell")), "with this key"),
    "recovery": (CHAIRS, lambda d: d.keys.remove(KeySlot(KeyHolder.RECOVERY, "")), "cannot be removed"),
    "gone": (CHAIRS, lambda d: d.keys.remove(KeySlot(CLERK, "Ada")), "no such key"),
    "no name": (CHAIRS, lambda d: d.keys.add(CLERK, " \u200b ", NEW), "Say whose key"),
    "long name": (CHAIRS, lambda d: d.keys.add(CLERK, "A" * 61, NEW), "60 characters"),
    "role": (CHAIRS, lambda d: d.keys.add(CLERK, "Chair", NEW), "person’s own name"),
    "taken": (CHAIRS, lambda d: d.keys.add(CHAIR, "TAMSIN pike", NEW), "of this name can open"),
    "renamed alike": (
        CLERKS, lambda d: d.keys.rename("Tamsin Pike", "Olu\u200b Adeyemi", CLERKS), "of this name",
    ),
    "weak": (CHAIRS, lambda d: d.keys.add(CLERK, "Ada", "password1234"), "Easy to guess"),
    "short": (CHAIRS, lambda d: d.keys.add(CLERK, "Ada", "short"), "at least 12 characters"),
    "shared": (CHAIRS, lambda d: d.keys.add(CLERK, "Ada", CLERKS), "opens the file already"),
    "changed to another’s": (
        CLERKS, lambda d: d.keys.change("Tamsin Pike", CHAIRS, CLERKS), "opens the file already",
    ),
    "another’s": (CHAIRS, lambda d: d.keys.change("Tamsin Pike", NEW, CLERKS), "by the person it belongs to"),
    "old one again": (CHAIRS, lambda d: d.keys.rekey(CHAIRS), "opens the file already"),
    "no recovery": (CHAIRS, lambda d: d.keys.set_after_recovery(CHAIR, "Ada", NEW), "with a passphrase"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSALS)
def test_each_refusal_has_its_sentence_and_changes_nothing(as_, path, name):
    passphrase, doing, words = REFUSALS[name]
    desk = as_(passphrase)
    before, lines = path.read_bytes(), told(desk)
    said = refused(lambda: doing(desk))
    assert words in said
    assert "Nothing was changed" in said
    assert (path.read_bytes(), told(desk)) == (before, lines)


def test_one_s_own_passphrase_is_changed_with_the_present_one_only(as_, path):
    desk = as_(CLERKS)
    before = path.read_bytes()
    said = refused(lambda: desk.keys.change("Tamsin Pike", NEW, "kettle"), WrongPassphrase)
    assert "present passphrase" in said
    assert path.read_bytes() == before


def test_the_last_chair_may_go_when_there_is_another(as_):
    as_(MANAGERS).keys.add(CHAIR, "Ada Marsh", NEW)
    as_(NEW).keys.remove(KeySlot(CHAIR, "Olu Adeyemi"))
    refused(lambda: as_(CHAIRS), WrongPassphrase)


def test_a_file_has_sixteen_keys_at_most(as_):
    desk = as_(CHAIRS)
    for number in range(12):
        desk.keys.add(CLERK, f"Clerk {number}", f"{NEW} number {number}")
    assert "16 keys at most" in refused(lambda: desk.keys.add(CLERK, "One more", NEW))
    assert len(desk.keys.slots()) == 16


def test_a_longer_minimum_of_the_office_holds_for_every_new_passphrase(as_, path, clock):
    as_(CHAIRS).close()
    strict = Sealing(nobody, clock, CHEAP, Policy(minimum_passphrase=40))
    desk = strict.unlock(path, CHAIRS)
    assert "at least 40 characters" in refused(lambda: desk.keys.add(CLERK, "Ada", NEW))
    desk.close()
    said = refused(lambda: strict.create(path.with_name("new.cpdesk"), NEW))
    assert "Nothing was created" in said
    assert not path.with_name("new.cpdesk").exists()


def test_a_recovery_key_is_untested_until_it_was_typed_from_its_paper_and_each_new_one_again(as_):
    desk = as_(CHAIRS)
    assert desk.keys.recovery_key_untested()
    assert by_key(desk.health.examine())["keys"].standing is Standing.LOOK
    desk.keys.note_recovery_key(Deed.PROVED)
    assert not desk.keys.recovery_key_untested()
    assert by_key(desk.health.examine())["keys"].standing is Standing.OK
    assert desk.history.lines().lines[0].words == "tested the recovery key"
    desk.keys.new_recovery_key()
    assert as_(CLERKS).keys.recovery_key_untested()


def test_a_change_is_announced(as_, sealing, path, clock):
    as_(CHAIRS).close()
    heard: list[Change] = []
    desk = Sealing(heard.append, clock, CHEAP).unlock(path, CHAIRS)
    desk.keys.add(CLERK, "Ada", NEW)
    desk.close()
    assert Change("keys", None) in heard


class TestTheRecoveryKey:
    def test_it_opens_nothing_but_the_way_to_a_new_passphrase(self, sealing, path, paper):
        opened = sealing.open(path, paper.lower())
        assert isinstance(opened, Recovered)
        assert not hasattr(opened, "cases")
        assert [slot.name for slot in opened.slots()][:2] == ["Olu Adeyemi", "Tamsin Pike"]
        assert paper not in repr(opened)
        opened.close()
        assert "set a new passphrase first" in refused(lambda: sealing.unlock(path, paper))

    def test_a_new_passphrase_opens_the_file_as_the_person_it_was_set_for(self, sealing, path, paper):
        opened = sealing.open(path, paper)
        desk = opened.set_passphrase(CHAIR, "Olu Adeyemi", NEW)
        assert desk.opener == Opener(CHAIR, "Olu Adeyemi")
        assert told(desk)[-1] == (
            "recovery key", "the recovery key was used, and a new passphrase set for Olu Adeyemi (chair)",
        )  # fmt: skip
        desk.close()
        refused(lambda: sealing.unlock(path, CHAIRS), WrongPassphrase)
        sealing.unlock(path, NEW).close()

    def test_it_can_let_somebody_new_in(self, sealing, path, paper):
        desk = sealing.open(path, paper).set_passphrase(CHAIR, "Ada Marsh", NEW)
        assert desk.keys.slots()[-2] == KeySlot(CHAIR, "Ada Marsh", True)
        desk.close()

    def test_a_weak_passphrase_can_be_tried_again_with_a_better_one(self, sealing, path, paper):
        opened = sealing.open(path, paper)
        refused(lambda: opened.set_passphrase(CHAIR, "Olu Adeyemi", "password1234"))
        refused(lambda: opened.set_passphrase(CHAIR, "", NEW))
        opened.set_passphrase(CHAIR, "Olu Adeyemi", NEW).close()

    def test_to_use_it_is_to_have_it_on_paper(self, sealing, path, paper):
        desk = sealing.open(path, paper).set_passphrase(CHAIR, "Olu Adeyemi", NEW)
        assert not desk.keys.recovery_key_untested()
        desk.close()

    def test_it_stays_good_until_a_new_one_is_made(self, sealing, path, paper):
        desk = sealing.open(path, paper).set_passphrase(CHAIR, "Olu Adeyemi", NEW)
        desk.close()
        again = sealing.open(path, paper)
        desk = again.set_passphrase(CHAIR, "Olu Adeyemi", NEW + " again")
        new = desk.keys.new_recovery_key()
        desk.close()
        assert "a newer key was made since" in refused(lambda: sealing.open(path, paper), WrongPassphrase)
        sealing.open(path, new).close()

    def test_part_of_it_is_asked_for_and_compared_however_it_is_typed(self, sealing, path):
        made = sealing.create(path, CHAIRS)
        paper, groups = made.paper, made.recovery_key.split("-")
        right = [groups[number - 1] for number in paper.asked]
        assert len(paper.asked) == 2
        assert paper.wrong([" ".join(group.lower()) for group in right]) == ()
        assert paper.wrong(right[:1]) == paper.asked[1:]
        assert paper.wrong(["", "22222"]) == paper.asked
        assert made.recovery_key not in repr(paper)
        made.desk.close()


class TestAllKeysAnew:
    def test_only_the_new_passphrase_and_the_new_recovery_key_open_it(self, as_, sealing, path, paper):
        desk = as_(CHAIRS)
        before = header.decode(path.read_bytes())
        steps = []
        made = desk.keys.rekey(NEW, lambda *step: steps.append(step))
        assert made.others == (KeySlot(CLERK, "Tamsin Pike"), KeySlot(MANAGER, "Rhona Bell"))
        assert steps[-1][0] == steps[-1][1] > 0
        for old in (CHAIRS, CLERKS, MANAGERS, paper):
            refused(lambda old=old: sealing.open(path, old), WrongPassphrase)
        sealing.open(path, made.recovery_key).close()
        desk = as_(NEW)
        assert desk.opener == Opener(CHAIR, "Olu Adeyemi")
        after = header.decode(path.read_bytes())
        assert after.file_id != before.file_id
        assert after.generation == before.generation + 1
        assert sorted(file.name for file in path.parent.iterdir() if "next" in file.name) == []

    def test_the_history_is_carried_over_whole_and_says_so(self, as_):
        desk = as_(CHAIRS)
        lines = len(told(desk))
        desk.keys.rekey(NEW)
        desk = as_(NEW)
        assert desk.history.check() is None
        assert len(told(desk)) == lines + 1
        assert told(desk)[-1][1].startswith("all keys were replaced")

    def test_the_others_are_added_again(self, as_):
        as_(MANAGERS).keys.rekey(NEW)
        desk = as_(NEW)
        assert desk.opener == Opener(MANAGER, "Rhona Bell")
        desk.keys.add(CHAIR, "Olu Adeyemi", CHAIRS)
        assert as_(CHAIRS).opener.is_chair

    def test_it_can_be_stopped_and_the_work_goes_on(self, as_, path):
        desk = as_(CHAIRS)
        before = path.read_bytes()
        with pytest.raises(Cancelled):
            desk.keys.rekey(NEW, cancelled=lambda: True)
        assert path.read_bytes() == before
        assert not [file for file in path.parent.iterdir() if "next" in file.name]
        desk.keys.add(CLERK, "Ada", NEW)

    def test_the_desk_is_locked_afterwards(self, as_):
        desk = as_(CHAIRS)
        desk.keys.rekey(NEW)
        assert "locked" in refused(desk.keys.slots)


def test_who_unlocked_before_is_tried_first_so_that_unlocking_again_is_no_slower_than_the_chairs(
    as_, sealing, path, monkeypatch
):
    tried: list[bytes] = []
    derive = Cost.derive
    as_(CHAIRS).close()
    monkeypatch.setattr(
        Cost, "derive", lambda cost, secret, salt: tried.append(salt) or derive(cost, secret, salt)
    )
    sealing.unlock(path, MANAGERS).close()
    assert len(tried) == 3
    tried.clear()
    sealing.unlock(path, MANAGERS).close()
    assert len(tried) == 1
