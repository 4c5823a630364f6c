"""What charts take from facts, and which facts each kind refuses."""

import json

import pytest

from briefing.charts.chart_data import alt_text, chart_data
from briefing.charts.labels import wrap
from briefing.errors import ChartError, Place
from briefing.facts.model import Unit
from briefing.languages import language
from briefing.wording.wording import Wording
from tests.charts.conftest import UNITS
from tests.conftest import all_cases


def refused(data, *arguments, **named):
    with pytest.raises(ChartError) as caught:
        data(*arguments, **named)
    return str(caught.value)


@all_cases(
    ("qualifier", "low", "high", "approximate"),
    [
        ("exact", 400, 400, False),
        ("about", 400, 400, True),
        ("more-than", 400, None, False),
        ("at-least", 400, None, False),
        ("less-than", None, 400, False),
        ("at-most", None, 400, False),
    ],
)
def test_a_qualifier_opens_the_end_it_leaves_open(data, fact, qualifier, low, high, approximate):
    item = data("bars", fact(400, qualifier=qualifier), fact(1)).items[0]
    assert (item.low, item.high, item.approximate, item.qualifier) == (low, high, approximate, qualifier)


def test_a_range_has_both_ends(data, fact):
    item = data("bars", fact((10, 20)), fact(1)).items[0]
    assert (item.low, item.high, item.value) == (10, 20, "10–20")


@all_cases(
    ("status", "style"),
    [
        ("observed", "solid"),
        ("reported", "solid"),
        ("claimed", "tinted"),
        ("estimated", "tinted"),
        ("planned", "hatched"),
        ("allocated", "hatched"),
        ("target", "hatched"),
        ("possible", "outlined"),
        ("forecast", "outlined"),
        ("cancelled", "struck"),
    ],
)
def test_only_what_is_said_to_be_so_is_solid(data, fact, status, style):
    assert data("bars", fact(4, status=status), fact(1)).items[0].style == style


@pytest.mark.parametrize("kind", ["assumption", "judgement"])
def test_an_own_thought_is_never_drawn_as_reported(data, fact, kind):
    item = data("timeline", fact(status="reported", kind=kind), fact()).items[0]
    assert (item.style, item.status) == ("outlined", kind)


def test_values_are_worded_as_everywhere(seed, seed_charts):
    wording = Wording.of(seed.briefing)
    items = [item for chart in seed_charts.values() for item in chart.items if item.has_value]
    assert items
    for item in items:
        known = seed.briefing.facts[item.fact]
        assert (item.value, item.words) == (wording.short(known), wording.words(known))


def test_data_are_plain(seed_charts):
    for chart in seed_charts.values():
        assert json.loads(json.dumps(chart))[0] == chart.kind


def test_an_unknown_kind_lists_the_known_ones_with_its_place(data, fact):
    message = refused(data, "bar", fact(1), fact(2))
    said, hint = message.split("\n")
    assert said == 'facts.yaml:7:3 unknown-chart-kind: no chart kind "bar"'
    assert hint == '  hint: a custom kind needs --charts FILE.py; did you mean "bars"?'


def test_every_unknown_fact_is_named(seed):
    chart = seed.briefing.charts["education-bars"].model_copy(update={"facts": ("learner", "pupil", "students")})
    with pytest.raises(ChartError) as caught:
        chart_data(chart, seed.briefing, Wording(language("en")), Place("facts.yaml"))
    assert [d.hint for d in caught.value.diagnostics] == ['did you mean "learners"?', 'did you mean "pupils"?']


@pytest.mark.parametrize("kind", ["bars", "columns"])
def test_a_single_value_is_a_tile(data, fact, kind):
    assert "a single value is a tile, not a chart" in refused(data, kind, fact(1, id="only"))


@all_cases("kind", ["bars", "columns", "series"])
@all_cases(
    ("one", "other"),
    [({}, {"unit": "tons"}), ({"currency": "USD"}, {"currency": "EUR"}), ({}, {"currency": "USD"})],
)
def test_units_are_not_mixed(data, fact, kind, one, other):
    message = refused(data, kind, fact(1, id="a", period="2023", **one), fact(2, id="b", period="2024", **other))
    assert 'facts "a" and "b" have different units' in message


def test_counts_of_different_things_stand_side_by_side(data, fact):
    assert len(data("bars", fact(1, unit="pupils"), fact(2, unit="schools")).items) == 2


@pytest.mark.parametrize("kind", ["bars", "columns", "series"])
def test_a_bar_needs_a_quantity(data, fact, kind):
    assert 'fact "bare" has no quantity to draw' in refused(data, kind, fact(1), fact(id="bare"))


@all_cases("kind", ["bars", "columns", "series"])
@all_cases(
    ("value", "unit", "words"), [("1 in 5", None, "one in five"), ("7 against 2", None, "7–2"), ("3", "place", "third")]
)
def test_what_has_no_length_is_not_drawn_to_scale(data, fact, kind, value, unit, words):
    found = refused(data, kind, fact(1), fact(value, id="odd", unit=unit))
    assert f'fact "odd" is "{words}", which has no length to draw' in found.replace("\u00a0", " ")


def test_one_point_is_no_trend(data, fact):
    assert "one point is no trend" in refused(data, "series", fact(1))


def test_a_series_has_one_value_a_period(data, fact):
    assert "the same period" in refused(
        data, "series", fact(1, period="2023", label="crews"), fact(2, period="2023", label="crews")
    )


@pytest.mark.parametrize("period", ["since 2023", "future"])
def test_a_series_has_closed_periods(data, fact, period):
    assert 'fact "open" has no place in a series' in refused(data, "series", fact(1), fact(2, id="open", period=period))


def test_progress_needs_a_target(data, fact):
    assert "a progress chart needs facts and a target" in refused(data, "progress", fact(1))


@pytest.mark.parametrize("kind", ["bars", "columns", "progress", "stacked-bars"])
def test_a_measure_without_a_short_form_is_no_count(data, fact, monkeypatch, kind):
    monkeypatch.setitem(UNITS, "freight", Unit(one="ton of freight a month", other="tons of freight a month"))
    facts = [fact(4000, unit="schools", id="counted"), fact(900, unit="freight", id="weighed")]
    named = {"target": fact(3, unit="schools")} if kind == "progress" else {}
    assert 'facts "counted" and "weighed" have different units' in refused(data, kind, *facts, **named)


@all_cases("kind", ["bars", "columns", "series", "shares", "dot-plot", "timeline"])
def test_a_target_is_drawn_by_progress_alone(data, fact, kind):
    known = [fact(1, period="2022"), fact(2, period="2023")]
    assert f'a chart of kind "{kind}" draws no target' in refused(data, kind, *known, target=fact(3))


def test_the_row_of_a_target_is_called_that(data, fact):
    def name(**fields):
        return data("progress", fact(1, label="pupils", period="2023"), target=fact(2, **fields)).items[-1].name

    assert name(label="pupils", period="2030") == "pupils (target)", "a period alone would be no target"
    assert name(label="the target for pupils") == "the target for pupils"
    assert name(label="pupils to come", status="target") == "pupils to come", "its note says so"


def test_all_values_of_a_chart_have_one_scale(data, fact):
    def values(*facts, kind="bars"):
        chart = data(kind, *facts)
        return [item.value.replace("\u00a0", " ") for item in chart.items], [words for _, words in chart.ticks]

    large, small = fact(1200000000, currency="USD"), fact(340000000, currency="USD")
    assert values(large, small) == (["US$1.2 bn", "US$0.34 bn"], [])
    ticks = ["0", "US$0.5\u00a0bn", "US$1\u00a0bn", "US$1.5\u00a0bn"]
    assert values(large, small, kind="columns")[1] == ticks
    assert values(large, fact(900, currency="USD"))[0] == ["US$1.2 bn", "US$900"], "no digit is lost or added"
    assert values(fact(7000000, unit="tons"), fact(450000, unit="tons"))[0] == ["7 m tons a year", "0.45 m tons a year"]


def test_a_label_beside_others_has_its_unit_unless_it_names_it(data, fact):
    classes = fact(3, unit="schools", label="capacity")
    chart = data("bars", fact(40, label="pupils taught"), classes)
    assert [item.name for item in chart.items] == ["pupils taught", "capacity, schools"]
    assert "capacity: 3 schools" in alt_text(chart, "So.").replace("\u00a0", " ")
    chart = data("bars", fact(40, label="taught"), fact(60, label="enrolled"))
    assert [item.name for item in chart.items] == ["taught", "enrolled"], "the unit of all is said once, above them"


@pytest.mark.parametrize("lanes", [{}, {"Rail": []}])
def test_a_corridor_needs_lanes_with_facts(data, fact, lanes):
    named = {"lanes": lanes} if lanes else {}
    assert "no facts" in refused(data, "corridor", **named)


def test_a_corridor_takes_its_facts_from_segments(data, fact):
    assert "a corridor is drawn from segments" in refused(data, "corridor", fact(1))


def test_a_timeline_needs_a_date(data, fact):
    message = refused(data, "timeline", fact(period="future"), fact(period="future"))
    assert "no fact of the timeline has a date" in message


@pytest.mark.parametrize("kind", ["bars", "timeline"])
def test_marks_and_labels_are_limited(data, fact, kind):
    assert "201 marks are more than the 200" in refused(data, kind, *(fact(1) for _ in range(201)))
    assert "longer than 400 characters" in refused(data, kind, fact(1, label="x" * 401), fact(1))


@pytest.mark.parametrize("kind", ["stacked-bars", "stacked-columns", "shares"])
def test_what_is_stacked_can_be_added_up(data, fact, kind):
    def message(*facts):
        return refused(data, kind, *facts)

    assert "what stands on it would have no place" in message(fact(1), fact(2, qualifier="more-than"))
    assert "what stands on it would have no place" in message(fact(1), fact((2, 3)))
    assert "below zero, and no part of a whole" in message(fact(1), fact(-2))
    assert "of several periods, and add up to nothing" in message(fact(1, period="2023"), fact(2, period="2024"))
    assert "a single part is no stack" in message(fact(1))
    assert "7 parts are more than the 6" in message(*(fact(1) for _ in range(7)))


def test_per_cents_of_one_whole_are_not_more_than_all_there_is(data, fact):
    parts = [fact(value, unit="percent") for value in (60, 41.2)]
    assert "add up to more than all there is: 101.2 per cent" in refused(data, "shares", *parts)
    assert data("shares", fact(60, unit="percent"), fact(40.4, unit="percent")).whole == 100


def test_a_dot_plot_compares_two_dates_of_one_length(data, fact):
    years = [fact(1, label="a", period=p) for p in ("2019", "2020", "2021")]
    assert "compares two dates; there are 3" in refused(data, "dot-plot", *years)
    assert "are not of one length" in refused(data, "dot-plot", years[0], fact(2, label="a", period="2020-H1"))
    assert "have the same period" in refused(data, "dot-plot", *years[:2], fact(2, label="a", period="2020"))


def test_multiples_are_several_lines(data, fact):
    assert "small multiples are several lines" in refused(
        data, "multiples", fact(1, label="a", period="2019"), fact(2, label="a", period="2020")
    )


def test_all_problems_of_a_chart_are_told(data, fact):
    message = refused(data, "bars", fact(id="bare"), fact(1, unit="tons"), fact(2, id="odd"), fact("1 in 5", unit=None))
    assert message.count("chart-facts") == 3


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("April–June\u00a02024", ["April–June", "2024"]),
        ("in April–June\u00a02024", ["in April–June", "2024"]),
        ("Q2\u00a02024", ["Q2\u00a02024"]),
        ("a\u00a0b c", ["a\u00a0b c"]),
    ],
)
def test_words_that_hold_together_part_before_a_number_is_cut(words: str, rows: list[str]) -> None:
    assert wrap(words, 50, "regular", 9) == rows
