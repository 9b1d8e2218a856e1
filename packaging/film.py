"""Films the practice conference as a clerk would type it: real keys, a real window, sixty times as fast.

    xvfb-run -a -s "-screen 0 2560x720x24" .venv/bin/python packaging/film.py FOLDER
    … packaging/film.py FOLDER --speed 240          faster still
    … packaging/film.py FOLDER --file PRACTICE.json another practice file

Every note is typed when it was said, on a clock that runs sixty times as fast as the real one. One picture is
kept of each step: on the left the laptop of the clerk, on the right the board that the family sees. At the
end it says how long the fingers were behind the talk, and what stands in the sealed file.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QRect, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).parents[1]))

from film_settling import agree_and_close, decide, hear_everyone, make_the_plan
from pictures import with_few_colours

from cpdesk import resources
from cpdesk.interchange.practice import read_practice_file, without_hostile
from cpdesk.rules.agenda import step_for
from cpdesk.rules.plain_text import clean
from cpdesk.rules.typed_line import folded
from cpdesk.rules.wording import local
from cpdesk.services.sealing import Sealing
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.practice import FileNote, PracticeFile
from cpdesk.ui.hub import Hub
from cpdesk.ui.main_window import MainWindow
from cpdesk.ui.meeting.composer.speakers import latest_speakers, speakers
from cpdesk.ui.meeting.keys import LANE_KEYS
from cpdesk.ui.meeting.page import MeetingPage
from cpdesk.ui.theme.appearance import Appearance
from cpdesk.vocabulary import Deed, Lane
from tests.journeys.keyboard import Keyboard

LAPTOP = QRect(0, 0, 1280, 720)
BOARD = QRect(1280, 0, 1280, 720)
PRACTICE = "practice/initial-conference-four-children.json"
PASSPHRASE = "four swans over the guildhall"
PASTED = 1500
"""What somebody read out at such length (in characters) was sent before, and is pasted."""
SETTLING = 400  # milliseconds in which a page draws itself


class Clock:
    """The time in the conference: it began with its first note and runs `speed` times as fast as ours."""

    def __init__(self, starts: datetime, speed: float) -> None:
        self._starts, self._speed = starts, speed
        self._began: float | None = None

    def begin(self) -> None:
        """From now on it runs."""
        self._began = time.monotonic()

    def now(self) -> datetime:
        """The present instant of the conference."""
        passed = time.monotonic() - self._began if self._began is not None else 0
        return self._starts + timedelta(seconds=passed * self._speed)

    def wait_until(self, at: datetime) -> None:
        """Let the window live until it is that time; late already: go on at once."""
        while (left := (at - self.now()).total_seconds() / self._speed) > 0:
            QTest.qWait(min(50, max(1, round(left * 1000))))


@dataclass
class Film:
    """The window, the hands, and what has been filmed."""

    window: MainWindow
    keyboard: Keyboard
    clock: Clock
    file: PracticeFile
    folder: Path
    page: MeetingPage
    ids: dict[str, UUID]
    """The people by the ids of the practice file."""
    pictures: int = 0
    typed: list[float] = field(default_factory=list)
    """For each note: how many real seconds its typing took."""
    behind: list[float] = field(default_factory=list)
    """For each note: how many seconds of the conference after it was said it stood in the record."""

    def name(self, who: str) -> str:
        """The name of somebody by their id in the practice file."""
        return self.page.conference.name(self.ids[who])

    def take(self, name: str) -> None:
        """Keep a picture of both screens."""
        QTest.qWait(SETTLING)
        self.pictures += 1
        screen = QGuiApplication.primaryScreen()
        path = self.folder / f"{self.pictures:02}-{name}.png"
        with_few_colours(screen.grabWindow(0).toImage()).save(str(path))
        print(f"{local(self.clock.now()):%H:%M}  {path.name}", flush=True)


def wait_until(holds: Callable[[], None], timeout: int) -> None:
    """What `Keyboard` waits with: until `holds` raises no more."""
    last = time.monotonic() + timeout / 1000
    while True:
        try:
            return holds()
        except AssertionError:
            if time.monotonic() > last:
                raise
            QTest.qWait(5)


def begin(film: Film) -> None:
    """Everybody who is expected is here, the board is on, and the clock starts."""
    keys = film.keyboard
    keys.press("Alt+P")
    keys.tab_to("All who are expected are here now")
    keys.press("Return")
    keys.tab_to("Begin; the clock starts")
    film.take("before")
    film.clock.begin()
    keys.press("Return")
    show_the_board(film)


def show_the_board(film: Film) -> None:
    """Switch the board on, and put it where a second screen would be."""
    film.keyboard.press("F9")
    for window in QApplication.topLevelWidgets():
        if window is not film.window and window.isVisible():
            window.showNormal()
            window.setGeometry(BOARD)
    film.window.activateWindow()


def talk(film: Film) -> None:
    """Every note when it was said; a picture of each step when it is over."""
    page = film.page
    last = page.conference.step
    for note in film.file.notes:
        film.clock.wait_until(note.at)
        step = step_for(page.agenda, note.stage, last=last)
        if step != page.conference.step:
            film.take(page.conference.step)
            go_to(film, step)
        last = step
        started = time.monotonic()
        type_note(film, note)
        film.typed.append(time.monotonic() - started)
        film.behind.append((film.clock.now() - note.at).total_seconds())
    film.take(page.conference.step)


def settle(film: Film) -> None:
    """What is agreed when everything has been said; a picture of each page on the way."""
    for step in ("family", "risk", "scale"):
        if film.page.agenda.step(step) is not None:
            go_to(film, step)
            film.take(step)
    for step, act in (("plan", make_the_plan), ("views", hear_everyone), ("decision", decide)):
        go_to(film, step)
        act(film)
        film.take(f"{step}-settled")
    go_to(film, "close")
    agree_and_close(film)
    film.take("closed")


def go_to(film: Film, step: str) -> None:
    """Along the run-sheet by the keys for the next step and back."""
    order = [each.key for each in film.page.agenda.steps]
    for _ in order:
        here = film.page.conference.step
        if here == step:
            return
        film.keyboard.press("Ctrl+Down" if order.index(step) > order.index(here) else "Ctrl+Up")
    raise AssertionError(f"the run-sheet never comes to {step}")


def type_note(film: Film, note: FileNote) -> None:
    """Lane, speaker, children, words, Enter: as a clerk would, with no hand on the mouse."""
    keys = film.keyboard
    keys.press("Alt+T", LANE_KEYS[note.lane])
    speaker = film.ids.get(note.speaker)
    if speaker is not None and film.page.composer.typed().speaker != speaker:
        keys.type_text("@" + letters_for(film.page.conference, speaker))
        keys.press("Tab")
    children = [child.id for child in film.page.conference.children]
    about = {film.ids[who] for who in note.about} & set(children)
    if film.page.composer.typed().private != (note.lane is Lane.CONFIDENTIAL):
        keys.press("F8")
    keys.press("Alt+0", *(f"Alt+{n}" for n, child in enumerate(children, 1) if child in about))
    if len(note.text) > PASTED:
        QGuiApplication.clipboard().setText(note.text)
        keys.press("Ctrl+V")
    else:
        keys.type_text(note.text)
    keys.press("Return")


def letters_for(conference: Conference, who: UUID) -> str:
    """The fewest letters of a name that offer this person first."""
    person = conference.person(who)
    assert person is not None
    latest = latest_speakers(conference)
    for word in folded(person.name).replace("’", " ").split():
        for many in range(2, len(word) + 1):
            offered = speakers(conference, word[:many], latest)
            if offered and offered[0].id == who:
                return word[:many]
    return folded(person.name).split()[0]


def told(film: Film) -> str:
    """How it went, in figures."""
    kept = film.page.conference
    said = [clean(note.text).text for note in film.file.notes]
    same = [entry.text for entry in kept.entries] == said
    return (
        f"{len(film.file.notes)} notes, {sum(map(len, said)):,} characters; in the file: {len(kept.entries)}"
        f"{', word for word' if same else ', NOT the same'}.\n"
        f"Typing one took {statistics.median(film.typed):.2f} s in the middle, "
        f"{max(film.typed):.2f} s at most.\n"
        f"Behind the talk: {statistics.median(film.behind):.0f} s of the conference in the middle, "
        f"{max(film.behind):.0f} s at most."
    )


def make(folder: Path, practice: Path, speed: float) -> None:
    """Make the film in a sealed file that is gone afterwards."""
    application = QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    file = without_hostile(read_practice_file(practice))  # no key types what no script can
    clock = Clock(file.starts, speed)
    with tempfile.TemporaryDirectory(prefix="cpdesk-film-") as place:
        appearance = Appearance(
            application, QSettings(str(Path(place, "settings.ini")), QSettings.Format.IniFormat)
        )
        appearance.choose_theme("light")
        hub = Hub()
        sealing = Sealing(hub.announce, clock.now)
        window = MainWindow(sealing, hub, appearance)
        window.setGeometry(LAPTOP)
        window.show()
        window.activateWindow()
        desk = sealing.create(Path(place, "practice.cpdesk"), PASSPHRASE).desk
        desk.keys.note_recovery_key(Deed.PROVED)
        brought = desk.practice.bring_in(file, fill=False)
        window.open_desk(desk)
        assert window.workspace is not None
        window.workspace.open_conference(brought.conference_id)
        page = window.findChild(MeetingPage)
        assert page is not None
        film = Film(window, Keyboard(window, wait_until), clock, file, folder, page, brought.ids)
        begin(film)
        talk(film)
        settle(film)
        print(told(film))
        window.close()


def main() -> None:
    """Read where the pictures go, and film."""
    words = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    words.add_argument("folder", type=Path)
    words.add_argument("--file", type=Path, default=resources.path(PRACTICE), metavar="PRACTICE.json")
    words.add_argument("--speed", type=float, default=60, help="how many times as fast (60)")
    found = words.parse_args()
    make(found.folder, found.file, found.speed)


if __name__ == "__main__":
    main()
