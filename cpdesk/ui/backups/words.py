"""What is said of a backup: when it was made, where it lies, what is in it and what is different now."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from cpdesk.rules.wording import clock, day_words, instant_words, listing, local, size_words
from cpdesk.snapshots.backups import BackupLine, Contents
from cpdesk.ui.backups.places import BackupPlaces

_say = QCoreApplication.translate


def made_words(at: datetime, today: date) -> str:
    """When a backup was made: “today at 14:30”, else its day in full."""
    if local(at).date() == today:
        return _say("backups", "today at {0}").format(clock(at))
    return instant_words(at)


def place_words(line: BackupLine, places: BackupPlaces) -> str:
    """Where a backup lies: on this computer, or the name of the folder that was chosen."""
    folder = line.path.parent
    if places.root is not None and places.root in folder.parents:
        return _say("backups", "on this computer")
    return _say("backups", "in “{0}”").format(folder.name or str(folder))


def line_words(line: BackupLine, places: BackupPlaces) -> str:
    """Where a backup lies and how large it is."""
    said = [place_words(line, places), size_words(line.size)]
    if not line.whole:
        said.append(_say("backups", "not whole: a part of it is missing"))
    return ", ".join(said)


def contents_words(held: Contents) -> str:
    """What is in a backup, in counts: “2 cases, 3 conferences and 210 entries; last changed …”."""
    if not (held.cases or held.conferences or held.entries):
        return _say("backups", "Nothing is in it yet")
    counts = listing([_counted(kind, number) for kind, number in _numbers(held)])
    if held.last_change is None:
        return counts
    return _say("backups", "{0}; last changed {1}").format(counts, _on(held.last_change))


def difference_words(held: Contents, present: Contents) -> str:
    """How a backup differs from the present file, in counts."""
    fewer, more = [], []
    for (kind, then), (_kind, now) in zip(_numbers(held), _numbers(present), strict=True):
        if then < now:
            fewer.append(_counted(kind, now - then))
        elif then > now:
            more.append(_counted(kind, then - now))
    if not fewer and not more:
        if held.last_change == present.last_change:
            return _say("backups", "The same as the present file")
        return _say("backups", "As many as in the present file")
    said = [_say("backups", "{0} fewer").format(listing(fewer))] if fewer else []
    said += [_say("backups", "{0} more").format(listing(more))] if more else []
    return _say("backups", "{0} than in the present file").format(_say("backups", " and ").join(said))


def _numbers(held: Contents) -> tuple[tuple[str, int], ...]:
    return ("case", held.cases), ("conference", held.conferences), ("entry", held.entries)


def _counted(kind: str, number: int) -> str:
    one = {
        "case": _say("backups", "1 case"),
        "conference": _say("backups", "1 conference"),
        "entry": _say("backups", "1 entry"),
    }
    more = {
        "case": _say("backups", "{0} cases"),
        "conference": _say("backups", "{0} conferences"),
        "entry": _say("backups", "{0} entries"),
    }
    return one[kind] if number == 1 else more[kind].format(number)


def _on(at: datetime) -> str:
    return _say("backups", "{0} at {1}").format(day_words(local(at).date()), clock(at))
