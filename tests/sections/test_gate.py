"""The gate on what a document shows: no number gets by mark-up, templates, or what stands beside a value or stamp."""

import re
from pathlib import Path

import pytest

from briefing import Options, build, check
from briefing.document.blocks import Inlines, Mention, Stamp, Text, plain
from briefing.document.occurrences import Role
from briefing.document.visit import text_lines
from briefing.errors import BriefingError, Diagnostic
from briefing.evidence.lexicons.phrases import VALUE
from briefing.proof.verify import verify
from briefing.sections.gate import Gate, GateGround, LineGround, LineReading, ToldFact, read_line
from tests.conftest import all_cases, make_checked_folder

TEXT = "The ferry leaves from Pier 7."
FOREIGN = """
head: {{id: x, title: x, date: 2025-03-05, language: {}}}
sections: {{ferry: {{title: x, text: '{}'}}}}
facts:
  crossings: {{section: ferry, label: x, measure: x, statement: "x {{value}}", quantity: {{value: 964}}, period: "2024",
    kind: judgement}}
"""
TEMPLATE = '{% extends "builtin/sections/generic.md.j2" %}\n{% block text %}\nBODY\n{% endblock %}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_checked_folder(tmp_path / "new")
    return tmp_path / "new"


def problems(folder: Path, language: str = "") -> list[Diagnostic]:
    try:
        check(folder / "facts.yaml", Options(language=language))
    except BriefingError as error:
        return [found for found in error.diagnostics if found.severity == "error"]
    return []


def built_rules(folder: Path) -> set[str]:
    """The rules that a build breaks."""
    try:
        build(folder / "facts.yaml")
    except BriefingError as error:
        return {found.rule for found in error.diagnostics}
    return set()


def with_text(folder: Path, text: str, old: str = TEXT, also: str = "") -> Path:
    file = folder / "facts.yaml"
    facts = file.read_text(encoding="utf-8")
    assert old in facts
    file.write_text(facts.replace(old, text, 1) + also, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ('It cost €{{ fact("crossings").amount }}.', "beside-value"),
        ('It made {{ fact("crossings").amount }}kt of trips.', "beside-value"),
        ('It made {{ fact("crossings").amount }} thousand trips.', "value-without-fact"),
        ('It made -{{ fact("crossings").amount }} trips.', "beside-value"),
        ('It made 1{{ fact("crossings").amount }} trips.', "value-without-fact"),
        ('It made {{ fact("crossings").amount }}.{{ fact("crossings").amount }} trips.', "beside-value"),
        ('It made {{ fact("crossings").amount }} OOO trips.', "beside-value"),
        ('It made {{ fact("crossings").amount }} per cent of trips.', "beside-value"),
        ('It made {{ fact("crossings").amount }} tonnes of waves.', "beside-value"),
        ('It made **nearly** {{ fact("crossings") }}.', "beside-value"),
        ('It made up to *the* {{ fact("crossings") }}.', "beside-value"),
        ('It made {{ fact("crossings") }} or so.', "beside-value"),
        ('It made a mere part of {{ fact("crossings") }}.', "beside-value"),
        ('It made the root of {{ fact("crossings") }}.', "beside-value"),
        ('The boats made {{ fact("crossings") }} apiece.', "beside-value"),
        ('It made {{ fact("crossings") }} too many.', "beside-value"),
        ('It lost {{ fact("crossings").amount }} of every {{ fact("passengers").amount }} bags.', "beside-value"),
        ('It never once made {{ fact("crossings") }}.', "beside-value"),
        ('It didn’t make {{ fact("crossings") }}.', "beside-value"),
        ('It made twice {{ fact("crossings") }}.', "value-without-fact"),
        ('Nobody confirms that it made {{ fact("crossings") }} there.', "beside-value"),
        ('Its trips went up by {{ fact("crossings") }} there.', "beside-value"),
        ('It made {{ fact("crossings") }} more than its rival.', "beside-value"),
        ('It made {{ fact("crossings") }} each week.', "beside-value"),
        ('Each of the boats made {{ fact("crossings") }}.', "beside-value"),
        ('It made {{ fact("crossings") }} in every boat.', "beside-value"),
        ('If it made {{ fact("crossings") }}, the crew was tired.', "beside-value"),
        ('By spring it would make {{ fact("crossings") }}.', "beside-value"),
        ('The crew could make {{ fact("crossings") }}.', "beside-value"),
        ('Did it really make {{ fact("crossings") }}?', "beside-value"),
        ('It made {{ fact("crossings").amount }} ^ {{ fact("crossings").amount }} trips.', "beside-value"),
        ('It made {{ fact("crossings") }} and a bit.', "beside-value"),
        ('It made {{ fact("crossings") }} less a few.', "beside-value"),
        ('It made {{ fact("crossings") }} plus some others.', "beside-value"),
        ('It made l {{ fact("crossings").amount }} trips.', "beside-value"),
        ('It made ± {{ fact("crossings").amount }} trips.', "beside-value"),
        ('It made {{ fact("crossings").amount }} passengers happy.', "beside-value"),
        ('Its trip was No. {{ fact("crossings").amount }}.', "beside-value"),
        ('It carried {{ fact("crossings").period }} sheep.', "stamp-in-text"),
        ('It carried about {{ fact("crossings").period }} sheep.', "stamp-in-text"),
        ('It carried {{ fact("crossings").period }} % of them.', "stamp-in-text"),
        ('It cost £{{ fact("crossings").period }}.', "stamp-in-text"),
        ('In {{ fact("crossings").period }} passengers it saw friends.', "stamp-in-text"),
        ("On {{ head.date }} passengers waited.", "stamp-in-text"),
        ('It had a berth of m{{ cite("opening") }}.', "beside-value"),
        ('It made {{ cite("opening") }} trips.', "beside-value"),
        ("It made se**ve**n trips.", "value-without-fact"),
        ("By Article 41 crossings are free.", "value-without-fact"),
    ],
)
def test_what_stands_beside_a_value_makes_no_other_of_it(text: str, rule: str, folder: Path) -> None:
    file = with_text(folder, text)
    found = problems(folder)
    assert {problem.rule for problem in found} == {rule}
    line = next(i for i, words in enumerate(file.read_text("utf-8").splitlines(), 1) if text in words)
    assert {problem.place.line for problem in found} == {line}


def test_a_version_counts_nothing_alone_in_a_cell(folder: Path) -> None:
    with_text(folder, 'language: en\n  version: "47"', "language: en")
    with_text(folder, "| | Sheep |\n      |---|---|\n      | Here | {{ head.version }} |\n\n      So it is.")
    assert built_rules(folder) == {"stamp-in-text"}


@pytest.mark.parametrize(
    ("title", "rule"),
    [("Per cent of all is enough", "beside-value"), ("boats come and go", "stamp-in-text"), ("Boats come and go", "")],
)
def test_the_number_of_a_section_counts_nothing_in_its_title(title: str, rule: str, folder: Path) -> None:
    with_text(folder, f"title: {title}", "title: The night ferry")
    (folder / "theme.yaml").write_text("numbering: decimal\n", encoding="utf-8")
    assert built_rules(folder) == ({rule} if rule else set())


def test_a_title_that_goes_on_from_its_number_is_said_where_it_stands(folder: Path) -> None:
    file = with_text(folder, "title: Per cent of all is enough", "title: The night ferry")
    (folder / "theme.yaml").write_text("numbering: decimal\n", encoding="utf-8")
    line = next(i for i, words in enumerate(file.read_text("utf-8").splitlines(), 1) if "Per cent of all" in words)
    with pytest.raises(BriefingError) as raised:
        build(file)
    found = next(found for found in raised.value.diagnostics if found.rule == "beside-value")
    assert found.place.line == line
    assert found.message == 'the number before the title reads as if it went on with "Per cent"'


@pytest.mark.parametrize(
    "text",
    [
        'It made {{ fact("crossings") }}, no less, in {{ fact("crossings").period }}.',
        'In {{ fact("crossings").period }} the ferry made “{{ fact("crossings") }}” ({{ fact("crossings").period }}).',
        'The harbour’s {{ fact("crossings").amount }} crossings; the town’s {{ fact("money") }}!',
        'It rose from {{ fact("passengers-before") }} to {{ fact("passengers") }}.',
        'Not only {{ fact("crossings") }} but also {{ fact("passengers") }}: so it went in the end.',
        'By {{ head.date }} the office had counted {{ fact("crossings") }}{{ cite("opening") }} and slept.',
        'In the year {{ fact("crossings").period }} it slept.',
        'In every respect it fared well: each side says that it made {{ fact("crossings") }}.',
        'The night boats make up {{ fact("crossings") }}, and took up {{ fact("money") }}.',
        'For {{ fact("expected").period }} it would carry {{ fact("expected") }}, and may well do so.',
        'Nobody says no: it made {{ fact("crossings") }}, not to rise by them but to be seen as a ferry, not a boat.',
        'Those of {{ fact("crossings").period }}–{{ fact("expected").period }} are told in {{ fact("aim").statement }}',
    ],
)
def test_usual_sentences_about_values_pass(text: str, folder: Path) -> None:
    with_text(folder, text)
    assert problems(folder) == []


@pytest.mark.parametrize(("words", "rules"), [("men slept", {"stamp-in-text"}), ("of all days it slept", set())])
def test_a_date_counts_what_the_units_count_however_short_their_nouns(
    words: str, rules: set[str], folder: Path
) -> None:
    with_text(folder, "  men: {one: man of the crew, other: men of the crew}\n  crossings:", "  crossings:")
    with_text(folder, f"On {{{{ head.date }}}} {words}.")
    assert {problem.rule for problem in problems(folder)} == rules


@all_cases(
    ("language", "text", "rule"),
    [
        ("ru", 'Паром сделал почти {{ fact("crossings").amount }} рейсов.', "beside-value"),
        ("ru", 'Неверно, что паром сделал {{ fact("crossings").amount }} рейсов.', "beside-value"),
        ("ru", 'Паром делал {{ fact("crossings").amount }} рейсов ежедневно.', "beside-value"),
        ("ru", 'Паром не сделал {{ fact("crossings").amount }} рейсов.', "beside-value"),
        ("ru", 'Паром сделал {{ fact("crossings").amount }} тыс. рейсов.', "value-without-fact"),
        ("ru", 'Паром вырос до {{ fact("crossings").amount }} рейсов, в {{ fact("crossings").period }} году.', ""),
        ("az", 'Bərə təxminən {{ fact("crossings").amount }} reys edib.', "beside-value"),
        ("az", 'Bərə {{ fact("crossings").amount }}-dən çox reys edib.', "beside-value"),
        ("az", 'Bərə {{ fact("crossings").amount }} reys etməyib.', "beside-value"),
        ("az", 'Bərə {{ fact("crossings").period }}-cü ildə {{ fact("crossings").amount }} reysə çatıb.', ""),
    ],
)
def test_values_in_texts_of_other_languages_have_their_neighbours(
    language: str, text: str, rule: str, tmp_path: Path
) -> None:
    (tmp_path / "facts.yaml").write_text(FOREIGN.format(language, text), encoding="utf-8")
    assert {problem.rule for problem in problems(tmp_path)} == ({rule} if rule else set())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ('carried {{ "nine" }}{{ "teen" }} boats', "value-without-fact"),
        ('carried ni{{ "ne" }}ty boats', "value-without-fact"),
        ('carried {% for c in ["s", "ix"] %}{{ c }}{% endfor %} boats', "value-without-fact"),
        ("carried twel{# #}ve boats", "value-without-fact"),
        ("carried el*ev*en boats", "value-without-fact"),
        ('carried {{ section.values | length }}{{ "0" }} boats', "value-without-fact"),
        ("carried LXIV boats", "value-without-fact"),
        ('hardly {{ fact("crossings") }}', "beside-value"),
        ('carried {{ cite("opening") }} boats', "beside-value"),
        ('{{ caveat("Words", label="tw" ~ "enty") }}', "value-without-fact"),
        ('{{ flag("ni" ~ "ne") }}', "value-without-fact"),
    ],
)
def test_a_template_makes_no_number_by_cutting_and_joining(body: str, rule: str, folder: Path) -> None:
    template = folder / "templates" / "sections" / "ferry.md.j2"
    template.parent.mkdir(parents=True)
    template.write_text(TEMPLATE.replace("BODY", body), encoding="utf-8")
    found = problems(folder)
    assert {problem.rule for problem in found} == {rule}
    assert {Path(problem.place.file).name for problem in found} == {"ferry.md.j2"}


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("label: crossings", 'label: "% of crossings"', "beside-value"),
        ("statement: The ferry made {value}.", 'statement: "The ferry made {value}m."', "beside-value"),
        ("statement: The ferry made {value}.", "statement: The ferry made nigh on {value}.", "beside-value"),
        ("statement: The ferry made {value}.", "statement: The ferry made {value} million.", "value-without-fact"),
    ],
)
def test_labels_and_statements_have_values_beside_them_too(old: str, new: str, rule: str, folder: Path) -> None:
    with_text(folder, new, old)
    with_text(folder, '{{ tiles("crossings") }} {{ fact("crossings").statement }}')
    assert {problem.rule for problem in problems(folder)} == {rule}


@pytest.mark.parametrize(("label", "says_so"), [("growth of trips", True), ("crossings", False)])
def test_what_the_label_of_a_fact_says_may_stand_beside_its_value(label: str, says_so: bool, folder: Path) -> None:
    with_text(folder, f"label: {label}\n    reading: {{direction: The heading says so}}", "label: crossings")
    with_text(folder, 'Growth there came to {{ fact("crossings") }}.')
    assert {problem.rule for problem in problems(folder)} == (set() if says_so else {"beside-value"})


def test_the_number_of_a_section_does_not_count_its_title(folder: Path) -> None:
    (folder / "theme.yaml").write_text("numbering: decimal\n", encoding="utf-8")
    assert problems(folder) == []
    for title in ("% of islanders stay", "x as many boats"):
        with_text(folder, f'title: "{title}"', "title: The night ferry")
        assert {problem.rule for problem in problems(folder)} == {"beside-value"}
        with_text(folder, "title: The night ferry", f'title: "{title}"')


def test_an_allowance_passes_the_gate(folder: Path) -> None:
    with_text(folder, 'It made **ne**arly {{ fact("crossings") }} from Pier **7**.')
    assert {problem.rule for problem in problems(folder)} == {"beside-value"}
    with_text(folder, "allowed:\n  - {text: nearly, reason: a test}", "allowed:")
    assert problems(folder) == []


V = '{{ fact("crossings") }}'


@pytest.mark.parametrize(
    "text",
    [
        "So many:\n\n47. islanders swam\n48. none did",
        "So many:\n\n8. crossings failed\n9. Others did not",
        "So many:\n\n8. per cent\n9. of all",
        f"|Half of|\n|-|\n|{V}|",
        f"|Boat|Trips|\n|-|-|\n|Kestrel|{V} million|",
        f"|Boat|Trips|In all|\n|-|-|-|\n|Kestrel|{V}|per cent|",
        f"> almost\n> {V}",
        f"`−`{V}",
        "for`ty` boats",
        "fi~~ft~~y boats",
        "a<!-- b -->dozen boats, [fo][x]rty\n\n[x]: https://x.example",
        "```\nforty boats\n```",
    ],
)
def test_no_construct_of_markdown_makes_a_number_of_its_own(text: str, folder: Path) -> None:
    with_text(folder, f"\n\n{text}\n\n".replace("\n", "\n      "))
    found = problems(folder)
    assert {problem.rule for problem in found} <= {"stamp-in-text", "beside-value", "value-without-fact"}
    assert found


@pytest.mark.parametrize(
    "text",
    [
        "Of the treaty:\n\n12. parties keep the road open\n13. Each pays",
        f"|Boat|Trips|Then|\n|-|-:|-|\n|Kestrel|{V}|{V}|\n|Tern|none|{V}|",
    ],
)
def test_lists_from_elsewhere_and_tables_of_values_pass(text: str, folder: Path) -> None:
    with_text(folder, f"\n\n{text}\n\n".replace("\n", "\n      "))
    assert problems(folder) == []


@pytest.mark.parametrize("form", ["pdf", "html"])
def test_what_passes_is_built(form: str, folder: Path) -> None:
    assert build(folder / "facts.yaml", Options(format=form)).values > 10  # type: ignore[arg-type]


CHANGE = """
head: {{id: x, title: x, date: 2025-03-05, language: {}}}
sections: {{ferry: {{title: x, text: '{}'}}}}
facts:
  fares: {{section: ferry, label: x, measure: x, statement: "x {{value}}", period: "2024", kind: judgement,
    qualifier: about, quantity: {{value: {}, unit: percent, change: true}}}}
"""


@pytest.mark.parametrize(
    ("language", "text", "value", "shown"),
    [
        ("en", "Fares rose by {}.", "3.9", "Fares rose by about 3.9%"),
        ("en", "Fares **fell** by {} there.", "-3.9", "fell by about 3.9%"),
        ("en", "There was a fall of {} in fares.", "-3.9", "a fall of about 3.9%"),
        ("en", "Fares were {} up on the year.", "3.9", "were about 3.9%"),
        ("en", "The change in fares was {}.", "3.9", "was about +3.9%"),
        ("en", "Fares changed by {}.", "-3.9", "changed by about −3.9%"),
        ("en", "Fares fell by {}.", "3.9", "error"),
        ("en", "A rise of {} came.", "-3.9", "error"),
        ("en", "Fares fell by {}.", "0", "fell by about 0%"),
        ("ru", "Цены выросли на {}.", "3.9", "Цены выросли примерно на 3,9"),
        ("ru", "Цены снизились на {}.", "3.9", "error"),
        ("az", "Qiymətlər {} artıb.", "3.9", "Qiymətlər təxminən 3,9"),
        ("az", "Qiymətlər {} azalıb.", "3.9", "error"),
    ],
)
def test_a_sentence_tells_the_direction_of_a_change_or_its_sign_does(
    language: str, text: str, value: str, shown: str, tmp_path: Path
) -> None:
    file = tmp_path / "facts.yaml"
    file.write_text(CHANGE.format(language, text.format('{{ fact("fares").amount }}'), value), encoding="utf-8")
    if shown == "error":
        assert "beside-value" in built_rules(tmp_path)
        return
    built = build(file)
    lines = [plain(line) for line in text_lines(built.checked.document)]
    assert any(shown in line.replace("\u00a0", " ") for line in lines), lines
    assert verify(built.data).holds


SIDES = """
head: {{id: x, title: x, date: 2025-03-05, language: {}}}
sections: {{ferry: {{title: x, text: '{}'}}}}
facts:
  a: {{section: ferry, label: x, statement: "x {{value}}", period: "2024-12-31", kind: judgement,
    qualifier: {}, quantity: {{value: 7, unit: percent, change: true}}}}
  b: {{section: ferry, label: x, statement: "x {{value}}", period: "2024", kind: judgement,
    quantity: {{value: 3, unit: percent, change: true}}}}
"""


@pytest.mark.parametrize(
    ("language", "text", "qualifier", "shown"),
    [
        ("az", "İdxal A, ixrac B artıb.", "about", "İdxal təxminən 7%, ixrac 3% artıb."),
        ("en", "Fares changed by A. Tolls rose by B.", "exact", "Fares changed by +7%. Tolls rose by 3%."),
        ("ru", "Импорт вырос на A.", "more-than", "Импорт вырос более чем на 7 %."),
        ("ru", "Импорт вырос на A.", "less-than", "Импорт вырос менее чем на 7 %."),
        ("ru", "Импорт вырос на A.", "nearly", "Импорт вырос почти на 7 %."),
        ("ru", "Рост составил A.", "about", "Рост составил около 7 %."),
        ("ru", "Это случилось к D.", "about", "Это случилось к 31 декабря 2024 г."),
        ("ru", "К D импорт вырос.", "about", "К 31 декабря 2024 г. импорт вырос."),
    ],
)
def test_a_value_fits_the_words_beside_it(language: str, text: str, qualifier: str, shown: str, tmp_path: Path) -> None:
    for sign, printed in {"A": 'fact("a").amount', "B": 'fact("b").amount', "D": 'fact("a").period'}.items():
        text = re.sub(rf"\b{sign}\b", f"{{{{ {printed} }}}}", text)
    file = tmp_path / "facts.yaml"
    file.write_text(SIDES.format(language, text, qualifier), encoding="utf-8")
    built = build(file)
    lines = [re.sub(r"\s*\^\d+", "", plain(line)).replace("\u00a0", " ") for line in text_lines(built.checked.document)]
    assert shown in lines
    assert verify(built.data).holds


IN_TWO_LANGUAGES = """
head: {id: x, title: x, date: 2025-03-05, language: en, languages: [en, az]}
sections: {ferry: {title: {en: Ferry, az: Bərə}, text: 'Trips rose: {{ fact("trips") }} more than in the year before.'}}
facts:
  trips: {section: ferry, label: {en: trips, az: səfərlər}, period: "2024", kind: judgement,
    statement: {en: "Trips rose by {value}.", az: "Səfərlər {value} artıb."}, quantity: {value: 4, unit: percent}}
"""


@pytest.mark.parametrize("language", ["en", "az"])
def test_a_text_in_its_own_language_may_say_what_its_facts_tell_in_that(language: str, tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(IN_TWO_LANGUAGES, encoding="utf-8")
    assert "beside-value" not in {problem.rule for problem in problems(tmp_path, language)}
    wrong = IN_TWO_LANGUAGES.replace("more", "less")
    (tmp_path / "facts.yaml").write_text(wrong, encoding="utf-8")
    assert "beside-value" in {problem.rule for problem in problems(tmp_path, language)}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_unit_that_only_the_file_has_words_for_is_that_of_its_value(language: str, tmp_path: Path) -> None:
    unit = "units: {mw: {one: megawatt, other: megawatts, short: MW}}\nkey-figures: [trips]\nsections"
    text = IN_TWO_LANGUAGES.replace("percent", "mw").replace("\nsections", f"\n{unit}").replace(" more than", " in")
    (tmp_path / "facts.yaml").write_text(text, encoding="utf-8")
    assert not [problem for problem in problems(tmp_path, language) if problem.rule == "beside-value"]


def test_what_a_statement_tells_may_be_told_beside_its_value() -> None:
    """A boat may make 90 trips each, if its own fact says so; that of another may not."""
    line = (Text("Each boat made "), Mention("a", "90 trips"), Text("."))
    ground, told = LineGround("en", (), frozenset()), ("en", (f"Each boat made {VALUE} in all.",))
    facts = [
        ToldFact("a", (given,), ((), ""), frozenset({"trips"})) for given in (told, ("en", (f"It made {VALUE}.",)))
    ]
    rules = [[p.rule for p, _ in read_line(line, (*map(type, line),), ground, (fact,)).problems] for fact in facts]
    assert rules == [[], ["beside-value"]]


def test_a_remembered_line_reads_as_it_does_afresh() -> None:
    ground = LineGround("en", (), frozenset({"boats"}))
    grown, fallen = (ToldFact("trips", (), ((), never), frozenset({"trips"})) for never in ("", "makes a rise of it"))
    value, day = Mention("2024", "date"), Stamp("2024", Role.DATE)
    lines: list[Inlines] = [
        (Text("Trips rose by "), Mention("trips", "4 trips"), Text(".")),
        (Text("In "), value, Text(" boats came.")),
        (Text("In "), day, Text(" boats came.")),
    ]
    assert value == day  # as tuples are, though one is a value and the other is not
    asked = [
        (line, (*map(type, line),), against, facts)
        for line in lines
        for against in (ground, ground._replace(allowed=("boats came",)), ground._replace(counted=frozenset()))
        for facts in ((grown,), (fallen,), ())
    ]
    for line, kinds, against, facts in (*asked, *reversed(asked)):
        gate = Gate(against, facts)
        afresh = tuple(gate.problems(line)), tuple(gate.values.items())
        assert read_line(line, kinds, against, facts) == LineReading(*afresh)
    assert len({read_line(*one) for one in asked}) > len(lines)
    assert read_line.cache_parameters()["maxsize"] == 2_000


def test_a_line_without_values_is_read_once_for_all_briefings_of_a_batch(tmp_path: Path) -> None:
    texts = (IN_TWO_LANGUAGES.replace("Trips rose", f"Trips to {island} rose") for island in ("Veland", "Norrland"))
    grounds = []
    for text in texts:
        (tmp_path / "facts.yaml").write_text(text, encoding="utf-8")
        grounds.append(GateGround(check(tmp_path / "facts.yaml").edition).of_line((Text("Notes"),)))
    assert grounds[0] == grounds[1]
