"""What the style sheet adds for the running conference: its dark bar, lanes, lists and tables."""

from collections.abc import Callable

from cpdesk.ui.theme.tokens import TONES, Tokens


def meeting(t: Tokens, px: Callable[[float], int]) -> str:
    """The rules of the meeting's own widgets."""
    lanes = "".join(
        f'QLabel[role="lane"][tone="{tone}"] {{ color: {getattr(t, tone)}; font-weight: 600; }}\n'
        for tone in TONES
    )
    return f"""
QPushButton[kind="band"][strong="true"] {{ background: {t.surface}; color: {t.accent_strong};
 border-color: {t.surface}; }}
QPushButton[kind="band"][strong="true"]:focus {{ border: 2px solid {t.rail_secondary}; }}
QAbstractItemView[list="entries"] {{ background: transparent; border: none; border-radius: 0; }}
QAbstractItemView[list="entries"]:focus {{ border: none; }}
QAbstractItemView[list="steps"], QAbstractItemView[list="steps"]:focus {{ background: transparent;
 border: none; border-radius: 0; }}
QFrame[frame="side"] {{ background: {t.surface}; border: none; }}
QFrame[frame="side"][edge="left"] {{ border-right: 1px solid {t.hairline}; }}
QFrame[frame="side"][edge="right"] {{ border-left: 1px solid {t.hairline}; }}
QLabel[role="section"] {{ color: {t.secondary}; font-weight: 600; }}
QLabel[role="small"] {{ font-size: {px(11.5)}px; }}
QAbstractItemView[list="entries"] QScrollBar:vertical {{ width: {px(9)}px; }}
QAbstractItemView[list="points"], QAbstractItemView[list="points"]:focus {{ background: transparent;
 border: none; border-radius: 0; }}
QLabel[role="band"] {{ font-size: {px(12)}px; }}
{lanes}
"""
