"""What a statement may say in words of its own, which the source need not have: words that add nothing to a number."""

from __future__ import annotations

from briefing.evidence.lexicon import word_forms

RETELLING = {
    "en": word_forms(
        "now end old new too yet way day"
        " before after share/-.s make/-.s made come/-.s came take/-.s took taken worth bring/-.s brought"
        " get/-.s got give/-.s gave given such both least money time cost/-.s result/-.s earn/-.s.ed.ings"
        " last/-.ed.s rate level value/-.s among outside without within part/-.s whole together exactly"
        " include/-.s.d including expect/-.s.ed stood stand/-.s need needed near around more most less"
        " account/-.s.ed average first same late early half half-year favour given people country world"
        " main during between against toward/-.s like instead never none no nobody nothing lies lie untrue"
    ),
    "ru": word_forms(
        "стал/-.а.о.и дол/я.и.ю.ей част/ь.и.ью так/ие.ой.ая.их.ое долж/ен.на.ны.но может могут назад"
        " раньше теперь прежде получил/-.а.и.о получен/-.а.о.ы составляет приходит/ся приходилось человек"
        " людей людям вместе ровно около свыше более менее почти среднем среднее средняя средний страна"
        " стране страны мире мира внутри среди нужн/о.а.ы имеет имеют есть уровень уровня показатель"
        " показателя неправда ложь нет никто ничего"
    ),
    "az": word_forms(
        "hissə/-.si.sini səviyyə/-.si.sinə.sində gəl/ib.di.ir.lib olunan olunmuş edil/ib.ir.di.əcək"
        " ed/ir.əcək cəmi birlikdə qədər çox az artıq yarısı orta insan insanlar adam ölkə ölkədə ölkəyə"
        " əvvəl sonra dəyəri sayı miqdarı dəqiq yalan barədə haqqında üzrə dair tərəfindən ərzində zamanı"
    ),
}
"""By language: "made up", "worth"."""
