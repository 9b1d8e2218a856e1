"""How this person wants it: light, dark or as the system; text from 100 to 200 %; kept for next time."""

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QStyleFactory

from cpdesk.ui.theme.style import body_pixels, palette, style_sheet
from cpdesk.ui.theme.tokens import DARK, LIGHT, Tokens

THEMES = ("system", "light", "dark")
SIZES = (100, 110, 125, 150, 175, 200)
"""Steps of the text size in per cent."""


class Appearance(QObject):
    """Dresses the application and remembers how; knows nothing about any case."""

    changed = Signal()

    def __init__(self, application: QApplication, settings: QSettings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        theme = settings.value("theme", "system")
        size = str(settings.value("text_size", 100))
        self.theme = str(theme) if theme in THEMES else "system"
        self.size = int(size) if size.isdigit() and int(size) in SIZES else 100
        application.setStyle(QStyleFactory.create("Fusion"))
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self._dress()

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        if self.theme == "system":
            dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if self.theme == "dark" else LIGHT

    def choose_theme(self, theme: str) -> None:
        """Show `light`, `dark` or as the `system` does, now and next time."""
        self.theme = theme if theme in THEMES else "system"
        self._settings.setValue("theme", self.theme)
        self._dress()

    def choose_size(self, per_cent: int) -> None:
        """Show text at this size, now and next time."""
        self.size = min(SIZES, key=lambda size: abs(size - per_cent))
        self._settings.setValue("text_size", self.size)
        self._dress()

    def larger(self) -> None:
        """One step larger, up to 200 %."""
        self.choose_size(next((size for size in SIZES if size > self.size), SIZES[-1]))

    def smaller(self) -> None:
        """One step smaller, down to 100 %."""
        self.choose_size(next((size for size in reversed(SIZES) if size < self.size), SIZES[0]))

    def _follow(self) -> None:
        if self.theme == "system":
            self._dress()

    def _dress(self) -> None:
        scale = self.size / 100
        font = QFont(self._application.font())
        font.setPixelSize(body_pixels(scale))
        self._application.setFont(font)
        self._application.setPalette(palette(self.tokens))
        self._application.setStyleSheet(style_sheet(self.tokens, scale))
        self.changed.emit()
