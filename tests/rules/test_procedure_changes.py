"""Changing a procedure: what each change does, what is refused in words, and what is said to have changed."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cpdesk.rules import procedure_changes as change
from cpdesk.rules import run_sheet_changes as run_sheet
from cpdesk.rules.agenda import Agenda, Need, WhoIsIn
from cpdesk.rules.deadlines import Events, work_out
from cpdesk.rules.procedure import Procedure, national, procedure, procedure_keys
from cpdesk.rules.procedure_differences import what_changed
from cpdesk.rules.procedure_file import read_procedure
from cpdesk.rules.procedure_terms import (
    Anchor,
    DecisionRule,
    Direction,
    GoOn,
    Limit,
    ProcedureError,
    QuorumBasis,
    QuorumRule,
    RoleNames,
    Unit,
)
from cpdesk.rules.procedure_troubles import group_trouble, limit_trouble, step_trouble, troubles
from cpdesk.rules.procedure_words import decision_words, limit_words, quorum_words, readings_words, whose
from cpdesk.rules.procedure_writing import written
from cpdesk.rules.rule_names import RULES
from cpdesk.vocabulary import ConferenceKind

LEEDS = procedure("leeds")
CITY = procedure("city-of-london")
INSTANTS = (Anchor.CONFERENCE_START, Anchor.CONFERENCE_END)


def limit(rule: str = "record_out", **more) -> Limit:
    given_ = dict(
        rule=rule, figure=12, unit=Unit.WORKING_DAYS, direction=Direction.AFTER, anchor=Anchor.CONFERENCE,
        kinds=RULES[rule].kinds, document="Our guide", clause="“Afterwards”",
    )  # fmt: skip
    return Limit(**{**given_, **more})


def figures(rules: Procedure, rule: str) -> list[str]:
    return [limit_words(one) for one in rules.limits.get(rule, ())]


# Figures


def test_an_own_figure_takes_the_place_of_the_national_ones():
    assert len(CITY.limits["transfer_latest"]) == 2
    changed = change.with_limit(CITY, limit("transfer_latest", anchor=Anchor.MOVED_IN))
    assert figures(changed, "transfer_latest") == ["12 working days after the move"]
    assert not changed.limits["transfer_latest"][0].national


def test_a_second_figure_stands_beside_the_first():
    changed = change.with_limit(LEEDS, limit())
    assert figures(changed, "record_out") == [
        "15 working days after the conference",
        "12 working days after the conference",
    ]


def test_a_figure_is_replaced_in_its_place():
    changed = change.with_limit(LEEDS, limit(figure=20), 0)
    assert figures(changed, "record_out") == ["20 working days after the conference"]


def test_a_rule_that_nobody_gives_a_figure_for_gets_one_in_the_order_of_the_rules():
    assert "invitations" not in LEEDS.limits
    changed = change.with_limit(LEEDS, limit("invitations", direction=Direction.BEFORE))
    assert figures(changed, "invitations") == ["12 working days before the conference"]
    assert list(changed.limits) == [rule for rule in RULES if rule in changed.limits]


def test_after_the_last_own_figure_the_national_one_holds_again():
    changed = change.without_limit(LEEDS, "core_group_first", 0)
    assert changed.limits["core_group_first"] == national().limits["core_group_first"]
    assert all(one.national for one in changed.limits["core_group_first"])


def test_a_figure_that_no_other_stands_behind_is_gone():
    assert "record_out" not in change.without_limit(LEEDS, "record_out", 0).limits


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (limit(figure=1), "1 working day after the conference"),
        (limit(figure=0, unit=Unit.DAYS), "on the day of the conference"),
        (limit(figure=0, unit=Unit.DAYS, anchor=Anchor.CORE_GROUP), "on the day of the core group"),
        (
            limit(figure=24, unit=Unit.HOURS, anchor=Anchor.CONFERENCE_END),
            "24 hours after the end of the conference",
        ),
        (
            limit(figure=7, unit=Unit.DAYS, anchor=Anchor.STRATEGY_DISCUSSION, at=time(16)),
            "7 days after the strategy discussion, by 16:00",
        ),
        (
            limit(kinds=frozenset({ConferenceKind.REVIEW, ConferenceKind.INITIAL})),
            "12 working days after the conference, for initial and review conferences only",
        ),
    ],
)
def test_a_figure_is_said_in_words(made, words):
    assert limit_words(made) == words


def test_other_readings_are_said_in_words():
    assert readings_words(limit()) == ""
    assert readings_words(limit(readings=(183,))) == "also read as 183 days"
    assert readings_words(limit(readings=(89, 90, 91))) == "also read as 89, 90 or 91 days"


def test_what_the_procedure_does_not_say_is_called_by_its_name():
    assert whose(CITY.limits["conference_latest"][0]) == "national figure"
    assert whose(CITY.limits["chair_check"][0]) == "common practice"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (dict(figure=5_001), "from 0 to 5,000 working days"),
        (dict(figure=22, unit=Unit.YEARS), "from 0 to 21 years"),
        (dict(unit=Unit.HOURS), "a day has no hour"),
        (dict(anchor=Anchor.CONFERENCE_END), "Only hours"),
        (dict(unit=Unit.HOURS, anchor=Anchor.CONFERENCE_END, at=time(9)), "their own hour"),
        (dict(kinds=frozenset()), "at least one kind"),
        (dict(readings=(0,)), "from 1 to 8,000"),
        (dict(clause=" "), "nothing of a procedure is kept without its source"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_in_words(wrong, words):
    assert limit_trouble(limit()) == ""
    assert words in limit_trouble(limit(**wrong))


def test_the_first_review_is_not_counted_from_itself():
    assert "first review itself" in limit_trouble(limit("review_first", anchor=Anchor.FIRST_REVIEW,
                                                         kinds=RULES["review_first"].kinds))  # fmt: skip


def test_a_figure_is_not_given_for_a_conference_that_is_never_asked_about_it():
    assert "not asked for" in limit_trouble(limit("review_latest", kinds=frozenset({ConferenceKind.INITIAL})))


def test_the_next_edition_of_the_document_takes_the_own_figures_with_it_and_not_the_national_ones():
    changed = change.with_document(LEEDS, "Leeds guide 2027")
    own = [one for found in changed.limits.values() for one in found if not one.national]
    assert {one.document for one in own} == {"Leeds guide 2027"}
    assert changed.limits["chair_check"] == LEEDS.limits["chair_check"]
    assert what_changed(LEEDS, changed) == (
        f"It is taken from “Leeds guide 2027”, not from “{LEEDS.document}”.",
    )


# Run-sheet


def test_a_step_moves_by_one_and_stays_at_the_ends():
    keys = [step.key for step in CITY.run_sheet.steps]
    moved = run_sheet.with_step_moved(CITY, keys[2], -1)
    assert [s.key for s in moved.run_sheet.steps][:3] == [keys[0], keys[2], keys[1]]
    assert run_sheet.with_step_moved(CITY, keys[0], -1) == CITY
    assert run_sheet.with_step_moved(CITY, keys[-1], 1) == CITY


def test_a_step_left_out_can_be_put_back_where_it_was():
    without = run_sheet.without_step(CITY, "scale")
    assert [s.key for s in run_sheet.steps_left_out(without)] == ["scale"]
    assert run_sheet.with_step(without, run_sheet.steps_left_out(without)[0]) == CITY


def test_the_first_step_is_put_back_as_the_first():
    without = run_sheet.without_step(CITY, "meet_family")
    assert run_sheet.with_step(without, run_sheet.steps_left_out(without)[0]) == CITY


def test_a_run_sheet_without_its_decision_is_refused():
    assert troubles(run_sheet.without_step(CITY, "decision")) == (
        "Run-sheet: the welcome, the decision and the close must be in it.",
    )


def test_a_step_needs_a_title_and_somebody_who_speaks_first():
    step = CITY.run_sheet.steps[0]
    assert step_trouble(step) == ""
    assert "title" in step_trouble(replace(step, title=" "))
    assert "first" in step_trouble(replace(step, first_speaker=""))


# Quorum, majority, groups, names


def quorum(**more) -> QuorumRule:
    said = dict(
        basis=QuorumBasis.AGENCIES_THERE, needed=3, reports_count=True, go_on=GoOn.CHAIR_JUDGES,
        document="Our guide", clause="“Quorum”",
    )  # fmt: skip
    return QuorumRule(**{**said, **more})


def test_the_quorum_is_said_in_words():
    assert quorum_words(quorum()) == (
        "Children’s social care and three other agencies that are there, or have sent a sufficient report. "
        "The chair may go on without quorum whenever the chair judges it right, and with a reason."
    )
    one = quorum(needed=1, basis=QuorumBasis.DIRECT_CONTACT)
    assert quorum_words(one).startswith(
        "Children’s social care and one other agency that is there and knows the child."
    )
    assert quorum_words(quorum(needed=1)).startswith(
        "Children’s social care and one other agency that is there, or has sent a sufficient report."
    )
    assert quorum_words(quorum(needed=0)).startswith("Children’s social care. ")


def test_another_quorum_is_its_own_and_the_common_one_can_come_back():
    changed = change.with_quorum(LEEDS, quorum(national=True))
    assert not changed.quorum.national
    assert change.with_quorum(changed, None) == LEEDS


def test_the_majority_is_said_with_who_counts():
    only = DecisionRule(
        chair_decides=False, counted=frozenset({"health", "police"}), document="", clause="“Views”"
    )
    changed = change.with_decision(LEEDS, only)
    assert decision_words(changed).endswith("Health and the police count for the majority, and no one else.")
    assert change.with_decision(changed, None) == LEEDS


def test_a_majority_of_nobody_is_refused():
    nobody = DecisionRule(chair_decides=False, counted=frozenset(), document="", clause="“Views”")
    assert troubles(change.with_decision(LEEDS, nobody)) == (
        "Majority: choose at least one agency group that counts.",
    )


def test_a_new_group_stands_before_another_agency_and_is_the_same_one_when_it_comes_back():
    group = change.new_group(LEEDS, "the fire service")
    changed = change.with_group(LEEDS, group)
    keys = [g.key for g in changed.agencies.groups]
    assert keys[keys.index("other") - 1] == group.key == "the_fire_service"
    assert change.new_group(change.without_group(changed, group.key), "The fire service").key == group.key
    assert change.new_group(changed, "the fire service").key == "the_fire_service_2"
    assert change.new_group(LEEDS, "消防").key == "own"


def test_a_group_taken_out_counts_for_no_majority():
    only = DecisionRule(
        chair_decides=False, counted=frozenset({"health", "police"}), document="", clause="“Views”"
    )
    changed = change.without_group(change.with_decision(LEEDS, only), "police")
    assert changed.decision.counted == {"health"}
    assert troubles(changed) == ()


def test_the_words_of_a_group_decide_who_belongs_to_it():
    group = replace(change.new_group(LEEDS, "the fire service"), roles=("fire officer*",))
    changed = change.with_group(LEEDS, group)
    assert changed.agencies.group_of("Fire officers’ lead", "") == group.key
    assert LEEDS.agencies.group_of("Fire officers’ lead", "") != group.key


def test_social_care_stays_and_counts():
    social_care = LEEDS.agencies.groups[0]
    assert "must count" in group_trouble(replace(social_care, counts=False))
    assert troubles(change.without_group(LEEDS, "social_care")) == (
        "Agency groups: social care must be among them.",
    )


def test_two_groups_of_one_name_are_refused():
    twice = change.with_group(LEEDS, change.new_group(LEEDS, "Housing"))
    assert troubles(twice) == ("Agency groups: two of them have the same name.",)


@pytest.mark.parametrize("key", procedure_keys())
def test_a_shipped_procedure_has_no_trouble_and_no_difference_from_itself(key):
    assert troubles(procedure(key)) == ()
    assert what_changed(procedure(key), procedure(key)) == ()


def test_texts_are_cleaned_as_the_file_and_every_document_can_hold_them():
    dirty = replace(LEEDS, name=" Ours\x00 ", roles=RoleNames(chair="Chair\ud800"))
    tidy = change.cleaned(dirty)
    assert (tidy.name, tidy.roles.chair) == ("Ours�", "Chair�")
    assert change.cleaned(tidy) == tidy


REVIEW, INITIAL = ConferenceKind.REVIEW, ConferenceKind.INITIAL


def test_a_step_changed_for_every_kind_changes_a_review_too_but_for_what_the_review_says_itself():
    worries = CITY.run_sheet.step("worries")
    changed = run_sheet.with_step(CITY, replace(worries, title="Harm", minutes=33))
    assert changed.run_sheet.for_kind(INITIAL).step("worries").minutes == 33
    review = changed.run_sheet.for_kind(REVIEW).step("worries")
    assert (review.title, review.minutes) == ("Harm", 15)


def test_a_step_changed_at_one_kind_is_as_before_at_the_others():
    step = replace(CITY.run_sheet.for_kind(REVIEW).step("plan"), minutes=25, needs=())
    changed = run_sheet.with_step(CITY, step, REVIEW)
    assert changed.run_sheet.for_kind(REVIEW).step("plan") == step
    assert changed.run_sheet.for_kind(INITIAL) == CITY.run_sheet.for_kind(INITIAL)
    assert what_changed(CITY, changed) == (
        "Run-sheet of a review conference, “What must change”: 25 minutes, not 15.",
        "Run-sheet of a review conference, “What must change”: before the next step it asks for nothing.",
    )


def test_the_order_of_one_kind_is_its_own_until_it_is_the_usual_one_again():
    moved = run_sheet.with_step_moved(CITY, "last_plan", -1, REVIEW)
    keys = [step.key for step in moved.run_sheet.for_kind(REVIEW).steps]
    assert keys.index("last_plan") == keys.index("child_voice") - 1
    assert moved.run_sheet.steps == CITY.run_sheet.steps
    assert run_sheet.with_step_moved(moved, "last_plan", 1, REVIEW) == CITY


def test_a_step_left_out_at_one_kind_can_be_put_back_there_and_one_of_another_kind_be_taken_over():
    without = run_sheet.without_step(CITY, "scale", REVIEW)
    assert without.run_sheet.for_kind(INITIAL).step("scale")
    left_out = {step.key: step for step in run_sheet.steps_left_out(without, REVIEW)}
    assert run_sheet.with_step(without, left_out["scale"], REVIEW) == CITY
    taken = run_sheet.with_step(CITY, CITY.run_sheet.step("last_plan"), INITIAL)
    assert taken.run_sheet.for_kind(INITIAL).step("last_plan")
    assert run_sheet.without_step(taken, "last_plan", INITIAL) == CITY


def test_a_kind_can_go_back_to_what_holds_at_every_kind():
    plain = run_sheet.as_at_every_kind(CITY, REVIEW)
    assert plain.run_sheet.for_kind(REVIEW).step("plan") == CITY.run_sheet.step("plan")
    assert plain.run_sheet.for_kind(REVIEW).step("last_plan")


def test_a_review_without_its_close_is_refused():
    assert troubles(run_sheet.without_step(CITY, "close", REVIEW)) == (
        "Run-sheet: the welcome, the decision and the close must be in it.",
    )


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('[kind.reviews]\norder = ["welcome"]\n', 0, "“reviews” is not known"),
        ('[kind.review]\norder = ["welcome", "tea"]\n', 2, "“tea” is not so"),
        ("[kind.review.change.tea]\nminutes = 3\n", 1, "no step “tea”"),
        ("[kind.review.change.welcome]\nminutes = -3\n", 2, "whole number"),
        ('[kind.review.change.welcome]\nneeds = ["coffee"]\n', 2, "“coffee” is not known among “needs”"),
        ('[kind.review.change.welcome]\nwho_is_in = "nobody"\n', 2, "“nobody” is no who_is_in"),
        ('[kind.review.change.welcome]\nkey = "other"\n', 2, "“key” is not known"),
        ('[kind.review]\norder = ["welcome", "close"]\n', 0, "needs the step “decision”"),
        ("[kind]\nreview = 3\n", 0, "must be a table"),
    ],
)
def test_what_is_wrong_with_a_kind_is_said_with_its_line(text, line, reason):
    plain = replace(CITY, run_sheet=replace(CITY.run_sheet, variants=()))
    whole = written(plain)
    before = whole.count("\n") + 1
    with pytest.raises(ProcedureError) as wrong:
        read_procedure(f"{whole}\n{text}", "ours.toml", national())
    assert reason in str(wrong.value)
    if line:
        assert f"line {before + line}" in str(wrong.value)


def test_a_file_of_an_older_cpdesk_knows_no_kinds_and_is_read_as_it_was():
    steps = tuple(replace(step, kinds=frozenset()) for step in CITY.run_sheet.steps)
    older = written(replace(CITY, run_sheet=Agenda("strengthening-families", steps)))
    older = re.sub(r"^(needs = \[[^]]*\]|(who_is_in|may_be_present) = .*)$", "", older, flags=re.M)
    read = read_procedure(older, "older", national()).run_sheet
    assert read.variants == ()
    assert all(step.needs == () and step.who_is_in is WhoIsIn.EVERYONE for step in read.steps)


# What changed


def test_each_change_is_told_in_a_sentence():
    changed = replace(LEEDS, name="Leeds 2027", roles=replace(LEEDS.roles, chair="Independent chair"))
    changed = change.with_limit(changed, limit("record_out", figure=10), 0)
    changed = change.with_limit(changed, limit("chair_check", figure=20))
    changed = run_sheet.with_step(changed, replace(CITY.run_sheet.steps[2], minutes=12, title="Start"))
    changed = change.with_group_moved(changed, "health", 1)
    changed = change.with_quorum(changed, quorum())
    told = what_changed(LEEDS, changed)
    assert told[0] == "The procedure is called “Leeds 2027”, not “Leeds”."
    assert (
        "Chair’s check on the plan: 20 working days after the conference; it was: "
        "1 month after the conference (also read as 30 days) (common practice)." in told
    )
    assert (
        "Send the record: 10 working days after the conference; it was: 15 working days after "
        "the conference." in told
    )
    assert "Run-sheet, “Welcome”: it is called “Start”." in told
    assert "Run-sheet, “Welcome”: 12 minutes, not 8." in told
    assert "Names: the chair is called “Independent chair”, not “Chair”." in told
    assert any(line.startswith("Quorum: Children’s social care and three other") for line in told)
    assert any(
        line.startswith("Agency groups: they are named in the order social care, educ") for line in told
    )


def test_another_source_alone_is_told():
    old = LEEDS.limits["record_out"][0]
    changed = change.with_limit(LEEDS, replace(old, clause="page 9"), 0)
    assert what_changed(LEEDS, changed) == (f"Send the record: it stands in {old.document}, page 9.",)


# Whatever somebody does

TEXT = st.text(st.characters(), min_size=1, max_size=20).filter(str.strip)
LIMITS = st.builds(
    limit,
    rule=st.sampled_from(tuple(RULES)),
    figure=st.integers(0, 6000) | st.integers(0, 25),
    unit=st.sampled_from(Unit),
    direction=st.sampled_from(Direction),
    anchor=st.sampled_from(Anchor),
    kinds=st.frozensets(st.sampled_from(ConferenceKind)),
    readings=st.lists(st.integers(-1, 400), max_size=2).map(tuple),
    at=st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    note=TEXT | st.just(""),
    clause=TEXT | st.just(""),
)
DAY = date(2026, 11, 5)
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
EVERYTHING = dict.fromkeys(
    (
        "conference", "birth", "expected_birth", "moved_in", "notified", "record_received", "last_review",
        "previous_plan_end", "epo_end", "core_group", "assessments_end", "plan_start", "first_review",
        "first_core_group",
    ), DAY
) | {"strategy_discussions": (DAY,), "conference_start": NOON, "conference_end": NOON}  # fmt: skip


@given(LIMITS)
def test_any_figure_is_refused_in_words_or_works_and_comes_back_from_its_file(made):
    wrong = limit_trouble(made)
    if wrong:
        assert wrong.endswith(".")
        return
    changed = change.with_limit(replace(LEEDS, limits={}), change.cleaned(replace(made)))
    assert read_procedure(written(changed), "own.toml", national()) == changed
    for kind in ConferenceKind:
        found = work_out(changed, Events(conference_kind=kind, **EVERYTHING))
        assert all(due.explanation.endswith(".") and due.rule == made.rule for due in found)


def changes(rules: Procedure) -> st.SearchStrategy[Procedure]:
    """One change of any kind that the editor offers."""
    steps = st.sampled_from(rules.run_sheet.steps)
    groups = st.sampled_from(rules.agencies.groups)
    by = st.sampled_from((-1, 1))
    offered = [
        TEXT.map(lambda name: replace(rules, name=name)),
        TEXT.map(lambda document: change.with_document(rules, document)),
        TEXT.map(lambda name: replace(rules, roles=replace(rules.roles, clerk=name))),
        LIMITS.map(lambda one: change.with_limit(rules, one)),
        st.builds(lambda s, n: run_sheet.with_step_moved(rules, s.key, n), steps, by),
        st.builds(lambda s, t, n: run_sheet.with_step(rules, replace(s, title=t, minutes=n)), steps, TEXT,
                  st.integers(0, 90)),
        st.builds(lambda s, t: run_sheet.with_step(rules, replace(s, prompts=(t,), private=not s.private)),
                  steps, TEXT),
        steps.map(lambda s: run_sheet.without_step(rules, s.key)),
        st.builds(lambda g, n: change.with_group_moved(rules, g.key, n), groups, by),
        st.builds(lambda g, t: change.with_group(rules, replace(g, roles=(t,), counts=not g.counts)), groups,
                  TEXT),
        TEXT.map(lambda name: change.with_group(rules, change.new_group(rules, name))),
        groups.map(lambda g: change.without_group(rules, g.key)),
        st.builds(quorum, needed=st.integers(0, 5), basis=st.sampled_from(QuorumBasis), clause=TEXT).map(
            lambda rule: change.with_quorum(rules, rule)),
        st.just(change.with_quorum(rules, None)),
        st.builds(DecisionRule, chair_decides=st.booleans(), document=TEXT, clause=TEXT,
                  counted=st.none() | st.frozensets(groups.map(lambda g: g.key))).map(
            lambda rule: change.with_decision(rules, rule)),
    ]  # fmt: skip
    if rules.limits:
        places = st.sampled_from([(r, n) for r, found in rules.limits.items() for n in range(len(found))])
        offered.append(places.map(lambda place: change.without_limit(rules, *place)))
    left_out = run_sheet.steps_left_out(rules)
    if left_out:
        offered.append(st.sampled_from(left_out).map(lambda step: run_sheet.with_step(rules, step)))
    return st.one_of([*offered, *changes_at_one_kind(rules)])


def changes_at_one_kind(rules: Procedure) -> list[st.SearchStrategy[Procedure]]:
    """What the editor offers for the run-sheet of one kind of conference."""
    kinds = st.sampled_from(ConferenceKind)
    number, by = st.integers(0, 20), st.sampled_from((-1, 1))

    def step(kind, n):
        steps = rules.run_sheet.for_kind(kind).steps
        return steps[n % len(steps)] if steps else rules.run_sheet.steps[0]

    def put_back(kind, n):
        left_out = run_sheet.steps_left_out(rules, kind)
        return run_sheet.with_step(rules, left_out[n % len(left_out)], kind) if left_out else rules

    def changed(kind, n, prompt, needs, who):
        other = replace(step(kind, n), prompts=(prompt,), needs=tuple(needs), who_is_in=who, minutes=n)
        return run_sheet.with_step(rules, other, kind)

    return [
        st.builds(lambda k, n, b: run_sheet.with_step_moved(rules, step(k, n).key, b, k), kinds, number, by),
        st.builds(lambda k, n: run_sheet.without_step(rules, step(k, n).key, k), kinds, number),
        st.builds(put_back, kinds, number),
        st.builds(changed, kinds, number, TEXT, st.lists(st.sampled_from(Need), unique=True, max_size=3),
                  st.sampled_from(WhoIsIn)),
        kinds.map(lambda kind: run_sheet.as_at_every_kind(rules, kind)),
    ]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_changes_in_a_row_are_refused_in_words_or_come_back_equal_from_their_file(data):
    began = replace(procedure(data.draw(st.sampled_from(procedure_keys()))), key="own", words=())
    rules = began
    for _ in range(data.draw(st.integers(1, 6))):
        rules = data.draw(changes(rules))
    rules = change.cleaned(rules)
    told = what_changed(began, rules)
    assert bool(told) == (rules != change.cleaned(began))
    assert all(line.strip() for line in told)
    wrong = troubles(rules)
    if not wrong:
        assert read_procedure(written(rules), "own.toml", national()) == rules
    assert all(line.endswith(".") for line in wrong)


def test_hours_of_a_changed_figure_are_elapsed_hours_on_the_local_clock():
    changed = change.with_limit(
        LEEDS, limit("plan_out", figure=24, unit=Unit.HOURS, anchor=Anchor.CONFERENCE_END), 0
    )
    end = datetime(2026, 10, 24, 11, 30, tzinfo=ZoneInfo("Europe/London"))
    due = next(d for d in work_out(changed, Events(conference_end=end)) if d.rule == "plan_out")
    assert due.due == datetime(2026, 10, 25, 10, 30, tzinfo=ZoneInfo("Europe/London"))
