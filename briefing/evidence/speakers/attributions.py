"""Finds who is said to speak: "X said", "according to X", a quotation and its tag, the label of a turn.

An attribution has the words that name a speaker; whether these are the speaker of a fact is for `properties.speaker`
to say. Of several the innermost holds, since those who tell what others say do not say it themselves.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial

from briefing.evidence.numbers.numbers import NumberKind
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.source_text import SourceText
from briefing.evidence.speakers.attribution_phrases import Attribution, Phrases, without_title_marks
from briefing.kept_patterns import compile_pattern

_STOPS = frozenset('.;:()[]"!?')
_LONGEST_COUNT = 12
_NEAR = 200
_GAPPED = 4
_TAG_END = compile_pattern(r" \"[^\".!?;:]{1,40}\"(?= [^\W\d_])|(?P<end>[.!?;:\"](?=\s|\Z|\"))")
_TAG_MARKS = frozenset(",?!\u2026-")
_LONGEST_CHAIN = 20
_INTERRUPTION = compile_pattern(r"[,.?!\u2026]\s-\s(?P<said>[^\W\d_][^.,;:!?\"-]{2,120})(?=[.,]\s-\s)")
_LONG_SPEECH = 2000
_LONE_TAG = compile_pattern(r"[^.!?]{1,80}\.\s")
"""All that stands behind a quotation in its paragraph."""
_FULL_NAME = compile_pattern(
    r"(?:(?!\d)[^\W_a-zа-яёəöüğışç][\w'.-]*\s){1,3}(?!\d)[^\W_a-zа-яёəöüğışç][\w'-]+(?:\s\([^()]+\))?:\s*"
)
_HEADLINE = compile_pattern(r"\s-\s(?P<name>[^\W\d_][^.,;:!?\"]{1,60})\Z")


def find_attributions(source: SourceText, place: TextSpan) -> Iterator[Attribution]:
    """Who is said to speak at a place of a text, the innermost first."""
    return iter(source.once((find_attributions, place), lambda: tuple(_find_at(source, place))))


def _find_at(source: SourceText, place: TextSpan) -> Iterator[Attribution]:
    around = [q for q in source.quotations_at(place) if q.contains(place)]
    found_any = False
    for i in range(len(around) - 1, -1, -1):
        for found in _QuotationReader(source, around[i], around[i - 1] if i else None).find():
            found_any = True
            yield found._replace(is_inner=i > 0)
    if not around:
        sentence = source.sentence_around(place)
        # It is said there, or in the sentence after it: "Об этом сообщил …".
        yield from [*_SentenceReader(source, sentence, place).find()] or _find_below(source, sentence)
    elif not found_any:
        yield from _find_below(source, source.sentence_around(TextSpan(around[0].end - 1, around[0].end)))
    if turn := source.turn_at(place.start):
        names = (turn.label, turn.office) if turn.office else (turn.label,)
        yield Attribution(names, turn.label, is_sure=turn.is_name)


def _bare(source: SourceText) -> str:
    """The text, but for the marks of titles within names, which part no name and end no tag."""
    return source.once(without_title_marks, lambda: without_title_marks(source.normalized, source.lexicon))


# A sentence


def _find_below(source: SourceText, sentence: TextSpan) -> Iterator[Attribution]:
    """Who is said in the sentence behind another to have said that."""
    following = source.sentence_after(sentence)
    above = following and source.lexicon.speakers.of_the_above.match(source.normalized, *following)
    if following and above:
        phrases = Phrases(_bare(source), following, (), source.lexicon)
        yield from [a for a in phrases.attributions if a.cue.end >= above.end()][:1]


class _SentenceReader:
    """The attributions of one sentence, or of the part of it that a contrast leaves, and which of them hold where."""

    def __init__(self, source: SourceText, sentence: TextSpan, place: TextSpan) -> None:
        self.source, self.place = source, place
        quoted = [q for q in source.quotations_at(sentence) if not q.contains(place)]
        self.quoted = [q for q in quoted if not any(o != q and o.contains(q) for o in quoted)]
        self.sentence = sentence
        self.span = self._segment()
        self.phrases = self._phrases(self.span)

    def _phrases(self, span: TextSpan) -> Phrases:
        """The phrases of a part of the sentence, which are the same for each place in it."""
        source, quoted = self.source, tuple(self.quoted)
        read = partial(Phrases, _bare(source), span, quoted, source.lexicon)
        return source.once((Phrases, span, quoted), read)

    def _segment(self) -> TextSpan:
        """The part of the sentence around the place, up to a semicolon or a word such as "but"."""
        text, (start, end) = self.source.normalized, self.sentence
        openers = self.source.lexicon.claims.turns.finditer(text, start, end)
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
        own = [a for a in leads if not self._belongs_before(a, is_followed=bool(tags))]
        found = nearest or (own if any(a.is_sure for a in own) else [*own, *tags] or leads)
        citing = self.source.lexicon.speakers.citing
        cited = next((a for a in found if citing.match(self.source.normalized, a.cue.start)), None)
        if cited and len(found) > 1:  # "the agency reports, citing the ministry": both say so
            found = [cited._replace(names=tuple(dict.fromkeys(name for a in (cited, *found) for name in a.names)))]
        yield from found

    def leads(self) -> list[Attribution]:
        """The attributions before the place that still hold there, the nearest first."""
        found = [a for a in self.phrases.attributions if a.cue.end <= self.place.start and self._reaches(a)]
        return found[::-1]

    def tags(self) -> list[Attribution]:
        """Those after it, the nearest first."""
        after = [a for a in self.phrases.attributions if a.cue.start >= self.place.end]
        return [a for a in after if self.phrases.is_tag(a)] or self._verb_at_end(after) or self._headline()

    def _headline(self) -> list[Attribution]:
        """The name after the dash at the end of a headline: "77 ships inspected - ministry"."""
        match = _HEADLINE.search(self.source.normalized, self.place.end, self.span.end)
        name = match and self.phrases.name_from(match.start("name"))
        return (
            [Attribution(name, TextSpan(*match.span("name")))] if match and name and name[0].end == match.end() else []
        )

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

    def _belongs_before(self, attribution: Attribution, *, is_followed: bool) -> bool:
        """Whether an attribution belongs to a number before it.

        That is one between commas, "500 died, the army says, and 20 …", or one that another follows: "500 died,
        according to the army, of whom 20 were children, according to the union".
        """
        text, span = self.source.normalized, attribution.span
        mark = text[max(span.start - 2, 0) : span.start].rstrip()[-1:]
        is_closed = text[span.end : span.end + 1] == "," or (is_followed and self.phrases.is_tag(attribution))
        if not (mark in (",", "-") and is_closed):
            return False
        if self.phrases.word_before(span.start) in self.source.lexicon.speakers.joiners:
            return False
        before = self.source.numbers_in(TextSpan(self.span.start, span.start))
        return any(number.kind is NumberKind.VALUE for number in before)

    def _is_beside(self, attribution: Attribution) -> bool:
        """Whether a tag has its number right before it: "and 20 according to the army"."""
        between = self.source.normalized[self.place.end : attribution.span.start]
        return len(between.split()) <= _GAPPED and not _STOPS & set(between) and "," not in between

    def _gapped(self) -> list[Attribution]:
        """The speaker of a count whose verb was said before: "the union counted 500, the ministry 300"."""
        verbs = self._phrases(self.sentence).attributions
        earlier = [a for a in verbs if a.cue.end < self.place.start]
        numbers = self.source.numbers_in(TextSpan(self.sentence.start, self.place.start))
        counted = [n for n in numbers if n.kind is NumberKind.VALUE and n.end < self.place.start]
        if earlier and counted and (name := self.phrases.name_up_to(self.place.start)):
            said = self.source.normalized[earlier[-1].cue.end : counted[-1].start]
            if name.start > counted[-1].end and len(said.split()) <= _LONGEST_COUNT and not any(map(str.isupper, said)):
                return [Attribution((name,), earlier[-1].cue)]
        return []


# A quotation


class _QuotationReader:
    """Who is said to say a quotation: before it, behind it, or at the quotation before it in the same paragraph."""

    def __init__(self, source: SourceText, quotation: TextSpan, outer: TextSpan | None) -> None:
        self.source, self.quotation, self.text = source, quotation, _bare(source)
        self.is_nested = outer is not None
        self.outer = outer or TextSpan(0, len(self.text))
        opening = TextSpan(max(quotation.start - 1, 0), quotation.start)
        around = source.sentence_around(opening)
        if self.text[max(opening.start - 2, 0) : opening.start].rstrip()[-1:] == ":":
            # What opens it may stand in a paragraph of its own.
            around = TextSpan(
                source.sentence_around(TextSpan(max(opening.start - 3, 0), opening.start)).start, around.end
            )
        self.sentence = TextSpan(max(around.start, self.outer.start), max(min(around.end, self.outer.end), opening.end))

    def find(self) -> list[Attribution]:
        """The attributions that hold, the innermost first."""
        return self._own() or self._inherited()

    def _own(self) -> list[Attribution]:
        """Those in the quotation's own sentence."""
        before = TextSpan(self.sentence.start, self.quotation.start - 1)
        leads = _SentenceReader(self.source, before, TextSpan(before.end, before.end)).leads()
        # What stands right before the opening mark holds before what follows it: `she said: "`, `he called it "`.
        between = self.text[leads[0].span.end : self.quotation.start - 1] if leads else "."
        is_tight = len(between.split()) <= _GAPPED and not set(between) & set('.;"')
        return leads if is_tight else self._tag() or self._interruption() or leads or self._colon()

    def _tag(self) -> list[Attribution]:
        """What stands right behind the closing mark: `," said Jon Hale`, `", - сказал он`."""
        end = self.quotation.end
        last = min(end + _NEAR, self.outer.end, self.source.paragraph_end(end + 1))
        stop = next((m for m in _TAG_END.finditer(self.text, end + 4, last) if m["end"]), None)  # no title ends it
        span = TextSpan(end, stop.start() if stop else last)
        phrases = Phrases(self.text, span, (), self.source.lexicon)
        near = phrases.attributions[:1]
        if not near and "," in self.text[end - 1 : end + 2]:
            # Behind a comma even an unknown verb has a speaker: `," Mr Fenn grumbled`.
            start = re.compile(r"[\"', -]*").match(self.text, end)
            name = phrases.name_from(start.end() if start else end)
            return [Attribution(name, span)] if name else []
        if not near or near[0].span.start - end > _NEAR // 4:
            return []
        is_inverted = near[0].cue.start < near[0].names[0].start
        # A full stop within the marks ends the sentence, so that what follows begins another one.
        closing = self.text[end - 1 : end + 3]
        is_open = "." not in closing or not _TAG_MARKS.isdisjoint(closing)
        return near if is_inverted or (is_open and self.text[span.end : span.end + 1] != ":") else []

    def _interruption(self) -> list[Attribution]:
        """What stands between dashes within the marks, where a language writes it so: «Да, - сказал он. - Много»."""
        if not self.source.lexicon.speakers.dash_opens_speech:
            return []
        near = TextSpan(self.quotation.start, min(self.quotation.end, self.quotation.start + _LONG_SPEECH))
        for match in _INTERRUPTION.finditer(self.text, *near):
            found = Phrases(self.text, TextSpan(match.start(), match.end("said")), (), self.source.lexicon).attributions
            if found and found[0].cue.start == match.start("said"):
                return found[:1]
        return []

    def _colon(self) -> list[Attribution]:
        """Whoever the words before a colon begin with: `Ann Byrne disagrees: "`."""
        lead = TextSpan(self.sentence.start, self.quotation.start - 1)
        if not self.text[lead.start : lead.end].rstrip().endswith(":"):
            return []
        verb = self.source.lexicon.clauses.finite.search(self.text, *lead)
        subject = TextSpan(lead.start, verb.start() if verb else lead.end)
        name = Phrases(self.text, subject, (), self.source.lexicon).name_from(lead.start)
        # One word before the colon may be a heading: "Result: "; a full name is nothing but a name.
        is_full = bool(name) and _FULL_NAME.fullmatch(self.text, name[0].start, self.quotation.start - 1) is not None
        return [Attribution(name, lead, is_sure=self.is_nested or is_full)] if name else []

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
                start, end = max(found[0].span.end, quotations[i - 1].end), quotations[i].start
                is_next = end - start < _NEAR // 8 and not self.source.paragraph_ends_between(start, end)
                return [a._replace(is_sure=a.is_sure and is_next) for a in found]
        for i in range(own, min(own + _LONGEST_CHAIN, len(quotations) - 1)):
            if quotations[i + 1].start - quotations[i].end > len('\n"'):
                break
            if found := _QuotationReader(self.source, quotations[i + 1], None)._own():
                return found
        return []

    def _is_beside(self, before: TextSpan, after: TextSpan) -> bool:
        """Whether two quotations stand in one paragraph, or the end of a paragraph is all that parts them.

        The tag of the first may stand before that: `," said the mayor.` at the end of its paragraph, `"We` in the next.
        """
        between = self.text[before.end + 1 : after.start - 1]
        if len(between) > _NEAR:
            return False
        is_followed = _LONE_TAG.fullmatch(between) is not None and not self.source.paragraph_ends_between(
            before.end, after.start - 2
        )
        return is_followed or not self.source.paragraph_ends_between(before.end + 1, after.start - 1)
