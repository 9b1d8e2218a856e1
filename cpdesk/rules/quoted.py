"""Somebody’s very words: which parts of a text stand in quotation marks, and are left as they were said."""

import re
from collections.abc import Iterator

_MARKS = re.compile("[“”\"‘’']")
_BEFORE = " \t\n\u00a0([{/–—-"
"""What stands before an opening mark, apart from the beginning of the text."""

Span = tuple[int, int]


def quoted(text: str) -> tuple[Span, ...]:
    """Where the quotations of `text` begin and end, marks included, one after the other.

    Curly and straight, double and single marks. An apostrophe (“Mum’s”, “the boys' room”, “5'10"”) opens
    nothing. A double or a curly mark that is not closed yet quotes up to the end of its line: somebody is
    still typing. Any text is taken; the cost grows with its length alone.
    """
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[Span]:
    marks = [found.start() for found in _MARKS.finditer(text)]
    singles = _single_ends(text, marks)
    end = 0
    for place, at in enumerate(marks):
        if at < end:
            continue
        mark = text[at]
        if mark == "“" or (mark == '"' and _opens(text, at)):
            end = _double_end(text, marks, place)
        elif mark in "‘'" and _opens(text, at) and text[at + 1 : at + 2].strip():
            end = singles[place]
            if end == 0:
                if mark == "'":
                    continue  # ’tis, ’em: left out letters
                end = _line_end(text, at)
        else:
            continue
        yield at, end


def _opens(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] in _BEFORE or text[at - 1] in '“"‘'


def _double_end(text: str, marks: list[int], place: int) -> int:
    """Behind the mark that closes the double one at `place`; else the end of its line."""
    at = marks[place]
    closing, line = '”"' if text[at] == "“" else '"”', _line_end(text, at)
    for later in marks[place + 1 : place + 200]:
        mark = text[later]
        if mark == "“" or (mark == '"' and later > line and _opens(text, later)):
            break
        if mark in closing:
            return later + 1
    return line


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _single_ends(text: str, marks: list[int]) -> list[int]:
    """For each mark the end of the single quotation that begins there; 0: none on its line.

    It ends at the first mark that can close it and is no plural’s apostrophe, else at the last that can.
    """
    ends = [0] * len(marks)
    sure = last = 0
    for place in range(len(marks) - 1, -1, -1):
        at = marks[place]
        ends[place] = sure or last
        below = marks[place + 1] if place + 1 < len(marks) else len(text)
        if "\n" in text[at:below]:
            ends[place] = sure = last = 0
        if text[at] in "’'" and at and not text[at - 1].isspace() and not text[at + 1 : at + 2].isalnum():
            last = last or at + 1
            if text[at - 1].lower() != "s":
                sure = at + 1
    return ends
