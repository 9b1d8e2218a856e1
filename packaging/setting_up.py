"""Sets the checkout up for use: what the system must have, the environment `.venv`, the exact dependencies.

Standard library only, since a bare machine has nothing else. What is there already is left alone, so that
the second start asks nobody and needs no network.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "cpdesk-set-up.txt"
RUN_LIST = ROOT / "packaging" / "locked.txt"
TEST_LIST = ROOT / "packaging" / "locked-tests.txt"

TO_DRAW = ["libgl1", "libegl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1", "libglib2.0-0"]
TO_OPEN_A_WINDOW = [
    "libxcb-cursor0", "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0",
    "libxcb-render-util0", "libxcb-shape0", "libxcb-xkb1", "libxkbcommon-x11-0",
]  # fmt: skip
TO_READ = ["fonts-dejavu-core"]
TO_TEST = ["xvfb"]


class SetUpError(Exception):
    """Something that a person can mend; its text says what happened and what to do."""


def set_up(*, tests: bool) -> Path:
    """Make the checkout ready to run, and to be tested when `tests`; return its Python.

    Raises SetUpError with words for the person.
    """
    running = (sys.version_info[0], sys.version_info[1])
    if running < (3, 11):
        found = ".".join(str(number) for number in running)
        raise SetUpError(f"cpdesk needs Python 3.11 or newer; this is {found}. Start it with a newer one.")
    install_system_packages(tests=tests)
    make_environment()
    install_dependencies(tests=tests)
    return python()


def python() -> Path:
    """The Python of the environment."""
    return ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def say(words: str) -> None:
    """Tell the person what is going on."""
    print(words, flush=True)


# What the system must have (Debian and its relatives; Windows and macOS bring it)


def install_system_packages(*, tests: bool) -> None:
    """Install the missing system packages with apt where that is allowed, else name the command for it."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        return
    wanted = [*TO_DRAW, *TO_OPEN_A_WINDOW, *TO_READ, *(TO_TEST if tests else []), *wanted_for_python()]
    there = installed_packages()
    missing = [package for package in wanted if package not in there]
    if not missing:
        return
    may = how_to_be_root()
    if may is None:
        command = f"sudo apt-get update && sudo apt-get install --no-install-recommends {' '.join(missing)}"
        raise SetUpError(f"Some system packages are missing. Run this, then start again:\n  {command}")
    say(f"Installing {len(missing)} system packages: {', '.join(missing)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*may, "apt-get", "update", "-qq"], env=quiet)  # without a network the lists may still do
    install = [*may, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
    if subprocess.run(install, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL).returncode:
        raise SetUpError(f"apt could not install the system packages {', '.join(missing)}; see above.")


def wanted_for_python() -> list[str]:
    """The package that lets Debian's own Python make environments, when it is not there yet."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return []
    if sys.base_prefix != "/usr":
        raise SetUpError("This Python came without venv and ensurepip. Start with another Python.")
    return [f"python3.{sys.version_info[1]}-venv"]


def installed_packages() -> set[str]:
    """The names of the installed Debian packages and of what they stand for (`libglib2.0-0t64`)."""
    shown = "${db:Status-Status}|${Package}, ${Provides}\n"
    listing = subprocess.run(["dpkg-query", "-W", "-f", shown], capture_output=True, text=True, check=True)
    names: set[str] = set()
    for line in listing.stdout.splitlines():
        status, _, provided = line.partition("|")
        if status == "installed":
            names.update(name.split()[0] for name in provided.split(",") if name.strip())
    return names


def how_to_be_root() -> list[str] | None:
    """What to put before a command that needs root: nothing, sudo, or None where it is not allowed."""
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    return None


# The environment of the checkout


def make_environment() -> None:
    """Make `.venv`, or make it anew when its Python does not start or is another version."""
    if environment_fits():
        return
    say("Making an environment in .venv")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)])
    if made.returncode:
        raise SetUpError("Python could not make the environment .venv; see above.")


def environment_fits() -> bool:
    """Whether `.venv` has a working pip and the version of the Python that asks."""
    ask = "import sys, pip; print(sys.version_info[0], sys.version_info[1])"
    try:
        answer = subprocess.run([str(python()), "-c", ask], capture_output=True, text=True)
    except OSError:
        return False
    return answer.stdout.split() == [str(number) for number in sys.version_info[:2]]


def install_dependencies(*, tests: bool) -> None:
    """Install exactly what the list says, each file checked against its hash, unless it is there already."""
    target = TEST_LIST if tests else RUN_LIST
    installed = stamp().splitlines()
    if fingerprint(target) in installed or fingerprint(TEST_LIST) in installed:
        return
    say("Installing what the program needs; the first time this takes a minute or two")
    STAMP.unlink(missing_ok=True)
    command = [
        str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input",
        "--require-hashes", "--only-binary", ":all:", "--requirement", str(target),
    ]  # fmt: skip
    if subprocess.run(command).returncode:
        raise SetUpError("The dependencies could not be installed; see above. Is there a network?")
    let_python_find_the_program()
    STAMP.write_text(fingerprint(target) + "\n", encoding="utf-8")


def let_python_find_the_program() -> None:
    """Put the checkout on the path of its environment, so that `python -m cpdesk` works from any folder."""
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = subprocess.run([str(python()), "-c", ask], capture_output=True, text=True, check=True)
    Path(packages.stdout.strip(), "cpdesk.pth").write_text(f"{ROOT}\n", encoding="utf-8")


def stamp() -> str:
    """What the last set-up that ended well installed; empty when there was none."""
    return STAMP.read_text(encoding="utf-8") if STAMP.exists() else ""


def fingerprint(target: Path) -> str:
    """The name of a list and the hash of its text, whatever the line endings of the checkout."""
    text = target.read_bytes().replace(b"\r\n", b"\n")
    return f"{target.name} {hashlib.sha256(text).hexdigest()}"
