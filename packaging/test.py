"""Sets everything up and runs every test: style, types, layers, then tests, benchmarks, tests in a window.

Words after the name of the script choose what is run:

    python3 packaging/test.py                    everything but the long drills
    python3 packaging/test.py --soak             the long drills too
    python3 packaging/test.py tests/rules -x     only the tests that these words, given to pytest, choose
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from setting_up import ROOT, SetUpError, python, say, set_up

LONGEST = 60 * 60  # seconds; a part that takes longer hangs
NO_TESTS = 5  # the exit status of pytest when not one test ran
CHECKS = {
    "style": ["ruff", "check", "."],
    "layout": ["ruff", "format", "--check", "--quiet", "."],
    "types": ["mypy"],
    "layers": ["lint-imports"],
}


@dataclass
class Part:
    """One part of the run: how it ended and, for tests, how many did what."""

    name: str
    good: bool
    seconds: float
    counts: dict[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        told = ", ".join(f"{number} {word}" for word, number in self.counts.items())
        return f"{'good' if self.good else 'BAD':4}  {self.name:22}{self.seconds:7.1f} s  {told}"


def main(words: list[str]) -> int:
    """Set up, run the parts one after the other, sum up; return 0 only when all is good."""
    try:
        set_up(tests=True)
    except SetUpError as problem:
        print(problem, file=sys.stderr)
        return 1
    soak = "--soak" in words
    chosen = [word for word in words if word != "--soak"]
    parts = [] if chosen else [check(name, command) for name, command in CHECKS.items()]
    marks = "" if soak else " and not soak"
    with tempfile.TemporaryDirectory(prefix="cpdesk-test-") as folder:
        report = Path(folder)
        parts.append(tests("tests", f"not window and not alone{marks}", offscreen(), report, chosen, 2))
        parts.append(tests("benchmarks", f"alone{marks}", offscreen(), report, chosen, 0))
        with a_screen() as screen:
            parts.append(tests("tests in a real window", f"window{marks}", screen, report, chosen, 0))
    return sum_up(parts)


def check(name: str, command: list[str]) -> Part:
    """Run one of the checkers over the checkout."""
    program = python().with_name(command[0])
    return timed(name, [str(program), *command[1:]], dict(os.environ))[0]


def tests(
    name: str, marks: str, surroundings: dict[str, str], folder: Path, chosen: list[str], workers: int
) -> Part:
    """Run the tests with these marks in random order and count what they did.

    Where the person chose the tests, it may be that none of them has these marks.
    """
    report = folder / f"{name}.xml"
    pytest = [str(python()), "-m", "pytest", "-m", marks, "-n", str(workers), f"--junitxml={report}"]
    part, status = timed(name, [*pytest, *chosen], surroundings)
    part.counts = counted(report)
    part.good = part.good or (status == NO_TESTS and bool(chosen))
    return part


def timed(name: str, command: list[str], surroundings: dict[str, str]) -> tuple[Part, int]:
    """Run one command in the checkout; return how it went and its exit status."""
    say(f"\n== {name} ==")
    began = time.monotonic()
    try:
        status = subprocess.run(command, cwd=ROOT, env=surroundings, timeout=LONGEST).returncode
    except subprocess.TimeoutExpired:
        say(f"{name} did not end within {LONGEST // 60} minutes and was stopped.")
        status = 1
    return Part(name, status == 0, time.monotonic() - began), status


def counted(report: Path) -> dict[str, int]:
    """How many tests passed, failed and were skipped, from the report that pytest wrote."""
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    if report.exists():
        for suite in ElementTree.parse(report).iter("testsuite"):
            failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            skipped = int(suite.get("skipped", 0))
            counts["failed"] += failed
            counts["skipped"] += skipped
            counts["passed"] += int(suite.get("tests", 0)) - failed - skipped
    return counts


def offscreen() -> dict[str, str]:
    """The surroundings of a test that draws into memory."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


@contextmanager
def a_screen() -> Iterator[dict[str, str]]:
    """The surroundings of a test in a real window: on Linux a screen of our own, elsewhere the person's."""
    surroundings = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
    surroundings.pop("QT_QPA_PLATFORM", None)
    if not sys.platform.startswith("linux"):
        yield surroundings
        return
    answer, told = os.pipe()
    command = ["Xvfb", "-displayfd", str(told), "-screen", "0", "1280x720x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[told], stderr=subprocess.DEVNULL)
    os.close(told)
    try:
        with os.fdopen(answer) as display:
            surroundings["DISPLAY"] = f":{display.readline().strip()}"
        yield {**surroundings, "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


def sum_up(parts: list[Part]) -> int:
    """Print how each part went and one closing line; return the exit status of the run."""
    ran = [part.counts for part in parts if part.counts]
    total = {word: sum(counts[word] for counts in ran) for word in ("passed", "failed", "skipped")}
    good = all(part.good for part in parts) and sum(total.values()) > 0
    say("\n== summary ==")
    for part in parts:
        say(str(part))
    say("All is good." if good else "Not good yet: see the parts marked BAD, or no test ran at all.")
    say(", ".join(f"{number} {word}" for word, number in total.items()))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
