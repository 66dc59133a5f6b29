"""What is wrong with a step that the suite does not understand, said to whoever wrote it.

Owns the text and the choice of the phrases that may have been meant. Pure.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from ocpp_support.vocabulary.connectors import ANY_CONNECTOR, TAG
from ocpp_support.vocabulary.nouns import Answer, CardAnswer, Status
from ocpp_support.vocabulary.phrases import KEYWORDS, Blank, Phrase, Vocabulary

TAKES = {
    "Outlet": "“connector 1” or another number, “every connector” or “the whole station”",
    "Status": f"one of {', '.join(Status)}",
    "Statuses": f"one of {', '.join(Status)}; several with “or” before the last",
    "Answer": f"one of {', '.join(Answer)}",
    "CardAnswer": f"one of {', '.join(CardAnswer)}",
    "Card": 'the name of a card in quotes, such as "ALICE"',
    "Setting": 'the name of a setting in quotes, such as "HeartbeatInterval"',
    "Text": "words in quotes",
    "Words": 'words in quotes with a comma between them, such as "Downloading, Installed"',
    "Number": "a whole number in digits",
}
"""What can stand in a blank of each kind."""

_NEAR = 3
_ALIKE = 0.6
_PLACE = r"connector \d+|every connector|the connector|the whole station"
_NOUN = re.compile(rf'"[^"]*"|\b(?:{_PLACE}|{"|".join(Status)})\b|\d+')


def explain_unknown(vocabulary: Vocabulary, place: str, keyword: str, said: str, words: str) -> str:
    """Say that a phrase is unknown, why that may be, and which ones are near to it.

    Args:
        vocabulary: What the suite understands.
        place: Where the step stands, such as "features/x.feature, line 12".
        keyword: given, when or then: what the step is, whatever it is written with.
        said: The step as it is written, keyword and all.
        words: Its words without the keyword, the connector named where a tag names it.

    """
    lines = [f"{place}: the suite does not know “{said}”."]
    known_otherwise = _after_another(vocabulary, keyword, words) or _without_a_number(
        vocabulary, keyword, words
    )
    if known_otherwise:
        return "\n".join([*lines, known_otherwise])
    near = nearest(vocabulary, keyword, words)
    lines += [_misfit(blank, found) for phrase in near for blank, found in phrase.nearly_said_by(words) or []]
    if near:
        lines += ["Near to it:", *(f"    {phrase.shown}" for phrase in near)]
    else:
        lines.append("Nothing like it is known; docs/vocabulary.md lists what is.")
    return "\n".join(dict.fromkeys(lines))


def nearest(vocabulary: Vocabulary, keyword: str, words: str) -> list[Phrase]:
    """Return the phrases that may have been meant, the likeliest first."""
    candidates = [phrase for phrase in vocabulary.phrases if phrase.keyword == keyword]
    almost = [phrase for phrase in candidates if phrase.nearly_said_by(words)]
    shape = _NOUN.sub("…", words)
    likeness = {phrase: _likeness(shape, phrase.shape) for phrase in candidates}
    alike = [phrase for phrase in candidates if likeness[phrase] >= _ALIKE and phrase not in almost]
    alike.sort(key=lambda phrase: -likeness[phrase])
    return [*almost, *alike][:_NEAR]


def _likeness(one: str, other: str) -> float:
    """Compare by letters, which forgives a slip, and by words, which forgets a common beginning."""
    letters = SequenceMatcher(None, one, other).ratio()
    return (letters + SequenceMatcher(None, one.split(), other.split()).ratio()) / 2


def _after_another(vocabulary: Vocabulary, keyword: str, words: str) -> str | None:
    others = [other.capitalize() for other in KEYWORDS if vocabulary.meant_by(other, words)]
    return f"It is known after {' and '.join(others)}, not after {keyword.capitalize()}." if others else None


def _without_a_number(vocabulary: Vocabulary, keyword: str, words: str) -> str | None:
    named = ANY_CONNECTOR.sub("connector 1", words)
    if named == words or not vocabulary.meant_by(keyword, named):
        return None
    return (
        f"Which connector? Tag the scenario @{TAG}, and it runs once for each of them;"
        " or name one, such as “connector 1”."
    )


def _misfit(blank: Blank, found: str) -> str:
    return f"“{found}” cannot stand for {blank.shown}: that is {TAKES[blank.kind]}."
