"""Reads the clause of a figure: what it is of, and the few words before and behind it that a draft may use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile

from briefing.drafting.counted_nouns import Counted, is_nominative
from briefing.evidence.passage_times import PassageTimes
from briefing.evidence.passages import StatedNumber
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.source_text import SourceText
from briefing.kept_patterns import compile_pattern

_WORD = compile_pattern(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
STOP = compile_pattern(r"[.,;:!?()\[\]\"%$£€₽₼]|\s-\s|\d")
_AT_EDGES = " ,-\u2022\u00b7*\u25aa\u25cf"
_EDGE = compile_pattern(r"[,;:(]\s|\s-\s|\"|(?<!\w)'|'(?!\w)")
_GOES_ON = compile_pattern(r"\s?(?:year[- ]on[- ]year|on the year)?,?\s?(?:to|by|from)\s")
MOST_OF_LABEL, _MOST_OF_TAIL, _MOST_OF_LEAD, _MOST_OF_OPENING = 9, 7, 10, 12
_OPEN = """which that who whose where what it they this these которая которое которые это этот эта эти такой такая
 такое такие данный данная данное данные что bu onlar"""
RELATIVES = frozenset(_OPEN.split())
OURS = frozenset("us our me my нас нам наш наша наши bizim".split())  # noqa: SIM905
"""Who speaks, which a briefing does not."""
ASIDES = frozenset(("with", "amid", "including", "при", "включая"))
"""What opens a phrase of another thing: "grew by 3%, with a rise in fees of 2%"."""
_POINTERS = frozenset(
    ("figure", "figures", "number", "numbers", "indicator", "показатель", "показатели", "цифра", "rəqəm", "göstərici")
)
"""Nouns that tell by themselves nothing of what they are of."""
_QUANTITIES = """exports imports sales revenue revenues turnover profit profits income output production inflation
 unemployment employment growth trade investment wages prices deposits loans reserves gdp debt
 экспорт импорт товарооборот выручка прибыль доходы расходы производство добыча инфляция безработица рост инвестиции
 ввп цены зарплаты ixrac idxal dövriyyə gəlir gəlirlər xərc xərclər mənfəət istehsal hasilat inflyasiya işsizlik
 artım üdm"""
"""What a sentence may begin with, and is no name for all its capital."""
_GOES_ON_FROM = ("при этом", "между тем", "в то же время", "в свою очередь", "тем временем", "bununla yanaşı")
"""What goes on from the sentence before, and is no part of what a figure is of: "выручка при этом"."""
_HELD_AGAINST = compile_pattern(
    r"\s(?:по сравнению|в сравнении|compared (?:with|to))\s.*\Z|\s(?:в|за) (?:этом|этот|текущ\w+|прошл\w+) \w+\Z"
    r"|\A.*\bmüqayisədə(?: isə)? "
)
_HANGING = compile_pattern(r"(?:[оыи]й|ая|яя|[оы]е|[ыи]х|[ое]го|[ыи]м|ую|юю)\Z")
"""How a Russian adjective ends, which no noun phrase does."""
_OF_TIME = compile_pattern(r"\b(?:по (?:итогам|результатам)|на протяжении|в (?:течение|ходе))\s\Z", re.IGNORECASE)
"""What leads to a time in Russian, and tells nothing without it."""
_THEN = compile_pattern(
    r"\A(?:bu|həmin|hesabat) (?:dövr|müddət)\w*\s|\A(?:за|в) (?:этот|данный) период\s", re.IGNORECASE
)
"""What a sentence may begin with, and tells nothing of by itself."""
_LINE = compile_pattern(
    r"\W*(?P<subject>[^\W\d_](?:[^:;,.!?\d]|-)*?)(?::\s|\s(?P<moved>up|down)(?P<by> by)?\s(?P<change>\S+\sto\s)?)"
    r"(?:(?:about|around|some|over) )?[£$€]?"
)
"""A line that begins with what its figure is of: "Operating profit up 23% to £9 million", "Visitors: 4,200"."""
_BUT = compile_pattern(r"(?:while|whereas|but|тогда как|а)\s")
"""What opens a clause of another thing, which is as whole as one before it: "rose by 6%, *while* bulk cargo fell"."""
_OF_ANOTHER = compile_pattern(r"\(|\b(?:in|by|of|for) [a-z]{3,}ing\b")
_WHERE = compile_pattern(r"\s(?:[a-zа-яё]+\s)?(?:in|for|among|в|во|у|для)\s")
_OF_YEARS = frozenset(("agricultural", "academic", "fiscal", "financial", "calendar", "marketing"))
"""What kinds of years there are: without its year none of them says anything."""
_TOWARDS = frozenset(("to", "in"))
_LONE_PARTICIPLE = compile_pattern(r"\s(\w{3,}ed)(?=[.,;])")
_PLURAL = compile_pattern(r"(?!has\b|was\b|is\b|does\b)[a-z]{2,}s")
_ADVERB = compile_pattern(r"[a-z]{3,}(?<!supp|fami)ly")
_NEUTER = compile_pattern(r"[а-яё]ло(?:сь)?\Z", re.IGNORECASE)
_PARTICIPLE = compile_pattern(r"(?<=\w{3})ed\Z")
DONE = compile_pattern(r"\w{2,}ed|spent|sold|bought|paid|sent|built|made|lost|won|lent|brought|kept|held")
"""Verbs of which the participle is as the past."""
_NAMES = compile_pattern(r"\s?[A-Z][\w'-]*(?: [A-Z][\w'-]*)* and [A-Z]")
"""The end of a list of names: "ports in Lund, *Skara and* Tome grew"."""
_OF_WHOM = compile_pattern(r" (?:that|which|who)\s\Z")


def words_at(stated: StatedNumber, start: int, end: int) -> str:
    """The words of a part of the text, without the times in it and what leads to them."""
    text = stated.passage.source_text
    words = text.normalized
    for time in sorted(PassageTimes(stated.passage).of_sentence, key=lambda t: t.span, reverse=True):
        if time.span.start < end and start < time.span.end:
            first, last = max(time.span.start, start), min(time.span.end, end)
            of_time = _OF_TIME.search(words, start, first)
            first = of_time.start() if of_time else first
            lead = _WORD.findall(words[start:first])
            while lead and text.lexicon.lower(lead[-1]) in text.lexicon.numbers.prepositions:
                first = words.rindex(lead.pop(), start, first)  # "during the"
            if words[first:end].removeprefix(words[first:last]).startswith("'s") or words.endswith("'s", first, last):
                last = end if first > stated.number.end else last  # nothing is left of "in this year's floods"
            words = words[:first] + " " + words[last:]
            end -= last - first - 1
    return " ".join(words[start:end].split())


def own_clause(stated: StatedNumber) -> TextSpan:
    """The clause of a number, without "he said that" before it."""
    key = (own_clause, stated.passage.sentence, stated.number.span)
    return stated.passage.source_text.once(key, lambda: _own_clause(stated))


def _own_clause(stated: StatedNumber) -> TextSpan:
    text, sentence = stated.passage.source_text, stated.passage.numbered_sentence
    start, end = sentence.clause(stated.number)
    edges = [sentence.span.start, *(m.end() for m in _EDGE.finditer(text.normalized, sentence.span.start, start))]
    if not text.lexicon.clauses.finite.search(text.normalized, edges[-1], start):
        start = edges[-1]  # "trade between Lund and Skara grew": no clause begins at "and"
    if _GOES_ON.fullmatch(text.normalized, start, stated.number.start):
        start = next((edge for edge in reversed(edges) if edge < start), start)  # "grew 4%, year on year, to 900"
    lexicon, before = text.lexicon, ""
    for match in _WORD.finditer(text.normalized, start, stated.number.start):
        if (word := lexicon.lower(match[0])) in lexicon.speakers.that:
            # But not in "the firms that export", of which nobody says anything.
            is_of_noun = text.language == "en" and lexicon.units.many.fullmatch(before)
            words = map(lexicon.lower, _WORD.findall(text.normalized[start : match.start()]))
            start = start if is_of_noun and lexicon.speakers.says.isdisjoint(words) else match.end()
        before = word
    for quotation in text.quotations_at(TextSpan(start, end)):
        if quotation.contains(stated.number.span):
            start, end = max(start, quotation.start), min(end, quotation.end)
        elif quotation.end <= stated.number.start:
            start = max(start, quotation.end + 1)
        else:
            end = min(end, quotation.start - 1)
    return TextSpan(start, max(end, stated.number.end))


def words_before(stated: StatedNumber) -> str:
    """The words of the clause up to the number and its qualifier, if they are few and have a verb."""
    text = stated.passage.source_text
    start = own_clause(stated).start
    end = min(stated.qualifier.span.start, stated.number.start)
    apart, _, raw = words_at(stated, start, end).strip(_AT_EDGES).rpartition(", ")
    raw = raw[at.end() :] if (at := _BUT.match(raw)) else raw
    words = without_joiners(text, raw)
    is_apart = apart and (text.language != "en" or text.lexicon.clauses.finite.search(apart) or _NAMES.match(raw))
    if _is_amid_list(text, start) or is_apart or not is_nominative(words, text.language):
        return ""
    told = text.lexicon.clauses.finite.search(words)
    if not told or is_anaphoric(text, raw[: raw.rindex(words) + told.start()]) or STOP.search(words) or "\n" in words:
        return ""
    if len(words.split()) > _MOST_OF_LEAD:
        return ""
    first, open_words = text.lexicon.lower(words.split()[0]), text.lexicon.speakers
    if first == "there" and len(words.split()) < len(("there", "have", "been")):
        return ""  # "there were 40": of what is told behind it, or not at all
    if first not in text.lexicon.numbers.prepositions and not agrees(words[: told.start()], told[0]):
        return ""
    led = text.lexicon.lower(apart).split()
    is_opener = led and led[0] in text.lexicon.numbers.prepositions and len(led) <= len(("in", "all"))
    if led and led[-1] not in text.lexicon.roles.function_words and not (is_opener or _ADVERB.fullmatch(led[-1])):
        joiners = text.lexicon.claims.conjunctions | text.lexicon.speakers.joiners
        if not joiners.isdisjoint(text.lexicon.lower(words[: told.start()]).split()):
            return ""  # "rye, oats and wheat fell": of all three
    openers = open_words.pronouns | open_words.first_persons | open_words.says | open_words.edges
    is_open = first in openers | open_words.subordinate | RELATIVES or told.start() == 0
    last, clauses = text.lexicon.lower(words.split()[-1]), text.lexicon.clauses
    is_open = is_open or last in text.lexicon.claims.conjunctions | open_words.articles
    is_open = is_open or bool(clauses.auxiliary.fullmatch(last) and not clauses.copula.fullmatch(last))
    if is_open or any(w in text.lexicon.speakers.says for w in text.lexicon.lower(words).split()):
        return ""
    article = text.lexicon.lower(raw.removesuffix(words)).split()[-1:]
    return f"{article[0]} {words}" if article and article[0] in open_words.articles else words


def subject_before(stated: StatedNumber) -> str:
    """What stands before the verb of the number's clause, if it is a noun in a few words."""
    text, start = stated.passage.source_text, own_clause(stated).start
    verb = verb_of_subject(text, start, stated.number.start)
    if verb is None and (line := line_of(stated)):
        return line["subject"].strip(_AT_EDGES)
    if verb is None and not text.lexicon.speakers.verb_is_last:
        return ""
    if verb and text.lexicon.lower(verb[0]) in text.lexicon.speakers.says:
        return ""
    if verb and not agrees(text.normalized[start : verb.start()], verb[0]):
        return ""
    if verb and text.lexicon.speakers.verb_is_last:
        return ""  # "ölkədə istehsal *olunmuş* gəmilər": part of the noun
    if verb and (is_of_another_verb(stated, verb.end()) or is_deed(stated, verb.start())):
        return ""
    if verb and _OF_ANOTHER.search(text.normalized, verb.end(), stated.number.start):
        return ""  # "fell most in Lund (from 19% to 16%)", "progress was made in raising rates to 48%"
    end = verb.start() if verb else min(stated.qualifier.span.start, stated.number.start)
    marks = text.normalized[:start].rstrip()[-1:], text.normalized[start:end].rstrip()[-1:]
    if marks in (("-", "-"), (",", ",")):
        return ""  # "Transit - the bulk of the trade - rose"
    raw = words_at(stated, start, end).strip(_AT_EDGES)
    raw = _HELD_AGAINST.sub("", raw)
    if text.normalized.endswith("(", 0, end):
        return ""  # "the most came from Lund (40)"
    raw = next(
        (raw.removesuffix(f" {aside}") for aside in _GOES_ON_FROM if raw.endswith(f" {aside}")), _THEN.sub("", raw)
    )
    words = "" if is_anaphoric(text, raw) else without_joiners(text, raw)
    words = " ".join(without_openers(text, words.split()))
    first, _, rest = words.partition(" ")
    words = rest if text.lexicon.lower(first) in text.lexicon.speakers.subordinate else words  # "While exports fell"
    lower = [text.lexicon.lower(w) for w in words.split()]
    nobody = text.lexicon.speakers.pronouns | text.lexicon.speakers.first_persons | text.lexicon.roles.function_words
    if not lower or len(lower) > MOST_OF_LABEL or STOP.search(words) or all(w in nobody for w in lower):
        return ""
    if text.language == "ru" and _HANGING.search(lower[-1]):
        return ""  # "показатель чистой" was cut before its noun
    if not text.lexicon.times.months.keys().isdisjoint(lower) or _ADVERB.fullmatch(lower[-1]):
        return ""  # "iyul ayı üzrə" is a time, "the seasonally" adjusted trade no subject
    is_ours = not (text.lexicon.speakers.first_persons.isdisjoint(lower) and OURS.isdisjoint(words.split()))
    if lower[0] in RELATIVES or is_ours:
        return ""
    if text.lexicon.speakers.before_name.match(words):
        return ""  # "according to the forecast"
    agents = text.lexicon.speakers.bodies | text.lexicon.speakers.persons
    # "Центральный банк" lowers something; the head of "прибыль банка" is the first of its words.
    is_lone = len(lower) == 1 or (text.language == "ru" and all(map(_HANGING.search, lower[:-1])))
    is_agent = lower[-1] in agents and (stated.number.currency or is_lone)
    if is_agent or is_name(text, words) or lower[0] in text.lexicon.numbers.prepositions:
        return ""  # who did it is no name of a quantity
    if _is_amid_list(text, start) or not is_nominative(words, text.language) or _is_of_other_noun(stated):
        return ""
    # What only a sentence writes large is small in a label.
    opens = start == stated.passage.sentence.start and (
        first.lower() in _QUANTITIES.split() or re.search(rf"(?<!\w){re.escape(first.lower())}(?!\w)", text.normalized)
    )
    is_name_of = re.match(r"\w+ of (?:the )?[A-Z]", words)  # "Port of Lund"
    opens = opens and first.istitle() and not is_name_of
    return words[0].lower() + words[1:] if opens and words.startswith(first) else words


def line_of(stated: StatedNumber) -> re.Match[str] | None:
    """The head of a line without a verb, if it may be what its figure is called: "Revenue" in "Revenue up 11%"."""
    text = stated.passage.source_text
    line = _LINE.fullmatch(text.normalized, stated.passage.sentence.start, stated.number.start)
    words = line["subject"].strip(_AT_EDGES) if line else ""
    lower = [*map(text.lexicon.lower, words.split())]
    is_short = 0 < len(lower) <= MOST_OF_LABEL and not STOP.search(words)
    is_named = (
        is_short
        and not text.lexicon.clauses.finite.search(words)
        and not is_anaphoric(text, words)
        and lower[0] not in text.lexicon.numbers.prepositions
    )
    return line if is_named else None


def is_anaphoric(text: SourceText, words: str) -> bool:
    """Whether words only point at what the text has told before: "these numbers", "the figure", "показатель"."""
    lower = [word for word in _WORD.findall(text.lexicon.lower(words)) if word not in text.lexicon.speakers.articles]
    return bool(lower) and (lower[0] in RELATIVES or (len(lower) == 1 and lower[0] in _POINTERS))


def _is_of_other_noun(stated: StatedNumber) -> bool:
    """Whether a noun joined to what stands before has the number: the 12% of "wood had 17% and food 12%"."""
    text, lexicon = stated.passage.source_text, stated.passage.source_text.lexicon
    before = [n for n in stated.passage.sentence_numbers if n.end <= stated.number.start]
    if not before or own_clause(stated).start >= before[-1].end:
        return False
    words = map(
        lexicon.lower, _WORD.findall(text.normalized[max(before[-1].end, before[-1].unit_end) : stated.number.start])
    )
    openers = lexicon.claims.conjunctions | lexicon.speakers.joiners | ASIDES
    opener, *joined = [*dropwhile(lambda word: word not in openers, words)] or [""]
    plain = lexicon.numbers.prepositions | lexicon.roles.function_words | lexicon.speakers.articles
    return opener in ASIDES or any(word not in plain and not lexicon.clauses.finite.fullmatch(word) for word in joined)


def verb_of_subject(text: SourceText, start: int, end: int) -> re.Match[str] | None:
    """The first verb of some words, but for that of a clause on their noun: the "was" of "what left by rail was"."""
    verbs = text.lexicon.clauses.finite.finditer(text.normalized, start, end)
    first = next(verbs, None)
    following = next(text.lexicon.clauses.finite.finditer(text.normalized, first.end(), end), None) if first else None
    is_noun = first and (_PARTICIPLE.search(first[0]) or _PLURAL.fullmatch(first[0]))  # "hotel stays by men fell"
    if first and following and text.language.startswith("en") and is_noun:
        between = text.normalized[first.end() : following.start()]
        joining = text.lexicon.claims.conjunctions | text.lexicon.speakers.that | RELATIVES
        if not STOP.search(between) and joining.isdisjoint(between.split()) and between.strip():
            return following  # "goods shipped in containers fell"
    is_of_noun = first and text.language.startswith("en") and _OF_WHOM.search(text.normalized, start, first.start())
    return next(verbs, None) if is_of_noun else first


def agrees(words: str, verb: str) -> bool:
    """Whether words may be the subject of a verb: "край посетило 40 человек" has the 40 for that.

    >>> agrees("край", "посетило"), agrees("число судов", "выросло")
    (False, True)
    """
    return not _NEUTER.search(verb) or any(word.endswith(("о", "е", "мя")) for word in words.split())


def is_done_to(stated: StatedNumber) -> bool:
    """Whether words before a count do something with it: the 10 of "they have killed 10 men in the bay"."""
    text, start = stated.passage.source_text, own_clause(stated).start
    before = _WORD.findall(text.normalized[start : min(stated.qualifier.span.start, stated.number.start)])
    there = text.lexicon.speakers.joiners | text.lexicon.claims.conjunctions | {"there", "are", "were"}
    return text.language.startswith("en") and any(text.lexicon.lower(word) not in there for word in before)


def is_of_other_place(stated: StatedNumber) -> bool:
    """Whether a level that another is compared with is one of another place, and no earlier one: "to 6% in Lund"."""
    text, end = stated.passage.source_text, max(stated.number.unit_end, stated.number.end)
    where = _WHERE.match(text.normalized, end, stated.passage.sentence.end)
    times = PassageTimes(stated.passage).named_in_sentence
    return where is not None and not any(
        span.start <= where.end() + len("the ") and where.end() <= span.end for span in times
    )


def is_deed(stated: StatedNumber, verb: int) -> bool:
    """Whether the subject of a verb does something with a sum or a count, and is none: "the mill sold 44,000"."""
    text, lexicon = stated.passage.source_text, stated.passage.source_text.lexicon
    first = min((n for n in stated.passage.sentence_numbers if n.start >= verb), key=lambda n: n.start)
    told = text.normalized[verb : first.start].removesuffix("more than ").removesuffix("less than ")
    is_copula = any(map(lexicon.clauses.copula.fullmatch, _WORD.findall(told)))
    is_level = is_copula or lexicon.roles.moved.search(told)
    if stated.number.unit == "percent" and first == stated.number:  # "the teams have responded to 95% of them"
        leads = [*map(lexicon.lower, _WORD.findall(told))]
        return text.language.startswith("en") and not is_level and len(leads) > 1 and leads[-1] in _TOWARDS
    return text.language.startswith("en") and not is_level


def is_of_another_verb(stated: StatedNumber, start: int) -> bool:
    """Whether the verb that ends at `start` is far from the number, or another with a subject of its own is nearer."""
    text = stated.passage.source_text
    between = text.normalized[start : stated.number.start]
    words = {text.lexicon.lower(word) for word in _WORD.findall(between)}
    is_new = "," in between and text.lexicon.clauses.finite.search(between.partition(",")[2])
    return bool(is_new) or len(between.split()) > _MOST_OF_LEAD or not words.isdisjoint(RELATIVES)


def _is_amid_list(text: SourceText, start: int) -> bool:
    """Whether what begins there, behind a comma, may only go on with what stands before that."""
    before = text.normalized[text.sentence_around(TextSpan(start, start + 1)).start : start].rstrip()
    if _BUT.match(text.normalized[start:].lstrip()):
        return False
    words = text.lexicon.lower(before).split()
    leads = text.language == "en" and words and (words[0] in text.lexicon.numbers.prepositions or len(words) == 1)
    leads = leads and not text.lexicon.clauses.finite.search(before) and not _NAMES.match(text.normalized, start)
    return before.endswith(",") and not leads  # "In all, the port took": but not "Imports, mainly from Lund, rose"


def words_behind(stated: StatedNumber, unit: Counted | None) -> str:
    """What a number that is the subject of a verb is said to do, in a few words."""
    text, lexicon = stated.passage.source_text, stated.passage.source_text.lexicon
    clause, first = own_clause(stated), min(stated.qualifier.span.start, stated.number.start)
    before = _WORD.findall(text.normalized[clause.start : first])
    joiners = lexicon.speakers.joiners | lexicon.claims.conjunctions | lexicon.speakers.that
    is_led = before and lexicon.lower(before[0]) in lexicon.numbers.prepositions | {"as"}
    is_led = is_led and len(before) <= _MOST_OF_OPENING
    is_led = is_led and text.normalized.endswith(", ", clause.start, first)  # "In all, 40 ships called"
    if lexicon.lower(stated.number.text).startswith("кажд"):
        return ""  # "каждый пятый житель" is one, "1 из 5" are several
    if before and (lexicon.lower(before[-1]) not in joiners or lexicon.speakers.verb_is_last) and not is_led:
        return ""
    start = max(stated.number.unit_end, stated.number.end, unit.end if unit else 0)
    stop = _stop(stated, start, clause.end)
    words = words_at(stated, start, stop.start() if stop else clause.end).split()
    if stop and stop[0] not in ".,;:":  # it goes on with a figure, but is whole in "40 were reported in over 9 ports"
        led = [*dropwhile(lambda word: lexicon.lower(word) in lexicon.numbers.prepositions, reversed(words))]
        words = led[::-1] if len(led) < len(words) else []
        is_done = len(words) > 1 and DONE.fullmatch(words[-1]) and lexicon.clauses.copula.fullmatch(words[-2])
        return " ".join(words) if is_done else ""
    is_share = stated.number.unit == "percent" and words[:1] == ["of"]  # "54% of the firms that export hope for more"
    verb = next((i for i, word in enumerate(words) if lexicon.clauses.finite.fullmatch(word)), 0) if is_share else 0
    ends = (i for i, word in enumerate(words) if i > verb and lexicon.lower(word) in joiners | RELATIVES)
    last = next(ends, len(words))
    if last > _MOST_OF_LEAD:  # what is cut ends before a preposition
        leads = (i for i in range(_MOST_OF_LEAD, verb, -1) if lexicon.lower(words[i]) in lexicon.numbers.prepositions)
        last = next(leads, 0)
        last *= not (last and lexicon.clauses.finite.fullmatch(words[last - 1]))
    if not is_whole(text, words, last):
        return ""  # "faced moderate or severe hunger"
    words = without_openers(text, words[:last])
    if text.language.startswith("en") and not lexicon.clauses.finite.search(" ".join(words)):
        return ""  # "one in five people in Lund": nothing is said of them
    is_verb = verb or (words and lexicon.clauses.finite.fullmatch(words[0]))  # "were recorded in Lund"
    is_told = is_verb or (words and lexicon.lower(words[0]) not in lexicon.numbers.prepositions | joiners)
    return " ".join(words) if is_told and len(words) > 1 else ""


def is_whole(text: SourceText, words: Sequence[str], end: int) -> bool:
    """Whether some words may end there: no two things that "or" joins are cut apart, but clauses are."""
    lexicon, rest = text.lexicon, words[end:]
    joining = lexicon.claims.conjunctions | lexicon.speakers.joiners
    is_joined = bool(rest) and lexicon.lower(rest[0]) in joining
    return not is_joined or any(lexicon.clauses.finite.fullmatch(word) for word in rest[1:])


def phrase_behind(stated: StatedNumber, unit: Counted | None) -> str:
    """The few words behind a number and its noun that tell of where or what it is."""
    text, number = stated.passage.source_text, stated.number
    start, end = max(number.unit_end, number.end, unit.end if unit else 0), own_clause(stated).end
    if stated.qualifier.span.start >= number.end:
        end = min(end, stated.qualifier.span.start)
    if lone := _LONE_PARTICIPLE.match(text.normalized, start, text.sentence_around(number.span).end):
        return lone[1] if text.language.startswith("en") else ""
    stop = _stop(stated, start, end)
    verb = text.lexicon.clauses.finite.search(text.normalized, start, end)
    if stop and stop[0] not in ".,;:" and not (verb and verb.start() < stop.start()):
        return ""  # it goes on with a figure
    end = max(min([end, *(m.start() for m in (stop, verb) if m)]), start)
    whole = words_at(stated, start, end).split()
    words = whole[:_MOST_OF_TAIL]
    if len(whole) > len(words) and number.unit == "percent":
        return ""  # who are fewer than those whom the first words name
    if len(whole) > len(words):  # a phrase that is cut ends before its last preposition
        leads = [
            i for i, word in enumerate(words) if i and text.lexicon.lower(word) in text.lexicon.numbers.prepositions
        ]
        words = words[: leads[-1]] if leads else []
    ends = text.lexicon.speakers.edges | text.lexicon.speakers.subordinate | text.lexicon.speakers.that
    is_noun = verb and end == verb.start() and stated.number.unit == "percent"  # "of the firms that export" hoped
    ends -= RELATIVES if is_noun else set()
    at = next((i for i, w in enumerate(words) if i and w.istitle() and text.lexicon.lower(w) in RELATIVES), 0)
    words = words[: at or len(words)]
    at = next(
        (i for i, w in enumerate(words) if i and text.lexicon.lower(w) in (ends if i > 1 else ends | RELATIVES)), 0
    )
    words = words[: at or len(words)]
    if not is_whole(text, whole, len(words)):
        return ""
    first = text.lexicon.lower(words[0]) if words else ""
    if not text.lexicon.times.months.keys().isdisjoint(map(text.lexicon.lower, words)):
        return ""  # "for the January period"
    if verb and end == verb.start() and first in text.lexicon.speakers.subordinate | {"as"}:
        return ""  # "as coal plants were used": a clause, and no phrase
    openers = text.lexicon.numbers.prepositions - text.lexicon.speakers.articles - text.lexicon.claims.conjunctions
    if first not in openers:
        return ""  # "gives the six hospitals *the funding*"
    words = without_openers(text, words)
    return " ".join(words) if len(words) > 1 else ""


def is_cut_short(stated: StatedNumber, words: str) -> bool:
    """Whether some words end at one that leads to what is left out: "to virtually" of "to virtually unchanged"."""
    text, (*_, last) = stated.passage.source_text, words.split()
    is_lead = _ADVERB.fullmatch(last) or text.lexicon.lower(last) in text.lexicon.numbers.prepositions
    at = text.normalized.find(f" {last} ", stated.number.end, own_clause(stated).end) if is_lead else -1
    return at >= 0


def _stop(stated: StatedNumber, start: int, end: int) -> re.Match[str] | None:
    """The first mark or digit of some words, but for those of times, which are left out of them."""
    times = [time.span for time in PassageTimes(stated.passage).of_sentence]
    found = STOP.finditer(stated.passage.source_text.normalized, start, end)
    return next((m for m in found if not any(span.start <= m.start() < span.end for span in times)), None)


def without_openers(text: SourceText, words: list[str]) -> list[str]:
    """Some words without those at their end that only lead to what is left out."""
    joining = text.lexicon.numbers.prepositions | text.lexicon.speakers.articles | text.lexicon.claims.conjunctions
    joining |= (
        text.lexicon.speakers.joiners | _OF_YEARS | {"its", "their", "his", "this", "these", "also", "again", "alone"}
    )
    end = len(words)
    while end and (text.lexicon.lower(words[end - 1]) in joining or not _WORD.search(words[end - 1])):
        end -= 1
    return words[:end]


def without_joiners(text: SourceText, words: str) -> str:
    """Some words without those that only join them to what stands before."""
    lexicon, parts = text.lexicon, words.split()
    openers = lexicon.claims.conjunctions | lexicon.speakers.joiners | lexicon.speakers.articles | lexicon.speakers.that
    while parts and lexicon.lower(parts[0]) in openers - lexicon.speakers.pronouns:
        parts.pop(0)
    return " ".join(parts)


def is_name(text: SourceText, words: str) -> bool:
    """Whether words are nothing but names: "Lund and Skara"."""
    joiners = text.lexicon.speakers.joiners | text.lexicon.speakers.links | text.lexicon.speakers.articles
    lower = text.lexicon.lower(words)
    is_many = text.language.startswith("en") and lower.isalpha() and text.lexicon.units.many.fullmatch(lower)
    if lower in _QUANTITIES.split() or (is_many and lower in text.lexicon.lower(text.normalized).split()):
        return False
    return all(
        word.removesuffix("'s").istitle() or word.isupper() or text.lexicon.lower(word) in joiners
        for word in words.split()
    )
