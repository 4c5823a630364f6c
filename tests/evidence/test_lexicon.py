"""A language's words are read when a text in it is, written in its own lower case, and spelled out from endings."""

import subprocess
import sys

import pytest

from briefing.evidence.lexicons import FOLDER, KINDS, LANGUAGES
from briefing.evidence.lexicons.glossary import RETELLING
from briefing.evidence.lexicons.lexicon import forms_in_order, has_lexicon, load_lexicon, word_forms
from tests.conftest import all_cases


def test_only_the_language_asked_for_is_read() -> None:
    code = (
        "import sys; from briefing.evidence.numbers.numbers import find_numbers as f; f('5', 'en'); print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "briefing.evidence.lexicons.english" in loaded
    assert "russian" not in loaded and "azerbaijani" not in loaded and "unknown" not in loaded


@all_cases(("language", "known"), [("en", True), ("en-GB", True), ("ru", True), ("az", True), ("tr", False)])
def test_languages(language: str, known: bool) -> None:
    assert has_lexicon(language) is known is load_lexicon(language).known


def test_each_language_has_every_file_and_every_word_that_another_has() -> None:
    lists = {folder.name for folder in FOLDER.iterdir() if [*folder.glob("*.txt")]}
    missing = [
        f"{name}/{code}.txt" for name in lists for code in LANGUAGES if not (FOLDER / name / f"{code}.txt").is_file()
    ]
    modules = {code: {path.stem for path in FOLDER.glob(f"{word}*.py")} for code, word in LANGUAGES.items()}
    words = ((code, f"{language}_{kind}") for code, language in LANGUAGES.items() for kind in KINDS)
    missing += [name for code, name in words if name not in modules[code]]
    assert lists and not missing
    assert RETELLING.keys() == LANGUAGES.keys()
    glossary = (FOLDER / "glossary.txt").read_text(encoding="utf-8").splitlines()
    assert {line.count("|") + 1 for line in glossary if line and line[0] not in "#~"} == {len(LANGUAGES)}


@all_cases(
    ("language", "word", "lower"),
    [
        ("az", "İKİ", "iki"),
        ("az", "ALTI", "altı"),
        ("az", "Qırx", "qırx"),
        ("ru", "ТРЁХ", "трех"),
        ("en", "Six", "six"),
    ],
)
def test_lower_case(language: str, word: str, lower: str) -> None:
    assert load_lexicon(language).lower(word) == lower


@pytest.mark.parametrize("language", ["en", "ru", "az", "tr"])
def test_words_are_in_lower_case(language: str) -> None:
    words = load_lexicon(language)
    tables = (words.numbers.small, words.numbers.scales, words.numbers.vague, words.units.units, words.units.nouns)
    assert all(word == words.lower(word) for table in tables for word in table)


def test_forms_are_written_out() -> None:
    assert word_forms("d/o.id.one per_cent do/-.es") == {"do", "did", "done", "per cent", "does"}
    assert forms_in_order("zero|nil one two/-.s") == {"zero": 0, "nil": 0, "one": 1, "two": 2, "twos": 2}
