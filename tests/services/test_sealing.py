"""Sealed files are made whole, or not at all."""

import pytest

from cpdesk.errors import CannotWrite
from cpdesk.services.sealing import Sealing, nobody
from cpdesk.storage.cost import Cost


def test_a_file_that_cannot_be_opened_after_it_was_made_is_not_left_behind(tmp_path, monkeypatch):
    def full(*_args, **_how):
        raise CannotWrite("The disk is full.")

    monkeypatch.setattr(Sealing, "_open", full)
    with pytest.raises(CannotWrite):
        Sealing(nobody, cost=Cost(64, 1, 1)).create(tmp_path / "new.cpdesk", "a long enough passphrase")
    assert list(tmp_path.iterdir()) == []
