"""Printing: the system’s own dialog, then pages drawn straight onto the printer; no file is made."""

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPagedPaintDevice, QPageLayout, QPainter, QTextDocument, QTransform
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One line of a printed list."""

    when: str
    what: str
    why: str = ""


def ask_printer(
    parent: QWidget, draw: Callable[[QPrinter], object], *, landscape: bool = False
) -> QPrintDialog:
    """Ask which printer, then let `draw` fill it; the job’s name says nothing of what it holds."""
    printer = QPrinter()
    printer.setDocName("cpdesk")
    printer.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout.Unit.Millimeter)
    if landscape:
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
    dialog.accepted.connect(lambda: draw(printer))
    QDialog.open(dialog)
    return dialog


def sheet(title: str, sections: Sequence[tuple[str, Sequence[PrintedRow]]]) -> QTextDocument:
    """A plain page of dates: a title, and under each heading its rows with the reason below."""
    parts = [f"<h2>{html.escape(title)}</h2>"]
    for heading, rows in sections:
        if heading:
            parts.append(f"<h3>{html.escape(heading)}</h3>")
        parts.append('<table cellpadding="4" width="100%">')
        for row in rows:
            why = f'<br/><span style="font-size:8pt">{html.escape(row.why)}</span>' if row.why else ""
            when, what = html.escape(row.when), html.escape(row.what)
            parts.append(f'<tr><td width="26%"><b>{when}</b></td><td>{what}{why}</td></tr>')
        parts.append("</table>")
    document = QTextDocument()
    document.setHtml("".join(parts))
    return document


def print_document(parent: QWidget, document: QTextDocument, marking: str = "") -> QPrintDialog:
    """Ask which printer and print a text on it, with a protective marking at the top of each page."""
    return ask_printer(parent, lambda printer: draw_document(printer, document, marking))


def draw_document(device: QPagedPaintDevice, document: QTextDocument, marking: str = "") -> None:
    """Draw a text on as many pages as it needs."""
    painter = QPainter(device)
    draw_pages(painter, device, document, marking)
    painter.end()


def draw_pages(painter: QPainter, device: QPagedPaintDevice, document: QTextDocument, marking: str) -> None:
    """Draw a text from the present page on; the marking stands in the middle above each page of it."""
    font = document.defaultFont()
    line = QFontMetricsF(font, device).lineSpacing()
    page = QRectF(painter.viewport())
    top = 1.5 * line if marking else 0.0
    size = QSizeF(page.width(), page.height() - top)
    document.documentLayout().setPaintDevice(device)
    document.setPageSize(size)
    for number in range(document.pageCount()):
        if number:
            device.newPage()
        painter.setFont(font)
        painter.drawText(QRectF(0, 0, page.width(), line), Qt.AlignmentFlag.AlignHCenter, marking)
        painter.save()
        painter.setTransform(QTransform.fromTranslate(0, top - number * size.height()))
        document.drawContents(painter, QRectF(0, number * size.height(), size.width(), size.height()))
        painter.restore()
