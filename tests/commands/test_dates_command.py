"""`python -m cpdesk dates`: a table, an object, a line for each line, and every rule."""

import io
import json
import os
import signal
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.__main__ import main
from cpdesk.commands.dates import line_answerer
from cpdesk.commands.dates_lines import answer_lines
from cpdesk.interchange.date_events import LONGEST_LINE
from cpdesk.rules.procedure import procedure, procedure_keys
from cpdesk.rules.rule_names import RULES

ROOT = Path(__file__).parents[2]
EVENTS = {
    "strategy_discussion": ["2026-11-05", "2026-11-09"],
    "conference": "2026-11-26T10:00",
    "conference_end": "2026-11-26T12:04",
}
TYPED = (
    "strategy_discussion=2026-11-05,2026-11-09",
    "conference=2026-11-26T10:00",
    "conference_end=2026-11-26T12:04",
)
CITY = procedure("city-of-london")


@pytest.fixture(autouse=True)
def _a_wide_terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")


def dates(capsys, *words: str) -> str:
    """What the command says."""
    assert main(["dates", *words]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return str(said.out)


def refused(capsys, *words: str) -> str:
    """The one sentence of a refusal; nothing else is printed."""
    assert main(["dates", *words]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    return str(said.err).strip()


def answers(*lines: bytes | str) -> list[dict[str, object]]:
    """The answers to lines that come in together."""
    source = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    target = io.BytesIO()
    answer_lines(io.BytesIO(source), target, line_answerer(CITY))
    *said, end = target.getvalue().split(b"\n")
    assert end == b""
    return [json.loads(line) for line in said]


def due(found: dict[str, object], rule: str) -> dict[str, object]:
    listed = found["dates"]
    assert isinstance(listed, list)
    return next(entry for entry in listed if entry["rule"] == rule)


def python(*words: str, **more: object) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "cpdesk", "dates", *words],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        **more,
    )


def test_the_table_says_what_by_when_and_why(capsys):
    said = dates(capsys, *TYPED)
    assert said.startswith("City of London: initial conference\n")
    assert "Hold the conference                         Thursday 26 November 2026    the same\n" in said
    assert "    [national figure] 15 working days after the strategy discussion of Thursday 5 Nov" in said
    assert "Friday 27 November 2026 at" in said
    assert max(map(len, said.splitlines())) <= 100


@pytest.mark.parametrize("columns", [20, 60, 80, 300])
def test_the_table_keeps_within_the_terminal(columns, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(columns))
    said = dates(capsys, *TYPED, "birth=2026-01-02", "--procedure", "west-midlands")
    assert max(map(len, said.splitlines())) <= max(columns, 40)
    assert "Wednesday 24 February 2027" in " ".join(said.split())


def test_a_provisional_date_is_shown_as_such(capsys):
    said = dates(capsys, "conference_kind=pre_birth", "conference=2026-11-26", "--procedure=west-midlands")
    assert said.startswith("West Midlands: initial conference (pre-birth)\n")
    assert "[provisional]" in said


def test_nothing_follows_from_little(capsys):
    assert dates(capsys, "conference_kind=review").endswith("No last date follows from this.\n")


def test_the_object_says_the_same_for_a_program(capsys):
    found = json.loads(dates(capsys, "--json", *TYPED))
    assert (found["procedure"], found["version"]) == (CITY.key, CITY.version)
    conference = due(found, "conference_latest")
    assert {key: conference[key] for key in ("due", "safe_by", "kind", "provisional", "national")} == {
        "due": "2026-11-26",
        "safe_by": "2026-11-26",
        "kind": "day",
        "provisional": False,
        "national": True,
    }
    decisions = due(found, "decisions_out")
    assert (decisions["due"], decisions["kind"]) == ("2026-11-27T12:04:00+00:00", "instant")
    assert decisions["national"] is False
    assert "24 hours after the end of the conference" in str(decisions["explanation"])
    assert "Guide for Professionals" in str(decisions["source"])


def test_hours_run_over_the_night_when_the_clocks_go_back(capsys):
    found = json.loads(dates(capsys, "--json", "conference_end=2026-10-24T11:30"))
    assert due(found, "decisions_out")["due"] == "2026-10-25T10:30:00+00:00"


def test_events_stand_before_between_and_after_options(capsys):
    usual = dates(capsys, *TYPED, "--json", "--procedure", "Leeds")
    assert dates(capsys, TYPED[0], "--json", TYPED[1], "--procedure", "leeds", TYPED[2]) == usual
    repeated = ("strategy_discussion=2026-11-05", *TYPED[1:], "strategy_discussion=2026-11-09")
    assert dates(capsys, "--procedure", "leeds", *repeated, "--json") == usual


def test_a_closed_day_and_a_new_holiday_are_skipped(capsys):
    words = ("--json", "strategy_discussion=2026-11-05", "--closed", "2026-11-20=staff day")
    found = json.loads(dates(capsys, *words, "--holiday", "2026-11-23=Bank holiday for a crown"))
    conference = due(found, "conference_latest")
    assert conference["due"] == "2026-11-30"
    assert "staff day" in str(conference["explanation"])
    assert "Bank holiday for a crown" in str(conference["explanation"])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Say what has happened, like strategy_discussion=2026-11-05; there are strategy_discussion, "),
        (("birth",), "“birth” should be written with its value, like birth=2026-11-05."),
        (("birth=",), "“birth” should be written with its value, like birth=2026-11-05."),
        (("birth=2026-02-30",), "birth is a day that does not exist."),
        (("birth=2026-02-03", "birth=2026-02-04"), "“birth” is given more than once."),
        (("strategy_discussion=2026-11-05,",), "strategy_discussion[1] should be a day written like "),
        (("weather=rain",), "“weather” is no event that cpdesk knows; there are strategy_discussion, "),
        (
            ("conference_end=2026-11-26",),
            "conference_end should be a day and time written like 2026-11-26T12:04.",
        ),
        (
            ("--procedure", "Borchester", *TYPED),
            "--procedure names no procedure that there is; there are city-of-london, ",
        ),
        (
            ("--procedure", "Leeds and West Midlands", *TYPED),
            "--procedure names more than one procedure; there",
        ),
        (("--procedure", "none/here.toml", *TYPED), "here.toml: the file cannot be read (No such file"),
        (("--procedure", "cpdesk.toml/", *TYPED), "cpdesk.toml: the file cannot be read (No such file"),
        (("--closed", "Monday", *TYPED), "--closed should be a day written like 2026-11-26."),
        (("--rules", "birth=2026-01-02"), "With --rules no events are written on the command line."),
        (("--lines", "birth=2026-01-02"), "With --lines no events are written on the command line."),
    ],
)
def test_wrong_words_give_one_sentence_and_nothing_else(words, sentence, capsys):
    assert refused(capsys, *words).startswith(sentence)


@pytest.mark.parametrize("words", [["--lines", "--rules"], ["--loudly"], ["--procedure"], ["-x=1"]])
def test_unknown_options_end_with_status_two(words, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["dates", *words])
    assert ended.value.code == 2
    assert capsys.readouterr().out == ""


def own_procedure(folder: Path, was: str = "", now: str = "") -> Path:
    shipped = (ROOT / "resources" / "procedures" / "leeds.toml").read_text(encoding="utf-8")
    path = folder / "leeds here.toml"
    path.write_text(shipped.replace(was, now, 1) if was else shipped, encoding="utf-8")
    return path


def test_a_procedure_of_ones_own_is_read_from_its_file(capsys, tmp_path):
    path = own_procedure(tmp_path, "figure = 48", "figure = 49")
    found = json.loads(dates(capsys, "--json", *TYPED, "--procedure", str(path)))
    assert due(found, "plan_out")["due"] == "2026-11-28T13:04:00+00:00"


def test_a_bad_procedure_file_is_refused_with_line_and_reason(capsys, tmp_path):
    path = own_procedure(tmp_path, 'unit = "hours"', 'unit = "moons"')
    said = refused(capsys, *TYPED, "--procedure", str(path))
    assert said.startswith("leeds here.toml, line ")
    assert "moons" in said
    path.write_bytes(b"key = 1\n\xff")
    said = refused(capsys, *TYPED, "--procedure", str(path))
    assert said == "leeds here.toml, line 2: this is not UTF-8 text."
    assert "folder or a device" in refused(capsys, *TYPED, "--procedure", f"{tmp_path}{os.sep}")


@pytest.mark.parametrize("key", procedure_keys())
def test_lines_answer_what_the_object_answers(key, capsys):
    line = json.dumps({"procedure": key, "events": EVENTS})
    assert answers(line) == [json.loads(dates(capsys, "--json", "--procedure", key, *TYPED))]


def test_every_line_is_answered_in_order_and_a_bad_one_stops_nothing():
    said = answers(
        '{"procedure": "leeds", "events": {"strategy_discussion": "2026-11-05"}}',
        "",
        '{"procedure": "nowhere", "events": {}}\r',
        b'{"events": {"birth": "\xff"}}',
        "x" * (LONGEST_LINE + 1),
        "y" * (3 * LONGEST_LINE),
        '{"events": {"strategy_discussion": "2026-02-30"}}',
        '{"events": {"strategy_discussion": "2026-11-05"}}\r',
    )
    shapes = [entry.get("error") or entry["procedure"] for entry in said]
    assert shapes == [
        "leeds",
        "The line is empty.",
        f"“nowhere” is no procedure; there are {', '.join(procedure_keys())}.",
        "The line is not UTF-8 text.",
        f"The line is longer than {LONGEST_LINE} bytes.",
        f"The line is longer than {LONGEST_LINE} bytes.",
        "strategy_discussion is a day that does not exist.",
        "city-of-london",
    ]


def test_a_last_line_that_is_too_long_is_answered_too():
    assert "longer" in str(answers("z" * (2 * LONGEST_LINE))[0]["error"])


def test_no_lines_have_no_answers():
    assert answers(b"") == []


@given(st.lists(st.text().filter(lambda text: "\n" not in text), max_size=4))
def test_any_text_gives_exactly_one_line_for_each_line(lines):
    assert len(answers("\n".join([*lines, ""]))) == len(lines)


EVENT = st.sampled_from(sorted({*EVENTS, "birth", "core_group", "moved_in", "epo_end", "last_review"}))


@given(
    st.dictionaries(EVENT, st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(str), max_size=5),
    st.datetimes(datetime(1900, 1, 2), datetime(2199, 12, 30)).map(datetime.isoformat),
    st.sampled_from(procedure_keys()),
    st.sampled_from(["initial", "pre_birth", "transfer_in", "review"]),
)
def test_good_events_always_have_an_answer(events, end, key, kind):
    events |= {"conference_end": end, "conference_kind": kind}
    (answer,) = answers(json.dumps({"procedure": key, "events": events}))
    assert "error" not in answer
    for entry in answer["dates"]:
        read = datetime.fromisoformat if entry["kind"] == "instant" else date.fromisoformat
        assert entry["due"] == read(entry["due"]).isoformat()


def test_every_rule_is_listed_with_its_source(capsys):
    said = dates(capsys, "--rules")
    plain = " ".join(said.split())
    assert all(f"\n{rule} " in said for rule in RULES)
    for key in procedure_keys():
        assert procedure(key).name.split()[0] in said.partition("\n")[0]
        for limits in procedure(key).limits.values():
            assert all(" ".join(limit.source.split()) in plain for limit in limits)
    assert "police_checks – – 7 wd – – 7 d 16:00" in plain
    assert max(map(len, said.splitlines())) <= 100


def test_the_rules_of_one_procedure_are_listed_alone(capsys):
    said = dates(capsys, "--rules", "--procedure", "leeds")
    assert "Leicestershire" not in said
    assert "    48 hours after the end of the conference. Source: One minute guide no. 37" in said
    assert "    [national figure] 15 working days after the strategy discussion. Source: Working" in said


def test_every_rule_is_listed_for_a_program(capsys):
    found = json.loads(dates(capsys, "--rules", "--json"))
    assert [entry["procedure"] for entry in found["procedures"]] == list(procedure_keys())
    assert len(found["rules"]) == sum(
        len(limits) for key in procedure_keys() for limits in procedure(key).limits.values()
    )
    cut_off = next(
        entry
        for entry in found["rules"]
        if entry["rule"] == "police_checks" and entry["anchor"] == "strategy_discussion"
    )
    assert {key: cut_off[key] for key in ("procedure", "figure", "unit", "direction", "at", "national")} == {
        "procedure": "leicestershire",
        "figure": 7,
        "unit": "days",
        "direction": "after",
        "at": "16:00",
        "national": False,
    }


def test_one_who_waits_after_each_line_gets_each_answer():
    with python("--lines") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for day in ("2026-11-05", "2026-11-31", "2026-11-06"):
            process.stdin.write(json.dumps({"events": {"strategy_discussion": day}}).encode() + b"\n")
            process.stdin.flush()
            found = json.loads(process.stdout.readline())
            assert ("error" in found) is (day == "2026-11-31")
        said, complained = process.communicate(timeout=60)
    assert (process.returncode, said, complained) == (0, b"", b"")


@pytest.mark.parametrize(
    ("missing", "words"), [("stdin", ("--lines",)), ("stdout", ("--lines",)), ("stdout", TYPED)]
)
def test_without_a_stream_it_says_so(missing, words, monkeypatch, capsys):
    monkeypatch.setattr(sys, missing, None)
    assert main(["dates", *words]) == 1
    assert capsys.readouterr().err == "The dates cannot be read or written (Bad file descriptor).\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("words", [TYPED, ("--lines",)])
def test_a_full_disk_is_told_in_a_sentence(words):
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "cpdesk", "dates", *words],
            cwd=ROOT, input=b"\n", stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    sentence = "The dates cannot be read or written (No space left on device)."
    assert (ended.returncode, ended.stderr.decode().strip()) == (1, sentence)


def test_a_reader_who_goes_away_is_no_fault():
    with python("--lines") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps({"events": EVENTS}).encode() + b"\n")
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write(json.dumps({"events": EVENTS}).encode() + b"\n")
        process.stdin.close()
        assert process.stderr is not None
        complained = process.stderr.read()
    assert (process.returncode, complained) == (0, b"")


def _heed_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows stops a process without asking it")
def test_ctrl_c_ends_it_without_a_word():
    with python("--lines", preexec_fn=_heed_ctrl_c) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"\n")
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        said, complained = process.communicate(timeout=60)
    assert (process.returncode, said, complained) == (130, b"", b"")


def test_a_pipe_gets_utf8_whatever_the_machine_speaks():
    with python(*TYPED) as process:
        said, complained = process.communicate(timeout=60)
    assert (process.returncode, complained) == (0, b"")
    assert "Social worker’s report to the family" in said.decode("utf-8")


def test_the_command_loads_neither_database_nor_window_nor_word():
    text = (
        "import sys; from cpdesk.__main__ import main\n"
        "main(['dates', 'conference_end=2026-11-26T12:04', '--json'])\n"
        "heavy = {'sqlalchemy', 'docx', 'lxml', 'PySide6', 'alembic', 'cryptography'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    ended = subprocess.run([sys.executable, "-c", text], cwd=ROOT, capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, b"")
