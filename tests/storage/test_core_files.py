"""A program that dies leaves no picture of its memory behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a report of Windows cannot be asked for")

DIES = """
import os, resource
from cpdesk.storage import core_files
core_files.forbid()
print(resource.getrlimit(resource.RLIMIT_CORE), flush=True)
secret = "Leo Harlow " * 1000
os.abort()
"""


def test_the_limit_lets_neither_the_system_nor_a_collector_write_one(tmp_path) -> None:
    command = [sys.executable, "-c", DIES]
    found_by = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(command, cwd=tmp_path, env=found_by, capture_output=True, text=True)
    assert done.returncode < 0
    assert done.stdout.strip() in ("(1, 1)", "(0, 0)")
    assert list(tmp_path.iterdir()) == []


def test_the_program_asks_for_it_before_anything_else(monkeypatch, tmp_path) -> None:
    from cpdesk import __main__

    asked = []
    monkeypatch.setattr(__main__.core_files, "forbid", lambda: asked.append("no core"))
    monkeypatch.setattr(__main__.command_line, "read", lambda _words: (_ for _ in ()).throw(SystemExit(2)))
    with pytest.raises(SystemExit):
        __main__.main([])
    assert asked == ["no core"]
