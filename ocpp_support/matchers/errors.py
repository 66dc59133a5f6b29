"""What the station says of errors: where, what, and that they are gone.

OCPP 1.6 edition 2, sections 4.9 and 7.6. It has no code for an emergency stop.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ocpp_support.matchers.expectation import Expectation, Problem
from ocpp_support.matchers.statuses import heard_instead, last_said, latest_report, payload_of, reports
from ocpp_support.trace.events import Acted
from ocpp_support.trace.trace import Conversation
from ocpp_support.vocabulary.nouns import Outlet, Status, name_of

Report = dict[str, Any]


def _code(report: Report) -> str | None:
    """Return the error that a report names."""
    code = report.get("errorCode")
    return code if isinstance(code, str) and code not in ("", "NoError") else None


def _is_of_an_error(report: Report) -> bool:
    return _code(report) is not None or report.get("status") == Status.FAULTED


def _more(report: Report) -> str:
    """Return what a report says besides its code."""
    said = (report.get(name) for name in ("info", "vendorErrorCode"))
    return next((text.strip() for text in said if isinstance(text, str) and text.strip()), "")


def _of(conversation: Conversation, connector: int) -> list[Report]:
    return [payload_of(entry) for entry in reports(conversation, connector)]


def _emergency(conversation: Conversation, *acts: str) -> bool:
    """Return whether the emergency stop was pressed or released: it is the whole station's."""
    done = (entry.content for entry in conversation.events(Acted))
    return any(isinstance(act, Acted) and act.act in acts for act in done)


def _told(report: Report) -> str:
    more = f" (“{_more(report)}”)" if _more(report) else ""
    return f"{report.get('status')} with {report.get('errorCode')}{more}"


@dataclass(eq=False)
class _ReportsError(Expectation):
    outlet: Outlet

    @property
    def wanted(self) -> str:
        return f"{self.outlet} to be reported with an error, by its code"

    def problems(self, conversation: Conversation) -> list[str]:
        found: list[str] = []
        # Whether the emergency stop shows at the connectors or at the station is left to the station.
        shared = _of(conversation, 0) if _emergency(conversation, "press_emergency_stop") else []
        for connector in self.outlet.ids(conversation.connectors):
            said = reports(conversation, connector)
            told = [payload_of(entry) for entry in said]
            if any(self.suffices(report) for report in (*told, *shared)):
                continue
            if any(map(_is_of_an_error, told)):
                found += [
                    Problem(f"{name_of(connector)} was reported {_told(payload_of(e))}", e) for e in said
                ]
            else:
                words = (
                    f"no error of {name_of(connector)} was reported; {heard_instead(conversation, connector)}"
                )
                elsewhere = (entry for entry in reports(conversation) if _is_of_an_error(payload_of(entry)))
                found.append(Problem(words, *elsewhere))
        return found

    def suffices(self, report: Report) -> bool:
        return _code(report) is not None

    def in_short(self, conversation: Conversation) -> str:
        acts = (event.content for event in conversation.events(Acted))
        provoked = [act.details for act in acts if isinstance(act, Acted) and act.act == "raise_fault"]
        return f"no error code reported for {provoked[-1] if provoked else self.outlet}"


def reports_error(outlet: Outlet) -> Expectation:
    """Match if every connector meant was reported with an ``errorCode`` other than NoError.

    Where the emergency stop was pressed, a report of the whole station will do.

    Example::

        reports_error(Outlet(1))

    """
    return _ReportsError(outlet)


@dataclass(eq=False)
class _ReportsErrorInWords(_ReportsError):
    @property
    def wanted(self) -> str:
        return f"{self.outlet} to be reported with an error, by its code and in words or by the vendor's code"

    def suffices(self, report: Report) -> bool:
        return _code(report) is not None and bool(_more(report))

    def fact(self, conversation: Conversation) -> str | None:
        places = (*self.outlet.ids(conversation.connectors), 0)
        told = [report for place in places for report in _of(conversation, place)]
        said = next((report for report in told if self.suffices(report)), None)
        return f"{_code(said)} “{_more(said)}”" if said else None

    def in_short(self, conversation: Conversation) -> str:
        told = [r for n in self.outlet.ids(conversation.connectors) for r in _of(conversation, n)]
        code = next(filter(None, map(_code, told)), None)
        return f"{code} and nothing more" if code else super().in_short(conversation)


def reports_error_in_words(outlet: Outlet) -> Expectation:
    """Match if an error of every connector meant was reported with ``info`` or ``vendorErrorCode`` besides.

    Example::

        reports_error_in_words(Outlet(1))

    """
    return _ReportsErrorInWords(outlet)


@dataclass(eq=False)
class _ReportsEmergency(Expectation):
    @property
    def wanted(self) -> str:
        return (
            "the station or a connector to be reported Faulted with an error code;"
            " with OtherError also what it is, in words or by the vendor's code"
        )

    def problems(self, conversation: Conversation) -> list[str]:
        places = range(conversation.connectors + 1)
        told = [(entry, payload_of(entry)) for place in places for entry in reports(conversation, place)]
        if any(self._says_it(report) for _, report in told):
            return []
        near: list[str] = [
            Problem(f"{name_of(report['connectorId'])} was reported {_told(report)}", entry)
            for entry, report in told
            if _is_of_an_error(report)
        ]
        return near or [f"no error was reported; {heard_instead(conversation, 0)}"]

    @staticmethod
    def _says_it(report: Report) -> bool:
        code = _code(report)
        named = code is not None and (code != "OtherError" or bool(_more(report)))
        return named and report.get("status") == Status.FAULTED

    def in_short(self, conversation: Conversation) -> str:
        return "the pressed emergency stop was not reported"


def reports_emergency() -> Expectation:
    """Match if any place was reported Faulted with an error that says what it is.

    Example::

        reports_emergency()

    """
    return _ReportsEmergency()


@dataclass(eq=False)
class _AllIsWell(Expectation):
    outlet: Outlet

    @property
    def wanted(self) -> str:
        return f"{self.outlet} to be reported without an error, in the status from before it or Available"

    def problems(self, conversation: Conversation) -> list[str]:
        found = []
        for connector in self._places(conversation):
            last = last_said(conversation, connector)
            usable = {_sound_status(conversation.before, connector), str(Status.AVAILABLE)}
            if last is None:
                instead = heard_instead(conversation, connector)
                found.append(f"nothing of {name_of(connector)} was reported; {instead}")
                continue
            report, was = payload_of(last), f"{name_of(connector)} was last reported"
            if report.get("errorCode") != "NoError":
                found.append(Problem(f"{was} with {report.get('errorCode')}", last))
            if report.get("status") not in usable:
                either = " or ".join(sorted(filter(None, usable)))
                found.append(Problem(f"{was} {report.get('status')}, not {either}", last))
        return found

    def _places(self, conversation: Conversation) -> list[int]:
        """Return where the error was reported: that of the emergency stop may have been the station's."""
        places = list(self.outlet.ids(conversation.connectors))
        if not _emergency(conversation, "release_emergency_stop"):
            return places
        broken = [
            place
            for place in (*places, 0)
            if (report := latest_report(conversation.before, place)) and _code(report)
        ]
        return broken or places

    def in_short(self, conversation: Conversation) -> str:
        return f"not reported that the error of {self.outlet} is gone"


def _sound_status(before: Conversation, connector: int) -> str | None:
    """Return the status last reported without an error."""
    sound = (report for report in reversed(_of(before, connector)) if _code(report) is None)
    return next((str(report.get("status")) for report in sound), None)


def all_is_well(outlet: Outlet) -> Expectation:
    """Match if the latest report of every connector meant has NoError and the status from before the error.

    Available will do too.

    Example::

        all_is_well(Outlet(1))

    """
    return _AllIsWell(outlet)
