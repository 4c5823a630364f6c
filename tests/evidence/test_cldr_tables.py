"""The tables of money and large numbers are what this Babel knows, or an earlier one did."""

import json

import pytest

from briefing.evidence.lexicons.lexicon import load_lexicon
from briefing.facts.scalars import CURRENCIES
from tests.evidence.cldr_tables import FOLDER, cldr_version, tables

NAMES = ["countries.json", "money.json", "places.json", "scales.json"]


@pytest.mark.slow
def test_the_tables_are_as_babel_has_them() -> None:
    """An older Babel knows fewer currencies and cannot compile them, so only one with the same CLDR is asked."""
    kept = {name: json.loads((FOLDER / name).read_text(encoding="utf-8")) for name in NAMES}
    assert len({table["cldr"] for table in kept.values()}) == 1
    if kept["money.json"]["cldr"] == cldr_version():
        assert kept == json.loads(json.dumps(tables()))


@pytest.mark.parametrize("language", ["en", "ru", "az"])
def test_nations_have_codes_of_ours(language: str) -> None:
    nations = load_lexicon(language).units.money.nations
    assert {code for codes in nations.values() for code in codes} <= CURRENCIES
    assert len(nations) > 150
