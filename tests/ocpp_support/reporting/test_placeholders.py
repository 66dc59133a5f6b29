"""The placeholders are exactly what the form has."""

from collections.abc import Iterator
from typing import Any

from ocpp_support.reporting.form import form_of
from ocpp_support.reporting.placeholders import blanks, examples
from tests.ocpp_support.reporting.records import with_everything


def places(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield where a value stands, and of which kind it is."""
    match value:
        case dict():
            for name, one in value.items():
                yield from places(one, f"{path}.{name}")
        case list():
            assert value, f"{path} is empty, so nobody can see what is in it"
            for one in value:
                yield from places(one, f"{path}[]")
        case _:
            yield path, type(value).__name__


def test_every_placeholder_exists_and_every_value_of_the_form_is_one() -> None:
    form = form_of(with_everything(), sha256="ff")

    assert set(places(form)) == set(places(examples()))


def test_a_blank_form_has_the_same_names() -> None:
    assert blanks().keys() == examples().keys()
    assert blanks()["rows"] == []
    assert blanks()["station"]["vendor"] == ""
