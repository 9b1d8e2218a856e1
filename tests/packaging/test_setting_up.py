"""The set-up: what it asks of the system, when it installs, and what it says to a person."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "packaging"


def module(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A script of packaging/, read as a module without running it."""
    monkeypatch.syspath_prepend(str(FOLDER))
    spec = importlib.util.spec_from_file_location(f"packaging_{name}", FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, f"packaging_{name}", made)
    spec.loader.exec_module(made)
    return made


@pytest.fixture
def setting_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The set-up of a checkout in a temporary folder."""
    made = module("setting_up", monkeypatch)
    monkeypatch.setattr(made, "ROOT", tmp_path)
    monkeypatch.setattr(made, "ENVIRONMENT", tmp_path / ".venv")
    monkeypatch.setattr(made, "STAMP", tmp_path / ".venv" / "stamp.txt")
    return made


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The start script, set up already, that runs nothing."""
    made = module("start", monkeypatch)
    monkeypatch.setattr(made, "set_up", lambda tests: made.ROOT / ".venv" / "bin" / "python")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return made


def listing(words: str) -> object:
    return lambda *_args, **_words: subprocess.CompletedProcess([], 0, stdout=words, stderr="")


def test_a_renamed_package_counts_as_the_one_it_stands_for(setting_up, monkeypatch) -> None:
    shown = (
        "installed|libglib2.0-0t64, libglib2.0-0 (= 2.84.4-3)\ninstalled|git, \nconfig-files|xvfb, xserver\n"
    )
    monkeypatch.setattr(setting_up.subprocess, "run", listing(shown))
    assert setting_up.installed_packages() == {"libglib2.0-0t64", "libglib2.0-0", "git"}


def test_without_the_right_to_install_the_command_is_named(setting_up, monkeypatch) -> None:
    monkeypatch.setattr(setting_up.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(setting_up, "installed_packages", lambda: {"libgl1"})
    monkeypatch.setattr(setting_up, "how_to_be_root", lambda: None)
    with pytest.raises(setting_up.SetUpError) as told:
        setting_up.install_system_packages(tests=True)
    assert "sudo apt-get install --no-install-recommends libegl1 " in str(told.value)
    assert "xvfb" in str(told.value)


def test_nothing_is_asked_of_apt_when_all_is_there(setting_up, monkeypatch) -> None:
    wanted = {*setting_up.TO_DRAW, *setting_up.TO_OPEN_A_WINDOW, *setting_up.TO_READ}
    monkeypatch.setattr(setting_up.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(setting_up, "installed_packages", lambda: wanted)
    monkeypatch.setattr(setting_up, "wanted_for_python", list)
    monkeypatch.setattr(setting_up, "how_to_be_root", lambda: pytest.fail("asked for root"))
    setting_up.install_system_packages(tests=False)


def test_an_old_python_is_told_in_a_sentence(setting_up, monkeypatch) -> None:
    monkeypatch.setattr(setting_up.sys, "version_info", (3, 9, 2))
    with pytest.raises(setting_up.SetUpError, match=r"Python 3\.11 or newer; this is 3\.9"):
        setting_up.set_up(tests=False)


def test_what_is_installed_is_not_installed_again(setting_up, monkeypatch) -> None:
    setting_up.ENVIRONMENT.mkdir()
    setting_up.STAMP.write_text(setting_up.fingerprint(setting_up.TEST_LIST) + "\n", encoding="utf-8")
    monkeypatch.setattr(setting_up.subprocess, "run", lambda *_a, **_w: pytest.fail("ran a command"))
    setting_up.install_dependencies(tests=True)
    setting_up.install_dependencies(tests=False)


def test_a_changed_list_is_installed_and_an_installation_that_fails_leaves_no_stamp(
    setting_up, monkeypatch
) -> None:
    setting_up.ENVIRONMENT.mkdir()
    setting_up.STAMP.write_text("locked.txt of another day\n", encoding="utf-8")
    failed = subprocess.CompletedProcess([], 1)
    monkeypatch.setattr(setting_up.subprocess, "run", lambda *_a, **_w: failed)
    with pytest.raises(setting_up.SetUpError, match="Is there a network"):
        setting_up.install_dependencies(tests=False)
    assert not setting_up.STAMP.exists()


def test_the_fingerprint_of_a_list_does_not_depend_on_line_endings(setting_up, tmp_path) -> None:
    (tmp_path / "unix").mkdir()
    (tmp_path / "windows").mkdir()
    (tmp_path / "unix" / "locked.txt").write_bytes(b"six==1.0\n")
    (tmp_path / "windows" / "locked.txt").write_bytes(b"six==1.0\r\n")
    one, other = (setting_up.fingerprint(tmp_path / name / "locked.txt") for name in ("unix", "windows"))
    assert one == other


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_without_a_screen_the_start_says_so_and_how_to_look(start, capsys) -> None:
    assert start.main(["--demo"]) == 1
    told = capsys.readouterr().err
    assert "no screen" in told
    assert "--demo --picture" in told
    assert "rehearse" in told


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
@pytest.mark.parametrize("words", [["--demo", "--picture", "x.png"], ["--help"], ["rehearse", "x.json"]])
def test_what_needs_no_screen_is_run_without_one(start, monkeypatch, words) -> None:
    ran: list[tuple[list[str], dict[str, str]]] = []
    monkeypatch.setattr(start, "run", lambda command, surroundings: ran.append((command, surroundings)) or 0)
    assert start.main(words) == 0
    [(command, surroundings)] = ran
    assert command[1:] == ["-m", "cpdesk", *words]
    assert surroundings["QT_QPA_PLATFORM"] == "offscreen"


def test_with_a_screen_the_window_opens_on_it(start, monkeypatch) -> None:
    ran: list[dict[str, str]] = []
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setattr(start, "run", lambda _command, surroundings: ran.append(surroundings) or 0)
    assert start.main([]) == 0
    assert "QT_QPA_PLATFORM" not in ran[0]


def test_a_set_up_that_cannot_go_on_ends_with_its_sentence(start, monkeypatch, capsys) -> None:
    def refuse(tests: bool) -> None:
        raise start.SetUpError("Run this, then start again: …")

    monkeypatch.setattr(start, "set_up", refuse)
    assert start.main(["--demo"]) == 1
    assert capsys.readouterr().err == "Run this, then start again: …\n"


@pytest.mark.parametrize(
    ("ending", "status", "told"),
    [("raise SystemExit(3)", 3, ""), ("import os; os.abort()", 1, "could not open a window")],
)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals that end a program")
def test_the_start_ends_as_the_program_ended(ending: str, status: int, told: str) -> None:
    run = f"import os, sys, start; sys.exit(start.run([sys.executable, '-c', {ending!r}], dict(os.environ)))"
    answer = subprocess.run([sys.executable, "-c", run], cwd=FOLDER, capture_output=True, text=True)
    assert answer.returncode == status
    assert told in answer.stderr
