"""Asking for a procedure’s file: which one to bring in, where to put an exported one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QWidget

from cpdesk.ui.widgets.files import choose_file, choose_new_file


def ask_which(parent: QWidget, chosen: Callable[[Path], object]) -> None:
    """Ask for a file to be brought in."""
    title = QCoreApplication.translate("procedures", "Choose a procedure’s file")
    choose_file(parent, title, _pattern(), _documents(), chosen)


def ask_where(parent: QWidget, key: str, chosen: Callable[[Path], object]) -> None:
    """Ask where the file of the procedure with that key shall be."""
    title = QCoreApplication.translate("procedures", "Where shall the file be?")
    choose_new_file(parent, title, _pattern(), _documents() / f"{key}.toml", chosen)


def _pattern() -> str:
    return QCoreApplication.translate("procedures", "Procedures (*.toml)")


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
