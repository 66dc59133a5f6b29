"""Which names are those of secrets: of settings, of members of an object, of parameters in an address.

The one place of this rule. Of OCPP's own names AuthorizationKey is the only one; all others are vendors'.
"""

from __future__ import annotations

import re

SECRET_WORDS = (
    r"pass[-_. ]?(?:word|wd|phrase|code)|pwd|psk|secret|token|credential"
    r"|(?:api|app|auth|authori[sz]ation|access|account|private|shared|encryption|signing|web|wep|wpa2?|wi-?fi|wlan)"
    r"[-_. ]?key"
)
"""What the names of secrets have in them, as a regular expression; case does not matter."""

_HINTS = ("pass", "pwd", "psk", "secret", "token", "credential", "key")
# In folded text: to look for both cases of each letter takes ten times as long.
_NAME = re.compile(SECRET_WORDS)
_PARAMETER = re.compile(rf"{SECRET_WORDS}|(?:key|pass|auth|sig|signature)$", re.IGNORECASE)


def is_secret_name(name: str) -> bool:
    """Return whether what has this name is a secret.

    Example::

        is_secret_name("wifiPSK") and not is_secret_name("HeartbeatInterval")

    """
    return _NAME.search(name.casefold()) is not None


def is_secret_parameter(name: str) -> bool:
    """Return whether the parameter of an address is a secret; there, names are shorter."""
    return _PARAMETER.match(name) is not None or is_secret_name(name)


def may_name_secrets(text: str) -> bool:
    """Return whether a text may name a secret; far quicker than to look for one."""
    folded = text.casefold()
    return any(map(folded.__contains__, _HINTS)) and _NAME.search(folded) is not None
