"""The colours can be read by everybody."""

import pytest
from PySide6.QtGui import QColor

from cpdesk.ui.theme.style import palette, style_sheet
from cpdesk.ui.theme.tokens import DARK, LIGHT, STATES, TONES, Tokens

PAIRS = [
    *(
        (words, ground)
        for words in ("text", "secondary", "accent", *STATES)
        for ground in ("ground", "surface")
    ),
    *((tone, f"{tone}_ground") for tone in TONES),
    *(("text", f"{tone}_ground") for tone in TONES),
    *(("secondary", f"{tone}_ground") for tone in TONES),
    *(("on_accent", fill) for fill in ("accent", "accent_strong", *TONES)),
    *(("rail_text", dark) for dark in ("rail", "rail_selected", "band")),
    ("rail_secondary", "rail"),
    ("accent_strong", "accent_ground"),
    ("late", "worry_ground"),
    ("soon", "family_ground"),
    ("done", "strength_ground"),
]


def light(colour: QColor) -> float:
    """The relative luminance of WCAG 2."""

    def part(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF())


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_stand_out_from_their_ground(tokens: Tokens, words: str, ground: str) -> None:
    bright, dim = sorted((light(tokens.colour(words)), light(tokens.colour(ground))), reverse=True)
    assert (bright + 0.05) / (dim + 0.05) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_uses_no_colour_of_its_own(tokens: Tokens) -> None:
    other = DARK if tokens is LIGHT else LIGHT
    sheet = style_sheet(tokens, 2.0)
    assert tokens.surface in sheet
    assert other.surface not in sheet.replace(tokens.on_accent, "")
    assert palette(tokens).window().color() == tokens.colour("ground")
