"""Every kind of hostile file or text that we know, for each door by which something comes into the program.

    python -m tests.house.hostile FOLDER

Does each in a child of its own, with bounds on memory and time, and says in a line of JSON what came of it.
Needs a system that can fork.
"""

import io
import json
import os
import resource
import struct
import sys
import time
import traceback
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

import psutil
from PySide6.QtCore import QMimeData

from cpdesk import resources
from cpdesk.commands.dates import line_answerer
from cpdesk.errors import CpdeskError
from cpdesk.interchange.policy_file import policy_here
from cpdesk.interchange.practice import read_practice_file
from cpdesk.interchange.procedure_text import read_text
from cpdesk.rules.plain_text import clean
from cpdesk.rules.procedure import national, procedure
from cpdesk.rules.procedure_file import read_procedure
from cpdesk.services.desk import Desk
from cpdesk.storage import header
from cpdesk.storage.files import data_path
from cpdesk.ui.meeting.composer.pasted import pasted
from cpdesk.ui.meeting.composer.typing import LONGEST_TEXT
from cpdesk.ui.second_start import question, understood
from cpdesk.vocabulary import Lane
from tests.drills import ground

MOST_BYTES = 1024**3
DEEP = 100_000
NUL, RTL, HALF, NO_CHARACTER = "\0", "\u202e", "\ud800", "\uffff"
SECRET = "Zqvorin"
"""A name inside hostile files; no sentence may repeat it."""


@dataclass(frozen=True)
class Kind:
    """One hostile thing at one door."""

    door: str
    name: str
    bring: Callable[[Path], str]
    """Does it in a folder of its own, and gives what the person is told; empty when it was made harmless."""
    prepare: Callable[[Path], None] = lambda _folder: None
    kept: bool = False
    """Whether the sealed file in the folder may be another one afterwards: the text was taken in, cleaned."""


@dataclass(frozen=True)
class Outcome:
    """What came of one."""

    door: str
    name: str
    told: str
    seconds: float
    """Of the processor: how long it takes where nothing else runs."""
    waited: float
    """By the clock on the wall."""
    megabytes: int
    """Above what the program had before."""
    changed: list[str]
    """Files that are not as they were."""


def files() -> Iterator[tuple[str, bytes]]:
    """Bytes that are no file of ours, whatever the door."""
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 50_000_000)
    yield "empty", b""
    yield "one byte", b"\0"
    yield "noughts", b"\0" * 1_000_000
    yield "chance", zlib.compress(bytes(range(256)) * 4000) * 9
    yield "a zip bomb", bomb.getvalue()
    yield "a database", b"SQLite format 3\0" + b"\0" * 100_000
    yield "a program", b"MZ" + b"\x90" * 100_000
    yield "UTF-16", ("{" + SECRET).encode("utf-16") * 1000
    yield "Latin-1", b'{"name": "Ren\xe9 ' + SECRET.encode() + b'"}'
    yield "far too large", b"[" * (40 * 1024 * 1024)


def sealed_kinds() -> Iterator[Kind]:
    """At the door where a sealed file is opened."""

    def opens(folder: Path) -> str:
        ground.sealing().unlock(folder / "a.cpdesk", ground.PASSPHRASE).close()
        return "It opened."

    def whole(folder: Path) -> Path:
        return ground.sealing().create(folder / "a.cpdesk", ground.PASSPHRASE).desk

    def altered(change: Callable[[Path], None]) -> Callable[[Path], None]:
        def prepare(folder: Path) -> None:
            whole(folder).close()
            change(folder / "a.cpdesk")

        return prepare

    for name, data in files():
        yield Kind("open", name, opens, lambda folder, d=data: _put(folder / "a.cpdesk", d))
    yield Kind("open", "nothing", opens)
    yield Kind("open", "a folder", opens, lambda folder: (folder / "a.cpdesk").mkdir())
    yield Kind("open", "a pipe", opens, lambda folder: os.mkfifo(folder / "a.cpdesk"))
    yield Kind("open", "a link to itself", opens, lambda f: (f / "a.cpdesk").symlink_to(f / "a.cpdesk"))
    heads: dict[str, Callable[[bytes], bytes]] = {
        "a head cut short": lambda raw: raw[:5000],
        "a head that is too long": lambda raw: raw + b"\0" * 10,
        "a flipped bit": lambda raw: raw[:100] + bytes([raw[100] ^ 1]) + raw[101:],
        "a newer version": lambda raw: _rehashed(raw, 12, struct.pack(">H", 99)),
        "version nought": lambda raw: _rehashed(raw, 12, struct.pack(">H", 0)),
        "a body longer than the file": lambda raw: _rehashed(raw, 14, struct.pack(">I", 2**32 - 1)),
        "255 keys": lambda raw: _rehashed(raw, 18 + 20, b"\xff"),
        "no key at all": lambda raw: _rehashed(raw, 18 + 20, b"\0"),
        "another hand's keys": lambda raw: _rehashed(raw, 18, b"\1" * 16),
        "a key that takes four terabytes": lambda raw: _greedy(raw),
    }
    for name, change in heads.items():
        yield Kind("open", name, opens, altered(lambda p, c=change: _put(p, c(p.read_bytes()))))
    bodies: dict[str, Callable[[Path], object]] = {
        "no records beside it": lambda p: data_path(p).unlink(),
        "a folder for records": lambda p: (data_path(p).unlink(), data_path(p).mkdir()),
        "empty records": lambda p: _put(data_path(p), b""),
        "records of noughts": lambda p: _put(data_path(p), b"\0" * 100_000),
        "records cut short": lambda p: _put(data_path(p), data_path(p).read_bytes()[:-5000]),
        "a hostile -wal": lambda p: _put(
            p.with_name("a.cpdesk-data-wal"), b"\x37\x7f\x06\x82" + b"\xff" * 99_999
        ),
    }
    for name, harm in bodies.items():
        yield Kind("open", name, opens, altered(harm), kept=name == "a hostile -wal")


def practice_kinds() -> Iterator[Kind]:
    """At the door for practice files."""
    good = json.loads(resources.text(ground.PRACTICE))

    def held_on(day: str) -> bytes:
        return json.dumps({**good, "conference": {**good["conference"], "date": day}}).encode()

    def reads(folder: Path) -> str:
        read_practice_file(folder / "a.json")
        return ""

    texts: dict[str, bytes] = {
        "lists in lists": b"[" * DEEP,
        "objects in objects": b'{"a":' * DEEP,
        "a million numbers": b'{"notes":[' + b"1," * 1_500_000 + b"1]}",
        "one number of a million digits": b'{"format_version":' + b"9" * 1_000_000 + b"}",
        "infinity": b'{"format_version": Infinity}',
        "an array": b"[1, 2, 3]",
        "another format": json.dumps({"format": SECRET}).encode(),
        "cut in the middle": json.dumps(good).encode()[:5000],
        "a key of a megabyte": json.dumps({"a" * 1_000_000: 1}).encode(),
        "everybody is somebody else": json.dumps({**good, "family": [], "people": []}).encode(),
        "a day that is none": held_on("2026-02-31"),
        "the year 99999": held_on("99999-01-01"),
        "a list for a conference": json.dumps({**good, "conference": [SECRET]}).encode(),
        "a quotation without an end": b'{"a": "' + b"\\" * 1_000_001,
    }  # fmt: skip
    for name, data in [*files(), *texts.items()]:
        yield Kind("import", name, reads, lambda folder, d=data: _put(folder / "a.json", d))
    yield Kind("import", "a pipe", reads, lambda folder: os.mkfifo(folder / "a.json"))
    yield Kind("import", "a folder", reads, lambda folder: (folder / "a.json").mkdir())


def toml_kinds() -> Iterator[Kind]:
    """At the doors for procedures and for the policy."""
    good = resources.text("procedures/leeds.toml")

    def procedure_in(folder: Path) -> str:
        read_procedure(read_text(folder / "a.toml"), "a.toml", national())
        return ""

    def policy_in(folder: Path) -> str:
        refused = policy_here([folder / "a.toml"], home=folder).refused
        return refused[0] if len(refused) == 1 else f"{len(refused)} sentences"

    texts: dict[str, bytes] = {
        "brackets in brackets": b"a = " + b"[" * DEEP,
        "tables in tables": b"[" + b"a." * 5000 + b"a]\nb=1",
        "a number of 5,000 digits": b"a = " + b"9" * 5000,
        "one key twice": b"a = 1\na = 2",
        "a table that is a value": b"a = 1\n[a]\nb = 2",
        "no TOML": b"<xml>" + SECRET.encode() + b"</xml>",
        "an unknown value": b"idle_seconds = 1",
    }
    for door, bring in (("procedure", procedure_in), ("policy", policy_in)):
        for name, data in [*files(), *texts.items()]:
            if (door, name) == ("policy", "empty"):
                continue  # an empty policy asks for nothing
            yield Kind(door, name, bring, lambda folder, d=data: _put(folder / "a.toml", d))
        yield Kind(door, "a folder", bring, lambda folder: (folder / "a.toml").mkdir())
        yield Kind(door, "a pipe", bring, lambda folder: os.mkfifo(folder / "a.toml"))
    half = good[: len(good) // 2].encode()
    yield Kind("procedure", "cut short", procedure_in, lambda folder: _put(folder / "a.toml", half))


def texts() -> Iterator[tuple[str, str]]:
    """Texts that somebody pastes or types."""
    yield "one line of a megabyte", "x" * 1_000_000
    yield "ten megabytes of lines", "he said\n" * 1_250_000
    yield "control characters", "".join(map(chr, range(32))) * 1000
    yield "noughts", NUL * 10_000
    yield "turned writing", (RTL + "neffo\u2066") * 1000
    yield "halves of pairs", HALF * 5000
    yield "no characters", NO_CHARACTER * 5000
    yield "a tower of accents", "e" + "\u0301" * 100_000
    yield "marks of formatting", "<b>" * 20_000 + "<img src=file:///etc/passwd>" * 100
    yield "a formula", '=cmd|" /C calc"!A0' * 1000
    yield "a family of emoji", "👨‍👩‍👧‍👦" * 20_000
    yield "statements for a database", "'; DROP TABLE entries; --" * 1000


def text_kinds() -> Iterator[Kind]:
    """Where texts come in: pasted, saved as an entry, kept as an attachment, asked of `dates --lines`."""

    def pastes(source: QMimeData) -> str:
        found = pasted(source, LONGEST_TEXT, ("Pasted text", "Pasted picture"))
        _require(len(found.text) <= LONGEST_TEXT, "more came in than fits")
        _require(clean(found.text).text == found.text, "what came in is not clean")
        if found.whole is not None:
            found.whole.content()
        return ""

    def desk_in(folder: Path) -> tuple[Desk, object]:
        desk = ground.sealing().unlock(folder / "desk.cpdesk", ground.PASSPHRASE)
        (case,) = desk.cases.find()
        return desk, desk.cases.page(case.id).conferences[0].id

    def saves(folder: Path, text: str) -> str:
        desk, conference = desk_in(folder)
        try:
            entry = desk.meeting.add_entry(conference, text, Lane.WORRY)
            kept = next(e.text for e in desk.meeting.conference(conference).entries if e.id == entry)
            _require(clean(kept).text == kept, "what was kept is not clean")
        finally:
            desk.close()
        return ""

    def attaches(folder: Path, name: str, data: bytes) -> str:
        desk, conference = desk_in(folder)
        try:
            kept = desk.attachments.add(conference, name, "image/png", data)
            _require(desk.attachments.content(kept) == data, "what was attached is not as it was")
        finally:
            desk.close()
        return ""

    def ready(folder: Path) -> None:
        ground.made(folder)

    for name, text in texts():
        yield Kind("paste", name, lambda _folder, t=text: pastes(_mime("text/plain", t)))
        yield Kind("entry", name, lambda folder, t=text: saves(folder, t), ready, kept=True)
    html = {
        "a page of a hundred thousand tags": "<div>" * DEEP,
        "a page that never ends a tag": "<a " + "b=" * 500_000,
        "a page of one comment": "<!--" + "-" * 1_000_000,
        "a page of doctypes": "<!DOCTYPE [" * 50_000,
        "a page that asks the network": "<img src='http://example.org/'><link href='http://example.org/'>"
        * 2000,
    }
    for name, page in html.items():
        yield Kind("paste", name, lambda _folder, p=page: pastes(_mime("text/html", p)))
    picture = b"\x89PNG\r\n\x1a\n" + struct.pack(
        ">I4sIIBBBBB", 13, b"IHDR", 2**31 - 1, 2**31 - 1, 16, 6, 0, 0, 0
    )
    yield Kind("paste", "a picture of four billion dots", lambda _folder: pastes(_mime("image/png", picture)))
    attached = {
        "a picture of four billion dots": ("a.png", picture),
        "a name that climbs": ("../../../../tmp/" + NUL + "x" * 5000, b"x"),
        "nothing": ("a", b""),
        "51 megabytes": ("a", b"\0" * (51 * 1024 * 1024)),
    }
    for name, (called, data) in attached.items():
        yield Kind("attach", name, lambda f, c=called, d=data: attaches(f, c, d), ready, kept=True)


def line_kinds() -> Iterator[Kind]:
    """At `dates --lines` and at the socket of the first start."""
    answer = line_answerer(procedure("city-of-london"))

    def asks(line: bytes | None) -> str:
        answered = answer(line)
        _require(b"\n" not in answered, "an answer has more than one line")
        return str(json.loads(answered)["error"])

    lines: dict[str, bytes | None] = {
        "no JSON": b"birth",
        "too long": None,
        "depth": b"[" * DEEP,
        "halves of pairs": b'{"events": {"birth": "\\ud800"}}',
        "a number for a day": b'{"events": {"birth": 20261105}}',
        "the year 0": b'{"events": {"birth": "0000-01-01"}}',
        "an unknown event": b'{"events": {"' + b"x" * 1000 + b'": "2026-11-05"}}',
        "a number of 5,000 digits": b'{"events": ' + b"9" * 5000 + b"}",
        "a path for a procedure": b'{"procedure": "../../etc/passwd", "events": {}}',
    }
    for name, line in lines.items():
        yield Kind("dates", name, lambda _folder, asked=line: asks(asked))

    def knocks(sent: bytes) -> str:
        _require(understood(sent) is None, "it was understood")
        return ""

    fine = question(Path("/a/b.cpdesk"))
    calls = {
        "chance": b"\xff" * 100,
        "a request of a browser": b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n\0",
        "a question without an end": fine[:-1],
        "a question that never ends": fine[:-1] + b"a" * 5000 + b"\0",
        "a path with a line in it": fine.replace(b"/b", b"/\nb"),
        "a path from nowhere": fine.replace(b"/a/b", b"a/b"),
        "a file of another kind": fine.replace(b".cpdesk", b".sh"),
        "no UTF-8": fine.replace(b"/b", b"/\xff"),
    }
    for name, sent in calls.items():
        yield Kind("second start", name, lambda _folder, s=sent: knocks(s))


def kinds() -> list[Kind]:
    """All of them."""
    return [*sealed_kinds(), *practice_kinds(), *toml_kinds(), *text_kinds(), *line_kinds()]


def tried(kind: Kind, folder: Path) -> Outcome:
    """Do it in a child with bounds, and look at what it has left."""
    folder.mkdir()
    kind.prepare(folder)
    before = _stand(folder)
    reading, writing = os.pipe()
    began, had = time.perf_counter(), psutil.Process().memory_info().rss // 1024
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
        os.write(writing, _told(kind, folder).encode("utf-8", "backslashreplace")[:60_000])
        os._exit(0)
    os.close(writing)
    told = b"".join(iter(lambda: os.read(reading, 65536), b"")).decode()
    os.close(reading)
    _, status, used = os.wait4(child, 0)
    waited, seconds = time.perf_counter() - began, used.ru_utime + used.ru_stime
    after = _stand(folder)
    changed = [] if kind.kept else sorted(n for n in before | after if before.get(n) != after.get(n))
    more = max(used.ru_maxrss - had, 0) // 1024  # Linux counts in KiB
    said = told if not status else f"!! ended with {status}"
    return Outcome(kind.door, kind.name, said, round(seconds, 3), round(waited, 3), more, changed)


def _told(kind: Kind, folder: Path) -> str:
    try:
        return kind.bring(folder)
    except CpdeskError as refused:
        return str(refused)
    except Exception:  # noqa: BLE001  whatever it is, it is what came of it
        return "!! " + traceback.format_exc(limit=-4)


def _mime(kind: str, content: str | bytes) -> QMimeData:
    source = QMimeData()
    if kind == "text/plain" and isinstance(content, str):
        source.setText(content)
    else:
        source.setData(kind, content if isinstance(content, bytes) else content.encode())
    return source


def _put(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _rehashed(raw: bytes, at: int, new: bytes) -> bytes:
    """Head bytes altered by somebody who knows the layout: the sum of the head is right again."""
    head = raw[:at] + new + raw[at + len(new) : header.HEAD - 32]
    return head + sha256(head).digest() + raw[header.HEAD :]


def _greedy(raw: bytes) -> bytes:
    name = raw[18 + 20 + 2]
    return _rehashed(raw, 18 + 20 + 3 + name + 16, struct.pack(">IIB", 2**32 - 1, 2**31, 255))


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise AssertionError(otherwise)


def _stand(folder: Path) -> dict[str, object]:
    """What lies in a folder: enough to see any change."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        if path.is_file() and not path.is_symlink()
        else "there"
        for path in folder.rglob("*")
    }


def main() -> None:
    """Try each and say what came of it."""
    folder = Path(sys.argv[1])
    for number, kind in enumerate(kinds()):
        sys.stdout.write(json.dumps(asdict(tried(kind, folder / str(number)))) + "\n")


if __name__ == "__main__":
    main()
