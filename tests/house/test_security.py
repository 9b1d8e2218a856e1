"""SECURITY.md tells the truth: each promise names a test that is there, and nothing knows the network."""

import ast
import re
from pathlib import Path

from cpdesk.rules.policy import Policy, read_policy

ROOT = Path(__file__).resolve().parents[2]
SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
PROMISES = re.findall(
    r"^\| (.+?) \| (.+?) \|$", SECURITY.split("## Promises")[1].split("## Against")[0], re.M
)[2:]
NETWORK = {
    "socket",
    "ssl",
    "http",
    "urllib",
    "ftplib",
    "smtplib",
    "telnetlib",
    "requests",
    "httpx",
    "asyncio",
}
QT_NETWORK = {"QLocalServer", "QLocalSocket"}
"""Inside one computer and one account only."""
HARMLESS = {
    "cpdesk/storage/in_use.py": {"socket"},  # the name of this computer, for the mark beside an open file
    "cpdesk/storage/connection.py": {"urllib"},  # quotes the name of a file
}


def test_every_promise_has_its_test_and_every_test_is_there() -> None:
    assert len(PROMISES) > 30
    for promise, named in PROMISES:
        file, _, name = named.strip("`").partition("::")
        assert named.startswith("`tests/"), promise
        assert (ROOT / file).is_file(), f"{promise}: {file}"
        text = (ROOT / file).read_text(encoding="utf-8")
        assert re.search(rf"^ *def {name}\(" if name else r"^ *def test_", text, re.M), f"{promise}: {named}"


def test_each_test_stands_behind_one_promise() -> None:
    named = [test for _, test in PROMISES]
    assert len(named) == len(set(named))


def test_no_module_knows_the_network() -> None:
    found = {}
    for path in sorted((ROOT / "cpdesk").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        known = _network_in(ast.parse(path.read_text(encoding="utf-8"))) - HARMLESS.get(name, set())
        if known:
            found[name] = known
    assert found == {}


def _network_in(tree: ast.AST) -> set[str]:
    known = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            known |= {one.name.partition(".")[0] for one in node.names} & NETWORK
        elif isinstance(node, ast.ImportFrom) and node.module:
            known |= {node.module.partition(".")[0]} & NETWORK
            if node.module == "PySide6.QtNetwork":
                known |= {one.name for one in node.names} - QT_NETWORK
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "openUrl"
        ):
            local = (
                isinstance(node.args[0], ast.Call) and ast.unparse(node.args[0].func) == "QUrl.fromLocalFile"
            )
            known |= set() if local else {"openUrl"}
    return known


def test_the_example_of_the_policy_holds_as_it_stands() -> None:
    text = (ROOT / "docs" / "policy.md").read_text(encoding="utf-8")
    example = text.split("```toml\n")[1].split("```")[0]
    policy = read_policy(example.encode(), Path("/home/somebody").absolute())
    assert policy.refused == ()
    assert policy.fixed == set(Policy.__dataclass_fields__) - {"fixed", "refused"}
