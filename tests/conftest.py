"""What every test shares: no screen unless asked for, settings of its own, the practice conference."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from cpdesk import resources

# Property tests are judged by what they find, not by the clock of a busy machine.
settings.register_profile("cpdesk", deadline=None)
settings.load_profile("cpdesk")

if sys.platform.startswith("linux"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the benchmarks; leave out the tests of a real window where there is none.

    `packaging/test.py` brings a screen, and runs the benchmarks by themselves.
    """
    for item in items:
        if "benchmarks" in item.path.parts:
            item.add_marker(pytest.mark.alone)
    if os.environ.get("QT_QPA_PLATFORM") != "offscreen":
        return
    for item in items:
        if item.get_closest_marker("window"):
            item.add_marker(pytest.mark.skip(reason="needs a screen: packaging/test.py brings one"))


@pytest.fixture(scope="session", autouse=True)
def settings_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the tests out of the settings of the person who runs them, and those out of the tests."""
    os.environ["XDG_CONFIG_HOME"] = str(tmp_path_factory.mktemp("settings"))


@pytest.fixture
def practice_file() -> Path:
    """The practice conference of the repository, hostile entries and all."""
    return resources.path("practice/initial-conference-four-children.json")
