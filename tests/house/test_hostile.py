"""Whatever hostile thing comes to whichever door: one message, soon, in little memory, and nothing else."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.drills.leak import VARIABLES

ROOT = Path(__file__).resolve().parents[2]
LEAST = 76
SECONDS, MEGABYTES = 2.0, 200
PATIENCE = 20
"""Seconds by the clock on the wall, on a machine that is busy with other tests: nothing may hang."""
SILENT = ("paste", "entry", "attach", "second start")
"""Doors at which a text is made harmless and taken, or a stranger is sent away without a word."""

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="the bounds are set in a child that is forked"
)


@pytest.fixture(scope="module")
def tried(tmp_path_factory):
    """What came of each, and every file that was written outside the folders in which they were tried."""
    folder = tmp_path_factory.mktemp("hostile")
    own = {name: str(folder / "tree" / name.lower()) for name in VARIABLES}
    for path in own.values():
        Path(path).mkdir(parents=True, mode=0o700)
    (folder / "doors").mkdir()
    environment = {**os.environ, **own, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "tests.house.hostile", str(folder / "doors")]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    elsewhere = [path for path in (folder / "tree").rglob("*") if path.is_file()]
    return [json.loads(line) for line in done.stdout.splitlines()], elsewhere


def bad(outcome: dict) -> str:
    """What is wrong with an outcome; empty when it is as it must be."""
    told = outcome["told"]
    if told.startswith("!!"):
        return told
    if not told and outcome["door"] not in SILENT and outcome["name"] not in TAKEN:
        return "nobody was told anything"
    if told and (not told.endswith((".", "”")) or "\n" in told or len(told) > 600):
        return "no sentence"
    if "Zqvorin" in told or "Traceback" in told:
        return "it repeats what is in the file"
    if outcome["waited"] > PATIENCE or outcome["seconds"] > SECONDS or outcome["megabytes"] > MEGABYTES:
        return "too long or too much"
    return "other files changed" if outcome["changed"] else ""


TAKEN: frozenset[str] = frozenset()
"""Hostile files that turn out harmless."""


def test_each_is_refused_or_made_harmless_soon_and_in_little_memory(tried) -> None:
    outcomes, _ = tried
    assert len(outcomes) == len({(o["door"], o["name"]) for o in outcomes}) >= LEAST
    assert {bad(o): o for o in outcomes if bad(o)} == {}


def test_every_door_was_tried(tried) -> None:
    doors = {outcome["door"] for outcome in tried[0]}
    assert doors == {
        "open",
        "import",
        "procedure",
        "policy",
        "paste",
        "entry",
        "attach",
        "dates",
        "second start",
    }


def test_nothing_is_written_anywhere_else(tried) -> None:
    assert tried[1] == []
