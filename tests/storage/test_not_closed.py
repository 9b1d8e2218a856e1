"""A program that ends in the ordinary way without closing its file leaves one that opens and is complete."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from cpdesk.services.sealing import Sealing, nobody
from cpdesk.storage.cost import Cost
from cpdesk.vocabulary import Deed

ROOT = Path(__file__).parents[2]
PASSPHRASE = "a long enough passphrase"
PROGRAM = """
import sys
from pathlib import Path
from cpdesk.services.sealing import Sealing, nobody
from cpdesk.vocabulary import Deed

def work(how):
    desk = Sealing(nobody).unlock(Path(sys.argv[1]), "a long enough passphrase")
    for _ in range(3):
        desk.history.note(Deed.PRINTED, "month")
    if how == "kept until the end":
        globals()["desk"] = desk
    if how == "an error":
        raise RuntimeError
    if how == "told to end":
        raise SystemExit(0)

work(sys.argv[2])
"""


@pytest.mark.parametrize("how", ["forgotten", "kept until the end", "an error", "told to end"])
def test_what_was_saved_is_there_and_nothing_looks_damaged(tmp_path, how):
    path = tmp_path / "unit.cpdesk"
    sealing = Sealing(nobody, cost=Cost(64, 1, 1))
    sealing.create(path, PASSPHRASE).desk.close()
    subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path), how], cwd=ROOT, capture_output=True, check=False
    )
    with closing(sealing.unlock(path, PASSPHRASE)) as desk:
        assert len(desk.history.lines(deed=Deed.PRINTED).lines) == 3
