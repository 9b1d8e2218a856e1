"""Where cpdesk keeps what belongs to this computer alone: how far each file had come, and its own backups."""

import os
import sys
from pathlib import Path


def local_data() -> Path:
    """The folder of this account for such things; it need not be there yet."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME", ""))
        base = base if base.is_absolute() else Path.home() / ".local" / "share"
    return base / "cpdesk"


def seen() -> Path:
    """The folder in which this computer remembers how far each file had come."""
    return local_data() / "seen"
