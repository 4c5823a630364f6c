"""Times in words resolve from the day of publication."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.evidence.times.named_time import Fit, TimeUse, covers_publication
from briefing.facts.periods import FirstDay, Period
from tests.conftest import all_cases
from tests.evidence.naming_times import PUBLISHED, rows, times_of

TIMES = """
last year = 2023
this year = 2024
next year = 2025
the year before last = 2022
so far this year = 2024
Since September of last year, = since 2023-09
in September of last year = 2023-09
in the first six months of this year = 2024-H1
in the first half of 2024 = 2024-H1
in the first nine months of 2023 = 2023-01..2023-09
the fourth quarter of last year = 2023-Q4
the fourth quarter = 2023-Q4
Half-year financial report 2022 = 2022-H1
2023 half-yearly results = 2023-H1
Second half-year report 2021 = 2021-H2
Nine-month accounts 2022 = 2022-01..2022-09
Q2 earnings release 2023 = 2023-Q2
Third-quarter statement FY2022 = FY2022-Q3
March bulletin 2023 = 2023-03
the second quarter of the year = 2024-Q2
Q2 2024 = 2024-Q2
Q2 of 2024 = 2024-Q2
2024 Q2 = 2024-Q2
2Q24 = 2024-Q2
1H 2024 = 2024-H1
first-quarter 2024 = 2024-Q1
from 2019 to 2023 = 2019..2023
in 2019-2023 = 2019..2023
in 2019-23 = 2019..2023
between 2019 and 2023 = 2019..2023
January-June 2023 = 2023-01..2023-06
between January 2023 and February 2024 = 2023-01..2024-02
in the period from April 2022 to March 2025 = 2022-04..2025-03
November-March 2024 = 2023-11..2024-03
from 1 January to 24 November 2023 = 2023-01-01..2023-11-24
from 24 November to 3 January 2024 = 2023-11-24..2024-01-03
between 3 and 17 August 2024 = 2024-08-03..2024-08-17
August 3-17, 2024 = 2024-08-03..2024-08-17
last week = 2024-08-12..2024-08-18
on 12 August 2024 = 2024-08-12
on August 12, 2024 = 2024-08-12
on August 12th = 2024-08-12
on Monday, 12 August = 2024-08-12
on 12.08.2024 = 2024-08-12
on 8/13/2024 = 2024-08-13
on Wednesday = 2024-08-14
last Monday = 2024-08-12
in November = 2023-11
yesterday = 2024-08-18
last month = 2024-07
last quarter = 2024-Q2
by 2030 = 2030
on 2024-08-12 = 2024-08-12
in the 1990s = 1990s
in the '90s = 1990s
in the early 1990s = early 1990s
in early 2023 = early 2023
by mid-2023 = mid-2023
in the middle of 2023 = mid-2023
late in May = late 2024-05
at the end of 2023 = 2023-12-31
at year-end 2023 = 2023-12-31
by the end of May = 2024-05-31
at the end of last year = 2023-12-31
at the start of 2023 = 2023-01-01
since the beginning of 2023 = since 2023
since mid-2023 = since mid-2023
from 2019 onwards = since 2019
since it opened in 2014 = since 2014
in the summer of 2023 = summer 2023
last summer = summer 2023
in the year to March 2024 = 2023-04..2024-03
in the year ended 31 December 2023 = 2023
in the 12 months ending 31 March 2024 = 2023-04..2024-03
in the three months to May = 2024-03..2024-05
in the six months through June 2024 = 2024-H1
in the week ending 14 March 2024 = 2024-03-08..2024-03-14
in the year to the end of March = 2023-04..2024-03
ten years ago = 2014
two months ago = 2024-06
three days ago = 2024-08-16
over the past ten years = 2014..2023
in 2022/23 = 2022/23
in 2022-23 = 2022/23
in 2022-3 = 2022/23
in 2022-6 = 2022
in the 2022-2023 school year = 2022/23
the 2022/23 season = 2022/23
during season 2022-2023 = 2022/23
tax year 2022-23 = 2022/23
in fiscal year 2023/24 = 2023/24
in FY2024 = FY2024
in FY24 = FY2024
in fiscal 2024 = FY2024
in the third quarter of FY2024 = FY2024-Q3
Q3 2023/24 = 2023/24-Q3
from 2019/20 to 2022/23 = 2019/20..2022/23
"""


@all_cases(("text", "period"), rows(TIMES))
def test_times(text: str, period: str) -> None:
    (time,) = times_of(text)
    assert time.use is TimeUse.OWN
    assert time.fit(Period.parse(period)) is Fit.SAYS


@all_cases(
    "text",
    [
        "they may 5 times",
        "15 million tons per year",
        "a year",
        "31 June",
        "2,019 people",
        "2024.5 points",
        "a quarter",
        "up 3% on 2022",
        "on par with 2022",
        "up 8 percent unadjusted over last year",
        "on a par with 2022",
        "compared with last year",
        "than in 2023",
        "than this time last year",
        "not in 2024",
        "unlike in 2022",
        "prices rose 4% from 2022",
        "down 3% from May 2023",
        "rather than in June",
        "Report No. 17/2023",
        "Notice 31/2023",
        "Regulation 2023/1140",
        "Directive 12/2023/EC",
    ],
)
def test_no_times(text: str) -> None:
    assert times_of(text) == []


@all_cases(
    ("text", "period"),
    [
        ("last year", "2023-05"),
        ("last year", "2022..2023"),
        ("next year", "future"),
        ("in May 2024", "2024"),
        ("on 12 August", "2024-08"),
        ("since 2019", "2019"),
        ("in 2019", "since 2019"),
        ("in the first half of 2024", "2024"),
        ("in the year to March 2024", "2024-03"),
        ("over the past ten years", "2024"),
        ("in 2022/23", "2021"),
        ("03/04/2024", "2024-05-03"),
        ("in mid-2023", "2024"),
        ("in the summer of 2023", "2023"),
    ],
)
def test_a_time_is_no_other(text: str, period: str) -> None:
    (time,) = times_of(text)
    assert time.fit(Period.parse(period)) is Fit.OTHER


@all_cases(
    ("text", "period"),
    [
        ("at the end of 2023", "2023"),
        ("in mid-2023", "2023-06"),
        ("on 03/04/2024", "2024-04-03"),
        ("on 03/04/2024", "2024-03-04"),
        ("a year earlier", "2023"),
        ("before the war", "2023"),
        ("previously", "2024"),
        ("until 2019", "2018"),
        ("in recent years", "2023"),
        ("Quarterly report 2023", "2023"),
        ("Interim statement 2/2022", "2022-H1"),
    ],
)
def test_a_time_may_leave_it_open(text: str, period: str) -> None:
    (time,) = times_of(text)
    assert time.fit(Period.parse(period)) is Fit.OPEN


@all_cases(
    ("text", "period", "fit"),
    [
        ("since the beginning of the year", "2024-01-01..2024-08-19", Fit.SAYS),
        ("since the beginning of the year", "2024-01..2024-07", Fit.MAYBE),
        ("since the beginning of the year", "2024-01..2024-05", Fit.OPEN),
        ("since the beginning of the year", "2024-08-19", Fit.OTHER),
        ("since the start of the month", "2024-08-01..2024-08-19", Fit.SAYS),
        ("since the start of the month", "2024-08", Fit.OTHER),
    ],
)
def test_what_lasts_since_then_may_be_counted_up_to_the_day_it_is_told(text: str, period: str, fit: Fit) -> None:
    (time,) = times_of(text)
    assert time.fit(Period.parse(period)) is fit


@all_cases(
    ("text", "period", "fit"),
    [
        ("in 2022/23", "2022-04..2023-03", Fit.MAYBE),
        ("in 2022/23", "2022", Fit.OTHER),
        ("in 2022/23", "2022-04..2022-12", Fit.OTHER),
        ("in the third quarter of 2022/23", "2022-10..2022-12", Fit.MAYBE),
        ("in FY2024", "2024", Fit.MAYBE),
        ("in FY2024", "2023-07..2024-06", Fit.MAYBE),
        ("in FY2024", "2022", Fit.OTHER),
        ("in the school year 2022/23", "2022-09..2023-08", Fit.MAYBE),
    ],
)
def test_a_business_year_may_be_months_as_long_as_it(text: str, period: str, fit: Fit) -> None:
    (time,) = times_of(text)
    assert time.fit(Period.parse(period)) is fit


@all_cases(
    ("text", "period"),
    [
        ("2022/23", "2022-04..2023-03"),
        ("FY2023", "2022-04..2023-03"),
        ("the first five months of 2022-23", "2022-04..2022-08"),
        ("the third quarter of 2022/23", "2022-10..2022-12"),
        ("the first three quarters of 2022/23", "2022-04..2022-12"),
        ("the year 2022-2023", "2022-04..2023-03"),
        ("2022/23", "2022/23"),
        ("2019/20 to 2022/23", "2019-04..2023-03"),
    ],
)
def test_a_business_year_has_days_where_it_is_said_when_it_begins(text: str, period: str) -> None:
    (time,) = times_of(text, first_day=FirstDay(4))
    assert time.fit(Period.parse(period)) is Fit.SAYS


@all_cases(
    ("text", "begins"),
    [
        ("The firm's business year runs from April to March. In 2022/23 it", "April"),
        ("The fiscal year begins on 6 April. In 2022/23 it", "6 April"),
        ("The financial year ends in June. In 2022/23 it", "July"),
        ("Business year (October to September) 2022/23", "October"),
        ("In FY2023 (July 2022 to June 2023) it", "July"),
    ],
)
def test_a_text_may_say_itself_when_a_business_year_begins(text: str, begins: str) -> None:
    days = Period.parse(f"2022/23 from {begins}")
    assert any(time.fit(Period.of_days(*days.days)) is Fit.SAYS for time in times_of(text))


@pytest.mark.parametrize(
    ("text", "period", "fit"),
    [
        ("in the fourth quarter of 2023", "2023-07..2023-09", Fit.SAYS),
        ("in the fourth quarter of 2023", "FY2023-Q4", Fit.SAYS),
        ("in the fourth quarter of 2023", "2023-Q4", Fit.MAYBE),
        ("in the fourth quarter of 2024", "2024-Q4", Fit.OTHER),
        ("in the third quarter of last year", "FY2023-Q3", Fit.SAYS),
        ("in the third quarter of last year", "2023-Q3", Fit.MAYBE),
        ("for the nine months", "2023-10..2024-06", Fit.SAYS),
        ("for the nine months", "FY2024-Q3", Fit.OTHER),
    ],
)
def test_a_quarter_is_one_of_the_business_year_where_that_begins_elsewhere(text: str, period: str, fit: Fit) -> None:
    (time,) = times_of(text, first_day=FirstDay(10))
    assert time.fit(Period.parse(period)) is fit


def test_the_school_year_is_no_business_year() -> None:
    (time,) = times_of("in the school year 2022/23", first_day=FirstDay(4))
    assert time.fit(Period.parse("2022-04..2023-03")) is Fit.MAYBE


@all_cases(
    ("text", "period"),
    [
        ("5 in 2022 and 4 a year earlier", "2021"),
        ("5 in May 2023 and 4 in the same month of 2021", "2021-05"),
        ("5 in the first quarter of 2023, and 4 in the previous quarter", "2022-Q4"),
        ("5 in 2019, and five years later 6", "2024"),
        ("5 on 3 May 2023, and two days later 6", "2023-05-05"),
    ],
)
def test_what_counts_from_another_time_is_counted_from_it(text: str, period: str) -> None:
    assert times_of(text)[-1].fit(Period.parse(period)) is Fit.SAYS


@all_cases(
    "text",
    [
        "the law of 2019",
        "the 2019 treaty",
        "the minister said on Monday",
        "in a report published in 2023",
        "the 2023 report",
    ],
)
def test_a_time_may_belong_to_a_thing_or_to_what_somebody_said(text: str) -> None:
    assert [time.use for time in times_of(text)] == [TimeUse.BESIDE]


@all_cases(
    ("period", "covers"),
    [
        ("2024", True),
        ("2024-Q3", True),
        ("2024-08-19", True),
        ("2023", False),
        ("since 2023", False),
        ("future", False),
    ],
)
def test_periods_that_hold_the_publication(period: str, covers: bool) -> None:
    assert covers_publication(Period.parse(period), PUBLISHED) is covers


@given(
    st.text()
    | st.text(alphabet="0123456789- /MayQHFY of")
    | st.from_regex(r"(\d{1,2} (May|Jun) \d{4}|last|first|half|of|to|since|end of|a year earlier|FY| )*")
)
def test_any_text(text: str) -> None:
    times = times_of(text)
    assert all(time.fit(period) is Fit.SAYS for time in times for period in time.says)
    assert all(time.within[0] <= time.within[1] for time in times if time.within)
    assert all(one.span.start <= two.span.start for one, two in itertools.pairwise(times))
