"""The masking of secrets in whatever text leaves the process; which names are secret says `secret_names`.

Owns where secrets stand: as values under secret names in JSON, whole, broken or inside a string of JSON; in
what only looks like JSON; and in addresses, as login or as parameter. All else stays letter by letter, and
the time that it takes grows with the length of the text and no faster.
"""

from __future__ import annotations

import functools
import json
import re

from ocpp_support.trace.secret_names import SECRET_WORDS, is_secret_parameter, may_name_secrets
from ocpp_support.trace.structure import secret_spans, strings_in

MASK = "***"

LONGEST = 1_000_000
"""Characters that are looked through for names; a longer text that has one is no message, and is left out."""

_DEEPEST = 3
"""JSON in a string of JSON in a string of JSON: nobody writes more."""

_ESCAPED_LETTER = re.compile(r"\\u00[2-7]")

# To the last @ before the path: a password may hold one. A slash may be escaped, as JSON allows.
_CREDENTIALS = re.compile(r"(:(?:\\?/){2})[^/\s\"]*@")
_PARAMETER = re.compile(r"((?:[?#]|&(?:amp;)?)([^\s\"'<>?&;=#/\\]{1,64})=)([^\s\"'<>&;#\\]++)")

_QUOTE = r"\\{0,3}[\"']"
_COLON = rf"{_QUOTE}\s{{0,20}}[:=]\s{{0,20}}"
_NAME = rf"[^\"'\\]{{0,60}}?(?:{SECRET_WORDS})[^\"'\\]{{0,60}}"
# Possessive, so that what does not match is not tried again from within.
_VALUE = (
    r"(?:\\{1,3}\"[^\"\\]*+(?:\\{1,3}\")?"
    r"|\"[^\"\\]*+(?:\\.[^\"\\]*+)*+\"?"
    r"|'[^'\\]*+(?:\\.[^'\\]*+)*+'?"
    r"|[^\s,\"'\\{}\[\]]++)"
)
_BETWEEN = r"[^{}]{0,400}?"
_LOOSE_PAIR = re.compile(
    rf"({_QUOTE}key{_COLON}{_QUOTE}{_NAME}{_QUOTE}{_BETWEEN}{_QUOTE}value{_COLON})({_VALUE})()",
    re.IGNORECASE | re.DOTALL,
)
_LOOSE_PAIR_REVERSED = re.compile(
    rf"({_QUOTE}value{_COLON})((?>{_VALUE}))({_BETWEEN}{_QUOTE}key{_COLON}{_QUOTE}{_NAME}{_QUOTE})",
    re.IGNORECASE | re.DOTALL,
)
_LOOSE_MEMBER = re.compile(rf"({_QUOTE}{_NAME}{_COLON})({_VALUE})()", re.IGNORECASE | re.DOTALL)
_ESCAPED_QUOTE = re.compile(r"\\+\"")
# In what is broken the words must do: a quote too few turns inside and outside of strings round.
_JUNK = r"[\"'\\\s]{0,6}"
_REST = r"(?:[^\"'\\]|\\.)++"
_BROKEN_PAIR = re.compile(
    rf"((?:{SECRET_WORDS}){_BETWEEN}value[\"'\\\s:=,}}\]]{{1,12}}){_REST}", re.IGNORECASE | re.DOTALL
)
_BROKEN_PAIR_REVERSED = re.compile(
    rf"(value[\"'\\\s:=,]{{1,12}})(?>{_REST})({_BETWEEN}(?:{SECRET_WORDS}))", re.IGNORECASE | re.DOTALL
)
_BROKEN_MEMBER = re.compile(
    rf"((?:{SECRET_WORDS})\w{{0,30}}{_JUNK}[:=]{_JUNK}){_REST}", re.IGNORECASE | re.DOTALL
)
_OPENING = re.compile(r"[\[{]")
_QUOTED_MASK = f'"{MASK}"'


# A frame is shown in the trace, in what a scenario is told with, and in texts: once is enough.
@functools.lru_cache(maxsize=1000)
def masked(text: str) -> str:
    """Return a text without the secrets in it.

    Example::

        masked('{"key":"AuthorizationKey","value":"0011"}') == '{"key":"AuthorizationKey","value":"***"}'

    """
    return _masked(text, 0)


def _masked(text: str, depth: int) -> str:
    named = may_name_secrets(text)
    escaped = _ESCAPED_LETTER.search(text) is not None
    if (named or escaped) and len(text) > LONGEST:
        return f"{MASK} ({len(text)} characters, in which secrets may be)"
    if named or escaped:
        text = _in_structure(text, depth)
    if named:
        text = _in_what_looks_like_it(text)
        if _is_broken(text):
            text = _in_what_is_broken(text)
    return _in_addresses(text)


def _in_structure(text: str, depth: int) -> str:
    edits = [(start, end, _QUOTED_MASK) for start, end in secret_spans(text)]
    if depth < _DEEPEST and "\\" in text:
        edits += _edits_of_strings(text, depth)
    # The widest first: what stands in a secret is gone with it.
    edits.sort(key=lambda edit: (edit[0], -edit[1], edit[2] != _QUOTED_MASK))
    parts, done = [], 0
    for start, end, instead in edits:
        if start >= done:
            parts += [text[done:start], instead]
            done = end
    return "".join(parts) + text[done:]


def _edits_of_strings(text: str, depth: int) -> list[tuple[int, int, str]]:
    """Return what to write in place of strings that hold a secret behind their escapes."""
    edits = []
    for start, end in strings_in(text):
        try:
            said = json.loads(text[start:end], strict=False)
        except ValueError:
            continue
        clean = _masked(said, depth + 1)
        if clean != said:
            edits.append((start, end, json.dumps(clean)))
    return edits


def _in_what_looks_like_it(text: str) -> str:
    for form in (_LOOSE_PAIR, _LOOSE_PAIR_REVERSED, _LOOSE_MEMBER):
        text = form.sub(_loose, text)
    return text


def _loose(found: re.Match[str]) -> str:
    before, value, after = found.groups()
    # Within a string the quotes stay escaped: what is around is still to be read.
    quote = _ESCAPED_QUOTE.match(value)
    return before + (f"{quote[0]}{MASK}{quote[0]}" if quote else _QUOTED_MASK) + after


def _is_broken(text: str) -> bool:
    opening = _OPENING.search(text)
    if opening is None:
        return False
    try:
        json.JSONDecoder(strict=False).raw_decode(text, opening.start())
    except (ValueError, RecursionError):
        return True
    return False


def _in_what_is_broken(text: str) -> str:
    text = _BROKEN_PAIR.sub(rf"\1{MASK}", text)
    text = _BROKEN_PAIR_REVERSED.sub(rf"\1{MASK}\2", text)
    return _BROKEN_MEMBER.sub(rf"\1{MASK}", text)


def _in_addresses(text: str) -> str:
    if "@" in text:
        text = _CREDENTIALS.sub(rf"\1{MASK}@", text)
    return _PARAMETER.sub(_parameter, text) if "=" in text else text


def _parameter(found: re.Match[str]) -> str:
    return found[1] + MASK if is_secret_parameter(found[2]) else found[0]
