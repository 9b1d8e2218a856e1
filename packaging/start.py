"""Sets everything up and opens cpdesk: `python3 packaging/start.py --demo` shows a practice conference.

Everything after the name of this script goes to the program as it stands.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from setting_up import ROOT, SetUpError, set_up

COULD_NOT = 1
NO_SCREEN = """
cpdesk is set up, but this machine has no screen that a window could open on.
To look at it all the same, run one of these in the folder of the checkout:
  a picture of the practice conference
    python3 packaging/start.py --demo --picture meeting.png
  a whole conference on the command line, from the practice file to the Word documents
    {python} -m cpdesk rehearse {practice} --out rehearsal"""
NOT_OPENED = "cpdesk was stopped from outside, or could not open a window on the screen that DISPLAY names."


def main(words: list[str]) -> int:
    """Set up, then run the program with `words`; return its exit status."""
    try:
        program = set_up(tests=False)
    except SetUpError as problem:
        print(problem, file=sys.stderr)
        return COULD_NOT
    surroundings = dict(os.environ)
    if not has_screen():
        if opens_a_window(words):
            practice = Path("resources", "practice", "initial-conference-four-children.json")
            print(NO_SCREEN.format(python=program.relative_to(ROOT), practice=practice), file=sys.stderr)
            return COULD_NOT
        surroundings["QT_QPA_PLATFORM"] = "offscreen"
    return run([str(program), "-m", "cpdesk", *words], surroundings)


def run(command: list[str], surroundings: dict[str, str]) -> int:
    """Run the program to its end, which it decides itself when it is told to stop; return its exit status."""
    with subprocess.Popen(command, env=surroundings) as program:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the program too
        signal.signal(signal.SIGTERM, lambda _signal, _frame: program.terminate())
        status = program.wait()
    if status < 0:
        print(NOT_OPENED, file=sys.stderr)
        return COULD_NOT
    return status


def opens_a_window(words: list[str]) -> bool:
    """Whether the program would open a window: no picture and no command was asked for."""
    pictures = any(word.split("=")[0] == "--picture" for word in words)
    asks = any(word in ("-h", "--help", "--version") for word in words)
    command = bool(words) and not words[0].startswith("-")
    return not (pictures or asks or command)


def has_screen() -> bool:
    """Whether a window can open here. Windows and macOS always have a screen."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
