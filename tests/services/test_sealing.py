"""Sealed files are made whole, or not at all."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from cpdesk.errors import CannotWrite, DoesNotFit, InUse
from cpdesk.services.sealing import Sealing, nobody
from cpdesk.storage import schema
from cpdesk.storage.cost import Cost
from cpdesk.storage.files import data_path
from cpdesk.storage.in_use import mark_path
from cpdesk.vocabulary import Deed


def test_a_file_that_cannot_be_opened_after_it_was_made_is_not_left_behind(tmp_path, monkeypatch):
    def full(*_args, **_how):
        raise CannotWrite("The disk is full.")

    monkeypatch.setattr(Sealing, "_open", full)
    with pytest.raises(CannotWrite):
        Sealing(nobody, cost=Cost(64, 1, 1)).create(tmp_path / "new.cpdesk", "a long enough passphrase")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_open_is_not_opened_again_and_is_free_when_it_was_closed_or_could_not_be_opened(
    tmp_path, monkeypatch
) -> None:
    sealing, path = Sealing(nobody, cost=Cost(64, 1, 1)), tmp_path / "unit.cpdesk"
    desk = sealing.create(path, "a long enough passphrase").desk
    assert mark_path(path).is_file()
    with pytest.raises(InUse, match=r"open already on this computer by .*, since"):
        sealing.unlock(path, "a long enough passphrase")
    assert desk.still_here()
    desk.close()
    assert not mark_path(path).exists()
    with monkeypatch.context() as broken:
        broken.setattr("cpdesk.services.desk.Desk.__init__", lambda *_given, **_more: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            sealing.unlock(path, "a long enough passphrase")
    assert not mark_path(path).exists()
    sealing.unlock(path, "a long enough passphrase").close()
    assert not mark_path(path).exists()


def test_a_file_opened_all_the_same_tells_in_its_history_what_did_not_fit(tmp_path) -> None:
    sealing, path = Sealing(nobody, cost=Cost(64, 1, 1)), tmp_path / "unit.cpdesk"
    secret = "a long enough passphrase"
    sealing.create(path, secret).desk.close()
    old_records = data_path(path).read_bytes()
    desk = sealing.unlock(path, secret)
    desk.history.note(Deed.READ, "file")
    desk.close()
    data_path(path).write_bytes(old_records)
    with pytest.raises(DoesNotFit):
        sealing.unlock(path, secret)
    desk = sealing.open(path, secret, accept=True)
    (line,) = [line for line in desk.history.lines().lines if line.deed is Deed.ACCEPTED]
    assert "an older copy of the part" in line.details
    assert "Nothing was changed" not in line.details
    desk.close()


def test_a_file_brought_up_to_date_says_so_in_its_history_and_only_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    sealing, path = Sealing(nobody, cost=Cost(64, 1, 1)), tmp_path / "unit.cpdesk"
    sealing.create(path, "a long enough passphrase").desk.close()
    real = schema.prepare
    with monkeypatch.context() as older:
        older.setattr(schema, "prepare", lambda *file, **how: replace(real(*file, **how), was_updated=True))
        sealing.unlock(path, "a long enough passphrase").close()
    desk = sealing.unlock(path, "a long enough passphrase")
    told = [(line.deed, line.details) for line in reversed(desk.history.lines().lines)]
    desk.close()
    updated = (Deed.UPDATED, "a copy of the file as it was before lies beside it")
    assert told.count(updated) == 1
    assert [deed for deed, _ in told] == [
        Deed.CREATED, Deed.CLOSED, Deed.UPDATED, Deed.OPENED, Deed.CLOSED, Deed.OPENED
    ]  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="there the length of the whole path counts")
@pytest.mark.parametrize("letter", ["a", "é"])
def test_whatever_name_a_file_is_given_leaves_room_for_that_of_its_backups(tmp_path, letter) -> None:
    sealing, made = Sealing(nobody, cost=Cost(64, 1, 1)), None
    (tmp_path / "backups").mkdir()
    refusals = []
    for length in range(242, 190, -1):
        name = letter * (length // len(letter.encode())) + ".cpdesk"
        try:
            made = sealing.create(tmp_path / name, "a long enough passphrase").desk
        except CannotWrite as refused:
            refusals.append(str(refused))
            left = [place.name for place in tmp_path.iterdir()]
            assert left == ["backups"]
            continue
        break
    assert all(words.startswith("This name is too long") for words in refusals)
    assert all(words.endswith("Choose a shorter one.") for words in refusals)
    assert made is not None
    assert len(made.path.name.encode()) > 210
    backup = made.backups.make(tmp_path / "backups").line.path
    with pytest.raises(CannotWrite, match="each backup adds its date and time"):
        made.backups.shelf().restore(backup, tmp_path / (letter * (225 // len(letter.encode())) + ".cpdesk"))
    assert sorted(tmp_path.glob("*.cpdesk")) == [made.path]
    made.keys.rekey("another long passphrase")
    made.close()
    sealing.unlock(made.path, "another long passphrase").close()
