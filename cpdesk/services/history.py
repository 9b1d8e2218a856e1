"""The history: who opened, read, changed, handed out what and when; added to and never altered."""

import hmac
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Literal, NamedTuple
from uuid import UUID, uuid4

from sqlalchemy import Select, func, insert, select, update
from sqlalchemy.orm import Session

from cpdesk.errors import CannotWrite
from cpdesk.models.history import HistoryLine as Row
from cpdesk.rules.plain_text import clean
from cpdesk.rules.wording import LONDON
from cpdesk.services.allowed_places import refuse_elsewhere
from cpdesk.services.change import Progress, Workplace, nothing_to_report
from cpdesk.services.history_words import Things
from cpdesk.services.named_places import file_words
from cpdesk.snapshots.history import HistoryLine, HistoryPage
from cpdesk.storage.identity import sealed_file
from cpdesk.vocabulary import Deed

FIRST = bytes(32)
"""What the first line is chained to."""
PAGE = 100
"""Lines of one page."""

_LAST = select(Row.number, Row.link).order_by(Row.number.desc()).limit(1)
_GOES_ON_FROM = select(select(func.max(Row.number)).scalar_subquery(), sealed_file.c.history)
LINES: Select[*tuple[Any, ...]] = select(
    Row.number, Row.at, Row.author, Row.deed, Row.subject, Row.about, Row.details, Row.link
)
_WHILES = (Deed.CREATED, Deed.OPENED, Deed.ACCEPTED, Deed.CLOSED)
_ADD, _NOW_LAST = insert(Row), update(sealed_file)
_WRITTEN = "rows written before"
_TOLD = "told in the history"
_BEGINS = "the history begins here"
_COPY_BEFORE = "a copy of the file as it was before lies beside it"
_SAYS_IT = frozenset({Deed.CHANGED, Deed.EXPORTED, Deed.SENT})
"""What a unit of work wrote of itself stands for the line that it would get."""


class Line(NamedTuple):
    """What one line says; its link is worked out from all of it."""

    number: int
    at: datetime
    author: str
    deed: Deed
    subject: str
    about: UUID | None
    details: str


def write_down(
    session: Session,
    at: datetime,
    deed: Deed,
    subject: str = "",
    about: UUID | None = None,
    details: str = "",
) -> None:
    """Add one line to the history, in the unit of work that it tells of: both are kept or neither.

    `at` is aware; the author is who unlocked the file. A unit that told of itself gets no other line of
    `Workplace.changing`. It is chained to the link that the file knows as its last one, not to the last line
    that is there: where lines were taken off the end, the gap stays to be found.
    """
    number, before = session.connection().execute(_GOES_ON_FROM).one()
    number, before = number or 0, bytes(before) if before else FIRST
    details = clean(details).text  # a path may hold what no text can
    line = Line(number + 1, at, session.info["author"], deed, subject, about, details)
    linked = link(session.info["history"], before, line)
    connection = session.connection()
    connection.execute(_ADD, {"id": uuid4(), "link": linked, **line._asdict()})
    connection.execute(_NOW_LAST, {"history": linked})
    session.info[_TOLD] = session.info.get(_TOLD, frozenset()) | {deed}


def link(key: bytes, before: bytes, line: Line) -> bytes:
    """The digest that chains a line to the one before: a line removed, changed or moved breaks it.

    `key` is derived from the key of the file, so that nobody without it can write a line that fits.
    """
    told = (
        str(line.number), f"{line.at.timestamp():.6f}", line.author, line.deed.value, line.subject,
        line.about.hex if line.about else "", line.details,
    )  # fmt: skip
    counted = b"".join(len(raw).to_bytes(4, "big") + raw for raw in (part.encode() for part in told))
    return hmac.digest(key, before + counted, "sha256")


def watch(session: Session) -> None:
    """From now on, see whether a unit of work writes anything."""
    session.info[_WRITTEN] = _written(session)


def tell_of(session: Session, at: datetime, kind: str, what: UUID | None, words: str, act: str) -> None:
    """Write down that a unit of work changed something, if it did and has not told of itself.

    `words` say what it always does, `act` what was seen to change; another deed within it hides only `act`.
    """
    session.flush()
    told = session.info.get(_TOLD, frozenset())
    if told & _SAYS_IT or (told and not words) or _written(session) == session.info[_WRITTEN]:
        return
    write_down(session, at, Deed.CHANGED, kind, what, act or words)


def first_broken(key: bytes, lines: Iterable[Sequence[Any]], last: bytes) -> int | None:
    """The number of the first line that does not fit, if one does not; `last` is the link the file knows.

    The number after the last line when lines were taken off the end.
    """
    expected, before = 1, FIRST
    for *told, linked in lines:
        line = Line._make(told)
        if line.number != expected or not hmac.compare_digest(link(key, before, line), linked):
            return expected
        expected, before = expected + 1, linked
    return None if before == (bytes(last) if last else FIRST) else expected


class History:
    """The history of the file that is open."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace
        self._waiting: list[tuple[datetime, Deed, str, UUID | None, str]] = []

    def note(self, deed: Deed, subject: str = "", about: UUID | None = None, details: str = "") -> None:
        """Write down something that changed nothing in the records: opened, read, printed; not announced.

        What a full disk refuses waits in memory and is written with the next line, with its own time.
        """
        self._waiting.append((self._at.now(), deed, subject, about, details))
        try:
            with self._at.store.writing() as session:
                for line in self._waiting:
                    write_down(session, *line)
        except CannotWrite:
            return
        self._waiting.clear()

    def note_opened(self, deed: Deed = Deed.OPENED, unfit: str = "") -> None:
        """The file was opened; says so when it was brought to another shape for it, when it was not closed
        before, and where the history begins.

        `unfit`: what did not fit in it, when it was opened all the same.
        """
        with self._at.store.reading() as session:
            last = session.scalar(
                select(Row.deed).where(Row.deed.in_(_WHILES)).order_by(Row.number.desc()).limit(1)
            )
        begins = last is None and deed is not Deed.CREATED
        if begins or self._at.store.was_updated:
            self.note(Deed.UPDATED, "file", None, _BEGINS if begins else _COPY_BEFORE)
        cut_off = "it had not been closed properly before" if last not in (None, Deed.CLOSED) else ""
        self.note(deed, "file", None, " ".join(part for part in (unfit, cut_off) if part))

    def lines(
        self,
        since: date | None = None,
        until: date | None = None,
        deed: Deed | None = None,
        author: str | None = None,
        page: int = 0,
    ) -> HistoryPage:
        """One page of the history, the latest line first; days (both included) are those of London."""
        wanted = _between(LINES, since, until)
        wanted = wanted if deed is None else wanted.where(Row.deed == deed)
        wanted = wanted if author is None else wanted.where(Row.author == author)
        with self._at.store.reading() as session:
            total = session.scalar(select(func.count()).select_from(wanted.subquery())) or 0
            shown = session.execute(wanted.order_by(Row.number.desc()).limit(PAGE).offset(page * PAGE)).all()
            things = Things(session)
            lines = tuple(picture(Line._make(told), things) for *told, _linked in shown)
            authors = session.scalars(select(Row.author).distinct().order_by(Row.author)).all()
        return HistoryPage(lines, page, -(-total // PAGE), total, tuple(authors))

    def check(self) -> int | None:
        """The number of the first line that was removed, changed or moved; None when all fit."""
        with self._at.store.reading() as session:
            return check(session)

    def export(
        self,
        path: Path,
        kind: Literal["csv", "json"],
        *,
        wordings: bool = False,
        progress: Progress = nothing_to_report,
    ) -> int:
        """Write the whole history into a file for an auditor, and that this was done; gives how many lines.

        The changes of entries are brought in by their time: who added, changed or took out which one;
        `wordings`: with the words of each. Raises CannotWrite, or NotPossible when the council does not
        allow the folder; then nothing was written.
        """
        from cpdesk.services.history_file import write  # only now: nobody else needs it

        refuse_elsewhere(self._at.policy, path.parent)
        with self._at.store.reading() as session:
            count = write(session, path, kind, self._at.now(), wordings=wordings, progress=progress)
        what = f"{count} lines, {'with' if wordings else 'without'} the words of entries"
        self.note(Deed.EXPORTED, "history", None, f"{what}, as {file_words(path)}")
        return count


def check(session: Session) -> int | None:
    """The number of the first line of the history that does not fit; None when all do."""
    lines: Iterable[Sequence[Any]] = session.execute(
        LINES.order_by(Row.number).execution_options(yield_per=1000)
    )
    last = session.scalar(select(sealed_file.c.history))
    return first_broken(session.info["history"], lines, last or b"")


def last_line(session: Session) -> tuple[int, bytes]:
    """The number of the last line, which is how many there are, and its link; 0 without any."""
    last = session.connection().execute(_LAST).one_or_none()
    return (0, FIRST) if last is None else (last.number, last.link)


def picture(line: Line, things: Things) -> HistoryLine:
    """A line with what it was done to in words."""
    return HistoryLine(
        line.number, line.at, line.author, line.deed, line.subject, line.about,
        things.what(line.subject, line.about), line.details,
    )  # fmt: skip


def _written(session: Session) -> int:
    """How many rows the connection has written so far, as SQLite itself counts them."""
    driver: Any = session.connection().connection.driver_connection
    return int(driver.total_changes)


def _between(
    lines: Select[*tuple[Any, ...]], since: date | None, until: date | None
) -> Select[*tuple[Any, ...]]:
    if since is not None:
        lines = lines.where(Row.at >= _midnight(since))
    return lines if until is None else lines.where(Row.at < _midnight(until + timedelta(days=1)))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON)
