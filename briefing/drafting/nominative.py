"""Puts what a figure is called into the nominative, where a rule is sure of it: "пассажиров" is called "пассажиры"."""

from __future__ import annotations

import re

from briefing.kept_patterns import compile_pattern

_RULES = {
    "ru": (
        (r"(?<=[гкхжчшщ])ов\Z|(?<=[жчшщл])ей\Z|(?<=[аеио])ев\Z", "и"),
        (r"(?<=[бвдзлмнпрстфц])ов\Z|(?<=ц)ев\Z", "ы"),
        (r"(?<=[гкхжчшщн])их\Z", "ие"),
        (r"(?<=[бвдзлмнпрст])ых\Z", "ые"),
    ),
}
"""How the genitive after a number ends, and what the nominative of many has in its place."""
_OWN = {"людей": "люди", "человек": "люди", "детей": "дети", "судов": "суда", "школ": "школы"}
_OWN |= {"учителей": "учителя", "городов": "города", "домов": "дома", "поездов": "поезда", "островов": "острова"}
_OWN |= {"паспортов": "паспорта", "голосов": "голоса", "номеров": "номера", "лесов": "леса", "тонн": "тонны"}
_OWN |= {"студентов": "студенты", "больниц": "больницы", "стран": "страны", "семей": "семьи", "квартир": "квартиры"}
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

    >>> nominative("новых случаев", "ru"), nominative("пассажиров", "ru"), nominative("событий", "ru")
    ('новые случаи', 'пассажиры', '')
    """
    if language not in _RULES:
        return words if is_nominative(words, language) else ""
    found = []
    for word in words.split():
        form = _OWN.get(word) or next((re.sub(p, to, word) for p, to in _RULES[language] if re.search(p, word)), "")
        if not form:
            return ""
        found.append(form)
        if not word.endswith(("ых", "их")):
            break  # what follows the noun is in a case of its own
    return " ".join([*found, *words.split()[len(found) :]])


# Names behind "according to"

_MASCULINE = (
    (r"(?<=[аеиоу])я\Z", "й"),
    (r"(?<=[лрн])я\Z", "ь"),
    (r"(?<=[бвгджзклмнпрстфхцчшщ])а\Z", ""),
)
_FEMININE = ((r"ии\Z", "ия"), (r"(?<=[гкхжчшщ])и\Z", "а"), (r"(?<=[бвдзлмнпрстф])ы\Z", "а"))
_SURNAMES = {
    "а": ((r"ого\Z", "ий"), *_MASCULINE),
    "и": ((r"ской\Z", "ская"), (r"(?<=[оеёиы][вн])ой\Z", "а")),
}
"""How surnames end beside a first name whose own ending is of a man or of a woman."""
_NO_ENDING = compile_pattern(r"(?:[оуеэ]|их|ых|ко)\Z|\A[А-ЯЁ]{2,}\Z")
_HEADS = (
    (r"ств[ае]\Z", "ство"),
    (
        r"((?:комитет|банк|департамент|институт|центр|фонд|совет)|(?:мин|рос|гос|глав)\w*[бвгджзклмнпрстфхцчшщ])[ае]\Z",
        r"\1",
    ),
    (r"(служб|палат)[ые]\Z", r"\1а"),
    (r"(администрац|компан|ассоциац|комисс|организац)ии\Z", r"\1ия"),
)
_OFFICES = ((r"главы\Z", "глава"), (r"теля\Z", "тель"), (r"(ор|ент|эр|истр|арь|ник)а\Z", r"\1"))
_AZERBAIJANI_CASE = compile_pattern(r"(?:(?<=[ıiuü])n(?:d[aə]n?|[aə]|[ıiuü]n)|(?<=[^\Waeəıioöuü\d_])d[aə]n)\Z")


def name_in_nominative(name: str, language: str) -> str:
    """A name that stands in the genitive, as it is called; nothing where no rule is sure.

    >>> name_in_nominative("Петра Лунина", "ru"), name_in_nominative("Анны Дроздовой", "ru")
    ('Петр Лунин', 'Анна Дроздова')
    >>> name_in_nominative("Минлеса", "ru"), name_in_nominative("Liman İdarəsindən", "az")
    ('Минлес', 'Liman İdarəsi')
    """
    if language == "az":
        return _AZERBAIJANI_CASE.sub("", name)
    words = name.split()
    if language != "ru" or not words:
        return ""
    head = next((i for i, word in enumerate(words) if _ending(word, _HEADS)), None)
    if head is not None or _NO_ENDING.search(words[0]):
        place = head or 0
        first = _ending(words[place], _HEADS) or words[place]
        plain = [_adjective(word, first) for word in words[:place]]
        return " ".join([*plain, first, *words[place + 1 :]]) if all(plain) else ""
    if len(words) == 1:
        return ""
    is_man = bool(_ending(words[0], _MASCULINE))
    first = _ending(words[0], _MASCULINE if is_man else _FEMININE)
    middle = [_ending(word, ((r"ича\Z", "ич"), (r"вны\Z", "вна"))) for word in words[1:-1]]
    last = words[-1] if _NO_ENDING.search(words[-1]) else _ending(words[-1], _SURNAMES["а" if is_man else "и"])
    return " ".join([first, *middle, last]) if first and last and all(middle) else ""


def office_in_nominative(office: str) -> str:
    """An office in the genitive as it is called, what follows it unchanged; nothing where no rule is sure.

    >>> office_in_nominative("губернатора области"), office_in_nominative("главы Минлеса")
    ('губернатор области', 'глава Минлеса')
    """
    first, space, rest = office.partition(" ")
    called = _ending(first, _OFFICES)
    return f"{called}{space}{rest}" if called else ""


def _ending(word: str, rules: tuple[tuple[str, str], ...]) -> str:
    """The word with the ending that the first rule that fits gives it; nothing where none does."""
    found = next(((p, to) for p, to in rules if re.search(p, word, re.IGNORECASE)), None)
    return re.sub(found[0], found[1], word, flags=re.IGNORECASE) if found else ""


def _adjective(word: str, noun: str) -> str:
    """An adjective before a noun that is in the nominative."""
    if noun.endswith("о"):
        return _ending(word, ((r"ого\Z", "ое"), (r"его\Z", "ее")))
    if noun.endswith(("а", "я")):
        return _ending(word, ((r"ой\Z", "ая"), (r"ей\Z", "яя")))
    return _ending(word, ((r"(?<=[гкхжчшщ])ого\Z", "ий"), (r"ого\Z", "ый"), (r"его\Z", "ий")))
