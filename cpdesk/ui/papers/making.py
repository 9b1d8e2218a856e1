"""Making the Word documents: where to, how far it is, what was made; it can be stopped."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QProgressBar, QWidget

from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.text import ErrorWords, Hint, PlainLabel


class Making(Card):
    """Tells when to begin and when to stop; shows the progress it is told."""

    folder_wanted = Signal()
    make_wanted = Signal(str)
    """The folder as it stands in the field."""
    cancel_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Make the Word documents", parent)
        self.warning = PlainLabel(
            "Word files leave the encrypted store: anyone who can open the folder can read them."
            " Choose a place that your office allows, and take them away when they are sent.",
            tone="soon",
        )
        self.folder = QLineEdit(str(Path.home()))
        self.folder.setAccessibleName("Folder for the documents")
        self.choose = Button("Choose folder…")
        self.make = Button("Make Word documents", kind="primary")
        self.cancel = Button("Stop", name="Stop making documents")
        self.open = Button("Open the folder")
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Progress")
        self.bar.setTextVisible(False)
        self.words = Hint("")
        self.error = ErrorWords()
        self.made = QListWidget()
        self.made.setAccessibleName("Documents made")
        self._lay_out()
        self.choose.clicked.connect(self.folder_wanted)
        self.make.clicked.connect(self._begin)
        self.folder.returnPressed.connect(self._begin)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.rest()
        self.made.hide()
        self.open.hide()

    def _lay_out(self) -> None:
        self.body.addWidget(self.warning)
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose)
        self.body.addLayout(row)
        buttons = QHBoxLayout()
        buttons.addWidget(self.make)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.open)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.words)
        self.body.addWidget(self.error)
        self.body.addWidget(self.made)

    def begin(self) -> None:
        """Work has begun."""
        self.error.say("")
        self.made.hide()
        self.open.hide()
        self.bar.setRange(0, 0)
        self.bar.show()
        self.words.setText("Beginning…")
        self.words.show()
        self.cancel.show()
        self.make.setEnabled(False)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def progress(self, done: int, total: int, words: str) -> None:
        """How far it is."""
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        self.words.setText(f"{done} of {total}: {words}")

    def finished(self, folder: Path, names: list[str]) -> None:
        """All documents are there."""
        self.rest()
        number = len(names)
        self.words.setText(f"{number} document{'s' * (number != 1)} made in “{folder.name}”.")
        self.words.show()
        self.made.clear()
        self.made.addItems(names)
        self.made.show()
        self.open.show()
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def failed(self, words: str) -> None:
        """It was stopped or refused; nothing half-made is left."""
        self.rest()
        self.error.say(words)
        self.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def rest(self) -> None:
        """Nothing is being made."""
        self.bar.hide()
        self.cancel.hide()
        self.words.hide()
        self.make.setEnabled(True)

    def allow(self, on: bool) -> None:
        """Whether there is anything to make."""
        self.make.setEnabled(on)

    def _begin(self) -> None:
        if self.make.isEnabled():
            self.make_wanted.emit(self.folder.text())
