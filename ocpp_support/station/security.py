"""How the station comes in: the security table of its file, and where its secrets are kept."""

from __future__ import annotations

import os
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, model_validator

from ocpp_support.station.table import Beside, Table


class Secret(Table):
    """Where a secret is kept: an environment variable or a file of its own; never the station file."""

    env: str | None = None
    """An environment variable's name."""
    file: Beside | None = None
    """A file that holds nothing else."""

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if (self.env is None) == (self.file is None):
            raise ValueError("a secret has one place: “env” (a variable's name) or “file”")
        return self

    def read(self) -> str:
        """Return the secret. Raises LookupError where the variable is not set, OSError for the file."""
        if self.env is not None:
            if not os.environ.get(self.env):
                raise LookupError(f"the environment variable {self.env} is not set")
            return os.environ[self.env]
        assert self.file is not None
        return self.file.read_text(encoding="utf-8").strip("\r\n")


def _no_secret_itself(secret: Any) -> Any:
    """Refuse the secret where only its place may stand, and say which those are."""
    if isinstance(secret, str):
        raise ValueError(
            'a secret never stands in a station file, only where it is: { env = "NAME" } or { file = "NAME" }'
        )
    return secret


class Security(Table):
    """How the station comes in: the profiles of the OCPP 1.6 security whitepaper, section 4.

    0 none · 1 identity and password · 2 the same over TLS · 3 TLS with a certificate of the station's own.
    """

    profile: Literal[0, 1, 2, 3] = 0
    """0 none, 1 password, 2 TLS and password, 3 TLS and a certificate of the station's own."""
    password: Annotated[Secret | None, BeforeValidator(_no_secret_itself)] = None
    """Of the station, as text or as hexadecimal digits."""
    certificate: Beside | None = None
    """The server's, with its chain, as PEM."""
    key: Beside | None = None
    """The server's private key, as PEM."""
    station_ca: Beside | None = None
    """Who signed the station's certificate, as PEM (profile 3)."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        needed = {0: (), 1: ("password",), 2: ("password", "certificate", "key")}
        for name in needed.get(self.profile, ("certificate", "key", "station_ca")):
            if getattr(self, name) is None:
                raise ValueError(f"security profile {self.profile} needs “{name}”")
        return self

    def secret(self) -> str | None:
        """Return the password that the station must give; None where none; raises as `Secret.read`."""
        return self.password.read() if self.password and self.profile in (1, 2) else None
