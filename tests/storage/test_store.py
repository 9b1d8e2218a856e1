"""Units of reading and writing on a real encrypted file."""

import contextlib
import logging
import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlcipher3 import dbapi2

from cpdesk.errors import CannotWrite, DamagedFile, NotPossible
from cpdesk.storage import copies, vault
from cpdesk.storage.connection import connect
from cpdesk.storage.store import Store

from .conftest import PASSPHRASE, Sealed, keep, kept, sealed_at

SECRET = "Zebedee Quillfeather-Ōkubo was seen at Larkspur House"


def run(store: Store, statement: str) -> list[tuple[object, ...]]:
    with store.reading() as session:
        return [tuple(row) for row in session.connection().exec_driver_sql(statement)]


def test_what_was_written_is_there_after_closing_and_unlocking_again(sealed: Sealed, store: Store):
    keep(store, 1, SECRET)
    store.close()
    again = sealed.open()
    assert run(again, "SELECT words FROM kept") == [(SECRET,)]
    again.close()


def stumble(store: Store) -> None:
    with store.writing() as session:
        session.connection().exec_driver_sql("INSERT INTO kept VALUES (2, '')")
        raise ZeroDivisionError


def test_a_failed_unit_of_work_leaves_nothing_behind(store: Store):
    keep(store, 1)
    with pytest.raises(IntegrityError), store.writing() as session:
        session.connection().exec_driver_sql("INSERT INTO kept VALUES (2, ''), (1, '')")
    with pytest.raises(ZeroDivisionError):
        stumble(store)
    assert kept(store) == [1]
    keep(store, 2)
    assert kept(store) == [1, 2]


def test_what_is_changed_while_reading_is_dropped(store: Store):
    with store.reading() as session:
        session.connection().exec_driver_sql("INSERT INTO kept VALUES (1, '')")
    assert kept(store) == []


def test_a_reader_sees_one_picture_while_another_writes(store: Store):
    keep(store, 1)
    with store.reading() as session:
        count = "SELECT count(*) FROM kept"
        before = session.connection().exec_driver_sql(count).scalar()
        keep(store, 2)
        assert session.connection().exec_driver_sql(count).scalar() == before == 1
    assert kept(store) == [1, 2]


def test_threads_write_side_by_side_and_lose_nothing(store: Store):
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda number: keep(store, number), range(60)))
    assert kept(store) == list(range(60))


def test_sessions_carry_who_unlocked(sealed: Sealed):
    opened = Store(sealed.path, sealed.key, author="The clerk")
    with opened.writing() as session:
        assert session.info["author"] == opened.author == "The clerk"
    opened.close()


def test_every_connection_keeps_what_the_settings_promise(store: Store):
    wanted = {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1,
        "temp_store": 2, "trusted_schema": 0,
    }  # fmt: skip
    with store.reading() as one, store.reading() as two:
        for session in (one, two):
            connection = session.connection()
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
            assert found == wanted


@pytest.mark.parametrize("target", ["out.db", "", ":memory:"])
def test_no_statement_can_write_the_records_to_another_file(
    sealed: Sealed, store: Store, tmp_path: Path, target: str
):
    outside = tmp_path / target if target.endswith("db") else target
    attach, vacuum = f"ATTACH '{outside}' AS plain KEY ''", f"VACUUM INTO '{outside}'"
    with pytest.raises(DatabaseError, match="not authorized"):
        run(store, attach)
    with contextlib.closing(connect(sealed.data, sealed.key)) as connection:
        for statement in (attach, vacuum):
            with pytest.raises(dbapi2.DatabaseError, match=r"not authorized|authorization denied"):
                connection.execute(statement)
    assert not (tmp_path / "out.db").exists()


def test_a_closed_store_says_that_it_is_locked_and_holds_no_file_open(sealed: Sealed):
    opened = sealed.open()
    keep_open = opened.reading()
    with keep_open:
        pass
    opened.close()
    opened.close()
    assert sorted(sealed.files()) == [sealed.path.name, sealed.data.name]
    with pytest.raises(NotPossible, match="locked"), opened.reading():
        pass


def test_a_unit_at_work_when_the_file_is_locked_ends_and_lets_go_of_everything(sealed: Sealed):
    opened = sealed.open()
    with opened.writing() as session:
        session.connection().exec_driver_sql("CREATE TABLE kept (number INTEGER PRIMARY KEY, words TEXT)")
        with ThreadPoolExecutor(1) as window:
            window.submit(opened.close).result()
        session.connection().exec_driver_sql("INSERT INTO kept VALUES (1, '')")
        with pytest.raises(NotPossible, match="locked"), opened.reading():
            pass
    assert sorted(sealed.files()) == [sealed.path.name, sealed.data.name]
    with contextlib.closing(sealed.open()) as again:
        assert kept(again) == [1]


def places(folder: Path, *needles: str) -> list[str]:
    encoded = [part.encode(code) for part in needles for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return [f.name for f in folder.rglob("*") if f.is_file() and any(e in f.read_bytes() for e in encoded)]


def test_no_name_is_in_any_file_on_disk_at_any_moment(sealed: Sealed, tmp_path: Path):
    needles = ("Quillfeather", "Larkspur", "cases", "CREATE TABLE", PASSPHRASE, sealed.recovery_key)
    opened = sealed.open()
    with opened.writing() as session:
        session.connection().exec_driver_sql("CREATE TABLE kept (number INTEGER PRIMARY KEY, words TEXT)")
    for number in range(300):
        keep(opened, number, f"{SECRET} {number} " * 20)
    run(opened, "SELECT a.words FROM kept a, kept b ORDER BY a.words || b.number LIMIT 5")
    copies.copy(sealed.path, sealed.key, tmp_path / "copy.cpdesk")
    assert any(name.endswith("-wal") for name in sealed.files())
    assert places(tmp_path, *needles) == []
    opened.close()
    assert places(tmp_path, *needles) == []
    with contextlib.closing(sqlite3.connect(tmp_path / "plain.db")) as control:
        control.execute("CREATE TABLE kept (words TEXT)")
        control.execute("INSERT INTO kept VALUES (?)", (SECRET,))
        control.commit()
    assert places(tmp_path, *needles) == ["plain.db"]


def test_a_mistake_of_the_program_shows_no_text_and_no_key(store: Store, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    keep(store, 1, SECRET)
    with pytest.raises(IntegrityError) as caught:
        keep(store, 1, SECRET)
    shown = f"{caught.value} {caught.value!r} {caplog.text}"
    assert "Quillfeather" not in shown
    assert "PRAGMA key" not in caplog.text


def test_a_full_disk_is_said_and_work_goes_on_when_there_is_space(store: Store):
    keep(store, 1)
    with store.reading() as session:
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar()
        session.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(CannotWrite, match="disk is full"):
        keep(store, 2, SECRET * 1000)
    assert kept(store) == [1]
    with store.reading() as session:
        session.connection().exec_driver_sql("PRAGMA max_page_count = 100000")
    keep(store, 2, SECRET * 1000)
    assert kept(store) == [1, 2]


def test_a_file_in_use_by_another_program_is_said(sealed: Sealed, store: Store):
    with store.reading() as session:
        session.connection().exec_driver_sql("PRAGMA busy_timeout = 20")
    with contextlib.closing(connect(sealed.data, sealed.key)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CannotWrite, match="Another program"):
            keep(store, 1)
    keep(store, 1)


def write_once(sealed: Sealed) -> None:
    with contextlib.closing(sealed.open()) as opened, opened.writing() as session:
        session.connection().exec_driver_sql("CREATE TABLE kept (number INTEGER)")


@pytest.mark.skipif(os.name == "nt", reason="rights are another matter on Windows")
@pytest.mark.parametrize(("of_data", "of_folder"), [(0o444, 0o777), (0o666, 0o555), (0o444, 0o555)])
def test_a_protected_file_is_said_and_left_as_it_is(
    open_folder: Path, as_nobody: AbstractContextManager[None], of_data: int, of_folder: int
):
    sealed = sealed_at(open_folder / "a.cpdesk")
    sealed.path.chmod(0o644)
    sealed.data.chmod(of_data)
    before = sealed.files()
    open_folder.chmod(of_folder)
    with as_nobody, pytest.raises(CannotWrite) as caught:
        write_once(sealed)
    assert "protected" in str(caught.value)
    for name, content in before.items():
        assert sealed.files()[name] == content


def test_the_records_of_another_file_are_refused_and_left_as_they_are(sealed: Sealed, tmp_path: Path):
    other = sealed_at(tmp_path / "other.cpdesk")
    other.data.replace(sealed.data)
    before = sealed.files()
    with pytest.raises(DamagedFile):
        sealed.open()
    assert sealed.files() == before


def test_a_wrong_key_changes_neither_the_database_nor_its_wal(sealed: Sealed, store: Store, tmp_path: Path):
    keep(store, 1, SECRET)
    found = sealed.files()
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for name, content in found.items():
        if not name.endswith("-shm"):
            (crashed / name).write_bytes(content)
    wrong = vault.DataKey(b"x" * 32, sealed.key.file_id)
    before = {file.name: file.read_bytes() for file in crashed.iterdir()}
    assert any(name.endswith("-wal") for name in before)
    with pytest.raises(DamagedFile):
        Store(crashed / sealed.path.name, wrong)
    for name, content in before.items():
        assert (crashed / name).read_bytes() == content
    recovered = Store(crashed / sealed.path.name, sealed.key)
    assert kept(recovered) == [1]
    recovered.close()


def checked(connection: dbapi2.Connection) -> None:
    damage = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    if damage:
        raise dbapi2.DatabaseError("malformed")


def test_a_flipped_bit_among_the_records_is_never_read_as_something_else(sealed: Sealed, store: Store):
    for number in range(40):
        keep(store, number, f"{SECRET} {number} " * 30)
    right = run(store, "SELECT * FROM kept ORDER BY number")
    store.close()
    whole = sealed.data.read_bytes()
    for place in range(5, len(whole), len(whole) // 60):
        flipped = bytearray(whole)
        flipped[place] ^= 0x10
        sealed.data.write_bytes(flipped)
        with contextlib.suppress(DamagedFile), contextlib.closing(Store(sealed.path, sealed.key)) as opened:
            assert run(opened, "SELECT * FROM kept ORDER BY number") == right
        with (
            pytest.raises(dbapi2.DatabaseError),
            contextlib.closing(connect(sealed.data, sealed.key, read_only=True)) as c,
        ):
            checked(c)


def test_opening_a_present_file_imports_neither_alembic_nor_the_window(sealed: Sealed):
    program = (
        "import sys; from pathlib import Path; from cpdesk.storage import vault; "
        "from cpdesk.storage.store import Store; path = Path(sys.argv[1]); "
        "Store(path, vault.unlock(path, sys.stdin.read())).close(); "
        "print(*{name.split('.')[0] for name in sys.modules} & {'alembic', 'PySide6', 'docx', 'lxml'})"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(sealed.path)],
        input=PASSPHRASE, capture_output=True, encoding="utf-8", check=True,
        cwd=Path(__file__).parents[2], env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.stdout.split() == []
