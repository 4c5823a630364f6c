"""Times in Russian and Azerbaijani words resolve from the day of publication."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.evidence.times.named_time import Fit
from briefing.facts.periods import Period
from tests.conftest import all_cases
from tests.evidence.naming_times import rows, times_of

RUSSIAN = """
Полугодовой финансовый отчёт 2022 = 2022-H1
Девятимесячный отчет за 2023 год = 2023-01..2023-09
Первый квартал, обзор 2023 = 2023-Q1
в прошлом году = 2023
в позапрошлом году = 2022
в этом году = 2024
в следующем году = 2025
с сентября прошлого года = since 2023-09
в сентябре прошлого года = 2023-09
за первые шесть месяцев этого года = 2024-H1
за девять месяцев 2023 года = 2023-01..2023-09
последние шесть месяцев 2023 года = 2023-H2
в первой половине 2024 года = 2024-H1
во втором полугодии 2023 года = 2023-H2
в I квартале 2024 г. = 2024-Q1
в четвёртом квартале прошлого года = 2023-Q4
с 2019 по 2023 год = 2019..2023
в 2019-2023 годах = 2019..2023
между 2019 и 2023 годами = 2019..2023
январь-июнь 2023 года = 2023-01..2023-06
с января по июнь 2023 года = 2023-01..2023-06
12 августа 2024 года = 2024-08-12
12-го августа = 2024-08-12
Август 2023 г. = 2023-08
в начале мая = early 2024-05
в ноябре = 2023-11
сегодня = 2024-08-19
на сегодняшний день = 2024-08-19
вчера = 2024-08-18
в прошлом месяце = 2024-07
в прошлом квартале = 2024-Q2
к 2030 году = 2030
с 2019 года = since 2019
с мая = since 2024-05
в 2023-м = 2023
2024-08-12 = 2024-08-12
с 1 января по 24 ноября 2023 года = 2023-01-01..2023-11-24
с 3 по 17 августа 2024 года = 2024-08-03..2024-08-17
3-17 августа = 2024-08-03..2024-08-17
с января 2023 по февраль 2024 года = 2023-01..2024-02
между январём 2023 и февралём 2024 года = 2023-01..2024-02
с начала 2023 года = since 2023
с начала года = since 2024
с середины 2023 года = since mid-2023
на конец 2023 года = 2023-12-31
к концу мая = 2024-05-31
на начало 2024 года = 2024-01-01
в середине 2023 года = mid-2023
в 1990-е годы = 1990s
в 90-х = 1990s
в начале 1990-х годов = early 1990s
летом 2023 года = summer 2023
прошлой осенью = autumn 2023
десять лет назад = 2014
год назад = 2023
за последние десять лет = 2014..2023
за год по март 2024 года = 2023-04..2024-03
за 12 месяцев, закончившихся 31 марта 2024 года = 2023-04..2024-03
за неделю по 14 марта 2024 года = 2024-03-08..2024-03-14
за девять месяцев 2023 г. = 2023-01..2023-09
9М 2023 = 2023-01..2023-09
4 кв. 2023 = 2023-Q4
4К23 = 2023-Q4
1-е полугодие 2024 года = 2024-H1
в третьем квартале = 2024-Q3
12.08.2024 = 2024-08-12
03.04.2024 = 2024-04-03
во вторник = 2024-08-13
в 2022/23 учебном году = 2022/23
в 2022-2023 учебном году = 2022/23
финансовый год 2022/23 = 2022/23
в прошлом году, по закону 2019 года = 2023
"""
AZERBAIJANI = """
Yarımillik hesabat 2022 = 2022-H1
2023-cü il üzrə doqquz aylıq hesabat = 2023-01..2023-09
II rüb göstəriciləri 2023 = 2023-Q2
keçən il = 2023
Ötən il = 2023
bu il = 2024
BU İL = 2024
gələn il = 2025
ötən ilin sentyabrından = since 2023-09
keçən ilin sentyabr ayından bəri = since 2023-09
ötən ilin sentyabrında = 2023-09
bu ilin ilk altı ayında = 2024-H1
2023-cü ilin doqquz ayında = 2023-01..2023-09
2024-cü ilin birinci yarısında = 2024-H1
2023-cü ilin ikinci yarısı = 2023-H2
2024-cü ilin I rübündə = 2024-Q1
ötən ilin dördüncü rübü = 2023-Q4
2019-cu ildən 2023-cü ilədək = 2019..2023
2019-2023-cü illərdə = 2019..2023
2023-cü ilin yanvar-iyun aylarında = 2023-01..2023-06
2023-cü ilin yanvarından iyununadək = 2023-01..2023-06
avqustun 12-də = 2024-08-12
avqust ayının 12-də = 2024-08-12
12 avqust 2024-cü il = 2024-08-12
12 avqustda = 2024-08-12
2024-cü il avqustun 12-də = 2024-08-12
avqustun 12-dən = since 2024-08-12
noyabrda = 2023-11
may ayında = 2024-05
sentyabrdan = since 2023-09
bu gün = 2024-08-19
Bugünkü = 2024-08-19
bu günə qədər = 2024-08-19
dünən = 2024-08-18
ötən ay = 2024-07
2030-cu ilədək = 2030
2019-cu ildən bəri = since 2019
2025-ci ilin mayında = 2025-05
2023-cü ilin yanvarın 1-dən noyabrın 24-dək = 2023-01-01..2023-11-24
avqustun 3-dən 17-dək = 2024-08-03..2024-08-17
3-17 avqust 2024-cü il = 2024-08-03..2024-08-17
2023-cü ilin yanvarından 2024-cü ilin fevralınadək = 2023-01..2024-02
2023-cü ilin əvvəlindən = since 2023
ilin əvvəlindən bəri = since 2024
2023-cü ilin ortasından = since mid-2023
2023-cü ilin sonunda = 2023-12-31
2023-cü ilin ortasında = mid-2023
1990-cı illərdə = 1990s
1990-cı illərin əvvəllərində = early 1990s
2023-cü ilin yayında = summer 2023
on il əvvəl = 2014
bundan on il əvvəl = 2014
son on ildə = 2014..2023
2024-cü ilin mart ayına qədər olan 12 ay ərzində = 2023-04..2024-03
2023-cü ilin 4-cü rübündə = 2023-Q4
üçüncü rübdə = 2024-Q3
12.08.2024 = 2024-08-12
çərşənbə günü = 2024-08-14
2022/2023-cü tədris ilində = 2022/23
2022-2023-cü tədris ilində = 2022/23
2022/23-cü maliyyə ilində = 2022/23
"""
ROWS = [(language, *row) for language, table in (("ru", RUSSIAN), ("az", AZERBAIJANI)) for row in rows(table)]


@all_cases(("language", "text", "period"), ROWS)
def test_times(language: str, text: str, period: str) -> None:
    assert times_of(text, language)[0].fit(Period.parse(period)) is Fit.SAYS


@all_cases(
    ("language", "text"),
    [
        ("ru", "по сравнению с прошлым годом"),
        ("ru", "на 3% к 2022 году"),
        ("ru", "больше, чем в 2022 году"),
        ("ru", "15 млн тонн в год, ежегодно, 5 лет"),
        ("ru", "31 июня, 2000 человек, майка"),
        ("ru", "не в 2024 году"),
        ("ru", "в отличие от 2022 года"),
        ("az", "ötən illə müqayisədə"),
        ("az", "2022-ci ilə nisbətən"),
        ("az", "ötən ilin eyni dövrü ilə müqayisədə"),
        ("az", "ildə 15 milyon ton, 5 il, illik"),
        ("az", "31 iyun, 2000 nəfər, maya, martin"),
        ("az", "2024-cü ildə yox"),
    ],
)
def test_no_times(language: str, text: str) -> None:
    assert times_of(text, language) == []


@all_cases(
    ("language", "text"),
    [
        ("ru", "до войны"),
        ("ru", "ранее"),
        ("ru", "годом ранее"),
        ("ru", "до 2019 года"),
        ("az", "müharibədən əvvəl"),
        ("az", "əvvəllər"),
        ("az", "2019-cu ilə qədər"),
    ],
)
def test_a_time_that_nobody_can_date(language: str, text: str) -> None:
    assert [time.fit(Period.parse("2023")) for time in times_of(text, language)] == [Fit.OPEN]


@pytest.mark.parametrize(
    ("language", "text", "period"),
    [
        ("ru", "в 2022 году 5, годом ранее 4", "2021"),
        ("ru", "в мае 2023 года 5, в том же месяце 2021 года 4", "2021-05"),
        ("az", "2022-ci ildə 5, bir il əvvəl isə 4", "2021"),
        ("az", "2022-ci ildə 5, əvvəlki ildə 4", "2021"),
    ],
)
def test_what_counts_from_another_time_is_counted_from_it(language: str, text: str, period: str) -> None:
    assert times_of(text, language)[-1].fit(Period.parse(period)) is Fit.SAYS


@pytest.mark.parametrize(
    ("language", "text"),
    [("ru", "Квартальный отчёт 2023"), ("az", "Rüblük hesabat 2023"), ("ru", "Итоги месяца 2023 года")],
)
def test_a_report_of_some_part_of_a_year_is_not_that_of_the_year(language: str, text: str) -> None:
    [time] = times_of(text, language)
    assert time.fit(Period.parse("2023")) is Fit.OPEN


@pytest.mark.parametrize(
    ("language", "text"),
    [("ru", "годом ранее"), ("ru", "в предыдущем году"), ("az", "bir il əvvəl"), ("az", "əvvəlki il")],
)
def test_the_year_before_counts_from_the_time_of_a_report(language: str, text: str) -> None:
    [time] = times_of(text, language)
    assert time.counted_from(Period.parse("2022-H1")).says == (Period.parse("2021-H1"),)


@pytest.mark.parametrize("language", ["ru", "az"])
@given(text=st.text(alphabet="0123456789- .гоядслимапрüəıilckbunstyrmd") | st.sampled_from([row[1] for row in ROWS]))
def test_any_text(language: str, text: str) -> None:
    times = times_of(text, language)
    assert all(time.fit(period) is Fit.SAYS for time in times for period in time.says)
