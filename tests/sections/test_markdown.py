"""Nothing typed into a text is left out, or printed as it is typed: what has no room is an error at its place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.errors import TemplateError
from briefing.facts.load import FactsFile
from briefing.files import folder
from briefing.sections.assemble import Exhibits
from briefing.sections.document import make_document
from briefing.sections.markdown import _parse, check_lines, check_shapes
from briefing.templating.scope import Scope
from briefing.wording.wording import Wording
from tests.conftest import all_cases
from tests.growth import cpu_seconds

FactsOf = Callable[[str], FactsFile]

REST = """\
key-points: ["POINT"]
charts:
  many: {section: school, kind: bars, title: "CHART", facts: [pupils, more]}
sections:
  school:
    title: School
    text: "TEXT"
    outlook: "VIEW"
facts:
  pupils:
    section: school
    label: pupils
    statement: There are {value}.
    quantity: {value: 160, unit: pupils}
    kind: judgement
  more:
    section: school
    label: pupils in the north
    statement: There are {value} more.
    quantity: {value: 60, unit: pupils}
    kind: judgement
"""
FACT = "{{ fact('pupils') }}"
TILES = "{{ tiles('pupils') }}"


def shapes(facts_of: FactsOf, **texts: str) -> list[tuple[int, int, str]]:
    rest = REST
    for key, text in ({"POINT": FACT, "CHART": "Many", "TEXT": FACT, "VIEW": "x"} | texts).items():
        rest = rest.replace(key, text)
    return [(d.place.line, d.place.column, f"{d.rule}: {d.message}") for d in check_shapes(facts_of(rest))]


@all_cases(
    ("place", "text", "line", "column", "what"),
    [
        ("CHART", "+ Many pupils", 8, 47, "no room for a list"),
        ("CHART", "Many\\n\\n# pupils", 8, 55, "no room for a heading"),
        ("CHART", "Many\\n---", 8, 47, "no room for a heading"),
        ("CHART", "    Many", 8, 51, "no room for a block of code"),
        ("CHART", "~~Many~~ pupils", 8, 47, "words that are struck out"),
        ("POINT", f"See {TILES}", 6, 19, "no room for a tiles"),
        ("POINT", "A ~~few~~ point", 6, 17, "words that are struck out"),
        ("TEXT", f"* one {TILES}", 12, 18, "where no block can stand"),
        ("TEXT", f"> {TILES}", 12, 14, "where no block can stand"),
        ("TEXT", f"## {TILES}", 12, 15, "where no block can stand"),
        ("TEXT", f"```\\n{TILES}\\n```", 12, 17, "where no block can stand"),
        ("TEXT", "a <b>c</b>", 12, 14, "HTML"),
        ("VIEW", "<div>\\na</div>", 13, 15, "HTML"),
        ("TEXT", "a\\n\\n<!-- b --> - c", 12, 17, "HTML"),
        ("TEXT", "a\\n\\n<!-- b", 12, 17, "HTML"),
        ("TEXT", "* a\\n* ![map](https://x.example/m.png)", 12, 19, "a picture"),
        ("TEXT", "The [word](https://x.example 'and more') here", 12, 23, "a link with a title"),
        ("TEXT", "The [](https://x.example) here", 12, 19, "a link without words"),
        ("TEXT", "[x](javascript:alert)", 12, 16, "link: section"),
        ("VIEW", "* a <file:///etc/passwd>", 13, 20, "link: section"),
        ("POINT", "[x](data:text/html,y)", 6, 19, "link: "),
        ("TEXT", f"~~many {FACT}~~", 12, 12, "a value that is struck out"),
        ("TEXT", "## ~~Many~~", 12, 15, "struck words in a heading"),
        ("TEXT", "a\\n\\n7) pupils", 12, 17, "a list of one item that begins with 7"),
        ("TEXT", "* a\\n*\\n* b", 12, 17, "a block without words"),
        ("TEXT", "a\\n\\n##\\n", 12, 17, "a block without words"),
        ("TEXT", "* a\\n* <!-- b -->", 12, 17, "a block without words"),
        ("TEXT", "## <!-- b --> <!-- c -->", 12, 12, "a block without words"),
        ("TEXT", "|a|\\n|-|\\n|b|\\n===", 12, 27, '"===" that marks nothing'),
        ("TEXT", "```\\na", 12, 12, "code that nothing closes"),
        ("VIEW", "> ~~~\\n> a", 13, 15, "code that nothing closes"),
        ("TEXT", "|a|b|\\n|-|-|\\n|c|d|e|", 12, 26, "more cells than the head"),
        ("TEXT", "|a|b|\\n|-|\\n|c|d|", 12, 12, '"|" that marks nothing'),
        ("VIEW", "a\\n\\n|a|b|\\n|-|-|", 13, 20, "a table without rows"),
        ("TEXT", "a **b c", 12, 14, '"**" that marks nothing'),
        ("TEXT", "see [a][b]", 12, 18, '"][" that marks nothing'),
        ("TEXT", "see [a](b c)", 12, 18, '"](" that marks nothing'),
        ("TEXT", "a\\n\\n[b]: https://x.example", 12, 17, "an address for [b], which nothing leads to"),
        ("VIEW", "[b]\\n\\n[b]: https://x.example\\n[b]: https://y.example", 13, 46, "another address for [b]"),
        ("TEXT", "* a\\n  1. [x] b", 12, 22, 'a task, whose "[x]"'),
        ("POINT", "a\\n\\n- [ ] b", 6, 22, 'a task, whose "[ ]"'),
    ],
)  # fmt: skip
def test_what_would_be_lost_or_printed_raw_is_an_error(
    place: str, text: str, line: int, column: int, what: str, facts_of: FactsOf
) -> None:
    ((*found, message),) = shapes(facts_of, **{place: text})
    assert what in message
    assert found == [line, column]


def test_a_label_leads_to_one_address_in_all_texts(facts_of: FactsOf) -> None:
    texts = {"TEXT": "[a]\\n\\n[a]: https://x.example", "VIEW": "[a]\\n\\n[a]: https://y.example"}
    for _ in range(2):  # also where the texts are remembered
        ((*found, message),) = shapes(facts_of, **texts)
        assert (found, "or in another text" in message) == ([13, 22], True)
    ((*found, message),) = shapes(facts_of, **texts | {"TEXT": "Many", "VIEW": "[b]\\n\\n[a]: https://y.example"})
    assert (found, "which nothing leads to" in message) == ([13, 22], True)
    assert _parse.cache_parameters()["maxsize"] == 16


@all_cases(
    ("place", "text"),
    [
        ("TEXT", "The [word](https://x.example) (and more), [a], [b][a] and <mailto:a@x.example>\\n\\n[a]: http://y.example"),
        ("POINT", f"One *point*\\nof {FACT} - and more"),
        ("POINT", f"One\\n\\n1. and another, {FACT}\\n\\n> a\\n\\n```\\nb\\n```\\n\\n|c|\\n|-|\\n|d|\\n\\n---"),
        ("POINT", "{{ allow('> a', reason='r') }}"),
        ("CHART", "Many pupils # and more"),
        ("CHART", "Many *pupils* `a` <!-- b -->"),
        ("TEXT", "1. a\\n2. b\\n\\n* c\\n\\n# d\\n\\n> e\\n>\\n> f"),
        ("TEXT", "* [x](https://x.example) b\\n* \\\\[ ] c\\n* [ ]c"),
        ("TEXT", "4. a\\n5. b\\n   7. c\\n   8. d"),
        ("TEXT", "> said\\n> * twice\\n> # said\\n>\\n> ```\\n> code | \\n> ```"),
        ("TEXT", f"{FACT}\\n\\n> said"),
        ("TEXT", f"{TILES}\\n\\nand\\n{TILES}"),
        ("TEXT", "a | b \\\\| c\\n-|-\\n`d` | e\\nf"),
        ("VIEW", "~~a~~ \\\\*\\\\* b \\\\[c\\\\][d]\\n\\n<!-- e\\n\\nf -->"),
    ],
)  # fmt: skip
def test_what_is_printed_is_none(place: str, text: str, facts_of: FactsOf) -> None:
    assert shapes(facts_of, **{place: text}) == []


def test_long_texts_are_read_at_once(facts_of: FactsOf) -> None:
    begun = cpu_seconds()
    assert shapes(facts_of, TEXT="> {{ cite('pupils') }} a\\n" * 4_000) == []
    assert len(shapes(facts_of, TEXT="9. a\\n\\nb\\n\\n" * 2_000)) == 50
    assert len(shapes(facts_of, TEXT="<!-- " * 50_000)) == 1
    assert len(shapes(facts_of, TEXT="[a](<" * 10_000)) == 1
    assert cpu_seconds() - begun < 10


@pytest.mark.parametrize(
    ("printed", "line", "what"),
    [
        ("words\n\n<b>words</b>", 3, "it has HTML"),
        ("words ![map](https://x.example/m.png)", 1, "it has a picture"),
        ('words ~~{{ fact("pupils") }}~~', 1, "it has a value that is struck out"),
        ("<!-- words", 1, "it has HTML"),
    ],
)
def test_a_template_prints_nothing_that_no_document_shows(
    printed: str, line: int, what: str, facts_of: FactsOf, tmp_path: Path
) -> None:
    (tmp_path / "briefing.md.j2").write_text(f"{printed}\n\n{{{{ title_block() }}}}", encoding="utf-8")
    briefing = facts_of(
        REST.replace("POINT", "x").replace("CHART", "x").replace("TEXT", "x").replace("VIEW", "x")
    ).briefing
    with pytest.raises(TemplateError) as caught:
        make_document(
            Scope(briefing, Wording.of(briefing)),
            (tmp_path, folder("templates").resolve()),
            Exhibits(lambda figure: figure),
        )
    (problem,) = caught.value.diagnostics
    assert (Path(problem.place.file).name, problem.place.line) == ("briefing.md.j2", line)
    assert problem.message.startswith(what)


@all_cases(
    ("key", "text", "what"),
    [
        ("title", "Schools in {{ head.date }}", "{{ head.date }}"),
        ("title", "The **north** coast", "**north**"),
        ("label", "pupils of the `north`", "`north`"),
        ("label", "[pupils](https://x.example)", "[pupils](https://x.example)"),
        ("statement", "There are *many*, {value}.", "*many*"),
        ("credit", "<b>Jo Marsh</b>", "<b>"),
        ("licence", "[CC BY 4.0](https://x.example)", "[CC BY 4.0](https://x.example)"),
        ("alt", "A quay {% if true %}", "{% if true %}"),
    ],
)
def test_a_literal_line_has_no_markdown(key: str, text: str, what: str, facts_of: FactsOf) -> None:
    """What would be printed with its signs is an error where it is typed."""
    lines = {"title": "School", "label": "pupils", "statement": "There are {value}."}
    lines |= {"alt": "A quay", "credit": "Jo", "licence": "CC BY 4.0", key: text}
    image = ", ".join(f"{name}: '{lines[name]}'" for name in ("alt", "credit", "licence"))
    rest = f"""
sections: {{school: {{title: '{lines["title"]}', text: x}}}}
images: {{quay: {{file: q.png, caption: x, shows: [], {image}}}}}
facts:
  pupils:
    section: school
    label: '{lines["label"]}'
    statement: '{lines["statement"]}'
    quantity: {{value: 160, unit: pupils}}
    kind: judgement
"""
    problem, *_ = check_lines(facts_of(rest))
    assert (problem.rule, f'"{what}"' in problem.message) == ("text-shape", True)


@all_cases("text", ["5 * 3 * 2", "a_b_c", "A & B <c", "M*A*S*H", "[a] (b)", "** * **", "R&D {value}"])
def test_signs_that_mark_nothing_are_no_markdown(text: str, facts_of: FactsOf) -> None:
    assert not [*check_lines(facts_of(f"sections: {{school: {{title: '{text}', text: x}}}}\nfacts: {{}}\n"))]
