"""The room board as the chair sees it on the laptop: how it stands, a picture of it, and its buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cpdesk.snapshots.board import BoardView
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SPACE, scale_of
from cpdesk.ui.widgets.buttons import Button, ToggleChip
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import Hint, PlainLabel

WIDTH = 340
"""In pixels at 100 % text."""


class BoardPanel(QFrame):
    """A card over the corner of the meeting; it opens when asked for and takes no focus by itself."""

    toggle_wanted = Signal()
    blank_wanted = Signal()
    view_wanted = Signal(object)
    """A `BoardView`, or None: as the step."""
    turn_wanted = Signal(int)
    picture_wanted = Signal()
    """It has come into sight and has no picture yet."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, frame="card")
        self.setAccessibleName(self.tr("Room board"))
        self.words = PlainLabel("", role="strong")
        self.picture = QLabel()
        self.picture.setTextFormat(Qt.TextFormat.PlainText)
        self.picture.setFrameShape(QFrame.Shape.Box)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setAccessibleName(self.tr("What stands on the board"))
        self.kept_back = Hint("", tone="soon")
        self.trouble = Hint("", tone="late")
        self.on = Button(self.tr("Show the board  F9"))
        self.blank = ToggleChip(self.tr("Blank  F11"))
        self.earlier = Button(self.tr("Earlier"), name=self.tr("Earlier lines on the board, Ctrl+Page Up"))
        self.later = Button(self.tr("Later"), name=self.tr("Later lines on the board, Ctrl+Page Down"))
        self.views = FlowRow(gap=4)
        self._chips: dict[BoardView | None, ToggleChip] = {}
        self._lay_out()
        self.on.clicked.connect(self.toggle_wanted)
        self.blank.clicked.connect(self.blank_wanted)
        self.earlier.clicked.connect(lambda: self.turn_wanted.emit(-1))
        self.later.clicked.connect(lambda: self.turn_wanted.emit(1))
        self.hide()

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MIDDLE_SPACE, SPACE, MIDDLE_SPACE, MIDDLE_SPACE)
        rows.setSpacing(SPACE)
        for widget in (self.words, self.trouble, self.picture, self.kept_back):
            rows.addWidget(widget)
        rows.addWidget(Hint(self.tr("The board shows:")))
        rows.addWidget(self.views)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        for button in (self.on, self.blank):
            buttons.addWidget(button)
        buttons.addStretch(1)
        rows.addLayout(buttons)
        turning = QHBoxLayout()
        for button in (self.earlier, self.later):
            turning.addWidget(button)
        turning.addStretch(1)
        rows.addLayout(turning)

    def offer(self, views: Sequence[tuple[BoardView | None, str]]) -> None:
        """Offer these views; the first follows the step."""
        for view, label in views:
            chip = ToggleChip(label, name=self.tr("The board shows: {0}").format(label))
            chip.clicked.connect(lambda _checked=False, view=view: self.view_wanted.emit(view))
            self.views.flow.addWidget(chip)
            self._chips[view] = chip

    def show_state(
        self, words: str, *, on: bool, blank: bool, pinned: BoardView | None, kept_back: str, trouble: str
    ) -> None:
        """Say how the board stands."""
        self.words.setText(words)
        self.kept_back.setText(f"▲ {kept_back}")
        self.kept_back.setVisible(bool(kept_back))
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        self.on.setText(self.tr("Put the board away  F9") if on else self.tr("Show the board  F9"))
        self.blank.setChecked(blank)
        for button in (self.blank, self.earlier, self.later):
            button.setEnabled(on)
        for view, chip in self._chips.items():
            chip.setChecked(view is pinned)
        if not on:
            self.picture.clear()
        self.picture.setVisible(on)
        self._fit()

    def show_picture(self, picture: QPixmap | None) -> None:
        """Show what stands on the board."""
        if picture is not None:
            self.picture.setPixmap(picture)
            self.picture.show()
        self._fit()

    def picture_width(self) -> int:
        """How wide the picture is, in pixels."""
        return round(WIDTH * scale_of(self)) - 2 * MIDDLE_SPACE - 2

    def open_or_close(self, *, focus: bool) -> None:
        """Open it (and go to it, if asked), or close it and give the hands back."""
        if self.isVisible():
            had_focus = self.isAncestorOf(self.window().focusWidget())
            self.hide()
            if had_focus:
                self.left.emit()
            return
        self.show()
        self.raise_()
        self.picture_wanted.emit()
        self._fit()
        if focus:
            self.on.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fit(self) -> None:
        """In the upper right corner of the page, below its bar."""
        page = self.parentWidget()
        if page is None:
            return
        width = min(round(WIDTH * scale_of(self)), page.width() - 2 * SPACE)
        self.setFixedWidth(width)
        layout = self.layout()
        assert layout is not None
        tall = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else self.sizeHint().height()
        top = self._top()
        self.setGeometry(page.width() - width - SPACE, top, width, min(tall, page.height() - top - SPACE))

    def _top(self) -> int:
        bar = getattr(self.parentWidget(), "top", None)
        return (bar.height() if isinstance(bar, QWidget) else 0) + SPACE

    def follow(self) -> None:
        """The page has another size."""
        if self.isVisible():
            self._fit()
