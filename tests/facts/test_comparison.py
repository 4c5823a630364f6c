"""Facts that can be compared, and how they stand in a table."""

from pathlib import Path

from briefing.facts.comparison import Dimension, arrange, comparable
from briefing.facts.load import parse_briefing
from briefing.facts.model import Fact
from tests.conftest import all_cases

HEAD = """\
head: {id: test, title: A title, date: 2024-08-19}
defaults: {speaker: minister, source: daily, period: "2024"}
units: {boats: {one: boat, other: boats}}
speakers: {minister: {name: A. Minister}, guild: {name: The Boat Guild}}
sources: {daily: {publisher: The Daily, published: 2024-08-19}, echo: {publisher: Echo, published: 2024-08-20}}
sections: {quay: {title: Quay}}
facts:
"""
LABEL, AREA, PERIOD, SOURCE, STATUS = (Dimension(name) for name in ("label", "area", "period", "source", "status"))


def facts_of(*given: str) -> tuple[Fact, ...]:
    """Facts that differ as `given` says: "boats; area: Norland; period: 2023"."""
    rows = []
    for number, words in enumerate(given):
        measure, *others = words.split("; ")
        known = dict(other.split(": ") for other in others)
        source = known.pop("source", "daily")
        extra = "".join(f", {key}: '{value}'" for key, value in known.items())
        rows.append(
            f"  {measure}-n{number}: {{section: quay, measure: {measure}, label: {measure},"
            f" statement: 'There are {{value}}.', quantity: {{value: {number + 1}, unit: boats}},"
            f" evidence: {{source: {source}, quote: '{number + 1} boats'}}{extra}}}\n"
        )
    briefing = parse_briefing((HEAD + "".join(rows)).encode(), Path("facts.yaml")).briefing
    return tuple(briefing.facts.values())


@all_cases(
    ("given", "rows", "column", "explained"),
    [
        (["boats; area: Norland", "boats; area: Sudland"], [AREA], None, {}),
        (["boats; period: 2022", "boats; period: 2023; status: planned"], [PERIOD], None, {STATUS: PERIOD}),
        (["boats; source: daily", "boats; source: echo"], [SOURCE], None, {}),
        # A speaker in each source is no second dimension.
        (["boats; source: daily", "boats; source: echo; speaker: guild"], [SOURCE], None, {}),
        # The period follows from the area, so it needs no columns.
        (["boats; area: Norland; period: 2022", "boats; area: Sudland; period: 2023"], [AREA], None, {PERIOD: AREA}),
        (
            [f"boats; area: {area}; period: {year}" for area in ("Norland", "Sudland") for year in (2022, 2023)],
            [AREA],
            PERIOD,
            {},
        ),
        (
            [f"{measure}; period: {year}" for measure in ("boats", "rafts") for year in range(2010, 2020)],
            [PERIOD],
            LABEL,
            {},
        ),
        # Where a value is from divides no table that its area divides.
        (["boats; area: Norland; source: echo", "boats; area: Sudland"], [AREA], None, {}),
    ],
)
def test_what_tells_facts_apart_makes_rows_and_columns(
    given: list[str], rows: list[Dimension], column: Dimension | None, explained: dict[Dimension, Dimension]
) -> None:
    found = arrange(facts_of(*given))
    assert found is not None
    assert (list(found.rows), found.column, found.explained) == (rows, column, explained)


def test_facts_that_nothing_tells_apart_or_too_much_make_no_cross_table() -> None:
    assert arrange(facts_of("boats", "boats")) is None
    many = [f"boats; area: {a}land; period: {year}" for a in "ABCDEFGHIJKLM" for year in range(2010, 2023)]
    assert arrange(facts_of(*many)) is None


def test_many_columns_are_taken_where_there_are_no_few() -> None:
    many = [f"boats; area: {a}land; period: {year}" for a in "ABCDEFGHIJKLM" for year in range(2010, 2022)]
    found = arrange(facts_of(*many))
    assert found is not None
    assert (found.rows, found.column) == ((AREA,), PERIOD)


def test_measures_of_the_same_places_are_compared_in_one_table() -> None:
    same = ["boats; period: 2022", "boats; period: 2023", "rafts; period: 2022", "rafts; period: 2023"]
    facts = facts_of(*same, "oars; period: 2022", "oars; period: 2024", "sails")
    assert [[fact.id for fact in group] for group in comparable(facts)] == [
        ["boats-n0", "boats-n1", "rafts-n2", "rafts-n3"],
        ["oars-n4", "oars-n5"],
    ]
