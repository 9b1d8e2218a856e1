"""The program’s own folders on this computer: only the person whose they are may look into them."""

from pathlib import Path


def make_own(folder: Path) -> Path:
    """Make a folder of the program’s, and those above it that are missing, for this user alone; gives it.

    Whatever the system’s usual rights are: the names and times of files in it are nobody else’s concern. What
    is there already is left as it is. Raises `OSError`.
    """
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        place.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)  # raises when something else has its name
    return folder
