"""The largest conference that the trade knows: eight children and twenty-five people."""

from typing import Any

from tests.practice_files.parts import action, adult, agree, child, joins, person, said, start

_NAMES = ["Aurelia", "Benedict", "Clemency", "Dorian", "Eulalia", "Florian", "Griselda", "Hector"]
_ROLES = [
    ("health visitor", "community health"),
    ("school nurse", "community health"),
    ("GP", "Fosse surgery"),
    ("midwife", "maternity"),
    ("head teacher", "Hillcrest Primary"),
    ("head of year", "Hillcrest Academy"),
    ("nursery manager", "Acorns nursery"),
    ("detective constable", "police, child protection"),
    ("housing officer", "housing association"),
    ("youth worker", "youth service"),
    ("probation officer", "probation service"),
    ("drug and alcohol worker", "Turning Leaf"),
    ("community psychiatric nurse", "mental health trust"),
    ("domestic abuse advocate", "Haven"),
    ("family support worker", "family hub"),
    ("educational psychologist", "education service"),
    ("speech therapist", "children’s therapies"),
    ("foster carer", ""),
    ("children’s advocate", "Speak Up"),
    ("student nurse", "university"),
    ("solicitor", "Bell and Tarrant"),
    ("team manager", "children’s social care"),
]

_ACCOUNT = (
    "what was found is told here in a sentence or two, as a worker would say it, and nobody in the room "
    "disagreed with the account that was given."
)


def eight_children() -> dict[str, Any]:
    """Eight brothers and sisters, twenty-five people, a hundred notes, two hours and a half."""
    kids = [f"f_{index}" for index in range(8)]
    file = start(
        "eight_children",
        "Initial conference: eight brothers and sisters",
        "A parents’ page / Leicestershire",
        {
            "type": "initial",
            "date": "2026-11-26",
            "start": "09:30",
            "end": "12:00",
            "venue": "County Hall, Guthlaxton room",
            "chair": "p_chair",
            "clerk": "p_clerk",
            "lead_social_worker": "p_sw",
            "strategy_discussion": "2026-11-05",
            "family_arrive": ["f_mum", "f_dad"],
        },
    )
    file["family"] = [
        adult("f_mum", "Philippa Threlkeld", "mother", dob="1987-02-11", sex="F", pr=True),
        adult("f_dad", "Zebedee Threlkeld", "father", dob="1984-05-19", sex="M", pr=True),
        *(
            child(key, f"{_NAMES[i]} Threlkeld", f"{2009 + 2 * i}-0{i + 1}-1{i}")
            for i, key in enumerate(kids)
        ),
    ]
    file["relationships"] = [
        *joins("married", [("f_mum", "f_dad")], since="2008-08-30"),
        *joins("parent_of", [(a, b) for a in ("f_mum", "f_dad") for b in kids]),
    ]
    unit, social_care = "Leicestershire safeguarding", "children’s social care"
    file["people"] = [
        person("p_chair", "Hyacinth Oduya", "independent chair", unit, "present in person"),
        person("p_clerk", "Barnaby Stook", "clerk", unit, "present in person"),
        person("p_sw", "Seren Ap-Rhys", "social worker", social_care, "present in person", *kids),
        *(_worker(index, kids) for index in range(len(_ROLES))),
    ]
    lanes = ["worry", "strength", "child_voice", "grey_area", "needs_to_change", "family_view", "information"]
    file["notes"] = said(
        "2026-11-26T09:32:00",
        [
            (
                "why we are here" if i < 100 else "what needs to change",
                f"p_{i % 22}",
                lanes[i % 7],
                [kids[i % 8]],
                f"Point {i + 1}: {_NAMES[i % 8]} was seen on {1 + i % 28} October; {_ACCOUNT}",
            )
            for i in range(100)
        ],
    )
    file["views"] = agree([f"p_{i}" for i in range(19)], kids, "CP", "neglect", "as my report says")
    file["decisions"] = [
        {"child": key, "decision": "child protection plan", "category": "neglect", "reason": "needs not met"}
        for key in kids
    ]
    see = action("See the child alone", ["p_sw"], "2026-12-03")
    file["plan"] = [
        {"child": key, "outcome": f"{name} is well cared for", "measure": "seen weekly", "actions": [see]}
        for key, name in zip(kids, _NAMES, strict=True)
    ]
    file["core_group"] = ["f_mum", "f_dad", "p_sw", *(f"p_{i}" for i in range(8))]
    file["next"] = {"core_group": "2026-12-10T10:00", "review": "2027-02-25T09:30"}
    return file


def _worker(index: int, kids: list[str]) -> dict[str, Any]:
    role, agency = _ROLES[index]
    attendance = "present online" if index % 3 else "present in person"
    name = f"{_NAMES[index % 8]} {role.title().split()[-1]}son"
    knows = kids[index % 8], kids[(index + 3) % 8]
    observes = ", observer" if "student" in role else ""
    return person(f"p_{index}", name, role, agency, attendance + observes, *knows)
