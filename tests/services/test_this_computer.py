"""What belongs to this computer alone lies where every program of it keeps such things."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from cpdesk.services import this_computer

HOME = QStandardPaths.StandardLocation.HomeLocation


def test_it_is_the_folder_that_the_system_names(qapp, monkeypatch):
    monkeypatch.setattr(Path, "home", lambda: Path(QStandardPaths.writableLocation(HOME)))
    qapp.setApplicationName("cpdesk")
    named = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    assert this_computer.local_data() == Path(named)
    assert this_computer.seen() == Path(named, "seen")
