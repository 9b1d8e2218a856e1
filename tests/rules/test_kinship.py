"""What the words for a relative tell."""

import pytest

from cpdesk.rules.kinship import sex_told_by
from cpdesk.vocabulary import Sex


@pytest.mark.parametrize(
    ("role", "sex"),
    [
        ("mother", Sex.FEMALE),
        ("maternal grandmother", Sex.FEMALE),
        ("Dad", Sex.MALE),
        ("father of Leo", Sex.MALE),
        ("uncle, lives next door", Sex.MALE),
        ("partner of the mother", Sex.UNKNOWN),
        ("mother’s friend", Sex.UNKNOWN),
        ("friend", Sex.UNKNOWN),
        ("", Sex.UNKNOWN),
    ],
)
def test_a_role_of_the_family_tells_the_sex_or_does_not(role, sex):
    assert sex_told_by(role) is sex
