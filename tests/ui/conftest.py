"""What the tests of the window share: typing like a person, and a window dressed as the program is."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from cpdesk.services.desk import Desk
from cpdesk.services.practice import BroughtIn
from cpdesk.services.proof import note, recovery_slot
from cpdesk.services.sealing import Sealing, nobody
from cpdesk.storage import slots, vault
from cpdesk.storage.cost import Cost
from cpdesk.storage.files import data_path
from cpdesk.storage.store import Store
from cpdesk.ui.hub import Hub
from cpdesk.ui.main_window import MainWindow
from cpdesk.ui.theme.appearance import Appearance
from cpdesk.vocabulary import Deed

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
"""A quiet Thursday morning in the tests of the window."""
PASSPHRASE = "four swans over the guildhall"
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
KEYS = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, "\b": Qt.Key.Key_Backspace, " ": Qt.Key.Key_Space}


def type_text(widget: QWidget, text: str) -> None:
    """Type into a widget as a keyboard with every letter would (`qtbot.keyClicks` aborts on é)."""
    for letter in text:
        key = KEYS.get(letter, Qt.Key.Key_unknown)
        typed = "\r" if letter == "\n" else letter
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, typed)
            QApplication.sendEvent(widget, event)


@pytest.fixture(name="type_text")
def type_text_fixture() -> Callable[[QWidget, str], None]:
    """`type_text(widget, text)`."""
    return type_text


@pytest.fixture(autouse=True)
def gone_afterwards(qapp: QApplication) -> Iterator[None]:
    """The windows of a test die with it: one that only waits to be deleted still takes the second Esc."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def hub(qapp: QApplication) -> Hub:
    """The bell of a window."""
    return Hub()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Settings that live as long as the test."""
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def appearance(qapp: QApplication, settings: QSettings) -> Iterator[Appearance]:
    """The program's own look, taken off again afterwards."""
    font = qapp.font()
    dressed = Appearance(qapp, settings)
    yield dressed
    dressed.deleteLater()
    qapp.setStyleSheet("")
    qapp.setFont(font)


@pytest.fixture
def passphrase() -> str:
    """The passphrase of the sealed file."""
    return PASSPHRASE


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """New files get a key that is quick to work out."""
    for place in (vault, slots):
        monkeypatch.setattr(place, "tuned", lambda: CHEAP)


class Ready:
    """Sealed files made once, and copied for each test that wants one like them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[str, object] = {}

    def copy(self, name: str, make: Callable[[Path], object], to: Path) -> object:
        """Copy the closed file `name` to a place; what `make` gave when it made it, the first time."""
        path = self._folder / f"{name}.cpdesk"
        if name not in self._made:
            self._made[name] = make(path)
        shutil.copy(path, to)
        shutil.copy(data_path(path), data_path(to))
        return self._made[name]


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Ready:
    """Sealed files to copy."""
    return Ready(tmp_path_factory.mktemp("ready"))


def _make_sealed(path: Path) -> None:
    made = vault.create(path, PASSPHRASE, cost=CHEAP)
    with closing(Store(path, made.key)) as store, store.writing() as session:
        slot = recovery_slot(slots.known(path, made.key).slots)
        assert slot is not None
        note(session, slot, Deed.PROVED, NOW)


@pytest.fixture
def sealed_file(request: pytest.FixtureRequest, tmp_path: Path, ready: Ready) -> Path:
    """A sealed file that nobody has opened yet, its recovery key on paper; its key is cheap to work out.

    Empty, or, for a test that wants it `held`, with the practice conference in it.
    """
    path = tmp_path / "desk.cpdesk"
    if "held_on" not in request.fixturenames:
        ready.copy("empty", _make_sealed, path)
    return path


@pytest.fixture
def held(sealed_held: BroughtIn, desk: Desk) -> BroughtIn:
    """The practice conference, held and closed on the day `held_on`, which a module of tests gives."""
    return sealed_held


@pytest.fixture
def sealed_held(sealed_file: Path, ready: Ready, held_on: date, practice_file: Path) -> BroughtIn:
    """The file of a test that wants the conference `held`, in its place before a desk is opened."""

    def make(path: Path) -> BroughtIn:
        _make_sealed(path)
        with closing(Sealing(nobody, lambda: NOW).unlock(path, PASSPHRASE)) as desk:
            return desk.practice.bring_in(desk.practice.read(practice_file), fill=True, to_day=held_on)

    made = ready.copy(f"held {held_on}", make, sealed_file)
    assert isinstance(made, BroughtIn)
    return made


@pytest.fixture
def sealing(hub: Hub) -> Sealing:
    """Sealed files, with a clock that stands still."""
    return Sealing(hub.announce, lambda: NOW)


@pytest.fixture
def desk(request: pytest.FixtureRequest, sealed_file: Path, sealing: Sealing) -> Iterator[Desk]:
    """A desk on a real sealed file."""
    if "sealed_held" in request.fixturenames:
        request.getfixturevalue("sealed_held")
    desk = sealing.unlock(sealed_file, PASSPHRASE)
    yield desk
    desk.close()


@pytest.fixture
def booked(desk: Desk, practice_file: Path) -> BroughtIn:
    """The practice conference moved to the day of the tests, left to run live."""
    file = desk.practice.read(practice_file)
    return desk.practice.bring_in(file, fill=False, to_day=NOW.date())


@pytest.fixture
def placed(qtbot) -> Iterator[Callable[[QWidget], QWidget]]:
    """`placed(page)` shows a page as large as beside the rail; it dies before its desk is closed."""
    pages: list[QWidget] = []

    def place(page: QWidget) -> QWidget:
        pages.append(page)
        page.resize(1100, 680)
        page.show()
        page.activateWindow()
        qtbot.waitExposed(page)
        return page

    yield place
    for page in pages:
        page.close()
        page.deleteLater()
        QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(qtbot, sealing: Sealing, hub: Hub, appearance: Appearance, sealed_file: Path) -> MainWindow:
    """The window at its first page, 1280 by 720 as on a council laptop."""
    window = MainWindow(sealing, hub, appearance, sealed_file)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window
