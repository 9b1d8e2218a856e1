"""A transfer-in conference whose family's address is protected."""

from typing import Any

from tests.practice_files.parts import action, adult, agree, child, joins, person, said, start


def transfer_in() -> dict[str, Any]:
    """Three brothers on a plan elsewhere have moved; some papers are missing, one parent is kept out."""
    boys = ["f_abel", "f_noor", "f_tam"]
    file = start(
        "transfer_three_brothers",
        "Transfer-in: three brothers from the coast",
        "West Midlands",
        {
            "type": "transfer_in",
            "date": "2026-06-11",
            "start": "10:00",
            "end": "11:50",
            "venue": "Online",
            "chair": "p_chair",
            "clerk": "p_clerk",
            "lead_social_worker": "p_sw",
            "moved_in": "2026-05-15",
            "notified": "2026-05-21",
            "previous_authority": "Saltmarsh Bay",
            "previous_plan_start": "2025-12-04",
            "previous_category": "physical",
            "last_review_there": "2026-02-26",
            "address_protected": True,
            "interpreter": {"language": "Dari", "person": "p_int"},
            "family_arrive": ["f_mum"],
        },
    )
    file["family"] = [
        adult("f_mum", "Parwana Sahak", "mother", dob="1991-03-21", sex="F", pr=True, language="Dari"),
        adult("f_dad", "Jawid Sahak", "father", dob="1986-07-02", sex="M", pr=True, lives_at="Saltmarsh Bay"),
        child("f_abel", "Habil Sahak", "2013-05-09", "M", la_id="WM-5501", lives_at="12 Lark Rise, Oldbury"),
        child("f_noor", "Noor Sahak", "2016-10-31", "M", la_id="WM-5502", lives_at="12 Lark Rise, Oldbury"),
        child("f_tam", "Tamim Sahak", "2024-02-29", "M", la_id="WM-5503", ethnicity="OOTH"),
    ]
    file["relationships"] = [
        *joins("married", [("f_mum", "f_dad")], since="2012-04", until="2026-05-15", note="she has left"),
        *joins("parent_of", [(a, b) for a in ("f_mum", "f_dad") for b in boys]),
        *joins("conflict", [("f_dad", "f_abel")]),
    ]
    file["people"] = [
        person(
            "p_chair", "Ottoline Vance", "conference chair", "Sandwell, reviewing service", "present online"
        ),
        person("p_clerk", "Piers Abernethy", "clerk", "Sandwell, reviewing service", "present online"),
        person(
            "p_sw", "Kerensa Doyle", "social worker", "Sandwell children’s trust", "present online", *boys
        ),
        person(
            "p_old",
            "Merrick Stoate",
            "social worker",
            "Saltmarsh Bay",
            "present online for the closed part only",
        ),
        person(
            "p_sn",
            "Adaeze Nwosu",
            "school nurse",
            "Black Country health",
            "present online",
            "f_abel",
            "f_noor",
        ),
        person("p_hv", "Siobhan Keane", "health visitor", "Black Country health", "present online", "f_tam"),
        person(
            "p_sch",
            "Ruaridh Munro",
            "safeguarding lead",
            "Larkfield School",
            "present online",
            "f_abel",
            "f_noor",
        ),
        person("p_nur", "Betony Clegg", "nursery manager", "Little Larks nursery", "report only", "f_tam"),
        person("p_int", "Zalmai Rahimi", "Dari interpreter", "Interpreting service", "present by telephone"),
        person("p_sol", "Hortensia Pym", "solicitor for the mother", "Pym and Rowe", "present online"),
    ]
    file["reports"] = [
        {"by": "p_sw", "received": "2026-06-08", "shared_with_family": "2026-06-08", "in_time": True},
        {"by": "p_nur", "received": "2026-06-10", "shared_with_family": None, "in_time": False},
    ]
    file["transfer_papers"] = {
        "child_protection_plan": True,
        "conference_record": True,
        "core_group_notes": False,
        "chronology": False,
        "social_work_report": True,
    }
    file["exclusions"] = [
        {
            "who": "f_dad",
            "part": "whole",
            "asked_by": "p_sw",
            "asked_on": "2026-06-01",
            "working_days_before": 8,
            "reason": "He must not learn where the family lives.",
            "told_how": "letter by the former authority",
            "views_given_by": "a telephone call with the chair on 9 June",
        }
    ]
    file["notes"] = said(
        "2026-06-11T10:02:00",
        [
            ("closed part", "p_old", "confidential", ["f_dad"], "He has hired somebody to look for them."),
            ("welcome", "p_chair", "information", [], "The interpreter keeps what he hears to himself."),
            (
                "why we are here",
                "p_old",
                "worry",
                ["f_abel"],
                "A broken wrist in November; the account changed.",
            ),
            ("what works well", "p_sch", "strength", ["f_noor"], "He has made a friend and plays in goal."),
            (
                "child's voice",
                "p_sn",
                "child_voice",
                ["f_abel"],
                "«اینجا شب‌ها آرام است» – “It is quiet at night here.”",
            ),
            (
                "family view",
                "f_mum",
                "family_view",
                [],
                "(Through the interpreter.) I want the plan to go on.",
            ),
            (
                "what needs to change",
                "p_sw",
                "needs_to_change",
                boys,
                "Nobody posts pictures of the new school.",
            ),
        ],
    )
    professionals = ["p_sw", "p_sn", "p_hv", "p_sch"]
    file["views"] = [*agree(professionals, boys, "CP", "physical"), *agree(["f_mum"], boys, "CP", None)]
    file["decisions"] = [
        {
            "child": boy,
            "decision": "child protection plan",
            "category": "emotional and physical" if boy == "f_abel" else "physical harm",
            "previous_category": "physical",
            "reason": "the risk has moved with them",
            "override": False,
            "dissent": [],
        }
        for boy in boys
    ]
    file["plan"] = [
        {
            "child": "all",
            "outcome": "The boys are not found, and know what to do if they are",
            "measure": "each boy can say his three safe people",
            "actions": [
                action("Flag on the address with the police", ["p_sw"], "2026-06-12"),
                action("GP registration under protected address", ["f_mum", "p_hv"], "2026-06-19"),
            ],
        }
    ]
    file["contingency"] = "If he is seen nearby: 999, then the duty team; the family moves the same day."
    file["core_group"] = ["f_mum", "p_sw", "p_sn", "p_hv", "p_sch"]
    file["next"] = {"core_group": "2026-06-24T14:00", "review": "2026-09-03T10:00"}
    return file
