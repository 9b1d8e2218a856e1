"""What a person can act on: each error says what happened, what was kept and what to do."""


class CpdeskError(Exception):
    """A failure with words for the person at the screen; shown as it stands.

    The words never hold a name, a text of the case or a key.
    """


class WrongPassphrase(CpdeskError):
    """The passphrase or recovery key fits no slot of the sealed file."""


class DamagedFile(CpdeskError):
    """The sealed file was one of ours, and its bytes have changed."""


class DoesNotFit(CpdeskError):
    """The parts of the sealed file are readable and not all of one time: something older was put back, or the
    latest is missing. A person who knows why may open it all the same."""


class NotASealedFile(CpdeskError):
    """The file is something else: no cpdesk header at its start."""


class NewerFile(CpdeskError):
    """The sealed file was written by a newer cpdesk than this one."""


class CannotWrite(CpdeskError):
    """The place to write to refused: no rights, no space, or something there already."""


class BadPracticeFile(CpdeskError):
    """A practice file that cannot be brought in; the words name the place in it."""


class NotPossible(CpdeskError):
    """The conference does not allow this now, and the words say why."""


class Cancelled(CpdeskError):
    """A person stopped a long piece of work; nothing half-made is left."""


class InUse(CpdeskError):
    """The sealed file is open elsewhere; the words say who has it, where and since when."""

    def __init__(self, words: str, *, dead: bool = False) -> None:
        """`dead`: nothing has been heard from there for a while, and it may be opened all the same."""
        super().__init__(words)
        self.dead = dead
