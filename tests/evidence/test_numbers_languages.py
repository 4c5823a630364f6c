"""Russian and Azerbaijani numbers are found in digits and words, in every case, typed, and never lost."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.evidence.numbers.numbers import NumberKind, find_numbers
from tests.conftest import all_cases


def _values(text: str, language: str) -> list[str]:
    return [format(n.value.normalize(), "f") for n in find_numbers(text, language) if n.value is not None]


@all_cases(
    ("text", "values"),
    [
        ("15 000 и 4,5", ["15000", "4.5"]),
        ("160 000, 160\u00a0000 и 160\u202f000,5", ["160000", "160000", "160000.5"]),
        ("1.500.000 и 160.000", ["1500000", "160000"]),
        ("4 млрд, 120 млн, 3 тыс. и 2 трлн", ["4000000000", "120000000", "3000", "2000000000000"]),
        ("5 млрд. Потом 6", ["5000000000", "6"]),
        ("сто двадцать три тысячи четыреста пятьдесят шесть", ["123456"]),
        ("миллион двести тысяч", ["1200000"]),
        ("двух, двум, двумя школами", ["2", "2", "2"]),
        ("двумстам тридцати, тремястами, пятистам сорока", ["230", "300", "540"]),
        ("двух тысяч четырёхсот учеников", ["2400"]),
        ("полтора миллиона, полутора тысяч, полмиллиона", ["1500000", "1500", "500000"]),
        ("четыре с половиной миллиарда, две с половиной сотни", ["4500000000", "250"]),
        ("800 с лишним тысяч", ["800000"]),
        ("десяток, два десятка, более десятка, полторы сотни, дюжина", ["10", "20", "10", "150", "12"]),
        ("около тысячи, около сотни тысяч", ["1000", "100000"]),
        ("четверть миллиона, три четверти миллиона", ["250000", "750000"]),
        ("четверть процентного пункта, половина тонны", ["0.25", "0.5"]),
        ("от 5 до 10 миллионов, между 5 и 10 млн", ["5000000", "10000000", "5000000", "10000000"]),
        ("15-миллионный груз, 5-тысячная толпа, 10-ти школ", ["15000000", "5000", "10"]),
        ("−5 % и 10–12 %", ["-5", "10", "12"]),
    ],
)
def test_russian_values(text: str, values: list[str]) -> None:
    assert _values(text, "ru") == values


@all_cases(
    ("text", "values"),
    [
        ("15 000 və 4,5", ["15000", "4.5"]),
        ("160\u00a0000, 1.500.000", ["160000", "1500000"]),
        ("4 milyard, 4 milyarddan, 120 mln. manat", ["4000000000", "4000000000", "120000000"]),
        ("800 mindən, 800 minə, 20 minlik", ["800000", "800000", "20000"]),
        ("26-dan, 324-ü, 4-ə, 300-ədək, 5-nin", ["26", "324", "4", "300", "5"]),
        ("yüz iyirmi üç min dörd yüz əlli altı", ["123456"]),
        ("bir milyon iki yüz min", ["1200000"]),
        ("iyirmi altıdan, otuzdan, yüzdən, beşi", ["26", "30", "100", "5"]),
        ("yarım milyon, iki yarım milyon", ["500000", "2500000"]),
        ("yarım faiz bəndi, yarım ton", ["0.5", "0.5"]),
        ("İKİ MİLYON, İyirmi, ALTI", ["2000000", "20", "6"]),
        ("5 ilə 10 milyon arasında, 5-10 milyon", ["5000000", "10000000", "5000000", "10000000"]),
        ("5-dən 10 milyona qədər", ["5000000", "10000000"]),
    ],
)  # fmt: skip
def test_azerbaijani_values(text: str, values: list[str]) -> None:
    assert _values(text, "az") == values


@all_cases(
    ("language", "text", "words", "currency"),
    [
        ("ru", "рубеж в 4 миллиарда долларов США", "4 миллиарда долларов", "USD"),
        ("ru", "500 тыс. долл. и всё", "500 тыс. долл", "USD"),
        ("ru", "около €4,5 млрд", "€4,5 млрд", "EUR"),
        ("ru", "20 рублями", "20 рублями", "RUB"),
        ("ru", "с 7 манатами", "7 манатами", "AZN"),
        ("ru", "один доллар", "один доллар", "USD"),
        ("ru", "5 млрд американских долларов", "5 млрд американских долларов", "USD"),
        ("az", "4 milyard ABŞ dollarından çox", "4 milyard ABŞ dollarından", "USD"),
        ("az", "4 milyarddan çox dollar", "4 milyarddan çox dollar", "USD"),
        ("az", "7 milyon manatlıq layihə", "7 milyon manatlıq", "AZN"),
        ("az", "100 rubla", "100 rubla", "RUB"),
        ("az", "$4 milyarddan", "$4 milyarddan", "USD"),
        ("az", "3 avroya", "3 avroya", "EUR"),
    ],
)
def test_currencies(language: str, text: str, words: str, currency: str) -> None:
    (span,) = find_numbers(text, language)
    assert (span.text, span.currency) == (words, currency)


@all_cases(
    ("language", "text", "unit"),
    [
        ("ru", "15 миллионов тонн груза", "tonne"),
        ("ru", "4 млн т", "tonne"),
        ("ru", "150 квадратных километров", "square kilometre"),
        ("ru", "100 кв. м", "square metre"),
        ("ru", "6 процентами", "percent"),
        ("ru", "5 процентных пунктов", "percentage point"),
        ("ru", "в 2,5 раза", "times"),
        ("ru", "26 вузов", None),
        ("az", "15 milyon tondan", "tonne"),
        ("az", "100 kvadrat metr", "square metre"),
        ("az", "6 faizi", "percent"),
        ("az", "5 faiz bəndi", "percentage point"),
        ("az", "3 ildən", "year"),
        ("az", "5 ilə yola çıxdı", None),
        ("az", "2,5 dəfə", "times"),
    ],
)
def test_units(language: str, text: str, unit: str | None) -> None:
    assert find_numbers(text, language)[0].unit == unit


@all_cases(
    ("language", "text", "kinds"),
    [
        ("ru", "десятки; сотни тысяч; тысячи", ["vague"] * 3),
        ("ru", "половина; треть; две трети; каждый пятый; один из пяти", ["share"] * 5),
        ("ru", "удвоился; вдвое", ["multiple"] * 2),
        ("ru", "несколько миллионов", ["vague"]),
        ("ru", "тысяч 800", ["vague"]),
        ("ru", "в 2024 году, 2023 г., в 2019 и 2020 годах", ["year"] * 4),
        ("ru", "19 августа 2024 года; 19-го августа; в августе 2024 года; 19.08.2024", ["date"] * 4),
        ("ru", "в 10:30", ["time"]),
        ("ru", "21-й, 2-го, двадцать первый, 90-х, 1990-е", ["ordinal"] * 5),
        ("ru", "G20 и Су-57", ["name", "name"]),
        ("az", "yüzlərlə; on minlərlə", ["vague"] * 2),
        ("az", "yarısı; üçdə biri; dörddə üç; hər beşinci", ["share"] * 4),
        ("az", "ikiqat", ["multiple"]),
        ("az", "bir neçə milyon", ["vague"]),
        ("az", "19 avqust 2024-cü ildə; avqustun 19-da", ["date", "date"]),
        ("az", "2023-cü, 21-ci, iyirmi birinci", ["ordinal"] * 3),
        ("az", "G20", ["name"]),
    ],
)
def test_kinds(language: str, text: str, kinds: list[str]) -> None:
    assert [n.kind for n in find_numbers(text, language) if n.text != "il"] == kinds


@all_cases(
    ("language", "text"),
    [
        ("ru", "один из них, одна из школ, ни одной"),
        ("ru", "первый вице-президент, второй тур, третья страна"),
        ("ru", "первая половина года, во второй половине"),
        ("ru", "с семью и сорокой, оба берега, стоит, утро"),
        ("az", "onlardan biri, bir-biri"),
        ("az", "birinci vitse-prezident, ikinci tur"),
        ("az", "ilin birinci yarısı, ikinci yarısında"),
        ("az", "ondan sonra, onunla, ona, uşaqlar üçün, hər iki ölkə, mini futbol"),
    ],
)
def test_no_number(language: str, text: str) -> None:
    assert find_numbers(text, language) == ()


def test_a_language_without_words_still_has_digits() -> None:
    text = "1.500 ya da 1,500 ve 4,5 milyon; 2024; $7; yirmi 6 %"
    assert _values(text, "tlh") == ["1500", "1500", "4.5", "2024", "7", "6"]
    assert _values(text, "tr") == ["1500", "1.5", "4500000", "2024", "7", "6"]
    assert [n.currency for n in find_numbers("$7 ve 8 ₺", "tr")] == ["USD", "TRY"]


@all_cases(
    ("language", "text", "value"),
    [
        ("de", "4,5 Mrd. Euro", "4500000000"),
        ("de", "12 Millionen", "12000000"),
        ("fr", "4,5 milliards", "4500000000"),
        ("es", "3 millones", "3000000"),
        ("uk", "5 тис.", "5000"),
        ("pt-BR", "2 bilhões", "2000000000"),
    ],
)
def test_large_numbers_of_languages_without_words(language: str, text: str, value: str) -> None:
    assert _values(text, language) == [value]


_WORDS = {
    "ru": ("двадцать", "пять", "тысяч", "миллиона", "сто", "с половиной", "долларов", "половина", "трети", "мая"),
    "az": ("iyirmi", "beş", "min", "milyondan", "yüz", "yarım", "dollar", "çox", "üçdə", "biri", "mayın", "-dan"),
}  # fmt: skip


@pytest.mark.parametrize("language", ["ru", "az", "tr"])
@given(words=st.lists(st.sampled_from([*itertools.chain(*_WORDS.values()), "5", "-", ",", ". ", "2024", "%"])))
def test_any_text(language: str, words: list[str]) -> None:
    """Spans are in order, do not overlap, say what stands there, and leave no digit out."""
    text = " ".join(words)
    spans = find_numbers(text, language)
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))
    assert all(text[n.start : n.end] == n.text for n in spans)
    covered = {i for n in spans for i in range(n.start, n.end)}
    assert all(i in covered for i, character in enumerate(text) if character.isdecimal())


_RU = (
    ("", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать",
     "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать",
     "восемнадцать", "девятнадцать"),
    ("двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"),
    ("сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"),
)  # fmt: skip
_AZ = (
    ("", "bir", "iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz"),
    ("on", "iyirmi", "otuz", "qırx", "əlli", "altmış", "yetmiş", "səksən", "doxsan"),
)


def _russian(n: int) -> str:
    for size, word in ((10**9, "миллиардов"), (10**6, "миллионов"), (1000, "тысяч")):
        if n >= size:
            return f"{_russian(n // size)} {word} {_russian(n % size)}".strip()
    small = _RU[0][n % 100] if n % 100 < 20 else f"{_RU[1][n % 100 // 10 - 2]} {_RU[0][n % 10]}"
    return f"{_RU[2][n // 100 - 1]} {small}".strip() if n >= 100 else small.strip()


def _azerbaijani(n: int) -> str:
    for size, word in ((10**9, "milyard"), (10**6, "milyon"), (1000, "min"), (100, "yüz")):
        if n >= size:
            return f"{_azerbaijani(n // size)} {word} {_azerbaijani(n % size)}".strip()
    return f"{_AZ[1][n // 10 - 1] if n >= 10 else ''} {_AZ[0][n % 10]}".strip()


@given(st.integers(2, 10**12 - 1))
def test_spelled_words_round_trip(n: int) -> None:
    for language, spell in (("ru", _russian), ("az", _azerbaijani)):
        (span,) = find_numbers(f"{spell(n)} x", language)
        assert span.value == n and span.kind is NumberKind.VALUE, language
