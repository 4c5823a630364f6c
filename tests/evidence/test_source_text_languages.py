"""Russian and Azerbaijani sentences survive abbreviations; quotes are found whatever spaces and marks stand there."""

import pytest

from briefing.evidence.sentences.clauses import split_clauses
from briefing.evidence.sentences.plain_text import normalize
from briefing.evidence.source_text import SourceText
from tests.conftest import all_cases
from tests.growth import assert_linear


def _text(raw: str, language: str) -> SourceText:
    return SourceText.from_bytes(raw.encode(), language)


@all_cases(
    ("language", "sentences"),
    [
        ("ru", ["В 2023 г. Лозания выделила 5 тыс. манатов.", "Потом ещё 6 млн. руб. ушло на ул. Низами."]),
        ("ru", ["Он сказал: «Нет».", "Потом ушёл проф. Орлов, т. е. все."]),
        ("ru", ["Школа им. Сеченова открыта.", "Всё готово и т. д."]),
        ("az", ["Dərsliklər, kitablar və s. alınıb.", "Prof. Əliyev ABŞ-dan qayıdıb."]),
        ("az", ["Fonda 5 mln. manat var.", "Nazir “Bəli” deyib."]),
    ],
)
def test_sentences(language: str, sentences: list[str]) -> None:
    text = _text(" ".join(sentences), language)
    assert [text.normalized[a:b] for a, b in text.sentences] == [normalize(sentence) for sentence in sentences]


@pytest.mark.parametrize(
    ("language", "raw", "quote"),
    [
        ("ru", "более 160\u202f000 «учеников»", '160 000 "учеников"'),
        ("ru", "мост — север–юг", "мост - север-юг"),
        ("az", "4\u00a0milyard dollardan çox", "4 milyard dollardan çox"),
        ("az", "“bəli”, – deyib", '"bəli", - deyib'),
    ],
)
def test_found(language: str, raw: str, quote: str) -> None:
    assert len(_text(raw, language).find(quote)) == 1


@all_cases(
    ("language", "raw", "quote"),
    [
        ("ru", "более 160 000 учеников", "000 учеников"),
        ("ru", "двадцать пять школ", "пять школ"),
        ("ru", "800 с лишним тысяч", "800 с лишним"),
        ("ru", "4 млрд долларов", "4 млрд"),
        ("az", "26-dan çox", "26"),
        ("az", "4 milyard dollardan çox", "4 milyard"),
        ("az", "İstanbul", "istanbul"),
    ],
)
def test_not_found(language: str, raw: str, quote: str) -> None:
    assert _text(raw, language).find(quote) == ()


@all_cases(
    ("language", "clauses"),
    [
        ("ru", ["Ожидается, что вывоз вырастет"]),
        ("ru", ["Школы открыты,", "а курсы нет"]),
        ("ru", ["Цель - 310 километров"]),
        ("az", ["Gözlənilir ki, daşınma artacaq"]),
        ("az", ["Məktəblər işləyir", "və kurslar açılacaq"]),
    ],
)
def test_clauses(language: str, clauses: list[str]) -> None:
    text = _text(" ".join(clauses), language)
    (sentence,) = text.sentences
    found = split_clauses(text.normalized, sentence, text.lexicon)
    assert [text.normalized[a:b].strip() for a, b in found] == clauses


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ru", "az", "tr"])
@pytest.mark.parametrize(
    "piece", ["a", "сто ", "миллион с ", "iki yüz ", "üçdə ", "не ", "-dan ", "г. ", "1 000 ", "ki, "]
)
def test_time_is_linear(language: str, piece: str) -> None:
    def read(size: int) -> None:
        text = _text(piece * (size // len(piece)), language)
        assert text.sentences is not None and text.numbers is not None
        assert split_clauses(text.normalized, text.sentences[0], text.lexicon)

    assert_linear(read, 100_000)
