"""Text as it may be stored: cleaned once, at the door, and kept to the character after that."""

import re
from dataclasses import dataclass
from unicodedata import is_normalized, normalize

_LINE_BREAKS = re.compile("[\u000b\u000c]")
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text that the file and every document can hold, and how many characters were replaced."""

    text: str
    changed: int


def clean(text: str) -> Cleaned:
    """Make `text` storable: NFC; vertical tab and form feed become line breaks (Word writes them).

    Every other character that XML 1.0 cannot hold (control characters, NUL, lone surrogates, U+FFFE and
    U+FFFF) becomes U+FFFD, so that the reader sees that something stood there. All else is kept to the
    character: any script and direction, emoji, joiners, spaces, carriage returns. `changed` counts the
    replaced characters, not what NFC joined. Cleaning a cleaned text changes nothing.
    """
    text, breaks = _LINE_BREAKS.subn("\n", text)
    text, replaced = _NOT_IN_XML.subn("\ufffd", text)
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    return Cleaned(text, breaks + replaced)
