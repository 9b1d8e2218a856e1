"""The parts that practice files are put together from."""

from datetime import datetime, timedelta
from typing import Any

Json = dict[str, Any]


def start(name: str, title: str, profile: str, conference: Json) -> Json:
    """The head of a practice file."""
    return {
        "format": "cpdesk practice file",
        "format_version": 1,
        "id": name,
        "title": title,
        "profile": profile,
        "disclaimer": "Every person, address and number here is invented.",
        "conference": conference,
    }


def child(key: str, name: str, born: str, sex: str = "U", **more: Any) -> Json:
    """A child of the conference."""
    return {"id": key, "name": name, "dob": born, "sex": sex, "role": "child", "subject": True, **more}


def adult(key: str, name: str, role: str, **more: Any) -> Json:
    """Somebody else of the family."""
    return {"id": key, "name": name, "role": role, **more}


def joins(kind: str, pairs: list[tuple[str, str]], **more: Any) -> list[Json]:
    """Relationships of one kind."""
    return [{"a": a, "b": b, "type": kind, **more} for a, b in pairs]


def person(key: str, name: str, role: str, agency: str, attendance: str, *knows: str) -> Json:
    """Somebody round the table."""
    found: Json = {"id": key, "name": name, "role": role, "agency": agency, "attendance": attendance}
    return {**found, "contact_with": list(knows)} if knows else found


def said(begin: str, lines: list[tuple[str, str | None, str, list[str], str]]) -> list[Json]:
    """Notes from `begin` (local), 80 seconds apart: stage, speaker, lane, about, text."""
    at = datetime.fromisoformat(begin)
    return [
        {
            "n": index + 1,
            "at": (at + index * timedelta(seconds=80)).isoformat(),
            "stage": stage,
            "speaker": speaker,
            "lane": lane,
            "about": about,
            "text": text,
        }
        for index, (stage, speaker, lane, about, text) in enumerate(lines)
    ]


def agree(
    people: list[str], children: list[str], code: str, category: str | None, reason: str = ""
) -> list[Json]:
    """The same view of several people on several children."""
    return [
        {"who": who, "views": {key: [code, category] for key in children}, "reason": reason} for who in people
    ]


def action(text: str, owners: list[str], by: str | None, progress: str | None = None) -> Json:
    """An action of a plan."""
    found: Json = {"action": text, "owner": owners, "by": by}
    return found if progress is None else {**found, "progress": progress}
