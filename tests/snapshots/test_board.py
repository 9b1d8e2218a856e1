"""What the room sees: never a private line, an address or somebody who asked not to be named."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.agenda import agenda
from cpdesk.rules.procedure import procedure
from cpdesk.snapshots.board import BoardView
from cpdesk.snapshots.board_of import GOES_ON, ONE_MOMENT, SOON, board_of
from cpdesk.snapshots.board_room import NOT_IN_THAT_PART
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.course import Part, StepRecord
from cpdesk.snapshots.decisions import Decision
from cpdesk.snapshots.entries import Draft, Entry
from cpdesk.snapshots.people import Attendance, Person, Presence, Relationship
from cpdesk.snapshots.plan import Action, Plan, PlanOutcome
from cpdesk.snapshots.risk import RiskStatement, ScaleScore
from cpdesk.snapshots.withheld import HOLDS_AN_ADDRESS, NAMES_SOMEBODY, withheld
from cpdesk.vocabulary import (
    AttendanceMode,
    Capacity,
    Category,
    ConferenceKind,
    ConferenceState,
    Lane,
    Outcome,
    PartKind,
    PersonKind,
    RelationshipKind,
    Reply,
)

TEN = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
AGENDA = agenda("strengthening-families")


def family(name: str, **more) -> Person:
    return Person(uuid4(), PersonKind.FAMILY, name, **{"born": date(1990, 1, 1), **more})


def worker(name: str, role: str, **more) -> Person:
    return Person(uuid4(), PersonKind.PROFESSIONAL, name, role, **more)


MUM = family("Kerry Harlow", role="mother of Leo", lives_at="Flat 3, 14 Elm Row, Leeds LS1 4AB", la_id="LA-1")
DAD = family("Dean Cole", role="father", lives_at="2 Oak Way", address_restricted=True, note="NOTE")
AUNT = family("Brenda Quill", unnamed=True, role="aunt")
LEO = family("Leo Harlow", born=date(2018, 1, 1), subject=True, lives_at="Flat 3, 14 Elm Row, Leeds LS1 4AB")
ISLA = family("Isla Cole", born=date(2024, 1, 1), subject=True)
TEACHER = worker("Ms Baptiste", "school", la_id="LA-2")
NEIGHBOUR = worker("Mrs Olive Tarrant", "neighbour", unnamed=True)
PEOPLE = (MUM, DAD, AUNT, LEO, ISLA, TEACHER, NEIGHBOUR)


def here(person: Person, present: bool = True, **more) -> Attendance:
    return Attendance(
        person, AttendanceMode.IN_PERSON, present, True, presences=(Presence(TEN),) if present else (), **more
    )


def entry(text: str, lane: Lane = Lane.WORRY, **more) -> Entry:
    values = {"position": "1", "at": TEN, "step": "worries", "stage_words": "", "private": False, **more}
    return Entry(id=uuid4(), lane=lane, text=text, **values)


def conference(*entries: Entry, **more) -> Conference:
    values = {
        "id": uuid4(), "case_id": uuid4(), "case_name": "Harlow family", "case_reference": "",
        "kind": ConferenceKind.INITIAL, "state": ConferenceState.RUNNING, "day": TEN.date(), "starts": TEN,
        "planned_end": None, "venue": "", "procedure": procedure("city-of-london"), "people": PEOPLE,
        "relationships": (), "attendance": tuple(here(p) for p in (MUM, TEACHER)), "reports": (),
        "entries": entries, "views": (), "decisions": (), "plan": Plan(), "previous_plan": Plan(),
        "quorum": (), "dates": (), "steps": (), "step": "worries", "draft": Draft(), "core_group": (),
        "core_group_at": None, "review_at": None, "chair": None, "clerk": None, "lead_social_worker": None,
        "began": TEN, "ended": None, "paused_since": None,
    }  # fmt: skip
    return Conference(**{**values, **more})


def shown(*entries: Entry, **more) -> list[str]:
    board = board_of(conference(*entries, **more), AGENDA)
    return [line.text for column in board.columns for line in column.lines]


def test_the_three_columns_always_stand_there_and_others_when_there_is_something():
    board = board_of(conference(entry("He is alone."), entry("He draws.", Lane.CHILD_VOICE)), AGENDA)
    assert [column.lane for column in board.columns] == [
        Lane.WORRY, Lane.STRENGTH, Lane.NEEDS_TO_CHANGE, Lane.CHILD_VOICE,
    ]  # fmt: skip
    assert (board.step, board.children) == ("Worries", "Leo and Isla")


def test_a_source_is_a_role_or_a_first_name():
    board = board_of(
        conference(
            entry("a", speaker=TEACHER.id), entry("b", speaker=MUM.id), entry("c", speaker=NEIGHBOUR.id),
            entry("d", about=(LEO.id,)),
        ),
        AGENDA,
    )  # fmt: skip
    lines = board.columns[0].lines
    assert [line.source for line in lines] == ["School", "Kerry", "", ""]
    assert [line.about for line in lines] == ["", "", "", "Leo"]


@pytest.mark.parametrize(
    "hidden",
    [
        entry("secret", private=True),
        entry("secret", Lane.CONFIDENTIAL),
        entry("secret", Lane.UNSORTED),
        entry("secret", Lane.INFORMATION),
        entry("secret", step="confidential"),
        entry("secret", part=uuid4()),
    ],
)
def test_what_is_private_unsorted_or_of_an_unknown_part_is_not_there_and_not_counted(hidden):
    board = board_of(conference(hidden), AGENDA)
    assert not any("secret" in text for text in board.strings())
    assert board.kept_back == ()


@pytest.mark.parametrize("member", [True, False])
def test_what_was_said_in_a_part_needs_everybody_of_the_family_to_have_been_in_it(member):
    part = Part(uuid4(), PartKind.HALF, (MUM.id,), TEN, TEN)
    room = (here(MUM), here(TEACHER)) if member else (here(MUM), here(DAD))
    board = board_of(conference(entry("half", part=part.id), parts=(part,), attendance=room), AGENDA)
    assert [line.text for line in board.columns[0].lines] == (["half"] if member else [])
    assert [kept.why for kept in board.kept_back] == ([] if member else [NOT_IN_THAT_PART])


def test_a_supporter_beside_a_parent_is_in_the_parents_half():
    friend = family("Cy Friend", role="supporter")
    half = Part(uuid4(), PartKind.HALF, (MUM.id,), TEN, None)
    more = {"parts": (half,), "people": (*PEOPLE, friend)}
    beside = here(friend, capacity=Capacity.SUPPORTER, beside=MUM.id)
    assert shown(entry("For Kerry", part=half.id), attendance=(here(MUM), beside), **more) == ["For Kerry"]
    alone = here(friend, capacity=Capacity.SUPPORTER)
    assert shown(entry("For Kerry", part=half.id), attendance=(here(MUM), alone), **more) == []


def test_in_a_half_no_number_of_somebody_of_the_family_who_is_not_in_it_shows():
    half = Part(uuid4(), PartKind.HALF, (DAD.id,), TEN, None)
    scores = tuple(ScaleScore(who.id, LEO.id, n) for n, who in enumerate((MUM, DAD, TEACHER)))
    whole = conference(parts=(half,), scores=scores, attendance=(here(DAD), here(TEACHER)))
    board = board_of(whole, AGENDA)
    assert [mark.who for mark in board.scales[0].marks] == [DAD.id, TEACHER.id]
    assert board.kept_back_words.startswith("1 line is kept back")
    together = replace(whole, parts=(replace(half, ended=TEN),), attendance=(here(DAD), here(MUM)))
    assert len(board_of(together, AGENDA).scales[0].marks) == 3


def test_what_was_said_in_a_closed_part_never_shows():
    part = Part(uuid4(), PartKind.CLOSED, (MUM.id,), TEN, TEN)
    assert shown(entry("closed", part=part.id), parts=(part,)) == []


def test_a_separate_half_without_a_part_shows_to_those_who_were_there():
    late = replace(here(DAD), presences=(Presence(TEN + timedelta(minutes=5)),))
    said = entry("her half", step="second_part")
    assert shown(said) == ["her half"]
    assert shown(said, attendance=(here(MUM), late)) == []


def test_while_a_child_is_in_the_room_only_what_is_said_in_that_part_shows():
    part = Part(uuid4(), PartKind.WITH_CHILD, (LEO.id,), TEN, None)
    risk = RiskStatement(uuid4(), "We are worried.")
    whole = conference(
        entry("Police came."), entry("I like school.", Lane.CHILD_VOICE, part=part.id),
        parts=(part,), attendance=(here(LEO), here(TEACHER)), risks=(risk,),
    )  # fmt: skip
    board = board_of(whole, AGENDA)
    assert [line.text for column in board.columns for line in column.lines] == ["I like school."]
    assert (board.risks, board.people, board.follows) == ((), (), BoardView.SAID)


def test_before_it_begins_in_the_closed_part_and_when_blank_it_is_calm_and_empty():
    said = entry("He is alone.")
    closed = Part(uuid4(), PartKind.CLOSED, (), TEN, None)
    welcome = StepRecord("welcome", TEN, TEN, 60)
    for board, words in (
        (board_of(conference(said, state=ConferenceState.BOOKED), AGENDA), SOON),
        (board_of(conference(said, step="confidential"), AGENDA), SOON),
        (board_of(conference(said, parts=(closed,)), AGENDA), SOON),
        (board_of(conference(said, step="confidential", steps=(welcome,)), AGENDA), GOES_ON),
        (board_of(conference(said), AGENDA, blank=True), ONE_MOMENT),
    ):
        assert board.strings() == (words,)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Dean stays at 2 Oak Way.", HOLDS_AN_ADDRESS),
        ("seen on oak way again", HOLDS_AN_ADDRESS),
        ("Mrs Tarrant heard it", NAMES_SOMEBODY),
        ("OLIVE’S view", NAMES_SOMEBODY),
        ("brenda said so", NAMES_SOMEBODY),
        ("Quill-like", NAMES_SOMEBODY),
        ("The neighbour heard it", ""),
        ("Elm Row is noisy", ""),
        ("Mrs Harlow and Mr Cole", ""),
    ],
)
def test_a_line_that_names_what_must_not_be_told_is_kept_back_and_counted(text, why):
    board = board_of(conference(entry(text), entry("Fine.")), AGENDA)
    assert [line.text for line in board.columns[0].lines] == (["Fine."] if why else [text, "Fine."])
    assert board.kept_back_words == (f"1 line is kept back from the board: {why}." if why else "")


def test_a_restricted_postcode_is_known_with_and_without_its_blank():
    hidden = withheld([replace(MUM, address_restricted=True)])
    for text in ("moved to LS1 4AB", "ls14ab", "at 14 Elm Row", "Flat 3, Elm Row"):
        assert hidden.why(text) == HOLDS_AN_ADDRESS
    assert hidden.why("flat 3 of Leeds") == hidden.why("LS14 9ZZ") == ""


def test_an_everyday_word_that_is_also_a_name_counts_with_a_capital_only():
    hidden = withheld([worker("Will Grace", "neighbour", unnamed=True)])
    assert hidden.why("Dad will stay away") == ""
    assert hidden.why("Will told us") == NAMES_SOMEBODY


def test_the_family_has_no_address_number_or_note_and_restricted_people_no_household():
    relationships = (
        Relationship(MUM.id, LEO.id, RelationshipKind.PARENT_OF, note="told in confidence"),
        Relationship(AUNT.id, LEO.id, RelationshipKind.CLOSE),
    )
    board = board_of(conference(relationships=relationships), AGENDA)
    by_name = {person.name: person for person in board.people}
    assert set(by_name) == {"Kerry Harlow", "Dean Cole", "Leo Harlow", "Isla Cole"}
    assert by_name["Kerry Harlow"].household == by_name["Leo Harlow"].household == "1"
    assert by_name["Dean Cole"].household == ""
    assert by_name["Kerry Harlow"].role == "mother"
    assert [(r.a, r.note) for r in board.relationships] == [(MUM.id, "")]


def test_who_is_here_is_said_in_plain_words_the_family_first():
    online = replace(here(TEACHER), presences=(Presence(TEN, None, AttendanceMode.ONLINE),))
    room = (online, here(MUM), here(NEIGHBOUR), here(DAD, present=False))
    assert board_of(conference(attendance=room), AGENDA).here == (
        "Kerry, mother",
        "Ms Baptiste, school, online",
    )


def test_the_reply_of_the_family_stands_beside_its_worry():
    worry = entry("Police came.")
    reply = entry("It was twice.", Lane.FAMILY_VIEW, replies_to=worry.id, reply=Reply.PARTLY, speaker=MUM.id)
    own = entry("We love them.", Lane.FAMILY_VIEW, speaker=MUM.id)
    board = board_of(conference(worry, reply, own), AGENDA)
    assert board.columns[0].lines[0].replies == ("Kerry partly agrees: “It was twice.”",)
    assert [line.text for line in board.columns[3].lines] == ["We love them."]


def test_a_risk_statement_made_of_a_worry_that_became_private_is_kept_back():
    secret, worry = entry("Secret", private=True), entry("Open")
    risks = (RiskStatement(uuid4(), "One", (), (worry.id,)), RiskStatement(uuid4(), "Two", (), (secret.id,)))
    board = board_of(conference(worry, secret, risks=risks), AGENDA)
    assert [line.text for line in board.risks] == ["One"]
    assert len(board.kept_back) == 1


def test_an_action_that_answers_a_worry_that_became_private_is_kept_back():
    secret, worry = entry("Secret", private=True), entry("Open")
    actions = (
        Action(uuid4(), "Open the door", worries=(worry.id,)), Action(uuid4(), "Hide", worries=(secret.id,)),
    )  # fmt: skip
    plan = Plan((PlanOutcome(uuid4(), "Leo is safe", actions=actions),))
    board = board_of(conference(worry, secret, plan=plan), AGENDA)
    assert [action.text for outcome in board.outcomes for action in outcome.actions] == ["Open the door"]
    assert len(board.kept_back) == 1


def test_the_scale_tells_numbers_without_reasons_and_nobody_unnamed():
    scores = (
        ScaleScore(TEACHER.id, LEO.id, 4, "because"),
        ScaleScore(MUM.id, LEO.id, 6, "because"),
        ScaleScore(NEIGHBOUR.id, LEO.id, 1),
    )
    earlier = (ScaleScore(MUM.id, LEO.id, 3),)
    [scale] = board_of(conference(scores=scores, earlier_scores=earlier, step="scale"), AGENDA).scales
    assert scale.title == "Leo"
    assert [(m.name, m.number, m.change, m.reason) for m in scale.marks] == [
        ("Kerry", 6, "was 3, now 6", ""), ("School", 4, "", ""),
    ]  # fmt: skip


def test_the_plan_tells_who_does_what_by_when_and_the_decision_waits_for_its_step():
    actions = (
        Action(uuid4(), "Ring the school", (MUM.id, TEACHER.id, AUNT.id), date(2026, 12, 1)),
        Action(uuid4(), "Weigh Isla", by_words="each week"),
    )
    plan = Plan((PlanOutcome(uuid4(), "Leo is in school", "", LEO.id, actions),), "We ring the police.")
    decisions = (Decision(LEO.id, Outcome.CHILD_PROTECTION_PLAN, Category.NEGLECT, reason="REASON"),)
    whole = conference(plan=plan, decisions=decisions, step="plan")
    board = board_of(whole, AGENDA)
    [outcome] = board.outcomes
    assert [(a.who, a.by) for a in outcome.actions] == [
        ("Kerry and school", "by 1 Dec 2026"),
        ("Who?", "each week"),
    ]
    assert (outcome.child, board.contingency, board.decisions) == ("Leo", "We ring the police.", ())
    decided = board_of(replace(whole, step="decision"), AGENDA)
    assert [(d.child, d.words) for d in decided.decisions] == [("Leo", "child protection plan, for neglect")]
    assert not any("REASON" in text for text in decided.strings())


NAMES = st.sampled_from(
    [
        "Ann Tarn",
        "Bo Quist",
        "Cy Peverell",
        "Dot Marsh-Lane",
        "Eli Vane",
        "Fay O’Dowd",
        "Gus Ibbs",
        "Hal Wyre",
    ]
)
ROLES = st.sampled_from(["", "aunt of Ann", "nurse"])
OPEN_LANES = st.sampled_from([lane for lane in Lane if lane not in (Lane.CONFIDENTIAL, Lane.UNSORTED)])
PLACES = st.sampled_from(
    ["", "7 Rook Lane, York YO1 7AA", "Flat 2, Mill House, York YO1 7BB", "9 Gorse Hill"]
)


@st.composite
def conferences(draw) -> Conference:
    """Any conference, in whose texts names, addresses and secrets stand anywhere."""
    names = draw(st.lists(NAMES, min_size=2, max_size=6, unique=True))
    people = tuple(
        Person(
            uuid4(), draw(st.sampled_from(PersonKind)), name, draw(ROLES),
            lives_at=draw(PLACES), la_id="LA-77", note="NOTE-77", unnamed=draw(st.booleans()),
            address_restricted=draw(st.booleans()), subject=draw(st.booleans()), household=draw(PLACES),
        )
        for name in names
    )  # fmt: skip
    ids = st.sampled_from([p.id for p in people])
    several = st.lists(ids, max_size=3, unique=True).map(tuple)
    words = st.lists(
        st.sampled_from(["he", "went", "Tarn", "QUIST", "Rook Lane", "YO17BB", "Mill House", "was", "Eli’s"]),
        min_size=1, max_size=5,
    ).map(" ".join)  # fmt: skip
    kinds = st.sampled_from(PartKind)
    parts = tuple(
        Part(uuid4(), draw(kinds), draw(several), TEN, draw(st.sampled_from([None, TEN])))
        for _ in range(draw(st.integers(0, 2)))
    )
    part_ids = st.sampled_from([None, None, *(part.id for part in parts)])
    entries = tuple(
        entry(
            f"{'SECRET ' if secret else ''}{draw(words)}",
            Lane.UNSORTED if secret and draw(st.booleans()) else draw(OPEN_LANES),
            private=secret, speaker=draw(st.none() | ids), about=draw(several), part=draw(part_ids),
            step=draw(st.sampled_from([s.key for s in AGENDA.steps if not s.private])),
        )
        for secret in draw(st.lists(st.booleans(), max_size=8))
    )  # fmt: skip
    return conference(
        *entries,
        people=people, parts=parts,
        attendance=tuple(here(p, present=draw(st.booleans())) for p in people),
        relationships=(Relationship(people[0].id, people[1].id, RelationshipKind.CLOSE, note="NOTE-77"),),
        risks=(RiskStatement(uuid4(), draw(words), draw(several), tuple(e.id for e in entries[:2])),),
        scores=tuple(ScaleScore(draw(ids), draw(ids), 3, "NOTE-77") for _ in range(2)),
        plan=Plan(
            (PlanOutcome(uuid4(), draw(words), "", draw(st.none() | ids),
                         (Action(uuid4(), draw(words), draw(several), None, draw(words)),)),),
            draw(words),
        ),
        decisions=(Decision(draw(ids), Outcome.NO_PLAN, reason="NOTE-77"),),
        step=draw(st.sampled_from([s.key for s in AGENDA.steps])),
        draft=Draft("SECRET draft"),
    )  # fmt: skip


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", text.casefold().replace("’", "")))


@given(conferences())
def test_no_text_of_any_board_tells_a_secret_an_address_or_an_unnamed_person(whole: Conference):
    board = board_of(whole, AGENDA)
    texts = board.strings()
    joined = " | ".join(texts)
    assert "SECRET" not in joined
    assert "NOTE-77" not in joined
    assert "LA-77" not in joined
    assert not any(person.lives_at or person.la_id or person.note for person in board.people)
    open_words = {w for p in whole.people if not p.unnamed for w in words_of(p.name)}
    for person in whole.people:
        if person.unnamed:
            assert not (words_of(person.name) - open_words) & set().union(*map(words_of, texts), set())
            assert person.id not in {p.id for p in board.people}
            assert person.id not in {mark.who for scale in board.scales for mark in scale.marks}
        if person.address_restricted:
            plain = joined.casefold().replace(" ", "")
            for part in ("rooklane", "millhouse", "gorsehill", "yo17aa", "yo17bb"):
                if part in person.lives_at.casefold().replace(" ", ""):
                    assert part not in plain
    assert all("lane" not in p.household.casefold() for p in board.people)


@given(conferences())
def test_nothing_of_a_part_is_shown_to_family_who_were_not_in_it(whole: Conference):
    board = board_of(whole, AGENDA)
    ids = {line.id for column in board.columns for line in column.lines}
    members: dict[UUID, tuple[UUID, ...]] = {part.id: part.members for part in whole.parts}
    room = [a.person.id for a in whole.attendance if a.present and a.person.is_family]
    for said in whole.entries:
        if said.id in ids and said.part is not None:
            assert set(room) <= set(members[said.part])
