"""For which child an outcome is: one of them, or all the children together."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from cpdesk.ui.meeting.composer.about_chips import AboutChips


class OneChild(AboutChips):
    """Chips of which exactly one is pressed: a child, or “All”. The chip pressed last counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, keys=False)
        self._child: UUID | None = None
        self.chosen.connect(self._keep_one)

    def child(self) -> UUID | None:
        """The child it is for; None means all of them."""
        return self._child

    def show_child(self, child: UUID | None) -> None:
        """Press the chip of this child, or “All”."""
        self._child = child
        self.show_about((child,) if child else ())

    def _keep_one(self) -> None:
        about = self.about()
        newly = [who for who in about if who != self._child]
        self.show_child(newly[0] if newly else next(iter(about), None))
