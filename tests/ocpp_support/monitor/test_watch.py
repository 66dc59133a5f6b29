"""Every rule stands any garbage, looks at what it can know, and is told once with count and first sight."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ocpp_support.monitor.rule import Rule, Sighting
from ocpp_support.monitor.story import Story
from ocpp_support.monitor.watch import RULES, findings_of
from ocpp_support.protocol.findings import Finding, Severity
from ocpp_support.protocol.frames import Malformed
from ocpp_support.trace.events import Acted, Connected, Disconnected, Noted
from ocpp_support.trace.trace import Entry, Sender

from ..matchers.conversations import Talk
from ..matchers.session_talk import GARBAGE, SessionTalk

REPORTS = ("DiagnosticsStatusNotification", "FirmwareStatusNotification")
ODD = Finding(Severity.MUST, "OCPP-J 4.2", "it is odd 1", "frame.odd")


def _malformed(talk: Talk, *findings: Finding, sender: Sender = Sender.STATION) -> Entry:
    return talk.trace.record(sender, Malformed("odd"), "[", findings=findings)


def test_every_rule_has_a_name_of_its_own_and_says_what_it_looks_for() -> None:
    names = [rule.name for rule in RULES]
    assert sorted(names) == sorted(set(names))
    assert all(rule.clause and rule.look.__doc__ for rule in RULES)


def test_nothing_said_is_nothing_found() -> None:
    assert findings_of(Talk().conversation()) == []


def test_a_kind_of_finding_is_told_once_with_count_and_first() -> None:
    talk = Talk()
    first = _malformed(talk, ODD, ODD)
    _malformed(talk, Finding(Severity.MUST, "OCPP-J 4.2", "it is odd 2", "frame.odd"))
    (found,) = findings_of(talk.conversation())
    assert (found.rule, found.text, found.count) == ("frame.odd", "it is odd 1", 2)
    assert found.first is first


def test_every_sight_of_a_kind_is_kept_in_order() -> None:
    talk = Talk()
    first, second = _malformed(talk, ODD), _malformed(talk, ODD)

    def looks_backwards(story: Story) -> Iterator[Sighting]:
        yield second, "later"
        yield first, "earlier"

    backwards = Rule("subject.rule", Severity.MUST, "C", looks_backwards)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("ocpp_support.monitor.watch.RULES", (backwards,))
        frames, rules = findings_of(talk.conversation())
    assert frames.sightings == ((first, "it is odd 1"), (second, "it is odd 1"))
    assert rules.sightings == ((first, "earlier"), (second, "later"))
    assert (rules.text, rules.first, rules.count, rules.clause) == ("earlier", first, 2, "C")


def test_the_heaviest_comes_first() -> None:
    talk = Talk()
    for severity in (Severity.NOTE, Severity.SHOULD, Severity.MUST):
        _malformed(talk, Finding(severity, "C", "odd", "frame.odd"))
    assert [found.severity for found in findings_of(talk.conversation())] == ["MUST", "SHOULD", "note"]


def test_what_the_central_system_says_is_not_the_stations_fault() -> None:
    talk = Talk()
    _malformed(talk, ODD, sender=Sender.CENTRAL)
    assert findings_of(talk.conversation()) == []


def test_a_part_of_a_run_is_looked_at_only_for_what_it_can_tell() -> None:
    talk = SessionTalk()
    talk.starts(number=7)
    talk.ends(8)
    whole = [found.rule for found in findings_of(talk.conversation())]
    talk.mark()
    talk.ends(8)
    talk.reports("Charging", 0)
    assert "transactions.number-unknown" in whole
    assert [found.rule for found in findings_of(talk.conversation())] == ["statuses.of-the-station"]


def test_no_garbage_breaks_a_rule() -> None:
    talk = SessionTalk()
    talk.event(Connected("/CP1", ()))
    for odd in GARBAGE:
        _says_nonsense(talk, odd)
    talk.event(Disconnected(None, "", "the station"))
    talk.event(Noted("odd"))
    for odd in GARBAGE:
        _says_nonsense(talk, odd)
    assert _broken(talk) == []
    talk.mark()
    _says_nonsense(talk, {})
    assert _broken(talk) == []


def _broken(talk: Talk) -> list[str]:
    return [found.text for found in findings_of(talk.conversation()) if found.rule.endswith(".broken")]


def test_a_rule_that_breaks_costs_nothing_but_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(story: Story) -> Iterator[Sighting]:
        raise KeyError("odd")

    broken = Rule("subject.rule", Severity.MUST, "C", breaks)
    monkeypatch.setattr("ocpp_support.monitor.watch.RULES", (broken,))
    talk = Talk()
    _malformed(talk, ODD)
    said = "the rule subject.rule could not be looked at: KeyError: 'odd'"
    assert [(one.rule, one.severity, one.clause, one.text) for one in findings_of(talk.conversation())] == [
        (ODD.rule, ODD.severity, ODD.clause, ODD.text),
        ("subject.rule.broken", Severity.NOTE, "the suite", said),
    ]


def _says_nonsense(talk: SessionTalk, odd: object) -> None:
    for action in (
        "BootNotification",
        "DiagnosticsStatusNotification",
        "FirmwareStatusNotification",
        "Nonsense",
    ):
        talk.answer(talk.station(action, status=odd, timestamp=odd), {"status": odd})
    talk.starts(odd, odd, odd, meter=odd, time=odd)
    talk.ends(odd, meter=odd, time=odd, reason=odd)
    talk.station("MeterValues", connectorId=odd, transactionId=odd, meterValue=[{"sampledValue": [odd]}, odd])
    talk.station("StatusNotification", connectorId=odd, status=odd, errorCode=odd)
    for action in ("GetDiagnostics", "UpdateFirmware", "ChangeAvailability", "TriggerMessage", "Reset"):
        talk.answer(talk.central(action, location="ftp://[", connectorId=1), {"status": odd, "fileName": odd})
    for action in ("ChangeConfiguration", "RemoteStartTransaction"):
        talk.answer(talk.central(action, key="K", value="V", idTag="A"), {"status": odd})
    for items in (odd, [odd], [{"key": odd, "value": odd, "readonly": odd}]):
        asked = talk.central("GetConfiguration", key=["K"])
        talk.answer(asked, {"configurationKey": items, "unknownKey": odd})
    talk.event(Acted("plug_in", "", "somebody"))
    talk.wait(40)
