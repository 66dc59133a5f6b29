import signal
import ssl
import threading
from pathlib import Path

import pytest
from websockets.sync.client import ClientConnection

from ocpp_support.doctor.ports import listener
from ocpp_support.meeting.impression import Impression
from ocpp_support.meeting.meeting import Calm
from ocpp_support.meeting.news import News
from ocpp_support.meeting.reception import CannotOpen, Reception
from ocpp_support.station.profile import Profile
from tests.ocpp_support.doctor.certificates import write_certificate
from tests.ocpp_support.doctor.lines import profile

from .stations import dial_in

QUICK = Calm(registration=5, settled=0.05, talking=1, answer=5)


def received(profile: Profile, path: str = "ws://127.0.0.1:{}/CP01", **options: object) -> list[str]:
    news: list[News] = []
    with Reception(profile, news.append, QUICK) as reception:
        station = dial_in(path.format(reception.port), **options)  # type: ignore[arg-type]
        assert reception.meet().connectors == 1
    station.join(timeout=5)
    return [one.words for one in news]


def test_a_station_is_met_on_the_real_clock() -> None:
    words = received(profile())

    assert words[0] == "connected: /CP01 with ocpp1.6"
    assert "connector 1 is Available" in words


def test_whoever_stays_goes_on_until_ctrl_c() -> None:
    met = threading.Event()
    learnt: list[Impression] = []

    def presents_a_card(socket: ClientConnection) -> None:
        met.wait(5)
        socket.send('[2,"a","Authorize",{"idTag":"04A2"}]')

    def tell(news: News) -> None:
        if news.words.startswith("Authorize"):
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    with Reception(profile(), tell, QUICK) as reception:
        station = dial_in(f"ws://127.0.0.1:{reception.port}/CP01", presents_a_card)
        reception.meet()
        met.set()
        known = reception.stay(learnt.append)
    station.join(timeout=5)

    assert known.cards == ("04A2",)
    assert [one.cards for one in learnt] == [("04A2",)]


def test_security_is_as_the_station_file_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATION_SECRET", "0123456789abcdef")
    certificate, key = write_certificate(tmp_path, "127.0.0.1")
    password = {"password": {"env": "STATION_SECRET"}}
    trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE

    login = "ws://CP01:0123456789abcdef@127.0.0.1:{}/CP01"
    assert received(profile(security={"profile": 1, **password}), login)
    by_tls = profile(security={"profile": 2, **password, "certificate": certificate, "key": key})
    assert received(by_tls, login.replace("ws:", "wss:"), ssl=trusting)


def test_a_taken_port_is_said() -> None:
    with listener("127.0.0.1", 0) as server:
        taken = profile(listen={"host": "127.0.0.1", "port": server.getsockname()[1]})
        with pytest.raises(CannotOpen, match="in use"), Reception(taken, lambda _: None):
            pass


def test_secrets_and_certificates_that_are_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_SECRET", raising=False)
    certificate, _ = write_certificate(tmp_path, "127.0.0.1")
    (tmp_path / "raw").write_bytes(b"\xff\xfe")
    files = {"certificate": certificate, "key": certificate, "station_ca": certificate}

    for security, said in (
        ({"profile": 1, "password": {"env": "NO_SECRET"}}, "the environment variable NO_SECRET is not set"),
        ({"profile": 1, "password": {"file": tmp_path / "raw"}}, "the file with the password cannot be read"),
        (
            {"profile": 1, "password": {"file": tmp_path / "none"}},
            "the file with the password cannot be read",
        ),
        ({"profile": 3, **files}, "are no certificate with its key"),
    ):
        with pytest.raises(CannotOpen, match=said):
            Reception(profile(security=security), lambda _: None)
