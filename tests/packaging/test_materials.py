"""The bill of materials names every package that is installed, with its hashes, licence and reason."""

import importlib.util
import json
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def materials():
    spec = importlib.util.spec_from_file_location("materials", ROOT / "packaging" / "materials.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_locked_package_is_in_it_with_its_version_hashes_and_licence(materials) -> None:
    text = (ROOT / "packaging" / "locked.txt").read_text(encoding="utf-8")
    listed = set(re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)", text, re.M))
    bill = materials.bill()
    assert {(one["name"], one["version"]) for one in bill["components"]} == listed
    assert sum(len(one["hashes"]) for one in bill["components"]) == text.count("--hash=sha256:")
    for one in bill["components"]:
        assert one["hashes"], one["name"]
        assert one["licenses"][0]["license"]["name"] != materials.NOT_SAID, one["name"]
        assert one["purl"] == f"pkg:pypi/{one['name']}@{one['version']}"


def test_what_we_asked_for_says_why_it_is_there(materials) -> None:
    told = {one["name"]: one["properties"][0]["value"] for one in materials.bill()["components"]}
    assert told["sqlcipher3"] == "the encrypted database file, with wheels for Windows"
    assert {name for name, why in told.items() if why == "needed by another package"} < set(told)
    assert set(materials.reasons()) >= {"pyside6-essentials", "sqlalchemy", "lxml", "tzdata"}


def test_it_is_written_the_same_each_time(materials, tmp_path, monkeypatch) -> None:
    written = []
    for name in ("one.json", "two.json"):
        monkeypatch.setattr(sys, "argv", ["materials.py", str(tmp_path / name)])
        materials.main()
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]
    bill = json.loads(written[0])
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert len({one["bom-ref"] for one in bill["components"]}) == len(bill["components"])
