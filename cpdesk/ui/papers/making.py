"""Making the Word documents: where to, how far it is, what was made; it can be stopped."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QListWidget, QProgressBar, QWidget

from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import ErrorWords, Hint, PlainLabel


class Making(Card):
    """Tells when to begin and when to stop; shows the progress it is told."""

    folder_wanted = Signal()
    make_wanted = Signal(str)
    """The folder as it stands in the field."""
    cancel_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, allowed: Sequence[Path] | None = None, parent: QWidget | None = None) -> None:
        """`allowed`: the folders in and below which the council lets documents be made; None is all."""
        super().__init__("", parent)
        self.entitle(self.tr("Make the Word documents"))
        self.warning = PlainLabel(
            self.tr(
                "Word files leave the encrypted store: anyone who can open the folder can read them."
                " Choose a place that your office allows, and take them away when they are sent."
            ),
            tone="soon",
        )
        self.allowed = PlainLabel(self._allowed_words(allowed))
        self.allowed.setVisible(allowed is not None)
        self.folder = QLineEdit(str(next(iter(allowed or ()), Path.home())))
        self.folder.setAccessibleName(self.tr("Folder for the documents"))
        self.choose = Button(self.tr("Choose folder…"))
        self.make = Button(self.tr("Make Word documents"), kind="primary")
        self.cancel = Button(self.tr("Stop"), name=self.tr("Stop making documents"))
        self.open = Button(self.tr("Open the folder"))
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.setTextVisible(False)
        self.words = Hint("")
        self.error = ErrorWords()
        self.made = QListWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.made.setAccessibleName(self.tr("Documents made"))
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
        self.body.addWidget(self.allowed)
        self._row.addWidget(self.folder, 1)
        self._row.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._row)
        self.body.addWidget(FlowRow(self.make, self.cancel, self.open))
        self.body.addWidget(self.bar)
        self.body.addWidget(self.words)
        self.body.addWidget(self.error)
        self.body.addWidget(self.made)

    def compact(self, on: bool) -> None:
        """With little room the button stands below the folder."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if on else across)

    def begin(self) -> None:
        """Work has begun."""
        self.error.say("")
        self.made.hide()
        self.open.hide()
        self.bar.setRange(0, 0)
        self.bar.show()
        self.words.setText(self.tr("Beginning…"))
        self.words.show()
        self.cancel.show()
        self.make.setEnabled(False)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def progress(self, done: int, total: int, words: str) -> None:
        """How far it is."""
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        self.words.setText(self.tr("{0} of {1}: {2}").format(done, total, words))

    def finished(self, folder: Path, names: list[str]) -> None:
        """All documents are there."""
        self.rest()
        one, more = self.tr("1 document made in “{0}”."), self.tr("{1} documents made in “{0}”.")
        self.words.setText((one if len(names) == 1 else more).format(folder.name, len(names)))
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

    def _allowed_words(self, allowed: Sequence[Path] | None) -> str:
        if not allowed:
            return self.tr("Set by your council: documents cannot be put anywhere on this computer.")
        folders = self.tr(" or ").join(self.tr("“{0}”").format(folder) for folder in allowed)
        return self.tr("Set by your council: documents go only into {0} or folders in it.").format(folders)

    def _begin(self) -> None:
        if self.make.isEnabled():
            self.make_wanted.emit(self.folder.text())
