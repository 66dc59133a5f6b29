"""The vocabulary for people: the list of all phrases, and help for who wrote one that is unknown.

Owns the commands ``write`` and ``check``, and the text that the reports show for an unknown phrase.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer
from behave.model import Step
from behave.parser import ParserError

from ocpp_support.vocabulary.explanation import TAKES, explain_unknown
from ocpp_support.vocabulary.phrases import Phrase, Vocabulary, known_phrases, read_phrases
from ocpp_support.vocabulary.usage import (
    NO_KEYWORD,
    Said,
    feature_files,
    said_in,
    stray_lines,
    unknown_phrases,
    uses_of,
)

STEPS = Path("steps")
FEATURES = Path("features")
DOCUMENT = Path("docs/vocabulary.md")

UNKNOWN, WRONG_USE = 1, 2

app = typer.Typer(
    help="The phrases that features are written in.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command()
def write() -> None:
    """Write the vocabulary, each phrase with where it is used, to docs/vocabulary.md."""
    DOCUMENT.parent.mkdir(parents=True, exist_ok=True)
    DOCUMENT.write_text(document(), encoding="utf-8")
    print(f"The vocabulary is in {DOCUMENT}.")


@app.command()
def check(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Feature files or folders; all by default.")
    ] = None,
) -> None:
    """Name every phrase in the features that the suite does not know, and what may have been meant."""
    files = feature_files(paths or [FEATURES])
    try:
        wrong = _wrong(files)
    except OSError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(WRONG_USE) from error
    if wrong:
        print("\n\n".join(wrong))
        raise typer.Exit(UNKNOWN)
    print(f"Every phrase is known ({len(files)} feature{'' if len(files) == 1 else 's'}).")


def explain(step: Step) -> str:
    """Say what is wrong with a step that nobody understands, in the run that found it."""
    vocabulary = known_phrases()
    place = f"{Path(step.filename).as_posix()}, line {step.line}"
    return explain_unknown(vocabulary, place, step.step_type, f"{step.keyword} {step.name}", step.name)


def document() -> str:
    """Return the vocabulary as a page: by step file, each phrase with where it is used."""
    vocabulary = read_phrases(STEPS)
    said = [one for file in feature_files([FEATURES]) for one in said_in(file)]
    uses = uses_of(vocabulary, said)
    parts = [_HEAD, *(f"- {kind}: {takes}" for kind, takes in _blanks(vocabulary)), ""]
    for file, phrases in groupby(vocabulary.phrases, key=lambda phrase: phrase.file):
        name = Path(file).stem.removesuffix("_steps").replace("_", " ").capitalize()
        parts += [f"## {name}", "", f"Defined in [{file}](../{file}).", ""]
        parts += [line for phrase in phrases for line in _entry(phrase, uses[phrase])]
        parts.append("")
    return "\n".join(parts)


_HEAD = """\
# Vocabulary

Every phrase that a feature may be written in, and where it is used. Made by `make words`; not to be edited.

What stands in braces is a blank:
"""


def _blanks(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Return the blanks of each kind as they are shown, with what they take."""
    blanks = {blank for phrase in vocabulary.phrases for blank in phrase.blanks}
    shown = {kind: sorted({f"`{blank.shown}`" for blank in blanks if blank.kind == kind}) for kind in TAKES}
    return [(", ".join(names), TAKES[kind]) for kind, names in shown.items() if names]


def _entry(phrase: Phrase, uses: dict[str, list[int]]) -> list[str]:
    where = [f"[{Path(file).stem}](../{file}): {_numbers(lines)}" for file, lines in sorted(uses.items())]
    return [f"- **{phrase.shown}**\\", f"  {' · '.join(where) or 'used nowhere'}"]


def _numbers(lines: Sequence[int]) -> str:
    return ", ".join(map(str, sorted(lines)))


def _wrong(files: list[Path]) -> list[str]:
    said: list[Said] = []
    wrong: list[str] = []
    for file in files:
        try:
            said += said_in(file)
            wrong += stray_lines(file)
        except ParserError as error:
            why = NO_KEYWORD.format(error.line_text) if error.line_text else str(error)
            wrong.append(f"{file.as_posix()}, line {error.line or 1}: {why}")
    return wrong + unknown_phrases(read_phrases(STEPS), said)


if __name__ == "__main__":
    app()
