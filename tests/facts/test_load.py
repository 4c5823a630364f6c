import json
import re
import time
from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing import files
from briefing.errors import Diagnostic, LoadError
from briefing.facts.load import FactsFile, canonical, load_briefing, parse_briefing, restore
from briefing.yaml_source import reader
from briefing.yaml_source.tree import composed
from tests.conftest import all_cases, examples, slow_case

FILE = Path("f.yaml")
GOOD = """\
head: {id: demo, title: A title, date: 2024-08-19}
defaults: {speaker: ann, source: daily, period: 2024, area: Utopia}
units:
  pupils: {one: pupil, other: pupils}
speakers:
  ann: {name: Ann}
sources:
  daily: {publisher: Daily, published: 2024-08-19}
sections:
  school:
    title: School
key-figures:
  - first
charts:
  bars: {section: school, kind: bars, title: Bars, facts: [first, second]}
facts:
  first:
    section: school
    label: one thing
    statement: "There are {value}."
    quantity: {value: 160000, unit: pupils}
    qualifier: about
    evidence: {quote: about that many}
  second:
    section: school
    label: another thing
    statement: "There are {value} here."
    quantity: {value: 324, unit: pupils}
    evidence:
      - {quote: three hundred}
  third:
    section: school
    label: a third thing
    statement: "That makes {value}."
    quantity: {unit: percent}
    formula: second / first
"""
FIRST = "    quantity: {value: 160000, unit: pupils}\n    qualifier: about\n"
EVIDENCE = "    evidence: {quote: about that many}\n"


def problems(text: str | bytes) -> tuple[Diagnostic, ...]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(LoadError) as raised:
        parse_briefing(data, FILE)
    return raised.value.diagnostics


def parse(text: str) -> FactsFile:
    return parse_briefing(text.encode(), FILE)


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new, 1)


def test_defaults_ids_and_units_are_filled_in():
    first = parse(GOOD).briefing.facts["first"]
    assert (first.id, first.measure, str(first.period), first.area) == ("first", "first", "2024", "Utopia")
    assert (first.speaker, first.evidence[0].source) == ("ann", "daily")
    assert parse(GOOD).briefing.units.keys() == {"pupils", "percent", "percentage-points"}


def test_a_derived_fact_is_computed_and_has_no_speaker():
    third = parse(GOOD).briefing.facts["third"]
    assert third.quantity and str(third.quantity.value) == "0.20"
    assert (third.qualifier, third.inputs, third.speaker) == ("about", ("second", "first"), None)


def test_the_seed_loads_without_a_warning():
    loaded = load_briefing(files.seed())
    assert loaded.warnings == ()
    derived = [fact for fact in loaded.briefing.facts.values() if fact.formula]
    values = {fact.id: (str(fact.qualifier), fact.quantity and str(fact.quantity.value)) for fact in derived}
    assert values == {"pupils-per-school": ("about", "490"), "students-per-university": ("more-than", "576")}


@all_cases(
    ("old", "new", "line", "column", "rule", "hint"),
    [
        # numbers
        ("160000", "160,000", 21, 23, "number-form", "write 160000"),
        ("160000", '"160,000"', 21, 23, "number-form", "write 160000"),
        ("160000", "1,600,000", 21, 23, "number-form", "write 1600000"),
        ("160000", "4 billion", 21, 23, "number-form", "write 4000000000"),
        ("160000", "1.5 million", 21, 23, "number-form", "write 1500000"),
        ("160000", "010", 21, 23, "number-form", "write 10"),
        ("160000", "1_000", 21, 23, "number-form", "write 1000"),
        ("160000", "１２", 21, 23, "number-form", "write 12"),
        ("160000", "٣", 21, 23, "number-form", "digits 0 to 9"),
        ("160000", "1:2:3", 21, 23, "number-form", "digits 0 to 9"),
        ("160000", "1e5", 21, 23, "number-form", "digits 0 to 9"),
        ("160000", "nan", 21, 23, "number-form", "digits 0 to 9"),
        # switches
        ("A title,", "A title, contents: yes,", 1, 44, "true-or-false", None),
        ("A title,", "A title, contents: 1,", 1, 44, "true-or-false", None),
        ("160000", ".5", 21, 23, "number-form", "write 0.5"),
        ("160000", "+5", 21, 23, "number-form", "write 5"),
        ("160000", "1" * 19, 21, 23, "number-form", "digits 0 to 9"),
        ("160000", "[1]", 21, 16, "type", None),
        # dates and periods
        ("date: 2024-08-19", "date: 19.08.2024", 1, 40, "date-form", "write 2024-08-19"),
        ("date: 2024-08-19", "date: 2024/8/9", 1, 40, "date-form", "write 2024-08-09"),
        ("date: 2024-08-19", "date: 2024-02-30", 1, 40, "date-form", "month and the day"),
        ("date: 2024-08-19", "date: 1709164800", 1, 40, "date-form", "such as"),
        ("period: 2024", "period: 2024-13", 2, 49, "period-form", "2024-Q1"),
        ("period: 2024", "period: last year", 2, 49, "period-form", "2024-Q1"),
        ("A title,", "A title, fiscal-year: apr,", 1, 47, "fiscal-year-form", "write April"),
        ("A title,", "A title, fiscal-year: 4,", 1, 47, "fiscal-year-form", "6 April"),
        # keys
        ("    label: one", "    labl: one", 19, 5, "unknown-key", '"label"'),
        ("    label: one", "    id: first\n    label: one", 19, 5, "unknown-key", "leave it out"),
        ("{name: Ann}", "{name: Ann, role: x, prepared_by: y}", 6, 29, "unknown-key", None),
        ("  second:", "  first:", 24, 3, "duplicate-key", None),
        ("    label: one thing\n", "", 17, 3, "missing-key", "add label:"),
        ("speaker: ann, ", "", 17, 3, "missing-key", "under defaults:"),
        ("source: daily, ", "", 23, 5, "missing-key", "under defaults:"),
        ("period: 2024, ", "", 17, 3, "missing-key", "under defaults:"),
        ("head: {id: demo, title: A title, date: 2024-08-19}\n", "", 1, 1, "missing-key", "add head:"),
        ("label: one thing", "label:", 19, 5, "empty-value", "leave the key out"),
        ("label: one thing", "label: null", 19, 5, "empty-value", "leave the key out"),
        ("label: one thing", "label: ~", 19, 5, "empty-value", "leave the key out"),
        ("A title,", "A title, by two hands,", 1, 34, "empty-value", "a comma needs quotation marks"),
        # names
        ("section: school\n    label: one", "section: scool\n    label: one", 18, 14, "unknown-section", '"school"'),
        ("speaker: ann", "speaker: anna", 2, 21, "unknown-speaker", '"ann"'),
        ("source: daily", "source: dayly", 2, 34, "unknown-source", '"daily"'),
        ("{quote: three hundred}", "{source: dail, quote: x}", 30, 18, "unknown-source", '"daily"'),
        ("- first", "- frist", 13, 5, "unknown-fact", '"first"'),
        ("[first, second]", "[first, secnd]", 15, 67, "unknown-fact", '"second"'),
        ("{section: school, kind", "{section: scool, kind", 15, 19, "unknown-section", '"school"'),
        ("unit: pupils", "unit: pupil", 21, 37, "unknown-unit", '"pupils"'),
        ("unit: pupils", "currency: UDS", 21, 41, "unknown-currency", "did you mean"),
        ("unit: pupils", "currency: usd", 21, 41, "unknown-currency", "three capital letters"),
        ("qualifier: about", "qualifier: abuot", 22, 16, "unknown-word", '"about"'),
        ("qualifier: about", "status: no", 22, 13, "unknown-word", "leave it out"),
        ("  second:", "  Second One:", 24, 3, "id", "write second-one"),
        ("section: school\n    label: one", "section: on\n    label: one", 18, 14, "unknown-section", None),
        # shapes
        ("label: one thing", "label: [one, thing]", 19, 5, "type", None),
        ("label: one thing", "label: '  '", 19, 12, "text-form", None),
        ("label: one thing", "label: |\n      one\n      two", 19, 12, "text-form", "one line"),
        ("label: one thing", f"label: {'x' * 1001}", 19, 12, "text-form", "shorten"),
        ("  school:\n    title: School", "  - school", 9, 1, "type", None),
        # a fact in itself
        (EVIDENCE, "", 17, 3, "no-evidence", "kind: judgement"),
        (EVIDENCE, "    evidence: []\n", 23, 5, "no-evidence", "kind: judgement"),
        (EVIDENCE, "    evidence: {quote: x, for: period}\n", 23, 5, "no-evidence", "leave for: out"),
        (EVIDENCE, "    evidence: [{quote: x, for: [period, unit]}]\n", 23, 5, "no-evidence", "leave for: out"),
        ("    formula:", "    reading: {unit: x}\n    formula:", 36, 5, "no-evidence", "leave reading: out"),
        ("three hundred}", "three hundred, for: [perod]}", 30, 38, "unknown-word", '"period"'),
        ("three hundred}", "three hundred, for: number}", 30, 37, "unknown-word", "write one of these"),
        (EVIDENCE, f"{EVIDENCE}    reading: {{perod: x}}\n", 24, 15, "unknown-word", '"period"'),
        (EVIDENCE, f"{EVIDENCE}    reading: {{period: ''}}\n", 24, 23, "text-form", None),
        (FIRST, "    qualifier: about\n", 20, 27, "statement", "leave it out"),
        ("There are {value}.", "There are many.", 20, 16, "statement", "{value}"),
        ("There are {value}.", "There are {value} in {area}.", 20, 38, "statement", "are the fields"),
        ("qualifier: about", "qualifier: between", 22, 16, "quantity", "low: and high:"),
        ("value: 160000", "low: 1, high: 2", 22, 16, "quantity", "between"),
        ("value: 160000", "low: 1", 21, 5, "quantity", None),
        ("value: 160000, unit: pupils", "unit: pupils", 21, 5, "quantity", "value:"),
        ("value: 160000", "value: 1, currency: USD", 21, 5, "quantity", None),
        ("160000, unit: pupils}\n    qualifier: about", "2, low: 2, high: 3}", 21, 5, "quantity", None),
        ("  - first", "  - third\n  - fourth", 14, 5, "unknown-fact", None),
        # formulas
        ("formula: second / first", "formula: second / frist", 36, 23, "unknown-fact", '"first"'),
        ("formula: second / first", "formula: second / third", 36, 14, "formula", "break the circle"),
        ("formula: second / first", "formula: second / 100", 36, 23, "formula", "make it a fact"),
        ("formula: second / first", "formula: second -first", 36, 21, "formula", "hyphen"),
        ("formula: second / first", "formula: second ÷ first", 36, 21, "formula", "write /"),
        ("formula: second / first", "formula: (second / first", 36, 14, "formula", None),
        ("formula: second / first", "formula: second / first)", 36, 28, "formula", None),
        ("formula: second / first", "formula: second first", 36, 21, "formula", None),
        ("formula: second / first", "formula: second /", 36, 21, "formula", None),
        ("    formula:", "    qualifier: exact\n    formula:", 36, 16, "formula", "leave qualifier: out"),
        ("{unit: percent}", "{unit: percent, value: 3}", 35, 38, "formula", "leave all but"),
        ("    formula:", "    evidence: {quote: x}\n    formula:", 36, 5, "formula", "evidence"),
        ("qualifier: about", "qualifier: less-than", 36, 14, "formula", None),
        # YAML that could mean two things
        ("value: 160000", "value: &x 160000", 21, 23, "alias", "quotation marks"),
        ("value: 160000", "value: *x", 21, 23, "alias", "quotation marks"),
        ("value: 160000", "value: !!int 160000", 21, 23, "tag", "quotation marks"),
        ("label: one thing", "<<: {label: x}\n    label: one", 19, 5, "alias", "write the keys out"),
        ("label: one thing", "? [a]\n    : b\n    label: one", 19, 7, "yaml", None),
        ("label: one thing", "label: one: thing", 19, 15, "yaml", "quotation marks"),
        ("label: one thing", "label: 'one thing", 19, 12, "yaml", None),
        ("label: one thing", "label: one\x07", 19, 15, "character", "delete"),
        ("label: one thing", 'label: "one\\x07"', 19, 16, "character", "delete"),
        ("label: one thing", "label: one\u202e thing", 19, 15, "character", "delete"),
        ("label: one thing", "label: one\u2069 thing", 19, 15, "character", "delete"),
        ("id: demo", "id: lpt2", 1, 12, "id", "write lpt2-briefing"),
        ("value: 324", "value: -0", 28, 23, "number-form", "write 0"),
        ("value: 324", "value: -0.00", 28, 23, "number-form", "write 0.00"),
        ("label: one thing", "label: one\u2028thing", 19, 15, "character", "a space"),
        ("label: one thing", "# \u202e\n    label: one", 19, 7, "character", "delete"),
    ],
)
def test_each_rule_has_its_place_and_hint(old, new, line, column, rule, hint):
    hints = {(d.place.line, d.place.column, d.rule): d.hint for d in problems(changed(old, new))}
    assert (line, column, rule) in hints
    assert hint is None or hint in str(hints[line, column, rule])


@pytest.mark.parametrize(
    ("data", "line", "column", "rule"),
    [
        (b"", 1, 1, "yaml"),
        (b"# nothing\n", 1, 1, "yaml"),
        (b"- a\n- b\n", 1, 1, "yaml"),
        (b"text", 1, 1, "yaml"),
        (GOOD.encode() + b"---\na: b\n", 37, 1, "yaml"),
        (b"\ta: b", 1, 1, "yaml"),
        (b"head:\n  title: caf\xe9\n", 2, 13, "encoding"),
        (GOOD.encode("utf-16"), 1, 1, "encoding"),
        (b"\xed\xa0\x80", 1, 1, "encoding"),
        (b"x" * 8_000_001, 1, 1, "size"),
        (b"[" * 900, 1, 34, "size"),
        (b"- " * 100_000, 1, 67, "size"),
        slow_case(b"a: [" + b"x," * 300_000, 1, 499_999, "size"),
    ],
)
def test_files_that_are_no_facts_file(data, line, column, rule):
    first = problems(data)[0]
    assert (first.place.line, first.place.column, first.rule) == (line, column, rule)


def test_a_file_that_libyaml_finds_too_deep_is_refused_by_the_same_rule():
    """A libyaml with a limit of its own, as PyYAML 6.0.4 has, names the place where it gave up."""
    first = problems(b"[" * 100_000)[0]
    assert (first.place.line, first.place.column in (34, 1001), first.rule) == (1, True, "size")
    assert first.message == "lists and mappings nest deeper than 32 here"


@pytest.mark.slow
def test_bombs_end_quickly_and_with_few_problems():
    aliases = "a0: &a0 [x, x]\n" + "".join(f"a{i + 1}: &a{i + 1} [*a{i}, *a{i}]\n" for i in range(20))
    keys = "".join(f"k{i}: v\n" for i in range(50_000))
    figures = GOOD.replace("  - first", "  [" + "x, " * 100_000 + "x]")
    for bomb in (aliases, keys, figures, "\x07" * 4_000_000, "\u202e" * 400_000):
        found = problems(bomb)
        assert len(found) <= 101
        assert found == tuple(sorted(found, key=lambda d: d.place))


def test_words_and_numbers_that_yaml_would_convert_stay_text():
    words = {"no": "no", "on": "on", "010": "010", "12:30": "12:30", "1.10": "1.10", "2024-08-19": "2024-08-19"}
    for written, read in words.items():
        assert parse(changed("label: one thing", f"label: {written}")).briefing.facts["first"].label == read


def test_all_problems_come_at_once_in_file_order():
    text = changed("date: 2024-08-19", "date: soon").replace("unit: pupils", "unit: pupil")
    text = (
        text.replace("label: one", "labl: one").replace("second / first", "secnd / first").replace("about that", "\x07")
    )
    assert [(d.place.line, d.rule) for d in problems(text)] == [
        (1, "date-form"),
        (17, "missing-key"),
        (19, "unknown-key"),
        (21, "unknown-unit"),
        (23, "character"),
        (28, "unknown-unit"),
        (36, "unknown-fact"),
    ]


def test_a_fact_that_is_gone_is_named_wherever_it_is_cited():
    text = GOOD.replace(
        "title: School",
        """text: |
      It is {{ cite("second", "first") }} {{ fact('gone').period }}.

      And {{ fact("gone") }}, not cite("gone").

      {{ table("lost", title="gone") }} {{ quotation(fact="lost") }}
    title: School""",
    ).replace("- first", "- gone")
    found = [(d.place.line, d.place.column) for d in problems(text) if d.rule == "unknown-fact"]
    assert found == [(12, 52), (14, 20), (16, 17), (16, 60), (19, 5)]


def test_a_bad_default_is_reported_once_and_there():
    assert [str(d.place) for d in problems(changed("period: 2024", "period: soon"))] == ["f.yaml:2:49"]


@pytest.mark.parametrize("kind", ["assumption", "judgement"])
def test_the_authors_own_thoughts_need_no_evidence_and_no_speaker(kind):
    fact = parse(changed(EVIDENCE, f"    kind: {kind}\n")).briefing.facts["first"]
    assert (fact.speaker, fact.evidence) == (None, ())


def test_a_byte_order_mark_and_windows_line_ends_change_nothing():
    windows = parse_briefing(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode(), FILE)
    assert windows.briefing == parse(GOOD).briefing
    assert windows.places.at("facts", "first", "label") == parse(GOOD).places.at("facts", "first", "label")


@pytest.mark.parametrize("name", ["missing.yaml", ".", "nul\0byte.yaml"])
def test_a_file_that_cannot_be_read(tmp_path, name):
    with pytest.raises(LoadError) as raised:
        load_briefing(tmp_path / name, "facts.yaml")
    assert [str(d.place) for d in raised.value.diagnostics] == ["facts.yaml:1:1"]


def test_facts_that_disagree_are_warned_of_at_the_later_one():
    text = changed("    label: another thing\n", "    label: another thing\n    measure: first\n")
    (warning,) = parse(text).warnings
    assert (warning.place.line, warning.rule, warning.severity) == (24, "conflict", "warning")
    assert '"first", "second"' in warning.message


SEED = files.seed().read_text(encoding="utf-8")
REFERENCE = re.compile(
    r"(?:section|speaker|source|unit): (?P<one>[a-z-]+)"
    r"|(?:key-figures|facts): \[(?P<many>[a-z, -]+)\]"
    r"|formula: (?P<first>[a-z-]+)"
)


@all_cases("match", list(REFERENCE.finditer(SEED)))
def test_no_reference_of_the_seed_can_lead_nowhere(match):
    at = match.start(match.lastgroup)
    found = problems(f"{SEED[:at]}x{SEED[at:]}")
    assert SEED.count("\n", 0, at) + 1 in {d.place.line for d in found if d.rule.startswith("unknown-")}


@settings(max_examples=examples(200), deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b"\0")
@example(b"%YAML 9.9\n---\na")
@example(b"a: \xf4\x90\x80\x80")
def test_no_input_raises_anything_but_load_errors(data):
    problems(data)


@pytest.mark.slow
@settings(max_examples=examples(200), deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.text(max_size=8), st.integers(0, 12))
def test_no_damage_to_a_good_file_raises_anything_but_load_errors(at, inserted, deleted):
    damaged = GOOD[:at] + inserted + GOOD[at + deleted :]
    try:
        parse_briefing(damaged.encode("utf-8", "surrogatepass"), FILE)
    except LoadError as error:
        assert error.diagnostics and all(d.rule and d.message for d in error.diagnostics)


LETTERS = st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"])
LINES = st.text(LETTERS, min_size=1, max_size=60).filter(str.strip)


@pytest.mark.slow
@settings(max_examples=examples(150), deadline=None)
@given(LINES, LINES, st.decimals(-(10**9), 10**9, places=3))
def test_what_is_written_is_what_is_read(label, quote, number):
    def literal(text: str) -> str:
        return "'" + text.replace("'", "''") + "'"

    text = GOOD.partition("  third:")[0].replace("160000", str(number))
    text = text.replace("one thing", literal(label)).replace("about that many", literal(quote))
    fact = parse(text).briefing.facts["first"]
    assert (fact.label, fact.evidence[0].quote, fact.quantity and fact.quantity.value) == (
        composed(label),
        composed(quote),
        number,
    )


@pytest.mark.parametrize("text", [GOOD, SEED])
def test_without_libyaml_the_same_is_read(text, monkeypatch):
    expected = parse(text)
    monkeypatch.setattr(reader, "_LOADER", yaml.SafeLoader)
    read = parse(text)
    assert read.briefing == expected.briefing
    paths = [("facts",), *(("facts", key, "statement") for key in expected.briefing.facts)]
    assert [read.places.at(*path) for path in paths] == [expected.places.at(*path) for path in paths]


def test_without_libyaml_lone_surrogates_are_still_refused(monkeypatch):
    monkeypatch.setattr(reader, "_LOADER", yaml.SafeLoader)
    (problem,) = problems(changed("one thing", '"one \\ud800"'))
    assert (str(problem.place), problem.rule) == ("f.yaml:19:17", "character")


NODES = st.recursive(
    st.sampled_from(["", " ", "no", "first", "160000", "2024-08-19", "between", "{value}", "x" * 70, "é"]),
    lambda node: st.lists(node, max_size=3) | st.dictionaries(st.sampled_from(["label", "value", "a", "B"]), node),
    max_leaves=4,
)


@pytest.mark.slow
@settings(max_examples=examples(300), deadline=None)
@given(st.data(), NODES)
def test_no_shape_raises_anything_but_load_errors(data, node):
    tree = yaml.load(GOOD, Loader=yaml.CBaseLoader)
    parent, key = tree, data.draw(st.sampled_from(sorted(tree)))
    while parent[key] and isinstance(parent[key], (dict, list)) and data.draw(st.booleans()):
        parent = parent[key]
        key = data.draw(st.sampled_from(sorted(parent) if isinstance(parent, dict) else range(len(parent))))
    parent[key] = node
    try:
        parse(json.dumps(tree, ensure_ascii=False))
    except LoadError as error:
        assert all(d.place.line == 1 for d in error.diagnostics)


@all_cases(
    ("where", "period", "read"),
    [
        ("source", "2022/23", "2022/23 from 6 April"),
        ("defaults", "2022/23", "2022/23 from July"),
        ("head", "2022/23", "2022/23 from April"),
        ("head", "2019/20..2022/23", "2019/20..2022/23 from April"),
        ("head", "2022/23 from October", "2022/23 from October"),
        ("head", "2022", "2022"),
        ("nowhere", "2022/23", "2022/23"),
    ],
)
def test_a_business_year_begins_where_it_is_said(where: str, period: str, read: str) -> None:
    said = {"head": "fiscal-year: April, ", "defaults": "fiscal-year: July, ", "source": "fiscal-year: 6 April, "}
    given = {name: key for name, key in said.items() if list(said).index(name) <= [*said, "nowhere"].index(where)}
    given = {} if where == "nowhere" else given
    file = f"""
head: {{{given.get("head", "")}id: demo, title: A title, date: 2024-08-19}}
defaults: {{{given.get("defaults", "")}speaker: ann, source: daily}}
speakers: {{ann: {{name: Ann}}}}
sources: {{daily: {{{given.get("source", "")}publisher: The Daily, published: 2024-08-19}}}}
sections: {{a: {{title: A}}}}
facts: {{it: {{section: a, label: it, statement: It is so., period: {period}, evidence: {{quote: so}}}}}}
"""
    briefing = parse_briefing(file.encode(), Path("facts.yaml")).briefing
    assert str(briefing.facts["it"].period) == read
    assert str(restore(canonical(briefing)).facts["it"].period) == read


LIBRARY_WORDS = re.compile(
    "while (parsing|scanning)|did not find|expected|token|context|stream|indicator|hexdec|node|tag URI"
)
NO_YAML = [
    "a: [", "a: {b", "a: 'b", "a: b: c", "a\nb: c", "a: b\n c: d", "a: @b", "a:\n\tb: c", 'a: "\\q"', 'a: "\\xq"',
    "a: [b c: d: e]", "a: [b, }", "a: b\n- c", "a: - b", "a: |x\n b", "a: |0\n b", "a: &", "a: *", "a: !<", "%FOO bar",
    "%", "a: b\n  - c\n d: e", "? - a\nb", "{a: b}}", "- a\nb: c", "a: [b]c", "a: 'b'c", "---\na: b\n...\nc", ": a",
    "a: >-1-\n b", "[a]: [b", "a: b\n ? c",
]  # fmt: skip


@pytest.mark.parametrize("loader", [reader._LOADER, yaml.SafeLoader], ids=["libyaml", "PyYAML"])
@pytest.mark.parametrize("text", NO_YAML)
def test_what_is_no_yaml_is_said_in_words_of_ours(text: str, loader: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_LOADER", loader)
    found = problems("head: x\n" + text)
    assert found
    for problem in found:
        assert not LIBRARY_WORDS.search(problem.message), problem


@given(st.text("0123456789.,-+ eE_'\u2212\u0663\uff11½kmnb/:", min_size=1, max_size=9))
@example("-0")
@example("-.0")
@example("+007")
def test_a_hint_about_a_number_leads_on(number: str) -> None:
    """Whoever writes what a hint says has no number to write again."""
    try:
        parse(changed("324", json.dumps(number, ensure_ascii=False)))
        found = []
    except LoadError as error:
        found = [d for d in error.diagnostics if d.rule == "number-form"]
    for written in [d.hint.removeprefix("write ") for d in found if d.hint and re.match("write [-0-9]", d.hint)]:
        with suppress(LoadError):
            parse(changed("324", written))
            continue
        assert "number-form" not in [d.rule for d in problems(changed("324", written))], written


def test_a_formula_without_an_end_is_said_to_be_too_long_and_not_read() -> None:
    begun = time.process_time()
    (found,) = problems(GOOD.replace("formula: second / first", "formula: " + "second + " * 3_000 + "first"))
    assert (found.rule, "formula has more than 1000 characters" in found.message) == ("text-form", True)
    assert time.process_time() - begun < 5
