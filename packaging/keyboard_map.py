"""Writes the map of the keys, `docs/keys.md`, from the tables that the program itself binds its keys by.

.venv/bin/python packaging/keyboard_map.py
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from cpdesk.ui.shortcuts import by_place, meeting_shortcuts, shortcuts

PAGE = Path(__file__).resolve().parent.parent / "docs" / "keys.md"
TOP = """# The keys

Made by `packaging/keyboard_map.py` from the tables that the program binds its keys by. In a conference F1
shows its part of this page; the settings show all of it, and print it.
"""


def page() -> str:
    """The whole page, the conference first."""
    return TOP + "".join(
        f"\n## {where}\n\n| Key | What it does |\n|---|---|\n"
        + "".join(f"| {shown} | {words} |\n" for shown, words in keys)
        for where, keys in by_place((*meeting_shortcuts(), *shortcuts()))
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"Wrote {PAGE.name}")
