"""What something was said as, and what is attached, stand in the record; attachments only in the full one."""

from collections.abc import Callable
from dataclasses import replace

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.entries import Attachment
from cpdesk.vocabulary import Lane, SaidAs
from tests.documents.invented_conference import at, copy_for, entry, key
from tests.documents.word_paper import Paper


def test_a_fact_an_allegation_and_an_opinion_are_told_apart(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    said = tuple(
        entry(number, Lane.WORRY, f"Words {number}.", said_as=kind)
        for number, kind in enumerate((SaidAs.FACT, SaidAs.ALLEGATION, SaidAs.OPINION))
    )
    text = paper_of("record", copy_for(replace(conference, entries=said))).lines()
    for words in ("said as a fact", "said as an allegation", "said as an opinion"):
        assert text.count(words) == 1


def test_attachments_are_listed_in_the_full_record_and_in_no_family_copy(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    one = Attachment(key("paste"), "Pasted text 10.12.txt", "text/plain", 312_000, at(10, 12))
    whole = replace(conference, attachments=(one,))
    assert "Pasted text 10.12.txt, 312 KB, added at 10:12" in paper_of("record", copy_for(whole)).lines()
    assert "Pasted text" not in paper_of("record", copy_for(whole, "mum")).lines()
