"""Initial conferences: the bare minimum, an inquorate one, a split one, and one in other scripts."""

from typing import Any

from tests.practice_files.parts import action, adult, agree, child, joins, person, said, start


def bare() -> dict[str, Any]:
    """Nothing but what a conference cannot be without."""
    return {
        "format": "cpdesk practice file",
        "format_version": 1,
        "conference": {"type": "initial", "date": "2026-02-12"},
        "family": [{"id": "f_one", "name": "Perdita Nettlefold", "subject": True}],
    }


def inquorate() -> dict[str, Any]:
    """One boy, one agency besides social care, and a chair who goes on with a reason."""
    file = start(
        "inquorate_one_boy",
        "Initial conference that is not quorate",
        "West Midlands",
        {
            "type": "initial",
            "date": "2026-12-22",
            "start": "14:00",
            "end": "15:10",
            "venue": "Dudley Road, room 7",
            "chair": "p_chair",
            "clerk": "p_clerk",
            "lead_social_worker": "p_sw",
            "strategy_discussion": "2026-12-02",
            "inquorate": True,
            "inquorate_reason": "Enough information, and waiting until January would harm him.",
            "early_review": True,
        },
    )
    file["family"] = [
        adult("f_mum", "Saoirse Blackledge", "mother", sex="F", pr=True),
        child("f_jud", "Jude Blackledge", "2019-08-08", "M"),
    ]
    file["relationships"] = joins("parent_of", [("f_mum", "f_jud")])
    file["people"] = [
        person("p_chair", "Ignatius Cole", "conference chair", "Dudley", "present in person"),
        person("p_clerk", "Thandeka Zulu", "clerk", "Dudley", "present in person"),
        person(
            "p_sw", "Lowri Pask", "social worker", "Dudley children’s services", "present in person", "f_jud"
        ),
        person("p_sch", "Mr Adeyemi-Stone", "class teacher", "Priory school", "present online", "f_jud"),
        person("p_gp", "Dr Ngaio Whitlock", "GP", "Kates Hill surgery", "apologies, none sent", "f_jud"),
    ]
    file["notes"] = said(
        "2026-12-22T14:02:00",
        [
            ("welcome", "p_chair", "information", [], "Only two agencies are here."),
            ("why we are here", "p_sw", "worry", ["f_jud"], "Found alone at the bus station at 21:40."),
            (
                "what works well",
                "p_sch",
                "strength",
                ["f_jud"],
                "Every reading record signed until November.",
            ),
        ],
    )
    file["views"] = agree(["p_sw", "p_sch"], ["f_jud"], "CP", "neglect")
    file["decisions"] = [
        {
            "child": "f_jud",
            "decision": "no plan",
            "category": None,
            "reason": "Mum has moved in with her sister and the risk was of one week only.",
            "majority": "2 of 2 for a plan",
            "override": True,
            "dissent": [{"who": "p_sch", "agency": "Priory school", "text": "One week is how it starts."}],
        }
    ]
    return file


def split_meeting() -> dict[str, Any]:
    """Two halves, so that the parents do not meet; some times with offsets, one without."""
    file = inquorate()
    file.update(id="split_meeting", title="Two halves", profile="City of London; Borchester")
    file["conference"].update(
        date="2026-03-27",
        strategy_discussion="2026-03-09",
        inquorate=False,
        inquorate_reason="",
        early_review=None,
    )
    file["conference"]["split_meeting"] = "Mum 14:00 to 14:35, Dad 14:35 to 15:10"
    file["family"].append(adult("f_dad", "Lorcan Blackledge", "father", sex="M", pr=True, dob="1988-12-25"))
    file["people"][4]["attendance"] = "present by telephone"
    file["people"].append(
        person("p_obs", "Xanthe Pollard", "student", "Midland University", "present in person, observer")
    )
    file["notes"][0]["at"] = "2026-03-27T14:02:00Z"
    file["notes"][1]["at"] = None
    file["notes"][2]["at"] = "2026-03-27T14:50:00+00:00"
    file["plan"] = [
        {
            "child": "f_jud",
            "outcome": "He is fetched",
            "actions": [action("List of who may fetch", ["f_mum"], "2026-03-30")],
        }
    ]
    file["decisions"][0].update(
        decision="child protection plan", category="multiple (neglect, emotional)", override=False
    )
    file["next"] = {"core_group": "2026-04-10T10:00", "review": "2026-06-25T14:00"}
    return file


def right_to_left() -> dict[str, Any]:
    """Names and texts in Arabic, Hebrew, Urdu and Chinese, with marks, emoji and control characters."""
    file = inquorate()
    file.update(id="right_to_left", title="محضر – מפגש – 會議")
    file["family"][0].update(name="נֹעָה בֶּן־דָּוִד", known_as="נועה")
    file["family"][1].update(name="محمّد عبد الرّحمن", known_as="حمّودي")
    texts = [
        "أحبّ المدرسة، لكنّي أخاف في الليل (12 مرّة).",
        "\u202bاسے گھر میں \u2066Room 4\u2069 پسند ہے\u202c – “he said so”",
        "他说：“我自己煮面。”\u000b第二行\u000c第三页 \u0000\u0007 👩‍👧‍👦 e\u0301",
    ]
    for note, text in zip(file["notes"], texts, strict=True):
        note["text"] = text
    return file
