"""The cache gives back what this user has put there, and nothing else."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing import cache as cache_module
from briefing.cache import Cache, remembered, remembering, user_cache

posix = pytest.mark.skipif(os.name == "nt", reason="owner and mode are those of POSIX")


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "things", max_entries=3, max_bytes=1_000)


def test_what_was_put_comes_back(cache: Cache) -> None:
    assert cache.get("a") is None
    cache.put("a", b"one")
    cache.put("b", b"")
    assert (cache.get("a"), cache.get("b")) == (b"one", b"")
    assert Cache(cache.folder).get("a") == b"one"
    assert os.name == "nt" or [file.stat().st_mode & 0o777 for file in cache.folder.iterdir()] == [0o600, 0o600]


@pytest.mark.parametrize("at", [0, 31, 32, -1])
def test_a_changed_byte_makes_it_nothing(cache: Cache, at: int) -> None:
    cache.put("a", b"some content")
    entry = bytearray((cache.folder / "a").read_bytes())
    entry[at] ^= 1
    (cache.folder / "a").write_bytes(entry)
    assert cache.get("a") is None


def test_an_entry_holds_under_its_own_name_in_its_own_cache(cache: Cache) -> None:
    cache.put("a", b"one")
    (cache.folder / "b").write_bytes((cache.folder / "a").read_bytes())
    assert cache.get("b") is None
    other = cache.folder.with_name("others")
    cache.folder.rename(other)
    assert Cache(other).get("a") is None


PUT = """
import sys
from pathlib import Path
from briefing.cache import Cache
Cache(Path(sys.argv[1])).put("a", b"planted")
"""


def test_the_entry_of_another_user_is_nothing(cache: Cache, tmp_path: Path) -> None:
    """Another user seals with another key, also where the folder now is this one's, as a restored cache would be."""
    home = {name: str(tmp_path / "another") for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME")}
    subprocess.run([sys.executable, "-c", PUT, str(cache.folder)], env=os.environ | home, check=True)
    assert (cache.folder / "a").read_bytes().endswith(b"planted")
    assert cache.get("a") is None


@posix
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_that_others_can_write_to_is_no_cache(cache: Cache, mode: int) -> None:
    cache.put("a", b"one")
    cache.folder.chmod(mode)
    assert cache.get("a") is None
    cache.put("b", b"two")
    assert [file.name for file in cache.folder.iterdir()] == ["a"]


@posix
def test_an_entry_that_others_can_write_is_nothing(cache: Cache) -> None:
    cache.put("a", b"one")
    (cache.folder / "a").chmod(0o620)
    assert cache.get("a") is None


@posix
def test_links_and_pipes_are_nothing(cache: Cache, tmp_path: Path) -> None:
    cache.put("a", b"one")
    (cache.folder / "a").rename(tmp_path / "elsewhere")
    (cache.folder / "a").symlink_to(tmp_path / "elsewhere")
    os.mkfifo(cache.folder / "b")
    assert (cache.get("a"), cache.get("b")) == (None, None)
    linked = tmp_path / "linked"
    linked.symlink_to(cache.folder)
    assert Cache(linked).get("a") is None


@posix
@pytest.mark.skipif(os.name != "nt" and os.geteuid() != 0, reason="only root can give a file away")
def test_what_another_owns_is_nothing(cache: Cache) -> None:
    cache.put("a", b"one")
    os.chown(cache.folder / "a", 12_345, -1)
    assert cache.get("a") is None
    os.chown(cache.folder / "a", 0, -1)
    assert cache.get("a") == b"one"
    os.chown(cache.folder, 12_345, -1)
    assert cache.get("a") is None


@posix
def test_the_key_is_for_this_user_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    cache = user_cache("things")
    assert cache
    cache.put("a", b"one")
    key = tmp_path / "make-briefing" / "cache.key"
    assert (key.stat().st_mode & 0o777, len(key.read_bytes())) == (0o600, 32)
    assert [file.name for file in key.parent.iterdir()] == ["cache.key"]
    for damage in (lambda: key.chmod(0o640), lambda: (key.chmod(0o600), key.write_bytes(b"short"))):
        cache_module._key_in.cache_clear()
        damage()
        assert cache.get("a") is None


def test_the_oldest_entries_go_first(cache: Cache) -> None:
    for age, name in enumerate("edcb"):
        cache.put(name, b"one")
        os.utime(cache.folder / name, (1_000_000 + age, 1_000_000 + age))
    cache.put("a", b"one")
    assert sorted(file.name for file in cache.folder.iterdir()) == ["a", "b", "c"]


def test_the_cache_is_bounded_in_bytes(cache: Cache) -> None:
    cache.put("a", bytes(1_001))
    assert list(cache.folder.iterdir()) == []


@pytest.mark.parametrize("below", ["", "below"])
def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file" / below)
    cache.put("a", b"one")
    assert cache.get("a") is None


@pytest.mark.skipif(sys.platform != "linux", reason="platformdirs knows the folders of each system")
def test_the_cache_lies_where_the_system_wants_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    found = user_cache("charts")
    assert found
    assert found.folder == tmp_path / "make-briefing" / "charts"


def no_home(*_: object, **__: object) -> Path:
    raise RuntimeError("could not determine the home directory")


@pytest.mark.parametrize("kind", ["cache", "data"])
@pytest.mark.parametrize("answer", [no_home, lambda *_, **__: Path("~/.cache/make-briefing")])
def test_without_a_folder_of_the_user_nothing_is_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str, answer: object
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(f"platformdirs.user_{kind}_path", answer)
    if cache := user_cache("charts"):
        cache.put("a", b"one")
    assert list(tmp_path.iterdir()) == [] or cache.get("a") is None


def test_what_is_right_is_remembered_one_by_one_for_a_subject_and_its_readers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.cache.user_cache", lambda name: Cache(tmp_path / "cache" / name))
    monkeypatch.setattr("briefing.cache.does_one_task", lambda: False)
    readers = tmp_path / "readers"
    readers.mkdir()
    (readers / "reader.py").touch()

    asked: list[str] = []

    @remembered
    def find(word: str, allowed: frozenset[str] = frozenset()) -> Iterator[str]:
        asked.append(word)
        yield from [word] if word.isupper() and word not in allowed else []

    def read(*words: str, subject: str = "facts", allowed: frozenset[str] = frozenset()) -> list[str]:
        """What is asked in one run; a word in capitals is wrong."""
        asked.clear()
        with remembering("texts", subject, [readers]):
            for word in words:
                is_wrong = word.isupper() and word not in allowed
                assert list(find(word, allowed)) == ([word] if is_wrong else [])
        return [*asked]

    assert read("a", "B", "c") == ["a", "B", "c"]
    assert read("a", "B", "c", "d") == ["B", "d"]
    assert read("d", "a") == []
    assert read("B", allowed=frozenset("BCDE")) == ["B"]
    assert read("B", allowed=frozenset("EDCB")) == []
    assert read("a", subject="other") == ["a"]
    cache_module._found_right.clear()  # as in the next process
    assert read("a", "c", "B") == ["B"]
    assert read("d") == ["d"], "only what is found first is written, by a process that goes on"
    (readers / "reader.py").write_text("# reads more", encoding="utf-8")
    cache_module.state_of.cache_clear()
    assert read("a", "d") == ["a", "d"]


def test_a_process_of_one_task_writes_what_is_right_in_each_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.cache.user_cache", lambda name: Cache(tmp_path / name))
    monkeypatch.setattr("briefing.cache.does_one_task", lambda: True)
    asked: list[str] = []

    @remembered
    def find(word: str) -> Iterator[str]:
        asked.append(word)
        yield from ()

    for words in (["ship"], ["корабль"], ["ship", "корабль"]):
        cache_module._found_right.clear()
        for word in words:
            with remembering("texts", "facts", [tmp_path]):
                assert list(find(word)) == []
    assert asked == ["ship", "корабль"]


def test_what_one_module_finds_right_another_may_find_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.cache.user_cache", lambda name: Cache(tmp_path / name))

    def find(word: str) -> Iterator[str]:
        yield from wrong

    wrong: list[str] = []
    for module, found in (("one", []), ("two", ["wrong"])):
        monkeypatch.setattr(find, "__module__", module)
        with remembering("texts", "facts", [tmp_path]):
            assert list(remembered(find)("a")) == found
        wrong.append("wrong")


def test_a_search_that_is_broken_off_is_not_remembered_nor_one_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.cache.user_cache", lambda name: Cache(tmp_path / name))

    @remembered
    def find(word: str) -> Iterator[str]:
        if word == "endless":
            raise RecursionError
        yield from outside

    asked = 0
    for _ in range(2):
        with pytest.raises(RecursionError), remembering("texts", "facts", [tmp_path]):
            asked += 1
            list(find("endless"))
    assert asked == 2
    outside: list[str] = []
    assert list(find("a")) == []
    outside.append("wrong")
    assert list(find("a")) == ["wrong"]
    assert not (tmp_path / "texts").exists()


def test_where_many_tasks_are_done_what_is_right_stays_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.cache.user_cache", lambda name: Cache(tmp_path / name))
    monkeypatch.setattr(cache_module, "_waits", True)
    asked: list[str] = []

    @remembered
    def find(word: str) -> Iterator[str]:
        asked.append(word)
        yield from ()

    for subject in ("one", "two"):
        with remembering("texts", subject, [tmp_path]):
            assert list(find("a")) == []
    assert asked == ["a"]
    assert not (tmp_path / "texts").exists()


def test_where_many_tasks_are_done_only_what_recurs_is_written(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "_waits", False)
    cache_module.keep_what_recurs()
    cache.put("once", b"one")
    cache.put("twice", b"two")
    assert not cache.folder.exists()
    assert cache.get("twice") == b"two"
    assert [file.name for file in cache.folder.iterdir()] == ["twice"]
    assert cache.get("twice") == b"two"
    assert Cache(cache.folder.with_name("others")).get("once") is None
