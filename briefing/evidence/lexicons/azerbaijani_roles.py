"""Azerbaijani: what a number is in its sentence (a level, a change, a part), and words for opposites, as `ROLES`.

The verb follows the number, and endings say what English says with "to", "by" and "from": "52 manata qalxıb" (rose to
52 manats), "12 faiz azalıb" (fell by 12 per cent), "45 manatdan" (from 45 manats).
"""

from __future__ import annotations

from briefing.evidence.lexicons.lexicon import word_forms, word_list, word_table
from briefing.evidence.lexicons.patterns import Pattern, any_of, ends_in
from briefing.evidence.lexicons.role_words import NumberRole, RoleCue, RoleWords, opposite_words

RISE_NOUNS = (
    r"art[ıi]m\w*|artma(?:sı)?|yüksəliş\w*|yüksəlmə\w*|bahalaşma\w*|böyümə\w*|genişlənmə\w*|çoxalma\w*|sıçrayış\w*"
    r"|sürətlənmə\w*"
)
FALL_NOUNS = (
    r"azalma\w*|azaltma\w*|eniş\w*|enmə(?:si)?|düşmə(?:si)?|düşüş\w*|ixtisar\w*|ucuzlaşma\w*|geriləmə\w*|zəifləmə\w*"
    r"|kiçilmə\w*|endirim\w*|itki\w*|tənəzzül\w*|daralma\w*"
)
MOVE_NOUNS = r"dəyişiklik\w*|dəyişmə\w*|fərq\w*"

RISES = (
    rf"{RISE_NOUNS}|art(?:ıb|dı|ır|mış|acaq|araq|an|ar|ırıb|ırdı|ırıl\w*|ırır|ırmış|ıraraq|ıran)\w*|yüksəl(?:ib|di|ir|miş|əcək"
    rf"|ərək|ən|dil\w*|t\w+)\w*"
    r"|qalx(?:ıb|dı|ır|mış|acaq|araq|an|ız\w+)\w*|çoxal\w+|böyü(?:yüb|dü|yür|müş|yəcək|yərək|yən)\w*|genişlən\w+"
    r"|bahalaş\w+|sürətlən\w+|güclən\w+|yaxşılaş\w+|qaldır\w+|əlavə olun\w+"
)
FALLS = (
    rf"{FALL_NOUNS}|azal(?:ıb|dı|ır|mış|acaq|araq|an|dıl\w*|d[ıa]\w+)\w*|(?<!payına )düş(?:[üd]\w+|müş|əcək|ərək|ən)\w*"
    rf"|en(?:ib|di|ir|miş|əcək|ərək)\w{{0,4}}"
    r"|endir(?:il\w*|ib|di|ir|miş|əcək|ərək|ən)\w*|ucuzlaş\w+|zəiflə\w+|gerilə\w+|pisləş\w+|itir\w+|kiçil\w+|daral\w+"
    r"|yavaşı\w+|çöküb|sürüş\w+"
)
MOVES = rf"{MOVE_NOUNS}|dəyiş(?:ib|di|ir|miş)\w*|çatdır\w+|çat(?:ıb|dı|ır|mış|acaq|araq)\w*"

_MOVED = rf"(?:(?P<rise>{RISES})|(?P<fall>{FALLS})|(?P<move>{MOVES}))"
_NOUN_OF_CHANGE = rf"(?:(?P<rise>{RISE_NOUNS})|(?P<fall>{FALL_NOUNS})|(?P<move>{MOVE_NOUNS}))"
_COMPARED = r"(?:müqayisə|nisbət)|[^\W\d_]+d[aə]n\b"
_NOUNS = r"(?:[\s-]+(?!(?:və|amma|lakin|isə|ki)\b)[^\W\d_]++(?:[/·][^\W\d_]++)?)"

# "310 ailə azalıb" is by so many families, "310 evə azalıb" to so many houses.
_NO_DATIVE = r"(?<!\bdəfə)(?<!\bailə)(?<!\bölkə)(?<!\bdərəcə)(?<!\bhəftə)(?<!\bdəqiqə)(?<!\bxəstə)(?<!\btələbə)"

_SOME_OF_THEM = (
    r"(?:(?:heç |\w+d[aə] )?(?:biri|ikisi|üçü|beşi)"
    r"|(?:böyük |bir )?(?:çoxu|yarısı|əksəriyyəti|hissəsi|bəziləri|neçəsi|azı))\w*\b"
)


def _before(role: NumberRole | None, words: str) -> RoleCue:
    return RoleCue(role, Pattern(rf"(?<![\w-])(?:{words})\s*[\"'(]?\Z"))


def _after(role: NumberRole | None, words: str) -> RoleCue:
    return RoleCue(role, Pattern(rf"(?:{words})"))


_MORE = r"artıq(?!\s+(?:\w+[aə]\s+)?\w+(?:[iıuü]b|m[iıuü]ş)\w{0,5}\b)"
"""What is more, and not "already": "9 hektarı artıq biçilib"."""

_BEFORE = (
    # "5% artımla 40 ton" is 40 tons, with a rise of 5%.
    _before(NumberRole.CHANGE, rf"{_NOUN_OF_CHANGE}(?<!l[aə])(?:\s[^,;:\d]{{1,20}}?)??\s?[:-]?"),
    _before(NumberRole.PART, r"o cümlədən|onlardan|onların|bunlardan|bunların|bunun|daxil olmaqla"),
    _before(NumberRole.ADDED, r"daha|əlavə|yenə|növbəti"),
    _before(
        NumberRole.AVERAGE, r"orta hesabla\b[^;\d]{0,40}?|ortalama|(?!(?-i:Orta [A-ZÇƏĞİÖŞÜ]))orta(?:\s[^,;\d]{1,40}?)?"
    ),
    _before(NumberRole.PEAK, r"rekord(?: sayda)?|maksimum"),
    _before(
        NumberRole.PREVIOUS,
        # "Əvvəlki illə müqayisədə 5 faiz" and "əvvəlki ildən 5 faiz" are held against it.
        rf"(?:əvvəlki|indiki|hazırkı|(?<!vaxtı )keçmiş|ötənilki|köhnə|ilkin)(?:\s(?!{_COMPARED})[^\W\d_]+){{0,3}}"
        r"|(?:əvvəllər|öncə|əvvəl)",
    ),
    _before(NumberRole.LEVEL, r"payına(?: isə| da)?"),
    _before(NumberRole.EXCEPTED, r"(?:hamısı|hamı|heç kim),?(?: yalnız)?"),
)
_AFTER = (
    _after(NumberRole.MULTIPLIED, rf"{_NOUNS}{{0,2}}?(?<=d[aə]n)\s+[^\W\d_]+ dəfə (?:çox|az|artıq)"),
    _after(
        NumberRole.EXCEPTED,
        rf"{_NOUNS}{{0,2}}?\s+(?:istisna olmaqla|xaric|başqa)\b|{_NOUNS}{{0,2}}?(?<=d[aə]n)\s+başqa\b",
    ),
    # "45 manatdan 52 manata qalxıb", "48 qayıqdan 12-si"; but "45 manatdan çox qalxıb" is by how much
    _after(
        NumberRole.PREVIOUS, rf"{_NOUNS}{{0,2}}?(?<=d[aə]n)\s(?!(?:çox|artıq|az|yuxarı|aşağı)\b)[^;]{{0,40}}?\b{_MOVED}"
    ),
    _after(NumberRole.WHOLE, rf"{_NOUNS}{{0,2}}?(?<=d[aə]n)\s(?:yalnız\s|cəmi\s)?(?=\d)"),
    # "900 mənzilin üçdə biri", "40 kənddən çoxu"
    _after(NumberRole.WHOLE, rf"{_NOUNS}{{1,3}}?(?:(?<=[ıiuü]n)|(?<=d[aə]n))\s(?:yalnız\s|cəmi\s)?{_SOME_OF_THEM}"),
    _after(
        NumberRole.LEVEL, rf"{_NOUNS}{{0,2}}?(?<=[aə]){_NO_DATIVE}(?:\s(?:qədər|kimi|dək))?\s+(?:[^\W\d_]+\s)?{_MOVED}"
    ),
    _after(
        NumberRole.CHANGE,
        rf"{_NOUNS}{{0,2}}?(?:(?<![aə])|(?!{_NO_DATIVE}))(?:\s\([^()]{{1,40}}\))?\s+(?:(?:daha|də|da|qədər"
        rf"|bəndi?|(?<=d[aə]n )(?:çox|artıq|az|yuxarı|aşağı))\s)?{_MOVED}",
    ),
    _after(NumberRole.CHANGE, rf"{_NOUNS}{{0,2}}?\s?\w*l[ıiuü]k\s+{_NOUN_OF_CHANGE}"),
    _after(
        NumberRole.CHANGE,
        rf"{_NOUNS}{{0,2}}?(?<!d[aə]n)(?<!ən)(?:\s\([^()]{{1,40}}\))?\s+(?:(?P<rise>çoxdur|çox olub|artıqdır"
        rf"|yuxarıdır)|(?P<fall>azdır|az olub|aşağıdır))",
    ),
    _after(NumberRole.CHANGE, r"\s+(?:(?P<rise>üstələ\w+|ötüb|qabaqla\w+)|(?P<fall>geri (?:qal|düş)\w+))")._replace(
        beside=frozenset({"percent"})
    ),
    # "1,3 milyard kubmetr və yaxud 4,6 % çox"
    _after(
        NumberRole.CHANGE,
        rf"{_NOUNS}{{0,2}}?\s+(?:və ya|(?:və )?yaxud)\s+[\d.,]+\s?(?:%|faiz)"
        rf"\s+(?:(?P<rise>çox|{_MORE})|(?P<fall>az))\b",
    ),
    _after(NumberRole.CHANGE, rf"\s+(?:(?P<rise>çox|{_MORE})|(?P<fall>az))(?=\s+[^\W\d_]|\s?[,-]\s)")._replace(
        beside=frozenset({"percent"})
    ),
    # "7 200 nəfər çox sərnişin", and not "7 200 nəfərdən çox"
    _after(
        NumberRole.CHANGE,
        rf"{_NOUNS}{{1,2}}?(?<!d[aə]n)(?<!ən)\s+(?:(?P<rise>çox|{_MORE})|(?P<fall>az))(?=\s+[^\W\d_])",
    ),
    _after(
        NumberRole.PREVIOUS,
        # "7 faiz zərər, bir il əvvəl isə 3" is of what follows.
        rf"{_NOUNS}{{0,3}}?[\s,]+(?:(?:bir )?(?:il|ay|rüb) (?:əvvəl|öncə)|əvvəlki (?:il"
        rf"|ay)\w*+)(?!\s+(?:isə\b|\d|(?:\S+\s){{0,3}}(?:nisbətən|müqayisədə)\b))",
    ),
    _after(NumberRole.PART, r"(?:-[^\W\d_]+)?\s+(?:nəfəri|onların)\b"),
    _after(NumberRole.ADDED, r"\s+(?:əlavə)\b"),
)


_OPPOSITES = word_table("az", "opposites")

_STAYS = r"saxla(?:d|y|n|m)\w*|qal(?:dı(?!r)\w*|ıb|ır(?!am)|mış|maqda|acaq)\w*"
ROLES = RoleWords(
    before=_BEFORE,
    after=_AFTER,
    movement=Pattern(rf"(?<![\w-]){_MOVED}\b"),
    moved=any_of(
        rf"{RISES}|{FALLS}|{MOVES}|çox(?:dur)?|az(?:dır)?|artıq|daha|əlavə(?! dəyər)|inflyasiya\w*|dəfə|bənd\w*"
    ),
    attribute=Pattern(r"(?!.*(?:[ıiuü]n|[dt][aə]n?|[yn]?[aə]|[ıiuü]b|l[aə]r)\Z).*|bazi?s?a?"),
    led_by=Pattern(r"\b\w+ arasında(?= \Z)| yaşlı(?= \Z)"),
    more=any_of(r"daha çox"),
    fewer=any_of(r"daha az"),
    opposites=opposite_words(_OPPOSITES),
    share=any_of(r"pay\w*|hissə\w*|(?:xüsusi )?çəki\w*|faiz\w*"),
    needs=any_of(r"ehtiyac\w*"),
    rises=any_of(RISES),
    falls=any_of(FALLS),
    leaving_out=any_of(
        r"istisna olmaqla|nəzərə alınmadan|nəzərə almadan|çıxılmaqla|çıxmaqla|sayılmadan|saymadan"
        r"|(?:vergi|faiz|amortizasiya)\w* (?:əvvəl|sonra)\w*"
    ),
    in_all=any_of(r"cəmi|ümumilikdə|bütövlükdə|ümumi(?: \w+)?|toplam"),
    taken_up=Pattern(
        r"[\s,]*(?:(?:və|amma|lakin|isə) )?(?:(?:indi|hazırda|bu gün) )?(?:o|onlar"
        r"|bu(?: (?:göstərici|rəqəm|say|məbləğ|pay)\w*)?"
        r"|həmin (?:göstərici|rəqəm|say)\w*|göstərici|rəqəm)(?! ki)\b"
    ),
    there=any_of(r"orada|həmin yerdə"),
    same_time=Pattern(r"[^,;:]{0,60}?\b(?:bu|həmin|eyni) (?:dövr|vaxt|il|ay|rüb|müddət)\w*"),
    restated=Pattern(r"\s*,?\s*(?:və ya|yaxud|yəni)\s+"),
    held_against=any_of(r"nisbətən|müqayisədə|baxımından|ifadədə"),
    those=any_of(r"onlar\w*|bunlar\w*"),
    every=Pattern(r"\b(?:bütün|hər|bütöv) (?P<noun>[^\W\d_]+)|\b(?P<always>həmişə|hər yerdə|gündəlik)\b"),
    all_of=ends_in("bütün"),
    located_cases=word_forms("da də dakı dəki"),
    not_located=word_forms("a ə ya yə dan dən ca cə la lə"),
    unmoved=Pattern(
        r"\b(?:dəyişməz(?: olaraq)?|dəyişmə(?:yərək|dən|yib),?|sabit olaraq|(?:sabit|dəyişməz) saxla\w+)\s+\Z"
    ),
    unmoved_after=Pattern(
        r"(?:-?\w{1,4})?(?:\s+(?:səviyyəsində|həcmində|məbləğində|olaraq|dəyişməz|dəyişmədən|sabit|əvvəlki kimi)){0,3}"
        rf"\s+(?:{_STAYS})"
    ),
    stays=any_of(rf"{_STAYS}|dəyişməz|dəyişməyib"),
    exported_after=Pattern(r"\s+(?:[\w-]+\s+){0,2}?ixrac\w*"),
    paced=Pattern(
        rf"\b(?:(?P<rise>{RISE_NOUNS})|(?P<fall>{FALL_NOUNS}))\b[^;,]{{0,50}}?\b"
        r"(?:(?P<slower>(?:yavaşı|zəiflə|səngi)\w*)|(?P<faster>(?:sürətlən|güclən|dərinləş)\w*))"
    ),
    outgoing=any_of(
        r"(?:xərc|məsrəf|vergi|amortizasiya|ödəniş|ödənil|borc|öhdəlik|maya dəyər|dividend|rüsum|komissiya"
        r"|satınalma)\w*"
    ),
    negations=("qeyri-", "qeyri "),
    number_of=Pattern(r"(?P<noun>[^\W\d_]+) (?:ümumi )?say(?:ı|ını|ının|ında)\b"),
    the_rest=any_of(
        r"qalan(?:lar)?[ıi]?|digərləri"
        r"|(?<=, )(?:onların|bunların|onun) (?P<some>əksəriyyəti|çoxu|yarısı|bir hissəsi|bəziləri|bir çoxu|bir neçəsi)"
    ),
    function_words=word_forms(word_list("az", "function words")),
)
