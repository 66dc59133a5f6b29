"""A first station file, written from what a station told of itself. Pure.

What it did not tell stands there as a hint, so that the file can be used as it is, and be completed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ocpp_support.meeting.impression import Impression, shown
from ocpp_support.meeting.toml_text import comment, quoted, said
from ocpp_support.protocol.findings import Severity
from ocpp_support.station.security import Security
from ocpp_support.station.tables import Listen

CARDS = {
    "ALICE": ("04A2B3C4D5E680", "the blue one"),
    "BOB": ("04FF00112233AA", "the key ring"),
    "MALLORY": ("DEADBEEF", "the white one"),
}
"""Cards by the names that the features use, with an example: two that are accepted, one that nobody knows."""

LONGEST_IDENTITY, LONGEST_TAG = 48, 20


def draft_of(impression: Impression, listen: Listen, security: Security) -> str:
    """Return a station file for the station that was met.

    Args:
        impression: What it told.
        listen: Where it found the central system.
        security: How it came in.

    """
    parts = (
        _head(impression),
        _station(impression),
        _listen(listen),
        _security(security),
        _cards(impression),
        _HANDS,
        _ERRORS,
        _firmware(impression),
        _deviations(impression),
    )
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _head(impression: Impression) -> Iterator[str]:
    boot = impression.boot or {}
    named = [boot.get(key, "") for key in ("chargePointVendor", "chargePointModel")]
    yield comment(
        f"{' '.join(filter(None, named)) or 'A station'}, as it told of itself. A draft: look at every line."
    )
    yield comment(
        "stations/example_ac_wallbox.toml explains every key; `ocpp-acceptance doctor` says what is missing."
    )


def _station(impression: Impression) -> Iterator[str]:
    yield "[station]"
    identity = impression.identity
    if 0 < len(identity) <= LONGEST_IDENTITY:
        yield f"identity = {quoted(identity)}"
    else:
        yield comment(
            f'identity = "CP01"  # It calls itself {shown(identity)!r}, which is too long for OCPP 1.6.'
        )
    if impression.connectors is None:
        yield comment("It did not tell how many connectors it has.")
    yield f"connectors = {impression.connectors or 1}"
    yield from _modem(impression)
    yield comment("What becomes of a cable that is in while nobody shows a card: “release” or “fault”.")
    yield 'cable_timeout = "release"'
    yield from _cache(impression)
    yield from _offline(impression)
    yield from _files(impression)


def _modem(impression: Impression) -> Iterator[str]:
    if impression.boot is None:
        yield comment("It did not register, so whether it has a SIM card is not known.")
        yield "sim_card = true"
        return
    iccid = impression.boot.get("iccid", "")
    yield comment(f"It named the SIM card {iccid}." if iccid else "It named no SIM card (ICCID).")
    yield f"sim_card = {said(bool(iccid))}"


def _cache(impression: Impression) -> Iterator[str]:
    # The setting exists where the cache does (OCPP 1.6 edition 2, section 9.1.2).
    told = impression.setting("AuthorizationCacheEnabled")
    if impression.settings:
        yield comment(
            f"AuthorizationCacheEnabled is {told}." if told is not None else "It has no setting for a cache."
        )
    yield f"authorization_cache = {said(told is not None or not impression.settings)}"


def _offline(impression: Impression) -> Iterator[str]:
    for name in ("LocalAuthorizeOffline", "AllowOfflineTxForUnknownId"):
        if (told := impression.setting(name)) is not None:
            yield comment(f"{name} is {told}.")
    yield comment("May a session begin while the line is down? The vendor's word counts.")
    yield "offline_start = true"


def _files(impression: Impression) -> Iterator[str]:
    profiles = impression.feature_profiles
    able = profiles is None or "firmwaremanagement" in (one.casefold() for one in profiles)
    told = (
        "It named no feature profiles."
        if profiles is None
        else f"Its feature profiles: {', '.join(profiles)}."
    )
    yield comment(told)
    yield f"firmware_update = {said(able)}"
    yield f"diagnostics = {said(able)}"


def _listen(listen: Listen) -> Iterator[str]:
    yield "[listen]"
    yield f"host = {quoted(listen.host)}"
    yield f"port = {listen.port}"
    if listen.address:
        yield f"address = {quoted(listen.address)}"
    else:
        yield comment("By which address the station reaches this machine, where that is not one of its own:")
        yield comment('address = "192.168.1.20"')
    if listen.ftp_port or listen.http_port or listen.passive_ports:
        yield f"ftp_port = {listen.ftp_port}"
        yield f"http_port = {listen.http_port}"
    if listen.passive_ports:
        yield f"passive_ports = [{listen.passive_ports[0]}, {listen.passive_ports[1]}]"


def _security(security: Security) -> Iterator[str]:
    yield "[security]"
    yield comment("0 none · 1 password · 2 TLS and password · 3 TLS and a certificate of the station's own.")
    yield f"profile = {security.profile}"
    if security.password is not None:
        place = {"env": security.password.env, "file": _path(security.password.file)}
        yield from (f"password = {{ {key} = {quoted(where)} }}" for key, where in place.items() if where)
    else:
        yield comment('password = { env = "STATION_PASSWORD" }')
    for name in ("certificate", "key", "station_ca"):
        if file := _path(getattr(security, name)):
            yield f"{name} = {quoted(file)}"


def _path(file: Path | None) -> str:
    return file.absolute().as_posix() if file else ""


def _cards(impression: Impression) -> Iterator[str]:
    yield comment(
        "The cards on hand, by the names that the features use. What a card says is shown by `wait --stay`."
    )
    tags = {tag.casefold(): tag for tag in impression.cards if len(tag) <= LONGEST_TAG}
    seen = list(tags.values())
    for number, (name, (tag, looks)) in enumerate(CARDS.items()):
        standing = ['standing = "unknown"'] if name == "MALLORY" else []
        if number < len(seen):
            known = [f"[cards.{name}]", f"tag = {quoted(seen[number])}", 'looks = ""', *standing]
            yield from ("", *known)
        else:
            unknown = [f"[cards.{name}]", f"tag = {quoted(tag)}", f"looks = {quoted(looks)}", *standing]
            yield from ("", *map(comment, unknown))
    further = seen[len(CARDS) :] + [tag for tag in impression.cards if len(tag) > LONGEST_TAG]
    if further:
        yield comment(f"Also held to the reader: {', '.join(map(shown, further))}")


_HANDS = (
    "[hands]",
    comment("Who plugs, swipes and presses: “person”, or “http” for an adapter."),
    'by = "person"',
    comment("A page for the phone of whoever stands there:"),
    comment('page = "0.0.0.0:8180"'),
    "",
    comment("What cannot be done here, and why; what needs it is not tested."),
    "[hands.cannot]",
    comment('unplug_vehicle = "the plug is locked while a session runs"'),
)

_ERRORS = (
    "[errors]",
    comment(
        "What somebody can provoke here: communication_pin, power_pin, phase_imbalance, over_temperature,"
    ),
    comment("connector_lock; at a connector, and of the whole station."),
    comment('connector = ["connector_lock"]'),
    comment('station = ["over_temperature"]'),
    "emergency_stop = false",
)


def _firmware(impression: Impression) -> Iterator[str]:
    now = (impression.boot or {}).get("firmwareVersion", "")
    yield "[firmware]"
    yield comment(f"Now it has {now}." if now else "It did not name its firmware.")
    yield comment("The image of an update, and the version that the station reports afterwards:")
    yield comment('image = "new.bin"')
    yield comment('version = "2.1.0"')


def _deviations(impression: Impression) -> Iterator[str]:
    broken = [finding for finding, _ in impression.deviations if finding.severity is Severity.MUST]
    yield from _seen(f"{finding.text} ({finding.clause})" for finding in broken[:10])
    yield comment("A criterion that it is known not to meet, once the vendor has said so:")
    yield from map(comment, ("[[deviations]]", 'criterion = "14.2"', 'reason = "…"', 'link = "https://…"'))


def _seen(sentences: Iterable[str]) -> Iterator[str]:
    found = list(sentences)
    if found:
        yield comment("What was wrong already:")
    yield from (comment(f"- {shown(sentence)}") for sentence in found)
