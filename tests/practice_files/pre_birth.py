"""A conference about one unborn baby and nobody else."""

from typing import Any

from tests.practice_files.parts import action, adult, agree, joins, person, said, start


def pre_birth() -> dict[str, Any]:
    """Very young parents in Leicestershire; the baby is due in eleven weeks; a child in need plan."""
    file = start(
        "pre_birth_only",
        "Pre-birth: first baby of two sixteen-year-olds",
        "Leicestershire",
        {
            "type": "initial",
            "pre_birth": True,
            "date": "2026-10-08",
            "start": "09:30",
            "end": "10:50",
            "venue": "Glen Parva family hub",
            "chair": "p_chair",
            "clerk": None,
            "lead_social_worker": "p_sw",
            "strategy_discussion": ["2026-09-21", "2026-09-25"],
            "family_arrive": ["f_mum", "f_dad", "f_nan"],
        },
    )
    file["family"] = [
        adult("f_mum", "Tilly-Mae Garside", "mother", dob="2010-01-30", sex="F", pr=True),
        adult("f_dad", "Dillon Peake", "father", dob="2010-06-11", sex="M", pr=False),
        adult("f_nan", "Maureen Garside", "maternal grandmother", dob="1969-12-01", sex="F"),
        {"id": "f_bab", "name": None, "edd": "2026-12-24", "unborn": True, "subject": True, "role": "child"},
    ]
    file["relationships"] = joins("parent_of", [("f_nan", "f_mum"), ("f_mum", "f_bab"), ("f_dad", "f_bab")])
    file["people"] = [
        person(
            "p_chair",
            "Bronagh Tilling",
            "independent chair",
            "Leicestershire safeguarding",
            "present in person",
        ),
        person(
            "p_sw",
            "Emrys Vaughan",
            "social worker",
            "Leicestershire children’s services",
            "present in person",
        ),
        person(
            "p_mw",
            "Folasade Bright",
            "teenage pregnancy midwife",
            "Leicester hospitals",
            "present in person",
            "f_bab",
        ),
        person(
            "p_fnp", "Catrin Ludlow", "family nurse", "Family Nurse Partnership", "present online", "f_bab"
        ),
        person("p_col", "Jocasta Reed", "tutor", "Wigston college", "apologies"),
    ]
    file["reports"] = [
        {"by": "p_mw", "received": "2026-10-07", "shared_with_family": "2026-10-07", "in_time": True}
    ]
    file["notes"] = said(
        "2026-10-08T09:33:00",
        [
            ("welcome", "p_chair", "information", [], "Tilly-Mae asked for two breaks."),
            (
                "why we are here",
                "p_mw",
                "worry",
                ["f_bab"],
                "Seen first at 24 weeks; smoked cannabis until then.",
            ),
            (
                "what works well",
                "p_fnp",
                "strength",
                ["f_mum"],
                "She reads to the bump and has kept five visits.",
            ),
            ("family view", "f_nan", "family_view", [], "There is a cot in my room already 🙂."),
            (
                "what needs to change",
                "p_sw",
                "needs_to_change",
                ["f_bab"],
                "A birth plan that the ward has seen.",
            ),
        ],
    )
    file["views"] = agree(["p_sw", "p_mw", "p_fnp"], ["f_bab"], "CIN", None, "good help and they take it")
    file["decisions"] = [
        {
            "child": "f_bab",
            "decision": "child in need plan",
            "category": None,
            "reason": "the risk has gone down",
        }
    ]
    file["plan"] = [
        {
            "child": "f_bab",
            "outcome": "Baby comes home to Nan’s and is safe asleep",
            "measure": "safe-sleep visit done",
            "actions": [
                action("Safe-sleep visit", ["p_mw"], "2026-11-20"),
                action("Stop smoking", ["f_mum"], "2026-12"),
            ],
        }
    ]
    file["contingency"] = "If they are asked to leave Nan’s, the social worker meets them the next day."
    file["core_group"] = []
    file["next"] = {"core_group": None, "review": None}
    return file
