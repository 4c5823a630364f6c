"""A word that governs a number and that the check does not know is said; ordinary words are not."""

import re
from pathlib import Path
from typing import Any

import pytest

from briefing.evidence.numbers.numbers import VALUE_KINDS
from briefing.evidence.sentences.governance import Governance
from briefing.evidence.source_text import SourceText
from tests.conftest import all_cases
from tests.evidence.claiming import found_in
from tests.evidence.quantities import rules_of

_MOST = 1 / 40


def _doubted(language: str, text: str) -> list[str]:
    """The words of a text that the check would doubt, for all its numbers."""
    source = SourceText.from_bytes(text.encode(), language)
    found = [Governance(source, n.span, n.currency is not None) for n in source.numbers if n.kind in VALUE_KINDS]
    return [
        text[span.start : span.end]
        for governance in found
        if not (governance.cues or governance.denials)
        for span in governance.unknown_words
    ]


def _plain_sentences(language: str) -> list[str]:
    lines = Path(__file__).with_name("plain_prose.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split(" | ") for line in lines if line and not line.startswith("#"))
    return [sentence for code, sentence in rows if code == language]


@pytest.mark.parametrize("language", ["en", "ru", "az"])
def test_ordinary_words_draw_no_doubt(language: str) -> None:
    sentences = _plain_sentences(language)
    doubted = [word for sentence in sentences for word in _doubted(language, sentence)]
    assert len(doubted) <= len(sentences) * _MOST, doubted


@all_cases(
    ("language", "text", "word"),
    [
        ("en", "The mayor joshed that 40 houses burned.", "joshed"),
        ("en", "The firm itched to build 40 houses.", "itched to build"),
        ("en", 'The firm began "New Dawn" to build 40 houses.', "to build"),
        ("en", "The firm blarged 40 houses.", "blarged"),
        ("en", "The firm guesstimated 40 houses.", "guesstimated"),
        ("en", "The firm dreamt up 40 houses.", "dreamt up"),
        ("ru", "Мэрия норовит снести 40 домов.", "норовит"),
        ("ru", "Завод порывался построить 40 домов.", "порывался"),
        ("ru", "Депутат намекнул, что построили 40 домов.", "намекнул"),
        ("ru", "Ему приснилось, что сгорели 40 домов.", "приснилось"),
        ("az", "Nazir eyham vurdu ki, 40 ev tikilib.", "vurdu"),
        ("az", "O, xəyal qururdu ki, 40 ev tikilib.", "qururdu"),
        ("az", "Şirkət 40 ev tikməyə tələsib.", "tikməyə tələsib"),
    ],
)
def test_an_unknown_word_that_governs_is_named(language: str, text: str, word: str) -> None:
    assert _doubted(language, text) == [word]


def test_a_time_that_only_the_sentence_before_names_is_a_doubt_of_how_things_are_and_of_one_of_two_times() -> None:
    fields = [{"quantity": "{value: 40, unit: tons}", "period": period} for period in ("2024-07", "2024-06")]
    for source, quote, doubted in (
        ("In July the ferry sank off Norland. It carried 40 tons.", "It carried 40 tons", {"doubt"}),
        ("In July the ferry sank. In July it lay there. It carried 40 tons.", "It carried 40 tons", set()),
        ("In July the ferry sank. In July it lay there. Its bell is of 40 tons.", "Its bell is of 40 tons", {"doubt"}),
        ("In July the ferry sank off Norland. Its bell is 40 tons.", "Its bell is 40 tons", {"doubt"}),
        ("The ferry was built in 1990. In July it sank. It carried 40 tons.", "It carried 40 tons", {"doubt"}),
    ):
        rules = [{d.rule for d in found_in("en", source, quote, given)} for given in fields]
        assert [found & {"doubt", "not-said"} for found in rules] == [doubted, {"not-said"}], quote


def test_the_time_that_leads_a_report_leaves_a_doubt_of_all_its_figures() -> None:
    source = "Ferries in July 2024\n\nThe ferry sank off Norland. It was old.\n\nThe rest of the fleet carried 40 tons."
    fields = [{"quantity": "{value: 40, unit: tons}", "period": period} for period in ("2024-07", "2024-06")]
    rules = [{d.rule for d in found_in("en", source, "carried 40 tons", given)} for given in fields]
    assert [found & {"doubt", "not-said", "period"} for found in rules] == [{"doubt"}, {"not-said"}]


def test_a_country_that_the_sentence_before_tells_of_leaves_a_doubt() -> None:
    source = "In 2024 Ghana had its first ferry from Togo. The country lost 40 tons in 2024."
    fields = {"quantity": "{value: 40, unit: tons}", "period": "2024"}
    rules = [
        {d.rule for d in found_in("en", source, "lost 40 tons in 2024", {**fields, "area": area})}
        for area in ("Ghana", "Togo")
    ]
    assert ["doubt" in found for found in rules] == [False, True]


def test_a_quarter_that_was_not_over_when_it_was_told_is_a_doubt() -> None:
    text = "Norland sold 40 tons in the third quarter of 2024."
    periods = ("2024-Q3", "2024-Q2")
    fields = [{"quantity": "{value: 40, unit: tons}", "period": period} for period in periods]
    rules = [{d.rule for d in found_in("en", text, text[:-1], given)} for given in fields]
    assert [found & {"doubt", "period"} for found in rules] == [{"doubt"}, {"period"}]


def test_words_that_name_nothing_and_a_figure_that_is_taken_up_leave_no_doubt() -> None:
    source = "Some 40 farms are unused. Guests of the farms spent 7 euros in 2024. In 2023, the year of the flood,"
    source += " the figure was 5 euros. With luck, the mill said, nobody goes without."
    assert rules_of(source, "Some 40 farms are unused", {"value": 40}, "{value} are without use.", "farm/farms") <= {
        "qualifier",
        "not-said",
    }
    quantity = {"value": 5, "currency": "EUR"}
    assert "doubt" not in rules_of(source, "the figure was 5 euros", quantity, "Guests spent {value}.", period="2023")


def test_what_a_number_is_compared_with_is_of_the_same_thing() -> None:
    source = "In 2024 some 270 boats came from Lund, compared with just 12 in 2023."
    quote, quantity = "compared with just 12 in 2023", {"value": 12}
    assert rules_of(source, quote, quantity, "{value} came from Lund.", "boat/boats", period="2023") == set()


@pytest.mark.parametrize(
    ("language", "source", "unit", "statement", "false"),
    [
        ("en", "In 2024 there were 5 more trips.", "trip/trips", "There were {value} more.", "There were {value}."),
        ("en", "In 2024 12 mills need repair.", "mill/mills", "{value} need repair.", "{value} were repaired."),
        ("ru", "В 2024 году нуждались в ремонте 12 школ.", "школа/школы/школ", "Нуждались в ремонте {value}.",
         "Отремонтировано {value}."),
        ("az", "2024-cü ildə 12 evin təmirə ehtiyacı var.", "ev/ev", "{value} təmirə ehtiyacı var.",
         "{value} təmir edilib."),
    ],
)  # fmt: skip
def test_what_is_said_of_a_number_is_not_left_out(
    language: str, source: str, unit: str, statement: str, false: str
) -> None:
    found = re.search(r"\d+(?= \w)", source.replace("2024", "    "))
    assert found
    more = {"qualifier": "about"} if "some" in source else {}
    quote, quantity = source.rstrip("."), {"value": int(found[0])}
    assert rules_of(source, quote, quantity, statement, unit, language, **more) == set()
    assert rules_of(source, quote, quantity, false, unit, language, **more) & {"doubt", "direction", "status"}


def test_a_share_of_two_numbers_is_held_against_its_sentence_too() -> None:
    source = "In 2024 three in five people with gout do not have access to a doctor."
    quote, quantity = source.rstrip("."), {"value": "3 in 5"}
    assert rules_of(source, quote, quantity, "Of people with gout {value} do not have access to a doctor.") == set()
    assert rules_of(source, quote, quantity, "Of people with gout {value} have access to a doctor.") & {"status"}


@pytest.mark.parametrize(
    ("language", "source", "statement", "false"),
    [
        ("en", "Non-oil exports were 40% in 2024.", "Non-oil exports were {value}.", "Oil exports were {value}."),
        ("en", "In 2024 the median was 40%.", "The median was {value}.", "The average share was {value}."),
        ("ru", "Медианная ставка в 2024 году - 40%.", "Медианная ставка - {value}.", "Средняя ставка - {value}."),
        ("az", "2024-cü ildə median pay 40 faiz olub.", "Median pay {value} olub.", "Orta pay {value} olub."),
    ],
)
def test_another_measure(language: str, source: str, statement: str, false: str) -> None:
    quote, quantity = source.rstrip("."), {"value": 40, "unit": "percent"}
    assert rules_of(source, quote, quantity, statement, language=language) == set()
    assert rules_of(source, quote, quantity, false, language=language) & {"doubt", "direction", "subject"}


@all_cases(
    ("language", "source", "value", "statement", "false"),
    [
        ("ru", "Зарплаты в 2024 году выросли на 40%.", 40, "Wages rose by {value}.", "Pensions rose by {value}."),
        (
            "az",
            "2024-cü ildə qeyri-neft ixracı 40 faiz artıb.",
            40,
            "Non-oil exports rose by {value}.",
            "Oil rose by {value}.",
        ),
        ("ru", "Цены на хлеб в 2024 году - 40%.", 40, "Prices were at {value}.", "The budget was at {value}."),
        ("az", "2024-cü ildə buğdanın 40 faizi satılıb.", 40, "{value} of wheat were sold.", "{value} were exported."),
        ("az", "Yanğınlarda 2024-cü ildə 40 faiz artım olub.", 40, "Fires rose by {value}.", "Floods rose by {value}."),
        (
            "ru",
            "В 2024 году внутренние рейсы выросли на 40%, а международные рейсы - на 9%.",
            9,
            "International flights rose by {value}.",
            "Domestic flights rose by {value}.",
        ),
        (
            "az",
            "2024-cü ildə təsərrüfatlarda 9 ton kartof, 40 ton tərəvəz istehsal edilib.",
            40,
            "{value} of vegetables were produced.",
            "{value} of potatoes were produced.",
        ),
    ],
)
def test_another_thing_in_a_source_of_another_language(
    language: str, source: str, value: int, statement: str, false: str
) -> None:
    quantity: dict[str, Any] = {"value": value, **({} if "ton" in source else {"unit": "percent"})}
    unit = "ton/tons" if "ton" in source else ""
    quote, tongues = source.rstrip("."), {"language": "en", "source_language": language}
    assert rules_of(source, quote, quantity, statement, unit, **tongues) == set()
    assert rules_of(source, quote, quantity, false, unit, **tongues) & {"doubt", "subject"}


@pytest.mark.parametrize(
    ("language", "source", "area", "other"),
    [
        ("ru", "В Кедровске в 2024 году открыто 40 школ.", "Kedrovsk", "Lund"),
        ("az", "2024-cü ildə Günəşlidə 40 məktəb açılıb.", "Gunashli", "Lund"),
        ("ru", "В 2024 году открыто 40 школ.", "Russia", "Chad"),
    ],
)
def test_a_place_that_a_source_of_another_language_names_nowhere(
    language: str, source: str, area: str, other: str
) -> None:
    for place, rules in ((area, set[str]()), (other, {"doubt"})):
        found = rules_of(
            source, source.rstrip("."), {"value": 40}, "{value} opened.", "school/schools", source_language=language,
            area=place,
        )  # fmt: skip
        assert found == rules, place


@all_cases(
    ("source", "quote", "statement", "read", "rules"),
    [
        ("Fourteen boats tested positive in 2024.", "tested positive", "{value} tested negative.", "area", "doubt"),
        ("Fourteen boats tested positive in 2024.", "tested positive", "{value} tested negative.", "subject", ""),
        ("In 2024 9 were fed and 14 in kennels.", "14 in kennels", "They fed {value}.", "area", "subject"),
        ("In 2024 9 were fed and 14 in kennels.", "14 in kennels", "They fed {value}.", "subject", ""),
    ],
)
def test_a_reading_of_the_place_excuses_no_other_subject(
    source: str, quote: str, statement: str, read: str, rules: str
) -> None:
    told = {"area": "Alderland", "reading": {"area": "so it is read", read: "so it is read"}}
    quote = source if quote not in source else source.rstrip(".")
    found = rules_of(source, quote.rstrip("."), {"value": 14}, statement, "boat/boats", **told)
    assert found - {"reading"} == ({rules} if rules else set())


_LIVE = "In 2024 90 boats lie in the bay of Alder. In 2024 35 boats were raised."
_SANK = "In 2024 35 boats sank. Then 90 boats were rescued."
_RU = "В 2024 году подтоплены 35 лодок. 90 лодок освободились от воды."
_AZ = "2024-cü ildə 35 qayıq batıb. 90 qayıq xilas edilib."


@all_cases(
    ("language", "source", "quote", "statement", "is_doubted"),
    [
        ("en", _LIVE, "90 boats lie in", "{value} lie in the bay.", False),
        ("en", _LIVE, "90 boats lie in", "{value} were raised.", True),
        ("en", _SANK, "90 boats were rescued", "{value} were rescued.", False),
        ("en", _SANK, "90 boats were rescued", "{value} sank.", True),
        ("en", "In 2024 the yard repaired the quay and inspected 90 boats.", "", "The yard inspected {value}.", False),
        ("en", "In 2024 the yard repaired the quay and inspected 90 boats.", "", "The yard repaired {value}.", True),
        ("en", "In 2024 the yard repaired or inspected 90 boats.", "", "The yard repaired {value}.", False),
        ("en", "In 2024 90 boats were towed to the quay and repaired.", "", "{value} were repaired.", False),
        ("en", "In 2024 the storm damaged 12 piers and, in the bay, 90 boats.", "", "It damaged {value}.", False),
        ("en", "In 2024 90 boats were sold and later repaired.", "", "{value} were later repaired.", False),
        ("en", "In 2024 90 boats, a third of the fleet, sank; two were raised.", "", "{value} sank.", False),
        ("en", "In 2024 camps hold 90 boats, while few have returned.", "", "{value} have returned.", True),
        ("en", "In 2024 the board chose 90 boats to repair.", "", "The board chose {value} to repair.", False),
        ("en", "In 2024 the board chose 90 boats to repair.", "", "The board repaired {value}.", True),
        ("en", "In 2024 the board listed 90 boats for demolition.", "", "The board demolished {value}.", True),
        ("ru", _RU, "90 лодок освободились", "От воды освободились {value}.", False),
        ("ru", _RU, "90 лодок освободились", "Подтоплены {value}.", True),
        ("ru", "В 2024 году верфь починила причал и осмотрела 90 лодок.", "", "Верфь осмотрела {value}.", False),
        ("ru", "В 2024 году верфь починила причал и осмотрела 90 лодок.", "", "Верфь починила {value}.", True),
        ("az", _AZ, "90 qayıq xilas edilib", "{value} xilas edilib.", False),
        ("az", _AZ, "90 qayıq xilas edilib", "{value} batıb.", True),
        ("az", "2024-cü ildə fırtına körpünü dağıdıb və 90 qayığa zərər vurub.", "", "Fırtına {value} dağıdıb.", True),
    ],
)  # fmt: skip
def test_what_became_of_others_is_not_told_of_the_number(
    language: str, source: str, quote: str, statement: str, is_doubted: bool
) -> None:
    unit = {"en": "boat/boats", "ru": "лодка/лодки/лодок", "az": "qayıq/qayıq"}[language]
    found = rules_of(source, quote or source.rstrip("."), {"value": 90}, statement, unit, language)
    assert found & {"doubt", "subject"} == ({"doubt"} if is_doubted else set())


@all_cases(
    ("source", "statement", "is_turned"),
    [
        ("In 2024 Kenya lent Chad 90 boats.", "Kenya lent Chad {value}.", False),
        ("In 2024 Kenya lent Chad 90 boats.", "Chad lent Kenya {value}.", True),
        ("In 2024 the bank lent the city 90 boats.", "The city lent the bank {value}.", True),
        ("In 2024 the yard paid the union for 90 boats.", "The union paid the yard for {value}.", True),
        ("In 2024 the shares sold for 90 boats.", "The shares were sold for {value}.", False),
    ],
)
def test_in_english_the_order_of_words_tells_who_does_it_to_whom(source: str, statement: str, is_turned: bool) -> None:
    found = rules_of(source, source.rstrip("."), {"value": 90}, statement, "boat/boats", "en")
    assert ("subject" in found) is is_turned
