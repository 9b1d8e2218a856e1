"""What the commands remember of files on this computer, kept apart from that of whoever runs the tests."""

from pathlib import Path

import pytest

from cpdesk.services import this_computer


@pytest.fixture(autouse=True)
def seen(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which this computer remembers how far each file had come; new for each test."""
    home = tmp_path_factory.mktemp("this computer")
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(variable, str(home))
    return this_computer.seen()
