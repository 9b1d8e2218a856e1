"""The line below the text that offers other words: what is said, what to say instead, and the keys for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from cpdesk.ui.theme.tokens import SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import Hint, KeyCap

MOST_OFFERS = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is offered for one place of the text."""

    lead: str
    """Words before the offers, e.g. “LAC: say”."""
    offers: tuple[str, ...]
    """At most three."""
    chosen: int = 0
    """The offer that the key takes."""
    other: str = ""
    """What else can be done, in words; empty: nothing."""
    other_key: str = ""
    about: str = ""
    """One sentence that explains the words."""

    def spoken(self, takes: str) -> str:
        """The whole suggestion as a screen reader says it."""
        words = [self.lead, ", ".join(f"“{offer}”" for offer in self.offers), takes]
        return " ".join(part for part in (*words, self.other, self.other_key, self.about) if part)


class SuggestionLine(FlowRow):
    """Shows one suggestion, or nothing; the mouse can take it, the focus never comes here."""

    taken = Signal(int)
    """The number of an offer that was clicked."""
    other_taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, gap=SPACE)
        self.setAccessibleName(self.tr("Other words"))
        self._lead = Hint("")
        self._lead.setWordWrap(False)
        self.offers = [self._button() for _ in range(MOST_OFFERS)]
        self._key = KeyCap("Alt+Enter")
        self._next = Hint(self.tr("Alt+Right the next"))
        self._next.setWordWrap(False)
        self.other = self._button()
        self._other_key = KeyCap("")
        for label in (self._lead, self._key, self._next, self._other_key):
            mark(label, beside="offer")
        for part in (self._lead, *self.offers, self._key, self._next, self.other, self._other_key):
            self.flow.addWidget(part)
        for number, button in enumerate(self.offers):
            button.clicked.connect(lambda _on=False, number=number: self.taken.emit(number))
        self.other.clicked.connect(self.other_taken)
        self.show_suggestion(None)

    def show_suggestion(self, suggestion: Suggestion | None) -> None:
        """Show a suggestion, or hide."""
        self.setVisible(suggestion is not None)
        if suggestion is None:
            return
        self._lead.setText(suggestion.lead)
        self._show_offers(suggestion.offers, suggestion.chosen)
        self._key.setVisible(bool(suggestion.offers))
        self._next.setVisible(len(suggestion.offers) > 1)
        self.other.setText(suggestion.other)
        self._other_key.setText(suggestion.other_key)
        for part in (self.other, self._other_key):
            part.setVisible(bool(suggestion.other))
        self.setToolTip(suggestion.about)
        self.updateGeometry()

    def _show_offers(self, offers: Sequence[str], chosen: int) -> None:
        for number, button in enumerate(self.offers):
            button.setVisible(number < len(offers))
            if number < len(offers):
                button.setText(f"“{offers[number]}”")
                mark(button, chosen=number == chosen)

    def _button(self) -> Button:
        button = Button("", kind="offer")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button
