"""Makes the pictures of each page in `docs/pictures/` from the practice conference and a small office.

    .venv/bin/python packaging/pictures.py                   all of them, without a screen
    .venv/bin/python packaging/pictures.py meeting views     only these
    .venv/bin/python packaging/pictures.py --to FOLDER       somewhere else

The conference is held step by step through the services, as the window would, on a clock of its own; the
other families, chairs and clerks of the office are invented too.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QImage, qBlue, qGreen, qRed
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

sys.path.insert(0, str(Path(__file__).parents[1]))

import pictures_of_keys
from small_office import Office

from cpdesk import resources
from cpdesk.interchange.practice import moved, read_practice_file, without_hostile
from cpdesk.rules.agenda import step_for
from cpdesk.services.desk import Desk
from cpdesk.services.sealing import Sealing
from cpdesk.snapshots import decisions as shown
from cpdesk.snapshots.practice import FileOutcome, PracticeFile
from cpdesk.snapshots.reader import is_private
from cpdesk.snapshots.risk import ScaleScore
from cpdesk.ui.backups.places import BackupPlaces
from cpdesk.ui.board.window import BoardWindow
from cpdesk.ui.hub import Hub
from cpdesk.ui.locking.minutes import IdleMinutes
from cpdesk.ui.main_window import MainWindow
from cpdesk.ui.meeting.notes.lane_list import LaneList
from cpdesk.ui.meeting.page import MeetingPage
from cpdesk.ui.theme.appearance import Appearance
from cpdesk.ui.workspace import Workspace
from cpdesk.vocabulary import AttendanceMode, Deed, Lane, PartKind, Reply

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 11, 26)
PASSPHRASE = "four swans over the guildhall"
COLOURS = 256
REPLIES = ("That is true. I was ashamed.", "Some of it. I had asked for help.", "That was not me.")
RISK = "We are worried that the children look after each other, and that the baby comes home to the same."
NUMBERS = (6, 7, 3, 4, 3, 4)
SETTLING = 400  # milliseconds in which a page draws itself


LOOKS = {"": ("light", 100), "-dark": ("dark", 100), "-200": ("light", 200)}
"""How the pictures of a page differ, by what is added to their names."""


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

    def set_clock(self, now: datetime) -> None:
        """It is this time now."""
        self.now = now

    def begin(self) -> None:
        """Everybody who takes part the whole time is there, and the chair begins."""
        for person in self.file.people:
            if person.mode.takes_part and not person.closed_part_only:
                self.desk.attendance.arrive(self.which, self.ids[person.id], person.mode)
        for who in self.file.family_arrive:
            self.desk.attendance.arrive(self.which, self.ids[who], AttendanceMode.IN_PERSON)
        self.desk.run_sheet.begin(self.which)

    def say_until(self, step: str) -> None:
        """Enter what was said up to the end of that step, and stay in it."""
        run_sheet = self.desk.run_sheet.agenda(self.which)
        order = [one.key for one in run_sheet.steps]
        last = ""
        for note in self.file.notes[self.said :]:
            key = step_for(run_sheet, note.stage, last=last)
            if order.index(key) > order.index(step):
                break
            if key != last:
                self.desk.run_sheet.go_to(self.which, key)
            last, self.now = key, max(self.now, note.at)
            self.desk.meeting.add_entry(
                self.which, note.text, note.lane, speaker=self.ids.get(note.speaker),
                about=[self.ids[who] for who in note.about], step=key, at=note.at, stage_words=note.stage,
            )  # fmt: skip
            self.said += 1
        self.now += timedelta(seconds=40)
        self.desk.run_sheet.go_to(self.which, step)

    def weigh(self) -> None:
        """What the family says to the first worries, a risk statement out of two of them, and the scale."""
        conference = self.desk.meeting.conference(self.which)
        worries = [e for e in conference.entries if e.lane is Lane.WORRY and not is_private(e)]
        aside = (conference.chair, conference.clerk)
        asked = (a for a in conference.attendance if a.present and a.has_view)
        here = [a.person for a in asked if a.person.id not in aside]
        family = next(person for person in here if person.is_family)
        for worry, reply, text in zip(worries, tuple(Reply), REPLIES, strict=False):
            self.desk.meeting.add_entry(
                self.which, text, Lane.FAMILY_VIEW, speaker=family.id, reply=reply, replies_to=worry.id
            )
        self.desk.risk.add(self.which, RISK, (), [worry.id for worry in worries[:2]])
        for person, number in zip(here, NUMBERS, strict=False):
            for child in conference.children[:2]:
                self.desk.risk.score(self.which, ScaleScore(person.id, child.id, number))

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
    office: dict[str, UUID] = field(default_factory=dict)
    """The other conferences of the office, by the names of the families."""

    @property
    def pages(self) -> Workspace:
        """The pages of the unlocked file."""
        assert self.window.workspace is not None
        return self.window.workspace

    @property
    def meeting(self) -> MeetingPage:
        """The page of the conference that goes on."""
        return self.pages.findChildren(MeetingPage)[-1]

    def take(self, name: str, window: QWidget | None = None) -> None:
        """Let the page settle, then keep its picture, or that of another window."""
        if self.wanted and name not in self.wanted:
            return
        QTest.qWait(SETTLING)
        with_few_colours((window or self.window).grab().toImage()).save(str(self.folder / f"{name}.png"))
        print(f"{name}.png", flush=True)

    def take_looks(self, name: str, *looks: str, reveal: Callable[[], None] | None = None) -> None:
        """The same page light, and as `LOOKS` say; `reveal` scrolls to what the picture is about."""
        for look in ("", *looks):
            theme, size = LOOKS[look]
            self.appearance.choose_theme(theme)
            self.appearance.choose_size(size)
            if reveal is not None:
                QTest.qWait(SETTLING)
                reveal()
            self.take(name + look)
        self.appearance.choose_theme("light")
        self.appearance.choose_size(100)

    def take_step(self, name: str, step: str) -> None:
        """The meeting at a step of its run-sheet."""
        self.sitting.desk.run_sheet.go_to(self.sitting.which, step)
        self.pages.open_conference(self.sitting.which)
        self.take(name)


def with_few_colours(picture: QImage) -> QImage:
    """The same in its 256 most frequent colours, any other told by the nearest: half as large on the disk."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(plain.constBits()).cast("B").cast("I")
    counted = Counter(pixels)
    kept = [colour for colour, _ in counted.most_common(COLOURS)]
    places = {colour: place for place, colour in enumerate(kept)}
    parts = [(qRed(colour), qGreen(colour), qBlue(colour)) for colour in kept]
    for colour in counted.keys() - places.keys():
        own = qRed(colour), qGreen(colour), qBlue(colour)
        places[colour] = min(range(len(kept)), key=lambda place: math.dist(own, parts[place]))
    told = bytes(places[colour] for colour in pixels)
    few = QImage(told, plain.width(), plain.height(), plain.width(), QImage.Format.Format_Indexed8).copy()
    few.setColorTable(kept)
    return few


def wait_until(over: Callable[[], bool]) -> None:
    """Let the window work until something is over."""
    for _ in range(200):
        if over():
            return
        QTest.qWait(100)
    raise TimeoutError


def show_from_its_top(widget: QWidget) -> None:
    """Scroll every area around a widget until the widget begins near its top."""
    area = widget.parentWidget()
    while area is not None:
        if isinstance(area, QScrollArea) and (inside := area.widget()) is not None:
            top = widget.mapTo(inside, widget.rect().topLeft()).y()
            area.verticalScrollBar().setValue(max(top - 24, 0))
        area = area.parentWidget()


def before(album: Album) -> None:
    """Before the day: what is on, the cases, and a case."""
    album.pages.go("today")
    album.take_looks("today", "-dark", "-200")
    calendar(album)
    album.pages.go("cases")
    album.take("cases")
    album.pages.open_case(album.sitting.case)
    album.take("case")
    album.pages.go("deadlines")
    album.take_looks("deadlines", "-dark", "-200")
    explanation(album)
    work_out_dates(album)
    booking(album)


def calendar(album: Album) -> None:
    """Month, week and agenda, and a conference that is held over a day on which it would be late."""
    album.pages.go("calendar")
    page = album.pages.pages.calendar
    page.show_day(DAY)
    album.take_looks("month", "-dark", "-200", reveal=page.face.reveal)
    day = DAY + timedelta(days=4)
    for name, key in (("week", Qt.Key.Key_W), ("agenda", Qt.Key.Key_A)):
        QTest.keyClick(page.face.views.front, key)
        page.show_day(day)
        album.take_looks(name, *(("-200",) if name == "week" else ()))
    QTest.keyClick(page.face.views.front, Qt.Key.Key_M)
    page.show_day(DAY + timedelta(days=8))
    QTest.keyClick(page.face.views.front, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    for _ in range(5):
        QTest.keyClick(page.face.views.front, Qt.Key.Key_Right)
    album.take_looks("moving", "-dark")
    QTest.keyClick(page.face.views.front, Qt.Key.Key_Escape)


def explanation(album: Album) -> None:
    """A date on the page of a case that says why it is that day."""
    desk, which = album.sitting.desk, album.office["Tregellas"]
    album.pages.open_case(desk.meeting.conference(which).case_id)
    view = album.pages.pages.cases.view
    row = view.row(which, "conference_latest") if view is not None else None
    assert row is not None
    row.setFocus(Qt.FocusReason.TabFocusReason)
    album.take_looks("explanation", "-200", reveal=partial(show_from_its_top, row))


def work_out_dates(album: Album) -> None:
    """A question on the telephone."""
    album.pages.go("work_out")
    form = album.pages.pages.work_out.form
    for name, typed in (("strategy", "9 November"), ("conference", "2 December 10:00"), ("ended", "12:04")):
        form.fields[name].line.setText(typed)
    album.take_looks("work-out-dates", "-dark")


def booking(album: Album) -> None:
    """A new family, on a day that is too late."""
    album.pages.go("calendar")
    album.pages.open_booking(day=date(2026, 12, 9))
    page = album.pages.pages.booking
    page.form.family.search.setText("Pemberton")
    page.form.family.new.click()
    arranged, child = page.form.conference, page.form.children_card.rows[0]
    for line, typed in (
        (arranged.starts.line, "10:00"), (arranged.ends.line, "12:00"), (arranged.room, "Committee Room 2"),
        (arranged.chair, "Nora Wexley"), (arranged.clerk, "Tam Byrne"), (child.name, "Kit Pemberton"),
        (child.born.line, "12 March 2019"),
        (page.form.counted.days["strategy_discussions"].line, "17 November"),
    ):  # fmt: skip
        line.setText(typed)
    album.take_looks("booking", "-dark", "-200")


def during(album: Album) -> None:
    """The meeting, step by step."""
    album.sitting.begin()
    album.take_step("who-is-here", "welcome")
    album.take_step("family", "family")
    album.sitting.say_until("risk")
    album.sitting.desk.run_sheet.go_to(album.sitting.which, "worries")
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
    keys_and_parts(album)
    album.sitting.say_until("close")
    album.sitting.weigh()
    for name, step in (("replies", "family_reply"), ("risk", "risk"), ("scale", "scale")):
        album.take_step(name, step)
    album.sitting.agree()
    album.sitting.desk.run_sheet.go_to(album.sitting.which, "plan")
    album.take_looks("plan", "-200")
    album.take_step("views", "views")
    album.sitting.decide()
    album.take_step("decisions", "decision")
    room_board(album)
    album.take_step("close", "close")


def keys_and_parts(album: Album) -> None:
    """The card of the keys, and the strip of a separate half."""
    page = album.meeting
    page.keys.show_or_hide()
    album.take("keys")
    page.keys.show_or_hide()
    family = [a.person.id for a in page.conference.attendance if a.present and a.person.is_family]
    album.sitting.desk.parts.begin(album.sitting.which, PartKind.HALF, family[:1])
    album.take("separate-half")
    album.sitting.desk.parts.end(album.sitting.which)


def room_board(album: Album) -> None:
    """What the family sees on the second screen, in the steps that differ."""
    page = album.meeting
    page.board.toggle_wanted.emit()
    (board,) = (window for window in QApplication.topLevelWidgets() if isinstance(window, BoardWindow))
    board.showNormal()
    board.resize(1280, 720)
    for name, step in (("said", "worries"), ("family", "family"), ("scale", "scale"), ("plan", "plan")):
        album.sitting.desk.run_sheet.go_to(album.sitting.which, step)
        QTest.qWait(SETTLING)
        album.take(f"board-{name}", board)
    page.board.toggle_wanted.emit()


def afterwards(album: Album) -> None:
    """The documents and the settings."""
    album.pages.show_papers(album.sitting.which)
    album.take("documents")
    album.pages.go("settings")
    album.take("settings")
    page = album.pages.pages.settings
    page.tabs.setCurrentIndex(1)
    album.take("procedures")
    page.procedures.open("leicestershire")
    album.take_looks("procedure", "-200")
    page.procedures.page.head.copy_wanted.emit("Leicestershire, our own")
    row = page.procedures.page.figures.rows["conference_latest"]
    row.buttons[0].click()
    album.take_looks("procedure-change", "-dark", reveal=partial(show_from_its_top, row))
    page.tabs.setCurrentIndex(2)
    album.take("days-off")
    backups(album)
    this_file(album)


def this_file(album: Album) -> None:
    """Whether the file is well, and its history."""
    page = album.pages.pages.settings
    page.show_part(page.file)
    page.file.health.check.click()
    wait_until(lambda: bool(page.file.health.rows))
    album.take_looks("this-file", "-dark", reveal=partial(show_from_its_top, page.file.health))
    reveal = partial(show_from_its_top, page.file.history)
    album.take_looks("history", "-dark", "-200", reveal=reveal)


def backups(album: Album) -> None:
    """Backups of some days, on this computer and on a stick that is away, and one that is restored."""
    desk, places, page = album.sitting.desk, album.window.places, album.pages.pages.settings
    places.root = desk.path.parent / "backups"
    local, now = places.local(desk.path), album.sitting.now
    assert local is not None
    for back in (9, 2, 1):
        album.sitting.set_clock(now - timedelta(days=back))
        desk.backups.make(local, new_folder=True)
    album.sitting.set_clock(now)
    places.choose(Path("/media/chair/STICK OF THE UNIT"))
    page.show_part(page.backups)
    album.pages.backing.make_now()
    wait_until(lambda: not album.pages.backing.busy)
    album.take_looks("backups", "-dark", "-200")
    page.backups.show_restoring()
    panel = page.backups.panel
    assert panel is not None
    wait_until(panel.card.isVisible)
    panel.rows[1].button.click()
    album.take_looks("restore", "-dark", "-200")
    panel.back.click()


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
        idle = IdleMinutes(bound=600)  # nobody touches this window
        idle.choose(600)
        window = MainWindow(sealing, hub, appearance, idle=idle, places=BackupPlaces(settings))
        window.show()
        album = Album(window, sitting, appearance, folder, wanted)
        album.take("unlock")
        pictures_of_keys.before_unlocking(album, Path(place))
        desk = sealing.create(Path(place, "practice.cpdesk"), PASSPHRASE, pictures_of_keys.CHAIR).desk
        desk.keys.note_recovery_key(Deed.PROVED)
        sitting.book(desk)
        album.office = Office(desk, sitting.set_clock).fill(sitting.file.starts)
        window.open_desk(desk)
        for part in (before, during, afterwards):
            part(album)
        pictures_of_keys.who_can_open(album)
        pictures_of_keys.for_the_chair(album, Sitting(sitting.file), Path(place, "clerk.cpdesk"), PASSPHRASE)
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
