"""Reads what a figure counts, in the nominative, and makes a unit of a facts file of it, in all forms of its language.

A noun is put into the nominative where a rule is sure of it: "пассажиров" is called "пассажиры".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from decimal import Decimal
from itertools import chain, count

from briefing.drafting.russian_cases import declined
from briefing.evidence.lexicons.lexicon import Lexicon, load_lexicon
from briefing.evidence.numbers.numbers import NumberKind, NumberPart, NumberSpan
from briefing.evidence.own_words.typed_values import typed_values
from briefing.evidence.passage_times import PassageTimes
from briefing.evidence.passages import StatedNumber
from briefing.evidence.sentences.noun_phrases import noun_phrase
from briefing.evidence.sentences.sentences import TextSpan
from briefing.facts.model import Unit
from briefing.facts.scalars import READ_AS
from briefing.kept_patterns import compile_pattern
from briefing.languages import language as spoken_language
from briefing.records import NamedTuple
from briefing.yaml_source.reader import bad_characters

_MARK = compile_pattern(r"[.,;:!?()\[\]\"%$£€₽₼]|\s-\s|\d")
_SINGULAR = (
    (r"people\Z", "person"),
    (r"men\Z", "man"),
    (r"children\Z", "child"),
    (r"feet\Z", "foot"),
    (r"ies\Z", "y"),
    (r"(?<=ch|sh|ss)es\Z", ""),
    (r"(?<=x)es\Z|(?<=bus)es\Z", ""),
    (r"(?<=[^su])s\Z", ""),
)
_RUSSIAN_ADJECTIVE = compile_pattern(r"(?:ые|ие|ых|их|ого|его|ый|ий|ой|ая|яя|ую|юю|ым|им|ыми|ими)\Z")
_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_LATIN = "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya"
_LETTERS = dict(zip(_CYRILLIC, _LATIN.split(" "), strict=True)) | {"ə": "e", "ı": "i"}
_LONGEST_ID, _BEFORE_RATE, _LONGEST_SIGN, _MANY = 40, 3, 3, Decimal(5)
_BUILT_IN = {said: key for key, said in READ_AS.items()}
_NO_MARKS = dict.fromkeys(map(ord, ".,\u00b7"))
_LIGHT_VERB = compile_pattern(r"\se[dt]\w+")
"""What makes a verb of an Azerbaijani noun: "təşkil edir"."""
_COPULA = compile_pattern(r"\w{2}d[ıiuü]r\Z")
_OWNED = compile_pattern(r"(?:[aeəıioöuü]s[ıiuü]|[^\Waeəıioöuü\d_][ıiuü](?=n))(?:n[dt][aə]n?|n[ıiuü]n)?\Z")
"""What ends the second noun of two that are one in Azerbaijani, as far as its ending can mean nothing else."""
_CASE = compile_pattern(r"(?<=[ıiuü])n(?:[dt][aə]n?|[ıiuü]n)\Z")
_PARTICLES = frozenset({"out", "up", "down", "away", "back", "off"})
_GENITIVE = compile_pattern(r"(?:[а-яё]+[ыи]х )?[а-яё]+(?:[ое]в|ей|нн)")
_WITH_DIGIT = compile_pattern(r"\A(?:[^\W\d_]+\s?)+\d")
_LAST_WORD = compile_pattern(r"(?<=[\d\s])[^\W\d_]+\Z")
_ABBREVIATION = compile_pattern(r"[A-Z]{2,4}")
_ABLATIVE = dict.fromkeys("aıou", "dan") | dict.fromkeys("eəiöü", "dən")
_PARTICIPLE = compile_pattern(r"(?<=\w{3})ed\Z")
_NUMBER_OF = {
    "en": compile_pattern(
        r"\b(?:numbers?|total) of (?P<noun>(?:[a-z-]+ ){0,3}?(?:[a-z-]{2,}[^\W\d_s]s|people|women|men|children))\b"
    ),
    "ru": compile_pattern(
        r"\b(?:число|количество)\w? (?P<noun>(?:[а-яё-]+(?:ых|их) )?[а-яё-]{2,}(?<!ия)(?<!ого))\b", re.IGNORECASE
    ),
    "az": compile_pattern(r"(?P<noun>[^\W\d_]{2,}(?<![aə]n))l[aə]r[ıi]n sayı\b"),
}
_AND = compile_pattern(r",?\s(?:and|и|və)\s")
_JOINED = compile_pattern(r",?\s(?:and|и|və|(?:out )?of|из)\s")
"""What stands between two numbers of one thing: "610 and 608 deaths", "27 of 34 provinces"."""
_HELD_AGAINST = compile_pattern(r",\s(?:(?:up|down|compared|against|из|против|по сравнению) ?(?:from|with|to|с)?\s)\Z")
_LISTED = compile_pattern(r"(?:[a-z-]+(?:ern|al|ic|ive|ary|an),? (?:and )?){2,6}(?P<noun>[a-z]{3,})\b")
"""Several adjectives before one noun."""
_IS_ALL = compile_pattern(
    r"\s(?:were|was|are|(?:have|had) been)\s(?P<noun>[a-z]{2,}[^\Ws]s|(?!re(?:cord|port|gister|ceiv)ed)[a-z]{3,}ed"
    r"|women|men|children|missing)\b"
)


class Counted(NamedTuple):
    """What a figure is a number of: the id of a unit and its forms, which are empty for one that is built in."""

    key: str
    forms: tuple[tuple[str, str], ...]
    end: int
    """Where its words end in the source."""


def slug(words: str, taken: Collection[str] = (), other: str = "fact") -> str:
    """An id from some words of any of our languages, with a number if another has it."""
    plain = "".join(_LETTERS.get(c, c) for c in words.lower())
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    first = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    first = first[:_LONGEST_ID].rsplit("-", 1)[0] if len(first) > _LONGEST_ID else first
    first = first if first[:1].isalpha() else f"{other}-{first}".strip("-")
    return next(name for name in chain([first], (f"{first}-{n}" for n in count(2))) if name not in taken)


def counted(stated: StatedNumber, head: str) -> Counted | None:
    """What a number counts, with its rate where that follows at once; None for a bare number and for money.

    Of a briefing in another language, `head`, only measures are known: a tonne is one in all of them.
    """
    number, passage = stated.number, stated.passage
    text, language = passage.source_text, passage.source_text.language.partition("-")[0]
    if number.currency:
        return None
    if number.unit in _BUILT_IN:
        return Counted(_BUILT_IN[number.unit], (), max(number.unit_end, number.end))
    if language != head.partition("-")[0]:
        words = name_of_unit(number.unit, head.partition("-")[0])
        if not words:
            return None
        forms = unit_forms(words, number.value or Decimal(0), head.partition("-")[0])
        return Counted(slug(words), tuple(forms.items()), number.unit_end)
    if language == "en" and number.unit and not number.text.isalpha() and has_scale(number):
        name = f"{number.unit}s"  # "11.8 bcm" are as many billions of cubic metres
        return Counted(slug(name), tuple(unit_forms(name, number.value or Decimal(0), "en").items()), number.unit_end)
    noun = noun_of(stated, language) if number.unit is None else unit_words(stated)
    if noun is None and (told := noun_beside(stated, language)):
        forms = unit_forms(told, number.value or Decimal(0), language)
        return Counted(slug(told, other="unit"), tuple(forms.items()), number.end)
    if noun is None:
        return None
    start, end = noun
    rate = stated.rate
    between = text.normalized[end : rate.span.start] if rate and rate.span.start >= end else "."
    goes_on = _MARK.search(between) or text.lexicon.clauses.finite.search(between)
    if rate and not goes_on and len(between.split()) <= _BEFORE_RATE:
        end = rate.span.end
    words = text.normalized[start:end].strip(" .-")
    if number.unit and text.normalized.startswith("/га", end):  # "14,8 ц/га"
        words, end = f"{name_of_unit(number.unit, language)} с гектара", end + len("/га")
    if number.unit and any(map(str.isdigit, words)):  # "ft3/day" are cubic feet of a day
        words = _WITH_DIGIT.sub(name_of_unit(number.unit, language), words).replace(
            "/", " a " if language == "en" else "/"
        )
    if language == "en" and number.unit and words[1:2] in ("", " "):  # "35c a share" are cents
        words = f"{'pence' if number.unit == 'penny' else f'{number.unit}s'}{words[1:]}"
    words = _CASE.sub("", words) if language == "az" and " " in words else words
    if language == "az" and number.unit:  # "3 milyon tonu" are tons
        forms_of = text.lexicon.units.units.items()
        own = [form for form, name in forms_of if name == number.unit and words.startswith(form) and len(form) > 1]
        words = min(own, key=len, default=words)
    is_initial = len(words) == 1 and words.isupper()  # "43 U.S. firms"
    if (
        not words
        or is_initial
        or any(bad_characters(words))
        or any(typed_values(words, language=language, is_markdown=False))
    ):
        return None  # "bicycles" have a number in them, for those who look for one
    return _made(words, number.value or Decimal(0), language, end)


def _made(words: str, value: Decimal, language: str, end: int) -> Counted:
    """What some words count; by its id one noun is one unit, whichever form of it stands there."""
    forms = unit_forms(words, value, language)
    return Counted(
        slug(forms.get("one" if language == "ru" else "other", words), other="unit"), tuple(forms.items()), end
    )


def name_of_unit(unit: str | None, language: str) -> str:
    """What several of a unit are called, in words: "cubic feet" for "ft3", and "тонн" in Russian."""
    forms = sorted(form for form, name in load_lexicon(language).units.units.items() if name == unit)
    known = sorted((form for form in forms if len(form) > 1 and form.replace(" ", "").isalpha()), key=len)
    many = [f for f in known if (singular(f) != f if language == "en" else _GENITIVE.fullmatch(f))]
    return next(iter((*reversed(many), *known)), "")


def unit_in(words: str, unit: str, language: str) -> Counted:
    """A unit as some words call it: "tonnes" of "in thousand tonnes"."""
    if unit in _BUILT_IN:
        return Counted(_BUILT_IN[unit], (), 0)
    lexicon = load_lexicon(language)
    said = [word for word in re.findall(r"[^\W\d_]+", words) if lexicon.units.units.get(lexicon.lower(word)) == unit]
    called = said[0] if said and len(said[0]) > 1 else name_of_unit(unit, language) or unit
    return Counted(slug(called), tuple(unit_forms(called, Decimal(2), language).items()), 0)


def has_scale(number: NumberSpan) -> bool:
    """Whether the unit of a number, and no word of its own, makes millions of it."""
    return number.text.translate(_NO_MARKS).isdecimal() and (number.value or 0) > 1000 * int(
        number.text.translate(_NO_MARKS)
    )


def unit_words(stated: StatedNumber) -> TextSpan:
    """The words of a number's unit, which stand behind the high end of a range."""
    number, numbers = stated.number, stated.passage.sentence_numbers
    if number.part is NumberPart.LOW and number.unit_end <= number.end:
        number = next((n for n in numbers if n.start >= number.end), number)
    word = _LAST_WORD.search(number.text) if number.unit_end <= number.end else None  # of "270 pounds"
    return TextSpan(number.end - len(word[0]), number.end) if word else TextSpan(number.end, number.unit_end)


def noun_of(stated: StatedNumber, language: str) -> TextSpan | None:
    """The noun of a number that it counts, with what stands before that; behind a qualifier, too: "52-dən çox gəmi"."""
    passage, number = stated.passage, stated.number
    lexicon, text = passage.source_text.lexicon, passage.text
    start = max(number.unit_end, number.end, stated.qualifier.span.end)
    phrase = noun_phrase(passage, number, start + text.startswith(". ", start))
    if not phrase.words:
        return None
    first = phrase.ends[0] - len(phrase.words[0])
    if lexicon.lower(text[first : phrase.ends[0]]) != phrase.words[0]:
        return None
    if language == "en" and (listed := _LISTED.match(text, first)) and lexicon.units.many.fullmatch(listed["noun"]):
        return TextSpan(*listed.span("noun"))  # "21 northern, western and southern districts"
    known, finite = lexicon.units.nouns, lexicon.clauses.finite
    words = [*enumerate(phrase.words)]
    heads = [i for i, word in words if _is_head(word, lexicon, language)]
    heads += [i for i, word in words if word in known and not _PARTICIPLE.search(word)]
    # Of several no verb ends in s: "58 million overnight stays".
    plural = (w.endswith("s") and not _COPULA.search(w) and i not in (0, *(h + 1 for h in heads)) for i, w in words)
    is_verb_at = (
        i and finite.fullmatch(w) and not (_PARTICIPLE.search(w) or (is_many and language == "en"))
        for (i, w), is_many in zip(words, plural, strict=True)
    )
    verb = next((i for i, is_verb in enumerate(is_verb_at) if is_verb), None)
    heads += [i for i, w in words if verb is None and not heads and i and w.endswith("s") and language == "en"]
    heads = [i for i in heads if verb is None or i < verb]
    is_verb = _LIGHT_VERB.match(text, phrase.ends[0]) or _COPULA.search(phrase.words[0])
    is_verb = is_verb or finite.fullmatch(phrase.words[0])
    if phrase.words[0] in _PARTICLES or (language == "az" and is_verb):
        return None
    if stated.role.span.contains(TextSpan(number.start, phrase.ends[0])):
        return None  # "19 million increase"
    if text.startswith("- ", phrase.ends[0]):
        return None  # "low- and middle-income countries"
    is_led = phrase.words[0].endswith("ive") and text.startswith((" in ", " on ", " at ", " to "), phrase.ends[0])
    if language == "en" and is_led:
        return None  # "64 million live in the south", "by 17 thousand relative to May"
    is_lone = language == "az" or (len(phrase.words) == 1 and not _PARTICIPLE.search(phrase.words[0]))
    is_measured = number.value is not None and number.value != int(number.value)
    is_lone |= is_measured and bool(_ABBREVIATION.fullmatch(text[first : phrase.ends[0]]))  # "5.64 MT steel"
    is_many = lexicon.units.many.fullmatch(phrase.words[0]) is not None
    if language == "en" and len(phrase.words) == 1 and not is_many and _AND.match(text, phrase.ends[0]):
        return None  # "six refugee and relief camps" are no six refugees
    last = heads[0] if heads else 0 if is_lone else None
    if language == "en" and last is not None and last + 1 in heads and not phrase.words[last].endswith("s"):
        last += 1  # "58 aircraft movements"
    if language == "az" and last == 0 and len(phrase.words) > 1 and _OWNED.search(phrase.words[1]):
        last = 1  # "22 gəmi növbəsində" are so many queues of ships
    return None if last is None else TextSpan(first, phrase.ends[last])


def noun_beside(stated: StatedNumber, language: str) -> str:
    """What a number without a noun behind it counts.

    The tourists of "the number of tourists", those of "120 were injured", and the deaths of "610 and 608 deaths" and of
    "249 deaths, up from 245".
    """
    text, number, passage = stated.passage.text, stated.number, stated.passage
    if number.kind is not NumberKind.VALUE:
        return ""
    others = passage.sentence_numbers
    earlier = [n for n in others if n.end <= number.start and n.kind is NumberKind.VALUE and n.unit != "percent"]
    last = earlier[-1] if earlier else None
    is_step = last and text[last.end : number.start] == " to "  # "the number of boats rose 39 to 227"
    start = last.end if last and not is_step else passage.sentence.start
    before = [*_NUMBER_OF[language].finditer(text, start, number.start)] if language in _NUMBER_OF else []
    behind = _IS_ALL.match(text, number.end) if language == "en" else None
    if before or behind:
        return passage.source_text.lexicon.lower(before[-1]["noun"]) if before else behind["noun"] if behind else ""
    following = next((n for n in others if n.start >= number.end), None)
    is_listed = following and _JOINED.fullmatch(text, number.end, following.start)
    is_held = last and len(earlier) == 1 and _HELD_AGAINST.search(text, last.end, number.start)
    if not (is_listed or is_held) and last and (told := noun_before_times(stated, last, language)):
        return told
    beside = following if is_listed else last if is_held else None
    noun = noun_of(StatedNumber(passage, beside), language) if beside and beside.unit is None else None
    return text[slice(*noun)].strip(" .-") if noun else ""


def noun_before_times(stated: StatedNumber, last: NumberSpan, language: str) -> str:
    """What the number before counts, if only a time parts the two: "in 2007 they had 52 ships, and in 2008 61"."""
    passage, lexicon = stated.passage, stated.passage.source_text.lexicon
    earlier = StatedNumber(passage, last)
    noun = noun_of(earlier, language) if last.unit is None else None
    told = passage.text[slice(*noun)] if noun else noun_beside(earlier, language)
    start, end = noun.end if noun else last.end, stated.number.start
    times = [t.span for t in PassageTimes(passage).of_sentence if start <= t.span.start and t.span.end <= end]
    edges = [start, *(edge for span in times for edge in span), end]
    apart = " ".join(passage.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    small = lexicon.numbers.prepositions | lexicon.speakers.joiners | lexicon.speakers.articles
    between = [lexicon.lower(word) for word in re.findall(r"[^\W\d_]+|\d", apart)]
    return told.strip(" .-") if times and told and small.issuperset(between) else ""


def _is_head(word: str, lexicon: Lexicon, language: str) -> bool:
    """Whether a word has the form of a noun of many, not of one that stands before it."""
    if language == "ru":  # "три школы", "40 человек"
        return not _RUSSIAN_ADJECTIVE.search(word)
    return lexicon.units.many.fullmatch(word) is not None


def unit_forms(words: str, value: Decimal, language: str) -> dict[str, str]:
    """The forms of a unit, as many as its language has; where no rule gives them they are the words themselves."""
    if language == "ru" and (forms := declined(words, value)):
        return {"one": forms.one, "few": forms.few, "many": forms.many, "other": forms.other}
    same = dict.fromkeys(spoken_language(language).grammar.nouns, words) | {"other": words}
    if language != "en":
        return same
    lexicon = load_lexicon("en")
    if head := next((w for w in words.split() if _is_head(w.lower(), lexicon, "en")), ""):
        return same | {"one": words.replace(head, singular(head), 1)} if value != 1 else same
    first, _, rest = words.partition(" ")
    is_measure = lexicon.lower(first) in lexicon.units.units and len(first) > _LONGEST_SIGN
    return same | {"other": f"{first}s {rest}".strip()} if is_measure and value != 1 else same  # "a 1.5 hectare site"


def unit_cases(words: str, language: str) -> dict[str, dict[str, str]]:
    """The forms that qualifiers ask for, of a language whose nouns get an ending for that: "sərnişindən çox"."""
    vowels = [letter for letter in words.lower() if letter in _ABLATIVE]
    ending = _ABLATIVE[vowels[-1]] if vowels else "dan"
    return {"ablative": {"other": f"{words}{ending}"}} if language == "az" else {}


def singular(word: str) -> str:
    """An English noun for one.

    >>> singular("libraries"), singular("people"), singular("buses")
    ('library', 'person', 'bus')
    """
    found = next(((pattern, to) for pattern, to in _SINGULAR if re.search(pattern, word)), None)
    return re.sub(found[0], found[1], word) if found else word


def unit_of(counted: Counted, language: str) -> Unit:
    """The unit of a facts file with these forms."""
    forms = dict(counted.forms)
    return Unit.model_validate({**forms, "cases": unit_cases(forms["other"], language) or None})


_OBLIQUE = {
    "ru": compile_pattern(r"(?:ом|ем|ами|ями|ах|ях|ам|ям|ов|ев|ого|его|ому|ему|ых|их|ым|им|ую|юю|[уюе]|ией|ью)\Z"),
    "az": compile_pattern(r"(?:d[aə]n?|[^aeəıioöuü][ıiuü]n|[ıiuü]n[aəıiuü]|larla|lərlə|isə|ilə|üçün|və|kimi|görə)\Z"),
}
_NO_CASE = compile_pattern(
    r"(?i:[иыоь]е|ее|\b(?:море|поле|все|более|менее|объ[её]м|подъ[её]м|при[её]м|за[её]м|дом))\Z|\A[А-ЯЁ]{2,}\Z"
)


def is_nominative(words: str, language: str) -> bool:
    """Whether a noun phrase may be in the nominative, by the ending of the word that has the case.

    In Russian that is the first one, in Azerbaijani the last; English has no cases.

    >>> is_nominative("экспорте зерна", "ru"), is_nominative("экспорт зерна", "ru"), is_nominative("ölkədə", "az")
    (False, True, False)
    """
    oblique = _OBLIQUE.get(language)
    word = words.split()[-1 if language == "az" else 0] if words.split() else ""
    return oblique is None or bool(_NO_CASE.search(word)) or not oblique.search(word.lower())


def nominative(words: str, language: str) -> str:
    """What is counted, as it is called without a number; nothing where no rule is sure.

    >>> nominative("новых случаев", "ru"), nominative("пассажиров", "ru"), nominative("рублёвок", "ru")
    ('новые случаи', 'пассажиры', '')
    """
    if language != "ru":
        return words if is_nominative(words, language) else ""
    forms = declined(words, _MANY)
    return forms.plural if forms else ""
