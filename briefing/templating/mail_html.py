"""What the HTML of a mail may have: the tags, attributes and properties, and what finds all else in it.

A mail program opens what strangers send.  So nothing in a mail is fetched from elsewhere, runs, asks for anything, or
shows words that no search for numbers would find; and nothing changes how a value reads.  The lists say what is
allowed, and mark-up is read by a grammar so narrow that no two programs read it otherwise: whatever is outside it, an
open comment or an attribute half written, is refused at once.  A parser that mends what it reads would have to mend it
as each mail program does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

from briefing.document.blocks import is_outward
from briefing.records import NamedTuple

_TAGS = """
    html head meta title style body div p span h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption colgroup col
    thead tbody tfoot tr th td img a strong b em i sup sub small code pre br wbr hr blockquote section article
    header footer main figure figcaption abbr address
"""
TAGS = frozenset(_TAGS.split())
_SIZE, _ANYTHING, _NAMES = r"[0-9]{1,4}%?", r"[\s\S]*", r"[\w\s-]*"
ATTRIBUTES: Mapping[str, str] = {
    **dict.fromkeys(("alt", "title", "aria-label"), _ANYTHING),
    **dict.fromkeys(("class", "id", "role", "align", "valign", "scope"), _NAMES),
    **dict.fromkeys(("width", "height", "border", "cellpadding", "cellspacing", "colspan", "rowspan"), _SIZE),
    "lang": r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*",
    "charset": r"(?i:utf-8)",
    "name": "viewport|color-scheme|supported-color-schemes",
    "content": r"[\w\s=.,-]*",
    "bgcolor": r"#?\w+",
    "aria-hidden": "true|false",
    "src": r"cid:[\w.@+-]+",
}
"""The attributes of any tag, each with the pattern of its values; besides them `style`, and `href` as in a briefing."""
_PROPERTIES = """
    background background-color color color-scheme supported-color-schemes font-family font-size font-style
    font-weight line-height letter-spacing text-align text-indent vertical-align white-space word-break word-wrap
    overflow-wrap hyphens margin margin-top margin-right margin-bottom margin-left padding padding-top padding-right
    padding-bottom padding-left border border-top border-right border-bottom border-left border-color border-style
    border-width border-radius border-collapse border-spacing width min-width max-width height min-height max-height
    display table-layout list-style list-style-type text-decoration -webkit-text-size-adjust -ms-text-size-adjust
    mso-table-lspace mso-table-rspace mso-line-height-rule
"""
PROPERTIES = frozenset(_PROPERTIES.split())
"""No `content`, nothing that turns, mirrors or strikes out words, no capitals: mW and MW are not the same."""
_SIGNS = frozenset(("none", "disc", "circle", "square"))
_FACES = """
    arial, helvetica, helvetica neue, segoe ui, verdana, tahoma, trebuchet ms, lucida grande, calibri, cambria,
    candara, georgia, times, times new roman, palatino, garamond, consolas, menlo, monaco, courier, courier new, roboto,
    open sans, noto sans, noto serif, inter, lato, source sans pro, ubuntu, system-ui, -apple-system,
    blinkmacsystemfont, sans-serif, serif, monospace, inherit
"""
WORDS: Mapping[str, frozenset[str]] = {
    "list-style": _SIGNS,
    "list-style-type": _SIGNS,
    "text-decoration": frozenset(("none", "underline")),
    "font-family": frozenset(" ".join(_FACES.split()).split(", ")),
}
"""Properties that take these words alone: numbers of a list would be values, and some faces draw digits as pictures."""

_TOKEN = re.compile(
    r"[^<]++|</[a-z][a-z0-9]*+\s*+>|<!doctype\s++html\s*+>|<!--\s(?:[^-<>]|-(?!-))*+-->"
    r"|<(?P<start>[a-z][a-z0-9]*+)(?P<attributes>(?:\s++[a-z-]++(?:=(?:\"[^\"<>]*+\"|'[^'<>]*+'|[\w.%#:@-]++))?+)*+)"
    r"\s*+/?>",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"\s++([A-Za-z-]++)(?:=(\"[^\"]*+\"|'[^']*+'|[^\s\"']++))?+")
_RAW = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("style", "title")}
"""The tags whose content has no tags: it ends where they are closed."""
_BRACE = re.compile(r"([^{}]*+)([{}]|\Z)")
_SELECTOR = re.compile(r"(?:[\w\s.#,>+*-]|:root\b)++")
_MEDIA = re.compile(r"@media\s(?:[\w\s,-]|\([\w\s:-]*+\))++")
_VALUE = re.compile(
    r"(?:[\s,/]|#[0-9a-f]{3,8}\b|[-+]?(?:[0-9]++(?:\.[0-9]++)?|\.[0-9]++)(?:[a-z]++|%)?|-?[a-z][\w-]*+(?!\()"
    r"|'[\w -]*+'|\"[\w -]*+\"|(?:rgba?|hsla?)\([\s0-9.,%/]*+\)|!\s*+important)++",
    re.IGNORECASE,
)


class NotAllowed(NamedTuple):
    """Something that a mail may not have: what it is, in words, and how it is written."""

    what: str
    written: str


def find_refused(html: str) -> Iterator[NotAllowed]:
    """All that the HTML of a mail has and may not have; nothing after what is no mark-up is read."""
    at = 0
    while at < len(html):
        token = _TOKEN.match(html, at)
        if token is None:
            written = html[at : at + 30].split(">")[0].splitlines()[0]
            what = "a comment" if written.startswith("<!--") else f"“{written}”, which not all mail programs read alike"
            yield NotAllowed(what, written)
            return
        at, name = token.end(), (token["start"] or "").lower()
        if name and name not in TAGS:
            yield NotAllowed(f"the tag <{name}>", f"<{name}")
            continue
        for attribute, value in _ATTRIBUTE.findall(token["attributes"] or ""):
            yield from _refused_in_attribute(name, attribute, unescape(value.strip("\"'")))
        if ending := _RAW.get(name):
            end = ending.search(html, at)
            text = html[at : end.start()] if end else "<"
            if "<" in text:
                yield NotAllowed(f"a <{name}> with a tag in it, or without an end", f"<{name}")
                return
            yield from _refused_in_sheet(text) if name == "style" else ()
            at += len(text)


def _refused_in_attribute(tag: str, name: str, value: str) -> Iterator[NotAllowed]:
    lower = name.lower()
    if lower == "style":
        yield from _refused_declarations(value)
    elif lower == "href":
        if tag != "a" or not (is_outward(value) or re.fullmatch(r"#[\w-]+", value)):
            yield NotAllowed(f'the address "{value}" in <{tag}>', name)
    elif lower not in ATTRIBUTES:
        yield NotAllowed(f"the attribute {lower} in <{tag}>", name)
    elif not re.fullmatch(ATTRIBUTES[lower], value):
        yield NotAllowed(f'{lower}="{value}" in <{tag}>', name)


def _refused_in_sheet(sheet: str) -> Iterator[NotAllowed]:
    """The rules of a style sheet, and of those for a dark screen or a telephone in it."""
    opened = list[bool]()  # whether each open brace is that of a rule
    for words, brace in _BRACE.findall(sheet):
        words = words.strip()
        is_rule = not words.startswith("@")
        if brace == "{" and (_SELECTOR if is_rule else _MEDIA).fullmatch(words) and True not in opened:
            opened.append(is_rule)
        elif brace == "}" and opened and (opened.pop() or not words):
            yield from _refused_declarations(words)
        elif words or brace or opened:
            yield NotAllowed(f"“{words[:40]}{brace}” in a style sheet", words.split("\n")[0][:40] or "<style")
            return


def _refused_declarations(text: str) -> Iterator[NotAllowed]:
    for declaration in filter(None, map(str.strip, text.split(";"))):
        name, _, value = declaration.partition(":")
        name, value = name.strip().lower(), value.strip()
        words = {word.strip(" '\"") for word in re.sub(r"!\s*important", "", value.lower()).split(",")}
        if name not in PROPERTIES:
            yield NotAllowed(f"the property “{name[:40]}”", declaration.split(":")[0].strip()[:40])
        elif not _VALUE.fullmatch(value) or not words <= WORDS.get(name, words):
            yield NotAllowed(f"“{value[:40]}” as the {name}", declaration.split(":")[0].strip())
