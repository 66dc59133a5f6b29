"""The form as PDF, where WeasyPrint is installed: an extra, as it needs libraries of the system.

Owns that nothing is fetched while it is drawn, and what to do where it cannot be.
"""

import logging
from pathlib import Path
from typing import Any

_INSTALL = 'python -m pip install "weasyprint==70.0"'
_LIBRARIES = "https://doc.courtbouillon.org/weasyprint/stable/first_steps.html"


class NoPdf(Exception):
    """No PDF can be written; says why, and what to install."""


def write_pdf(page: str, path: Path) -> None:
    """Write a page as PDF; raises `NoPdf`."""
    weasyprint = _weasyprint()
    # It tells of every rule of the page that is meant for browsers.
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    nothing = weasyprint.urls.URLFetcher(allowed_protocols=())
    weasyprint.HTML(string=page, url_fetcher=nothing).write_pdf(path)


def _weasyprint() -> Any:
    try:
        import weasyprint
    except ImportError as error:
        raise NoPdf(f"A PDF needs WeasyPrint, which is not installed: {_INSTALL}") from error
    except OSError as error:
        lacking = f"WeasyPrint is installed and lacks a library of the system; {_LIBRARIES} tells which."
        raise NoPdf(lacking) from error
    return weasyprint
