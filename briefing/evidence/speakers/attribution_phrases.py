"""Finds in a part of a text the phrases that make somebody a speaker, and the words that name whoever it is.

A verb has its subject before it or behind it ("the vet also said", `", said the vet`), a phrase such as "according to"
has a name behind it. A name ends at marks, at verbs and at words that no name goes over; what stands between commas
behind it ("Jon Hale, the captain, said") adds to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import takewhile

from briefing.evidence.lexicons.lexicon import Lexicon
from briefing.evidence.lexicons.statement_words import SpeakerWords
from briefing.evidence.sentences.sentences import TextSpan
from briefing.records import NamedTuple

_WORD = re.compile(r"[^\W_](?:[\w'-]{0,60}\w)?(?:\.(?=\s?\(?\w))?")
_BRACKETS = re.compile(r"\s\([^()\d]{1,40}\)")
_TITLE = re.compile(r'(?P<before>[\w-]+) "(?P<title>[^\W\d_a-zа-яёəöüğışç][^",.!?;:]{1,40})"(?= (?P<after>[^\W\d_]+)|)')
_STOPS = frozenset('.;:()[]"!?')
_NAMED_FOR_AIM = frozenset({"Save", "Feed", "Keep"})
"""What stands before an article within a name: "Save the Seals"."""
_MOST_WORDS = 14
_MOST_PARTS = 3


def without_title_marks(text: str, lexicon: Lexicon) -> str:
    """A text with spaces for the marks of titles within names: "the firm "Alpha" said", "the head of "Alpha" Hale"."""
    named = lexicon.speakers.persons | lexicon.speakers.bodies | lexicon.speakers.groups

    def bare(title: re.Match[str]) -> str:
        before, after = title["before"], title["after"] or ""
        is_office = not named.isdisjoint(map(lexicon.lower, (before, after)))
        is_in_name = is_office or (after[:1].isupper() and not before.istitle())  # no nickname: Ann "Annie" Hale
        return title[0].replace('"', " ") if is_in_name else title[0]

    return _TITLE.sub(bare, text)


class Attribution(NamedTuple):
    """Who is said to speak, and where that is said."""

    names: tuple[TextSpan, ...]
    """The words that name the speaker; where there are two, one of them adds an office or the like."""
    cue: TextSpan
    """The verb or phrase that makes somebody a speaker."""
    is_sure: bool = True
    """Whether they say so, and have not only counted or done it."""
    is_denied: bool = False
    """Whether they are said not to have said so."""
    is_inner: bool = False
    """Whether it stands within a quotation, so that "he" is not who is quoted, and "I" is."""

    unnamed: TextSpan | None = None
    """What is added to tell who it is without a name."""

    @property
    def span(self) -> TextSpan:
        """From the first to the last of its words."""
        spans = [*self.names, self.cue]
        return TextSpan(min(s.start for s in spans), max(s.end for s in spans))


class _Word(NamedTuple):
    text: str
    lower: str
    start: int
    end: int

    @property
    def is_count(self) -> bool:
        """Whether it is a number, and not "27-member"."""
        return self.text[0].isdigit() and "-" not in self.text


class Phrases:
    """The words of a part of a text, but for what is quoted in it, and the phrases that name speakers there."""

    def __init__(self, text: str, span: TextSpan, quoted: Sequence[TextSpan], lexicon: Lexicon) -> None:
        self._text, self._span, self._lexicon = text, span, lexicon
        self._speakers: SpeakerWords = lexicon.speakers
        self._unnamed = [TextSpan(*m.span()) for m in lexicon.speakers.unnamed.finditer(text, *span)]
        self._added = [*self._unnamed, *(TextSpan(*m.span()) for m in _BRACKETS.finditer(text, *span))]
        left_out = [*(part for part in quoted if text[part.start - 1] != " "), *self._added]
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
        found += [Attribution(name, cue) for cue in before if (name := self._after_cue(cue))]
        found += [Attribution(name, cue) for cue in after if (name := self._before(self._index_from(cue.start) - 1))]
        cues = [a.cue for a in found]
        verbs = (a for i in range(len(self._words)) if (a := self._verb(i)))
        led = {cue.end + 1 for cue in before}  # "as per second advance estimates" has no verb
        found += [
            a
            for a in verbs
            if not any(cue.overlaps(a.cue) and cue != a.cue for cue in cues) and a.names[0].start not in led
        ]
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

    def name_from(self, offset: int) -> tuple[TextSpan, ...]:
        """The name that begins at an offset."""
        i = self._index_from(offset)
        return self._after(i) if i < len(self._words) and self._is_speaker(i, len(self._text)) else ()

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
        is_first = not lead or lead[-1] in ",;-" or self.word_before(name[0].start) in self._speakers.joiners
        return name[0] if is_first else None

    def without_hearer(self, name: TextSpan) -> TextSpan:
        """A name without those to whom it is said, whom a case marks: "сказал Петров *Ивану Кузину*"."""
        hearer = self._speakers.hearer.search(self._text, *name)
        if hearer is None or hearer.span() == name:
            return name
        is_last = hearer.start() > name.start
        return TextSpan(name.start, hearer.start() - 1) if is_last else TextSpan(hearer.end() + 1, name.end)

    def _index_from(self, offset: int) -> int:
        """Which word is the first that begins at an offset or after it."""
        return next((i for i, word in enumerate(self._words) if word.start >= offset), len(self._words))

    def _gap(self, i: int) -> str:
        """What stands before a word, up to the word before it, without what is only added there."""
        start, end = self._words[i - 1].end if i > 0 else self._span.start, self._words[i].start
        added = next((a for a in self._added if start <= a.start and a.end <= end), TextSpan(start, start))
        return self._text[start : added.start] + self._text[added.end : end]

    # Verbs

    def _is_verb(self, i: int) -> bool:
        return self._says(i) or self._verb_form(i) in self._speakers.counts

    def _says(self, i: int) -> bool:
        return self._verb_form(i) in self._speakers.says

    def _verb_form(self, i: int) -> str:
        """A word that may be a verb, with the noun before it where both are one: "qeyd edib"; a name has a capital."""
        word, pair = self._words[i], f"{self._words[i - 1].lower if i else ''} {self._words[i].lower}"
        if not (word.text[0].islower() or i == 0 or word.text.isupper()):
            return ""
        return pair if pair in self._speakers.says else word.lower

    def _is_noun(self, i: int) -> bool:
        """Whether of two verbs in a row the first is a noun, as in "the claims show", and not in "Hale said adding"."""
        if i + 1 >= len(self._words) or self._gap(i + 1) != " ":
            return False
        is_paper = self._words[i].lower in self._speakers.papers
        if (is_paper or self._says(i)) and self._lexicon.clauses.auxiliary.fullmatch(self._words[i + 1].lower):
            return True  # "1.3 million claims were decided", "the records were stolen"
        if is_paper and self._words[i + 1].lower == self._lexicon.numbers.of:
            return True  # "claims of the union", "member states of the league"
        if not self._is_verb(i + 1):
            return False
        return not (i > 0 and self._gap(i) == " " and self._words[i - 1].text[0].isupper())

    def _verb(self, i: int) -> Attribution | None:
        """The attribution that a verb makes; None if the word is no verb, or nobody is named beside it."""
        if not self._is_verb(i) or self._is_noun(i):
            return None
        name = self._inverted(i) or self._subject(i)
        if not name:
            return None
        if self._speakers.verb_is_last:
            name = (*name[:-1], self.without_hearer(name[-1]))
        word = self._words[i]
        following = self._words[i + 1].lower if i + 1 < len(self._words) else ""
        # "Estimated on 23 June that" says so, as "estimated that" does: a number stands there, and no mark.
        rest = self._text[word.end : self._words[min(i + 5, len(self._words) - 1)].end]
        is_dated = any(map(str.isdigit, rest)) and not set(rest) & {",", *_STOPS}
        clause = {w.lower for w in self._words[i + 1 : i + 6]} if is_dated else {following}
        opens = not clause.isdisjoint(self._speakers.that) or self._text[word.end : word.end + 2].strip()[:1] in (
            ":",
            ",",
            '"',
        )
        is_sure = self._says(i) or opens or bool(self._speakers.puts.match(self._text, word.start, self._span.end))
        unnamed = next((added for added in self._unnamed if added.start == name[-1].end), None)
        between = (w.lower for w in self._words[:i] if w.start >= name[-1].end)
        is_denied = not self._speakers.denials.isdisjoint(between)
        return Attribution(name, TextSpan(word.start, word.end), is_sure, is_denied, unnamed=unnamed)

    def _inverted(self, i: int) -> tuple[TextSpan, ...]:
        """The name after a verb: `", said Jon Hale`; it ends at a mark, or it would be what is said."""
        gap, words = self._gap(i).strip()[-1:], self._speakers
        form = self._words[i].lower
        if form in words.addressing or (words.participle and form.endswith(words.participle)):
            return ()
        if gap not in ('"', "'", ",", "-", "") or (not gap and i > 0 and not self._is_of_the_above(i)):
            return ()
        dated = i + 1  # "сказал 4 марта 2025 года министр": the words of a time are no part of the name
        while dated < len(self._words) and self._is_of_time(self._words[dated]):
            dated += 1
        skipped = self._words[i + 1 : dated]
        is_date = any(w.is_count for w in skipped) and any(
            {w.lower, w.text} & self._lexicon.times.months.keys() for w in skipped
        )
        first = dated if is_date else i + 1
        end = self._words[first - 1].end
        if hearer := words.hearer.match(self._text, end + 1):
            first, end = self._index_from(hearer.end()), hearer.end()
        name = self._after(first) if first < len(self._words) else ()
        if not name or name[0].start > end + 1 or not self._is_speaker(first, name[0].end):
            return ()
        following = self._lexicon.lower(self._text[name[0].end : self._span.end].lstrip()[:20]).split()
        is_closed = not following or following[0][0] in ',.;:-)"' or following[0] in words.links
        name = (self.without_hearer(name[0]), *name[1:])
        return name if gap in ('"', "'") or is_closed or not gap else ()

    def _is_of_time(self, word: _Word) -> bool:
        times, links = self._lexicon.times, self._lexicon.numbers.prepositions
        return word.is_count or not {word.lower, word.text}.isdisjoint([*times.months, *times.spans, *links])

    def _is_of_the_above(self, i: int) -> bool:
        """Whether "as" stands before a verb, or all that does is what it is about: "Об этом сообщил …"."""
        if self._words[i - 1].lower in self._speakers.inverters:
            return True
        lead = self._speakers.of_the_above.match(self._text, self._span.start, self._words[i].start)
        return lead is not None and not self._text[lead.end() : self._words[i].start].strip()

    def _is_speaker(self, first: int, end: int) -> bool:
        """Whether words may name a speaker: they have a capital, or a noun for a person, an office or a paper."""
        words = self._speakers
        known = words.persons | words.bodies | words.papers | words.groups | words.others | words.pronouns
        own = [word for word in self._words[first : first + _MOST_WORDS] if word.end <= end]
        if self._words[first].lower in words.links:
            return any(word.lower in words.bodies | words.groups for word in own)
        return any(word.text[0].isupper() or word.lower in known for word in own) or own[0].lower in words.articles

    def _subject(self, i: int) -> tuple[TextSpan, ...]:
        """The name before a verb, over "also" and the like; that of the verb before it after "and" or a comma."""
        j, words = i - 1, self._speakers
        if j >= 0 and words.participle and self._words[i].lower.endswith(words.participle):
            if self._gap(i).strip() != ",":
                return ()
            return self._earlier_subject(i)
        if j >= 0 and self._words[j].lower in words.passive:
            return ()
        while j >= 0 and self._words[j].lower in words.asides | words.denials and not _STOPS & set(self._gap(j + 1)):
            j -= 1
        if j < 0 or _STOPS & set(self._gap(j + 1)):
            return ()
        if j > 0 and self._is_verb(j) and not self._is_noun(j) and self._gap(j + 1) == " ":
            return found.names if (found := self._verb(j)) else ()
        if self._words[j].lower in self._speakers.joiners:
            return self._earlier_subject(j)
        name = self._before(j)
        while name and self._is_occasion(j, name[0], is_first=j == i - 1):
            asides = self._speakers.asides | self._speakers.edges
            before = range(self._index_from(name[0].start) - 1, -1, -1)
            j = next((k for k in before if self._words[k].lower not in asides), -1)
            name = self._before(j)
        return name

    def _is_occasion(self, last: int, name: TextSpan, *, is_first: bool) -> bool:
        """Whether words only say on which occasion it was said: the opening of "the mayor at the opening of a road"."""
        is_title = self._text[name.start - 1 : name.start] == '"' == self._text[name.end : name.end + 1]
        is_occasion = self._speakers.occasion.fullmatch(self._words[last].text) and self._text[slice(*name)].islower()
        return bool(is_occasion) or (is_title and not is_first)

    def _earlier_subject(self, i: int) -> tuple[TextSpan, ...]:
        """The name before the last verb before a word, or else the name that the words begin with."""
        earlier = (a for k in range(i - 1, -1, -1) if (a := self._verb(k)))
        first = next((k for k in range(i) if self._words[k].lower not in self._speakers.asides), i)
        return next((a.names for a in earlier), self._after(first) if first < i else ())

    # Names

    def _before(self, i: int) -> tuple[TextSpan, ...]:
        """The name that ends with a word; what stands between commas after a name adds to it."""
        if i < 0:
            return ()
        last = self._walk_back(i)
        if last is None:
            return ()
        parts = [TextSpan(self._words[last].start, self._words[i].end)]
        follows_comma = i + 1 < len(self._words) and self._gap(i + 1).strip() == ","
        while follows_comma and len(parts) < _MOST_PARTS:
            added = next((j for j in range(i, max(i - _MOST_WORDS, 0), -1) if self._gap(j).strip() == ","), 0)
            main = self._walk_back(added - 1) if added else None
            if main is None or self._words[main].lower in self._speakers.links:
                break
            # "It lends 40 boats, the mayor, Ann Hale, said": the boats are no part of her name.
            is_named = any(w.text[0].isupper() or w.lower in self._speakers.persons for w in self._words[main:added])
            if len(parts) > 1 and not is_named:
                break
            if added != last:
                # "Jon Hale, the captain, said", but "Jon Hale, who runs the ferry, said".
                parts.pop()
            parts.append(TextSpan(self._words[main].start, self._words[added - 1].end))
            i, last = added - 1, main
        return tuple(reversed(parts))

    def _walk_back(self, i: int) -> int | None:
        """The first word of the name that ends with word `i`; None if there is no name."""
        words, first = self._words, None
        for j in range(i, max(i - _MOST_WORDS, -1), -1):
            word, is_link = words[j], words[j].lower in self._speakers.links
            if word.lower in self._speakers.edges or word.is_count or self._ends_name(j, i):
                break
            if j < i and word.lower in self._speakers.asides and (j == 0 or word.text.islower()):
                break  # "Yesterday Hale said"
            is_conjunction = word.lower in self._speakers.joiners
            if is_conjunction and (j in (0, i) or not self._joins_capitals(0, j)):
                break
            if not is_link and not is_conjunction:
                first = j
            if j == 0 or (self._gap(j).strip(" '") and not self._is_of_office(j)):
                break
            goes_on = words[j - 1].lower in self._speakers.links or words[j - 1].text in _NAMED_FOR_AIM
            if word.lower in self._speakers.articles and not goes_on:
                break
        is_article = first == i and words[i].lower in self._speakers.articles - self._speakers.pronouns
        return None if is_article else first

    def _is_of_office(self, j: int) -> bool:
        """Whether a comma only parts what an office is for: "the Minister for Ports, Homes and Towns"."""
        capitals = takewhile(lambda k: self._words[k].text[0].isupper(), range(j - 1, 0, -1))
        link = min(capitals, default=0) - 1
        is_held = link > 0 and self._words[link].lower in self._speakers.links
        # "The mayor of Lund, Ann Hale, said" ends with no "and": that is her name.
        ends = next((w.lower for w in self._words[j:] if not w.text[0].isupper()), "")
        return (
            is_held
            and ends in self._speakers.joiners
            and self._gap(j).strip() == ","
            and self._words[link - 1].lower in self._speakers.persons
        )

    def _after_cue(self, cue: TextSpan) -> tuple[TextSpan, ...]:
        """The name right after a phrase; a comma ends one that names nobody: "by an estimate, there were 40"."""
        i = self._index_from(cue.end)
        is_ended = i < len(self._words) and "," in self._text[cue.end : self._words[i].start]
        return () if is_ended else self._after(i)

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
            if self._ends_name(j, i) or word.is_count or word.lower in words.edges | words.that:
                break
            if j > i and word.lower in words.articles and self._words[j - 1].lower not in words.links:
                break  # "in the view of the guides' union the museum drew 40"
            is_conjunction = word.lower in self._speakers.joiners
            if (j > i and self._gap(j).strip(" '")) or (is_conjunction and not self._joins_capitals(i, j)):
                break
            if word.lower not in words.links:
                last = j
            following = self._words[j + 1].text if j + 1 < len(self._words) else ""
            if j == i and word.lower in words.pronouns and following[:1].isupper():
                break  # "he said", and on the line below it "This is"
        return last

    def _joins_capitals(self, first: int, j: int) -> bool:
        """Whether a conjunction stands within a name: the Ministry of Trade and Industry."""
        return first < j < len(self._words) - 1 and all(self._words[k].text[0].isupper() for k in (j - 1, j + 1))

    def _ends_name(self, j: int, i: int) -> bool:
        """Whether word `j` is a verb of saying, and so no part of the name that begins or ends with word `i`."""
        return j != i and self._is_verb(j) and self._words[j].lower not in self._speakers.papers

    def _is_added(self, first: int, last: int) -> bool:
        """Whether words after a name only add to it: "the captain" before the next mark, and no verb."""
        rest = self._text[self._words[last].end : self._span.end]
        following = rest.lstrip()[:1]
        is_opened = '"' in (following, self._text[self._span.end : self._span.end + 1]) and rest[:1] == " "
        is_closed = not is_opened and (not following or following in ',.;:-)"')
        return is_closed and not any(self._is_verb(k) for k in range(first, last + 1))
