"""A selection of sections: what it keeps, what it drops, and that it is built and verified like the whole."""

from pathlib import Path

import pytest

from briefing import Options, build
from briefing.errors import CheckError
from briefing.facts.load import FactsFile, canonical, digest, parse_briefing
from briefing.facts.model import Briefing
from briefing.proof.pdfium import open_pdf
from briefing.proof.verify import Integrity, verify
from briefing.sections.select_sections import Names, names_in_templates, select_sections
from briefing.templating.folders import Template
from tests.conftest import all_cases, make_checked_folder, slow_case

SEED = Path(__file__).parents[2] / "seeds" / "azerbaijan-russia.yaml"
ALL = ("visit", "security", "education", "trade", "transport-corridor")

WHOLE = """\
head: {id: test, title: A title, date: 2024-08-19, languages: [en, ru]}
defaults: {speaker: minister, source: daily, period: "2024", area: Norland}
speakers: {minister: {name: The Daily}}
sources:
  daily: {publisher: The Daily, published: 2024-08-19}
  weekly: {publisher: The Weekly, published: 2024-08-20}
units: {pupils: {one: pupil, other: pupils}, schools: {one: school, other: schools}}
key-points: ['Of {{ fact("pupils") }}.', 'And {{ fact("ships") }}.', 'See {{ cite("boats") }}.', Nothing is cited.]
key-figures: [pupils, schools, ships]
charts:
  fleet: {section: harbour, kind: bars, title: 'Ships, and {{ fact("boats") }}', facts: [ships, boats]}
sections:
  education: {title: Education, text: TEXT}
  harbour: {title: Harbour}
facts:
  pupils: {FACT, section: education, quantity: {value: 20, unit: pupils}}
  schools: {FACT, section: harbour, quantity: {value: 4, unit: schools}}
  each: {section: education, label: each, statement: "{value}.", quantity: {unit: pupils}, formula: pupils / schools}
  ships: {FACT, section: harbour, quantity: {value: 3}}
  boats: {FROM, section: harbour, quantity: {value: 9}}
"""
FACT = 'label: those, statement: "{value}.", evidence: {quote: "20 here, 4 there, 3 in port, 9 at sea"}'


def written(text: str = "Words.", **changes: str) -> str:
    whole = (
        WHOLE.replace("FACT", FACT)
        .replace("FROM", FACT.replace("9}", "9, source: weekly}"))
        .replace("TEXT", f"'{text}'")
    )
    for old, new in changes.items():
        whole = whole.replace(old, new)
    return whole


def briefing_of(text: str = "Words.", **changes: str) -> Briefing:
    return parse_briefing(written(text, **changes).encode(), Path("facts.yaml")).briefing


@all_cases(
    ("text", "facts", "charts"),
    [
        ("Words.", ["pupils", "schools", "each"], []),
        ('{{ fact("ships").period }}', ["pupils", "schools", "each", "ships"], []),
        ('{{ cite("ships", "boats") }}', ["pupils", "schools", "each", "ships", "boats"], []),
        ('{{ tiles("boats") }}', ["pupils", "schools", "each", "boats"], []),
        ('{{ figure("fleet") }}', ["pupils", "schools", "each", "ships", "boats"], ["fleet"]),
        ('{{ allow("ships", reason="a word") }}', ["pupils", "schools", "each"], []),
    ],
)
def test_keeps_what_texts_charts_and_formulas_need(text: str, facts: list[str], charts: list[str]) -> None:
    selected = select_sections(briefing_of(text), ["education"])
    assert (list(selected.sections), list(selected.facts), list(selected.charts)) == (["education"], facts, charts)
    assert selected.is_selection


def test_key_points_figures_units_speakers_and_sources_follow() -> None:
    selected = select_sections(briefing_of(), ["education"])
    assert selected.key_points == ('Of {{ fact("pupils") }}.', "Nothing is cited.")
    assert selected.key_figures == ("pupils", "schools")
    assert (list(selected.units), list(selected.speakers), list(selected.sources)) == (
        ["pupils", "schools"],
        ["minister"],
        ["daily"],
    )


def test_a_disagreement_is_not_hidden_by_the_choice() -> None:
    """A fact of another section that contradicts one that is shown comes with it."""
    same = "section: harbour, measure: pupils, quantity: {value: 30, unit: pupils}"
    briefing = briefing_of(**{"section: harbour, quantity: {value: 9}": same})
    assert "boats" in select_sections(briefing, ["education"]).facts


def test_each_language_of_a_text_counts() -> None:
    briefing = briefing_of(**{"'Words.'": """{en: Words., ru: '{{ fact("ships") }}'}"""})
    assert "ships" in select_sections(briefing, ["education"]).facts


def test_what_templates_name_is_kept() -> None:
    ours = Template("builtin/briefing.md.j2", "x", 'fact("boats")')
    root = Template("briefing.md.j2", "x", """{{ tiles(['ships', "schools"]) }}""")
    other = Template("sections/harbour.md.j2", "x", 'fact("boats")')
    named = names_in_templates((ours, root, other), ["education"])
    assert named.facts == {"ships", "schools"}
    assert "ships" in select_sections(briefing_of(), ["education"], named).facts
    assert select_sections(briefing_of(), ["education"], Names()).facts.keys() == {"pupils", "schools", "each"}


def test_all_sections_are_no_selection(seed: FactsFile) -> None:
    assert select_sections(seed.briefing, ALL) is seed.briefing
    assert build(SEED, Options(sections=tuple(reversed(ALL)))).data == build(SEED).data


@pytest.mark.slow
@pytest.mark.parametrize("sections", [("visit",), ("education",), ("security", "trade"), ALL[1:]], ids="+".join)
@pytest.mark.parametrize("language", ["en", "ru", "az"])
def test_a_selection_is_verified_like_the_whole(sections: tuple[str, ...], language: str) -> None:
    built = build(SEED, Options(language=language, sections=sections))
    verdict = verify(built.data)
    assert verdict.state is Integrity.CONSISTENT
    assert verdict.unchanged == verdict.values == built.values
    whole = build(SEED, Options(language=language))
    of_selection, of_all = (digest_of(one.checked.edition.briefing) for one in (built, whole))
    assert verdict.facts_digest == of_selection != of_all
    assert verdict.digest == built.digest != whole.digest
    assert [w for w in built.warnings if w.rule == "unused-fact"] == []


@pytest.mark.parametrize("text", ["Words.", '{{ fact("boats") }}', '{{ figure("fleet") }}', '{{ tiles("ships") }}'])
def test_what_comes_from_other_sections_is_verified_too(text: str, tmp_path: Path) -> None:
    """Inputs that stand in a note alone, values, charts and tiles."""
    (tmp_path / "facts.yaml").write_text(written(text), encoding="utf-8")
    built = build(tmp_path / "facts.yaml", Options(sections=("education",)))
    verdict = verify(built.data)
    assert verdict.state is Integrity.CONSISTENT
    assert {fact.id for fact in verdict.facts} == set(built.checked.edition.briefing.facts)
    assert not [w for w in built.warnings if w.rule == "unused-fact"]


def digest_of(briefing: Briefing) -> str:
    return digest(canonical(briefing))


def test_the_digest_is_that_of_every_language() -> None:
    options = [Options(language=code, sections=("trade",)) for code in ("en", "ru")]
    assert len({digest_of(build(SEED, o).checked.edition.briefing) for o in options}) == 1


@pytest.mark.parametrize(
    ("language", "said", "unwanted"),
    [
        ("en", "Sections chosen: Education.", ("The corridor", "Security", "cargo")),
        ("ru", "Выбранные разделы: Образование.", ("Коридор", "Безопасность", "груз")),
        ("az", "Seçilmiş bölmələr: Təhsil.", ("Dəhliz", "Təhlükəsizlik", "yük")),
    ],
)
def test_it_says_that_it_is_a_selection_and_names_no_other_section(
    language: str, said: str, unwanted: tuple[str, ...]
) -> None:
    built = build(SEED, Options(language=language, sections=("education",)))
    with open_pdf(built.data) as pdf:
        text = " ".join("".join(pdf.page_text(n).text for n in range(1, pdf.pages + 1)).split())
    assert said in text
    assert not [word for word in unwanted if word in text]


@pytest.mark.parametrize(
    ("sections", "name"),
    [
        (("trade", "visit"), "azerbaijan-russia-2024-08-visit-trade-ru.pdf"),
        slow_case(ALL[1:], "azerbaijan-russia-2024-08-security-education-trade-transport-corridor-ru.pdf"),
        (ALL, "azerbaijan-russia-2024-08-ru.pdf"),
    ],
)
def test_a_selection_has_a_name_of_its_own(sections: tuple[str, ...], name: str) -> None:
    assert build(SEED, Options(language="ru", sections=sections)).name == name


def test_an_unknown_section_is_named() -> None:
    with pytest.raises(CheckError, match='there is no section "tarde"\n  hint: did you mean "trade"'):
        build(SEED, Options(sections=("visit", "tarde")))


def test_an_own_template_may_name_facts_of_other_sections(tmp_path: Path) -> None:
    (tmp_path / "sections").mkdir()
    template = '## {{ section.title }}\n\n{{ tiles(["trade"]) }}\n'
    (tmp_path / "sections" / "visit.md.j2").write_text(template, encoding="utf-8")
    built = build(SEED, Options(sections=("visit",), templates=tmp_path))
    assert "trade" in built.checked.edition.briefing.facts


def test_a_source_that_no_fact_cites_is_not_listed_and_said(tmp_path: Path) -> None:
    make_checked_folder(tmp_path / "t")
    facts = tmp_path / "t" / "facts.yaml"
    spare = "  spare: {publisher: The Spare Courant, published: 2025-01-01}\n  gazette:\n"
    facts.write_text(facts.read_text("utf-8").replace("  gazette:\n", spare, 1), "utf-8")
    built = build(facts, Options(format="html"))
    assert "Spare Courant" not in built.data.decode()
    assert [w.message for w in built.warnings if w.rule == "unplaced"] == [
        'source "spare" stands nowhere in the document'
    ]
