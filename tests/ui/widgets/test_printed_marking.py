"""The protective marking stands on every printed page, and takes no line of the text away."""

import subprocess

from PySide6.QtPrintSupport import QPrinter

from cpdesk.ui.widgets.printing import PrintedRow, draw_document, sheet


def pages_of(tmp_path, marking: str) -> list[str]:
    target = tmp_path / "list.pdf"
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    rows = [PrintedRow(f"Day {n:03}", f"What number {n:03}", f"Why number {n:03}") for n in range(120)]
    draw_document(printer, sheet("Open dates", [("This week", rows)]), marking)
    done = subprocess.run(["pdftotext", "-layout", target, "-"], capture_output=True, check=True)
    return done.stdout.decode().split("\f")[:-1]


def test_every_page_of_a_printed_list_has_its_marking_and_no_line_is_lost(qapp, tmp_path) -> None:
    pages = pages_of(tmp_path, "OFFICIAL: for the conference")
    assert len(pages) > 2
    assert all("OFFICIAL: for the conference" in page for page in pages)
    together = "\n".join(pages)
    assert [n for n in range(120) if f"What number {n:03}" not in together] == []
    assert [n for n in range(120) if f"Why number {n:03}" not in together] == []


def test_without_a_marking_nothing_stands_above_the_title(qapp, tmp_path) -> None:
    assert pages_of(tmp_path, "")[0].split()[:2] == ["Open", "dates"]
