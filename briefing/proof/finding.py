"""What a PDF proves wrong: one thing in it that does not hold."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """One thing that does not hold; `page` is 0 and `fact` empty where it belongs to none.

    A finding is about a place in a PDF, where a `Problem` or `Diagnostic` is about one in a file that somebody writes.
    """

    rule: str
    message: str
    page: int = 0
    fact: str = ""
