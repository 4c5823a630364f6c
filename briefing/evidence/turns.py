"""Finds the turns of a record of speech: "Mr Harlow: …", "Q12 Chair: …", "Rhoda Bell (Moor Valley): …", "A: …".

What stands in a turn is a speaker's own words, though no mark says so. A label before a colon may as well be no name
at all ("Result: 7"): what makes it one is a title, an office, or the company of others.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from briefing.evidence.lexicon import Lexicon
from briefing.evidence.names import name_words
from briefing.evidence.sentences import TextSpan

_BRACKETS = r"(?:\s?\((?P<office>[^()\n]{1,60})\))?"  # an office, or a constituency
_LABELS = (
    re.compile(rf"(?P<name>(?:(?:Mr|Mrs|Ms|Dr|The)\.? )?[A-ZА-ЯЁ][A-ZА-ЯЁ' .-]{{2,40}}){_BRACKETS}(?:[.:]|\s-)\s"),
    re.compile(
        rf"(?:(?:Q|Question )?\d{{1,4}}\.?\s)?(?P<name>[^\W\d_][^:?!;\"\n]{{0,80}}?){_BRACKETS}:\s(?!\")",
    ),
    re.compile(r"(?P<name>[QA])(?:\d{0,4}[.:]|\d{1,4})\s"),
)
_MOST_WORDS = 8
_DATELINE = frozenset("0123456789[]")
"""What stands in the place and day that a report begins with, and in no name."""


class Turn(NamedTuple):
    """What one speaker says: the words of the label, and all that follows up to the next."""

    label: TextSpan
    words: TextSpan
    office: TextSpan | None
    is_name: bool
    """Whether the label can only be the name of a speaker."""
    is_record: bool
    """Whether it is one turn of several."""


class _Label(NamedTuple):
    sentence: TextSpan
    name: TextSpan
    office: TextSpan | None
    text: str
    certainty: int
    """2 for a name, 1 for what may be one among others, 0 for what is none."""


def find_turns(
    text: str, sentences: Sequence[TextSpan], paragraphs: Sequence[int], lexicon: Lexicon
) -> tuple[Turn, ...]:
    """The turns of a text, whose paragraphs begin at the offsets `paragraphs`.

    A turn lasts to the next label; one that is alone, to the end of its paragraph.
    """
    labels = [label for sentence in sentences if (label := _read_label(text, sentence, lexicon))]
    if len({label.text for label in labels if _is_dotted(text, label)}) < 2:
        labels = [label for label in labels if not _is_dotted(text, label)]
    begins = set(paragraphs)
    spoken = [label for label in labels if label.certainty and label.sentence.start in begins]
    repeated = len({label.text for label in spoken}) < len(spoken)
    is_record = len(spoken) > 1 and (repeated or any(label.certainty > 1 for label in spoken))
    found: list[Turn] = []
    for i, label in enumerate(labels):
        end = labels[i + 1].sentence.start if i + 1 < len(labels) else len(text)
        if not (is_record and label.certainty):
            following = bisect_right(paragraphs, label.sentence.start)
            end = min([end, *paragraphs[following : following + 1]])
        is_name = label.certainty > (0 if is_record else 1)
        found.append(Turn(label.name, TextSpan(label.name.end, end), label.office, is_name, is_record and is_name))
    return tuple(found)


def _is_dotted(text: str, label: _Label) -> bool:
    """Whether it may be an initial as well: "A. Minister"."""
    return len(label.text) == 1 and text[label.name.end] == "."


def _read_label(text: str, sentence: TextSpan, lexicon: Lexicon) -> _Label | None:
    for pattern in _LABELS:
        if match := pattern.match(text, sentence.start, sentence.end + 1):
            name, words = match["name"], match["name"].split()
            may_name = name[0].isupper() and len(words) <= _MOST_WORDS and _DATELINE.isdisjoint(name)
            if may_name and lexicon.speakers.says.isdisjoint(words):
                office = TextSpan(*match.span("office")) if match.groupdict().get("office") else None
                return _Label(sentence, TextSpan(*match.span("name")), office, name, _certainty(name, lexicon))
    return None


def _certainty(label: str, lexicon: Lexicon) -> int:
    """How surely a label is a name: it has a title or an office, or stands for whoever asks or answers."""
    words = lexicon.speakers
    first = lexicon.lower(label.split(" ")[0].rstrip("."))
    if first in words.titles - words.articles or lexicon.lower(label) in words.questions:
        return 2
    found = name_words(label, lexicon)
    office = name_words(re.split(r"\s(?:of|for)\s", label)[0], lexicon)[-1:]
    if office and office[0].lower in words.persons | words.bodies | words.groups:
        return 2
    return int(1 < len(found) <= 4 and all(word.is_capital for word in found))
