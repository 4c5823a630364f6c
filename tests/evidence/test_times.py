"""Times in words resolve from the day of publication."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.evidence.lexicon import load_lexicon
from briefing.evidence.sentences import TextSpan
from briefing.evidence.times import NamedTime, covers_publication, find_times
from briefing.facts.periods import Period

PUBLISHED = date(2024, 8, 19)
ENGLISH = load_lexicon("en")


def _times(text: str) -> tuple[NamedTime, ...]:
    return find_times(text, TextSpan(0, len(text)), PUBLISHED, ENGLISH)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("last year", "2023"),
        ("this year", "2024"),
        ("next year", "2025"),
        ("Since September of last year,", "since 2023-09"),
        ("in September of last year", "2023-09"),
        ("in the first six months of this year", "2024-H1"),
        ("in the first half of 2024", "2024-H1"),
        ("in the first nine months of 2023", "2023-01..2023-09"),
        ("the fourth quarter of last year", "2023-Q4"),
        ("Q2 2024", "2024-Q2"),
        ("from 2019 to 2023", "2019..2023"),
        ("in 2019-2023", "2019..2023"),
        ("between 2019 and 2023", "2019..2023"),
        ("January-June 2023", "2023-01..2023-06"),
        ("November-March 2024", "2023-11..2024-03"),
        ("last week", "2024-08-12..2024-08-18"),
        ("on 12 August 2024", "2024-08-12"),
        ("on August 12, 2024", "2024-08-12"),
        ("on 12 August", "2024-08-12"),
        ("in November", "2023-11"),
        ("today’s meetings", "2024-08-19"),
        ("yesterday", "2024-08-18"),
        ("last month", "2024-07"),
        ("last quarter", "2024-Q2"),
        ("by 2030", "2030"),
        ("on 2024-08-12", "2024-08-12"),
    ],
)
def test_times(text: str, period: str) -> None:
    (time,) = _times(text)
    wanted = Period.parse(period)
    assert (time.start, time.since) == (wanted.start, period.startswith("since"))
    assert time.since or time.end == wanted.end
    assert time.fits(wanted)
    assert Period.parse(time.as_period)[2:] == wanted[2:]


@pytest.mark.parametrize(
    "text",
    ["they may 5 times", "15 million tons per year", "a year", "up 3% on 2022", "compared with last year", "31 June"],
)
def test_no_times(text: str) -> None:
    assert _times(text) == ()


@pytest.mark.parametrize(
    ("text", "period"), [("last year", "2023-05"), ("last year", "2022..2023"), ("next year", "future")]
)
def test_a_time_fits_nothing_finer_or_vaguer(text: str, period: str) -> None:
    (time,) = _times(text)
    assert not time.fits(Period.parse(period))


@pytest.mark.parametrize(
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
    | st.text(alphabet="0123456789- /MayQH of")
    | st.from_regex(r"(\d{1,2} (May|Jun) \d{4}|last|first|half|of| )*")
)
def test_any_text(text: str) -> None:
    times = _times(text)
    assert all(time.fits(Period.parse(time.as_period)) for time in times)
    assert all(time.start <= time.end for time in times)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(times))
