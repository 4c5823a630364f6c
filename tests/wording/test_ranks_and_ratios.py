"""Ranks, shares, ratios and votes read as a desk writes them, in each language and with their qualifiers."""

from briefing.facts.model import Fact, Qualifier, Quantity, Unit
from briefing.facts.periods import Period
from briefing.languages import language
from briefing.languages.model import Grammar
from briefing.wording.wording import NBSP, Wording
from tests.conftest import all_cases

UNITS = {
    "rank": Unit.model_validate({"other": "{}", "rank": "common"}),
    "largest": Unit.model_validate({"other": "{} largest", "rank": "common", "short": "largest"}),
    "economy": Unit.model_validate({"other": "{} по величине", "rank": "feminine"}),
    "place": Unit.model_validate({"other": "{} место", "rank": "neuter"}),
}


def forms(code: str, qualifier: str, **quantity: str) -> tuple[str, str]:
    """The value in a sentence and on a chart."""
    fact = Fact(
        id="f", section="s", label="l", statement="s", measure="f", period=Period.parse("2024"),
        qualifier=Qualifier(qualifier), quantity=Quantity.model_validate(quantity),
    )  # fmt: skip
    wording = Wording(language(code), UNITS)
    return wording.words(fact).replace(NBSP, " "), wording.short(fact).replace(NBSP, " ")


@all_cases(
    ("code", "qualifier", "value", "unit", "words", "short"),
    [
        ("en", "exact", "3", "largest", "third largest", "3rd largest"),
        ("en", "exact", "21", "rank", "21st", "21st"),
        ("en", "exact", "112", "rank", "112th", "112th"),
        ("en", "about", "12", "rank", "about 12th", "≈12th"),
        ("ru", "exact", "3", "rank", "третий", "3-й"),
        ("ru", "exact", "3", "economy", "третья по величине", "3-я"),
        ("ru", "exact", "21", "place", "21-е место", "21-е"),
        ("ru", "about", "3", "place", "около третьего место", "≈3-е"),
        ("az", "exact", "3", "rank", "üçüncü", "3-cü"),
        ("az", "exact", "26", "rank", "26-cı", "26-cı"),
    ],
)
def test_ranks(code: str, qualifier: str, value: str, unit: str, words: str, short: str) -> None:
    assert forms(code, qualifier, value=value, unit=unit) == (words, short)


def test_a_range_of_ranks() -> None:
    assert forms("en", "between", low="3", high="12", unit="rank") == ("between third and 12th", "3rd–12th")
    assert forms("ru", "between", low="3", high="5", unit="rank") == ("от третьего до пятого", "3-й–5-й")


@all_cases(
    ("code", "qualifier", "value", "words", "short"),
    [
        ("en", "exact", "1 in 5", "one in five", "1 in 5"),
        ("en", "more-than", "9 in 10", "more than nine in ten", ">9 in 10"),
        ("en", "exact", "1 in 1200", "one in 1,200", "1 in 1,200"),
        ("en", "about", "1/3", "about a third", "≈1/3"),
        ("en", "exact", "2/3", "two-thirds", "2/3"),
        ("en", "at-least", "1/2", "at least half", "≥1/2"),
        ("en", "exact", "7/12", "7/12", "7/12"),
        ("en", "exact", "2.5:1", "2.5:1", "2.5:1"),
        ("en", "exact", "7 against 2", "7–2", "7–2"),
        ("ru", "exact", "1 in 5", "1 из 5", "1 из 5"),
        ("ru", "exact", "2/3", "две трети", "2/3"),
        ("ru", "more-than", "2/3", "более двух третей", ">2/3"),
        ("ru", "about", "1/2", "около половины", "≈1/2"),
        ("ru", "exact", "2.5:1", "2,5:1", "2,5:1"),
        ("az", "exact", "1 in 5", "beşdə bir", "1/5"),
        ("az", "more-than", "2/3", "üçdə ikidən çox", ">2/3"),
        ("az", "less-than", "1 in 6", "altıda birdən az", "<1/6"),
        ("az", "exact", "1 in 20", "1/20", "1/20"),
    ],
)
def test_two_numbers_together(code: str, qualifier: str, value: str, words: str, short: str) -> None:
    assert forms(code, qualifier, value=value) == (words, short)


def test_a_language_without_words_for_them_writes_digits() -> None:
    english = language("en")
    plain: Grammar = english.grammar._replace(ordinals={}, shares=type(english.grammar.shares)())
    wording = Wording(english._replace(grammar=plain), UNITS)
    fact = Fact(
        id="f", section="s", label="l", statement="s", measure="f", period=Period.parse("2024"),
        quantity=Quantity.model_validate({"value": "3", "unit": "rank"}),
    )  # fmt: skip
    assert wording.words(fact) == "3."
    assert wording.words(fact.model_copy(update={"quantity": Quantity.model_validate({"value": "1 in 5"})})) == "1/5"
