"""Words in columns for a terminal: each cell wrapped within its own column."""

import textwrap
from collections.abc import Sequence
from itertools import zip_longest

GAP = 2
NARROWEST, WIDEST = 40, 160
"""Columns of a terminal that a text is laid out for."""


def fit(width: int) -> int:
    """The width that is written for, however wide or narrow the terminal is."""
    return max(NARROWEST, min(width, WIDEST))


def row(cells: Sequence[str], widths: Sequence[int]) -> str:
    """One row of a table; a cell that is too long goes on below, a new line in it is kept."""
    columns = [
        [piece for line in cell.split("\n") for piece in textwrap.wrap(line, width) or [""]]
        for cell, width in zip(cells, widths, strict=True)
    ]
    lines = (
        (" " * GAP).join(piece.ljust(width) for piece, width in zip(pieces, widths, strict=True)).rstrip()
        for pieces in zip_longest(*columns, fillvalue="")
    )
    return "\n".join(lines)


def paragraph(words: str, width: int, indent: int = 0) -> str:
    """Words wrapped to `width`, all lines moved in by `indent`."""
    margin = " " * indent
    return textwrap.fill(words, width, initial_indent=margin, subsequent_indent=margin)
