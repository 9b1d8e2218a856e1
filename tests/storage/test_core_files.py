"""A program that dies leaves no picture of its memory behind."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a report of Windows cannot be asked for")

DIES = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_CORE, (int(sys.argv[1]), int(sys.argv[2])))
from cpdesk.storage import core_files
core_files.forbid()
print(resource.getrlimit(resource.RLIMIT_CORE), flush=True)
secret = "Leo Harlow " * 1000
os.abort()
"""
"""Begins with limits of our own, whatever those of this computer are."""


def _most() -> int:
    """The highest limit that this computer lets a program have."""
    import resource

    with contextlib.suppress(OSError, ValueError):
        before = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (before[0], resource.RLIM_INFINITY))
        resource.setrlimit(resource.RLIMIT_CORE, before)
        return resource.RLIM_INFINITY
    return resource.getrlimit(resource.RLIMIT_CORE)[1]


@pytest.mark.parametrize("usual", ["none", "as much as may be"])
def test_the_limit_lets_neither_the_system_nor_a_collector_write_one(tmp_path, usual) -> None:
    most = _most()
    if not most:
        pytest.skip("this computer fixes the limit at 0, and no program may choose the one of 1")
    soft = 0 if usual == "none" else most
    # -P: nothing is taken from the folder that it stands in
    command = [sys.executable, "-P", "-c", DIES, str(soft), str(most)]
    found_by = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.Popen(command, cwd=tmp_path, env=found_by, stdout=subprocess.PIPE, text=True)
    with done:
        said = done.stdout.read()
        _, status = os.waitpid(done.pid, 0)
        done.returncode = os.waitstatus_to_exitcode(status)
    assert os.WIFSIGNALED(status)
    assert said.strip() == "(1, 1)", "with 0 Linux writes no file, but feeds a collector"
    assert not os.WCOREDUMP(status), "the system made a picture of the memory, or gave one to a collector"
    assert list(tmp_path.iterdir()) == []


def test_the_program_asks_for_it_before_anything_else(monkeypatch, tmp_path) -> None:
    from cpdesk import __main__

    asked = []
    monkeypatch.setattr(__main__.core_files, "forbid", lambda: asked.append("no core"))
    monkeypatch.setattr(__main__.command_line, "read", lambda _words: (_ for _ in ()).throw(SystemExit(2)))
    with pytest.raises(SystemExit):
        __main__.main([])
    assert asked == ["no core"]
