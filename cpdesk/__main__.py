"""`python -m cpdesk`: the window, or one command without it."""

import sys
from collections.abc import Sequence

from cpdesk.commands import command_line
from cpdesk.storage import core_files


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the words after `cpdesk` ask for and give the exit status.

    0 when it was done, 1 for a problem that a person can mend (one sentence on stderr), 2 for wrong usage.
    """
    core_files.forbid()
    chosen = command_line.read(arguments)
    if chosen.command is not None:
        return chosen.command()
    from cpdesk.app import run  # only now: a command needs neither Qt nor a display

    return run(chosen.window)


if __name__ == "__main__":
    sys.exit(main())
