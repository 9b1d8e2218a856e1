import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.rules.agency import shipped_agencies

AGENCIES = shipped_agencies()
group_of, group_name, counts = AGENCIES.group_of, AGENCIES.name, AGENCIES.counts

TITLES = [
    ("social worker", "City of London children’s social care", "social_care"),
    ("Senior Social Worker", "", "social_care"),
    ("team manager", "Leeds City Council children's social care", "social_care"),
    ("team manager, children's social care", "", "social_care"),
    ("ASYE", "CSWS", "social_care"),
    ("hospital social worker", "Leeds General Infirmary", "social_care"),
    ("principal social worker", "", "social_care"),
    ("student social worker, observing", "Goldsmiths", "social_care"),
    ("family support worker", "Early Help, Leicestershire", "social_care"),
    ("family support worker", "St Botolph’s Primary", "education"),
    ("family support worker", "Barnardo's", "voluntary"),
    ("supervising social worker", "fostering team", "social_care"),
    ("contact supervisor", "", "social_care"),
    ("health visitor", "0–19 public health nursing", "health"),
    ("HV", "", "health"),
    ("specialist health visitor", "0-19 service", "health"),
    ("0–19 public health nursing", "", "health"),
    ("school nurse", "St Botolph’s Primary", "health"),
    ("named nurse for safeguarding children", "", "health"),
    ("community nursery nurse", "health visiting team", "health"),
    ("GP", "Aldgate practice", "health"),
    ("Dr, general practitioner", "", "health"),
    ("midwife", "Royal London maternity", "health"),
    ("community midwife", "", "health"),
    ("consultant community paediatrician", "Royal London", "health"),
    ("CAMHS clinician", "", "health"),
    ("psychologist", "CAMHS", "health"),
    ("community psychiatric nurse", "adult mental health", "health"),
    ("speech and language therapist", "NHS", "health"),
    ("ward sister", "", "health"),
    ("deputy head and safeguarding lead", "St Botolph’s Primary", "education"),
    ("deputy head", "", "education"),
    ("Headteacher", "Oak Academy", "education"),
    ("SENCO", "", "education"),
    ("designated safeguarding lead", "Beckfoot School", "education"),
    ("safeguarding officer", "City College", "education"),
    ("class teacher", "", "education"),
    ("teaching assistant", "", "education"),
    ("nursery manager", "Bright Stars nursery", "education"),
    ("nursery nurse", "Bright Stars", "education"),
    ("manager", "Bright Stars nursery", "education"),
    ("key worker", "Little Acorns pre-school", "education"),
    ("EWO", "", "education"),
    ("education welfare officer", "Leeds City Council", "education"),
    ("learning mentor", "", "education"),
    ("childminder", "", "education"),
    ("DC", "", "police"),
    ("DC", "City of London Police, public protection", "police"),
    ("detective constable", "", "police"),
    ("PC Lund", "neighbourhood team", "police"),
    ("Detective Sergeant", "Child Abuse Investigation Team", "police"),
    ("police conference officer", "", "police"),
    ("housing officer", "Tower Hamlets Homes", "housing"),
    ("tenancy support officer", "", "housing"),
    ("probation officer", "", "probation"),
    ("YOT worker", "", "probation"),
    ("youth justice officer", "", "probation"),
    ("drug and alcohol worker", "Square Mile Health", "substance_use"),
    ("recovery worker", "Turning Point", "substance_use"),
    ("support worker", "Change Grow Live", "substance_use"),
    ("domestic abuse advocate", "Victim Support", "domestic_abuse"),
    ("IDVA", "", "domestic_abuse"),
    ("outreach worker", "Women’s Aid", "domestic_abuse"),
    ("volunteer", "Home-Start Leeds", "voluntary"),
    ("youth worker", "", "voluntary"),
    ("foster carer", "", "other"),
    ("children’s guardian", "Cafcass", "other"),
    ("advocate", "Coram Voice", "advocacy"),
    ("children's advocate", "", "advocacy"),
    ("solicitor for the mother", "Law & Co", "legal"),
    ("local authority solicitor", "Leeds City Council", "legal"),
    ("conference chair", "City of London, safeguarding and quality", "chairing"),
    ("independent chair", "Safeguarding Unit", "chairing"),
    ("conference coordinator", "City of London", "chairing"),
    ("clerk", "", "chairing"),
    ("minute-taker", "", "chairing"),
    ("Polish interpreter", "LanguageLine", "interpreter"),
    ("BSL interpreter", "", "interpreter"),
]


@pytest.mark.parametrize(("role", "agency", "group"), TITLES)
def test_a_real_title_belongs_to_its_group(role: str, agency: str, group: str) -> None:
    assert group_of(role, agency) == group


def test_typing_does_not_change_the_group() -> None:
    assert group_of("SCHOOL  NURSE") == group_of("school nurse") == "health"
    assert group_of("0-19 nurse") == group_of("0–19 nurse") == "health"
    assert group_of("", "Leeds children's services") == group_of("", "Leeds children’s services")


def test_a_word_inside_another_word_is_no_clue() -> None:
    assert group_of("nursery") == "education"
    assert group_of("headlamp fitter") == "other"
    assert group_of("policy writer") == "other"


def test_nothing_known_is_another_agency() -> None:
    assert group_of("", "") == "other"
    assert group_of("beekeeper", "Honey Ltd") == "other"


@given(st.text(st.characters(exclude_categories=())), st.text())
def test_any_words_belong_to_some_group(role: str, agency: str) -> None:
    assert group_of(role, agency) in {group.key for group in AGENCIES.groups}


def test_every_group_has_a_name_for_the_middle_of_a_sentence() -> None:
    assert group_name("social_care") == "social care"
    assert group_name("police") == "the police"
    assert group_name("unheard of") == "another agency"
    assert all(group.name[0].islower() for group in AGENCIES.groups)


def test_chair_clerk_interpreter_advocate_and_lawyer_do_not_count() -> None:
    not_counting = {group.key for group in AGENCIES.groups if not group.counts}
    assert not_counting == {"chairing", "interpreter", "advocacy", "legal"}
    assert not counts("")
