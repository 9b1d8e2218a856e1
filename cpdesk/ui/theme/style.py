"""The one style sheet and palette, made from the tokens and the size of the text."""

from collections.abc import Callable

from PySide6.QtGui import QPalette

from cpdesk import resources
from cpdesk.ui.theme.meeting_style import meeting
from cpdesk.ui.theme.tokens import BODY, HEADING, SECONDARY, STATES, TITLE, TONES, Tokens

Pixels = Callable[[float], int]

PLAIN_TONES = (*TONES, *STATES, "accent", "secondary", "text")


def style_sheet(tokens: Tokens, scale: float = 1.0) -> str:
    """The style sheet of the whole program; `scale` is 1.0 (100 %) to 2.0 (200 %)."""

    def px(size: float) -> int:
        return max(1, round(size * scale))

    return "\n".join(part(tokens, px) for part in PARTS)


def _surfaces(t: Tokens, px: Pixels) -> str:
    return f"""
QMainWindow, QDialog, QMessageBox {{ background: {t.ground}; color: {t.text}; }}
QWidget {{ color: {t.text}; }}
[surface="ground"] {{ background: {t.ground}; }}
[surface="surface"] {{ background: {t.surface}; }}
[surface="rail"] {{ background: {t.rail}; }}
[surface="bar"] {{ background: {t.surface}; border-bottom: 1px solid {t.hairline}; }}
[surface="foot"] {{ background: {t.surface}; border-top: 1px solid {t.hairline}; }}
[surface="band"] {{ background: {t.band}; }}
[surface="practice"] {{ background: {t.family_ground}; border-bottom: 1px solid {t.family}; }}
QScrollArea {{ border: none; background: transparent; }}
QToolTip {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.hairline}; padding: {px(4)}px; }}
[column="narrow"] {{ max-width: {px(540)}px; }}
[column="text"] {{ max-width: {px(760)}px; }}
QSplitter::handle {{ background: {t.hairline}; }}
"""


def _frames(t: Tokens, px: Pixels) -> str:
    grounds = "".join(
        f'QFrame[ground="{tone}"] {{ background: {getattr(t, tone + "_ground")}; border-radius: 6px; }}\n'
        f'QFrame[frame="lane"][tone="{tone}"] {{ border-top: 3px solid {getattr(t, tone)}; }}\n'
        f'QFrame[ground="{tone}"][private="true"] {{ background: {t.surface};'
        f" border: 1px dashed {getattr(t, tone)}; }}\n"
        for tone in TONES
    )
    return f"""
QFrame[frame="card"] {{ background: {t.surface}; border: 1px solid {t.hairline}; border-radius: 8px; }}
QFrame[frame="lane"] {{ background: {t.surface}; border: 1px solid {t.hairline}; border-radius: 8px; }}
QFrame[frame="composer"] {{ background: {t.surface}; border: 2px solid {t.accent}; border-radius: 8px; }}
QFrame[frame="composer"][active="false"] {{ border-color: {t.hairline}; }}
QFrame[frame="hairline"] {{ background: {t.hairline}; border: none; }}
{grounds}
QFrame[ground="done"] {{ background: {t.strength_ground}; border-radius: 6px; }}
QFrame[ground="soon"] {{ background: {t.family_ground}; border-radius: 6px; }}
QFrame[ground="late"] {{ background: {t.worry_ground}; border-radius: 6px; }}
QFrame[ground="accent"] {{ background: {t.accent_ground}; border-radius: 6px; }}
QFrame[private="true"] {{ background: {t.surface}; border: 1px dashed {t.worry}; border-radius: 6px; }}
QFrame[frame="row"] {{ border: 2px solid transparent; }}
QFrame[focusable="true"]:focus {{ border: 2px solid {t.accent}; }}
"""


def _words(t: Tokens, px: Pixels) -> str:
    tones = "".join(f'QLabel[tone="{tone}"] {{ color: {getattr(t, tone)}; }}\n' for tone in PLAIN_TONES)
    chips = "".join(
        f'QLabel[chip="true"][tone="{tone}"] {{ background: {getattr(t, tone + "_ground")}; }}\n'
        for tone in TONES
    )
    return f"""
QLabel {{ background: transparent; border: none; }}
QLabel[role="page-title"] {{ font-size: {px(TITLE)}px; font-weight: 600; }}
QLabel[role="heading"] {{ font-size: {px(HEADING)}px; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="big"] {{ font-size: {px(21)}px; font-weight: 600; }}
QLabel[loud="true"] {{ font-weight: 600; border: 1px solid {t.family}; }}
QLabel[role="secondary"] {{ font-size: {px(SECONDARY)}px; color: {t.secondary}; }}
QLabel[role="mono"] {{ font-family: "DejaVu Sans Mono", "Consolas", monospace;
 font-size: {px(TITLE)}px; font-weight: 600; border: 2px solid transparent; border-radius: 6px; }}
QLabel[role="mono"]:focus {{ border: 2px solid {t.accent}; }}
QLabel[role="key"] {{ font-size: {px(SECONDARY)}px; color: {t.secondary}; background: {t.surface};
 border: 1px solid {t.hairline}; border-radius: 3px; padding: 0 {px(3)}px; }}
QLabel[role="chip"] {{ font-size: {px(SECONDARY)}px; border-radius: 4px; padding: {px(2)}px {px(7)}px; }}
QLabel[role="error"] {{ background: {t.worry_ground}; border-radius: 6px; padding: {px(8)}px; }}
QLabel[role="rail"] {{ color: {t.rail_text}; font-size: {px(15)}px; font-weight: 600; }}
QLabel[role="rail-secondary"] {{ color: {t.rail_secondary}; font-size: {px(SECONDARY)}px; }}
QLabel[role="band-title"] {{ color: {t.rail_text}; font-size: {px(TITLE)}px; font-weight: 600; }}
QLabel[role="band"] {{ color: {t.rail_text}; }}
QLabel[role="initials"] {{ background: {t.hairline}; color: {t.text}; font-size: {px(9.5)}px;
 font-weight: 600; border-radius: {px(10)}px; min-width: {px(20)}px; min-height: {px(20)}px; }}
{tones}
{chips}
QLabel[chip="true"][tone="late"] {{ background: {t.worry_ground}; }}
QLabel[chip="true"][tone="soon"] {{ background: {t.family_ground}; }}
QLabel[chip="true"][tone="done"] {{ background: {t.strength_ground}; }}
"""


def _buttons(t: Tokens, px: Pixels) -> str:
    pad, focus = f"{px(5)}px {px(13)}px", f"{px(5) - 1}px {px(13) - 1}px"
    return f"""
QPushButton, QToolButton {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.hairline};
 border-radius: 6px; padding: {pad}; min-height: {px(18)}px; }}
QPushButton:hover, QToolButton:hover {{ border-color: {t.secondary}; }}
QPushButton:pressed, QToolButton:pressed {{ background: {t.accent_ground}; }}
QPushButton:checked {{ background: {t.accent_ground}; border-color: {t.accent}; color: {t.accent_strong}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {t.accent}; padding: {focus}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {t.secondary}; background: {t.ground};
 border-color: {t.hairline}; }}
QPushButton[kind="primary"] {{ background: {t.accent}; color: {t.on_accent}; border-color: {t.accent}; }}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{ background: {t.accent_strong}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {t.text}; }}
QPushButton[kind="primary"]:disabled {{ background: {t.hairline}; color: {t.secondary};
 border-color: {t.hairline}; }}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; color: {t.accent};
 padding: {px(3)}px {px(6)}px; }}
QPushButton[kind="quiet"]:hover {{ border-color: {t.hairline}; }}
QPushButton[kind="quiet"]:focus {{ border: 2px solid {t.accent}; padding: {px(3) - 1}px {px(6) - 1}px; }}
QPushButton[kind="quiet"]:disabled {{ color: {t.secondary}; background: transparent; }}
QPushButton[kind="offer"] {{ background: transparent; border-color: transparent; color: {t.accent};
 padding: {px(2)}px {px(2)}px; font-size: {px(SECONDARY)}px; }}
QPushButton[kind="offer"]:hover {{ border-color: {t.hairline}; }}
QPushButton[kind="offer"][chosen="true"] {{ font-weight: 600; }}
QLabel[beside="offer"] {{ min-height: {px(24)}px; }}
QLabel[role="key"][beside="offer"] {{ min-height: {px(16)}px; margin: {px(3)}px 0; }}
QPushButton[kind="band"] {{ background: transparent; color: {t.rail_text};
 border-color: {t.rail_secondary}; }}
QPushButton[kind="band"]:focus {{ border: 2px solid {t.rail_text}; }}
QPushButton[kind="row"] {{ background: transparent; border: 1px solid transparent; text-align: left;
 padding: {px(4)}px {px(8)}px; }}
QPushButton[kind="row"]:hover {{ background: {t.accent_ground}; }}
QPushButton[kind="row"]:checked {{ background: {t.accent_ground}; color: {t.accent_strong};
 font-weight: 600; border-color: transparent; }}
QPushButton[kind="row"]:focus {{ border: 2px solid {t.accent}; padding: {px(4) - 1}px {px(8) - 1}px; }}
"""


def _chips(t: Tokens, px: Pixels) -> str:
    tones = "".join(
        f'QPushButton[kind="chip"][tone="{tone}"]:checked {{ background: {getattr(t, tone)};'
        f" border-color: {getattr(t, tone)}; color: {t.on_accent}; }}\n"
        for tone in TONES
    )
    return f"""
QPushButton[kind="chip"] {{ border-radius: {px(12)}px; padding: {px(2)}px {px(10)}px;
 min-height: {px(20)}px; }}
QPushButton[kind="chip"]:checked {{ background: {t.accent_strong}; border-color: {t.accent_strong};
 color: {t.on_accent}; }}
{tones}
QPushButton[kind="chip"]:focus {{ border: 2px solid {t.accent}; padding: {px(2) - 1}px {px(10) - 1}px; }}
QPushButton[kind="chip"]:checked:focus {{ border: 2px solid {t.text}; text-decoration: underline; }}
"""


def _rail(t: Tokens, px: Pixels) -> str:
    return f"""
QPushButton[kind="rail"] {{ background: transparent; color: {t.rail_text}; border: 2px solid transparent;
 border-radius: 6px; text-align: left; padding: {px(5)}px {px(9)}px; min-height: {px(20)}px; }}
QPushButton[kind="rail"]:hover, QPushButton[kind="rail"]:checked {{ background: {t.rail_selected};
 color: {t.rail_text}; }}
QPushButton[kind="rail"]:focus {{ border: 2px solid {t.rail_text}; }}
QPushButton[kind="tab"] {{ background: transparent; color: {t.secondary}; border: 2px solid transparent;
 border-radius: 0; border-bottom: 3px solid transparent; min-height: {px(18)}px;
 padding: 7px 12px 8px 12px; }}
QPushButton[kind="tab"]:hover {{ color: {t.text}; }}
QPushButton[kind="tab"]:checked {{ color: {t.accent_strong}; border-bottom: 3px solid {t.accent}; }}
QPushButton[kind="tab"]:focus {{ border: 2px solid {t.accent}; border-bottom: 3px solid {t.accent};
 border-radius: 6px; }}
QTabBar {{ background: transparent; }}
QTabBar::tab {{ background: transparent; color: {t.secondary}; border: none;
 border-bottom: 3px solid transparent; padding: {px(9)}px {px(14)}px {px(8)}px {px(14)}px; }}
QTabBar::tab:hover {{ color: {t.text}; }}
QTabBar::tab:selected {{ color: {t.accent_strong}; border-bottom: 3px solid {t.accent}; }}
QTabBar:focus {{ border: 2px solid {t.accent}; border-radius: 6px; }}
"""


def _inputs(t: Tokens, px: Pixels) -> str:
    inputs = "QLineEdit, QPlainTextEdit, QTextEdit"
    icons = resources.path("icons").as_posix()
    focused = ", ".join(f"{name.strip()}:focus" for name in inputs.split(","))
    return f"""
{inputs} {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.hairline};
 border-radius: 6px; padding: {px(5)}px {px(9)}px; min-height: {px(18)}px;
 selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
{focused} {{ border: 2px solid {t.accent}; padding: {px(5) - 1}px {px(9) - 1}px; }}
QPlainTextEdit[bare="true"], QPlainTextEdit[bare="true"]:focus {{ border: none; padding: 0; }}
QComboBox, QDateEdit, QTimeEdit, QDateTimeEdit, QSpinBox {{ background: {t.surface}; color: {t.text};
 border: 1px solid {t.hairline}; border-radius: 6px; padding: {px(4)}px {px(8)}px; min-height: {px(20)}px;
 selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QComboBox:focus, QDateEdit:focus, QTimeEdit:focus, QDateTimeEdit:focus, QSpinBox:focus {{
 border: 2px solid {t.accent}; padding: {px(4) - 1}px {px(8) - 1}px; }}
QComboBox::drop-down {{ border: none; width: {px(24)}px; }}
QComboBox::down-arrow {{ image: url("{icons}/fixed-down.svg"); width: {px(14)}px; height: {px(14)}px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: {px(24)}px; }}
QAbstractSpinBox::up-arrow {{ image: url("{icons}/fixed-up.svg"); }}
QAbstractSpinBox::down-arrow {{ image: url("{icons}/fixed-down.svg"); }}
QAbstractSpinBox::up-arrow, QAbstractSpinBox::down-arrow {{ width: {px(12)}px; height: {px(12)}px; }}
QDateEdit::drop-down, QDateTimeEdit::drop-down {{ border: none; width: {px(24)}px; }}
QTabBar::scroller {{ width: {px(60)}px; }}
QTabBar QToolButton {{ padding: 0; }}
QTabBar QToolButton::left-arrow {{ image: url("{icons}/fixed-left.svg"); }}
QTabBar QToolButton::right-arrow {{ image: url("{icons}/fixed-right.svg"); }}
QDateEdit::down-arrow, QDateTimeEdit::down-arrow {{ image: url("{icons}/fixed-down.svg");
 width: {px(14)}px; height: {px(14)}px; }}
QComboBox QAbstractItemView {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.hairline}; }}
QCheckBox, QRadioButton {{ spacing: {px(8)}px; min-height: {px(24)}px; border: 2px solid transparent;
 border-radius: 6px; padding: 0 {px(2)}px; }}
QCheckBox:focus, QRadioButton:focus {{ border: 2px solid {t.accent}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {px(14)}px; height: {px(14)}px;
 border: 1px solid {t.secondary}; background: {t.surface}; }}
QCheckBox::indicator {{ border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: {px(14) // 2 + 1}px; }}
QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent};
 image: url("{icons}/fixed-tick-{t.name}.svg"); }}
QRadioButton::indicator:checked {{ border: {px(4)}px solid {t.accent}; width: {px(16) - 2 * px(4)}px;
 height: {px(16) - 2 * px(4)}px; border-radius: {px(16) // 2}px; }}
QProgressBar {{ background: {t.hairline}; border: none; border-radius: 3px; max-height: {px(6)}px;
 min-height: {px(6)}px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 3px; }}
QMenu {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.hairline}; }}
QMenu::item {{ padding: {px(5)}px {px(18)}px; min-height: {px(20)}px; }}
QMenu::item:selected {{ background: {t.accent}; color: {t.on_accent}; }}
"""


def _lists(t: Tokens, px: Pixels) -> str:
    return f"""
QAbstractItemView {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.hairline};
 border-radius: 8px; outline: none; gridline-color: {t.hairline}; alternate-background-color: {t.ground};
 selection-background-color: {t.accent_ground}; selection-color: {t.text}; }}
QAbstractItemView:focus {{ border: 2px solid {t.accent}; }}
QAbstractItemView[bare="true"], QAbstractItemView[bare="true"]:focus {{ border: none; }}
QListView::item, QTreeView::item {{ padding: {px(5)}px {px(8)}px; border-bottom: 1px solid {t.hairline}; }}
QAbstractItemView::item:selected {{ background: {t.accent_ground}; color: {t.text}; }}
QHeaderView, QHeaderView:focus {{ border: none; border-radius: 0; background: transparent; }}
QTableCornerButton::section {{ background: {t.surface}; border: none;
 border-bottom: 1px solid {t.hairline}; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QHeaderView::section {{ background: {t.surface}; color: {t.secondary}; border: none;
 border-bottom: 1px solid {t.hairline}; padding: {px(6)}px {px(3)}px {px(6)}px {px(8)}px; }}
QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(12)}px; margin: 0; }}
QScrollBar::handle {{ background: {t.rail_secondary}; border-radius: {px(4)}px; margin: {px(2)}px; }}
QScrollBar::handle:vertical {{ min-height: {px(28)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(28)}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


PARTS = (_surfaces, _frames, _words, _buttons, _chips, _rail, _inputs, _lists, meeting)


def palette(tokens: Tokens) -> QPalette:
    """The palette for what the style sheet does not draw, and for painting code."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.ground,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.ground,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.secondary,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.text,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent,
        role.Mid: tokens.hairline,
        role.Dark: tokens.secondary,
    }
    result = QPalette()
    for which, colour in colours.items():
        result.setColor(which, colour)
    for which in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, tokens.secondary)
    return result


def body_pixels(scale: float) -> int:
    """The size of body text in pixels."""
    return round(BODY * scale)
