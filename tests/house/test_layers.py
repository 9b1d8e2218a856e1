"""The layers of the house: imports point down only, and the contract that says so bites."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([str(program), "--no-cache"], cwd=folder, capture_output=True, text=True)


@pytest.fixture
def copy_of_the_house(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "cpdesk", tmp_path / "cpdesk", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_imports_point_down_only() -> None:
    answer = lint_imports(ROOT)
    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("rules/quorum.py", "import PySide6.QtCore"),
        ("rules/quorum.py", "import cpdesk.services"),
        ("documents/naming.py", "import sqlalchemy"),
        ("ui/hub.py", "import docx"),
        ("ui/hub.py", "import cpdesk.commands"),
    ],
)
def test_an_import_that_points_up_is_refused(copy_of_the_house: Path, module: str, line: str) -> None:
    wrong = copy_of_the_house / "cpdesk" / module
    wrong.write_text(f"{wrong.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    answer = lint_imports(copy_of_the_house)
    assert answer.returncode == 1
    assert "BROKEN" in answer.stdout


def test_a_new_package_must_be_given_its_place(copy_of_the_house: Path) -> None:
    (copy_of_the_house / "cpdesk" / "annex").mkdir()
    (copy_of_the_house / "cpdesk" / "annex" / "__init__.py").touch()
    answer = lint_imports(copy_of_the_house)
    assert answer.returncode == 1
    assert "annex" in answer.stdout
