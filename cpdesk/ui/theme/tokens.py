"""The colours and sizes of the program, light and dark: the only place where they are written."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

BODY = 13
"""Body text in pixels at 100 %."""
SECONDARY = 11.5
TITLE = 17
HEADING = 14
BOARD_TITLE, BOARD_HEADING, BOARD_BODY, BOARD_SMALL = 30, 27, 24, 21
"""The board in the room at 1280 by 720; on a larger screen it is all larger."""
SMALL_SPACE, SPACE, MIDDLE_SPACE, LARGE_SPACE, EDGE = 4, 8, 12, 16, 24
RADIUS, CARD_RADIUS = 6, 8
TARGET = 24
"""The smallest side of anything that can be clicked, in pixels."""

TONES = ("worry", "strength", "change", "grey", "child", "family")
"""Lanes and kinds of person: each has a colour and a ground."""
STATES = ("late", "soon", "done")
"""How a date stands."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """One set of colours, as `#RRGGBB`."""

    name: str
    ground: str
    surface: str
    hairline: str
    text: str
    secondary: str
    accent: str
    accent_strong: str
    accent_ground: str
    on_accent: str
    """Text upon `accent`, `accent_strong` and the tones used as a fill."""
    band: str
    """The bar above a running conference; its text is `rail_text`."""
    rail: str
    rail_selected: str
    rail_text: str
    rail_secondary: str
    worry: str
    worry_ground: str
    strength: str
    strength_ground: str
    change: str
    change_ground: str
    grey: str
    grey_ground: str
    child: str
    child_ground: str
    family: str
    family_ground: str
    late: str
    soon: str
    done: str

    def colour(self, name: str) -> QColor:
        """One of the colours for painting, e.g. `colour("worry_ground")`."""
        return QColor(getattr(self, name))


LIGHT = Tokens(
    name="light",
    ground="#F6F5F2",
    surface="#FFFFFF",
    hairline="#DEDBD4",
    text="#1F2430",
    secondary="#5C6470",
    accent="#23507E",
    accent_strong="#17395C",
    accent_ground="#EAF0FA",
    on_accent="#FFFFFF",
    band="#17395C",
    rail="#1F2A37",
    rail_selected="#33445A",
    rail_text="#E7EAEE",
    rail_secondary="#A3ACB8",
    worry="#A84B20",
    worry_ground="#FBF0EA",
    strength="#2B7354",
    strength_ground="#EAF5EF",
    change="#2F5597",
    change_ground="#EAF0FA",
    grey="#5C6470",
    grey_ground="#F0F0EE",
    child="#6F4597",
    child_ground="#F3EDF9",
    family="#7A5F12",
    family_ground="#FBF5E0",
    late="#A61B1B",
    soon="#8A5A00",
    done="#2B7354",
)

DARK = Tokens(
    name="dark",
    ground="#15191F",
    surface="#1D232B",
    hairline="#343C47",
    text="#E7EAEE",
    secondary="#A3ACB8",
    accent="#7DB0E3",
    accent_strong="#A9CCF0",
    accent_ground="#1B2A44",
    on_accent="#15191F",
    band="#2A3644",
    rail="#10141A",
    rail_selected="#2A3644",
    rail_text="#E7EAEE",
    rail_secondary="#A3ACB8",
    worry="#E79A73",
    worry_ground="#3A241A",
    strength="#7CC7A4",
    strength_ground="#16302A",
    change="#8FB2EA",
    change_ground="#1B2A44",
    grey="#A3ACB8",
    grey_ground="#262D36",
    child="#BE9BE0",
    child_ground="#2B2138",
    family="#DDBF6A",
    family_ground="#332B16",
    late="#F08A8A",
    soon="#E2B25A",
    done="#7CC7A4",
)


def tokens_of(widget: QWidget) -> Tokens:
    """The colours that a widget is shown in at this moment, for painting code."""
    window = widget.window().palette().color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < 128 else LIGHT


def scale_of(widget: QWidget) -> float:
    """The text scale that a widget is shown at (1.0 to 2.0), for painting code."""
    pixels = widget.window().font().pixelSize()
    return pixels / BODY if pixels > 0 else 1.0
