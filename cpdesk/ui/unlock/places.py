"""Where sealed files are looked for first; nothing about them is remembered between two starts."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

ENDING = ".cpdesk"


def default_folder() -> Path:
    """The folder for sealed files: `cpdesk` among the person's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) / "cpdesk"


def only_file(folder: Path) -> Path | None:
    """The sealed file in a folder when there is exactly one, so that nobody has to look for it."""
    found = list(folder.glob(f"*{ENDING}")) if folder.is_dir() else []
    return found[0] if len(found) == 1 else None


def existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    return folder
