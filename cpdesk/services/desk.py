"""The desk: every service of one unlocked file; locking drops it, and with it every key and row."""

import contextlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from cpdesk.errors import CpdeskError
from cpdesk.rules.policy import Policy
from cpdesk.services.attachments import Attachments
from cpdesk.services.attendance import Attendance
from cpdesk.services.backups import Backups
from cpdesk.services.booking_drafts import BookingDrafts
from cpdesk.services.bookings import Bookings
from cpdesk.services.calendar import Calendar
from cpdesk.services.cases import Cases
from cpdesk.services.change import Announce, Workplace
from cpdesk.services.closing import Closing
from cpdesk.services.deadlines import Deadlines
from cpdesk.services.decisions import Decisions
from cpdesk.services.family import Family
from cpdesk.services.form_drafts import FormDrafts
from cpdesk.services.hand_over import HandingOver
from cpdesk.services.health import Health
from cpdesk.services.heard import Heard
from cpdesk.services.history import History
from cpdesk.services.keys import Keys
from cpdesk.services.meeting import Meeting
from cpdesk.services.new_keys import HowKeysAreMade
from cpdesk.services.office import Office
from cpdesk.services.papers import Papers
from cpdesk.services.parts import Parts
from cpdesk.services.plans import Plans
from cpdesk.services.practice import Practice
from cpdesk.services.procedures import Procedures
from cpdesk.services.risk import Risk
from cpdesk.services.run_sheet import RunSheet
from cpdesk.services.undoing import Undoing
from cpdesk.services.words import Words
from cpdesk.snapshots.keys import Opener
from cpdesk.storage.store import Store
from cpdesk.vocabulary import Deed, KeyHolder


class Desk:
    """What can be done with an unlocked file."""

    def __init__(
        self,
        store: Store,
        announce: Announce,
        now: Callable[[], datetime],
        opener: Opener | None = None,
        deed: Deed = Deed.OPENED,
        unfit: str = "",
        how_keys_are_made: HowKeysAreMade | None = None,
        policy: Policy | None = None,
    ) -> None:
        """`opener` is who unlocked the file; without one it is the chair. `deed`: how it came to be open,
        and `unfit` what did not fit in it."""
        self._store = store
        self.opener = opener or Opener(KeyHolder.CHAIR)
        self.policy = policy or Policy()
        workplace = Workplace(store, announce, now, opener=self.opener, policy=self.policy)
        self.now = now
        self.history = History(workplace)
        self.history.note_opened(deed, unfit)
        self.health = Health(workplace)
        self.backups = Backups(workplace)
        self.keys = Keys(workplace, how_keys_are_made)
        self.hand_over = HandingOver(workplace, self.keys)
        self.cases = Cases(workplace)
        self.calendar = Calendar(workplace)
        self.deadlines = Deadlines(workplace)
        self.office = Office(workplace)
        self.bookings = Bookings(workplace)
        self.booking_drafts = BookingDrafts(workplace)
        self.procedures = Procedures(workplace)
        self.practice = Practice(workplace)
        self.meeting = Meeting(workplace)
        self.form_drafts = FormDrafts(workplace)
        self.attachments = Attachments(workplace)
        self.run_sheet = RunSheet(workplace)
        self.undoing = Undoing(workplace)
        self.attendance = Attendance(workplace)
        self.parts = Parts(workplace)
        self.heard = Heard(workplace)
        self.family = Family(workplace)
        self.risk = Risk(workplace)
        self.decisions = Decisions(workplace)
        self.plans = Plans(workplace)
        self.closing = Closing(workplace)
        self.papers = Papers(workplace)
        self.words = Words(workplace)
        self.practice.take_out_cut_off()
        self.procedures.follow()

    @property
    def path(self) -> Path:
        """The sealed file."""
        return self._store.path

    def still_here(self) -> bool:
        """Say to other computers that the file is still open here; false when one has taken it over."""
        return self._store.mark is None or self._store.mark.refresh()

    def close(self) -> None:
        """Lock: nothing of this desk works afterwards; everything saved is in the file."""
        with contextlib.suppress(CpdeskError):  # it was locked before, or the disk is gone
            if self.still_here():  # where another computer has it by now, nothing more is written
                self.history.note(Deed.CLOSED, "file")
        self._store.close()
