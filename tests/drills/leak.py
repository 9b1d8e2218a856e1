"""What is left lying about: marked names in the real program, which is killed, and the search everywhere."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.drills import marked
from tests.drills.ground import require

ROOT = Path(__file__).resolve().parents[2]
VARIABLES = (
    "HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "TMPDIR", "TMP", "TEMP", "XDG_CONFIG_HOME",
    "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "XDG_DOCUMENTS_DIR",
)  # fmt: skip
SHARED = Path("/dev/shm")


@dataclass(frozen=True)
class Outcome:
    """What the drill found."""

    marks: int
    outside: int
    """Marks in any file outside the chosen exports, the sealed file and its backups among the files read."""
    said: int
    """Marks in what the program said: its output, its window's title, its message boxes."""
    files: int
    in_exports: int
    """Marked notes in the documents, where they belong."""
    control: int
    """The least that the same search finds of all marks, over the forms it knows."""

    @property
    def good(self) -> bool:
        """Whether nothing was left, by a search that finds everything."""
        return not self.outside and not self.said and self.control == self.marks and self.in_exports > 0


def drill(folder: Path, names: int) -> Outcome:
    """Use the program with so many marked names and as many notes, kill it, and look everywhere.

    `folder` is new. Raises `Failed` when the program does not get as far as being killed.
    """
    tree, place, work = folder / "tree", folder / "file", folder / "work"
    for made in (tree, place, work):
        made.mkdir(parents=True)
    own = {name: str(tree / name.lower()) for name in VARIABLES}
    for path in own.values():
        Path(path).mkdir(mode=0o700)
    environment = {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    began = time.time()
    command = [sys.executable, "-B", "-m", "tests.drills.leaking", str(place), str(names)]
    with (
        (folder / "said").open("wb") as errors,
        subprocess.Popen(
            command, cwd=work, env=environment, stdout=subprocess.PIPE, stderr=errors
        ) as program,
    ):
        assert program.stdout is not None
        said = program.stdout.readline().split()
        program.kill()
    complaint = (folder / "said").read_bytes()
    require(said[:1] == [b"ready"], f"the program was not ready: {complaint[-600:].decode(errors='replace')}")
    require(int(said[1]) > 0, "the program did not say that something had gone wrong")
    exports = place / "exports"
    outside, files = marked.found_below([tree, work, place], but=exports)
    outside |= _shared_since(began)
    inside, _ = marked.found_below([exports])
    found = marked.control(folder / "control", range(2 * names))
    return Outcome(
        marks=2 * names,
        outside=len(outside),
        said=int(said[2]) + len(marked.found_in(complaint)),
        files=files,
        in_exports=len(inside),
        control=min(len(numbers) for numbers in found.values()),
    )


def _shared_since(began: float) -> set[int]:
    """Marks in the shared memory of the system, in whatever was made there meanwhile."""
    numbers: set[int] = set()
    for path in SHARED.iterdir() if SHARED.is_dir() else ():
        try:
            if path.is_file() and path.stat().st_mtime >= began:
                numbers |= marked.found_in(path.read_bytes())
        except OSError:
            continue  # gone, or another account's
    return numbers
