from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from ocpp_support.files.file_place import Conduct, FilePlace
from ocpp_support.files.transfers import Transfer
from ocpp_support.runtime.clock import VirtualTimeLoop
from simulator import transfer
from simulator.transfer import TransferFailed, fetch, persistently, store

both = pytest.mark.parametrize("protocol", ["ftp", "http"])


@both
def test_a_file_is_fetched(virtual_loop: VirtualTimeLoop, place: FilePlace, protocol: str) -> None:
    place.publish("images/v 2.zip", b"image" * 50_000)
    assert (
        virtual_loop.run_until_complete(fetch(place.location("images/v 2.zip", protocol)))
        == b"image" * 50_000
    )


@both
def test_a_file_is_stored(virtual_loop: VirtualTimeLoop, place: FilePlace, protocol: str) -> None:
    virtual_loop.run_until_complete(store(place.upload_location(protocol), "x y.log", b"data"))
    assert place.read("x y.log") == b"data"


@both
def test_a_folder_needs_no_slash_at_its_end(
    virtual_loop: VirtualTimeLoop, place: FilePlace, protocol: str
) -> None:
    virtual_loop.run_until_complete(store(place.upload_location(protocol).rstrip("/"), "x.log", b"data"))
    assert place.read("x.log") == b"data"


@both
@pytest.mark.parametrize("conduct", [Conduct.NO_LOGIN, Conduct.NO_STORE])
def test_a_refused_upload_failed(
    virtual_loop: VirtualTimeLoop, place: FilePlace, protocol: str, conduct: Conduct
) -> None:
    place.mode = conduct
    with pytest.raises(TransferFailed):
        virtual_loop.run_until_complete(store(place.upload_location(protocol), "x.log", b"data"))


@both
def test_a_missing_file_failed(virtual_loop: VirtualTimeLoop, place: FilePlace, protocol: str) -> None:
    with pytest.raises(TransferFailed):
        virtual_loop.run_until_complete(fetch(place.location("none.zip", protocol)))


@both
def test_a_file_that_is_too_large_failed(
    virtual_loop: VirtualTimeLoop, place: FilePlace, protocol: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "LARGEST", 100)
    place.publish("v2.zip", b"x" * 101)
    with pytest.raises(TransferFailed, match="larger"):
        virtual_loop.run_until_complete(fetch(place.location("v2.zip", protocol)))


@pytest.mark.parametrize(
    "location",
    [
        "",
        "sftp://h/x",
        "nonsense",
        "ftp://",
        "http://h:port/x",
        "http://[/x",
        "ftp://127.0.0.1:1/x",
        "http://127.0.0.1:1/",
    ],
)
def test_an_unusable_location_failed(virtual_loop: VirtualTimeLoop, location: str) -> None:
    with pytest.raises(TransferFailed):
        virtual_loop.run_until_complete(fetch(location))


def test_a_name_cannot_smuggle_commands(virtual_loop: VirtualTimeLoop, place: FilePlace) -> None:
    with pytest.raises(TransferFailed):
        virtual_loop.run_until_complete(fetch(place.upload_location() + "a%0D%0ADELE%20b"))


def test_the_reason_of_a_failure_keeps_the_login_secret(
    virtual_loop: VirtualTimeLoop, place: FilePlace
) -> None:
    place.mode = Conduct.NO_LOGIN
    with pytest.raises(TransferFailed) as failed:
        virtual_loop.run_until_complete(fetch(place.location("x")))
    assert str(urlsplit(place.location("x")).password) not in str(failed.value)


def test_it_tries_once_more_than_it_retries(
    virtual_loop: VirtualTimeLoop, place: FilePlace, transfers: list[Transfer]
) -> None:
    place.mode = Conduct.NO_STORE
    notes: list[str] = []
    began = virtual_loop.time()
    with pytest.raises(TransferFailed):
        virtual_loop.run_until_complete(
            persistently(
                lambda: store(place.upload_location(), "x.log", b"data"),
                retries=2,
                interval=60,
                note=notes.append,
            )
        )
    assert [t.note for t in transfers] == ["not allowed to store"] * 3
    assert len(notes) == 3
    assert virtual_loop.time() - began >= 120


def test_it_stops_at_the_first_success(virtual_loop: VirtualTimeLoop) -> None:
    outcomes = [TransferFailed("no"), None]

    async def attempt() -> str:
        outcome = outcomes.pop(0)
        if outcome:
            raise outcome
        return "done"

    notes: list[str] = []
    work = persistently(attempt, retries=None, interval=None, note=notes.append)
    assert virtual_loop.run_until_complete(work) == "done"
    assert notes == ["transfer failed, 2 more tries: no"]
