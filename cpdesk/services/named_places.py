"""How the history names a place on the disk: the file and its last folder, never the whole way there.

The whole way often names the account of somebody, or a family in the name of a folder further up.
"""

from pathlib import Path, PureWindowsPath

_OWN = "your own folder on this computer"


def folder_words(folder: Path) -> str:
    """The folder as people call it: “the folder “Minutes””; the home of an account without its name."""
    if _is_account(folder.name):
        return _OWN
    name = folder.name or PureWindowsPath(folder).drive
    return f"the folder “{name}”" if name else "the top folder"


def file_words(path: Path) -> str:
    """A file and the folder it is in: ““history.csv” in the folder “Audit””."""
    return f"“{path.name}” in {folder_words(path.parent)}"


def _is_account(name: str) -> bool:
    """Whether a folder is called as the account is: its home, or where the system hangs its sticks in."""
    return bool(name) and name.casefold() == Path.home().name.casefold()
