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


def test_an_assert_without_words_is_told_by_its_place_and_what_stands_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def bare(_trial: drill.Trial) -> str:
        entries = 4
        if entries != 5:
            raise AssertionError
        return ""

    monkeypatch.setattr(drill, "ROWS", (drill.Row("one", bare),))
    assert drill.main([]) == 1
    line = next(line for line in bare.__code__.co_lines() if line[2])[2]
    assert line is not None
    assert f"[test_drill.py:{line + 3}: raise AssertionError]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("tries", "said"),
    [
        (
            [1.12],
            "holds      unlock to calendar                 1.12 times the derivation (1.15 allowed; ",
        ),
        ([1.22, 1.3, 1.14], "1.14 times the derivation (1.15 allowed; best of 3); by a shared clock 1.4"),
        (
            [1.3, 1.22, 1.25],
            "FAILS      unlock to calendar                 Failed: 1.22 times the derivation",
        ),
    ],
)
def test_the_promise_of_unlocking_is_kept_by_the_best_of_three_tries_or_the_line_fails(
    tries: list[float],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    left = iter(tries)
    monkeypatch.setattr(drill, "_unlocked", lambda _report: (next(left), "1.4"))
    assert drill.main(["--only", "unlock to calendar"]) == (1 if "FAILS" in said else 0)
    told = capsys.readouterr().out
    assert said in told
    assert ("a busy computer can cause it" in told) == ("FAILS" in said)
    assert list(left) == []


def test_nothing_chosen_holds_nothing() -> None:
    assert drill.main(["--only", "no such line"]) == 1


def test_what_is_spoiled_is_noticed_and_what_is_not_opens(tmp_path: Path) -> None:
    (tmp_path / "lived").mkdir()
    life, chance = spoil.lived(ground.made(tmp_path / "made"), tmp_path / "lived", 2), random.Random()
    assert spoil.left_alone(life, tmp_path)
    for name, make in {**spoil.FLIPS, **spoil.PUT_BACK}.items():
        assert spoil.noticed(life, make(life, chance), tmp_path), name
