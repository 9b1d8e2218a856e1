"""The family put right while it is there: relatives, relationships, homes, and all of it undone."""

from datetime import date
from uuid import uuid4

import pytest

from cpdesk.errors import NotPossible
from cpdesk.rules.kinship import Relation
from cpdesk.vocabulary import PersonKind, RelationshipKind, Sex

PARENT = RelationshipKind.PARENT_OF


def person(desk, conference, who):
    return desk.meeting.conference(conference).person(who)


def ties(desk, conference, who):
    picture = desk.meeting.conference(conference)
    return {(r.a, r.b, r.kind) for r in picture.relationships if who in (r.a, r.b)}


def test_a_new_mother_is_family_is_a_woman_and_stands_above_her_child(desk, running, booked):
    gethin = booked.ids["f_fdad"]
    who = desk.family.add_relative(running, "Siân Llŷr", Relation.MOTHER, gethin, born=date(1965, 4, 1))
    new = person(desk, running, who)
    assert (new.name, new.kind, new.sex) == ("Siân Llŷr", PersonKind.FAMILY, Sex.FEMALE)
    assert new.born == date(1965, 4, 1)
    assert new.role == "mother of Gethin Llŷr ap Siôn"
    assert ties(desk, running, who) == {(who, gethin, PARENT)}
    assert all(line.person.id != who for line in desk.meeting.conference(running).attendance)


def test_a_new_child_has_both_parents_and_a_baby_needs_no_name(desk, running, booked):
    mum, dad = booked.ids["f_mum"], booked.ids["f_dad"]
    baby = desk.family.add_relative(
        running, "", Relation.UNBORN, mum, other_parent=dad, expected=date(2027, 1, 12)
    )
    new = person(desk, running, baby)
    assert (new.name, new.unborn, new.expected) == ("Unborn baby", True, date(2027, 1, 12))
    assert ties(desk, running, baby) == {(mum, baby, PARENT), (dad, baby, PARENT)}


def test_a_brother_gets_the_same_parents_and_none_without_a_known_parent(desk, running, booked):
    mum = booked.ids["f_mum"]
    brother = desk.family.add_relative(running, "Marek", Relation.BROTHER, mum)
    assert {a for a, _, _ in ties(desk, running, brother)} == {booked.ids["f_gran"], booked.ids["f_grad"]}
    before = len(desk.meeting.conference(running).people)
    with pytest.raises(NotPossible, match="Add a parent first"):
        desk.family.add_relative(running, "Ola", Relation.SISTER, booked.ids["f_gran"])
    with pytest.raises(NotPossible, match="needs a name"):
        desk.family.add_relative(running, "  ", Relation.MOTHER, mum)
    assert len(desk.meeting.conference(running).people) == before


@pytest.mark.parametrize(
    ("relation", "kind"),
    [
        (Relation.HUSBAND, RelationshipKind.MARRIED),
        (Relation.PARTNER_F, RelationshipKind.PARTNERS),
        (Relation.STEPFATHER, RelationshipKind.STEP_PARENT_OF),
    ],
)
def test_partners_and_step_parents_are_written_down_as_such(desk, running, booked, relation, kind):
    who = desk.family.add_relative(running, "Ash", relation, booked.ids["f_unc"])
    assert ties(desk, running, who) == {(who, booked.ids["f_unc"], kind)}


def test_somebody_else_of_the_family_is_joined_to_nobody_yet(desk, running, booked):
    who = desk.family.add_relative(running, "Nan’s friend", Relation.RELATIVE_F, booked.ids["f_mum"])
    assert ties(desk, running, who) == set()


def test_a_relationship_is_made_changed_and_taken_out(desk, running, booked):
    gran, other = booked.ids["f_gran"], booked.ids["f_pgm"]
    tie = desk.family.relate(running, gran, other, RelationshipKind.CLOSE, since="2020")
    again = desk.family.relate(running, other, gran, RelationshipKind.CLOSE, since="2021")
    assert again == tie, "the same two, either way round"
    desk.family.change_relationship(running, tie, kind=RelationshipKind.CONFLICT, until="2024-06")
    found = next(r for r in desk.meeting.conference(running).relationships if r.id == tie)
    assert (found.kind, found.since, found.until) == (RelationshipKind.CONFLICT, "2021", "2024-06")
    with pytest.raises(NotPossible, match="cannot become a partner"):
        desk.family.change_relationship(running, tie, kind=PARENT)
    desk.family.unrelate(running, tie)
    assert all(r.id != tie for r in desk.meeting.conference(running).relationships)


def test_nobody_is_joined_to_themselves_or_the_parent_of_their_own_ancestor(desk, running, booked):
    mum, gran, child = (booked.ids[key] for key in ("f_mum", "f_gran", "f_kac"))
    before = desk.meeting.conference(running).relationships
    for a, b in ((mum, mum), (mum, gran), (child, gran)):
        with pytest.raises(NotPossible):
            desk.family.relate(running, a, b, PARENT)
    with pytest.raises(NotPossible):
        desk.family.relate(running, mum, uuid4(), PARENT)
    assert desk.meeting.conference(running).relationships == before


def test_who_lives_together_shares_a_home_and_who_moves_out_leaves_it(desk, running, booked):
    mum, gran, child = (booked.ids[key] for key in ("f_mum", "f_gran", "f_kac"))
    desk.family.live_together(running, child, mum)
    assert person(desk, running, child).household == person(desk, running, mum).household != ""
    desk.family.live_together(running, child, gran)
    assert person(desk, running, child).household == person(desk, running, gran).household
    assert person(desk, running, mum).household != person(desk, running, gran).household
    desk.family.live_together(running, child, None)
    assert person(desk, running, child).household not in ("", person(desk, running, gran).household)
    desk.family.set_household(running, child, "  foster carers ")
    assert person(desk, running, child).household == "foster carers"


def test_a_death_and_what_must_not_be_shared_are_marked_and_lifted(desk, running, booked):
    unc = booked.ids["f_unc"]
    desk.family.mark_died(running, unc, date(2024, 1, 2))
    desk.family.correct(running, unc, unnamed=True, address_restricted=True, parental_responsibility=True)
    marked = person(desk, running, unc)
    assert marked.died == date(2024, 1, 2)
    assert (marked.unnamed, marked.address_restricted, marked.parental_responsibility) == (True, True, True)
    with pytest.raises(NotPossible, match="before they are born"):
        desk.family.mark_died(running, unc, date(1999, 12, 31))
    desk.family.mark_died(running, unc, None)
    assert person(desk, running, unc).died is None
    with pytest.raises(NotPossible, match="the old one was kept"):
        desk.family.correct(running, unc, name=" ")


def test_every_act_is_undone_and_done_again_as_a_whole(desk, running, booked):
    mum, dad = booked.ids["f_mum"], booked.ids["f_dad"]

    def state():
        picture = desk.meeting.conference(running)
        return picture.people, picture.relationships

    states = [state()]
    tie = next(r.id for r in states[0][1] if {r.a, r.b} == {mum, dad})
    for act in (
        lambda: desk.family.add_relative(running, "Baby", Relation.SON, mum, other_parent=dad),
        lambda: desk.family.change_relationship(running, tie, kind=RelationshipKind.SEPARATED),
        lambda: desk.family.unrelate(running, tie),
        lambda: desk.family.live_together(running, dad, mum),
        lambda: desk.family.correct(running, dad, address_restricted=True),
    ):
        act()
        states.append(state())
    for earlier in states[-2::-1]:
        assert desk.undoing.undo(running) is not None
        assert state() == earlier
    for later in states[1:]:
        assert desk.undoing.redo(running) is not None
        assert state() == later


def test_nothing_changes_in_a_closed_conference(desk, filled):
    with pytest.raises(NotPossible, match="closed"):
        desk.family.correct(filled.conference_id, filled.ids["f_mum"], unnamed=True)


def test_only_what_the_family_page_shows_is_put_right_there(desk, running, booked):
    with pytest.raises(ValueError, match="no such fact"):
        desk.family.correct(running, booked.ids["f_mum"], lives_at="x")
