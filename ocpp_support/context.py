"""What a step is given: behave's context, with the bench on it.

Apart from the bench, as steps name it in their signatures only: whoever reads the phrases needs no bench.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from behave.runner import Context as BehaveContext

if TYPE_CHECKING:
    from ocpp_support.bench import Bench


class Context(BehaveContext):  # type: ignore[misc]
    """behave's context with the one thing that we put on it."""

    bench: Bench
