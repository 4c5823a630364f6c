"""Russian: the hedges and bounds beside a number, and what makes two numbers an interval, as `QUALIFIERS`.

Most stand before the number; a verb such as "превысил" (exceeded) is one too, with the words between.
"""

from __future__ import annotations

from briefing.evidence.lexicon import IntervalCue, Pattern, QualifierCue, QualifierWords, ends_in
from briefing.facts.model import Qualifier

# What may stand between a qualifier and its number: "превысил отметку в", "свыше чем".
_FILLERS = (
    r"(?:\s+(?:отметк\w+|планк\w+|уровн\w+|рубеж\w*|показател\w+|сумм\w+|цифр\w+|всего|уже|даже|лишь|только|чем|чуть"
    r"|общей|сложности|за|в|на|до|тех|этих)){0,4}"
)


def _before(words: str, *qualifiers: Qualifier, fillers: str = _FILLERS) -> QualifierCue:
    return QualifierCue(Pattern(rf"(?<!\w)(?:{words}){fillers}\s*\Z", ignore_case=True), qualifiers)


# The noun phrase between a number and a qualifier after it, and what ends it.
_NOUN_PHRASE = r"(?:[\s-]+(?!(?:и|или|а)\b)[^\W\d_]++){0,6}?\s*"
_PHRASE_END = r"(?=\s*(?:\Z|[.,;:!?\"')\]-]|(?:в|за|на|к|по|с|до|из|от|для)\b))"


def _after(words: str, *qualifiers: Qualifier, end: str = _PHRASE_END) -> QualifierCue:
    return QualifierCue(Pattern(rf"{_NOUN_PHRASE}(?P<cue>(?:{words})\b){end}", ignore_case=True), qualifiers)


_PASSED = (
    r"превы(?:сил[аои]?|сить|сит|сят|сив(?:ший|шая|шее|шие)?|шает|шают|шал[аои]?|шающ\w+)"
    r"|перевали(?:л[аои]?|т|в)|перешагнул[аои]?|преодолел[аои]?|превзош(?:[её]л|л[аои])"
)
# Verbs of change: after them "до" is the new value ("вырос до 5") and no "up to".
_CHANGED = (
    r"(?:вырос|возр(?:ос|аст)|выраст|увелич|рост|рос|подня|поды?м|повы[сш]|сни[зж]|сокра[тщ]|упал|уменьш|дов(?:ест|ед|[её]л)"
    r"|расшир|наращ|нараст|опусти|перешл|переш[её]л)\w*"
)
_TO = Pattern(r"\s*-\s*|\s+до\s+", ignore_case=True)

QUALIFIERS = QualifierWords(
    before=(
        _before(rf"{_CHANGED}(?:\s[^;:!?]{{0,60}}?)?\sдо", Qualifier.EXACT),
        _before("не (?:более|больше|свыше|выше)(?: чем)?|максимум|самое большее|до", Qualifier.AT_MOST),
        _before(
            "не (?:менее|меньше|ниже)(?: чем)?|по меньшей мере|по крайней мере|как минимум|минимум|хотя бы",
            Qualifier.AT_LEAST,
        ),
        _before(rf"более|больше|свыше|выше|сверх|{_PASSED}|>", Qualifier.MORE_THAN),
        _before(r"менее|меньше|ниже|не достиг\w*|не дотягива\w+|не дотянул\w*|<", Qualifier.LESS_THAN),
        _before(r"почти|без малого|близк\w+ к|приблизил\w+ к|приближа\w+ к", Qualifier.LESS_THAN, Qualifier.ABOUT),
        _before(r"около|порядка|примерно|приблизительно|ориентировочно|в районе|где-то|~|≈", Qualifier.ABOUT),
    ),
    inside=(QualifierCue(Pattern(r"\bс (?:лишним|небольшим)\b", ignore_case=True), (Qualifier.MORE_THAN,)),),
    after=(
        _after(r"и (?:более|больше|выше|свыше)(?!\s+(?:того|чем))", Qualifier.AT_LEAST, end=""),
        _after(r"или (?:более|больше|выше)(?!\s+чем)", Qualifier.AT_LEAST, end=""),
        _after(r"и (?:менее|меньше|ниже)", Qualifier.AT_MOST),
        _after(r"или (?:менее|меньше|ниже)(?!\s+чем)", Qualifier.AT_MOST, end=""),
        _after(r"с (?:лишним|небольшим)", Qualifier.MORE_THAN, end=""),
        _after("как минимум", Qualifier.AT_LEAST),
        _after("максимум", Qualifier.AT_MOST),
        _after("или около того", Qualifier.ABOUT),
        QualifierCue(Pattern(r"(?P<cue>\s?\+)"), (Qualifier.AT_LEAST,)),
    ),
    intervals=(
        IntervalCue(Pattern(r"\s*-\s*|\s+(?:до|и)\s+", ignore_case=True), opening=ends_in("между")),
        IntervalCue(_TO, opening=ends_in("от")),
        IntervalCue(_TO, (Qualifier.BETWEEN, Qualifier.EXACT), opening=ends_in(r"со?(?:\s[^\W\d_]+){0,2}")),
        IntervalCue(_TO),
    ),
)
