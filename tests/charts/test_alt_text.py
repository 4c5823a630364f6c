"""What is said of a chart to those who do not see it, and its data as a table."""

import pytest

from briefing.charts.chart_data import alt_text, table_of


def test_alt_text_says_the_finding_and_every_value(data, fact):
    chart = data(
        "bars",
        fact(160000, qualifier="about", label="pupils in such schools"),
        fact(15000, qualifier="more-than", status="planned", period="2025-H1", label="places"),
    )
    assert alt_text(chart, "Most are pupils").replace("\u00a0", " ") == (
        "Most are pupils. Pupils in such schools: about 160,000 (reported, 2024); "
        "places: more than 15,000 pupils (planned, January–June 2025)."
    )


@pytest.mark.parametrize(
    ("label", "said"),
    [("rafts and pupils", "at least 15 ("), ("capacity", "at least 15 pupils ("), ("", "5% (")],
)
def test_alt_text_says_a_unit_once(data, fact, label, said):
    given = fact(15, qualifier="at-least", label=label) if label else fact(5, unit="percent", label="share, per cent")
    assert f" (reported): {said}" in alt_text(data("progress", given, target=given), "So.").replace("\u00a0", " ")


def test_alt_text_says_values_as_the_text_does_whatever_the_scale_of_the_chart(data, fact):
    few, many = fact(900_000, qualifier="more-than", label="hens"), fact(1_200_000, qualifier="about", label="ducks")
    chart = data("bars", few, many)
    assert [item.value.replace("\u00a0", " ") for item in chart.items] == [">0.9 m", "≈1.2 m"]
    said = alt_text(chart, "Many.").replace("\u00a0", " ")
    assert "Hens: more than 900,000 pupils (reported, 2024); ducks: about 1.2 million pupils (" in said


def test_alt_text_has_a_sentence_a_lane(data, fact):
    works, plan = fact(label="working", status="claimed"), fact(label="being extended", status="planned")
    chart = data("corridor", lanes={"Railway": [works, plan], "Road": [works]})
    assert alt_text(chart, "It works.") == (
        "It works. Railway: working (claimed, 2024); being extended (planned, 2024). Road: working (claimed, 2024)."
    )


def test_alt_text_says_once_what_neighbours_share(data, fact):
    grew = [
        fact(
            n,
            unit="percent",
            label="growth",
            area=area,
            period=str(2020 + n),
            **{"status": "forecast"} if n == 3 else {},
        )
        for area in ("Norland", "Sudland")
        for n in (1, 2, 3)
    ]
    assert alt_text(data("series", *grew), "It grows.") == (
        "It grows. Growth, Norland: 1% (reported, 2021), 2% (reported, 2022), 3% (forecast, 2023); "
        "growth, Sudland: 1% (reported, 2021), 2% (reported, 2022), 3% (forecast, 2023)."
    )
    parts = [fact(n, label=label, period="2023") for n, label in ((4, "hens"), (5, "ducks"))]
    assert alt_text(data("stacked-bars", lanes={"2023": parts}), "So.").replace("\u00a0", " ") == (
        "So. 2023: hens: 4 pupils (reported); ducks: 5 pupils (reported)."
    )


def test_alt_text_and_table_say_what_is_an_own_thought(data, fact):
    chart = data("timeline", fact(label="opened"), fact(label="soon full", kind="judgement"))
    assert alt_text(chart, "Full.") == "Full. Opened (reported, 2024); soon full (judgement, 2024)."
    assert [row[4] for row in table_of(chart)] == ["status", "reported", "judgement"]


def test_alt_text_of_the_seed_names_every_value(seed_charts):
    for chart in seed_charts.values():
        text = alt_text(chart, "The finding")
        assert all(item.amount in text and item.status in text and item.period in text for item in chart.items)


def test_the_table_has_a_row_for_each_mark(data, fact):
    rail, road = fact(3, unit="tons", qualifier="at-least", status="possible", label="cargo"), fact(label="working")
    rows = table_of(data("corridor", lanes={"Rail": [rail], "Road": [road]}))
    assert [tuple(cell.replace("\u00a0", " ") for cell in row) for row in rows] == [
        ("fact", "label", "value", "qualifier", "status", "period"),
        (rail.id, "Rail: cargo", "at least 3 tons a year", "at-least", "possible", "2024"),
        (road.id, "Road: working", "", "", "reported", "2024"),
    ]


def test_marks_of_one_label_are_called_after_what_they_differ_in(data, fact):
    def names(*facts, **named):
        return [item.name for item in data("bars", *facts, **named).items]

    grew = {"label": "growth"}
    assert names(fact(1, area="A", **grew), fact(2, area="B", **grew)) == ["A", "B"]
    assert names(fact(1, period="2020", **grew), fact(2, period="2021", **grew)) == ["2020", "2021"]
    assert names(fact(1, area="A", period="2020", **grew), fact(2, area="B", period="2021", **grew)) == ["A", "B"]
    other = fact(3, area="B", label="fall")
    assert names(fact(1, area="A", **grew), fact(2, area="B", **grew), other) == ["growth, A", "growth, B", "fall, B"]
    lanes = {"North": [fact(1, area="A", **grew)], "South": [fact(2, area="B", **grew)]}
    assert names(lanes=lanes) == ["growth", "growth"], "what the lanes tell apart"


def test_alt_text_and_table_have_the_area_that_tells_marks_apart(data, fact):
    chart = data("bars", fact(1, area="Veland", label="growth"), fact(2, area="Osmark", label="growth"))
    assert "Growth, Veland: 1 pupil (reported, 2024); growth, Osmark: " in alt_text(chart, "So.").replace("\u00a0", " ")
    head, *rows = table_of(chart)
    assert (head[-1], [row[-1] for row in rows], [row[1] for row in rows]) == (
        "area",
        ["Veland", "Osmark"],
        ["growth"] * 2,
    )
