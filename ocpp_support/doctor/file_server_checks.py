"""What the doctor says of the servers for firmware and diagnostics. Pure: facts in, checks out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ocpp_support.doctor.addresses import EVERYWHERE
from ocpp_support.doctor.check import Check, ok, problem, warning
from ocpp_support.station.profile import Profile


def check_file_address(profile: Profile, hosts: Sequence[str], *, forwarded: bool) -> Check:
    """Say by which address a station is sent to the file server.

    Args:
        profile: The station file.
        hosts: This machine's addresses that lead out, the likeliest first.
        forwarded: Whether something stands between that has to forward ports (WSL, a container).

    """
    listen = profile.listen
    if listen.address:
        return ok(
            "file address", f"firmware and diagnostics are at {listen.address}, also in FTP's passive answers"
        )
    if listen.host not in EVERYWHERE:
        return ok("file address", f"firmware and diagnostics are at {listen.host}")
    if not forwarded:
        return ok("file address", "firmware and diagnostics are at the address that the station dials")
    likely = hosts[0] if hosts else "an address of its own"
    found = f"a station would be sent to {likely} for files, which it may not reach from outside"
    remedy = "[listen] address in the station file: the one by which the station reaches this machine"
    return warning("file address", found, remedy)


def check_file_ports(profile: Profile, troubles: Mapping[int, str], *, forwarded: bool) -> list[Check]:
    """Say whether the file server gets its ports, and whether they are known beforehand.

    Args:
        profile: The station file.
        troubles: Ports that were tried: what went wrong, "" where nothing did.
        forwarded: Whether something stands between that has to forward ports.

    """
    checks = [
        problem("file ports", why, "end the other program, or write other ports under [listen]")
        for why in troubles.values()
        if why
    ]
    listen = profile.listen
    if twice := _twice(profile):
        found = f"port {twice} stands more than once under [listen]"
        checks.append(problem("file ports", found, "give each server a port of its own"))
    fixed = bool(listen.ftp_port and listen.http_port and listen.passive_ports)
    remedy = "under [listen]: ftp_port = 2121, http_port = 8080, passive_ports = [50000, 50009]"
    if forwarded and not fixed:
        found = "the ports for files are chosen anew in each run, so nobody can forward them"
        checks.append(warning("file ports", found, remedy))
    elif not checks:
        checks.append(
            ok(
                "file ports",
                _ports(profile),
                *([] if fixed else [f"a firewall may want them fixed: {remedy}"]),
            )
        )
    return checks


def _twice(profile: Profile) -> int | None:
    """Return a port that two servers would have; None where each has its own."""
    listen = profile.listen
    first, last = listen.passive_ports or (1, 0)
    own = [port for port in (listen.port, listen.ftp_port, listen.http_port) if port]
    return next((port for port in own if own.count(port) > 1 or first <= port <= last), None)


def _ports(profile: Profile) -> str:
    listen = profile.listen
    passive = f"{listen.passive_ports[0]} to {listen.passive_ports[1]}" if listen.passive_ports else "any"
    return f"FTP {listen.ftp_port or 'any'}, its data {passive}, HTTP {listen.http_port or 'any'}"
