"""Which files are templates: those in the folders, nothing that a link or a name leads to outside, plain text."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.errors import Diagnostic, TemplateError
from briefing.facts.load import FactsFile
from briefing.files import folder
from briefing.templating import folders
from briefing.templating.render import Rendered, render_briefing
from briefing.templating.scope import Scope
from briefing.wording.wording import Wording

NAME = "sections/education.md.j2"


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A user's folder with one template, and a secret beside it."""
    (tmp_path / "secret.md.j2").write_text("secret", encoding="utf-8")
    (tmp_path / "templates" / "sections").mkdir(parents=True)
    return tmp_path / "templates"


@pytest.fixture
def run(seed: FactsFile) -> Callable[..., tuple[Rendered, tuple[Diagnostic, ...]]]:
    """The seed, rendered with folders."""

    def run(*own: Path) -> tuple[Rendered, tuple[Diagnostic, ...]]:
        scope = Scope(seed.briefing, Wording.of(seed.briefing))
        return render_briefing((*own, folder("templates")), scope)

    return run


Run = Callable[..., tuple[Rendered, tuple[Diagnostic, ...]]]


def refusal(run: Run, *own: Path) -> Diagnostic:
    with pytest.raises(TemplateError) as caught:
        run(*own)
    return caught.value.diagnostics[0]


def test_folders_are_searched_in_order(templates: Path, run: Run, tmp_path: Path) -> None:
    nearer = tmp_path / "nearer" / NAME
    nearer.parent.mkdir(parents=True)
    (templates / NAME).write_text('{% extends "builtin/sections/education.md.j2" %}', encoding="utf-8")
    (templates / "sections" / "trade.md.j2").write_text("Trade.", encoding="utf-8")
    nearer.write_text("Nearer.", encoding="utf-8")
    rendered, warnings = run(nearer.parents[1], templates)
    files = {use.part: Path(use.origin) for use in reversed(rendered.uses)}
    assert files[NAME] == nearer
    assert files["sections/trade.md.j2"] == templates / "sections" / "trade.md.j2"
    assert {use.by for use in rendered.uses} == {
        "",
        "builtin/briefing.md.j2",
        *(f"builtin/sections/{name}.md.j2" for name in ("security", "transport-corridor")),
    }
    assert warnings == ()


def test_the_end_of_a_link_must_lie_inside(templates: Path, run: Run, tmp_path: Path) -> None:
    (templates / "kept.md.j2").write_text("Kept.", encoding="utf-8")
    (templates / NAME).symlink_to(templates / "kept.md.j2")
    assert "Kept." in run(templates)[0].markdown
    (templates / NAME).unlink()
    (templates / NAME).symlink_to(tmp_path / "secret.md.j2")
    problem = refusal(run, templates)
    assert (problem.place.file, problem.rule) == (str(templates / NAME), "refused-template")
    assert "a link that leads out" in problem.message


def test_a_linked_folder_of_templates_is_one(templates: Path, run: Run, tmp_path: Path) -> None:
    (templates / NAME).write_text("Kept.", encoding="utf-8")
    (tmp_path / "linked").symlink_to(templates)
    assert "Kept." in run(tmp_path / "linked")[0].markdown


@pytest.mark.parametrize("target", ["..", "/", "/proc/self/fd", "../secrets"])
def test_nothing_lies_under_a_link_that_leads_out(target: str, templates: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "secret.md.j2").write_text("secret", encoding="utf-8")
    (templates / "linked").symlink_to(target)
    (templates / NAME).write_text('{% include "linked/secret.md.j2" %}', encoding="utf-8")
    problem = refusal(run, templates)
    assert (problem.place.file, problem.rule) == (str(templates / "linked"), "refused-template")


def test_links_that_go_round_end(templates: Path, run: Run) -> None:
    (templates / "round").symlink_to(".")
    (templates / "one.md.j2").symlink_to("other.md.j2")
    (templates / "other.md.j2").symlink_to("one.md.j2")
    (templates / NAME).write_text('{% include "one.md.j2" %}', encoding="utf-8")
    assert refusal(run, templates).rule in ("refused-template", "missing-template")


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        "../secret.md.j2",
        "sections/../../secret.md.j2",
        "/etc/passwd",
        "C:secret.md.j2",
        "C:\\\\secret.md.j2",
        "..\\\\secret.md.j2",
        "\\\\\\\\host\\\\share\\\\secret.md.j2",
        "builtin/../secret.md.j2",
        "file:///etc/passwd",
    ],
)
@pytest.mark.parametrize("verb", ["include", "extends", "import"])
def test_a_name_that_leads_out_is_refused_where_it_stands(name: str, verb: str, templates: Path, run: Run) -> None:
    tail = " as x" if verb == "import" else ""
    (templates / NAME).write_text(f'words\n{{% {verb} "{name}"{tail} %}}', encoding="utf-8")
    problem = refusal(run, templates)
    assert (problem.place.file, problem.place.line) == (str(templates / NAME), 2)
    assert (problem.rule, "leads out" in problem.message) == ("refused-template", True)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"x" * (folders.LARGEST + 1), "larger than 256 kB"),
        (b"caf\xe9", "not UTF-8: byte 4 is 0xe9"),
        (b"\xff\xfew\x00", "not UTF-8"),
        (b"one\ntwo\x00", "line 2: the control character U+0000"),
        (b"\x020\x03", "line 1: the control character U+0002"),
        ("\u202eten".encode(), "U+202E"),
    ],
)
def test_a_file_that_is_no_plain_text_is_refused(data: bytes, words: str, templates: Path, run: Run) -> None:
    (templates / NAME).write_bytes(data)
    problem = refusal(run, templates)
    assert (problem.place.file, problem.rule) == (str(templates / NAME), "refused-template")
    assert words in problem.message


@pytest.mark.slow
def test_the_largest_file_and_a_byte_order_mark_pass(templates: Path, run: Run) -> None:
    text = b"\xef\xbb\xbf{#" + b"x" * (folders.LARGEST - 12) + b"#}words"
    (templates / NAME).write_bytes(text)
    assert "words" in run(templates)[0].markdown


def test_what_is_no_regular_file_is_refused(templates: Path, run: Run) -> None:
    os.mkfifo(templates / NAME)
    assert "no regular file" in refusal(run, templates).message
    (templates / NAME).unlink()
    (templates / NAME).mkdir()
    assert run(templates)[0].uses == run()[0].uses


def test_a_device_is_refused() -> None:
    assert folders._text(Path(os.devnull)) == ("", "cannot be read: it is no regular file")


def test_too_many_templates_are_refused_by_name(templates: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MOST", 20)
    for number in range(20):
        (templates / f"a{number}.md.j2").write_text("words", encoding="utf-8")
    (templates / "briefing.md.j2").write_text("words", encoding="utf-8")
    assert "one of more than 20 templates" in refusal(run, templates).message


def test_other_files_and_hidden_ones_are_no_templates(templates: Path, run: Run) -> None:
    (templates / "README.md").write_text("words", encoding="utf-8")
    (templates / ".hidden.md.j2").write_text("words", encoding="utf-8")
    assert run(templates)[0].uses == run()[0].uses
    (templates / NAME).write_text('{% include "README.md" %}', encoding="utf-8")
    assert refusal(run, templates).rule == "missing-template"


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("sections/educatoin.md.j2", NAME),
        ("section/education.md.j2", NAME),
        ("education.md.j2", NAME),
        ("sections/Education.j2", NAME),
        ("sections/genric.md.j2", "sections/generic.md.j2"),
        ("brifing.md.j2", "briefing.md.j2"),
        ("sections/visits.md.j2", "sections/visit.md.j2"),
    ],
)
def test_a_typo_in_a_name_is_a_warning(name: str, near: str, templates: Path, run: Run) -> None:
    (templates / name).parent.mkdir(exist_ok=True)
    (templates / name).write_text("words", encoding="utf-8")
    (warning,) = run(templates)[1]
    assert (warning.place.file, warning.rule) == (str(templates / name), "unused-template")
    assert warning.hint == f'did you mean "{near}"?'


def test_what_is_used_elsewhere_is_no_typo(templates: Path, run: Run) -> None:
    (templates / NAME).write_text(
        'words{% if not sections %}{% include "educations.md.j2" %}{% endif %}', encoding="utf-8"
    )
    (templates / "educations.md.j2").write_text("words", encoding="utf-8")
    (templates / "sections" / "budget.md.j2").write_text("words", encoding="utf-8")
    assert run(templates)[1] == ()
