"""Names as they are searched: without case, accents, marks or odd spaces, so that "lecka" finds "Łęcka"."""

import unicodedata

from cpdesk.rules.plain_text import clean

_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "’": "'"})


def search_form(name: str) -> str:
    """The form of a name or of a search that is compared."""
    folded = unicodedata.normalize("NFKD", clean(name).text.casefold()).casefold()  # “㎐” is “Hz”
    plain = "".join(c for c in folded if not unicodedata.combining(c)).translate(_LETTERS)
    return " ".join(plain.split())
