"""Russian: what a number is in its sentence (a level, a change, a part), and words for opposites, as `ROLES`."""

from __future__ import annotations

from briefing.evidence.lexicon import word_forms
from briefing.evidence.lexicons.russian_movements import FALL_NOUNS, FALLS, MOVE_NOUNS, MOVES, RISE_NOUNS, RISES
from briefing.evidence.patterns import ANYTHING, Pattern, any_of, starts_with
from briefing.evidence.role_words import NumberRole, Opposites, RoleCue, RoleWords

_MOVED = rf"(?:(?P<rise>{RISES})|(?P<fall>{FALLS})|(?P<move>{MOVES}))"
_NOUN_OF_CHANGE = rf"(?:(?P<rise>{RISE_NOUNS})|(?P<fall>{FALL_NOUNS})|(?P<move>{MOVE_NOUNS}))"
# Between the last movement and its number: no word that begins a clause of its own.
_GAP = r"\b(?:(?!\b(?:когда|котор\w+|где|пока|потому|после|если|и|но|а|что)\b)[^;]){0,70}?"
_SMALL_WORDS = (
    r"(?:\s+(?:еще|ещё|целых|сразу|почти|около|примерно|более|менее|чем|всего|лишь|только|рекордн\w+|максимальн\w+"
    r"|минимум|уровн\w+"
    r"|отметк\w+|в|порядка|аж|ещё на)){0,3}"
)
_OTHER_PACE = r"(?:(?P<slower{0}>(?:замедл|ослаб|притормо|затух)\w*)|(?P<faster{0}>(?:ускор|усил|углуб|набир)\w*))"
_SHARES = frozenset({"percent", "percentage point", "basis point", "point"})


def _before(role: NumberRole | None, words: str, beside: frozenset[str] = frozenset()) -> RoleCue:
    return RoleCue(role, Pattern(rf"(?<![\w-])(?:{words})\s*[\"'(]?\Z", ignore_case=True), beside)


def _moved(role: NumberRole | None, words: str, beside: frozenset[str] = frozenset()) -> RoleCue:
    """What stands between the last movement and the number."""
    return RoleCue(role, Pattern(rf"(?:{words})\s*[\"'(]?\Z", ignore_case=True), beside, ANYTHING)


def _after(role: NumberRole | None, words: str, beside: frozenset[str] = frozenset()) -> RoleCue:
    # After "млрд руб." the full stop of the abbreviation stands before the rest.
    return RoleCue(role, Pattern(rf"(?-i:\.(?=\s[а-яё]))?(?:{words})", ignore_case=True), beside)


# The noun phrase after a number, which stops at words that go on with the sentence.
_NOUNS = r"(?:[\s-]+(?!(?:чем|и|или|а|но|в|на|с|со|до|от|из|за|по|к|у|о|не|был\w*|есть|что|как)\b)[^\W\d_]++)"
_LARGER = "больше|более|выше|дороже|дольше|старше|длиннее|быстрее|тяжелее|крупнее|лучше"
_SMALLER = "меньше|менее|ниже|дешевле|короче|моложе|младше|медленнее|легче|мельче|хуже"
_COUNTED = (
    r"(?:\d[\d.,]*|%|процент\w*|половин\w+|трет\w+|четверт\w+|част\w+|большинств\w+|меньшинств\w+|один|одна|одно|два"
    r"|две|три|четыре"
    r"|пять|шесть|семь|восемь|девять|десять|несколько|некоторые|многие|немногие|никто|каждый|десят\w+|дол[яию])"
)
# What a rise or fall does that goes on at another pace.
_PACE = (
    "замедл|ускор|углуб|ослаб|усил|смягч|сниз|снизил|сократ|вырос|возрос|упал|увелич|уменьш|разогна|затормоз|притормоз"
    "|снижа|сбав|набрал"
)
_EXTREME = (
    r"(?:(?:сам(?:ый|ая|ое|ые|ого|ой|ую|ом|ых|ым)|наиболее) [а-яё]+|наи(?:больш|меньш|высш|лучш|худш)[а-яё]+"
    r"|рекордн[а-яё]+|пиков[а-яё]+|(?:луч|худ)ш(?:ий|ая|ее|ую|ей|ем|его)|максимальн[а-яё]+|минимальн[а-яё]+)"
)
_FREE = r"(?:[^;,]|,(?=\d))"
_FAR = r"(?:[^;\d]|\b(?:1[5-9]|20)\d\d\b){0,70}?"
_AHEAD = r"(?:превы(?:сил|сит|сят|шен|ша)|превосход|превзош|опере(?:ди|жа)|обогна|обгоня)\w*"
_BEHIND = r"(?:уступ[аи]|отста|недотя|недобра|недовыполн)\w+"
_BEFORE = (
    _before(
        NumberRole.MULTIPLIED,
        r"(?:вдвое|втрое|вчетверо|впятеро|в [^\s]+ раза?) (?:больше|меньше|выше|ниже|более"
        r"|превы\w+)(?: чем)?(?: \w+)?|дважды(?: по)?",
    ),
    _before(
        NumberRole.EXCEPTED,
        r"(?:все|всех|всем|никто|никого|ничего|всё),? (?:кроме|исключая)|за исключением|за вычетом|не считая"
        r"|исключая|кроме",
    ),
    # "ниже прошлогодних показателей на 18%"
    _before(
        NumberRole.CHANGE, rf"(?:(?P<rise>{_LARGER})|(?P<fall>{_SMALLER}))(?! чем)\b[^;,]{{0,60}}?\bна{_SMALL_WORDS}"
    ),
    _moved(NumberRole.PREVIOUS, rf"{_GAP}\b(?:с|со|от){_SMALL_WORDS}"),
    _before(
        NumberRole.PREVIOUS,
        rf"(?:по сравнению|в сравнении) со?{_SMALL_WORDS}|(?<=[,(] )против{_SMALL_WORDS}"
        rf"|[0-9][0-9.,]* ?(?:%|(?:(?:тыс|млн|млрд|трлн)\.? )?[а-яё]+) против{_SMALL_WORDS}"
        rf"|вместо",
    ),
    _before(
        NumberRole.PREVIOUS,
        r"(?:прежн|прошлогодн|предыдущ|бывш|первоначальн)\w+(?:\s(?!(?:и|а|но|составил\w*)\b)[^\W\d_]+){0,3}?(?: в"
        r"| -| составля\w+)?"
        r"|(?:ранее|раньше|прежде|изначально|первоначально)(?:\s[^\W\d_]+){0,2}",
    ),
    _before(
        NumberRole.CHANGE,
        rf"(?<!сторону ){_NOUN_OF_CHANGE}(?:\s(?:[^,;:\d]|\b\d{{4}}\b){{1,50}}?)??(?:\s(?:составил\w*|составля\w+|на|в"
        rf"|достиг\w*)|\s?[:-]){_SMALL_WORDS}",
    ),
    _moved(NumberRole.CHANGE, rf"{_GAP}\bна{_SMALL_WORDS}"),
    _before(NumberRole.CHANGE, rf"(?P<rise>{_AHEAD})\b[^;\d]{{0,50}}?\bна"),
    _before(
        NumberRole.CHANGE,
        rf"(?P<fall>{_BEHIND})\b[^;\d]{{0,50}}?\bна|(?P<fall2>не хватает|не хватило|недоста[её]т|недобра\w+)",
    ),
    # "Спад замедлился до 2%" is still a fall.
    _before(
        NumberRole.CHANGE,
        rf"{_NOUN_OF_CHANGE}\b(?:(?!\b(?:{RISE_NOUNS}|{FALL_NOUNS})\b){_FREE}){{0,90}}?(?<!\w)(?:{_PACE})\w*\b"
        rf"{_FREE}{{0,30}}?\bдо{_SMALL_WORDS}",
        frozenset({"percent"}),
    ),
    _before(
        NumberRole.CHANGE,
        rf"(?:{_PACE})\w* (?:[\w-]+ )?{_NOUN_OF_CHANGE}\b{_FREE}{{0,60}}?\bдо{_SMALL_WORDS}",
        frozenset({"percent"}),
    ),
    _moved(NumberRole.LEVEL, rf"{_GAP}\bдо{_SMALL_WORDS}"),
    _before(
        NumberRole.PART,
        r"(?<!\w)(?:из|среди) (?:всех )?(?!(?:1[5-9]"
        r"|20)\d\d\b)\d++(?:[ ,]\d++)*+(?: [а-яё]+){1,4}(?: \d{4} год\w*)?(?: [а-яё]+){0,2}?,?",
    ),
    _before(NumberRole.PART, r"в том числе|включая|из (?:них|которых|этих),?(?: -)?|среди (?:них|которых)"),
    _before(
        NumberRole.ADDED,
        r"(?:еще|ещё)(?:\s(?!в\b|с\b|до\b)[^\W\d_]+){0,2}|дополнительн\w+|очередн\w+|вдобавок|сверх того"
        r"|(?:дополнительно|вдобавок)(?:[^,;\d]|\b(?:1[5-9]|20)\d\d\b){0,40}?",
    ),
    _before(
        NumberRole.PEAK,
        rf"(?:в|во|на|за) (?:{_EXTREME}) [а-яё]+{_FAR}|(?:в разгар|на пике|в пик|в самый разгар|в час пик)\b{_FAR}"
        rf"|(?:за|в) один [а-яё]+\b{_FAR}|{_EXTREME} (?:[^,;\d]|\b(?:1[5-9]|20)\d\d\b){{1,50}}?(?:[а-яё]+(?:л"
        rf"|ла|ло|ли)(?:сь|ся)?"
        r"|ш[её]л|-|был[аои]?)",
    ),
    _before(NumberRole.PEAK, r"рекордн\w+|пиков\w+|максимальн\w+(?: за \w+)?"),
    _before(
        NumberRole.WHOLE,
        rf"\b{_COUNTED}(?:\s+[^\W\d_]+){{0,2}}?\s+из(?: всех| этих| имеющихся| общего числа"
        rf"| общего количества)?",
    ),
    _moved(NumberRole.CHANGE, _SMALL_WORDS, _SHARES),
    _before(
        NumberRole.AVERAGE,
        r"в среднем\b[^;\d]{0,40}?|усредн[её]нн\w+|средн(?:ий|яя|ее|ие|его|ей|юю|их|им|ем"
        r"|ими)\s[^,;\d]{0,40}?",
    ),
    _moved(None, _SMALL_WORDS),
)
_AFTER = (
    _after(
        NumberRole.CHANGE,
        rf"{_NOUNS}{{0,3}}?\s+(?:(?P<rise>{_LARGER})|(?P<fall>{_SMALLER}))\b(?=,? чем\b| прошл"
        rf"| прежн| план| средн| нормы| прогноз|\s*[.,;)]|\s*\Z)",
    ),
    _after(NumberRole.CHANGE, rf"{_NOUNS}{{0,1}}?\s+{_NOUN_OF_CHANGE}\b", _SHARES),
    _after(NumberRole.CHANGE, rf"\s+(?:(?P<rise>{_AHEAD})|(?P<fall>{_BEHIND}))\b", _SHARES),
    _after(NumberRole.CHANGE, rf"(?:-?\s?%?-?(?:процентн|пунктов)\w+|-?процентн\w+)\s+{_NOUN_OF_CHANGE}\b"),
    _after(NumberRole.ADDED, r"\s+дополнительн\w+"),
    _after(
        NumberRole.PREVIOUS,
        rf"{_NOUNS}{{0,4}}?[\s,(-]+(?:(?:годом|месяцем|кварталом|неделей|дн[её]м|десятилетием) (?:ранее|раньше)"
        rf"(?![^.;)]{{0,20}}\d)"
        rf"|(?:\w+ )?(?:год|лет|года|месяц\w*|недел\w+|дн\w+)"
        rf"(?: тому)? назад|(?:в|за) (?:предыдущ|предшеств)\w+|(?:ранее|раньше|прежде|до этого"
        rf"|до того)(?=\s*(?:[.,;)]|\Z)))",
    ),
    _after(NumberRole.PART, r"(?:\s+[^\W\d_]+){0,2}?\s+из (?:всех |общих )?(?=\d)|\s+из (?:них|которых)\b"),
    _after(NumberRole.AVERAGE, rf"{_NOUNS}{{0,4}}?[\s,]+в среднем\b"),
    _after(
        NumberRole.PEAK,
        rf"{_NOUNS}{{0,4}}?[\s,]+(?:[^\W\d_]+\s+)?(?:за|в) один (?:день|час|месяц)\b"
        rf"|{_NOUNS}{{0,4}}?\s+на пике\b",
    ),
)


def _pair(one: str, other: str, either: str | None = None) -> Opposites:
    return Opposites(any_of(one), any_of(other), any_of(either)) if either else Opposites(any_of(one), any_of(other))


_OPPOSITES = {
    "balance": _pair(
        r"прибыл(?:ь|и|ью|ей|ям|ях)|профицит\w*|плюс(?:а|е|у|ом)?",
        r"убыт(?:ок|к)\w*|дефицит\w*|минус(?:а|е|у|ом)?|недостач\w+",
        r"результат\w*|сальдо|баланс\w*|итог\w*",
    ),
    "warmth": _pair(r"тепла|выше нуля|плюс", r"мороза|ниже нуля|холода"),
    "winning": _pair(
        r"выигра\w+|завоева\w+|приобр[её]л\w*",
        r"проигра\w+|потеря(?:л|н|ет|ют)\w*|лиши(?:л|т)\w*"
        r"|утрати\w+",
    ),
    "trade": _pair(r"экспорт\w*|вывез\w+|вывоз\w*", r"импорт\w*|ввез\w+|ввоз\w*"),
    "harm": _pair(
        r"убит\w*|погиб\w*|убил[аио]?|умер\w*|скончал\w+", r"ранен\w*|ранил[аио]?|пострада\w+|травмирова\w+|контужен\w*"
    ),
    "trading": _pair(r"купил[аио]?|куплен\w*|приобр[её]\w+|закупил[аио]?|закуплен\w*", r"прода(?:л|н|в)\w*|сбыл[аио]?"),
    "births": _pair(r"родил\w+|рождаемост\w+|рождени\w+|родивш\w+", r"умер\w*|смерт\w+|погиб\w*|скончал\w+"),
    "arrivals": _pair(
        r"прибы(?:л[аои]?|ва\w+|ти\w+|вш\w+)|въе(?:зд|ха)\w*|приеха\w+",
        r"выбы\w+|убы(?:л[аои]?"
        r"|ти\w+)|вые(?:зд|ха)\w*|уеха\w+|покину\w+",
    ),
    "hiring": _pair(r"наня\w+|нанима\w+|найм\w*|трудоустро\w+", r"уволи\w+|уволен\w*|увольнени\w+"),
    "opening": _pair(r"откры\w+", r"закры\w+"),
    "flows": _pair(r"приток\w*", r"отток\w*"),
    "income": _pair(r"доход\w*|выручк\w+|поступлени\w+", r"расход\w*|затрат\w*|тра(?:т|ч)\w+"),
    "assets": _pair(r"актив\w*", r"обязательств\w*|долг\w*|задолженност\w+"),
    "votes": _pair(
        r"голосова\w+ за|за (?:про)?голосова\w+|поддержа\w+|высказал\w+ за|одобрили|за(?=\s?[:-]\s)",
        r"голосова\w+ против|против (?:про)?голосова\w+|(?:выступи|высказал)\w+ против|против(?=\s?[:-]?\s)",
    ),
    "marriages": _pair(r"брак\w*|свад\w+|женил\w+", r"развод\w*|разве(?:л|ден)\w*"),
    "sexes": _pair(r"мужчин\w*|мальчик\w*|юнош\w+", r"женщин\w*|девоч\w+|девуш\w+"),
    "settlements": _pair(r"город\w*", r"сельск\w+|сел[аоу]?|дерев\w+"),
    "work": _pair(r"занят(?:ых|ые|ости|ость)|трудоустроен\w+", r"безработ\w+"),
    "granting": _pair(r"одобр\w+|удовлетвор\w+|разреш\w+", r"отклон\w+|отказ\w*|отверг\w*|запре[тщ]\w+"),
    "freedom": _pair(r"освобо\w+|отпусти\w+|оправда\w+", r"арест\w*|задерж\w+|осу[жд]\w+"),
    "extremes": _pair(
        r"наиб\w+|максим\w+|самы\w+ (?:высок|больш|длинн)\w+",
        r"наимен\w+|миним\w+|самы\w+ (?:низк"
        r"|маленьк|коротк)\w+",
    ),
    "survival": _pair(
        r"спас(?:л|ен)\w*|выжи\w+|излечи\w+|выздоров\w+|вылечи\w+", r"утону\w+|погиб\w*|убит\w*|скончал\w+|умер\w*"
    ),
    "ruin": _pair(r"отстоя\w+|уцеле\w+|восстанов\w+|отремонтир\w+", r"сгоре\w+|уничтож\w+|разруш\w+|снес\w+|выгоре\w+"),
    "ages": _pair(r"взросл\w+", r"дет(?:и|ей|ям|ьми|ях|ск\w+)|реб[её]н\w+|несовершеннолетн\w+"),
    "edges": _pair(r"верхн\w+", r"нижн\w+"),
    "north": _pair(r"север\w*", r"южн\w+|юг\w*"),
    "east": _pair(r"восто[кч]\w*", r"запад\w*"),
    "ownership": _pair(r"государственн\w+|муниципальн\w+", r"частн\w+"),
    "country": _pair(r"внутренн\w+|отечественн\w+", r"внешн\w+|зарубеж\w+|иностран\w+"),
}

_STAYS = (
    r"сохран(?:ил|ит|ен|я)\w*|оста(?:л(?!ьн)|нет|нут|ет|ют|ёт|в(?:ил|ит|ля|лен))\w*|удерж(?:а|ив)\w+|держ(?:ал|ит)\w*"
    r"|не (?:из)?мен(?:ил|я)\w*|неизменн\w+|без изменени[йя]|прежн(?:ей|им|ем|ими|ий|юю|ие|яя)"
)
ROLES = RoleWords(
    before=_BEFORE,
    after=_AFTER,
    movement=Pattern(rf"(?<![\w-]){_MOVED}\b", ignore_case=True),
    moved=any_of(
        rf"{RISES}|{FALLS}|{MOVES}|{_LARGER}|{_SMALLER}|ещё|еще|дополнительн\w+|разниц\w+|инфляци\w+|выигра\w+"
        rf"|проигра\w+"
        r"|удво\w+|утро\w+|вдвое|втрое|превы\w+|недо\w+|пунктов|пункта?|не хват\w+|динамик\w+"
    ),
    opposites=_OPPOSITES,
    rises=any_of(RISES),
    falls=any_of(FALLS),
    lost=any_of(r"потерял\w*|потеря\w+|теря\w+"),
    in_all=any_of(
        r"всего|вместе(?! с)|сообща|совместно|в общей сложности|в целом|итого|суммарн\w+|совокупн\w+|в сумме"
        r"|общ(?:ая|ее|ий|ую|им|ей|его|ем) (?:числ\w+|сумм\w+|объ[её]м\w*|количеств\w+|итог\w*)"
    ),
    taken_up=Pattern(
        r"[\s,]*(?:(?:и|а|но|однако) )?(?:(?:теперь|сейчас|затем|сегодня) )?(?:он[аои]?|эт[аои](?:т)?"
        r"(?: (?:показатель|цифра|число|сумма|доля|уровень|количество))?|показатель|цифра)\b",
        ignore_case=True,
    ),
    same_time=Pattern(
        r"[^,;:]{0,60}?\b(?:за|в|на) (?:этот|это|тот|то|эту|ту)(?: же)?"
        r" (?:период|время|год|квартал|месяц|неделю|день)\w*",
        ignore_case=True,
    ),
    restated=Pattern(r"\s*,?\s*(?:или|то есть|т\.\s?е\.),?\s+", ignore_case=True),
    every=Pattern(
        r"\b(?:все|всех|всем|всеми|вся|всю|весь|каждый|каждая|каждое|каждого|каждую|каждой|любой|цел(?:ый|ая|ое|ую))"
        r" (?P<noun>[^\W\d_]+)|\b(?P<always>всегда|ежедневно|повсеместно|повсюду)\b",
        ignore_case=True,
    ),
    exists=any_of(r"насчитыва\w+|име(?:ется|ются|лось|лись)|их (?:было )?всего|общее число составля\w+"),
    restricted=Pattern(
        r",?\s(?:старше|младше|моложе|в возрасте|котор\w+|чь\w+|без|родивш\w+|живущ\w+|работающ\w+|имеющ\w+"
        r"|до \d|от \d|за \d)(?!\w)",
        ignore_case=True,
    ),
    everybody=any_of(r"все люди|всех людей|вс[её] население|всего населения|каждого|каждый|все|всех"),
    yardstick=Pattern(
        r"(?<!\w)(?:при|против|вместо|сверх|выше|ниже|в пределах)\s+(?:[\w-]+\s+){0,2}?"
        r"(?P<noun>численност|бюджет|смет|вместимост|квот|лимит|норм|норматив|потребност|порог|мощност|штат)\w*"
        r"(?:\s[\w-]+){0,2}?\s+(?:в\s+)?(?:(?:около|примерно|почти|более)\s+)?\Z",
        ignore_case=True,
    ),
    excluding=any_of(r"кроме|за исключением|за пределами|вне|помимо|не считая|без уч[её]та|исключая|за вычетом"),
    leaving_out=any_of(r"за исключением|не считая|без уч[её]та|не учитывая|исключая|за вычетом"),
    exported=Pattern(r"(?<!\w)(?:экспорт|вывоз)\w{0,2}(?:\s+(?!в\b|на\b)[\w-]+){0,4}?\s+из\s+\Z", ignore_case=True),
    elsewhere=any_of(
        r"за рубеж\w+|за границ\w+|зарубеж\w+|иностран\w+|остальн\w+|проч\w+|друг\w+|без|не|внешн\w+|международн\w+"
        r"|исключени\w+|ины\w+|только|лишь|экспорт\w*|област\w+|пригород\w*"
    ),
    located=Pattern(r"(?<!\w)(?:в|во|внутри|на территории|по всей)\s+\Z", ignore_case=True),
    unmoved=Pattern(
        rf"(?<!\w)(?:{_STAYS})(?:,?\s+(?!(?:и|а|но|что|котор\w+|когда|до|с|со)\b)[\w-]+){{0,6}}?,?\s+"
        r"(?:на\s+(?:\w+\s+)?(?:уровне|отметке)(?:\s+в)?|в размере|на|равн\w+|-|:)\s+\Z",
        ignore_case=True,
    ),
    unmoved_after=starts_with(r",?\s*(?:не измени\w+|без изменени[йя]|как и (?:прежде|раньше|ранее))"),
    stays=any_of(_STAYS),
    paced=Pattern(
        rf"\b(?:(?P<rise>{RISE_NOUNS})|(?P<fall>{FALL_NOUNS}))\b[^;,]{{0,90}}?\b{_OTHER_PACE.format('')}"
        rf"|\b{_OTHER_PACE.format(2)}\s+(?:\w+\s+){{0,2}}?(?:(?P<rise2>{RISE_NOUNS})|(?P<fall2>{FALL_NOUNS}))\b",
        ignore_case=True,
    ),
    outgoing=any_of(
        r"(?:расход|затрат|издерж|налог|амортизац|обесценен|выплат|выплач|платеж|платёж|уплач|погашен|отток|себестоимост|списан"
        r"|отчислен|долг|задолженност|обязательств|дивиденд|пошлин|комисси|закуп|покуп)\w*"
    ),
    the_rest=any_of(r"(?:а|и) (?:остальн\w+|прочи\w+)"),
    negations=("не",),
    function_words=word_forms(
        "сравнению отношению"
        " тогда зато хотя потому чтобы год/-.а.у.ом.е.ы прошл/ый.ом.ого прошлом это этот эта эти этого этой этих тот"
        " та то те он она оно они его i ii iii iv"
        " ее её их мы вы я нас вас в во на с со к ко"
        " по за из у о об от до при"
        " для без под над и а но или что как же ли бы не ни был/-.а.о.и есть быть будет составил/-.а.о.и"
        " составля/ет.ют там здесь тут так"
        " также тоже только лишь уже всего который которая которые где когда кто процент процента"
        " процентов число тысяч"
        " миллионов сказал/-.а.и"
    ),
)
