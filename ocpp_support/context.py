"""What a step is given: behave's context, with the bench on it.

Apart from the bench, as steps name it in their signatures only: whoever reads the phrases needs no bench.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from behave.runner import Context as BehaveContext

if TYPE_CHECKING:
    from ocpp_support.bench import Bench

_OF_A_STEP = ("text", "table")


class Context(BehaveContext):  # type: ignore[misc]
    """behave's context with the one thing that we put on it."""

    bench: Bench

    def __setattr__(self, name: str, value: Any) -> None:
        """Set it as behave does; but what behave itself sets for each step, without looking up from where."""
        if name in _OF_A_STEP:
            self._set_root_attribute(name, value)
        else:
            super().__setattr__(name, value)
