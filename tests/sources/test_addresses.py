"""The address of a quote leads to its own words, not to others like them."""

import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from briefing.evidence.source_text import SourceText
from briefing.sources.source_document import Locator, LocatorKind, address_of
from briefing.sources.web_page import read_web_page
from tests.conftest import all_cases
from tests.sources.made import sentences

WORDS = sentences(7, 30)
AGAIN = [
    f"In {year} the harbour of {place}, it says, was closed for 12 days."
    for year in range(2001, 2021)
    for place in ("Elin",)
]
"""Twenty that end in the same words."""


def page() -> bytes:
    body = "".join(f"<p id=p{i} style='margin: 1500px 0'>{words}</p>" for i, words in enumerate([*WORDS, *AGAIN]))
    return f"<!doctype html><meta charset=utf-8><title>Long</title>{body.replace('harbour', '<b>har</b>bour')}".encode()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            with suppress(OSError):  # the browser has left already
                self.wfile.write(page())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{http.server_port}/page"
        http.shutdown()


@pytest.mark.slow
def test_a_browser_opens_each_quote_at_its_words(browser: Any, server: str) -> None:
    text = SourceText("", read_web_page(page()))
    tab, wrong = browser.new_page(), []
    for i, words in enumerate([*WORDS, *AGAIN]):
        quote = words.split("said,")[0].strip() if i < len(WORDS) else "was closed for 12 days"
        spans = [at.span for at in text.find(quote)]
        span = (
            spans[0] if i < len(WORDS) else next(s for s in spans if words in text.normalized[s.start - 60 : s.end + 2])
        )
        tab.goto("about:blank")
        tab.goto(address_of(server, quote, None, text.words_beside(span)))
        tab.wait_for_timeout(30)
        seen = tab.evaluate(
            "[...document.querySelectorAll('p')].filter(p => {const b = p.getBoundingClientRect();"
            " return b.top >= 0 && b.bottom <= innerHeight}).map(p => p.id)"
        )
        if seen != [f"p{i}"]:
            wrong.append((quote, seen))
    tab.close()
    assert not wrong


@all_cases(
    ("url", "place", "beside", "expected"),
    [
        ("https://a.example/r.pdf", Locator(LocatorKind.PAGE, "iv", 4), ("", ""), "https://a.example/r.pdf#page=4"),
        ("https://a.example/r.pdf", None, ("", ""), "https://a.example/r.pdf"),
        ("https://a.example/t.xlsx", Locator(LocatorKind.CELL, "B7", 7), ("", ""), "https://a.example/t.xlsx"),
        ("https://a.example/n#top", None, ("", ""), "https://a.example/n#top"),
        ("https://a.example/n", None, None, "https://a.example/n"),
        ("https://a.example/n", None, ("", ""), "https://a.example/n#:~:text=up%20%2D%204%25%2C%20so"),
        (
            "https://a.example/v1.2",
            None,
            ("in", "it"),
            "https://a.example/v1.2#:~:text=in-,up%20%2D%204%25%2C%20so,-it",
        ),
        ("mailto:a@b.example", None, ("", ""), "mailto:a@b.example"),
    ],
)
def test_an_address_leads_no_further_than_is_known(
    url: str, place: Locator | None, beside: tuple[str, str] | None, expected: str
) -> None:
    assert address_of(url, "up - 4%, so", place, beside) == expected


def test_a_long_quote_is_named_by_its_ends() -> None:
    address = address_of("https://a.example/n", " ".join(["word"] * 20 + ["and"] * 20), None, ("", ""))
    assert address.endswith("#:~:text=word%20word%20word%20word,and%20and%20and%20and")


def test_words_beside_a_quote_are_as_few_as_do() -> None:
    text = SourceText.of_words("Ships rose by 4%. Boats rose by 4%. It fell.")
    first, second = (at.span for at in text.find("rose by 4%"))
    assert text.words_beside(first) == ("Ships", "")
    assert text.words_beside(second) == ("Boats", "")
    assert text.words_beside(text.find("It fell")[0].span) == ("", "")
