"""Ordinals in words and digits, and which of them say a rank or a count of times."""

from briefing.evidence.numbers.numbers import find_ordinals
from tests.conftest import all_cases

CASES = [
    ("en", "the third largest port", "third 3 rank large"),
    ("en", "the third-biggest port", "third 3 rank large"),
    ("en", "the second most populous town", "second 2 rank most populous"),
    ("en", "the 21st busiest of the west", "21st 21 rank busy"),
    ("en", "it ranked joint twenty-first", "twenty-first 21 rank"),
    ("en", "in third place", "third 3 rank"),
    ("en", "the world's No. 3 exporter", "No. 3 3 rank"),
    ("en", "School No. 3", ""),
    ("en", "for the third time", "third 3 repeat"),
    ("en", "a third year in a row", "third 3 repeat"),
    ("en", "the third west wing", "third 3 order"),
    ("en", "the first of all", "first 1 order"),
    ("en", "First, roads; second, ports", "First 1 point, second 2 point"),
    ("ru", "третий по величине порт", "третий 3 rank large"),
    ("ru", "двадцать первая крупнейшая экономика", "двадцать первая 21 rank large"),
    ("ru", "на 3-м месте", "3-м 3 rank"),
    ("ru", "четвёртый раз подряд", "четвёртый 4 repeat"),
    ("ru", "в третьем квартале", "третьем 3 order"),
    ("az", "üçüncü ən böyük liman", "üçüncü 3 rank large"),
    ("az", "ən böyük üçüncü liman", "üçüncü 3 rank"),
    ("az", "iyirmi birinci sırada", "iyirmi birinci 21 rank"),
    ("az", "ölkə ikinci yerdədir", "ikinci 2 rank"),
    ("az", "3-cü dəfə", "3-cü 3 repeat"),
    ("de", "der 3rd", ""),
]


@all_cases(("language", "text", "expected"), CASES)
def test_ordinals_and_what_they_say(language: str, text: str, expected: str) -> None:
    found = [f"{o.text} {o.number} {o.use} {o.superlative}".rstrip() for o in find_ordinals(text, language)]
    assert ", ".join(found) == expected
