"""What each built-in kind draws, as lines of text, and that all of it can be read."""

from inspect import signature
from itertools import combinations

import matplotlib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.charts import chart_data, draw_chart
from briefing.charts.kinds import KINDS, kind_named
from briefing.document.drawing import PathOp, TextOp
from briefing.errors import ChartError
from briefing.facts.model import Allowance, Chart
from briefing.languages import language
from briefing.themes import fonts
from briefing.themes.theme import Theme
from briefing.wording.wording import Wording
from tests.charts.conftest import PLACE, UNITS, make_briefing

DARK = Theme().dark.lower()
ARROW = "MLLLLLZ fill"
SLICES = "MLLLZMLLLZMLLLZMLLLZ fill"
BOX = "MLLLZ fill"


def marks(drawing, ops):
    """The shapes of the first bar: what is drawn before the first value."""
    lines = ops(drawing)
    first = next(i for i, op in enumerate(drawing.ops) if isinstance(op, TextOp) and op.fact)
    return [line for line in lines[:first] if not line.startswith("regular")]


@pytest.mark.parametrize(
    ("qualifier", "shapes"),
    [
        ("exact", [BOX]),
        ("about", [BOX, SLICES]),
        ("more-than", [BOX, ARROW]),
        ("at-least", [BOX, ARROW]),
        ("less-than", [BOX, "ML stroke"]),
        ("at-most", [BOX, "ML stroke"]),
    ],
)
def test_a_bar_shows_its_qualifier(drawn, fact, ops, qualifier, shapes):
    assert marks(drawn("bars", fact(400, qualifier=qualifier), fact(1)), ops) == shapes


def test_a_range_goes_on_pale_to_a_cap(drawn, fact, ops):
    drawing = drawn("bars", fact((200, 400)), fact(1))
    assert marks(drawing, ops) == [BOX, "ML stroke", BOX]
    pale, _, solid = [op for op in drawing.ops if isinstance(op, PathOp)][:3]
    assert solid.fill == DARK != pale.fill


@pytest.mark.parametrize("kind", ["bars", "columns"])
@pytest.mark.parametrize(
    ("status", "paint"),
    [
        ("observed", "MLLLZ fill"),
        ("claimed", "MLLLZ fill stroke"),
        ("estimated", "MLLLZ fill stroke"),
        ("planned", "MLLLZ fill hatch stroke"),
        ("allocated", "MLLLZ fill hatch stroke"),
        ("possible", "MLLLZ fill stroke dashed"),
        ("target", "MLLLZ fill hatch stroke"),
        ("forecast", "MLLLZ fill stroke dashed"),
        ("cancelled", "MLLLZ fill stroke dashed"),
    ],
)
def test_what_is_not_observed_is_never_solid_and_says_so(drawn, fact, ops, kind, status, paint):
    drawing = drawn(kind, fact(400, status=status), fact(380))
    assert paint in ops(drawing)
    said = [op.text for op in drawing.ops if isinstance(op, TextOp)]
    assert (status in said) == (status != "observed")


def test_a_corridor_tells_its_states_apart(drawn, fact, ops):
    states = [fact(label="works", status="claimed"), fact(label="grows", status="planned")]
    states.append(fact(15, unit="tons", qualifier="at-least", status="possible", period="future", label="cargo"))
    shapes = [line for line in ops(drawn("corridor", lanes={"Rail": states})) if line.startswith("M")]
    assert shapes == ["MLLLZ fill stroke", "MLLLZ fill hatch stroke", "MLLLZ fill stroke dashed", ARROW]


def test_what_was_given_up_is_crossed_out(drawn, fact, ops):
    plain = ops(drawn("bars", fact(400, status="possible"), fact(380)))
    crossed = ops(drawn("bars", fact(400, status="cancelled"), fact(380)))
    assert crossed.count("ML stroke") == plain.count("ML stroke") + 1


def test_a_status_that_all_marks_share_is_said_once(drawn, fact):
    drawing = drawn("bars", fact(400, status="claimed"), fact(380, status="claimed"))
    assert "claimed" not in [op.text for op in drawing.ops if isinstance(op, TextOp)]


@pytest.mark.parametrize(
    ("period", "shapes"),
    [
        ("2024-08-19", ["MCCCCCCCCZ fill stroke"]),
        ("since 2024-03", [BOX, ARROW]),
        ("2024-02..2024-05", [BOX]),
        ("2024", ["ML stroke"] * 3),
        ("2024-H1", ["ML stroke"] * 3),
        ("2022/23", ["ML stroke"] * 3),
        ("mid-2023", ["ML stroke dashed"]),
        ("future", [ARROW]),
    ],
)
def test_a_timeline_tells_an_event_from_a_statement_about_a_year(drawn, fact, ops, period, shapes):
    drawing = drawn("timeline", fact(period="2024", label="first"), fact(period=period, label="second"))
    lines = ops(drawing)
    assert lines[-len(shapes) :] == shapes


def test_progress_draws_a_line_at_its_target(drawn, fact, ops):
    lines = ops(drawn("progress", fact(390), target=fact(400, status="target")))
    assert lines.count("ML stroke dashed") == 1


def test_a_small_bar_beside_a_large_one_is_seen(drawn, fact):
    drawing = drawn("bars", fact(9_000_000), fact(1))
    boxes = [op.path for op in drawing.ops if isinstance(op, PathOp) and op.fill]
    widths = [max(n[0] for _, *n in path if n) - min(n[0] for _, *n in path if n) for path in boxes]
    assert min(widths) >= 1.5


def test_a_series_shows_ranges_as_a_band(drawn, fact, ops):
    points = [fact(100, period="2020"), fact(120, period="2021"), fact((120, 180), period="2022", status="forecast")]
    lines = ops(drawn("series", *points))
    assert [line for line in lines if line.startswith("M")][:2] == ["ML stroke", BOX]


def _periods_below(drawing):
    return [op.text for op in drawing.ops if isinstance(op, TextOp) and op.role == "period" and not op.fact]


@pytest.mark.parametrize("kind", ["columns", "series"])
def test_periods_that_are_too_wide_for_an_axis_are_short_with_the_year_once(drawn, fact, kind):
    quarters = [f"{year}-Q{quarter}" for year in (2023, 2024) for quarter in (1, 2, 3, 4)]
    wide = drawn(kind, *(fact(100 + i, period=period, label="lorries") for i, period in enumerate(quarters)))
    assert sorted(_periods_below(wide)) == sorted(["Q1", "Q2", "Q3", "Q4"] * 2 + ["2023", "2024"])
    narrow = drawn(kind, *(fact(100, period=period, label="lorries") for period in quarters[:2]))
    assert {text.replace("\u00a0", " ") for text in _periods_below(narrow)} == {"January–March 2023", "April–June 2023"}


@pytest.mark.parametrize(
    ("periods", "dotted"),
    [
        (["2015", "2016", "2017", "2023", "2024"], [False, False, True, False]),
        (["2001", "2011", "2021"], [False, False]),
        (["2023-11", "2023-12", "2024-01", "2024-03"], [False, False, True]),
        (["2019/20", "2020/21", "2022/23"], [False, True]),
    ],
)
def test_a_series_is_dotted_over_periods_without_a_value(drawn, fact, ops, periods, dotted):
    drawing = drawn("series", *(fact(100, period=period) for period in periods))
    lines = [line for line in ops(drawing) if line.startswith("ML")]
    assert [line == "ML stroke dashed" for line in lines[: len(dotted)]] == dotted


@pytest.mark.parametrize("kind", ["columns", "series"])
def test_too_many_marks_for_the_width_are_refused(data, fact, kind):
    chart = data(kind, *(fact(1_000_001, period=str(1980 + i)) for i in range(30)))
    with pytest.raises(ChartError, match="for the width"):
        draw_chart(chart, Theme(), 357, None)


def test_a_chart_is_never_higher_than_it_may_be(data, fact):
    chart = data("bars", *(fact(10 + i, label="a label " * 9) for i in range(40)))
    drawing = draw_chart(chart, Theme(), 357, None, max_height=400)
    assert drawing.height == 400
    assert drawing.width < 357


@pytest.mark.parametrize("words", ["Agenda 2030", "the states of the G20 and of the Agenda 2030 for a better world"])
def test_digits_in_a_label_carry_the_reason_of_their_allowance(data, fact, words):
    chart = data("bars", fact(1, label=words), fact(2))._replace(
        allowed=(("Agenda 2030", "a name"), ("G20", "a group of states"))
    )
    texts = [op for op in draw_chart(chart, Theme(), 357, None).ops if isinstance(op, TextOp)]
    told = {op.text: op.reason for op in texts if op.role == "allowed"}
    assert {c for text in told for c in text if c.isdigit()} == {c for c in words if c.isdigit()}
    assert set(told.values()) == {"a name; a group of states" if "G20" in words else "a name"}


def test_a_chart_knows_the_allowances_of_its_own_labels(fact):
    facts = [fact(1, label="states of the G20"), fact(2, label="others")]
    briefing = make_briefing(*facts).model_copy(
        update={"allowed": (Allowance(text="G20", reason="a name"), Allowance(text="G7", reason="another"))}
    )
    chart = Chart(section="s", kind="bars", title="A finding", facts=tuple(f.id for f in facts))
    assert chart_data(chart, briefing, Wording(language("en"), UNITS), PLACE).allowed == (("G20", "a name"),)


def test_a_character_without_a_glyph_is_named_with_its_place(drawn, fact):
    with pytest.raises(ChartError, match=r"(?s)no regular face has the character 漢 \(U\+6F22\)"):
        drawn("bars", fact(1, label="漢 label"), fact(2))


def test_text_of_facts_is_literal(drawn, fact, ops):
    lines = ops(drawn("bars", fact(1, label="$a$ & <b> | {{ x }}"), fact(2)))
    assert "regular '$a$ & <b> | {{ x }}' label" in lines


def test_drawing_does_not_depend_on_what_was_drawn_before(seed_charts):
    first = [draw_chart(chart, Theme(), 357, None) for chart in seed_charts.values()]
    for chart in seed_charts.values():
        draw_chart(chart, Theme(name="other", dark="#000000"), 482, None)
    assert [draw_chart(chart, Theme(), 357, None) for chart in seed_charts.values()] == first


def test_the_users_own_settings_change_nothing(seed_charts):
    wild = {
        "lines.linewidth": 9,
        "font.size": 30,
        "patch.edgecolor": "red",
        "hatch.linewidth": 5,
        "path.sketch": (9, 9, 9),
    }
    for chart in seed_charts.values():
        drawing = draw_chart(chart, Theme(), 357, None)
        with matplotlib.rc_context(wild):
            assert draw_chart(chart, Theme(), 357, None) == drawing


def box(op):
    """The glyph box of a text: from its baseline's descenders to its capitals."""
    return op.x, op.y - 0.2 * op.size, op.x + fonts.width(op.text, op.face, op.size), op.y + 0.7 * op.size


def apart(one, other):
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def assert_legible(drawing, chart):
    """No text overlaps another or leaves the sheet; every digit has a fact or a role; every value is there."""
    texts = [op for op in drawing.ops if isinstance(op, TextOp)]
    for op in texts:
        left, bottom, right, top = box(op)
        assert left >= -0.1 and bottom >= -0.1 and right <= drawing.width + 0.1 and top <= drawing.height + 0.1, op.text
        assert op.fact or op.role != "label" or not any(c.isdigit() for c in op.text)
    for one, other in combinations(texts, 2):
        assert apart(box(one), box(other)), (one.text, other.text)
    shown = {(op.fact, op.text) for op in texts if op.fact}
    assert shown == {(item.fact, item.value) for item in chart.items if item.value}


@pytest.mark.parametrize("width", [357, 482])
def test_the_seed_is_legible(seed_charts, width):
    for chart in seed_charts.values():
        assert_legible(draw_chart(chart, Theme(), width, None), chart)


LABELS = st.lists(st.sampled_from(["a", "of", "railway", "schools", "modernisation", "x" * 70]), min_size=1, max_size=5)
STATUSES = st.sampled_from(["observed", "claimed", "planned", "forecast", "possible", "cancelled"])
PERIODS = st.sampled_from(
    [
        "2024-08-19",
        "2024-08",
        "2024-Q1",
        "2024-H1",
        "2024",
        "1999",
        "since 2023-09",
        "2019..2023",
        "future",
        "2024-08-20",
    ]
)
QUALIFIERS = st.sampled_from(["exact", "about", "more-than", "less-than", "at-least", "at-most"])
STATES = st.tuples(LABELS.map(" ".join), STATUSES, PERIODS, QUALIFIERS, st.integers(1, 10**9))


def stated(fact, state, *, valued):
    label, status, period, qualifier, value = state
    if not valued:
        return fact(label=label, status=status, period=period)
    return fact(value, label=label, status=status, period=period, qualifier=qualifier)


@given(st.lists(STATES, min_size=2, max_size=10).filter(lambda s: any(state[2] != "future" for state in s)))
@settings(max_examples=40, deadline=None)
def test_timelines_are_legible(data, fact, states):
    chart = data("timeline", *(stated(fact, state, valued=False) for state in states))
    assert_legible(draw_chart(chart, Theme(), 357, None, max_height=5000), chart)


@given(st.lists(STATES, min_size=2, max_size=8))
@settings(max_examples=40, deadline=None)
def test_bars_are_legible(data, fact, states):
    chart = data("bars", *(stated(fact, state, valued=True) for state in states))
    assert_legible(draw_chart(chart, Theme(), 357, None, max_height=5000), chart)


@given(st.lists(STATES, min_size=2, max_size=6), st.booleans())
@settings(max_examples=40, deadline=None)
def test_corridors_are_legible(data, fact, states, valued):
    lane = [stated(fact, state, valued=valued) for state in states]
    chart = data("corridor", lanes={"Railway": lane, "Road of some length": lane[:1]})
    assert_legible(draw_chart(chart, Theme(), 357, None, max_height=5000), chart)


CLOSED = st.lists(st.integers(1950, 2030), min_size=2, max_size=6, unique=True)


@given(CLOSED, st.lists(STATES, min_size=6, max_size=6), st.sampled_from(["columns", "series"]))
@settings(max_examples=60, deadline=None)
def test_columns_and_series_are_legible_or_refused(data, fact, years, states, kind):
    shorter = [("label", status, str(year), *rest) for year, (_, status, _, *rest) in zip(years, states, strict=False)]
    chart = data(kind, *(stated(fact, state, valued=True) for state in shorter))
    try:
        drawing = draw_chart(chart, Theme(), 357, None)
    except ChartError as error:
        assert "for the width" in str(error)
    else:
        assert_legible(drawing, chart)


@given(st.lists(STATES, min_size=1, max_size=4), STATES)
@settings(max_examples=40, deadline=None)
def test_progress_is_legible(data, fact, states, target):
    facts = [stated(fact, state, valued=True) for state in states]
    chart = data("progress", *facts, target=stated(fact, target, valued=True))
    assert_legible(draw_chart(chart, Theme(), 357, None, max_height=5000), chart)


@pytest.mark.parametrize("kind", KINDS)
def test_the_module_of_a_kind_has_what_a_kind_needs(kind: str) -> None:
    module = kind_named(kind)
    assert list(signature(module.find_problem).parameters) == ["chart", "items", "briefing"]
    assert list(signature(module.draw).parameters) == ["canvas", "data"]
