"""Who is told on the board and how: the family by first names, professionals by their roles."""

from collections.abc import Iterable
from uuid import UUID

from cpdesk.rules.wording import listing, sentence
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.people import Attendance, Person, Relationship
from cpdesk.snapshots.withheld import Withheld
from cpdesk.vocabulary import AttendanceMode


class BoardPeople:
    """Names, roles and the family of one conference, as everybody may read them."""

    def __init__(self, conference: Conference, unsayable: Withheld) -> None:
        self._conference, self._unsayable = conference, unsayable
        self._people = {person.id: person for person in conference.people}
        self._may_name: dict[UUID, bool] = {}

    def person(self, who: UUID | None) -> Person | None:
        """The person, if they may be named."""
        person = self._people.get(who) if who is not None else None
        return person if person is not None and self.may_name(person) else None

    def may_name(self, person: Person) -> bool:
        """Whether somebody stands on the board at all."""
        if person.id not in self._may_name:
            names = f"{person.name} {person.known_as}"
            open_ = bool(person.name.strip()) and not person.unnamed
            self._may_name[person.id] = open_ and not self._unsayable.why(names)
        return self._may_name[person.id]

    def called(self, person: Person) -> str:
        """What a member of the family is called: their first name, or “the baby”."""
        if person.unborn and not person.known_as:
            return "the baby"
        return person.known_as or person.name.split()[0]

    def source(self, who: UUID | None, *, begins: bool = True) -> str:
        """Who said it: “School”, “Kerry”; empty for somebody who asked not to be named.

        `begins`: the words begin a line.
        """
        person = self.person(who)
        if person is None:
            return ""
        if person.is_family:
            return self.called(person)
        return sentence(self.role(person)) if begins else self.role(person)

    def role(self, person: Person) -> str:
        """The role without the names in it."""
        role = person.role.partition(" of ")[0] if person.is_family else person.role
        return self._unsayable.spare(role.strip())

    def about(self, about: Iterable[UUID]) -> str:
        """The children something is about; empty for all of them."""
        ids = set(about)
        children = [child for child in self._conference.children if child.id in ids]
        if len(children) == len(self._conference.children):
            return ""
        return listing([self.called(child) for child in children if self.may_name(child)])

    def children(self) -> str:
        """The children of the conference: “Leo and Isla”."""
        named = [child for child in self._conference.children if self.may_name(child)]
        return sentence(listing([self.called(child) for child in named]))

    def here(self) -> tuple[str, ...]:
        """Who is here now, the family first: “Kerry, mother”, “R. Sandhu, social worker, online”."""
        lines = [a for a in self._conference.attendance if a.present and self.may_name(a.person)]
        lines.sort(key=lambda line: not line.person.is_family)
        return tuple(words for line in lines if (words := self._here(line)))

    def _here(self, line: Attendance) -> str:
        person = line.person
        parts = [self.called(person) if person.is_family else person.name, self.role(person)]
        if not line.has_view and line.capacity.words[:6] not in person.role.casefold():
            parts.append(line.capacity.words)
        mode = line.presences[-1].mode if line.presences else line.mode
        if mode in (AttendanceMode.ONLINE, AttendanceMode.TELEPHONE):
            parts.append(mode.words)
        return self._unsayable.spare(", ".join(part for part in parts if part))

    def family(self) -> tuple[Person, ...]:
        """The family as the tree needs it: households are numbers, and nobody restricted is in one."""
        homes: dict[str, str] = {}
        shown = []
        for person in self._conference.people:
            if not person.is_family or not self.may_name(person):
                continue
            home = (person.household or person.lives_at).strip().casefold()
            number = (
                "" if person.address_restricted or not home else homes.setdefault(home, f"{len(homes) + 1}")
            )
            shown.append(
                Person(
                    person.id, person.kind, person.name, self.role(person), person.known_as,
                    sex=person.sex, born=person.born, expected=person.expected, died=person.died,
                    unborn=person.unborn, subject=person.subject, household=number,
                    parental_responsibility=person.parental_responsibility,
                )
            )  # fmt: skip
        return tuple(shown)

    def relationships(self) -> tuple[Relationship, ...]:
        """How those who are shown belong together, without notes."""
        spare = self._unsayable.spare
        return tuple(
            Relationship(r.a, r.b, r.kind, spare(r.since), spare(r.until), id=r.id)
            for r in self._conference.relationships
            if self.person(r.a) and self.person(r.b)
        )
