"""The unit’s phrases and its private list of words are kept in the sealed file."""

from uuid import uuid4

import pytest

from cpdesk.errors import CpdeskError, NotPossible
from cpdesk.vocabulary import Lane


def texts(desk) -> list[str]:
    return [phrase.text for phrase in desk.words.phrases()]


def test_phrases_are_kept_in_the_order_in_which_they_were_added(desk):
    desk.words.add_phrase(" keeps every\nappointment ", Lane.STRENGTH)
    desk.words.add_phrase("was not brought to")
    first, second = desk.words.phrases()
    assert (first.text, first.lane) == ("keeps every appointment", Lane.STRENGTH)
    assert (second.text, second.lane) == ("was not brought to", None)


def test_a_phrase_can_be_changed_moved_and_taken_out(desk):
    one, two, three = (desk.words.add_phrase(text) for text in ("one", "two", "three"))
    desk.words.move_phrase(three, -1)
    assert texts(desk) == ["one", "three", "two"]
    desk.words.move_phrase(one, 5)
    desk.words.move_phrase(three, -5)
    assert texts(desk) == ["three", "two", "one"]
    desk.words.change_phrase(two, "Two", Lane.WORRY)
    desk.words.remove_phrase(one)
    assert [(phrase.text, phrase.lane) for phrase in desk.words.phrases()] == [
        ("three", None),
        ("Two", Lane.WORRY),
    ]


def test_an_empty_long_or_known_phrase_is_refused(desk):
    desk.words.add_phrase("keeps every appointment")
    for text in ("  ", "x" * 401, "Keeps every  appointment"):
        with pytest.raises(NotPossible, match="Nothing was changed"):
            desk.words.add_phrase(text)
    desk.words.add_phrase("keeps every appointment", Lane.STRENGTH)
    assert len(desk.words.phrases()) == 2


def test_a_phrase_that_is_gone_can_neither_be_changed_nor_moved(desk):
    for act in (desk.words.remove_phrase, lambda which: desk.words.move_phrase(which, 1)):
        with pytest.raises(CpdeskError):
            act(uuid4())


def test_known_words_are_in_order_and_only_once(desk):
    desk.words.add_known_word("pierogi")
    first = desk.words.add_known_word("Brigid’s")
    assert desk.words.add_known_word("brigid’s") == first
    assert [known.word for known in desk.words.known_words()] == ["Brigid’s", "pierogi"]
    desk.words.remove_known_word(first)
    assert [known.word for known in desk.words.known_words()] == ["pierogi"]


@pytest.mark.parametrize("word", ["", "two words", "h3llo", "x" * 61, "-"])
def test_only_one_word_can_be_known(desk, word):
    with pytest.raises(NotPossible, match="not one word"):
        desk.words.add_known_word(word)


def test_every_change_is_announced_after_it_is_on_disk(desk, announced):
    announced.clear()
    phrase = desk.words.add_phrase("was not brought to")
    word = desk.words.add_known_word("pierogi")
    desk.words.remove_phrase(phrase)
    desk.words.remove_known_word(word)
    assert [(change.kind, change.id) for change in announced] == [("words", None)] * 4
