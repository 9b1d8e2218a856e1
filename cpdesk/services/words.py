"""The unit’s own words: phrases that are typed often, and words that are spelt right."""

import re
from uuid import UUID

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models.words import KnownWord as WordRow
from cpdesk.models.words import Phrase as PhraseRow
from cpdesk.rules.plain_text import clean
from cpdesk.services.change import Workplace
from cpdesk.services.open_conference import found
from cpdesk.services.ordering import next_position
from cpdesk.snapshots.words import KnownWord, Phrase
from cpdesk.vocabulary import Lane

LONGEST_PHRASE = 400
LONGEST_WORD = 60
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")


class Words:
    """Announces `words` after each change."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def phrases(self) -> tuple[Phrase, ...]:
        """The phrases in the unit’s own order."""
        with self._at.store.reading() as session:
            rows = session.scalars(select(PhraseRow).order_by(PhraseRow.position, PhraseRow.id))
            return tuple(Phrase(row.id, row.text, row.lane) for row in rows)

    def add_phrase(self, text: str, lane: Lane | None = None) -> UUID:
        """Add a phrase at the end, for one lane or (None) for any; gives its id.

        Raises NotPossible when it is empty, too long, or there already for that lane.
        """
        with self._at.changing("words", None, words="a phrase was added") as session:
            text = _phrase(session, text, lane)
            row = PhraseRow(position=next_position(session, PhraseRow.position, true()), text=text, lane=lane)
            session.add(row)
            session.flush()
            return row.id

    def change_phrase(self, which: UUID, text: str, lane: Lane | None) -> None:
        """Give a phrase other words or another lane; raises NotPossible like `add_phrase`."""
        with self._at.changing("words", None, words="a phrase") as session:
            row = found(session, PhraseRow, which)
            row.text, row.lane = _phrase(session, text, lane, besides=which), lane

    def remove_phrase(self, which: UUID) -> None:
        """Take a phrase out; entries that were typed with it stay as they are."""
        with self._at.changing("words", None, words="a phrase was taken out") as session:
            session.delete(found(session, PhraseRow, which))

    def move_phrase(self, which: UUID, by: int) -> None:
        """Move a phrase `by` places, negative towards the beginning; at an end it stays."""
        with self._at.changing("words", None, words="the order of the phrases") as session:
            found(session, PhraseRow, which)
            rows = list(session.scalars(select(PhraseRow).order_by(PhraseRow.position, PhraseRow.id)))
            at = next(place for place, row in enumerate(rows) if row.id == which)
            rows.insert(min(max(at + by, 0), len(rows) - 1), rows.pop(at))
            for place, row in enumerate(rows, start=1):
                row.position = place

    def known_words(self) -> tuple[KnownWord, ...]:
        """The private list of words, in the order of the alphabet."""
        with self._at.store.reading() as session:
            rows = session.execute(select(WordRow.id, WordRow.word))
            words = (KnownWord(which, word) for which, word in rows)
            return tuple(sorted(words, key=lambda known: known.word.casefold()))

    def add_known_word(self, word: str) -> UUID:
        """Put a word on the private list, as it is written; gives its id, also when it was there already.

        Raises NotPossible for anything but one word.
        """
        word = clean(word).text.strip()
        if not _WORD.fullmatch(word) or len(word) > LONGEST_WORD:
            raise NotPossible("That is not one word. Nothing was added to the list.")
        with self._at.changing("words", None, words="a word was added") as session:
            for row in session.scalars(select(WordRow)):
                if row.word.casefold() == word.casefold():
                    return row.id
            row = WordRow(word=word)
            session.add(row)
            session.flush()
            return row.id

    def remove_known_word(self, which: UUID) -> None:
        """Take a word off the private list."""
        with self._at.changing("words", None, words="a word was taken out") as session:
            session.delete(found(session, WordRow, which))


def _phrase(session: Session, text: str, lane: Lane | None, besides: UUID | None = None) -> str:
    """The phrase as it is kept; raises NotPossible where it cannot be."""
    text = " ".join(clean(text).text.split())
    if not text:
        raise NotPossible("A phrase needs words. Nothing was changed.")
    if len(text) > LONGEST_PHRASE:
        words = f"A phrase has {LONGEST_PHRASE} characters at most; this one has {len(text)}."
        raise NotPossible(f"{words} Nothing was changed.")
    for row in session.scalars(select(PhraseRow).where(PhraseRow.lane == lane)):
        if row.id != besides and row.text.casefold() == text.casefold():
            raise NotPossible("This phrase is on the list already. Nothing was changed.")
    return text
