"""Who may be meant by a few letters: by name, by what they are called, by role, by “mum”."""

from uuid import UUID

from cpdesk.rules.typed_line import Known, folded, gathered, names_of
from cpdesk.snapshots.conference import Conference
from cpdesk.snapshots.people import Person

OTHER_WORDS = {
    "mother": "mum mom mam mummy",
    "father": "dad daddy",
    "grandmother": "gran nan nana granny",
    "grandfather": "grandad granddad grandpa",
    "social": "sw",
    "health": "hv",
    "police": "officer",
    "constable": "police",
    "teacher": "school",
    "head": "school",
    "safeguarding": "school dsl",
    "coordinator": "clerk",
    "conference": "chair",
}
"""What people also say for a word of a role."""
STAND_ALONE = frozenset(
    [
        "mother",
        "father",
        "grandmother",
        "grandfather",
        "police",
        "school",
        "chair",
        "midwife",
        "nurse",
        "gp",
        "advocate",
        "housing",
    ]
)
"""Words of a role or an agency that name somebody by themselves, where only one person has them."""
MOST = 8
"""No more people are offered at once."""


def found_by(person: Person) -> list[str]:
    """The words that find a person, best first."""
    words = f"{person.known_as} {person.name} {person.role} {person.agency}".replace("-", " ").split()
    folds = [folded(word) for word in words]
    others = [other for word in folds for other in OTHER_WORDS.get(word, "").split()]
    return folds + others


def speakers(conference: Conference, letters: str, latest: tuple[UUID, ...] = ()) -> list[Person]:
    """The people that a few letters may mean: those who are there first, then those who spoke last."""
    there = {line.person.id for line in conference.attendance if line.present}
    wanted = folded(letters)
    hits: list[tuple[tuple[int, int, int], Person]] = []
    for person in conference.people:
        words = found_by(person)
        place = next((at for at, word in enumerate(words) if word.startswith(wanted)), None)
        if place is None:
            continue
        spoke = latest.index(person.id) if person.id in latest else len(latest)
        rank = (0 if person.id in there else 1, spoke, min(place, 6) if wanted else 0)
        hits.append((rank, person))
    hits.sort(key=lambda hit: hit[0])
    return [person for _, person in hits]


def latest_speakers(conference: Conference) -> tuple[UUID, ...]:
    """Who spoke, the latest first."""
    latest: dict[UUID, None] = {}
    for entry in reversed(conference.entries):
        if entry.speaker is not None:
            latest.setdefault(entry.speaker)
    return tuple(latest)


def numbered_speakers(conference: Conference, most: int = 9) -> tuple[UUID, ...]:
    """The last speakers, each with the number that it keeps: the first to speak has 1.

    When there are more than `most`, a new speaker gets the number of whoever has been silent longest, so
    that the fingers find everybody else where they were.
    """
    places: list[UUID] = []
    spoke: dict[UUID, int] = {}
    for when, entry in enumerate(conference.entries):
        who = entry.speaker
        if who is None or conference.person(who) is None:
            continue
        if who not in places and len(places) < most:
            places.append(who)
        elif who not in places:
            places[places.index(min(places, key=lambda one: spoke[one]))] = who
        spoke[who] = when
    return tuple(places)


def known_in(conference: Conference) -> Known:
    """Whom whole words at the beginning of a text may mean; a child speaks only where it takes part."""
    there = {line.person.id for line in conference.attendance if line.present or line.ever_present}
    speak = [person for person in conference.people if not person.subject or person.id in there]
    children = ((child.id, names_of(child.name, child.known_as)) for child in conference.children)
    return Known(gathered((person.id, _named_by(person)) for person in speak), gathered(children))


def _named_by(person: Person) -> set[str]:
    words = {*names_of(person.name, person.known_as), folded(person.role), folded(person.agency)}
    single = folded(f"{person.role} {person.agency}").replace("-", " ").split()
    words |= {other for word in folded(person.role).split() for other in OTHER_WORDS.get(word, "").split()}
    return {word for word in (words | (STAND_ALONE & set(single))) if word}


def described(person: Person) -> str:
    """A person in the list that `@` opens: “Temperance Okonjo-Hale, social worker”."""
    called = f" ({person.known_as})" if person.known_as else ""
    return f"{person.name}{called}, {person.role}" if person.role else f"{person.name}{called}"
