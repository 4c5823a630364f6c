import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.facts.periods import FORMS, PATTERN, Period
from tests.conftest import all_cases


@all_cases(
    ("text", "kind", "start", "end"),
    [
        ("2024-08-19", "date", date(2024, 8, 19), date(2024, 8, 19)),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-Q3", "quarter", date(2024, 7, 1), date(2024, 9, 30)),
        ("2024-H1", "half-year", date(2024, 1, 1), date(2024, 6, 30)),
        ("2024-H2", "half-year", date(2024, 7, 1), date(2024, 12, 31)),
        ("2023", "year", date(2023, 1, 1), date(2023, 12, 31)),
        ("9999-12", "month", date(9999, 12, 1), date(9999, 12, 31)),
        ("since 2023-09", "since", date(2023, 9, 1), None),
        ("2019..2023", "range", date(2019, 1, 1), date(2023, 12, 31)),
        ("2019-05..2019-05-07", "range", date(2019, 5, 1), date(2019, 5, 7)),
        ("2024-W01", "week", date(2024, 1, 1), date(2024, 1, 7)),
        ("2010s", "decade", date(2010, 1, 1), date(2019, 12, 31)),
        ("2022/23 from April", "business-year", date(2022, 4, 1), date(2023, 3, 31)),
        ("2022/23 from 6 April", "business-year", date(2022, 4, 6), date(2023, 4, 5)),
        ("FY2024 from October", "business-year", date(2023, 10, 1), date(2024, 9, 30)),
        ("FY2024 from January", "business-year", date(2024, 1, 1), date(2024, 12, 31)),
        ("2022/23-Q4 from April", "business-year", date(2023, 1, 1), date(2023, 3, 31)),
        ("2022/23-H1 from October", "business-year", date(2022, 10, 1), date(2023, 3, 31)),
        ("2019/20..2022/23 from April", "range", date(2019, 4, 1), date(2023, 3, 31)),
        ("since 2022/23 from April", "since", date(2022, 4, 1), None),
        ("future", "future", None, None),
    ],
)
def test_each_form(text, kind, start, end):
    period = Period.parse(text)
    assert (period.kind, period.start, period.end, str(period)) == (kind, start, end, text)


@all_cases(
    "texts",
    [
        ["2021/22", "2022", "2022/23", "2023"],
        ["2022", "FY2023", "2023"],
        ["2022/23-Q1", "2022/23-Q2", "2022/23-Q4", "2023/24-Q1"],
        ["early 2023", "mid-2023", "late 2023", "early 2024"],
        ["winter 2023", "spring 2023", "summer 2023", "autumn 2023"],
        ["early 1990s", "mid-1990s", "late 1990s"],
    ],
)
def test_what_has_no_certain_days_is_sorted_among_others(texts):
    periods = [Period.parse(text) for text in texts]
    assert sorted(periods, key=lambda period: period.days) == periods
    assert [period.is_exact for period in periods] == [text.isdigit() for text in texts]


@all_cases(
    ("text", "why"),
    [
        ("last year", "not a period"),
        ("2024-8", "not a period"),
        ("2024-Q5", "not a period"),
        ("２０２４", "not a period"),
        ("2024\n", "not a period"),
        ("", "not a period"),
        ("since", "not a period"),
        ("since future", "not a period"),
        ("2019..", "not a period"),
        ("2019..2020..2021", "not a period"),
        ("2024-00", "no calendar"),
        ("2024-13", "no calendar"),
        ("2024-01-00", "no calendar"),
        ("2023-02-29", "no calendar"),
        ("0000", "no calendar"),
        ("2023..2019", "before it begins"),
        ("2024-W54", "no calendar"),
        ("2022/24", "no business year"),
        ("2022/1923", "no business year"),
        ("2022/23 from January", "no business year"),
        ("2022 from April", "no business year"),
        ("2022/23 from Aprill", "no month"),
        ("2022/23 from 31 April", "no month"),
        ("early 2024-Q1", "not a period"),
        ("early 2023..late 2023", "not a period"),
        ("since summer 2023", "not a period"),
        ("2015s", "not a period"),
    ],
)
def test_what_is_refused(text, why):
    with pytest.raises(ValueError, match=why):
        Period.parse(text)


def test_every_form_that_is_named_is_a_form():
    for form in re.split(r", | or ", FORMS):
        assert Period.parse(form) and re.fullmatch(PATTERN, form)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("2019..2023", ["2019", "2023"]),
        ("since 2023-09", ["2023-09"]),
        ("2019/20..2022/23 from April", ["2019/20 from April", "2022/23 from April"]),
        ("2024", ["2024"]),
    ],
)
def test_the_ends_of_a_period_are_periods(text, ends):
    assert [str(end) for end in Period.parse(text).ends] == ends


@given(st.text(st.sampled_from("0123-QH.sincefutr /FYWmdlaowApril"), max_size=14))
def test_whatever_is_read_fits_the_pattern_for_editors(text):
    try:
        period = Period.parse(text)
    except ValueError:
        return
    assert re.fullmatch(PATTERN, text)
    assert period.start is None or period.end is None or period.start <= period.end
