"""What stands for addresses of machines and of people: others of the same form, that are nobody's. Pure."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection

ADDRESSES = (
    r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?!\.?\d)"
    r"|(?<![\w:.-])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\w:-])"
    r"|(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}(?:(?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{0,4})(?:%[\w.]+)?(?![\w:])"
    r"|(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-z]{2,63}"
)
"""A regular expression of what may be one; case is not to matter."""

_FOR_EXAMPLES = ("192.0.2", "198.51.100", "203.0.113")
"""Networks that nobody has: RFC 5737. RFC 3849 has 2001:db8:: for the same, RFC 2606 example.com."""


class Addresses:
    """Gives each address another one.

    Args:
        kept: What only looks like one: a version, as a rule.
    """

    def __init__(self, kept: Collection[str] = ()) -> None:
        self._kept = kept
        self._given: dict[str, str] = {}

    def instead_of(self, said: str) -> str:
        """Return what stands for an address; what is none stays as it is."""
        bare = said.partition("%")[0].casefold()
        if said in self._kept:
            return said
        if bare not in self._given:
            self._given[bare] = self._new(bare) or said
        return self._given[bare]

    def _new(self, bare: str) -> str:
        count = len(self._given)
        if "@" in bare:
            return f"person-{count + 1}@example.com"
        if bare.count(":") == 5 or bare.count("-") == 5:
            return bare[2].join(("02", *["00"] * 3, f"{count // 256 % 256:02X}", f"{count % 256:02X}"))
        try:
            address = ipaddress.ip_address(bare)
        except ValueError:
            return ""
        if address.version == 6:
            return f"2001:db8::{count + 1:x}"
        network, host = divmod(count, 254)
        return f"{_FOR_EXAMPLES[network % 3]}.{host + 1}"
