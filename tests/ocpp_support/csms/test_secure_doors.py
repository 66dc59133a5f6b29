"""A TLS port: who comes in, who does not, and why; over real sockets.

Security whitepaper for OCPP 1.6, profiles 2 and 3.
"""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
import struct

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus
from websockets.typing import Subprotocol

from ocpp_support.certificates.authority import Authority, Issued
from ocpp_support.csms import refusals
from ocpp_support.csms.central_system import CentralSystem
from ocpp_support.csms.doors import OPEN_TIMEOUT
from ocpp_support.csms.tls import server_context
from ocpp_support.runtime.clock import VirtualTimeLoop
from ocpp_support.trace.events import Attempted, Connected
from ocpp_support.trace.trace import Trace
from tests.conftest import Lab

from .raw_dialler import attempts, dialled_raw, first, request, said, several
from .rough_station import PROBE, Run, runs_on


@pytest.fixture
def run(virtual_loop: VirtualTimeLoop, lab: Lab) -> Run:
    """Run a test against a central system of profile 2, without the password."""
    return runs_on(virtual_loop, identity="CP01", tls=server_context(lab.server.certificate, lab.server.key))


@pytest.fixture
def run_3(virtual_loop: VirtualTimeLoop, lab: Lab) -> Run:
    """Run a test against a central system of profile 3."""
    tls = server_context(lab.server.certificate, lab.server.key, lab.authority.certificate)
    return runs_on(virtual_loop, identity="CP01", tls=tls)


def trusting(lab: Lab, shown: Issued | None = None) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=str(lab.authority.certificate))
    if shown:
        context.load_cert_chain(shown.certificate, shown.key)
    return context


async def comes_in(central: CentralSystem, tls: ssl.SSLContext, path: str = "CP01") -> None:
    """Dial, and have a request answered."""
    subprotocols = [Subprotocol("ocpp1.6")]
    async with connect(central.url + path, subprotocols=subprotocols, ssl=tls, ping_interval=None) as socket:
        await socket.send(PROBE)
        assert json.loads(await socket.recv())[:2] == [3, "probe"]


async def refused(trace: Trace) -> Attempted:
    """Return the one attempt."""
    await first(trace, Attempted)
    (attempt,) = attempts(trace)
    assert attempt.peer.startswith("127.0.0.1:")
    assert not trace.since(trace.beginning).events(Connected)
    return attempt


def test_who_trusts_the_server_comes_in(run: Run, lab: Lab) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        assert central.url == f"wss://127.0.0.1:{central.port}/"
        await comes_in(central, trusting(lab))
        assert attempts(trace) == []

    run(test)


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_both_versions_of_tls_are_spoken(run: Run, lab: Lab, version: ssl.TLSVersion) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        tls = trusting(lab)
        tls.minimum_version = tls.maximum_version = version
        await comes_in(central, tls)

    run(test)


@pytest.mark.parametrize(
    ("data", "outcome"),
    [
        (request(), refusals.PLAIN_TO_TLS.outcome),
        (b"GET / HTTP/1.1\r\n\r\n", refusals.PLAIN_TO_TLS.outcome),
        (
            b"hello, is anybody there?\r\n",
            "what it sent is no TLS handshake, and this port speaks TLS (wss://) only",
        ),
        (bytes(500), "what it sent is no TLS handshake, and this port speaks TLS (wss://) only"),
    ],
)
def test_plain_text_is_never_accepted(run: Run, data: bytes, outcome: str) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        assert b"HTTP" not in await said(central, data)
        assert (await refused(trace)).outcome == outcome
        assert not central.connected

    run(test)


def shakes_hands(port: int, tls: ssl.SSLContext) -> None:
    """Do a handshake as most stations do; unlike asyncio, it says why where it breaks off."""
    with (
        socket.create_connection(("127.0.0.1", port)) as plain,
        tls.wrap_socket(plain, server_hostname="localhost"),
    ):
        pass


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_who_does_not_trust_the_server_is_told_what_to_load(run: Run, version: ssl.TLSVersion) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        tls = ssl.create_default_context()
        tls.minimum_version = tls.maximum_version = version
        with pytest.raises(ssl.SSLCertVerificationError):
            await asyncio.to_thread(shakes_hands, central.port, tls)
        attempt = await refused(trace)
        assert attempt.outcome == "it does not trust the certificate of this machine"
        assert attempt.remedy.startswith("Load the authority that signed that certificate into the station")

    run(test)


def test_who_speaks_an_old_tls_is_told(run: Run) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        # A greeting of TLS 1.0; Python itself no longer makes one.
        body = bytes.fromhex("0301") + bytes(32) + bytes.fromhex("000002c0130100")
        hello = bytes.fromhex("010000") + bytes([len(body)]) + body
        await said(central, bytes.fromhex("160301") + len(hello).to_bytes(2, "big") + hello)
        assert (await refused(trace)).outcome == "it speaks a version of TLS that is too old"

    run(test)


def test_who_has_no_cipher_in_common_is_told(run: Run, lab: Lab) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        tls = trusting(lab)
        tls.maximum_version = ssl.TLSVersion.TLSv1_2
        tls.set_ciphers("ECDHE-ECDSA-AES128-GCM-SHA256")
        with pytest.raises(OSError, match=r"EOF|reset|handshake failure"):
            await asyncio.to_thread(shakes_hands, central.port, tls)
        assert (await refused(trace)).outcome == "it has no cipher in common with this machine"

    run(test)


def test_who_leaves_during_the_handshake_is_recorded(run: Run) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with dialled_raw(central) as (_, writer):
            writer.write(b"\x16\x03")
            writer.close()
            attempt = await refused(trace)
        assert attempt.outcome == "it left during the TLS handshake without saying why"

    run(test)


def test_who_does_not_finish_the_handshake_is_dropped_when_time_is_up(run: Run) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with dialled_raw(central) as (reader, _):
            assert await reader.read() == b""
            attempt = await refused(trace)
        assert attempt.outcome == "it had not finished the TLS handshake when the time was up"
        assert OPEN_TIMEOUT <= trace.now() < OPEN_TIMEOUT + 2

    run(test)


def test_who_is_gone_before_the_handshake_leaves_nothing_behind(run: Run) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        before = len(asyncio.all_tasks())
        for _ in range(30):
            with socket.create_connection(("127.0.0.1", central.port)) as plain:
                plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        await several(trace, Attempted, 20)
        await asyncio.sleep(2 * OPEN_TIMEOUT)
        assert len(asyncio.all_tasks()) == before

    run(test)


def test_who_is_in_a_handshake_holds_up_no_end(run: Run) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        async with dialled_raw(central) as (reader, _):
            await asyncio.sleep(1)
            await central.stop()
            assert await reader.read() == b""
        assert trace.now() < OPEN_TIMEOUT
        assert attempts(trace) == []

    run(test)


def test_who_is_silent_after_the_handshake_is_dropped_too(run: Run, lab: Lab) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        assert await said(central, b"", trusting(lab)) == b""
        assert (await refused(trace)).outcome == refusals.SILENT.outcome

    run(test)


def test_garbage_within_tls_is_refused(run: Run, lab: Lab) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        assert await said(central, b"\x00\x01\x02", trusting(lab)) == b""
        assert (await refused(trace)).outcome == refusals.GARBAGE.outcome

    run(test)


def test_the_stations_own_certificate_opens(run_3: Run, lab: Lab) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        await comes_in(central, trusting(lab, lab.station))
        assert attempts(trace) == []

    run_3(test)


def test_a_station_without_a_certificate_is_refused(run_3: Run, lab: Lab) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        await said(central, request(), trusting(lab))
        assert (await refused(trace)).outcome == "it showed no certificate, which security profile 3 demands"

    run_3(test)


def test_a_certificate_by_another_authority_is_refused(
    run_3: Run, lab: Lab, tmp_path_factory: pytest.TempPathFactory
) -> None:
    forged = Authority(tmp_path_factory.mktemp("elsewhere")).station("CP01")

    async def test(central: CentralSystem, trace: Trace) -> None:
        await said(central, request(), trusting(lab, forged))
        assert (await refused(trace)).outcome.startswith("its certificate is not trusted: ")

    run_3(test)


def test_a_servers_certificate_is_no_stations(run_3: Run, lab: Lab) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        await said(central, request(), trusting(lab, lab.server))
        assert "not trusted: unsuitable certificate purpose" in (await refused(trace)).outcome

    run_3(test)


def test_another_stations_certificate_is_refused(run_3: Run, lab: Lab) -> None:
    other = lab.authority.station("CP02")

    async def test(central: CentralSystem, trace: Trace) -> None:
        with pytest.raises(InvalidStatus, match="403"):
            await comes_in(central, trusting(lab, other))
        assert (
            await refused(trace)
        ).outcome == "its certificate is made out to “CP02”, and it calls itself “CP01”"

    run_3(test)


def test_a_password_is_asked_for_over_tls_as_well(virtual_loop: VirtualTimeLoop, lab: Lab) -> None:
    async def test(central: CentralSystem, trace: Trace) -> None:
        with pytest.raises(InvalidStatus, match="401"):
            await comes_in(central, trusting(lab))
        assert (await refused(trace)).outcome == refusals.NO_PASSWORD.outcome

    tls = server_context(lab.server.certificate, lab.server.key)
    runs_on(virtual_loop, identity="CP01", password="secret", tls=tls)(test)
