"""Finds direct speech: what stands between quotation marks, and the turns of a record ("Mr Harlow: …", "Q12 Chair: …").

Marks are read as they are used: “…”, ‘…’, "…", '…', «…», „…“, »…« and ”…”. Typists mix straight and curly marks, nest
marks of one kind, and forget to close them; a quotation of several paragraphs is opened in each and closed in the last.
So it is the characters on either side that tell whether a mark may open or close, and of marks of one kind the first
that leaves as many closed as opened is the end. An apostrophe looks like a single mark, and counts as one only where
another answers it in the same paragraph.

What stands in a turn is a speaker's own words, though no mark says so. A label before a colon may as well be no name
at all ("Result: 7"): what makes it one is a title, an office, or the company of others.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum

from briefing.evidence.lexicons.lexicon import Lexicon
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.speakers.names import name_words
from briefing.kept_patterns import compile_pattern
from briefing.records import NamedTuple


class _Family(StrEnum):
    """Marks that close one another."""

    DOUBLE = '\u201c\u201d\u201e\u201f"\u2033'
    ANGLE = "\u00ab\u00bb"
    SINGLE = "\u2018\u2019\u201a'"
    PARAGRAPH = "\n"


class _Mark(NamedTuple):
    """A quotation mark, or the end of a paragraph."""

    at: int
    family: _Family
    opens: bool = False
    closes: bool = False
    is_apostrophe: bool = False
    """Whether it may as well be the apostrophe of a plural: the states' text."""


_MARK = compile_pattern(f"[{''.join(_Family)}]")
_FAMILIES = {mark: family for family in _Family for mark in family}
_OPENERS = "\u201c\u201e\u201f\u00ab\u2018\u201a"
_LOW = "\u201e"
_BEFORE_WORDS = frozenset("([{-\u2013\u2014/") | frozenset(_OPENERS)
_FIRST_OF_WORDS = frozenset("([$\u20ac\u00a3\u00a5.\u2026-\u2013\u2014+~<>\"'") | frozenset(_OPENERS)
_DECADE = compile_pattern(r"\d0s|(?:em|til|tis|twas|cause|n)\b", re.IGNORECASE)
_PARAGRAPHS = 9
"""In so many paragraphs the end of a quotation in « » is sought."""
_REACH = 400
"""How many marks further on the end of a quotation is sought."""


def find_quotations(text: str) -> tuple[TextSpan, ...]:
    """What stands between the quotation marks of a text whose paragraphs end in newlines, but within no others."""
    marks = [mark for match in _MARK.finditer(text) if (mark := _read_mark(text, match.start()))]
    marks.append(_Mark(len(text), _Family.PARAGRAPH))
    ends = [at for at, mark in enumerate(marks) if mark.closes or mark.family is _Family.PARAGRAPH]
    found: list[TextSpan] = []
    i = 0
    while i < len(marks):
        is_ended = marks[i].opens and (text[marks[i].at] == _LOW or _is_within_reach(ends, i))
        end = _find_end(text, marks, i) if is_ended else None
        if end is not None:
            found.append(TextSpan(marks[i].at + 1, marks[end].at))
            i = end
            if marks[end].family is _Family.PARAGRAPH:
                continue
        i += 1
    return tuple(found)


def _is_within_reach(ends: Sequence[int], opening: int) -> bool:
    """Whether anything near enough may end a quotation, so that marks which only open are not asked one by one."""
    following = bisect_right(ends, opening)
    return following < len(ends) and ends[following] < opening + _REACH


def _read_mark(text: str, at: int) -> _Mark | None:
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    family = _FAMILIES[mark]
    if family is _Family.PARAGRAPH:
        return _Mark(at, family)
    begins = not before or before.isspace() or before in _BEFORE_WORDS
    ends = not after or not (after.isalnum() or after in _FIRST_OF_WORDS)
    if family is _Family.SINGLE:
        return _read_single(text, at, begins)
    if mark in ('"', "\u2033"):
        opens, closes = not ends and not before.isalnum(), not begins or ends
    elif mark in _OPENERS:
        opens = begins or not ends
        closes = not opens
    else:
        opens = begins and not ends
        closes = not opens
    return _Mark(at, family, opens, closes)


def _read_single(text: str, at: int, begins: bool) -> _Mark | None:
    """A single mark; None for an apostrophe within a word or before one."""
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if before.isalnum() and after.isalnum():
        return None
    if mark in "\u2018\u201a'" and not before.isalnum() and (begins or mark != "'") and after.strip():
        return None if _DECADE.match(text, at + 1) else _Mark(at, _Family.SINGLE, opens=True)
    if after.isalnum() or not before.strip():
        return None
    is_plural = before in "sxzSXZ" and after == " " and text[at + 2 : at + 3].isalpha()
    return _Mark(at, _Family.SINGLE, closes=True, is_apostrophe=is_plural)


def _find_end(text: str, marks: Sequence[_Mark], opening: int) -> int | None:
    """Which of the marks ends the quotation that one opens; None for an apostrophe that opens nothing."""
    if marks[opening].family is _Family.SINGLE:
        return _find_single_end(marks, opening)
    # A low mark is closed by one that opens elsewhere: „…“.
    closes_low = text[marks[opening].at] == _LOW
    depth, first = 1, None
    for i in range(opening + 1, min(opening + _REACH, len(marks))):
        mark = marks[i]
        if mark.family is _Family.PARAGRAPH:
            following = _next_of(marks[opening].family, marks, i)
            if following is None or following.opens:
                is_reopened = following is not None and following.at == mark.at + 1
                return i if first is None or is_reopened else first
        elif mark.family is marks[opening].family:
            closes = mark.closes or (closes_low and not text[mark.at - 1].isspace())
            depth += -1 if closes else 1
            if closes and not depth:
                return i
            if closes and first is None:
                first = i
    return first


def _find_single_end(marks: Sequence[_Mark], opening: int) -> int | None:
    """The same for single marks: the first that is no apostrophe, else the first that may be one."""
    first = None
    for i in range(opening + 1, min(opening + _REACH, len(marks))):
        mark = marks[i]
        if mark.family is _Family.PARAGRAPH:
            following = _next_of(_Family.SINGLE, marks, i)
            is_reopened = following is not None and following.opens and following.at == mark.at + 1
            return first if first is not None or not is_reopened else i
        if mark.family is not _Family.SINGLE:
            continue
        if mark.closes and not mark.is_apostrophe:
            return i
        if mark.opens and first is not None:
            return first
        if mark.closes and first is None:
            first = i
    return first


def _next_of(family: _Family, marks: Sequence[_Mark], paragraph: int) -> _Mark | None:
    """The first mark of a family in the paragraph after the one that ends at a mark.

    Marks that never close one another may close a quotation of several paragraphs, each of which opens none.
    """
    left = _PARAGRAPHS if family is _Family.ANGLE else 1
    for mark in marks[paragraph + 1 : paragraph + _REACH]:
        if mark.family is family and (left == 1 or mark.closes or mark.at == marks[paragraph].at + 1):
            return mark
        left -= mark.family is _Family.PARAGRAPH
        if mark.family is family or not left:
            return None
    return None


# An office, or a constituency and a party.
_BRACKETS = r"(?:\s?\((?P<office>[^()\n]{1,60})\)(?P<party>\s?\([^()\n]{1,40}\))?)?"
_LABELS = (
    compile_pattern(rf"(?P<name>(?:(?:Mr|Mrs|Ms|Dr|The)\.? )?[A-ZА-ЯЁ][A-ZА-ЯЁ' .-]{{2,40}}){_BRACKETS}(?:[.:]|\s-)\s"),
    compile_pattern(rf"(?:(?:Q|Question )?\d{{1,4}}\.?\s)?(?P<name>[^\W\d_][^:?!;\"\n]{{0,80}}?){_BRACKETS}:\s(?!\")"),
    compile_pattern(r"(?P<name>[QA])(?:\d{0,4}[.:]|\d{1,4})\s"),
)
_OWN_LINE = compile_pattern(rf"(?P<name>[^\W\d_](?:[^\W\d_]|[ .'-]){{1,60}}?){_BRACKETS}\Z")
"""A label in a paragraph of its own: "Jon Hale (Minister for Boats)", "Jon Hale (Hull) (Lab)"."""
_OWN_OFFICE = compile_pattern(
    r"(?P<name>[^\W\d_](?:[^\W\d_]|[ .'-]){1,60}?), (?P<office>[^,.;:!?\d\n]{2,60})(?P<party>(?!))?\Z"
)
"""The same behind a comma: "Jon Hale, Minister for Boats"."""
_SPOKEN = compile_pattern(r"[^\W\d_]{3}")
"""What somebody says has a word of three letters; "Funding Received: $9.4B" has none."""
_MOST_WORDS = 8
_FEW, _STEM = 2, 6
_INITIAL = compile_pattern(r"\w [^\W\d_]\.|\b[^\W\d_]\. ?\w")
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
    labels = _without_headings(text, labels, lexicon)
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


def _without_headings(text: str, labels: list[_Label], lexicon: Lexicon) -> list[_Label]:
    """The labels but for datelines ("OTTAWA - ") and for what is written small elsewhere, as no name is."""
    if not labels:
        return labels
    told = [label.text for label in labels]
    small = {word[:_STEM] for word in re.findall(r"(?<!\w)[^\W\d_]{3,}", text) if word.islower()}
    kept = []
    for label in labels:
        words = [word.lower for word in name_words(label.text, lexicon)]
        is_title = words and lexicon.speakers.titles - lexicon.speakers.articles & set(words[:1])
        is_known = words and (words[-1] in lexicon.speakers.persons or _INITIAL.search(label.text) or label.office)
        unseen = [word for word in words if word[:_STEM] not in small]
        is_heading = len(words) > 1 and words[-1] not in unseen and len(unseen) <= (len(words) > _FEW)
        # "Organisation: Ministry of Boats", "Date of Issue: May 2024": a line of a form, in which nobody speaks
        links = lexicon.speakers.links & {*lexicon.lower(label.text).split()}
        is_thing = bool(words) and (words[-1] in lexicon.speakers.bodies or bool(links))
        is_field = is_thing and not lexicon.clauses.finite.search(text, label.name.end, label.sentence.end)
        said = re.findall(r"[^\W\d_]+", text[label.name.end : label.sentence.end])
        is_date = all(not lexicon.times.months.keys().isdisjoint((word, lexicon.lower(word))) for word in said)
        is_field |= bool(said) and is_date
        is_place = text.startswith(" -", label.name.end) and label.text.isupper() and not label.certainty
        if told.count(label.text) > 1 or is_known or is_title or not (is_heading or is_place or is_field):
            kept.append(label)
    return kept


def _is_dotted(text: str, label: _Label) -> bool:
    """Whether it may be an initial as well: "A. Minister"."""
    return len(label.text) == 1 and text[label.name.end] == "."


def _read_label(text: str, sentence: TextSpan, lexicon: Lexicon) -> _Label | None:
    for pattern in _LABELS:
        if match := pattern.match(text, sentence.start, sentence.end + 1):
            name, words = match["name"], match["name"].split()
            may_name = name[0].isupper() and len(words) <= _MOST_WORDS and _DATELINE.isdisjoint(name)
            certainty = _certainty(name, lexicon)
            is_figure = certainty < 2 and not _SPOKEN.search(text, match.end(), sentence.end)
            if may_name and lexicon.speakers.says.isdisjoint(words) and not is_figure:
                office = TextSpan(*match.span("office")) if match.groupdict().get("office") else None
                return _Label(sentence, TextSpan(*match.span("name")), office, name, certainty)
    return _read_own_line(text, sentence, lexicon)


def _read_own_line(text: str, sentence: TextSpan, lexicon: Lexicon) -> _Label | None:
    """A label without a colon: a name with a title or office, or who leads a sitting; any other is a heading."""
    match, words = _OWN_LINE.match(text, *sentence) or _OWN_OFFICE.match(text, *sentence), lexicon.speakers
    if match is None:
        return None
    found = [word.lower for word in name_words(match["name"], lexicon)]
    held = re.split(r"\s(?:of|for)\s", match["office"] or "")[0]
    office = TextSpan(*match.span("office")) if match["office"] else None
    is_held = lexicon.lower(held.split(" ")[-1]) in words.persons | words.groups
    is_named = _certainty(match["name"], lexicon) and is_held
    is_member = _certainty(match["name"], lexicon) and match["party"] is not None
    is_titled = lexicon.lower(match["name"].split(" ")[0].rstrip(".")) in words.titles - words.articles
    is_label = is_named or is_member or is_titled or (found and words.presiding.issuperset(found))
    return _Label(sentence, TextSpan(*match.span("name")), office, match["name"], 2) if is_label else None


def _certainty(label: str, lexicon: Lexicon) -> int:
    """How surely a label is a name: it has a title or an office, or stands for whoever asks or answers."""
    words = lexicon.speakers
    first = lexicon.lower(label.split(" ")[0].rstrip("."))
    if first in words.titles - words.articles or lexicon.lower(label) in words.questions:
        return 2
    if _INITIAL.search(label):
        return 2
    found = name_words(label, lexicon)
    office = name_words(re.split(r"\s(?:of|for)\s", label)[0], lexicon)[-1:]
    if office and any(office[0].lower in table for table in (words.persons, words.bodies, words.groups)):
        return 2
    return int(1 < len(found) <= 4 and all(word.is_capital for word in found))
