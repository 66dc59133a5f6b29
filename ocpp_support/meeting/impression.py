"""What a station has told of itself so far: who it is, what it has, how it is. Pure; judges nothing.

Anything may stand on the wire, so everything is taken as text, made fit for a terminal, and cut short.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ocpp_support.matchers.readings import readings
from ocpp_support.meeting.clock_error import ClockError, clock_error_of
from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.protocol.frames import CallError
from ocpp_support.trace.events import Connected
from ocpp_support.trace.formats import MASK, masked
from ocpp_support.trace.secret_names import is_secret_name
from ocpp_support.trace.trace import Conversation, Sender

LONGEST = 200
CARD_REQUESTS = ("Authorize", "StartTransaction", "StopTransaction")


@dataclass(frozen=True)
class Impression:
    """What is known of a station.

    Attributes:
        identity: As it dialled in; "" where nobody did.
        boot: What it said when it last registered; None where it has not.
        statuses: The latest status of each connector, 0 being the station itself.
        cards: Tags that were presented, in order.
        clock: The error of its clock.
        settings: Its settings; a secret's value is masked.
        settings_trouble: Why the settings are not known; "" where they are.
        deviations: What was wrong so far, how often, the gravest first.
    """

    identity: str = ""
    boot: Mapping[str, str] | None = None
    statuses: Mapping[int, str] = field(default_factory=dict)
    cards: tuple[str, ...] = ()
    clock: ClockError | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    settings_trouble: str = ""
    deviations: tuple[tuple[Finding, int], ...] = ()

    def setting(self, name: str) -> str | None:
        """Return a setting; None where the station does not list it. Names are the same in any case."""
        return next(
            (value for key, value in self.settings.items() if key.casefold() == name.casefold()), None
        )

    @property
    def connectors(self) -> int | None:
        """How many connectors it has: by its setting, else by its reports; None where neither tells."""
        told = self.setting("NumberOfConnectors") or ""
        if told.strip().isdecimal() and 1 <= int(told) <= 64:
            return int(told)
        return max((number for number in self.statuses if 1 <= number <= 64), default=None)

    @property
    def feature_profiles(self) -> tuple[str, ...] | None:
        """The feature profiles that it names; None where it names none."""
        told = self.setting("SupportedFeatureProfiles")
        return tuple(one.strip() for one in told.split(",") if one.strip()) if told else None


def impression_of(conversation: Conversation, identity: str) -> Impression:
    """Return what a conversation tells of the station."""
    boots = conversation.calls(Sender.STATION, "BootNotification")
    last = boots[-1].call if boots else None
    settings, trouble = _settings(conversation)
    return Impression(
        identity=identity,
        boot={shown(key): shown(value) for key, value in last.payload.items()} if last else None,
        statuses=_statuses(conversation),
        cards=_cards(conversation),
        clock=clock_error_of(conversation),
        settings=settings,
        settings_trouble=trouble,
        deviations=_deviations(conversation),
    )


def shown(value: Any, longest: int = LONGEST) -> str:
    """Return what a station said so that a terminal and a file can take it."""
    text = masked(str(value))
    text = "".join(one if one.isprintable() else f"\\x{ord(one):02x}" for one in text[: longest + 1])
    return text if len(text) <= longest else text[:longest] + "…"


def _statuses(conversation: Conversation) -> dict[int, str]:
    latest: dict[int, str] = {}
    for entry in conversation.calls(Sender.STATION, "StatusNotification"):
        payload = entry.call.payload if entry.call else {}
        number = payload.get("connectorId")
        if isinstance(number, int) and not isinstance(number, bool):
            latest[number] = shown(payload.get("status"))
    return dict(sorted(latest.items()))


def _cards(conversation: Conversation) -> tuple[str, ...]:
    tags = (
        entry.call.payload.get("idTag")
        for entry in conversation.calls(Sender.STATION, *CARD_REQUESTS)
        if entry.call
    )
    return tuple(dict.fromkeys(tag for tag in tags if isinstance(tag, str) and tag))


def _settings(conversation: Conversation) -> tuple[dict[str, str], str]:
    settings: dict[str, str] = {}
    trouble = "it was not asked for its settings"
    for reading in readings(conversation):
        if reading.answer is None:
            trouble = "it did not answer when it was asked for its settings"
        elif isinstance(reading.answer.content, CallError):
            trouble = (
                f"asked for its settings, it answered with an error: {shown(reading.answer.content.code)}"
            )
        elif not reading.settings:
            trouble = "asked for its settings, it named none"
        for item in reading.settings:
            hidden = is_secret_name(item["key"])
            settings[shown(item["key"])] = MASK if hidden else shown(item.get("value", ""))
    return settings, "" if settings else trouble


def _deviations(conversation: Conversation) -> tuple[tuple[Finding, int], ...]:
    # Of those who were not let in nobody knows whether they were the station.
    own = (
        entry
        for entry in conversation
        if entry.sender is Sender.STATION or isinstance(entry.content, Connected)
    )
    counted = Counter(finding for entry in own for finding in entry.findings)
    order = list(Severity)
    return tuple(sorted(counted.items(), key=lambda one: (order.index(one[0].severity), -one[1])))
