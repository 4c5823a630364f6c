"""English words of the document itself, as runs in its language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from briefing.document.blocks import Inline, Inlines, Stamp, Text, plain
from briefing.document.roles import Role
from briefing.facts.translations import lang_of
from briefing.wording.wording import Wording

_PLACE = re.compile(r"\{([a-z]+)\}")


def phrase(wording: Wording, words: str, **places: Inline | Inlines) -> Inlines:
    """`words` in the language of `wording`, with the runs that belong in each `{place}`.

    A place that ends with the full stop of an abbreviation ("2024 г.") ends the sentence, too.
    """
    runs: list[Inline] = []
    lang = wording.message_lang(words)
    for i, part in enumerate(_PLACE.split(wording.translate(words))):
        if i % 2:
            given = places[part]
            runs += (given,) if isinstance(given, Inline) else given
        elif text := part.removeprefix(".") if runs and plain(tuple(runs[-1:])).endswith(".") else part:
            runs.append(Text(text, lang=lang))
    return tuple(runs)


def name(text: str) -> Stamp:
    """A name: of a person, a post, an outlet."""
    return Stamp(str(text), Role.NAME, lang=lang_of(text))


def joined(parts: Iterable[Inlines], between: str) -> Inlines:
    """The runs of all `parts` that have any, with `between` in between."""
    return tuple(
        chain.from_iterable((Text(between), *part) if i else part for i, part in enumerate(filter(None, parts)))
    )
