"""Where what is in the file may be put outside it: everywhere, or only where the council's policy says."""

from collections.abc import Sequence
from pathlib import Path

from cpdesk.errors import CannotWrite, NotPossible
from cpdesk.rules.policy import Policy


def refuse_elsewhere(policy: Policy, folder: Path) -> None:
    """Raise NotPossible when nothing readable may be put into `folder` on this computer.

    A folder is judged by where it really is, so that a link in an allowed folder leads nowhere else.
    Raises CannotWrite for a name that no disk can hold.
    """
    if policy.export_folders is None:
        return
    try:
        real = folder.resolve()
        allowed = any(real.is_relative_to(one.resolve()) for one in policy.export_folders)
    except (OSError, ValueError, RuntimeError) as refused:
        raise CannotWrite("This folder cannot be found. Nothing was made. Choose another one.") from refused
    if not allowed:
        raise NotPossible(f"Nothing was made: {only_there(policy.export_folders)}")


def only_there(folders: Sequence[Path]) -> str:
    """In words, where documents may go."""
    if not folders:
        return "your council does not allow documents to be put anywhere on this computer."
    return f"your council allows documents only in {' or '.join(f'“{one}”' for one in folders)}."
