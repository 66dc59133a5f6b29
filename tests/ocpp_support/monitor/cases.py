"""Tales for the rules of one subject: what each rule must flag, and what is like it and must pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ocpp_support.monitor.rule import Observation, Rule
from ocpp_support.monitor.watch import findings_of
from tests.quirks.told import Story, Tale


@dataclass(frozen=True)
class Case:
    """A tale, and whether a rule has something to say of it."""

    rule: str
    flagged: bool
    tale: Tale

    def __str__(self) -> str:
        title = getattr(self.tale, "__name__", "").replace("_", " ").strip()
        return f"{self.rule} {'flags' if self.flagged else 'passes'}: {title}"

    def found(self) -> list[Observation]:
        """Tell the tale; return what the rule says of it."""
        return [one for one in findings(self.tale) if one.rule == self.rule]


class Tales(list[Case]):
    """The cases of a test module."""

    def flags(self, rule: str) -> Callable[[Tale], Tale]:
        """Return a decorator for tales that a rule must flag."""
        return lambda tale: self._add(rule, True, tale)

    def passes(self, rule: str) -> Callable[[Tale], Tale]:
        """Return a decorator for tales that a rule must let pass."""
        return lambda tale: self._add(rule, False, tale)

    def tried_both_ways(self) -> set[str]:
        """Return the rules that have a tale of either kind."""
        flagged, passed = ({case.rule for case in self if case.flagged is way} for way in (True, False))
        return flagged & passed

    def _add(self, rule: str, flagged: bool, tale: Tale) -> Tale:
        self.append(Case(rule, flagged, tale))
        return tale


def findings(tale: Tale) -> list[Observation]:
    """Tell a tale; return everything that there is to say of it."""
    story = Story()
    tale(story)
    found = findings_of(story.conversation())
    assert not [one.text for one in found if one.rule.endswith(".broken")]
    return found


def names(rules: Iterable[Rule]) -> set[str]:
    """Return the names of rules."""
    return {rule.name for rule in rules}
