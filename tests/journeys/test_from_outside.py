"""The search of the disk finds what it is there to find."""

from pathlib import Path

from . import from_outside as outside
from . import what_is_typed as words


def test_a_word_left_lying_about_is_found_in_either_form_and_in_a_name(tmp_path: Path) -> None:
    allowed = tmp_path / "allowed"
    for folder in (allowed, tmp_path / "Achterberg"):
        folder.mkdir()
    (tmp_path / "left").write_bytes("…Bücherregal…".encode("utf-16-le"))
    (tmp_path / "log").write_text("honey\nAchterberg said", encoding="utf-8")
    (allowed / "letter").write_text("Bücherregal", encoding="utf-8")
    found = outside.found_below([tmp_path], {"Bücherregal", "Achterberg"}, but=allowed)
    assert sorted(found) == ["Achterberg in Achterberg", "Achterberg in log", "Bücherregal in left"]


def test_what_is_searched_for_is_rare(practice_file: Path) -> None:
    names, typed = outside.names_in(practice_file), outside.rare_words(words.TYPED)
    assert {"Achterberg", "Wróbel-Łęcka"} <= names
    assert "Bücherregal" in typed
    assert min(map(len, names | typed)) >= outside.SHORTEST
