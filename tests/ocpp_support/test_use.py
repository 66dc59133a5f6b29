from datetime import date
from pathlib import Path

import pytest

from ocpp_support.asked import WrongUse
from ocpp_support.plan.rehearsal import REHEARSAL
from ocpp_support.reporting.deviations import Declaration
from ocpp_support.use import SWITCHES, read_use
from tests.conftest import Lab
from tests.ocpp_support.reporting.templates import template


def test_by_default_the_bundled_station_and_the_folder_reports() -> None:
    use = read_use({})

    assert use.profile.name == "reference"
    assert use.reports is not None
    assert use.reports.root == Path("reports")
    assert use.record is None


def test_reports_can_be_none_and_the_record_a_file() -> None:
    use = read_use({"reports": "none", "record": "r.json"})

    assert use.reports is None
    assert use.record == Path("r.json")


@pytest.mark.parametrize(
    ("reports", "resume", "folder"),
    [
        ("mine", "false", Path("mine")),
        ("mine", "true", Path("mine")),
        ("mine/earlier/2026", "true", Path("mine")),
        ("earlier/2026", "true", Path()),
        ("mine/earlier/2026", "false", Path("mine/earlier/2026")),
        ("none", "true", None),
    ],
)
def test_a_run_that_goes_on_finds_its_settings_where_it_was_begun(
    reports: str, resume: str, folder: Path | None
) -> None:
    assert read_use({"reports": reports, "resume": resume}).settings_found == folder


def test_the_monitor_notes_unless_it_is_to_be_strict() -> None:
    assert read_use({}).monitor == "note"
    assert read_use({"monitor": "strict"}).monitor == "strict"
    assert [read_use({"monitor": how}).monitor_decides for how in ("note", "strict")] == [False, True]


def test_the_trace_stands_with_the_reports() -> None:
    assert read_use({"reports": "mine"}).trace == Path("mine/trace.jsonl")
    assert read_use({"reports": "none"}).trace is None


@pytest.mark.parametrize("switch", SWITCHES)
def test_a_switch_is_off_unless_it_is_on(switch: str) -> None:
    assert getattr(read_use({}), switch) is False
    assert getattr(read_use({switch: "true"}), switch) is True


def test_of_a_bundled_station_there_may_be_many(tmp_path: Path) -> None:
    one, usual = read_use({"identity": "CP-7", "seed": "7"}).profile, read_use({"identity": "CP-8"}).profile
    assert (one.station.identity, one.hands.seed, one.name) == ("CP-7", 7, "reference")
    assert (usual.station.identity, usual.hands.seed) == ("CP-8", 1)
    real = tmp_path / "real.toml"
    real.write_text('[hands]\nby = "person"\n', encoding="utf-8")
    with pytest.raises(WrongUse, match="-D seed=7: only the bundled station can be told who it is"):
        read_use({"station": str(real), "seed": "7"})


def test_names_with_a_dot_are_somebody_elses() -> None:
    read_use({"behave.formatter.x": "1"})


@pytest.mark.parametrize(
    ("userdata", "said"),
    [
        ({"strict": "yes"}, "true or false"),
        ({"sation": "x"}, "-D sation: there is no such name (did you mean station?); known are"),
        ({"station": "nosuch"}, "nosuch"),
        ({"patience": "long"}, "-D patience=long: this must be a number above 0"),
        ({"patience": "-1"}, "above 0"),
        ({"monitor": "on"}, "-D monitor=on: this is note or strict. (-D strict=true is another thing"),
        ({"patience": "nan"}, "above 0"),
        ({"seed": "x"}, "-D seed=x: this must be a whole number."),
    ],
)
def test_wrong_use_is_said_in_a_sentence(userdata: dict[str, str], said: str) -> None:
    with pytest.raises(WrongUse) as raised:
        read_use(userdata)

    assert said in str(raised.value)


def test_the_deviations_of_the_station_file_are_known(tmp_path: Path) -> None:
    station = tmp_path / "mine.toml"
    station.write_text(
        '[[deviations]]\ncriterion = "3.2"\nreason = "old relay"\nlink = "https://example.org/1"\n'
        "until = 2026-12-31\n"
    )

    declared = Declaration("old relay", "https://example.org/1", date(2026, 12, 31))
    assert read_use({"station": str(station)}).deviations == {"3.2": declared}


def security(tmp_path: Path, table: str) -> dict[str, str]:
    station = tmp_path / "mine.toml"
    station.write_text(f"[security]\n{table}\n")
    return {"station": str(station)}


def tls(lab: Lab) -> str:
    return f'certificate = "{lab.server.certificate}"\nkey = "{lab.server.key}"\n'


def wrong(userdata: dict[str, str]) -> str:
    with pytest.raises(WrongUse) as raised:
        read_use(userdata)
    return str(raised.value)


def test_a_password_that_is_nowhere_is_said_before_anything_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_SUCH_PASSWORD", raising=False)
    said = wrong(security(tmp_path, 'profile = 1\npassword = { env = "NO_SUCH_PASSWORD" }'))
    assert "cannot be read" in said
    assert "NO_SUCH_PASSWORD is not set" in said


@pytest.mark.parametrize(("content", "said"), [(b"\n", "is empty"), (b"\xff\xfe", "cannot be read")])
def test_a_password_that_is_none_is_said(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "secret").write_bytes(content)
    assert said in wrong(security(tmp_path, 'profile = 1\npassword = { file = "secret" }'))


def test_certificates_that_do_not_fit_are_said(tmp_path: Path, lab: Lab) -> None:
    (tmp_path / "secret").write_text("x")
    table = f'certificate = "{lab.server.certificate}"\nkey = "{lab.station.key}"'
    said = wrong(security(tmp_path, f'profile = 2\npassword = {{ file = "secret" }}\n{table}'))
    assert said.startswith("No TLS with these certificates: ")
    assert "key values mismatch" in said


def test_the_bundled_station_needs_a_certificate_for_profile_3(tmp_path: Path, lab: Lab) -> None:
    table = f'profile = 3\nstation_ca = "{lab.authority.certificate}"\n{tls(lab)}'
    assert "of the bundled station in [hands]" in wrong(security(tmp_path, table))
    by_person = table + '[hands]\nby = "person"\n'
    assert read_use(security(tmp_path, by_person)).profile.security.profile == 3
    own = f'[hands]\ncertificate = "{lab.station.certificate}"\nkey = "{lab.station.key}"\n'
    assert read_use(security(tmp_path, table + own)).profile.security.profile == 3


def test_a_plan_needs_no_password(tmp_path: Path) -> None:
    asked = security(tmp_path, 'profile = 1\npassword = { env = "NO_SUCH_PASSWORD" }')

    assert read_use({**asked, "plan": "true"}).plan


def test_a_rehearsal_is_about_the_stand_in_and_leaves_no_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = security(tmp_path, 'profile = 1\npassword = { env = "NO_SUCH_PASSWORD" }')
    monkeypatch.setenv(REHEARSAL, str(tmp_path / "takes.json"))
    use = read_use(asked)

    assert use.rehearsal == tmp_path / "takes.json"
    assert use.reports is None
    assert use.profile.security.profile == 0


def test_the_patience_of_the_station_file_is_scaled(tmp_path: Path) -> None:
    station = tmp_path / "mine.toml"
    station.write_text("[patience]\nboot = 50\n")

    assert read_use({"station": str(station), "patience": "3"}).patience.boot == 150


def test_defects_are_named_one_after_another() -> None:
    assert read_use({"defects": "one,two"}).defects == ("one", "two")


def test_what_is_said_of_the_day_counts_before_the_station_file(tmp_path: Path) -> None:
    station = tmp_path / "mine.toml"
    station.write_text('[form]\nserial = "7"\nplace = "Arnhem"\ntester = "A"\npresent = ["B"]\n')
    asked = {"station": str(station), "place": "Utrecht"}

    assert read_use(asked).cover == {"serial": "7", "place": "Utrecht", "tester": "A", "present": ["B"]}
    assert read_use({}).cover == {}


def test_a_template_is_tried_out_before_anything_starts(tmp_path: Path) -> None:
    own = tmp_path / "own.docx"
    own.write_bytes(template("{{ verdict }}"))
    read = read_use({"template": str(own)}).template
    assert read is not None
    assert read.content == own.read_bytes()

    own.write_bytes(template("{{ verdit }}"))
    with pytest.raises(WrongUse, match="there is no placeholder “verdit”"):
        read_use({"template": str(own)})


def test_a_template_needs_reports(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="filled in among the reports, and none are wanted"):
        read_use({"template": "own.docx", "reports": "none"})
