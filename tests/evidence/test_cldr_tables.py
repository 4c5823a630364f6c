"""The tables of money and large numbers are what this Babel knows, or an earlier one did."""

import json

import pytest

from briefing.evidence.lexicon import load_lexicon
from briefing.facts.units import CURRENCIES
from tests.evidence.cldr_tables import FOLDER, tables


@pytest.mark.parametrize("name", tables())
def test_a_table_is_as_babel_has_it(name: str) -> None:
    kept, fresh = json.loads((FOLDER / name).read_text(encoding="utf-8")), json.loads(json.dumps(tables()[name]))
    if kept.pop("cldr") == fresh.pop("cldr"):
        assert kept == fresh
    assert kept.keys() == fresh.keys()


@pytest.mark.parametrize("language", ["en", "ru", "az"])
def test_nations_have_codes_of_ours(language: str) -> None:
    nations = load_lexicon(language).units.money.nations
    assert {code for codes in nations.values() for code in codes} <= CURRENCIES
    assert len(nations) > 150
