"""The check passes what sources say, and catches each falsification on the line that is wrong."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from briefing.errors import CheckError, Severity
from briefing.evidence.check import check_briefing
from briefing.evidence.record import CheckReport, Verification
from briefing.evidence.texts import find_texts
from briefing.facts.load import load_briefing, parse_briefing
from briefing.facts.model import Status
from briefing.facts.periods import Period
from tests.conftest import all_cases, slow_case, without_texts
from tests.evidence.claiming import errors_in, read_source
from tests.evidence.falsehoods import Update, alone, falsehoods, falsified

SEEDS = Path(__file__).parents[1] / "seeds"
FICTION = load_briefing(SEEDS / "veland-osmark.yaml")
TEXTS = find_texts(FICTION, None)


def _errors(report: CheckReport) -> list[str]:
    return [d.rule for d in report.diagnostics if d.severity is Severity.ERROR]


def _warnings(report: CheckReport) -> set[str]:
    return {d.rule for d in report.diagnostics if d.severity is Severity.WARNING}


# The fictional article


def test_the_fiction_is_borne_out() -> None:
    report = check_briefing(FICTION, TEXTS)
    assert _errors(report) == []
    assert set(report.facts.values()) == {Verification.NOW}
    assert report.sources == {"gazette": Verification.NOW, "kestrel": Verification.NOW}
    # The quote says people, the fact learners: the check leaves that to the author.
    assert _warnings(report) == {"single-source", "doubt"}


def test_numbers_that_no_quote_covers_are_listed() -> None:
    unused = check_briefing(FICTION, TEXTS).unused
    assert [(n.source, n.line, n.text, n.kind) for n in unused] == [
        ("gazette", 1, "2025-09-12", "date"),
        ("gazette", 1, "14", "value"),
        ("gazette", 7, "two", "value"),
        ("gazette", 13, "60", "value"),
    ]
    assert "A choir of 60 children" in unused[-1].context


@pytest.mark.slow
@pytest.mark.parametrize("key", [key for key, fact in FICTION.briefing.facts.items() if fact.evidence])
def test_each_falsehood_is_caught_on_its_line(key: str) -> None:
    for name, path, update in falsehoods(FICTION.briefing.facts[key]):
        report = check_briefing(falsified(alone(FICTION, key), key, update), TEXTS)
        places = {d.place for d in report.diagnostics if d.severity is Severity.ERROR}
        assert FICTION.places.at("facts", key, *path) in places, name
        assert report.facts[key] is Verification.NEVER and key not in report.record.facts, name


BARE = [
    ("en", "Fees fell by 6% in 2024.", "fees", "Fees fell by {value}.", "value: 6", "trend"),
    ("en", "Fees fell by 6% in 2024.", "change of fees", "Fees fell by {value}.", "value: 6", "trend!"),
    ("en", "Fees fell by 6% in 2024.", "fall of fees", "Fees fell by {value}.", "value: 6", ""),
    ("en", "Fees fell by 6% in 2024.", "fees", "Fees fell by {value}.", "value: -6, change: true", ""),
    ("en", "Fees fell to 6% in 2024.", "fees", "Fees fell to {value}.", "value: 6", ""),
    ("en", "Fees were 6% higher than in 2023.", "fees", "They were {value} higher than before.", "value: 6", "trend"),
    ("en", "In 2024 men earned 6% more than women.", "pay", "Men earned {value} more than women.", "value: 6", ""),
    ("ru", "В 2024 году сборы выросли на 6%.", "сборы", "Сборы выросли на {value}.", "value: 6", "trend"),
    ("ru", "В 2024 году сборы выросли на 6%.", "рост сборов", "Сборы выросли на {value}.", "value: 6", ""),
    ("az", "2024-cü ildə yığımlar 6 faiz azalıb.", "yığımlar", "Yığımlar {value} azalıb.", "value: 6", "trend"),
    ("az", "2024-cü ildə əlavə dəyər 6% azalıb.", "əlavə dəyər", "Əlavə dəyər: {value}.", "value: 6", "direction!"),
    ("en", "In 2024 value added fell by 6%.", "value added", "Value added: {value}.", "value: 6", "direction!"),
    ("ru", "Добавленная стоимость упала на 6%.", "сумма", "Добавленная стоимость: {value}.", "value: 6", "direction!"),
]  # fmt: skip


def test_a_change_that_tables_would_print_as_a_level_is_an_error() -> None:
    wrong = []
    for language, source, label, statement, quantity, rule in BARE:
        daily = f"publisher: The Daily, published: 2024-08-19, language: {language}"
        head = f"""\
head: {{id: test, title: A title, date: 2024-08-19, language: {language}}}
defaults: {{speaker: minister, source: daily, period: "2024"}}
speakers: {{minister: {{name: The Daily}}}}
sources: {{daily: {{{daily}}}}}
sections: {{a: {{title: A}}}}
facts:
"""
        told = f"label: {label}, statement: '{statement}', quantity: {{{quantity}, unit: percent}}"
        fact = f"  it: {{section: a, {told}, evidence: {{quote: '{source.rstrip('.')}'}}}}\n"
        report = check_briefing(
            parse_briefing((head + fact).encode(), Path("facts.yaml")), {"daily": read_source(source, language)}
        )
        found = {f"{d.rule}!" if d.severity is Severity.ERROR else d.rule for d in report.diagnostics}
        found -= {"single-source", "quoted-share", "draft"}
        wrong += [] if found == {*filter(None, [rule])} else [(source, label, quantity, found)]
    assert not wrong


@all_cases(
    ("source", "statement", "rules"),
    [
        ("Applications for schools rose to 30 schools.", "Applications for schools rose to {value}.", set()),
        ("Applications for schools rose to 30 schools.", "Schools rose to {value}.", {"status"}),
        ("We may get 40 schools in Lund; 30 schools in Ely.", "In Ely there are {value}.", {"status"}),
        ("We got 40 schools in Lund; 30 schools in Ely.", "In Ely there are {value}.", set()),
        ("30 schools are held in reserve to be allocated.", "In reserve are {value}.", set()),
    ],
)
def test_what_a_noun_names_or_is_ahead_is_no_status(source: str, statement: str, rules: set[str]) -> None:
    found = errors_in("en", source, source.rstrip("."), {"quantity": "{value: 30, unit: schools}"}, statement)
    assert {problem.rule for problem in found} == rules


# Texts and records


def test_a_text_is_found_by_its_hash(tmp_path: Path) -> None:
    for i, path in enumerate(sorted(SEEDS.glob("*.txt"))):
        (tmp_path / f"download-{i}").write_bytes(path.read_bytes())
    elsewhere = FICTION._replace(path=tmp_path / "none" / "facts.yaml")
    assert find_texts(elsewhere, tmp_path).keys() == {"gazette", "kestrel"}
    assert find_texts(elsewhere, None) == {}


@pytest.mark.parametrize(("data", "rule"), [(b"Other words.", "source-changed"), (b"\xff\xfe", "source-text")])
def test_a_changed_or_broken_text_is_an_error(tmp_path: Path, data: bytes, rule: str) -> None:
    (tmp_path / "kestrel-monitor-2025-02-03.txt").write_bytes(data)
    (tmp_path / "harbour-gazette-2025-09-12.txt").write_text(TEXTS["gazette"].raw, encoding="utf-8")
    elsewhere = FICTION._replace(path=tmp_path / "facts.yaml")
    try:
        rules = _errors(check_briefing(elsewhere, find_texts(elsewhere, tmp_path)))
    except CheckError as error:
        rules = [d.rule for d in error.diagnostics]
    assert rules == [rule]


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CheckError, match="not a folder"):
        find_texts(FICTION, tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["/etc/hostname", "../secret.txt", "C:\\secret.txt"])
def test_texts_lie_inside_their_folder(name: str) -> None:
    source = FICTION.briefing.sources["kestrel"].model_copy(update={"text": name})
    sources = FICTION.briefing.sources | {"kestrel": source}
    facts = FICTION._replace(briefing=FICTION.briefing.model_copy(update={"sources": sources}))
    with pytest.raises(CheckError, match="source-text"):
        find_texts(facts, None)


def test_without_texts_the_record_counts() -> None:
    record = check_briefing(FICTION, TEXTS).record
    report = check_briefing(FICTION, {}, record)
    assert set(report.facts.values()) == {Verification.EARLIER}
    assert report.record == record and report.unused == ()
    assert "never-verified" not in _warnings(report)


@pytest.mark.parametrize("update", [{"status": Status.REPORTED}, {"period": Period.parse("2021")}])
def test_a_changed_claim_loses_its_record(update: Update) -> None:
    record = check_briefing(FICTION, TEXTS).record
    report = check_briefing(falsified(FICTION, "learners", update), {}, record)
    assert report.facts["learners"] is Verification.NEVER and report.facts["pupils"] is Verification.EARLIER
    assert [d.place for d in report.diagnostics if d.rule == "never-verified"] == [
        FICTION.places.at("facts", "learners")
    ]
    assert "learners" not in report.record.facts


def test_without_texts_and_record_numbers_are_held_against_the_quotes() -> None:
    copy = parse_briefing(without_texts(SEEDS / "veland-osmark.yaml").encode(), FICTION.path)
    assert _errors(check_briefing(copy, {})) == []
    quantity = copy.briefing.facts["trade"].quantity
    assert quantity is not None
    false = {"quantity": quantity.model_copy(update={"value": Decimal(5)})}
    report = check_briefing(falsified(copy, "trade", false), {})
    assert _errors(report) == ["number"] and "never-verified" in _warnings(report)


def test_a_text_that_is_nowhere_is_an_error_where_it_is_named() -> None:
    report = check_briefing(FICTION, {"kestrel": TEXTS["kestrel"]})
    (missing,) = [d for d in report.diagnostics if d.severity is Severity.ERROR]
    assert (missing.rule, missing.place) == ("source-text", FICTION.places.at("sources", "gazette", "text"))
    assert "harbour-gazette-2025-09-12.txt" in missing.message
    assert report.sources == {"gazette": Verification.NEVER, "kestrel": Verification.NOW}


def test_a_text_too_large_to_read_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.sources.source_files.MAX_BYTES", 100)
    with pytest.raises(CheckError, match='source-text: the text of source "gazette" is larger than'):
        find_texts(FICTION, None)


def test_one_text_of_two() -> None:
    record = check_briefing(FICTION, TEXTS).record
    report = check_briefing(FICTION, {"kestrel": TEXTS["kestrel"]}, record)
    assert report.sources == {"gazette": Verification.EARLIER, "kestrel": Verification.NOW}
    assert report.record == record


def test_a_record_holds_no_words_of_the_source() -> None:
    record = check_briefing(FICTION, TEXTS).record
    for fact in record.facts.values():
        assert all(re.fullmatch("[0-9a-f]{64}", text) for text in (fact.claim, *(q.quote for q in fact.quotes)))
    assert record.facts.keys() <= FICTION.briefing.facts.keys()
    assert record.sources.keys() <= FICTION.briefing.sources.keys()


# Characters of sources that no reader sees


def _with_source(folder: Path, old: str, new: str) -> Path:
    for file in ("veland-osmark.yaml", "harbour-gazette-2025-09-12.txt", "kestrel-monitor-2025-02-03.txt"):
        (folder / file).write_bytes((SEEDS / file).read_bytes())
    facts = folder / "veland-osmark.yaml"
    facts.write_text(re.sub(r"^ +sha256: .*\n", "", facts.read_text("utf-8"), flags=re.MULTILINE), encoding="utf-8")
    source = next(f for f in sorted(folder.glob("*.txt")) if old in f.read_text("utf-8"))
    source.write_text(source.read_text("utf-8").replace(old, new, 1), encoding="utf-8", newline="")
    return facts


@all_cases("sign", ["\0", "\x08", "\x7f", "\x9b", "\x1b"])
def test_a_control_character_in_a_source_is_an_error(sign: str, tmp_path: Path) -> None:
    text = (SEEDS / "harbour-gazette-2025-09-12.txt").read_text("utf-8")
    file = load_briefing(_with_source(tmp_path, text, text + f"\nmore{sign}"))
    with pytest.raises(CheckError) as caught:
        find_texts(file, None)
    (found,) = caught.value.diagnostics
    assert found.rule == "source-text"
    assert f"U+{ord(sign):04X} in line {text.count(chr(10)) + 2}" in found.message


def test_pages_and_lines_end_as_in_texts_of_pdfs(tmp_path: Path) -> None:
    text = (SEEDS / "harbour-gazette-2025-09-12.txt").read_text("utf-8")
    file = load_briefing(_with_source(tmp_path, text, text + "\f\r\n\v\x85\tmore"))
    assert len(find_texts(file, None)) == 2


@pytest.mark.parametrize(
    ("written", "code"),
    [("1\u200b6", "U+200B"), ("\u206016", None), slow_case("1\u00ad6", "U+00AD"), slow_case("1\ufeff6", "U+FEFF")],
)
def test_a_number_that_is_one_only_past_an_unseen_sign_is_a_warning(
    written: str, code: str | None, tmp_path: Path
) -> None:
    quote = FICTION.briefing.facts[FICTION_NUMBER].evidence[0].quote
    digits = re.search(r"[0-9]{2}", quote)
    assert digits
    hidden = quote.replace(digits[0], written.replace("1", digits[0][0]).replace("6", digits[0][1]), 1)
    text = (SEEDS / "harbour-gazette-2025-09-12.txt").read_text("utf-8")
    assert quote in text
    file = load_briefing(_with_source(tmp_path, quote, hidden))
    report = check_briefing(file, find_texts(file, None))
    found = [d.message for d in report.diagnostics if d.rule == "unseen-character"]
    assert [code in message for message in found if code] == ([True] if code else [])


def test_a_soft_hyphen_in_a_word_is_none(tmp_path: Path) -> None:
    quote = FICTION.briefing.facts[FICTION_NUMBER].evidence[0].quote
    word = next(word for word in re.findall("[a-z]{5,}", quote))
    file = load_briefing(_with_source(tmp_path, quote, quote.replace(word, word[:2] + "\u00ad" + word[2:])))
    assert "unseen-character" not in _warnings(check_briefing(file, find_texts(file, None)))


FICTION_NUMBER = next(
    name
    for name, fact in FICTION.briefing.facts.items()
    if fact.evidence
    and fact.evidence[0].source == "gazette"
    and re.search(r"[0-9]{2}.*[a-z]{5}", fact.evidence[0].quote)
)
