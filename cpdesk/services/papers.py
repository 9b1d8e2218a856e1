"""The papers: Word documents for each reader, one folder a reader, all of them or none."""

import contextlib
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from cpdesk.documents.catalogue import DOCUMENTS, make
from cpdesk.errors import Cancelled, CannotWrite, CpdeskError
from cpdesk.models.conference import Conference as Row
from cpdesk.rules.wording import local, many
from cpdesk.services.allowed_places import refuse_elsewhere
from cpdesk.services.change import Progress, Workplace, nothing_to_report
from cpdesk.services.history import write_down
from cpdesk.services.named_places import file_words
from cpdesk.services.open_conference import found
from cpdesk.services.pictures.conference import conference_picture
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.people import Person
from cpdesk.snapshots.reader import Reader, ReaderCopy, for_reader, readers
from cpdesk.vocabulary import Deed
from cpdesk.whole_file import sync_folder

MAKING = ".cpdesk-making-"
LEFT_BEHIND = 24 * 3600
"""Seconds after which a folder of unfinished documents belongs to a making that was cut off."""


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """One document on disk."""

    kind: str
    reader: Reader
    child: Person | None
    path: Path
    entries_left_out: int


@dataclass(frozen=True, slots=True)
class MadePapers:
    """A folder full of documents."""

    folder: Path
    documents: tuple[MadeDocument, ...]


class Papers:
    """What goes out after a conference."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def readers(self, which: UUID) -> tuple[Reader, ...]:
        """For whom copies can be made: the full copy first, then the family."""
        with self._at.store.reading() as session:
            return readers(conference_picture(session, which))

    def left_out(self, which: UUID, reader: Reader) -> int:
        """How many entries the copy of this reader leaves out."""
        with self._at.store.reading() as session:
            return for_reader(conference_picture(session, which), reader).entries_left_out

    def make(
        self,
        which: UUID,
        folder: Path,
        *,
        only: Sequence[Reader] | None = None,
        progress: Progress = nothing_to_report,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> MadePapers:
        """Make every document for every reader (or `only` these) in a new folder under `folder`.

        The folder is named by the day of the conference and the time of making, never by a name.
        Each making is the next version, which the documents carry.
        Raises Cancelled, CannotWrite, or NotPossible when the file was locked meanwhile or the council does
        not allow the folder; then nothing of it is left.
        """
        refuse_elsewhere(self._at.policy, folder)
        with self._at.store.reading() as session:
            conference = conference_picture(session, which)
            version = found(session, Row, which).papers_made + 1
        chosen = list(readers(conference) if only is None else only)
        made_at = local(self._at.now())
        target = _free(folder, f"Conference of {conference.day}, made {made_at:%Y-%m-%d %H.%M}")
        _sweep(folder, self._at.now().timestamp() - LEFT_BEHIND)
        try:
            work = Path(tempfile.mkdtemp(prefix=MAKING, dir=folder))
        except OSError as refused:
            raise CannotWrite(
                "The documents were not made: this folder cannot be written to. Choose another one."
            ) from refused
        try:
            done = self._write(conference, chosen, work, version, progress, cancelled)
            self._publish(which, version, work, target, _told(done, target))
        except OSError as refused:
            raise CannotWrite(
                "The documents were not made: the folder refused them. Is there space left? Nothing "
                "half-made was left behind."
            ) from refused
        finally:
            shutil.rmtree(work, ignore_errors=True)
        return MadePapers(target, tuple(_moved(document, work, target) for document in done))

    def _publish(self, which: UUID, version: int, work: Path, target: Path, told: str) -> None:
        """Give the finished folder its name, the conference its version and the history its line, or none."""
        try:
            with self._at.changing("papers", which) as session:
                found(session, Row, which).papers_made = version
                write_down(session, self._at.now(), Deed.EXPORTED, "papers", which, told)
                session.flush()
                work.replace(target)
                sync_folder(target.parent)
        except (CpdeskError, OSError):
            if not work.exists():
                target.replace(work)
            raise

    def _write(
        self,
        conference: Conference,
        chosen: Sequence[Reader],
        work: Path,
        version: int,
        progress: Progress,
        cancelled: Callable[[], bool],
    ) -> list[MadeDocument]:
        copies = [for_reader(conference, reader) for reader in chosen]
        total, marking = sum(len(list(_wanted(copy))) for copy in copies), self._at.policy.marking
        done: list[MadeDocument] = []
        for number, copy in enumerate(copies):
            envelope = work / _envelope(copy.reader, number)
            envelope.mkdir()
            for kind, child, name in _wanted(copy):
                if cancelled():
                    raise Cancelled("Making the documents was stopped. Nothing half-made was left behind.")
                path = envelope / f"{name}.docx"
                make(kind, copy, child, path, made=self._at.now(), version=version, marking=marking)
                done.append(MadeDocument(kind, copy.reader, child, path, copy.entries_left_out))
                progress(len(done), total, DOCUMENTS[kind].title)
        return done


def _wanted(copy: ReaderCopy) -> Iterator[tuple[str, Person | None, str]]:
    """Each document of one reader: its kind, its child, and a file name without names of people."""
    for kind, sort in DOCUMENTS.items():
        if not sort.per_child:
            yield kind, None, sort.title
            continue
        for number, child in enumerate(copy.children, start=1):
            yield kind, child, f"{sort.title}, child {number} of {len(copy.children)}"


def _told(documents: Sequence[MadeDocument], target: Path) -> str:
    """Which documents for which readers, and where they went."""
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        kinds[document.reader.label][DOCUMENTS[document.kind].title] += 1
    copies = [
        f"{label} ({', '.join(title if n == 1 else f'{title} × {n}' for title, n in of.items())})"
        for label, of in kinds.items()
    ]
    return f"{many(len(documents), 'document')} into the folder {file_words(target)}: {'; '.join(copies)}"


def _envelope(reader: Reader, number: int) -> str:
    """The folder of one reader: what lies in it goes to them and to nobody else."""
    if reader.person is None:
        return "Full copy"
    initials = "".join(f"{word[0]}." for word in reader.person.name.split() if word[0].isalpha())
    return f"Copy {number} for {initials or 'reader'}".rstrip(".")


def _sweep(folder: Path, before: float) -> None:
    """Take away documents that a power cut left unfinished: they lie outside the sealed file."""
    with contextlib.suppress(OSError):
        for left in folder.glob(f"{MAKING}*"):
            if left.stat().st_mtime < before:
                shutil.rmtree(left, ignore_errors=True)


def _free(folder: Path, name: str) -> Path:
    target, number = folder / name, 1
    while target.exists():
        number += 1
        target = folder / f"{name} ({number})"
    return target


def _moved(document: MadeDocument, work: Path, target: Path) -> MadeDocument:
    path = target / document.path.relative_to(work)
    return MadeDocument(document.kind, document.reader, document.child, path, document.entries_left_out)
