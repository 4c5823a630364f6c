"""Numbers are read in news as a reader would read them: values, units and the direction of changes."""

from tests.benchmarks.number_reading import LANGUAGES, PARTS, score, sentences

FLOORS = {"values": 96, "values with units": 95, "changes": 80}


def test_numbers_in_news() -> None:
    rows = [row for language in LANGUAGES for row in sentences(language)]
    assert len(rows) > 300
    scores = {part: score(rows, cut).f1 for part, cut in PARTS.items()}
    assert all(scores[part] >= floor for part, floor in FLOORS.items()), scores
