"""What each built-in kind draws, as lines of text, and that all of it can be read."""

from inspect import signature
from itertools import combinations, pairwise

import matplotlib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.charts.chart_data import chart_data
from briefing.charts.chart_drawer import ChartDrawer
from briefing.charts.draw import draw_chart
from briefing.charts.kinds import KINDS, kind_named
from briefing.charts.kinds.corridor import SWATCH
from briefing.charts.model import ENDLESS
from briefing.document.drawing import TextOp
from briefing.document.occurrences import Role
from briefing.errors import ChartError
from briefing.facts.model import Allowance, Chart
from briefing.languages import language
from briefing.themes import fonts
from briefing.themes.theme import THEMES, Theme, contrast
from briefing.wording.wording import Wording
from tests.charts.conftest import PLACE, UNITS, make_briefing
from tests.conftest import all_cases, examples, slow_case

DARK, INK = Theme().dark.lower(), Theme().ink.lower()
ARROW = "MLLLLLZ fill"
SLICES = "MLLLZMLLLZMLLLZMLLLZ fill"
BOX = "MLLLZ fill"


def marks(drawing, ops):
    """The shapes of the first bar: what is drawn before the first value."""
    lines = ops(drawing)
    first = next(i for i, op in enumerate(drawing.ops) if isinstance(op, TextOp) and op.fact)
    return [line for line in lines[:first] if not line.startswith("regular")]


@all_cases(
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
    pale, _, solid = drawing.paths[:3]
    assert solid.fill == DARK != pale.fill


@all_cases("kind", ["bars", "columns"])
@all_cases(
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
    said = [op.text for op in drawing.texts]
    assert (status in said) == (status != "observed")


def test_a_corridor_tells_its_states_apart(drawn, fact, ops):
    states = [fact(label="works", status="claimed"), fact(label="grows", status="planned")]
    states.append(fact(15, unit="tons", qualifier="at-least", status="possible", period="future", label="cargo"))
    drawing = drawn("corridor", lanes={"Rail": states})
    shapes = [line for line in ops(drawing) if line.startswith("M")]
    assert shapes == ["MLLLZ fill stroke", "MLLLZ fill hatch stroke", "MLLLZ fill stroke dashed"]
    widths = {round(max(s[1] for s in op.path[:-1]) - op.path[0][1], 2) for op in drawing.paths}
    assert widths == {SWATCH[0]}, "no length that could be taken for a value"


def test_what_was_given_up_is_crossed_out(drawn, fact, ops):
    plain = ops(drawn("bars", fact(400, status="possible"), fact(380)))
    crossed = ops(drawn("bars", fact(400, status="cancelled"), fact(380)))
    assert crossed.count("ML stroke") == plain.count("ML stroke") + 1


@pytest.mark.parametrize("kind", ["bars", "timeline", "corridor"])
def test_a_status_that_all_marks_share_is_said_once(drawn, fact, kind):
    facts = fact(400, status="claimed"), fact(380, status="claimed")
    drawing = drawn(kind, lanes={"Lane": facts}) if kind == "corridor" else drawn(kind, *facts)
    assert "claimed" not in " ".join(op.text for op in drawing.texts)


@all_cases(
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


def test_a_timeline_has_the_value_of_each_fact_between_its_label_and_its_time(drawn, fact):
    drawing = drawn("timeline", fact(750, label="batteries", period="2026"), fact(label="opened", period="2025-04-28"))
    (value,) = (op for op in drawing.texts if op.fact)
    row = sorted((op.x, op.text) for op in drawing.texts if op.y == value.y)
    assert [text for _, text in row] == ["batteries", "750", "2026 · reported"]


def test_progress_draws_a_line_at_its_target(drawn, fact, ops):
    lines = ops(drawn("progress", fact(90), target=fact(400, status="target")))
    assert lines.count("ML stroke dashed") == 1


def test_a_value_near_the_target_stands_beside_its_own_bar(drawn, fact):
    drawing = drawn("progress", fact(390, id="near"), fact(90, id="far"), target=fact(400, status="target"))
    bars = [op for op in drawing.paths if len(op.path) == 5]
    values = [op for op in drawing.texts if op.fact in ("near", "far")]
    for bar, value in zip(bars, values, strict=False):
        assert 0 < value.x - max(n[0] for _, *n in bar.path if n) < 10
    target = [op for op in drawing.paths if op.dash]
    assert len(target) == 2, "the line of the target leaves out the value"
    near = box(values[0])
    assert all(bottom >= near[3] or top <= near[1] for bottom, top in map(ys, target))


def test_a_small_bar_beside_a_large_one_is_seen(drawn, fact):
    drawing = drawn("bars", fact(9_000_000), fact(1))
    boxes = [op.path for op in drawing.paths if op.fill]
    widths = [max(n[0] for _, *n in path if n) - min(n[0] for _, *n in path if n) for path in boxes]
    assert min(widths) >= 1.5


def test_a_series_shows_ranges_as_a_band(drawn, fact, ops):
    points = [fact(100, period="2020"), fact(120, period="2021"), fact((120, 180), period="2022", status="forecast")]
    lines = ops(drawn("series", *points))
    part_ahead = [BOX, "ML stroke"]
    assert [line for line in lines if line.startswith("M")][:4] == [*part_ahead, "ML stroke", BOX]


def _periods_below(drawing):
    return [op.text for op in drawing.texts if op.role == "period" and not op.fact]


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
def test_values_without_room_give_way_to_an_axis_and_the_main_ones_stay(drawn, fact, kind):
    values = [3_400_000, 1_200_000, *(2_000_000 + 10_000 * i for i in range(27)), 2_900_000]
    drawing = drawn(kind, *(fact(v, period=str(1990 + i), label="crews") for i, v in enumerate(values)))
    axis = {op.text for op in drawing.texts if op.role == "tick"}
    assert axis == {"0", "1\u00a0m", "2\u00a0m", "3\u00a0m", "4\u00a0m"}
    shown = {op.text for op in drawing.texts if op.fact}
    assert {"3.4\u00a0m", "1.2\u00a0m", "2.9\u00a0m"} >= shown >= {"3.4\u00a0m", "2.9\u00a0m"}
    years = [int(text) for text in _periods_below(drawing)]
    assert years[-1] in (2018, 2019) and len({b - a for a, b in pairwise(years)}) == 1


def test_columns_whose_names_have_no_room_turn_into_bars(drawn, fact, ops):
    facts = [fact(10 + i, label=f"modernisation and electrification of line {'abcdefgh'[i]}") for i in range(8)]
    turned = ops(drawn("columns", *facts))
    assert turned == ops(drawn("bars", *facts))


def test_a_chart_is_never_higher_than_it_may_be(data, fact):
    chart = data("bars", *(fact(10 + i, label="a label " * 3) for i in range(20)))
    drawing = draw_chart(chart, Theme(), 357, None, max_height=200)
    assert drawing.height == 200
    assert drawing.width < 357


def test_type_that_nobody_could_read_is_refused_with_what_to_cut(data, fact):
    chart = data("bars", *(fact(10 + i, label="a labelled mark " * 6) for i in range(40)))
    with pytest.raises(ChartError, match=r"words of 3\.\d points(.|\n)*leave out 1\d of its 40 facts, shorten"):
        draw_chart(chart, Theme(), 357, None, max_height=400)


@pytest.mark.parametrize("words", ["Country", "boats a day that are bound for the outer harbour"])
def test_forty_bars_fit_a_page(data, fact, words):
    labels = [f"{words} {chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(40)]
    chart = data("bars", *(fact(100 - i, label=label) for i, label in enumerate(labels)))
    drawing = draw_chart(chart, Theme(), 357, None)
    assert_legible(drawing, chart)
    assert min(op.size for op in drawing.texts) == Theme().small_size
    assert drawing.height < 550, "the title of the briefing has room above them"


def test_rows_that_are_too_many_have_smaller_type_and_keep_the_width(data, fact):
    chart = data("bars", *(fact(100 - i, label=f"Country {chr(97 + i // 26)}{chr(97 + i % 26)}") for i in range(50)))
    drawing = draw_chart(chart, Theme(), 357, None)
    assert_legible(drawing, chart)
    assert (drawing.width, {op.size for op in drawing.texts}) == (357, {8.0})


def test_forty_bars_grow_as_long_as_it_takes_on_a_telephone(seed, fact):
    facts = [fact(100 - i, label=f"boats bound for harbour {chr(97 + i // 26)}{chr(97 + i % 26)}") for i in range(40)]
    chart = Chart(section="s", kind="bars", title="Boats", facts=tuple(f.id for f in facts))
    briefing = make_briefing(*facts).model_copy(update={"charts": {"boats": chart}})
    draw = ChartDrawer(seed._replace(briefing=briefing), Wording(language("en"), UNITS), Theme(), 357)
    assert list(draw.problems()) == []
    drawing = draw.narrow()["boats"]
    assert drawing.height > 1000
    assert {op.size for op in drawing.texts} == {Theme().small_size}


def ys(op):
    """The lowest and the highest point of a path."""
    numbers = [n for _, *n in op.path if n]
    return min(n[1] for n in numbers), max(n[1] for n in numbers)


def xs(op):
    """The leftmost and the rightmost point of a path."""
    numbers = [n for _, *n in op.path if n]
    return min(n[0] for n in numbers), max(n[0] for n in numbers)


def zero_line(drawing):
    """The line at zero: the only one in ink, but for ticks."""
    lines = [op for op in drawing.paths if op.stroke == INK and not op.dash]
    return max(lines, key=lambda op: max(b - a for a, b in (xs(op), ys(op))))


def test_bars_grow_to_both_sides_of_zero_with_their_values_outside(drawn, fact):
    drawing = drawn("bars", fact(-340, id="loss"), fact(125, id="gain"), fact(0, id="none"), fact((-50, 70), id="both"))
    zero = xs(zero_line(drawing))[0]
    boxes = [xs(op) for op in drawing.paths if op.fill]
    assert boxes[0][1] == boxes[1][0] == pytest.approx(zero, abs=0.02)
    assert boxes[2][0] < zero < boxes[3][1] and len(boxes) == 4, "zero is drawn as nothing"
    values = {op.fact: box(op) for op in drawing.texts if op.fact}
    assert values["loss"][2] < boxes[0][0] and values["gain"][0] > boxes[1][1] and values["none"][0] > zero


@pytest.mark.parametrize(
    ("qualifier", "shapes"),
    [("exact", [BOX]), ("about", [BOX, SLICES]), ("at-most", [BOX, ARROW]), ("at-least", [BOX, "ML stroke"])],
)
def test_what_is_open_below_zero_goes_on_below(drawn, fact, ops, qualifier, shapes):
    drawing = drawn("bars", fact(-400, qualifier=qualifier), fact(1))
    assert marks(drawing, ops) == shapes
    assert min(xs(op)[0] for op in drawing.paths) < xs(zero_line(drawing))[0] - 100


def test_columns_hang_from_zero_with_their_values_below(drawn, fact):
    drawing = drawn("columns", fact(120, period="2020"), fact(-45, period="2021", id="loss"), fact(0, period="2022"))
    zero = ys(zero_line(drawing))[0]
    up, down = [ys(op) for op in drawing.paths if op.fill]
    assert up[0] == down[1] == pytest.approx(zero, abs=0.02)
    value = next(box(op) for op in drawing.texts if op.fact == "loss")
    assert value[3] < down[0]


def test_a_series_has_its_line_at_zero_and_says_so(drawn, fact, data):
    points = [fact(v, period=str(2020 + i), label="net") for i, v in enumerate((120, -45, 80, -3, 10))]
    drawing = drawn("series", *points)
    assert_legible(drawing, data("series", *points))
    zero = ys(zero_line(drawing))[0]
    links = [op for op in drawing.paths if op.stroke == DARK and len(op.path) == 2]
    assert ys(links[0])[0] < zero < ys(links[0])[1]
    label = next(op for op in drawing.texts if op.text == "0")
    assert label.role == "tick" and abs(label.y + 0.34 * label.size - zero) < 0.1
    lines = [op.path for op in links]
    for text in (op for op in drawing.texts if op.fact):
        assert not any(crosses(box(text), line) for line in lines), text.text


def crosses(rectangle, path):
    """Whether a straight line passes through a rectangle, looked at in steps."""
    (_, x0, y0), (_, x1, y1) = path
    steps = ((x0 + (x1 - x0) * i / 200, y0 + (y1 - y0) * i / 200) for i in range(201))
    return any(rectangle[0] < x < rectangle[2] and rectangle[1] < y < rectangle[3] for x, y in steps)


@pytest.mark.parametrize("kind", ["bars", "columns"])
def test_a_missing_period_leaves_a_gap(drawn, fact, kind):
    years = ["2015", "2016", "2017", "2023", "2024"]
    drawing = drawn(kind, *(fact(100, period=year, label="crews") for year in years))
    texts = drawing.texts
    along = (lambda op: op.x) if kind == "columns" else (lambda op: -op.y)
    at = {op.text: along(op) for op in texts if op.text in [*years, "…"]}
    assert sorted(at, key=at.get) == ["2015", "2016", "2017", "…", "2023", "2024"]
    assert at["2023"] - at["2017"] > 1.3 * (at["2024"] - at["2023"])


def test_a_period_of_another_length_is_drawn_as_long_as_it_is_and_joined_to_none(drawn, fact):
    periods = ["2019", "2020", "2021", "2022-H1", "2023..2025"]
    drawing = drawn("series", *(fact(100 + i, period=p, label="crews") for i, p in enumerate(periods)))
    lines = [op for op in drawing.paths if len(op.path) == 2 and op.stroke == DARK]
    assert [op.line_width for op in lines] == [1.6, 1.6, 2.4, 2.4]
    half, three = (b - a for a, b in map(xs, lines[2:]))
    assert three == pytest.approx(6 * half, rel=0.05)


def test_lines_are_told_apart_by_names_and_shapes(drawn, fact, data):
    facts = [
        fact(base + 30 * i, period=str(2020 + i), label="growth", area=area)
        for area, base in (("Ostrava", 100), ("Brno", 400), ("Prague", 700))
        for i in range(4)
    ]
    drawing = drawn("series", *facts)
    assert_legible(drawing, data("series", *facts))
    names = {op.text: op for op in drawing.texts if op.text in ("Ostrava", "Brno", "Prague")}
    points = [op for op in drawing.paths if op.line_width == 1.2]
    assert len({"".join(letter for letter, *_ in op.path) for op in points}) == 3
    for name, line in zip(("Ostrava", "Brno", "Prague"), (points[:4], points[4:8], points[8:]), strict=True):
        assert abs(sum(ys(line[-1])) / 2 - names[name].y - 3) < 6 and names[name].x > xs(line[-1])[1]


def test_where_lines_have_an_axis_the_last_value_of_each_stands_below_its_name(drawn, fact, data):
    facts = [
        fact(base + 10 * i * i, period=str(2005 + i), label="growth", area=area)
        for area, base in (("Ostrava", 2000), ("Brno", 2700), ("Prague", 7000))
        for i in range(16)
    ]
    drawing = drawn("series", *facts)
    assert_legible(drawing, data("series", *facts))
    texts = drawing.texts
    assert any(op.role == "tick" for op in texts)
    for name, last in (("Ostrava", "4,250"), ("Brno", "4,950"), ("Prague", "9,250")):
        (above,) = (op for op in texts if op.text == name)
        (value,) = (op for op in texts if op.text == last)
        assert value.x == above.x and 0 < above.y - value.y < 12
    inside = [op for op in texts if op.fact and op.text not in ("4,250", "4,950", "9,250")]
    near = [(a, b) for a, b in combinations(inside, 2) if abs(a.x - b.x) < 25]
    assert inside and all(abs(a.y - b.y) > 11 for a, b in near), "no value close above another"


def test_six_lines_are_dark_enough_and_differ(drawn, fact):
    facts = [
        fact(100 * i + n, period=str(2020 + n), label="growth", area=f"Area {a}")
        for i, a in enumerate("abcdef")
        for n in (0, 1)
    ]
    colors = {op.stroke for op in drawn("series", *facts).paths if op.line_width == 1.6}
    assert len(colors) == 6
    assert min(contrast(color, Theme().paper) for color in colors) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_parts_that_may_be_are_told_apart_like_any_others(data, fact, theme):
    lanes = {year: [fact(9, label=f"part {p}", period=year, status="possible") for p in "abcdef"] for year in ("2025",)}
    drawing = draw_chart(data("stacked-bars", lanes=lanes), THEMES[theme], 400, None, max_height=ENDLESS)
    dashed = {op.fill for op in drawing.paths if op.dash and op.fill}
    assert len(dashed) == 6


LONG = ("Services including telecommunications", "Exports of farm products to third countries", "Wood", "Fish")


@all_cases("kind", ["series", "stacked-bars", "shares", "bars", "dot-plot"])
def test_long_names_are_whole_on_a_telephone_and_cut_in_no_word(data, fact, kind):
    facts = [fact(90 + 2 * n, label=name, period=year) for year in ("2023", "2024") for n, name in enumerate(LONG)]
    lanes = {"Before": facts[:4], "Now": facts[4:]}
    given = {"lanes": lanes} if kind in ("stacked-bars", "shares") else {}
    chart = data(kind, *([] if given else facts[:4] if kind == "bars" else facts), **given)
    drawing = draw_chart(chart, Theme(), 200, None, max_height=ENDLESS)
    assert_legible(drawing, chart)
    texts = [op for op in drawing.texts if not op.fact]
    words = " ".join(op.text for op in texts).split(" ")
    assert {word for name in LONG for word in name.split(" ")} - {"telecommunications"} <= set(words)
    assert all(op.x + fonts.width(op.text, Theme().faces.of(op.face), op.size) <= 200.1 for op in texts)


def test_names_of_lines_that_are_pushed_aside_stand_behind_their_points(data, fact):
    facts = [fact(90 + n, label=name, period=str(2023 + i)) for i in range(2) for n, name in enumerate(LONG)]
    drawing = draw_chart(data("series", *facts), Theme(), 185, None, max_height=ENDLESS)
    name = next(op for op in drawing.texts if op.text == "Fish")
    marks = [op for op in drawing.paths if op.line_width == 1.2]
    assert len(marks) == len(facts) + len(LONG)
    beside = [op for op in marks if name.x - 13 < xs(op)[0] < name.x and ys(op)[0] - 3 < name.y + 3 < ys(op)[1] + 3]
    assert len(beside) == 1
    # It is no more point of the line, whose last one stands well before it.
    assert xs(beside[0])[0] - max(xs(op)[1] for op in marks if xs(op)[1] < xs(beside[0])[0]) > 3


def test_what_is_forecast_is_set_off_with_the_word(drawn, fact):
    values = [fact(1000 + i, period=str(2009 + i), status="forecast" if i > 13 else "observed") for i in range(16)]
    for kind in ("series", "columns"):
        drawing = drawn(kind, *(fact.model_copy(update={"label": "crews"}) for fact in values))
        ground = next(op for op in drawing.paths if op.fill == Theme().panel.lower())
        word = next(op for op in drawing.texts if op.text == "forecast")
        assert xs(ground)[0] < word.x < xs(ground)[1]
        assert [op.text for op in drawing.texts].count("forecast") == 1


def test_groups_of_columns_stand_over_their_labels_each_with_its_names(drawn, fact, data):
    lanes = {"Rail": [fact(90, label="before"), fact(120, label="after")], "Road": [fact(300, label="before")]}
    drawing = drawn("columns", lanes=lanes)
    assert_legible(drawing, data("columns", lanes=lanes))
    assert [op.text for op in drawing.texts if not op.fact] == [
        "before", "after", "before", "Rail", "Road",
    ]  # fmt: skip


GOODS = ("machinery and vehicles", "food", "chemicals", "textiles", "fuel")


def groups_of_goods(fact, *missing: tuple[str, str], **fields) -> dict:
    """Groups of columns whose names are too wide to stand below each."""
    return {
        year: [fact(30 + 9 * n, label=name, **fields) for n, name in enumerate(GOODS) if (year, name) not in missing]
        for year in ("Before", "Now", "Then")
    }


def test_names_that_come_back_in_each_group_stand_above_all_columns(drawn, fact, data):
    lanes = groups_of_goods(fact, ("Now", "textiles"))
    drawing = drawn("columns", lanes=lanes)
    assert_legible(drawing, data("columns", lanes=lanes))
    words = [op.text for op in drawing.texts if not op.fact]
    assert words == [*GOODS, "Before", "Now", "Then"]
    fills = [op.fill for op in drawing.paths if op.fill]
    key, columns = fills[:5], fills[5:]
    assert columns == [*key, *(color for color in key if color != key[3]), *key]


@pytest.mark.parametrize("swap", [("food", "fuel"), ("food", "cars")])
def test_names_of_another_order_stand_at_their_own_marks(drawn, fact, swap):
    lanes = groups_of_goods(fact)
    lanes["Then"] = [f.model_copy(update={"label": swap[1] if f.label == swap[0] else f.label}) for f in lanes["Then"]]
    words = [op.text for op in drawn("columns", lanes=lanes).texts if not op.fact]
    assert words.count("chemicals") == 3


@pytest.mark.parametrize("kind", ["columns", "stacked-bars"])
def test_the_edge_of_a_faint_mark_is_that_of_its_status(drawn, fact, kind):
    drawing = drawn(kind, lanes=groups_of_goods(fact, status="possible"))
    edges = [op for op in drawing.paths if op.stroke and len(op.path) > 3]
    assert len(edges) >= 15
    assert all(op.dash for op in edges)
    assert min(contrast(op.stroke, Theme().paper) for op in edges) >= 3


def test_segments_without_a_label_are_called_after_what_they_share(data, fact):
    lanes = {None: [fact(1, period="2020", area="A"), fact(2, period="2020", area="B")]}
    items = data("bars", lanes=lanes | {"": [fact(3, period="2021", area="A"), fact(4, period="2021", area="B")]}).items
    assert [item.lane for item in items] == ["2020", "2020", "2021", "2021"]
    with pytest.raises(ChartError, match="a segment has no label"):
        data("bars", lanes={None: [fact(1, period="2020"), fact(2, period="2021")]})


@pytest.mark.parametrize("words", ["Agenda 2030", "the states of the G20 and of the Agenda 2030 for a better world"])
def test_digits_in_a_label_carry_the_reason_of_their_allowance(data, fact, words):
    chart = data("bars", fact(1, label=words), fact(2))._replace(
        allowed=(("Agenda 2030", "a name"), ("G20", "a group of states"))
    )
    texts = draw_chart(chart, Theme(), 357, None).texts
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
    texts = drawing.texts
    for op in texts:
        left, bottom, right, top = box(op)
        assert left >= -0.1 and bottom >= -0.1 and right <= drawing.width + 0.1 and top <= drawing.height + 0.1, op.text
        assert op.fact or op.role != "label" or not any(c.isdigit() for c in op.text)
    for one, other in combinations(texts, 2):
        assert apart(box(one), box(other)), (one.text, other.text)
    shown, all_values = (
        {(op.fact, op.text) for op in texts if op.fact},
        {(i.fact, i.value) for i in chart.items if i.value},
    )
    has_axis = any(op.role == "tick" and op.text != "0" for op in texts)
    assert shown == all_values or (has_axis and shown < all_values)


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


@pytest.mark.slow
@given(
    st.lists(STATES, min_size=2, max_size=10).filter(lambda s: any(state[2] != "future" for state in s)), st.booleans()
)
@settings(max_examples=examples(40), deadline=None)
def test_timelines_are_legible(data, fact, states, valued):
    chart = data("timeline", *(stated(fact, state, valued=valued) for state in states))
    assert_legible(draw_chart(chart, Theme(), 357, None, max_height=5000), chart)


@given(st.lists(STATES, min_size=2, max_size=8))
@settings(max_examples=examples(40), deadline=None)
def test_bars_are_legible(data, fact, states):
    chart = data("bars", *(stated(fact, state, valued=True) for state in states))
    assert_legible(draw_chart(chart, Theme(), 357, None, max_height=5000), chart)


@given(st.lists(STATES, min_size=2, max_size=6), st.booleans())
@settings(max_examples=examples(40), deadline=None)
def test_corridors_are_legible(data, fact, states, valued):
    lane = [stated(fact, state, valued=valued) for state in states]
    chart = data("corridor", lanes={"Railway": lane, "Road of some length": lane[:1]})
    assert_legible(draw_chart(chart, Theme(), 357, None, max_height=5000), chart)


CLOSED = st.lists(st.integers(1950, 2030), min_size=2, max_size=6, unique=True)


@pytest.mark.slow
@given(CLOSED, st.lists(STATES, min_size=6, max_size=6), st.sampled_from(["columns", "series"]))
@settings(max_examples=examples(60), deadline=None)
def test_columns_and_series_are_legible_or_refused(data, fact, years, states, kind):
    shorter = [("label", status, str(year), *rest) for year, (_, status, _, *rest) in zip(years, states, strict=False)]
    chart = data(kind, *(stated(fact, state, valued=True) for state in shorter))
    try:
        drawing = draw_chart(chart, Theme(), 357, None)
    except ChartError as error:
        assert "for the width" in str(error)
    else:
        assert_legible(drawing, chart)


@pytest.mark.slow
@given(st.lists(STATES, min_size=1, max_size=4), STATES)
@settings(max_examples=examples(40), deadline=None)
def test_progress_is_legible(data, fact, states, target):
    facts = [stated(fact, state, valued=True) for state in states]
    chart = data("progress", *facts, target=stated(fact, target, valued=True))
    assert_legible(draw_chart(chart, Theme(), 357, None, max_height=5000), chart)


@all_cases("kind", KINDS)
def test_the_module_of_a_kind_has_what_a_kind_needs(kind: str) -> None:
    module = kind_named(kind)
    assert list(signature(module.find_problems).parameters) == ["chart", "items", "briefing"]
    assert list(signature(module.draw).parameters) == ["canvas", "data"]


def stack(fact, *values, names="abcdef", **fields):
    return [fact(value, label=name, **fields) for value, name in zip(values, names, strict=False)]


STACKS = ("stacked-bars", "stacked-columns", "shares")


@pytest.mark.parametrize("kind", STACKS)
def test_parts_stand_one_after_another_in_the_order_of_their_segment(drawn, fact, data, kind):
    lanes = {"Now": stack(fact, 60, 30, 10), "Then": stack(fact, 30, 50, 40, qualifier="about")}
    drawing = drawn(kind, lanes=lanes)
    assert_legible(drawing, data(kind, lanes=lanes))
    span = ys if kind == "stacked-columns" else xs
    solid = [op for op in drawing.paths if op.fill and op.fill != Theme().paper.lower()]
    parts = [op for op in solid if len({n[0] for _, *n in op.path if n}) == 2][:3]
    sizes = [b - a for a, b in map(span, parts)]
    assert sizes[0] / sizes[1] == pytest.approx(2, rel=0.06) and sizes[1] / sizes[2] == pytest.approx(3, rel=0.1)
    assert len({op.fill for op in parts}) == 3
    names = {op.text for op in drawing.texts}
    assert {"a", "b", "c", "Now", "Then"} <= names


def test_the_stacks_of_a_chart_have_one_scale_and_shares_one_length(drawn, fact):
    lanes = {"Now": stack(fact, 60, 40), "Then": stack(fact, 30, 20)}

    def lengths(kind):
        drawing = drawn(kind, lanes=lanes)
        parts = [xs(op) for op in drawing.paths if op.fill]
        return [parts[i + 1][1] - parts[i][0] for i in (0, 2)]

    now, then = lengths("stacked-bars")
    assert now == pytest.approx(2 * then, rel=0.02)
    now, then = lengths("shares")
    assert now == pytest.approx(then, rel=0.02)


def test_shares_of_less_than_all_leave_room(drawn, fact):
    drawing = drawn("shares", *stack(fact, 50, 25, unit="percent"))
    frame = next(op for op in drawing.paths if op.stroke and not op.fill and len(op.path) == 5)
    filled = max(xs(op)[1] for op in drawing.paths if op.fill)
    assert filled - xs(frame)[0] == pytest.approx(0.75 * (xs(frame)[1] - xs(frame)[0]), rel=0.02)


def test_columns_of_many_parts_turn_into_bars(drawn, fact, ops):
    lanes = {
        f"Branch {chr(97 + i)}": stack(
            fact, *(1_234_567 + j for j in range(4)), names=["alpha", "beta", "gamma", "delta"]
        )
        for i in range(9)
    }
    assert ops(drawn("stacked-columns", lanes=lanes)) == ops(drawn("stacked-bars", lanes=lanes))


def two_dates(fact, **rows):
    periods = ("2019", "2024")
    return [fact(v, label=n, period=p) for n, vs in rows.items() for v, p in zip(vs, periods, strict=True)]


def test_a_dot_plot_has_the_smaller_value_at_the_left(drawn, fact, data):
    facts = two_dates(fact, rises=(31, 42), falls=(40, 38), crosses=(-20, 25), level=(22, 22))
    drawing = drawn("dot-plot", *facts)
    assert_legible(drawing, data("dot-plot", *facts))
    values = {op.fact: op for op in drawing.texts if op.fact}
    for before, after in zip(facts[::2], facts[1::2], strict=True):
        one, other = values[before.id], values[after.id]
        assert one.y == other.y and (one.x < other.x) == (before.quantity.value <= after.quantity.value)
    assert [op.text for op in drawing.texts][:2] == ["2019", "2024"]


def test_multiples_all_have_an_axis_if_one_of_them_needs_it(drawn, fact):
    counts = {"a": 2, "b": 18}
    facts = [fact(90_000, label=name, period=str(2000 + n)) for name, count in counts.items() for n in range(count)]
    texts = [op.text for op in drawn("multiples", *facts).texts]
    assert texts.count("100,000") == 2
    assert texts.count("90,000") >= 3


def test_multiples_have_one_key_and_numbers_that_stand_apart(drawn, fact):
    facts = [
        fact(base + 100 * i, label=name, period=str(2005 + i), status="provisional" if i > 14 else "reported")
        for name, base in (("large", 30_000), ("middle", 15_000), ("small", 500))
        for i in range(16)
    ]
    drawing = drawn("multiples", *facts)
    texts = drawing.texts
    (key,) = (op for op in texts if op.text == "provisional")
    beside = [op for op in drawing.paths if xs(op)[1] < key.x and abs(sum(ys(op)) / 2 - key.y) < key.size]
    assert [bool(op.dash) for op in beside] == [True, False], (
        "a line that is not observed, and its point, as in the plot"
    )
    ticks = [op for op in texts if op.role == "tick"]
    assert len({op.text for op in ticks}) > 2
    near = [(a, b) for a, b in combinations(ticks, 2) if abs(a.x - b.x) < 40]
    assert near and all(abs(a.y - b.y) > 1.2 * a.size for a, b in near)


def test_where_there_is_an_axis_a_valley_has_its_value_below_it(drawn, fact):
    values = [500_000 + 20_111 * abs(15 - i) for i in range(31)]
    drawing = drawn("series", *(fact(v, label="crews", period=str(1990 + i)) for i, v in enumerate(values)))
    texts = [op for op in drawing.texts if op.fact]
    points = [op for op in drawing.paths if op.line_width == 1.2]
    low = min(ys(op)[0] for op in points)
    assert {op.text: op.y > low for op in texts} == {"500,000": False, "801,665": True}


def test_multiples_have_one_scale(drawn, fact, data):
    facts = [
        fact(value, label=name, period=str(2020 + i))
        for name, values in {"large": (800, 900, 1000), "small": (8, 9, 10), "mixed": (10, -200, 500)}.items()
        for i, value in enumerate(values)
    ]
    drawing = drawn("multiples", *facts)
    assert_legible(drawing, data("multiples", *facts))
    links = [op for op in drawing.paths if op.line_width == 1.6]
    rise = {name: ys(op)[1] - ys(op)[0] for name, op in zip(("large", "", "small"), links, strict=False)}
    assert rise["large"] == pytest.approx(100 * rise["small"], rel=0.3)
    titles = {op.text: op for op in drawing.texts if op.face == "bold" and not op.fact}
    assert list(titles) == ["large", "small", "mixed"]
    assert titles["large"].x < xs(links[0])[0] < titles["small"].x < xs(links[2])[0]


AMOUNTS = st.integers(0, 10**6)


@pytest.mark.slow
@given(st.lists(st.lists(AMOUNTS, min_size=2, max_size=5), min_size=1, max_size=7), st.sampled_from(STACKS), STATUSES)
@settings(max_examples=examples(60), deadline=None)
def test_stacks_are_legible(data, fact, stacks, kind, status):
    lanes = {f"Stack {chr(97 + i)}": stack(fact, *values, status=status) for i, values in enumerate(stacks)}
    chart = data(kind, lanes=lanes)
    assert_legible(draw_chart(chart, Theme(), 357, None), chart)


@pytest.mark.slow
@given(st.lists(st.tuples(st.integers(-999, 9999), st.integers(-999, 9999), QUALIFIERS), min_size=1, max_size=8))
@settings(max_examples=examples(60), deadline=None)
def test_dot_plots_are_legible(data, fact, rows):
    facts = [
        fact(value, label=f"row {chr(97 + i)}", period=period, qualifier=qualifier)
        for i, (one, other, qualifier) in enumerate(rows)
        for value, period in ((one, "2019"), (other, "2024"))
    ]
    chart = data("dot-plot", *facts)
    assert_legible(draw_chart(chart, Theme(), 357, None), chart)


@pytest.mark.parametrize("kind", ["stacked-bars", slow_case("stacked-columns"), slow_case("shares")])
def test_forty_stacks_fit_a_page(data, fact, kind):
    lanes = {
        f"Country {chr(97 + i // 26)}{chr(97 + i % 26)}": [fact(30 + i, label=f"part {part}") for part in "ab"]
        for i in range(40)
    }
    chart = data(kind, lanes=lanes)
    drawing = draw_chart(chart, Theme(), 357, None)
    assert_legible(drawing, chart)
    assert (drawing.width, {op.size for op in drawing.texts}) == (357, {Theme().small_size})


def test_values_of_parts_that_have_no_room_below_them_are_an_error(data, fact):
    parts = [fact(123_456_789_123 + i, unit="tons", label=f"part {chr(97 + i)}") for i in range(6)]
    chart = data("stacked-bars", *parts)
    with pytest.raises(ChartError, match="the values of 6 small parts have no room side by side"):
        draw_chart(chart, Theme(), 185, None)


def test_a_dot_plot_of_forty_countries_fits_a_page(data, fact):
    countries = [f"Country {chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(40)]
    facts = [fact(10 + i, label=name, period=p) for i, name in enumerate(countries) for p in ("2019", "2024")]
    chart = data("dot-plot", *facts)
    drawing = draw_chart(chart, Theme(), 357, None)
    assert_legible(drawing, chart)
    assert (drawing.width, min(op.size for op in drawing.texts)) == (357, Theme().note_size)


@pytest.mark.slow
@given(st.lists(st.lists(st.integers(-999, 9999), min_size=2, max_size=9), min_size=2, max_size=7), st.booleans())
@example([[0, 0], [0, 0], [0, 0]], False)
@settings(max_examples=examples(40), deadline=None)
def test_lines_and_multiples_are_legible(data, fact, lines, is_small):
    facts = [
        fact(value, label="growth", area=f"Area {chr(97 + i)}", period=str(2000 + j))
        for i, values in enumerate(lines)
        for j, value in enumerate(values)
    ]
    if is_small or len(lines) <= 6:
        chart = data("multiples" if is_small else "series", *facts)
        assert_legible(draw_chart(chart, Theme(), 357, None), chart)


@given(st.lists(st.tuples(st.integers(-999, 999), QUALIFIERS), min_size=2, max_size=9), st.sampled_from([193, 357]))
@example([(1, "exact"), (-70, "about")], 193)
@settings(max_examples=examples(60), deadline=None)
def test_bars_to_both_sides_are_legible_also_on_a_telephone(data, fact, values, width):
    facts = [fact(v, label=f"balance {chr(97 + i)}", qualifier=q) for i, (v, q) in enumerate(values)]
    chart = data("bars", *facts)
    assert_legible(draw_chart(chart, Theme(), width, None), chart)


@all_cases("kind", ["bars", "columns", "series", "multiples", "stacked-bars", "stacked-columns", "shares", "dot-plot"])
def test_a_lower_chart_says_the_same_in_type_of_the_same_size(data, fact, kind):
    facts = [fact(300, label=label, period=year) for label in ("tea", "nuts") for year in ("2023", "2024")]
    lanes = {"tea": facts[:2], "nuts": facts[2:]}
    if kind not in ("series", "multiples", "dot-plot"):
        lanes = {"2023": facts[::2], "2024": facts[1::2]}
    chart = data(kind, lanes=lanes)
    usual, low = (draw_chart(chart, Theme(), 357, None, lowness=share) for share in (1, 0.7))
    assert 0.6 * usual.height < low.height < 0.97 * usual.height
    said, again = ([(op.text, op.size) for op in d.texts if op.fact] for d in (usual, low))
    assert said == again != []


@pytest.mark.parametrize("kind", ["columns", "series"])
def test_the_names_of_months_on_an_axis_are_periods_and_no_words_of_the_author(drawn, fact, kind):
    """Some of them, such as Sept and Oct, are numbers elsewhere."""
    drawing = drawn(kind, *(fact(90_000, label="tea", period=f"2024-{month:02}") for month in range(1, 13)))
    months = [op for op in drawing.texts if op.text in ("Jan", "Sept", "Oct")]
    assert months
    assert {op.role for op in months} == {Role.PERIOD}


@pytest.mark.parametrize("kind", ["columns", "series"])
def test_no_line_of_the_grid_runs_through_a_value(drawn, fact, kind):
    drawing = drawn(kind, *(fact(9_000_000 + n, label="tea", period=str(1980 + n)) for n in range(40)))
    values = [op for op in drawing.texts if op.fact]
    paper = [op for op in drawing.paths if op.fill == Theme().paper.lower()]
    assert len(paper) >= len(values) > 1
    for op in values:
        xs, ys = zip(*((x, y) for box in paper for _, x, y in box.path[:4] if abs(y - op.y) < 10), strict=True)
        assert min(xs) <= op.x + 0.1
        assert min(ys) < op.y < max(ys)


@pytest.mark.parametrize(("count", "are_told"), [(6, True), (17, False)])
def test_columns_of_a_few_years_tell_all_their_values_on_a_telephone(data, fact, count, are_told):
    chart = data("columns", *(fact(9_000_000 + n, label="tea", period=str(2000 + n)) for n in range(count)))
    drawing = draw_chart(chart, Theme(), 185, None, max_height=ENDLESS)
    values = {op.fact for op in drawing.texts if op.fact}
    assert (len(values) == count) is are_told


@all_cases("kind", ["bars", "columns"])
@all_cases("theme", THEMES.values())
def test_what_is_highlighted_stands_out_in_any_theme(data, fact, kind, theme):
    facts = [fact(size, id=name) for name, size in (("small", 20), ("large", 30), ("middle", 25))]
    drawing = draw_chart(data(kind, *facts, highlight=["large"]), theme, 357, None)
    beside, main, last = [op.fill for op in drawing.paths if op.fill and len(op.path) == 5]
    assert (main, last) == (theme.bar.lower(), beside)
    assert contrast(main, theme.paper) > 2 * contrast(beside, theme.paper) > 6, "in grey, too"


@pytest.mark.parametrize(
    ("kind", "highlight", "found"),
    [
        ("series", ["a"], "marks stand out in bars and columns"),
        ("bars", ["c"], 'fact "c" is highlighted and not shown'),
    ],
)
def test_what_cannot_stand_out_is_refused(data, fact, kind, highlight, found):
    facts = [fact(20, id="a", period="2023"), fact(30, id="b", period="2024")]
    with pytest.raises(ChartError, match=found):
        data(kind, *facts, highlight=highlight)
