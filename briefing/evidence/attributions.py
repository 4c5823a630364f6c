"""Finds who is said to speak: "X said", "according to X", a quotation and its tag, the label of a turn.

An attribution has the words that name a speaker; whether these are the speaker of a fact is for `properties.speaker`
to say. Of several the innermost holds, since those who tell what others say do not say it themselves.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from briefing.evidence.lexicon import Lexicon
from briefing.evidence.numbers import NumberKind
from briefing.evidence.sentences import TextSpan
from briefing.evidence.source_text import SourceText
from briefing.evidence.speaker_words import SpeakerWords

_WORD = re.compile(r"[^\W_](?:[\w'-]{0,60}\w)?(?:\.(?=\s?\w))?")
_BRACKETS = re.compile(r"\s\([^()\d]{1,40}\)")
_STOPS = frozenset('.;:()[]"!?')
_MOST_WORDS = 14
_NEAR = 200
_GAPPED = 4
_TAG_END = re.compile(r"[.!?;:\"](?=\s|\Z|\")")
_TAG_MARKS = frozenset(",?!\u2026-")
_LONGEST_CHAIN = 20


class Attribution(NamedTuple):
    """Who is said to speak, and where that is said."""

    names: tuple[TextSpan, ...]
    """The words that name the speaker; where there are two, one of them adds an office or the like."""
    cue: TextSpan
    """The verb or phrase that makes somebody a speaker."""
    is_sure: bool = True
    """Whether they say so, and have not only counted or done it."""
    is_inner: bool = False
    """Whether it stands within a quotation, so that "he" is not who is quoted, and "I" is."""

    @property
    def span(self) -> TextSpan:
        """From the first to the last of its words."""
        spans = [*self.names, self.cue]
        return TextSpan(min(s.start for s in spans), max(s.end for s in spans))


def find_attributions(source: SourceText, place: TextSpan) -> Iterator[Attribution]:
    """Who is said to speak at a place of a text, the innermost first."""
    around = [q for q in source.quotations_at(place) if q.contains(place)]
    for i in range(len(around) - 1, -1, -1):
        for found in _QuotationReader(source, around[i], around[i - 1] if i else None).find():
            yield found._replace(is_inner=i > 0)
    if not around:
        yield from _find_in_sentence(source, place)
    if turn := source.turn_at(place.start):
        names = (turn.label, turn.office) if turn.office else (turn.label,)
        yield Attribution(names, turn.label, is_sure=turn.is_name)


# A sentence


def _find_in_sentence(source: SourceText, place: TextSpan) -> Iterator[Attribution]:
    """Who is said to say what stands in a sentence, or in the one after it: "Об этом сообщил …"."""
    sentence = source.sentence_around(place)
    yield from _SentenceReader(source, sentence, place).find()
    following = source.sentence_around(TextSpan(sentence.end + 1, sentence.end + 2))
    if following.start > sentence.end and source.lexicon.speakers.of_the_above.match(source.normalized, *following):
        yield from _SentenceReader(source, following, TextSpan(following.end, following.end)).leads()[:1]


class _SentenceReader:
    """The attributions of one sentence, or of the part of it that a contrast leaves, and which of them hold where."""

    def __init__(self, source: SourceText, sentence: TextSpan, place: TextSpan) -> None:
        self.source, self.place = source, place
        quoted = [q for q in source.quotations_at(sentence) if not q.contains(place)]
        self.quoted = [q for q in quoted if not any(o != q and o.contains(q) for o in quoted)]
        self.sentence = sentence
        self.span = self._segment()
        self.phrases = _Phrases(source.normalized, self.span, self.quoted, source.lexicon)

    def _segment(self) -> TextSpan:
        """The part of the sentence around the place, up to a semicolon or a word such as "but"."""
        text, (start, end) = self.source.normalized, self.sentence
        openers = self.source.lexicon.claims.clause_openers.finditer(text, start, end)
        cuts = [m.start() for m in openers] + [m.start() for m in re.compile(";").finditer(text, start, end)]
        own = [cut for cut in cuts if not any(q.start <= cut < q.end for q in self.quoted)]
        return TextSpan(
            max([start, *(cut for cut in own if cut <= self.place.start)]),
            min([end, *(cut for cut in own if cut >= self.place.end)]),
        )

    def find(self) -> Iterator[Attribution]:
        """Those that hold at the place: what leads to it, else what follows, else what belongs to a number before."""
        leads, tags = self.leads(), self.tags()
        nearest = [a for a in tags if self._is_beside(a)] or self._gapped()
        own = [a for a in leads if not self._belongs_before(a)]
        if nearest:
            yield from nearest
        elif any(a.is_sure for a in own):
            yield from own
        else:
            yield from [*own, *tags] or leads

    def leads(self) -> list[Attribution]:
        """The attributions before the place that still hold there, the nearest first."""
        found = [a for a in self.phrases.attributions if a.cue.end <= self.place.start and self._reaches(a)]
        return found[::-1]

    def tags(self) -> list[Attribution]:
        """Those after it, the nearest first."""
        after = [a for a in self.phrases.attributions if a.cue.start >= self.place.end]
        return [a for a in after if self.phrases.is_tag(a)] or self._verb_at_end(after)

    def _verb_at_end(self, after: Sequence[Attribution]) -> list[Attribution]:
        """Where verbs come last, the speaker is named before what is said."""
        words = self.source.lexicon.speakers
        verbs = [a for a in after if a.is_sure and not words.after_name.match(self.source.normalized, a.cue.start)]
        if not (words.verb_is_last and verbs):
            return []
        name = TextSpan(self.span.start, max(self.place.start, self.span.start))
        return [Attribution((name,), verbs[0].cue, is_sure=False)]

    def _reaches(self, attribution: Attribution) -> bool:
        """Whether what is said goes on to the place: "after he said so, 40 left" and "which he said, …" end before."""
        before = self.phrases.word_before(attribution.span.start)
        is_closed = "," in self.source.normalized[attribution.cue.end : self.place.start]
        return not (is_closed and before in self.source.lexicon.speakers.subordinate)

    def _belongs_before(self, attribution: Attribution) -> bool:
        """Whether an attribution between commas belongs to a number before it: "500 died, the army says, and 20 …"."""
        text, span = self.source.normalized, attribution.span
        if not (text[: span.start].rstrip()[-1:] in (",", "-") and text[span.end : span.end + 1] == ","):
            return False
        if self.phrases.word_before(span.start) in self.source.lexicon.claims.conjunctions:
            return False
        before = self.source.numbers_in(TextSpan(self.span.start, span.start))
        return any(number.kind is NumberKind.VALUE for number in before)

    def _is_beside(self, attribution: Attribution) -> bool:
        """Whether a tag has its number right before it: "and 20 according to the army"."""
        between = self.source.normalized[self.place.end : attribution.span.start]
        return len(between.split()) <= _GAPPED and not _STOPS & set(between) and "," not in between

    def _gapped(self) -> list[Attribution]:
        """The speaker of a count whose verb was said before: "the union counted 500, the ministry 300"."""
        verbs = _Phrases(self.source.normalized, self.sentence, self.quoted, self.source.lexicon).attributions
        earlier = [a for a in verbs if a.cue.end < self.place.start]
        numbers = self.source.numbers_in(TextSpan(self.sentence.start, self.place.start))
        counted = [n for n in numbers if n.kind is NumberKind.VALUE and n.end < self.place.start]
        if earlier and counted and (name := self.phrases.name_up_to(self.place.start)):
            said = self.source.normalized[earlier[-1].cue.end : counted[-1].start]
            if (
                name.start > counted[-1].end
                and len(said.split()) <= _MOST_WORDS // 2
                and not any(map(str.isupper, said))
            ):
                return [Attribution((name,), earlier[-1].cue)]
        return []


# The words that name a speaker


class _Word(NamedTuple):
    text: str
    lower: str
    start: int
    end: int


class _Phrases:
    """The words of a part of a text, but for what is quoted in it, and the phrases that name speakers there."""

    def __init__(self, text: str, span: TextSpan, quoted: Sequence[TextSpan], lexicon: Lexicon) -> None:
        self._text, self._span, self._lexicon = text, span, lexicon
        self._speakers: SpeakerWords = lexicon.speakers
        left_out = [*quoted, *(TextSpan(*m.span()) for m in _BRACKETS.finditer(text, *span))]
        self._words = [
            # An acronym is no other word: the WHO, the US.
            _Word(m[0], m[0] if m[0].isupper() and len(m[0]) > 1 else lexicon.lower(m[0].rstrip(".")), *m.span())
            for m in _WORD.finditer(text, *span)
            if not any(part.start <= m.start() < part.end for part in left_out)
        ]

    @cached_property
    def attributions(self) -> list[Attribution]:
        """Everybody who is said to say something, in order."""
        before = [TextSpan(*m.span()) for m in self._speakers.before_name.finditer(self._text, *self._span)]
        after = [TextSpan(*m.span()) for m in self._speakers.after_name.finditer(self._text, *self._span)]
        around = self._speakers.around_name.finditer(self._text, *self._span)
        found = [Attribution((TextSpan(*m.span("name")),), TextSpan(*m.span())) for m in around]
        found += [Attribution(name, cue) for cue in before if (name := self._after(self._index_from(cue.end)))]
        found += [Attribution(name, cue) for cue in after if (name := self._before(self._index_from(cue.start) - 1))]
        cues = [a.cue for a in found]
        verbs = (a for i in range(len(self._words)) if (a := self._verb(i)))
        found += [a for a in verbs if not any(cue.overlaps(a.cue) and cue != a.cue for cue in cues)]
        return sorted(found, key=lambda a: (a.cue, a.names[0].start))

    def word_before(self, offset: int) -> str:
        """The word before an offset, in lower case."""
        i = self._index_from(offset) - 1
        return self._words[i].lower if i >= 0 else ""

    def is_tag(self, attribution: Attribution) -> bool:
        """Whether an attribution stands behind what is said: after a comma or a dash, or as a phrase of its own."""
        phrases = (self._speakers.before_name, self._speakers.around_name)
        if any(phrase.match(self._text, attribution.cue.start) for phrase in phrases):
            return True
        lead = self._text[self._span.start : attribution.span.start].rstrip(' "')
        return lead[-1:] in (",", "-", "?", "!")

    def name_from_start(self) -> tuple[TextSpan, ...]:
        """The name that the words begin with."""
        return self._after(0)

    def name_up_to(self, offset: int) -> TextSpan | None:
        """The name that with at most one small word ends at an offset, and begins after a comma: ", the army of" 20."""
        words, i = self._speakers, self._index_from(offset) - 1
        if i >= 0 and self._words[i].lower in words.links:
            i -= 1
        name = self._before(i)
        speaks = words.bodies | words.persons | words.groups | words.others
        if not name or not (self._words[i].lower in speaks or self._words[i].text[0].isupper()):
            return None
        lead = self._text[self._span.start : name[0].start].rstrip()
        is_first = not lead or lead[-1] in ",;-" or self.word_before(name[0].start) in self._lexicon.claims.conjunctions
        return name[0] if is_first else None

    def _index_from(self, offset: int) -> int:
        """Which word is the first that begins at an offset or after it."""
        return next((i for i, word in enumerate(self._words) if word.start >= offset), len(self._words))

    def _gap(self, i: int) -> str:
        """What stands before a word, up to the word before it, without what brackets add there."""
        start = self._words[i - 1].end if i > 0 else self._span.start
        return _BRACKETS.sub("", self._text[start : self._words[i].start])

    # Verbs

    def _is_verb(self, i: int) -> bool:
        word = self._words[i]
        is_known = word.lower in self._speakers.says or word.lower in self._speakers.counts
        return is_known and (word.text[0].islower() or i == 0 or word.text.isupper())

    def _verb(self, i: int) -> Attribution | None:
        """The attribution that a verb makes; None if the word is no verb, or nobody is named beside it."""
        # Of two in a row the first is a noun: "the claims show".
        if not self._is_verb(i) or (i + 1 < len(self._words) and self._gap(i + 1) == " " and self._is_verb(i + 1)):
            return None
        name = self._inverted(i) or self._subject(i)
        if not name:
            return None
        word = self._words[i]
        following = self._words[i + 1].lower if i + 1 < len(self._words) else ""
        opens = following in self._speakers.that or self._text[word.end : word.end + 2].strip()[:1] in (":", ",", '"')
        is_sure = word.lower in self._speakers.says or opens
        return Attribution(name, TextSpan(word.start, word.end), is_sure)

    def _inverted(self, i: int) -> tuple[TextSpan, ...]:
        """The name after a verb: `", said Jon Hale`; it ends at a mark, or it would be what is said."""
        gap = self._gap(i).strip()
        if self._words[i].lower in self._speakers.addressing:
            return ()
        if gap[-1:] not in ('"', "'", ",", "-", "") or (not gap and i > 0):
            return ()
        name = self._after(i + 1)
        if not name or (name[0].start > self._words[i].end + 1):
            return ()
        rest = self._text[name[0].end : self._span.end].lstrip()
        is_closed = not rest or rest[0] in ',.;:-)"' or self._lexicon.lower(rest.split()[0]) in self._speakers.edges
        return name if gap[-1:] in ('"', "'") or is_closed else ()

    def _subject(self, i: int) -> tuple[TextSpan, ...]:
        """The name before a verb, over "also" and the like; that of the verb before it after "and"."""
        j = i - 1
        if j >= 0 and self._words[j].lower in self._speakers.passive:
            return ()
        while j >= 0 and self._words[j].lower in self._speakers.asides and not _STOPS & set(self._gap(j + 1)):
            j -= 1
        if j < 0 or _STOPS & set(self._gap(j + 1)):
            return ()
        if self._words[j].lower in self._lexicon.claims.conjunctions:
            earlier = (a for k in range(j - 1, -1, -1) if (a := self._verb(k)))
            return next((a.names for a in earlier), self._after(0) if j > 0 else ())
        return self._before(j)

    # Names

    def _before(self, i: int) -> tuple[TextSpan, ...]:
        """The name that ends with a word; what stands between commas after a name adds to it."""
        if i < 0:
            return ()
        last = self._walk_back(i)
        if last is None:
            return ()
        name = TextSpan(self._words[last].start, self._words[i].end)
        follows_comma = i + 1 < len(self._words) and self._gap(i + 1).strip() == ","
        if not follows_comma:
            return (name,)
        added = next((j for j in range(i, max(i - _MOST_WORDS, 0), -1) if self._gap(j).strip() == ","), 0)
        main = self._walk_back(added - 1) if added else None
        if main is None:
            return (name,)
        bearer = TextSpan(self._words[main].start, self._words[added - 1].end)
        # "Jon Hale, the captain, said", but "Jon Hale, who runs the ferry, said".
        return (bearer, name) if added == last else (bearer,)

    def _walk_back(self, i: int) -> int | None:
        """The first word of the name that ends with word `i`; None if there is no name."""
        words, first = self._words, None
        for j in range(i, max(i - _MOST_WORDS, -1), -1):
            word, is_link = words[j], words[j].lower in self._speakers.links
            if word.lower in self._speakers.edges or word.text[0].isdigit() or self._ends_name(j, i):
                break
            if word.lower in self._lexicon.claims.conjunctions and (j == 0 or self._gap(j).strip()):
                break
            if not is_link and word.lower not in self._lexicon.claims.conjunctions:
                first = j
            if self._gap(j).strip(" '") or j == 0:
                break
            if word.lower in self._speakers.articles and words[j - 1].lower not in self._speakers.links:
                break
        is_article = first == i and words[i].lower in self._speakers.articles - self._speakers.pronouns
        return None if is_article else first

    def _after(self, i: int) -> tuple[TextSpan, ...]:
        """The name that begins with a word, and what is added to it after a comma."""
        last = self._walk_on(i)
        if last is None:
            return ()
        name = TextSpan(self._words[i].start, self._words[last].end)
        if last + 1 < len(self._words) and self._gap(last + 1).strip() == ",":
            added = self._walk_on(last + 1)
            if added is not None and self._is_added(last + 1, added):
                return name, TextSpan(self._words[last + 1].start, self._words[added].end)
        return (name,)

    def _walk_on(self, i: int) -> int | None:
        """The last word of the name that begins with word `i`."""
        words, last = self._speakers, None
        for j in range(i, min(i + _MOST_WORDS, len(self._words))):
            word = self._words[j]
            if self._ends_name(j, i) or word.text[0].isdigit() or word.lower in words.edges | words.that:
                break
            if self._gap(j).strip(" '") if j > i else word.lower in self._lexicon.claims.conjunctions:
                break
            if word.lower not in words.links:
                last = j
        return last

    def _ends_name(self, j: int, i: int) -> bool:
        """Whether word `j` is a verb of saying, and so no part of the name that begins or ends with word `i`."""
        return j != i and self._is_verb(j) and self._words[j].lower not in self._speakers.papers

    def _is_added(self, first: int, last: int) -> bool:
        """Whether words after a name only add to it: "the captain" before the next mark, and no verb."""
        rest = self._text[self._words[last].end : self._span.end].lstrip()
        is_closed = not rest or rest[0] in ',.;:-)"'
        return is_closed and not any(self._is_verb(k) for k in range(first, last + 1))


# A quotation


class _QuotationReader:
    """Who is said to say a quotation: before it, behind it, or at the quotation before it in the same paragraph."""

    def __init__(self, source: SourceText, quotation: TextSpan, outer: TextSpan | None) -> None:
        self.source, self.quotation, self.text = source, quotation, source.normalized
        self.is_nested = outer is not None
        self.outer = outer or TextSpan(0, len(self.text))
        opening = TextSpan(max(quotation.start - 1, 0), quotation.start)
        around = source.sentence_around(opening)
        self.sentence = TextSpan(max(around.start, self.outer.start), max(min(around.end, self.outer.end), opening.end))

    def find(self) -> list[Attribution]:
        """The attributions that hold, the innermost first."""
        return self._own() or self._inherited()

    def _own(self) -> list[Attribution]:
        """Those in the quotation's own sentence."""
        leads = self._reader(TextSpan(self.sentence.start, self.quotation.start - 1)).leads()
        # What stands right before the opening mark holds before what follows it: `she said: "`, `he called it "`.
        between = self.text[leads[0].span.end : self.quotation.start - 1] if leads else "."
        is_tight = len(between.split()) <= _GAPPED and not set(between) & set('.;"')
        return leads if is_tight else self._tag() or leads or self._colon()

    def _reader(self, span: TextSpan) -> _SentenceReader:
        at = span.end
        return _SentenceReader(self.source, span, TextSpan(at, at))

    def _tag(self) -> list[Attribution]:
        """What stands right behind the closing mark: `," said Jon Hale`, `", - сказал он`."""
        end = self.quotation.end
        stop = _TAG_END.search(self.text, end + 4, min(end + _NEAR, self.outer.end))
        span = TextSpan(end, stop.start() if stop else min(end + _NEAR, self.outer.end))
        near = _Phrases(self.text, span, (), self.source.lexicon).attributions[:1]
        if not near or near[0].span.start - end > _NEAR // 4:
            return []
        is_inverted = near[0].cue.start < near[0].names[0].start
        # A full stop within the marks ends the sentence, so that what follows begins another one.
        closing = self.text[end - 1 : end + 3]
        is_open = "." not in closing or not _TAG_MARKS.isdisjoint(closing)
        return near if is_inverted or (is_open and self.text[span.end : span.end + 1] != ":") else []

    def _colon(self) -> list[Attribution]:
        """Whoever the words before a colon begin with: `Ann Byrne disagrees: "`."""
        lead = TextSpan(self.sentence.start, self.quotation.start - 1)
        if not self.text[lead.start : lead.end].rstrip().endswith(":"):
            return []
        name = _Phrases(self.text, lead, (), self.source.lexicon).name_from_start()
        return [Attribution(name, lead, is_sure=False)] if name else []

    def _inherited(self) -> list[Attribution]:
        """Those of a quotation before it in its paragraph, or on either side where a paragraph only breaks it."""
        if self.is_nested:
            return []
        quotations = self.source.quotations
        own = bisect_left(quotations, self.quotation)
        for i in range(own, max(own - _LONGEST_CHAIN, 0), -1):
            if not self._is_beside(quotations[i - 1], quotations[i]):
                break
            if found := _QuotationReader(self.source, quotations[i - 1], None)._own():
                # Behind its tag a quotation goes on; after another sentence somebody else may speak.
                rest = quotations[i].start - max(found[0].span.end, quotations[i - 1].end)
                return [a._replace(is_sure=a.is_sure and rest < _NEAR // 8) for a in found]
        for i in range(own, min(own + _LONGEST_CHAIN, len(quotations) - 1)):
            if quotations[i + 1].start - quotations[i].end > len('\n"'):
                break
            if found := _QuotationReader(self.source, quotations[i + 1], None)._own():
                return found
        return []

    def _is_beside(self, before: TextSpan, after: TextSpan) -> bool:
        """Whether two quotations stand in one paragraph, or the end of a paragraph is all that parts them."""
        return after.start - before.end <= _NEAR and not self.source.is_parted(before.end + 1, after.start - 1)
