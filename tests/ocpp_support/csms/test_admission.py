"""Who may come in: lenient with a finding, strict by request, and nobody but the station under test."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.datastructures import Headers

from ocpp_support.csms import refusals
from ocpp_support.csms.address import read_target
from ocpp_support.csms.admission import Admission, Asked, Welcome
from ocpp_support.csms.login import Login
from ocpp_support.csms.refusals import Refusal

from .raw_dialler import UPGRADE


def asked(path: str = "/CP01", certificate: str | None = None, **headers: str | None) -> Asked:
    named = UPGRADE | {name.replace("_", "-"): value for name, value in headers.items()}
    given = Headers([(name, value) for name, value in named.items() if value is not None])
    return Asked(path, given, certificate)


def welcomed(admission: Admission, request: Asked) -> Welcome:
    verdict = admission.judge(request)
    assert isinstance(verdict, Welcome)
    return verdict


def refused(admission: Admission, request: Asked) -> Refusal:
    verdict = admission.judge(request)
    assert isinstance(verdict, Refusal)
    return verdict


def findings(welcome: Welcome) -> list[str]:
    return [str(finding) for finding in welcome.findings]


@pytest.mark.parametrize("strict", [False, True])
def test_a_good_request_is_welcome_without_a_finding(strict: bool) -> None:
    request = asked()
    before = list(request.headers.raw_items())
    welcome = welcomed(Admission("CP01", strict=strict), request)
    assert welcome == Welcome("CP01", ("ocpp1.6",), "ocpp1.6")
    assert sorted(request.headers.raw_items()) == sorted(before)


ODD = {
    "no subprotocol": (
        asked(Sec_WebSocket_Protocol=None),
        "it offers no subprotocol; ocpp1.6 is required (MUST",
    ),
    "a wrong name": (
        asked(Sec_WebSocket_Protocol="OCPP1.6"),
        "it offers 'OCPP1.6'; ocpp1.6 is required (SHOULD",
    ),
    "no upgrade": (asked(Connection="keep-alive"), "its request lacks “Connection: Upgrade” (SHOULD"),
    "no connection": (asked(Connection=None), "its request lacks “Connection: Upgrade” (SHOULD"),
    "a whole address": (
        asked("ws://10.0.0.1:9000/CP01"),
        "it asked for a whole address, as of a proxy (SHOULD",
    ),
}


@pytest.mark.parametrize("what", ODD)
def test_what_breaks_the_form_is_welcome_with_one_finding(what: str) -> None:
    request, finding = ODD[what]
    (found,) = findings(welcomed(Admission("CP01"), request))
    assert found.startswith(finding)


@pytest.mark.parametrize(
    ("request_", "status"), [(asked("ws://10.0.0.1:9000/CP01"), 400), (asked("ws://10.0.0.1/CP01/"), 400)]
)
def test_strict_refuses_what_breaks_the_form_of_an_address(request_: Asked, status: int) -> None:
    refusal = refused(Admission("CP01", strict=True), request_)
    assert (refusal.status, refusal.kind) == (status, "broken request")
    assert "as of a proxy" in refusal.outcome


@pytest.mark.parametrize("offer", [None, "OCPP1.6", "chat"])
def test_strict_completes_a_handshake_without_the_subprotocol_and_parts(offer: str | None) -> None:
    request = asked(Sec_WebSocket_Protocol=offer)
    welcome = welcomed(Admission(None, strict=True), request)
    assert "Sec-WebSocket-Protocol" not in request.headers
    assert welcome.parting is not None
    assert welcome.parting.finding is not None
    assert (offer or "no subprotocol") in welcome.parting.outcome


def test_strict_leaves_a_missing_upgrade_to_be_refused() -> None:
    request = asked(Connection="keep-alive")
    welcomed(Admission("CP01", strict=True), request)
    assert request.headers["Connection"] == "keep-alive"


def test_another_version_alone_is_parted_from_and_is_not_the_station() -> None:
    admission = Admission(None)
    welcome = welcomed(admission, asked(Sec_WebSocket_Protocol="ocpp2.0.1"))
    assert welcome.parting is not None
    assert "“ocpp2.0.1”" in welcome.parting.outcome
    admission.admit(welcome)
    assert admission.identity is None


@pytest.mark.parametrize("offer", ["OCPP1.6", "ocpp1.6j, ocpp2.0.1"])
def test_an_odd_offer_is_answered_with_the_name_that_was_offered(offer: str) -> None:
    request = asked(Sec_WebSocket_Protocol=offer)
    welcome = welcomed(Admission("CP01"), request)
    assert request.headers.get_all("Sec-WebSocket-Protocol") == [offer.split(",", maxsplit=1)[0]]
    assert welcome.offered == tuple(one.strip() for one in offer.split(","))


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize(
    ("path", "finding"),
    [
        ("/cp01", "it calls itself 'cp01'; the station file says 'CP01' (note"),
        ("/ocpp/CP01/", "a slash is missing or one too many"),
        ("/CP%301", "its identity is percent-encoded"),
    ],
)
def test_what_is_merely_unusual_is_noted(strict: bool, path: str, finding: str) -> None:
    (found,) = findings(welcomed(Admission("CP01", strict=strict), asked(path)))
    assert found.startswith(finding)
    assert "(note, " in found


def test_the_first_that_comes_in_is_the_station_where_none_is_named() -> None:
    admission = Admission(None)
    welcome = welcomed(admission, asked("/CP07"))
    assert admission.identity is None
    admission.admit(welcome)
    assert admission.identity == "CP07"
    assert refused(admission, asked("/CP08")).kind == "another station"


def test_everybody_is_turned_away_while_a_scenario_says_so() -> None:
    admission = Admission("CP01")
    admission.refusing = True
    assert admission.judge(asked()) is refusals.NOT_NOW
    admission.refusing = False
    welcomed(admission, asked())


def test_a_browser_is_not_told_that_its_address_is_wrong() -> None:
    request = Asked("/", Headers([("Host", "x"), ("Connection", "keep-alive")]))
    assert Admission("CP01").judge(request) is refusals.NO_WEBSOCKET


@pytest.mark.parametrize("path", ["/", "", "//", "ws://host:9000"])
def test_an_address_without_identity_is_refused(path: str) -> None:
    assert Admission(None).judge(asked(path)) is refusals.NO_IDENTITY


def basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def test_a_password_opens_where_one_is_asked_for() -> None:
    admission = Admission("CP01", login=Login("secret"))
    assert findings(welcomed(admission, asked(Authorization=basic("CP01", "secret")))) == []
    assert admission.judge(asked()) is refusals.NO_PASSWORD
    assert admission.judge(asked(Authorization=basic("CP01", "Secret"))) is refusals.WRONG_PASSWORD
    assert admission.judge(asked(Authorization=basic("CP02", "secret"))) is refusals.WRONG_USER


def test_a_password_opens_for_nobody_else() -> None:
    admission = Admission("CP01", login=Login("secret"))
    assert refused(admission, asked("/CP02", Authorization=basic("CP02", "secret"))).kind == "another station"


def test_an_unnamed_station_needs_the_password_too() -> None:
    admission = Admission(None, login=Login("secret"))
    assert admission.judge(asked("/CP07")) is refusals.NO_PASSWORD
    welcomed(admission, asked("/CP07", Authorization=basic("CP07", "secret")))


def test_a_login_that_nobody_asked_for_is_no_matter() -> None:
    assert findings(welcomed(Admission("CP01"), asked(Authorization="whatever"))) == []


def test_a_certificate_must_be_made_out_to_the_station() -> None:
    admission = Admission("CP01")
    welcomed(admission, asked(certificate="CP01"))
    for other in ("CP02", ""):
        refusal = refused(admission, asked(certificate=other))
        assert (refusal.kind, refusal.status) == ("another certificate", 403)
        assert (f"“{other}”" if other else "nobody") in refusal.outcome


_TEXT = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=60)
_HEADERS = st.lists(st.tuples(st.sampled_from([*UPGRADE, "Authorization"]), _TEXT), max_size=8)
_PATHS = st.one_of(st.just("/CP01"), st.text(max_size=80))


@given(path=_PATHS, headers=_HEADERS, strict=st.booleans())
def test_nothing_that_is_asked_for_is_too_odd_to_be_judged(
    path: str, headers: list[tuple[str, str]], strict: bool
) -> None:
    for login in (None, Login("secret")):
        admission = Admission("CP01", login=login, strict=strict)
        given_headers = Headers(UPGRADE)
        for name, value in headers:
            given_headers.set_insecure(name, value)
        verdict = admission.judge(Asked(path, given_headers))
        assert isinstance(verdict, Refusal) or read_target(path).identity.casefold() == "cp01"
