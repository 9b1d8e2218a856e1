"""What was pasted: its words cleaned, tables readable, no more than fits; the whole can be kept beside."""

from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

from cpdesk.rules.plain_text import clean

MOST_HTML = 400_000
"""No more bytes of a page are searched for its words; the words of a clipboard come as text too."""
_CELLS = " | "
_SKIPPED = frozenset({"style", "script", "head", "title"})
_BREAKS = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4"})
_PICTURES = {"image/png": ".png", "image/jpeg": ".jpg"}


@dataclass(frozen=True, slots=True)
class Whole:
    """All of what was pasted, for keeping; `content` makes its bytes, maybe slowly, in any thread."""

    name: str
    ending: str
    media_type: str
    content: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Pasted:
    """The words that fit, how many did not, how many became U+FFFD, and the whole where not all is there."""

    text: str = ""
    left_out: int = 0
    replaced: int = 0
    whole: Whole | None = None


def pasted(source: QMimeData, room: int, names: tuple[str, str]) -> Pasted:
    """Read a clipboard or a drop with room for so many characters.

    `names` are what a text and a picture are called when they are kept. However much there is, the work
    is bounded by `room`; only the words themselves are fetched whole.
    """
    if source.hasText() and (words := source.text()):
        return _of_text(words, _has_table(source), room, names[0])
    if source.hasHtml():
        html = bytes(source.data("text/html").data())
        page = html[:MOST_HTML].decode("utf-8", "replace")
        read = _of_text(_words_of(page), table=True, room=room, name=names[0])
        cut = read.left_out or len(html) > MOST_HTML
        whole = Whole(names[0], ".html", "text/html", lambda: html) if cut else None
        return Pasted(read.text, read.left_out, read.replaced, whole)
    return Pasted(whole=_picture(source, names[1]) or _formatted(source, names[0]))


def _of_text(words: str, table: bool, room: int, name: str) -> Pasted:
    begin = words[: room * 2 + 2].replace("\r\n", "\n").replace("\r", "\n")
    if table:
        rows = (row.rstrip("\t") for row in begin.split("\n"))
        begin = "\n".join(row.replace("\t", _CELLS) for row in rows)
    cleaned = clean(begin)
    left_out = max(len(words) - room, len(cleaned.text) - room, 0)
    whole = Whole(name, ".txt", "text/plain", lambda: words.encode("utf-8", "replace")) if left_out else None
    return Pasted(cleaned.text[:room], left_out, cleaned.changed, whole)


def _has_table(source: QMimeData) -> bool:
    html, rich = source.data("text/html"), source.data("text/rtf")
    return html.contains(b"<table") or html.contains(b"<TABLE") or rich.contains(b"\\trowd")


def _picture(source: QMimeData, name: str) -> Whole | None:
    for media_type, ending in _PICTURES.items():
        if source.hasFormat(media_type):
            return _raw(source, media_type, name, ending)
    image = source.imageData() if source.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return None
    return Whole(name, ".png", "image/png", lambda: _png(image))


def _raw(source: QMimeData, media_type: str, name: str, ending: str) -> Whole:
    content = bytes(source.data(media_type).data())
    return Whole(name, ending, media_type, lambda: content)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _formatted(source: QMimeData, name: str) -> Whole | None:
    for media_type in ("text/rtf", "application/rtf"):
        if source.hasFormat(media_type):
            return _raw(source, media_type, name, ".rtf")
    return None


class _Words(HTMLParser):
    """The words of a page: a row a line, tabs between cells."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._skip = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin of a row, of a cell, or of something without words."""
        self._skip += tag in _SKIPPED

    def handle_endtag(self, tag: str) -> None:
        """End of a row, of a cell, or of something without words."""
        if tag in _SKIPPED:
            self._skip = max(self._skip - 1, 0)
        elif tag in ("td", "th"):
            while self.found and self.found[-1] == "\n":
                self.found.pop()
            self.found.append("\t")
        elif tag in _BREAKS:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        """Words between tags."""
        if not self._skip and (words := " ".join(data.split())):
            self.found.append(words if self.found[-1:] in ([], ["\n"], ["\t"]) else f" {words}")


def _words_of(page: str) -> str:
    parser = _Words()
    parser.feed(page)
    return "".join(parser.found).strip("\n")
