"""Russian: the patterns of what qualifies, denies, weakens or attributes a statement, as `CLAIMS`.

Most qualifiers stand before the number; a verb such as "превысил" (exceeded) is one too, with the words between.
"""

from __future__ import annotations

from briefing.evidence.lexicon import (
    ClaimWords,
    IntervalCue,
    Pattern,
    QualifierCue,
    StatusCue,
    any_of,
    ends_in,
    starts_with,
    word_forms,
)
from briefing.facts.model import Qualifier, Status

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
_NOT = r"не(?!\s+(?:только|менее|более|меньше|больше|исключено)\b)|нет(?!\s+сомнени)|ни(?=\s)|никогда|никто"
_NEGATION = (
    rf"{_NOT}|ничего|нельзя|невозможно|отсутству(?:ет|ют)|отрица(?:ет|ют|л\w*)|опроверг\w*|неверно|неправда"
    r"|вряд ли|едва ли"
)
_TO = Pattern(r"\s*-\s*|\s+до\s+", ignore_case=True)

CLAIMS = ClaimWords(
    qualifiers_before=(
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
    qualifiers_inside=(QualifierCue(Pattern(r"\bс (?:лишним|небольшим)\b", ignore_case=True), (Qualifier.MORE_THAN,)),),
    qualifiers_after=(
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
    negation=any_of(_NEGATION),
    negation_before=Pattern(rf"\b(?:{_NEGATION})(?:\s+[\w']+){{0,3}}\s*\Z", ignore_case=True),
    negation_after=starts_with(r"(?:[^\W\d_]+\s+){0,2}(?:нет(?!\s+сомнени)|не было|не будет|отсутству(?:ет|ют))"),
    modal=any_of(
        r"может|могут|(?:мог(?:ла|ло|ли)?\s+)?бы|возможн(?:о|а|ы|ость|ости|остью)|вероятно|вероятность|наверно\w*"
        r"|пожалуй|если|якобы|будто|предположительно|ожида(?:ется|ют|ет|лось|ем|ют)|маловероятно|не исключено"
    ),
    statuses=(
        StatusCue(
            any_of(r"возможн(?:о|а|ы|ость|ости|остью|остях|ого|ой|ом)|не исключено|может быть"), (Status.POSSIBLE,)
        ),
        StatusCue(any_of(r"может|могут|мог(?:ла|ло|ли)?\s+бы|сможет|смогут|позвол(?:ит|ят)"), (Status.POSSIBLE,)),
        StatusCue(
            any_of(r"(?<!мог )(?<!могла )(?<!могло )(?<!могли )бы"),
            (Status.POSSIBLE, Status.PLANNED, Status.FORECAST, Status.TARGET),
            weak=True,
        ),
        StatusCue(
            any_of(
                r"будет|будут|составит|составят|достигн(?:ет)|превысит|превысят|вырастет|вырастут|возраст[её]т|увеличится"
                r"|увеличатся|снизится|сократится|выделит|выделят|получит|получат|откроет(?:ся)?|постро(?:ит|ят)"
                r"|поставит|поставят|перевез[её]т|перевезут|направит|направят|инвестирует|вложит|купит|закупит"
            ),
            (Status.PLANNED, Status.FORECAST, Status.TARGET),
            weak=True,
        ),
        StatusCue(
            any_of(
                r"(?:за)?планир\w+|план(?:а|у|ом|ы|ов|ам|ах)?|намер(?:ен|ена|ено|ены|ение|ения|ением|евается|еваются)"
                r"|собира(?:ется|ются|емся)|предполага(?:ет|ется|ются)|предусм(?:отрен\w*|атрива\w+)|намеч\w+|предстоит"
                r"|готов(?:ится|ятся|имся)|подготовк\w+|работа(?:ем|ет|ют) над|вед[её]тся работа|ведутся работы"
            ),
            (Status.PLANNED,),
        ),
        StatusCue(
            Pattern(
                r"(?<!с )(?<!в )(?<!на )(?<!эти )(?<!этих )(?<!этой )\b(?:цел(?:ь|и|ью|ей|ев\w+)|ориентир\w*)\b",
                ignore_case=True,
            ),
            (Status.TARGET,),
        ),
        StatusCue(any_of(r"поставлена задача|задач[аеиу]"), (Status.TARGET, Status.PLANNED)),
        StatusCue(
            any_of(
                r"(?:с)?прогноз\w*|ожида(?:ется|ются|ет|ют|лось|ем|ния|ниям|ниях|ние)|предсказ\w+|предрека\w+"
                r"|вероятно|вероятность|скорее всего"
            ),
            (Status.FORECAST,),
        ),
        StatusCue(
            any_of(
                r"выдел(?:ил[аои]?|ен[аоы]?|ены|енн\w+|яет|яют|ение|ения|ению)|ассигн\w+|заложен\w*|зарезервир\w+"
                r"|предусмотрен\w* (?:в|из) бюджет\w*|отпущен[аоы]?"
            ),
            (Status.ALLOCATED,),
        ),
    ),
    governed_after=Pattern(r"(?:(?:[^\w,;:]|(?<=\d),(?=\d))*\w[\w'-]*){0,6}"),
    attribution=any_of(
        r"сказа(?:л\w*|но)|заяв(?:ил|ля)\w*|сообщ(?:ил|а)\w*|отмет(?:ил|ит)\w*|отмеча(?:ет|ют|л)\w*|подч[её]рк\w+"
        r"|добав(?:ил|ля)\w*|рассказ(?:ал|ыва)\w*|поясн(?:ил|я)\w*|указ(?:ал|ыва)\w*|напомн\w+|призна(?:л|[её]т|ют)\w*"
        r"|утвержда\w+|по (?:его |е[её] |их )?(?:словам|данным|информации|мнению|оценк\w+|сведениям)|согласно"
        r"|объяв(?:ил|ля)\w*|информир\w+|переда(?:[её]т|ют|л)\w*|подтвер(?:дил|жда)\w*|уточн(?:ил|я)\w*|счита(?:ет|ют)"
        r"|полага(?:ет|ют)|говор(?:ит|ят|ил)\w*|пиш(?:ет|ут)|назвал\w*|предупре(?:дил|жда)\w*|доложил\w*|отчитал\w*"
    ),
    own_acts=any_of(
        r"(?:мы|я)(?:\s[^\W\d_]+){0,3}\s(?:обсу(?:дил|жда)\w*|(?:по)?говорил\w*|(?:по)?беседова\w+|встре(?:тил|ча)\w*"
        r"|подписа\w+|договори\w+|прове(?:л|ли|ла|ла)|посетил\w*|рассмотре\w+|затрону\w+|открыл\w*|приня(?:л|ли|ла)"
        r"|решил\w*|обменял\w*|согласова\w+|запустил\w*|заключил\w*|осмотрел\w*)"
    ),
    insertion=Pattern(r"[(\[][^()\[\]]{0,200}?\b(?:ред|редакци\w+)\b\.?[)\]]|\[[^\[\]]{0,200}\]", ignore_case=True),
    rate=any_of(
        r"в (?:год|месяц|сутки|день|час|неделю|квартал)|ежегодно|ежемесячно|ежедневно|кажд(?:ый|ую) "
        r"(?:год|месяц|день|час|неделю)|на (?:душу населения|человека|(?:одного|каждого|одну|каждую) \w+|школу)"
    ),
    rate_before=ends_in(
        r"(?:в (?:год|месяц|сутки|день|неделю|квартал)|ежегодно|ежемесячно|ежедневно|кажд(?:ый|ую) "
        r"(?:год|месяц|день|час|неделю))(?:\s[^\W\d_]+){0,4}"
    ),
    clause_edge=Pattern(r"[,;:](?=\D)(?!\s*(?:что|чтобы|будто)\b)|[()\"\[\]]", ignore_case=True),
    clause_openers=Pattern(
        r"\b(?:но|однако|хотя|тогда как|в то время как|зато)\b"
        r"|\bи (?=(?:будет|будут|планиру\w+|может|могут|намерен\w*)\b)",
        ignore_case=True,
    ),
    conjunctions=word_forms(
        "и а но однако или ни зато хотя тогда да котор/ый.ая.ое.ые.ого.ой.ых.ому.ым.ую где когда"
        " он она оно они его ее их это"
    ),
    abbreviations=word_forms(
        "г гг тыс млн млрд трлн руб долл ман проц ул им проф акад доц д п стр см др пр обл просп пл пер кв чел напр ред"
        " т е р тов о гос мин макс янв фев авг сент сен окт ноя дек"
    ),
    number_abbreviations=word_forms("ст рис табл гл пт ном"),
    trend=any_of(
        r"раст[её]т|растут|вырос\w*|возр(?:ос|аст)\w*|рост(?:а|у|ом|е)?|увелич\w+|сни(?:зи|жа|же)\w+|сокра(?:ти|ща|ще)\w+"
        r"|упал[аои]?|паден\w+|уменьш\w+|удвои\w+|падает|падают"
    ),
    likelihood=any_of(
        r"(?:весьма |крайне |очень |наиболее )?(?:мало|не)?вероятн\w+|вероятность\w*|(?:почти|практически) наверняка"
        r"|скорее всего|равн\w+ шанс\w*|реальн\w+ возможност\w+"
    ),
    confidence=any_of(
        r"(?:высок|средн|умеренн|низк)\w+ (?:степен\w+ )?уверенност\w+|уверенност\w+|уверен[аоы]?|с уверенностью"
    ),
)
