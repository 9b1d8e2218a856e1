"""Errors of the database in words."""

import pytest
from sqlcipher3 import dbapi2

from cpdesk.errors import CannotWrite, CpdeskError, DamagedFile, NotPossible
from cpdesk.storage.troubles import explained


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("file is not a database", DamagedFile),
        ("database disk image is malformed", DamagedFile),
        ("database or disk is full", CannotWrite),
        ("attempt to write a readonly database", CannotWrite),
        ("database is locked", CannotWrite),
        ("disk I/O error", CannotWrite),
        ("unable to open database file", CannotWrite),
        ("FOREIGN KEY constraint failed", NotPossible),
    ],
)
def test_what_a_person_can_act_on_is_said_in_words(message: str, kind: type[CpdeskError]):
    words = explained(dbapi2.OperationalError(message))
    assert type(words) is kind
    assert str(words).count(".") >= 2
    assert "sqlite" not in str(words).lower()


def test_a_mistake_of_the_program_is_not_explained_away():
    assert explained(dbapi2.OperationalError("no such table: kept")) is None
    assert explained(dbapi2.IntegrityError("UNIQUE constraint failed: kept.number")) is None
    assert explained(ZeroDivisionError()) is None
    connection = dbapi2.connect(":memory:")
    with pytest.raises(dbapi2.Error) as caught:
        connection.execute("SELECT json('{')")
    connection.close()
    assert "malformed" in str(caught.value)
    assert explained(caught.value) is None
