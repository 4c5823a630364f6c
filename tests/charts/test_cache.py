"""The cache of the drawings of own charts: what it keeps, what its key covers, and when it is as good as empty."""

import os
import subprocess
import sys

import pytest

from briefing.cache import Cache
from briefing.charts import draw
from briefing.charts.custom import UserCode, load_charts
from briefing.charts.draw import draw_chart, kept_drawing, key_of
from briefing.document.drawing import TextOp
from briefing.themes import fonts
from briefing.themes.theme import Faces, Stationery, Theme

THEME = Theme()
ROOM = (THEME, (357.0, 600.0, 1.0))


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "charts")


@pytest.fixture
def chart(seed_charts):
    return seed_charts["corridor-state"]._replace(kind="own")


@pytest.fixture
def own(tmp_path):
    file = tmp_path / "own.py"
    file.write_text("from briefing.charts.kinds import corridor\n\nCHARTS = {'own': corridor}\n", "utf-8")
    return load_charts(file)


@pytest.fixture
def drawn(chart, own):
    """Draws the chart, and calls the key of what is kept."""
    return lambda cache: draw_chart(chart, THEME, 357, cache, custom=own)


@pytest.fixture
def key(chart, own):
    return key_of(chart, *ROOM, own.get("own"))


def test_a_list_comes_back_as_it_was(cache, drawn, key):
    drawing = drawn(cache)
    assert kept_drawing(cache, key) == drawing == drawn(cache)


def test_clips_hatches_and_reasons_come_back_too(cache, drawn):
    drawing = drawn(None)
    clip = (("M", 0.0, 0.0), ("L", 9.0, 9.0), ("Z",))
    drawing = drawing._replace(ops=tuple(op._replace(clip=clip) for op in drawing.ops))
    drawing = drawing._replace(ops=(*drawing.ops, TextOp(0, 0, "G20", "regular", 8, "#000000", reason="a name")))
    cache.put("key.json", drawing.to_json())
    assert kept_drawing(cache, "key") == drawing


def test_another_reason_is_another_drawing(chart, own):
    allowed = (chart._replace(allowed=(("G20", reason),)) for reason in ("a name", "a group"))
    assert len({key_of(data, *ROOM, own.get("own")) for data in allowed}) == 2


@pytest.mark.slow
def test_built_in_kinds_need_no_matplotlib(seed):
    code = f"import sys, briefing; briefing.check({str(seed.path)!r}); print('matplotlib' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


ON_AXES = """
from pathlib import Path
from briefing.charts.custom import load_charts
from briefing.charts.draw import draw_chart
from briefing.charts.model import ChartData
from briefing.themes.theme import Theme

draw_chart(ChartData("own", "en", ()), Theme(), 357, None, custom=load_charts(Path("own.py")))
"""


@pytest.mark.slow
def test_a_matplotlib_that_does_not_load_is_named(tmp_path):
    (tmp_path / "own.py").write_text("CHARTS = {'own': print}\n", "utf-8")
    environment = {**os.environ, "MPLBACKEND": "none-such"}
    command = [sys.executable, "-c", ON_AXES]
    run = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environment)
    assert "matplotlib: matplotlib does not load: Key backend: 'none-such'" in run.stderr
    assert "hint: look at MPLBACKEND" in run.stderr


@pytest.mark.parametrize("damage", ["", "{}", "no digest\n[]", "\ud83d"])
def test_a_bad_entry_is_redrawn_and_replaced(cache, drawn, damage):
    drawing = drawn(cache)
    (entry,) = cache.folder.iterdir()
    good = entry.read_bytes()
    entry.write_bytes(damage.encode("utf-8", "surrogatepass"))
    assert drawn(cache) == drawing
    assert entry.read_bytes() == good


def test_words_that_the_facts_do_not_say_are_drawn_anew(cache, drawn, key):
    """Also those of an entry that carries the user's own seal."""
    drawing = drawn(cache)
    value = next(op for op in drawing.texts if op.fact)
    more = value._replace(y=value.y + 20, text="US$999 m")
    altered = drawing._replace(ops=(*drawing.ops, more))
    cache.put(f"{key}.json", altered.to_json())
    assert drawn(cache) == drawing


def test_what_is_no_drawing_is_drawn_anew(cache, drawn, key):
    drawing = drawn(cache)
    for content in (b"{}", b"[1, 2, [[]]]", b"\xff", b"[" * 9_000):
        cache.put(f"{key}.json", content)
        assert drawn(cache) == drawing


def test_the_key_knows_all_that_a_drawing_depends_on(chart, own, monkeypatch):
    mine = own.get("own")
    other = mine._replace(code=UserCode("own.py", b"code"))

    def keys():
        yield key_of(chart, *ROOM, mine)
        yield key_of(chart._replace(items=chart.items[:-1]), *ROOM, mine)
        yield key_of(chart._replace(language="de"), *ROOM, mine)
        yield key_of(chart, THEME._replace(dark="#000000"), (357, 600, 1), mine)
        yield key_of(chart, THEME._replace(faces=Faces(bold="regular")), (357, 600, 1), mine)
        yield key_of(chart, THEME, (358, 600, 1), mine)
        yield key_of(chart, THEME, (357, 500, 1), mine)
        yield key_of(chart, THEME, (357, 600, 0.7), mine)
        yield key_of(chart, *ROOM, other)
        others = ((draw, "drawing_code", ""), (draw, "matplotlib_version", "0"), (fonts, "file_states", []))
        for module, name, value in others:
            monkeypatch.setattr(module, name, lambda value=value: value)
            yield key_of(chart, *ROOM, mine)

    found = list(keys())
    assert len(set(found)) == len(found) == 12
    monkeypatch.undo()
    assert key_of(chart, *ROOM, mine) == found[0]


def test_what_stands_around_the_text_changes_no_chart(chart, own):
    mine = own.get("own")
    lettered = THEME._replace(stationery=Stationery(head_left="Ministry"))
    assert key_of(chart, lettered, (357, 600, 1), mine) == key_of(chart, *ROOM, mine)


@pytest.mark.parametrize("target", ["a file", "a missing drive"])
def test_a_folder_that_cannot_be_written_is_no_cache(tmp_path, drawn, target):
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file" if target == "a file" else tmp_path / "file" / "below")
    assert drawn(cache) == drawn(None)
