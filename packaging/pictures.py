"""Makes the pictures of each page in `docs/pictures/` from the practice conference, the same on every day.

    .venv/bin/python packaging/pictures.py                   all of them, without a screen
    .venv/bin/python packaging/pictures.py meeting views     only these
    .venv/bin/python packaging/pictures.py --to FOLDER       somewhere else

The conference is held step by step through the services, as the window would, on a clock of its own.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cpdesk import resources
from cpdesk.interchange.practice import moved, read_practice_file, without_hostile
from cpdesk.rules.agenda import step_for
from cpdesk.services.desk import Desk
from cpdesk.services.sealing import Sealing
from cpdesk.snapshots import decisions as shown
from cpdesk.snapshots.practice import FileOutcome, PracticeFile
from cpdesk.ui.hub import Hub
from cpdesk.ui.main_window import MainWindow
from cpdesk.ui.meeting.lane_list import LaneList
from cpdesk.ui.theme.appearance import Appearance
from cpdesk.ui.workspace import Workspace
from cpdesk.vocabulary import AttendanceMode

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 11, 26)
PASSPHRASE = "four swans over the guildhall"
SETTLING = 400  # milliseconds in which a page draws itself


class Sitting:
    """The practice conference as it goes on, entry by entry; `now` is its own clock."""

    def __init__(self, file: PracticeFile) -> None:
        self.file = file
        self.now = file.starts
        self.said = 0
        self.desk: Desk

    def book(self, desk: Desk) -> None:
        """Bring the conference in, before anybody has come."""
        self.desk = desk
        brought = desk.practice.bring_in(self.file, fill=False)
        self.case, self.which, self.ids = brought.case_id, brought.conference_id, brought.ids

    def begin(self) -> None:
        """Everybody who takes part the whole time is there, and the chair begins."""
        for person in self.file.people:
            if person.mode.takes_part and not person.closed_part_only:
                self.desk.attendance.arrive(self.which, self.ids[person.id], person.mode)
        for who in self.file.family_arrive:
            self.desk.attendance.arrive(self.which, self.ids[who], AttendanceMode.IN_PERSON)
        self.desk.meeting.begin(self.which)

    def say_until(self, step: str) -> None:
        """Enter what was said up to the end of that step, and stay in it."""
        run_sheet = self.desk.meeting.agenda(self.which)
        order = [one.key for one in run_sheet.steps]
        last = ""
        for note in self.file.notes[self.said :]:
            key = step_for(run_sheet, note.stage, last=last)
            if order.index(key) > order.index(step):
                break
            if key != last:
                self.desk.meeting.go_to(self.which, key)
            last, self.now = key, max(self.now, note.at)
            self.desk.meeting.add_entry(
                self.which, note.text, note.lane, speaker=self.ids.get(note.speaker),
                about=[self.ids[who] for who in note.about], step=key, at=note.at, stage_words=note.stage,
            )  # fmt: skip
            self.said += 1
        self.now += timedelta(seconds=40)
        self.desk.meeting.go_to(self.which, step)

    def agree(self) -> None:
        """The plan and everyone’s view, as far as the conference has come."""
        for outcome in self.file.plan:
            self._plan(outcome)
        self.desk.plans.set_contingency(self.which, self.file.contingency)
        for view in self.file.views[:-1]:
            parts = tuple(shown.ChildView(self.ids[child], v, kind) for child, v, kind in view.views)
            given = shown.View(self.ids[view.who], parts, view.reason, view.by_report)
            self.desk.decisions.give_view(self.which, given)

    def decide(self) -> None:
        """The decision for every child but the last."""
        for one in self.file.decisions[:-1]:
            decision = shown.Decision(
                child=self.ids[one.child], outcome=one.outcome, category=one.category,
                other_categories=one.other_categories, previous_category=one.previous_category,
                reason=one.reason, words=one.words, dissent=(),
            )  # fmt: skip
            self.desk.decisions.decide(self.which, decision)

    def _plan(self, outcome: FileOutcome) -> None:
        plans = self.desk.plans
        row = plans.add_outcome(self.which, outcome.text, self.ids.get(outcome.child), outcome.measure)
        for action in outcome.actions:
            owners = [self.ids[who] for who in action.owners]
            plans.add_action(row, action.text, owners, action.by, action.by_words, action.progress)


@dataclass
class Album:
    """The window, the conference in it, and the folder of the pictures."""

    window: MainWindow
    sitting: Sitting
    appearance: Appearance
    folder: Path
    wanted: frozenset[str]

    @property
    def pages(self) -> Workspace:
        """The pages of the unlocked file."""
        assert self.window.workspace is not None
        return self.window.workspace

    def take(self, name: str) -> None:
        """Let the page settle, then keep its picture."""
        if self.wanted and name not in self.wanted:
            return
        QTest.qWait(SETTLING)
        self.window.grab().save(str(self.folder / f"{name}.png"))
        print(f"{name}.png", flush=True)

    def take_step(self, name: str, step: str) -> None:
        """The meeting at a step of its run-sheet."""
        self.sitting.desk.meeting.go_to(self.sitting.which, step)
        self.pages.open_conference(self.sitting.which)
        self.take(name)


def before(album: Album) -> None:
    """Before the day: month, case list, page of the case."""
    album.pages.go("calendar")
    album.take("calendar")
    album.pages.go("cases")
    album.take("cases")
    album.pages.open_case(album.sitting.case)
    album.take("case")


def during(album: Album) -> None:
    """The meeting, step by step."""
    album.sitting.begin()
    album.take_step("who-is-here", "welcome")
    album.take_step("family", "family")
    album.sitting.say_until("risk")
    album.sitting.desk.meeting.go_to(album.sitting.which, "risk")
    album.pages.open_conference(album.sitting.which)
    QTest.qWait(SETTLING)
    album.pages.findChildren(LaneList)[-1].scrollToTop()  # to what the children said
    album.take("meeting")
    album.appearance.choose_theme("dark")
    album.take("meeting-dark")
    album.appearance.choose_theme("light")
    album.appearance.choose_size(200)
    album.take("meeting-200")
    album.appearance.choose_size(100)
    album.sitting.say_until("close")
    album.sitting.agree()
    album.take_step("plan", "plan")
    album.take_step("views", "views")
    album.sitting.decide()
    album.take_step("decisions", "decision")
    album.take_step("close", "close")


def afterwards(album: Album) -> None:
    """The documents and the settings."""
    album.pages.show_papers(album.sitting.which)
    album.take("documents")
    album.pages.go("settings")
    album.take("settings")


def make(folder: Path, wanted: frozenset[str]) -> None:
    """Hold the practice conference and take the pictures on the way."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ["HOME"] = "/home/chair"  # a picture shows nothing of the machine that made it
    application = QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    file = read_practice_file(resources.path("practice/initial-conference-four-children.json"))
    sitting = Sitting(moved(without_hostile(file), DAY))
    with tempfile.TemporaryDirectory(prefix="cpdesk-pictures-") as place:
        settings = QSettings(str(Path(place, "settings.ini")), QSettings.Format.IniFormat)
        appearance = Appearance(application, settings)
        appearance.choose_theme("light")
        hub = Hub()
        sealing = Sealing(hub.announce, lambda: sitting.now)
        window = MainWindow(sealing, hub, appearance)
        window.show()
        album = Album(window, sitting, appearance, folder, wanted)
        album.take("unlock")
        desk = sealing.create(Path(place, "practice.cpdesk"), PASSPHRASE).desk
        sitting.book(desk)
        window.open_desk(desk)
        for part in (before, during, afterwards):
            part(album)
        window.close()


def main() -> None:
    """Read which pictures are wanted, and make them."""
    words = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    words.add_argument("names", nargs="*", help="only these pictures, by their names")
    words.add_argument("--to", type=Path, default=ROOT / "docs" / "pictures", metavar="FOLDER")
    found = words.parse_args()
    make(found.to, frozenset(found.names))


if __name__ == "__main__":
    main()
