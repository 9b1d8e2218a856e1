"""The office's own procedures: copied, changed, kept by version; what is held stays as it was held."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, update

from cpdesk import resources
from cpdesk.errors import CannotWrite, NotPossible
from cpdesk.models.procedure import ProcedureVersion
from cpdesk.rules import procedure_changes as change
from cpdesk.rules import run_sheet_changes as run_sheet
from cpdesk.rules.procedure import DEFAULT_PROCEDURE, procedure, procedure_keys
from cpdesk.rules.procedure_terms import GoOn, ProcedureError, QuorumBasis
from cpdesk.services import kept_procedures
from cpdesk.services.change import Change
from cpdesk.services.desk import Desk
from cpdesk.storage.store import Store
from cpdesk.vocabulary import ConferenceState


def line(desk, key):
    return next(line for line in desk.procedures.all() if line.key == key)


def with_figure(rules, rule: str, figure: int):
    """The same procedure with another figure in the first limit of a rule."""
    return change.with_limit(
        rules, replace(rules.limits[rule][0], figure=figure, document="Our guide", clause="page 3"), 0
    )


@pytest.fixture
def ours(desk) -> str:
    """The key of a copy of Leicestershire."""
    return desk.procedures.copy("leicestershire", "Ours")


@pytest.fixture
def live(desk, ours, practice):
    """A practice conference booked under the own procedure."""
    return desk.practice.bring_in(practice, fill=False, procedure_key=ours).conference_id


@pytest.fixture
def held(desk, ours, practice):
    """A practice conference held under the own procedure and closed."""
    return desk.practice.bring_in(practice, fill=True, procedure_key=ours).conference_id


@pytest.fixture
def again(desk, shelf):
    """`again()`: the file closed and opened by another start of the program."""
    opened = []

    def reopen(said=None) -> Desk:
        path = desk.path
        (opened[-1] if opened else desk).close()
        opened.append(Desk(Store(path, shelf.key), (said or []).append, desk.now))
        return opened[-1]

    yield reopen
    for one in opened:
        one.close()


# The list


def test_a_new_file_has_the_shipped_procedures_and_begins_with_the_city(desk):
    lines = desk.procedures.all()
    assert [line.key for line in lines] == list(procedure_keys())
    assert not any(line.own or line.conferences or line.problem for line in lines)
    assert desk.procedures.default() == DEFAULT_PROCEDURE == "city-of-london"


def test_own_procedures_follow_by_name_with_what_they_were_copied_from(desk):
    desk.procedures.copy("leeds", "zebra")
    desk.procedures.copy("leeds", "Apple")
    own = desk.procedures.all()[len(procedure_keys()) :]
    assert [(o.name, o.version, o.copied_from, o.own) for o in own] == [
        ("Apple", "1", "Leeds", True),
        ("zebra", "1", "Leeds", True),
    ]


def test_the_list_counts_what_is_held_and_what_is_only_booked(desk, ours, live, held):
    assert (line(desk, ours).conferences, line(desk, ours).booked) == (2, 1)


# Copy


def test_a_copy_has_every_figure_of_its_source(desk, ours):
    copied, source = desk.procedures.procedure(ours), procedure("leicestershire")
    assert copied.limits == source.limits
    assert (copied.run_sheet, copied.quorum, copied.decision) == (
        source.run_sheet,
        source.quorum,
        source.decision,
    )
    assert copied.words == ()


def test_a_copy_is_announced_once(desk, announced):
    desk.procedures.copy("leeds", "Ours")
    assert announced == [Change("procedure", None)]


@pytest.mark.parametrize(
    ("name", "words"),
    [(" ", "Give the procedure a name"), ("leeds", "already"), ("City of  London", "already")],
)
def test_a_copy_needs_a_name_that_no_other_has(desk, name, words):
    with pytest.raises(NotPossible, match=words):
        desk.procedures.copy("leeds", name)
    assert len(desk.procedures.all()) == len(procedure_keys())


@pytest.mark.parametrize("name", ["Leeds 2027", "消防", "É" * 80, "a" * 80, "x"])
def test_any_name_gets_a_key_of_its_own(desk, name):
    first, second = desk.procedures.copy("leeds", name), desk.procedures.copy("leeds", f"{name[:77]} 2")
    assert first != second
    assert desk.procedures.procedure(first).name == name


def test_a_copy_of_what_is_not_there_is_refused(desk):
    with pytest.raises(NotPossible, match="taken out meanwhile"):
        desk.procedures.copy("atlantis", "Ours")


# Save


def test_a_change_is_kept_as_the_next_version(desk, ours):
    assert desk.procedures.next_version(ours) == "2"
    saved = desk.procedures.save(with_figure(desk.procedures.procedure(ours), "record_out", 10))
    assert saved.version == "2" == line(desk, ours).version
    assert desk.procedures.procedure(ours) == saved


def test_versions_go_on_by_number_even_when_the_clock_is_set_back(desk, ours, clock):
    for figure in range(1, 13):
        clock.pass_(-60)
        rules = desk.procedures.save(with_figure(desk.procedures.procedure(ours), "record_out", figure))
    assert rules.version == "13"
    assert desk.procedures.procedure(ours).limits["record_out"][0].figure == 12


def test_saving_what_has_not_changed_keeps_nothing(desk, ours):
    rules = desk.procedures.procedure(ours)
    assert desk.procedures.save(rules) == rules
    assert desk.procedures.save(replace(rules, version="7")).version == "1"


def test_a_shipped_procedure_is_not_changed(desk):
    with pytest.raises(NotPossible, match="Copy it"):
        desk.procedures.save(with_figure(procedure("leeds"), "record_out", 1))


def test_what_does_not_hold_together_is_refused_in_words_and_nothing_is_kept(desk, ours):
    rules = desk.procedures.procedure(ours)
    bad = change.with_limit(rules, replace(rules.limits["record_out"][0], clause=" "), 0)
    with pytest.raises(ProcedureError, match="Send the record: Say where it stands") as refused:
        desk.procedures.save(bad)
    assert str(refused.value).endswith("Nothing was saved.")
    assert desk.procedures.procedure(ours) == rules


def test_saving_a_procedure_that_was_taken_out_meanwhile_is_refused(desk, ours):
    rules = with_figure(desk.procedures.procedure(ours), "record_out", 1)
    desk.procedures.remove(ours)
    with pytest.raises(NotPossible, match="taken out meanwhile"):
        desk.procedures.save(rules)


def test_a_name_that_another_has_is_refused_when_saving_too(desk, ours):
    with pytest.raises(NotPossible, match="already"):
        desk.procedures.save(replace(desk.procedures.procedure(ours), name="LEEDS"))


def test_texts_are_kept_as_every_document_can_hold_them(desk, ours):
    rules = desk.procedures.procedure(ours)
    saved = desk.procedures.save(replace(rules, roles=replace(rules.roles, chair=" Chair\x00\ud800 ")))
    assert saved.roles.chair == "Chair��" == desk.procedures.procedure(ours).roles.chair


# What is held under it


def test_a_booked_conference_follows_a_new_version_at_once(desk, ours, live):
    before = {d.rule: d.due for d in desk.meeting.conference(live).dates}
    desk.procedures.save(with_figure(desk.procedures.procedure(ours), "invitations", 3))
    conference = desk.meeting.conference(live)
    assert conference.procedure.version == "2"
    assert {d.rule: d.due for d in conference.dates}["invitations"] > before["invitations"]


def test_what_was_begun_or_held_keeps_its_figures_run_sheet_and_quorum_whoever_opens_the_file(
    desk, ours, live, held, again
):
    desk.run_sheet.begin(live)
    before = {which: desk.meeting.conference(which) for which in (live, held)}
    agendas = {which: desk.run_sheet.agenda(which) for which in (live, held)}
    rules = with_figure(desk.procedures.procedure(ours), "record_out", 2)
    rules = run_sheet.without_step(run_sheet.with_step_moved(rules, "worries", -1), "scale")
    rules = change.with_quorum(
        rules,
        replace(rules.quorum, basis=QuorumBasis.DIRECT_CONTACT, needed=5,
                go_on=GoOn.FEWER_THAN_THREE_IN_CONTACT),
    )  # fmt: skip
    rules = change.without_group(rules, "education")
    desk.procedures.save(rules)
    opened = again()
    for which in (live, held):
        conference = opened.meeting.conference(which)
        assert conference.procedure == before[which].procedure
        assert conference.procedure.version == "1"
        assert conference.dates == before[which].dates
        assert conference.quorum == before[which].quorum
        assert [p.agency_group for p in conference.people] == [p.agency_group for p in before[which].people]
        assert opened.run_sheet.agenda(which) == agendas[which]
    assert opened.procedures.procedure(ours).version == "2"


def test_a_conference_that_begins_after_the_change_is_held_under_the_new_run_sheet(desk, ours, live):
    desk.procedures.save(run_sheet.without_step(desk.procedures.procedure(ours), "scale"))
    desk.run_sheet.begin(live)
    assert desk.run_sheet.agenda(live).step("scale") is None


def test_people_added_later_belong_to_the_changed_groups_and_those_there_stay(desk, ours, live):
    group = replace(change.new_group(desk.procedures.procedure(ours), "the fire service"), roles=("fire*",))
    early = desk.attendance.add_person(live, "A", "Fire officer")
    desk.procedures.save(change.with_group(desk.procedures.procedure(ours), group))
    late = desk.attendance.add_person(live, "B", "Fire officer")
    groups = {p.id: p.agency_group for p in desk.meeting.conference(live).people}
    assert groups[late] == group.key
    assert groups[early] == "other"


def test_somebody_added_to_a_running_conference_belongs_to_a_group_that_its_own_version_knows(
    desk, ours, live
):
    desk.run_sheet.begin(live)
    rules = desk.procedures.procedure(ours)
    desk.procedures.save(
        change.with_group(rules, replace(change.new_group(rules, "the fire service"), roles=("fire*",)))
    )
    late = desk.attendance.add_person(live, "B", "Fire officer")
    conference = desk.meeting.conference(live)
    assert conference.person(late).agency_group == "other"
    assert conference.procedure.agencies.counts("other")


# A newer cpdesk


@pytest.fixture
def newer(monkeypatch):
    """`newer(key, figure)`: a cpdesk that ships another figure for the record, under the same version."""

    def ship(key: str, figure: int) -> None:
        shipped = with_figure(procedure(key), "record_out", figure)
        monkeypatch.setattr(
            kept_procedures, "procedure", lambda asked: shipped if asked == key else procedure(asked)
        )

    return ship


def record_figure(desk, which) -> int:
    return desk.meeting.conference(which).procedure.limits["record_out"][0].figure


def test_a_newer_cpdesk_with_other_shipped_figures_leaves_what_was_held_alone(desk, filled, newer, again):
    which = filled.conference_id
    before = desk.meeting.conference(which)
    key = before.procedure.key
    newer(key, 99)
    opened = again()
    assert opened.meeting.conference(which).procedure == before.procedure
    assert opened.meeting.conference(which).dates == before.dates
    assert opened.procedures.procedure(key).limits["record_out"][0].figure == 99


def test_what_is_only_booked_follows_the_newer_cpdesk_at_its_first_start(desk, booked, newer, again):
    which = booked.conference_id
    rules = desk.meeting.conference(which).procedure
    newer(rules.key, 99)
    opened = again()
    assert record_figure(opened, which) == 99
    assert opened.meeting.conference(which).procedure.version == f"{rules.version} (2)"
    opened.run_sheet.begin(which)
    newer(rules.key, 50)
    last = again()
    assert record_figure(last, which) == 99
    assert last.procedures.procedure(rules.key).version == f"{rules.version} (3)"


def test_a_start_without_anything_new_changes_nothing(desk, booked, again):
    before = desk.meeting.conference(booked.conference_id)
    said: list[Change] = []
    assert again(said).meeting.conference(booked.conference_id) == before
    assert said == []


# Damaged


@pytest.fixture
def damaged(desk, ours, live):
    """The kept text of the own procedure no longer makes sense."""
    with desk._store.writing() as session:
        session.execute(
            update(ProcedureVersion).where(ProcedureVersion.key == ours).values(text="key = \x00 [[")
        )
    return ours


def test_a_kept_text_that_cannot_be_read_says_so_in_one_sentence(desk, damaged, live):
    with pytest.raises(ProcedureError, match=r"“Ours”, version 1, is kept .* cannot read") as refused:
        desk.meeting.conference(live)
    assert "[[" not in str(refused.value)


def test_the_other_procedures_and_the_calendar_go_on_without_it(desk, damaged, live):
    assert line(desk, damaged).problem
    assert line(desk, damaged).name == "Ours"
    assert not line(desk, "leeds").problem
    assert desk.cases.find()
    day = desk.cases.find()[0].next_day
    assert desk.calendar.between(day, day)


def test_a_good_file_of_the_same_procedure_takes_its_place(desk, ours, live, tmp_path):
    path = tmp_path / "ours.toml"
    desk.procedures.write(ours, path)
    with desk._store.writing() as session:
        session.execute(update(ProcedureVersion).where(ProcedureVersion.key == ours).values(text="="))
    assert desk.procedures.bring_in(path).version == "2"
    assert desk.meeting.conference(live).procedure.version == "2"


# Files


def test_a_procedure_goes_out_as_a_file_and_comes_in_again_as_the_same(desk, ours, tmp_path):
    path = tmp_path / "ours.toml"
    rules = desk.procedures.procedure(ours)
    desk.procedures.write(ours, path)
    assert desk.procedures.bring_in(path) == rules  # nothing new
    desk.procedures.remove(ours)
    assert desk.procedures.bring_in(path) == rules
    assert line(desk, ours).copied_from == ""


def test_a_changed_file_is_the_next_version_of_the_one_that_is_here(desk, ours, live, tmp_path):
    path = tmp_path / "ours.toml"
    desk.procedures.write(ours, path)
    path.write_text(path.read_text().replace("minutes = 8", "minutes = 11"), encoding="utf-8")
    assert desk.procedures.bring_in(path).version == "2"
    assert desk.meeting.conference(live).procedure.version == "2"
    assert line(desk, ours).copied_from == "Leicestershire"


def file_with(tmp_path: Path, old: str, new: str) -> Path:
    leeds = resources.text("procedures/leeds.toml")
    text = leeds.replace('key = "leeds"', 'key = "ours"', 1).replace('name = "Leeds"', 'name = "Ours"', 1)
    path = tmp_path / "council.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "figure = 2",
            'figure = "two"',
            "council.toml, line .*, rule “report_family”: “figure” must be a wh",
        ),
        ("source =", "sauce =", "council.toml, line .*: “sauce” is not known"),
        ('unit = "days"', 'unit = "moons"', "council.toml, line .*: “moons” is no unit"),
        ("[[rules.report_family]]", "[[rules.tea]]", "council.toml, line .*: “tea” is no rule"),
        (
            'key = "ours"',
            'key = "leeds"',
            "council.toml, line .*: “leeds” is the key of a procedure that came",
        ),
        ('name = "Ours"', 'name = "City of London"', "“City of London” already"),
        ('name = "Ours"', "name = ", "council.toml: this is not a TOML file"),
    ],
)
def test_a_bad_file_is_refused_with_file_line_and_reason_and_nothing_changes(
    desk, tmp_path, announced, old, new, words
):
    with pytest.raises((ProcedureError, NotPossible), match=words):
        desk.procedures.bring_in(file_with(tmp_path, old, new))
    assert len(desk.procedures.all()) == len(procedure_keys())
    assert announced == []


def test_a_file_that_leaves_much_to_the_national_figures_comes_in_whole(desk, tmp_path):
    rules = desk.procedures.bring_in(file_with(tmp_path, "", ""))
    assert rules.limits["conference_latest"][0].national
    assert desk.procedures.procedure("ours") == rules


def test_a_folder_that_refuses_says_so_and_leaves_what_was_there(desk, ours, tmp_path):
    with pytest.raises(CannotWrite):
        desk.procedures.write(ours, tmp_path / "nowhere" / "ours.toml")


# Remove, and the one that new cases begin with


def test_an_own_procedure_that_nothing_is_held_under_can_be_taken_out(desk, ours):
    desk.procedures.set_default(ours)
    desk.procedures.remove(ours)
    assert [line.key for line in desk.procedures.all()] == list(procedure_keys())
    assert desk.procedures.default() == DEFAULT_PROCEDURE


def test_what_is_worked_by_stays(desk, ours, live):
    with pytest.raises(NotPossible, match="Conferences are held"):
        desk.procedures.remove(ours)
    with pytest.raises(NotPossible, match="came with cpdesk"):
        desk.procedures.remove("leeds")
    assert line(desk, ours)


def test_the_chosen_procedure_is_the_one_after_a_second_start_too(desk, ours, again):
    desk.procedures.set_default(ours)
    opened = again()
    assert opened.procedures.default() == ours
    assert opened.procedures.procedure(ours).name == "Ours"


def test_a_practice_file_that_names_no_procedure_begins_with_the_chosen_one(desk, ours, practice):
    desk.procedures.set_default(ours)
    brought = desk.practice.bring_in(replace(practice, procedures=()), fill=False)
    assert desk.meeting.conference(brought.conference_id).procedure.key == ours
    assert "The file names no procedure that cpdesk knows; Ours is used." in brought.problems


def test_only_what_is_there_can_be_chosen(desk, ours):
    desk.procedures.set_default(ours)
    with pytest.raises(NotPossible, match="taken out meanwhile"):
        desk.procedures.set_default("atlantis")
    assert desk.procedures.default() == ours


def test_one_row_is_kept_for_each_version_that_something_is_held_under(desk, ours, live, held):
    with desk._store.reading() as session:
        versions = session.scalars(select(ProcedureVersion.version).where(ProcedureVersion.key == ours)).all()
    assert versions == ["1"]
    assert desk.meeting.conference(held).state is ConferenceState.CLOSED


def test_a_draft_is_kept_in_the_file_until_it_is_saved_thrown_away_or_removed(desk, ours, again):
    changed = with_figure(desk.procedures.procedure(ours), "record_out", 12)
    desk.procedures.keep_draft(changed)
    reopened = again()
    assert reopened.procedures.drafts() == {ours: changed}
    assert reopened.procedures.procedure(ours).limits["record_out"][0].figure == 15
    reopened.procedures.drop_draft(ours)
    assert reopened.procedures.drafts() == {}
    reopened.procedures.keep_draft(changed)
    reopened.procedures.save(changed)
    assert reopened.procedures.drafts() == {}
    reopened.procedures.keep_draft(with_figure(changed, "record_out", 9))
    reopened.procedures.remove(ours)
    assert reopened.procedures.drafts() == {}


def test_a_draft_of_a_procedure_that_was_taken_out_is_not_kept(desk, ours):
    changed = with_figure(desk.procedures.procedure(ours), "record_out", 12)
    desk.procedures.remove(ours)
    with pytest.raises(NotPossible, match="taken out"):
        desk.procedures.keep_draft(changed)
