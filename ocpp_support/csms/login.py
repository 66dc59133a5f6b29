"""The password of the station under test: whether the one that was given is it, in whatever form.

OCPP-J 1.6, section 6.2, and the security whitepaper, profiles 1 and 2. The password stays in here: it is in
no representation, no sentence and no finding.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Sequence

from ocpp_support.csms import refusals
from ocpp_support.csms.refusals import Refusal
from ocpp_support.protocol.findings import Finding, Severity


class Login:
    """What the station must give with its identity.

    Args:
        password: As text, or as the hexadecimal digits of its bytes; stations send either.
    """

    def __init__(self, password: str) -> None:
        if not password:
            raise ValueError("the password of the station is empty")
        self._exact = password.encode()
        self._alike = _other_forms(password)

    def judge(self, headers: Sequence[str], identities: Sequence[str]) -> Refusal | tuple[Finding, ...]:
        """Return why a login is refused, or what is odd about one that is not.

        Args:
            headers: The values of the request's Authorization headers.
            identities: What the user name may be: the identity, as dialled and as expected.

        """
        if not headers:
            return refusals.NO_PASSWORD
        given = _decoded(headers)
        if given is None:
            return refusals.UNREADABLE_LOGIN
        user = next((one for one in map(str.encode, identities) if _begins(given, one)), None)
        if user is None:
            return refusals.WRONG_USER
        password = given[len(user) + 1 :]
        # Every form is compared, and none of it says by its duration how much was right.
        alike = [hmac.compare_digest(password, form) for form in self._alike]
        if hmac.compare_digest(password, self._exact):
            return _oddities(user, usual_form=True)
        return _oddities(user, usual_form=False) if any(alike) else refusals.WRONG_PASSWORD


def _other_forms(password: str) -> list[bytes]:
    text = password.encode()
    forms = [text.hex().encode(), text.hex().upper().encode()]
    try:
        raw = bytes.fromhex(password)
    except ValueError:
        return forms
    return [*forms, raw, raw.hex().encode(), raw.hex().upper().encode()]


def _decoded(headers: Sequence[str]) -> bytes | None:
    scheme, _, token = headers[0].strip().partition(" ")
    if len(headers) > 1 or scheme.lower() != "basic":
        return None
    try:
        given = base64.b64decode(token.strip(), validate=True)
    except (binascii.Error, ValueError):
        return None
    return given if b":" in given else None


def _begins(given: bytes, user: bytes) -> bool:
    # By its length and not by the first colon: an identity may have one.
    return given[: len(user)].lower() == user.lower() and given[len(user) : len(user) + 1] == b":"


def _oddities(user: bytes, *, usual_form: bool) -> tuple[Finding, ...]:
    found = []
    if b":" in user:
        text = "its identity has a colon, which a user name of HTTP Basic authentication must not have"
        found.append(Finding(Severity.SHOULD, "RFC 7617 2", text, "door.login-colon"))
    if not usual_form:
        text = "it gives its password in another form than it was entered (raw bytes or hexadecimal digits)"
        found.append(Finding(Severity.SHOULD, "OCPP-J 6.2.2", text, "door.login-form"))
    return tuple(found)
