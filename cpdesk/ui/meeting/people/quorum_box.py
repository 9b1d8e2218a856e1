"""Quorum, child by child, in words and with a sign."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cpdesk.rules.quorum import ChildQuorum
from cpdesk.rules.wording import listing, number_words
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.early_review import early_review
from cpdesk.ui.widgets.card import clear
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import PlainLabel


def grouped(conference: Conference) -> list[tuple[list[ChildQuorum], str]]:
    """The children for whom the same is true, with their names in words; those not quorate first."""
    groups: dict[bool, list[ChildQuorum]] = {}
    for line in conference.quorum:
        groups.setdefault(line.quorate, []).append(line)
    ordered = sorted(groups.values(), key=lambda lines: lines[0].quorate)
    return [(lines, _names(conference, lines)) for lines in ordered]


def _names(conference: Conference, lines: list[ChildQuorum]) -> str:
    if len(lines) == len(conference.children) > 1:
        return QCoreApplication.translate("QuorumBox", "all {0} children").format(len(lines))
    people = (conference.person(line.child) for line in lines)
    return listing([person.short for person in people if person is not None])


class QuorumBox(QWidget):
    """A box for the children who are quorate, and one for those who are not, with the reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        self._shown: list[tuple[list[ChildQuorum], str]] = []
        self._reason = ""

    def show_conference(self, conference: Conference) -> None:
        """Show quorum as it stands now."""
        groups = grouped(conference)
        review = early_review(conference)
        reason = f"{conference.quorum_reason}\n{review.words if review is not None else ''}"
        if (groups, reason) == (self._shown, self._reason):
            return
        self._shown, self._reason = groups, reason
        clear(self._rows)
        for lines, names in groups:
            self._rows.addWidget(_box(conference, lines, names))


def _box(conference: Conference, lines: list[ChildQuorum], names: str) -> QFrame:
    quorate = lines[0].quorate
    box = QFrame()
    mark(box, ground="done" if quorate else "late")
    rows = QVBoxLayout(box)
    rows.setContentsMargins(10, 7, 10, 7)
    rows.setSpacing(2)
    say = QCoreApplication.translate
    words = say("QuorumBox", "✓ Quorate for {0}") if quorate else say("QuorumBox", "✗ Not quorate for {0}")
    rows.addWidget(PlainLabel(words.format(names), role="strong", tone="done" if quorate else "late"))
    for line in lines:
        rows.addWidget(PlainLabel(short_words(conference, line, alone=len(lines) == 1), role="small"))
    box.setToolTip("\n".join(dict.fromkeys(line.because for line in lines)))
    if not quorate and (conference.quorum_reason or lines[0].may_go_on):
        on, may = (
            say("QuorumBox", "The chair goes on, with a reason."),
            say("QuorumBox", "The chair may go on."),
        )
        rows.addWidget(PlainLabel(on if conference.quorum_reason else may, role="small"))
        if (review := early_review(conference)) is not None:
            rows.addWidget(PlainLabel(review.words, role="small"))
    return box


def short_words(conference: Conference, line: ChildQuorum, *, alone: bool) -> str:
    """Which groups count for a child, and how many must: “Leo: social care and health (2 others needed)”."""
    say = QCoreApplication.translate
    names = [conference.procedure.agencies.name(group) for group in line.groups]
    groups = listing(names) or say("QuorumBox", "nobody who counts")
    child = conference.person(line.child)
    words = groups if alone or child is None else f"{child.short}: {groups}"
    if line.quorate:
        return words
    one, more = say("QuorumBox", "{0} (one other needed)"), say("QuorumBox", "{0} ({1} others needed)")
    return (one if line.needed == 1 else more).format(words, number_words(line.needed))
