"""The test command: how it sums up, and what counts as good."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "packaging"
NONE = {"passed": 0, "failed": 0, "skipped": 0}
REPORT = """<testsuites><testsuite tests="7" failures="1" errors="1" skipped="2" /></testsuites>"""


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """`packaging/test.py`, read without running it."""
    monkeypatch.syspath_prepend(str(FOLDER))
    spec = importlib.util.spec_from_file_location("packaging_test", FOLDER / "test.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "packaging_test", made)
    spec.loader.exec_module(made)
    return made


def ended(command: ModuleType, monkeypatch: pytest.MonkeyPatch, status: int) -> None:
    """Every command ends at once with this status."""
    part = command.Part("tests", status == 0, 0.1)
    monkeypatch.setattr(command, "timed", lambda *_: (part, status))


def test_the_run_closes_with_the_sum_of_its_tests(command, capsys) -> None:
    parts = [
        command.Part("style", True, 0.1),
        command.Part("tests", True, 60.0, {"passed": 40, "failed": 0, "skipped": 1}),
        command.Part("tests in a real window", True, 9.0, {"passed": 2, "failed": 0, "skipped": 0}),
    ]
    assert command.sum_up(parts) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "42 passed, 0 failed, 1 skipped"


def test_one_bad_part_makes_the_run_bad(command) -> None:
    good = command.Part("tests", True, 60.0, {"passed": 40, "failed": 0, "skipped": 0})
    assert command.sum_up([command.Part("style", False, 0.1), good]) == 1


def test_a_run_without_a_single_test_is_not_good(command) -> None:
    assert command.sum_up([command.Part("tests", True, 0.1, dict(NONE))]) == 1


@pytest.mark.parametrize(("chosen", "good"), [([], False), (["tests/rules"], True)])
def test_a_part_may_be_empty_only_where_a_person_chose(command, monkeypatch, tmp_path, chosen, good) -> None:
    ended(command, monkeypatch, command.NO_TESTS)
    assert command.tests("tests", "window", {}, tmp_path, chosen, 0).good is good


def test_errors_count_as_failures(command, tmp_path) -> None:
    (tmp_path / "report.xml").write_text(REPORT, encoding="utf-8")
    assert command.counted(tmp_path / "report.xml") == {"passed": 3, "failed": 2, "skipped": 2}


def test_a_part_that_died_before_its_report_counts_nothing(command, monkeypatch, tmp_path) -> None:
    ended(command, monkeypatch, -6)
    part = command.tests("tests", "not window", {}, tmp_path, [], 2)
    assert not part.good
    assert part.counts == NONE
