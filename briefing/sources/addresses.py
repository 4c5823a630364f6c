"""Addresses that lead to the very words of a quote: to a page of a PDF, to a passage of a web page.

The fragment of a passage is that of the URL Fragment Text Directives, which browsers go to and mark.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import quote as escape
from urllib.parse import urlsplit

from briefing.sources.source_document import Locator, LocatorKind

_LONGEST, _ENDS = 120, 4
_PAGES = ("", ".html", ".htm", ".xhtml", ".php", ".asp", ".aspx", ".jsp", ".shtml")


def address_of(url: str, quote: str, place: Locator | None, beside: tuple[str, str] | None) -> str:
    """The address of a quote in what stands at `url`; that alone where none can be made.

    `beside` are the words before and after the quote that tell it from others with the same words, empty if it is the
    only one, and None where nobody knows.

    >>> address_of("https://a.example/r.pdf", "rose by 4%", Locator(LocatorKind.PAGE, "iv", 4), ("", ""))
    'https://a.example/r.pdf#page=4'
    >>> address_of("https://a.example/news", "rose by 4% - again", None, ("exports", ""))
    'https://a.example/news#:~:text=exports-,rose%20by%204%25%20%2D%20again'
    """
    parts = urlsplit(url)
    if parts.fragment or parts.scheme not in ("http", "https"):
        return url
    if place and place.kind is LocatorKind.PAGE:
        return f"{url}#page={place.number}"
    name = PurePosixPath(parts.path).suffix.lower()
    is_web_page = name in _PAGES or not name[1:].isalnum() or name[1:].isdigit()
    if beside is None or not is_web_page or (place and place.kind is LocatorKind.CELL):
        return url
    before, after = map(_escaped, beside)
    words = quote.split()
    is_long = len(quote) > _LONGEST and len(words) > 2 * _ENDS
    ends = (" ".join(words[:_ENDS]), " ".join(words[-_ENDS:])) if is_long else (" ".join(words),)
    text = ",".join([*([f"{before}-"] if before else []), *map(_escaped, ends), *([f"-{after}"] if after else [])])
    return f"{url}#:~:text={text}"


def _escaped(words: str) -> str:
    """Words as a directive has them, in which commas, hyphens and ampersands mean something."""
    return escape(words, safe="").replace("-", "%2D")
