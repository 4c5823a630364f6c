"""Values and periods in Russian, Azerbaijani and a fourth language read as an editor would write them."""

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from briefing.facts.model import Fact, Qualifier, Quantity, Unit
from briefing.facts.periods import Period
from briefing.languages import language, language_of
from briefing.languages.compiler import compile_language
from briefing.languages.model import Language
from briefing.wording.period_words import NBSP
from briefing.wording.wording import QUALIFIER_SIGNS, Wording
from tests.conftest import all_cases
from tests.wording.test_wording import fact

TR = Path(__file__).parents[1] / "languages" / "tr"
UNITS: dict[str, dict[str, dict[str, Any]]] = {
    "ru": {
        "schools": {"one": "школа", "few": "школы", "many": "школ", "other": "школы"},
        "pupils": {"one": "ученик", "few": "ученика", "many": "учеников", "other": "ученика"},
        "learners": {
            "one": "учащийся", "few": "учащихся", "many": "учащихся", "other": "учащегося",
            "cases": {
                "genitive": {"one": "учащегося", "few": "учащихся", "many": "учащихся", "other": "учащегося"},
            },
        },
        "tons": {
            "one": "тонна груза в год", "few": "тонны груза в год", "many": "тонн груза в год",
            "other": "тонны груза в год", "short": "тонн в год",
        },
    },
    "az": {
        "schools": {"other": "məktəb", "cases": {"ablative": {"other": "məktəbdən"}}},
        "pupils": {"other": "şagird", "cases": {"ablative": {"other": "şagirddən"}}},
        "learners": {"other": "nəfər", "cases": {"ablative": {"other": "nəfərdən"}}},
        "tons": {
            "other": "ildə {} ton yük", "short": "ton ildə", "cases": {"ablative": {"other": "ildə {} ton yükdən"}},
        },
    },
    "tr": {
        "schools": {"other": "okul", "cases": {"ablative": {"other": "okuldan"}}},
        "learners": {"other": "kişi", "cases": {"ablative": {"other": "kişiden"}}},
    },
    "en": {"schools": {"one": "school", "other": "schools"}},
}  # fmt: skip


@cache
def wording(code: str) -> Wording:
    spoken: Language = language_of(compile_language(TR)) if code == "tr" else language(code)
    return Wording(spoken, {name: Unit.model_validate(forms) for name, forms in UNITS[code].items()})


def stated(qualifier: str, amount: str) -> Fact:
    """A fact from "324 schools", "4000000000 USD", "2..5 schools" or "7", which counts nothing."""
    number, _, of = amount.partition(" ")
    low, _, high = number.partition("..")
    counted = {"currency" if of.isupper() else "unit": of} if of else {}
    return fact(qualifier, **({"low": low, "high": high} if high else {"value": low}), **counted)


def widths(code: str, qualifier: str, amount: str) -> tuple[str, str, str]:
    """Words, amount and short, with plain spaces; only between a preposition and what follows may a line end."""
    words, told = wording(code), stated(qualifier, amount)
    made = (words.words(told), words.amount(told), words.short(told))
    return tuple(text.replace(NBSP, " ").replace("\u202f", " ") for text in made)  # type: ignore[return-value]


RUSSIAN = [
    ("exact", "1 schools", "1 школа", "1", "1"),
    ("exact", "2 schools", "2 школы", "2", "2"),
    ("exact", "5 schools", "5 школ", "5", "5"),
    ("exact", "11 schools", "11 школ", "11", "11"),
    ("exact", "21 schools", "21 школа", "21", "21"),
    ("exact", "22 schools", "22 школы", "22", "22"),
    ("exact", "101 schools", "101 школа", "101", "101"),
    ("exact", "112 schools", "112 школ", "112", "112"),
    ("exact", "324 schools", "324 школы", "324", "324"),
    ("exact", "1.5 schools", "1,5 школы", "1,5", "1,5"),
    ("exact", "0 schools", "0 школ", "0", "0"),
    ("exact", "160000 pupils", "160 000 учеников", "160 000", "160 000"),
    ("exact", "-2 schools", "−2 школы", "−2", "−2"),
    ("exact", "1250000 pupils", "1,25 млн учеников", "1,25 млн", "1,25 млн"),
    ("exact", "1234567 pupils", "1 234 567 учеников", "1 234 567", "1 234 567"),
    ("exact", "1 learners", "1 учащийся", "1", "1"),
    ("exact", "3 learners", "3 учащихся", "3", "3"),
    ("exact", "3.5 percent", "3,5 %", "3,5 %", "3,5 %"),
    ("exact", "1 percentage-points", "1 процентный пункт", "1", "1"),
    ("exact", "2.5 percentage-points", "2,5 процентного пункта", "2,5", "2,5"),
    ("more-than", "1 schools", "более 1 школы", "более 1", ">1"),
    ("more-than", "2 schools", "более 2 школ", "более 2", ">2"),
    ("more-than", "21 schools", "более 21 школы", "более 21", ">21"),
    ("more-than", "22 schools", "более 22 школ", "более 22", ">22"),
    ("more-than", "324 schools", "более 324 школ", "более 324", ">324"),
    ("more-than", "1.5 schools", "более 1,5 школы", "более 1,5", ">1,5"),
    ("more-than", "800000 learners", "более 800 000 учащихся", "более 800 000", ">800 000"),
    ("more-than", "21 learners", "более 21 учащегося", "более 21", ">21"),
    ("more-than", "2 percentage-points", "более 2 процентных пунктов", "более 2", ">2"),
    ("more-than", "5 percent", "более 5 %", "более 5 %", ">5 %"),
    ("more-than", "4000000000 USD", "более 4 млрд долларов США", "более 4 млрд долларов США", ">4 млрд $"),
    ("more-than", "1000000 schools", "более 1 млн школ", "более 1 млн", ">1 млн"),
    ("about", "160000 pupils", "около 160 000 учеников", "около 160 000", "≈160 000"),
    ("about", "2 pupils", "около 2 учеников", "около 2", "≈2"),
    ("about", "101 pupils", "около 101 ученика", "около 101", "≈101"),
    ("about", "120000000 USD", "около 120 млн долларов США", "около 120 млн долларов США", "≈120 млн $"),
    ("less-than", "4 schools", "менее 4 школ", "менее 4", "<4"),
    ("nearly", "4 schools", "почти 4 школы", "почти 4", "<4"),
    ("less-than", "-2 schools", "ниже −2 школ", "ниже −2", "ниже −2"),
    ("less-than", "31 AZN", "менее 31 азербайджанского маната", "менее 31 азербайджанского маната", "<31 AZN"),
    ("at-least", "15000000 tons", "не менее 15 млн тонн груза в год", "не менее 15 млн", "≥15 млн тонн в год"),
    ("at-least", "2 RUB", "не менее 2 российских рублей", "не менее 2 российских рублей", "≥2 ₽"),
    ("at-least", "21 USD", "не менее 21 доллара США", "не менее 21 доллара США", "≥21 $"),
    ("at-most", "3 schools", "не более 3 школ", "не более 3", "≤3"),
    ("at-most", "2.50 EUR", "не более 2,50 евро", "не более 2,50 евро", "≤2,50 €"),
    ("exact", "1.0 USD", "1,00 доллара США", "1,00 доллара США", "1,00 $"),
    ("at-most", "12 XAF", "не более 12 FCFA", "не более 12 FCFA", "≤12 FCFA"),
    ("exact", "1 USD", "1 доллар США", "1 доллар США", "1 $"),
    ("exact", "4 USD", "4 доллара США", "4 доллара США", "4 $"),
    ("exact", "1.5 USD", "1,50 доллара США", "1,50 доллара США", "1,50 $"),
    ("exact", "4000000000 RUB", "4 млрд российских рублей", "4 млрд российских рублей", "4 млрд ₽"),
    ("exact", "3 AZN", "3 азербайджанских маната", "3 азербайджанских маната", "3 AZN"),
    ("exact", "-1250000 EUR", "−1,25 млн евро", "−1,25 млн евро", "−1,25 млн €"),
    ("exact", "4000000000 JPY", "4 млрд ¥", "4 млрд ¥", "4 млрд ¥"),
    ("exact", "1500000 KZT", "1,5 млн KZT", "1,5 млн KZT", "1,5 млн KZT"),
    ("between", "2..5 schools", "от 2 до 5 школ", "от 2 до 5", "2–5"),
    ("between", "2..21 schools", "от 2 до 21 школы", "от 2 до 21", "2–21"),
    ("between", "3.5..4 percent", "от 3,5 до 4 %", "от 3,5 до 4 %", "3,5–4 %"),
    ("between", "2000000..3000000 EUR", "от 2 млн до 3 млн евро", "от 2 млн до 3 млн евро", "2 млн–3 млн €"),
    ("between", "12..15 JPY", "от 12 до 15 ¥", "от 12 до 15 ¥", "12–15 ¥"),
]  # fmt: skip
AZERBAIJANI = [
    ("exact", "1 schools", "1 məktəb", "1", "1"),
    ("exact", "324 schools", "324 məktəb", "324", "324"),
    ("exact", "1.5 schools", "1,5 məktəb", "1,5", "1,5"),
    ("exact", "-2 schools", "−2 məktəb", "−2", "−2"),
    ("exact", "1250000 pupils", "1,25 milyon şagird", "1,25 milyon", "1,25 mln"),
    ("exact", "3.5 percent", "3,5%", "3,5%", "3,5%"),
    ("about", "160000 pupils", "təxminən 160.000 şagird", "təxminən 160.000", "≈160.000"),
    ("about", "4000000000 USD", "təxminən 4 milyard ABŞ dolları", "təxminən 4 milyard ABŞ dolları", "≈4 mlrd $"),
    ("more-than", "324 schools", "324 məktəbdən çox", "324-dən çox", ">324"),
    ("more-than", "26 schools", "26 məktəbdən çox", "26-dan çox", ">26"),
    ("more-than", "800000 learners", "800.000 nəfərdən çox", "800.000-dən çox", ">800.000"),
    ("more-than", "4000000000 USD", "4 milyard ABŞ dollarından çox", "4 milyard ABŞ dollarından çox", ">4 mlrd $"),
    ("more-than", "4000000000 learners", "4 milyard nəfərdən çox", "4 milyarddan çox", ">4 mlrd"),
    ("more-than", "5 percent", "5%-dən çox", "5%-dən çox", ">5%"),
    ("more-than", "15000000 tons", "ildə 15 milyon ton yükdən çox", "15 milyondan çox", ">15 mln ton ildə"),
    ("more-than", "12 JPY", "12 JP¥-dən çox", "12 JP¥-dən çox", ">12 JP¥"),
    ("more-than", "2 percentage-points", "2 faiz bəndindən çox", "2-dən çox", ">2"),
    ("less-than", "1250000 AZN", "1,25 milyon manatdan az", "1,25 milyon manatdan az", "<1,25 mln manat"),
    ("less-than", "-2 schools", "−2 məktəbdən aşağı", "−2-dən aşağı", "−2-dən aşağı"),
    ("nearly", "4 schools", "demək olar ki, 4 məktəb", "demək olar ki, 4", "<4"),
    ("less-than", "101 EUR", "101 avrodan az", "101 avrodan az", "<101 €"),
    ("at-least", "15000000 tons", "ildə ən azı 15 milyon ton yük", "ən azı 15 milyon", "≥15 mln ton ildə"),
    ("at-most", "26 schools", "ən çoxu 26 məktəb", "ən çoxu 26", "≤26"),
    ("at-most", "21 RUB", "ən çoxu 21 Rusiya rublu", "ən çoxu 21 Rusiya rublu", "≤21 rubl"),
    ("between", "2..5 schools", "2–5 məktəb", "2–5", "2–5"),
    ("between", "2..5 tons", "ildə 2–5 ton yük", "2–5", "2–5 ton ildə"),
    ("between", "3.5..4 percent", "3,5%–4%", "3,5%–4%", "3,5%–4%"),
    ("between", "2000000..3000000 EUR", "2 milyon–3 milyon avro", "2 milyon–3 milyon avro", "2 mln–3 mln €"),
    ("exact", "1500000 XAF", "1,5 milyon FCFA", "1,5 milyon FCFA", "1,5 mln FCFA"),
]  # fmt: skip
TURKISH = [
    ("more-than", "800000 learners", "800.000 kişiden fazla", "800.000’den fazla", ">800.000"),
    ("more-than", "4000000000 USD", "4 milyar ABD dolarından fazla", "4 milyar ABD dolarından fazla", ">$4 mr"),
    ("more-than", "4000000000 learners", "4 milyar kişiden fazla", "4 milyardan fazla", ">4 mr"),
    ("more-than", "5 percent", "%5’ten fazla", "%5’ten fazla", ">%5"),
    ("more-than", "4000000 JPY", "¥4 milyondan fazla", "¥4 milyondan fazla", ">¥4 mn"),
    ("exact", "12 AZN", "AZN 12", "AZN 12", "AZN 12"),
    ("between", "2..5 schools", "2 ile 5 okul arası", "2 ile 5 arası", "2–5"),
]
ROWS = [(code, *row) for code, rows in (("ru", RUSSIAN), ("az", AZERBAIJANI), ("tr", TURKISH)) for row in rows]


@all_cases(("code", "qualifier", "amount", "words", "number", "short"), ROWS)
def test_value_reads_as_an_editor_writes_it(
    code: str, qualifier: str, amount: str, words: str, number: str, short: str
) -> None:
    assert widths(code, qualifier, amount) == (words, number, short)


ABLATIVES = """\
0-dan 1-dən 2-dən 3-dən 4-dən 5-dən 6-dan 7-dən 8-dən 9-dan 10-dan 11-dən 16-dan 19-dan 20-dən 30-dan 40-dan 50-dən
60-dan 70-dən 80-dən 90-dan 100-dən 106-dan 110-dan 200-dən 300-dən 600-dən 1.000-dən 1.010-dan 6.000-dən 1,5-dən
2,6-dan 0,9-dan
"""


@all_cases("expected", ABLATIVES.split())
def test_azerbaijani_figure_takes_the_ending_of_its_last_word(expected: str) -> None:
    number = expected.partition("-")[0].replace(".", "").replace(",", ".")
    assert wording("az").amount(stated("more-than", number)) == f"{expected} çox"


@all_cases(
    ("code", "period", "words"),
    [
        ("ru", "2024-08-19", "19 августа 2024 г."),
        ("ru", "2024-08", "август 2024 г."),
        ("ru", "2024-Q2", "апрель–июнь 2024 г."),
        ("ru", "2024-H1", "январь–июнь 2024 г."),
        ("ru", "2024", "2024"),
        ("ru", "since 2023-09", "с сентября 2023 г."),
        ("ru", "since 2023-09-02", "с 2 сентября 2023 г."),
        ("ru", "since 2023", "с 2023 г."),
        ("ru", "since 2024-H2", "с июля 2024 г."),
        ("ru", "2019..2023", "2019–2023"),
        ("ru", "2023-09..2024-02", "сентябрь 2023 г. – февраль 2024 г."),
        ("ru", "2024-01-15..2024-03-01", "15 января – 1 марта 2024 г."),
        ("ru", "2024-08-03..2024-08-17", "3–17 августа 2024 г."),
        ("ru", "2024-01..2024-09", "январь–сентябрь 2024 г."),
        ("ru", "2010s", "2010-е годы"),
        ("ru", "2022/23 from April", "2022/23"),
        ("ru", "2022/23-Q1", "I кв. 2022/23"),
        ("ru", "FY2024", "2024 фин. год"),
        ("ru", "mid-2023-05", "середина мая 2023 г."),
        ("ru", "since mid-2023", "с середины 2023 г."),
        ("ru", "since 1990s", "с 1990-х годов"),
        ("ru", "future", "в будущем"),
        ("az", "2024-08-19", "19 avqust 2024"),
        ("az", "2024-08", "avqust 2024"),
        ("az", "2024-Q2", "2024-cü ilin aprel–iyun ayları"),
        ("az", "2026-H1", "2026-cı ilin yanvar–iyun ayları"),
        ("az", "2024", "2024"),
        ("az", "since 2023-09", "2023-cü ilin sentyabr ayından"),
        ("az", "since 2023-09-02", "2 sentyabr 2023 tarixindən"),
        ("az", "since 2020", "2020-ci ildən"),
        ("az", "2019..2023", "2019–2023"),
        ("az", "2023-09..2024-02", "sentyabr 2023–fevral 2024"),
        ("az", "2024-08-03..2024-08-17", "3–17 avqust 2024"),
        ("az", "2024-01-01..2024-11-24", "1 yanvar–24 noyabr 2024"),
        ("az", "2010s", "2010-cu illər"),
        ("az", "2022/23-Q1", "2022/23, I rüb"),
        ("az", "FY2024", "2024 maliyyə ili"),
        ("az", "late 2023", "2023-cü ilin sonu"),
        ("az", "since late 2023", "2023-cü ilin sonundan"),
        ("az", "since 2022/23", "2022/23-cü ildən"),
        ("az", "future", "gələcəkdə"),
        ("tr", "since 2023-09", "Eylül 2023 ayından beri"),
        ("tr", "2024-08-19", "19 Ağustos 2024"),
        # What a grammar of one's own has no form for is said by its ends, or as in the facts.
        ("tr", "2024-08-03..2024-08-17", "3 Ağustos 2024–17 Ağustos 2024"),
        ("tr", "2010s", "2010–2019"),
        ("tr", "FY2024-Q1", "Q1 2023/24"),
        ("tr", "mid-2023", "mid-2023"),
    ],
)
def test_period_reads_as_an_editor_writes_it(code: str, period: str, words: str) -> None:
    made = wording(code).period(Period.parse(period))
    assert made.replace(NBSP, " ") == words
    assert " " not in made


YEARS = """\
2000-ci 2001-ci 2002-ci 2003-cü 2004-cü 2005-ci 2006-cı 2007-ci 2008-ci 2009-cu 2010-cu 2011-ci 2012-ci 2013-cü
2014-cü 2015-ci 2016-cı 2017-ci 2018-ci 2019-cu 2020-ci 2021-ci 2022-ci 2023-cü 2024-cü 2025-ci 2026-cı 2027-ci
2028-ci 2029-cu 2030-cu 1940-cı 1950-ci 1960-cı 1990-cı 1900-cü 2100-cü
"""


@all_cases("ordinal", YEARS.split())
def test_azerbaijani_year_takes_the_ending_of_its_last_word(ordinal: str) -> None:
    assert wording("az").period(Period.parse(f"since {ordinal[:4]}")).replace(NBSP, " ") == f"{ordinal} ildən"


CODES = st.sampled_from(sorted(UNITS))
SINGLE = st.sampled_from([q for q in Qualifier if q is not Qualifier.BETWEEN])
NUMBERS = st.decimals(-(10**15), 10**15, places=4, allow_nan=False)
COUNTED = st.sampled_from(["schools", "percent", "USD", "JPY", "KZT"])


def factor(text: str, code: str, width: str) -> int:
    """What the name of a scale in `text` stands for."""
    scales = wording(code).language.grammar.scales
    return next((10**s.power for s in scales if (s.short if width == "short" else s.name) in text), 1)


@given(CODES, SINGLE, NUMBERS, COUNTED, st.sampled_from(["words", "amount", "short"]))
def test_no_digit_is_lost(code: str, qualifier: Qualifier, value: Decimal, counted: str, width: str) -> None:
    words = wording(code)
    text = getattr(words, width)(stated(qualifier, f"{value:f} {counted}"))
    signs = words.language.locale
    plain = text.replace(signs.group, "").replace(signs.decimal, ".").replace("−", "-")
    figure = "".join(c for c in plain if c in "-.0123456789").strip(".").removesuffix("-")
    assert Decimal(figure) * factor(text, code, width) == value, text


@given(CODES, SINGLE, NUMBERS, COUNTED)
def test_no_width_loses_the_qualifier(code: str, qualifier: Qualifier, value: Decimal, counted: str) -> None:
    words, told = wording(code), stated(qualifier, f"{value:f} {counted}")
    said = words.language.grammar.qualifiers[qualifier].said_of(value).phrase.replace("{}", "").strip()
    is_in_words = value < 0 and qualifier is not Qualifier.ABOUT
    assert (said if is_in_words else QUALIFIER_SIGNS[qualifier]) in words.short(told).replace("\u00a0", " ")
    for text in (words.words(told), words.amount(told)):
        assert said in text
        assert "{" not in text


@given(CODES, NUMBERS, st.decimals(1, 10**12, places=2), COUNTED)
def test_a_range_names_both_its_ends(code: str, low: Decimal, more: Decimal, counted: str) -> None:
    words, told = wording(code), stated("between", f"{low:f}..{low + more:f} {counted}")
    for text in (words.words(told), words.amount(told), words.short(told)):
        ends = [words.amount(stated("exact", f"{abs(end):f}")) for end in (low, low + more)]
        assert all(end.partition(NBSP)[0] in text for end in ends), text
    assert isinstance(told.quantity, Quantity)
