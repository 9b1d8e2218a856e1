"""Writes the two lists of exact dependencies, with hashes, that a set-up installs.

Run it after a change of the dependencies in `pyproject.toml`, and look at the difference before committing:

    .venv/bin/python -m pip install uv
    .venv/bin/python packaging/lock.py             keeps the versions that still fit
    .venv/bin/python packaging/lock.py --upgrade   takes the newest that fit

The lists serve every system we name (Debian, Windows on x64 and arm64, macOS) and every Python from 3.11 on.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUN = ROOT / "packaging" / "locked.txt"
TESTS = ROOT / "packaging" / "locked-tests.txt"
HEADINGS = {
    RUN: "# What the program needs. Written by packaging/lock.py from pyproject.toml.\n",
    TESTS: "# What the program and its tests need. Written by packaging/lock.py from pyproject.toml.\n",
}


def resolver() -> list[str]:
    """The command of uv: beside this Python, or on the path. Ends the script when there is none."""
    if subprocess.run([sys.executable, "-m", "uv", "--version"], capture_output=True).returncode == 0:
        return [sys.executable, "-m", "uv"]
    if found := shutil.which("uv"):
        return [found]
    sys.exit(f"The lists are worked out by uv. Install it first: {sys.executable} -m pip install uv")


def write(target: Path, *options: str, upgrade: bool) -> None:
    """Resolve `pyproject.toml` with `options` into `target`, without addresses of registries or paths."""
    command = [
        *resolver(), "pip", "compile", "pyproject.toml", *options,
        "--universal", "--python-version", "3.11", "--generate-hashes", "--only-binary", ":all:",
        "--no-header", "--no-emit-index-url", "--no-emit-find-links", "--no-emit-build-options",
        "--annotation-style", "line", "--quiet",
        "--output-file", str(target.relative_to(ROOT)),
    ]  # fmt: skip
    if upgrade:
        command.append("--upgrade")
    subprocess.run(command, cwd=ROOT, check=True)
    target.write_text(HEADINGS[target] + without_heading(target), encoding="utf-8", newline="\n")


def without_heading(target: Path) -> str:
    """The text of a list, less the comment that an earlier run put at its top."""
    return target.read_text(encoding="utf-8").removeprefix(HEADINGS[target])


def main() -> None:
    """Write both lists; the tests use the very versions that the program uses."""
    words = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    words.add_argument("--upgrade", action="store_true", help="take the newest versions that fit")
    upgrade = words.parse_args().upgrade
    write(RUN, upgrade=upgrade)
    write(TESTS, "--group", "test", "--constraint", str(RUN.relative_to(ROOT)), upgrade=upgrade)


if __name__ == "__main__":
    main()
