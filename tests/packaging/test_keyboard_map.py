"""The map of the keys in the documentation."""

import importlib.util
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "packaging"


def test_the_page_says_the_keys_as_the_program_binds_them() -> None:
    spec = importlib.util.spec_from_file_location("packaging_keyboard_map", FOLDER / "keyboard_map.py")
    assert spec is not None
    assert spec.loader is not None
    command = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(command)
    assert command.PAGE.read_text(encoding="utf-8") == command.page(), "run packaging/keyboard_map.py"
