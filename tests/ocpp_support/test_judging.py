"""A kept trace is judged without its station: what is printed, and the exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ocpp_support.cli import app
from ocpp_support.trace.events import Connected
from tests.ocpp_support.kept_lines import as_json_lines

from .matchers.session_talk import SessionTalk


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")


def talk(*, broken: bool) -> SessionTalk:
    talk = SessionTalk()
    talk.event(Connected("/CP1", ("ocpp1.6",)))
    talk.reports("Charging" if broken else "Available", 0)
    return talk


def judge(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["judge", *arguments])


def kept(folder: Path, *told: SessionTalk) -> str:
    file = folder / "trace.jsonl"
    lines = (as_json_lines(one.conversation(), f"CP{place}") for place, one in enumerate(told, start=1))
    file.write_text("\n".join(lines) + "\n")
    return str(file)


def test_a_trace_in_which_a_shall_is_broken_ends_with_1(tmp_path: Path) -> None:
    result = judge(kept(tmp_path, talk(broken=True)))
    assert result.exit_code == 1
    assert "CP1: 2 entries, 1 connector, as far as it spoke of them; --connectors says it" in result.output
    (line,) = [line for line in result.output.splitlines() if "MUST" in line]
    cells = [cell.strip() for cell in line.split("│")[1:-1]]
    assert cells == [
        "MUST",
        "it reported connector 0, which is the station itself, Charging",
        "OCPP 1.6 4.9",
        "1",
        "1",
    ]
    assert "statuses.of-the-station" in result.output


def test_a_trace_in_which_none_is_ends_with_0(tmp_path: Path) -> None:
    result = judge(kept(tmp_path, talk(broken=False)), "--connectors", "2")
    assert result.exit_code == 0
    assert result.output.split("\n")[1:3] == ["CP1: 2 entries, 2 connectors", "  nothing was found"]


def test_each_station_is_judged_by_itself_and_the_parts_of_a_run_together(tmp_path: Path) -> None:
    file = kept(tmp_path, talk(broken=True), talk(broken=False))
    Path(file).write_text(Path(file).read_text() + as_json_lines(talk(broken=True).conversation(), "CP1"))
    said = json.loads(judge(file, "--json").output)
    assert [(one["station"], len(one["findings"])) for one in said["stations"]] == [("CP1", 1), ("CP2", 0)]
    (found,) = said["stations"][0]["findings"]
    assert (found["rule"], found["count"], found["line"]) == ("statuses.of-the-station", 2, 1)
    assert said["unread"] == []


def test_a_station_file_says_how_many_connectors_there_are(tmp_path: Path) -> None:
    file = kept(tmp_path, talk(broken=False))
    said = json.loads(judge(file, "--station", "dc_150", "--json").output)
    assert (said["stations"][0]["connectors"], said["stations"][0]["connectors_guessed"]) == (2, False)


def test_lines_that_cannot_be_read_are_told_and_do_not_stop_it(tmp_path: Path) -> None:
    file = Path(kept(tmp_path, talk(broken=False)))
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes() + b'{"torn\xff' + b"\n7" * 12)
    result = judge(str(file))
    assert result.exit_code == 0
    assert "line 2: it is no JSON: torn, perhaps, when the run was cut short" in result.output
    assert "line 3: it is no JSON object" in result.output
    assert "and 3 lines more that could not be read" in result.output


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read: No such file or directory."),
        ("", "holds no trace, for it is empty."),
        ("hello\n", "holds no trace: line 1: it is no JSON"),
        ('{"a": 1}\n', "holds no trace: line 1: timestamp: Field required."),
    ],
)
def test_what_is_no_trace_ends_with_2_and_a_sentence(tmp_path: Path, content: str | None, said: str) -> None:
    file = tmp_path / "other.jsonl"
    if content is not None:
        file.write_text(content)
    result = judge(str(file))
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output


def test_a_station_file_that_is_none_ends_with_2(tmp_path: Path) -> None:
    result = judge(kept(tmp_path, talk(broken=False)), "--station", "nosuch")
    assert result.exit_code == 2
    assert "nosuch" in result.output
