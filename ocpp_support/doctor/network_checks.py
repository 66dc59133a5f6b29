"""What the doctor says of the way from the station to this machine. Pure: facts in, checks out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ocpp_support.doctor.addresses import EVERYWHERE, Address, only_here
from ocpp_support.doctor.check import Check, ok, problem, warning
from ocpp_support.doctor.machine import Interface, Kind, Machine
from ocpp_support.station.profile import Profile

SUGGESTED_PORT = 9000


def check_station(profile: Profile) -> Check:
    """Say whom the suite will judge."""
    if not profile.real:
        return ok("station", f"the bundled station plays “{profile.hands.model}”; it dials in by itself")
    identity = profile.station.identity
    if identity is None:
        return ok("station", "the first station that dials in is the one under test")
    return ok("station", f"the station under test dials in as {identity}")


def check_addresses(addresses: Sequence[Address]) -> list[Check]:
    """Say what to type into the station, the likeliest first."""
    if not addresses:
        found = "this machine has no address but its own loopback one"
        return [
            problem("address", found, "connect the cable or join the network of the station, then try again")
        ]
    several = [] if len(addresses) == 1 else [f"{len(addresses)} ways; take the one in the station's network"]
    return [
        ok("address", f"{one.url} ({one.by})" if one.by else one.url, *one.spellings, *several)
        for one in addresses
    ]


def check_listening(profile: Profile) -> Check:
    """Say whether a station outside this machine can reach the central system at all."""
    listen = profile.listen
    if only_here(listen.host):
        found = f"it listens on {listen.host}: no real station can reach that, only programs on this machine"
        # An adapter may play a station that runs on this machine too.
        sign = problem if profile.hands.by == "person" else warning
        return sign("listening", found, '[listen] host = "0.0.0.0" in the station file')
    where = "on every address of this machine" if listen.host in EVERYWHERE else f"on {listen.host}"
    return ok("listening", f"it listens {where}")


def check_port(port: int, trouble: str) -> Check:
    """Say whether the central system will get its port; ``trouble`` is what came of trying."""
    if trouble:
        remedy = "end the other program, or write another port into the station file and into the station"
        return problem("port", trouble, remedy)
    if port == 0:
        found = "no port is fixed: each run takes a free one, which no real station can know"
        return problem("port", found, f"[listen] port = {SUGGESTED_PORT} in the station file")
    return ok("port", f"port {port} is free")


def check_dialling(reached: Mapping[str, str], port: int) -> list[Check]:
    """Say which addresses answered when they were dialled from this machine; values are what went wrong."""
    wrong = {address: why for address, why in reached.items() if why}
    checks = [
        problem(
            "reaching", f"{address} does not answer: {why}", "look at this machine's firewall and its routes"
        )
        for address, why in wrong.items()
    ]
    if good := [address for address in reached if address not in wrong]:
        firewall = f"a firewall can still stand between: if nobody ever shows up, let TCP port {port} come in"
        checks.append(ok("reaching", f"dialled from this machine, {', '.join(good)} answers", firewall))
    return checks


def check_surroundings(machine: Machine, ports: Sequence[int]) -> list[Check]:
    """Say what stands between the station and this machine: Windows, a container, a VPN."""
    checks = []
    if machine.wsl:
        checks.append(_windows_in_between(machine, ports))
    if machine.container:
        checks.append(_container_in_between(machine.container, ports))
    checks += [_vpn(one) for one in machine.interfaces if one.kind is Kind.VPN]
    return checks or [ok("surroundings", "no container, no WSL and no VPN was noticed")]


def _windows_in_between(machine: Machine, ports: Sequence[int]) -> Check:
    own = next((one.address for one in machine.interfaces if one.kind is Kind.NETWORK), "ADDRESS_OF_WSL")
    forward = [
        f"netsh interface portproxy add v4tov4 listenaddress=0.0.0.0 listenport={port} "
        f"connectaddress={own} connectport={port}"
        for port in ports
    ]
    return warning(
        "surroundings",
        "this is Linux inside Windows (WSL): a station reaches Windows, not this Linux",
        "in Windows, write networkingMode=mirrored under [wsl2] into .wslconfig and run “wsl --shutdown”; "
        "or forward every port there as administrator, allow them in its firewall, and write Windows's own "
        "address into the station file: [listen] address",
        *forward,
    )


def _container_in_between(container: str, ports: Sequence[int]) -> Check:
    published = " ".join(f"-p {port}:{port}" for port in ports)
    return warning(
        "surroundings",
        f"this is a container ({container}): its addresses are not those of the machine that carries it",
        "run it with the carrier's own network (--network host); or publish the ports, and write the address "
        "of the carrier into the station file: [listen] address",
        *([published] if published else []),
    )


def _vpn(interface: Interface) -> Check:
    return warning(
        "surroundings",
        f"{interface.name} ({interface.address}) looks like a VPN",
        "if the station does not find this machine, leave the VPN: it may take the way there",
    )
