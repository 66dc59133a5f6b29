import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Self

import pytest
from typer.testing import CliRunner

from ocpp_support.cli import app
from ocpp_support.doctor.machine import Interface, Machine
from ocpp_support.doctor.ports import listener
from ocpp_support.meeting import command
from ocpp_support.meeting.impression import Impression
from ocpp_support.meeting.news import News
from ocpp_support.meeting.reception import CannotOpen, Reception
from ocpp_support.station.profile import Profile
from ocpp_support.station.station_file import load_profile

from .stations import dial_in
from .test_reception import QUICK

IN = Impression("GARAGE-01", boot={"chargePointModel": "A-22"}, settings={"NumberOfConnectors": "1"})


class Played:
    """A reception whose outcome a test has chosen."""

    def __init__(self) -> None:
        self.port = 4711
        self.outcome: Impression | BaseException = IN
        self.profile: Profile | None = None
        self.stayed = False
        self.cards: tuple[str, ...] = ()
        self.seen_meanwhile: list[str] = []
        self.meanwhile: Callable[[], object] = lambda: None

    def __call__(self, profile: Profile, tell: Callable[[News], None]) -> "Played":
        self.profile = profile
        return self

    def __enter__(self) -> "Played":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def meet(self) -> Impression:
        if isinstance(self.outcome, BaseException):
            raise self.outcome
        return self.outcome

    def stay(self, learn: Callable[[Impression], None]) -> Impression:
        self.stayed = True
        known = IN
        for number in range(len(self.cards)):
            known = replace(IN, cards=self.cards[: number + 1])
            learn(known)
            self.seen_meanwhile.append(Path("my_station.toml").read_text("utf-8"))
            self.meanwhile()
        return known


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Played]:
    """In an empty folder, on a machine with one address, with nobody at the door."""
    reception = Played()
    machine = Machine((Interface("eth0", "192.168.1.20"),))
    monkeypatch.setattr(command, "Reception", reception)
    monkeypatch.setattr(command, "this_machine", lambda: machine)
    monkeypatch.setattr(command, "trouble_with", lambda host, port: "")
    monkeypatch.chdir(tmp_path)
    return reception


def wait(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["wait", *arguments])
    return done.exit_code, done.stdout, done.stderr


def test_a_station_is_shown_and_a_station_file_written(played: Played, tmp_path: Path) -> None:
    status, out, _ = wait("--listen", "0.0.0.0:9000")

    assert status == 0
    assert "  ws://192.168.1.20:4711/CP01  (eth0)\n" in out
    assert "      single fields:                   host 192.168.1.20, port 4711, path /," in out
    assert "programs on this machine only" not in out
    assert "✓ station      GARAGE-01 says: model A-22" in out
    assert "A first station file is written: my_station.toml" in out
    assert "ocpp-acceptance doctor my_station.toml" in out
    drafted = load_profile(str(tmp_path / "my_station.toml"))
    assert drafted.station.identity == "GARAGE-01"
    assert drafted.listen.host == "0.0.0.0"


def test_unless_asked_it_listens_for_this_machine_only_and_says_so(played: Played) -> None:
    _, out, _ = wait()

    assert played.profile
    assert (played.profile.listen.host, played.profile.listen.port) == ("127.0.0.1", 9000)
    assert (
        "  This is for programs on this machine only. For a real station: "
        "`ocpp-acceptance wait --listen 0.0.0.0:4711`\n"
    ) in out


def test_the_draft_goes_where_it_is_wanted(played: Played, tmp_path: Path) -> None:
    assert wait("--draft", "mine/garage.toml")[0] == 0

    assert (tmp_path / "mine" / "garage.toml").is_file()


def test_a_draft_that_cannot_be_written(played: Played, tmp_path: Path) -> None:
    (tmp_path / "mine").touch()
    status, out, _ = wait("--draft", "mine/garage.toml")

    assert status == 3
    assert "The station file mine/garage.toml could not be written: " in out


def test_with_a_station_file_none_is_written(played: Played, tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text(
        'hands = { by = "person" }\nlisten = { port = 9100 }\n', encoding="utf-8"
    )
    status, out, _ = wait("x.toml", "--listen", "10.0.0.1:9200")

    assert status == 0
    assert "A first station file" not in out
    assert [file.name for file in tmp_path.iterdir()] == ["x.toml"]
    assert played.profile
    assert (played.profile.listen.host, played.profile.listen.port) == ("10.0.0.1", 9200)


def test_cards_that_the_station_file_has_already_are_not_asked_for(played: Played, tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text(
        'hands = { by = "person" }\n[cards]\nALICE = { tag = "04A2" }\nBOB = { tag = "04FF" }\n', "utf-8"
    )
    _, out, _ = wait("x.toml")

    assert "the station file has ALICE, BOB" in out
    assert "nobody has held a card" not in out


def test_whoever_stays_ends_it_with_ctrl_c(played: Played) -> None:
    status, out, _ = wait("--stay")

    assert status == 0
    assert played.stayed
    assert "Still here: hold one card after the other to the reader" in out
    assert out.endswith("Cards held to the reader: none\n")


def test_cards_that_were_held_to_the_reader_come_into_the_draft(played: Played, tmp_path: Path) -> None:
    played.cards = ("04A2", "04FF")
    _, out, _ = wait("--stay")

    assert "Cards held to the reader: 04A2, 04FF\n" in out
    assert out.endswith("What was learnt since is in my_station.toml: see which card is which.\n")
    assert load_profile(str(tmp_path / "my_station.toml")).card("BOB") == "04FF"


def test_a_card_is_in_the_draft_as_soon_as_it_is_read(played: Played) -> None:
    played.cards = ("C0FFEE", "C0C0A0")
    wait("--stay")

    assert ["C0FFEE" in text for text in played.seen_meanwhile] == [True, True]
    assert ["C0C0A0" in text for text in played.seen_meanwhile] == [False, True]


def test_a_draft_that_somebody_edits_meanwhile_is_theirs(played: Played, tmp_path: Path) -> None:
    played.cards = ("04A2", "04FF")
    played.meanwhile = lambda: (tmp_path / "my_station.toml").write_text("mine", "utf-8")
    _, out, _ = wait("--stay")

    assert (tmp_path / "my_station.toml").read_text("utf-8") == "mine"
    assert out.endswith("Cards held to the reader: 04A2, 04FF\n")


def test_nobody_was_met(played: Played, tmp_path: Path) -> None:
    played.outcome = KeyboardInterrupt()
    status, out, _ = wait()

    assert status == 3
    assert out.endswith("Nobody was met.\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--listen", "9000"), "--listen 9000: this is HOST:PORT, such as 0.0.0.0:9000."),
        (("--listen", "h:99999"), "--listen h:99999: this is HOST:PORT"),
        (("--draft", "mine.txt"), "--draft mine.txt: a station file's name ends with .toml."),
        (("--draft", "there.toml"), "--draft there.toml: that is there already, and is never written over."),
        (("nosuch",), "There is no station “nosuch”."),
        (("reference",), "reference is played by the bundled station, which dials in by itself"),
    ],
)
def test_wrong_use_ends_2_with_a_sentence(
    played: Played, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    (tmp_path / "there.toml").touch()
    status, _, errors = wait(*arguments)

    assert status == 2
    assert errors.startswith(said)
    assert played.profile is None


def test_a_port_that_is_taken_ends_2(played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "trouble_with", lambda host, port: f"port {port} is taken")

    assert wait()[::2] == (2, "Nobody can be waited for: port 9000 is taken.\n")


def test_what_keeps_it_from_opening_ends_2(played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(*_: object) -> None:
        raise CannotOpen("the environment variable X is not set")

    monkeypatch.setattr(command, "Reception", closed)

    assert wait()[::2] == (2, "the environment variable X is not set\n")


def test_the_whole_of_it_over_loopback(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with listener("127.0.0.1", 0) as server:
        port = server.getsockname()[1]
    stations: list[threading.Thread] = []

    class Opened(Reception):
        def __init__(self, profile: Profile, tell: Callable[[News], None]) -> None:
            super().__init__(profile, tell, QUICK)

        def __enter__(self) -> Self:
            opened = super().__enter__()
            stations.append(dial_in(f"ws://127.0.0.1:{port}/GARAGE-01"))
            return opened

    monkeypatch.setattr(command, "Reception", Opened)
    status, out, _ = wait("--listen", f"127.0.0.1:{port}", "--draft", str(tmp_path / "x.toml"))

    assert status == 0, out
    assert "connected: /GARAGE-01 with ocpp1.6" in out
    assert load_profile(str(tmp_path / "x.toml")).station.identity == "GARAGE-01"
    stations[0].join(timeout=5)
