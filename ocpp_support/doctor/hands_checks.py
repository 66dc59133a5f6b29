"""What the doctor says of whoever acts at the station. Pure: facts in, checks out."""

from __future__ import annotations

from collections.abc import Sequence

from ocpp_support.doctor.addresses import only_here
from ocpp_support.doctor.check import Check, ok, problem, warning
from ocpp_support.station.profile import Profile
from ocpp_support.station.tables import HandsTable


def check_adapter(url: str, acts: Sequence[str] | None, trouble: str, wanted: Sequence[str]) -> Check:
    """Say whether the adapter answers, and what it can do.

    Args:
        url: The adapter's address.
        acts: What it says that it can do; None where it did not say.
        trouble: Why it did not.
        wanted: The acts that the script asks for.

    """
    if acts is None:
        return problem(
            "hands", f"the adapter at {url} does not answer: {trouble}", "start it, or mend [hands] url"
        )
    if missing := [act for act in wanted if act not in acts]:
        found = f"the adapter cannot: {', '.join(missing)}; what needs that is not tested"
        return warning("hands", found, "nothing, if that is so; else teach it")
    return ok("hands", f"the adapter at {url} answers and can do every act")


def check_person(hands: HandsTable) -> Check:
    """Say how a person will be asked."""
    if not hands.page:
        found = "a person acts, and is asked in the terminal only"
        return warning(
            "hands", found, '[hands] page = "0.0.0.0:8180" in the station file shows it on a phone too'
        )
    return ok("hands", "a person acts, and is asked in the terminal and on the phone's page")


def check_page(page: str, hosts: Sequence[str], trouble: str) -> Check:
    """Say whether the phone's page can be served, and where.

    Args:
        page: ``HOST:PORT``, as the station file has it.
        hosts: This machine's addresses that lead out.
        trouble: Why one cannot listen there; "" where one can.

    """
    host, _, port = page.rpartition(":")
    if trouble:
        return problem("phone", trouble, "end the other program, or write another port under [hands] page")
    if only_here(host.strip("[]")):
        return warning(
            "phone", f"the page is at {page}, which no phone can reach", f'[hands] page = "0.0.0.0:{port}"'
        )
    shown = [f"http://{one}:{port}" for one in (hosts if host in ("0.0.0.0", "[::]", "") else [host])]
    return ok(
        "phone", f"the page will be at {' or '.join(shown)}; the run shows its whole address and a QR code"
    )


def check_missing_acts(profile: Profile) -> list[Check]:
    """Name the acts that the station file says cannot be done, each with its reason."""
    return [
        warning("hands", f"{act.replace('_', ' ')} cannot be done: {why}", "nothing, if that is so")
        for act, why in profile.hands.cannot.items()
    ]
