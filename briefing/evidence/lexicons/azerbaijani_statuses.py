"""Azerbaijani: what denies, supposes, plans or expects, as `STATUSES`. Most of it follows the number."""

from __future__ import annotations

from briefing.evidence.lexicons.azerbaijani_statements import SPEAKERS, VERB_NOT
from briefing.evidence.lexicons.lexicon import phrase_list
from briefing.evidence.lexicons.patterns import Pattern, alternatives
from briefing.evidence.lexicons.statement_words import StatusCue, StatusWords, status_cue

# A verb is denied by -ma-, -mə- or, before -r, -m- inside of it. Nouns that only look so are left out by name.
_CAN = r"[^\W\d_]+[aə] bil(?:ər|ərik|ərlər|əcək|əcəklər|ərdi)"
_DENY = r"boynundan at\w+|(?:inkar|təkzib|rədd) \w+|şübhə (?:altında|doğurur|yarad)\w*|təkzib\w*|yalanlay\w+|yalanla\w+"
_NOT_DENY = (
    r"(?:heç (?:kim|kəs|nə|bir \w+)\w*(?:\s+\w+){0,3}?\s+)?(?:inkar|təkzib|rədd|istisna) (?:e[dt]\w*|olun\w*"
    r"|edil\w*)?m[aəıiuü]\w+|şübhə (?:yeri )?(?:yox|doğurm|e[dt]m)\w*"
    r"|şübhəsiz\w*|heç (?:kim|kəs|bir \w+) şübhə \w+|(?:heç (?:kəs|kim)[əaiı]? )?(?:sirr|təsadüfi|təəccüblü|yenilik"
    r"|gizlin) deyil\w*|şübhə altına alınm\w+|sual doğurm\w+"
)
_UNTRUE = (
    r"yalan\w*|həqiqətə uyğun deyil\w*|həqiqəti əks etdirm\w+|doğru deyil\w*|düz deyil\w*|səhv\w*|yanlış\w*"
    r"|əsassız\w*|uydurma\w*|mif\w{0,4}|əfsanə\w*|feyk\w*|şayiə\w*|saxta\w*|böhtan\w*|dezinformasiya\w*|şişirdil\w+"
)
_REPORTS = (
    r"xəbər\w*|məlumat\w*|iddia\w*|rəqəm\w*|açıqlama\w*|hesabat\w*|say\w*|göstərici\w*|başlıq\w*|ittiham\w*|şayiə\w*"
    r"|bəyanat\w*"
)
_THIS = r"(?:bunu|bu (?:rəqəmi|məlumatı|xəbəri|iddianı|göstəricini)|həmin (?:rəqəmi|məlumatı|xəbəri|iddianı)|onu)"
_NOT = rf"deyil(?:dir|di|lər)?|yox(?:dur|du|laş\w+)?(?! ki)|heç (?:kim|kəs|vaxt|zaman|nə|bir)|{VERB_NOT}"
_FAIL = (
    r"bacarma\w+|imtina \w+|qarşısı(?:nı)? al\w+|yayın(?!da\b)\w+|boyun qaç\w+|nail ola bilm\w+|müvəffəq olm\w+"
    r"|mümkün olma\w+"
)

# Verbs behind a verb in -mağa, -məyə with which that was done.
_IMPLICATIVE = phrase_list("az", "implicative")
# What may stand before "ki", so that what follows is told.
_KNOWING = phrase_list("az", "knowing")


def _any(words: str) -> Pattern:
    return Pattern(rf"(?<!\w)(?:{words})(?!\w)")


def _cue(told: str, words: str, **others: bool) -> StatusCue:
    return status_cue(told, _any(words), **others)


STATUSES = StatusWords(
    able=_any(r"\w+ bil(?:ər|ir)(?:lər)?|tutum\w*|nəzərdə tutul\w+|yerlik"),
    unfinished=Pattern(r"(?<!\w)(?:az qala|az qalsın|demək olar ki,?) \Z"),
    undoing=_any(r"ləğv (?:e[td]|olun)\w+|(?:götür|qaytar|bağışla|sil)(?:d|üb|ıb|ib|yıb|ün|ın|in)\w*"),
    hearsay=Pattern(r"(?:təsdiqlənməmiş|yoxlanılmamış) (?:məlumat|xəbər)\w*"),
    foreseen=Pattern(r"\W*ilkin (?:məlumat|hesablama|nəticə|qiymətləndirmə)\w* (?:görə|əsasən)"),
    denial=_any(rf"(?P<double>{_NOT_DENY})|{_DENY}|{_FAIL}|{_NOT}"),
    offices=_any(
        r"(?:planlaşdır|proqnozlaşdır|layihələndir)m[aə] (?:və \w+ |\w+ )?"
        r"(?:şöbə|idarə|komitə|departament|mərkəz|bölmə|xidmət|nazirlik|nazirliy|institut|komissiya|şura|büro)\w*"
    ),
    denied_verb=_any(
        rf"(?!(?:{_NOT_DENY}))(?<!inkar )(?<!təkzib )(?<!rədd )(?<!istisna )(?<!şübhə )(?<!doğurmur )"
        rf"(?<!sirr )(?:{_DENY}|{_FAIL}|{_NOT}|əvəzinə|{_UNTRUE}(?= (?:adlandır|hesab|say|elan|olduğu)\w*)"
        rf"|həqiqətə uyğun deyil\w*)"
    ),
    unknown_after=Pattern(rf"(?<!\w)[^\W\d_]+m(?:ağa|əyə|aqda|əkdə)\s+(?!(?:{_IMPLICATIVE})(?!\w))[^\W\d_]+"),
    unknown_matrix=Pattern(
        r"(?<!\w)(?<!inkar )(?<!təkzib )(?<!şübhə )"
        rf"(?!(?:{alternatives(SPEAKERS.says)}|{_KNOWING})(?!\w))[^\W\d_]{{3,}}(?:[ıiuü][br]|d[ıiuü]|m[ıiuü]ş(?:d[ıiuü]r)?)"
        r"(?:l[aə]r)?(?=,?\s*\Z)"
    ),
    untrue=_any(rf"{_UNTRUE}|çətin"),
    reports=_any(_REPORTS),
    refuted=_any(rf"(?!(?:{_NOT_DENY}))(?:{_DENY}|{_UNTRUE}|öz təsdiqini tapma\w+|təsdiqlənmə\w+)"),
    disputed=_any(
        rf"(?:bunu(?! heç)|bu (?:rəqəm|məlumat|xəbər|iddia|göstərici)\w*"
        rf"|həmin (?:rəqəm|məlumat|xəbər|iddia)\w*)(?:\s+\w+){{0,5}}?\s+(?:{_DENY}|{_UNTRUE}|mübahisələndir\w+)"
    ),
    withdrawn=Pattern(
        rf"[^.!?]{{0,80}}?\b{_THIS}(?:\s+\w+){{0,5}}?\s+(?:{_DENY}|düzəl\w+|geri götür\w+|dəqiqləşdir\w+)"
        rf"|(?:bu|həmin|lakin bu|amma bu|əslində bu)(?:\s+\w+){{0,4}}?\s+(?:{_UNTRUE}|təkzib\w*|{_DENY})"
        rf"|bu,? (?:{_UNTRUE}|belə deyil\w*)"
    ),
    unreal=_any(phrase_list("az", "unreal")),
    uncertain=_any(
        r"kağız üzərində|nəzəri olaraq|nəzəriyyədə|formal olaraq|deyəsən|görünür|zahirən|deyilənə görə|bir ara"
    ),
    decides=_any(r"qərara al\w+|qərar (?:ver|qəbul e[dt])\w+"),
    conditional=_any(r"əgər|[^\W\d_]{2,}s[aə](?:l[aə]r)?|təqdirdə|halda|şərtilə|şərti ilə"),
    counted=Pattern(
        r"\s+(?:təklif|hədəf|plan|proqnoz|vəd|xahiş|müraciət|ərizə|sorğu|tələb|tövsiyə|öhdəlik|öhdəliy|ittiham|imkan|risk"
        r"|norma|standart|limit|zəmanət|şayiə|layihə|niyyət|təşəbbüs|qərar)[^\W\d_]*(?!\w)(?! (?:olun|edil|e[dt]|ver))"
    ),
    cues=(
        # Said
        _cue(
            "alleged claimed",
            r"guya|guya ki|güman (?:e[dt]|edil|olun)\w+|iddia (?:e[dt]|edil|olun)\w+|iddia(?:sına|larına) görə"
            r"|iddialar var"
            r"|[^\W\d_]+m(?:aqda|əkdə) (?:ittiham|suçlan|günahlandır|təqsirləndir)\w*"
            r"|(?:istintaq|ittiham)(?:[ıa]n versiyasına|a) (?:görə|əsasən)|şübhələn\w+|deyilənə görə|deyilənlərə görə"
            r"|söz-söhbət\w*|dedi-qodu\w*|söylənti\w*|söhbətlər gəzir|(?:qeyri-rəsmi|rəsmi olmayan) məlumat\w*"
            r"|təsdiqlənmə\w+|təsdiqini tapma\w+|şayiə\w*",
        ),
        _cue("claimed alleged", r"israr \w+|inandırır\w*|əmin edir\w*|əmindir\w*|and-aman edir\w*|versiyasına görə"),
        _cue(
            "estimated claimed",
            r"təxmin (?:e[dt]|edil|olun)\w+|qiymətləndir\w+|dəyərləndir\w+|hesab(?:lan| olun| edil)\w+",
        ),
        status_cue("provisional", _any(r"ilkin|müvəqqəti"), optional=True),
        # Possible
        _cue(
            "possible",
            r"(?<=m[aə][qk] )imkan\w*"
            rf"|mümkün\w*(?! (?:ol(?:ub|du|muş)|olmayıb))|imkan(?: kimi|ı var|ı yaran|ı olacaq| verəcək| yaradacaq"
            rf"|lıdır)\w*|bəlkə(?: də)?"
            rf"|ola bilsin|ola bilər ki|{_CAN}|potensial\w*|(?:təhlükə|risk)(?:si|i)? (?:var|ilə üz|altında"
            rf"|qarşısında|yaran|yarad)\w*|istisna e[dt]m\w+|istisna deyil|istisna olunmur|istisna edilmir",
        ),
        _cue("possible forecast", r"ehtimal\w*|yəqin"),
        _cue(
            "possible proposed planned",
            r"müzakirə edir\w*(?= ki)|[^\W\d_]+(?:masını|məsini|mağı|məyi|maq|mək)(?: məsələsini| imkanını"
            r"| variantını)? (?:müzakirə|nəzərdən|götür-qoy)\w* \w+|düşünür\w*|fikirləşir\w*",
        ),
        # The future
        _cue(
            "planned forecast target",
            r"(?!gələcə|dərəcə|bucaq|bucağ|ocaq|ocağ|qucaq|qucağ|sancaq|sancağ|bacaq|bacağ|bıçaq|alacaqlı|yaşayacaq|oyuncaq"
            r"|oyuncağ|yanacaq|yanacağ|yeyəcək|içəcək|geyəcək|duracaq|açacaq|qanacaq|verəcək borc|çəyirdək|gicgah"
            r"|gecəyə|küçəyə|sığınaca|dayanaca|\w+(?:acağa|əcəyə|acaqda|əcəkdə)n?\b)"
            r"[^\W\d_]{1,}(?:aca[qğ]|əcə[ky])(?!(?:ı|i)nı vəd)\w*|gələcək(?:dir|lər|lər)?(?=\s*[.,;!?]|\s*\Z)"
            r"|(?:verəcək|yeyəcək|içəcək|açacaq|duracaq)(?:dir|dır|lər|lar)?(?=\s*[.,;!?]|\s*\Z)"
            r"|[^\W\d_]+(?:ası|əsi)(?:dır|dir|yıq|yik|dırlar|dirlər)",
            weak=True,
        ),
        # "Yanardı": it would have burned, or used to.
        _cue(
            "possible planned forecast target proposed",
            r"(?!(?:apar|çıxar|qopar|qaytar|axtar|qurtar|başqar|göndər|dər)(?:dı|di))[^\W\d_]{2,}(?:ardı|ərdi)(?:lar|lər|q|k|m)?",
            weak=True,
        ),
        # Meant
        _cue(
            "planned",
            r"planlaşdır(?!ıldığı kimi|ılan kimi|dığı kimi)\w+|plan(?:ı|ın|da|ına|ında|lar\w*)?(?! (?:artıq"
            r"|əlavə|yerinə|üzrə|dolub))|(?:plana"
            r"|plan[ıi]na) (?:salın|daxil)\w*|niyyət\w+|[^\W\d_]+(?:ma[ğq]a|məyə) hazırlaş\w+"
            r"|hazırlıq (?:gedir|görülür|aparılır|işləri)\w*|əzmində\w*|əzmlidir\w*"
            r"|üzərində işlə\w+|işlər gedir|fikrində\w*",
        ),
        _cue("planned adopted", r"qərara al\w+"),
        _cue("planned", r"nəzərdə tut(?!ul(?:muş|an)\b(?!\s(?:\d|\Z)))\w+"),
        _cue(
            "adopted planned required",
            r"[^\W\d_]+(?:m[aə][kq]|ma[ğq]ı|məyi|m[aə]s[ıi]) (?:barədə |haqqında |üçün |ilə bağlı )?(?:qərar"
            r"|göstəriş|tapşırıq|sərəncam)\w* (?:ver|qəbul|çıxar|al)\w*",
        ),
        _cue("target", r"hədəf(?!dən yayın|ə dəy)\w*"),
        _cue("planned cancelled", r"təxirə sal\w+|ertələn\w+"),
        _cue("target planned", r"məqsəd(?!i ilə|ilə|lə)\w*"),
        _cue(
            "target planned | requested forecast",
            r"istəy(?:ir|irlər|irdi|ib|ən)\w*|istədi\w*|[^\W\d_]+(?:ma[ğq]a|məyə) (?:çalış|səy|cəhd|can at)\w*"
            r"|can at\w+",
            weak=True,
        ),
        # What somebody hopes is nobody's plan.
        _cue(
            "target | planned requested forecast",
            r"ümid (?:e[dt]|bəslə)\w+|ümidvar\w*|ümidin\w*|arzula\w+|arzusunda\w*|arzu e[dt]\w+",
        ),
        _cue(
            "target required | planned proposed",
            r"[^\W\d_]{2,}m[aə]l[ıi](?:d[ıi]r|d[ıi]rl[aə]r|yd[ıi]|y[ıi]k|ol\w+)|[^\W\d_]{2,}m[aə]l[ıi](?= (?:idi"
            r"|olduğu|olacaq|olub))|lazım(?!i)\w*|gərək(?!li|siz)\w*|məcbur (?:olacaq|qalacaq)\w*|məcburdur\w*"
            r"|vacib\w*|borcludur\w*",
        ),
        _cue("required target | requested estimated", r"tələb olun\w+|öhdəsinə qoy\w+"),
        status_cue(
            "required target | requested estimated",
            _any(r"\w*ehtiyac(?:ı|ımız|ları)? (?:var|duyul|yaran)\w*"),
            unless=Pattern(r" [^\W\d_]+[ıiuü]n(?: [^\W\d_]+){1,4} ehtiyacı ", case_matters=True),
        ),
        status_cue(
            "required | target",
            _any(r"norma\w*|limit\w*|standart\w*|qanuna görə|qanunla|icazə veril\w+"),
            optional=True,
        ),
        _cue(
            "pledged planned",
            r"vəd (?:e[dt]|ver|edil|olun)\w*|vəd(?:i|ini|inə|lər\w*)|söz ver\w+|(?:öhdəlik|öhdəliyi"
            r"|öhdəliyini) (?:götür|qəbul)\w*"
            r"|(?:öhdəsinə|boynuna|üzərinə) götür\w+|(?:zəmanət|təminat|söz|qol-zəmin) ver\w+|zəmin dur\w+"
            r"|[^\W\d_]+(?:ma[ğq]a|məyə) razıla\w+|razılıq ver\w+|and iç\w+|əmin edib ki|təəhhüd \w+",
        ),
        _cue(
            "proposed planned | requested target",
            r"təklif\w*|tövsiyə\w*|məsləhət (?:gör|bil|ver)\w+|təşəbbüs\w*(?= (?:irəli|ilə))",
        ),
        _cue(
            "requested proposed | target planned",
            r"xahiş\w*|tələb (?!olun)\w+|tələbi\w*|tələbləri\w*|istəyib\w*|dilə(?:yib|yir|di)\w*"
            r"|[^\W\d_]+(?:ma[ğq]a|məyə) (?:çağır|səslə)\w+|çağırış (?:e[dt]|edil)\w+|təkid \w+",
        ),
        # A count is of those who apply: "40 nəfər yardım üçün müraciət edib".
        _cue(
            "requested proposed | target planned", r"(?:üçün|barədə|ilə bağlı) (?:müraciət|ərizə|sorğu)\w*", money=True
        ),
        _cue("announced | planned allocated pledged proposed", r"elan (?:e[dt]|edil|olun)\w+(?! ki)", money=True),
        _cue(
            "allocated",
            r"ayrıl(?:ıb|mış|dı|ır|an|acaq|ma|sın)\w*|ayır(?:ıb|mış|dı|ır|acaq)\w*|ayırma\w*|təxsis \w+"
            r"|büdcədə nəzərdə tut\w+",
        ),
        _cue(
            "adopted allocated | planned",
            r"təsdiq(?:ləyib|lədi|lənib|lənmişdir|ləmişdir|ləyir|lənir| edib| edilib| etdi| olunub| edir"
            r"| edilir)\w*|bəyənib\w*|qəbul (?:edib|edilib|etdi|olunub)\w*|ratifikasiya \w+",
            money=True,
        ),
        # Expected
        _cue(
            "forecast",
            r"proqnoz\w*|gözlənil\w+|(?<!növbədə )(?<!növbəsini )(?<!sırada )(?<!cavab )(?<!kömək )(?<!yardım )"
            r"(?<!qərar )gözləyir\w*|gözləntilər\w*|gözləniləndir\w*|qabaqcadan \w+|öncədən görür\w*"
            r"|proqnozlaşdır\w+",
        ),
        # Given up
        status_cue("cancelled", _any(r"ləğv (?:e[dt]|edil|olun)\w+"), optional=True),
    ),
    sum_set=Pattern(r"(?<!\w)(?:yuxarı həddi?|limiti?|tavanı?|kvotası?|büdcəsi|smetası)(?: [^,;:]{1,60}?)?\s*\Z"),
    put_forward=Pattern(r"(?:[^\W\d_]+ ){0,3}(?:layihə|təklif|düzəliş)[^\W\d_]* (?:görə|əsasən|uyğun olaraq)(?!\w)"),
    paid=_any(
        r"(?:xərclən?|ödən?|sərf (?:e[dt]|olun|edil))(?:d[iu]|y?ib|ub|m[iu]ş)\w*"
        r"|al(?:dı\w*|ıb\w*|mış\w*|ındı|ınıb|ınmış\w*)"
    ),
    plans=_any(
        r"plan\w*|tikinti\w*|qərar\w*|tender\w*|alış\w*|layihə\w*|ideya\w*|proqram\w*|niyyət\w*|təklif\w*|müqavilə\w*|sifariş\w*|hədəf\w*"
        r"|\w+m[aə]y[ıi] planlaşdır\w+"
    ),
    deferred=_any(r"qal(?:ır|maqdadır)(?:lar)?"),
    dropped=_any(r"ləğv \w+|imtina \w+|dayandır\w+|dondur\w+|baş tutma\w+|rədd \w+|puça çıx\w+"),
)
