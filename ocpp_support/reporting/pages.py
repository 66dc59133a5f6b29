"""Pages from templates: what is put into one is escaped, and a name that a template misspells is an error."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def pages_of(package: str, *, trim: bool = False) -> Environment:
    """Return the templates of a package; they stand in its folder ``templates``.

    Args:
        package: Its full name.
        trim: Whether a line that holds a tag alone leaves nothing in the page.

    """
    loader = PackageLoader(package)
    return Environment(
        loader=loader, undefined=StrictUndefined, autoescape=True, trim_blocks=trim, lstrip_blocks=trim
    )
