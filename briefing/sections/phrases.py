"""English words of the document itself and runs in, the runs of the same in its language out."""

from __future__ import annotations

import re

from briefing.document.blocks import Inline, Inlines, Stamp, Text, plain
from briefing.document.roles import Role
from briefing.facts.localtext import lang_of
from briefing.wording.wording import Wording

_PLACE = re.compile(r"\{([a-z]+)\}")


def phrase(wording: Wording, words: str, **places: Inlines) -> Inlines:
    """`words` in the language of `wording`, with the runs that belong in each `{place}`.

    A place that ends with the full stop of an abbreviation ("2024 г.") ends the sentence, too.
    """
    runs: list[Inline] = []
    lang = wording.unsaid(words)
    for i, part in enumerate(_PLACE.split(wording.say(words))):
        if i % 2:
            runs += places[part]
        elif text := part.removeprefix(".") if runs and plain(tuple(runs[-1:])).endswith(".") else part:
            runs.append(Text(text, lang=lang))
    return tuple(runs)


def name(text: str) -> Stamp:
    """A name: of a person, a post, an outlet."""
    return Stamp(str(text), Role.NAME, lang=lang_of(text))
