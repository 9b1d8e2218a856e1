"""After how many minutes without use the file is locked: a person’s choice within what the office allows."""

from PySide6.QtCore import QObject, QSettings, Signal

CHOICES = (1, 2, 3, 5, 10, 15, 20, 30, 45, 60)
USUAL = 10


class IdleMinutes(QObject):
    """The choice, kept for next time; knows nothing about any case."""

    changed = Signal()

    def __init__(
        self, settings: QSettings | None = None, bound: int = USUAL, parent: QObject | None = None
    ) -> None:
        """`bound`: the most that the office allows, in minutes. Without settings nothing is kept."""
        super().__init__(parent)
        self._settings = settings
        self.bound = max(1, bound)
        kept = str(settings.value("idle_minutes", USUAL)) if settings is not None else str(USUAL)
        chosen = int(kept) if kept.isascii() and kept.isdigit() and len(kept) < 4 else USUAL
        self.minutes = self._allowed(chosen)

    def choices(self) -> tuple[int, ...]:
        """What can be chosen, the office's own figure among them."""
        return tuple(sorted({few for few in CHOICES if few < self.bound} | {self.bound}))

    def choose(self, minutes: int) -> None:
        """Lock after so many minutes from now on."""
        self.minutes = self._allowed(minutes)
        if self._settings is not None:
            self._settings.setValue("idle_minutes", self.minutes)
        self.changed.emit()

    def _allowed(self, minutes: int) -> int:
        """The nearest that can be chosen."""
        return min(self.choices(), key=lambda one: (abs(one - minutes), one))
