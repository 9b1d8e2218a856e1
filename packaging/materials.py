"""Writes the bill of materials of the program: every package in it, with version, hashes, licence and reason.

    .venv/bin/python packaging/materials.py bill-of-materials.json

CycloneDX 1.6, from `packaging/locked.txt` and the metadata of the environment; a build puts it beside the
program. The same lists make the same bytes. Made here and not by a tool, as it is sixty lines and a tool
would bring thirty packages into the place where the program is built.
"""

import argparse
import json
import re
import sys
import tomllib
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCKED = ROOT / "packaging" / "locked.txt"
PROJECT = ROOT / "pyproject.toml"
NOT_SAID = "not said"
BY_HAND = {
    "sqlcipher3": "Zlib",
    "colorama": "BSD-3-Clause",
    "cffi": "MIT-0",
    "pycparser": "BSD-3-Clause",
    "tzdata": "Apache-2.0",
}
"""Licences of what does not say its own, or is only installed on other systems; looked up by hand."""


def locked() -> list[dict[str, Any]]:
    """The packages of the list: name, version, where it is installed, and the hashes of its files."""
    found: list[dict[str, Any]] = []
    for line in LOCKED.read_text(encoding="utf-8").splitlines():
        if start := re.match(r"([a-z0-9-]+)==(\S+)(?: *; *([^\\]+))?", line):
            found.append(
                {"name": start[1], "version": start[2], "where": (start[3] or "").strip(), "hashes": []}
            )
        elif hashed := re.match(r" +--hash=sha256:([0-9a-f]{64})", line):
            found[-1]["hashes"].append(hashed[1])
    return found


def licence(name: str) -> str:
    """The licence of an installed package in its own words; of what is not installed here, ours."""
    try:
        about: PackageMetadata = metadata(name)
    except PackageNotFoundError:
        return BY_HAND.get(name, NOT_SAID)
    classified = [
        one.rpartition(" :: ")[2] for one in about.get_all("Classifier") or [] if one.startswith("License ::")
    ]
    said = about.get_all("License-Expression") or classified or about.get_all("License")
    return ", ".join(said).splitlines()[0].strip() if said else BY_HAND.get(name, NOT_SAID)


def reasons() -> dict[str, str]:
    """Why each declared dependency is there, from its line in `pyproject.toml`."""
    found = re.findall(r'^    "([A-Za-z0-9-]+)[^"]*", *# (.+)$', PROJECT.read_text(encoding="utf-8"), re.M)
    return {name.lower(): why.strip() for name, why in found}


def component(package: dict[str, Any], why: dict[str, str]) -> dict[str, Any]:
    """One package as CycloneDX writes it."""
    name, version = package["name"], package["version"]
    told = {"cpdesk:reason": why.get(name, "needed by another package"), "cpdesk:installed": package["where"]}
    return {
        "type": "library",
        "bom-ref": f"pkg:pypi/{name}@{version}",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        "hashes": [{"alg": "SHA-256", "content": one} for one in package["hashes"]],
        "licenses": [{"license": {"name": licence(name)}}],
        "properties": [{"name": key, "value": value} for key, value in told.items() if value],
    }


def bill() -> dict[str, Any]:
    """The whole bill."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    why = reasons()
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": f"cpdesk@{project['version']}",
                "name": project["name"],
                "version": project["version"],
                "description": project["description"],
            }
        },
        "components": [component(package, why) for package in locked()],
    }


def main() -> None:
    """Write it where it is wanted; ends with status 1 when a licence is not known."""
    words = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    words.add_argument("file", type=Path, help="where to write it")
    made = bill()
    words.parse_args().file.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8", newline="\n")
    unknown = [one["name"] for one in made["components"] if one["licenses"][0]["license"]["name"] == NOT_SAID]
    if unknown:
        sys.exit(f"The licence is not known of: {', '.join(unknown)}. The rest is written.")


if __name__ == "__main__":
    main()
