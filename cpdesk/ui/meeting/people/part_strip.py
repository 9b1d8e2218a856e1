"""The strip of parts: which one begins and with whom, which one goes on, and what holds at its end."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cpdesk.rules.wording import clock, listing
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.course import Part
from cpdesk.ui.theme.tokens import MIDDLE_SPACE, SPACE
from cpdesk.ui.widgets.buttons import Button, ToggleChip
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import Hint, PlainLabel
from cpdesk.vocabulary import PartKind

HOLDS = "✓"
"""What is checked and as it should be begins with this."""


class PartStrip(QFrame):
    """Shows the part that goes on; asks for another when told to; typing goes on meanwhile."""

    begin_wanted = Signal(object, object, str)
    """The kind of part, the ids of the family who are in it, and the reason."""
    end_wanted = Signal()
    curtain_wanted = Signal()
    left = Signal()
    half_typed = Signal()
    """What is being asked has changed: it has to be kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, ground="accent")
        self._asking: PartKind | None = None
        self._offering = False
        self._checks: tuple[str, ...] = ()
        self._checked_in = ""
        self._people: dict[UUID, ToggleChip] = {}
        self.words = PlainLabel("", role="strong")
        self.more = Hint("")
        self.kinds = {
            PartKind.CLOSED: Button(self.tr("Closed part"), name=self.tr("Closed part, without the family")),
            PartKind.HALF: Button(self.tr("Separate half…")),
            PartKind.WITH_CHILD: Button(self.tr("Part with the child…")),
        }
        self.begin = Button(self.tr("Begin"), kind="primary", name=self.tr("Begin this part"))
        self.end = Button(self.tr("End it"), name=self.tr("End this part"))
        self.private = Button("", kind="quiet")
        self.done = Button(self.tr("All right"), kind="primary", name=self.tr("The family can come in"))
        self.not_now = Button(self.tr("Not now"))
        self.people = FlowRow(gap=SPACE)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("Why this part is held"))
        self.reason.setPlaceholderText(self.tr("Why this part is held"))
        self.reason.setMaxLength(1000)
        self.acts = FlowRow(*self.kinds.values(), self.begin, self.not_now, gap=SPACE)
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self.words, 1)
        for button in (self.end, self.private, self.done):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(MIDDLE_SPACE, SPACE - 2, MIDDLE_SPACE, SPACE - 2)
        rows.setSpacing(SPACE - 2)
        rows.addLayout(head)
        for widget in (self.more, self.people, self.reason, self.acts):
            rows.addWidget(widget)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        for kind, button in self.kinds.items():
            button.clicked.connect(lambda _checked=False, kind=kind: self._ask_whom(kind))
        self.begin.clicked.connect(self._tell_begin)
        self.reason.returnPressed.connect(self._tell_begin)
        self.reason.textChanged.connect(self.half_typed)
        self.end.clicked.connect(self.end_wanted)
        self.private.clicked.connect(self.curtain_wanted)
        self.done.clicked.connect(self._put_away)
        self.not_now.clicked.connect(self._put_away)

    def ask(self) -> None:
        """Ask which part begins; while one goes on, go to the button that ends it."""
        if self.end.isHidden() or self.isHidden():
            self._offering, self._asking, self._checks = True, None, ()
            words = self.tr("Which part begins? Those of the family who are not in it go out meanwhile.")
            self._show(words, "", *self.kinds.values(), self.not_now)
            self.kinds[PartKind.CLOSED].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.end.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def check(self, lines: tuple[str, ...], step: str) -> None:
        """A closed part has ended and this step begun: say what holds before the family comes in.

        It goes when it was read, or with the step when nothing in it is amiss.
        """
        self._checks, self._checked_in, self._offering = lines, step, False

    def show_conference(self, conference: Conference, hidden: int, *, drawn: bool) -> None:
        """Show the part that goes on, and how many entries that are not for the room are out of sight.

        Why a half or a part with the child is held is not told: those in it may look at the screen.
        """
        self._family(conference)
        if self._offering:
            return
        one, more = self.tr("1 private entry"), self.tr("{0} private entries").format(hidden)
        self.private.setText(
            self.tr("Show them (Ctrl+Shift+P)") if drawn else self.tr("Put them out of sight (Ctrl+Shift+P)")
        )
        part = conference.part
        if conference.step != self._checked_in and all(line.startswith(HOLDS) for line in self._checks):
            self._checks = ()
        out_of_sight = self.tr("{0} out of sight.").format(one if hidden == 1 else more)
        if part is not None and part.kind is PartKind.CLOSED:
            self._show(part_words(conference, part), part.reason, self.end)
        elif part is not None:
            one, more = self.tr("1 entry is not for this part"), self.tr("{0} entries are not for this part")
            kept = self.tr("{0}: out of sight.") if drawn else self.tr("{0}, and in sight on this screen.")
            words = kept.format(one if hidden == 1 else more.format(hidden)) if hidden else ""
            self._show(part_words(conference, part), words, self.end, *((self.private,) if hidden else ()))
        elif self._checks:
            self._show(self.tr("Before the family comes in:"), "   ".join(self._checks), self.done)
        elif drawn and hidden:
            self._show(out_of_sight, "", self.private)
        else:
            self.hide()

    def _show(self, words: str, more: str, *acts: QWidget) -> None:
        self.words.setText(words)
        self.more.setText(more)
        self.more.setVisible(bool(more))
        for button in (*self.kinds.values(), self.begin, self.done, self.end, self.private, self.not_now):
            button.setVisible(button in acts)
        self.people.setVisible(self.begin in acts and self._asking is not PartKind.CLOSED)
        self.reason.setVisible(self.begin in acts)
        self.acts.setVisible(self.not_now in acts)
        self.show()

    def unfinished(self) -> dict[str, str]:
        """The part that is being asked about: its kind, who is in it, and why, as far as it is typed."""
        if self._asking is None:
            return {}
        members = [str(who) for who, chip in self._people.items() if chip.isChecked()]
        return {"kind": self._asking.value, "people": " ".join(members), "why": self.reason.text()}

    def take_unfinished(self, fields: Mapping[str, str]) -> None:
        """Ask about it again, without taking the focus; not while a part goes on."""
        if fields and (self.end.isHidden() or self.isHidden()):
            self._offering, self._checks = True, ()
            self._show_whom(PartKind(fields["kind"]))
            for who, chip in self._people.items():
                chip.setChecked(str(who) in fields["people"].split())
            self.reason.setText(fields["why"])

    def _ask_whom(self, kind: PartKind) -> None:
        self._show_whom(kind)
        first = next(iter(self._people.values()), None)
        (self.reason if kind is PartKind.CLOSED or first is None else first).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def _show_whom(self, kind: PartKind) -> None:
        self._asking = kind
        words = {
            PartKind.CLOSED: self.tr("Closed part: the family goes out; all that is written is private."),
            PartKind.HALF: self.tr("Separate half: who of the family is in it? All professionals stay."),
            PartKind.WITH_CHILD: self.tr("Part with the child: who of the family is in it?"),
        }[kind]
        self._show(words, "", self.begin, self.not_now)
        self.half_typed.emit()

    def _family(self, conference: Conference) -> None:
        """A chip for each of the family; made once, and more when somebody comes."""
        listed = [line.person for line in conference.attendance if line.person.is_family]
        for person in (*listed, *conference.children):
            if person.id not in self._people and person.died is None and not person.unborn:
                chip = ToggleChip(
                    person.short, tone="family", name=self.tr("{0} is in it").format(person.short)
                )
                chip.toggled.connect(self.half_typed)
                self._people[person.id] = chip
                self.people.flow.addWidget(chip)

    def _tell_begin(self) -> None:
        members = [who for who, chip in self._people.items() if chip.isChecked()]
        kind = self._asking
        if kind is None:
            return
        self.begin_wanted.emit(kind, [] if kind is PartKind.CLOSED else members, self.reason.text())

    def begun(self) -> None:
        """The part that was asked for goes on now."""
        self._offering, self._asking = False, None
        self.reason.clear()
        for chip in self._people.values():
            chip.setChecked(False)
        self.half_typed.emit()

    def _put_away(self) -> None:
        self._checks = ()
        self.begun()
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: not now."""
        if event.key() == Qt.Key.Key_Escape and (self._offering or self._checks):
            self._put_away()
        else:
            super().keyPressEvent(event)


def part_words(conference: Conference, part: Part) -> str:
    """The part that goes on: “Separate half since 10:02, with Aga”."""
    say = QCoreApplication.translate
    kind = part.kind.words[:1].upper() + part.kind.words[1:]
    names = listing([conference.name(who) for who in part.members])
    since = say("PartStrip", "{0}, since {1}").format(kind, clock(part.began))
    return say("PartStrip", "{0}, with {1}").format(since, names) if names else since
