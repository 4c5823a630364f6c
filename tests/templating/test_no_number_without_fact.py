"""A number typed into any text of a briefing is an error where it stands, or the text may hold numbers for a reason.

Every string of a complete facts file and theme, of the folder of a language, and of every template of ours gets a
number in digits, and one in words of several languages.
"""

import re
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing import Options, check
from briefing.errors import BriefingError, Diagnostic
from briefing.evidence.check import check_briefing
from briefing.evidence.record import CheckRecord
from briefing.evidence.texts import find_unbacked_names
from briefing.facts.load import parse_briefing
from briefing.facts.model import Briefing
from briefing.facts.text_fields import KeyPattern, TextKind, TextType, text_fields
from briefing.files import folder, seed
from briefing.languages import SHIPPED, TABLES, language
from briefing.languages.compiler import CODES, is_code, language_texts
from briefing.templating.lint import lint_texts
from briefing.templating.scope import Scope
from briefing.themes.load import parse_theme
from briefing.themes.model import ThemeFile
from briefing.wording.edition import Edition, check_edition, check_language_texts
from briefing.yaml_source.problems import Problems
from briefing.yaml_source.reader import read_places

CODES_OF_WORDS = ("en", "ru", "az")
WORDS = ("forty-seven", "сорок семь", "qırx yeddi", "siebenundvierzig", "kırk sekiz", "XLVII")
"""A number in words of several languages; whatever the language of a text, none may be typed into it."""
TURKISH = Path(__file__).parents[1] / "languages" / "tr"
DIGITS = ("90000", "12. ", "[x](90000) ", "¹")

FACTS = """
head:
  id: test
  title: {en: A title, ru: Заголовок, az: Başlıq}
  subtitle: {en: A subtitle, ru: Слова, az: Sözlər}
  date: 2024-08-19
  reference: R
  marking: {en: Restricted, ru: Секретно, az: Məxfi}
  version: a
  cleared-by: {en: A, ru: А, az: A}
  language: en
  languages: [ru, az]
  prepared-by: {en: A, ru: А, az: A}
  contact: x
  authors: [{name: {en: A, ru: А, az: A}, role: {en: poet, ru: поэт, az: şair}}]
  series: {name: {en: Papers, ru: Тетради, az: Dəftərlər}, number: a}
  edition: {en: Summer, ru: Лето, az: Yay}
  stage: {en: For comment, ru: Для замечаний, az: Rəy üçün}
  about: {en: What it is, ru: Что это, az: Bu nədir}
  disclaimer: {en: What it is not, ru: Чем это не является, az: Bu nə deyil}
scenarios: [{likelihood: likely, text: {en: They stay, ru: Они останутся, az: Onlar qalır}}]
defaults: {speaker: minister, source: daily, area: {en: Norland, ru: Север, az: Şimal}}
units:
  pupils:
    en: {zero: u, one: pupil, two: u, few: u, many: u, other: pupils, short: pupils, cases: {ablative: {other: u}}}
    ru: {zero: u, one: ученик, two: u, few: ученика, many: учеников, other: ученика, short: уч.,
      cases: {genitive: {other: u}}}
    az: {zero: u, one: u, two: u, few: u, many: u, other: şagird, short: ş., cases: {ablative: {other: şagirddən}}}
  schools: {zero: u, one: school, two: u, few: u, many: u, other: schools, short: s.,
    cases: {ablative: {other: u}}}
speakers: {minister: {name: {en: A, ru: А, az: A}, role: {en: Minister, ru: Министр, az: Nazir}}}
sources:
  daily: {publisher: The Daily, published: 2024-08-19, language: en, speaker: minister, title: T,
    url: "https://example.org", author: A,
    text: daily.txt, sha256: 0000000000000000000000000000000000000000000000000000000000000000}
  weekly: {publisher: The Weekly, published: 2024-08-19, file: weekly.pdf}
  pens: {publisher: The Weekly, published: 2024-08-19, file: pens.csv}
allowed: [{text: G20, reason: a name}]
key-points: [{en: A point, ru: Слова, az: Sözlər}]
key-figures: [pupils]
sections:
  education:
    title: {en: Education, ru: Образование, az: Təhsil}
    text: {en: Text, ru: Слова, az: Sözlər}
    outlook: {en: Text, ru: Слова, az: Sözlər}
    caveats: {en: Text, ru: Слова, az: Sözlər}
images:
  boat:
    file: boat.png
    alt: {en: A boat, ru: Судно, az: Gəmi}
    caption: {en: The boat, ru: Это судно, az: Bu gəmi}
    credit: {en: A, ru: А, az: A}
    licence: {en: Free, ru: Даром, az: Azad}
    shows: [pupils]
flowables:
  code: {alt: {en: A code, ru: Код, az: Kod}, reason: x}
charts:
  road:
    section: education
    kind: corridor
    title: {en: A road, ru: Дорога, az: Yol}
    subtitle: {en: Text, ru: Слова, az: Sözlər}
    facts: [pupils]
    target: pupils
    segments: [{label: {en: Text, ru: Слова, az: Sözlər}, facts: [pupils]}]
  most: {section: education, kind: bars, title: {en: Most, ru: Больше, az: Çox}, facts: [pupils], highlight: [pupils]}
series:
  pens:
    section: education
    label: {en: pens, ru: ручки, az: qələmlər}
    statement: {en: "{area} has {value}", ru: "{area} имеет {value}", az: "{area} {value}"}
    source: pens
    measure: pens
    areas: {rows: [Elin], without: [Saxby]}
    periods: {columns: ["2021"], without: ["2022"]}
    row: [North]
    column: [Sold]
    quantity: {currency: EUR}
    total: {en: Everyone, ru: Все, az: Hamı}
    speaker: minister
    reading: {unit: {en: The heading, ru: Заголовок, az: Başlıq}}
  sums:
    section: education
    label: pens
    source: pens
    areas: {columns: [Sold]}
    periods: {rows: ["2021"]}
    area: {en: Southland, ru: Юг, az: Cənub}
    quantity: {unit: pupils}
facts:
  pens: {section: education, label: pens, statement: "There is {value}", quantity: {value: 5, currency: EUR},
    period: "2021", evidence: [{source: pens, row: [Elin], column: ["2021", Sold]}]}
  pupils:
    section: education
    label: {en: pupils, ru: ученики, az: şagirdlər}
    statement: {en: "There are {value}", ru: "Есть {value}", az: "Var {value}"}
    measure: pupils
    quantity: {value: 5, unit: pupils}
    period: "2024"
    area: {en: Southland, ru: Юг, az: Cənub}
    speaker: minister
    evidence: [{source: daily, quote: five pupils, page: "7", cell: "B7"}]
    reading: {period: {en: The heading, ru: Заголовок, az: Başlıq}}
  money: {section: education, label: money, statement: "There is {value}", quantity: {value: 5, currency: USD},
    period: "2024", evidence: {quote: five}}
  sum: {section: education, label: sum, statement: "It is {value}", formula: pupils + pupils, quantity: {unit: pupils},
    period: "2024"}
"""
THEME = """
extends: default
colours: {ink: "#000000", grey: "#404040", hairline: "#CCCCCC", panel: "#F4F4F4", dark: "#102030", accent: "#802020",
  paper: "#FFFFFF"}
charts: {bar: "#102030", muted: "#404040", highlight: "#802020"}
faces: {regular: a.ttf, bold: b.ttf, italic: c.ttf, bold-italic: d.ttf}
logo: {file: logo.svg, alt: {en: A star, ru: Звезда, az: Ulduz}, words: {en: Star, ru: Звезда, az: Ulduz}}
wordings: {briefing: Brief, contents: Within, key-points: In short, key-figures: In figures, outlook: Ahead,
  sources: Read, notes: Where, colophon: Made so, scenarios: To come, almost-no-chance: hardly, very-unlikely: rarely,
  unlikely: seldom, even-chance: perhaps, likely: often, very-likely: mostly, almost-certain: nearly always}
header:
  left: {en: "{marking} Ministry", ru: "{marking} Слова", az: "{marking} Sözlər"}
  right: {en: Ministry, ru: Слова, az: Sözlər}
footer:
  left: {en: "{marking} Ministry", ru: "{marking} Слова", az: "{marking} Sözlər"}
  right: {en: Ministry, ru: Слова, az: Sözlər}
allowed: [{text: G20, reason: a name}]
"""
Leaf = tuple[str | int, ...]


def leaves(node: Any, path: Leaf = ()) -> Iterator[tuple[Leaf, str]]:
    """Every text of plain data, with its path."""
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in items:
        yield from leaves(child, (*path, key))
    if isinstance(node, str):
        yield path, node


def with_added(data: Any, paths: Iterable[Leaf], words: str) -> str:
    """The file with `words` before the texts at `paths`."""
    copy = deepcopy(data)
    for path in paths:
        node = copy
        for key in path[:-1]:
            node = node[key]
        node[path[-1]] = f"{words} {node[path[-1]]}"
    return yaml.dump(copy, allow_unicode=True, sort_keys=False, width=1000)


def lines_of(text: str, paths: Iterable[Leaf]) -> dict[Leaf, int]:
    places = read_places(text.encode(), "x", Problems())
    return {path: places.at(*path).line for path in paths}


def pattern_of(path: Leaf, known: dict[KeyPattern, Any]) -> KeyPattern:
    """The pattern of the field that holds the text at `path`; a text in a language of its own has one key more."""

    def fits(pattern: KeyPattern, path: Leaf) -> bool:
        return len(pattern) == len(path) and all(
            step == key or (step == "*" and isinstance(key, str)) or (step == "[]" and isinstance(key, int))
            for step, key in zip(pattern, path, strict=True)
        )

    if path[0] == "units" and path[2] in CODES_OF_WORDS:
        path = ("translated-units", *path[1:])
    tried = (path, path[:-1]) if path[-1] in CODES_OF_WORDS else (path,)
    return next(pattern for candidate in tried for pattern in known if fits(pattern, candidate))


def problems_of_facts(text: str) -> list[Diagnostic]:
    try:
        facts = parse_briefing(text.encode(), Path(__file__).with_name("facts.yaml"))
    except BriefingError as error:
        return list(error.diagnostics)
    # The reason of a reading may have a number of its source, against which the check holds it.
    found = [d for d in check_briefing(facts, {}).diagnostics if d.rule == "value-without-fact"]
    found += find_unbacked_names(facts, {}, CheckRecord())
    for code in CODES_OF_WORDS:
        edition = Edition.of(facts.briefing, language(code))
        found += lint_texts(facts._replace(briefing=edition.briefing), Scope(*edition))
    return found


def problems_of_theme(text: str) -> list[Diagnostic]:
    try:
        parse_theme(text.encode(), Path("theme.yaml"))
    except BriefingError as error:
        return [d for d in error.diagnostics if d.rule not in ("face", "logo")]
    return []


FILES = {
    "facts": (yaml.load(FACTS, yaml.CBaseLoader), dict(text_fields(Briefing)), problems_of_facts),
    "theme": (yaml.load(THEME, yaml.CBaseLoader), dict(text_fields(ThemeFile)), problems_of_theme),
}
NOT_WRITTEN = {
    ("facts", "*", "id"),
    ("facts", "*", "series"),
    ("facts", "*", "total-of"),
    ("facts", "*", "inputs", "[]"),
    *(("facts", "*", "evidence", "[]", key, "[]") for key in ("title", "notes")),
    ("facts", "*", "evidence", "[]", "full"),
}


@pytest.mark.parametrize("file", FILES)
def test_the_file_has_every_text_there_is_and_no_problem(file: str) -> None:
    data, known, problems = FILES[file]
    assert problems(yaml.dump(data, allow_unicode=True, sort_keys=False)) == []
    used = {pattern_of(path, known) for path, _ in leaves(data) if is_text(path, known)}
    assert {pattern for pattern in known if "[key]" not in pattern} - used == NOT_WRITTEN & known.keys()


def is_text(path: Leaf, known: dict[KeyPattern, Any]) -> bool:
    try:
        return bool(pattern_of(path, known))
    except StopIteration:
        return False


@pytest.mark.parametrize("file", FILES)
def test_what_may_hold_numbers_says_why(file: str) -> None:
    _, known, _ = FILES[file]
    for pattern, field in known.items():
        assert bool(field.text.reason) == (field.text.kind in (TextKind.NAME, TextKind.CODE)), pattern


@pytest.mark.slow
@pytest.mark.parametrize("words", [*DIGITS, ", ".join(WORDS)])
@pytest.mark.parametrize("file", FILES)
def test_a_number_in_any_text_is_an_error_there(file: str, words: str) -> None:
    """It stands in all texts at once; those that are not named are tried again, since one run names a hundred."""
    data, known, problems = FILES[file]
    paths = [path for path, _ in leaves(data) if is_text(path, known)]
    pending = {path: expected for path in paths if (expected := expected_rule(file, path, words))}
    assert pending or (file == "theme" and words in DIGITS[1:])
    while pending:
        text = with_added(data, pending, words)
        lines, told = lines_of(text, pending), defaultdict[tuple[int, str], str](str)
        for diagnostic in problems(text):
            told[diagnostic.place.line, diagnostic.rule] += diagnostic.message
        named = {
            path
            for path, rule in pending.items()
            if (message := told[lines[path], rule])
            and (rule == "value-in-name" or all(f'"{word}"' in message for word in WORDS if word in words))
        }
        assert named, f"no error at {sorted('.'.join(map(str, path)) for path in pending)}"
        pending = {path: rule for path, rule in pending.items() if path not in named}


def expected_rule(file: str, path: Leaf, words: str) -> str:
    """The rule that `words` in the text at `path` break; none if they may stand there."""
    _, known, _ = FILES[file]
    field = known[pattern_of(path, known)]
    if field.text.kind is TextKind.PROSE and words in DIGITS[1:]:
        return ""  # Markdown: the number of a list item, and a link, whose target is another error
    if field.text.kind not in (TextKind.NAME, TextKind.CODE):
        return "value-without-fact"
    return "value-in-name" if is_shown_name(file, path, field.text) and words not in DIGITS[1:] else ""


def is_shown_name(file: str, path: Leaf, text: TextType) -> bool:
    """Whether it is a name that pages print; addresses are shown without their numbers, quotes looked up."""
    is_shown = path[0] in ("head", "speakers", "sources") and path[-1] != "url"
    return file == "facts" and text.kind is TextKind.NAME and is_shown


def language_leaves(code: str) -> list[tuple[str, int, str]]:
    """Every printed text in the folder of a language of ours: file, line and text."""
    return [(Path(place.file).name, place.line, text) for place, _, text in language_texts(TABLES.parent / code)]


@pytest.mark.parametrize("code", SHIPPED)
def test_no_text_of_our_languages_holds_a_number(code: str) -> None:
    assert list(check_language_texts(TABLES.parent / code)) == []
    assert len(language_leaves(code)) > (100 if code != "en" else 25)


@pytest.mark.slow
@pytest.mark.parametrize("code", SHIPPED)
def test_a_number_in_any_text_of_a_language_is_an_error_there(code: str, tmp_path: Path) -> None:
    """All its texts at once, each with a number before it; in what is not printed a number is none of a briefing."""
    own = tmp_path / code
    own.mkdir()
    grammar = yaml.load((TABLES.parent / code / "grammar.yaml").read_text(encoding="utf-8"), yaml.CBaseLoader)
    paths = [path for path, _ in leaves(grammar) if not is_code(path)]
    for words in (DIGITS[0], DIGITS[-1], WORDS[0], WORDS[2]):
        text = with_added(grammar, paths, words)
        (own / "grammar.yaml").write_text(text, encoding="utf-8")
        found = {(Path(d.place.file).name, d.place.line) for d in check_language_texts(own)}
        assert found >= {("grammar.yaml", line) for line in lines_of(text, paths).values()}, words
        if code != "en":
            catalogue = (TABLES.parent / code / "messages.po").read_text(encoding="utf-8")
            head, _, entries = catalogue.partition("\n\n")
            entries = re.sub(r'(?m)^(msgstr(?:\[\d\])? ")', rf"\g<1>{words} ", entries)
            (own / "messages.po").write_text(f"{head}\n\n{entries}", encoding="utf-8")
            told = [d for d in check_language_texts(own) if d.place.file.endswith("messages.po")]
            assert len(told) >= entries.count("msgstr"), words
    assert all(CODES.values())


def test_an_edition_checks_the_languages_that_it_prints(tmp_path: Path) -> None:
    own = tmp_path / "languages" / "tr"
    shutil.copytree(TURKISH, own)
    catalogue = own / "messages.po"
    catalogue.write_text(catalogue.read_text(encoding="utf-8").replace('"Kaynaklar"', '"90000 kaynak"'), "utf-8")
    facts = tmp_path / "facts.yaml"
    facts.write_text(FACTS, encoding="utf-8")
    shutil.copy(Path(__file__).with_name("pens.csv"), tmp_path)
    found = check_edition(parse_briefing(FACTS.encode(), facts), language("tr", tmp_path / "languages"))
    (problem,) = (d for d in found if d.rule == "value-without-fact")
    assert (problem.place.file, problem.message) == (str(catalogue), '"Sources" has "90000", which no fact backs')


TEMPLATES = sorted(path.relative_to(folder("templates")).as_posix() for path in folder("templates").rglob("*.md.j2"))


@pytest.mark.slow
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_number_in_any_template_is_an_error_there(name: str, tmp_path: Path) -> None:
    """In one edition, since the template is that of all."""
    text = (folder("templates") / name).read_text(encoding="utf-8")
    own = tmp_path / name
    own.parent.mkdir(exist_ok=True)
    printed = () if "{% extends" in text else ('{{ "90000" }}', '{{ _("forty") }}', '{{ "for" ~ "ty" }}')
    for typed in (("90000", *WORDS), *((words,) for words in printed)):
        own.write_text("\n\n".join((text, *typed)), encoding="utf-8")
        with pytest.raises(BriefingError) as caught:
            check(seed(), Options(templates=tmp_path, one_page=name.startswith("one-page"), language="en"))
        found = [d for d in caught.value.diagnostics if d.severity == "error"]
        assert {(d.place.file, d.rule) for d in found} == {(str(own), "value-without-fact")}, typed
        if typed[0] not in printed:
            lines = [text.count("\n") + 3 + 2 * number for number in range(len(typed))]
            assert [d.place.line for d in found] == lines, typed
