"""Charts of the user's own code: what it may do, and where its mistakes are reported."""

import sys
from importlib import metadata
from pathlib import Path

import pytest

import briefing.charts.kinds.columns
from briefing.cache import Cache
from briefing.charts.custom import CustomCharts, load_charts
from briefing.charts.draw import draw_chart
from briefing.errors import ChartError
from briefing.themes.theme import Theme

GOOD = """
def own_kind(ax, facts):
    ax.axis("off")
    ax.set_xlim(0, max(fact.size for fact in facts))
    for y, fact in enumerate(facts):
        ax.plot([0, fact.size], [y, y], marker="o")
        ax.text(0, y, fact.label)
        ax.text(fact.size, y, fact.value).set_gid(f"fact:{fact.id}")

CHARTS = {"own-kind": own_kind}
"""


@pytest.fixture
def custom(tmp_path):
    """The charts of a file with the given source, called own.py."""

    def load(source):
        file = tmp_path / "own.py"
        file.write_text(source, "utf-8")
        return load_charts(file)

    return load


def body(*lines):
    inside = "\n".join(f"    {line}" for line in lines)
    return f'def mine(ax, facts):\n{inside}\n\nCHARTS = {{"mine": mine}}\n'


def draw(data, fact, custom, kind="mine", cache=None):
    chart = data(kind, fact(160000, qualifier="about", id="pupils"), fact(324, id="schools"), custom=custom)
    return draw_chart(chart, Theme(), 357, cache, custom=custom)


def test_an_own_chart_is_drawn_like_any_other(data, fact, custom):
    drawing = draw(data, fact, custom(GOOD), kind="own-kind")
    values = {(op.fact, op.text) for op in drawing.texts if op.fact}
    assert values == {("pupils", "≈160,000"), ("schools", "324")}
    assert (drawing.width, drawing.height) == (357, 150)


def test_the_facts_of_an_own_chart_cannot_be_changed(data, fact, custom):
    with pytest.raises(ChartError, match=r'own.py:2:1 own-chart: chart "mine": AttributeError'):
        draw(data, fact, custom(body("facts[0].value = '170,000'")))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("1 / 0", r'own.py:2:1 own-chart: chart "mine": ZeroDivisionError: division by zero'),
        ("ax.nothing()", "own.py:2:1 own-chart: .*AttributeError"),
        ("ax.imshow([[1, 2]])", "own.py:1:1 chart-drawing: an image was drawn"),
        ("ax.set_xscale('log')", "mathematical text was drawn"),
        ("ax.text(0, 0, '12')", "'12' has a digit but names no fact"),
        ("ax.text(0, 0, '170,000').set_gid('fact:pupils')", '"170,000" is not the value of fact "pupils"'),
        ("ax.text(0, 0, '160,000').set_gid('fact:pupils')", '"160,000" is not the value of fact "pupils"'),
        ("ax.text(0, 0, 'many').set_gid('fact:pupil')", '(?s)no fact "pupil" in this chart.*did you mean "pupils"'),
    ],
)
def test_a_mistake_in_an_own_chart_is_named(data, fact, custom, line, message):
    with pytest.raises(ChartError, match=message):
        draw(data, fact, custom(body(line)))


LETTERS = "TextPath((0, 0), '12', size=9)"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("ax.plot([1], [1], marker='$12$')", r"the marker '\$12\$' was drawn, and nobody can read"),
        ("ax.scatter([1], [1], marker='$14$')", "a marker that is none of matplotlib's named ones"),
        (f"ax.plot([1], [1], marker={LETTERS})", "(?s)the marker .* was drawn, and nobody can read"),
        (f"ax.add_patch(PathPatch({LETTERS}))", "a path with curves"),
        (f"ax.add_patch(PathPatch({LETTERS.replace('12', '14')}))", "a path with curves"),
        (f"ax.add_patch(PathPatch(Path({LETTERS}.vertices, {LETTERS}.codes)))", "a path with curves"),
        (f"ax.add_collection(PatchCollection([PathPatch({LETTERS})]))", "a path with curves"),
        ("ax.add_patch(type('Digit', (PathPatch,), {})(Path([(0, 0), (1, 1)])))", "an artist of its own, Digit,"),
    ],
)
def test_marks_that_could_be_letters_are_refused(data, fact, custom, line, message):
    with pytest.raises(ChartError, match=message):
        draw(data, fact, custom(SHAPES + body(line)))


SHAPES = """
from matplotlib.collections import PatchCollection
from matplotlib.patches import Circle, Ellipse, FancyArrowPatch, FancyBboxPatch, PathPatch, Wedge
from matplotlib.path import Path
from matplotlib.textpath import TextPath
"""


def test_marks_of_known_forms_are_drawn(data, fact, custom):
    kinds = ("Circle((1, 1), 1)", "Ellipse((1, 1), 1, 2)", "Wedge((1, 1), 1, 0, 90)", "FancyBboxPatch((1, 1), 1, 1)")
    lines = [f"ax.add_patch({kind})" for kind in (*kinds, "FancyArrowPatch((0, 0), (1, 1))")]
    plots = ("plot([1, 2], [1, 2], 'o-')", "bar([1], [2])", "scatter([1], [1])", "scatter([1], [1], marker='*')")
    more = ("fill_between([1, 2], [1, 2])", "stackplot([1, 2], [1, 2])", "boxplot([[1, 2, 3]])", "pie([1, 2])")
    errors = ("errorbar([1], [1], [1])", "hist([1, 2], histtype='step')")
    lines += [f"ax.{plot}" for plot in (*plots, *more, *errors)]
    assert draw(data, fact, custom(SHAPES + body(*lines, "ax.set(xticks=[], yticks=[])"))).ops


NAMED = ("ax.set_xticks([0, 1], ['pupils', 'schools'])", "ax.set_yticks([])", "ax.axvspan(0.5, 1.5)")
OWN_AXES = [
    (("ax.bar([0, 1], [160000, 324])", *NAMED), ""),
    (("ax.bar([0, 1], [160, 0.324])", *NAMED), ""),
    (("ax.plot([0, 1], [160000, 324])", "ax.plot([0, 5], [900, 900])", *NAMED), ""),
    (("ax.bar([0, 1], [324, 160000])", *NAMED), 'a mark of "pupils" is drawn at 324'),
    (("ax.bar([0, 1], [160000, 400])", *NAMED), 'a mark of "schools" is drawn at 400'),
    (("ax.plot([0, 1], [160000, 900])", *NAMED), 'a mark of "schools" is drawn at 900'),
    (("ax.barh([0, 1], [9, 324])", "ax.set_yticks([0, 1], ['pupils', 'schools'])", "ax.set_xticks([])"), "drawn at 9"),
    (("ax.set_xticks([])", "ax.set_yticks([0, 2000, 4000], ['0', '2,000', '4,000'])"), ""),
    (("ax.set_xticks([])", "ax.set_yticks([0, 2000, 4000], ['0', '2', '4'])"), ""),
    (("ax.set_xticks([])", "ax.set_yticks([0, 2000, 4000], ['0', '4,000', '8,000'])"), 'an axis says "8,000" at 4000'),
    (("ax.set_xticks([])", "ax.set_yticks([0, 2000, 4000], ['4,000', '2,000', '0'])"), 'an axis says "0" at 4000'),
    (("ax.set_xticks([])", "ax.set_yticks([1], ['47,311 pupils'])"), 'an axis says "47,311 pupils" at 1'),
    (("ax.set_xticks([])", "ax.set_yticks([0, 2000], ['£0', '£2 k'])"), ""),
    (("ax.text(0, 0, '2024').set_gid('role:period')",), ""),
    (("ax.text(0, 0, '47,311').set_gid('role:period')",), 'the text "47,311" is no time of a fact'),
    (("ax.text(0, 0, '47,311').set_gid('role:tick')",), 'the text "47,311" is no time of a fact'),
    (("ax.text(0, 0, 'Pier 7').set_gid('allowed:Pier 7 is a place')",), ""),
    (("ax.text(0, 0, 'Pier 7').set_gid('allowed:it carried 47,311')",), 'the reason "it carried 47,311" holds'),
]


def test_labels_and_marks_of_own_axes_stand_at_the_values_of_their_facts(data, fact, custom):
    for lines, message in OWN_AXES:
        items = (fact(160000, id="pupils", label="pupils"), fact(324, id="schools", label="schools"))
        own = custom(body(*lines))
        try:
            draw_chart(data("mine", *items, custom=own), Theme(), 357, None, custom=own)
            said = ""
        except ChartError as error:
            said = error.diagnostics[0].message
        assert message in said and bool(message) == bool(said), lines


def test_a_value_may_be_broken_into_lines(data, fact, custom):
    draw(data, fact, custom(body("ax.text(0, 0, 'about\\n160,000 pupils').set_gid('fact:pupils')")))


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("def mine(ax, facts)\n    pass", r"own.py:1:\d+ own-chart: the file: SyntaxError"),
        ("\nimport nothing_of_that_name", "own.py:2:1 own-chart: the file: ModuleNotFoundError"),
        ("def mine(ax, facts): pass", "(?s)no CHARTS in it.*CHARTS = "),
        ("CHARTS = {'mine': 3}", "no CHARTS in it"),
        ("CHARTS = {'bars': print}", '"bars" is a built-in kind'),
    ],
)
def test_a_file_without_charts_is_refused(custom, source, message):
    with pytest.raises(ChartError, match=message):
        custom(source)


def test_a_file_that_gives_up_is_refused(custom):
    with pytest.raises(ChartError, match=r"own.py:2:1 own-chart: the file: SystemExit: no more"):
        custom("import sys\nsys.exit('no more')")


DATACLASS = """
from dataclasses import dataclass

@dataclass
class Dot:
    words: "str" = "a dot"

def mine(ax, facts):
    ax.text(0, 0, Dot().words)

CHARTS = {"mine": mine}
"""


def test_a_dataclass_can_be_defined(data, fact, custom):
    assert "a dot" in {op.text for op in draw(data, fact, custom(DATACLASS)).texts}


def test_annotations_are_evaluated_as_in_any_module(custom):
    with pytest.raises(ChartError, match=r"own.py:1:1 own-chart: the file: NameError"):
        custom("def mine(ax: Nothing, facts): pass")


HELPED = """
from helper import COLOR

def mine(ax, facts):
    import later
    ax.plot([0, 1], [0, 1], color=COLOR, linewidth=later.WIDTH)

CHARTS = {"mine": mine}
"""


@pytest.fixture
def helped(tmp_path):
    """A charts file in the folder of this name, with the modules that it imports beside it."""

    def load(name, helper="COLOR = '#123456'", later="WIDTH = 3"):
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        for file, text in (("charts", HELPED), ("helper", helper), ("later", later)):
            (folder / f"{file}.py").write_text(text, "utf-8")
        return load_charts(folder / "charts.py")

    return load


COLORS = ("#123456", "#abcdef")


def looks(drawing):
    return {(op.stroke, op.line_width) for op in drawing.paths if op.stroke in COLORS}


def test_modules_beside_the_file_are_imported_when_it_runs_and_when_it_draws(data, fact, helped):
    path, modules = list(sys.path), set(sys.modules)
    one, other = helped("one"), helped("other", "COLOR = '#abcdef'", "WIDTH = 4")
    assert looks(draw(data, fact, one)) == {("#123456", 3)}
    assert looks(draw(data, fact, other)) == {("#abcdef", 4)}
    assert looks(draw(data, fact, one)) == {("#123456", 3)}
    assert sys.path == path
    assert {"helper", "later", "charts"}.isdisjoint(sys.modules)
    assert modules <= set(sys.modules)


def test_a_package_beside_the_file_is_imported(data, fact, custom, tmp_path):
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "parts.py").write_text("WORDS = 'from a package'", "utf-8")
    charts = custom("from inside.parts import WORDS\n" + body("ax.text(0, 0, WORDS)"))
    assert "from a package" in {op.text for op in draw(data, fact, charts).texts}
    assert not [name for name in sys.modules if name.partition(".")[0] == "inside"]


def test_a_mistake_in_a_module_beside_the_file_is_named_there(data, fact, helped):
    with pytest.raises(ChartError, match=r"helper.py:2:1 own-chart: the file: ZeroDivisionError"):
        helped("one", "\n1 / 0")
    with pytest.raises(ChartError, match=r"helper.py:3:1 own-chart: the file: SyntaxError"):
        helped("one", "\n\n(")
    with pytest.raises(ChartError, match=r"later.py:2:1 own-chart: chart \"mine\": KeyError"):
        draw(data, fact, helped("one", later="\n{}['width']"))


def test_a_changed_module_beside_the_file_is_drawn_afresh(data, fact, helped, tmp_path):
    cache = Cache(tmp_path / "cache")
    assert looks(draw(data, fact, helped("one"), cache=cache)) == {("#123456", 3)}
    assert looks(draw(data, fact, helped("one", helper="COLOR = '#abcdef'  #"), cache=cache)) == {("#abcdef", 3)}
    assert looks(draw(data, fact, helped("one", later="WIDTH = 44"), cache=cache)) == {("#123456", 44)}


def test_a_file_with_the_name_of_a_library_hides_nothing(data, fact, tmp_path):
    (tmp_path / "json.py").write_text(GOOD, "utf-8")
    assert load_charts(tmp_path / "json.py").kinds() == ("own-kind",)
    assert sys.modules["json"].__file__ != str(tmp_path / "json.py")


def test_nothing_is_written_beside_the_file(custom, tmp_path):
    custom(GOOD)
    assert [file.name for file in tmp_path.iterdir()] == ["own.py"]


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ChartError, match=r"none\.py:1:1 own-chart: cannot be read"):
        load_charts(tmp_path / "none.py")


def test_own_kinds_are_known_only_where_they_are_loaded(data, fact, custom):
    charts = custom(GOOD)
    with pytest.raises(ChartError, match='no chart kind "own-kind"'):
        data("own-kind", fact(1), fact(2))
    with pytest.raises(ChartError, match='did you mean "own-kind"'):
        data("own-kin", fact(1), fact(2), custom=charts)


def test_changed_code_is_drawn_afresh(data, fact, custom, tmp_path):
    cache = Cache(tmp_path / "cache")
    short = draw(data, fact, custom(body("ax.figure.set_size_inches(2, 1)")), cache=cache)
    tall = draw(data, fact, custom(body("ax.figure.set_size_inches(2, 2)")), cache=cache)
    assert (short.height, tall.height) == (72, 144)


def test_installed_charts_are_looked_up_only_for_unknown_kinds(data, fact, monkeypatch):
    asked = []

    def entry_points(group):
        asked.append(group)
        return [metadata.EntryPoint("installed", "tests_of_charts:mine", group)]

    monkeypatch.setattr(metadata, "entry_points", entry_points)
    data("bars", fact(1), fact(2), custom=CustomCharts())
    assert asked == []
    with pytest.raises(ChartError, match='entry point "installed": ModuleNotFoundError'):
        data("installed", fact(1), fact(2), custom=CustomCharts())
    assert asked == ["make_briefing.charts"]


LADDER = """
from briefing.charts.marks import draw_bar
from briefing.errors import Problem

class Ladder:
    @staticmethod
    def find_problems(chart, items, briefing):
        if len(items) < 2:
            yield Problem("chart-facts", "a ladder has two rungs at least", "name another fact")
        if FAILS:
            raise RuntimeError("no rungs")

    @staticmethod
    def draw(canvas, data):
        y = 0.0
        for item in data.items:
            reach = draw_bar(canvas, item, 100 / item.size, 8, lambda u, v: (u, y + v))
            canvas.text(reach.end + 4, y + 8, item.value, fact=item.fact)
            y += 20
        return y

CHARTS = {"mine": Ladder}
FAILS = False
"""


def test_an_own_kind_draws_on_the_canvas_of_the_built_in_ones(data, fact, custom):
    drawing = draw(data, fact, custom(LADDER))
    assert {op.text for op in drawing.texts} == {"≈160,000", "324"}
    assert (drawing.width, drawing.height) == (357, 40)
    assert len(drawing.paths) == 3, "about fades out"


def test_an_own_kind_says_what_it_cannot_draw(data, fact, custom):
    with pytest.raises(ChartError, match="a ladder has two rungs at least"):
        data("mine", fact(1), custom=custom(LADDER))
    with pytest.raises(ChartError, match=r"own\.py:11:\d+ own-chart: chart \"mine\": RuntimeError: no rungs"):
        data("mine", fact(1), fact(2), custom=custom(LADDER.replace("FAILS = False", "FAILS = True")))


def test_an_own_kind_may_be_a_module_and_begin_as_a_copy_of_a_built_in_one(data, fact, custom, tmp_path):
    source = Path(briefing.charts.kinds.columns.__file__).read_text("utf-8")
    (tmp_path / "pillars.py").write_text(source.replace("THICKNESS = 26.0", "THICKNESS = 20.0"), "utf-8")
    own = custom('import pillars\n\nCHARTS = {"pillars": pillars}\n')
    chart = data("pillars", fact(3, id="a"), fact(4, id="b"), custom=own)
    drawing = draw_chart(chart, Theme(), 357, None, custom=own)
    built_in = draw_chart(data("columns", fact(3, id="a"), fact(4, id="b")), Theme(), 357, None)
    assert [type(op) for op in drawing.ops] == [type(op) for op in built_in.ops]
    assert drawing != built_in


def test_a_kind_of_charts_is_a_function_or_has_draw(custom):
    with pytest.raises(ChartError, match="no CHARTS in it"):
        custom('class Empty:\n    draw = "nothing"\n\nCHARTS = {"mine": Empty}\n')
