"""Units are compared in families, rates by their span, counts by their own noun."""

import pytest

from tests.conftest import all_cases
from tests.evidence.quantities import rules_of


@all_cases(
    ("said", "unit", "rules"),
    [
        ("311 square miles", "square mile/square miles", set()),
        ("311 sq mi", "square mile/square miles", set()),
        ("311 square miles", "mile/miles", {"unit"}),
        ("12 cm", "centimetre/centimetres", set()),
        ("12 cm", "inch/inches", {"unit"}),
        ("8 GB", "gigabyte/gigabytes", set()),
        ("8 GB", "terabyte/terabytes", {"unit"}),
        ("70mph", "mile per hour/miles per hour", set()),
        ("70mph", "km/h", {"unit"}),
        ("500MW", "megawatt/megawatts", set()),
        ("500MW", "megawatt-hour/megawatt-hours", {"unit"}),
        ("480 degrees Fahrenheit", "degree Celsius/degrees Celsius", {"unit"}),
        ("48°C", "degree/degrees", set()),
        ("6pc", "piece/pieces", {"unit"}),
        ("a 41m-high mast", "metre/metres", {"number"}),
        ("in Mast Towers 41m", "metre/metres", {"number"}),
        ("5 m³", "cubic metre/cubic metres", set()),
        ("5 m2", "square metre/square metres", set()),
        ("3 bcm", "cubic metre/cubic metres", {"number"}),
        ("41 widgets", "tonne/tonnes", {"unit"}),
        ("41 widgets", "gadget/gadgets", {"doubt"}),
        ("41 children", "adult/adults", {"unit"}),
        ("41 passengers", "person/people", set()),
        ("41 nurses", "worker/workers", set()),
        ("41 students", "pupil/pupils", set()),
        ("41 new houses", "home/homes", set()),
        ("41 imaginary houses", "home/homes", {"doubt"}),
        ("41 half-built houses", "home/homes", {"doubt"}),
        ("41 imaginary houses", "imaginary house/imaginary houses", set()),
        ("41 second-hand buses", "bus/buses", set()),
        ("41 unmarried women", "woman/women", set()),
    ],
)  # fmt: skip
def test_units(said: str, unit: str, rules: set[str]) -> None:
    value = next(int(word) for word in said.replace("m", " ").replace("°", " ").replace("pc", " ").replace("MW", " ")
                 .replace("-", " ").split() if word.isdecimal())  # fmt: skip
    value = 42 if "41m" in said else value
    assert rules_of(f"In 2024 it saw {said}.", f"In 2024 it saw {said}", {"value": value}, unit=unit) == rules


def test_per_cent_stays_per_cent_whatever_it_is_of() -> None:
    source, quote = "In 2024 some 62% of patients waited.", "In 2024 some 62% of patients waited"
    fact = {"value": 62, "unit": "percent"}
    assert rules_of(source, quote, fact, unit="patient/patients", qualifier="about") == set()


@all_cases(
    ("source", "quote", "unit", "statement", "rules"),
    [
        ("In 2024 it made 900 tons a day.", "In 2024 it made 900 tons a day", "ton/tons", "In all {value}.", {"rate"}),
        ("In 2024 it made 900 tons a day.", "In 2024 it made 900 tons", "ton/tons", "It made {value}.", {"rate"}),
        ("In 2024 it made 900 tons a day.", "In 2024 it made 900 tons", "ton/tons", "Each day it made {value}.", set()),
        ("In 2024 it made 900 tons a day.", "made 900 tons a day", "ton a day/tons a day", "It is {value}.", set()),
        ("In 2024 it made 900 tons a day.", "900 tons a day", "ton a week/tons a week", "It is {value}.", {"rate"}),
        ("In 2024 it made 900 tons.", "In 2024 it made 900 tons", "ton a day/tons a day", "It is {value}.", {"rate"}),
        ("Each week of 2024 it made 900 tons.", "Each week of 2024 it made 900 tons", "ton/tons", "It is {value}.",
         {"rate"}),
        ("In 2024 it made, on average, 900 tons.", "on average, 900 tons", "ton/tons", "It made {value}.",
         {"rate", "direction"}),
        ("In 2024 it made 900 tons, against 800 a year earlier.", "In 2024 it made 900 tons, against 800", "ton/tons",
         "It made {value}.", set()),
        ("In 2024 it made 3 tons a day of 900 tons.", "In 2024 it made 3 tons a day of 900 tons", "ton/tons",
         "It is {value}.", set()),
        ("In 2024 it took 900 tons in a year.", "In 2024 it took 900 tons in a year", "ton/tons", "It took {value}.",
         set()),
    ],
)  # fmt: skip
def test_rates(source: str, quote: str, unit: str, statement: str, rules: set[str]) -> None:
    assert rules_of(source, quote, {"value": 900}, statement, unit) == rules


@pytest.mark.parametrize(
    ("language", "source", "statement", "rules"),
    [
        ("ru", "В 2024 году добыли 900 тонн в сутки.", "Добыли {value}.", {"rate"}),
        ("ru", "В 2024 году добыли 900 тонн в сутки.", "Ежедневно добывали {value}.", set()),
        ("ru", "В 2024 году в среднем добыли 900 тонн.", "Всего добыли {value}.", {"rate"}),
        ("ru", "В 2024 году добыли 900 тонн.", "Добыли {value}.", set()),
        ("az", "2024-cü ildə sutkada 900 ton çıxarılıb.", "{value} çıxarılıb.", {"rate"}),
        ("az", "2024-cü ildə sutkada 900 ton çıxarılıb.", "Gündə {value} çıxarılıb.", set()),
        ("az", "2024-cü ildə 900 ton çıxarılıb.", "{value} çıxarılıb.", set()),
    ],
)
def test_rates_in_other_languages(language: str, source: str, statement: str, rules: set[str]) -> None:
    unit = {"ru": "тонна/тонны/тонн", "az": "ton"}[language]
    found = rules_of(source, source.rstrip("."), {"value": 900}, statement, unit, language)
    assert found - {"direction"} == rules


@all_cases(
    ("language", "source", "quantity", "unit", "statement", "rules"),
    [
        ("en", "In 2024 it sold 15-20 cows a week.", {"low": 15, "high": 20}, "cow/cows", "It sold {value}.", {"rate"}),
        (
            "en",
            "In 2024 it sold 15-20 cows a week.",
            {"low": 15, "high": 20},
            "cow/cows",
            "It sold {value} a week.",
            set(),
        ),
        ("en", "In 2024 it had 15 leaks per 1,000 pipes.", {"value": 15}, "leak/leaks", "It had {value}.", {"rate"}),
        ("en", "In 2024 it had 15 leaks per 1,000 pipes.", {"value": 1000}, "pipe/pipes", "It had {value}.", {"rate"}),
        ("en", "In 2024 it had 15 leaks per 1,000 pipes.", {"value": 15}, "leak/leaks", "{value} per pipe.", {"rate"}),
        (
            "en",
            "In 2024 it had 15 leaks per 1,000 pipes.",
            {"value": 15},
            "leak/leaks",
            "{value} per thousand pipes.",
            set(),
        ),
        (
            "en",
            "For every 100 pipes there were 15 leaks in 2024.",
            {"value": 15},
            "leak/leaks",
            "It had {value}.",
            {"rate"},
        ),
        (
            "ru",
            "В 2024 году было 15 краж на 1000 жителей.",
            {"value": 15},
            "кража/кражи/краж",
            "Это {value}.",
            {"rate"},
        ),
        (
            "ru",
            "В 2024 году 15 школ выросли на 100 мест.",
            {"value": 15},
            "школа/школы/школ",
            "Выросли {value}.",
            set(),
        ),
        (
            "ru",
            "В 2024 году брали 15–20 коз в день.",
            {"low": 15, "high": 20},
            "коза/козы/коз",
            "Взяли {value}.",
            {"rate"},
        ),
        ("az", "2024-cü ildə hər 1000 evə 15 qəza düşüb.", {"value": 15}, "qəza/qəza", "Bu, {value}.", {"rate"}),
    ],
)
def test_rates_of_ranges_and_of_so_many(
    language: str, source: str, quantity: dict[str, int], unit: str, statement: str, rules: set[str]
) -> None:
    qualifier = "between" if "low" in quantity else "exact"
    found = rules_of(source, source.rstrip("."), quantity, statement, unit, language, qualifier=qualifier)
    assert found == rules


@all_cases(
    ("source", "value", "unit", "statement", "rules"),
    [
        ("In 2024 Ada Brandt, 61, resigned.", 61, "year/years", "She was {value} old.", set()),
        ("In 2024 Ada Brandt, 61, resigned.", 61, "year/years", "She served {value}.", {"unit"}),
        ("In 2024 it counted 50 empty flats.", 50, "flat/flats", "In all there were {value}.", {"unit"}),
        ("In 2024 it counted 50 empty flats.", 50, "empty flat/empty flats", "In all there were {value}.", set()),
        (
            "In 2024 it held the most hearings (9) and wrote the most letters (6).",
            6,
            "hearing/hearings",
            "It held {value}.",
            {"unit"},
        ),
        ("In 2024 it took 6 guide dogs and 9 dogs in pairs.", 9, "guide dog/guide dogs", "It took {value}.", {"unit"}),
        ("In 2024 it took 6 guide dogs and 9 dogs in pairs.", 6, "guide dog/guide dogs", "It took {value}.", set()),
        ("In 2024 9 dogs were fed and 6 in kennels.", 6, "dog/dogs", "There were {value} in kennels.", set()),
        ("In 2024 9 dogs were fed and 6 in kennels.", 6, "dog/dogs", "They fed {value}.", {"subject"}),
        ("In 2024 9 dogs were fed and the rest went home.", 9, "dog/dogs", "{value} went home.", {"subject"}),
        ("In 2024 of 9 dogs some 6 were untrained.", 6, "dog/dogs", "{value} were trained.", {"subject", "qualifier"}),
        ("In 2024 they saved 9 dogs and six cats.", 6, "dog/dogs", "They saved {value}.", {"unit"}),
        ("In 2024 they saved 9 dogs and six cats.", 9, "dog/dogs", "They saved {value}.", set()),
    ],
)
def test_what_a_number_counts(source: str, value: int, unit: str, statement: str, rules: set[str]) -> None:
    assert rules_of(source, source.rstrip("."), {"value": value}, statement, unit) == rules


@all_cases(
    ("language", "source", "value", "unit", "rules"),
    [
        ("en", "In 2024 it paid 90 workers and 7 miners.", 90, "miner/miners", {"unit"}),
        ("en", "In 2024 it paid 90 workers and 7 miners.", 7, "worker/workers", {"unit"}),
        ("en", "In 2024 it paid 90 workers and 7 miners.", 90, "worker/workers", set()),
        ("en", "In 2024 it fed 90 people, among them 7 children.", 90, "child/children", {"unit"}),
        ("en", "In 2024 it fed 90 people, among them 7 children.", 7, "child/children", set()),
        ("en", "In 2024 it bought 90 tons of salt and 7 tons of tin.", 90, "ton of tin/tons of tin", {"unit"}),
        ("en", "In 2024 it bought 90 tons of salt and 7 tons of tin.", 7, "ton of tin/tons of tin", set()),
        ("en", "In 2024 it bought 90 tons of rock salt.", 90, "ton of salt/tons of salt", set()),
        ("ru", "В 2024 году купили 90 тонн соли и 7 тонн олова.", 90, "тонна олова/тонны олова/тонн олова", {"unit"}),
        ("ru", "В 2024 году купили 90 тонн соли и 7 тонн олова.", 7, "тонна олова/тонны олова/тонн олова", set()),
        ("en", "In 2024 it lit 90 farms, inns and huts in all.", 90, "farm/farms", {"unit"}),
        ("en", "In 2024 it lit 90 farms, inns and huts in all.", 90, "inn/inns", {"unit"}),
        ("en", "In 2024 it lit 90 farms, inns or huts.", 90, "farm, inn or hut/farms, inns and huts", set()),
        ("en", "In 2024 it built 90 farms and plans 7 more.", 90, "farm/farms", set()),
        ("en", "In 2024 it lit 90 farms, give or take.", 90, "farm/farms", {"qualifier"}),
    ],
)
def test_each_number_has_its_own_noun(language: str, source: str, value: int, unit: str, rules: set[str]) -> None:
    assert rules_of(source, source.rstrip("."), {"value": value}, unit=unit, language=language) == rules


@all_cases(
    ("language", "source", "value", "unit", "rules"),
    [
        ("en", "Miners wrote 90 letters in 2024.", 90, "miner/miners", {"not-said"}),
        ("en", "In 2024 there were 90 letters by miners.", 90, "miner/miners", {"not-said"}),
        ("en", "In 2024 it sold 90 maps to miners.", 90, "map/maps", set()),
        ("en", "In 2024 it had 90 staff, of whom 7 were cooks.", 90, "cook/cooks", {"not-said"}),
        ("en", "In 2024 it had 90 staff, of whom 7 were cooks.", 7, "cook/cooks", set()),
        ("en", "In 2024 it had 90 members of staff.", 90, "staff/staff", set()),
        ("en", "In 2024 it hired 90 tram conductors.", 90, "tram/trams", {"not-said"}),
        ("en", "In 2024 it hired 90 tram conductors.", 90, "conductor/conductors", set()),
        ("en", "In 2024 it hired 90 tram conductors.", 90, "tram conductor/tram conductors", set()),
        ("en", "In 2024 it found 90 child victims.", 90, "victim/victims", set()),
        ("en", "Of the 90 trams, 7 burnt out in 2024.", 7, "tram/trams", set()),
        ("en", "Of 90 tenants, 7 got a flat in 2024.", 7, "tenant/tenants", set()),
        ("ru", "В 2024 году продали 90 билетов шахтёрам.", 90, "шахтёр/шахтёра/шахтёров", {"not-said"}),
        ("ru", "В 2024 году продали 90 билетов шахтёрам.", 90, "билет/билета/билетов", set()),
        ("ru", "Шахтёры за 2024 год подали 90 жалоб.", 90, "шахтёр/шахтёра/шахтёров", {"not-said"}),
        ("ru", "Из 90 трамваев в 2024 году сгорели 7.", 7, "трамвай/трамвая/трамваев", set()),
        ("ru", "В 2024 году было 90 рейсов трамваев.", 90, "рейс/рейса/рейсов", set()),
    ],
)
def test_a_number_with_a_noun_of_its_own_counts_no_other(
    language: str, source: str, value: int, unit: str, rules: set[str]
) -> None:
    assert rules_of(source, source.rstrip("."), {"value": value}, unit=unit, language=language) == rules


@all_cases(
    ("language", "source", "statement", "rules"),
    [
        ("en", "Not counting tin, sales were 90 tons in 2024.", "Sales were {value}.", {"subject"}),
        ("en", "Sales were 90 tons in 2024, with the exception of tin.", "Sales were {value}.", {"subject"}),
        ("en", "Not counting tin, sales were 90 tons in 2024.", "Sales were {value} without tin.", set()),
        ("en", "Sales were 90 tons in 2024, zinc (except scrap) sales were 7 tons.", "Sales were {value}.", set()),
        ("en", "Sales were 90 tons in 2024, zinc excluding scrap was 7 tons.", "Sales were {value}.", set()),
        ("en", "Sales were 90 tons in 2024 (excluding tin), costs were 7 tons.", "Sales were {value}.", {"subject"}),
        ("en", "Sales were 90 tons in 2024, excluding tin, and 7 tons were lost.", "Sales were {value}.", {"subject"}),
        ("en", "Not counting tin, sales were 90 tons in 2024.", "Sales were {value}, excluding tin.", set()),
        ("en", "Excluding tin, sales were 70 tons in 2024; in all they were 90 tons.", "Sales were {value}.", set()),
        ("ru", "Продажи без учёта олова составили 90 тонн в 2024 году.", "Продажи составили {value}.", {"subject"}),
        ("ru", "Без учёта отходов в размере 90 тонн сбор в 2024 году вырос.", "Отходы составили {value}.", set()),
        ("az", "2024-cü ildə taxılın 90 tonu artıq yığılıb.", "Taxılın {value} yığılıb.", set()),
        ("ru", "Кроме того, продажи составили 90 тонн в 2024 году.", "Продажи составили {value}.", set()),
        ("az", "Qalay istisna olmaqla 2024-cü ildə satış 90 ton olub.", "Satış {value} olub.", {"subject"}),
    ],
)
def test_what_a_number_leaves_out_is_told(language: str, source: str, statement: str, rules: set[str]) -> None:
    unit = {"en": "ton/tons", "ru": "тонна/тонны/тонн", "az": "ton/ton"}[language]
    assert rules_of(source, source.rstrip("."), {"value": 90}, statement, unit, language) == rules


@all_cases(
    ("language", "source", "unit", "label", "statement", "rules"),
    [
        ("en", "Adjusted net income was 90 tons in 2024.", "ton/tons", "net income", "Net income was {value}.",
         {"subject"}),
        ("en", "Adjusted net income was 90 tons in 2024.", "ton/tons", "adjusted net income", "It was {value}.", set()),
        ("en", "Seasonally adjusted output was 90 tons in 2024.", "ton/tons", "output", "Output was {value}.",
         {"subject"}),
        ("en", "The mill reported core sales of 90 tons in 2024.", "ton/tons", "sales", "Sales were {value}.",
         {"subject"}),
        ("en", "The mill reported core sales of 90 tons in 2024.", "ton/tons", "-", "Core sales were {value}.", set()),
        ("en", "Non-oil exports were 90 tons in 2024.", "ton/tons", "exports", "Exports were {value}.", {"subject"}),
        ("en", "Profit after interest was 90 tons in 2024.", "ton/tons", "profit", "Profit was {value}.", {"subject"}),
        ("en", "Profit after tax was 90 tons in 2024.", "ton/tons", "-", "After-tax profit was {value}.", set()),
        ("en", "The net loss was 90 tons in 2024.", "ton/tons", "loss", "The loss was {value}.", set()),
        ("en", "They closed 90 rural clinics in 2024.", "clinic/clinics", "clinics", "They closed {value}.", {"doubt"}),
        ("en", "They opened 90 new clinics in 2024.", "clinic/clinics", "clinics", "They opened {value}.", set()),
        ("en", "Registered mills had 90 tons in 2024.", "ton/tons", "tons", "Mills had {value}.", {"doubt"}),
        ("en", "The fishing fleet landed 90 tons in 2024.", "ton/tons", "catch", "The fleet landed {value}.", set()),
        ("en", "In 2024 there were 90 waits of over 12 hours.", "wait/waits", "waits", "There were {value}.",
         {"doubt"}),
        ("en", "In 2024 there were 90 waits of over 12 hours.", "wait/waits", "waits of hours", "They were {value}.",
         set()),
        ("ru", "В 2024 году реальный вывоз составил 90 тонн.", "тонна/тонны/тонн", "вывоз", "Вывоз составил {value}.",
         {"subject"}),
        ("ru", "В 2024 году закрыли 90 сельских школ.", "школа/школы/школ", "школы", "Закрыли {value}.", {"doubt"}),
        ("ru", "В 2024 году закрыли 90 сельских школ.", "школа/школы/школ", "школы села", "Закрыли {value}.", set()),
        ("ru", "В 2024 году открыли 90 новых школ.", "школа/школы/школ", "школы", "Открыли {value}.", set()),
        ("ru", "В 2024 году сбор среди фермеров составил 90 тонн.", "тонна/тонны/тонн", "сбор",
         "Сбор составил {value}.", {"doubt"}),
        ("az", "2024-cü ildə xalis ixrac 90 ton olub.", "ton/ton", "ixrac", "İxrac {value} olub.", {"subject"}),
        ("az", "2024-cü ildə 90 kənd məktəbi bağlanıb.", "məktəb/məktəb", "məktəblər", "{value} bağlanıb.", {"doubt"}),
        ("az", "2024-cü ildə 90 yeni məktəb açılıb.", "məktəb/məktəb", "məktəblər", "{value} açılıb.", set()),
    ],
)  # fmt: skip
def test_a_word_that_narrows_is_told(
    language: str, source: str, unit: str, label: str, statement: str, rules: set[str]
) -> None:
    found = rules_of(source, source.rstrip("."), {"value": 90}, statement, unit, language, label=label)
    assert found == rules


@all_cases(
    ("source", "statement", "rules"),
    [
        ("In 2024 90 people were hurt, and police beat miners.", "{value} of the police were hurt.", {"doubt"}),
        ("In 2024 90 people were hurt in clashes of police and miners.", "{value} were hurt by police.", {"doubt"}),
        ("Police came to the fair. 90 people were hurt in 2024.", "{value} were hurt by police.", set()),
        ("In 2024 90 people were hurt by police and miners.", "{value} were hurt by miners.", set()),
        ("In the police 90 people were hurt in 2024.", "{value} of the police were hurt.", set()),
        ("In 2024 90 of the police were hurt.", "{value} of the police were hurt.", set()),
    ],
)
def test_who_it_was_is_told_no_narrower(source: str, statement: str, rules: set[str]) -> None:
    quote = source.rstrip(".").rpartition(". ")[2]
    assert rules_of(source, quote, {"value": 90}, statement, "person/people") == rules


@all_cases(
    ("language", "source", "unit", "rules"),
    [
        ("en", "In 2024 90 people fell ill, none of them children.", "child/children", {"doubt"}),
        ("en", "In 2024 90 people fell ill, half of them children.", "child/children", {"doubt"}),
        ("en", "In 2024 90 people fell ill, all of them children.", "child/children", set()),
        ("en", "Among the children of the town 90 people fell ill in 2024.", "child/children", set()),
        ("ru", "В 2024 году заболели 90 человек, детей среди них нет.", "ребёнок/ребёнка/детей", {"doubt"}),
        ("az", "2024-cü ildə 90 nəfər xəstələnib, aralarında uşaq yoxdur.", "uşaq/uşaq", {"doubt"}),
    ],
)
def test_some_of_those_counted_are_not_all(language: str, source: str, unit: str, rules: set[str]) -> None:
    assert rules_of(source, source.rstrip("."), {"value": 90}, unit=unit, language=language) == rules


@pytest.mark.parametrize("verb", ["were dry", "had no water"])
def test_what_is_said_of_a_part_is_not_told_of_the_whole_before_it(verb: str) -> None:
    source = f"Of the 90 wells, 7 {verb} in 2024."
    for value, rules in ((7, set()), (90, {"direction"})):
        assert rules_of(source, source.rstrip("."), {"value": value}, f"{{value}} {verb}.", "well/wells") == rules


def test_a_part_is_not_told_as_the_whole() -> None:
    source = "In 2024 the court fined it 9 euros and waived 6 euros of the fine."
    quote, fact = source.rstrip("."), {"value": 6, "currency": "EUR"}
    assert rules_of(source, quote, fact, "The fine was {value}.") == {"subject", "doubt"}
    assert rules_of(source, quote, fact, "The court waived {value} of the fine.") == set()


@pytest.mark.parametrize(
    ("source", "quote", "unit", "rules"),
    [
        ("The port had 40 boats in 2024.", "had 40 boats", "boat more/more boats", {"unit"}),
        ("The port had 40 more boats in 2024.", "had 40 more boats", "boat more/more boats", set()),
        ("The port had 40 boats in 2024.", "had 40 boats", "boat/boats that do not sail", {"unit"}),
        ("The port had 40 boats in 2024.", "had 40 boats", "boat/boats", set()),
    ],
)
def test_a_unit_says_no_more_than_what_is_counted(source: str, quote: str, unit: str, rules: set[str]) -> None:
    found = rules_of(source, quote, {"value": 40}, "The port had {value}.", unit)
    assert found & {"unit"} == rules
