"""Texts and units given by language: each mistake is said at its line; what has no version is stood in for."""

from pathlib import Path

import pytest

from briefing import Options, build
from briefing.errors import BriefingError
from briefing.facts.load import FactsFile, canonical, digest, parse_briefing, restore
from briefing.facts.text_fields import lang_of
from briefing.languages import language
from briefing.wording.edition import Edition, briefing_in_language, check_edition
from tests.conftest import all_cases

HEAD = """\
head: {id: test, title: {en: A title, ru: Заголовок}, date: 2024-08-19, state: final, languages: [en, ru]}
defaults: {speaker: minister, source: daily, period: "2024", area: {en: Norland, ru: Норландия}}
units:
  pupils: {en: {one: pupil, other: pupils}, ru: {one: ученик, few: ученика, many: учеников, other: ученика}}
speakers: {minister: {name: {en: A. Minister, ru: А. Министр}}}
sources: {daily: {publisher: The Daily, published: 2024-08-19, language: en}}
"""
FACTS = (
    HEAD
    + """\
sections: {education: {title: {en: Education, ru: Образование}}}
facts:
  pupils:
    section: education
    label: {en: pupils, ru: ученики}
    statement: {en: "There are {value}.", ru: "Всего {value}."}
    quantity: {value: 160000, unit: pupils}
    qualifier: about
    evidence: {quote: "about 160,000 pupils"}
"""
)


def problems(tmp_path: Path, old: str, new: str, code: str = "ru") -> list[str]:
    """What is wrong with the facts after a change, as `line:column rule: message`."""
    assert old in FACTS
    file = tmp_path / "facts.yaml"
    file.write_text(FACTS.replace(old, new, 1), encoding="utf-8")
    try:
        found = build(file, Options(language=code)).warnings
    except BriefingError as error:
        found = error.diagnostics
    usual = ("single-source", "never-verified")
    return [f"{d.place.line}:{d.place.column} {d.rule}: {d.message}" for d in found if d.rule not in usual]


def test_nothing_is_wrong_with_it(tmp_path: Path) -> None:
    assert problems(tmp_path, "head", "head") == problems(tmp_path, "head", "head", "en") == []


@all_cases(
    ("old", "new", "problem"),
    [
        ("en: A title, ", "", "1:18 versions: head: title has no version in en, the language of the file"),
        ("en: pupils, ", "", '11:5 versions: fact "pupils": label has no version in en, the language of the file'),
        ("Заголовок}", "Заголовок, de: Titel}", '1:54 versions: head: title is given in "de", which no edition has'),
        (
            "Заголовок}",
            "Заголовок, En_gb: x}",
            '1:54 versions: head: title is given in "En_gb", which no edition has',
        ),
        ("Заголовок}", "' '}", "1:43 text-form: head: title.ru is blank"),
        ("ru: Заголовок}", "ru: }", '1:39 empty-value: "ru" is left empty'),
        ("ru: Заголовок}", "ru: [a]}", "1:39 text-form: head: title.ru should be a text"),
        ("ru: ученики}", 'ru: "a\\nb"}', '11:29 text-form: fact "pupils": label.ru has several lines'),
        ("ru: Образование}", 'ru: "a\\nb"}', '7:51 text-form: section "education": title.ru has several lines'),
        ("Норландия", "Н" * 1001, "2:86 text-form: defaults: area.ru is longer than 1000 characters"),
        ('"Всего {value}."', "Всего.", '12:47 statement: fact "pupils" has a value that its statement does not name'),
        ("Всего {value}", "Всего {x}", '12:47 statement: fact "pupils" has a value that its statement does not name'),
        (", many: учеников", "", '4:45 unit-form: unit "pupils": ru has no form “many”, which ru needs'),
        ("other: ученика}", "othr: x}", '4:45 missing-key: unit "pupils": ru has no other'),
        (
            "{en: {one: pupil, other: pupils}, ",
            "{",
            '4:3 versions: unit "pupils" has no forms in en, the language of the file',
        ),
        (
            "ru: {one: ученик",
            "de: {one: ученик",
            '4:3 versions: unit "pupils" is given in "de", which no edition has',
        ),
        (
            "{en: {one: pupil, other: pupils}, ",
            "{one: pupil, other: pupils, ",
            '4:39 versions: unit "pupils" has forms in ru beside its own',
        ),
        ("{one: ученик", "{fwe: x, one: ученик", '4:50 unknown-key: unit "pupils": ru has no key "fwe"'),
        (
            "other: ученика}",
            "other: ученика, cases: {genitve: {other: x}}}",
            '4:45 unit-form: unit "pupils": ru has the case “genitve”, which ru does not have',
        ),
        (
            "other: ученика}",
            "other: ученика, cases: {genitive: {one: a, few: b, other: x}}}",
            '4:45 unit-form: unit "pupils": ru has no form “many” in its genitive',
        ),
        ("[en, ru]", "[en, ru, ru-RU]", "1:107 versions: head: languages has two of one language, ru and ru-RU"),
        ("[en, ru]", "[en, russian]", '1:103 language-code: head: languages.2 is "russian", which is not a language'),
        ("The Daily,", "{en: The Daily},", '6:19 type: source "daily": publisher should be a text, not a mapping'),
        (
            "languages: [en, ru]",
            "language: de",
            "1:18 versions: head: title has no version in de, the language of the file",
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_said_at_its_place(old: str, new: str, problem: str, tmp_path: Path) -> None:
    assert problem in problems(tmp_path, old, new)


def test_a_language_that_nobody_has_is_said(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, "head", "head", "xx")
    assert found == '1:1 unknown-language: unknown language "xx"'


UNIT = ", ru: {one: ученик, few: ученика, many: учеников, other: ученика}"
MISSING = [
    (", ru: Заголовок", "1:18", "head: title"),
    (", ru: Норландия", "2:62", "defaults: area"),
    (", ru: А. Министр", "5:23", 'speaker "minister": name'),
    (", ru: Образование", "7:24", 'section "education": title'),
    (", ru: ученики", "11:5", 'fact "pupils": label'),
    (', ru: "Всего {value}."', "12:5", 'fact "pupils": statement'),
]


@all_cases(("text", "place", "what"), MISSING)
def test_what_has_no_version_is_one_warning(text: str, place: str, what: str, tmp_path: Path) -> None:
    expected = f"{place} untranslated: {what} has no version in ru; the one in en stands in for it"
    assert problems(tmp_path, text, "") == [expected]


def test_a_unit_that_has_no_version_is_one_warning(tmp_path: Path) -> None:
    assert problems(tmp_path, UNIT, "") == [
        '4:3 untranslated: unit "pupils" has no forms in ru; its values stand in en'
    ]


def parsed(text: str) -> FactsFile:
    return parse_briefing(text.encode(), Path("facts.yaml"))


def test_a_unit_without_words_is_told_in_the_language_of_the_file() -> None:
    facts = parsed(FACTS.replace(UNIT, "").replace("about", "more-than", 1))
    briefing, wording = Edition.of(facts.briefing, language("az"))
    fact = briefing.facts["pupils"]
    assert wording.words(fact) == "more than 160,000\u00a0pupils"
    assert wording.amount(fact) == "more than 160,000"
    assert wording.value_lang(fact) == "en"
    assert lang_of(fact.label) == "en"


def test_a_short_form_that_is_missing_is_said() -> None:
    facts = parsed(FACTS.replace("other: pupils}", "other: pupils, short: pp.}"))
    (found,) = check_edition(facts, language("ru"))
    assert found.message == 'unit "pupils": ru has no short form, so tiles and charts show its numbers alone'


def test_a_version_that_names_other_facts_is_said() -> None:
    other = HEAD + FACTS.removeprefix(HEAD).replace(
        "sections: {", "key-points: [{en: 'Yes{{ cite(\"pupils\") }}.', ru: Да.}]\nsections: {"
    )
    (found,) = check_edition(parsed(other), language("ru"))
    assert (found.rule, found.place.line, found.place.column) == ("translation", 7, 51)


@pytest.mark.parametrize("text", ["", ", ru: ученики", ", ru: Норландия"])
def test_every_edition_has_the_same_digest(text: str) -> None:
    facts = parsed(FACTS.replace(text, "", 1))
    digests = {digest(canonical(briefing_in_language(facts.briefing, code))) for code in ("en", "ru", "az")}
    assert digests == {digest(canonical(facts.briefing))}
    restored = restore(canonical(facts.briefing))
    assert canonical(restored) == canonical(facts.briefing)


@all_cases("word", ["ученики", "Всего", "учеников", "Норландия", "Министр"])
def test_another_translation_is_another_digest(word: str) -> None:
    digests = {digest(canonical(parsed(text).briefing)) for text in (FACTS, FACTS.replace(word, f"{word}х"))}
    assert len(digests) == 2


def test_a_region_makes_no_other_language() -> None:
    facts = parsed(FACTS.replace(" ru:", " ru-RU:").replace("languages: [en, ru]", "languages: [en, ru-RU]"))
    assert list(check_edition(facts, language("ru-RU"))) == []
    briefing, wording = Edition.of(facts.briefing, language("ru-RU"))
    assert (str(briefing.facts["pupils"].label), wording.words(briefing.facts["pupils"])) == (
        "ученики",
        "около 160\u00a0000\u00a0учеников",
    )
