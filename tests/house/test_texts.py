"""Whatever people read in the window can be translated: through `tr`, plain, and formatted last."""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import cpdesk

UI = Path(cpdesk.__file__).parent / "ui"
SHOWN_BY = {
    "setText", "setPlaceholderText", "setAccessibleName", "setAccessibleDescription", "setToolTip", "say",
    "setWindowTitle", "entitle", "setTitle", "addItem", "refuse", "emit", "do", "setStatusTip",
}  # fmt: skip
SHOWN_IN = {
    "Button", "ToggleChip", "Hint", "PlainLabel", "Heading", "PageTitle", "ErrorWords", "Chip", "Card",
    "QCheckBox", "QRadioButton", "QLabel", "QPushButton", "LineField", "TextField", "Grid", "Tick",
    "PeopleButton", "ChoiceRow", "QListWidgetItem", "CannotWrite", "NotPossible",
}  # fmt: skip
TRANSLATED_BY = {"tr", "translate"}
NOT_WORDS = {"kind", "tone", "role"}
"""Arguments that the style sheet reads, not people."""
OWN_NAMES = {"cpdesk"}


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(UI.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def called(call: ast.Call) -> str:
    """The last name of what is called: `setText`, `Button`, `tr`."""
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def words(node: ast.expr) -> bool:
    """Whether a literal says something to people: two letters in a row, and no name of a widget or a key."""
    if isinstance(node, ast.JoinedStr):
        return any(words(part) for part in node.values)
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
        return False
    text = re.sub(r"<[^>]*>", "", node.value)
    return text not in OWN_NAMES and any(a.isalpha() and b.isalpha() for a, b in pairwise(text))


def untranslated(argument: ast.expr) -> Iterator[ast.expr]:
    """Literal words in an argument, also in a choice or a sum of them, outside `tr`."""
    if words(argument):
        yield argument
    elif isinstance(argument, ast.IfExp):
        yield from untranslated(argument.body)
        yield from untranslated(argument.orelse)
    elif isinstance(argument, ast.BinOp):
        yield from untranslated(argument.left)
        yield from untranslated(argument.right)
    elif isinstance(argument, ast.BoolOp):
        for value in argument.values:
            yield from untranslated(value)


def test_no_words_reach_the_window_without_being_translatable() -> None:
    bare = []
    for path, tree in trees():
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call) or called(call) not in SHOWN_BY | SHOWN_IN:
                continue
            asked = getattr(call.func, "value", None)
            if called(call) == "say" and isinstance(call.func, ast.Name):
                continue  # a short name for `QCoreApplication.translate`
            if called(call) == "say" and len(call.args) == 2:
                arguments = call.args[:1]  # the second is a tone
            elif called(call) in SHOWN_IN:
                arguments = [*call.args, *(k.value for k in call.keywords if k.arg not in NOT_WORDS)]
            else:
                arguments = list(call.args)
            if (
                called(call) == "emit"
                and isinstance(asked, ast.Attribute)
                and asked.attr not in ("said", "refused", "saved")
            ):
                continue
            bare += [f"{path.name}:{w.lineno}" for argument in arguments for w in untranslated(argument)]
    assert bare == []


def test_what_is_translated_is_plain_and_formatted_afterwards() -> None:
    formatted = []
    for path, tree in trees():
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and called(call) in TRANSLATED_BY:
                plain = [isinstance(argument, ast.Constant) for argument in call.args]
                if not all(plain):
                    formatted.append(f"{path.name}:{call.lineno}")
    assert formatted == []


def test_base_classes_carry_no_words_since_tr_looks_only_under_the_class_of_the_thing_itself() -> None:
    with_words, bases = {}, set()
    for path, tree in trees():
        for kind in ast.walk(tree):
            if not isinstance(kind, ast.ClassDef):
                continue
            bases |= {getattr(base, "id", getattr(base, "attr", "")) for base in kind.bases}
            uses = [c for c in ast.walk(kind) if isinstance(c, ast.Call) and called(c) == "tr"]
            if uses:
                with_words[kind.name] = path.name
    assert {name: path for name, path in with_words.items() if name in bases} == {}
