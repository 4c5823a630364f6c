"""Russian: the hedges and bounds beside a number, and what makes two numbers an interval, as `QUALIFIERS`.

Most stand before the number; a verb such as "превысил" (exceeded) is one too, with the words between.
"""

from __future__ import annotations

from briefing.evidence.lexicons.lexicon import phrase_list
from briefing.evidence.lexicons.patterns import ANYTHING, Pattern, ends_in
from briefing.evidence.lexicons.role_words import IntervalCue, QualifierCue, QualifierWords, glued_cue, shortly_before
from briefing.evidence.lexicons.russian_roles import FALLS, MOVES, RISES
from briefing.facts.model import Qualifier, Status

_EXACT = (Qualifier.EXACT,)
_ABOUT = (Qualifier.ABOUT,)
_ALMOST = (Qualifier.NEARLY, Qualifier.LESS_THAN, Qualifier.ABOUT)
_ABOVE = (Qualifier.MORE_THAN,)
_BELOW = (Qualifier.LESS_THAN,)
_AT_MOST = (Qualifier.AT_MOST,)
_AT_LEAST = (Qualifier.AT_LEAST,)

# What may stand between a qualifier and its number: "превысил отметку в", "свыше чем".
_FILLERS = (
    r"(?:\s+(?:отметк\w+|планк\w+|уровн\w+|рубеж\w*|показател\w+|сумм\w+|цифр\w+|порог\w*|всего|уже|даже|лишь|только"
    r"|чем|чуть|общей|сложности|за|в|на|до|тех|этих)){0,4}\s*[\"'(]?"
)


def _before(
    words: str,
    qualifiers: tuple[Qualifier, ...],
    fillers: str = _FILLERS,
    then: Pattern = ANYTHING,
    is_open: bool = False,
    status: Status | None = None,
) -> QualifierCue:
    pattern = Pattern(rf"(?<![\w-])(?:{words}){fillers}\s*\Z")
    return QualifierCue(pattern, qualifiers, then, is_open, status)


# The noun phrase between a number and a qualifier after it, and what ends it.
_NOUN_PHRASE = r"(?:[\s-]+(?!(?:и|или|а)\b)[^\W\d_]++){0,6}?[\s,(-]*"
_PHRASE_END = r"(?=\s*(?:\Z|[.,;:!?\"')\]-]|(?:в|за|на|к|по|с|до|из|от|для|и)\b))"


def _after(
    words: str, qualifiers: tuple[Qualifier, ...], end: str = _PHRASE_END, is_open: bool = False
) -> QualifierCue:
    pattern = Pattern(rf"{_NOUN_PHRASE}(?P<cue>(?:{words})(?!\w)){end}")
    return QualifierCue(pattern, qualifiers, is_open=is_open)


_PASSED = (
    r"превы(?:сил[аои]?|сить|сит|сят|сив(?:ший|шая|шее|шие)?|шает|шают|шал[аои]?|шающ\w+)"
    r"|перевали(?:л[аои]?|т|в)(?=\s+(?:за|через|отметк|планк|рубеж|порог|уровен))|перешагнул[аои]?|преодолел[аои]?|превзош(?:[её]л|л[аои])|зашкали\w+|переступи\w+"
    r"|пробил[аои]?"
)
_MOVED = rf"(?:{RISES}|{FALLS}|{MOVES})"
_VERB = (
    r"(?!(?:все|всех|всегда|весь|вся|каждый|вдвое|втрое|удво\w+|полностью|целиком|ежедневно|половин\w+)\b)[^\W\d_]{3,}"
)
_NEARLY = r"почти(?: что)?|практически|едва (?:ли )?не|чуть (?:ли )?не|без малого|фактически|считай"
_REACHED = (
    r"дош[её]л|дошл[аои]|доросл[аои]|доведен\w*|довел[аои]?|дотянул[аои]?|добрал\w+|дожил[аои]?|доехал[аои]?|достиг\w*"
)
_COUNTED = (
    "человек|лет|дней|часов|минут|секунд|метров|километров|тонн|рублей|долларов|евро|штук|раз|недель|месяцев"
    "|процентов|градусов|литров|гектаров"
)

_BEFORE = (
    _before(rf"{_MOVED}[^;!?]{{0,100}}?\s(?:{_NEARLY})\sдо", _ALMOST),
    # What looks like a bound and is none: "вырос до 5" is the new value
    _before(
        rf"(?!(?:скидк|надбавк|прибавк|наценк|потер)\w+ до){_MOVED}(?:\s[^;!?]{{0,100}}?)?(?:\s|:\s)до",
        _EXACT,
        fillers=r"(?:\s+(?:отметк|уровн)\w+)?(?: в)?\s*[\"'(]?",
    ),
    _before(
        r"(?:вдвое|втрое|вчетверо|в\s[\d.,]+\sраза?|на\s[\d.,]+\s?(?:%|процент\w*|п\.\s?п\.))[\s,-]+до",
        _EXACT,
        fillers="",
    ),
    # "закупки - на 50%, до 448 миллионов" leaves the verb out
    _before(r"-\sна\s[^;!?]{1,30}?(?:%|процент\w*|раза?)\s?,\sдо", _EXACT, fillers=""),
    _before(rf"(?:{_REACHED})(?:\sдо)?", _EXACT, fillers=""),
    _before(rf"(?:{_NEARLY}) (?:все|всех|всеми|всем|вся|всю)(?: эти| этих| из)?", _EXACT, fillers=""),
    _before("осталось до|остается до|осталось ещё до", _EXACT, fillers=""),
    _before(
        r"(?:более|больше|менее|меньше|выше|ниже) (?:тех|прошлогодн\w+|прежн\w+|этих|предыдущ\w+)", _EXACT, fillers=""
    ),
    # Bounds
    _before(
        r"(?:не|никогда не|никак не) (?:более|больше|свыше|выше|дольше|старше|позднее|позже|дороже|превы\w+"
        r"|превос\w+)(?: чем)?|не (?:может|могут|должн\w+) (?:быть (?:более|больше|выше)|превы\w+)"
        r"|максимум|максимально|самое большее|от силы|в лучшем случае|до|вплоть до|≤|<=",
        _AT_MOST,
    ),
    _before(r"(?:лимит|предел|потол\w+|ограничени\w+|порог) в", (Qualifier.AT_MOST, Qualifier.EXACT), fillers=""),
    _before(
        r"(?:не|никогда не|никак не) (?:менее|меньше|ниже|младше|моложе|короче|раньше|дешевле)(?: чем)?"
        r"|по (?:меньшей|крайней) мере"
        r"|как минимум|минимум|хотя бы|самое меньшее|≥|>=|(?:стои\w+|цен\w+|начин\w+|возраст\w*) (?:от|с)",
        _AT_LEAST,
    ),
    _before(rf"(?:более|больше|свыше|выше|сверх|старше|дольше|дороже|{_PASSED})(?!\s+на\b)|>", _ABOVE),
    _before(
        r"(?:менее|меньше|ниже|моложе|младше|дешевле|короче)(?!\s+на\b)|не достиг\w*|не дотя\w+"
        r"|недотя\w+|не дош[её]л до|не дошл[аои] до"
        r"|не (?:было|набралось|нашлось|насчитал\w*|набер[её]тся|прошло|собрал\w*|дотянул\w*) и"
        r"|не доходи\w+ до|не добрал\w+|далеко до|<",
        _BELOW,
    ),
    _before(
        rf"(?:{_NEARLY})(?:\s{_VERB}(?:\s(?:до|в|на|с))?)?|близк\w+ к|вплотную (?:к|подош\w+ к|приблизи\w+ к)"
        rf"|приблизил\w* к|приближа\w+ к|под(?:ош[её]л|ошл[аои]|обрал\w+|бира\w+|ходи\w+) к|стрем\w+ к|тян\w+ на",
        _ALMOST,
    ),
    _before("под", _ALMOST, then=Pattern(r"(?!\W*(?:процент\w* )?годовых)")),
    _before(
        r"около|порядка|примерно|приблизительно|ориентировочно|в районе|где-то|что-то около|что-то вроде|плюс-минус"
        r"|округл[её]нно|на вскидку|навскидку|колебл\w+ (?:около|вокруг)|прим\.|ок\.|~|≈|∼",
        _ABOUT,
    ),
    _before(
        r"(?:оценива\w+|оцен(?:ил|ен|ят)\w*|оценк\w+)(?:\s(?!более|менее|свыше|больше|меньше|почти)[^\W\d_]+){0,3}?"
        r" (?:в|на уровне)",
        _ABOUT,
        status=Status.ESTIMATED,
    ),
    _before("добр(?:ых|ые|ая)", (Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.ABOUT), fillers=""),
    _before("едва|насилу", (Qualifier.ABOUT, Qualifier.LESS_THAN, Qualifier.AT_LEAST, Qualifier.AT_MOST), is_open=True),
    _before("в худшем случае", (Qualifier.AT_MOST, Qualifier.AT_LEAST)),
    # "лет пять", "домов пятьсот": about so many, as the noun stands first
    QualifierCue(
        Pattern(rf"(?<!\d )(?<!\d)(?<![\w-])(?:{_COUNTED}|[а-яё]{{2,}}(?:ов|ев|ей|ек|ок|ций|ий))(?: на| в)?\s\Z"),
        _ABOUT,
        then=Pattern(
            r"\s*(?:\Z|[.,;:!?)\"']|(?:в|во|на|за|и|из|по|с|у|к|или|от)\b|[а-яё]+(?:л|ла|ло|ли|ны|но|ет|ют|ит|ят|ат|ут)(?:сь|ся)?\b)"
        ),
        number=Pattern(r"\D+\Z"),
    ),
    # "с полсотни врачей"
    QualifierCue(
        Pattern(r"(?<!\w)со? \Z"),
        _ABOUT,
        number=Pattern(
            r"(?:полсотни|полтысячи|полдюжины|десяток|сотню|тысячу|дюжину|пяток|двадцать|тридцать|сорок|сто)\b",
            case_matters=True,
        ),
    ),
    _before(rf"(?<!\d )(?<!\d)(?:{_COUNTED})", (Qualifier.ABOUT, Qualifier.EXACT), fillers=r"(?: на)?", is_open=True),
)
_INSIDE = (QualifierCue(Pattern(r"\bс (?:лишним|небольшим|гаком|хвостиком)\b"), _ABOVE),)
_AFTER = (
    _after(r"(?:и|или|если не) (?:более|больше|выше|свыше|старше|дольше|дороже)(?!\s+(?:того|чем))", _AT_LEAST, end=""),
    _after(r"(?:и|или|если не) (?:менее|меньше|ниже|моложе|младше)(?!\s+(?:того|чем))", _AT_MOST, end=""),
    _after(r"с (?:лишним|небольшим|гаком|хвостиком|копейками|ч[её]м-то)", _ABOVE, end=""),
    _after("как минимум|минимум|по (?:меньшей|крайней) мере|самое меньшее|не (?:менее|меньше)", _AT_LEAST),
    _after("максимум|от силы|самое большее|не (?:более|больше)|в лучшем случае", _AT_MOST),
    _after(
        "(?:или |что-то )?около того|или вроде того|плюс-минус|примерно|приблизительно|ориентировочно|где-то так",
        _ABOUT,
    ),
    _after(
        "и это (?:ещ[её] )?не (?:предел|окончательн\\w+|вс[её])|и (?:число|счет|сч[её]т) раст[её]т",
        _AT_LEAST,
        is_open=True,
    ),
    _after(
        "а то и (?:более|больше)|возможно,? (?:и )?(?:более|больше)",
        (Qualifier.AT_LEAST, Qualifier.ABOUT),
        is_open=True,
    ),
    glued_cue(r"\s?(?:±|\+/-|\+-)", Qualifier.ABOUT, Qualifier.BETWEEN, is_open=True),
    glued_cue(r"\s?\+(?!\s?\d)", Qualifier.AT_LEAST, Qualifier.MORE_THAN),
)
_FAR = (
    QualifierCue(
        Pattern(r"(?<!\w)(?:по (?:[^\W\d_]+ )?оценк(?:ам|е)|оценива(?:ет|ют)(?:ся)?|оценил[аи]?)\b[^;]{0,80}\Z"),
        (Qualifier.ABOUT, Qualifier.EXACT),
        is_open=True,
        status=Status.ESTIMATED,
    ),
    QualifierCue(
        Pattern(
            r"(?<!\w)(?:по )?(?:предварительн|неполн|неокончательн|неофициальн"
            r"|первоначальн)\w+ (?:[^\W\d_]+ )?(?:данн|оценк|подсч[её]т"
            r"|итог|результат|информаци|расч[её]т|сведени)\w+\b[^;]{0,80}\Z"
        ),
        (Qualifier.EXACT, Qualifier.ABOUT),
        is_open=True,
    ),
)
# Adverbs in -но before a number that hedge nothing, and nouns and participles that only end so.
_PLAIN = phrase_list("ru", "plain")
_UNKNOWN = Pattern(rf"(?<!\w)(?!(?:{_PLAIN})\s)(?P<word>[^\W\d_]{{3,}}но)\s\Z")

# Intervals
_NOUN = r"(?:(?P<noun>(?:\s[^\W\d_]++){1,3}?)(?=\s))??"
_TO = rf"{_NOUN}(?:\s?-\s?|\sи?\s?до\s)"
_RANGES = r"(?:колебл|колеба|варьир|составля\w+ от|в диапазоне|в пределах|разброс|от силы)"
_AGAINST = (
    r"(?:выигра\w+|проигра\w+|побе[дж]\w+|обыгра\w+|уступи\w+|разгроми\w+|сч[её]т\w*|голос\w+|ничь\w+|соотношени\w+"
    r"|пропорци\w+|матч\w*)"
)
_ENDS = r"(?=\s*(?:\Z|[.,;:!?)\"']|(?:в|на|за|против|у|и|но|по|с)\b))"


_INTERVALS = (
    IntervalCue(Pattern(_TO), _EXACT, opening=shortly_before(_AGAINST, r"\d"), closing=Pattern(_ENDS)),
    IntervalCue(Pattern(_TO), _EXACT, opening=shortly_before(_MOVED, _RANGES, r"\b(?:с|со|от)")),
    IntervalCue(Pattern(rf"{_NOUN}\sдо\s"), _EXACT, opening=shortly_before(_MOVED, _RANGES), is_full=True),
    IntervalCue(Pattern(rf"{_NOUN}\sи\s"), _EXACT, opening=ends_in(r"(?:разниц|разрыв|соотношени|выбор)\w* между")),
    IntervalCue(Pattern(rf"{_NOUN}(?:\s?-\s?|\sдо\s|\sи\s)"), opening=ends_in("между")),
    IntervalCue(Pattern(_TO), opening=ends_in("от")),
    IntervalCue(
        Pattern(_TO), (Qualifier.BETWEEN, Qualifier.EXACT), opening=ends_in(r"со?(?:\s[^\W\d_]+){0,2}"), is_open=True
    ),
    IntervalCue(Pattern(_TO)),
    IntervalCue(Pattern(rf"{_NOUN},?\s(?:или|либо|то ли)\s(?:даже\s|может быть\s)?"), is_open=True),
)

QUALIFIERS = QualifierWords(
    before=_BEFORE,
    inside=_INSIDE,
    after=_AFTER,
    far=_FAR,
    carried=Pattern(r"(?:[\s-][^\W\d_]++){1,3}?,? (?:и|или)\s"),
    unknown=_UNKNOWN,
    intervals=_INTERVALS,
)
