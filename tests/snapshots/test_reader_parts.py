"""Who was in which part decides what each may read; who asked not to be named is named in no family copy."""

from dataclasses import fields, is_dataclass, replace
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.quorum import ChildQuorum
from cpdesk.snapshots.course import Break, Part, StepRecord
from cpdesk.snapshots.decisions import ChildView, Decision, Dissent, View
from cpdesk.snapshots.people import ChildVoice
from cpdesk.snapshots.plan import Action, Plan, PlanOutcome
from cpdesk.snapshots.reader import Reader, for_reader
from cpdesk.snapshots.reader_quorum import ENOUGH
from cpdesk.snapshots.risk import RiskStatement, ScaleScore
from cpdesk.vocabulary import BreakKind, CopyScope, Lane, Outcome, PartKind, PlanView, VoiceBy
from tests.snapshots.test_reader import (
    DAD,
    GRAN,
    ISLA,
    LEO,
    MUM,
    OFFICER,
    WORKER,
    at,
    conference,
    copy_for,
    entry,
    present,
    texts,
)

FAMILY = (MUM, DAD, GRAN)
BOTH_ALL_THE_TIME = tuple(present(person, (0, 120)) for person in (*FAMILY, WORKER))


def half(first: int, last: int, *members, kind=PartKind.HALF) -> Part:
    return Part(
        uuid4(), kind, tuple(p.id for p in members), at(first), at(last), "because they must not meet"
    )


def with_part(part: Part, *entries, **more):
    said = tuple(replace(e, part=part.id) for e in entries)
    return conference(parts=(part,), entries=said, attendance=BOTH_ALL_THE_TIME, steps=(), **more)


def test_what_was_said_in_a_half_is_read_by_those_who_were_in_it():
    whole = with_part(half(30, 40, DAD), entry(35, "for Dad"))
    assert texts(copy_for(DAD, whole)) == ["for Dad"]
    assert texts(copy_for(MUM, whole)) == []


def test_own_words_are_read_whatever_part_they_stand_in():
    whole = with_part(half(30, 40, DAD), entry(35, "a letter from Mum", speaker=MUM.id))
    assert texts(copy_for(MUM, whole)) == ["a letter from Mum"]


def test_what_was_typed_after_a_half_but_said_in_it_is_read_by_those_who_were_in_it():
    whole = with_part(half(30, 40, DAD), entry(50, "typed late"))
    whole = replace(whole, attendance=(present(MUM, (40, 120)), present(DAD, (30, 40)), present(WORKER)))
    assert texts(copy_for(DAD, whole)) == ["typed late"]
    assert texts(copy_for(MUM, whole)) == []


def test_what_was_said_with_the_child_alone_is_not_read_by_the_parents():
    whole = with_part(half(30, 40, LEO, kind=PartKind.WITH_CHILD), entry(35, "I want to stay", LEO))
    assert all(texts(copy_for(person, whole)) == [] for person in FAMILY)


def test_why_a_part_was_held_and_who_was_in_another_one_stand_in_no_family_copy():
    whole = with_part(half(30, 40, DAD), entry(35, "for Dad"))
    assert copy_for(MUM, whole).conference.parts == ()
    assert [part.reason for part in copy_for(DAD, whole).conference.parts] == [""]


PARTS = st.lists(
    st.tuples(st.sampled_from(PartKind), st.sets(st.sampled_from(FAMILY)), st.integers(0, 110)), max_size=4
)
SAID = st.lists(
    st.tuples(st.integers(0, 120), st.integers(0, 4), st.sampled_from((*FAMILY, WORKER, None))), max_size=12
)
STRETCHES = st.lists(st.tuples(st.integers(0, 60), st.integers(61, 130)), max_size=2)


@given(PARTS, SAID, st.lists(STRETCHES, min_size=3, max_size=3))
def test_nobody_reads_what_was_said_in_a_part_that_they_were_not_in(parts, said, stretches):
    made = tuple(
        half(begin, begin + 10, *(() if kind is PartKind.CLOSED else members), kind=kind)
        for kind, members, begin in parts
    )
    entries = tuple(
        entry(
            minute, f"line {n}", speaker=who.id if who else None,
            part=made[which].id if which < len(made) else None,
            private=which < len(made) and made[which].kind is PartKind.CLOSED,
        )
        for n, (minute, which, who) in enumerate(said)
    )  # fmt: skip
    rows = tuple(present(p, *s) for p, s in zip(FAMILY, stretches, strict=True))
    whole = conference(parts=made, entries=entries, steps=(), attendance=(*rows, present(WORKER, (0, 130))))
    known = {part.id: part for part in made}
    for person, scope in ((p, s) for p in FAMILY for s in CopyScope):
        widened = tuple(replace(a, copy_scope=scope) for a in whole.attendance)
        copy = for_reader(replace(whole, attendance=widened), Reader(person)).conference
        for line in copy.entries:
            part = known.get(line.part)
            assert part is None or part.kind is not PartKind.CLOSED
            if part is not None and scope is CopyScope.PARTS_PRESENT and line.speaker != person.id:
                assert person.id in part.members


SOURCE = replace(OFFICER, name="Zebedee Quill", known_as="Zeb", unnamed=True)
LINES = st.text("ab .’", max_size=12)


def words_in(thing, own_entries=frozenset()):
    """Every text that stands anywhere in a picture."""
    if isinstance(thing, str):
        yield thing
    elif is_dataclass(thing):
        if getattr(thing, "speaker", None) in own_entries:
            return
        for field in fields(thing):
            if field.name != "procedure":
                yield from words_in(getattr(thing, field.name), own_entries)
    elif isinstance(thing, (tuple, list)):
        for part in thing:
            yield from words_in(part, own_entries)


@given(LINES, st.sampled_from(("Zebedee", "Quill", "zeb’s", "ZEBEDEE QUILL")), st.booleans(), LINES)
def test_who_asked_not_to_be_named_is_named_nowhere_in_a_family_copy(before, name, spoke, after):
    said = f"{before}. {name.capitalize()} {after}"
    whole = conference(
        people=(*FAMILY, LEO, ISLA, WORKER, SOURCE),
        attendance=(*BOTH_ALL_THE_TIME, present(SOURCE, (0, 120))),
        entries=(
            entry(20, said, speaker=SOURCE.id if spoke else WORKER.id),
            entry(21, "Somebody rang us.", speaker=SOURCE.id),
            entry(22, said, speaker=MUM.id, lane=Lane.FAMILY_VIEW),
        ),
        steps=(),
        views=(
            View(SOURCE.id, (ChildView(LEO.id, PlanView.NONE),), said),
            View(WORKER.id, (ChildView(LEO.id, PlanView.NONE),), said),
        ),
        decisions=(
            Decision(LEO.id, Outcome.NO_PLAN, reason=said, dissent=(Dissent(said, SOURCE.id, "Police"),)),
        ),
        plan=Plan((PlanOutcome(uuid4(), "Safe", actions=(Action(uuid4(), "Ring", (SOURCE.id,)),)),), said),
        voices=(ChildVoice(LEO.id, VoiceBy.WORKER, SOURCE.id, said),),
        core_group=(SOURCE.id, MUM.id),
        lead_social_worker=SOURCE.id,
        quorum_reason=said,
        risks=(RiskStatement(uuid4(), said),),
        scores=(ScaleScore(SOURCE.id, LEO.id, 3, "bad"), ScaleScore(WORKER.id, LEO.id, 4, said)),
    )
    for person in FAMILY:
        copy = copy_for(person, whole).conference
        for words in words_in(copy, frozenset({person.id})):
            assert not {"zebedee", "quill", "zeb"} & set(words.casefold().replace("’", " ").split())
        assert SOURCE.id not in {e.speaker for e in copy.entries}
        assert "Somebody rang us." in texts(copy_for(person, whole))
    assert whole is copy_for(None, whole).conference


def test_a_restricted_address_in_a_text_is_read_by_the_person_alone_who_lives_there():
    home = replace(MUM, address_restricted=True)
    whole = conference(
        people=(home, DAD, GRAN, LEO, ISLA, WORKER),
        attendance=BOTH_ALL_THE_TIME,
        entries=(entry(20, "They moved to 1 Elm Row.", ISLA),),
        steps=(),
    )
    assert texts(copy_for(DAD, whole)) == []
    assert texts(copy_for(home, whole)) == ["They moved to 1 Elm Row."]


def test_a_restricted_address_is_no_secret_from_a_parent_who_lives_there_too():
    home, son = (replace(p, address_restricted=True, lives_at="1 Elm Row") for p in (MUM, LEO))
    plan = Plan((PlanOutcome(uuid4(), "He sleeps at 1 Elm Row.", child=LEO.id),))
    whole = conference(
        people=(home, DAD, GRAN, son, ISLA, WORKER), attendance=BOTH_ALL_THE_TIME, plan=plan, steps=()
    )
    assert [o.text for o in copy_for(home, whole).conference.plan.outcomes] == ["He sleeps at 1 Elm Row."]
    assert copy_for(GRAN, whole).conference.plan.outcomes == ()


def test_who_may_not_know_an_address_reads_of_no_school_or_surgery_near_it():
    home = replace(MUM, address_restricted=True)
    head = replace(OFFICER, id=uuid4(), name="T. Reed", role="head teacher", agency="Oak Primary")
    head = replace(head, agency_group="education")
    worker = replace(WORKER, agency="Elm Row Family Centre", agency_group="social_care")
    officer = replace(OFFICER, agency="City Police", agency_group="police")
    dissent = (Dissent("I would wait.", head.id, "Oak Primary"),)
    whole = conference(
        people=(home, DAD, GRAN, LEO, ISLA, head, worker, officer),
        attendance=tuple(present(p, (0, 120)) for p in (home, DAD, GRAN, head, worker, officer)),
        decisions=(Decision(ISLA.id, Outcome.NO_PLAN, dissent=dissent),),
        steps=(),
    )
    agencies = {p.name: p.agency for p in copy_for(DAD, whole).conference.people if p.agency}
    assert agencies == {officer.name: "City Police"}
    assert copy_for(DAD, whole).conference.decisions[0].dissent[0].agency == ""
    assert copy_for(home, whole).conference.person(head.id).agency == "Oak Primary"


def test_views_and_numbers_given_in_a_half_are_not_read_by_who_was_kept_apart_from_it():
    steps = tuple(
        StepRecord(key, at(first), at(last), 600)
        for key, first, last in (("scale", 30, 35), ("views", 35, 40), ("scale", 60, 65), ("views", 65, 70))
    )
    given = ChildView(ISLA.id, PlanView.CHILD_PROTECTION)
    whole = conference(
        attendance=(present(MUM, (0, 50)), present(DAD, (55, 120)), present(WORKER, (0, 120))),
        parts=(half(28, 45, MUM), half(58, 75, DAD)),
        steps=steps,
        views=(View(MUM.id, (given,), "I am afraid of Dean."), View(WORKER.id, (given,), "She told me.")),
        scores=(ScaleScore(MUM.id, ISLA.id, 2, "He shouts."), ScaleScore(DAD.id, ISLA.id, 9)),
        risks=(RiskStatement(uuid4(), "Isla may be hurt.", (ISLA.id,)),),
    )
    for person in (MUM, DAD):
        copy = copy_for(person, whole).conference
        assert {v.who for v in copy.views} == {person.id} & {MUM.id}
        assert {s.who for s in copy.scores} == {person.id}
        assert copy.risks == ()
    together = replace(whole, parts=())
    assert {v.who for v in copy_for(DAD, together).conference.views} == {MUM.id, WORKER.id}


def test_what_was_said_while_somebody_was_out_for_legal_advice_is_not_in_their_copy():
    out = Break(uuid4(), BreakKind.LEGAL, at(30), at(40), (MUM.id,), "her solicitor rang")
    said = (
        entry(29, "before"),
        entry(35, "while she was out"),
        entry(36, "own", speaker=MUM.id),
        entry(40, "after"),
    )
    whole = conference(attendance=BOTH_ALL_THE_TIME, steps=(), entries=said, breaks=(out,))
    assert texts(copy_for(MUM, whole)) == ["before", "own", "after"]
    assert texts(copy_for(DAD, whole)) == ["before", "while she was out", "own", "after"]


def test_quorum_does_not_tell_the_service_of_somebody_who_is_kept_back():
    refuge = replace(OFFICER, id=uuid4(), name="U. Under", role="refuge worker", unnamed=True)
    quorum = (ChildQuorum(ISLA.id, True, "Social care and the refuge know Isla.", groups=("refuge",)),)
    rows = (*BOTH_ALL_THE_TIME, present(refuge, (0, 120)))
    people = (*FAMILY, LEO, ISLA, WORKER, refuge)
    whole = conference(people=people, attendance=rows, quorum=quorum, steps=())
    (told,) = copy_for(DAD, whole).conference.quorum
    assert (told.quorate, told.because, told.groups) == (True, ENOUGH, ())
    open_to_all = replace(whole, attendance=BOTH_ALL_THE_TIME)
    assert copy_for(DAD, open_to_all).conference.quorum == quorum
    assert copy_for(None, whole).conference.quorum == quorum


def test_core_group_and_review_of_somebody_elses_childs_plan_are_not_told():
    ended, goes_on = Decision(ISLA.id, Outcome.PLAN_ENDS), Decision(LEO.id, Outcome.CHILD_PROTECTION_PLAN)
    whole = conference(
        attendance=BOTH_ALL_THE_TIME, steps=(), decisions=(ended, goes_on),
        core_group=(WORKER.id, MUM.id), core_group_at=at(9000), review_at=at(90000),
    )  # fmt: skip
    dads, mums = copy_for(DAD, whole).conference, copy_for(MUM, whole).conference
    assert (dads.core_group, dads.core_group_at, dads.review_at) == ((), None, None)
    assert mums.core_group == (WORKER.id, MUM.id)
    assert mums.review_at == at(90000)
    member = replace(whole, core_group=(WORKER.id, DAD.id))
    assert copy_for(DAD, member).conference.core_group_at == at(9000)
    all_end = replace(whole, decisions=(ended, replace(goes_on, outcome=Outcome.CHILD_IN_NEED_PLAN)))
    assert copy_for(DAD, all_end).conference.review_at == at(90000)
