"""Handing over: the chair lets the clerk decide and close one conference in the chair's name."""

from uuid import UUID

from sqlalchemy import select

from cpdesk.errors import NotPossible, WrongPassphrase
from cpdesk.models.hand_over import HandOver
from cpdesk.services.attempts import Attempts
from cpdesk.services.change import Workplace
from cpdesk.services.clock import moment
from cpdesk.services.history import write_down
from cpdesk.services.keys import Keys
from cpdesk.services.leaves import end_leave, leave_now, leave_of
from cpdesk.services.open_conference import open_conference
from cpdesk.snapshots.keys import HandedOver
from cpdesk.vocabulary import Deed, KeyHolder


class HandingOver:
    """Who may do the chair's part in each conference."""

    def __init__(self, workplace: Workplace, keys: Keys) -> None:
        self._at = workplace
        self._keys = keys
        self.attempts = Attempts()

    def may_decide(self, which: UUID) -> bool:
        """Whether whoever opened the file may decide, go on without quorum and close in this conference."""
        if self._at.opener.is_chair:
            return True
        with self._at.store.reading() as session:
            return leave_of(session, which, self._at.opener.name) is not None

    def now(self, which: UUID) -> HandedOver | None:
        """To whom the conference is handed over at the moment, if to anybody."""
        with self._at.store.reading() as session:
            leave = leave_now(session, which)
            return None if leave is None else HandedOver(leave.chair, leave.clerk, leave.began)

    def times(self, which: UUID) -> tuple[HandedOver, ...]:
        """Every time for which the conference was handed over, the first first."""
        with self._at.store.reading() as session:
            wanted = select(HandOver).where(HandOver.conference_id == which).order_by(HandOver.began)
            return tuple(
                HandedOver(row.chair, row.clerk, row.began, row.ended) for row in session.scalars(wanted)
            )

    def give(self, which: UUID, chair_passphrase: str = "", to: str = "") -> None:
        """Hand a conference over until it is taken back or closed; it replaces an earlier handing over.

        At the chair's own desk `to` is the name of a clerk's or manager's key, and no passphrase is asked. At
        the desk of a clerk or manager it is given to them, and a chair's passphrase is needed: that takes a
        second on purpose. Raises WrongPassphrase, or NotPossible: closed, or nobody of that name.
        """
        chair, clerk = self._from_the_chair(to) if self._at.opener.is_chair else self._here(chair_passphrase)
        with self._at.changing("conference", which, undoable=False) as session:
            open_conference(session, which)
            now = moment(session, which, self._at.now())
            end_leave(session, which, now)
            session.add(HandOver(conference_id=which, chair=chair, clerk=clerk, began=now, ended=None))
            details = f"{chair} lets {clerk} decide and close in the chair’s name"
            write_down(session, self._at.now(), Deed.HANDED_OVER, "conference", which, details)

    def take_back(self, which: UUID) -> None:
        """The chair takes a conference back, or whoever has it gives it back; nothing if nobody has it.

        Raises NotPossible for anybody else.
        """
        with self._at.changing("conference", which, undoable=False) as session:
            leave = leave_now(session, which)
            if leave is None:
                return
            if not self._at.opener.is_chair and leave.clerk != self._at.opener.name:
                raise NotPossible(
                    "This conference is handed over to somebody else. Nothing was changed. The chair or they "
                    "themselves can end that."
                )
            end_leave(session, which, moment(session, which, self._at.now()))
            details = f"back from {leave.clerk} to the chair"
            write_down(session, self._at.now(), Deed.HANDED_OVER, "conference", which, details)

    def _from_the_chair(self, to: str) -> tuple[str, str]:
        others = (slot for slot in self._keys.slots() if slot.holder in (KeyHolder.CLERK, KeyHolder.MANAGER))
        if not any(slot.name == to for slot in others):
            raise NotPossible(
                "There is no clerk or manager of this name who can open the file. Nothing was changed. Add "
                "their key first, or choose another."
            )
        return self._at.opener.words, to

    def _here(self, chair_passphrase: str) -> tuple[str, str]:
        chair = self._keys.chair_with(chair_passphrase)
        if chair is None:
            raise WrongPassphrase(
                "This is not a chair’s passphrase. Nothing was handed over. Let the chair type it, and check "
                "capital letters."
            )
        return chair, self._at.opener.name
