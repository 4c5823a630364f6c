"""What is quoted for a property has to stand where a reader relates it to the number."""

from typing import Any

import pytest

from tests.conftest import all_cases
from tests.evidence.quantities import rules_of

_REPORT = """\
The harbour in 2023

Ferries carried 410 guests. The pilots are young.

A pier was opened in June 2021 by the mayor of Sundby, Ann Lee. It is long.

The yard repaired 96 boats. Nobody was hurt.

In May 2022 the tug towed 30 barges.

It also towed 14 rafts, as Bob Ray tells us. The next report appears in July 2024.
"""
_RU = """\
Порт: итоги 2023 года

Паромы перевезли 410 гостей.

Причал открыли в июне 2021 года. Он длинный.

Верфь починила 96 лодок.
"""
_AZ = """\
Limanın 2023-cü il hesabatı

Bərələr 410 qonaq daşıyıb.

Körpü 2021-ci ilin iyun ayında açılıb. O, uzundur.

Emalatxana 96 qayıq təmir edib.
"""


@all_cases(
    ("text", "quote", "value", "period", "words", "is_doubted"),
    [
        (_REPORT, "carried 410 guests", 410, "2023", "in 2023", False),
        (_REPORT, "carried 410 guests", 410, "2021-06", "in June 2021", True),
        (_REPORT, "repaired 96 boats", 96, "2023", "in 2023", False),
        (
            "Tugs sank between 2023 and 2024. The year 2024 was wet. Ferries carried 410 guests.",
            "carried 410 guests",
            410,
            "2024",
            "2024",
            False,
        ),
        (_REPORT, "repaired 96 boats", 96, "2021-06", "in June 2021", True),
        (_REPORT, "repaired 96 boats", 96, "2024-07", "in July 2024", True),
        (_REPORT, "towed 14 rafts", 14, "2022-05", "In May 2022", False),
        (_REPORT, "towed 14 rafts", 14, "2021-06", "in June 2021", True),
        (_RU, "перевезли 410 гостей", 410, "2023", "итоги 2023 года", False),
        (_RU, "перевезли 410 гостей", 410, "2021-06", "в июне 2021 года", True),
        (_RU, "починила 96 лодок", 96, "2021-06", "в июне 2021 года", True),
        (_AZ, "410 qonaq daşıyıb", 410, "2023", "2023-cü il", False),
        (_AZ, "410 qonaq daşıyıb", 410, "2021-06", "2021-ci ilin iyun ayında", True),
        (_AZ, "96 qayıq təmir edib", 96, "2021-06", "2021-ci ilin iyun ayında", True),
    ],
)
def test_a_time(text: str, quote: str, value: int, period: str, words: str, is_doubted: bool) -> None:
    language = "ru" if text is _RU else "az" if text is _AZ else "en"
    unit = {410: "guest/guests", 96: "boat/boats", 14: "raft/rafts"}[value] if language == "en" else ""
    unit = (
        unit
        or {410: "гость/гостя/гостей|qonaq/qonaq", 96: "лодка/лодки/лодок|qayıq/qayıq"}[value].split("|")[
            language == "az"
        ]
    )
    evidence = [{"quote": quote}, {"quote": words, "for": "period"}]
    found = rules_of(text, quote, {"value": value}, "{value}.", unit, language, period=period, evidence=evidence)
    assert found == ({"doubt"} if is_doubted else set())


_LABOUR = """\
Rates in May 2024

The rate stood at 6 per cent. Vacancies were 8,200.

Rents rose sharply, by 4 per cent. Wages were 3 per cent in real terms.

Change of prices
Bread: 5 per cent
"""


@pytest.mark.parametrize(
    ("quote", "value", "statement", "words", "is_doubted"),
    [
        ("The rate stood at 6 per cent", 6, "The rate rose by {value}.", "rose sharply", True),
        ("Wages were 3 per cent in real terms", 3, "Wages rose by {value}.", "rose sharply", True),
        ("Rents rose sharply, by 4 per cent", 4, "Rents rose by {value}.", "rose sharply", False),
        ("Bread: 5 per cent", 5, "Bread changed by {value}.", "Change of prices", False),
    ],
)
def test_a_direction(quote: str, value: int, statement: str, words: str, is_doubted: bool) -> None:
    times = {"quote": "in May 2024", "for": "period"}
    evidence = [{"quote": quote}, {"quote": words, "for": "direction"}, times]
    quantity = {"value": value, "unit": "percent", "change": True}
    found = rules_of(_LABOUR, quote, quantity, statement, period="2024-05", evidence=evidence)
    assert found == ({"doubt"} if is_doubted else set())


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("The board will buy boats by 2027.\n\nThe fleet fell to 40 boats.", {"doubt"}),
        ("The board will buy boats by 2027.\n\nThe fleet will fall to 40 boats.", set()),
        ("The board will buy boats by 2027. The fleet of it comes to 40 boats.", set()),
    ],
)
def test_a_plan(text: str, rules: set[str]) -> None:
    evidence = [{"quote": "40 boats"}, {"quote": "will buy", "for": "status"}, {"quote": "by 2027", "for": "period"}]
    more = {"evidence": evidence, "status": "planned", "period": "2027"}
    found = rules_of(text, "40 boats", {"value": 40}, "The fleet is to come to {value}.", "boat/boats", **more)
    assert found & {"doubt"} == rules


@pytest.mark.parametrize("words", ["In 2024 we mean to carry", "In 2024"])
def test_the_time_of_a_plan_is_none_of_what_was(words: str) -> None:
    text = "In 2024 we mean to carry 52 tons, said Bob Ray. The number of trains rose from 12 to 358."
    evidence = [{"quote": "The number of trains rose from 12 to 358"}, {"quote": words, "for": "period"}]
    found = rules_of(
        text, "", {"value": 358}, "The number of trains rose to {value}.", "train/trains", evidence=evidence
    )
    assert found == {"doubt"}


@pytest.mark.parametrize(
    ("quote", "more", "is_doubted"),
    [
        ("towed 30 barges", {"area": "Sundby"}, True),
        ("towed 30 barges", {"area": "the harbour"}, False),
        ("repaired 96 boats", {"area": "Sundby", "for": "the mayor of Sundby"}, True),
    ],
)
def test_an_area(quote: str, more: dict[str, Any], is_doubted: bool) -> None:
    words = more.pop("for", None)
    evidence = [{"quote": quote}, *([{"quote": words, "for": "area"}] if words else [])]
    value = int(quote.split()[1])
    times = [{"quote": "in 2023", "for": "period"}] if value == 96 else []
    period = "2023" if times else "2022-05"
    more |= {"evidence": evidence + times, "period": period}
    found = rules_of(
        _REPORT, quote, {"value": value}, "{value}.", f"{quote.split()[2][:-1]}/{quote.split()[2]}", **more
    )
    assert found == ({"doubt"} if is_doubted else set())


_STATES = """\
Floods of 2023

Arlen

In the hills 40 bridges were lost in 2023.

Boria North

In the delta 90 bridges were lost in 2023.
"""
_LABELS = "Arlen: The clinics saw 40 bridges in 2023.\nBoria: The clinics saw 90 bridges in 2023.\n"
_WHERE = "In Boria the rain of 2023 did no harm. The worst was in Arlen, where 40 bridges were lost in 2023."
_THERE = "Arlen was hit in 2023. There 40 bridges were lost in 2023. Boria was spared."
_OPENS = "In Arlen, the rain began early, and 40 bridges were lost in 2023. In Boria nothing was lost."


@all_cases(
    ("text", "value", "area", "is_false"),
    [
        (_STATES, 40, "Arlen", False),
        (_STATES, 40, "Boria North", True),
        (_STATES, 90, "Boria North", False),
        (_STATES, 90, "Arlen", True),
        (_LABELS, 40, "Arlen", False),
        (_LABELS, 40, "Boria", True),
        (_LABELS, 90, "Arlen", True),
        (_WHERE, 40, "Arlen", False),
        (_WHERE, 40, "Boria", True),
        (_THERE, 40, "Arlen", False),
        (_THERE, 40, "Boria", True),
        (_OPENS, 40, "Arlen", False),
        (_OPENS, 40, "Boria", True),
    ],
)
def test_a_number_is_of_the_place_that_its_sentence_or_heading_names(
    text: str, value: int, area: str, is_false: bool
) -> None:
    quote = next(s for s in text.replace("\n", ". ").split(". ") if f"{value} " in s).rstrip(".")
    for statement in ("It is {value}.", f"In {area} it is {{value}}."):
        rules = rules_of(text, quote, {"value": value}, statement, "bridges", period="2023", area=area)
        assert bool(rules & {"area", "subject"}) == is_false, (statement, rules)
