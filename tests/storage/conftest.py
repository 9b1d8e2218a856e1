"""Real sealed files, with a derivation too cheap for any file but a test's."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from cpdesk.storage import vault
from cpdesk.storage.cost import Cost
from cpdesk.storage.files import data_path
from cpdesk.storage.store import Store

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "café on the corner"


class Sealed(NamedTuple):
    """A sealed file on disk and how to get in."""

    path: Path
    key: vault.DataKey
    recovery_key: str

    def open(self) -> Store:
        return Store(self.path, vault.unlock(self.path, PASSPHRASE))

    def files(self) -> dict[str, bytes]:
        return {file.name: file.read_bytes() for file in self.path.parent.iterdir()}

    @property
    def data(self) -> Path:
        return data_path(self.path)


def sealed_at(path: Path) -> Sealed:
    made = vault.create(path, PASSPHRASE, cost=CHEAP)
    return Sealed(path, made.key, made.recovery_key)


@pytest.fixture
def sealed(tmp_path: Path) -> Sealed:
    """A closed sealed file without records, in a folder of its own."""
    return sealed_at(tmp_path / "Ä desk?.cpdesk")


@pytest.fixture
def store(sealed: Sealed) -> Iterator[Store]:
    """An open sealed file with one more table, so that these tests need none of the models."""
    opened = sealed.open()
    with opened.writing() as session:
        session.connection().exec_driver_sql("CREATE TABLE kept (number INTEGER PRIMARY KEY, words TEXT)")
    yield opened
    opened.close()


def keep(store: Store, number: int, words: str = "") -> None:
    with store.writing() as session:
        session.connection().exec_driver_sql("INSERT INTO kept VALUES (?, ?)", (number, words))


def kept(store: Store) -> list[int]:
    with store.reading() as session:
        rows = session.connection().exec_driver_sql("SELECT number FROM kept ORDER BY number")
        return [number for (number,) in rows]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another user could enter, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture
def as_nobody() -> AbstractContextManager[None]:
    """Within it, a user without rights to root's files; nothing to do for one who is that already."""

    @contextmanager
    def dropped() -> Iterator[None]:
        if not hasattr(os, "geteuid") or os.geteuid() != 0:
            yield
            return
        os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(0)

    return dropped()
