import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.facts.periods import FORMS, PATTERN, Period


@pytest.mark.parametrize(
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
        ("future", "future", None, None),
    ],
)
def test_each_form(text, kind, start, end):
    period = Period.parse(text)
    assert (period.kind, period.start, period.end, str(period)) == (kind, start, end, text)


@pytest.mark.parametrize(
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
    ],
)
def test_what_is_refused(text, why):
    with pytest.raises(ValueError, match=why):
        Period.parse(text)


def test_every_form_that_is_named_is_a_form():
    for form in re.split(r", | or ", FORMS):
        assert Period.parse(form) and re.fullmatch(PATTERN, form)


@given(st.text(st.sampled_from("0123-QH.sincefutr "), max_size=14))
def test_whatever_is_read_fits_the_pattern_for_editors(text):
    try:
        period = Period.parse(text)
    except ValueError:
        return
    assert re.fullmatch(PATTERN, text)
    assert period.start is None or period.end is None or period.start <= period.end
