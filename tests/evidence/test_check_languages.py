"""The check reads sources in other languages than the briefing's: all falsehoods are caught, each on its own line."""

from pathlib import Path

import pytest
import yaml

from briefing.errors import Severity
from briefing.evidence.check import check_briefing
from briefing.evidence.record import CheckReport, Verification, hash_claim
from briefing.evidence.source_text import SourceText
from briefing.evidence.texts import find_texts
from briefing.facts.load import FactsFile, canonical, digest, load_briefing, parse_briefing, restore
from tests.conftest import all_cases
from tests.evidence.falsehoods import alone, falsehoods, falsified
from tests.evidence.quantities import rules_of

SEEDS = Path(__file__).parents[1] / "seeds"
FICTIONS = {language: load_briefing(SEEDS / f"lozania-{language}.yaml") for language in ("ru", "az")}
TEXTS = {language: find_texts(facts, None) for language, facts in FICTIONS.items()}
FACTS = [(language, key) for language, facts in FICTIONS.items() for key in facts.briefing.facts]


def _found(report: CheckReport, severity: Severity) -> list[str]:
    return [d.rule for d in report.diagnostics if d.severity is severity]


@pytest.mark.parametrize("language", FICTIONS)
def test_the_fiction_is_borne_out(language: str) -> None:
    report = check_briefing(FICTIONS[language], TEXTS[language])
    assert _found(report, Severity.ERROR) == []
    assert set(_found(report, Severity.WARNING)) <= {"single-source", "doubt"}
    assert set(report.facts.values()) == {Verification.NOW}


@pytest.mark.parametrize(
    ("language", "unused"),
    [
        ("ru", ["17 апреля 2025", "три", "2024", "треть", "2030"]),
        ("az", ["17 aprel 2025", "üç", "2024-cü", "üçdə biri"]),
    ],
)
def test_numbers_that_no_quote_covers_are_listed(language: str, unused: list[str]) -> None:
    assert [n.text for n in check_briefing(FICTIONS[language], TEXTS[language]).unused] == unused


@pytest.mark.slow
@pytest.mark.parametrize(("language", "key"), FACTS)
def test_each_falsehood_is_caught_on_its_line(language: str, key: str) -> None:
    facts = alone(FICTIONS[language], key)
    for name, path, update in falsehoods(facts.briefing.facts[key]):
        report = check_briefing(falsified(facts, key, update), TEXTS[language])
        places = {d.place for d in report.diagnostics if d.severity is Severity.ERROR}
        assert facts.places.at("facts", key, *path) in places, name
        assert report.facts[key] is Verification.NEVER, name


def _in(language: str | None, facts: FactsFile) -> FactsFile:
    source = facts.briefing.sources["paper"].model_copy(update={"language": language})
    briefing = facts.briefing.model_copy(update={"sources": {"paper": source}})
    return facts._replace(briefing=briefing)


@pytest.mark.parametrize("language", FICTIONS)
def test_without_a_language_of_its_own_a_source_is_read_in_the_briefings(language: str) -> None:
    facts = _in(None, FICTIONS[language])
    assert "qualifier" in _found(check_briefing(facts, find_texts(facts, None)), Severity.ERROR)


@pytest.mark.parametrize("language", FICTIONS)
def test_a_language_without_words_is_a_warning_at_the_source(language: str) -> None:
    facts = _in("ka", FICTIONS[language])
    report = check_briefing(facts, find_texts(facts, None))
    (warning,) = [d for d in report.diagnostics if d.rule == "language-unchecked"]
    assert warning.place == facts.places.at("sources", "paper", "language")
    assert "digits are checked" in warning.message


@pytest.mark.parametrize("language", FICTIONS)
def test_of_a_language_without_words_quotes_voices_and_digits_are_still_checked(language: str) -> None:
    facts = _in("ka", FICTIONS[language])
    texts = find_texts(facts, None)
    plain = [key for key in ("schools", "electrified", "target", "bridge", "talks") if key in facts.briefing.facts]
    for key in plain:
        fact = facts.briefing.facts[key]
        for name, path, update in falsehoods(fact):
            whole = fact.quantity is not None and fact.quantity.value is not None and fact.quantity.value < 1000
            if path[0] == "evidence" or (path == ("quantity", "value") and whole):
                report = check_briefing(falsified(facts, key, update), texts)
                places = {d.place for d in report.diagnostics if d.severity is Severity.ERROR}
                assert facts.places.at("facts", key, *path) in places, (key, name)


def test_a_status_is_not_decided_where_one_of_two_quotes_cannot_be_read() -> None:
    facts = parse_briefing(TWO_LANGUAGES.encode(), Path("facts.yaml"))
    sources = {"ours": ("The city has 324 gardens.", "en"), "theirs": ("Kentin 324 gardens var.", "tr")}
    texts = {key: SourceText.from_bytes(words.encode(), language) for key, (words, language) in sources.items()}
    assert _found(check_briefing(facts, texts), Severity.ERROR) == []


def test_a_record_holds_for_one_language_only() -> None:
    facts = FICTIONS["ru"]
    fact = facts.briefing.facts["schools"]
    assert hash_claim(fact, facts.briefing) != hash_claim(fact, _in("az", facts).briefing)


def test_the_digest_covers_the_language_of_a_source() -> None:
    ours, other = (canonical(facts.briefing) for facts in (FICTIONS["ru"], _in("az", FICTIONS["ru"])))
    assert digest(ours) != digest(other)
    assert restore(ours).sources["paper"].language == "ru"


TWO_LANGUAGES = """\
head: {id: test, title: A title, date: 2024-08-19}
defaults: {speaker: paper, period: "2024"}
speakers: {paper: {name: The Daily}}
sources:
  ours: {publisher: The Daily, published: 2024-08-19}
  theirs: {publisher: Gazete, published: 2024-08-19, language: tr}
units: {gardens: {one: garden, other: gardens}}
sections: {a: {title: A}}
facts:
  it:
    section: a
    label: gardens
    statement: The city has {value}.
    quantity: {value: 324, unit: gardens}
    status: planned
    evidence: [{quote: "324 gardens", source: ours}, {quote: "324 gardens", source: theirs}]
"""
OWN = """\
head: {id: test, title: Заголовок, date: 2024-08-19, language: ru}
defaults: {speaker: paper, source: paper, period: "2024"}
speakers: {paper: {name: Газета}}
sources: {paper: {publisher: Газета, published: 2024-08-19}}
units: {wells: {one: колодец, other: колодцев}, gardens: {one: сад, other: садов}}
sections: {a: {title: Раздел}}
facts:
  it:
    section: a
    label: сады
    statement: Всего {value}.
    quantity: {value: 324, unit: UNIT}
    evidence: {quote: "324 садами"}
"""


@pytest.mark.parametrize(("unit", "rules"), [("gardens", []), ("wells", ["unit"])])
def test_nouns_are_compared_in_any_case(unit: str, rules: list[str]) -> None:
    facts = parse_briefing(OWN.replace("UNIT", unit).encode(), Path("facts.yaml"))
    text = SourceText.from_bytes("Город гордится 324 садами.".encode(), "ru")
    assert _found(check_briefing(facts, {"paper": text}), Severity.ERROR) == rules


VERDICTS = [
    [cell.strip() for cell in line.split("|")]
    for line in Path(__file__).with_name("verdicts.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@all_cases("row", VERDICTS)
def test_what_a_sentence_bears_out(row: list[str]) -> None:
    languages, verdict, source, said, statement, *more = row
    language, _, source_language = languages.partition("<")
    number, _, unit = said.partition(" ")
    given = yaml.load(f"{{value: {number}, {', '.join(more)}}}", yaml.CSafeLoader)
    value = given.pop("value")
    quantity = {"value": value} if number else {}
    if unit.isupper() and unit.isascii():
        quantity["currency"] = unit
    if unit == "percent" or unit.endswith("points"):
        quantity["unit"] = unit
    quote = given.pop("quote", source.rstrip("."))
    noun = "" if quantity.keys() - {"value"} else unit
    rules = rules_of(source, quote, quantity, statement, noun, language, source_language=source_language, **given)
    assert ("-" if rules - {"doubt"} else "~" if rules else "+") == verdict, rules
