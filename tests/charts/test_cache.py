"""The cache of drawings: what it keeps, what its key covers, and when it is as good as empty."""

import os
import subprocess
import sys

import pytest

from briefing import cache as cache_module
from briefing.cache import Cache
from briefing.charts import draw
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
    return seed_charts["corridor-state"]


def test_a_list_comes_back_as_it_was(cache, seed_charts):
    for chart in seed_charts.values():
        drawing = draw_chart(chart, THEME, 357, cache)
        assert kept_drawing(cache, key_of(chart, *ROOM, "")) == drawing


def test_clips_hatches_and_reasons_come_back_too(cache, chart):
    drawing = draw_chart(chart, THEME, 357, None)
    clip = (("M", 0.0, 0.0), ("L", 9.0, 9.0), ("Z",))
    drawing = drawing._replace(ops=tuple(op._replace(clip=clip) for op in drawing.ops))
    drawing = drawing._replace(ops=(*drawing.ops, TextOp(0, 0, "G20", "regular", 8, "#000000", reason="a name")))
    cache.put("key.drawing", drawing.to_json())
    assert kept_drawing(cache, "key") == drawing


def test_another_reason_is_another_drawing(chart):
    allowed = (chart._replace(allowed=(("G20", reason),)) for reason in ("a name", "a group"))
    assert len({key_of(data, *ROOM, "") for data in allowed}) == 2


HIT = """
import sys
from pathlib import Path

from briefing import cache as cache_module
from briefing.cache import Cache
from briefing.charts.chart_data import chart_data
from briefing.charts.draw import draw_chart
from briefing.errors import Place
from briefing.facts.load import load_briefing
from briefing.wording.wording import Wording
from briefing.themes.theme import Faces, Stationery, Theme

briefing = load_briefing(Path(sys.argv[1])).briefing
for chart in briefing.charts.values():
    data = chart_data(chart, briefing, Wording.of(briefing), Place("x"))
    draw_chart(data, Theme(), 357, Cache(Path(sys.argv[2])))
print("matplotlib" in sys.modules)
"""


@pytest.mark.slow
def test_a_hit_does_not_import_matplotlib(cache, seed):
    command = [sys.executable, "-c", HIT, str(seed.path), str(cache.folder)]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() for _ in range(2)]
    assert runs == ["True", "False"]


@pytest.mark.slow
def test_a_matplotlib_that_does_not_load_is_named(cache, seed):
    command = [sys.executable, "-c", HIT, str(seed.path), str(cache.folder)]
    run = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "MPLBACKEND": "none-such"})
    assert "matplotlib: matplotlib does not load: Key backend: 'none-such'" in run.stderr
    assert "hint: look at MPLBACKEND" in run.stderr


@pytest.mark.parametrize("damage", ["", "{}", "no digest\n[]", "\ud83d"])
def test_a_bad_entry_is_redrawn_and_replaced(cache, chart, damage):
    drawing = draw_chart(chart, THEME, 357, cache)
    (entry,) = cache.folder.iterdir()
    good = entry.read_bytes()
    entry.write_bytes(damage.encode("utf-8", "surrogatepass"))
    draw._DRAWN.clear()
    assert draw_chart(chart, THEME, 357, cache) == drawing
    assert entry.read_bytes() == good


def test_words_that_the_facts_do_not_say_are_drawn_anew(cache, chart):
    """Also those of an entry that carries the user's own seal."""
    drawing = draw_chart(chart, THEME, 357, cache)
    value = next(op for op in drawing.texts if op.fact)
    more = value._replace(y=value.y + 20, text="US$999 m")
    altered = drawing._replace(ops=(*drawing.ops, more))
    cache.put(f"{key_of(chart, *ROOM, '')}.drawing", altered.to_json())
    draw._DRAWN.clear()
    assert draw_chart(chart, THEME, 357, cache) == drawing


def test_what_is_no_drawing_is_drawn_anew(cache, chart):
    drawing = draw_chart(chart, THEME, 357, cache)
    for content in (b"{}", b"[1, 2, [[]]]", b"\xff", b"[" * 9_000):
        cache.put(f"{key_of(chart, *ROOM, '')}.drawing", content)
        draw._DRAWN.clear()
        assert draw_chart(chart, THEME, 357, cache) == drawing


def test_the_key_knows_all_that_a_drawing_depends_on(chart, monkeypatch):
    def keys():
        yield key_of(chart, *ROOM, "")
        yield key_of(chart._replace(items=chart.items[:-1]), *ROOM, "")
        yield key_of(chart._replace(language="de"), *ROOM, "")
        yield key_of(chart, THEME._replace(dark="#000000"), (357, 600, 1), "")
        yield key_of(chart, THEME._replace(faces=Faces(bold="regular")), (357, 600, 1), "")
        yield key_of(chart, THEME, (358, 600, 1), "")
        yield key_of(chart, THEME, (357, 500, 1), "")
        yield key_of(chart, THEME, (357, 600, 0.7), "")
        yield key_of(chart, *ROOM, "code")
        others = ((draw, "drawing_code", ""), (draw, "matplotlib_version", "0"), (fonts, "file_states", []))
        for module, name, value in others:
            monkeypatch.setattr(module, name, lambda value=value: value)
            yield key_of(chart, *ROOM, "")

    found = list(keys())
    assert len(set(found)) == len(found) == 12
    monkeypatch.undo()
    assert key_of(chart, *ROOM, "") == found[0]


def test_what_stands_around_the_text_changes_no_chart(chart):
    lettered = THEME._replace(stationery=Stationery(head_left="Ministry"))
    assert key_of(chart, lettered, (357, 600, 1), "") == key_of(chart, *ROOM, "")


@pytest.mark.parametrize("target", ["a file", "a missing drive"])
def test_a_folder_that_cannot_be_written_is_no_cache(tmp_path, chart, target):
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file" if target == "a file" else tmp_path / "file" / "below")
    assert draw_chart(chart, THEME, 357, cache) == draw_chart(chart, THEME, 357, None)


def test_where_many_tasks_are_done_a_drawing_stays_in_memory(cache, chart, monkeypatch):
    monkeypatch.setattr("briefing.cache._waits", True)
    draw._DRAWN.clear()
    drawing = draw_chart(chart, THEME, 357, cache)
    assert draw_chart(chart, THEME, 357, cache) is drawing
    assert not cache.folder.exists()
    assert not cache_module._MET
