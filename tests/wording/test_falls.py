"""The qualifier of a fall is of its size wherever it is told, shortened, drawn or checked; that of a level is not."""

import re
from pathlib import Path

import pytest

from briefing import build
from briefing.charts.chart_data import chart_data
from briefing.errors import Place, Severity
from briefing.evidence.check import check_briefing
from briefing.evidence.source_text import SourceText
from briefing.facts.load import conflicts, parse_briefing
from briefing.languages import language
from briefing.proof.verify import Integrity, verify
from briefing.wording.period_words import NBSP
from briefing.wording.wording import Wording
from tests.conftest import all_cases
from tests.wording.test_wording import fact

FALL, LEVEL, RISE = ("-12", True), ("-12", False), ("12", True)


def _plain(words: str) -> str:
    return words.replace(NBSP, " ").replace("\u202f", " ")


@all_cases(
    ("code", "number", "qualifier", "told", "words", "tile"),
    [
        ("en", FALL, "more-than", "more than 12%", "below −12%", "below −12%"),
        ("en", FALL, "less-than", "less than 12%", "above −12%", "above −12%"),
        ("en", FALL, "at-least", "at least 12%", "−12% or below", "−12% or below"),
        ("en", FALL, "at-most", "at most 12%", "−12% or above", "−12% or above"),
        ("en", FALL, "nearly", "nearly 12%", "nearly −12%", "nearly −12%"),
        ("en", FALL, "about", "about 12%", "about −12%", "≈−12%"),
        ("en", FALL, "exact", "12%", "−12%", "−12%"),
        ("en", LEVEL, "more-than", "above −12%", "above −12%", "above −12%"),
        ("en", LEVEL, "less-than", "below −12%", "below −12%", "below −12%"),
        ("en", RISE, "more-than", "more than 12%", "more than +12%", ">+12%"),
        ("en", RISE, "at-most", "at most 12%", "at most +12%", "≤+12%"),
        ("ru", FALL, "more-than", "более 12 %", "ниже −12 %", "ниже −12 %"),
        ("ru", FALL, "less-than", "менее 12 %", "выше −12 %", "выше −12 %"),
        ("ru", FALL, "at-least", "не менее 12 %", "не выше −12 %", "не выше −12 %"),
        ("ru", FALL, "at-most", "не более 12 %", "не ниже −12 %", "не ниже −12 %"),
        ("ru", FALL, "nearly", "почти 12 %", "почти −12 %", "почти −12 %"),
        ("ru", LEVEL, "less-than", "ниже −12 %", "ниже −12 %", "ниже −12 %"),
        ("az", FALL, "more-than", "12%-dən çox", "−12%-dən aşağı", "−12%-dən aşağı"),
        ("az", FALL, "less-than", "12%-dən az", "−12%-dən yuxarı", "−12%-dən yuxarı"),
        ("az", FALL, "at-least", "ən azı 12%", "−12% və ya aşağı", "−12% və ya aşağı"),
        ("az", FALL, "at-most", "ən çoxu 12%", "−12% və ya yuxarı", "−12% və ya yuxarı"),
        ("az", FALL, "nearly", "demək olar ki, 12%", "demək olar ki, −12%", "demək olar ki, −12%"),
        ("az", LEVEL, "less-than", "−12%-dən aşağı", "−12%-dən aşağı", "−12%-dən aşağı"),
    ],
)
def test_words_and_tile_say_what_a_sentence_says(code, number, qualifier, told, words, tile):
    value, change = number
    known, spoken = fact(qualifier, value=value, unit="percent", change=change), Wording(language(code))
    assert _plain(spoken.words(known.sized)) == told
    assert _plain(spoken.words(known)) == words
    assert _plain("".join(spoken.tile(known))) == tile
    assert _plain(spoken.short(known)) == tile


@all_cases(
    ("code", "words", "told"),
    [
        ("en", "between −12% and −10%", "between 10% and 12%"),
        ("ru", "от −12 до −10 %", "от 10 до 12 %"),
        ("az", "−12%–−10%", "10%–12%"),
    ],
)
def test_a_range_of_a_fall_is_told_from_the_smaller(code, words, told):
    known = fact("between", low="-12", high="-10", unit="percent", change=True)
    spoken = Wording(language(code))
    assert (_plain(spoken.words(known)), _plain(spoken.words(known.sized))) == (words, told)
    assert _plain(spoken.short(known)) == words


def test_a_range_across_zero_keeps_its_signs():
    known = fact("between", low="-2", high="3", unit="percent", change=True)
    assert Wording(language("en")).words(known.sized) == "between −2% and +3%"


HEAD = """\
head: {{id: test, title: A title, date: 2025-01-10, language: {language}}}
defaults: {{speaker: paper, source: daily, period: "2024"}}
speakers: {{paper: {{name: The Daily}}}}
sources: {{daily: {{publisher: The Daily, published: 2025-01-10, language: {language}}}}}
sections: {{a: {{title: A, text: '{{{{ fact("one").statement }}}} {{{{ fact("other").statement }}}}'}}}}
key-figures: [one, other]
charts: {{c: {{section: a, kind: bars, title: A chart, facts: [one, other]}}}}
facts:
  one: {{section: a, label: tea, measure: tea, statement: "{statement}", quantity: {{{quantity}}},
       qualifier: {qualifier}, evidence: {{quote: "{quote}"}}}}
  other: {{section: a, label: rice, measure: {measure}, statement: "{statement}", quantity: {{{other}}},
       evidence: {{quote: "{quote}"}}}}
"""
TELLS = {
    "en": ("Tea sales fell by {value}.", "Tea sales fell by more than 12% in 2024"),
    "ru": ("Продажи чая снизились на {value}.", "В 2024 году продажи чая снизились более чем на 12%"),
    "az": ("Çay satışı {value} azalıb.", "2024-cü ildə çay satışı 12%-dən çox azalıb"),
}
DOWN = "value: -{}, unit: percent, change: true"
TWELVE, FIVE = DOWN.format(12), DOWN.format(5)


def _file(code="en", quantity=TWELVE, qualifier="more-than", other=FIVE, measure="rice", **given):
    statement, quote = TELLS[code]
    said = {"statement": statement, "quote": quote} | given
    places = {"language": code, "quantity": quantity, "qualifier": qualifier, "other": other, "measure": measure}
    return parse_briefing(HEAD.format(**places, **said).encode(), Path("facts.yaml"))


@all_cases(
    ("number", "qualifier", "ends"),
    [
        (FALL, "more-than", (None, -12)),
        (FALL, "at-least", (None, -12)),
        (FALL, "less-than", (-12, None)),
        (FALL, "at-most", (-12, None)),
        (FALL, "nearly", (-12, -12)),
        (FALL, "about", (-12, -12)),
        (LEVEL, "more-than", (-12, None)),
        (LEVEL, "less-than", (None, -12)),
        (RISE, "more-than", (12, None)),
        (RISE, "at-most", (None, 12)),
    ],
)
def test_a_mark_is_open_where_the_value_may_lie(number, qualifier, ends):
    value, change = number
    briefing = _file().briefing
    known = fact(qualifier, value=value, unit="percent", change=change)
    briefing = briefing.model_copy(update={"facts": briefing.facts | {"one": known.model_copy(update={"id": "one"})}})
    item = chart_data(briefing.charts["c"], briefing, Wording(language("en")), Place("facts.yaml", 1)).items[0]
    assert (item.low, item.high) == ends
    assert item.qualifier == known.quantity.signed(known.qualifier).value


@all_cases(
    ("qualifier", "size", "disagree"),
    [
        ("more-than", 150, False),
        ("more-than", 12, True),
        ("more-than", 5, True),
        ("at-least", 12, False),
        ("at-most", 150, True),
        ("at-most", 5, False),
        ("nearly", 11, False),
        ("nearly", 13, True),
    ],
)
def test_falls_are_compared_by_their_size(qualifier, size, disagree):
    assert bool(conflicts(_file(qualifier=qualifier, other=DOWN.format(size), measure="tea").briefing)) is disagree


LOSS = {"statement": "The result was {value}.", "quote": "In 2024 the mill made a loss of more than 12 euros"}
FROST = {"statement": "It was {value} in 2024.", "quote": "In 2024 it was below -12%"}


@all_cases(
    ("code", "quantity", "words", "right"),
    [
        ("en", TWELVE, {}, ["more-than"]),
        ("ru", TWELVE, {}, ["more-than"]),
        ("az", TWELVE, {}, ["more-than"]),
        ("en", "value: -12, currency: EUR", LOSS, ["less-than"]),
        ("en", "value: -12, unit: percent", FROST, ["less-than"]),
    ],
)
def test_the_check_takes_the_qualifier_that_is_printed_truly(code, quantity, words, right):
    taken = []
    for qualifier in ("more-than", "less-than", "at-least", "at-most"):
        file = _file(code, quantity, qualifier, **words)
        quote = file.briefing.facts["one"].evidence[0].quote
        report = check_briefing(file, {"daily": SourceText.from_bytes(f"{quote}.".encode(), code)})
        wrong = [d for d in report.diagnostics if d.rule == "qualifier" and d.severity is Severity.ERROR]
        taken += [] if any(d.place.line in (9, 10) for d in wrong) else [qualifier]
    assert taken == right


PAGE = """\
head: {{id: test, title: A title, date: 2025-01-10, language: {code}}}
defaults: {{period: "2024"}}
sections: {{a: {{title: A, text: '{{{{ fact("more").statement }}}} {{{{ fact("range").statement }}}}'}}}}
key-figures: [more, most]
charts: {{c: {{section: a, kind: bars, title: A chart, facts: [more, most, range]}}}}
facts:
  more: {{section: a, kind: assumption, label: "{label}", measure: tea, statement: "{statement}",
    quantity: {{value: -12, unit: percent, change: true}}, qualifier: more-than}}
  most: {{section: a, kind: assumption, label: "{label} (B)", measure: tea, statement: "{statement}",
    quantity: {{value: -4, unit: percent, change: true}}, qualifier: at-most}}
  range: {{section: a, kind: assumption, label: rice, statement: "{statement}",
    quantity: {{low: -12, high: -10, unit: percent, change: true}}, qualifier: between}}
"""


@pytest.mark.parametrize(
    ("code", "label", "statement", "printed"),
    [
        (
            "en",
            "fall in tea sales",
            "Tea sales fell by {value}.",
            ["fell by more than 12%.", "fell by between 10% and 12%.", "Below −12%; −4% or above."],
        ),
        (
            "ru",
            "падение продаж чая",
            "Продажи чая снизились на {value}.",
            ["снизились более чем на 12 %.", "снизились на 10–12 %.", "Ниже −12 %; не ниже −4 %."],
        ),
        (
            "az",
            "çay satışının azalması",
            "Çay satışı {value} azalıb.",
            ["satışı 12%-dən çox azalıb.", "satışı 10%–12% azalıb.", "−12%-dən aşağı; −4% və ya yuxarı."],
        ),
    ],
)
def test_a_page_tells_falls_as_its_sentences_do(code, label, statement, printed, tmp_path, as_text):
    (tmp_path / "facts.yaml").write_text(PAGE.format(code=code, label=label, statement=statement), encoding="utf-8")
    built = build(tmp_path / "facts.yaml")
    words = re.sub(r"[\[\]]|\^[0-9]", "", _plain(as_text(built.checked.document.blocks)))
    assert not [part for part in printed if part not in words], words
    assert verify(built.data).state is Integrity.CONSISTENT
