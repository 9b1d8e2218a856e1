"""Pictures of unlocking, of who can open the file, and of a clerk for whom the chair decides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cpdesk.errors import WrongPassphrase
from cpdesk.ui.passphrases.recovery_key import RecoveryKey
from cpdesk.ui.unlock.create_form import CreateForm
from cpdesk.ui.unlock.open_form import OpenForm
from cpdesk.ui.unlock.page import UnlockPage
from cpdesk.vocabulary import KeyHolder

if TYPE_CHECKING:
    from pictures import Album, Sitting

CHAIR, CLERK = "Nora Wexley", "Tam Byrne"
CLERKS = "six quiet otters on ice"
KEY = "7KQWM-TELWM-95QMT-Z3672-NLMFG-Y7UQD-4VSHB"
"""Only drawn; it opens nothing."""
BACKUPS = Path("~/.local/share/cpdesk/backups/3f0c8a51d2e94b67")
"""Only drawn, as nobody’s folder is a sight for others."""
WRONG = (
    "This passphrase does not open the file. The file was not changed. Check capital letters and try again, "
    "or use the recovery key."
)


def before_unlocking(album: Album, folder: Path) -> None:
    """A wrong passphrase that waits, a new file, its recovery key and the test of it."""
    page = album.window.findChildren(UnlockPage)[-1]
    form = page.findChildren(OpenForm)[-1]
    path = folder / "conferences.cpdesk"
    form.take(path)
    form.secret.field.setText("one sheep too many")
    for _ in range(5):
        album.window.sealing.attempts.failed(path)
    form.refused(WrongPassphrase(WRONG))
    album.take("waiting")
    album.window.sealing.attempts.opened(path)
    form.new.click()
    creating = page.findChildren(CreateForm)[-1]
    creating.take(path)
    creating.name.setText(CHAIR)
    creating.first.field.setText(CLERKS)
    creating.second.field.setText("six quiet")
    album.take_looks("creating", "-dark", "-200")
    shown = RecoveryKey(KEY, asked=(2, 6))
    page._put(shown, shown.key)
    album.take_looks("recovery-key", "-200")
    shown.have_it.click()
    shown.fields[0].setText("TELWN")
    shown.fields[1].setText("Y7UQD")
    shown.go_on.click()
    album.take_looks("recovery-test", "-dark")
    page.show_opening()


def who_can_open(album: Album) -> None:
    """The people of the file, somebody who is added, and all keys replaced."""
    album.sitting.desk.keys.add(KeyHolder.CLERK, CLERK, CLERKS)
    settings = album.pages.pages.settings
    settings.show_part(settings.people)
    people = settings.people
    people.read()
    album.take_looks("people", "-dark", "-200")
    people.add.click()
    album.take_looks("new-person", "-dark")
    people._leave()
    people.rekey._copies = lambda: BACKUPS  # not the way to a folder of whoever takes the pictures
    people.rekey.open.click()
    album.take("all-keys")
    people.rekey._close()


def for_the_chair(album: Album, sitting: Sitting, path: Path, passphrase: str) -> None:
    """A clerk at the decision: whose it is, and once the chair has let them write it down."""
    window = album.window
    window.lock()
    desk = window.sealing.create(path, passphrase, CHAIR).desk
    desk.keys.add(KeyHolder.CLERK, CLERK, CLERKS)
    sitting.book(desk)
    sitting.begin()
    sitting.desk.run_sheet.go_to(sitting.which, "decision")
    desk.close()
    window.open_desk(window.sealing.unlock(path, CLERKS))
    album.pages.open_conference(sitting.which)
    album.take_looks("clerk", "-dark", "-200")
    album.meeting.desk.hand_over.give(sitting.which, passphrase)
    album.take("clerk-for-the-chair")
