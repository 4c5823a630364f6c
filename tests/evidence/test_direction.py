"""A fall is not told as a rise, a change not as a level, a part not as the whole, a loss not as a profit."""

from pathlib import Path

import pytest

from briefing.errors import Severity
from briefing.evidence.check import check_briefing
from briefing.evidence.source_text import SourceText
from briefing.facts.load import parse_briefing
from tests.conftest import all_cases

HEAD = """\
head: {{id: test, title: A title, date: 2024-08-19, language: {language}}}
defaults: {{speaker: paper, source: daily, period: "2024"}}
speakers: {{paper: {{name: The Daily}}}}
sources: {{daily: {{publisher: The Daily, published: 2024-08-19, language: {language}}}}}
units: {{jobs: {{one: job, other: jobs}}, boats: {{one: boat, other: boats}}, works: {works}}}
sections: {{a: {{title: A}}}}
facts:
  it: {{section: a, label: it, statement: "{statement}", quantity: {{{quantity}}}, qualifier: {qualifier},
       evidence: {{quote: "{quote}"}}}}
"""
WORKS = {
    "en": "{one: work, other: works}",
    "ru": "{one: работа, few: работы, many: работ, other: работы}",
    "az": "{one: iş, other: iş}",
}
FALL = "Tea sales fell by 7% in 2024."
FALL_FROM_TO = "Tea sales fell by between 7% and 9% in 2024."
LEVEL = "In 2024 the price dropped by 5 euros from 45 euros to 40 euros."
LOSS = "In 2024 the mill made a loss of 5 euros."
SHARE = "In 2024 only 12 of the 48 boats were sold."
PERCENT = "value: 7, unit: percent"
PERCENT_DOWN = "value: -7, unit: percent, change: true"


def _rules(source: str, quantity: str, statement: str, language: str) -> list[str]:
    facts = HEAD.format(
        language=language,
        works=WORKS[language],
        statement=statement,
        quantity=quantity,
        qualifier="between" if "low" in quantity else "exact",
        quote=source.rstrip("."),
    )
    report = check_briefing(
        parse_briefing(facts.encode(), Path("facts.yaml")), {"daily": SourceText.from_bytes(source.encode(), language)}
    )
    return [d.rule for d in report.diagnostics if d.severity is Severity.ERROR]


@all_cases(
    ("source", "quantity", "statement"),
    [
        (FALL, PERCENT, "Tea sales declined by {value}."),
        (FALL, PERCENT, "The drop in tea sales was {value}."),
        ("Fares were 7% higher in 2024 than in 2023.", PERCENT, "Fares rose by {value}."),
        ("Sales of cut roses doubled to $5 in 2024.", "value: 5, currency: USD", "Sales of cut roses rose to {value}."),
        ("Fares in 2024 were 7% higher than before.", PERCENT, "Fares rose by {value}."),
        ("Men earned 7% more than women in 2024.", PERCENT, "Men earned {value} more than women."),
        ("In 2024 additions fell to 7 boats from 9.", "value: 7, unit: boats", "Additions were {value}."),
        ("In 2024 sales came to 9 euros, up by 7% over 2023.", PERCENT, "Sales rose by {value}."),
        (
            "In 2024 sales fell to 5 euros (2023: 7 euros), while costs rose.",
            "value: 5, currency: EUR",
            "Sales were {value}.",
        ),
        (FALL, "value: -7, unit: percent", "Tea sales changed by {value}."),
        (FALL, "value: -7, unit: percent, change: true", "It was {value}."),
        (FALL, "value: -7, unit: percent, change: true", "The growth in tea sales was {value}."),
        (FALL, "value: -7, unit: percent, change: true", "Tea sales worsened by {value}."),
        ("Tea sales changed by -7% in 2024.", PERCENT, "Tea sales fell by {value}."),
        (FALL_FROM_TO, "low: -9, high: -7, unit: percent, change: true", "Tea sales fell by {value}."),
        (FALL_FROM_TO, "low: 7, high: 9, unit: percent", "Tea sales fell by {value}."),
        (LEVEL, "value: 5, currency: EUR", "The price came down by {value}."),
        (LEVEL, "value: 40, currency: EUR", "The price was {value}."),
        (LEVEL, "value: 45, currency: EUR", "The price was {value} before."),
        (LOSS, "value: 5, currency: EUR", "The loss was {value}."),
        (LOSS, "value: -5, currency: EUR", "The result was {value}."),
        (SHARE, "value: 12, unit: boats", "{value} were sold."),
        (SHARE, "value: 48, unit: boats", "There were {value}."),
        ("In 2024 the mill lost 9 jobs.", "value: 9, unit: jobs", "The mill cut {value}."),
        ("In 2024 the fund raised $5.", "value: 5, currency: USD", "The fund collected {value}."),
        ("Exports doubled in 2024.", "value: 100, unit: percent", "Exports rose by {value}."),
        ("In 2024 on average 9 boats came.", "value: 9, unit: boats", "{value} came on average."),
        ("In 2024 Kenya sold 9 boats, Chad 12 boats.", "value: 12, unit: boats", "Chad sold {value}."),
        (
            "In 2024, 9 boats sank in the storm and 12 boats were hit.",
            "value: 12, unit: boats",
            "The storm hit {value}.",
        ),
        (
            "Of the 90 boats that entered the race in 2024, 62 boats finished it.",
            "value: 62, unit: boats",
            "{value} finished the race.",
        ),
        (
            "In 2024 the yard offered 40 jobs and in the end filled 25 jobs.",
            "value: 25, unit: jobs",
            "The yard filled {value}.",
        ),
        (
            "In 2023 the port built 4 boats; in 2024 it added 6 boats.",
            "value: 6, unit: boats",
            "{value} were built.",
        ),
        ("In 2024 the mill in Lund kept 9 jobs and the yard lost 12 jobs.", "value: 9, unit: jobs", "It kept {value}."),
        ("In 2024 fares swung from a 2% fall to a 7% rise.", PERCENT, "Fares rose by {value}."),
        ("In 2024 fares rose by 7%, the operator said.", PERCENT, "The operator raised fares by {value}."),
        ("In 2024 the loss shrank, narrowing to 5 million euros (-7.0%).", PERCENT_DOWN, "The loss fell by {value}."),
        ("In 2024 tea sales fell by 5 million euros, or 7%.", PERCENT_DOWN, "Tea sales fell by {value}."),
        ("In 2024 exports were 7% and imports 9% higher than before.", PERCENT, "Exports were {value} higher."),
        (
            "Export and import prices in 2024 were respectively 7 and 1 percent up.",
            PERCENT,
            "Export prices rose {value}.",
        ),
        ("In 2024 the yard had 40 jobs, with no losses.", "value: 40, unit: jobs", "The yard had {value}."),
    ],
)
def test_what_the_source_makes_of_a_number_may_be_told(source: str, quantity: str, statement: str) -> None:
    assert _rules(source, quantity, statement, "en") == []


@all_cases(
    ("source", "quantity", "statement", "rule"),
    [
        (FALL, PERCENT, "Tea sales rose by {value}.", "direction"),
        ("In 2024 fares swung from a 2% fall to a 7% rise.", PERCENT, "Fares were {value}.", "direction"),
        ("In 2024 fares swung from a 2% rise to a 7% fall.", PERCENT, "Fares rose by {value}.", "direction"),
        (
            "In 2024 additions fell to 7 boats from 9.",
            "value: 7, unit: boats",
            "Additions fell by {value}.",
            "direction",
        ),
        (
            "In 2024 there were 7 boats which had not been mended.",
            "value: 7, unit: boats",
            "{value} were mended.",
            "status",
        ),
        ("In 2024 tea rose by 3% (+1) and rye by 7%.", PERCENT, "Tea rose by {value}.", "subject"),
        ("In 2024 sales stood 7% above the June figure.", PERCENT, "Sales were {value}.", "direction"),
        ("In 2024 it saved 7% of the flats.", PERCENT, "It razed {value} of the flats.", "direction"),
        (FALL, PERCENT, "Tea sales changed by {value}.", "direction"),
        (FALL, PERCENT, "Tea made up {value} of all sales.", "direction"),
        ("Tea sales rose by 7% in 2024.", "value: -7, unit: percent", "Tea sales changed by {value}.", "number"),
        (FALL, "value: 7, unit: percent, change: true", "It was {value}.", "direction"),
        (FALL, "value: -7, unit: percent, change: true", "Tea sales improved by {value}.", "direction"),
        (FALL, "value: -7, unit: percent, change: true", "Tea sales were up {value}.", "direction"),
        (FALL_FROM_TO, "low: 7, high: 9, unit: percent, change: true", "It was {value}.", "direction"),
        (FALL_FROM_TO, "low: -9, high: -8, unit: percent, change: true", "It fell by {value}.", "number"),
        (FALL_FROM_TO, "low: -7, high: 9, unit: percent, change: true", "It changed by {value}.", "number"),
        (
            "Sales rose by between 7% and 9% in 2024.",
            "low: -9, high: -7, unit: percent, change: true",
            "It changed by {value}.",
            "number",
        ),
        ("Tea was 7% of sales in 2024.", PERCENT, "Tea sales rose by {value}.", "not-said"),
        (LEVEL, "value: 5, currency: EUR", "The price was {value}.", "direction"),
        (LEVEL, "value: 40, currency: EUR", "The price fell by {value}.", "direction"),
        (LEVEL, "value: 45, currency: EUR", "The price is {value}.", "not-said"),
        (LOSS, "value: 5, currency: EUR", "The profit was {value}.", "direction"),
        (LOSS, "value: 5, currency: EUR", "The result was {value}.", "direction"),
        (SHARE, "value: 48, unit: boats", "{value} were sold.", "direction"),
        ("In 2024 the mill lost 9 jobs.", "value: 9, unit: jobs", "The mill gained {value}.", "direction"),
        ("In 2024 another 9 boats came.", "value: 9, unit: boats", "In all {value} came.", "direction"),
        ("In 2024 on average 9 boats came.", "value: 9, unit: boats", "The port saw {value}.", "direction"),
        ("In 2024 a record 9 boats came on one day.", "value: 9, unit: boats", "Every day {value} came.", "direction"),
        ("In 2024 all but 9 boats sank.", "value: 9, unit: boats", "{value} sank.", "direction"),
        ("Exports doubled in 2024.", "value: 100, unit: percent", "Exports fell by {value}.", "direction"),
        ("In 2024 the old fleet had 9 boats.", "value: 9, unit: boats", "The whole navy had {value}.", "direction"),
        ("In 2024 Kenya sold 9 boats, Chad 12 boats.", "value: 9, unit: boats", "Chad sold {value}.", "subject"),
        (
            "In 2024 the port inspected 90 boats, and 7 boats were detained.",
            "value: 90, unit: boats",
            "{value} were detained.",
            "subject",
        ),
        (
            "Of the 90 boats that entered the race in 2024, 62 boats finished it.",
            "value: 62, unit: boats",
            "{value} entered.",
            "subject",
        ),
        (
            "Yards cut 90 jobs in 2024; the oldest of them, Brook Marine, cut 12 jobs.",
            "value: 90, unit: jobs",
            "Brook Marine cut {value}.",
            "subject",
        ),
        (
            "In 2024 the juniors won 9 boats, which pleased the club.",
            "value: 9, unit: boats",
            "The club won {value}.",
            "subject",
        ),
        (
            "In 2024 rents rose by 7% in the hills, against 4% nationwide.",
            PERCENT,
            "Nationwide rents rose by {value}.",
            "subject",
        ),
        ("In 2024 the port lost 9 boats and sold 7.", "value: 9, unit: boats", "The port sold {value}.", "subject"),
        ("Men earned 7% more than women in 2024.", PERCENT, "Wages of men rose by {value}.", "direction"),
        (
            "In 2024 it counted 9 boats on its best day and 2 on its worst.",
            "value: 9, unit: boats",
            "On its worst day it counted {value}.",
            "subject",
        ),
        (
            "Trips by air fell 7% in 2024 even as those by sea rose 9%.",
            PERCENT,
            "Trips by sea fell by {value}.",
            "subject",
        ),
        (
            "The shares closed 4% lower at 7 euros in 2024.",
            "value: 7, currency: EUR",
            "The shares fell by {value}.",
            "direction",
        ),
        (
            "In 2024 the fee of 9 euros was cut to 7 euros.",
            "value: 9, currency: EUR",
            "The fee is now {value}.",
            "direction",
        ),
        (
            "The fee of 9 euros was cut to 7 euros in 2024.",
            "value: 9, currency: EUR",
            "The fee was {value}.",
            "direction",
        ),
        (
            "In 2024 the loss of the mill shrank, narrowing to 5 million euros.",
            "value: 5000000, currency: EUR",
            "The mill made a profit of {value}.",
            "direction",
        ),
        (
            "In 2024 imports were 4% up and came to 5 million euros.",
            "value: 5000000, currency: EUR",
            "Exports were {value}.",
            "direction",
        ),
        (
            "In 2024 exports were 7% and imports 9% higher than before.",
            PERCENT,
            "Imports were {value} up.",
            "direction",
        ),
    ],
)
def test_nothing_else_may_be_told_of_it(source: str, quantity: str, statement: str, rule: str) -> None:
    assert rule in _rules(source, quantity, statement, "en")


@pytest.mark.parametrize(
    ("language", "source", "right", "wrong"),
    [
        ("ru", "В 2024 году добыча упала на 7%.", "Добыча снизилась на {value}.", "Добыча выросла на {value}."),
        ("az", "2024-cü ildə hasilat 7% azalıb.", "Hasilat {value} düşüb.", "Hasilat {value} artıb."),
        ("en", "In 2024 growth slowed to 7%, down from 9%.", "Growth eased to {value}.", "Growth rose to {value}."),
        ("en", "In 2024 growth crept up to 7%.", "Growth rose to {value}.", "Growth fell to {value}."),
        ("en", "In 2024 growth stayed at 7%.", "Growth was {value}.", "Growth fell to {value}."),
        ("en", "In 2024 rent was unchanged at 7%.", "Rent was {value}.", "Rent rose to {value}."),
        ("en", "In 2024 rent inched up to 7%.", "Rent rose to {value}.", "Rent fell to {value}."),
        (
            "en",
            "In 2024 the port kept the levy at 7%.",
            "The levy was {value}.",
            "The port raised the levy to {value}.",
        ),
        ("en", "In 2024 the port held its levy at 7%.", "The levy was {value}.", "The port cut its levy to {value}."),
        ("en", "In 2024 the port left the levy at 7%.", "The levy is {value}.", "The levy rose to {value}."),
        (
            "en",
            "In 2024 the port maintained a levy at the level of 7%.",
            "The port maintained the levy at {value}.",
            "The port lowered the levy to {value}.",
        ),
        ("en", "In 2024 the levy was 7%, unchanged from 2023.", "The levy was {value}.", "The levy rose to {value}."),
        ("en", "In 2024 the port raised the levy to 7%.", "The levy rose to {value}.", "The levy was kept at {value}."),
        ("en", "In 2024 the levy fell to 7%.", "The levy was {value}.", "The port left the levy unchanged at {value}."),
        ("en", "In 2024 the levy rose to 7% and stayed there.", "It stayed at {value}.", "The levy fell to {value}."),
        ("ru", "В 2024 году порт сохранил сбор на уровне 7%.", "Сбор составил {value}.", "Сбор вырос до {value}."),
        ("ru", "В 2024 году плата осталась на уровне 7%.", "Плата была {value}.", "Порт снизил плату до {value}."),
        (
            "ru",
            "В 2024 году порт оставил плату без изменений, на уровне 7%.",
            "Плата составила {value}.",
            "Порт повысил плату до {value}.",
        ),
        (
            "ru",
            "В 2024 году порт повысил плату до 7%.",
            "Порт повысил плату до {value}.",
            "Порт сохранил плату на уровне {value}.",
        ),
        (
            "az",
            "2024-cü ildə liman rüsumu 7 faiz səviyyəsində saxladı.",
            "Rüsum {value} oldu.",
            "Liman rüsumu {value} səviyyəsinə qaldırdı.",
        ),
        (
            "az",
            "2024-cü ildə rüsum 7 faizə qalxdı.",
            "Rüsum {value} səviyyəsinə qalxdı.",
            "Rüsum {value} səviyyəsində saxlanıldı.",
        ),
        (
            "ru",
            "Смета расширения сети в 2024 году исполнена на 7%.",
            "Смета исполнена на {value}.",
            "Смета упала на {value}.",
        ),
        ("az", "2024-cü ildə hasilat 7% və ya 3 dəfə azalıb.", "Hasilat {value} azalıb.", "Hasilat {value} artıb."),
    ],
)
def test_directions_are_read_in_every_language(language: str, source: str, right: str, wrong: str) -> None:
    assert _rules(source, PERCENT, right, language) == []
    assert _rules(source, PERCENT, wrong, language) == ["direction"]


@pytest.mark.parametrize(
    ("language", "source", "right", "wrong"),
    [
        (
            "ru",
            "В 2024 году на конкурс прислали 340 работ, а отобрали 28 работ.",
            "На конкурс прислали {value}.",
            "Отобрали {value}.",
        ),
        (
            "az",
            "2024-cü ildə müsabiqəyə 340 iş göndərilib, bunlardan 28 iş seçilib.",
            "Müsabiqəyə {value} göndərilib.",
            "{value} seçilib.",
        ),
    ],
)
def test_all_is_not_told_as_its_part_in_every_language(language: str, source: str, right: str, wrong: str) -> None:
    assert _rules(source, "value: 340, unit: works", right, language) == []
    assert _rules(source, "value: 340, unit: works", wrong, language) == ["subject"]


@pytest.mark.parametrize(
    "source",
    [
        "Премии не получила ни одна из этих 340 работ, проверенных в 2024 году.",
        "Неизвестно, дойдут ли до финала эти 340 работ, которые проверили в 2024 году.",
    ],
)
def test_which_works_are_counted_is_so_whatever_becomes_of_them(source: str) -> None:
    assert _rules(source, "value: 340, unit: works", "Проверили {value}.", "ru") == []


def test_a_rise_here_is_none_there() -> None:
    source = "В 2024 году плата в городе выросла на 7%, а в селе - на 3%."
    assert _rules(source, PERCENT, "Плата в городе выросла на {value}.", "ru") == []
    assert _rules(source, PERCENT, "Плата в селе выросла на {value}.", "ru") == ["subject"]


def test_what_all_got_is_not_what_each_got() -> None:
    source = "In 2024 the two yards won a combined 90 jobs."
    assert "rate" in _rules(source, "value: 90, unit: jobs", "Each yard won {value}.", "en")
    assert _rules(source, "value: 90, unit: jobs", "Together the two yards won {value}.", "en") == []


def test_an_earlier_pace_of_growth_is_growth() -> None:
    source = "В июле выпуск замедлил рост до 3% с 7% годом ранее."
    assert "direction" not in _rules(source, PERCENT, "Рост составил {value}.", "ru")
    assert "direction" in _rules(source, PERCENT, "Спад составил {value}.", "ru")


def test_what_goes_on_with_a_change_is_one() -> None:
    source = "В июле спад составил 3%, а в 2024 году - 7%."
    assert _rules(source, PERCENT, "Спад составил {value}.", "ru") == []
    assert _rules(source, PERCENT, "Рост составил {value}.", "ru") == ["direction"]
    source = "Prices fell by 3% in May and by 7% in Kent in 2024, while wages rose."
    assert _rules(source, PERCENT, "Prices in Kent rose by {value}.", "en") == ["direction"]


@all_cases(
    ("language", "source", "quantity", "right", "wrong"),
    [
        (
            "en",
            "In 2024 it lost $7 million.",
            "value: 7000000, currency: USD",
            "It lost {value}.",
            "Profit was {value}.",
        ),
        (
            "en",
            "In 2024 the fire hurt 7.",
            "value: 7",
            "It injured {value}.",
            "It killed {value}.",
        ),
        (
            "en",
            "In 2024 sales were 7% up on a reported basis and 5% at constant currency.",
            PERCENT,
            "Reported sales growth was {value}.",
            "Sales rose by {value} at constant exchange rates.",
        ),
        (
            "en",
            "Profit before tax in 2024 was 7 million euros.",
            "value: 7000000, currency: EUR",
            "Profit before taxation was {value}.",
            "Net profit was {value}.",
        ),
        (
            "ru",
            "Прибыль до налогообложения в 2024 году составила 7 млн рублей.",
            "value: 7000000, currency: RUB",
            "Прибыль до уплаты налогов составила {value}.",
            "Чистая прибыль составила {value}.",
        ),
        (
            "az",
            "2024-cü ildə vergidən əvvəl mənfəət 7 milyon manat olub.",
            "value: 7000000, currency: AZN",
            "Vergidən əvvəl mənfəət {value} olub.",
            "Xalis mənfəət {value} olub.",
        ),
        ("en", "In 2024 they sold 7 works.", "value: 7, unit: works", "They sold {value}.", "They bought {value}."),
        ("ru", "В 2024 году ранены 7.", "value: 7", "Ранены {value}.", "Убиты {value}."),
        ("ru", "В 2024 году продали 7 работ.", "value: 7, unit: works", "Продали {value}.", "Купили {value}."),
        ("az", "2024-cü ildə 7 iş satılıb.", "value: 7, unit: works", "{value} satılıb.", "{value} satın alınıb."),
        (
            "en",
            "More men than women, 7 against 5, came in 2024.",
            "value: 7",
            "{value} men came.",
            "{value} women came.",
        ),
        (
            "ru",
            "В 2024 году убыток составил 7 млн рублей против прибыли в 5 млн годом ранее.",
            "value: 7000000, currency: RUB",
            "Убыток составил {value}.",
            "Прибыль составила {value}.",
        ),
        (
            "ru",
            "Чистый убыток в 2024 году достиг 7 млн рублей вместо прибыли.",
            "value: 7000000, currency: RUB",
            "Чистый убыток был {value}.",
            "Компания заработала {value}.",
        ),
        (
            "az",
            "Bank 2024-cü ili 7 milyon manat zərərlə başa vurub.",
            "value: 7000000, currency: AZN",
            "Zərər {value} olub.",
            "Bank {value} qazanıb.",
        ),
        (
            "en",
            "In 2024, 60 shops went under, 7 more than in 2023.",
            "value: 7",
            "{value} more went under.",
            "{value} went under.",
        ),
    ],
)
def test_what_was_done_is_not_its_opposite(language: str, source: str, quantity: str, right: str, wrong: str) -> None:
    assert "direction" not in _rules(source, quantity, right, language)
    assert "direction" in _rules(source, quantity, wrong, language)


def test_a_share_with_a_minus_may_be_a_change() -> None:
    source = "Net fares in 2024: -7% at old rates."
    assert _rules(source, "value: -7, unit: percent, change: true", "Net fares changed by {value}.", "en") == []
    assert _rules(source, PERCENT, "Net fares rose by {value}.", "en") != []


def test_points_are_no_level_of_what_moved_by_them() -> None:
    source, points = "In 2024 the rate of leave was 9%, 7 percentage points less than in 2023.", "percentage-points"
    quantity = f"value: 7, unit: {points}"
    assert _rules(source, quantity, "The rate of leave fell by {value}.", "en") == []
    assert _rules(source, quantity, "The rate of leave was {value}.", "en") == ["direction"]
