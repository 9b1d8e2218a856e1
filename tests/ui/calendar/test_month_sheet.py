"""A month on paper: one page of boxes, then its last dates with their reasons, and nothing cut silently."""

import subprocess
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF, QObject, Signal
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter

from cpdesk.ui.calendar.month_sheet import MonthSheet
from cpdesk.vocabulary import Deed

THURSDAY = date(2026, 12, 3)


@pytest.fixture
def printed(calendar, tmp_path: Path):
    """`printed()` prints the month of that Thursday and gives the text of its pages, as they lie."""

    def do() -> list[str]:
        page = calendar(THURSDAY)
        target = tmp_path / "month.pdf"
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout.Unit.Millimeter)
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        content = page.face.views.content
        MonthSheet(THURSDAY, content, date(2026, 11, 26), marking="OFFICIAL").draw(printer)
        done = subprocess.run(["pdftotext", "-layout", target, "-"], capture_output=True, check=True)
        return done.stdout.decode().split("\f")[:-1]

    return do


def test_a_month_is_one_page_and_its_last_dates_are_explained_on_the_next(printed, book, desk) -> None:
    book("Harrow", THURSDAY)
    desk.office.add_day_off(date(2026, 12, 9), "Staff day", bank_holiday=False)
    month, *more = printed()
    assert "December 2026" in month
    assert "10:00 Harrow family" in month
    assert "Christmas Day" in month
    assert "Closed:" in month
    assert "As it was on Thursday 26 November 2026." in month
    assert "Saturday" in month
    explained = "\n".join(more)
    assert "Last dates, and why" in explained
    assert "Monday 7 December 2026" in explained
    assert "15 working days after the strategy discussion" in " ".join(explained.split())
    assert "Days with more than their box can hold" not in explained


def test_what_a_box_cannot_hold_is_counted_and_stands_whole_on_the_next_page(printed, book) -> None:
    for n in range(12):
        book(f"Family{n}", THURSDAY, 10, chair=f"Chair {n}")
    month, *more = pages = printed()
    assert all("OFFICIAL" in page for page in pages)
    assert "more" in month
    explained = "\n".join(more)
    assert "Days with more than their box can hold" in explained
    assert all(f"Family{n} family" in explained for n in range(12))


def test_an_empty_month_says_so(printed) -> None:
    _month, *more = printed()
    assert "No last dates in this month." in "\n".join(more)


class Printing(QObject):
    """A printer’s dialog that is accepted when the test says so."""

    accepted = Signal()


def test_the_print_button_asks_for_a_printer_and_the_history_tells_of_it(calendar, desk, monkeypatch) -> None:
    asked, dialog = [], Printing()

    def ask(*_given, landscape):
        asked.append(landscape)
        return dialog

    monkeypatch.setattr("cpdesk.ui.calendar.page.ask_printer", ask)
    calendar(THURSDAY).face.bar.print.click()
    assert asked == [True]
    assert desk.history.lines(deed=Deed.PRINTED).total == 0
    dialog.accepted.emit()
    (line,) = desk.history.lines(deed=Deed.PRINTED).lines
    assert line.words == "printed the calendar: December 2026"
