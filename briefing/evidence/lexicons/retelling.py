"""What a statement may say in words of its own, which the source need not have: words that add nothing to a number."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.evidence.lexicon import forms_to_names, word_forms
from briefing.records import NamedTuple


class RetellingWords(NamedTuple):
    """The words of one language that tell what a source tells without being its own."""

    plain: frozenset[str] = frozenset()
    """Words that add nothing to a number: "made up", "worth"."""
    kin: Mapping[str, str] = {}
    """Form → verb, for verbs of which the forms do not begin alike: "sold" and "sale"."""


RETELLING = {
    "en": RetellingWords(
        plain=word_forms(
            "before after share/-.s make/-.s made come/-.s came take/-.s took taken worth bring/-.s brought"
            " get/-.s got give/-.s gave given such both least money time cost/-.s result/-.s earn/-.s.ed.ings"
            " last/-.ed.s rate level value/-.s among outside without within part/-.s whole together exactly"
            " include/-.s.d including expect/-.s.ed stood stand/-.s need needed near around more most less"
            " account/-.s.ed average first same late early half half-year favour given people country world"
            " main during between against toward/-.s like instead never none no nobody nothing lies lie untrue"
        ),
        kin=forms_to_names(
            {
                "sell": "sell/-.s.ing sold sale/-.s",
                "buy": "buy/-.s.ing bought purchas/e.es.ed.ing",
                "die": "die/-.s.d dying dead death/-.s kill/-.s.ed.ing fatal fatalities lives",
                "pay": "pay/-.s.ing paid payment/-.s",
                "build": "build/-.s.ing built construct/-.s.ed.ion",
                "spend": "spend/-.s.ing spent expenditure",
                "lose": "lose/-.s losing lost loss/-.es",
                "win": "win/-.s.ning won",
                "lend": "lend/-.s.ing lent loan/-.s.ed",
                "send": "send/-.s.ing sent",
                "hold": "hold/-.s.ing held",
                "keep": "keep/-.s.ing kept",
                "find": "find/-.s.ing found",
                "leave": "leave/-.s leaving left",
                "lead": "lead/-.s.ing led",
                "feed": "feed/-.s.ing fed",
                "teach": "teach/-.es.ing taught",
                "catch": "catch/-.es.ing caught",
                "fly": "fl/y.ies.ew.own.ying flight/-.s",
                "drive": "driv/e.es.en.ing drove driver/-.s",
                "write": "writ/e.es.ing.ten wrote",
                "choose": "choos/e.es.ing chos/e.en choice/-.s",
                "speak": "speak/-.s.ing spok/e.en speech/-.es",
                "fight": "fight/-.s.ing fought fighter/-.s",
                "sink": "sink/-.s.ing sank sunk",
                "steal": "steal/-.s.ing stol/e.en theft/-.s",
                "break": "break/-.s.ing brok/e.en",
                "draw": "draw/-.s.ing.n drew",
                "shoot": "shoot/-.s.ing shot/-.s",
                "strike": "strik/e.es.ing struck",
                "see": "see/-.s.n.ing saw",
                "run": "run/-.s.ning ran",
                "begin": "beg/in.ins.an.un.inning",
                "meet": "meet/-.s.ing.ings met",
                "seek": "seek/-.s.ing sought",
                "ask": "ask/-.s.ed.ing request/-.s.ed",
                "live": "liv/e.es.ed.ing life residents inhabitants population",
                "test": "test/-.s.ed.ing positive",
            }
        ),
    ),
    "ru": RetellingWords(
        plain=word_forms(
            "стал/-.а.о.и дол/я.и.ю.ей част/ь.и.ью так/ие.ой.ая.их.ое долж/ен.на.ны.но может могут назад"
            " раньше теперь прежде получил/-.а.и.о получен/-.а.о.ы составляет приходит/ся приходилось человек"
            " людей людям вместе ровно около свыше более менее почти среднем среднее средняя средний страна"
            " стране страны мире мира внутри среди нужн/о.а.ы имеет имеют есть уровень уровня показатель"
            " показателя неправда ложь нет никто ничего"
        ),
        kin=forms_to_names(
            {
                "погибнуть": "погиб/-.ла.ло.ли.ших.шие гибел/ь.и умер/-.ла.ло.ли.ших.шие смерт/ь.и.ей убит/-.а.о.ы.ых",
                "ввести": "вве/л.ла.ли.ло.сти.дено.дена.дены.ден.дёт.дут ввод/-.а.ом.ят.ит",
                "нанять": "нанял/-.а.и.о нанят/-.а.о.ы наём найм/-.а",
                "купить": "куп/ил.или.ила.ить.ят.ит.лено.лен.лена.лены закуп/ил.или.ила.ка.ки.лено.лен.ить покупк/а.и",
            }
        ),
    ),
    "az": RetellingWords(
        plain=word_forms(
            "hissə/-.si.sini səviyyə/-.si.sinə.sində gəl/ib.di.ir.lib olunan olunmuş edil/ib.ir.di.əcək"
            " ed/ir.əcək cəmi birlikdə qədər çox az artıq yarısı orta insan insanlar adam ölkə ölkədə ölkəyə"
            " əvvəl sonra dəyəri sayı miqdarı dəqiq yalan barədə haqqında üzrə dair tərəfindən ərzində zamanı"
        ),
    ),
}
"""By language."""
