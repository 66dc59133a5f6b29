"""What in a run tells who and where: found by the names under which it stands. Pure.

Model, vendor and firmware are no identities: without them nobody could mend anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import unquote

from ocpp_support.anonymity.plain_words import is_plain
from ocpp_support.trace.open_trace import OURS


class Kind(StrEnum):
    """What an identity is of; the words by which it is replaced."""

    STATION = "STATION"
    CARD = "CARD"
    SERIAL = "SERIAL"
    SIM = "SIM"
    PERSON = "PERSON"
    PLACE = "PLACE"
    HOST = "HOST"


@dataclass(frozen=True)
class Identity:
    """Something that tells who or where."""

    kind: Kind
    text: str


_BY_NAME = {
    Kind.CARD: "card parentidtag idtag parentidtoken idtoken cardid cardnumber carduid tagid taguid rfid"
    " rfiduid uid emaid evccid contractid vin licenseplate licenceplate",
    Kind.SERIAL: "mac macaddress",
    Kind.SIM: "iccid imsi imei msisdn phone phonenumber",
    Kind.STATION: "chargepointid chargepointidentity chargepointname chargeboxid chargeboxidentity"
    " chargeboxname chargingstationid stationid stationidentity stationname evseid ocppid"
    " ocppidentity identity assetid hostname",
    Kind.PERSON: "owner ownername customer customerid customername tester present contact contactname email",
    Kind.PLACE: "place latitude longitude gps gpsposition coordinates geolocation street city zip"
    " postcode postalcode site siteid sitename streetaddress postaladdress locationname tenant"
    " ssid wifissid apn apnname",
}
_KINDS = {name: kind for kind, names in _BY_NAME.items() for name in names.split()}
_ESCAPE = re.compile(r"\\{1,8}u([0-9a-fA-F]{4})")
_SIGNS = re.compile(r"[\W_]+")

# In whatever text: messages, broken ones too, and JSON in a string of JSON. Bounded wherever a station could
# say the same sign without end.
_QUOTE = r"\\{0,8}\""
_NAME = rf"{_QUOTE}([A-Za-z][\w .-]{{1,60}}){_QUOTE}"
_SAID = r"((?:[^\"\\]|\\{1,8}u[0-9a-fA-F]{4}|\\{1,8}/)++)"
_MEMBER = re.compile(rf"{_NAME}\s{{0,20}}:\s{{0,20}}(?:{_QUOTE}{_SAID}|(\d{{4,40}})\b)")
_COLON = rf"{_QUOTE}\s{{0,20}}:\s{{0,20}}"
_KEY, _VALUE = rf"{_QUOTE}key{_COLON}{_NAME}", rf"{_QUOTE}value{_COLON}{_QUOTE}{_SAID}"
_SETTING = re.compile(rf"{_KEY}[^{{}}]{{0,60}}?{_VALUE}")
_SETTING_REVERSED = re.compile(rf"{_VALUE}{_QUOTE}[^{{}}]{{0,60}}?{_KEY}")
_HOST = re.compile(r"://(?:[^/\s\"'@<>]{0,200}@)?([A-Za-z][A-Za-z0-9._-]{0,252})")
_OURS = ("localhost", "central-system")


def identities_in_record(record: dict[str, Any]) -> Iterator[Identity]:
    """Yield what a record tells of the station and of the day."""
    station = record.get("station") or {}
    for name, kind in (("identity", Kind.STATION), ("serial", Kind.SERIAL), ("iccid", Kind.SIM)):
        yield from _known(kind, station.get(name))
    cover = record.get("cover") or {}
    for name, kind in (("serial", Kind.SERIAL), ("place", Kind.PLACE), ("tester", Kind.PERSON)):
        yield from _known(kind, cover.get(name))
    for one in cover.get("present") or ():
        yield from _known(Kind.PERSON, one)


def identities_in_lines(lines: Iterable[dict[str, Any]]) -> Iterator[Identity]:
    """Yield what the station calls itself in the lines of a trace; their texts are not looked at."""
    for line in lines:
        yield from _known(Kind.STATION, line.get("chargePointId"))
        own = (line.get("meta") or {}).get(OURS) or {}
        for happening in (*own.get("before", ()), *own.get("after", ())):
            event = happening.get("event")
            if isinstance(event, dict) and "subprotocols" in event:
                path = str(event.get("path", "")).partition("?")[0]
                yield from _known(Kind.STATION, unquote(path.rpartition("/")[2]))


def identities_in_text(text: str) -> Iterator[Identity]:
    """Yield what a text tells: by the names of members, of settings, and by addresses."""
    found = [(one[1], one[2] or one[3]) for one in _MEMBER.finditer(text)]
    found += [(one[1], one[2]) for one in _SETTING.finditer(text)]
    found += [(one[2], one[1]) for one in _SETTING_REVERSED.finditer(text)]
    for name, value in found:
        if kind := kind_of(name):
            yield from _known(kind, _unescaped(value))
    for host in _HOST.findall(text):
        if host.casefold() not in _OURS:
            yield from _known(Kind.HOST, host.rstrip(".-"))


def kind_of(name: str) -> Kind | None:
    """Return what stands under a name; None where it tells nothing of anybody."""
    bare = _SIGNS.sub("", name).casefold()
    return Kind.SERIAL if "serial" in bare else _KINDS.get(bare)


def parts_of(identity: Identity) -> list[str]:
    """Return an identity and the parts by which it may be told as well: names, and lines of an address."""
    separator = {Kind.PERSON: r"[\s,;]+", Kind.PLACE: r"\s*[,;\n]\s*"}.get(identity.kind)
    parts = re.split(separator, identity.text) if separator else []
    return [identity.text, *(part for part in parts if len(part) > 2 and not is_plain(part))]


def _known(kind: Kind, value: Any) -> Iterator[Identity]:
    if not isinstance(value, str) or "://" in value or is_plain(value):
        return
    if len(set(_SIGNS.sub("", value).casefold())) > 1:  # Noughts alone are no number of anything.
        yield Identity(kind, value.strip())


def _unescaped(value: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), value).replace("\\", "")
