"""What the doctor says of passwords and certificates. Pure: facts in, checks out; a secret never leaves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from ocpp_support.doctor.certificate import Certificate
from ocpp_support.doctor.check import Check, ok, problem, warning

SOON = timedelta(days=14)
SHORTEST, LONGEST = 16, 40
"""Characters of a password that the security whitepaper asks for: 16 at least; 40 are 20 bytes in hex."""

MAKE = "make one with `ocpp-acceptance certificates`"


def check_password(secret: str, trouble: str) -> Check:
    """Say whether the station's password is there and of use; ``trouble`` is what came of reading it."""
    if trouble:
        return problem("password", trouble, "set it as the station file says under [security] password")
    if not secret:
        return problem(
            "password", "the password is empty", "write the station's password to where the file says"
        )
    if secret != secret.strip():
        found = "the password begins or ends with a space, which is easily lost on the way into a station"
        return warning("password", found, "take the space away, here and in the station")
    if not SHORTEST <= len(secret) <= LONGEST:
        found = f"the password is there, but has not the {SHORTEST} to {LONGEST} characters that are wanted"
        return warning(
            "password", found, "choose one of 32 or 40 hexadecimal digits, which every station takes"
        )
    return ok("password", "the password is there")


def check_certificate(certificate: Certificate, hosts: Sequence[str], now: datetime) -> list[Check]:
    """Say whether the central system's certificate will convince a station that dials any of ``hosts``."""
    checks = [_in_time("certificate", certificate, now)]
    if certificate.key_fits is False:
        checks.append(
            problem("certificate", "the key in the other file belongs to another certificate", MAKE)
        )
    missing = [host for host in hosts if not covers(certificate, host)]
    if missing and not certificate.names and certificate.common_name:
        found = (
            f"it is for “{certificate.common_name}” in its common name only, which stations no longer look at"
        )
        checks.append(problem("certificate", found, _make_for(missing)))
    elif missing:
        found = f"it does not name {', '.join(missing)}; it is for {', '.join(certificate.names) or 'nobody'}"
        sign = problem if len(missing) == len(hosts) else warning
        checks.append(
            sign("certificate", found, f"{_make_for(missing)}, or have the station dial a name that it has")
        )
    elif hosts:
        checks.append(ok("certificate", f"it is for {', '.join(hosts)}"))
    return checks


def _make_for(names: Sequence[str]) -> str:
    return f"make one with `ocpp-acceptance certificates {' '.join(f'--name {one}' for one in names)}`"


def check_station_ca(certificate: Certificate, now: datetime) -> Check:
    """Say whether who signed the station's certificate is still to be believed."""
    return _in_time("station's CA", certificate, now)


def covers(certificate: Certificate, host: str) -> bool:
    """Whether a certificate is for that name or address (RFC 6125: a * stands for the first label)."""
    wanted = host.casefold().rstrip(".")
    names = {name.casefold().rstrip(".") for name in certificate.names}
    return wanted in names or f"*.{wanted.partition('.')[2]}" in names - {"*."}


def _in_time(about: str, certificate: Certificate, now: datetime) -> Check:
    begins, ends = certificate.begins, certificate.ends
    if now < begins:
        found = f"it is not valid before {begins:%Y-%m-%d %H:%M} UTC; now it is {now:%Y-%m-%d %H:%M}"
        return problem(about, found, "set this machine's clock right, or make a new one")
    if now >= ends:
        return problem(about, f"it ended on {ends:%Y-%m-%d}", "make a new one")
    if ends - now < SOON:
        return warning(about, f"it ends soon, on {ends:%Y-%m-%d}", "make a new one before it does")
    return ok(about, f"it is valid until {ends:%Y-%m-%d}")
