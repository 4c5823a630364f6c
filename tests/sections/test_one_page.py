"""The one-page edition: the message, key figures and a chart, with their notes, on one page; more is refused."""

from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from briefing import Options, build, verify
from briefing.commands import group
from briefing.document.blocks import Colophon, Figure, KeyFigures, KeyPoints, Notes, TitleBlock
from briefing.errors import LayoutError
from briefing.files import seed
from briefing.themes.theme import Theme
from tests.conftest import make_checked_folder, slow_case


@pytest.mark.parametrize("code", [slow_case("en"), "ru", slow_case("az")])
def test_the_seed_goes_on_one_page(code: str) -> None:
    built = build(seed(), Options(one_page=True, language=code))
    kinds = [type(block) for block in built.checked.document.blocks]
    assert kinds == [TitleBlock, KeyPoints, KeyFigures, Figure, Notes, Colophon]
    assert built.pages == 1
    assert built.name == f"azerbaijan-russia-2024-08-one-page{'' if code == 'en' else f'-{code}'}.pdf"
    assert verify(built.data).holds
    assert not {"unused-fact", "unprinted-section"} & {warning.rule for warning in built.warnings}


def test_each_mark_on_it_has_its_note(tmp_path: Path) -> None:
    built = build(seed(), Options(one_page=True, format="html"))
    html = built.data.decode()
    targets = {part.split('"')[0] for part in html.split('href="#note-')[1:]}
    assert targets
    assert all(f'id="note-{target}"' in html for target in targets)


def test_it_shows_the_first_chart_also_where_texts_place_all(tmp_path: Path) -> None:
    make_checked_folder(tmp_path / "t")
    facts = tmp_path / "t" / "facts.yaml"
    placed = '    text: |\n      {{ figure("passengers") }}\n\n'
    facts.write_text(facts.read_text("utf-8").replace("    text: |\n", placed, 1), "utf-8")
    kinds = [type(block) for block in build(facts, Options(one_page=True)).checked.document.blocks]
    assert kinds.count(Figure) == 1


def test_what_is_too_much_for_it_is_refused(tmp_path: Path) -> None:
    make_checked_folder(tmp_path / "t")
    facts = tmp_path / "t" / "facts.yaml"
    points = "".join(
        f"  - A point of several words, as there are many.{' It goes on and on.' * 9}\n" for _ in range(20)
    )
    facts.write_text(facts.read_text("utf-8").replace("\nkey-figures:", f"{points}\nkey-figures:", 1), "utf-8")
    with pytest.raises(LayoutError, match="more than the one page that --one-page allows") as caught:
        build(facts, Options(one_page=True))
    hint = caught.value.diagnostics[0].hint or ""
    assert hint.startswith("cut as much; most lines are taken by “KEY POINTS” (")
    assert "“1”" not in hint


def test_the_command_and_a_template_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_checked_folder(tmp_path / "t")
    monkeypatch.chdir(tmp_path / "t")
    own = tmp_path / "t" / "templates"
    own.mkdir()
    (own / "one-page.md.j2").write_text(
        '{% extends "builtin/one-page.md.j2" %}{% block chart %}{% endblock %}', "utf-8"
    )
    done = CliRunner().invoke(group, ["build", "--one-page"])
    assert done.exit_code == 0, done.output
    with pikepdf.open(tmp_path / "t" / "night-ferry-2025-one-page.pdf") as pdf:
        assert len(pdf.pages) == 1


def test_no_type_of_it_is_smaller_than_can_be_read() -> None:
    small = Theme().reduced(0.5)
    assert {size for name, size in small._asdict().items() if name.endswith("_size") and size < 8} == {7.0}
    assert (small.title_size, small.margin_x) == (12, round(Theme().margin_x / 2, 2))
