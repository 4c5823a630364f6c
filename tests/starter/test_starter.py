"""A new working folder builds without an edit, explains every key, and never takes the place of anything."""

import re
import subprocess
from pathlib import Path

import pytest

from briefing import Options, build
from briefing.errors import OutputError
from briefing.facts.load import load_briefing
from briefing.facts.model import Briefing, Kind, Property, Qualifier, State, Voice
from briefing.facts.rules import FILLED_ON_LOADING
from briefing.facts.text_fields import models_in
from briefing.starter import FILES, make_folder
from tests.conftest import forked

FACTS = (FILES / "facts.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("from_seed", [False, True])
def test_it_builds_without_an_edit(from_seed: bool, tmp_path: Path) -> None:
    made = make_folder(tmp_path / "mine", from_seed)
    assert tmp_path / "mine" / "facts.yaml" in made
    built = build(tmp_path / "mine" / "facts.yaml", Options(strict=not from_seed, cache=False))
    assert built.warnings == () or from_seed
    expected = "25 facts verified earlier " if from_seed else "9 facts, 8 verified now, 1 own view"
    assert built.checked.verified.startswith(expected)
    assert {p for p in (tmp_path / "mine").rglob("*") if p.is_file()} == set(made)


def test_every_key_and_every_word_a_key_takes_is_explained() -> None:
    keys = {
        key
        for record in models_in(Briefing).values()
        for name, field in record.model_fields.items()
        if (key := field.alias or name) not in FILLED_ON_LOADING.get(record, ())
    }
    assert [key for key in sorted(keys) if not re.search(rf"(?<![\w-]){key}:", FACTS)] == []
    words = {word.value for kind in (Qualifier, Kind, Voice, State, Property) for word in kind}
    assert [word for word in sorted(words) if not re.search(rf"(?<![\w-]){word}(?![\w-])", FACTS)] == []


def test_it_shows_a_formula_a_range_a_judgement_and_two_sources() -> None:
    briefing = load_briefing(FILES / "facts.yaml").briefing
    facts = briefing.facts.values()
    assert any(fact.formula for fact in facts)
    assert any(fact.quantity and fact.quantity.low for fact in facts)
    assert any(fact.kind is Kind.JUDGEMENT for fact in facts)
    assert len({evidence.source for fact in facts for evidence in fact.evidence}) == len(briefing.sources) == 2


def test_it_is_short() -> None:
    assert len((FILES / "README.md").read_text(encoding="utf-8").splitlines()) <= 12
    assert len(FACTS.splitlines()) < 180
    assert max(map(len, FACTS.splitlines())) <= 180


@pytest.mark.parametrize("there", [False, True])
def test_an_empty_folder_is_as_good_as_a_new_one(there: bool, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    if there:
        folder.mkdir()
    make_folder(folder)
    assert {path.name for path in folder.iterdir()} == {"README.md", "facts.schema.json", "facts.yaml", "sources"}
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize("name", ["facts.yaml", ".hidden", "sub/"])
def test_what_is_in_the_way_is_named_and_left(name: str, tmp_path: Path) -> None:
    if name.endswith("/"):
        (tmp_path / name).mkdir()
    else:
        (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        make_folder(tmp_path)
    assert name.rstrip("/") in caught.value.diagnostics[0].message
    assert [path.name for path in tmp_path.iterdir()] == [name.rstrip("/")]


@pytest.mark.parametrize("way", ["file", "link", "no/such/folder"])
def test_where_no_folder_can_be_nothing_is_written(way: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "link").symlink_to("nowhere")
    with pytest.raises(OutputError):
        make_folder(tmp_path / way)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "link"]


@pytest.mark.parametrize("there", [False, True])
def test_it_is_made_whole_or_not_at_all(there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "mine"
    if there:
        folder.mkdir()
    real = Path.rename

    def rename(path: Path, target: Path) -> Path:
        if target.name in ("mine", "facts.yaml"):
            raise OSError(28, "No space left on device")
        return real(path, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(OutputError, match="No space left"):
        make_folder(folder)
    assert list(tmp_path.rglob("*")) == [folder] * there


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    done = forked(folder, *arguments)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.slow
@pytest.mark.parametrize("options", [(), ("--from", "seed")], ids=["own", "seed"])
def test_new_then_build(options: tuple[str, ...], tmp_path: Path) -> None:
    made = run(tmp_path, "new", "mine", *options)
    assert (made.returncode, made.stderr) == (0, "now: cd mine && make-briefing\n")
    assert str(Path("mine", "facts.yaml")) in made.stdout.splitlines()
    built = run(tmp_path / "mine")
    assert built.returncode == 0, built.stderr
    assert ("warning" in built.stderr) == bool(options)
    assert len(list((tmp_path / "mine").glob("*.pdf"))) == 1


def test_new_again_changes_nothing(tmp_path: Path) -> None:
    run(tmp_path, "new", "mine")
    (tmp_path / "mine" / "facts.yaml").write_text("my words", encoding="utf-8")
    again = run(tmp_path, "new", "mine")
    assert again.returncode == 1
    assert again.stderr.startswith("mine:1:1 in-the-way: is not empty, so nothing was written; it holds README.md, ")
    assert (tmp_path / "mine" / "facts.yaml").read_text(encoding="utf-8") == "my words"
