"""Quotes are found word for word, whatever marks and spaces the source has; sentences survive glue and initials."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.evidence.sentences.plain_text import count_words, normalize
from briefing.evidence.source_text import SourceText
from tests.conftest import all_cases
from tests.growth import assert_linear


def _text(raw: str) -> SourceText:
    return SourceText.from_bytes(raw.encode())


def _sentences(raw: str) -> list[str]:
    text = _text(raw)
    return [text.normalized[a:b] for a, b in text.sentences]


@all_cases(
    ("raw", "quote"),
    [
        ("The  first\n line", "The first line"),
        ("It\u2019s a \u201cNorth\u2013South\u201d line", 'It\'s a "North-South" line'),
        ("soft\u00adly spoken", "softly spoken"),
        ("with 15,000 students enrolled", "15,000 students"),
        ("reached 160,000.", "160,000"),
        ("on 160\u00a0000 pupils", "160 000 pupils"),
        ("the govern-\nment met", "the government met"),
        ("a well-\nknown boat", "well-known boat"),
        ("two-\nand three-year plans", "two- and three-year plans"),
        ("the COVID-\n19 ward", "COVID-19 ward"),
        ("some 1.2 mil-\nlion sheep", "1.2 million sheep"),
        ("the o\ufb03ce counted", "office counted"),
        ("by Ru\u0308stem", "by R\u00fcstem"),
    ],
)
def test_found(raw: str, quote: str) -> None:
    (position,) = _text(raw).find(quote)
    found, wanted = (normalize(words.replace("\u00ad", "")) for words in (raw[position.start : position.end], quote))
    assert found.replace("-", "").replace(" ", "") == wanted.replace("-", "").replace(" ", "")


@all_cases(
    ("raw", "quote"),
    [
        ("with 15,000 students enrolled", "5,000 students enrolled"),
        ("with 15 000 students enrolled", "000 students enrolled"),
        ("there are 160,000.5 of them", "160,000"),
        ("the $4 billion mark", "4 billion mark"),
        ("some 15 million tons", "some 15"),
        ("two hundred and five schools", "five schools"),
        ("unobserved growth", "observed growth"),
        ("Growth is strong", "growth is strong"),
        ("growth is strong", ""),
        ("growth", "\u00a0"),
        ("the wellknown boat", "well-known boat"),
        ("the ferry -\nwhich sank", "ferrywhich sank"),
        ("a resume\u0301 of it", "resume"),
    ],
)
def test_not_found(raw: str, quote: str) -> None:
    assert _text(raw).find(quote) == ()


def test_nearest_and_cut_numbers_are_named() -> None:
    text = _text("Then 15,000 students enrolled in spring.")
    assert text.nearest("15,000 pupils enrolled") == "15,000 students enrolled"
    assert text.nearest("quite another matter") is None
    number = text.number_cut_by("5,000 students")
    assert number and number.text == "15,000"


@all_cases(
    ("raw", "sentences"),
    [
        ("They left Russia.The head stayed.", ["They left Russia.", "The head stayed."]),
        (
            "Named after M.V. Lomonosov and I.M. Sechenov. It works.",
            ["Named after M.V. Lomonosov and I.M. Sechenov.", "It works."],
        ),
        ('"We will," he said.President Orr left.', ['"We will," he said.', "President Orr left."]),
        ("It ends.\u201cWe begin,\u201d he said.", ["It ends.", '"We begin," he said.']),
        ('It ends."We begin," he said.', ["It ends.", '"We begin," he said.']),
        ("He said: \u201cNo.\u201d Then he left.", ['He said: "No."', "Then he left."]),
        ("News.Az reports it. Mr. Orr paid $4.5 million.", ["News.Az reports it.", "Mr. Orr paid $4.5 million."]),
        (
            " date 2024-08-19 + \u21ba \u2212 16 px\n\nThe news begins.",
            ["date 2024-08-19 + \u21ba - 16 px", "The news begins."],
        ),
        ("They were old.42 The mill sold 3.5 tons.7", ["They were old.42", "The mill sold 3.5 tons.7"]),
        ("He said no. He left by gate No. 5.", ["He said no.", "He left by gate No. 5."]),
        ("Really? Yes! See example.org for more.", ["Really?", "Yes!", "See example.org for more."]),
        ("We (during the talks \u2013 ed.) agreed.", ["We (during the talks - ed.) agreed."]),
        ("Since May it rose 6%\n30 July 2010", ["Since May it rose 6%", "30 July 2010"]),
        (
            "Since May it rose 6%\nUpdated: 30.07.2010\nPress office",
            ["Since May it rose 6%", "Updated: 30.07.2010 Press office"],
        ),
        ("It rose 6% on\n30 July 2010.", ["It rose 6% on 30 July 2010."]),
    ],
)
def test_sentences(raw: str, sentences: list[str]) -> None:
    assert _sentences(raw) == sentences


@all_cases(
    ("raw", "quotations"),
    [
        ('He said: \u201cWe met," and left.', ["We met,"]),
        ('They met."We agreed," he said. "Fully."', ["We agreed,", "Fully."]),
        ("\u201cOne.\n\n\u201cTwo,\u201d he said.", ["One.", "Two,"]),
        ("\u00abOui\u00bb and \u201eJa\u201c and \u2018aye\u2019", ["Oui", "Ja", "aye"]),
        ("Nothing's quoted in the states\u2019 text", []),
        ("Orr said: '95 barns burnt in the farmers' row.' He left.", ["95 barns burnt in the farmers' row."]),
        ("It\u2019s the \u201890s. \u2018The rams\u2019 pen\u2019s shut,\u2019 he said.", ["The rams' pen's shut,"]),
        ("The \u2018heroes\u2019 left. The rams\u2019 pen is shut.", ["heroes"]),
        ("\u201eDa\u201c, \u201eja\u201d, \u00bbdoch\u00ab and \u201daye\u201d", ["Da", "ja", "doch", "aye"]),
        ("\u201cIt rained.\n\nThen it poured.\u201d He left.", ["It rained. Then it poured."]),
        ("\u201cThe \u201cRook\u201d line is open\u201d, he said.", ['The "Rook" line is open']),
        ("The \u00abFirm \u00abRook\u00bb and the \u00abLark\u00bb", ['Firm "Rook', "Lark"]),
        ("It called them \u201cold tubs\u201d, which \u201cleak\u201d.", ["old tubs", "leak"]),
    ],
)
def test_quotations(raw: str, quotations: list[str]) -> None:
    text = _text(raw)
    assert [text.normalized[a:b] for a, b in text.quotations] == quotations


def test_a_quotation_is_found_within_another() -> None:
    text = _text("\u201cHe told me: \u2018We met,\u2019 and left,\u201d said Orr.")
    (met,) = text.find("We met")
    found = [text.normalized[a:b] for a, b in text.quotations_at(met.span)]
    assert found == ["He told me: 'We met,' and left,", "We met,"]


def test_a_new_speaker_begins_a_paragraph() -> None:
    text = _text("Chair: How many?\nMs Carr: We had 12\nin all.")
    assert text.find("Ms Carr: We had 12 in all")
    assert text.sentences[-1].start == text.normalized.index("Ms Carr")


def test_line_and_column_are_the_sources_own() -> None:
    text = _text("one\r\n\r\n  two   three")
    assert text.line_column(text.normalized.index("three")) == (3, 9)


def test_a_byte_order_mark_is_no_text() -> None:
    text = SourceText.from_bytes("\ufeffWords".encode())
    assert text.raw == "Words"


def test_words_are_counted_as_a_reader_would() -> None:
    assert count_words("The North-South line's 4.5 million tons") == 6


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"])) | st.text(alphabet="aB1. ,\"\u201c\u201d'\n\u00ad!?()-")
)
def test_any_text_is_split_without_loss(raw: str) -> None:
    text = _text(raw)
    kept = "".join(text.normalized[a:b] for a, b in text.sentences)
    assert kept.replace(" ", "") == "".join(text.normalized.split())
    assert all(0 <= a < b <= len(text.normalized) for a, b in text.quotations if a != b)


@given(st.text(alphabet="ab1 \u201c\u2013\u00a0\n\u00ad.", min_size=1), st.data())
def test_any_whole_words_are_found_again(raw: str, data: st.DataObject) -> None:
    text = _text(raw)
    words = normalize(raw).split(" ")
    first = data.draw(st.integers(0, len(words) - 1))
    quote = " ".join(words[first : first + 3])
    numbers = [
        text.number_across(text.normalized.find(quote)),
        text.number_across(text.normalized.find(quote) + len(quote)),
    ]
    if quote and not any(numbers):
        assert all(text.normalized[p.span.start : p.span.end] == quote for p in text.find(quote))


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        *("a", "1", "1,", " \u00ad", "\t\u00ad", "He said. ", "one hundred and ", "(", "no ", "M.", "\n", "1 000 "),
        *('"', ' "a', "\u201c", "\u2018a", "a-\n", "a\u0301"),
    ],
)
def test_time_is_linear(piece: str) -> None:
    def read(size: int) -> None:
        text = _text(piece * (size // len(piece)))
        assert text.find("nowhere to be found") == () and text.nearest("nowhere to be found") is None
        assert text.sentences is not None and text.numbers is not None

    assert_linear(read, 100_000)
