"""Each number of a sentence has its own time."""

from decimal import Decimal
from pathlib import Path

from briefing.evidence.lexicons.lexicon import load_lexicon
from briefing.evidence.passage_times import OwnTimes, PassageTimes
from briefing.evidence.passages import Passage
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.tables.table_times import short_dates
from briefing.evidence.times.named_time import Fit
from briefing.facts.model import Evidence, Source
from briefing.facts.periods import Period
from tests.conftest import all_cases
from tests.evidence.claiming import read_source
from tests.evidence.naming_times import PUBLISHED


def timed_rows() -> list[tuple[str, str, list[str]]]:
    """The language, the sentence, and numbers of it with their periods."""
    found, language = [], ""
    for line in Path(__file__).with_name("own_times.txt").read_text(encoding="utf-8").splitlines():
        if line in ("#en", "#ru", "#az"):
            language = line[1:]
        elif line and not line.startswith("#"):
            text, _, numbers = line.partition(" | ")
            found.append((language, text, numbers.split(", ")))
    return found


def _own_times(text: str, language: str, value: str) -> OwnTimes:
    source = read_source(text, language)
    whole = TextSpan(0, len(source.normalized))
    daily = Source(publisher="The Daily", published=PUBLISHED)
    passage = Passage(0, Evidence(source="daily", quote="all of it"), source, whole, daily)
    number = next(n for n in passage.numbers if n.value == Decimal(value))
    return PassageTimes(passage).of_number(number)


@all_cases(("language", "text", "numbers"), timed_rows())
def test_a_number_has_its_own_time(language: str, text: str, numbers: list[str]) -> None:
    wrong = {}
    for number in numbers:
        value, period = number.split("=")
        own = _own_times(text, language, value)
        if not _is_as_told(own, period):
            wrong[number] = own
    assert not wrong


def _is_as_told(own: OwnTimes, period: str) -> bool:
    if period in "<?":
        return (own.times, own.is_before) == ((), period == "<")
    if period == "~":
        return bool(own.times) and not any(time.says for time in own.times)
    return bool(own.times) and all(time.fit(Period.parse(period)) is Fit.SAYS for time in own.times)


TABLES = [
    ("Year   2021   2022\nPupils   310 pupils   295 pupils", {"310": "2021", "295": "2022"}),
    ("| | 2021 | 2022 |\n| Ships | 46 ships | 51 ships |", {"46": "2021", "51": "2022"}),
    ("\t2021\t2022\nShips\t46\t51\nBoats\t9\t8", {"51": "2022", "9": "2021", "8": "2022"}),
    ("Business year (April to March)   2021/22   2022/23\nShips   46   51", {"51": "2022-04..2023-03"}),
    ("2021   46 ships\n2022   51 ships", {"46": "2021", "51": "2022"}),
    ("2021: 46 ships, 9 boats\n2022: 51 ships, 8 boats", {"46": "2021", "9": "2021", "51": "2022", "8": "2022"}),
    ("Quarter   Q1 2024   Q2 2024\nShips   46   51", {"46": "2024-Q1", "51": "2024-Q2"}),
    ("Ships in 2022\nNorth   46 ships\nSouth   51 ships", {"46": "2022", "51": "2022"}),
    ("Stock | Nov 21 | Feb 22 | Nov 22\nShips | 46 | 51 | 48", {"46": "2021-11", "51": "2022-02", "48": "2022-11"}),
    ("Stock | Jun-22 | Sep-22\nShips | 46 | 51", {"46": "2022-06", "51": "2022-09"}),
    ("Year-to-date ending (in tons) | Jun-21 | Jun-22\nShips | 46 | 51", {"51": "2022-H1"}),
    ("Three months ended | Jun-21 | Jun-22\nShips | 46 | 51", {"46": "2021-Q2", "51": "2022-Q2"}),
    ("2022 2021\nShips 46 51\nBoats 9 -", {"46": "2022", "51": "2021", "9": "2022"}),
    ("Year\n2022\n2021\nas restated\n2020\nShips 46\n51 48\nBoats 9\n- 8", {"46": "2022", "48": "2020", "8": "2020"}),
    ("2022\n2021\nShips\n46\n51\nBoats\n9\n8", {"46": "2022", "51": "2021", "9": "2022", "8": "2021"}),
    ("Year ended 31 March\n2022\n2021\nSales 46 51", {"46": "2021-04..2022-03", "51": "2020-04..2021-03"}),
    ("Six months ended 30 June\n   2023   2022\nSales   46   51", {"46": "2023-H1", "51": "2022-H1"}),
    ("Three months ended 31 May 2023 2022\nSales 46 51", {"46": "2023-03..2023-05", "51": "2022-03..2022-05"}),
    ("Year ended 31 March\n2022 2021\nStaff at 31 March 46 51", {"46": "2022-03-31", "51": "2021-03-31"}),
    ("Year ended   Year ended\n31 March 2022   31 March 2021\nSales   46   51", {"51": "2020-04..2021-03"}),
    ("Ships in 2023\nQ1 Q2\nNorth 46 51", {"46": "2023-Q1", "51": "2023-Q2"}),
    ("Table 1: ships in 2022\nRegion New Old\nNorth 46 51\nSouth 9 8", {"46": "2022", "8": "2022"}),
    ("Note 2022 2021\nSales 4 46 51", {"46": "2022", "51": "2021"}),
    ("2022 2021\nProfit (1) 46 51", {"46": "2022", "51": "2021"}),
    ("\t2021\t2022\nShips\t46\t..\nRafts\t..\t..\nBoats\t9\t8", {"46": "2021", "8": "2022"}),
    ("2022 2021 Change\nSales 46 51 +5%", {"46": "2022", "51": "2021"}),
    (
        "From May to June\n\n2022\n\n2021\n\nboats\n\n46\n\n51\n\nships\n\n9\n\n8\n",
        {"46": "2022-05..2022-06", "8": "2021-05..2021-06"},
    ),
    (
        "Accounts for the year to 31 March 2022\n\nNotes\n\nYear to 31 March 2022\n\n£000\n\n"
        "Year to 31 March 2021\n\n£000\n\nStaff costs\n\n4\n\n46\n\n51\n\nOther income\n\n\u00a0\n\n9\n\n8\n",
        {"46": "2021-04..2022-03", "51": "2020-04..2021-03", "9": "2021-04..2022-03", "8": "2020-04..2021-03"},
    ),
]
UNSURE_TABLES = [
    ("2022   2021   2020\nShips   46   51", "46"),
    ("2022 2021 Change\nSales 46 51 5", "51"),
    ("2022 2021 Change\nSales 46 51 +5%", "5"),
    ("| | 2022 | 2021 | Change |\n| Sales | 46 | 51 | 5 |", "5"),
    ("2022\n2021\n2020\nShips 46\n51\nBoats 9 8", "51"),
    ("Three months to 31 May\nSix months to 31 May\n2022 2021 2022 2021\nSales 46 51 98 97", "51"),
    ("Sales in 2022\nNorth 46 51\nSouth 9 8", "51"),
]


@all_cases(("table", "value", "period"), [(table, *cell) for table, cells in TABLES for cell in cells.items()])
def test_a_number_in_a_table_has_the_time_of_its_column_or_row(table: str, value: str, period: str) -> None:
    times = _own_times(table, "en", value).times
    assert [time.fit(Period.parse(period)) for time in times] == [Fit.SAYS]


@all_cases(("table", "value"), UNSURE_TABLES)
def test_a_figure_that_no_column_surely_holds_has_the_time_of_none(table: str, value: str) -> None:
    times = _own_times(table, "en", value).times
    assert times and not any(time.says or time.within for time in times)


def test_a_figure_of_a_table_has_no_time_of_the_prose_around_it() -> None:
    text = "The mill closed in 2019.\nShips 46 51\nBoats 9 8\nNobody counted in 2021."
    assert _own_times(text, "en", "51").times == ()


@all_cases(
    ("language", "heads", "says"),
    [
        ("en", "Nov 21,Feb 22,Nov 22", {"Nov 21": "2021-11", "Feb 22": "2022-02", "Nov 22": "2022-11"}),
        ("ru", "Ноябрь 21,Февраль 22", {"Ноябрь 21": "2021-11", "Февраль 22": "2022-02"}),
        ("az", "Noyabr 21,Fevral 22", {"Noyabr 21": "2021-11", "Fevral 22": "2022-02"}),
        ("en", "Sep 22", {"Sep 22": ""}),
        ("en", "Sep 20,Sep 21,Sep 22", {"Sep 20": "", "Sep 21": "", "Sep 22": ""}),
        ("en", "Sep 17,Sep 24,Oct 31", {}),
    ],
)
def test_a_month_with_two_digits_is_a_month_of_a_year_in_a_run_of_them(
    language: str, heads: str, says: dict[str, str]
) -> None:
    found = short_dates(heads.split(","), PUBLISHED, load_lexicon(language))
    assert {head: "".join(map(str, time.says)) for head, time in found.items()} == says
