"""What a decision is asked for besides its outcome: harm, progress, the ground of an end, legal advice."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cpdesk.rules.decision import Asked, grounds
from cpdesk.rules.wording import day_words
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.decisions import Decision
from cpdesk.snapshots.people import Person
from cpdesk.ui.meeting.pieces.choice_row import ChoiceRow
from cpdesk.ui.meeting.pieces.fields import TextField
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.text import Hint, PlainLabel
from cpdesk.vocabulary import ConferenceKind, EndingGround, Outcome, ReviewProgress


class DecisionMore(QWidget):
    """Each row is there only while the decision is asked for it; tells what was changed."""

    changed = Signal(object)
    """What changed, by the names of the decision's fields."""

    def __init__(self, kind: ConferenceKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = Hint("")
        self.suffered = QCheckBox(self.tr("Has suffered significant harm"))
        self.likely = QCheckBox(self.tr("Is likely to suffer it"))
        self.harm = FlowRow(self.suffered, self.likely)
        self.progress = ChoiceRow(self.tr("Since the last conference"), _progress(), small=True)
        self.urgent = PlainLabel(
            self.tr("▲ The risk is rising: agree now who acts at once, and write it into the plan."),
            tone="late",
        )
        self.ground = ChoiceRow(
            self.tr("The plan ends because"),
            [(ground, _ground_words()[ground]) for ground in grounds(kind)],
            small=True,
        )
        self.outstanding = TextField(self.tr("What is still to be done, and who holds it"), lines=2)
        self.outstanding.setPlaceholderText(
            self.tr("What is still to be done? Can a child in need plan hold it?")
        )
        self.proposed = PlainLabel(
            self.tr("▲ No satisfactory progress by the second review: legal advice is proposed."), tone="soon"
        )
        self.legal = QCheckBox(self.tr("Legal advice is recommended"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        for widget in (self.note, self.harm, self.progress, self.urgent, self.ground, self.outstanding,
                       self.proposed, self.legal):  # fmt: skip
            rows.addWidget(widget)
        self._connect()

    def _connect(self) -> None:
        tell = self.changed.emit
        self.suffered.clicked.connect(lambda on: tell({"has_suffered": on}))
        self.likely.clicked.connect(lambda on: tell({"likely_to_suffer": on}))
        self.progress.chosen.connect(lambda values: tell({"progress": next(iter(values), None)}))
        self.ground.chosen.connect(lambda values: tell({"ending_ground": next(iter(values), None)}))
        self.outstanding.kept.connect(lambda text: tell({"outstanding": text}))
        self.legal.clicked.connect(lambda on: tell({"legal_advice": on}))

    def show_decision(
        self,
        conference: Conference,
        child: Person,
        decision: Decision | None,
        wanted: frozenset[Asked],
        *,
        legal_proposed: bool,
    ) -> None:
        """Show what this decision is asked for, and what was said to it."""
        note = outcome_note(conference, child, decision)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        for box, words in ((self.suffered, self.suffered.text()), (self.likely, self.likely.text()),
                           (self.legal, self.legal.text())):  # fmt: skip
            box.setAccessibleName(f"{words}, {child.short}")
        self.progress.name_for(child.short)
        self.ground.name_for(child.short)
        self.outstanding.setAccessibleName(
            self.tr("What is still to be done, and who holds it, {0}").format(child.short)
        )
        for row, what in (
            (self.harm, Asked.HARM), (self.progress, Asked.PROGRESS), (self.ground, Asked.GROUND),
            (self.outstanding, Asked.OUTSTANDING), (self.legal, Asked.LEGAL_ADVICE),
        ):  # fmt: skip
            row.setVisible(what in wanted)
        self.proposed.setVisible(legal_proposed and Asked.LEGAL_ADVICE in wanted)
        rising = decision is not None and decision.progress is ReviewProgress.RISK_RISING
        self.urgent.setVisible(rising and Asked.PROGRESS in wanted)
        if decision is not None:
            self._show_answers(decision)

    def _show_answers(self, decision: Decision) -> None:
        self.suffered.setChecked(decision.has_suffered)
        self.likely.setChecked(decision.likely_to_suffer)
        self.legal.setChecked(decision.legal_advice)
        self.progress.show_values([decision.progress] if decision.progress else [])
        self.ground.show_values([decision.ending_ground] if decision.ending_ground else [])
        self.outstanding.show_text(decision.outstanding)


def _progress() -> list[tuple[ReviewProgress, str]]:
    say = QCoreApplication.translate
    return [
        (ReviewProgress.CONTINUE, say("DecisionMore", "Enough progress")),
        (ReviewProgress.NO_PROGRESS, say("DecisionMore", "No satisfactory progress")),
        (ReviewProgress.RISK_RISING, say("DecisionMore", "The risk is rising")),
    ]


def _ground_words() -> dict[EndingGround, str]:
    say = QCoreApplication.translate
    return {
        EndingGround.NO_LONGER_AT_RISK: say("DecisionMore", "no longer at risk of significant harm"),
        EndingGround.CHANGED: say("DecisionMore", "circumstances have changed"),
        EndingGround.MOVED: say("DecisionMore", "moved, and the new authority has held its conference"),
        EndingGround.EIGHTEEN: say("DecisionMore", "is 18"),
        EndingGround.DIED: say("DecisionMore", "has died"),
        EndingGround.LEFT_UK: say("DecisionMore", "has left the UK for good"),
    }


def outcome_note(conference: Conference, child: Person, decision: Decision | None) -> str:
    """From when a plan runs, where that is not plain: for an unborn child, or one who has moved here."""
    say = QCoreApplication.translate
    plan = decision is not None and decision.outcome is Outcome.CHILD_PROTECTION_PLAN
    if not plan:
        return ""
    if child.unborn:
        return say("DecisionMore", "The plan starts at the birth; until then everybody prepares for it.")
    if conference.kind is ConferenceKind.TRANSFER_IN:
        words = say("DecisionMore", "The plan runs here from {0}; the authority before can end its own now.")
        return words.format(day_words(conference.day))
    return ""
