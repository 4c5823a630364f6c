"""Facts and templates make blocks; blocks are compared as text."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.document.blocks import Block, DataTable, Document, Heading, KeyFigures, Mark, Mention, Notes, plain
from briefing.document.visit import anchors_of, find, walk
from briefing.errors import TemplateError
from briefing.facts.load import FactsFile
from briefing.files import folder
from briefing.languages import language
from briefing.sections.assemble import Exhibits
from briefing.sections.document import make_document
from briefing.sections.gate import check_document
from briefing.templating.lint import lint_texts
from briefing.templating.scope import Scope
from briefing.wording.edition import Edition
from briefing.wording.wording import Wording
from tests.conftest import all_cases

AsText = Callable[[tuple[Block, ...]], str]
FactsOf = Callable[[str], FactsFile]

EXTENDS = '{% extends "builtin/sections/generic.md.j2" %}'
SCHOOLS = """\
sections: {education: {title: Education, text: 'PROSE'}}
facts:
  pupils:
    section: education
    label: pupils in schools
    statement: Schools have {value}.
    quantity: {value: 160000, unit: pupils}
    qualifier: about
    evidence: [{quote: "about 160,000 pupils"}, {quote: "We have many pupils", voice: direct}]
"""


def make(facts: FactsFile, *folders: Path) -> Document:
    wording = Wording.of(facts.briefing)
    ours = folder("templates").resolve()
    return make_document(Scope(facts.briefing, wording), (*folders, ours), Exhibits(lambda figure: figure)).document


@all_cases(
    ("prose", "line"),
    [
        ('They have {{ fact("pupils") }}.', "p They have [about 160,000 pupils]^1^2."),
        ('{{ fact("pupils") }} learn.', "p [About 160,000 pupils] learn^1^2."),
        (
            'It is {{ fact("pupils").amount }} pupils, e.g. of {{ fact("pupils") }} – or ({{ fact("pupils") }}).',
            "p It is [about 160,000] pupils^1^2, e.g. of [about 160,000 pupils]^1^2 – or ([about 160,000 pupils])^1^2.",
        ),
        (
            'Of {{ fact("pupils") }} {{ fact("pupils") }} learn.',
            "p Of [about 160,000 pupils]^1^2 [about 160,000 pupils] learn^1^2.",
        ),
        ('Yes. {{ fact("pupils").amount }} it is.', "p Yes. [About 160,000] it is^1^2."),
        ('In {{ fact("pupils").period }}{{ cite("pupils") }}.', "p In <period:2024>^1^2."),
        ('So: {{ fact("pupils").label }}, {{ fact("pupils").status }}.', "p So: pupils in schools, reported."),
        ('{{ fact("pupils").statement }}', "p Schools have [about 160,000 pupils]^1^2."),
        ('**{{ fact("pupils") }}** and *more*', "p **[About 160,000 pupils]** and *more*^1^2"),
        ('The {{ allow("G20", reason="a name") }} met.', "p The {G20|a name} met."),
        ("A [link](https://example.org/1).", "p A (link)(https://example.org/1)."),
        ("a & $x$ _y_ `z  *w*` | c", "p a & $x$ *y* `z  *w*` | c"),
        ("*a *b* c* ~~d **e**~~ f", "p *a b c* ~~d ~~**~~e~~** f"),
        ("a <!-- b --> c", "p a c"),
        ('"Quoted"', "p “Quoted”"),
        ("    indented", "code `indented`"),
    ],
)
def test_text_becomes_runs(prose: str, line: str, facts_of: FactsOf, as_text: AsText) -> None:
    document = make(facts_of(SCHOOLS.replace("PROSE", prose.replace("'", "''"))))
    section = as_text(document.blocks).split("section Education")[1].splitlines()
    assert section[1].strip() == line


def test_what_the_outlet_wrote_is_never_the_speakers(facts_of: FactsOf, as_text: AsText) -> None:
    notes = as_text(make(facts_of(SCHOOLS.replace("PROSE", '{{ fact("pupils") }}'))).blocks)
    assert "1 <name:The Daily>, <date:19 August 2024>, reporting <name:A. Minister>: ““about 160,000" in notes
    assert "2 <name:A. Minister>^1: ““We have many pupils”" in notes


def test_an_outlet_does_not_quote_itself(facts_of: FactsOf, as_text: AsText, tmp_path: Path) -> None:
    facts = facts_of(SCHOOLS.replace("PROSE", '{{ fact("pupils") }}'))
    speakers = {"minister": facts.briefing.speakers["minister"].model_copy(update={"name": "The Daily"})}
    own = facts._replace(briefing=facts.briefing.model_copy(update={"speakers": speakers}))
    text = as_text(make(own).blocks)
    assert "1 <name:The Daily>, <date:19 August 2024>: ““about 160,000" in text
    template = tmp_path / "sections" / "education.md.j2"
    template.parent.mkdir()
    template.write_text(EXTENDS + "{% block facts %}{{ table(section.facts) }}{% endblock %}")
    table = make(own, tmp_path)
    assert "Source: <name:The Daily>, <date:19 August 2024>." in as_text(table.blocks)


@all_cases("hostile", ["<b>", "{{ x }}", "*a*", "$x$", "AT&T", "a|b", "[x](https://y)", "&amp;", "\\"])
def test_text_from_facts_is_literal(hostile: str, facts_of: FactsOf, as_text: AsText) -> None:
    prose = SCHOOLS.replace("PROSE", '{{ fact("pupils").label }}!').replace("pupils in schools", f"'{hostile}'")
    assert f"  p {hostile}!" in as_text(make(facts_of(prose)).blocks)


def test_seed_as_text(seed: FactsFile, as_text: AsText) -> None:
    text = as_text(make(seed).blocks)
    for words in (
        "[324 schools]",
        "[about 160,000 pupils]",
        "[more than 800,000 learners]",
        "[26 universities]",
        "[more than 15,000 students]",
        "[more than US$4 billion]",
        "[at least 15 million tons of cargo a year]",
        "[about US$120 million]",
        "[about 490 pupils per school]",
        "[more than 576 students per university]",
    ):
        assert words in text
    # Nothing that the text says is repeated in a table; what is known of it stands in the words beside it.
    assert "\n  table" not in text
    for words in (
        "[At least 15 million tons of cargo a year] is spoken of as a possibility",
        "[about US$120 million] has been allocated for that in <period:2024>^32.",
        "Derived from these figures, that is [about 490 pupils per school]",
    ):
        assert words in text


@pytest.mark.parametrize("code", ["en", "ru", "az"])
def test_the_seed_cites_every_quote_of_every_fact_without_a_table(code: str, seed: FactsFile) -> None:
    edition = Edition.of(seed.briefing, language(code))
    ours = folder("templates").resolve()
    document = make_document(
        Scope(edition.briefing, edition.wording), (ours,), Exhibits(lambda figure: figure)
    ).document
    assert not [block for block in walk(document.blocks) if isinstance(block, DataTable)]
    (notes,) = (block for block in document.blocks if isinstance(block, Notes))
    quoted = {mention.words for mention in find(notes, Mention) if mention.quoted}
    assert quoted == {evidence.quote for fact in seed.briefing.facts.values() for evidence in fact.evidence}
    body = [block for block in document.blocks if block is not notes]
    valued = {mention.fact for mention in find(tuple(body), Mention)}
    assert valued == {fact.id for fact in seed.briefing.facts.values() if fact.quantity}


def test_the_annex_has_every_fact_with_its_period_and_status(seed: FactsFile, as_text: AsText) -> None:
    head = seed.briefing.head.model_copy(update={"annex": True})
    text = as_text(make(seed._replace(briefing=seed.briefing.model_copy(update={"head": head}))).blocks)
    annex = text.split("section All facts")[1].split("section Sources")[0]
    rows = [line for line in annex.splitlines() if line.count(" | ") >= 3 and not line.strip().startswith("What")]
    assert len(rows) == len(seed.briefing.facts) == 25
    assert "[at least 15 million tons of cargo a year] | <period:future> | possible" in annex
    assert "[about US$120 million] | <period:2024> | allocated" in annex
    assert [sum(f"| {status} |" in row for row in rows) for status in ("derived", "derived, claimed")] == [1, 1]


def test_a_section_without_a_text_tells_its_facts_before_the_annex(seed: FactsFile, as_text: AsText) -> None:
    head = seed.briefing.head.model_copy(update={"annex": True})
    sections = {key: section.model_copy(update={"text": None}) for key, section in seed.briefing.sections.items()}
    bare = seed.briefing.model_copy(update={"head": head, "sections": sections})
    text = as_text(make(seed._replace(briefing=bare)).blocks).split("All facts")[0]
    assert re.search(r"\[26 universities\][^\n]*\^\d+\.", text)


def test_notes_are_numbered_by_first_appearance(seed: FactsFile, as_text: AsText) -> None:
    body, notes = as_text(make(seed).blocks).split("notes Notes")
    marks = [int(m) for m in re.findall(r"\^(\d+)", body)]
    first = list(dict.fromkeys(marks))
    assert first == sorted(first) == list(range(1, len(first) + 1))
    assert len(re.findall(r"^  \d+ ", notes, re.MULTILINE)) >= len(first)


@pytest.mark.parametrize(
    ("name", "source", "rule", "line", "column"),
    [
        ("sections/education.md.j2", "## {{ section.title }}\n{{ nope }}", "unknown-name", 2, 4),
        ("sections/education.md.j2", "{{ section.titel }}", "unknown-name", 1, 12),
        ("sections/education.md.j2", '\n\n{{ fact("pupil") }}', "unknown-fact", 3, 10),
        ("sections/education.md.j2", "x\n{% if %}", "template-syntax", 2, 1),
        ("sections/education.md.j2", '{% include "gone.md.j2" %}', "missing-template", 1, 13),
        ("sections/education.md.j2", '{{ figure("nope") }}', "unknown-chart", 1, 12),
        ("sections/education.md.j2", "There are 42 of them", "value-without-fact", 1, 11),
        ("sections/education.md.j2", "a\nIt has doubled", "value-without-fact", 2, 8),
        ("sections/education.md.j2", '{{ "four billion" }}', "value-without-fact", 1, 5),
        ("sections/education.md.j2", "{{ 6 * 7 }}", "value-without-fact", 1, 1),
        ("sections/education.md.j2", '{{ table(section.facts, title="Top 5") }}', "value-without-fact", 1, 36),
        ("sections/education.md.j2", '{{ nope | default("x") }}', "template-syntax", 1, 11),
        ("sections/education.md.j2", '{% include "x" ignore missing %}', "ignore-missing", 1, 1),
        ("sections/education.md.j2", '{{ "".__class__ }}', "template", 1, 7),
        ("sections/education.md.j2", '{{ allow("G20") }}', "no-reason", 1, 4),
        ("sections/education.md.j2", f"{EXTENDS}\n{{% block fcts %}}x{{% endblock %}}", "unknown-block", 2, 1),
        ("briefing.md.j2", "{# nothing #}", "empty", 1, 1),
    ],
)
def test_template_mistakes_have_a_place(
    name: str, source: str, rule: str, line: int, column: int, facts_of: FactsOf, tmp_path: Path
) -> None:
    target = tmp_path / name
    target.parent.mkdir(exist_ok=True)
    target.write_text(source, encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        make(facts_of(SCHOOLS.replace("PROSE", "x")), tmp_path)
    found = caught.value.diagnostics[0]
    assert (found.place.file, found.place.line, found.place.column, found.rule) == (str(target), line, column, rule)


def test_all_template_mistakes_are_reported_at_once(facts_of: FactsOf, tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "education.md.j2").write_text("12\n{{ section.title }}\n13\n", encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        make(facts_of(SCHOOLS.replace("PROSE", "x")), tmp_path)
    assert [d.place.line for d in caught.value.diagnostics] == [1, 3]


def test_a_misspelt_block_is_found_though_only_its_parent_has_changed(facts_of: FactsOf, tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    own, base = tmp_path / "sections" / "education.md.j2", tmp_path / "base.md.j2"
    own.write_text('{% extends "base.md.j2" %}{% block facts %}{% block a %}Mine.{% endblock %}{% endblock %}')
    base.write_text(EXTENDS)
    make(facts_of(SCHOOLS.replace("PROSE", "x")), tmp_path)
    base.write_text("{% block fact %}{% endblock %}")
    with pytest.raises(TemplateError) as caught:
        make(facts_of(SCHOOLS.replace("PROSE", "x")), tmp_path)
    assert [(d.rule, d.hint) for d in caught.value.diagnostics] == [("unknown-block", 'did you mean "fact"?')]


def test_override_extends_ours(facts_of: FactsOf, as_text: AsText, tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    source = '{% extends "builtin/sections/education.md.j2" %}{% block text %}Mine.{% endblock %}'
    (tmp_path / "sections" / "education.md.j2").write_text(source, encoding="utf-8")
    text = as_text(make(facts_of(SCHOOLS.replace("PROSE", "x")), tmp_path).blocks)
    assert "  p Mine." in text
    assert "table <caption:Table 1>" in text


THOUGHTS = """\
sections: {schools: {title: Schools}}
charts: {times: {section: schools, kind: timeline, title: They grow, facts: [pupils, full]}}
facts:
  pupils:
    section: schools
    label: pupils in schools
    statement: Schools have {value}.
    quantity: {value: 160000, unit: pupils}
    evidence: {quote: "160,000 pupils"}
  full: {section: schools, label: full, statement: They are soon full., kind: KIND, period: "2025"}
"""


@pytest.mark.parametrize(("kind", "label"), [("judgement", "Judgement"), ("assumption", "Assumption")])
def test_an_own_thought_that_is_drawn_is_told_as_ones_own(
    kind: str, label: str, facts_of: FactsOf, as_text: AsText
) -> None:
    text = as_text(make(facts_of(THOUGHTS.replace("KIND", kind))).blocks)
    assert f"; {kind}: this briefing’s own view. Note ^1" in text
    assert f"p {kind} '{label}' They are soon full." in text


def test_no_heading_takes_the_place_of_a_note(facts_of: FactsOf) -> None:
    prose = '### Note 1\n\n{{ fact("pupils") }} learn.'.replace("\n", "\\n").replace('"', '\\"')
    document = make(facts_of(SCHOOLS.replace("'PROSE'", f'"{prose}"')))
    (heading,) = (block for block in walk(document.blocks) if isinstance(block, Heading))
    assert heading.anchor != Mark(1).target
    assert Mark(1).target in anchors_of(document.blocks)


DERIVED = """\
sections: {schools: {title: Schools}}
charts: {sums: {section: schools, kind: bars, title: More, facts: [all, fewer]}}
facts:
  girls: {section: schools, label: g, kind: assumption, statement: "{value} come.", quantity: {value: 10, unit: pupils}}
  boys: {section: schools, label: b, kind: assumption, statement: "{value} go.", quantity: {value: 12, unit: pupils}}
  all: {section: schools, label: all, kind: assumption, statement: "{value}.",
    quantity: {unit: pupils}, formula: girls + boys}
  fewer: {section: schools, label: rest, kind: assumption, statement: "{value}.",
    quantity: {unit: pupils}, formula: boys - girls}
"""


def test_what_is_derived_from_own_thoughts_alone_has_a_note_that_a_mark_leads_to(
    facts_of: FactsOf, as_text: AsText
) -> None:
    text = as_text(make(facts_of(DERIVED)).blocks)
    assert "| Source: assumption: this briefing’s own view. Notes ^1^2" in text
    assert [line.split()[0] for line in text.split("notes Notes\n")[1].splitlines()[:2]] == ["1", "2"]


@pytest.mark.parametrize("status", ["estimated", "provisional", "forecast"])
def test_a_sum_of_figures_that_are_not_final_says_so_in_its_note(
    status: str, facts_of: FactsOf, as_text: AsText
) -> None:
    given = f'kind: information, status: {status}, evidence: {{quote: "10"}}'
    told = DERIVED.replace('kind: assumption, statement: "{value} ', f'{given}, statement: "{{value}} ')
    facts = facts_of(told.replace("kind: assumption, ", ""))
    document = make(facts)
    text = as_text(document.blocks)
    assert f"; {status}\n" in text.split("notes Notes")[1]
    assert not list(check_document(document, facts, Edition.of(facts.briefing), ()))


@pytest.mark.parametrize(("label", "unit"), [("rest", "pupils"), ("pupils left", "")])
def test_a_tile_says_the_unit_that_its_label_does_not_name_behind_its_number(
    label: str, unit: str, facts_of: FactsOf
) -> None:
    facts = "key-figures: [fewer]\n" + DERIVED.replace("label: rest", f"label: {label}")
    (strip,) = (block for block in walk(make(facts_of(facts)).blocks) if isinstance(block, KeyFigures))
    assert [(plain(tile.label), plain(tile.unit)) for tile in strip.tiles] == [(label, unit)]


AREAS = """\
key-figures: [here, there]
sections: {growth: {title: Growth}}
charts: {both: {section: growth, kind: bars, title: Osmark grows faster, facts: [here, there]}}
facts:
  here:
    section: growth
    label: growth of the economy
    statement: It grew by {value}.
    measure: growth
    area: Veland
    quantity: {value: 1.5, unit: percent}
    evidence: {quote: grew by 1.5 percent}
  there:
    section: growth
    label: Growth of the economy
    statement: It grew by {value}.
    measure: growth
    area: Osmark
    quantity: {value: 4, unit: percent}
    evidence: {quote: grew by 4 percent}
"""


THIRD = """\
  more:
    section: growth
    label: growth of trade
    statement: It grew by {value}.
    area: Veland
    quantity: {value: 2, unit: percent}
    evidence: {quote: grew by 2 percent}
"""


def test_facts_that_differ_by_area_alone_are_told_apart_everywhere(facts_of: FactsOf, as_text: AsText) -> None:
    text = as_text(make(facts_of(AREAS)).blocks)
    uncharted = as_text(make(facts_of(re.sub("charts: .*", "", AREAS))).blocks)
    for area, label in (("Veland", "growth of the economy"), ("Osmark", "Growth of the economy")):
        told = [line for line in text.splitlines() if f"{label}, {area}" in line or f"{area}: " in line]
        assert len(told) >= 2, "a tile and a note"
        assert f"\n    {area} | " in uncharted, "a row"
    labels = AREAS.replace("    label: Growth of", "    label: Rise of")
    text = as_text(make(facts_of(labels)).blocks)
    assert "growth of the economy, Veland" in text and "Rise of the economy, Osmark" in text, (
        "told of neither by default"
    )
    usual = as_text(make(facts_of(labels + THIRD)).blocks)
    assert "Rise of the economy, Osmark" in usual and "growth of the economy, Veland" not in usual.split("figure")[0]
    alone = AREAS.replace("    area: Osmark\n", "").replace("    label: Growth", "    label: Rise")
    assert "Veland" not in as_text(make(facts_of(alone)).blocks).replace("Veland, ", "").split("figure")[0]


def test_a_note_of_several_areas_names_them_all(facts_of: FactsOf, as_text: AsText) -> None:
    shared = AREAS.replace("grew by 1.5 percent", "QUOTE").replace("grew by 4 percent", "QUOTE")
    text = as_text(make(facts_of(shared.replace("QUOTE", "by 1.5 and 4 percent"))).blocks)
    assert "Veland, Osmark: " in text


def test_an_area_that_not_all_facts_of_a_chart_have_does_not_stand_below_its_title(
    facts_of: FactsOf, as_text: AsText
) -> None:
    one_without = AREAS.replace("    area: Veland\n", "")
    figure = next(line for line in as_text(make(facts_of(one_without)).blocks).split("figure")[1:])
    assert "Osmark" not in figure.splitlines()[1]


@all_cases(
    ("allowed", "prose", "line"),
    [
        ("g8 towns", "G8 towns met.", "p {G8 towns|r} met."),
        ("the 'Line 4'", "At \"the 'Line 4'\" it stops.", "p At “{the ‘Line 4’|r}” it stops."),
        ("Trail 66", "By Trail\n66 it is.", "p By {Trail 66|r} it is."),
        ("Trail 66", "By Trail **66** it is.", "p By {Trail |r}**{66|r}** it is."),
        ("Trail 66", "By *Trail* 66, not Trail 66.", "p By *{Trail|r}*{ 66|r}, not {Trail 66|r}."),
        ("Trail-66", "By Trail\u201166 it is.", "p By {Trail\u201166|r} it is."),
    ],
)
def test_allowed_words_are_allowed_as_they_are_printed(
    allowed: str, prose: str, line: str, facts_of: FactsOf, as_text: AsText
) -> None:
    given = SCHOOLS.replace("'PROSE'", json.dumps(prose)) + f"allowed: [{{text: {json.dumps(allowed)}, reason: r}}]\n"
    facts = facts_of(given)
    assert not [
        d
        for d in lint_texts(facts, Scope(facts.briefing, Wording.of(facts.briefing)))
        if d.rule == "value-without-fact"
    ]
    section = as_text(make(facts).blocks).split("section Education")[1].splitlines()
    assert section[1].strip() == line


def test_key_points_print_what_is_escaped(facts_of: FactsOf, as_text: AsText) -> None:
    point = r'Chalk \& \"slate\" \<at> {{ fact("pupils") }} &amp; \\ more'
    text = as_text(make(facts_of(SCHOOLS.replace("PROSE", "x") + f"key-points: ['{point}']\n")).blocks)
    assert 'Chalk & "slate" <at> [about 160,000 pupils] & \\ more' in text


def test_a_list_under_a_label_has_the_label_before_it(facts_of: FactsOf, as_text: AsText) -> None:
    given = SCHOOLS.replace("text: 'PROSE'", 'caveats: "* one\\n* more"')
    assert "Caveat" in as_text(make(facts_of(given)).blocks)


def test_a_section_that_no_template_is_asked_for_is_named(facts_of: FactsOf, tmp_path: Path) -> None:
    def unprinted(root: str) -> tuple[str, ...]:
        (tmp_path / "briefing.md.j2").write_text(root, encoding="utf-8")
        facts = facts_of(SCHOOLS.replace("PROSE", "x"))
        ours = folder("templates").resolve()
        return make_document(
            Scope(facts.briefing, Wording.of(facts.briefing)), (tmp_path, ours), Exhibits(lambda figure: figure)
        ).unprinted

    assert unprinted("{{ title_block() }}") == ("education",)
    assert unprinted("{% for section in sections %}\n## {{ section.title }}\n{% endfor %}") == ()
    assert unprinted('{% extends "builtin/briefing.md.j2" %}') == ()


FURNITURE = """\
sections: {education: {title: Education, text: '{{ fact("pupils") }}.'}}
facts:
  pupils:
    section: education
    label: pupils
    statement: Schools have {value}.
    quantity: {value: 160000, unit: pupils}
    evidence: {quote: "160,000 pupils"}
"""


def _with_head(facts: FactsFile, **parts: object) -> FactsFile:
    head = type(facts.briefing.head).model_validate(facts.briefing.head.model_dump() | parts)
    return facts._replace(briefing=facts.briefing.model_copy(update={"head": head}))


def test_what_desks_print_around_a_briefing(facts_of: FactsOf, as_text: AsText) -> None:
    document = make(
        _with_head(
            facts_of(FURNITURE),
            authors=({"name": "Jo Marsh", "role": "senior analyst"}, {"name": "Ida Thorne"}),
            series={"name": "Harbour papers", "number": "12"},
            edition="Summer edition",
            closing_date="2024-08-18",
            stage="For comment",
            about='For members, with {{ fact("pupils") }}.',
            disclaimer="The views are those of the authors.",
        )
    )
    text = as_text(document.blocks).replace("\u00a0", " ")
    (meta,) = (line for line in text.splitlines() if line.strip().startswith("meta"))
    for words in (
        "<name:Harbour papers> <reference:12>",
        "<name:Summer edition>",
        "Forecasts closed on <date:18 August 2024>",
        "**For comment**",
    ):
        assert words in meta
    assert "  authors <name:Jo Marsh>, <name:senior analyst>; <name:Ida Thorne>" in text
    assert "section About this briefing" in text
    assert "For members, with [160,000 pupils]^1." in text
    assert document.furniture.draft == "For comment"
    assert plain(document.furniture.running).replace("\u00a0", " ").startswith("Harbour papers 12 · ")
    assert document.author == "Jo Marsh, Ida Thorne"


@pytest.mark.parametrize("key", ["about", "disclaimer"])
def test_a_number_typed_around_a_briefing_is_refused(key: str, facts_of: FactsOf) -> None:
    facts = _with_head(facts_of(FURNITURE), **{key: "It has 42 pages."})
    problems = list(lint_texts(facts, Scope(facts.briefing, Wording.of(facts.briefing))))
    assert [problem.rule for problem in problems] == ["value-without-fact"]
