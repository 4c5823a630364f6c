"""No value without a fact: each typed number, in digits or words, is an error at its place."""

import time
from collections.abc import Callable

import pytest
import yaml

from briefing.evidence.own_words.beside import misread_unit
from briefing.facts.load import FactsFile
from briefing.facts.model import Allowance, Unit
from briefing.facts.text_fields import LocalText
from briefing.templating.lint import lint_texts
from briefing.templating.scope import Scope
from briefing.wording.wording import Wording
from tests.conftest import all_cases

FactsOf = Callable[[str], FactsFile]

REST = """\
sections:
  education:
    title: SECTION
    text: |
      First line.
      PROSE
facts:
  pupils:
    section: education
    label: LABEL
    statement: STATEMENT {value}.
    quantity: {value: 160000, unit: pupils}
    evidence: {quote: "160,000 pupils"}
"""
DEFAULTS = {"SECTION": "Education", "PROSE": "Text", "LABEL": "pupils", "STATEMENT": "There are"}


def found(facts_of: FactsOf, head: str = "", **texts: str) -> list[tuple[int, int, str, str]]:
    rest = head + REST
    for key, text in (DEFAULTS | texts).items():
        rest = rest.replace(key, text)
    facts = facts_of(rest)
    return [
        (d.place.line, d.place.column, d.rule, d.message)
        for d in lint_texts(facts, Scope(facts.briefing, Wording.of(facts.briefing)))
    ]


@all_cases("words", ["42", "four billion", "doubled", "Half", "dozens", "4.5%", "US$4 billion", "2023", "twenty-six"])
def test_typed_value_in_text(words: str, facts_of: FactsOf) -> None:
    (problem,) = found(facts_of, PROSE=f"It is {words} now.")
    assert problem[:3] == (11, 13, "value-without-fact")
    assert f'"{words}"' in problem[3]


@pytest.mark.parametrize(
    "words", ["&#xBD; of them", "&frac12; of them", "&#x34;2 of them", "[it](https://x.org/ thirty)"]
)
def test_what_markdown_prints_otherwise_than_it_is_typed(words: str, facts_of: FactsOf) -> None:
    assert "value-without-fact" in [problem[2] for problem in found(facts_of, PROSE=f"Then {words} came.")]


def test_raised_digit_and_long_list_number(facts_of: FactsOf) -> None:
    assert [p[:3] for p in found(facts_of, PROSE="Fe₃ again")] == [(11, 9, "value-without-fact")]
    assert [p[:3] for p in found(facts_of, PROSE="1986. A great year")] == [(11, 7, "value-without-fact")]


@pytest.mark.parametrize(("key", "line", "column"), [("SECTION", 8, 12), ("LABEL", 15, 12), ("STATEMENT", 16, 16)])
def test_typed_value_in_literal_text(key: str, line: int, column: int, facts_of: FactsOf) -> None:
    (problem,) = found(facts_of, **{key: "forty years"})
    assert problem[:3] == (line, column, "value-without-fact")


@all_cases(
    "text",
    [
        "No value here, none at all.",
        "Russian as a second language; one of them; the first.",
        "1. a numbered list",
        "[a link](https://example.org/2024/1)",
        '{{ fact("pupils") }} and {{ fact("pupils").period }} and {{ head.date }}',
        '{{ allow("G40", reason="a name") }}',
        "The G20 met the two countries under Article 5, with F-16 jets and less CO₂.",
        'First, {{ fact("pupils") }} stay. Second, {{ fact("pupils").label }} grow. Third, both the ferries,'
        ' {{ cite("pupils") }} and buses run.',
    ],
)
def test_text_without_values_passes(text: str, facts_of: FactsOf) -> None:
    assert found(facts_of, PROSE=text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{{ fact("pupils") }}\n      12. is too long for an item, and {{ fact("pupils") }} 7. is none.', ["7"]),
        ('Third, {{ fact("pupils") }} stay.', ["Third"]),
        ('It is {{ fact("pupils") }}, forty {{ fact("pupils") }} two of them.', ["forty", "two"]),
    ],
)
def test_what_stands_between_expressions_is_read_with_all_the_text(
    text: str, words: list[str], facts_of: FactsOf
) -> None:
    assert [problem[3].split('"')[1] for problem in found(facts_of, PROSE=text)] == words


@pytest.mark.parametrize(("label", "joins"), [("% of pupils", True), ("+ pupils", True), ("(day) pupils", False)])
def test_a_label_does_not_begin_as_a_part_of_its_value_would(label: str, joins: bool, facts_of: FactsOf) -> None:
    assert [rule for _, _, rule, _ in found(facts_of, LABEL=f'"{label}"')] == ["beside-value"] * joins


def test_allowed_words_pass_everywhere(facts_of: FactsOf) -> None:
    allowed = "allowed: [{text: G40, reason: a name}]\n"
    assert found(facts_of, allowed, LABEL="members of the G40", PROSE="The G40 met.") == []
    assert len(found(facts_of, LABEL="members of the G40", PROSE="The G40 met.")) == 2


@all_cases(
    ("text", "column", "rule"),
    [
        ('See {{ fact("pupil") }}', 20, "unknown-fact"),
        ('See {{ cite("pupils", "x") }}', 30, "unknown-fact"),
        ('See {{ fakt("pupils") }}', 14, "unknown-function"),
        ('See {{ fact("pupils").perriod }}', 29, "unknown-form"),
        ('See {{ allow("x") }}', 14, "no-reason"),
        ('See {{ allow("Pier 7", reason="40 clerks said so") }}', 38, "value-in-name"),
        ("See {{ head }}", 14, "not-printable"),
        ('See {{ fact("pupils").has_value }}', 29, "not-printable"),
        ("See {{ head.contents }}", 19, "not-printable"),
        ("See {{ 1 + 1 }}", 11, "expression"),
    ],
)
def test_wrong_expression(text: str, column: int, rule: str, facts_of: FactsOf) -> None:
    (problem,) = found(facts_of, PROSE=text)
    assert problem[:3] == (11, column, rule)


@pytest.mark.parametrize("form", ["valu", "has_value"])
def test_hint_for_a_form_names_only_what_can_be_printed(form: str, facts_of: FactsOf) -> None:
    """`has_value` is near to `valu`, but it is for conditions."""
    text = REST.replace("PROSE", f'{{{{ fact("pupils").{form} }}}}')
    for key, words in DEFAULTS.items():
        text = text.replace(key, words)
    facts = facts_of(text)
    (problem,) = lint_texts(facts, Scope(facts.briefing, Wording.of(facts.briefing)))
    assert problem.hint == "known: amount, area, full_label, label, note, period, statement, words"


@pytest.mark.parametrize(("key", "line", "column"), [("LABEL", 15, 15), ("PROSE", 11, 10), ("SECTION", 8, 15)])
def test_character_without_a_glyph_has_a_place(key: str, line: int, column: int, facts_of: FactsOf) -> None:
    (problem,) = found(facts_of, **{key: "an 🙂 here"})
    assert problem[:3] == (line, column, "glyph")
    assert "U+1F642" in problem[3]


@all_cases(
    ("key", "words", "rules"),
    [
        ("marking", "7 COPIES LEFT", ["value-in-name"]),
        ("marking", "GREEN LEVEL 2", []),
        ("version", "7 LOST", ["value-in-name"]),
        ("version", "7 of 40 copies", ["value-in-name"] * 2),
        ("version", "1,200", ["value-in-name"]),
        ("version", "2 DRAFT", []),
        ("version", "1.0", []),
        ("version", "3", []),
        ("version", "rev. 4 of 2031-05", []),
        ("version", "5 March 2031", []),
        ("prepared_by", "Nine Clerks", ["value-in-name"]),
        ("prepared_by", "Desk 9", []),
        ("reason", "7 clerks said so", ["value-in-name"]),
        ("reason", "the name of Pier 7, since 1994", []),
        ("id", "carried-47311-passengers", ["value-in-name"]),
        ("id", "night-ferry-2031-03", []),
        ("id", "2031-03-night-ferry-covid-19", []),
    ],
)
def test_a_number_is_part_of_a_name_only_where_it_names(
    key: str, words: str, rules: list[str], seed: FactsFile
) -> None:
    briefing = seed.briefing
    head = briefing.head if key == "reason" else briefing.head.model_copy(update={key: words})
    more = (Allowance(text="Pier 7", reason=words),) if key == "reason" else ()
    changed = briefing.model_copy(update={"head": head, "allowed": (*briefing.allowed, *more)})
    file = seed._replace(briefing=changed)
    assert [d.rule for d in lint_texts(file, Scope(file.briefing, Wording.of(file.briefing)))] == rules


def test_a_marking_in_capitals_has_the_small_letters_of_its_language(facts_of: FactsOf) -> None:
    file = facts_of(REST.replace("STATEMENT", "x").replace("LABEL", "x").replace("PROSE", "x").replace("SECTION", "A"))
    head = file.briefing.head.model_copy(update={"language": "az", "marking": "QIRX NƏFƏR ÜÇÜN"})
    azerbaijani = file.briefing.model_copy(update={"head": head})
    rules = [
        d.rule for d in lint_texts(file._replace(briefing=azerbaijani), Scope(azerbaijani, Wording.of(azerbaijani)))
    ]
    assert rules == ["value-in-name"]
    # A marking that an edition in another language has is not written in that.
    stands_in = LocalText("QIRX NƏFƏR ÜÇÜN", {}, "en")
    foreign = file.briefing.model_copy(update={"head": head.model_copy(update={"marking": stands_in})})
    rules = [d.rule for d in lint_texts(file._replace(briefing=foreign), Scope(foreign, Wording.of(foreign)))]
    assert rules == ["value-in-name"]


def test_every_problem_is_reported(facts_of: FactsOf) -> None:
    assert len(found(facts_of, PROSE='42 {{ fact("x") }} doubled {{ cite("y") }}', LABEL="dozens")) == 5


def test_seed_has_no_value_without_a_fact(seed: FactsFile) -> None:
    assert list(lint_texts(seed, Scope(seed.briefing, Wording.of(seed.briefing)))) == []


def test_nobody_has_typed_the_forms_of_built_in_units(facts_of: FactsOf) -> None:
    """In another language the "cent" of "per cent" would be a hundred."""
    file = facts_of(
        REST.replace("STATEMENT", "Их").replace("LABEL", "дети").replace("PROSE", "x").replace("SECTION", "A")
    )
    head = file.briefing.head.model_copy(update={"language": "ru"})
    russian = file.briefing.model_copy(update={"head": head})
    found = lint_texts(file._replace(briefing=russian), Scope(russian, Wording.of(russian)))
    assert "cent" not in " ".join(problem.message for problem in found)


@all_cases(
    "unit",
    [
        "{one: k pupil, other: k pupils}",
        "{one: million pupil, other: million pupils}",
        '{one: "minus {} pupil", other: "minus {} pupils"}',
        '{one: "9{} pupil", other: "9{} pupils"}',
        '{one: "O{} pupil", other: "O{} pupils"}',
        '{one: "almost {} pupil", other: "almost {} pupils"}',
        "{one: ²² pupil, other: ²² pupils}",
        "{one: score pupil, other: score pupils}",
    ],
)
def test_a_unit_says_nothing_but_what_is_counted(unit: str, facts_of: FactsOf) -> None:
    facts = facts_of(
        REST.replace("PROSE", "Text").replace("SECTION", "S").replace("LABEL", "x").replace("STATEMENT", "x")
    )
    text = facts.briefing.model_copy(update={"units": {"pupils": Unit(**yaml.safe_load(unit))}})
    rules = {d.rule for d in lint_texts(facts._replace(briefing=text), Scope(text, Wording.of(text)))}
    assert rules and rules <= {"unit-words", "value-without-fact"}


@all_cases(
    ("text", "words"),
    [
        ("It had förtio of ellişer boats", ["ellişer"]),
        ("It had ткъе boats", ["ткъе"]),
        ("Mr Müller’s naïve café in Łódź, by the Αθήνα Hotel", []),
        ("It rose by 5 µm", []),
    ],
)
def test_words_in_letters_of_no_language_of_the_briefing_are_a_doubt(
    text: str, words: list[str], facts_of: FactsOf
) -> None:
    doubts = [problem[3] for problem in found(facts_of, PROSE=text) if problem[2] == "doubt"]
    assert [doubt.split('"')[1] for doubt in doubts] == words


def test_a_short_form_is_read_as_no_other_unit_than_the_full_one() -> None:
    forms = [("m", "pupils", "en"), ("m", "metres", "en"), ("ton/il", "ildə {} ton yük", "az"), ("т", "{} тонн", "ru")]
    assert [form for form in forms if list(misread_unit(form[0], form[2], form[1]))] == forms[:1]


@pytest.mark.parametrize(
    "unit",
    ["{other: square metres}", "{other: km²}", '{other: "for each ferry {} people"}'],
)
def test_usual_units_pass(unit: str, facts_of: FactsOf) -> None:
    facts = facts_of(
        REST.replace("PROSE", "Text").replace("SECTION", "S").replace("LABEL", "x").replace("STATEMENT", "x")
    )
    text = facts.briefing.model_copy(update={"units": {"pupils": Unit(**yaml.safe_load(unit))}})
    assert {d.rule for d in lint_texts(facts._replace(briefing=text), Scope(text, Wording.of(text)))} == set()


@pytest.mark.parametrize(
    ("text", "column"),
    [
        (r'{{ allow("a\x1b[31m", reason="r") }}', 18),
        (r'{{ allow("\ud801", reason="r") }}', 17),
        (r'{{ allow("\u0034\N{DIGIT TWO}", reason="r") }}', 17),
    ],
)
def test_a_character_in_an_expression_is_typed_as_it_is(text: str, column: int, facts_of: FactsOf) -> None:
    (problem,) = found(facts_of, PROSE=text)
    assert problem[:3] == (11, column, "expression")
    assert problem[3].isprintable()


def test_quotation_marks_in_an_expression_may_be_escaped(facts_of: FactsOf) -> None:
    assert found(facts_of, PROSE=r'{{ allow("a \"b\" c", reason="r") }}') == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("piece", "rule"),
    [("1 ", "value-without-fact"), ("XIV ", "value-without-fact"), ("{{ ", "expression"),
     ("{% ", "expression"), ("\u6e2f", "glyph"), ("&#52; ", "value-without-fact")],
)  # fmt: skip
def test_a_long_text_of_problems_is_told_in_few_and_at_once(piece: str, rule: str, facts_of: FactsOf) -> None:
    begun = time.process_time()
    problems = found(facts_of, PROSE=piece * (50_000 // len(piece)))
    assert 0 < len(problems) <= 51
    assert {problem[2] for problem in problems} <= {rule, "value-without-fact"}
    assert time.process_time() - begun < 10


def test_a_sign_that_does_not_show_is_named_by_its_code(facts_of: FactsOf) -> None:
    problems = found(facts_of, PROSE="a\u2066b\u2069")
    assert [problem[3] for problem in problems] == [f"no face has the character U+{code}" for code in ("2066", "2069")]


def test_a_mark_that_makes_no_character_with_its_letter_is_refused(facts_of: FactsOf) -> None:
    assert found(facts_of, PROSE="Ne\u0301e, Vie\u0323\u0302t") == []
    (problem,) = found(facts_of, PROSE="a q\u0308 here")
    assert problem[:3] == (11, 10, "glyph")
    assert problem[3] == "no face can set the mark U+0308"


@pytest.mark.slow
def test_more_tables_than_a_briefing_can_have_are_said_where_they_begin(facts_of: FactsOf) -> None:
    begun = time.process_time()
    problems = found(facts_of, PROSE="{{ table('pupils') }} " * 20_000)
    assert problems[0][2] == "template-limit"
    assert len(problems) <= 51
    assert time.process_time() - begun < 10
    assert found(facts_of, PROSE="{{ table('pupils') }} " * 500) == []
