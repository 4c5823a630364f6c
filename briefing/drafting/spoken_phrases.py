"""Finds who spoke among words that tell where, when and of what, and who began to speak with no quotation mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from briefing.drafting.russian_cases import name_in_nominative, office_in_nominative
from briefing.evidence.lexicons.statement_words import SpeakerWords
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.source_text import SourceText
from briefing.evidence.speakers.attribution_phrases import Attribution
from briefing.evidence.speakers.attributions import find_attributions
from briefing.evidence.speakers.names import is_office
from briefing.kept_patterns import compile_pattern

CAPITAL = r"[^\W\d_a-zа-яёəöüğışç]"
_LONGEST_NAME, _LOOK_BACK = 80, 3
_WHERE = frozenset("в во на о об".split())  # noqa: SIM905
"""What follows the name of a body in Russian, and is no part of it: "Минлес в новом прогнозе"."""
_PARTS_OF_WORLD = frozenset("North South East West Central Southern Northern Eastern Western Southeast Middle".split())  # noqa: SIM905
_REGIONS = frozenset("Africa Asia Europe America Americas Caribbean East Mediterranean Oceania Pacific".split())  # noqa: SIM905
_SAID_THIS = compile_pattern(
    rf"\b(?:[Bb]unu|[Bb]u barədə) (?P<office>[^\W\d_](?:[^\W\d]|[ -]){{2,60}}?) (?P<name>{CAPITAL}\w+ {CAPITAL}\w+)"
)
_QUOTED_NAME = compile_pattern(rf"\s\"[^\"\n]{{2,40}}\"(?P<name>(?:\s{CAPITAL}[\w'-]+){{1,3}})")
_ACRONYM = compile_pattern(rf"{CAPITAL}{{3,6}}")
_COMMA_AND = compile_pattern(r",\s(\w+)(?=\s)")
_COLON = compile_pattern(r"(?P<verb>\w+):\s(?=\w)")


def opened_speech(text: SourceText, at: int) -> str:
    """The words for whoever last began to speak before a place, where no marks and no labels say who speaks when.

    "The noble Lord said: My Lords, it was a good year", and all that follows.
    """
    if text.quotations or text.turns:
        return ""
    says = text.lexicon.speakers.says
    verbs = [m for m in _COLON.finditer(text.normalized, 0, at) if text.lexicon.lower(m["verb"]) in says]
    if not verbs:
        return ""
    sentence = text.sentence_around(TextSpan(*verbs[-1].span("verb")))
    return text.normalized[sentence.start : verbs[-1].start()].strip(" ,")


def nameless_before(text: SourceText, at: int) -> bool:
    """Whether a body without a name spoke last in the paragraph before a place: "The board expects 4%. It said"."""
    bodies = text.lexicon.speakers.any_body | text.lexicon.speakers.bodies
    for sentence in text.sentences_before(at, _LOOK_BACK):
        last = TextSpan(sentence.end - 1, sentence.end)
        told = [] if text.paragraph_ends_between(last.start, at) else find_attributions(text, last)
        for phrase in (text.normalized[slice(*one.names[0])].split() for one in told):
            return phrase[-1] in bodies and not any(word[:1].isupper() for word in phrase[1:])
    return False


def without_when(text: SourceText, phrase: str) -> str:
    """A Russian phrase without where and when somebody spoke: "сегодня на форуме глава Минлеса", "мая Минлес"."""
    if text.language != "ru":
        return phrase
    lexicon, words = text.lexicon, phrase.split()
    small = [*map(lexicon.lower, takewhile(lambda word: word[:1].islower(), words))]
    when = lexicon.times.months.keys() | lexicon.times.relative.keys() | lexicon.numbers.prepositions
    offices = (i for i, word in enumerate(words) if i and is_office(word, lexicon.speakers))
    first = next(offices, len(small)) if not when.isdisjoint(small) else 0
    last = next((i for i, word in enumerate(words) if i > first and word in _WHERE), len(words))
    return " ".join(words[first:last])


def said_this(text: SourceText, verb: TextSpan) -> re.Match[str] | None:
    """The office and name before an Azerbaijani verb, from which much may part them: "bunu nazir Rəşad … deyib"."""
    return _SAID_THIS.search(text.normalized, text.sentence_around(verb).start, verb.start)


def name_behind_quote(text: SourceText, phrase: TextSpan) -> str:
    """The rest of a name that marks cut in two: the Hale of Ann "Annie" Hale, and of главы "Порта" Хейла."""
    rest = _QUOTED_NAME.match(text.normalized, phrase.end)
    return rest["name"] if rest else ""


def as_called(name: str, office: str, language: str) -> tuple[str, str]:
    """A name and an office before it as they are called, where the office shows that both are in the genitive.

    >>> as_called("Анны Дроздовой", "по словам министра", "ru"), as_called("Анна Дроздова", "министр", "ru")
    (('Анна Дроздова', 'министр'), ('Анна Дроздова', 'министр'))
    """
    called = office_in_nominative(office.split()[-1]) if language == "ru" else ""
    full = name_in_nominative(name, language) if called else ""
    return (full, called) if full else (name, office)


def is_of_states(text: SourceText, phrase: str, verb: TextSpan) -> bool:
    """Whether a verb of saying is a noun: "Kachin state", and "those from EU states" before the verb that is theirs.

    A part of the world says nothing: "North Africa posted a rise".
    """
    word, behind = text.normalized[slice(*verb)], verb.end + 1
    is_theirs = word == "states" and text.lexicon.clauses.finite.match(text.normalized, behind) is not None
    names = phrase.removeprefix("The ").removeprefix("the ").split()
    is_region = names[-1:] and names[-1] in _REGIONS and _PARTS_OF_WORLD.issuperset(names[:-1])
    return is_theirs or bool(is_region) or (word == "state" and phrase[:1].isupper())


def is_field_open(words: Sequence[str]) -> bool:
    """Whether nobody can tell where a name begins behind an office: "Minister for *Tourism Ann Lea Hale*".

    "Foreign Affairs Ann Hale" has a field of two words, as its end in s tells; "South Asia" is a place.
    """
    return (
        _PARTS_OF_WORLD.isdisjoint(words[:1])
        and all(word[:1].isupper() for word in words)
        and not any(word.endswith("s") for word in words[:2])
    )


def shares_capital(phrase: str, name: str) -> bool:
    """Whether a phrase has a word of a name that is written large, or letters that stand for it."""
    capitals = {word[:4] for word in re.findall(r"\w+", phrase) if word[:1].isupper()}
    own = {word[:4] for word in re.findall(r"\w+", name) if word[:1].isupper()}
    return bool(capitals & own) or any(word.isupper() for word in re.findall(r"\w{2,}", phrase))


def is_oblique(text: SourceText, attribution: Attribution) -> bool:
    """Whether a name has the case of "according to", from which nobody can tell how it is called."""
    words = text.lexicon.speakers
    patterns = (words.before_name, words.around_name, words.after_name)
    return text.language[:2] != "en" and any(p.match(text.normalized, attribution.cue.start) for p in patterns)


def office_of_letters(text: SourceText, phrase: str) -> set[str]:
    """The last word of an office that the text has given letters to: "General Manager (GM)"."""
    letters = phrase.split()[-1:]
    at = text.normalized.find(f" ({letters[0]})") if letters and letters[0].isupper() else -1
    return {*map(text.lexicon.lower, text.normalized[: max(at, 0)][-_LONGEST_NAME:].split()[-1:])}


def stands_for_body(text: SourceText, letters: str) -> bool:
    """Whether capital letters may stand for a body: not those of "Oral Vaccines (OCV)"."""
    at = text.normalized.find(f" ({letters})") if _ACRONYM.fullmatch(letters) else 0
    named = text.lexicon.lower(text.normalized[: max(at, 0)].rsplit(" ", 1)[-1])
    return at < 0 or named in text.lexicon.speakers.bodies


def is_firm(words: Sequence[str], known: SpeakerWords) -> bool:
    """Whether a name of two words begins with an office only by its ending: "Miller Freight" has no miller."""
    first = words[0].lower()
    is_trade = first in known.persons or first.endswith("ist") or first.startswith("spokes")
    return len(words) == len(("Miller", "Freight")) and words[0].istitle() and not is_trade


def belongs_before(source: SourceText, attribution: Attribution, place: TextSpan) -> bool:
    """Whether an attribution is of what stands before the place: "up, the firm said, and 40 left".

    "The firm reported a loss of 40, and banks see 30" tells of no more than the loss that it reported.
    """
    text, span, cue = source.normalized, attribution.span, attribution.cue
    following = source.lexicon.lower(text[span.end : span.end + 8]).split(" ")
    is_apart = span.end <= place.start and text.endswith(", ", 0, span.start) and following[0] == ","
    if is_apart and following[1] in source.lexicon.speakers.joiners:
        return True
    is_lead = attribution.names[0].end <= cue.start and cue.end <= place.start
    joined = _COMMA_AND.finditer(text, cue.end, place.start) if is_lead else ()
    comma = next((m.start() for m in joined if m[1] in source.lexicon.speakers.joiners), place.start)
    finite = source.lexicon.clauses.finite
    return not finite.search(text, cue.end, comma) and bool(finite.search(text, comma, place.start))
