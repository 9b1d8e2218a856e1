"""The family, put right while it is there: relatives, relationships, homes, deaths, who must not be named."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from cpdesk.errors import NotPossible
from cpdesk.models.person import Person, Relationship
from cpdesk.rules.kinship import Relation, Side
from cpdesk.rules.plain_text import clean
from cpdesk.services.change import Workplace
from cpdesk.services.folding import search_form
from cpdesk.services.open_conference import found, open_conference
from cpdesk.services.ordering import next_position
from cpdesk.vocabulary import PersonKind, RelationshipKind, Sex

_TEXTS = ("name", "known_as", "role", "household")
_FACTS = (
    "born", "expected", "died", "unborn", "sex", "parental_responsibility", "unnamed", "address_restricted",
)  # fmt: skip
_ONE_WAY = (RelationshipKind.PARENT_OF, RelationshipKind.STEP_PARENT_OF)


class Family:
    """Who belongs to the family of a conference, and how; each act can be undone."""

    def __init__(self, workplace: Workplace) -> None:
        self._at = workplace

    def add_relative(
        self,
        conference: UUID,
        name: str,
        relation: Relation,
        to: UUID,
        *,
        sex: Sex | None = None,
        other_parent: UUID | None = None,
        born: date | None = None,
        expected: date | None = None,
    ) -> UUID:
        """Somebody new of the family, as what they are `to` somebody who is known; gives their id.

        `sex` is what the relation tells unless it is given. `other_parent` is for a child: the second one.
        `expected` makes an unborn child. A brother or sister gets the same parents. Nobody is marked as
        being at the conference by it.

        Raises NotPossible without a name (but for a baby), and for a brother or sister of somebody without
        a known parent.
        """
        name = clean(name).text.strip()
        unborn = relation is Relation.UNBORN or (expected is not None and born is None)
        if not name and not unborn:
            raise NotPossible("A person needs a name before they can be added.")
        with self._at.changing("conference", conference) as session:
            case = open_conference(session, conference).case_id
            known = _of_case(session, case, to)
            pairs = _pairs(session, known.id, relation, other_parent)
            name = name or "Unborn baby"
            person = Person(
                id=uuid4(),
                case_id=case,
                position=next_position(session, Person.position, Person.case_id == case),
                kind=PersonKind.FAMILY,
                name=name,
                search_name=search_form(name),
                role=_role(relation, known),
                sex=relation.meaning.sex if sex is None else sex,
                born=born,
                expected=expected,
                unborn=unborn,
            )
            session.add(person)
            session.flush()
            for one, two, kind in pairs:
                _add(session, case, one or person.id, two or person.id, kind)
            return person.id

    def relate(
        self, conference: UUID, a: UUID, b: UUID, kind: RelationshipKind, since: str = "", until: str = ""
    ) -> UUID:
        """`a` belongs to `b` in this way; the same relationship written down already gets the new times.

        `since` and `until` are a year, a month or a day, or words. Gives the id of the relationship. Raises
        NotPossible for somebody and themselves, and for a parent of their own ancestor.
        """
        if a == b:
            raise NotPossible("Nobody can be joined to themselves. Nothing was changed.")
        with self._at.changing("conference", conference) as session:
            case = open_conference(session, conference).case_id
            _of_case(session, case, a)
            _of_case(session, case, b)
            _refuse_circle(session, a, b, kind)
            row = _same(session, a, b, kind) or _add(session, case, a, b, kind)
            row.since, row.until = clean(since).text.strip(), clean(until).text.strip()
            return row.id

    def change_relationship(
        self,
        conference: UUID,
        relationship: UUID,
        *,
        kind: RelationshipKind | None = None,
        since: str | None = None,
        until: str | None = None,
        note: str | None = None,
    ) -> None:
        """Correct a relationship; what is not given stays. Only kinds that read the same way round change."""
        with self._at.changing("conference", conference) as session:
            row = _relationship(session, open_conference(session, conference).case_id, relationship)
            if kind is not None and kind is not row.kind:
                if (kind in _ONE_WAY) != (row.kind in _ONE_WAY):
                    raise NotPossible(
                        "A parent cannot become a partner. Take the relationship out and add the right one."
                    )
                row.kind = kind
            for field, text in (("since", since), ("until", until), ("note", note)):
                if text is not None:
                    setattr(row, field, clean(text).text.strip())

    def unrelate(self, conference: UUID, relationship: UUID) -> None:
        """Take a relationship out; the people stay."""
        with self._at.changing("conference", conference) as session:
            case = open_conference(session, conference).case_id
            session.delete(_relationship(session, case, relationship))

    def set_household(self, conference: UUID, person: UUID, words: str) -> None:
        """In which home somebody lives; those with the same words live together. Empty: not known."""
        self.correct(conference, person, household=words)

    def live_together(self, conference: UUID, person: UUID, other: UUID | None) -> None:
        """Somebody lives with somebody else (and whoever lives there); None: with nobody of the family."""
        with self._at.changing("conference", conference) as session:
            case = open_conference(session, conference).case_id
            row = _of_case(session, case, person)
            if other is None:
                row.household = f"own home of {row.known_as or row.name}"
                return
            with_them = _of_case(session, case, other)
            if not with_them.household:
                with_them.household = f"home of {with_them.known_as or with_them.name}"
                address = with_them.lives_at
                if address:
                    for neighbour in _everybody(session, case):
                        if neighbour.lives_at == address and not neighbour.household:
                            neighbour.household = with_them.household
            row.household = with_them.household

    def mark_died(self, conference: UUID, person: UUID, day: date | None) -> None:
        """Somebody died on that day; None: it was an error, they live."""
        self.correct(conference, person, died=day)

    def correct(self, conference: UUID, person: UUID, **fields: Any) -> None:
        """Put right the facts that are given; only fields of `snapshots.people.Person` that this page shows.

        Raises NotPossible when the name would be empty, or somebody would have died before they were born.
        """
        unknown = set(fields) - {*_TEXTS, *_FACTS}
        if unknown:
            raise ValueError(f"no such fact about a person: {sorted(unknown)}")
        for field in set(fields) & set(_TEXTS):
            fields[field] = clean(fields[field]).text.strip()
        if fields.get("name") == "":
            raise NotPossible("A person needs a name; the old one was kept.")
        with self._at.changing("conference", conference) as session:
            row = _of_case(session, open_conference(session, conference).case_id, person)
            for field, value in fields.items():
                setattr(row, field, value)
            if row.born is not None and row.died is not None and row.died < row.born:
                raise NotPossible("Nobody dies before they are born. The days were kept as they were.")
            row.search_name = search_form(f"{row.name} {row.known_as}")


def _of_case(session: Session, case: UUID, who: UUID) -> Person:
    row = found(session, Person, who)
    if row.case_id != case:
        raise NotPossible("This person does not belong to this family. Nothing was changed.")
    return row


def _relationship(session: Session, case: UUID, which: UUID) -> Relationship:
    row = found(session, Relationship, which)
    if row.case_id != case:
        raise NotPossible("This relationship does not belong to this family. Nothing was changed.")
    return row


def _everybody(session: Session, case: UUID) -> list[Person]:
    return list(session.scalars(select(Person).where(Person.case_id == case).order_by(Person.position)))


def _add(session: Session, case: UUID, a: UUID, b: UUID, kind: RelationshipKind) -> Relationship:
    place = next_position(session, Relationship.position, Relationship.case_id == case)
    row = Relationship(id=uuid4(), case_id=case, position=place, a_id=a, b_id=b, kind=kind)
    session.add(row)
    session.flush()
    return row


def _same(session: Session, a: UUID, b: UUID, kind: RelationshipKind) -> Relationship | None:
    """The relationship as it is written down already; a couple either way round."""
    straight = (Relationship.a_id == a) & (Relationship.b_id == b)
    turned = (Relationship.a_id == b) & (Relationship.b_id == a)
    either = straight if kind in _ONE_WAY else or_(straight, turned)
    return session.scalars(select(Relationship).where(either, Relationship.kind == kind)).first()


def _parents(session: Session, child: UUID) -> list[UUID]:
    wanted = (Relationship.b_id == child, Relationship.kind == RelationshipKind.PARENT_OF)
    rows = session.scalars(select(Relationship.a_id).where(*wanted).order_by(Relationship.position))
    return list(dict.fromkeys(rows))


def _pairs(
    session: Session, known: UUID, relation: Relation, other_parent: UUID | None
) -> list[tuple[UUID | None, UUID | None, RelationshipKind]]:
    """What is to be written down about the new person, who stands as None."""
    side, kind = relation.meaning.side, relation.meaning.kind
    if kind is None:
        return []
    if side is Side.SIBLING:
        parents = _parents(session, known)
        if not parents:
            raise NotPossible(
                "No parent is written down yet. Add a parent first, then the brother or sister."
            )
        return [(parent, None, kind) for parent in parents]
    if side is Side.CHILD:
        others = [other_parent] if other_parent is not None and relation.is_child else []
        return [(parent, None, kind) for parent in (known, *others)]
    return [(None, known, kind)]


def _role(relation: Relation, known: Person) -> str:
    if not relation.role:
        return ""
    return "child" if relation.is_child else f"{relation.role} of {known.known_as or known.name}"


def _refuse_circle(session: Session, a: UUID, b: UUID, kind: RelationshipKind) -> None:
    """Nobody may become a parent of somebody above them."""
    if kind is not RelationshipKind.PARENT_OF:
        return
    above, left = {a}, [a]
    while left:
        for parent in _parents(session, left.pop()):
            if parent not in above:
                above.add(parent)
                left.append(parent)
    if b in above:
        raise NotPossible("Nobody can be the parent of their own ancestor. Nothing was changed.")
