"""Who of a practice file was there in which stage of its conference, as far as the file says.

A file tells only roughly who came and went. Where it leaves a doubt about somebody who is kept apart
from the others, they were not there: a copy that holds too little can be mended, one that holds too
much cannot.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cpdesk.snapshots.practice import FileNote, PracticeFile
from cpdesk.snapshots.reader_presence import CLOSED_STEP, SEPARATE_STEP

_ALL_OF_IT = re.compile(r"\b(whole|entire|all|full|throughout)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """Notes that follow each other in one stage of the conference."""

    step: str
    began: datetime
    notes: tuple[FileNote, ...]

    @property
    def speakers(self) -> set[str]:
        """The ids of those who speak in it."""
        return {note.speaker for note in self.notes}


class WhoWasThere:
    """The family in each stage, and the professionals who came for the closed part alone."""

    def __init__(self, file: PracticeFile, blocks: Iterable[Block]) -> None:
        self._file = file
        self._invited = file.family_invited
        open_blocks = [block for block in blocks if block.step != CLOSED_STEP]
        self._has_half = any(block.step == SEPARATE_STEP for block in open_blocks)
        self._kept_out = {e.who for e in file.exclusions} & self._invited
        self._apart = self._kept_out | self._in_their_own_half(open_blocks)

    @property
    def for_closed_part(self) -> frozenset[str]:
        """Those who came for the closed part and left before the family joined."""
        return frozenset(p.id for p in self._file.people if p.mode.takes_part and p.closed_part_only)

    def family(self, block: Block) -> set[str]:
        """Who of the family is there in a stage.

        Those named as coming in are there from the end of the closed part, but not in a separate half
        in which they do not speak; the others are there in the stages in which they speak. Somebody
        kept apart is there in their own half only; what is read out for them does not bring them in.
        """
        if block.step == CLOSED_STEP:
            return set()
        speaking = block.speakers & self._invited
        if self.is_half(block):
            return speaking - self._never
        here = (speaking | self._whole_time) - self._apart
        return here if self._has_half else here | ((speaking & self._kept_out) - self._never)

    @property
    def _whole_time(self) -> frozenset[str]:
        speakers = {note.speaker for note in self._file.notes}
        return self._invited & (set(self._file.family_arrive) or speakers)

    @property
    def _never(self) -> set[str]:
        """Those kept out of everything, or whose words came through somebody else."""
        return {
            e.who
            for e in self._file.exclusions
            if _ALL_OF_IT.search(e.part)
            or (not self._has_half and any(label == "Views given by" for label, _ in e.words))
        }

    def is_half(self, block: Block) -> bool:
        """A separate half, by its name; where none is named, a stage that only those apart speak in."""
        if block.step == SEPARATE_STEP:
            return True
        if self._has_half or not self._file.split_meeting.strip():
            return False
        speaking = block.speakers & self._invited
        return bool(speaking) and not speaking & set(self._file.family_arrive)

    def _in_their_own_half(self, blocks: Iterable[Block]) -> set[str]:
        """Those who speak in a separate half while others of the family wait outside."""
        if not (self._file.split_meeting.strip() or self._kept_out):
            return set()
        halves = [block for block in blocks if self.is_half(block)]
        speaking = {who for block in halves for who in block.speakers} & self._invited
        arriving = set(self._file.family_arrive)
        return speaking if arriving - speaking else speaking - arriving
