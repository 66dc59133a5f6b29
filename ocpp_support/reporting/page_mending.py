"""What is mended in the page that Allure's generator makes.

Owns taking out what would call home, giving pictures and attached pages room enough to be read, and letting
the page link to the documents beside it. What is not found, in another version's page, stays as it is.
"""

import base64
import re

_SCRIPT = re.compile(r"<script\b[^>]*>.*?</script>\s*", re.DOTALL | re.IGNORECASE)
_CALLS_HOME = re.compile(r"googletagmanager\.com|\bgtag\(\s*['\"]js['\"]")
_ROOM = (
    # The description of a test is a frame too, and has the height of its text.
    "<style>iframe:not([data-testid*='description']) { min-height: 70vh; }"
    # Its own width is one for text.
    " [data-testid='base-layout'] > div { max-width: 1200px; }</style>"
)
_OUTSIDE = re.compile(
    r"<(?:script|link|img|iframe|source)\b[^>]*?\b(?:src|href)\s*=\s*[\"']?((?:https?:)?//[^\"'\s>]+)",
    re.IGNORECASE,
)
_PROGRAM = re.compile(r'(<script\b[^>]*\bsrc="data:text/javascript;base64,)([A-Za-z0-9+/=]+)(")')
_REFUSES_LINKS = re.compile(
    rb"(const (?P<found>\w+)=(?P<url>\w+)\.match\(/\^\(\[A-Za-z\]\[A-Za-z0-9\+\.-\]\*\):/\);"
    rb"if\(!(?P=found)\)return);"
)
"""Where the page's program drops every link without a scheme."""
_TAKES_THOSE_BESIDE = rb"\1/^\\.\\.?\\//.test(\g<url>)?\g<url>:void 0;"


def mended(page: str) -> str:
    """Mend a page."""
    return with_links_beside(with_room(without_analytics(page)))


def without_analytics(page: str) -> str:
    """Take the scripts that report to an analytics service out of a page."""
    # The page's own program is a script of megabytes that may well contain the word; it is kept.
    return _SCRIPT.sub(
        lambda found: "" if len(found[0]) < 2000 and _CALLS_HOME.search(found[0]) else found[0], page
    )


def with_room(page: str) -> str:
    """Give what is attached more of the window: pages are left a few lines of it, and pictures a column."""
    head, end, rest = page.partition("</head>")
    return f"{head}{_ROOM}{end}{rest}" if end else page


def with_links_beside(page: str) -> str:
    """Have the page follow links to files that lie beside it (``./`` and ``../``), as it does to the web."""
    return _PROGRAM.sub(lambda found: found[1] + _with_links(found[2]) + found[3], page)


def _with_links(encoded: str) -> str:
    try:
        program = base64.b64decode(encoded)
    except ValueError:
        return encoded
    return base64.b64encode(_REFUSES_LINKS.sub(_TAKES_THOSE_BESIDE, program)).decode()


def asks_outside(page: str) -> list[str]:
    """Return the addresses that a page would load from elsewhere."""
    return _OUTSIDE.findall(_without_programs(page))


def _without_programs(page: str) -> str:
    """Blank the text of inline scripts: markup inside a program's strings loads nothing."""
    return re.sub(r"(<script\b[^>]*>).*?(</script>)", r"\1\2", page, flags=re.DOTALL | re.IGNORECASE)
