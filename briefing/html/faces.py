"""The faces of a theme and the words that are set in them in, `@font-face` rules with small faces out."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache

from briefing.html.woff import subset_woff
from briefing.themes import fonts
from briefing.themes.theme import Theme

FAMILY = "Briefing"
_STYLES = {
    "regular": "400 normal",
    "bold": "700 normal",
    "italic": "400 italic",
    "bold-italic": "700 italic",
}
_ASCII = "".join(map(chr, range(0x20, 0x7F)))


def face_rules(theme: Theme, words: str, *, slanted: bool) -> str:
    """A rule for each face of `theme`, with the glyphs of `words` in both cases; italics only if `slanted`."""
    characters = "".join(sorted({*_ASCII, *words, *words.upper(), *words.lower(), "İ", "ı"}))
    roles = [role for role in _STYLES if slanted or "italic" not in role]
    return "".join(_rule(role, theme.faces.of(role), characters) for role in roles)


def _rule(role: str, face: str, characters: str) -> str:
    weight, style = _STYLES[role].split()
    data = b64encode(_woff(face, characters)).decode("ascii")
    source = f'url("data:font/woff;base64,{data}") format("woff")'
    return f"@font-face{{font-family:{FAMILY};font-weight:{weight};font-style:{style};src:{source}}}\n"


@lru_cache(maxsize=16)
def _woff(face: str, characters: str) -> bytes:
    return subset_woff(fonts.content(face), characters)
