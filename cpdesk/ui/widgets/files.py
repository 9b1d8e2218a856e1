"""Choosing a file or a folder, without keeping any list of where somebody has been."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_file(
    parent: QWidget, title: str, pattern: str, folder: Path, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Ask for an existing file; `pattern` as Qt writes it: `cpdesk files (*.cpdesk)`."""
    dialog = _dialog(parent, title, folder, chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(pattern)
    dialog.open()
    return dialog


def choose_new_file(
    parent: QWidget, title: str, pattern: str, suggestion: Path, chosen: Callable[[Path], object]
) -> QFileDialog:
    """Ask where a new file shall be; an ending that is missing is added from the suggestion."""
    dialog = _dialog(parent, title, suggestion.parent, chosen)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggestion.suffix.lstrip("."))
    dialog.setNameFilter(pattern)
    dialog.selectFile(suggestion.name)
    dialog.open()
    return dialog


def choose_folder(parent: QWidget, title: str, folder: Path, chosen: Callable[[Path], object]) -> QFileDialog:
    """Ask for a folder."""
    dialog = _dialog(parent, title, folder, chosen)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str, folder: Path, chosen: Callable[[Path], object]) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(folder))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.destroyed.connect(forget_places)
    return dialog


def forget_places() -> None:
    """Take out what Qt's own file dialog notes about folders: a folder may be named after a family."""
    notes = QSettings(QSettings.Scope.UserScope, "QtProject")
    notes.remove("FileDialog/history")
    notes.remove("FileDialog/lastVisited")
