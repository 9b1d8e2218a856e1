"""How long the next try of a passphrase waits after wrong ones: nobody who slips once or twice notices it."""

LONGEST = 60
"""Seconds that a try waits at the most: somebody who really forgot must not be kept out for hours."""
FORGOTTEN_AFTER = 15 * 60
"""Seconds without a try after which the count begins anew; guessing at that pace is slower than waiting."""


def seconds_to_wait(failed: int) -> int:
    """Seconds to wait after so many wrong tries in a row: 0, 0, 1, 2, 4, 8 and so on, 60 at the most.

    The wait is against guessing at this keyboard. Against guessing on a copy of the file stands the cost of
    working out a key, which each try pays wherever it is made.
    """
    return min(LONGEST, 2 ** min(failed - 2, 6)) if failed > 1 else 0


def seconds_left(failed: int, since: float) -> float:
    """Seconds still to wait when the last of so many wrong tries was `since` seconds ago.

    A clock set back since then makes it no longer than the whole wait.
    """
    whole = seconds_to_wait(failed)
    return min(max(whole - since, 0.0), float(whole))
