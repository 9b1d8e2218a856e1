"""What a family copy never holds, and what the full copy marks."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pytest

from cpdesk.documents.catalogue import make
from cpdesk.errors import NotPossible
from cpdesk.rules.deadlines import DueDate
from cpdesk.snapshots.conference import Conference
from cpdesk.vocabulary import Lane
from tests.documents.invented_conference import PRIVATE, copy_for, entry, key, make_conference, widened
from tests.documents.word_paper import Paper

HIDDEN = (
    PRIVATE,
    "Private",
    "14 Secret Street",
    "3 Hidden Road",
    "LA-NUMBER-7",
    "Orchard Primary",
    "1996",
    "1994",
    "PERSON-NOTE",
    "REMARK-FOR-THE-UNIT",
    "REPORT-NOTE",
    "KIN-NOTE",
    "in conflict",
    "CASE-7",
    "left out",
)
KINDS = (("record", ""), ("outline_plan", "isla"), ("decision_letter", ""))


@pytest.mark.parametrize(("kind", "reader"), list(product(KINDS, ("mum", "dad"))))
@pytest.mark.parametrize("whole", [False, True])
def test_a_family_copy_holds_nothing_that_its_reader_must_not_see(
    paper_of: Callable[..., Paper], kind: tuple[str, str], reader: str, whole: bool
) -> None:
    conference = make_conference()
    if whole:
        conference = widened(conference, reader)
    paper = paper_of(kind[0], copy_for(conference, reader), kind[1])
    with ZipFile(paper.path) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert [word for word in HIDDEN if word in paper.text or f">{word}<" in everything] == []


def test_a_family_copy_is_clean_even_when_nothing_was_taken_out_of_the_people(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    mum = copy_for(conference, "mum")
    careless = replace(
        mum.conference,
        people=conference.people,
        attendance=conference.attendance,
        reports=conference.reports,
        relationships=conference.relationships,
        particulars=(("Split", "PARTICULAR"),),
    )
    paper = paper_of("record", replace(mum, conference=careless))
    assert [word for word in (*HIDDEN, "PARTICULAR") if word in paper.text] == []


def test_a_family_copy_reads_only_about_its_own_children(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    dad = copy_for(conference, "dad")
    for kind in ("record", "decision_letter"):
        assert "Leo" not in paper_of(kind, dad).text


def test_private_entries_stand_in_the_full_copy_and_are_marked(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    paper = paper_of("record", copy_for(conference))
    marked = [p for p in paper.word.paragraphs if p.text.startswith(PRIVATE)]
    assert [p.style.style_id for p in marked] == ["EntryPrivate", "EntryPrivate"]
    above = [paper.texts[paper.texts.index(p.text) - 1] for p in marked]
    assert all("Private" in line for line in above)


def test_a_copy_that_still_holds_a_private_entry_is_not_made(conference: Conference, tmp_path: Path) -> None:
    mum = copy_for(conference, "mum")
    slipped = replace(
        mum.conference, entries=(*mum.conference.entries, entry(40, Lane.WORRY, "slipped", private=True))
    )
    with pytest.raises(NotPossible):
        make("record", replace(mum, conference=slipped), None, tmp_path / "record.docx")
    assert list(tmp_path.iterdir()) == []


def test_a_plan_for_somebody_elses_child_is_not_made(conference: Conference, tmp_path: Path) -> None:
    with pytest.raises(NotPossible):
        make(
            "outline_plan", copy_for(conference, "dad"), conference.person(key("leo")), tmp_path / "plan.docx"
        )
    assert list(tmp_path.iterdir()) == []


def test_a_copy_without_the_round_of_views_does_not_count_a_majority(
    conference: Conference, paper_of: Callable[..., Paper]
) -> None:
    mum = copy_for(conference, "mum")
    own = tuple(view for view in mum.conference.views if view.who == key("mum"))
    paper = paper_of("record", replace(mum, conference=replace(mum.conference, views=own)))
    assert "What most agencies thought" not in paper.text
    assert "What most agencies thought" in paper_of("record", mum).text


def test_the_source_of_a_date_is_told_once(conference: Conference, paper_of: Callable[..., Paper]) -> None:
    told = DueDate(
        "record_out", "Send the record", conference.day, conference.day, "SOURCE", "Counted. Source: SOURCE."
    )
    untold = replace(told, account="Counted.")
    for due in (told, untold):
        assert paper_of("record", copy_for(replace(conference, dates=(due,)))).text.count("SOURCE") == 1
