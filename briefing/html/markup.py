"""Names, attributes and text in, HTML out: every text is escaped here, and only what was built here is not."""

from __future__ import annotations

from html import escape
from typing import TypeAlias

VOID = frozenset({"meta", "link", "br", "img"})
_UNPRINTABLE = {
    code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)) if code not in (9, 10)
}


class Html(str):
    """Finished markup, in which no text is left to be escaped."""

    __slots__ = ()


Content: TypeAlias = "str | Html"
Value: TypeAlias = "str | bool | None"

NOTHING = Html()


def text(words: str) -> Html:
    """`words` as text; what no HTML file may hold becomes U+FFFD."""
    return Html(escape(printable(words), quote=False))


def printable(words: str) -> str:
    """`words` as a browser reads them back: without control characters and lone surrogates."""
    return words.translate(_UNPRINTABLE)


def element(name: str, /, *content: Content, **attributes: Value) -> Html:
    """An element; `data_fact` becomes `data-fact`, `class_` `class`.

    An attribute that is None, False or "" is left out; one that is True has no value.
    """
    opening = "".join(
        [f" {_name(key)}{_value(value)}" for key, value in attributes.items() if value not in (None, False, "")]
    )
    if name in VOID:
        return Html(f"<{name}{opening}>")
    return Html(f"<{name}{opening}>{joined(*content)}</{name}>")


def joined(*content: Content) -> Html:
    """Pieces in one; those that are plain text are escaped."""
    return Html("".join([part if isinstance(part, Html) else text(part) for part in content]))


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: Value) -> str:
    return "" if value is True else f'="{escape(printable(str(value)))}"'
