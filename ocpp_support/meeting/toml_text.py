"""Values as TOML, and comments that stay comments. Pure: whatever a station says, the file can be read."""

from __future__ import annotations

_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def quoted(text: str) -> str:
    """Return a text as a basic string of TOML; what is no character at all becomes U+FFFD."""
    return '"' + "".join(_character(one) for one in text) + '"'


def _character(one: str) -> str:
    if one in _ESCAPED:
        return _ESCAPED[one]
    if "\ud800" <= one <= "\udfff":
        return "\ufffd"
    return one if one.isprintable() else f"\\U{ord(one):08X}"


def comment(text: str) -> str:
    """Return a text as a comment of one line."""
    line = "".join(one if one.isprintable() else "?" for one in text)
    return f"# {line}"


def said(value: bool) -> str:
    """Return a boolean."""
    return "true" if value else "false"
