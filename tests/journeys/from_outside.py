"""What somebody finds who was not there: in the sealed file, in the documents, and elsewhere on the disk."""

import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from docx import Document

from cpdesk.services.sealing import Sealing, nobody
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import EntryRevision

from . import what_is_typed as words

SHORTEST = 6
"""Words of fewer letters may stand anywhere by chance."""
ORDINARY = {"Unborn"}


def conference_in(
    sealed: Path, clock: Callable[[], datetime]
) -> tuple[Conference, dict[str, tuple[EntryRevision, ...]]]:
    """The only conference of a sealed file, and by its text the history of each entry."""
    desk = Sealing(nobody, clock).unlock(sealed, words.PASSPHRASE)
    try:
        (case,) = desk.cases.find()
        (line,) = desk.cases.page(case.id).conferences
        conference = desk.meeting.conference(line.id)
        return conference, {entry.text: desk.meeting.history(entry.id) for entry in conference.entries}
    finally:
        desk.close()


def documents(folder: Path) -> dict[Path, str]:
    """Every Word document below a folder with all its words."""
    return {path: "\n".join(_lines(path)) for path in sorted(folder.rglob("*.docx"))}


def _lines(path: Path) -> Iterator[str]:
    document = Document(str(path))
    for section in document.sections:
        for part in (section.header, section.footer):
            yield from (paragraph.text for paragraph in part.paragraphs)
    for element in document.element.body.iter():
        if element.tag.endswith("}p"):
            pieces = (x for x in element.iter() if x.tag.rpartition("}")[2] in ("t", "br"))
            yield "".join(x.text or "" if x.tag.endswith("}t") else "\n" for x in pieces)


def everything_in(path: Path) -> bytes:
    """Every byte of every part of a Word document, unpacked."""
    with zipfile.ZipFile(path) as parts:
        return b"\n".join(parts.read(name) for name in parts.namelist())


def names_in(practice_file: Path) -> set[str]:
    """The names in a practice file that cannot stand anywhere by chance."""
    read = json.loads(practice_file.read_text(encoding="utf-8"))
    people = [person["name"] for key in ("family", "people") for person in read[key]]
    return {word for name in people for word in name.split() if len(word) >= SHORTEST} - ORDINARY


def rare_words(texts: Iterable[str]) -> set[str]:
    """The longest word of each text: whoever finds it has found the text."""
    return {max(re.findall(r"\w+", text), key=len) for text in texts}


def found_below(folders: Iterable[Path], needles: Iterable[str], *, but: Path) -> list[str]:
    """Which words stand in the clear in a file below the folders, or in its name; `but` is left out."""
    sought = [(word, form) for word in needles for form in (word.encode(), word.encode("utf-16-le"))]
    found = []
    for path in (path for folder in folders for path in folder.rglob("*")):
        if but == path or but in path.parents:
            continue
        content = str(path).encode() + (path.read_bytes() if path.is_file() else b"")
        found += [f"{word} in {path.name}" for word, form in sought if form in content]
    return found
