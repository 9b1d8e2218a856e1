"""Who may be meant by a few letters: by name, by what they are called, by role, by “mum”."""

from unicodedata import combining, normalize
from uuid import UUID

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
MOST = 8
"""No more people are offered at once."""


def folded(text: str) -> str:
    """Text without case and accents, so that plain letters find “Wróbel”."""
    bare = "".join(letter for letter in normalize("NFD", text) if not combining(letter))
    return bare.casefold().replace("ł", "l").replace("ø", "o").replace("đ", "d")


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


def described(person: Person) -> str:
    """A person in the list that `@` opens: “Temperance Okonjo-Hale, social worker”."""
    called = f" ({person.known_as})" if person.known_as else ""
    return f"{person.name}{called}, {person.role}" if person.role else f"{person.name}{called}"
