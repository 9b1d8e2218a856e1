"""What the council has fixed for this computer, beside what cpdesk says itself; only to be read."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cpdesk.rules.policy import Policy
from cpdesk.ui.theme.tokens import LARGE_SPACE
from cpdesk.ui.widgets.card import Card
from cpdesk.ui.widgets.text import Hint, PlainLabel


class CouncilPart(QWidget):
    """Each value of the policy, who set it, and what in the policy file could not hold."""

    def __init__(self, policy: Policy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._policy = policy
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE_SPACE)
        if policy.refused:
            column.addWidget(self._troubles())
        column.addWidget(self._values())
        column.addStretch(1)

    def _troubles(self) -> Card:
        card = Card(self.tr("What in the policy of your council could not hold"))
        for sentence in self._policy.refused:
            card.body.addWidget(PlainLabel(sentence, tone="soon"))
        card.body.addWidget(Hint(self.tr("Please tell the IT of your council; you can carry on working.")))
        return card

    def _values(self) -> Card:
        card = Card(self.tr("What holds on this computer"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(LARGE_SPACE)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, (name, label, words) in enumerate(self._lines()):
            value = PlainLabel(words)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            said = (
                self.tr("Set by your council") if name in self._policy.fixed else self.tr("As cpdesk comes")
            )
            grid.addWidget(PlainLabel(label, role="secondary"), row, 0, top)
            grid.addWidget(value, row, 1, top)
            grid.addWidget(Hint(said), row, 2, top)
        card.body.addLayout(grid)
        card.body.addWidget(
            Hint(
                self.tr(
                    "Only the IT of your council can change this. cpdesk never opens a page and asks "
                    "nobody for updates: it uses no network."
                )
            )
        )
        return card

    def _lines(self) -> tuple[tuple[str, str, str], ...]:
        """The name of each value in the policy, how it is called, and what it is."""
        policy = self._policy
        characters = self.tr("at least {0} characters").format(policy.minimum_passphrase)
        one, more = self.tr("after 1 minute at most"), self.tr("after {0} minutes at most")
        backups = self._folders(policy.backup_folders) or self.tr("where you choose, and on this computer")
        if policy.export_folders is None:
            papers = self.tr("where you choose")
        else:
            papers = self._folders(policy.export_folders) or self.tr("nowhere on this computer")
        return (
            ("minimum_passphrase", self.tr("A new passphrase"), characters),
            ("idle_minutes", self.tr("Locks by itself"),
             one if policy.idle_minutes == 1 else more.format(policy.idle_minutes)),
            ("backup_folders", self.tr("Backups go"), backups),
            ("export_folders", self.tr("Documents go"), papers),
            ("marking", self.tr("Marking on each page"), policy.marking),
            ("updates_page", self.tr("Where updates are"), policy.updates_page or self.tr("not said")),
        )  # fmt: skip

    def _folders(self, folders: Sequence[Path]) -> str:
        return "\n".join(str(folder) for folder in folders)
