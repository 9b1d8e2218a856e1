"""Practice files that chance has damaged: read, or refused with a sentence; nothing else ever happens."""

import copy
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cpdesk.errors import BadPracticeFile
from cpdesk.interchange.practice import moved, read_practice_file
from tests.practice_files import ALL, bare, inquorate, review, transfer_in

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(
        [
            "",
            "all",
            "f_mum",
            "p_sw",
            "2026-02-30",
            "2026-03-01",
            "9999-12-31T23:59-14:00",
            "25:00",
            "CP",
            "neglect",
        ]
    ),
    st.lists(st.one_of(st.none(), st.text(max_size=5), st.integers()), max_size=3),
    st.dictionaries(st.text(max_size=5), st.integers(), max_size=3),
)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("fuzz") / "practice.json"


def read_or_refuse(path: Path) -> None:
    try:
        file = read_practice_file(path)
    except BadPracticeFile as error:
        said = str(error)
    else:
        moved(file, file.day)
        said = " ".join(file.problems)
    said.encode("utf-8")


@given(st.data())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_value_in_any_place_is_read_or_refused(place, data):
    file = copy.deepcopy(data.draw(st.sampled_from([review, transfer_in, inquorate, bare]))())
    for _ in range(data.draw(st.integers(1, 3))):
        at = file
        while isinstance(at, dict | list) and at:
            key = data.draw(st.sampled_from(list(at) if isinstance(at, dict) else range(len(at))))
            if not isinstance(at[key], dict | list) or not at[key] or data.draw(st.integers(0, 5)) == 0:
                at[key] = data.draw(VALUES)
                break
            at = at[key]
    place.write_text(json.dumps(file), encoding="utf-8")
    read_or_refuse(place)


@given(st.data())
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_changed_or_lost_are_read_or_refused(place, data):
    whole = bytearray(json.dumps(ALL[data.draw(st.sampled_from(sorted(ALL)))](), ensure_ascii=False).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        first = data.draw(st.integers(0, len(whole)))
        whole[first : first + data.draw(st.integers(0, 6))] = data.draw(st.binary(max_size=6))
    place.write_bytes(bytes(whole))
    read_or_refuse(place)


@given(
    st.recursive(
        VALUES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    )
)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_json_at_all_is_refused_or_kept_aside(place, value):
    place.write_text(json.dumps(value), encoding="utf-8")
    with pytest.raises(BadPracticeFile):
        read_practice_file(place)
    file = bare()
    file["anything"] = value
    place.write_text(json.dumps(file), encoding="utf-8")
    found = read_practice_file(place)
    assert [kept for kept, _ in found.kept_aside] == ["anything"]
