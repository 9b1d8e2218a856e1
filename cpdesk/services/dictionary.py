"""The dictionary of the program, read once for all files: it holds no word of any case."""

from functools import cache

from cpdesk.rules.spelling import Dictionary


@cache
def dictionary() -> Dictionary:
    """The British dictionary. Reading it takes a good tenth of a second: to be called beside the window."""
    from spellchecker import SpellChecker  # here, so that no window waits for it

    return Dictionary(SpellChecker(language="en").word_frequency.dictionary)
