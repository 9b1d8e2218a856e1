"""What the line at the foot says of the backups, in a few words: when the last good one was made."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from cpdesk.rules.wording import clock, local, short_day

OLD = timedelta(days=7)
"""After so long a backup is called old."""

_say = QCoreApplication.translate


def foot_words(
    good: datetime | None,
    now: datetime,
    *,
    nowhere: bool = False,
    failed: bool = False,
    partly: bool = False,
    absent: bool = False,
    tried: bool = True,
) -> tuple[str, bool]:
    """The words, and whether somebody should see to it.

    `good`: when the last good backup was made, None for none; both instants aware. `nowhere`: no folder is
    set; `failed`: the last try came to nothing in every folder, `partly`: in one; `absent`: a stick is not
    plugged in; `tried`: whether the one at opening is over.
    """
    today = local(now).date()
    if nowhere:
        return _say("backups", "No backups are made: see Settings, Backups"), True
    if good is None:
        if failed:
            return _say("backups", "No backup could be made: see Settings, Backups"), True
        return _say("backups", "No backup yet"), tried
    if failed:
        words = _say("backups", "No backup since {0}: see Settings, Backups")
        return words.format(_when(good, today)), True
    if now - good > OLD:
        words = _say("backups", "Last backup {0}, more than a week ago")
        return words.format(_when(good, today)), True
    made = _say("backups", "Backed up {0}").format(_when(good, today))
    if partly:
        return _say("backups", "{0}, but not everywhere: see Settings, Backups").format(made), True
    return (_say("backups", "{0}, on this computer only").format(made) if absent else made), False


def _when(at: datetime, today: date) -> str:
    """“14:30”, “yesterday at 16:05” or “19 Nov 2026”."""
    day = local(at).date()
    if day == today:
        return clock(at)
    if day == today - timedelta(days=1):
        return _say("backups", "yesterday at {0}").format(clock(at))
    return short_day(day)
