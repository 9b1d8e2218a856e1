"""How hard a passphrase is to guess, said in words; nothing of it is kept."""

import math
import re
from dataclasses import dataclass
from functools import cache

from cpdesk import resources

MINIMUM = 12
"""Characters below which a sealed file is not made."""

_ROWS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "01234567890")
_SWAPS = str.maketrans("013457@$!", "oieastasi")


@dataclass(frozen=True, slots=True)
class Strength:
    """How strong a passphrase is."""

    level: int
    """0 (too short) to 4 (very strong)."""
    words: str

    @property
    def enough(self) -> bool:
        """Whether a sealed file may be made with it."""
        return self.level >= 2


_WORDS = (
    f"Too short: at least {MINIMUM} characters.",
    "Easy to guess. Four or more words that do not belong together are better.",
    "Fair. Another word would make it much stronger.",
    "Strong.",
    "Very strong.",
)


def strength(passphrase: str) -> Strength:
    """How strong a passphrase is: level 0 to 4 with a hint; 2 and more is enough for a sealed file.

    An estimate, without dictionary: each run of letters counts as at most one common word, each other
    character by its kind; repeats, keyboard rows, well-known passwords and our own trade's words hardly
    count. Attackers face Argon2id on top.
    """
    if len(passphrase) < MINIMUM:
        return Strength(0, _WORDS[0])
    bits = _bits(passphrase)
    level = 1 + sum(bits >= limit for limit in (40, 52, 66))
    return Strength(level, _WORDS[level])


@cache
def _guessed_first() -> frozenset[str]:
    """What everybody tries first: well-known passwords and the words of our trade."""
    return frozenset(resources.text("words/guessed_first.txt").split())


def _bits(passphrase: str) -> float:
    """A cautious estimate of the guesses it takes, as a power of two."""
    text, total = _without_known_words(passphrase.casefold())
    seen = set[str]()
    for piece in re.findall(r"[^\W\d_]+|\d+|[\W_]", text):
        if piece in seen:
            total += 1
        elif len(set(piece)) <= max(1, len(piece) // 4):
            total += 4
        elif len(piece) > 2 and any(piece in row or piece[::-1] in row for row in _ROWS):
            total += 5
        else:
            total += _fresh_bits(piece)
        seen.add(piece)
    upper = sum(ch.isupper() for ch in passphrase)
    return total + (2 if 0 < upper < len(passphrase) else 0)


def _without_known_words(text: str) -> tuple[str, float]:
    """The text without the words everybody tries (“p4ssw0rd” is one), and the little these are worth."""
    plain, worth = text.translate(_SWAPS), 0.0
    for word in sorted(_guessed_first(), key=len, reverse=True):
        while len(word) > 3 and word in plain:
            at = plain.index(word)
            plain, text = (part[:at] + part[at + len(word) :] for part in (plain, text))
            worth += 5
    return text, min(worth, 10)


def _fresh_bits(piece: str) -> float:
    if piece.isdigit():
        year = len(piece) == 4 and piece[:2] in ("19", "20")
        return 6 if year else len(piece) * math.log2(10)
    if piece.isalpha():
        return min(13, 3.3 * len(piece)) + 2 * max(0, len(piece) - 8)
    return 1.5 if piece in " -.,_" else 5
