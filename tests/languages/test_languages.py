"""The tables that come with us are what their sources compile to, and say all that templates and pages say.

After a change of a language: `BRIEFING_REDRAW=1 pytest tests/languages/test_languages.py`.
"""

import ast
import json
import os
import re
import shutil
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from babel import Locale

from briefing import files
from briefing.errors import LoadError
from briefing.facts.model import Likelihood, Property, Status
from briefing.languages import SHIPPED, TABLES, language, language_of
from briefing.languages.compiler import compile_language, plural_rules
from briefing.languages.model import category
from briefing.process import to_plain
from briefing.sections.notes import CALLS, PLACES
from briefing.sections.publication import PARTS
from tests.conftest import all_cases

PACKAGE = TABLES.parent.parent
COUNTING = {"translate_count", "said_forms", "_counted"}
TRANSLATING = {"translate", "say", "phrase", "_said", "_"} | COUNTING
SAYING = re.compile(rf"\bwords = |\b(?:{'|'.join(TRANSLATING)})\(")


@pytest.mark.parametrize("code", SHIPPED)
def test_table_is_what_the_sources_compile_to(code: str) -> None:
    """With another CLDR than the table's own, all but what is taken from it."""
    table = TABLES / f"{code}.json"
    fresh = compile_language(TABLES.parent / code)
    if "BRIEFING_REDRAW" in os.environ:
        assert "CI" not in os.environ, "tables are not rewritten in CI"
        assert fresh["locale"]["version"], "this Babel does not say which CLDR it has"
        table.write_text(json.dumps(fresh, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    kept = json.loads(table.read_text(encoding="utf-8"))
    if fresh["locale"]["version"] != kept["locale"]["version"]:
        assert [len(kept["locale"][key]) for key in ("months", "months_alone", "lists")] == [12, 12, 4]
        fresh["locale"] = kept["locale"]
        fresh["plurals"] = kept["plurals"]
    assert kept == json.loads(json.dumps(fresh))


def said_in_code() -> set[str]:
    """Every English text that a call of `translate` or its like is given, or that is chosen for one as `words`."""
    found: set[str] = set()
    for text in (module.read_text(encoding="utf-8") for module in PACKAGE.rglob("*.py")):
        # To parse what has none of these words takes half a second.
        for node in ast.walk(ast.parse(text)) if SAYING.search(text) else ():
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                texts = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                texts = texts[:1] if name in COUNTING else texts  # the second is the plural of the first
                found.update(texts if name in TRANSLATING else ())
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                names = [getattr(target, "id", "") for target in node.targets]
                found.update([node.value.value] if names == ["words"] and "{" in str(node.value.value) else ())
    return found


def said_in_templates() -> set[str]:
    texts = (path.read_text(encoding="utf-8") for path in files.folder("templates").rglob("*.j2"))
    return {words for text in texts for words in re.findall(r'\b_\(\s*"([^"]+)"', text)}


@cache
def said() -> set[str]:
    named = {"derived", "no figure given", "Assumption", "Judgement", "Caveat", "assumption", "judgement"}
    named |= {likelihood.words for likelihood in Likelihood}
    listed = {*PLACES.values(), *CALLS.values()}
    return said_in_templates() | said_in_code() | named | {one for one, _ in PARTS.values()} | listed


@pytest.mark.parametrize("code", [code for code in SHIPPED if code != "en"])
def test_all_that_is_said_is_translated(code: str) -> None:
    messages = language(code).messages
    expected = said() | set(Status) | set(Property)
    assert expected - messages.keys() == set()
    assert messages.keys() - expected == set(), "no longer said"
    counted = {words: forms for words, forms in messages.items() if "{count}" in words}
    assert len(counted) == len(PARTS) + 2
    assert all(set(forms) >= {"one", "other"} for forms in counted.values())


@pytest.mark.parametrize("code", SHIPPED)
def test_table_and_language_are_the_same(code: str) -> None:
    assert language_of(to_plain(language(code))) == language_of(json.loads(json.dumps(to_plain(language(code)))))


def test_a_language_is_read_anew_once_its_files_change(turkish: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also another one of the same name, in the folder that a process goes on in."""
    monkeypatch.chdir(turkish.parent)
    before = language("tr", Path("languages"))
    assert language("tr", Path("languages")) is before
    shutil.copytree(turkish, turkish.parent / "other" / "languages")
    grammar = turkish.parent / "other" / "languages" / "tr" / "grammar.yaml"
    text = grammar.read_text(encoding="utf-8")
    grammar.write_text(text.replace("yaklaşık", "aşağı yukarı"), encoding="utf-8")
    monkeypatch.chdir(turkish.parent / "other")
    changed = language("tr", Path("languages"))
    assert changed != before
    grammar.write_text(text, encoding="utf-8")
    assert language("tr", Path("languages")) == before != changed


@all_cases("locale", ["en", "ru", "az", "tr", "ka", "ar", "pl", "fr", "lt", "cy", "lv", "sl", "ga"])
def test_plural_categories_are_those_of_babel(locale: str) -> None:
    rules, babel = plural_rules(locale), Locale.parse(locale).plural_form
    for text in (*map(str, range(300)), "1000", "1001", "1000000", "0.1", "1.0", "1.5", "2.50", "21.1"):
        assert category(rules, Decimal(text)) == babel(Decimal(text)), text


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "В этом документе 1 значение"),
        (2, "В этом документе 2 значения"),
        (35, "В этом документе 35 значений"),
        (21, "В этом документе 21 значение"),
    ],
)
def test_a_message_takes_the_form_of_its_number(number: int, words: str) -> None:
    one = next(w for w in said() if w.startswith("{count} value "))
    assert language("ru").translate_count(one, "", number).startswith(words)


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "rule"),
    [
        ("grammar.yaml", "locale: tr", "locale: xx", 1, "locale"),
        ("grammar.yaml", 'more-than: {phrase: "{} fazla"', 'more-than: {phrase: "fazla"', 4, "placeholder"),
        ("grammar.yaml", 'fazla", case: ablative', 'fazla", case: dative', 4, "case"),
        ("grammar.yaml", "nouns: [other]\n", "", 1, "missing-key"),
        ("grammar.yaml", "nouns: [other]", "nouns: [other]\nnoun: x", 12, "unknown-key"),
        ("grammar.yaml", "nouns: [other]", "nouns: [other]\nhyphenation: tr_XX", 12, "hyphenation"),
        ("grammar.yaml", "{power: 12", "{power: many", 13, "type"),
        ("grammar.yaml", '["[46]0', '["([46]0', 21, "pattern"),
        ("grammar.yaml", 'percent: "%{}"', 'percent: "%"', 16, "placeholder"),
        ("grammar.yaml", 'money: "{symbol}{}"', 'money: "{sign}{}"', 17, "placeholder"),
        ("grammar.yaml", 'month: "{month} {year}"', 'month: "{month}"', 24, "placeholder"),
        ("grammar.yaml", 'year: "{year} yılından', 'year: "{yaer} yılından', 26, "placeholder"),
        ("grammar.yaml", 'years: "{first}–{last}"', 'years: "{first}–{last"', 28, "placeholder"),
        ("grammar.yaml", "{ablative: {other", "{dative: {other: x}, ablative: {other", 19, "case"),
        ("grammar.yaml", ", cases: {ablative: {other: ABD dolarından}}", "", 19, "unit-form"),
        ("grammar.yaml", "forms: {other: ABD doları}", "forms: {one: ABD doları}", 19, "unit-form"),
        ("messages.po", 'msgstr "Sayfa {page} / {pages}"', 'msgstr "Sayfa {page}"', 5, "placeholder"),
        ("grammar.yaml", '"yaklaşık {}"', '"yaklaşık {} {x}"', 6, "placeholder"),
        ("grammar.yaml", '"yaklaşık {}"', '"yaklaşık {} {"', 6, "placeholder"),
        ("grammar.yaml", "power: 9", "power: -3", 14, "scale"),
        ("grammar.yaml", "nouns: [other]", "nouns: [other, othr]", 11, "plural"),
        ("grammar.yaml", "counted: other", "counted: oter", 10, "plural"),
        ("grammar.yaml", "capitals:", 'spaces: [["a", "\\\\9"]]\ncapitals:', 32, "pattern"),
        ("messages.po", "{page} / {pages}", "{page} / {pages} {0}", 5, "placeholder"),
        ("messages.po", "{page} / {pages}", "{page} / {pages} {", 5, "placeholder"),
        ("messages.po", "{page} / {pages}", "{page:0>9} / {pages}", 5, "placeholder"),
        ("messages.po", "{page} / {pages}", "{page!r} / {pages}", 5, "placeholder"),
        ("messages.po", 'msgstr "Notlar"', 'msgstr "Notlar {:>99999}"', 8, "placeholder"),
        ("messages.po", 'msgstr "Notlar"', 'msgstr "Notlar {"', 8, "placeholder"),
        ("grammar.yaml", 'percent: "%{}"', 'percent: "%{:0>30}"', 16, "placeholder"),
        ("grammar.yaml", 'year: "{year} yılından', 'year: "{year:>9} yılından', 26, "placeholder"),
        ("grammar.yaml", '"yaklaşık {}"', '"yaklaşık {:.0%}"', 6, "placeholder"),
        ("grammar.yaml", "capitals:", 'spaces: [["([a-z]+)+#", "x"]]\ncapitals:', 32, "pattern"),
        ("grammar.yaml", "capitals:", 'spaces: [["a.*b", "x"]]\ncapitals:', 32, "pattern"),
        ("grammar.yaml", "capitals:", 'spaces: [["(a|a)(a|a)(a|a)(a|a)(a|a)b", "x"]]\ncapitals:', 32, "pattern"),
        ("grammar.yaml", '["[46]0', '["[46]{1,9}0', 21, "pattern"),
        ("messages.po", "plural=0;", "plural=(n != 1);", 1, "catalogue"),
        ("messages.po", "plural=0;", "plural=1/0;", 1, "catalogue"),
        ("messages.po", "plural=0;", "plural=x(n);", 1, "catalogue"),
        ("messages.po", "UTF-8", "foo", 1, "catalogue"),
        ("messages.po", 'msgid "Notes"', 'msgidd "Notes"', 7, "catalogue"),
    ],
)
def test_what_is_wrong_with_a_language_is_said_at_its_line(
    turkish: Path, file: str, old: str, new: str, line: int, rule: str
) -> None:
    text = (turkish / "tr" / file).read_text(encoding="utf-8")
    assert old in text
    (turkish / "tr" / file).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(LoadError) as caught:
        compile_language(turkish / "tr")
    found = caught.value.diagnostics[0]
    assert (found.rule, found.place.line) == (rule, line), str(found)
