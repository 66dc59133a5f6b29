"""What the monitor found, put to the Allure results of the scenarios in which it was seen.

Done when the run is over: only then is all of it known. What an earlier part of the run had put there is
replaced. The page of all findings is `findings_page`'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ocpp_support.monitor.rule import Observation
from ocpp_support.reporting.allure_attachments import FINDINGS, Attachment, Result, attach, scenario_of
from ocpp_support.reporting.findings import Noticed
from ocpp_support.trace.formats import as_text_of, masked


def attach_findings(results: Path, noticed: Sequence[Noticed]) -> None:
    """Attach to each result what was seen in its scenario.

    Args:
        results: Allure's folder.
        noticed: What was found, part by part.

    """
    seen: dict[str, list[Observation]] = {}
    for part in noticed:
        for label, found in part.by_scenario().items():
            seen.setdefault(label, []).extend(found)

    def wanted(result: Result) -> Iterator[Attachment]:
        if found := seen.get(scenario_of(result)):
            yield Attachment(FINDINGS, "text/plain", "txt", in_words(found))

    attach(results, {FINDINGS}, wanted)


def in_words(found: Sequence[Observation]) -> str:
    """Write what was seen in one scenario: what, by which clause, how often, and in which frame."""
    return masked("\n\n".join(_one(one) for one in found))


def _one(one: Observation) -> str:
    often = "once" if one.count == 1 else f"{one.count} times"
    return (
        f"{one.severity}: {one.text}\n"
        f"  {one.clause} · {one.rule} · {often} in this scenario, first at"
        f" {one.first.moment:%Y-%m-%d %H:%M:%S} UTC:\n"
        f"  {as_text_of(one.first)}"
    )
