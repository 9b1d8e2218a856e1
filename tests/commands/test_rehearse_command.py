"""`python -m cpdesk rehearse` as a training lead types it, in a process of its own."""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from tests.practice_files import inquorate, write

ROOT = Path(__file__).parents[2]


def names(folder: Path) -> list[str]:
    return sorted(found.name for found in folder.iterdir())


class Terminal:
    """Runs the command with a temporary folder of its own and without any display."""

    def __init__(self, folder: Path) -> None:
        self.temporary = folder / "temporary files"
        self.temporary.mkdir()
        kept = {key: value for key, value in os.environ.items() if "DISPLAY" not in key and key[:3] != "QT_"}
        places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self.temporary))
        self.environment = {**kept, **places, "PYTHONWARNINGS": "error", "PYTHONIOENCODING": "ascii"}

    def start(self, *words: object) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [sys.executable, "-m", "cpdesk", *map(str, words)],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            preexec_fn=None if sys.platform == "win32" else _heed_ctrl_c,
        )

    def type(self, *words: object) -> tuple[int, str, str]:
        with self.start(*words) as process:
            said, complained = process.communicate(timeout=300)
        return process.returncode, said, complained


def _heed_ctrl_c() -> None:
    """As in a terminal, even where these tests run in the background of a script, which ignores Ctrl+C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def terminal(tmp_path):
    return Terminal(tmp_path)


def test_a_good_file_becomes_documents_and_a_report(terminal, tmp_path):
    file = inquorate()
    file["weather"] = "rain"
    out = tmp_path / "Übung – 練習"
    path = write(file, tmp_path)
    status, said, complained = terminal.type("rehearse", path, "--out", out, "--procedure", "Leeds")
    assert (status, complained) == (0, "")
    report = json.loads((out / "rehearsal.json").read_text(encoding="utf-8"))
    assert said == (
        f"The rehearsal is in {out}: 3 entries, {len(report['documents'])} documents; "
        f"{len(report['problems'])} odd in the file, listed in rehearsal.json.\n"
    )
    assert report["format"] == "cpdesk rehearsal"
    assert report["conference"]["procedure"] == "leeds"
    assert "The file has a key that cpdesk does not know: weather." in report["problems"]
    listed = {document["path"] for document in report["documents"]}
    assert listed
    assert listed == {found.relative_to(out).as_posix() for found in out.rglob("*.docx")}
    assert all(zipfile.is_zipfile(out / name) for name in listed)
    assert names(terminal.temporary) == []
    assert names(tmp_path) == sorted(["practice.json", "temporary files", out.name])


def test_a_bad_file_gives_one_sentence_with_the_place_and_no_folder(terminal, tmp_path):
    file = inquorate()
    file["notes"][2]["about"] = ["f_nobody"]
    out = tmp_path / "out"
    status, said, complained = terminal.type("rehearse", write(file, tmp_path), "--out", out)
    assert (status, said) == (1, "")
    assert complained == (
        "The practice file was not brought in: notes[2].about[0] is an id that nobody in the file has.\n"
    )
    assert not out.exists()
    assert names(terminal.temporary) == []
    assert names(tmp_path) == ["practice.json", "temporary files"]


def test_a_bad_file_leaves_an_earlier_rehearsal_as_it_was(terminal, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "rehearsal.json").write_text('{"format": "cpdesk rehearsal"}', encoding="utf-8")
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    status, said, complained = terminal.type("rehearse", tmp_path / "nowhere.json", "--out", out)
    assert (status, said) == (1, "")
    assert complained == "The practice file was not brought in: there is no file of that name.\n"
    assert names(out) == ["mine.txt", "rehearsal.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows stops a process without asking it")
@pytest.mark.parametrize("request_", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_rehearsal_cleans_up(request_, terminal, tmp_path):
    out = tmp_path / "out"
    path = write(inquorate(), tmp_path)
    with terminal.start("rehearse", path, "--out", out) as process:
        for _ in range(3000):
            if list(terminal.temporary.glob("cpdesk-rehearsal-*")) or process.poll() is not None:
                break
            time.sleep(0.01)
        process.send_signal(request_)
        said, complained = process.communicate(timeout=300)
    assert (process.returncode, said) == (1, "")
    assert complained == "The rehearsal was stopped; nothing was written.\n"
    assert names(terminal.temporary) == []
    assert names(tmp_path) == ["practice.json", "temporary files"]


def run_python(text: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", text], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )


def test_the_command_never_loads_qt(tmp_path):
    path = write(inquorate(), tmp_path)
    words = ["rehearse", str(path), "--out", str(tmp_path / "out")]
    text = (
        f"import sys; from cpdesk.__main__ import main; status = main({words!r}); "
        "sys.exit(status or any(name.startswith('PySide') for name in sys.modules))"
    )
    ended = run_python(text)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_wrong_usage_loads_nothing_heavy():
    ended = run_python(
        "import sys\n"
        "from cpdesk.__main__ import main\n"
        "try: main(['rehearse'])\n"
        "except SystemExit as end: status = end.code\n"
        "heavy = {'sqlalchemy', 'docx', 'lxml', 'PySide6', 'alembic', 'holidays'} & set(sys.modules)\n"
        "sys.exit(9 if heavy else status)"
    )
    assert ended.returncode == 2


def test_a_fault_of_the_program_is_told_without_words_of_the_case():
    ended = run_python(
        "from cpdesk.commands import console\n"
        "with console.faults_without_texts(): raise KeyError('Gwendolen of Flat 9')"
    )
    assert ended.returncode == 1
    assert (
        ended.stderr == "cpdesk has a fault of its own (KeyError in <string>, line 2); nothing was written.\n"
    )
