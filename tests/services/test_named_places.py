"""How the history names a place: enough to find it again, nothing that names an account."""

from pathlib import Path
from uuid import UUID

import pytest

from cpdesk.services.backup_list import local_folder
from cpdesk.services.desk import Desk
from cpdesk.services.named_places import file_words, folder_words
from cpdesk.vocabulary import Deed

ACCOUNT = "nwexley7"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "home" / ACCOUNT
    made.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(made))
    monkeypatch.setenv("USERPROFILE", str(made))
    return made


def test_a_place_is_called_by_its_last_folder(home: Path):
    assert folder_words(home / "Documents" / "Backups of the desk") == "the folder “Backups of the desk”"
    assert file_words(home / "Documents" / "history.csv") == "“history.csv” in the folder “Documents”"


@pytest.mark.parametrize("where", ["/home/nwexley7", "/media/nwexley7", "/srv/NWexley7"])
def test_a_folder_that_is_called_as_the_account_is_loses_its_name(where: str):
    assert folder_words(Path(where)) == "your own folder on this computer"
    assert file_words(Path(where) / "list.csv") == "“list.csv” in your own folder on this computer"


def test_the_top_of_a_disk_is_called_by_what_there_is():
    assert folder_words(Path("/")) == "the top folder"


def test_whatever_leaves_the_file_the_history_names_only_the_file_and_its_folder(
    desk: Desk, running: UUID, home: Path
):
    to, local = home / "OneDrive" / "Audit", local_folder(home / "backups", desk.path)
    assert local is not None
    to.mkdir(parents=True)
    which = desk.attachments.add(running, "Pasted text.txt", "text/plain", b"kept")
    desk.attachments.save_to(which, to / "copy.txt")
    desk.procedures.write(desk.procedures.default(), to / "own.toml")
    made = desk.papers.make(running, to, only=desk.papers.readers(running)[:1])
    desk.backups.make(to)
    desk.backups.make(local, new_folder=True)
    desk.history.export(to / "before.csv", "csv")
    told = [line.details for line in desk.history.lines().lines]
    out = [line.details for line in desk.history.lines().lines if line.deed is Deed.EXPORTED]
    assert any(line.endswith("an attachment, as “copy.txt” in the folder “Audit”") for line in out)
    assert "one, as “own.toml” in the folder “Audit”" in out
    assert any(f"into the folder “{made.folder.name}” in the folder “Audit”: " in line for line in out)
    assert {"into the folder “Audit”", "on this computer"} <= set(told)
    for kind in ("csv", "json"):
        desk.history.export(to / f"after.{kind}", kind)
        text = (to / f"after.{kind}").read_text(encoding="utf-8-sig")
        assert not [word for word in (ACCOUNT, "OneDrive", str(home.parent)) if word in text]
    assert not [line for line in told if ACCOUNT in line or "OneDrive" in line]
