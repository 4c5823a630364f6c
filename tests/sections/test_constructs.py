"""All of Markdown in all its places: on pages, web pages and in mails every word of it stands where it belongs."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing import Options, build, check
from briefing.mail.compose import compose_mail
from briefing.mail.mail import Mail
from briefing.proof.verify import Integrity, verify
from briefing.results import Built
from tests.conftest import all_cases
from tests.pdf.tree import tree_of
from tests.pdf.verapdf import VeraPdf

AsText = Callable[[Any], str]

FACT = '{{ fact("lorries") }}'
CONSTRUCTS: dict[str, tuple[str, Sequence[str]]] = {
    "bullets": (
        f"Words\n\n- roads {FACT}\n\n  - *gates*\n- rails",
        ("p Words", "ul", "  p roads [120 lorries]^1", "  ul", "    p *gates*", "  p rails"),
    ),
    "numbers": (
        "8. roads\n9. rails\n\n   3) gates\n   4) posts",
        ("ol 8", "  p roads", "  p rails", "  ol 3", "    p gates", "    p posts"),
    ),
    "quotation": (
        f"> Words {FACT}\n>\n> - roads\n>\n> > rails",
        ("quotation — ", "  p Words [120 lorries]^1", "  ul", "    p roads", "  quotation rails — "),
    ),
    "code": (
        f"```\nif a:\n    b = {FACT}\n```\n\n    <c>",
        ("code `if a:`\\`    b = `[120 lorries]^1", "code `<c>`"),
    ),
    "table": (
        f"|Gate|Lorries||\n|:-|-:|:-:|\n|Vale|{FACT}|`a\\|b`|\n|Sarpi|",
        ("Gate | Lorries | ", "Vale | [120 lorries]^1 | `a|b`", "Sarpi |  | "),
    ),
    "rule": ("Above\n\n***\n\nBelow", ("p Above", "rule", "p Below")),
    "links": (
        "[*a* b](https://x.example/a), <http://y.example>, [c][d], <desk@x.example>\n\n[d]: <https://z.example/c> ",
        (
            "p (*a* b)(https://x.example/a), (http://y.example)(http://y.example), (c)(https://z.example/c),"
            " (desk@x.example)(mailto:desk@x.example)",
        ),
    ),
    "emphasis": (
        f"*a **b** c* ***d*** __e__ `f` \\*g\\* &amp; **{FACT}**<!-- h -->",
        ("p *a ****b**** c* ***d*** **e** `f` *g* & **[120 lorries]**^1",),
    ),
    "breaks": ("a  \nb\\\nc\nd", ("p a\\b\\c d",)),
    "heading": ("### Roads\n\nWords", ("h3 Roads", "p Words")),
    "comment": ("<!-- a\n\nb -->\n\nWords", ("p Words",)),
    "commented": ("<!-- a --><!-- b\nc --> *Words* <!-- d -->", ("p *Words*",)),
    "scripts": ("Երևան *ქალაქი* **Αθήνα** so&shy;ft", ("p Երևան *ქალაქი* **Αθήνα** soft",)),
    "struck": ("a ~~b *c*~~", ("p a ~~b ~~*~~c~~*",)),
}
IN_CELLS = ("links", "emphasis", "scripts", "struck")
NOT_IN_POINTS = "struck"


def led(text: str, first: str, others: str) -> str:
    return first + text.replace("\n", f"\n{others}")


def inside(lines: Sequence[str], words: str, block: str) -> list[str]:
    """What a container has: its words and those of its first paragraph in one line, or its own line and the others."""
    first = lines[0].removeprefix("p ") if lines[0].startswith("p ") else None
    if first is None:
        return [block, *(f"  {line}" for line in lines)]
    return [words.format(first), *(f"  {line}" for line in lines[1:])]


def quoted(lines: Sequence[str]) -> list[str]:
    if len(lines) == 1 and lines[0].startswith("p "):
        return [f"quotation {lines[0][2:]} — "]
    return ["quotation — ", *(f"  {line}" for line in lines)]


def pointed(lines: Sequence[str]) -> list[str]:
    if len(lines) == 1 and lines[0].startswith("p "):
        return [lines[0][2:]]
    return ["point", *(f"  {line}" for line in lines)]


CONTAINERS: dict[str, tuple[Callable[[str], str], Callable[[Sequence[str]], list[str]]]] = {
    "text": (lambda text: text, list),
    "outlook": (lambda text: text, lambda lines: inside(lines, "p judgement 'Outlook' {}", "p judgement 'Outlook' ")),
    "caveats": (lambda text: text, lambda lines: inside(lines, "p caveat 'Caveat' {}", "p caveat 'Caveat' ")),
    "item": (lambda text: led(text, "- ", "  "), lambda lines: ["ul", *(f"  {line}" for line in lines)]),
    "quotation": (lambda text: led(text, "> ", "> "), quoted),
}


def facts_file(folder: Path, sections: dict[str, dict[str, str]], points: list[str]) -> Path:
    fact = {
        "section": "facts",
        "label": "lorries counted",
        "statement": "The office counted {value}.",
        "quantity": {"value": 120, "unit": "lorries"},
        "evidence": {"quote": "counted 120 lorries"},
    }
    given = {
        "head": {
            "id": "case",
            "title": "Border trade",
            "date": "2025-03-05",
            "state": "final",
            "languages": ["en", "ru"],
        },
        "defaults": {"speaker": "office", "source": "paper", "period": "2024"},
        "units": {"lorries": {"one": "lorry", "other": "lorries"}},
        "speakers": {"office": {"name": "the Customs Office"}},
        "sources": {"paper": {"publisher": "Border Paper", "published": "2025-03-03"}},
        "key-points": points,
        "sections": sections | {"facts": {"title": "Facts", "text": FACT}},
        "facts": {"lorries": fact},
    }
    path = folder / "facts.yaml"
    path.write_text(yaml.safe_dump(given, sort_keys=False), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sections: dict[str, dict[str, str]] = {}
    for name, (markdown, _) in CONSTRUCTS.items():
        for place, (shaped, _) in CONTAINERS.items():
            field = place if place in ("outlook", "caveats") else "text"
            sections[f"{name}-{place}"] = {"title": f"{name} in {place}", field: shaped(markdown)}
    for name in IN_CELLS:
        words, _, definition = CONSTRUCTS[name][0].partition("\n\n")
        sections[f"{name}-cell"] = {"title": f"{name} in cell", "text": f"|Head|\n|-|\n|{words}|\n\n{definition}"}
    points = [markdown for name, (markdown, _) in CONSTRUCTS.items() if name != NOT_IN_POINTS]
    return facts_file(tmp_path_factory.mktemp("constructs"), sections, points)


@pytest.fixture(scope="module")
def built(facts: Path) -> Built:
    return build(facts)


@pytest.fixture(scope="module")
def page(facts: Path) -> Built:
    return build(facts, Options(format="html"))


@pytest.fixture(scope="module")
def mail(built: Built) -> Mail:
    return compose_mail(built)


@pytest.fixture(scope="module")
def shown(built: Built, as_text: AsText) -> dict[str, list[str]]:
    """The lines of each section, and of the key points, by their names."""
    return parts_of(as_text(built.checked.document.blocks))


def parts_of(text: str) -> dict[str, list[str]]:
    parts = re.split(r"^section (.*) \[.*\]\n", text, flags=re.MULTILINE)
    found = {
        title: [line[2:] for line in text.splitlines()] for title, text in zip(parts[1::2], parts[2::2], strict=True)
    }
    points = parts[0].partition("key points")[2].splitlines()[1:]
    return found | {"key points": [line[2:] for line in points]}


@all_cases("place", CONTAINERS)
@all_cases("name", CONSTRUCTS)
def test_a_construct_stands_in_its_container(name: str, place: str, shown: dict[str, list[str]]) -> None:
    assert shown[f"{name} in {place}"] == CONTAINERS[place][1](CONSTRUCTS[name][1])


def test_constructs_stand_in_key_points(shown: dict[str, list[str]]) -> None:
    wanted = [line for name, (_, lines) in CONSTRUCTS.items() if name != NOT_IN_POINTS for line in pointed(lines)]
    assert shown["key points"] == wanted


@pytest.mark.parametrize("name", IN_CELLS)
def test_a_construct_stands_in_a_cell(name: str, shown: dict[str, list[str]]) -> None:
    assert shown[f"{name} in cell"] == ["Head", CONSTRUCTS[name][1][0].removeprefix("p ")]


def test_a_text_that_stands_in_for_a_missing_one_is_as_whole(
    facts: Path, shown: dict[str, list[str]], as_text: AsText
) -> None:
    words = as_text(check(facts, Options(language="ru")).document.blocks)
    russian = {"Перспектива": "Outlook", "Оговорка": "Caveat", "key points Главное": "key points Key points"}
    for word, english in russian.items():
        words = words.replace(word, english)
    found = parts_of(words)
    assert {part: found[part] for part in shown if " in " in part} == {p: shown[p] for p in shown if " in " in p}


def test_every_value_is_counted_and_the_file_is_as_it_was_written(built: Built, page: Built) -> None:
    cited = sum("{{" in markdown for markdown, _ in CONSTRUCTS.values()) * (len(CONTAINERS) + 1)
    in_cells, alone = 1, 1
    assert built.values == page.values == cited + in_cells + alone
    verdict = verify(built.data)
    assert (verdict.state, verdict.unchanged) == (Integrity.CONSISTENT, built.values)


@pytest.mark.parametrize(
    ("section", "tree"),
    [
        ("numbers in text", "L LI Lbl '8.' LBody P 'roads' LI Lbl '9.' LBody P 'rails' L LI Lbl '3.'"),
        (
            "quotation in item",
            "L LI Lbl '•' LBody BlockQuote P 'Words []' Link '120 lorries' Reference Link '1' L LI Lbl",
        ),
        ("code in quotation", "BlockQuote P Code 'if a: b = []' Link '120 lorries' Reference Link '1' P Code '<c>'"),
        ("table in caveats", "Sect P 'CAVEAT' Table THead TR TH 'Gate' TH 'Lorries' TH TBody TR TD 'Vale' TD '[]'"),
        ("rule in outlook", "Sect P 'OUTLOOK Above' P 'Below' Sect"),
        ("links in cell", "Table THead TR TH 'Head' TBody TR TD ', , ,' Link 'a b' Link 'http://y.example' Link 'c'"),
        ("struck in text", "P 'a' Span TextDecorationType=LineThrough 'b' Span TextDecorationType=LineThrough 'c'"),
        ("emphasis in text", "P 'a b c d e *g* & []' Code 'f' Link '120 lorries' Reference Link '1' Sect"),
    ],
)
def test_constructs_are_elements_of_the_structure(section: str, tree: str, built: Built) -> None:
    lines = tree_of(built.data)
    start = next(i for i, line in enumerate(lines) if f"H2 '{section}'" in line)
    found = " ".join(re.sub(r"(OBJR|Scope|ListNumbering)=(?:Note )?\S+ ?", "", " ".join(lines[start + 1 :])).split())
    found = found.replace("P 'single source' ", "", 1).replace("\u00a0", " ")
    assert " ".join(found.split()).startswith(tree)


def test_a_web_page_has_the_elements_of_html(page: Built) -> None:
    markup = page.data.decode()
    section = markup[markup.index('id="numbers-in-text"') :]
    assert '<ol start="8"><li><p>roads</p></li><li><p>rails</p><ol start="3">' in section
    section = markup[markup.index('id="table-in-item"') :]
    assert '<div class="scroll typed" role="group" tabindex="0" aria-label="Gate Lorries"><table><thead><tr>' in section
    assert (
        '<th scope="col">Gate</th><th scope="col" class="right">Lorries</th><td class="center"></td></tr></thead>'
        in section
    )
    section = markup[markup.index('id="struck-in-quotation"') :]
    assert "<blockquote><p>a <s>b </s><s><em>c</em></s></p></blockquote>" in section
    section = markup[markup.index('id="code-in-text"') :]
    assert '<pre tabindex="0"><code>if a:<br>    b = <a' in section
    section = markup[markup.index('id="rule-in-outlook"') :]
    assert (
        '<div class="tone judgement"><p><strong class="label">Outlook</strong> Above</p><hr><p>Below</p></div>'
        in section
    )


def test_a_mail_says_all_of_a_key_point(mail: Mail) -> None:
    for lines in (
        "- Words\n  - roads 120 lorries [1]\n    - gates\n  - rails\n",
        "- 8. roads\n  9. rails\n     3. gates\n     4. posts\n",
        "- > Words 120 lorries [1]\n  > - roads\n  > > rails\n",
        "-     if a:\n          b = 120 lorries [1]\n",
        "- - Gate: Vale; Lorries: 120 lorries [1]; a|b\n  - Gate: Sarpi\n",
        "- Above\n  * * *\n  Below\n",
        "- a b <https://x.example/a>, http://y.example, c <https://z.example/c>,\n  desk@x.example\n",
    ):
        assert lines in mail.text
    for markup in ("<blockquote", ">8.</td>", "<hr>", '<th scope="col" align="right"', "<code>f</code>"):
        assert markup in mail.html


@pytest.mark.slow
@pytest.mark.parametrize("standard", ["ua1-a3a", "ua2-a4f"])
def test_verapdf_finds_nothing(vera: VeraPdf, facts: Path, standard: Any) -> None:
    data = build(facts, Options(standard=standard)).data
    flavours = ("ua1", "3a") if standard == "ua1-a3a" else ("ua2", "4f", "wt1a", "wt1r")
    vera.assert_passes(data, *flavours)


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_nothing_is_cut_off(browser: Any, page: Built, width: int, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    opened = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    opened.set_content(page.data.decode())
    found = Axe().run(opened).response["violations"]
    assert [f"{violation['id']}: {violation['nodes'][0]['html']}" for violation in found] == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    opened.close()


def test_what_is_said_of_the_briefing_is_a_text_like_that_of_a_section(tmp_path: Path, as_text: AsText) -> None:
    names = ("bullets", "quotation", "table")
    file = facts_file(tmp_path, {}, [])
    given = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
    given["head"]["about"] = "\n\n".join(CONSTRUCTS[name][0] for name in names)
    file.write_text(yaml.safe_dump(given, sort_keys=False), encoding="utf-8")
    found = parts_of(as_text(check(file).document.blocks))["About this briefing"]
    wanted = [line for name in names for line in CONSTRUCTS[name][1]]
    assert found[: len(wanted)] == wanted


def test_headings_of_a_text_stand_below_the_title_of_its_section(tmp_path: Path, as_text: AsText) -> None:
    text = "Words\n\n# Roads\n\n```\n# no heading\n```\n\n## Gates #\n\n- # In a list\n\nPosts\n---"
    file = facts_file(tmp_path, {"one": {"title": "Rails", "text": text}}, [])
    found = parts_of(as_text(check(file).document.blocks))["Rails"]
    assert [line for line in found if line.lstrip().startswith("h")] == [
        "h3 Roads",
        "h4 Gates",
        "  h3 In a list",
        "h3 Posts",
    ]
    assert "code `# no heading`" in found
