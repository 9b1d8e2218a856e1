"""A pair of hands on the keyboard: no mouse, and nothing is done but by keys on what has the focus."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

ROUND = 400
"""No page has more stops of the Tab key than this."""


def spoken(widget: QObject | None) -> str:
    """What a screen reader calls something; nothing for nothing.

    Qt tells the name of a choice as the value of its line on Linux and the name itself elsewhere.
    """
    if isinstance(widget, QComboBox):
        return widget.accessibleName()
    found = QAccessible.queryAccessibleInterface(widget) if widget is not None else None
    return found.text(QAccessible.Text.Name) if found is not None else ""


def means(name: str, wanted: str) -> bool:
    """Whether a name is the wanted one, or begins with it when that ends in “…”."""
    return name == wanted or (wanted.endswith("…") and name.startswith(wanted[:-1]))


class Keyboard:
    """Presses keys where a person's would arrive: in an open popup, or else where the focus is."""

    def __init__(self, window: QWidget, wait_until: Callable[..., None]) -> None:
        """`wait_until` is pytest-qt's `qtbot.waitUntil`."""
        self._window = window
        self._wait_until = wait_until
        self.titles: set[str] = set()
        """Every title that a window had after a key."""

    @property
    def here(self) -> QWidget:
        """The widget that the next key goes to."""
        widget = self._place()
        assert widget is not None, "nothing has the focus: the next key would be lost"
        return widget

    @property
    def name(self) -> str:
        """What a screen reader calls the place of the focus."""
        return spoken(self.here)

    def press(self, *keys: str) -> None:
        """Press keys one after another, each written like `Ctrl+Down`."""
        for key in keys:
            combined = QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText)[0]
            assert isinstance(combined, QKeyCombination)
            assert combined.key() != Qt.Key.Key_unknown, f"there is no key {key}"
            QCoreApplication.processEvents()  # no finger is faster than the window
            QTest.keyClick(self.here, combined.key(), combined.keyboardModifiers())
            self._settle()

    def type_text(self, text: str) -> None:
        """Type letters of any script; a line break is Shift+Enter."""
        QCoreApplication.processEvents()
        for letter in text:
            if letter == "\n":
                self.press("Shift+Return")
                continue
            key = Qt.Key.Key_Space if letter == " " else Qt.Key.Key_unknown
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self.here, event)
        self._settle()

    def pause(self) -> None:
        """Lift the hands for as long as it takes a list to forget the letters that were typed into it."""
        QTest.qWait(QApplication.keyboardInputInterval() + 100)

    def tab_to(self, wanted: str, *, back: bool = False) -> None:
        """Press Tab (or Shift+Tab) until the focus is on what has this name, once round at the most.

        A name that ends in “…” is the beginning of one.
        """
        first, passed = self.here, [self.name]
        for _ in range(ROUND):
            if means(self.name, wanted):
                return
            self.press("Shift+Tab" if back else "Tab")
            passed.append(self.name)
            if self.here is first:
                break
        assert means(self.name, wanted), f"Tab never comes to “{wanted}”, only to {passed}"

    def arrow_to(self, wanted: str, key: str = "Right") -> None:
        """Go along a group of buttons by an arrow key to the one with this name."""
        passed = [self.name]
        for _ in range(ROUND):
            if means(self.name, wanted):
                return
            self.press(key)
            if self.name in passed:
                break
            passed.append(self.name)
        assert means(self.name, wanted), f"{key} never comes to “{wanted}”, only to {passed}"

    def wait(self, condition: Callable[[], bool], what: str, seconds: float = 15) -> None:
        """Wait until something is so; `what` says in words what was waited for."""

        def holds() -> None:
            assert condition(), f"waited for {what}; the focus is on “{self._somewhere()}”"

        self._wait_until(holds, timeout=round(seconds * 1000))

    def wait_for(self, wanted: str, seconds: float = 15) -> None:
        """Wait until the focus has come to what has this name, without a key."""
        self.wait(lambda: means(self._somewhere(), wanted), f"the focus on “{wanted}”", seconds)

    def _settle(self) -> None:
        QCoreApplication.processEvents()
        self.titles.update(window.windowTitle() for window in QApplication.topLevelWidgets())

    def _somewhere(self) -> str:
        return spoken(self._place())

    def _place(self) -> QWidget | None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup.focusWidget() or popup
        if QApplication.activeWindow() is None:
            self._wake()
        return QApplication.focusWidget()

    def _wake(self) -> None:
        """Do what a window manager does when a dialog has gone, where there is none: the window is active."""
        self._window.activateWindow()
        QCoreApplication.processEvents()
