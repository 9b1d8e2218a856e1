"""`rehearse`: the whole conference of a practice file, from the sealed file to the Word documents."""

from pathlib import Path
from typing import Any

from cpdesk.commands import console
from cpdesk.commands.out_folder import REPORT, built_aside, publish, write_report
from cpdesk.interchange.policy_file import policy_here
from cpdesk.interchange.practice import read_practice_file


def run(file: Path, out: Path, procedure: str | None = None) -> int:
    """Rehearse `file` into the folder `out`; gives the exit status.

    Everything is built aside and moved into the folder at the end, so that a failure or Ctrl+C leaves the
    folder as it was.
    """
    return console.answer(
        lambda: _summary(_rehearse(file, out, procedure), out),
        "The rehearsal was stopped; nothing was written.",
    )


def _rehearse(file: Path, out: Path, procedure: str | None) -> dict[str, Any]:
    with built_aside(out) as aside:
        read_practice_file(file)  # a bad file is told at once, before the slow sealing
        from cpdesk.services.rehearsal import rehearse  # only now: database and Word take a while to load

        report = rehearse(
            file, aside, procedure_key=procedure, progress=console.Progress(), policy=policy_here()
        )
        write_report(report, aside)
        publish(aside, out)
    return report


def _summary(report: dict[str, Any], out: Path) -> str:
    entries = report.get("entries", {}).get("stored", 0)
    documents, problems = len(report.get("documents", ())), len(report.get("problems", ()))
    odd = f"; {problems} odd in the file, listed in {REPORT}" if problems else ""
    return f"The rehearsal is in {out}: {entries} entries, {documents} documents{odd}."
