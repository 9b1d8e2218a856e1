"""The unit's own words: phrases that are offered while somebody types, and words that are spelt right."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.errors import CpdeskError
from cpdesk.snapshots.words import KnownWord, Phrase
from cpdesk.ui.settings.fields import Line, labelled
from cpdesk.ui.settings.ordered_row import DOWN, UP, Act, OrderedRow, OrderedRows, Wanted
from cpdesk.ui.settings.phrase_form import PhraseFields, PhraseForm, lane_words
from cpdesk.ui.theme.tokens import LARGE_SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card, clear
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import ErrorWords, Hint

if TYPE_CHECKING:
    from cpdesk.services.desk import Desk


class WordsPart(QWidget):
    """Two cards: the phrases in their order, and the words of the alphabet."""

    def __init__(self, desk: "Desk", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = desk.words
        self.phrase = PhraseFields()
        self.add_phrase = Button(self.tr("Add"), kind="primary", name=self.tr("Add this phrase"))
        self.word = Line(self.tr("Word"), letters=24)
        self.add_word = Button(self.tr("Add"), name=self.tr("Add this known word"))
        self.error, self.word_error = ErrorWords(), ErrorWords()
        self.list = OrderedRows()
        self.known: dict[str, Button] = {}
        self._none = Hint(self.tr("None so far."))
        self._known_rows = QVBoxLayout()
        self._shown: tuple[KnownWord, ...] | None = None
        self._lay_out()
        self.add_phrase.clicked.connect(self._add_phrase)
        self.phrase.text.returnPressed.connect(self._add_phrase)
        self.add_word.clicked.connect(self._add_word)
        self.word.returnPressed.connect(self._add_word)
        self.read()

    def _lay_out(self) -> None:
        phrases = Card(self.tr("Phrases of the unit"))
        about = self.tr(
            "Write here what is typed again and again. In a conference a phrase is offered below the text "
            "once its first three letters are typed; Alt+Enter takes it. No names: phrases are for all cases."
        )
        phrases.body.addWidget(Hint(about))
        phrases.body.addWidget(FlowRow(*self.phrase.widgets))
        phrases.body.addWidget(self.add_phrase, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.error, self._none, self.list):
            phrases.body.addWidget(part)
        known = Card(self.tr("Known words"))
        about = self.tr(
            "Words that are right although the British dictionary does not have them. The names of a case, "
            "its schools and agencies are known anyway. While typing, Alt+K puts a word here."
        )
        known.body.addWidget(Hint(about))
        known.body.addWidget(labelled(self.word.accessibleName(), self.word), 0, Qt.AlignmentFlag.AlignLeft)
        known.body.addWidget(self.add_word, 0, Qt.AlignmentFlag.AlignLeft)
        known.body.addWidget(self.word_error)
        known.body.addLayout(self._known_rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE_SPACE)
        column.addWidget(phrases)
        column.addWidget(known)
        column.addStretch(1)

    def read(self) -> None:
        """Read both lists again."""
        phrases = self._words.phrases()
        self._none.setVisible(not phrases)
        self.list.show_rows([self._wanted(place, phrases) for place in range(len(phrases))])
        known = self._words.known_words()
        if known != self._shown:
            self._shown = known
            self._show_known(known)

    def _show_known(self, known: tuple[KnownWord, ...]) -> None:
        clear(self._known_rows)
        self.known = {one.word: self._known_button(one) for one in known}
        if known:
            self._known_rows.addWidget(Hint(self.tr("Press a word to take it out.")))
            self._known_rows.addWidget(FlowRow(*self.known.values()))
        else:
            self._known_rows.addWidget(Hint(self.tr("None so far.")))

    def _known_button(self, known: KnownWord) -> Button:
        button = Button(f"{known.word}  ×", name=self.tr("Take out {0}").format(known.word))
        button.clicked.connect(lambda: self._remove_word(known))
        return button

    def _wanted(self, place: int, phrases: tuple[Phrase, ...]) -> Wanted:
        phrase, ends = phrases[place], (place == 0, place == len(phrases) - 1)
        return Wanted(str(phrase.id), phrase.text, (phrase, ends), lambda: self._row(phrase, *ends))

    def _row(self, phrase: Phrase, first: bool, last: bool) -> OrderedRow:
        text, key = phrase.text, str(phrase.id)
        acts = (
            Act(self.tr("Change"), self.tr("Change {0}").format(text), lambda: self._open(phrase)),
            Act(
                self.tr("Earlier"),
                self.tr("{0} one place earlier").format(text),
                lambda: self._do(lambda: self._words.move_phrase(phrase.id, -1), key, 1),
                self.tr("It is the first.") if first else "",
                UP,
            ),
            Act(
                self.tr("Later"),
                self.tr("{0} one place later").format(text),
                lambda: self._do(lambda: self._words.move_phrase(phrase.id, 1), key, 2),
                self.tr("It is the last.") if last else "",
                DOWN,
            ),
            Act(self.tr("Take out"), self.tr("Take out {0}").format(text), lambda: self._remove(phrase)),
        )
        return OrderedRow((Hint(lane_words(phrase.lane)),), acts)

    def _open(self, phrase: Phrase) -> None:
        form = PhraseForm(phrase)
        form.given.connect(lambda changed: self._change(phrase, changed))
        form.left.connect(lambda: self.list.close_form(str(phrase.id)))
        self.list.open_form(str(phrase.id), form)

    def _change(self, phrase: Phrase, changed: Phrase) -> None:
        self.list.close_form(str(phrase.id))
        self._do(lambda: self._words.change_phrase(phrase.id, changed.text, changed.lane), str(phrase.id), 0)

    def _remove(self, phrase: Phrase) -> None:
        beside = self.list.beside(str(phrase.id)) if len(self.list.rows) > 1 else ""
        self._do(lambda: self._words.remove_phrase(phrase.id), beside, 0)
        if not beside:
            self.phrase.text.setFocus()

    def _add_phrase(self) -> None:
        if self._do(
            lambda: self._words.add_phrase(self.phrase.text.text(), self.phrase.lane.chosen()), "", 0
        ):
            self.phrase.text.clear()
        self.phrase.text.setFocus()

    def _add_word(self) -> None:
        if self._try(lambda: self._words.add_known_word(self.word.text()), self.word_error):
            self.word.clear()
            self.read()
        self.word.setFocus()

    def _remove_word(self, known: KnownWord) -> None:
        self._try(lambda: self._words.remove_known_word(known.id), self.word_error)
        self.read()
        self.word.setFocus()

    def _do(self, what: Callable[[], object], key: str, button: int) -> bool:
        """Do it, show it, and go on with the hands at a button of a row."""
        done = self._try(what, self.error)
        self.read()
        self.list.go_on(key, button)
        return done

    def _try(self, what: Callable[[], object], error_words: ErrorWords) -> bool:
        try:
            what()
        except CpdeskError as error:
            error_words.say(str(error))
            return False
        error_words.say("")
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To the first field."""
        self.phrase.text.setFocus(event.reason())
