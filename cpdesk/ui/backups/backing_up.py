"""When backups are made: after opening, each quarter of an hour, when a stick is back, and at locking."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cpdesk.errors import Cancelled, CpdeskError
from cpdesk.rules.wording import clock
from cpdesk.snapshots.backups import Made
from cpdesk.ui.backups.places import BackupPlaces
from cpdesk.ui.tasks import Task, Watch

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

AFTER_OPENING_MS = 2_000
"""The calendar is shown and drawn first."""
LOOK_EVERY_MS = 60_000
EVERY = timedelta(minutes=15)
LONGEST_LAST = 10.0
"""Seconds that the backup at closing may take before it is given up."""


@dataclass(frozen=True, slots=True)
class Stand:
    """How it stands with the backups in one folder."""

    folder: Path
    local: bool
    tried: datetime | None = None
    made: Made | None = None
    """The last one made since the file was opened."""
    made_at: datetime | None = None
    error: str = ""
    """Why the last try failed."""
    absent: bool = False
    """The folder was not there: a stick that is not plugged in."""


class BackingUp(QObject):
    """Makes the backups of one unlocked file beside the work; it dies with the workspace."""

    told = Signal(str, bool)
    """A few words for the line at the foot, and whether something is wrong."""
    changed = Signal()
    """How it stands has changed, or work has begun or ended."""
    progressed = Signal(int, int, str)

    def __init__(self, desk: "Desk", places: BackupPlaces, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.places = desk, places
        self._stands: dict[Path, Stand] = {}
        self._task: Task | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_EVERY_MS)
        self._clock.timeout.connect(self.look)
        self.places.changed.connect(self.changed)

    @property
    def busy(self) -> bool:
        """Whether a backup is being made."""
        return self._task is not None

    @property
    def stands(self) -> tuple[Stand, ...]:
        """How it stands with each folder, that of this computer first."""
        path = self.desk.path
        local = self.places.local(path)
        return tuple(
            self._stands.get(folder, Stand(folder, local=folder == local))
            for folder in self.places.folders(path)
        )

    def start(self) -> None:
        """The file was opened: back it up in a moment, and look each minute from then on."""
        QTimer.singleShot(AFTER_OPENING_MS, self, self.look)
        self._clock.start()

    def look(self) -> None:
        """Make what is due; a try that failed is made again after a quarter of an hour."""
        self._begin(lambda stand: _is_time(stand, self.desk.now()), asked=False)

    def make_now(self) -> None:
        """Make a backup in each folder, due or not."""
        self._begin(lambda _stand: True, asked=True)

    def cancel(self) -> None:
        """Stop the backup that is being made; nothing half-made is left."""
        if self._task is not None:
            self._task.cancel()

    def _begin(self, wanted: Callable[[Stand], bool], *, asked: bool) -> None:
        stands = self.stands
        if self._task is not None or not stands:
            return
        task = Task(self, lambda watch: [_stood(self.desk, stand, wanted, watch, asked) for stand in stands])
        self._task = task
        task.progressed.connect(self.progressed)
        task.ended.connect(self._ended)
        task.done.connect(self._take)
        task.start()
        if asked:
            self.changed.emit()

    def _ended(self) -> None:
        self._task = None
        self.changed.emit()

    def _take(self, stands: list[Stand]) -> None:
        fresh = [stand for stand in stands if stand != self._stands.get(stand.folder)]
        self._stands |= {stand.folder: stand for stand in stands}
        if fresh:
            self.told.emit(*self._words())
            self.changed.emit()

    def _words(self) -> tuple[str, bool]:
        """What the line at the foot says: calmly, and never more than a few words."""
        if any(stand.error for stand in self.stands):
            return self.tr("No backup could be made: see Settings, Backups"), True
        times = [stand.made_at for stand in self.stands if stand.made_at is not None]
        if not times:
            return "", False
        if any(stand.absent for stand in self.stands):
            return self.tr("Backed up {0}, on this computer only").format(clock(max(times))), False
        return self.tr("Backed up {0}").format(clock(max(times))), False


def last_backup(desk: "Desk", places: BackupPlaces, owner: QObject) -> Task | None:
    """The backup at locking, on this computer, if something changed; the file may be closed at once.

    To be called before the file is closed. It goes on by itself for some seconds at most; what it could not
    do is made up at the next opening.
    """
    folder = places.local(desk.path)
    try:
        if folder is None or not desk.backups.due(folder):
            return None
        go_on = desk.backups.begin_last(folder)
    except CpdeskError:  # the disk is gone, and with it the place for a backup
        return None
    until = monotonic() + LONGEST_LAST

    def work(watch: Watch) -> object:
        def progress(done: int, total: int, words: str) -> None:
            if monotonic() > until:
                watch.stop()
            watch.progress(done, total, words)

        return go_on(progress)

    return Task(owner, work).start()


def _is_time(stand: Stand, now: datetime) -> bool:
    """Whether a folder is looked at: the first time, each quarter of an hour, and while it is absent."""
    return stand.tried is None or stand.absent or not timedelta() <= now - stand.tried < EVERY


def _stood(desk: "Desk", stand: Stand, wanted: Callable[[Stand], bool], watch: Watch, asked: bool) -> Stand:
    """How it stands with one folder after its backup was made, if it is due; on the worker's thread."""
    if not wanted(stand):
        return stand
    now = desk.now()
    if not stand.local and not stand.folder.is_dir():
        return Stand(stand.folder, stand.local, None, stand.made, stand.made_at, absent=True)
    try:
        if not asked and not desk.backups.due(stand.folder):
            return replace(stand, tried=now, absent=False, error="")
        made = desk.backups.make(stand.folder, watch.progress, new_folder=stand.local)
    except Cancelled:
        return replace(stand, tried=now, absent=False)
    except CpdeskError as error:
        return replace(stand, tried=now, absent=False, error=str(error))
    return Stand(stand.folder, stand.local, now, made, now)
