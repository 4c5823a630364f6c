"""Times in Russian and Azerbaijani words resolve from the day of publication."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.evidence.lexicon import load_lexicon
from briefing.evidence.sentences import TextSpan
from briefing.evidence.times import NamedTime, find_times
from briefing.facts.periods import Period

PUBLISHED = date(2024, 8, 19)


def _times(text: str, language: str) -> tuple[NamedTime, ...]:
    return find_times(text, TextSpan(0, len(text)), PUBLISHED, load_lexicon(language))


RUSSIAN = """
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
в начале мая = 2024-05
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
"""
AZERBAIJANI = """
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
"""
ROWS = [
    (language, *row.split(" = "))
    for language, rows in (("ru", RUSSIAN), ("az", AZERBAIJANI))
    for row in rows.strip().splitlines()
]


@pytest.mark.parametrize(("language", "text", "period"), ROWS)
def test_times(language: str, text: str, period: str) -> None:
    (time,) = _times(text, language)
    wanted = Period.parse(period)
    assert (time.start, time.since) == (wanted.start, period.startswith("since"))
    assert time.since or time.end == wanted.end
    assert time.fits(wanted)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "по сравнению с прошлым годом"),
        ("ru", "на 3% к 2022 году"),
        ("ru", "больше, чем в 2022 году"),
        ("ru", "15 млн тонн в год, ежегодно, 5 лет"),
        ("ru", "31 июня, 2000 человек, майка"),
        ("az", "ötən illə müqayisədə"),
        ("az", "2022-ci ilə nisbətən"),
        ("az", "ötən ilin eyni dövrü ilə müqayisədə"),
        ("az", "ildə 15 milyon ton, 5 il, illik"),
        ("az", "31 iyun, 2000 nəfər, maya, martin"),
    ],
)
def test_no_times(language: str, text: str) -> None:
    assert _times(text, language) == ()


@pytest.mark.parametrize("language", ["ru", "az"])
@given(text=st.text(alphabet="0123456789- .гоядслимапрüəıilckbunstyrmd") | st.sampled_from([row[1] for row in ROWS]))
def test_any_text(language: str, text: str) -> None:
    assert all(time.start <= time.end for time in _times(text, language))
