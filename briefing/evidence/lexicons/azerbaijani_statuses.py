"""Azerbaijani: what denies, supposes, plans or expects, as `STATUSES`. Most of it follows the number."""

from __future__ import annotations

from briefing.evidence.governing_words import StatusCue, StatusWords
from briefing.evidence.patterns import Pattern
from briefing.facts.model import Status

# A verb is denied by -ma-, -mə- or, before -r, -m- inside of it. Nouns that only look so are left out by name.
_NO_DENIAL = "təmir|dəmir|xəmir|zəmir|vladimir|kəşmir|izmir|samir|ramir|amir|kömür|teymur|məmur|yağmur|almaz|namaz"
_VERB_NOT = (
    rf"(?!(?:{_NO_DENIAL}))[^\W\d_]{{1,}}(?:m[aə](?:y[ıiuü]b|d[ıi]|y[aə]c[aə][qkğy]|m[ıi]ş|y[aə]n|z|s[ıi]n|yar[aə]q"
    rf"|y[əa]r[əa]k)"
    r"|m[ıiuü]r)(?:d[ıiuü]r|l[aə]r|[ıiuü]|[ıiuü]?[mkq]|d[ıiuü])*"
)
_CAN = r"[^\W\d_]+[aə] bil(?:ər|ərik|ərlər|əcək|əcəklər|ərdi)"
_DENY = r"(?:inkar|təkzib|rədd) \w+|təkzib\w*|yalanlay\w+|yalanla\w+"
_NOT_DENY = (
    r"(?:inkar|təkzib|rədd|istisna) (?:e[dt]\w*|olun\w*|edil\w*)?m[aəıiuü]\w+|şübhə (?:yox|doğurm|e[dt]m)\w*"
    r"|şübhəsiz\w*"
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
_NOT = rf"deyil(?:dir|di|lər)?|yox(?:dur|du|laş\w+)?(?! ki)|heç (?:kim|kəs|vaxt|zaman|nə|bir)|{_VERB_NOT}|əvəzinə"
_FAIL = r"bacarma\w+|imtina \w+|qarşısı(?:nı)? al\w+|yayın\w+|boyun qaç\w+"

_AHEAD = (Status.PLANNED, Status.FORECAST, Status.TARGET)


def _any(words: str) -> Pattern:
    return Pattern(rf"(?<!\w)(?:{words})(?!\w)", ignore_case=True)


def _cue(
    words: str, *statuses: Status, perhaps: tuple[Status, ...] = (), weak: bool = False, money: bool = False
) -> StatusCue:
    return StatusCue(_any(words), statuses, perhaps, weak=weak, money=money)


STATUSES = StatusWords(
    denial=_any(rf"(?P<double>{_NOT_DENY})|{_DENY}|{_FAIL}|{_NOT}"),
    denied_verb=_any(
        rf"(?!(?:{_NOT_DENY}))(?:{_DENY}|{_FAIL}|{_NOT}|{_UNTRUE}(?= (?:adlandır|hesab|say|elan|olduğu)\w*)"
        rf"|həqiqətə uyğun deyil\w*)"
    ),
    untrue=_any(_UNTRUE),
    reports=_any(_REPORTS),
    refuted=_any(rf"(?!(?:{_NOT_DENY}))(?:{_DENY}|{_UNTRUE}|öz təsdiqini tapma\w+|təsdiqlənmə\w+)"),
    disputed=_any(
        rf"(?:bunu|bu (?:rəqəm|məlumat|xəbər|iddia|göstərici)\w*"
        rf"|həmin (?:rəqəm|məlumat|xəbər|iddia)\w*)(?:\s+\w+){{0,5}}?\s+(?:{_DENY}|{_UNTRUE}|mübahisələndir\w+)"
    ),
    withdrawn=Pattern(
        rf"[^.!?]{{0,80}}?\b{_THIS}(?:\s+\w+){{0,5}}?\s+(?:{_DENY}|düzəl\w+|geri götür\w+|dəqiqləşdir\w+)"
        rf"|(?:bu|həmin|lakin bu|amma bu|əslində bu)(?:\s+\w+){{0,4}}?\s+(?:{_UNTRUE}|təkzib\w*|{_DENY})"
        rf"|bu,? (?:{_UNTRUE}|belə deyil\w*)",
        ignore_case=True,
    ),
    unreal=_any(
        r"tutaq ki|fərz ed\w+|təsəvvür ed\w+|deyək ki|hipotetik\w*"
        r"|(?:model|ssenari|roman|film|nağıl|simulyasiya|süjet)(?:də|da|ə görə|yə görə|ə əsasən)|ssenariyə görə"
        r"|əvvəlcə (?:bildiril|yazıl|deyil|məlumat)\w*|daha əvvəl (?:bildiril|yazıl|deyil)\w+"
        r"|səhvən (?:yaz|bildir|göstər|deyil|qeyd)\w*|əvvəlki (?:versiya|variant|redaksiya)\w*|düzəliş(?=\s*:)"
        r"|(?:olub-olmadığı|edib-etmədiyi|\w+ıb-\w+madığı|\w+ib-\w+mədiyi|\w+ub-\w+madığı|\w+üb-\w+mədiyi)\w*"
        r"|məlum deyil\w*"
    ),
    uncertain=_any(r"kağız üzərində|nəzəri olaraq|nəzəriyyədə|formal olaraq"),
    conditional=_any(r"əgər|[^\W\d_]{2,}s[aə](?:l[aə]r)?|təqdirdə|halda|şərtilə|şərti ilə"),
    cues=(
        # Said
        _cue(
            r"guya|iddia (?:e[dt]|edil|olun)\w+|ittiham \w+|şübhəli\w*|şübhələn\w+|təsdiqlənmə\w+|təsdiqini tapma\w+"
            r"|şayiə\w*",
            Status.ALLEGED,
            Status.CLAIMED,
        ),
        _cue(r"israr \w+|inandırır\w*|əmin edir\w*", Status.CLAIMED, Status.ALLEGED),
        _cue(
            r"təxmin (?:e[dt]|edil|olun)\w+|qiymətləndir\w+|dəyərləndir\w+|hesab(?:lan| olun| edil)\w+",
            Status.ESTIMATED,
            Status.CLAIMED,
        ),
        # Possible
        _cue(rf"mümkün\w*|imkan\w*|bəlkə|{_CAN}|potensial\w*|təhlükə\w*|risk\w*", Status.POSSIBLE),
        _cue(r"ehtimal\w*|yəqin", Status.POSSIBLE, Status.FORECAST),
        _cue(
            r"müzakirə edir\w*|nəzərdən keçir\w+|düşünür\w*|fikirləşir\w*",
            Status.POSSIBLE,
            Status.PROPOSED,
            Status.PLANNED,
        ),
        # The future
        _cue(
            r"(?!(?:gələcə|dərəcə|bacaq|bacağ|bucaq|bucağ|qucaq|ocaq|ocağ))[^\W\d_]{2,}(?:aca[qğ]"
            r"|əcə[ky])(?!(?:ı|i)nı vəd)\w*",
            *_AHEAD,
            weak=True,
        ),
        # Meant
        _cue(
            r"planlaşdır\w+|plan(?:ı|ın|da|a|ına|ında|lar\w*)?|nəzərdə tut\w+|niyyət\w+|hazırlaş\w+|hazırlıq\w*"
            r"|üzərində işlə\w+|işlər gedir|qərara al\w+|fikrində\w*",
            Status.PLANNED,
        ),
        _cue(r"hədəf\w*", Status.TARGET),
        _cue(r"məqsəd(?!i ilə|ilə|lə)\w*", Status.TARGET, Status.PLANNED),
        _cue(
            r"istəy(?:ir|irlər|irdi|ib|ən)\w*|istədi\w*|çalış(?:ır|ırlar|ırdı|ıb|acaq)\w*|ümid e[dt]\w+|arzula\w+"
            r"|can at\w+",
            Status.TARGET,
            Status.PLANNED,
            perhaps=(Status.REQUESTED, Status.FORECAST),
            weak=True,
        ),
        _cue(
            r"[^\W\d_]{2,}m[aə]l[ıi](?:d[ıi]r|d[ıi]rl[aə]r|yd[ıi]|y[ıi]k|ol\w+)"
            r"|[^\W\d_]{2,}m[aə]l[ıi](?= (?:idi|olduğu|olacaq|olub))|lazım\w*|gərək\w*|məcbur\w*|vacib\w*",
            Status.TARGET,
            Status.REQUIRED,
            perhaps=(Status.PLANNED, Status.PROPOSED),
        ),
        _cue(
            r"tələb olun\w+|öhdəsinə qoy\w+|ehtiyac\w*",
            Status.REQUIRED,
            Status.TARGET,
            perhaps=(Status.REQUESTED, Status.ESTIMATED),
        ),
        StatusCue(
            _any(r"norma\w*|limit\w*|standart\w*|qanuna görə|qanunla|icazə veril\w+"),
            (Status.REQUIRED,),
            (Status.TARGET,),
            optional=True,
        ),
        _cue(
            r"vəd\w*|söz ver\w+|öhdəlik\w*|öhdəsinə götür\w+|zəmanət\w*|razılaşıb\w*|and iç\w+",
            Status.PLEDGED,
            Status.PLANNED,
        ),
        _cue(
            r"təklif\w*|tövsiyə\w*|məsləhət gör\w+",
            Status.PROPOSED,
            Status.PLANNED,
            perhaps=(Status.REQUESTED, Status.TARGET),
        ),
        _cue(
            r"xahiş\w*|tələb (?!olun)\w+|istəyib\w*|müraciət\w*|çağır(?:ıb|ış|ır)\w*|sorğu\w*|ərizə\w*",
            Status.REQUESTED,
            Status.PROPOSED,
            perhaps=(Status.TARGET, Status.PLANNED),
        ),
        _cue(
            r"elan (?:e[dt]|edil|olun)\w+(?! ki)",
            Status.ANNOUNCED,
            perhaps=(Status.PLANNED, Status.ALLOCATED, Status.PLEDGED, Status.PROPOSED),
            money=True,
        ),
        _cue(
            r"ayrıl(?:ıb|mış|dı|ır|an|acaq|ma)\w*|ayır(?:ıb|mış|dı|ır|acaq)\w*|ayırma\w*|təxsis \w+", Status.ALLOCATED
        ),
        _cue(
            r"təsdiq(?:ləyib|lədi|lənib|lənmişdir|ləmişdir| edib| edilib| etdi| olunub)\w*|bəyənib\w*"
            r"|qəbul (?:edib|edilib|etdi|olunub)\w*|ratifikasiya \w+",
            Status.ADOPTED,
            Status.ALLOCATED,
            perhaps=(Status.PLANNED,),
            money=True,
        ),
        # Expected
        _cue(r"proqnoz\w*|gözlənil\w+|gözləyir\w*|gözləntilər\w*|gözləniləndir\w*|qabaqcadan \w+", Status.FORECAST),
        # Given up
        StatusCue(_any(r"ləğv (?:e[dt]|edil|olun)\w+"), (Status.CANCELLED,), optional=True),
    ),
    plans=_any(
        r"plan\w*|layihə\w*|ideya\w*|proqram\w*|niyyət\w*|təklif\w*|müqavilə\w*|sifariş\w*|hədəf\w*"
        r"|\w+m[aə]y[ıi] planlaşdır\w+"
    ),
    dropped=_any(r"ləğv \w+|imtina \w+|dayandır\w+|dondur\w+|baş tutma\w+|rədd \w+|puça çıx\w+|təxirə salın\w+"),
)
