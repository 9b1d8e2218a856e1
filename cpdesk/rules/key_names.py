"""What somebody may be called who can open a file: one line, no two alike, nobody called as a role is."""

import re
import unicodedata

from cpdesk.rules.plain_text import clean

LONGEST = 60
"""Characters of a name."""
LONGEST_IN_BYTES = 224
"""In UTF-8, as a file has room for it."""
_ROLES = ("chair", "clerk", "manager", "recovery", "recovery key", "cpdesk")
_UNSEEN = ("Cc", "Cf", "Zl", "Zp")  # controls, directions, line ends: two names must not look alike


def key_name(typed: str) -> str:
    """A typed name as it is kept: on one line, single spaces, without what cannot be seen."""
    seen = "".join(" " if unicodedata.category(char) in _UNSEEN else char for char in clean(typed).text)
    return re.sub(r"\s+", " ", seen).strip()


def trouble_with(name: str) -> str:
    """Why nobody may be called that, as a sentence; empty when they may."""
    if not name:
        return "Say whose key this is: the history calls them by this name."
    if len(name) > LONGEST or len(name.encode()) > LONGEST_IN_BYTES:
        return f"This name is too long: {LONGEST} characters at most."
    if unicodedata.normalize("NFKC", name).casefold() in _ROLES:
        return "Give the person’s own name: the word for what they do stands beside it in any case."
    return ""
