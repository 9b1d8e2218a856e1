"""When backups are made: after opening, each quarter of an hour, when a stick is back, and at locking."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cpdesk.errors import Cancelled, CpdeskError
from cpdesk.snapshots.backups import BackupLine, Made
from cpdesk.ui.backups.foot_words import foot_words
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
        self._there: datetime | None = None
        self._read = False
        self._told: tuple[str, bool] | None = None
        self._task: Task | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_EVERY_MS)
        self._clock.timeout.connect(self.look)
        self.places.changed.connect(self.changed)
        self.places.changed.connect(self._tell)

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
        """The file was opened: say when it was last backed up, do it in a moment, and look each minute."""
        task = Task(self, lambda _watch: _newest(self.desk, self.places))
        task.done.connect(self._take_there)
        task.start()
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
        self._tell()
        if fresh:
            self.changed.emit()

    def _take_there(self, newest: datetime | None) -> None:
        self._there, self._read = newest, True
        self._tell()

    def _tell(self) -> None:
        """Say at the foot how it stands, when the words are others than before: midnight changes them too."""
        stands = self.stands
        failed = sum(bool(stand.error) for stand in stands)
        times = [stand.made_at for stand in stands if stand.made_at is not None]
        if not (self._read or times or failed):
            return  # nobody has looked yet
        absent = sum(stand.absent for stand in stands)
        words = foot_words(
            max(times, default=self._there),
            self.desk.now(),
            nowhere=not stands,
            failed=bool(failed) and failed + absent == len(stands),
            partly=bool(failed),
            absent=bool(absent),
            tried=any(stand.tried is not None for stand in stands),
        )
        if words != self._told:
            self._told = words
            self.told.emit(*words)


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


def _newest(desk: "Desk", places: BackupPlaces) -> datetime | None:
    """When the newest good backup was made, of those that can be reached; on the worker's thread."""
    lines: tuple[BackupLine, ...] = places.listed(desk.path)
    good = (line for line in lines if line.whole and not desk.backups.is_damaged(line.path))
    return next((line.at for line in good), None)


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
