"""What verify says of a file: in words, with the page; of derived facts, quotes, copies and strangers' files too."""

import io
import json
import re
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from briefing import Options, build, check
from briefing.files import seed
from briefing.proof.isolated import facts_in_subprocess, verify_in_subprocess
from briefing.proof.pdfium import UnreadableError
from briefing.proof.report import as_json, facts_csv, facts_table, verdict_text
from briefing.proof.verify import Integrity, Verdict, facts_of, verify
from tests.benchmarks.load import common_briefing, long_table
from tests.conftest import without_texts
from tests.proof.forgery import change_facts, words
from tests.proof.hostile import HOSTILE
from tests.rules.forgeries import FORGERIES

SEEDS = Path(__file__).parents[1] / "seeds"
SECOND = SEEDS / "veland-osmark.yaml"
TEXTS = [path.read_bytes() for path in SEEDS.glob("*.txt")]


@pytest.fixture(scope="module")
def data() -> bytes:
    """The seed's PDF."""
    return build(seed()).data


def rebuilt(data: bytes, change: Callable[[dict[str, Any]], str], texts: Sequence[bytes] = ()) -> Verdict:
    """The verdict on a file whose facts.json was changed by someone who makes digest and seal anew."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change_facts(pdf, change, seal=True)
        pdf.save(out)
    return verify(out.getvalue(), texts)


def test_a_fresh_file_is_consistent_in_itself(data: bytes) -> None:
    verdict = verify(data)
    assert (verdict.state, verdict.holds, verdict.findings) == (Integrity.CONSISTENT, True, ())
    assert verdict.unchanged == verdict.values > 25
    assert verdict.claims == ("PDF/A-3a", "PDF/UA-1")
    assert verdict.printed_on == (verdict.pages,)


SEED = without_texts(seed())
VARIANTS = {
    "draft": SEED.replace("state: final", "state: draft"),
    "tables and charts": common_briefing(),
    "long table": long_table(150),
    "second": without_texts(SECOND),
    "odd signs, ranges and units": Path(__file__).with_name("edges.yaml").read_text(encoding="utf-8"),
}


@pytest.mark.slow
@pytest.mark.parametrize("facts", VARIANTS.values(), ids=VARIANTS)
@pytest.mark.parametrize(("standard", "page_size"), [("ua1-a3a", "a4"), ("ua2-a4f", "letter")])
def test_every_variant_holds(standard: Any, page_size: str, facts: str, tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(facts, encoding="utf-8")
    built = build(tmp_path / "facts.yaml", Options(standard=standard, page_size=page_size))
    verdict = verify(built.data)
    assert (verdict.state, verdict.findings, verdict.unchanged) == (Integrity.CONSISTENT, (), built.values)


SCALED = """
head: {id: lent, title: Money lent, date: 2024-08-19}
defaults: {speaker: bank, source: daily, period: "2023"}
speakers: {bank: {name: the Bank}}
sources: {daily: {publisher: The Daily, published: 2024-08-19}}
sections: {a: {title: Loans}}
facts:
  north: {section: a, label: loans, measure: loans, area: Norland, statement: "It lent {value}.",
    quantity: {value: 1200000000, currency: USD}, evidence: {quote: "US$1.2 billion"}}
  south: {section: a, label: loans, measure: loans, area: Sudland, statement: "It lent {value}.",
    quantity: {value: 340000000, currency: USD}, evidence: {quote: "US$340 million"}}
"""


def test_a_value_without_its_scale_stands_below_a_head_that_says_it(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(SCALED, encoding="utf-8")
    data = build(tmp_path / "facts.yaml").data
    assert verify(data).state is Integrity.CONSISTENT

    def change(content: dict[str, Any]) -> str:
        (head,) = (piece for _, _, piece in words(content, "name") if piece[1] == "US$ billion")
        head[1] = "US$ million"
        return ""

    assert {"page 1: “1.2” is not what fact “north” says", "page 1: “0.34” is not what fact “south” says"} <= {
        finding.message for finding in rebuilt(data, change).findings if finding.rule == "words"
    }


def test_one_more_byte_is_another_file(data: bytes) -> None:
    assert verify(data + b"\n").state is Integrity.SAVED_AGAIN


@pytest.mark.slow
def test_only_who_knows_its_digest_knows_that_it_is_as_written(data: bytes) -> None:
    digest = sha256(data).hexdigest()
    assert verify(data).sha256 == digest
    assert (verify(data, (), digest.upper()).state, verify(data, (), digest).holds) == (Integrity.AS_WRITTEN, True)
    other = verify(data + b"\n", (), digest)
    assert (other.state, other.holds, other.findings[0].rule) == (Integrity.ANOTHER, False, "other-file")


def test_an_altered_file_is_so_whatever_digest_is_given(data: bytes) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.Root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(P="7 ")])
        pdf.save(out)
    altered = out.getvalue()
    assert verify(altered, (), sha256(altered).hexdigest()).state is Integrity.ALTERED


def test_a_file_of_an_earlier_version_is_not_decided(data: bytes) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        FORGERIES["the facts of an earlier version"](pdf)
        pdf.save(out)
    verdict = verify(out.getvalue())
    assert (verdict.state, verdict.holds) == (Integrity.NOT_DECIDED, False)
    assert verdict.findings[0].message.startswith("an earlier version wrote it")
    with pytest.raises(UnreadableError, match="an earlier version wrote it"):
        facts_of(out.getvalue())


def test_what_is_not_ours_is_named(tmp_path: Path) -> None:
    """Words that were allowed, with their reasons; own faces and grammars have tests where they are made."""
    text = Path(__file__).with_name("edges.yaml").read_text(encoding="utf-8")
    (tmp_path / "facts.yaml").write_text(text, encoding="utf-8")
    notes = verify(build(tmp_path / "facts.yaml").data).notes
    assert "“G20” is no value, says its author: a group" in notes


def test_facts_are_told_by_whom_and_from_where(data: bytes) -> None:
    told = {fact.id: fact for fact in verify(data).facts}
    pupils = told["pupils"]
    assert (pupils.words, pupils.qualifier, pupils.speaker) == ("about 160,000\xa0pupils", "about", "Ilham Aliyev")
    assert pupils.pages[0] == 1
    (origin,) = pupils.origins
    assert (origin.publisher, origin.quote, origin.found) == ("News.Az", "about 160,000 students", False)
    assert any(fact.formula for fact in told.values())


@pytest.mark.slow
def test_quotes_are_looked_up_where_texts_are_given() -> None:
    data = build(SECOND).data
    verdict = verify(data, TEXTS)
    assert verdict.holds
    assert verdict.notes == ()
    assert all(origin.found for fact in verdict.facts for origin in fact.origins)
    assert verify(data, [TEXTS[0] + b"x"]).notes[0].endswith("no text with its SHA-256 is at hand")


@pytest.mark.slow
def test_a_file_that_names_no_text_says_why_and_what_to_do(tmp_path: Path) -> None:
    facts = tmp_path / SECOND.name
    facts.write_text(re.sub("^ *sha256:.*\n", "", without_texts(SECOND), flags=re.M), encoding="utf-8")
    assert "names no SHA-256 of its text, because none was checked" in verify(build(facts).data, TEXTS).notes[0]
    facts.write_text(re.sub("^ *sha256:.*\n", "", SECOND.read_text(encoding="utf-8"), flags=re.M), encoding="utf-8")
    assert verify(build(facts, Options(sources=SEEDS)).data, TEXTS).notes == ()
    assert check(facts, Options(sources=SEEDS)).write_record()
    assert verify(build(facts).data, TEXTS).notes == ()


@pytest.mark.slow
def test_a_quote_that_is_not_in_its_text_is_found() -> None:
    def change(content: dict[str, Any]) -> str:
        fact = next(fact for fact in content["canonical"]["facts"].values() if fact["evidence"])
        fact["evidence"][0]["quote"] = fact["evidence"][0]["quote"] + " indeed"
        return "quote"

    data = build(SECOND).data
    assert "quote" in {finding.rule for finding in rebuilt(data, change, TEXTS).findings}
    assert "words" in {finding.rule for finding in rebuilt(data, change).findings}


@pytest.mark.slow
def test_a_quote_at_another_offset_is_found(tmp_path: Path) -> None:
    (tmp_path / SECOND.name).write_bytes(SECOND.read_bytes())
    assert check(tmp_path / SECOND.name, Options(sources=SEEDS)).write_record()

    def change(content: dict[str, Any]) -> str:
        places = next(iter(content["checked"]["facts"].values()))
        places[0]["start"] += 1
        return "offset"

    data = build(tmp_path / SECOND.name).data
    assert verify(data, TEXTS).holds
    assert {finding.rule for finding in rebuilt(data, change, TEXTS).findings} == {"offset", "digest"}


def test_a_derived_fact_is_computed_again(data: bytes) -> None:
    def change(content: dict[str, Any]) -> str:
        fact = next(fact for fact in content["canonical"]["facts"].values() if fact.get("formula"))
        fact["quantity"]["value"] = "499"
        return "value"

    assert "derived" in {finding.rule for finding in rebuilt(data, change).findings}


@pytest.mark.slow
@pytest.mark.parametrize("formula", ["pupils / pupils /", "pupils-per-school / schools", "pupils / nothing", "((((("])
def test_a_formula_that_is_none_is_said(formula: str, data: bytes) -> None:
    def change(content: dict[str, Any]) -> str:
        next(fact for fact in content["canonical"]["facts"].values() if fact.get("formula"))["formula"] = formula
        return formula

    assert "derived" in {finding.rule for finding in rebuilt(data, change).findings}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("key", "value"),
    [("speaker", "nobody"), ("id", "other"), ("quantity", {"value": "1", "unit": "nothing"}), ("inputs", ["nothing"])],
)
def test_names_that_lead_nowhere_are_said(key: str, value: Any, data: bytes) -> None:
    def change(content: dict[str, Any]) -> str:
        content["canonical"]["facts"]["pupils"][key] = value
        return key

    assert "broken-reference" in {finding.rule for finding in rebuilt(data, change).findings}


@pytest.mark.slow
def test_a_value_its_quote_does_not_bear_out_is_found(data: bytes) -> None:
    def change(content: dict[str, Any]) -> str:
        content["canonical"]["facts"]["pupils"]["quantity"]["value"] = "190000"
        for _, _, piece in words(content, "value"):
            piece[1] = piece[1].replace("160,000", "190,000")
        return "value"

    found = rebuilt(data, change).findings
    assert any(finding.fact == "pupils" and finding.page == 0 and "quote" in finding.message for finding in found)


def test_without_attachments_it_carries_no_facts() -> None:
    verdict = verify(build(seed(), Options(attachments=False)).data)
    assert (verdict.state, verdict.holds, verdict.claims) == (Integrity.WITHOUT_FACTS, False, ("PDF/A-2a", "PDF/UA-1"))
    assert "--no-attachments" in verdict.findings[0].message


def test_a_stranger_carries_no_facts() -> None:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    assert verify(out.getvalue()).state is Integrity.WITHOUT_FACTS
    with pytest.raises(UnreadableError, match="it is not from make-briefing"):
        facts_of(out.getvalue())


def test_a_fact_that_has_lost_its_value_is_answered(data: bytes) -> None:
    def lose(content: dict[str, Any]) -> str:
        facts = content["canonical"]["facts"].values()
        del next(fact for fact in facts if "value" in fact.get("quantity", ()) and not fact.get("formula"))["quantity"][
            "value"
        ]
        return ""

    verdict = rebuilt(data, lose)
    assert verdict.state is Integrity.ALTERED
    assert "has no value, and no formula" in verdict.findings[0].message


def test_any_cut_is_answered(data: bytes) -> None:
    for end in range(0, len(data), len(data) // 25):
        verdict = verify(data[:end])
        assert verdict.state is not Integrity.CONSISTENT
        assert not verdict.holds or verdict.unchanged == verdict.values


# In a process of its own


@pytest.mark.slow
@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_answered(make: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(make())
    answer = verify_in_subprocess(path)
    assert not answer["holds"]
    assert answer["findings"]
    assert verdict_text("x.pdf", answer).startswith("x.pdf: ")
    assert facts_in_subprocess(path)["findings"] or make.__name__ == "page_bomb"


def test_what_takes_too_long_is_stopped(data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.pdf").write_bytes(data)
    monkeypatch.setattr("briefing.proof.isolated.CLOCK", 0.01)
    answer = verify_in_subprocess(tmp_path / "x.pdf")
    assert answer["findings"][0]["message"] == "reading it takes longer than 0.01 seconds"
    assert (answer["state"], answer["holds"]) == ("not decided", False)


def test_no_module_of_the_folder_is_run(data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(9)")
    (tmp_path / "x.pdf").write_bytes(data)
    monkeypatch.chdir(tmp_path)
    assert verify_in_subprocess(Path("x.pdf"))["holds"]


@pytest.mark.slow
def test_reading_needs_little() -> None:
    import subprocess
    import sys

    code = "import sys, briefing.proof.verify\nprint([*sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    for module in (b"'reportlab'", b"'jinja2'", b"'matplotlib'", b"'markdown_it'", b"'pypdfium2'"):
        assert module not in done.stdout


# In words


def test_a_terminal_is_not_told_what_to_do(data: bytes) -> None:
    evil = "\x1b[2J\u202e\ud800"
    answer = {"state": "altered", "holds": False, "findings": [{"message": evil}]}
    fact = {"id": "x", "words": evil, "statement": "", "qualifier": "", "status": "", "period": "", "area": ""} | {
        "speaker": ""
    }
    facts = [fact | {"pages": [1], "origins": [], "readings": {"period": evil}}]
    for text in (verdict_text("x", answer), facts_csv(facts), facts_table(facts), as_json(answer)):
        assert all(c.isprintable() or c == "\n" for c in text)
        text.encode()
    assert json.loads(as_json(answer)) == answer


LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path d="M20 4H32V34H20Z" fill="#0B5345"/></svg>'


def test_pictures_that_nobody_can_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(LOGO, "utf-8")
    (tmp_path / "theme.yaml").write_text('logo: {file: logo.svg, alt: {en: A pier}, words: ""}\n', "utf-8")
    built = build(seed(), Options(theme=str(tmp_path / "theme.yaml")))
    assert built.checked.unread == ("logo",)
    assert any("look at its pictures: logo" in note for note in verify(built.data).notes)
