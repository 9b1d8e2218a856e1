"""Two review conferences: one goes on, one ends the plan of one child."""

from typing import Any

from tests.practice_files.parts import action, adult, agree, child, joins, person, said, start

KIDS = ["f_ros", "f_ell"]


def review() -> dict[str, Any]:
    """A second review under Leeds: little progress for one of two sisters, late reports, an early trigger."""
    file = start(
        "review_two_sisters",
        "Second review: two sisters in Harehills",
        "Leeds / West Midlands",
        {
            "type": "review",
            "date": "2026-03-26",
            "start": "13:30",
            "end": "15:05",
            "venue": "Merrion Street, room 2",
            "chair": "p_chair",
            "clerk": "p_clerk",
            "lead_social_worker": "p_sw",
            "number": 2,
            "previous_conference": "2025-10-02",
            "previous_type": "review",
            "previous_plan": {"child": "f_ros", "ended": "2023-08-14", "category": "neglect"},
            "family_arrive": ["f_mum"],
            "early_review": "Mum’s former partner is to be released on 20 April",
        },
    )
    file["family"] = [
        adult("f_mum", "Gwendolen Ashdown", "mother", dob="1993-09-17", sex="F", pr=True, known_as="Wendy"),
        adult(
            "f_dad", "Curtis Ofori-Ashdown", "father", dob="1990-01-05", sex="M", pr=True, lives_at="Batley"
        ),
        child("f_ros", "Rosalind Ofori-Ashdown", "2016-02-29", "F", known_as="Roz", school="Elmbank Primary"),
        child("f_ell", "Ellis Ofori-Ashdown", "2021-11-03", "F", note="Asthma; blue inhaler at nursery"),
    ]
    file["relationships"] = [
        *joins("separated", [("f_mum", "f_dad")], since="2019", until=None),
        *joins("parent_of", [(a, b) for a in ("f_mum", "f_dad") for b in KIDS]),
    ]
    file["people"] = [
        person(
            "p_chair", "Leontyne Marsh", "independent chair", "Leeds, safeguarding unit", "present in person"
        ),
        person("p_clerk", "Owain Tudor-Hughes", "minute taker", "Leeds, safeguarding unit", "present online"),
        person(
            "p_sw", "Fenella Brack", "social worker", "Leeds children’s services", "present in person", *KIDS
        ),
        person("p_sch", "Idris Halloran", "head teacher", "Elmbank Primary", "present in person", "f_ros"),
        person(
            "p_hv", "Marguerite Soames", "health visitor", "Leeds community health", "present online", "f_ell"
        ),
        person(
            "p_pol", "PC Aled Quick", "police constable", "West Yorkshire Police", "apologies, report sent"
        ),
        person(
            "p_sup", "Bathsheba Lunn", "friend and supporter of Mum", "", "present in person, until 14:20"
        ),
    ]
    file["reports"] = [
        {"by": "p_sw", "received": "2026-03-23", "shared_with_family": "2026-03-24", "in_time": True},
        {"by": "p_sch", "received": "2026-03-26", "shared_with_family": "2026-03-26", "in_time": False},
        {"by": "p_hv", "received": None, "shared_with_family": None, "in_time": False, "note": "was ill"},
    ]
    file["previous_plan"] = [
        {
            "child": "f_ros",
            "outcome": "Roz is in school, on time, with breakfast inside her",
            "measure": "95 % attendance",
            "actions": [
                action("Breakfast club every day", ["p_sch", "f_mum"], "2025-10-13", "went 41 of 60 days"),
                action("Dentist", ["f_mum"], "2025-11-28", "not done"),
            ],
        },
        {"child": "all", "outcome": "No drinking while in charge", "measure": "", "actions": []},
    ]
    file["notes"] = said(
        "2026-03-26T13:31:00",
        [
            (
                "welcome",
                "p_chair",
                "information",
                [],
                "Everyone said who they are. Mum has read two reports.",
            ),
            (
                "progress on the plan",
                "p_sw",
                "strength",
                ["f_ell"],
                "Ellis has put on weight; 11.4 kg in February.",
            ),
            ("progress on the plan", "p_sch", "worry", ["f_ros"], "Roz was in on 71 % of days; late on 19."),
            ("child's voice", "p_sw", "child_voice", ["f_ros"], "“I do the alarm clock. Mum does the wine.”"),
            (
                "family view",
                "f_mum",
                "family_view",
                KIDS,
                "I slipped at Christmas. I rang the worker myself.",
            ),
            (
                "family view",
                "f_dad",
                "family_view",
                ["f_ros"],
                "(By letter.) I would have her every weekend.",
            ),
            (
                "closed part",
                "p_sw",
                "confidential",
                ["f_mum"],
                "The address of the refuge is known to us only.",
            ),
            ("grey areas", None, "grey_area", [], "Who saw the girls on 14 February?"),
            (
                "what needs to change",
                "p_hv",
                "needs_to_change",
                ["f_ell"],
                "Two-year check by the end of April.",
            ),
        ],
    )
    file["views"] = [
        *agree(["p_sw", "p_sch"], KIDS, "CP", "neglect", "attendance and the drinking at Christmas"),
        {
            "who": "p_hv",
            "views": {"f_ell": ["CIN", None], "f_ros": ["CP", "neglect"]},
            "reason": "Ellis does well",
        },
        {"who": "p_pol", "views": {k: ["CP", "emotional"] for k in KIDS}, "reason": "", "by_report": True},
        *agree(["f_mum"], KIDS, "CIN", None, "we can do it with help"),
    ]
    file["decisions"] = [
        {
            "child": "f_ros",
            "decision": "child protection plan continues, not enough progress: legal advice recommended",
            "category": "neglect",
            "previous_category": "neglect",
            "reason": "school and teeth, second review without enough progress",
            "majority": "3 of 4 agencies for a plan",
            "override": False,
            "dissent": [],
        },
        {
            "child": "f_ell",
            "decision": "child protection plan continues",
            "category": "neglect",
            "previous_category": "emotional",
            "reason": "lives in the same home",
            "override": False,
            "dissent": [
                {"who": "p_hv", "agency": "Leeds community health", "text": "Child in need is enough."}
            ],
        },
    ]
    file["plan"] = [
        {
            "child": "f_ros",
            "outcome": "Roz is a pupil in the morning and a child in the evening",
            "measure": "95 % in school; she says who gets up first",
            "actions": [
                action("Walking bus from the corner", ["p_sch"], "2026-04-13"),
                action("Dentist, with the worker", ["f_mum", "p_sw"], "2026-04-24"),
                action("Legal planning meeting", ["p_sw"], None),
            ],
        },
        {
            "child": "all",
            "outcome": "Sober evenings",
            "measure": "",
            "actions": [action("Tests", [], "each week")],
        },
    ]
    file["contingency"] = (
        "If Mum is found drunk with the girls at home they sleep at Auntie Bea’s the same night."
    )
    file["core_group"] = ["f_mum", "p_sw", "p_sch", "p_hv"]
    file["next"] = {"core_group": "2026-04-09T09:30", "review": "2026-09-17T13:30"}
    return file


def review_that_ends() -> dict[str, Any]:
    """A third review in the West Midlands after which one child's plan ends and the other's goes on."""
    file = review()
    file.update(id="review_that_ends", title="Third review: one plan ends", profile="West Midlands")
    file["conference"].update(number=3, early_review=False, previous_conference="2025-09-25")
    file["decisions"][1].update(
        decision="plan ends; a child in need plan follows", category=None, majority=True
    )
    file["next"] = {"core_group": "2026-04-09", "review": None}
    return file
