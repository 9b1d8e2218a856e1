"""The script for a council’s IT: a line for each thing that must hold, and a status that can be trusted."""

import random
from pathlib import Path

import pytest

from tests.drills import drill, ground, spoil


def test_what_holds_is_said_in_a_line_with_its_figure(capsys: pytest.CaptureFixture[str]) -> None:
    assert drill.main(["--only", "files that do not open"]) == 0
    said = capsys.readouterr().out
    assert "holds      files that do not open             8 kinds, each its own sentence" in said
    assert said.endswith("Everything holds.\n")


def test_one_line_that_fails_is_enough_for_another_status_and_the_next_is_tried_all_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(_trial: drill.Trial) -> str:
        raise ground.Failed("an entry is missing")

    def not_here(_trial: drill.Trial) -> str:
        raise drill.NotHere("no disk")

    tried = (
        drill.Row("one", failing),
        drill.Row("two", lambda _trial: "5 of 5"),
        drill.Row("three", not_here),
    )
    monkeypatch.setattr(drill, "ROWS", tried)
    assert drill.main([]) == 1
    said = capsys.readouterr().out
    assert "FAILS      one                                Failed: an entry is missing" in said
    assert "holds      two                                5 of 5" in said
    assert "not tried  three                              no disk" in said
    assert "NOT everything holds." in said


def test_nothing_chosen_holds_nothing() -> None:
    assert drill.main(["--only", "no such line"]) == 1


def test_what_is_spoiled_is_noticed_and_what_is_not_opens(tmp_path: Path) -> None:
    (tmp_path / "lived").mkdir()
    life, chance = spoil.lived(ground.made(tmp_path / "made"), tmp_path / "lived", 2), random.Random()
    assert spoil.left_alone(life, tmp_path)
    for name, make in {**spoil.FLIPS, **spoil.PUT_BACK}.items():
        assert spoil.noticed(life, make(life, chance), tmp_path), name
