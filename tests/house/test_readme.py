"""The README and the rules of the house: what they name is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"\]\(([^)#:]+)\)")
NAMED = re.compile(r"\b(?:packaging|resources|cpdesk|docs)[/\\][\w./\\-]*\w")


@pytest.mark.parametrize("name", ["README.md", "docs/house.md"])
def test_every_file_that_is_named_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = {found.replace("\\", "/") for found in NAMED.findall(text)}
    linked = {str((ROOT / name).parent.joinpath(link).relative_to(ROOT)) for link in LINK.findall(text)}
    assert named
    assert [place for place in sorted(named | linked) if not (ROOT / place).exists()] == []


def test_the_readme_shows_both_commands_for_both_systems() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("python3 packaging/start.py --demo", "python3 packaging/test.py"):
        assert f"`{command}`" in text
        windows = command.replace("python3", "py").replace("packaging/", "packaging\\")
        assert f"`{windows}`" in text
