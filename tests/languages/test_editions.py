"""Whole editions: of a file in Russian, of one with texts missing, and in a language that comes with nobody."""

import json
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from briefing import Built, Options, build
from briefing.document.blocks import Figure, SectionBlock
from briefing.errors import LoadError
from briefing.facts.load import parse_briefing
from briefing.facts.model import Qualifier
from briefing.files import seed
from briefing.languages import SHIPPED, language
from briefing.proof.verify import Integrity, Verdict, verify
from briefing.wording.edition import check_edition
from tests.conftest import slow_case, without_texts
from tests.pdf.tree import tree_of
from tests.proof.forgery import words as declared_words
from tests.proof.test_verify import rebuilt

FOLDER = Path(__file__).parent
RUSSIAN = FOLDER / "gavan.yaml"
USUAL = {"single-source", "never-verified"}


@cache
def built(path: Path, code: str, form: Any = "pdf") -> Built:
    return build(path, Options(language=code, format=form))


def flat(data: bytes) -> str:
    """The words of an HTML file, without its tags and non-breaking spaces."""
    return " ".join(re.sub(r"<[^>]+>", "", data.decode().replace("\u00a0", " ").replace("&nbsp;", " ")).split())


def spoken_in(code: str, data: bytes) -> str:
    """The words that stand in elements which are marked as being in this language, one element a line."""
    found: list[str] = []
    within = 0
    for line in tree_of(data):
        depth = len(line) - len(line.lstrip())
        if f"Span Lang={code}" in line:
            within = depth
        elif depth <= within:
            within = 0
        found += [line] * bool(within)
    return "\n".join(found).replace("\\xa0", " ")


def warned(of: Built) -> set[tuple[str, int]]:
    return {(w.rule, w.place.line) for w in of.warnings if w.rule not in USUAL}


def assert_holds(of: Built) -> Verdict:
    verdict = verify(of.data)
    assert (verdict.state, verdict.findings, verdict.unchanged) == (Integrity.CONSISTENT, (), of.values)
    return verdict


# A file that is written in Russian


@pytest.mark.slow
@pytest.mark.parametrize("code", ["ru", "en", "az"])
def test_every_edition_of_a_russian_file_holds(code: str) -> None:
    verdict = assert_holds(built(RUSSIAN, code))
    assert verdict.facts_digest == verify(built(RUSSIAN, "ru").data).facts_digest
    assert verdict.document["language"] == {"ru": "ru", "en": "en-GB", "az": "az"}[code]


def test_a_russian_file_is_russian_by_itself() -> None:
    assert build(RUSSIAN).data == built(RUSSIAN, "ru").data
    assert warned(built(RUSSIAN, "ru")) == set()
    text = flat(built(RUSSIAN, "ru", "html").data)
    for words in ("более 48 000 пассажиров", "22 причала", "около 3,5 млн евро", "12 %", "Главное", "15 мая 2025 г."):
        assert words in text


def test_russian_stands_in_where_a_russian_file_has_no_english() -> None:
    english = built(RUSSIAN, "en")
    assert warned(english) == {("untranslated", line) for line in (14, 15, 20, 27, 39, 40)}
    spoken = spoken_in("ru", english.data)
    quotes = ["'построены 22 причала'", "'в 2024 году достигла 12 %'"]
    for words in (
        "'Построено'",
        "'22 причала'",
        "'причалы'",
        "'Что сделано в порту'",
        "'более 48 000 пассажиров'",
        *quotes,
    ):
        assert words in spoken
    assert "passengers" not in spoken
    html = built(RUSSIAN, "en", "html").data.decode()
    assert re.search(r'lang="ru"[^>]*>\s*Построено', html)
    assert re.search(r'<data [^>]*lang="ru"[^>]*>22.причала', html)
    assert '<html lang="en-GB"' in html


@pytest.mark.parametrize(("code", "name"), [("ru", "Ива Тесен"), ("en", "Iva Tesen"), slow_case("az", "Ива Тесен")])
def test_programs_are_told_a_speaker_in_the_language_of_the_page(code: str, name: str) -> None:
    html = built(RUSSIAN, code, "html").data.decode()
    assert html.count(f'<meta itemprop="name" content="{name}">') == 4


# The seed, with texts missing


@pytest.fixture(scope="module")
def incomplete(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The Azerbaijani edition of the seed, in which some texts and a unit have no version."""
    text = without_texts(seed())
    for gone in (
        "      az: rus dilində tədris aparan məktəblər\n",
        '      az: "Rus dilində tədris aparan məktəblərdə {value} oxuyur."\n',
        "    az: {other: tələbə, cases: {ablative: {other: tələbədən}}}\n",
        "    az: Buradakı bütün rəqəmlər tək natiqə və tək nəşrə əsaslanır; müstəqil təsdiq yoxdur.\n",
        "      az: Ticarət\n",
        ", az: AÇIQ",
    ):
        assert gone in text
        text = text.replace(gone, "", 1)
    path = tmp_path_factory.mktemp("incomplete") / "facts.yaml"
    path.write_text(text, encoding="utf-8")
    return build(path, Options(language="az"))


def test_what_is_missing_is_english_and_marked(incomplete: Built) -> None:
    assert len([w for w in incomplete.warnings if w.rule == "untranslated"]) == 6
    assert_holds(incomplete)
    spoken = spoken_in("en", incomplete.data)
    for words in ("'more than 15,000 students'", "'Every figure here", "'Trade'", "'schools teaching"):
        assert words in spoken
    assert "16 məktəb" not in spoken


@pytest.mark.parametrize("code", [slow_case("en"), "ru", slow_case("az")])
def test_every_edition_of_the_seed_has_the_same_values_and_facts(code: str) -> None:
    english, edition = built(seed(), "en"), built(seed(), code)
    assert edition.values == english.values
    assert assert_holds(edition).facts_digest == verify(english.data).facts_digest
    assert not any(w.rule in ("untranslated", "translation") for w in edition.warnings)


# Forgeries of editions


def forged_fact(key: str, value: Any, code: str | None) -> Callable[[dict[str, Any]], str]:
    def change(content: dict[str, Any]) -> str:
        fact = content["canonical"]["facts"]["pupils"]
        if code is None:
            fact[key] = value
        else:
            fact[key][code] = value
        return key

    return change


@pytest.mark.slow
@pytest.mark.parametrize("code", ["ru", "az"])
@pytest.mark.parametrize(("key", "value"), [("qualifier", Qualifier.AT_MOST), ("label", "x")])
def test_facts_that_say_other_than_the_pages_are_found(code: str, key: str, value: str) -> None:
    change = forged_fact(key, value, code if key == "label" else None)
    assert rebuilt(built(seed(), code).data, change).findings


@pytest.mark.parametrize("code", ["ru", slow_case("az")])
def test_english_words_of_a_translated_value_are_no_less_true(code: str) -> None:
    """The words of a value are compared in the language of the edition and in that of the file, and in no third one."""

    def change(content: dict[str, Any]) -> str:
        meaning = content["shown"]["meanings"].index(["value", "pupils"])
        for _, _, piece in declared_words(content, "value"):
            if piece[2] == meaning:
                piece[1] = {"ru": "təxminən 160.000 şagird", "az": "около 160 000 учеников"}[code]
        return "words"

    assert "words" in {finding.rule for finding in rebuilt(built(seed(), code).data, change).findings}


# A fourth language


FACTS = (FOLDER / "gavan-tr.yaml").read_text(encoding="utf-8")


@pytest.fixture
def fourth(turkish: Path) -> Path:
    """A facts file with all texts in Turkish, too, and the language beside it."""
    path = turkish.parent / "facts.yaml"
    path.write_text(FACTS, encoding="utf-8")
    shutil.copy(FOLDER / "gavan.txt", turkish.parent)
    return path


def test_a_fourth_language_needs_no_code(fourth: Path) -> None:
    pdf = build(fourth, Options(language="tr"))
    verdict = assert_holds(pdf)
    told = {fact.id: fact.words.replace("\u00a0", " ") for fact in verdict.facts}
    assert told == {"learners": "800.000 kişiden fazla", "trade": "yaklaşık 4 milyar ABD doları", "share": "%5’ten az"}
    assert verdict.document["language"] == "tr"
    text = flat(build(fourth, Options(language="tr", format="html")).data)
    for words in ("800.000 kişiden fazla", "Notlar", "14 Mayıs 2025", "İYİ", "öne sürülen"):
        assert words in text


def test_what_the_catalogue_lacks_is_one_warning_and_marked(fourth: Path) -> None:
    pdf = build(fourth, Options(language="tr"))
    (warning,) = [w for w in pdf.warnings if w.rule not in USUAL]
    assert (warning.rule, Path(warning.place.file)) == (
        "untranslated",
        fourth.parent / "languages" / "tr" / "messages.po",
    )
    count = int(warning.message.partition(" ")[0])
    text = (fourth.parent / "languages" / "tr" / "messages.po").read_text(encoding="utf-8")
    missing = len(re.findall("^msgid ", (FOLDER.parents[1] / "briefing/languages/az/messages.po").read_text(), re.M))
    assert count == missing - len(re.findall("^msgid ", text, re.M))
    assert "', reporting'" in spoken_in("en", pdf.data)


@pytest.mark.parametrize("own", ["tr", slow_case("en")])
def test_a_file_in_the_fourth_language_holds_in_every_edition(own: str, fourth: Path) -> None:
    fourth.write_text(FACTS.replace("language: en", f"language: {own}", 1), encoding="utf-8")
    for code in ("tr", "en"):
        assert_holds(build(fourth, Options(language=code)))


def broken_grammar(key: str, value: Any) -> Callable[[dict[str, Any]], str]:
    def change(content: dict[str, Any]) -> str:
        content["grammars"]["tr"]["grammar"][key] = value
        return json.dumps(value)

    return change


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("percent", "{x}"),
        slow_case("percent", 7),
        ("qualifiers", {}),
        slow_case("spaces", [["(", ""]]),
        slow_case("scales", [{"power": "x", "name": "", "short": ""}]),
        ("cases", {"ablative": {"figures": [["(", "x"]]}}),
        slow_case("dates", {}),
        ("unknown", 1),
    ],
)
def test_an_enclosed_language_that_is_none_is_said(key: str, value: Any, fourth: Path) -> None:
    verdict = rebuilt(build(fourth, Options(language="tr")).data, broken_grammar(key, value))
    assert (verdict.state, verdict.findings[0].rule) == (Integrity.ALTERED, "attachment")


@pytest.mark.parametrize("code", SHIPPED)
def test_no_folder_takes_the_place_of_a_language_that_comes_with_us(code: str, tmp_path: Path) -> None:
    shutil.copytree(FOLDER.parents[1] / "briefing" / "languages" / code, tmp_path / "languages" / code)
    text = RUSSIAN.read_text(encoding="utf-8").replace("languages: [ru, en]", "languages: [ru, en, az]")
    (tmp_path / "facts.yaml").write_text(text, encoding="utf-8")
    shutil.copy(FOLDER / "gavan.txt", tmp_path)
    with pytest.raises(LoadError) as caught:
        build(tmp_path / "facts.yaml", Options(language=code))
    (problem,) = caught.value.diagnostics
    assert (problem.rule, problem.place.file) == ("shipped-language", str(tmp_path / "languages" / code))


def test_no_file_brings_other_words_of_a_language_that_comes_with_us(fourth: Path) -> None:
    def change(content: dict[str, Any]) -> str:
        content["grammars"]["en"] = {**content["grammars"]["tr"], "code": "en"}
        return '"en"'

    verdict = rebuilt(build(fourth, Options(language="tr")).data, change)
    assert (verdict.state, verdict.findings[0].rule) == (Integrity.ALTERED, "attachment")


def changed(turkish: Path, file: str, old: str, new: str) -> list[tuple[str, str]]:
    path = turkish / "tr" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    facts = parse_briefing(FACTS.encode(), turkish.parent / "facts.yaml")
    return [(d.rule, d.message) for d in check_edition(facts, language("tr", turkish)) if d.severity == "error"]


@pytest.mark.parametrize(
    ("file", "old", "new", "rule", "message"),
    [
        ("grammar.yaml", "yaklaşık {}", "en az {}", "same-words", "en az {}"),
        ("grammar.yaml", "yaklaşık {}", "{}", "same-words", "{}"),
        ("grammar.yaml", "power: 9, name: milyar", "power: 9, name: milyon", "scale", "milyon"),
        ("grammar.yaml", "yaklaşık {}", "kırk {}", "value-without-fact", "kırk"),
        ("messages.po", '"Notlar"', '"doksan not"', "value-without-fact", "doksan"),
        ("messages.po", '"Notlar"', '"COVID-19"', "value-without-fact", "19"),
    ],
)
def test_an_added_language_tells_apart_what_it_must(
    file: str, old: str, new: str, rule: str, message: str, turkish: Path
) -> None:
    found = changed(turkish, file, old, new)
    assert any(known == rule and message in text for known, text in found), found


@pytest.mark.parametrize(("code", "word"), [("en", "judgement"), ("ru", "оценка"), ("az", "qiymətləndirmə")])
def test_an_own_thought_that_is_drawn_is_called_so_in_every_language(code: str, word: str, tmp_path: Path) -> None:
    facts = {
        "head": {"id": "x", "title": "A", "date": "2024-08-19", "language": code},
        "sections": {"s": {"title": "S"}},
        "charts": {"times": {"section": "s", "kind": "timeline", "title": "C", "facts": ["a", "b"]}},
        "facts": {
            name: {"section": "s", "label": name, "statement": name, "kind": "judgement", "period": "2023"}
            for name in ("a", "b")
        },
    }
    path = tmp_path / "facts.yaml"
    path.write_text(json.dumps(facts), encoding="utf-8")
    document = built(path, code)
    assert_holds(document)
    sections = (block for block in document.checked.document.blocks if isinstance(block, SectionBlock))
    (figure,) = (block for section in sections for block in section.blocks if isinstance(block, Figure))
    head, *rows = figure.data
    assert [row[head.index("status")] for row in rows] == [word] * 2


STATEMENTS = """
head: {id: ice, title: {en: Ice, ru: Лёд, az: Buz}, date: 2024-07-30, languages: [en, ru, az]}
sections: {sea: {title: {en: Sea, ru: Море, az: Dəniz}}}
facts:
  ice:
    section: sea
    label: {en: cover, ru: покров, az: örtük}
    kind: judgement
    statement: {en: "In {period} it was {value}.", ru: "Было {value} ({period}).", az: "Örtük {value} idi ({period})."}
    quantity: {value: 12.5, unit: percent}
    period: 2024-06
"""


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", "In June 2024 it was 12.5%."),
        ("ru", "Было 12,5 % (июнь 2024 г.)."),
        ("az", "Örtük 12,5% idi (iyun 2024)."),
    ],
)
def test_a_statement_tells_the_period_of_its_fact(code: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(STATEMENTS, encoding="utf-8")
    assert words in flat(build(path, Options(language=code, format="html")).data)
