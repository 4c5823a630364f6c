"""Puts what a figure is called into the nominative, where a rule is sure of it: "пассажиров" is called "пассажиры"."""

from __future__ import annotations

import re

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
    "ru": re.compile(r"(?:ом|ем|ами|ями|ах|ях|ам|ям|ов|ев|ого|его|ому|ему|ых|их|ым|им|ую|юю|[уюе]|ией|ью)\Z"),
    "az": re.compile(r"(?:d[aə]n?|[^aeəıioöuü][ıiuü]n|[ıiuü]n[aəıiuü]|larla|lərlə|isə|ilə|üçün|və|kimi|görə)\Z"),
}
_NO_CASE = re.compile(
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
