"""The whole examination: gathers the facts about this machine and a station file, and has them judged.

The order is that of an engineer's first hour: the address, the way, who comes in, files, acts, the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from ocpp_support.doctor import (
    completeness_checks,
    file_server_checks,
    hands_checks,
    inquiries,
    machine_checks,
    network_checks,
    ports,
    security_checks,
)
from ocpp_support.doctor.addresses import Address, addresses_of
from ocpp_support.doctor.certificate import Certificate, Unreadable, read_certificate
from ocpp_support.doctor.check import Check, problem
from ocpp_support.doctor.machine import Machine
from ocpp_support.doctor.script import FEATURES, read_script
from ocpp_support.station.profile import Profile
from ocpp_support.station.tables import ActName


class Examination:
    """One look at this machine and at a station file.

    Args:
        profile: The station file.
        machine: This machine.
        reports: The folder of the reports.
        features: The folder of the script's features.
        now: The date and time here, with its zone.
    """

    def __init__(
        self,
        profile: Profile,
        machine: Machine,
        *,
        reports: Path,
        now: datetime,
        features: Path = FEATURES,
    ) -> None:
        self._profile = profile
        self._machine = machine
        self._reports = reports
        self._features = features
        self._now = now
        self._addresses: tuple[Address, ...] = addresses_of(profile, machine.interfaces)
        self._hosts = [one.host for one in self._addresses]

    def of_the_machine(self) -> Iterator[Check]:
        """Look at what every run needs of this machine."""
        yield machine_checks.check_clock(self._now, inquiries.synchronised())
        yield machine_checks.check_disk(self._reports, inquiries.free_bytes(self._reports))
        yield machine_checks.check_report(*inquiries.report_generator())

    def of_the_way(self) -> Iterator[Check]:
        """Look at the way from the station to this machine."""
        listen = self._profile.listen
        yield from network_checks.check_addresses(self._addresses)
        yield network_checks.check_listening(self._profile)
        trouble = ports.trouble_with(listen.host, listen.port)
        yield network_checks.check_port(listen.port, trouble)
        yield from self._dialling(0 if trouble else listen.port)
        yield from network_checks.check_surroundings(self._machine, self._known_ports())

    def of_security(self) -> Iterator[Check]:
        """Look at the password and the certificates, as far as the security profile has them."""
        security = self._profile.security
        if security.profile in (1, 2):
            yield security_checks.check_password(*inquiries.secret_of(security.password))
        if security.profile >= 2 and security.certificate is not None:
            yield from self._certificate(
                "certificate",
                security.certificate,
                security.key,
                lambda read: security_checks.check_certificate(read, self._hosts, self._now.astimezone(UTC)),
            )
        if security.profile == 3 and security.station_ca is not None:
            yield from self._certificate(
                "station's CA",
                security.station_ca,
                None,
                lambda read: [security_checks.check_station_ca(read, self._now.astimezone(UTC))],
            )

    def of_files(self) -> Iterator[Check]:
        """Look at the file servers, if the station uses any."""
        declared = self._profile.station
        if not declared.firmware_update and not declared.diagnostics:
            return
        troubles = {port: ports.trouble_with(self._profile.listen.host, port) for port in self._file_ports()}
        outside = [one.address for one in self._machine.interfaces if one.address in self._hosts]
        yield file_server_checks.check_file_address(self._profile, outside, forwarded=self._forwarded)
        yield from file_server_checks.check_file_ports(self._profile, troubles, forwarded=self._forwarded)

    def of_hands(self) -> Iterator[Check]:
        """Look at whoever acts at the station."""
        hands = self._profile.hands
        if hands.by == "http":
            wanted = [act for act in get_args(ActName) if act not in hands.cannot]
            acts, trouble = inquiries.acts_of(hands.url)
            yield hands_checks.check_adapter(hands.url, acts, trouble, wanted)
        if hands.by == "person":
            yield hands_checks.check_person(hands)
        if hands.page:
            host, _, port = hands.page.rpartition(":")
            trouble = ports.trouble_with(host.strip("[]"), int(port))
            yield hands_checks.check_page(hands.page, self._hosts, trouble)
        yield from hands_checks.check_missing_acts(self._profile)

    def of_the_file(self) -> Iterator[Check]:
        """Look at what the station file leaves open."""
        yield from completeness_checks.check_completeness(self._profile, read_script(self._features))

    @property
    def _forwarded(self) -> bool:
        return self._machine.wsl or bool(self._machine.container)

    def _dialling(self, port: int) -> list[Check]:
        own = [one.address for one in self._machine.interfaces]
        hosts = [host for host in self._hosts if host in own]
        try:
            reached = ports.dialled(self._profile.listen.host, port, hosts)
        except OSError:
            return []  # That one cannot listen there has been said.
        return network_checks.check_dialling(reached, self._profile.listen.port)

    def _file_ports(self) -> list[int]:
        listen = self._profile.listen
        first, last = listen.passive_ports or (1, 0)
        return [port for port in (listen.ftp_port, listen.http_port, *range(first, last + 1)) if port]

    def _known_ports(self) -> list[int]:
        port = self._profile.listen.port
        return [*([port] if port else []), *self._file_ports()]

    def _certificate(
        self, about: str, file: Path, key: Path | None, judge: Callable[[Certificate], list[Check]]
    ) -> list[Check]:
        try:
            return judge(read_certificate(file, key))
        except Unreadable as why:
            return [problem(about, str(why), security_checks.MAKE)]


def examine(examination: Examination, profile: Profile, *, file_given: bool) -> list[Check]:
    """Return the whole list. Where the bundled station plays, there is no way to find and nobody to ask."""
    checks = [network_checks.check_station(profile)]
    if profile.real:
        checks += [*examination.of_the_way(), *examination.of_security(), *examination.of_files()]
        checks += examination.of_hands() if file_given else []
    checks += examination.of_the_machine()
    checks += examination.of_the_file() if file_given else []
    return checks
