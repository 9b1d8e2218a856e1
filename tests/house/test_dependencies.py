"""The dependencies: each has its reason, is used, and is locked with hashes at one version."""

import ast
import re
import sys
import tomllib
from dataclasses import dataclass
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from PySide6.QtCore import QPointF

ROOT = Path(__file__).resolve().parents[2]
PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
DECLARED = [Requirement(line) for line in tomllib.loads(PROJECT)["project"]["dependencies"]]
FOR_TESTS = [Requirement(line) for line in tomllib.loads(PROJECT)["dependency-groups"]["test"]]
NEVER_IMPORTED = {"python-dateutil", "tzdata"}  # others of our dependencies ask for them


@dataclass
class Pin:
    """One locked version of a package."""

    name: str
    version: str
    hashes: int = 0


def locked(name: str) -> list[Pin]:
    """What one of the lists in packaging/ says; a package may have another version on another system."""
    pins: list[Pin] = []
    for line in (ROOT / "packaging" / name).read_text(encoding="utf-8").splitlines():
        if found := re.match(r"([a-z0-9-]+)==([^ ]+) ", line):
            pins.append(Pin(found[1], found[2]))
        elif line.startswith("    --hash=sha256:"):
            pins[-1].hashes += 1
        else:
            assert line.lstrip().startswith("#"), f"Neither a version, a hash nor a comment: {line}"
    return pins


def imported_by_the_program() -> set[str]:
    """The names of the distributions that some module of cpdesk imports."""
    tops: set[str] = set()
    for file in (ROOT / "cpdesk").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                tops.update(name.name.partition(".")[0] for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                tops.add(node.module.partition(".")[0])
    owners = packages_distributions()
    foreign = tops - set(sys.stdlib_module_names) - {"cpdesk"}
    return {canonicalize_name(owner) for top in foreign for owner in owners.get(top, [top])}


@pytest.mark.parametrize("requirement", [*DECLARED, *FOR_TESTS], ids=lambda one: one.name)
def test_each_dependency_says_why_it_is_there(requirement: Requirement) -> None:
    line = next(line for line in PROJECT.splitlines() if line.strip().startswith(f'"{requirement.name}'))
    assert re.search(r'",\s*# \w.{8,}', line), line


def test_the_program_imports_only_what_it_declares() -> None:
    declared = {canonicalize_name(requirement.name) for requirement in DECLARED}
    bundled = {"shiboken6", "pyside6"}  # arrive with PySide6-Essentials
    assert imported_by_the_program() - bundled <= declared


def test_every_declared_dependency_is_used() -> None:
    declared = {canonicalize_name(requirement.name) for requirement in DECLARED}
    assert declared - NEVER_IMPORTED <= imported_by_the_program()


@pytest.mark.parametrize("name", ["locked.txt", "locked-tests.txt"])
def test_every_locked_version_has_its_hashes(name: str) -> None:
    assert locked(name)
    assert [pin for pin in locked(name) if not pin.hashes] == []


@pytest.mark.parametrize(
    ("name", "declared"), [("locked.txt", DECLARED), ("locked-tests.txt", [*DECLARED, *FOR_TESTS])]
)
def test_the_lists_fit_the_declared_ranges(name: str, declared: list[Requirement]) -> None:
    for requirement in declared:
        pins = [pin for pin in locked(name) if pin.name == canonicalize_name(requirement.name)]
        assert pins, requirement
        assert all(requirement.specifier.contains(pin.version) for pin in pins), requirement


def test_the_tests_run_with_the_versions_that_people_get() -> None:
    for_tests = locked("locked-tests.txt")
    assert [pin for pin in locked("locked.txt") if pin not in for_tests] == []


def test_qt_does_not_give_none_away() -> None:
    """PySide6 6.12.0 took one from the count of None at each call, and Python 3.11 then ended in mid-work."""
    dot = QPointF()
    before = sys.getrefcount(None)
    for _ in range(2000):
        dot.setX(1.0)
    assert sys.getrefcount(None) > before - 1000
