"""Where backups go."""

from pathlib import Path

from PySide6.QtCore import QSettings

from cpdesk.services.desk import Desk
from cpdesk.ui.backups.places import BackupPlaces


def test_without_a_folder_there_is_none(opened: Desk):
    places = BackupPlaces()
    assert places.folders(opened.path) == ()
    assert places.listed(opened.path) == ()
    assert places.last_good(opened.path) is None


def test_the_chosen_folder_is_remembered_and_can_be_given_up(
    opened: Desk, places: BackupPlaces, settings: QSettings, stick: Path
):
    local = places.local(opened.path)
    assert places.folders(opened.path) == (local,)
    places.choose(stick)
    again = BackupPlaces(settings, places.root)
    assert again.folders(opened.path) == (local, stick)
    again.choose(None)
    assert places.folders(opened.path) == (local,)


def test_the_folders_of_the_office_are_always_among_them(opened: Desk, settings: QSettings, stick: Path):
    places = BackupPlaces(settings, None, (stick,))
    assert places.folders(opened.path) == (stick,)
    places.choose(stick)
    assert places.folders(opened.path) == (stick,), "each once"


def test_the_last_good_one_is_found_without_a_passphrase(opened: Desk, places: BackupPlaces, stick: Path):
    places.choose(stick)
    made = opened.backups.make(stick).line
    assert places.last_good(opened.path) == made
