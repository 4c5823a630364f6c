"""What the desk reads into a source, and what nobody has verified, is seen in every thing that a build makes."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing import BriefingError, CheckError, Options, build, check, verify
from briefing.commands import group
from briefing.document.blocks import Colophon, Notes, TitleBlock
from briefing.evidence.record import Standings
from briefing.facts.model import Property
from briefing.mail.compose import compose_from_pdf, compose_mail
from briefing.process import to_plain
from briefing.proof.report import verdict_text
from tests.conftest import runs_text, slow_case, without_texts
from tests.proof.test_verify import rebuilt

FACTS = """\
head:
  id: rail
  title: {en: The line, ru: Линия, az: Xətt}
  date: 2025-04-18
  state: final
  languages: [en, ru, az]
defaults: {speaker: office, source: report, period: "2024", area: Norland}
units:
  people: {en: {one: person, other: people}, ru: {one: лицо, few: лица, many: лиц, other: лица}, az: {other: nəfər}}
speakers: {office: {name: the Rail Office}}
sources:
  report:
    publisher: Rail Report
    published: 2025-04-17
    speaker: office
    text: report.txt
sections: {rail: {title: {en: Rail, ru: Дорога, az: Dəmir yolu}}}
facts:
  all:
    section: rail
    label: {en: people, ru: люди, az: adamlar}
    statement: {en: "It carried {value}.", ru: "Перевезено {value}.", az: "{value} daşıyıb."}
    quantity: {value: 48200, unit: people}
    evidence: [{quote: carried 48 200 people}, {quote: In the year 2024, for: [period, area]}]
  night:
    section: rail
    label: {en: people at night, ru: люди ночью, az: gecə adamlar}
    statement: {en: "At night it carried {value}.", ru: "Ночью {value}.", az: "Gecə {value}."}
    quantity: {value: 1200, unit: people}
    period: "2021"
    evidence: {quote: 1 200 people at night}
    reading: {period: {en: the column is that of an earlier year, ru: столбец прошлых лет, az: sütun}}
  view:
    section: rail
    label: {en: outlook, ru: взгляд, az: baxış}
    statement: {en: It may stay so., ru: Так и будет., az: Belə qala bilər.}
    kind: judgement
"""
TEXT = """\
In the year 2024 the line was counted by hand at each station of the country, as the law on railways has asked for
since the time of steam, and nobody who did the counting was paid for a single one of the long hours.

The trains carried 48 200 people, and the stations were as full of them as ever.

The trains carried 1 200 people at night, when nobody else would travel, and the guards knew most of them by name.

Much more could be said of the line, its drivers and its engines, but the report leaves that for another day, and for
a writer who knows how the rails sing before a train comes round the bend.
"""
WORDS = {
    "en": (
        "the column is that of an earlier year (period)",
        "; read by the desk: ",
        "(for the period, area)",
        "<standing:3> facts, <standing:1> verified, <standing:1> with a reading of the desk, <standing:1> own view.",
        "**Facts not verified**",
        "<standing:3> facts, **<standing:2>**** not verified**, <standing:1> own view.",
    ),
    "ru": (
        "столбец прошлых лет (период)",
        "; толкование авторов: ",
        "(подтверждает: период, территория)",
        "<standing:3> факта, <standing:1> проверен, <standing:1> с толкованием авторов, "
        "<standing:1> собственная оценка.",
        "**Факты не проверены**",
        "<standing:3> факта, **<standing:2>**** не проверено**, <standing:1> собственная оценка.",
    ),
    "az": (
        "sütun (dövr)",
        "; müəlliflərin şərhi: ",
        "(təsdiq edir: dövr, ərazi)",
        "<standing:3> fakt, <standing:1> yoxlanılmış, <standing:1> müəlliflərin şərhi ilə, <standing:1> öz rəyi.",
        "**Faktlar yoxlanılmayıb**",
        "<standing:3> fakt, **<standing:2>**** yoxlanılmamış**, <standing:1> öz rəyi.",
    ),
}
"""Of each language: the reading, the words before it, those after a quote for its context, and of a verified and of an
unverified document the count and what stands beside the date."""


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """A facts file with one reading of the desk, beside the text of its source."""
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "facts.yaml").write_text(FACTS, encoding="utf-8")
    return tmp_path / "facts.yaml"


@pytest.fixture
def unverified(facts: Path) -> Path:
    """The same, whose source names no text."""
    facts.write_text(without_texts(facts), encoding="utf-8")
    return facts


def rules(path: Path, options: Options | None = None) -> set[tuple[str, str]]:
    """The rules that a check finds broken, each with its severity."""
    try:
        found = check(path, options).warnings
    except BriefingError as error:
        found = error.diagnostics
    return {(d.rule, d.severity.value) for d in found} - {("single-source", "warning"), ("untranslated", "warning")}


def changed(facts: Path, old: str, new: str) -> Path:
    text = facts.read_text(encoding="utf-8")
    assert old in text
    facts.write_text(text.replace(old, new), encoding="utf-8")
    return facts


# On the page


@pytest.mark.parametrize("code", WORDS)
def test_a_note_has_the_reading_and_the_colophon_counts_it(code: str, facts: Path) -> None:
    reading, before, context, count, beside_date, _ = WORDS[code]
    blocks = check(facts, Options(language=code)).document.blocks
    notes = [runs_text(note) for block in blocks if isinstance(block, Notes) for note in block.notes]
    quoted, heading, read = notes
    assert "“In the year 2024”" in heading and heading.endswith(context)
    assert "the Rail Office" in quoted and "the Rail Office" not in heading
    assert read.endswith(before + reading) and before not in quoted
    lines = [runs_text(line) for block in blocks if isinstance(block, Colophon) for line in block.lines]
    assert any(line.replace("\u00a0", " ").endswith(f" {count}") for line in lines)
    (title,) = [block for block in blocks if isinstance(block, TitleBlock)]
    assert beside_date not in map(runs_text, title.meta)


@pytest.mark.parametrize("code", WORDS)
def test_a_document_that_nobody_checked_says_so_beside_its_date_and_at_its_end(code: str, unverified: Path) -> None:
    *_, beside_date, count = WORDS[code]
    blocks = check(unverified, Options(language=code)).document.blocks
    (title,) = [block for block in blocks if isinstance(block, TitleBlock)]
    assert runs_text(title.meta[1]) == beside_date
    lines = [runs_text(line) for block in blocks if isinstance(block, Colophon) for line in block.lines]
    assert any(line.replace("\u00a0", " ").endswith(f" {count}") for line in lines)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("    text: report.txt\n", "<standing:1> fact, all verified."),
        ("", "**<standing:1>**** fact****, none verified.**"),
    ],
)
def test_all_or_none_is_said_in_words(text: str, words: str, facts: Path) -> None:
    plain = FACTS[: FACTS.index("  night:")].replace("    text: report.txt\n", text)
    facts.write_text(plain, encoding="utf-8")
    (colophon,) = [block for block in check(facts).document.blocks if isinstance(block, Colophon)]
    assert any(runs_text(line).endswith(f" {words}") for line in colophon.lines)


def test_two_facts_with_one_quote_share_its_note_only_if_they_are_read_alike(facts: Path) -> None:
    twin = FACTS[FACTS.index("  night:") : FACTS.index("  view:")].replace("night:", "twin:", 1)
    for more, count in ((twin, 3), (twin.replace("an earlier", "some other"), 4)):
        facts.write_text(FACTS + more, encoding="utf-8")
        blocks = build(facts, Options(format="html")).checked.document.blocks
        assert [len(block.notes) for block in blocks if isinstance(block, Notes)] == [count]


@pytest.mark.parametrize("code", [slow_case("en"), "ru", slow_case("az")])
def test_a_web_page_says_the_same(code: str, facts: Path) -> None:
    def page() -> str:
        html = build(facts, Options(language=code, format="html")).data.decode()
        return html.replace("\u00a0", " ")

    reading, before, *_, beside_date, _ = WORDS[code]
    assert before + reading in page() and beside_date.strip("*") not in page()
    facts.write_text(without_texts(facts), encoding="utf-8")
    assert f"<strong>{beside_date.strip('*')}</strong>" in page()


# In what programs and readers of files see


def test_a_pdf_carries_it_and_verify_tells_it(facts: Path) -> None:
    pdf = build(facts).data
    verdict = verify(pdf)
    assert verdict.holds and verdict.standings == Standings(verified=1, read=1, unverified=0, own=1)
    told = {fact.id: fact for fact in verdict.facts}
    assert told["night"].readings == {"period": "the column is that of an earlier year"}
    assert [origin.bears_out for origin in told["all"].origins] == [(), ("period", "area")]
    text = verdict_text("rail.pdf", to_plain(verdict))
    assert "  3 facts, 1 verified, 1 with a reading of the desk, 1 own view, as the file says\n" in text
    assert "  read by the desk: the column is that of an earlier year (period)\n" in text
    assert "Rail Report, 2025-04-17: “In the year 2024” (for the period, area)\n" in text


def test_the_facts_of_a_pdf_have_a_column_for_it(facts: Path) -> None:
    pdf = build(facts).save(facts.with_name("rail.pdf"))
    rows = CliRunner().invoke(group, ["facts", str(pdf), "--format", "csv"]).output.splitlines()
    assert rows[0].endswith(",pages,reading")
    assert [row.rpartition(",")[2] for row in rows if row.startswith("night")] == [
        "the column is that of an earlier year (period)"
    ]


def test_a_count_that_facts_json_does_not_bear_out_is_found(facts: Path) -> None:
    def forget(content: dict) -> str:
        content["checked"]["facts"].clear()
        return "count"

    assert "count" in {finding.rule for finding in rebuilt(build(facts).data, forget).findings}


def test_a_build_and_a_check_say_it_in_one_line(facts: Path, unverified: Path) -> None:
    facts.write_text(FACTS, encoding="utf-8")
    words = "3 facts, 1 verified now, 1 with a reading of the desk, 1 own view"
    assert check(facts).verified == words
    out = str(facts.with_name("out.pdf"))
    for command in (["build", str(facts), "-o", out], ["check", str(facts)]):
        assert words in CliRunner().invoke(group, command).output
    report = json.loads(CliRunner().invoke(group, ["check", str(facts), "--format", "json"]).stdout)
    assert report["readings"] == {"night": {"period": "the column is that of an earlier year"}}
    check(facts, Options(sources=facts.parent)).write_record()
    facts.write_text(without_texts(facts), encoding="utf-8")
    assert check(facts).verified.startswith("3 facts, 1 verified earlier against the text with sha256 ")
    facts.with_name("facts.checked.json").unlink()
    assert check(facts).verified == "3 facts, 2 never verified (report), 1 own view"


def test_one_missing_text_of_two_is_told_of_its_own_facts_alone(facts: Path) -> None:
    other = "  other: {publisher: Other, published: 2025-04-17}\nsections:"
    changed(facts, "sections:", other)
    quotes = "[{quote: in that year, source: other, for: period}, {quote: 1 200 people at night}]"
    changed(facts, "{quote: 1 200 people at night}", quotes)
    report = check(facts)
    assert report.verified == "3 facts, 1 verified now, 1 never verified (other), 1 own view"
    assert {key: state.value for key, state in report.report.sources.items()} == {"report": "now", "other": "never"}


def test_a_mail_says_it_too(facts: Path) -> None:
    assert "read by the desk" not in compose_mail(build(facts)).text, "no note of the mail is that of the fact"
    changed(facts, "sections:", "key-figures: [all, night]\nsections:")
    assert "read by the desk: the column" in " ".join(compose_mail(build(facts)).text.split())
    facts.write_text(without_texts(facts), encoding="utf-8")
    built = build(facts)
    assert "18 April 2025 · Facts not verified" in compose_mail(built).text.replace("\u00a0", " ")
    built.save(facts.with_name("rail.pdf"))
    mail = compose_from_pdf(facts.with_name("rail.pdf"))
    assert "18 April 2025 · Facts not verified" in mail.text.replace("\u00a0", " ")


# What a reading may and may not do


def test_a_reading_is_a_warning_unless_it_is_allowed(facts: Path) -> None:
    assert rules(facts) == {("reading", "warning")}
    assert rules(facts, Options(readings=True)) == set()
    with pytest.raises(CheckError, match=r"facts.yaml:\d+:15 warning reading: the period of fact \"night\""):
        build(facts, Options(strict=True))
    two = "  second:\n    publisher: B\n    published: 2025-04-17\n    text: report.txt\nsections:"
    changed(facts, "sections:", two)
    changed(facts, "for: [period, area]}", "for: [period, area], source: second}")
    assert build(facts, Options(strict=True, readings=True)).warnings == ()
    for command in (["check", "--lang", "en"], ["build", "-o", str(facts.with_suffix(".pdf"))]):
        assert CliRunner().invoke(group, [*command, str(facts), "--strict"]).exit_code == 1
        assert CliRunner().invoke(group, [*command, str(facts), "--strict", "--readings"]).exit_code == 0


def test_a_reading_helps_neither_a_quote_nor_a_number_that_is_not_there(facts: Path) -> None:
    everything = ", ".join(f"{prop}: x" for prop in Property)
    text = re.sub(r"reading: .*", f"reading: {{{everything}}}", FACTS)
    facts.write_text(text.replace("1 200 people at night", "1 200 people by night"), encoding="utf-8")
    assert ("quote", "error") in rules(facts)
    facts.write_text(text.replace("value: 1200,", "value: 1300,"), encoding="utf-8")
    assert ("number", "error") in rules(facts)


def test_what_the_source_says_needs_no_reading_and_where_it_is_silent_it_does(facts: Path) -> None:
    changed(facts, 'period: "2021"', 'period: "2025-04-17"')
    assert ("needless-reading", "warning") in rules(facts)
    # Where no text is at hand nobody can say that it is needless.
    facts.write_text(without_texts(facts), encoding="utf-8")
    assert ("needless-reading", "warning") not in rules(facts)


def test_a_reading_settles_only_what_it_names(facts: Path) -> None:
    changed(facts, "reading: {period:", "reading: {status:")
    assert ("period", "error") in rules(facts) or ("not-said", "error") in rules(facts)


def test_a_reading_of_the_unit_leaves_the_rest_to_be_checked(facts: Path) -> None:
    text = facts.with_name("report.txt")
    changed(text, "carried 1 200 people at night", "carried about £1,200 at night, three years ago")
    changed(facts, "{quote: 1 200 people at night}", "{quote: '£1,200 at night'}")
    changed(facts, "reading: {", "reading: {unit: the pounds are those of a fare for one, ")
    assert {rule for rule, severity in rules(facts) if severity == "error"} >= {"cut-qualifier"}


@pytest.mark.parametrize(
    ("words", "is_backed"),
    [
        ("the year 2021", True),  # the period of the fact
        ("the 48 200 people of another sentence", True),
        ("the year 1998", False),
        ("three stations", False),
    ],
)
def test_a_reading_has_no_numbers_but_those_of_its_source_and_fact(facts: Path, words: str, is_backed: bool) -> None:
    changed(facts, "the column is that of an earlier year", words)
    assert (("value-without-fact", "error") in rules(facts)) is not is_backed


@pytest.mark.parametrize("words", ["the year 2021", "the 48 200 people of another sentence"])
def test_the_numbers_of_a_reading_are_printed_and_declared_as_no_values(facts: Path, words: str) -> None:
    changed(facts, "the column is that of an earlier year", words)
    verdict = verify(build(facts).data)
    assert verdict.holds
    assert any(words in note and "read by the desk" in note for note in verdict.notes)
    assert f"{words}</" in build(facts, Options(format="html")).data.decode()


def test_a_changed_reading_is_verified_anew_and_its_words_are_not(facts: Path) -> None:
    check(facts, Options(sources=facts.parent)).write_record()
    changed(facts, "an earlier year", "some earlier year")
    facts.write_text(without_texts(facts), encoding="utf-8")
    assert check(facts).report.facts["night"].value == "earlier"
    changed(facts, "    reading: {period:", "    reading: {area:")
    assert check(facts).report.facts["night"].value == "never"


def test_a_doubt_is_a_warning_that_strict_refuses_and_a_reading_settles(facts: Path) -> None:
    changed(
        facts.with_name("report.txt"),
        "carried 1 200 people at night",
        "carried a provisional 1 200 people by night in 2021",
    )
    changed(facts, "{quote: 1 200 people at night}", "{quote: provisional 1 200 people by night in 2021}")
    facts.write_text(re.sub(r"    reading: .*\n", "", facts.read_text(encoding="utf-8")), encoding="utf-8")
    assert rules(facts) == {("doubt", "warning")}
    assert ("doubt", "warning") in rules(facts, Options(strict=True))
    with pytest.raises(CheckError, match="doubt"):
        check(facts, Options(strict=True))
    changed(facts, "  view:", "    reading: {qualifier: so the guards say}\n  view:")
    assert rules(facts, Options(readings=True)) == set()
