"""How somebody wants it, now and next time."""

from PySide6.QtCore import Qt

from cpdesk.ui.theme.appearance import SIZES, Appearance
from cpdesk.ui.theme.tokens import DARK, LIGHT, scale_of, tokens_of


def test_text_grows_in_steps_to_twice_its_size_and_shrinks_again(appearance, qapp) -> None:
    assert qapp.font().pixelSize() == 13
    for size in SIZES[1:]:
        appearance.larger()
        assert appearance.size == size
    appearance.larger()
    assert (appearance.size, qapp.font().pixelSize()) == (200, 26)
    appearance.smaller()
    assert appearance.size == 175


def test_theme_and_size_are_there_again_next_time_and_nothing_else_is_kept(
    appearance, settings, qapp
) -> None:
    appearance.choose_theme("dark")
    appearance.choose_size(150)
    again = Appearance(qapp, settings)
    assert (again.theme, again.size, again.tokens) == ("dark", 150, DARK)
    assert sorted(settings.allKeys()) == ["text_size", "theme"]
    again.deleteLater()


def test_nonsense_in_the_settings_is_not_fatal(settings, qapp) -> None:
    settings.setValue("theme", "plaid")
    settings.setValue("text_size", "enormous")
    dressed = Appearance(qapp, settings)
    assert (dressed.theme, dressed.size) == ("system", 100)
    dressed.deleteLater()


def test_by_itself_it_follows_the_system(appearance, qapp) -> None:
    dark = qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert appearance.tokens is (DARK if dark else LIGHT)


def test_painting_code_finds_colours_and_size_on_its_widget(appearance, window) -> None:
    appearance.choose_theme("dark")
    appearance.choose_size(200)
    assert tokens_of(window.centralWidget()) is DARK
    assert scale_of(window.centralWidget()) == 2.0
