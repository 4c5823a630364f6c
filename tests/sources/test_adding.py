"""Documents are added to a facts file with what they say of themselves; the rest of the file is not touched."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing.commands import group
from briefing.errors import LoadError
from briefing.sources.source_files import add_sources

PAGE = """<!doctype html><html lang=en><head><title>Grain up</title><meta property=og:site_name content="The Daily">
<meta property=article:published_time content=2024-02-05T10:00:00Z><link rel=canonical href=https://a.example/1></head>
<body><p>Grain exports rose.</p></body></html>"""
MAIL = "Subject: Figures: all\r\nDate: Mon, 5 Feb 2024 10:00:00 +0000\r\n\r\nWords.\r\n"
FACTS = """# A comment
head: {id: a, title: A, date: 2024-03-01}
sources:
  first: {publisher: The Daily, published: 2024-01-01, text: first.txt}  # kept

# what follows
facts: {}
"""


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    (tmp_path / "grain-page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "Письмо 2.eml").write_text(MAIL, encoding="utf-8")
    path = tmp_path / "facts.yaml"
    path.write_text(FACTS, encoding="utf-8")
    return path


def test_a_document_says_what_it_knows_of_itself_and_the_rest_is_asked(facts: Path) -> None:
    assert add_sources(facts, [facts.parent / "grain-page.html", facts.parent / "Письмо 2.eml"]) == [
        "grain-page",
        "source-2",
    ]
    before, _, after = FACTS.partition("\n# what follows")
    text = facts.read_text(encoding="utf-8")
    assert text.startswith(before) and text.endswith(after)
    page, mail = text[len(before) :].split("  source-2:")
    assert [line.strip() for line in page.splitlines() if "sha256" not in line] == [
        "grain-page:",
        'publisher: "The Daily"',
        "published: 2024-02-05",
        'title: "Grain up"',
        "language: en",
        'url: "https://a.example/1"',
        "file: grain-page.html",
    ]
    assert "publisher:  # who published it?" in mail and 'title: "Figures: all"' in mail
    assert "published: 2024-02-05" in mail and 'file: "Письмо 2.eml"' in mail


def test_a_file_without_sources_gets_them(facts: Path) -> None:
    facts.write_text("head: {id: a}", encoding="utf-8")
    add_sources(facts, [facts.parent / "grain-page.html"], "page")
    assert facts.read_text(encoding="utf-8").startswith("head: {id: a}\n\nsources:\n  page:\n    publisher: ")


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
def test_line_ends_and_a_byte_order_mark_stay_as_they_are(facts: Path, newline: str, mark: str) -> None:
    words = (mark + "# A line\n" * 40 + FACTS).replace("\n", newline).encode()
    facts.write_bytes(words)
    add_sources(facts, [facts.parent / "grain-page.html"])
    before, after = words.split(f"{newline}{newline}# what follows".encode())
    written = facts.read_bytes()
    assert written.startswith(before) and written.endswith(after)
    added = written[len(before) : -len(after)].decode()
    assert added.strip().startswith("grain-page:") and added.strip().endswith("# what follows")
    assert newline == "\r" or set(added.replace(newline, "")) & {"\r", "\n"} == set()


def test_nothing_is_written_if_anything_is_wrong(facts: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "a.txt"
    elsewhere.write_text("Words.", encoding="utf-8")
    again = facts.parent / "grain-page.html"
    with pytest.raises(LoadError) as caught:
        add_sources(facts, [elsewhere, facts.parent / "facts.yaml", again], "first")
    assert [d.rule for d in caught.value.diagnostics] == ["source-text"] * 3
    assert facts.read_text(encoding="utf-8") == FACTS
    facts.write_text("sources: {}", encoding="utf-8")
    with pytest.raises(LoadError, match="stand in braces"):
        add_sources(facts, [again])


def test_the_command_says_what_it_added(facts: Path) -> None:
    done = CliRunner().invoke(group, ["source", str(facts.parent / "grain-page.html"), "--facts", str(facts)])
    assert done.exit_code == 0 and 'added source "grain-page"' in done.output
    wrong = CliRunner().invoke(group, ["source", str(facts), str(facts), "--id", "x", "--facts", str(facts)])
    assert wrong.exit_code == 2 and "--id names one source" in wrong.output
