"""What a family's copy holds of risk statements and numbers."""

from dataclasses import replace
from uuid import UUID, uuid4

from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.course import StepRecord
from cpdesk.snapshots.entries import Entry
from cpdesk.snapshots.people import Presence
from cpdesk.snapshots.reader import Reader, for_reader
from cpdesk.snapshots.risk import RiskStatement, ScaleScore
from cpdesk.vocabulary import Lane
from tests.documents.invented_conference import at, key, make_conference

MUM, DAD, LEO, ISLA, WORKER = (key(name) for name in ("mum", "dad", "leo", "isla", "sw"))


def invented(**more) -> Conference:
    """Mum is there from ten to twelve; the risk is spoken of at eleven, the scale at half past."""
    whole = make_conference()
    steps = (
        StepRecord("risk", at(11, 0), at(11, 20), 1200),
        StepRecord("scale", at(11, 30), at(11, 50), 1200),
    )
    attendance = tuple(
        replace(a, presences=(Presence(at(10, 0), at(12, 0)),)) if a.person.id == MUM else a
        for a in whole.attendance
    )
    return replace(whole, **{"steps": steps, "attendance": attendance, "entries": (), **more})


def copy_for(whole: Conference, who: UUID) -> Conference:
    return for_reader(whole, Reader(whole.person(who))).conference


def worry(**more) -> Entry:
    values = {"position": "1", "at": at(11, 5), "step": "risk", "stage_words": "", "private": False, **more}
    return Entry(id=uuid4(), lane=Lane.WORRY, text="He is alone.", **values)


def risk(text: str = "We are worried.", about=(), worries=()) -> RiskStatement:
    return RiskStatement(uuid4(), text, tuple(about), tuple(worries))


def test_somebody_who_was_there_reads_the_statements_about_their_children():
    whole = invented(risks=(risk("For all"), risk("About Leo", [LEO])))
    assert [r.text for r in copy_for(whole, MUM).risks] == ["For all", "About Leo"]


def test_somebody_who_was_not_there_reads_none():
    gone = tuple(
        replace(a, presences=(Presence(at(10, 0), at(10, 30)),)) if a.person.id == MUM else a
        for a in invented().attendance
    )
    whole = invented(risks=(risk(),), scores=(ScaleScore(WORKER, LEO, 3),), attendance=gone)
    assert copy_for(whole, MUM).risks == ()
    assert copy_for(whole, MUM).scores == ()


def test_a_statement_made_of_what_somebody_may_not_read_is_not_in_their_copy():
    private, open_ = worry(private=True), worry()
    whole = invented(
        entries=(private, open_), risks=(risk("One", (), [open_.id]), risk("Two", (), [private.id]))
    )
    assert [r.text for r in copy_for(whole, MUM).risks] == ["One"]


def test_what_names_somebody_elses_child_or_somebody_unnamed_is_left_out():
    people = tuple(replace(p, unnamed=True) if p.id == WORKER else p for p in invented().people)
    whole = invented(people=people, risks=(risk("Sandhu told us"), risk("We heard it")))
    assert [r.text for r in copy_for(whole, MUM).risks] == ["We heard it"]


def test_numbers_are_read_with_their_reasons_by_who_was_there():
    scores = (ScaleScore(WORKER, LEO, 3, "the nights"), ScaleScore(MUM, LEO, 6, "my own reason"))
    whole = invented(scores=scores, earlier_scores=(ScaleScore(MUM, LEO, 2, "old reason"),))
    copy = copy_for(whole, MUM)
    assert copy.scores == scores
    assert copy.earlier_scores == (ScaleScore(MUM, LEO, 2),)


def test_ones_own_number_is_always_ones_own():
    gone = tuple(
        replace(a, presences=(Presence(at(10, 0), at(10, 30)),)) if a.person.id == MUM else a
        for a in invented().attendance
    )
    own = ScaleScore(MUM, LEO, 6, "mine")
    whole = invented(scores=(own, ScaleScore(WORKER, LEO, 3)), attendance=gone)
    assert copy_for(whole, MUM).scores == (own,)


def test_numbers_about_other_peoples_children_and_of_unnamed_people_are_not_there():
    people = tuple(replace(p, unnamed=True) if p.id == WORKER else p for p in invented().people)
    whole = invented(scores=(ScaleScore(WORKER, LEO, 3),), people=people)
    assert copy_for(whole, MUM).scores == ()
    dads = replace(
        invented(scores=(ScaleScore(WORKER, LEO, 3), ScaleScore(WORKER, ISLA, 4))),
        attendance=tuple(
            replace(a, presences=(Presence(at(10, 0), at(12, 0)),)) for a in invented().attendance
        ),
    )
    assert {s.child for s in copy_for(dads, DAD).scores} == {ISLA}


def test_a_number_about_a_statement_goes_with_the_statement():
    hidden = worry(private=True)
    statement = risk("Two", (), [hidden.id])
    whole = invented(
        entries=(hidden,), risks=(statement,), scores=(ScaleScore(MUM, LEO, 5, statement=statement.id),)
    )
    assert copy_for(whole, MUM).scores == ()


def test_the_full_copy_holds_everything():
    whole = invented(risks=(risk(),), scores=(ScaleScore(WORKER, LEO, 3, "why"),))
    full = for_reader(whole, Reader()).conference
    assert (full.risks, full.scores) == (whole.risks, whole.scores)
