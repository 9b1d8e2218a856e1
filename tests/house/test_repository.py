"""The repository: whole by itself, all our own work, and tied to no machine."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
OUR_KINDS = {
    ".py", ".toml", ".md", ".json", ".svg", ".txt", ".sh", ".docx", ".cpdesk", ".cpdesk-data", ".xml", "",
}  # fmt: skip
LARGEST = 2_000_000  # bytes; a photograph, a font or a dictionary of others is larger than what we draw
PATHS_OF_A_MACHINE = re.compile(r"(?<![\w.])/(?:root|work|opt|Users|home/(?!chair\b)\w+)/|[A-Z]:\\+Users\\+")
NAMESPACES = {"www.w3.org", "schemas.openxmlformats.org", "schemas.microsoft.com", "purl.org"}
WEB_ADDRESS = re.compile(r"https?://([\w.-]+)")
HOST = re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.(?:org|com|net|io|dev)\b(?!\()")
FOREIGN = re.compile(r"copyright \(c\)|SPDX-License|all rights reserved", re.IGNORECASE)
EMPTY_NOUNS = re.compile(r"Manager|Controller|Handler|Helper|Utils?$")
EMPTY_MODULES = {"utils", "util", "helpers", "helper", "common", "misc"}


@cache
def tracked() -> list[PurePosixPath]:
    """The files of the repository, as git names them."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    names = listing.stdout.decode("utf-8").split("\0")
    return [PurePosixPath(name) for name in names if name and (ROOT / name).exists()]


def texts() -> dict[PurePosixPath, str]:
    """The text files of the repository, but for this one, which has to name what it looks for."""
    here = PurePosixPath(Path(__file__).relative_to(ROOT).as_posix())
    found = {}
    for name in tracked():
        if name == here or name.suffix in (".png", ".docx", ".cpdesk", ".cpdesk-data"):
            continue
        found[name] = (ROOT / name).read_text(encoding="utf-8")
    return found


def test_only_kinds_of_files_that_we_make_ourselves() -> None:
    pictures = PurePosixPath("docs/pictures")
    odd = [
        name
        for name in tracked()
        if name.suffix not in OUR_KINDS and not (name.suffix == ".png" and name.is_relative_to(pictures))
    ]
    assert odd == []


def test_no_file_is_larger_than_what_we_write_or_draw() -> None:
    assert [str(name) for name in tracked() if (ROOT / name).stat().st_size > LARGEST] == []


def test_no_file_is_the_work_of_others() -> None:
    assert [str(name) for name, text in texts().items() if FOREIGN.search(text)] == []


def test_no_file_names_a_path_of_some_machine() -> None:
    found = {str(name): PATHS_OF_A_MACHINE.findall(text) for name, text in texts().items()}
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_web_addresses_are_sources_of_procedure_or_namespaces() -> None:
    found = {
        str(name): host
        for name, text in texts().items()
        for host in WEB_ADDRESS.findall(text)
        if host not in NAMESPACES and not host.endswith(".uk") and host not in ("example.com", "example.org")
    }
    assert found == {}


def test_setting_up_names_no_registry_and_no_mirror() -> None:
    places = ("packaging/", ".ci/", "pyproject.toml")
    found = {
        str(name): HOST.findall(text)
        for name, text in texts().items()
        if str(name).startswith(places) and HOST.search(text)
    }
    assert found == {}


def test_nothing_reads_outside_the_repository() -> None:
    found = [str(name) for name, text in texts().items() if "../shared" in text or "work/shared" in text]
    assert found == []


def test_names_are_nouns_of_the_conference_room() -> None:
    odd: list[str] = []
    for name in tracked():
        if name.suffix != ".py" or name.parts[0] != "cpdesk":
            continue
        if EMPTY_MODULES & set(name.with_suffix("").parts):
            odd.append(str(name))
        for node in ast.walk(ast.parse((ROOT / name).read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and EMPTY_NOUNS.search(node.name):
                odd.append(f"{name}: {node.name}")
    assert odd == []


def test_a_colour_of_the_window_is_written_in_one_place() -> None:
    found = [
        str(name)
        for name, text in texts().items()
        if name.suffix == ".py" and name.is_relative_to("cpdesk/ui") and re.search(r"#[0-9A-Fa-f]{6}\b", text)
    ]
    assert found == ["cpdesk/ui/theme/tokens.py"]


def test_an_installed_wheel_finds_its_resources(tmp_path: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    placed = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]["resources"]
    (tmp_path / "cpdesk").mkdir()
    for module in ("__init__.py", "resources.py"):
        shutil.copy(ROOT / "cpdesk" / module, tmp_path / "cpdesk")
    shutil.copytree(ROOT / "resources", tmp_path / placed)
    ask = "from cpdesk import resources; print(resources.names('practice', '.json'))"
    answer = subprocess.run(
        [sys.executable, "-c", ask],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.strip() == "['initial-conference-four-children']"
