"""Plain words and spelling while one types: underlined when the fingers rest, and put right by a key."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor

from cpdesk.errors import CpdeskError
from cpdesk.rules.marked_words import Mark, MarkedWords, words_of_names
from cpdesk.rules.spelling import Dictionary
from cpdesk.services.change import Change
from cpdesk.services.dictionary import dictionary
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.words import Phrase
from cpdesk.ui.hub import Hub
from cpdesk.ui.meeting.composer.composer import Composer
from cpdesk.ui.meeting.composer.suggestion_line import MOST_OFFERS, Suggestion
from cpdesk.ui.meeting.composer.underlines import Underlines, qt_place, text_place
from cpdesk.ui.meeting.keys import keys_of
from cpdesk.ui.tasks import Task

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk

REST_MS, LONG_REST_MS = 150, 900
"""The fingers rest so long before words are looked at; a half-typed word and a long text wait longer."""
LONG_TEXT = 6_000
LONG_FOR_A_FAMILY = 240
"""An entry longer than this (in characters) is told how easily it is read."""
READ_AFTER_MS = 400
"""The dictionary is read this long after the page is there, beside the window."""
FEWEST_LETTERS = 3
"""So many letters of a phrase of the unit have to be typed before it is offered."""


class PlainWords(QObject):
    """Follows the place to type of one meeting; never in the way of a key."""

    said = Signal(str)

    def __init__(self, desk: "Desk", hub: Hub, composer: Composer) -> None:
        super().__init__(composer)
        self._desk, self._composer, self._typing = desk, composer, composer.typing
        self._line = composer.foot.suggestion
        self._marked, self._underlines = MarkedWords(), Underlines(self._typing)
        self._phrases: tuple[Phrase, ...] = ()
        self._words: tuple[str, ...] = ()
        self._conference: Conference | None = None
        self._known: object = None
        self._marks: tuple[Mark, ...] = ()
        self._at: Mark | Phrase | None = None
        self._shown: Suggestion | None = None
        self._chosen = 0
        self._description = self._typing.accessibleDescription()
        self._rest, self._long_rest = self._timer(REST_MS), self._timer(LONG_REST_MS)
        self._rest.timeout.connect(self._look_at_rest)
        self._long_rest.timeout.connect(self.look)
        self._typing.textChanged.connect(self._rest.start)
        self._typing.cursorPositionChanged.connect(self._rest.start)
        self._line.taken.connect(self.take)
        self._line.other_taken.connect(self.other)
        hub.changed.connect(self._hear)
        self._wire_keys()
        self._read_words()
        QTimer.singleShot(READ_AFTER_MS, self, self._read)

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        return timer

    def _wire_keys(self) -> None:
        acts = {
            "plain_words": lambda: self.take(self._chosen),
            "explain_once": self.other,
            "know_word": self.other,
            "other_words": lambda: self.choose(1),
            "earlier_words": lambda: self.choose(-1),
        }
        for name, act in acts.items():
            for key in keys_of(name):
                shortcut = QShortcut(QKeySequence(key), self._typing)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(act)

    def _read(self) -> None:
        """Read the dictionary beside the window."""
        task = Task(self, lambda _watch: dictionary())
        task.done.connect(self.spell_with)
        task.start()

    def _read_words(self) -> None:
        """Read the unit’s words; never when a timer runs out, for the file may be locked by then."""
        self._phrases = self._desk.words.phrases()
        self._words = tuple(known.word for known in self._desk.words.known_words())
        self._known = None
        self._rest.start()

    def _hear(self, change: Change) -> None:
        if change.kind == "words":
            self._read_words()

    def spell_with(self, words: Dictionary) -> None:
        """The dictionary is there: spelling is looked at from now on."""
        self._marked.spell_with(words)
        self._rest.start()

    def show_conference(self, conference: Conference) -> None:
        """Know the names of the case and what was explained; they are gone through when the fingers rest."""
        self._conference = conference

    def _learn(self) -> None:
        """Know what is to be left alone by now."""
        conference = self._conference
        if conference is None:
            return
        if conference.people is not self._known and conference.people != self._known:
            self._known, people = conference.people, conference.people
            names = words_of_names(name for who in people for name in (who.name, who.known_as))
            others = words_of_names(
                words
                for who in people
                for words in (who.agency, who.school, who.lives_at, who.role, who.language)
            )
            self._marked.know(names, (*others, *self._words))
        self._marked.explain(entry.text for entry in conference.entries if not entry.private)

    def _look_at_rest(self) -> None:
        self._long_rest.start()
        if self._typing.document().characterCount() < LONG_TEXT:
            self.look(still_typed=True)

    def look(self, still_typed: bool = False) -> None:
        """Underline, and offer words for the place before the cursor; not for a word half typed."""
        self._learn()
        text = self._typing.text()
        at = text_place(text, self._typing.textCursor().position())
        marks = self._marked.marks(text)
        if still_typed and self._typing.hasFocus():
            marks = tuple(one for one in marks if not (one.misspelt and one.end == at))
        self._marks = marks
        self._underlines.show_marks(text, marks)
        self._offer(self._phrase(text, at) or self._nearest(at))
        long = len(text) > LONG_FOR_A_FAMILY and self._shown is None
        self._composer.foot.band.show_text(text if long else "")

    def _nearest(self, at: int) -> Mark | None:
        before = [one for one in self._marks if one.start <= at]
        return before[-1] if before else self._marks[0] if self._marks else None

    def _phrase(self, text: str, at: int) -> Phrase | None:
        """The phrase of the unit that the words before the cursor begin."""
        begun = text[max(at - 200, 0) : at].rpartition("\n")[2]
        for end in (". ", "! ", "? ", ": "):
            begun = begun.rpartition(end)[2]
        begun = begun.lstrip().casefold()
        if len(begun) < FEWEST_LETTERS or text[at : at + 1].strip():
            return None
        lane = self._composer.marks.lanes.lane()
        fit = [
            one
            for one in self._phrases
            if one.text.casefold().startswith(begun) and len(one.text) > len(begun)
        ]
        return next(
            (one for one in fit if one.lane == lane), next((one for one in fit if one.lane is None), None)
        )

    def _offer(self, what: Mark | Phrase | None) -> None:
        same = self._at is not None and what is not None and _same(self._at, what)
        self._at = what
        self._chosen = self._chosen if same else 0
        suggestion = self._suggestion(what)
        if suggestion != self._shown:
            self._shown = suggestion
            self._composer.foot.suggest(suggestion)
            spoken = suggestion.spoken(self.tr("Alt+Enter takes it.")) if suggestion else ""
            self._typing.setAccessibleDescription(
                f"{self._description}. {spoken}" if spoken else self._description
            )

    def _suggestion(self, what: Mark | Phrase | None) -> Suggestion | None:
        if what is None:
            return None
        if isinstance(what, Phrase):
            return Suggestion(self.tr("A phrase of yours:"), (what.text,))
        if what.misspelt:
            lead = (
                self.tr("{0}: spelt")
                if (offers := self._offers(what))
                else self.tr("{0} is not in the dictionary.")
            )
            return Suggestion(
                lead.format(what.words), offers, self._chosen, self.tr("it is right"), keys_of("know_word")[0]
            )
        several = len(what.choices) > 1
        lead = self.tr("{0}: which is meant?") if several else self.tr("{0}: say")
        choice = what.choices[min(self._chosen, len(what.choices) - 1)]
        other = self.tr("explain once") if choice.explain else ""
        key = keys_of("explain_once")[0].replace("Return", "Enter") if other else ""
        return Suggestion(lead.format(what.words), self._offers(what), self._chosen, other, key, choice.about)

    def _offers(self, what: Mark | Phrase) -> tuple[str, ...]:
        if isinstance(what, Phrase):
            return (what.text,)
        words = self._marked.meant(what.words) if what.misspelt else tuple(one.words for one in what.choices)
        return words[:MOST_OFFERS]

    def choose(self, by: int) -> None:
        """The next of the offered words, or the one before."""
        if self._shown is not None and len(self._shown.offers) > 1:
            self._chosen = (self._chosen + by) % len(self._shown.offers)
            self._offer(self._at)

    def take(self, number: int) -> None:
        """Take one of the offered words; one undo brings back what was typed."""
        self._catch_up()
        what = self._at
        if what is None or not (offers := self._offers(what)):
            return
        words = offers[min(number, len(offers) - 1)]
        if isinstance(what, Phrase):
            self._complete(what)
        else:
            self._replace(what, words)

    def other(self) -> None:
        """Explain initials once, or put a word on the list of known words."""
        self._catch_up()
        what = self._at
        if not isinstance(what, Mark):
            return
        if what.misspelt:
            self._add(what.words)
        elif explain := what.choices[min(self._chosen, len(what.choices) - 1)].explain:
            self._replace(what, explain)

    def _catch_up(self) -> None:
        """What was typed since the last rest is looked at before anything is taken."""
        if self._rest.isActive():
            self._rest.stop()
            chosen, before = self._chosen, self._at
            self.look()
            if before is not None and self._at is not None and _same(before, self._at):
                self._chosen = chosen

    def _replace(self, what: Mark, words: str) -> None:
        text = self._typing.text()
        start, end, new = what.instead(text, words)
        self._put(text, start, end, new)

    def _complete(self, phrase: Phrase) -> None:
        text = self._typing.text()
        at = text_place(text, self._typing.textCursor().position())
        lengths = range(min(len(phrase.text), at), 0, -1)
        typed = (n for n in lengths if text[at - n : at].casefold() == phrase.text[:n].casefold())
        begun = next(typed, 0)
        self._put(text, at, at, phrase.text[begun:])

    def _put(self, text: str, start: int, end: int, words: str) -> None:
        cursor = QTextCursor(self._typing.document())
        cursor.setPosition(qt_place(text, start))
        cursor.setPosition(qt_place(text, end), QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        cursor.insertText(words)
        cursor.endEditBlock()
        self.look()

    def _add(self, word: str) -> None:
        word = word.removesuffix("’s").removesuffix("'s")
        try:
            self._desk.words.add_known_word(word)
        except CpdeskError as error:
            self._composer.foot.refuse(str(error))
        else:
            self.said.emit(self.tr("“{0}” is a known word now").format(word))


def _same(one: Mark | Phrase, other: Mark | Phrase) -> bool:
    if isinstance(one, Mark) and isinstance(other, Mark):
        return (one.start, one.words) == (other.start, other.words)
    return one == other
