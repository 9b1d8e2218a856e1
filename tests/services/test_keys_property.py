"""Whatever is done to the keys: each present passphrase opens, no former one does, nobody is locked out."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cpdesk.errors import CpdeskError, NotPossible, WrongPassphrase
from cpdesk.services.sealing import Recovered, Sealing, nobody
from cpdesk.snapshots.keys import KeySlot
from cpdesk.storage import header, vault
from cpdesk.storage.cost import Cost
from cpdesk.vocabulary import KeyHolder

CHAIR, RECOVERY = KeyHolder.CHAIR, KeyHolder.RECOVERY
HOLDERS = (CHAIR, KeyHolder.CLERK, KeyHolder.MANAGER)
NAMES = ("Ada Marsh", "Olu Adeyemi", "Rhona Bell", "Tamsin Pike", "Zoë Ōkubo")


class KeysOfAFile(RuleBasedStateMachine):
    """People come and go, passphrases change, and a list of who has which is kept beside the file."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name, "keys.cpdesk")
        self.sealing = Sealing(nobody, lambda: datetime(2026, 11, 26, tzinfo=UTC), Cost(64, 1, 1))
        self.count = 0
        self.former: list[str] = []
        self.generation = -1

    def passphrase(self) -> str:
        self.count += 1
        return f"marble otters count the ferries {self.count}"

    @initialize()
    def made(self) -> None:
        first = self.passphrase()
        made = self.sealing.create(self.path, first, NAMES[0])
        self.desk, self.paper = made.desk, made.recovery_key
        self.people = {NAMES[0]: (CHAIR, first)}

    @property
    def me(self) -> str:
        return self.desk.opener.name

    @property
    def keeps(self) -> bool:
        return self.desk.opener.holder in (CHAIR, KeyHolder.MANAGER)

    @rule(holder=st.sampled_from(HOLDERS), name=st.sampled_from(NAMES))
    def add(self, holder: KeyHolder, name: str) -> None:
        new = self.passphrase()
        if self.keeps and name not in self.people:
            self.desk.keys.add(holder, name, new)
            self.people[name] = holder, new
        else:
            with pytest.raises(NotPossible):
                self.desk.keys.add(holder, name, new)
            self.former.append(new)

    @rule(name=st.sampled_from(NAMES))
    def remove(self, name: str) -> None:
        holder, old = self.people.get(name, (KeyHolder.CLERK, ""))
        chairs = sum(kind is CHAIR for kind, _ in self.people.values())
        allowed = (
            self.keeps and name in self.people and name != self.me and (holder is not CHAIR or chairs > 1)
        )
        if allowed:
            self.desk.keys.remove(KeySlot(holder, name))
            del self.people[name]
            self.former.append(old)
        else:
            with pytest.raises(NotPossible):
                self.desk.keys.remove(KeySlot(holder, name))

    @rule(right=st.booleans())
    def change(self, right: bool) -> None:
        holder, old = self.people[self.me]
        new = self.passphrase()
        if right:
            self.desk.keys.change(self.me, new, old)
            self.people[self.me] = holder, new
            self.former.append(old)
        else:
            with pytest.raises(WrongPassphrase):
                self.desk.keys.change(self.me, new, "not " + old)
            self.former.append(new)

    @rule(name=st.sampled_from(NAMES))
    def somebody_else_opens(self, name: str) -> None:
        if name in self.people:
            self.desk.close()
            self.desk = self.sealing.unlock(self.path, self.people[name][1])
            assert (self.desk.opener.holder, self.me) == (self.people[name][0], name)

    @precondition(lambda self: self.keeps)
    @rule()
    def print_a_new_recovery_key(self) -> None:
        self.former.append(self.paper)
        self.paper = self.desk.keys.new_recovery_key()

    @rule(name=st.sampled_from(NAMES))
    def forget(self, name: str) -> None:
        self.desk.close()
        opened = self.sealing.open(self.path, self.paper)
        assert isinstance(opened, Recovered)
        holder, old = self.people.get(name, (KeyHolder.CLERK, ""))
        new = self.passphrase()
        self.desk = opened.set_passphrase(holder, name, new)
        self.people[name] = holder, new
        self.former += [old] if old else []

    @precondition(lambda self: self.keeps)
    @rule()
    def make_all_anew(self) -> None:
        new, me = self.passphrase(), self.me
        made = self.desk.keys.rekey(new)
        assert {slot.name for slot in made.others} == self.people.keys() - {me}
        self.former += [self.paper, *(old for _, old in self.people.values())]
        self.people = {me: (self.people[me][0], new)}
        self.paper = made.recovery_key
        self.desk = self.sealing.unlock(self.path, new)

    @invariant()
    def every_present_key_opens_and_no_former_one(self) -> None:
        if not hasattr(self, "people"):
            return
        for name, (holder, passphrase) in self.people.items():
            key = vault.unlock(self.path, passphrase)
            assert (key.kind.name, key.name) == (holder.name, name)
        assert vault.unlock(self.path, self.paper).kind is header.Kind.RECOVERY
        for former in self.former[-6:]:
            with pytest.raises(CpdeskError):
                vault.unlock(self.path, former)

    @invariant()
    def the_generation_grows_and_the_list_is_right(self) -> None:
        if not hasattr(self, "people"):
            return
        found = header.decode(self.path.read_bytes())
        assert found.generation >= self.generation
        self.generation = found.generation
        shown = {slot.name: slot.holder for slot in self.desk.keys.slots() if slot.holder is not RECOVERY}
        assert shown == {name: holder for name, (holder, _) in self.people.items()}
        assert self.people

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            assert self.desk.history.check() is None
            self.desk.close()
        self.folder.cleanup()


KeysOfAFile.TestCase.settings = settings(
    max_examples=15, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
)
test_keys = KeysOfAFile.TestCase
