"""The cache of drawings: what it keeps, what its key covers, and when it is as good as empty."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.charts import Cache, default_cache, draw, draw_chart
from briefing.charts.draw import key_of
from briefing.document.drawing import TextOp
from briefing.themes.theme import Faces, Stationery, Theme

THEME = Theme()
ROOM = (THEME, 357.0, 600.0)


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "charts")


@pytest.fixture
def chart(seed_charts):
    return seed_charts["corridor-state"]


def test_a_list_comes_back_as_it_was(cache, seed_charts):
    for chart in seed_charts.values():
        drawing = draw_chart(chart, THEME, 357, cache)
        assert cache.get(key_of(chart, *ROOM, "")) == drawing


def test_clips_hatches_and_reasons_come_back_too(cache, chart):
    drawing = draw_chart(chart, THEME, 357, None)
    clip = (("M", 0.0, 0.0), ("L", 9.0, 9.0), ("Z",))
    drawing = drawing._replace(ops=tuple(op._replace(clip=clip) for op in drawing.ops))
    drawing = drawing._replace(ops=(*drawing.ops, TextOp(0, 0, "G20", "regular", 8, "#000000", reason="a name")))
    cache.put("key", drawing)
    assert cache.get("key") == drawing


def test_another_reason_is_another_drawing(chart):
    allowed = (chart._replace(allowed=(("G20", reason),)) for reason in ("a name", "a group"))
    assert len({key_of(data, *ROOM, "") for data in allowed}) == 2


HIT = """
import sys
from pathlib import Path
from pathlib import Path

from briefing.charts import Cache, chart_data, draw_chart
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


def test_a_hit_does_not_import_matplotlib(cache, seed):
    command = [sys.executable, "-c", HIT, str(seed.path), str(cache.folder)]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() for _ in range(2)]
    assert runs == ["True", "False"]


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
    assert draw_chart(chart, THEME, 357, cache) == drawing
    assert entry.read_bytes() == good


def test_a_changed_digit_is_noticed(cache, chart):
    draw_chart(chart, THEME, 357, cache)
    (entry,) = cache.folder.iterdir()
    entry.write_text(entry.read_text("utf-8").replace("US$120", "US$130"), "utf-8")
    assert cache.get(entry.stem) is None


def test_entries_are_json(cache, chart):
    draw_chart(chart, THEME, 357, cache)
    (entry,) = cache.folder.iterdir()
    assert json.loads(entry.read_text("utf-8").partition("\n")[2])[0] == 357


def test_the_key_knows_all_that_a_drawing_depends_on(chart, monkeypatch):
    def keys():
        yield key_of(chart, *ROOM, "")
        yield key_of(chart._replace(items=chart.items[:-1]), *ROOM, "")
        yield key_of(chart._replace(language="de"), *ROOM, "")
        yield key_of(chart, THEME._replace(dark="#000000"), 357, 600, "")
        yield key_of(chart, THEME._replace(faces=Faces(bold="regular")), 357, 600, "")
        yield key_of(chart, THEME, 358, 600, "")
        yield key_of(chart, THEME, 357, 500, "")
        yield key_of(chart, *ROOM, "code")
        for name, value in (("drawing_code", ""), ("matplotlib_version", "0"), ("font_states", [])):
            monkeypatch.setattr(draw, name, lambda value=value: value)
            yield key_of(chart, *ROOM, "")

    found = list(keys())
    assert len(set(found)) == len(found) == 11
    monkeypatch.undo()
    assert key_of(chart, *ROOM, "") == found[0]


def test_what_stands_around_the_text_changes_no_chart(chart):
    lettered = THEME._replace(stationery=Stationery(head_left="Ministry"))
    assert key_of(chart, lettered, 357, 600, "") == key_of(chart, *ROOM, "")


@pytest.mark.parametrize("target", ["a file", "a missing drive"])
def test_a_folder_that_cannot_be_written_is_no_cache(tmp_path, chart, target):
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file" if target == "a file" else tmp_path / "file" / "below")
    assert draw_chart(chart, THEME, 357, cache) == draw_chart(chart, THEME, 357, None)


def test_the_oldest_entries_go_first(cache, chart, monkeypatch):
    monkeypatch.setattr(draw, "MAX_ENTRIES", 3)
    drawing = draw_chart(chart, THEME, 357, None)
    for age, key in enumerate(["e", "d", "c", "b"]):
        cache.put(key, drawing)
        os.utime(cache.folder / f"{key}.json", (1_000_000 + age, 1_000_000 + age))
    cache.put("a", drawing)
    assert sorted(file.stem for file in cache.folder.iterdir()) == ["a", "b", "c"]


def test_the_cache_is_bounded_in_bytes(cache, chart, monkeypatch):
    monkeypatch.setattr(draw, "MAX_BYTES", 10)
    cache.put("a", draw_chart(chart, THEME, 357, None))
    assert list(cache.folder.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="platformdirs knows the folders of each system")
def test_the_cache_lies_where_the_system_wants_it(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_cache().folder == tmp_path / "make-briefing" / "charts"


def no_home(*_: object, **__: object) -> Path:
    raise RuntimeError("could not determine the home directory")


@pytest.mark.parametrize("answer", [no_home, lambda *_, **__: Path("~/.cache/make-briefing")])
def test_without_a_folder_of_the_user_nothing_is_kept(monkeypatch, answer):
    monkeypatch.setattr("platformdirs.user_cache_path", answer)
    assert default_cache() is None
