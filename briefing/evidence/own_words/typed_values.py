"""Finds values typed into a Markdown text or HTML: numbers that no fact backs, as a reader sees them.

`see` takes away what does not show, such as the stars in "f**if**ty" and soft hyphens, and keeps where each character
stood.  Then every digit is a value, every numeral and ordinal of the text's language, and every word that says how
many in any language; but none that the author allows, or that belongs to a name or phrase that is kept (`find_kept`).

Those stand in `kept/LANGUAGE.txt`, under the reason why they may be typed without a fact, as `phrases` has it: G7,
COVID-19, Article 5, "the two countries". What an entry keeps is the number that lies wholly within it: of "the 16
F-16s" the 16 remains, and so does "5 million" after "Article".
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from briefing.cache import remembered
from briefing.errors import Problem
from briefing.evidence.lexicons import FOLDER, LANGUAGES
from briefing.evidence.lexicons.patterns import LETTERS, Pattern
from briefing.evidence.lexicons.phrases import Phrase, plain_letters, possible_in, read_phrases
from briefing.evidence.numbers.spelled_numerals import spelled_numerals
from briefing.records import NamedTuple

_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u0488\u0489\u1ab0-\u1aff\u20d0-\u20f0\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff"
)
_OTHER_ALPHABETS = (
    "\u2100-\u214f\u2460-\u249b\u24b6-\u24ff\uff01-\uff5e"
    "\U0001d400-\U0001d7ff\U0001f110-\U0001f189\U0001f1e6-\U0001f1ff"
)
_ENCLOSED = Pattern("LETTER ([A-Z])", case_matters=True)
_HIDDEN = rf"(?P<gone>[{_INVISIBLE}]+)|(?P<other>[{_OTHER_ALPHABETS}])"
_LITERAL = Pattern(_HIDDEN, case_matters=True)
# The number of a list item shows, but a longer one is a value that Markdown would swallow.  So does the target of a
# link, where it has a space in it and thus is none.  An address between < and > is looked at as one word, by the lint.
_MARKDOWN = Pattern(
    r"(?m)(?P<item>^(?:[ \t>]|[-+*](?=[ \t]))*+[0-9]{1,2}[.)](?=[ \t]))"
    r"|(?P<syntax>\]\(\s*(?:<[^<>\n]*>|[^)\s\]]*)\s*\)|[*\[`]|~~|<!--(?:(?!-->)[\s\S])*+(?:-->|\Z)|\\(?=[^\w\s]))"
    r"|(?P<address>^[ \t]*\[[^\]\n]+\]:[ \t]*<?https?:\S+|<https?:[^\s<>]*>)"
    rf"|(?P<entity>&\#?\w+;)|{_HIDDEN}",
    case_matters=True,
)
# What is never closed reaches to the end, so that nothing is searched twice for its end.
_MARKUP = Pattern(r"(?s)<style\b.*?(?:</style>|\Z)|<!--.*?(?:-->|\Z)|<[a-z/!][^>]*(?:>|\Z)")
_LINES = Pattern(
    r"</?(?:address|article|aside|blockquote|br|caption|center|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr"
    r"|img|li|main|nav|ol|option|p|pre|section|table|tbody|td|tfoot|th|thead|title|tr|ul)\b"
)
_ATTRIBUTE = re.compile(r"""(?<![^\s=/>"'])([^\s=/>"']++)\s*+=\s*("[^"]*"|'[^']*'|[^\s>]+)""")
_UNSHOWN = frozenset(("style", "class", "href", "src", "lang", "id", "width", "height", "charset", "content", "name"))
"""The attributes that no reader sees or hears."""
_CAPITALS = re.compile(r"(?<![^\W_])(?:[A-ZА-ЯЁƏÖÜÇŞĞİ]{4,}|[A-ZА-ЯЁƏÖÜÇŞĞİ]+(?:[ -][A-ZА-ЯЁƏÖÜÇŞĞİ]+)+)(?![^\W_])")
"""A word in capitals, of more letters than most abbreviations, or several in a row."""
_RAISED = Pattern("[²³¹⁰⁴-⁹₀-₉]", case_matters=True)
_SHORT = 500
_ALIKE = ('"“”„«»', "'‘’‚‹›", "-\u2010\u2011")
HINT = 'make it a fact and write {{ fact("id") }}, or {{ allow("…", reason="…") }} if it is no value'


class SeenText(NamedTuple):
    """What a reader sees of a text, and where in it each character stands; no places where they are the same."""

    text: str
    places: tuple[int, ...] = ()

    def place(self, offset: int) -> int:
        """Where in the text the character at `offset` stands."""
        return self.places[offset] if self.places else offset


def see(text: str, *, is_markdown: bool = True) -> SeenText:
    """What a reader sees of `text`: without mark-up and invisible characters, letters of other alphabets as ours.

    >>> see("f**if**ty").text
    'fifty'
    """
    syntax = _MARKDOWN if is_markdown else _LITERAL
    if not syntax.search(text):
        return SeenText(text)
    pieces, places, at = [], list[int](), 0
    for match in syntax.finditer(text):
        shown = _shown(match)
        pieces += [text[at : match.start()], shown]
        places += [*range(at, match.start()), *[match.start()] * len(shown)]
        at = match.end()
    return SeenText("".join((*pieces, text[at:])), (*places, *range(at, len(text))))


def _shown(match: re.Match[str]) -> str:
    match match.lastgroup:
        case "item":
            return " " * len(match[0])
        case "entity":
            return see(html.unescape(match[0]), is_markdown=False).text
        case "other":
            if match[0] > "\U0001f000":
                enclosed = _ENCLOSED.search(unicodedata.name(match[0], ""))
                return enclosed[1] if enclosed else match[0]
            same = unicodedata.normalize("NFKC", match[0])
            return same if len(same) == 1 or unicodedata.numeric(match[0], None) is not None else match[0]
    return ""


def load_words(language: str) -> None:
    """Read the files with the words by which values are found, before a process that may open none."""
    from briefing.evidence import numbers  # noqa: F401, for whoever reads a text there
    from briefing.evidence.lexicons.lexicon import load_lexicon
    from briefing.evidence.numbers.quantity_words import load_quantities

    load_lexicon(language)
    load_quantities()
    for code in {language, *LANGUAGES}:
        kept_words(code)


def typed_values(
    text: str, allowed: Iterable[str] = (), language: str = "en", *, is_markdown: bool = True
) -> Iterator[tuple[int, str]]:
    """Offset and words of each number, in digits or words of any language, in `text` outside the `allowed` words.

    The numbers of list items and the targets of links are none in Markdown; in a literal text they are printed.
    """
    find = _values_in if len(text) > _SHORT else _values_in_short
    return iter(find(str(text), tuple(allowed), language, is_markdown=is_markdown))


@remembered
def _values_in(text: str, allowed: tuple[str, ...], language: str, *, is_markdown: bool) -> Iterator[tuple[int, str]]:
    # Where all texts are known these need not be imported, which takes 25 ms.
    from briefing.evidence.numbers.numbers import NumberKind, OrdinalUse, find_numbers, find_ordinals
    from briefing.evidence.numbers.quantity_words import CountingWords, find_quantities

    seen = see(text, is_markdown=is_markdown)
    masked = seen.text
    for words in allowed:
        masked = printed_pattern(words).sub(lambda match: " " * len(match[0]), masked)
    ordinals = find_ordinals(masked, language)
    found = [
        CountingWords(span.start, span.end)
        for span in find_numbers(masked, language)
        if span.kind not in (NumberKind.ORDINAL, NumberKind.NAME) or any(c.isdecimal() for c in span.text)
    ]
    found += (CountingWords(*match.span()) for match in _RAISED.finditer(masked))
    # Ordinals say no value where they open a point, nor does "the first", or "a second" that is no rank.
    found += (
        CountingWords(ordinal.start, ordinal.end)
        for ordinal in ordinals
        if ordinal.use is OrdinalUse.RANK
        or (ordinal.use is OrdinalUse.REPEAT and ordinal.number > 1)
        or not (ordinal.is_shy or ordinal.use is OrdinalUse.POINT)
    )
    small = _CAPITALS.sub(lambda words: words[0].replace("İ", "i").lower(), masked)
    for words_in in {masked, small}:
        found += find_quantities(words_in, language)
    codes = dict.fromkeys((language, *(words.language for words in found if words.language))) if found else ()
    # Nothing is kept that counts how often: "for the third quarter in a row".
    repeated = {(ordinal.start, ordinal.end) for ordinal in ordinals if ordinal.use is OrdinalUse.REPEAT}
    last = -1
    for place in sorted(((words.start, words.end) for words in found), key=lambda place: (place[0], -place[1])):
        # Asked for one by one, since a caller may have seen enough of a long text.
        is_kept = place not in repeated and any(find_kept(t, code, [place]) for t in {masked, small} for code in codes)
        if place[0] > last and not is_kept:
            last = place[1] - 1
            yield seen.place(place[0]), masked[slice(*place)]


@lru_cache(maxsize=2048)
def _values_in_short(
    text: str, allowed: tuple[str, ...], language: str, *, is_markdown: bool
) -> tuple[tuple[int, str], ...]:
    """The same, kept: labels and lines come again where a document is read, and in each briefing of a batch."""
    return tuple(_values_in(text, allowed, language, is_markdown=is_markdown))


@lru_cache(maxsize=1024)
def printed_pattern(words: str) -> re.Pattern[str]:
    """What finds `words` that are allowed, as they are typed and as they are printed.

    A text is printed with curled quotation marks and with spaces that hold, a row or a sentence begins with a capital,
    and a line may end at any space.
    """
    signs = []
    for sign in words:
        alike = next((known for known in _ALIKE if sign in known), "")
        signs.append(r"\s" if sign.isspace() else f"[{alike}]" if alike else re.escape(sign))
    if words[:1].isalpha():
        signs[0] = "".join(dict.fromkeys((words[0], words[0].upper()[:1], words[0].lower()[:1]))).join("[]")
    return re.compile(re.sub(r"(?:\\s)+", r"\\s+", "".join(signs)))


def read_html(markup: str) -> str:
    """HTML as it is read: words that only a tag such as `<b>` divides are one, and attributes that show are lines."""

    def shown(tag: re.Match[str]) -> str:
        given = [] if tag[0].startswith("<!") else _ATTRIBUTE.findall(tag[0])
        words = "".join(value.strip("'\"") + "\n" for name, value in given if name.lower() not in _UNSHOWN)
        return f"\n{words}" if words or _LINES.match(tag[0]) else ""

    return html.unescape(_MARKUP.sub(shown, markup))


# Numbers in lines, units and names


def counts_in_line(text: str, allowed: Iterable[str] = (), language: str = "en") -> Iterator[tuple[int, str]]:
    """Offset and words of each number in a literal text."""
    return typed_values(text, allowed, language, is_markdown=False)


@remembered
def counts_in_unit(text: str, allowed: Iterable[str] = (), language: str = "en") -> Iterator[tuple[int, str]]:
    """The same for the words of a unit, but for that of which it is a rate, which belongs to it; a second is a unit."""
    from briefing.evidence.lexicons.lexicon import load_lexicon

    if text in load_lexicon(language).units.units:
        return iter(())
    return counts_in_line(without_base(text, language), allowed, language)


def without_base(unit: str, language: str) -> str:
    """The words of a unit without that of which it is a rate: "deaths per 1,000 births"."""
    from briefing.evidence.lexicons.lexicon import load_lexicon

    rate = load_lexicon(language).rates.base.search(unit)
    return unit[: rate.start()] + " " * len(rate[0]) + unit[rate.end() :] if rate else unit


@remembered
def counts_in_name(text: str, allowed: Iterable[str] = (), language: str = "en") -> Iterator[tuple[int, str]]:
    """Offset and words of each number in a name that a reader would take for a value, not for a part of the name.

    Of a name are `AB/2025/03`, "Channel 4", "Group of Seven", "Version 1.0" and telephone numbers, and at its end the
    rows of a table that it names; "47,311" is not, nor is what counts the word that follows, "7 islanders", or has a
    sign.
    """
    for offset, words, end in undesignated(text, allowed, language):
        is_number = _PLAIN.fullmatch(words) or (words[:1].isupper() and words.replace("-", "").isalpha())
        if not is_number or _LOWER.match(text, end):
            yield offset, words


def values_in_reason(reason: str, text: str, language: str) -> Iterator[Problem]:
    """What is wrong with why `text` is no value: `verify` repeats the reason, where a number would be read as one."""
    # "e", a key of a row, is no number, and "key" is not read without it.
    allowed = (text,) if any(typed_values(text, language=language, is_markdown=False)) else ()
    for _, words in counts_in_name(reason, allowed, language):
        message = f'the reason "{reason}" holds "{words}", which no fact backs'
        yield Problem("value-in-name", message, "say without a number why the words are no value")


def undesignated(text: str, allowed: Iterable[str], language: str) -> Iterator[tuple[int, str, int]]:
    """Offset, words and end of each number that is neither in a designation nor in what names rows or a telephone."""
    masked = _NO_COUNT.sub(lambda match: " " * len(match[0]), text)
    for offset, words in counts_in_line(masked, allowed, language):
        start = masked.rfind(" ", 0, offset) + 1
        end = min((at for mark in " ,;:)]" if (at := masked.find(mark, offset + len(words))) >= 0), default=len(masked))
        if not _DESIGNATION.fullmatch(masked[start:end].strip(_BRACKETS)):
            yield offset, words, end


_NO_COUNT = Pattern(
    r"(?<!\S)(?:\+[0-9]|\([0-9]{1,5}\)|0)[0-9 ()./-]{5,20}[0-9](?!\S)"
    r"|(?<!\S)(?:rows?|строк[аи]|sətir(?:lər)?) [0-9]{1,9}(?:\u2013[0-9]{1,9})?\Z",
    case_matters=True,
)
_LOWER = Pattern(
    r"[\s\u00a0\u202f]+(?!and\b|of\b|for\b|in\b|и\b|в\b|və\b)(?:[^\W\d_A-ZА-ЯЁ]+|[%‰$£€¥])", case_matters=True
)
_DESIGNATION = Pattern(
    r"(?=\S*[^\W\d_])(?=\S*[0-9])(?![0-9.,]+(?:k|m|bn|mn|tn)\b|[0-9]+-[a-z]+-[0-9]+\Z)[\w#№&.:/+-]+"
    r"|[0-9]{1,5}(?:[./-][0-9]{1,4}){1,4}|№ ?[0-9]{1,6}",
    case_matters=True,
)
_PLAIN, _BRACKETS = re.compile("[0-9]{1,4}"), "()[]\"'“”«»„‘’,;:"


def shown_address(address: str) -> str:
    """An address without its path, if that holds a number: its digits would be read, and no fact backs them."""
    host, _, path = address.partition("://")[2].partition("/")
    words = re.sub(r"[^\w.,%]+", " ", path)
    if not host or not any(typed_values(words, is_markdown=False)):
        return address
    return f"{host}/…"


_FOLDER = FOLDER / "kept"
_DIGITS = re.compile("[0-9]+|[\u00b2\u00b3\u00b9\u2070-\u2089]")
_REACH = 100


@cache
def kept_words(language: str) -> tuple[Phrase, ...]:
    """The list of `language` (`en`, `en-GB`); a language that has none takes the names of the English one."""
    file = _FOLDER / f"{language.partition('-')[0]}.txt"
    return read_phrases(file if file.is_file() else _FOLDER / "en.txt")


class KeptSpan(NamedTuple):
    """Where a text has words of the list, and why these may be typed."""

    start: int
    end: int
    reason: str


def find_kept(text: str, language: str, numbers: Iterable[tuple[int, int]]) -> list[KeptSpan]:
    """Where `text` has words of the list around one of its `numbers`; some may overlap.

    >>> [(k.start, k.end) for k in find_kept("the 16 F-16s of the two countries", "en", [(4, 6), (9, 11)])]
    [(7, 12)]
    """
    found: set[KeptSpan] = set()
    for start, end in numbers:
        first, last = max(0, start - _REACH), end + _REACH
        for kept in _possible(plain_letters(text[first:last]), language):
            for match in kept.pattern.finditer(text, first, last):
                if match.start() <= start and end <= match.end() and not _is_between(match, start, end):
                    found.add(KeptSpan(*match.span(), kept.reason))
    return sorted(found, key=lambda span: (span.start, -span.end))


def _is_between(match: re.Match[str], start: int, end: int) -> bool:
    """Whether a number is, or ends in, what stands between the words of an entry: "one million reasons"."""
    spans = (match.span(group) for group in range(1, match.re.groups + 1))
    for begin, stop in spans:
        # An entry may have only a part of the word, and an ending: "@{an|ən} bir".
        found = LETTERS.match(match.string, begin) if start <= begin < end else None
        known = spelled_numerals().words if found else ()
        is_numeral = found and not {plain_letters(found[0]), plain_letters(match.string[begin:stop])}.isdisjoint(known)
        if (begin <= start and end <= stop) or is_numeral:
            return True
    return False


@lru_cache(maxsize=2_000)
def _possible(around: str, language: str) -> tuple[Phrase, ...]:
    """Those entries whose words the text around a number has.

    To compile all of them takes longer than many a briefing is read, and a text has words of few.
    """
    return possible_in(around, kept_words(language))


def kept_figures(text: str, language: str) -> list[KeptSpan]:
    """Where `text` has words with digits that are kept, without overlap: a page has to say why it shows them."""
    found: list[KeptSpan] = []
    for span in find_kept(text, language, [match.span() for match in _DIGITS.finditer(text)]):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found
