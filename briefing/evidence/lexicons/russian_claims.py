"""Russian: the patterns of what attributes a statement, as `CLAIMS`."""

from __future__ import annotations

from briefing.evidence.lexicon import ClaimWords, word_forms
from briefing.evidence.lexicons.russian_speakers import SPEAKERS
from briefing.evidence.patterns import Pattern, alternatives, any_of

_NOT = r"не(?!\s+(?:только|менее|более|меньше|больше|исключено)\b)|нет(?!\s+сомнени)|ни(?=\s)|никогда|никто"
_NEGATION = (
    rf"{_NOT}|ничего|нельзя|невозможно|отсутству(?:ет|ют)|отрица(?:ет|ют|л\w*)|опроверг\w*|неверно|неправда"
    r"|вряд ли|едва ли"
)

CLAIMS = ClaimWords(
    negation_before=Pattern(rf"\b(?:{_NEGATION})(?:\s+[\w']+){{0,3}}\s*\Z", ignore_case=True),
    attribution=any_of(f"{alternatives(SPEAKERS.says)}|{SPEAKERS.before_name.text}|{SPEAKERS.around_name.text}"),
    own_acts=any_of(
        r"(?:мы|я)(?:\s[^\W\d_]+){0,3}\s(?:обсу(?:дил|жда)\w*|(?:по)?говорил\w*|(?:по)?беседова\w+|встре(?:тил|ча)\w*"
        r"|подписа\w+|договори\w+|прове(?:л|ли|ла|ла)|посетил\w*|рассмотре\w+|затрону\w+|открыл\w*|приня(?:л|ли|ла)"
        r"|решил\w*|обменял\w*|согласова\w+|запустил\w*|заключил\w*|осмотрел\w*)"
    ),
    insertion=Pattern(r"[(\[][^()\[\]]{0,200}?\b(?:ред|редакци\w+)\b\.?[)\]]|\[[^\[\]]{0,200}\]", ignore_case=True),
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
