"""The scenario file as a public form: what is wrong is said with file, line and what would be right."""

from datetime import time, timedelta
from pathlib import Path

import pytest

from embedded.rehearsal.errors import NoRehearsal, ScenarioWrong
from embedded.rehearsal.load import find_files, load_scenario
from embedded.rehearsal.scenario_form import ScenarioForm

pytestmark = pytest.mark.unit

SMALL = """\
name: small
clock: 2026-11-23T09:00
world:
  entity: {name: Harbour Clinic}
  professionals: [{name: Dr. Rui Melo, hours: [{days: mon-fri, from: 09:00, to: 12:00}]}]
room: {people: [{name: Ana Silva}]}
turns:
  - from: Ana Silva
    says: yes
"""


def load(folder: Path, text: str) -> ScenarioForm:
    file = folder / "meeting.yaml"
    file.write_text(text, "utf-8")
    return load_scenario(file).form


def wrong(folder: Path, text: str) -> list[str]:
    with pytest.raises(ScenarioWrong) as caught:
        load(folder, text)
    return [str(fault).removeprefix(f"{folder}/") for fault in caught.value.faults]


def test_only_names_clock_hours_and_turns_are_needed(tmp_path: Path) -> None:
    form = load(tmp_path, SMALL)
    assert (form.world.entity.timezone, form.world.entity.language) == ("UTC", "en")
    assert form.world.entity.agent.name == "Ada"
    assert form.start.people[0].type == "CLIENT"
    assert form.end.bookings is None


def test_without_a_room_whoever_speaks_is_there_from_the_start(tmp_path: Path) -> None:
    turns = """\
turns:
  - {from: Ana Silva, says: hello}
  - {from: Dr. Rui Melo, says: hello}
  - joins: {name: Ben Castro}
  - {from: Ben Castro, says: hello}
"""
    form = load(tmp_path, SMALL.partition("room:")[0] + turns)
    assert [(one.name, one.type) for one in form.start.people] == [
        ("Ana Silva", "CLIENT"),
        ("Dr. Rui Melo", "PROFESSIONAL"),
    ]


def test_without_a_room_somebody_must_speak_before_joining(tmp_path: Path) -> None:
    turns = "turns:\n  - joins: {name: Ben Castro}\n  - {from: Ben Castro, says: hello}\n"
    assert wrong(tmp_path, SMALL.partition("room:")[0] + turns) == [
        "meeting.yaml:6: room is missing, and nobody speaks before joining: say who is there under room.people"
    ]


def test_plain_words_and_times_stay_what_they_look_like(tmp_path: Path) -> None:
    form = load(tmp_path, SMALL.replace("to: 12:00", "to: 14:30"))
    assert form.turns[0].says == "yes"
    assert form.world.professionals[0].hours[0].ends == time(14, 30)


def test_a_service_has_the_written_defaults(tmp_path: Path) -> None:
    form = load(tmp_path, SMALL.replace("room:", "  services: [{name: Visit}]\nroom:"))
    service = form.world.services[0]
    assert (service.minutes, service.buffer_after, service.notice_hours) == (30, 0, 0)
    assert (service.horizon_days, service.approval) == (60, "instant")


def test_a_wrong_key_names_file_line_and_the_allowed_keys(tmp_path: Path) -> None:
    (fault,) = wrong(tmp_path, SMALL + "    expct: {replies: true}\n")
    assert fault == (
        "meeting.yaml:10: unknown key 'expct' in turns[0]; "
        "allowed: from, says, chat, joins, leaves, wait, expect"
    )


def test_a_wrong_key_deep_inside_names_the_keys_of_its_place(tmp_path: Path) -> None:
    (fault,) = wrong(tmp_path, SMALL + "    expect: {reply: true}\n")
    assert "in turns[0].expect; allowed: replies, says, never_says, calls, never_calls, cites" in fault


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    text = SMALL.replace("clock: 2026-11-23T09:00", "clock: tomorrow").replace("mon-fri", "mun-fri")
    faults = wrong(tmp_path, text)
    assert [fault.split(":")[1] for fault in faults] == ["2", "5"]
    assert "expected a date and time such as 2026-11-23T09:00" in faults[0]
    assert "'mun' is no weekday" in faults[1]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Harbour Clinic}", "Harbour Clinic, timezone: Mars/Base}", "is no IANA time zone"),
        ("from: 09:00", "from: 13:00", "hours end after they begin"),
        ("days: mon-fri, ", "", "either days or a date"),
        ("says: yes", 'says: "a"\n    chat: "b"', "either says or chat"),
        ("from: Ana Silva\n    says: yes", "wait: soon", "expected a span such as"),
        ("from: Ana Silva\n", "from: Ben Castro\n", "there are: Ana Silva"),
        ("name: Ana Silva}", "name: Ana Silva, type: DOCTOR}", "CLIENT"),
        ("name: small", "name: [small]", "expected text"),
        ("name: small", "name: small\nname: again", "stands twice"),
        ("name: small", "name: {", "is not YAML"),
        ("says: yes", "says: yes\n    expect: {says: ['(']}", "is no regular expression"),
        ("says: yes", "says: yes\n    expect: {replies: maybe}", "expected true or false"),
        ("clock: 2026-11-23T09:00\n", "", "clock: is missing"),
        ("turns:", "end: {messages: [{to: Dr. Rui Mello}]}\nturns:", "there is no recipient"),
    ],
)
def test_each_mistake_has_its_sentence(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert old in SMALL
    assert any(words in fault for fault in wrong(tmp_path, SMALL.replace(old, new)))


def test_a_message_may_be_for_anybody_in_the_room(tmp_path: Path) -> None:
    end = "end: {messages: [{to: Ana Silva}, {to: staff}]}\nturns:"
    file = tmp_path / "one.yaml"
    file.write_text(SMALL.replace("turns:", end), "utf-8")
    messages = load_scenario(file).form.end.messages
    assert [message.to for message in messages or ()] == ["Ana Silva", "staff"]


@pytest.mark.parametrize("text", ["", "just words", "- a\n- b\n"])
def test_what_is_no_scenario_at_all_is_told_the_keys(tmp_path: Path, text: str) -> None:
    assert "expected the keys name, clock, world, room, turns, end" in wrong(tmp_path, text)[0]


def test_bytes_that_are_not_utf8_are_named_by_line(tmp_path: Path) -> None:
    file = tmp_path / "meeting.yaml"
    file.write_bytes(b"name: a\nclock: \xff\n")
    with pytest.raises(ScenarioWrong, match="yaml:2: is not UTF-8"):
        load_scenario(file)


def test_people_may_come_back_but_not_speak_while_away(tmp_path: Path) -> None:
    away = SMALL + "  - leaves: Ana Silva\n  - from: Ana Silva\n    says: hello\n"
    assert "there is no person in the room called 'Ana Silva'" in wrong(tmp_path, away)[0]
    back = SMALL + "  - leaves: Ana Silva\n  - joins: {name: Ana Silva}\n  - wait: 1h30m\n"
    assert load(tmp_path, back).turns[3].wait == timedelta(hours=1, minutes=30)


def test_a_folder_gives_its_scenarios_in_order_of_name(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "notes.txt"):
        (tmp_path / name).write_text(SMALL, "utf-8")
    assert [file.name for file in find_files([str(tmp_path)])] == ["a.yml", "b.yaml"]


def test_a_place_without_scenarios_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NoRehearsal, match="holds no scenario"):
        find_files([str(tmp_path)])
    with pytest.raises(NoRehearsal, match="is not there"):
        find_files([str(tmp_path / "nothing.yaml")])
