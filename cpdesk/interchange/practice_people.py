"""Who is in a practice file: the family, the people round the table, and how the family belongs together."""

import re
from collections.abc import Iterable
from datetime import date

from cpdesk.interchange.days import vague_day
from cpdesk.interchange.fields import Findings, Thing, bad_place
from cpdesk.interchange.practice_words import attendance, word
from cpdesk.snapshots.practice import FileFamilyMember, FilePerson, FileRelationship
from cpdesk.vocabulary import RelationshipKind, Sex

ALL = "all"
"""The word that `plan[].child` uses for every child; no person can have it as an id."""
LONGEST_ID = 200


class Known:
    """The ids of a file: who is a child of the conference, who is family, who is somebody else."""

    def __init__(self, family: Iterable[Thing], people: Iterable[Thing]) -> None:
        self.family: set[str] = set()
        self.children: set[str] = set()
        self.names: dict[str, str] = {}
        for member in family:
            self._add(member)
            self.family.add(member.needed("id"))
            if member.flag("subject"):
                self.children.add(member.needed("id"))
        for person in people:
            self._add(person)

    def _add(self, person: Thing) -> None:
        place, who = person.at("id"), person.needed("id")
        if who in self.names:
            raise bad_place(place, "is an id that somebody else in the file has already")
        if who.casefold() == ALL:
            raise bad_place(place, f"is “{ALL}”, which means every child and cannot be an id")
        if len(who) > LONGEST_ID or re.search(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", who):
            raise bad_place(place, "is an id with characters that cannot be kept, or far too long")
        self.names[who] = person.text("name")

    def who(self, thing: Thing, key: str) -> str:
        """The id that a text is; empty when missing. Raises when nobody has it."""
        return self.checked(thing.at(key), thing.text(key))

    def somebody(self, thing: Thing, key: str) -> str:
        """The id that a text is; it must be there."""
        return self.checked(thing.at(key), thing.needed(key))

    def several(self, thing: Thing, key: str) -> tuple[str, ...]:
        """The ids of a list, each once, in its order."""
        found: dict[str, None] = {}
        for place, text in thing.texts(key):
            if not text.strip():
                raise bad_place(place, "is blank instead of an id")
            if text in found:
                thing.findings.odd("{} names somebody twice in one list.", place)
            found[self.checked(place, text)] = None
        return tuple(found)

    def child(self, thing: Thing, key: str) -> str:
        """The id of a child, which must be there and in the family."""
        return self.as_child(thing.at(key), self.somebody(thing, key), thing.findings)

    def as_child(self, place: str, who: str, findings: Findings) -> str:
        """An id that should be a child of the conference; family who is not is odd, others are refused."""
        if self.checked(place, who) not in self.family:
            raise bad_place(place, "names somebody who is not in the family")
        if who not in self.children:
            findings.odd("{} names somebody in the family who is not a child of the conference.", place)
        return who

    def checked(self, place: str, who: str) -> str:
        """The same id; raises when nobody has it. Blank means nobody and passes."""
        if not who.strip():
            return ""
        if who not in self.names:
            raise bad_place(place, "is an id that nobody in the file has")
        return who

    def in_words(self, thing: Thing, key: str) -> str:
        """A name for an id, or the words themselves where a file writes words instead of an id."""
        text = thing.loose(key)
        if text in self.names:
            return self.names[text]
        if re.fullmatch(r"[A-Za-z]+_\w+", text):
            self.checked(thing.at(key), text)
        return text


def family_member(thing: Thing, conference_day: date) -> FileFamilyMember:
    """An entry of `family[]`, checked."""
    unborn = bool(thing.flag("unborn"))
    born, expected, died = thing.day("dob"), thing.day("edd"), thing.day("dod")
    name = thing.text("name") if unborn else thing.needed("name")
    if unborn and born:
        thing.findings.odd("{} is the day of birth of a child who is called unborn.", thing.at("dob"))
    if born and born > conference_day:
        thing.findings.odd("{} is a day of birth after the conference.", thing.at("dob"))
    if born and died and died < born:
        raise bad_place(thing.at("dod"), "is a day of death before the day of birth")
    return FileFamilyMember(
        id=thing.needed("id"),
        name=name if name.strip() else "Unborn baby",
        known_as=thing.text("known_as"),
        born=born,
        expected=expected,
        died=died,
        unborn=unborn,
        sex=word(thing, "sex", Sex, Sex.UNKNOWN),
        role=thing.text("role"),
        parental_responsibility=bool(thing.flag("pr")),
        subject=bool(thing.flag("subject")),
        la_id=thing.text("la_id"),
        lives_at=thing.text("lives_at"),
        language=thing.text("language"),
        ethnicity=thing.text("ethnicity"),
        school=thing.text("school"),
        note=thing.text("note"),
    )


def person(thing: Thing, known: Known) -> FilePerson:
    """An entry of `people[]`, checked, its attendance sentence taken apart."""
    said = attendance(thing)
    findings = thing.findings
    contact = [
        known.as_child(f"{thing.at('contact_with')}[{index}]", who, findings)
        for index, who in enumerate(known.several(thing, "contact_with"))
    ]
    return FilePerson(
        id=thing.needed("id"),
        name=thing.needed("name"),
        role=thing.text("role"),
        agency=thing.text("agency"),
        mode=said.mode,
        remark=said.remark,
        observer=said.observer,
        closed_part_only=said.closed_part_only,
        contact_with=tuple(contact),
    )


def relationships(things: list[Thing], known: Known) -> tuple[FileRelationship, ...]:
    """The entries of `relationships[]`, checked; somebody related to themselves is kept out and reported."""
    found = []
    for thing in things:
        related = FileRelationship(
            a=known.somebody(thing, "a"),
            b=known.somebody(thing, "b"),
            kind=_kind(thing),
            since=_since(thing, "since"),
            until=_since(thing, "until"),
            note=thing.text("note"),
        )
        if related.a == related.b:
            thing.findings.odd("{} joins somebody to themselves and is left out.", thing.place)
        else:
            found.append(related)
    return tuple(found)


def _kind(thing: Thing) -> RelationshipKind:
    thing.needed("type")
    return word(thing, "type", RelationshipKind, RelationshipKind.CLOSE)


def _since(thing: Thing, key: str) -> str:
    text = thing.text(key)
    if text.strip() and vague_day(thing.at(key), text) is None:
        thing.findings.odd("{} is words and not a year, a month or a day.", thing.at(key))
    return text
