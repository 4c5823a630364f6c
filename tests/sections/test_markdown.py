"""Nothing that is typed into a text is left out: what has no room where it stands is an error at its place."""

from collections.abc import Callable

import pytest

from briefing.facts.load import FactsFile
from briefing.sections.markdown import check_shapes
from tests.growth import cpu_seconds

FactsOf = Callable[[str], FactsFile]

REST = """\
key-points: ["POINT"]
charts:
  many: {section: school, kind: bars, title: "CHART", facts: [pupils, more]}
sections:
  school:
    title: School
    text: "TEXT"
facts:
  pupils:
    section: school
    label: pupils
    statement: There are {value}.
    quantity: {value: 160, unit: pupils}
    kind: judgement
  more:
    section: school
    label: pupils in the north
    statement: There are {value} more.
    quantity: {value: 60, unit: pupils}
    kind: judgement
"""
FACT = "{{ fact('pupils') }}"


def shapes(facts_of: FactsOf, **texts: str) -> list[tuple[int, int, str]]:
    rest = REST
    for key, text in ({"POINT": FACT, "CHART": "Many", "TEXT": FACT} | texts).items():
        rest = rest.replace(key, text)
    return [(d.place.line, d.place.column, d.message) for d in check_shapes(facts_of(rest))]


@pytest.mark.parametrize(
    ("place", "text", "line", "column", "what"),
    [
        ("POINT", "* a point", 6, 15, "a list"),
        ("POINT", "A point:\\n\\n* one", 6, 27, "a list"),
        ("POINT", "## A point", 6, 15, "a heading"),
        ("POINT", "> a point", 6, 15, "a quotation"),
        ("POINT", "7. points", 6, 15, "a list"),
        ("POINT", "See {{ tiles('pupils') }}", 6, 19, "a tiles"),
        ("CHART", "+ Many pupils", 8, 47, "a list"),
        ("CHART", "Many\\n\\n# pupils", 8, 55, "a heading"),
        ("TEXT", "> said\\n> * twice", 12, 20, "a list"),
        ("TEXT", "> # said", 12, 12, "a heading"),
    ],
)
def test_what_has_no_room_is_an_error(
    place: str, text: str, line: int, column: int, what: str, facts_of: FactsOf
) -> None:
    ((*found, message),) = shapes(facts_of, **{place: text})
    assert found == [line, column]
    assert message.endswith(f"no room for {what}")


def test_a_list_that_begins_elsewhere_is_an_error(facts_of: FactsOf) -> None:
    ((*found, message),) = shapes(facts_of, TEXT="Two:\\n\\n4. a\\n5. b")
    assert (found, "begins with 4" in message) == ([12, 20], True)


def test_a_link_with_a_title_is_an_error(facts_of: FactsOf) -> None:
    ((*found, message),) = shapes(facts_of, TEXT="The [word](https://x.example 'and more') here")
    assert (found, "a link with a title" in message) == ([12, 41], True)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("TEXT", "The [word](https://x.example) (and more)"),
        ("POINT", f"One *point*\\nof {FACT} - and more"),
        ("POINT", f"One\\n\\nand another, {FACT}"),
        ("POINT", "{{ allow('> a', reason='r') }}"),
        ("CHART", "Many pupils # and more"),
        ("TEXT", "1. a\\n2. b\\n\\n* c\\n\\n# d\\n\\n> e\\n>\\n> f"),
        ("TEXT", f"{FACT}\\n\\n> said"),
    ],
)
def test_what_is_printed_is_none(place: str, text: str, facts_of: FactsOf) -> None:
    assert shapes(facts_of, **{place: text}) == []


def test_long_texts_are_read_at_once(facts_of: FactsOf) -> None:
    begun = cpu_seconds()
    assert shapes(facts_of, TEXT="> {{ cite('pupils') }} a\\n" * 4_000) == []
    assert len(shapes(facts_of, TEXT="9. a\\n\\nb\\n\\n" * 2_000)) == 50
    assert cpu_seconds() - begun < 10
