"""One line of the last plan in a review: was it done, partly or not, why not more, and does it go on."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cpdesk.ui.meeting.pieces.fields import LineField
from cpdesk.ui.meeting.pressed import pressed
from cpdesk.ui.theme.tokens import SMALL_SPACE, SPACE
from cpdesk.ui.widgets.buttons import Button, ToggleChip
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import Hint, PlainLabel
from cpdesk.vocabulary import Achieved

KEYS = {"D": Achieved.DONE, "P": Achieved.PARTLY, "N": Achieved.NOT_DONE}
"""The letters that answer for the line that has the focus."""


class LastPlanRow(QFrame):
    """D, P and N answer; then the reason, and on to the next line. C takes an action into the new plan."""

    answered = Signal(UUID, object, str)
    """The action or outcome, how far it was done (None: not said), and why."""
    carry_wanted = Signal(UUID)
    next_wanted = Signal(UUID, int)
    """Go on (1) or back (-1) from this line."""

    def __init__(self, which: UUID, *, action: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.which = which
        self._achieved: Achieved | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        mark(self, frame="row", focusable=True)
        self.words = PlainLabel("", role="body" if action else "strong")
        self.who = Hint("")
        self.chips: dict[Achieved, ToggleChip] = {}
        names = (
            (self.tr("Done"), self.tr("Partly"), self.tr("Not done"))
            if action
            else (self.tr("Met"), self.tr("Partly met"), self.tr("Not met"))
        )
        for achieved, name in zip(Achieved, names, strict=True):
            self.chips[achieved] = ToggleChip(name)
            self.chips[achieved].clicked.connect(lambda _on=False, what=achieved: self._answer(what))
        self.why = LineField(self.tr("Why not more, or how it went"))
        self.why.setPlaceholderText(self.tr("Why not more, or how it went"))
        self.carry = Button(self.tr("C  Into the new plan"), kind="chip")
        self.carried = Hint(self.tr("✓ in the new plan"))
        self._may_carry = action
        self._lay_out()
        self.why.kept.connect(lambda text: self.answered.emit(self.which, self._achieved, text))
        self.why.returnPressed.connect(lambda: self.next_wanted.emit(self.which, 1))
        self.carry.clicked.connect(lambda: self.carry_wanted.emit(self.which))

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE, SMALL_SPACE + 1, SPACE, SMALL_SPACE + 1)
        rows.setSpacing(SMALL_SPACE)
        rows.addWidget(self.words)
        rows.addWidget(self.who)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(FlowRow(*self.chips.values(), self.carry, self.carried, gap=SMALL_SPACE), 3)
        rows.addLayout(line)
        rows.addWidget(self.why)

    def show_line(
        self, words: str, who: str, achieved: Achieved | None, why: str, *, carried: bool = False
    ) -> None:
        """Show the line as it is in the file."""
        self._achieved = achieved
        self.words.setText(words)
        self.who.setText(who)
        self.who.setVisible(bool(who))
        said = f": {self.chips[achieved].text()}" if achieved else ""
        self.setAccessibleName(f"{words}{said}")
        for value, chip in self.chips.items():
            chip.setChecked(value is achieved)
            chip.setAccessibleName(f"{chip.text()}: {words}")
        self.why.show_text(why)
        self.why.setAccessibleName(self.tr("Why not more, or how it went: {0}").format(words))
        open_still = achieved in (Achieved.PARTLY, Achieved.NOT_DONE)
        self.why.setVisible(achieved is not None or bool(why))
        self.carry.setVisible(self._may_carry and open_still and not carried)
        self.carry.setAccessibleName(self.tr("Take into the new plan: {0}").format(words))
        self.carried.setVisible(carried)

    def is_answered(self) -> bool:
        """Whether it was said how far this line was done."""
        return self._achieved is not None

    def _answer(self, achieved: Achieved) -> None:
        """The same answer again takes it back."""
        again = achieved is self._achieved
        self.answered.emit(self.which, None if again else achieved, self.why.text())
        if again:
            return
        if achieved is Achieved.DONE:
            self.next_wanted.emit(self.which, 1)
        else:
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The letters of the answers, C, and the arrows."""
        key = pressed(event)
        if key in KEYS:
            self._answer(KEYS[key])
        elif key == "C" and not self.carry.isHidden():
            self.carry_wanted.emit(self.which)
        elif key in ("Down", "Up"):
            self.next_wanted.emit(self.which, 1 if key == "Down" else -1)
        else:
            super().keyPressEvent(event)
