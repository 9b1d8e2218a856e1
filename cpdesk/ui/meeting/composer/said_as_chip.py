"""Whether something is said as a fact, an allegation or an opinion: one chip, three keys."""

from PySide6.QtCore import QCoreApplication

from cpdesk.ui.widgets.buttons import ToggleChip
from cpdesk.vocabulary import SaidAs

_ROUND = (None, *SaidAs)


class SaidAsChip(ToggleChip):
    """Pressed, it goes on to the next kind; by its key each kind is turned on or off."""

    def __init__(self) -> None:
        super().__init__("")
        self._kind: SaidAs | None = None
        self.show_kind(None)

    def kind(self) -> SaidAs | None:
        """What is chosen; None: nobody said which."""
        return self._kind

    def show_kind(self, kind: SaidAs | None) -> None:
        """Show a kind."""
        say = QCoreApplication.translate
        self._kind = kind
        name = kind.words.capitalize() if kind else say("SaidAsChip", "Fact?")
        self.setChecked(kind is not None)
        self.setText(name)
        keys = say("SaidAsChip", "Alt+F fact, Alt+A allegation, Alt+O opinion")
        self.setAccessibleName(say("SaidAsChip", "Said as: {0}. {1}").format(name, keys))
        self.setToolTip(keys)

    def turn(self, kind: SaidAs) -> None:
        """This kind, or, if it is chosen already, none."""
        self.show_kind(None if self._kind is kind else kind)

    def go_on(self) -> None:
        """The next kind in the round."""
        self.show_kind(_ROUND[(_ROUND.index(self._kind) + 1) % len(_ROUND)])
