"""What a page is made of is escaped, and what is missing is an error, in every package's pages."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from ocpp_support.reporting.pages import pages_of

PACKAGES = [
    f"ocpp_support.{name}" for name in ("reporting", "campaign", "comparison", "defect_pack", "kill_matrix")
]


@pytest.mark.parametrize("package", PACKAGES)
def test_what_is_put_in_is_no_markup_and_what_is_missing_is_an_error(package: str) -> None:
    pages = pages_of(package)
    assert pages.list_templates()
    assert pages.from_string("{{ said }}").render(said="<b>") == "&lt;b&gt;"
    with pytest.raises(UndefinedError):
        pages.from_string("{{ misspelt }}").render()


def test_a_line_with_a_tag_alone_leaves_nothing_where_it_is_to_be_trimmed() -> None:
    text = "<p>\n  {% if true %}\nx\n  {% endif %}\n</p>"
    assert pages_of("ocpp_support.campaign", trim=True).from_string(text).render() == "<p>\nx\n</p>"
    assert pages_of("ocpp_support.campaign").from_string(text).render() != "<p>\nx\n</p>"
