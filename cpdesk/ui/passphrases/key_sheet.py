"""The recovery key on a sheet of paper: the only copy there is."""

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

TEXT = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def print_key(printer: QPrinter, recovery_key: str) -> None:
    """Put the recovery key on one sheet of the printer; nothing is written anywhere else."""
    say = QCoreApplication.translate
    parts = (
        (say("key_sheet", "cpdesk: recovery key"), 18, QFont.Weight.DemiBold, ""),
        (
            say(
                "key_sheet",
                "With this key the file can be opened when the passphrase is forgotten. Whoever has it can "
                "read everything. Keep it where you keep papers that nobody else may see, away from the "
                "laptop. It is kept nowhere else and cannot be shown again.",
            ),
            11,
            QFont.Weight.Normal,
            "",
        ),
        (recovery_key, 16, QFont.Weight.DemiBold, "monospace"),
        (say("key_sheet", "Name of the file:"), 11, QFont.Weight.Normal, ""),
        (say("key_sheet", "Written or printed on:"), 11, QFont.Weight.Normal, ""),
    )
    printer.setDocName("cpdesk")
    printer.setPageMargins(QMarginsF(20, 20, 20, 20), QPageLayout.Unit.Millimeter)
    page = QRectF(printer.pageLayout().paintRectPixels(printer.resolution()))
    area = QRectF(0, 0, page.width(), page.height())
    painter = QPainter(printer)
    for words, points, weight, family in parts:
        font = QFont(family) if family else QFont(painter.font().family())
        if family:
            font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPointSize(points)
        font.setWeight(weight)
        painter.setFont(font)
        used = painter.boundingRect(area, TEXT, words)
        painter.drawText(area, TEXT, words)
        area.setTop(used.bottom() + painter.fontMetrics().height())
    painter.end()
