"""What is told of templates: where each part of a document came from, what can be overridden, and copies to edit."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.files import folder, seed
from briefing.templating.folders import TemplateListing, part_lines, template_folders
from briefing.templating.render import Rendered
from tests.conftest import all_cases, forked, without_texts

OURS = folder("templates")
TRADE = (OURS / "sections" / "trade.md.j2").read_text(encoding="utf-8")


def run(folder: Path, *arguments: str, command: str = "templates") -> subprocess.CompletedProcess[str]:
    done = forked(folder, *command.split(), *arguments)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_every_one_of_ours_says_what_it_is_for_and_what_it_lets_change() -> None:
    entries = {entry.name: entry for entry in TemplateListing((OURS,)).entries()}
    assert next(iter(entries)) == "briefing.md.j2"
    assert entries.keys() == {path.relative_to(OURS).as_posix() for path in OURS.rglob("*.j2")}
    for entry in entries.values():
        assert entry.origin == f"builtin/{entry.name}"
        assert entry.purpose.endswith(".")
        assert entry.blocks
    assert entries["sections/trade.md.j2"].blocks == entries["sections/generic.md.j2"].blocks


def test_an_own_template_stands_where_ours_would(tmp_path: Path) -> None:
    own = tmp_path / "sections" / "trade.md.j2"
    own.parent.mkdir()
    own.write_text('{# Mine. #}{% extends "builtin/sections/trade.md.j2" %}{% block more %}{% endblock %}', "utf-8")
    catalogue = TemplateListing((tmp_path, OURS))
    entry = next(entry for entry in catalogue.entries() if entry.name == "sections/trade.md.j2")
    assert (entry.origin, entry.purpose, entry.blocks[-1]) == (str(own), "Mine.", "more")
    assert catalogue.text("trade") == own.read_text(encoding="utf-8")
    assert catalogue.text("builtin/sections/trade.md.j2") == TRADE


@pytest.mark.parametrize("text", ['{% extends "sections/trade.md.j2" %}', "{% block a %}", "{# never closed", ""])
def test_a_broken_template_is_listed_all_the_same(text: str, tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "trade.md.j2").write_text(text, encoding="utf-8")
    (tmp_path / "broken.md.j2").write_bytes(b"\xff")
    entries = {entry.name: entry for entry in TemplateListing((tmp_path, OURS)).entries()}
    assert entries["sections/trade.md.j2"].purpose == ""
    assert "not UTF-8" in entries["broken.md.j2"].purpose


@all_cases("name", ["trade", "trade.md.j2", "sections/trade", "sections/trade.md.j2", "trade.md"])
def test_a_template_may_be_called_by_its_short_name(name: str, tmp_path: Path) -> None:
    catalogue = TemplateListing((OURS,))
    assert catalogue.text(name) == TRADE
    target = catalogue.copy(name, tmp_path / "templates")
    assert target == tmp_path / "templates" / "sections" / "trade.md.j2"
    assert target.read_text(encoding="utf-8") == TRADE


@pytest.mark.parametrize(
    ("name", "rule", "hint"),
    [
        ("trad", "missing-template", 'did you mean "trade"?'),
        ("sections/eduction.md.j2", "missing-template", 'did you mean "education"?'),
        ("../secret", "missing-template", None),
        ("broken", "refused-template", None),
    ],
)
def test_what_is_no_template_is_an_error(name: str, rule: str, hint: str | None, tmp_path: Path) -> None:
    (tmp_path / "broken.md.j2").write_bytes(b"\xff")
    catalogue = TemplateListing((tmp_path, OURS))
    for ask in (catalogue.text, lambda name: catalogue.copy(name, tmp_path / "copies")):
        with pytest.raises(BriefingError) as caught:
            ask(name)
        assert caught.value.diagnostics[0].rule == rule
        assert hint in (None, caught.value.diagnostics[0].hint)
    assert not (tmp_path / "copies").exists()


@pytest.mark.parametrize("way", ["file", "link", "folder in the way"])
def test_a_copy_takes_the_place_of_nothing(way: str, tmp_path: Path) -> None:
    target = tmp_path / "sections" / "trade.md.j2"
    if way == "folder in the way":
        target.parent.write_text("mine", encoding="utf-8")
    else:
        target.parent.mkdir()
        target.write_text("mine", encoding="utf-8") if way == "file" else target.symlink_to("nowhere")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(BriefingError):
        TemplateListing((OURS,)).copy("trade", tmp_path)
    assert sorted(tmp_path.rglob("*")) == before


def test_each_part_names_its_files(rendered: Callable[..., Rendered], tmp_path: Path) -> None:
    uses = rendered(
        {
            "briefing.md.j2": '{% extends "builtin/briefing.md.j2" %}',
            "sections/trade.md.j2": '{% extends "builtin/sections/trade.md.j2" %}{% block text %}{{ super() }}'
            '{% include "foot.md.j2" %}{% endblock %}',
            "foot.md.j2": "words",
        }
    ).uses
    own = tmp_path / "templates"
    assert part_lines(uses) == [
        f"briefing.md.j2: {own / 'briefing.md.j2'}, extends builtin/briefing.md.j2",
        "sections/visit.md.j2: builtin/sections/generic.md.j2",
        "sections/security.md.j2: builtin/sections/security.md.j2, extends builtin/sections/generic.md.j2",
        "sections/education.md.j2: builtin/sections/education.md.j2, extends builtin/sections/generic.md.j2",
        f"sections/trade.md.j2: {own / 'sections' / 'trade.md.j2'}, extends builtin/sections/trade.md.j2, "
        f"includes {own / 'foot.md.j2'}, extends builtin/sections/generic.md.j2",
        "sections/transport-corridor.md.j2: builtin/sections/transport-corridor.md.j2, "
        "extends builtin/sections/generic.md.j2",
    ]


def test_folders_are_the_named_one_then_the_one_beside_the_facts(tmp_path: Path) -> None:
    facts, named = tmp_path / "facts.yaml", tmp_path / "named"
    assert template_folders(facts) == (OURS.resolve(),)
    (tmp_path / "templates").mkdir()
    assert template_folders(facts, named) == (named, tmp_path / "templates", OURS.resolve())
    assert template_folders(facts, tmp_path / "templates") == (tmp_path / "templates", OURS.resolve())


@pytest.mark.slow
def test_list_show_copy_and_edit(tmp_path: Path) -> None:
    listed = run(tmp_path).stdout
    assert "sections/trade.md.j2: builtin/sections/trade.md.j2\n  Trade: " in listed
    assert "\n  blocks: text, conflicts, figures, comparisons, facts, thoughts, caveats\n" in listed
    assert run(tmp_path, "trade").stdout == TRADE
    copied = str(Path("templates", "sections", "trade.md.j2"))
    assert run(tmp_path, "trade", "--copy", "templates").stdout == f"{copied}\n"
    assert f"sections/trade.md.j2: {copied}\n" in run(tmp_path).stdout
    again = run(tmp_path, "trade", "--copy", "templates")
    assert (again.returncode, again.stderr.split(": ")[0]) == (1, f"{copied}:1:1 in-the-way")
    assert run(tmp_path, "--copy", "templates").returncode == 2
    assert run(tmp_path, "nothing").returncode == 1


@pytest.mark.slow
@pytest.mark.parametrize("command", ["", "check"])
def test_verbose_names_the_file_of_each_part(command: str, tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(without_texts(seed()), encoding="utf-8")
    run(tmp_path, "trade", "--copy", "templates")
    said = run(tmp_path, "-v", command=command).stderr
    own = Path("templates", "sections", "trade.md.j2")
    assert f"\nsections/trade.md.j2: {own}, extends builtin/sections/generic.md.j2\n" in said
    assert "sections/trade.md.j2" not in run(tmp_path, command=command).stderr
