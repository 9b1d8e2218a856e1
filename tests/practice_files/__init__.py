"""Practice conferences of all four kinds for everybody's tests; every person and place is invented.

`from tests.practice_files import review, write`: each call gives a new dictionary that a test may change.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.practice_files.large import eight_children
from tests.practice_files.plain import bare, inquorate, right_to_left, split_meeting
from tests.practice_files.pre_birth import pre_birth
from tests.practice_files.review import review, review_that_ends
from tests.practice_files.transfer import transfer_in

__all__ = [
    "ALL",
    "bare",
    "eight_children",
    "inquorate",
    "pre_birth",
    "review",
    "review_that_ends",
    "right_to_left",
    "split_meeting",
    "transfer_in",
    "write",
]

ALL: dict[str, Callable[[], dict[str, Any]]] = {
    "review": review,
    "review that ends": review_that_ends,
    "transfer-in": transfer_in,
    "pre-birth": pre_birth,
    "inquorate": inquorate,
    "split meeting": split_meeting,
    "eight children": eight_children,
    "right to left": right_to_left,
    "bare": bare,
}


def write(file: dict[str, Any], folder: Path, name: str = "practice.json") -> Path:
    """Write a practice file as an author would, and give its path."""
    path = folder / name
    path.write_text(json.dumps(file, ensure_ascii=False, indent=1), encoding="utf-8")
    return path
