"""Azerbaijani: who says something, as `SPEAKERS`; what joins clauses, as `CLAUSES`, and denies them, as `CLAIMS`.

The speaker stands first, the verb last, and what is said between them, or after the verb and "ki". An office follows
what it is of and precedes its bearer: "nəqliyyat naziri Elçin Məmmədovun sözlərinə görə". Verbs end a clause, and "ki"
opens what they govern.
"""

from __future__ import annotations

from briefing.evidence.lexicons.lexicon import ClaimWords, phrase_list, word_forms, word_list
from briefing.evidence.lexicons.patterns import Pattern, alternatives, any_of, ends_in
from briefing.evidence.lexicons.statement_words import ClauseWords, SpeakerWords

# The tenses of a verb in -ib (narrative), -di, -mişdir, -ir, for one speaker and for several.
_FRONT = "ib.iblər.di.dilər.mişdir.mişdirlər.mişdi.ir.irlər.irdi.əcək.mişlər.mişlə"
_BACK = "ıb.ıblar.dı.dılar.mışdır.mışdırlar.ır.ırlar.mışdı"
_ROUND = "üb.üblər.dü.dülər.müşdür.müşdürlər.ür.ürlər"
_AFTER_VOWEL = "yib.yiblər.di.dilər.mişdir.mişdirlər.yir.yirlər"


def _with_verb(nouns: str, forms: str) -> str:
    """The verbs that a noun makes with one of two that say little alone: qeyd edib, məlumat verib."""
    return " ".join(f"{noun}_{form}" for noun in nouns.split() for form in forms.split())


def _cases(stems: str) -> str:
    """The stems with the endings of case and possession that nouns in them may have."""
    endings = (
        "-.ı.i.u.ü.ın.in.un.ün.a.ə.da.də.dan.dən.lar.lər.ları.ləri.larının.lərinin.ların.lərin.lara"
        ".lərə.sı.si.su.sü.sının.sinin.sına.sinə.ına.inə.una.ünə.nın.nin.nun.nün.ya.yə.yı.yi.ının.inin.unun.ünün"
        ".ından.indən.undan.ündən.sindən.sından.ində.ında"
    )
    return " ".join(f"{stem}/{endings}" for stem in stems.split())


SPEAKERS = SpeakerWords(
    says=word_forms(
        f"de/{_AFTER_VOWEL} bildir/{_FRONT} bildiril/ib.di.ir söylə/{_AFTER_VOWEL}"
        " vurğula/yıb.yıblar.dı.dılar.mışdır.yır.yırlar açıqla/yıb.yıblar.dı.dılar.mışdır.yır.yırlar"
        f" xatırla/dıb.dıblar.tdı.tmışdır.dır.yıb danış/{_BACK} yaz/{_BACK} düşün/{_ROUND} inan/{_BACK}"
        f" soruş/ub.ublar.du.ur cavabla/ndırıb.ndırdı çatdır/{_BACK} deyil/ib.ir səsləndir/{_FRONT}"
        f" göstər/{_FRONT} danışmışdır "
        + _with_verb(
            "qeyd əlavə təsdiq iddia hesab etiraf elan xəbərdarlıq izah bəyan vəd inkar təkzib şərh nəql qeyd_də ifadə",
            "edib ediblər etdi etdilər etmişdir etmişdirlər edir edirlər",
        )
        + " "
        + _with_verb(
            "məlumat xəbər cavab açıqlama söz bəyanat", "verib veriblər verdi verdilər vermişdir verir verirlər verilib"
        )
    ),
    counts=word_forms(word_list("az", "counts")),
    that=word_forms("ki"),
    after_name=any_of(
        r"(?:sözlərinə|məlumatı?na|məlumatlarına|hesablamalarına|fikrinə|rəyinə|bəyanatına|hesabatına|iddiasına"
        "|təxminlərinə"
        r"|proqnozuna|açıqlamasına|dediklərinə|dediyinə|bildirdiyinə|məlumat verdiyinə|yazdığına|qiymətləndirməsinə"
        r"|statistikasına) (?:görə|əsasən)|(?:fikrincə|dediyi kimi|sözlərincə|hesab edir ki)"
        r"|(?<![Bb]una )(?<![Nn]əyə )(?<![Oo]na )(?<![Bb]unlara )(?<=[aə] )görə"
    ),
    of_the_above=Pattern(r"(?:[^.]|\.(?=\w)){0,120}?\b(?:bu barədə|bunu|bu haqda|bu rəqəmi|bu məlumatı)\b"),
    verb_is_last=True,
    # "Rauf Əliyev *“Xəzər” qəzetinə* bildirib", "*Leyla Quliyevaya* bildirib"; Leyla Quliyeva and Səbinə are no dative.
    is_told=Pattern(
        r"[\w'-]+[aə] (?:(?:deyil|bildiril|(?:xəbər|məlumat) veril)\w+ ki\b)"
        r"|[\w'-]+ (?:\w+ ){0,3}?(?:eşid|öyrən)\w+ ki\b|[\w'-]+ (?:\w+ )?(?:sualın|sorğusun|məktubun)[aı]\b"
    ),
    for_whom=Pattern(r".*\b(?:üçün|haqqında|barədə|(?:sifariş|tapşırığ|pul)\w* ilə)\b"),
    hearer=Pattern(
        r"(?<=\w )(?:[“\"«][^“”\"«»]{1,40}[”\"»] | [A-ZƏÖÜÇŞĞİ][\w -]{0,38}\w  |[A-ZƏÖÜÇŞĞİ][\w-]+ )?"
        r"(?:[a-zəöüçşğı-]+(?:[ıiuü]n[aə]|l[aə]r[aə])|[A-ZƏÖÜÇŞĞİ][\w-]*(?:(?:ov|yev)(?:ə|aya)|zadəyə|oğluya))\Z",
        case_matters=True,
    ),
    occasion=Pattern(r"[^\W\d_]+[dt][aə]|zaman[ıi]?|ərzində|çərçivəsində", case_matters=True),
    dash_opens_speech=True,
    asides=word_forms(word_list("az", "asides")),
    articles=word_forms("bu o həmin bir öz onun onların bizim"),
    joiners=word_forms("və ya amma lakin isə"),
    edges=word_forms(
        "ki amma lakin ancaq əgər çünki halbuki hansı hansılar nə niyə zaman vaxt deyil var yox qədər çox az artıq deyə"
    ),
    subordinate=word_forms("sonra əvvəl əgər çünki"),
    of_men=word_forms("bəy"),
    of_women=word_forms("xanım"),
    titles=word_forms("cənab xanım bəy müəllim doktor prof akad və"),
    persons=word_forms(_cases(word_list("az", "persons"))),
    person_endings="(?:ç[ıiuü]|ist|or|er|şünas|dar)(?:s?[ıiuü]n?)?",
    any_body=word_forms(_cases("qurum şirkət firma qrup korporasiya təşkilat agentlik agentliy")),
    bodies=word_forms(_cases(word_list("az", "bodies"))),
    papers=word_forms(_cases(word_list("az", "papers"))),
    groups=word_forms(_cases("rəsmi mənbə nümayəndə mətbuat_katibi sözçü işçi məmur")),
    others=word_forms(word_list("az", "others")),
    pronouns=word_forms("o onlar onun onların ona"),
    first_persons=word_forms("mən biz mənim bizim"),
    presiding=word_forms("sədr sədrlik edən spiker aparıcı moderator"),
    questions=word_forms("sual cavab müxbir"),
    endings=(
        r"'?[yğnsd]?(?:lar|lər)?(?:ı|i|u|ü)?(?:n|s)?(?:ı|i|u|ü|a|ə|ın|in|un|ün)?(?:n|d)?(?:da|də|dan|dən|a|ə|ın|in|un|ün|n)?"
    ),
    bare=r"(?:k|q)",
)


# A verb is denied by -ma-, -mə- or, before -r, -m- inside of it. Nouns that only look so are left out by name.
_NO_DENIAL = (
    "dəyişmə(?:z|yərək|dən)|təmir|dəmir|xəmir|zəmir|vladimir|kəşmir|izmir|samir|ramir|amir|kömür|teymur|məmur|yağmur|almaz|namaz"
    r"|(?<=[ıiuü] )olmayan(?= [^\W\d_]{3})"  # "vətəndaşlığı olmayan şəxs", of whom something is so
)
VERB_NOT = (
    rf"(?!(?:{_NO_DENIAL}))[^\W\d_]{{1,}}(?:m[aə](?:y[ıiuü]b|d[ıi]|y[aə]c[aə][qkğy]|m[ıi]ş|y[aə]n|z|s[ıi]n(?![ıiaə])|yar[aə]q"
    f"|y[əa]r[əa]k)|m[ıiuü]r)(?:d[ıiuü]r|l[aə]r|[ıiuü]|[ıiuü]?[mkq]|d[ıiuü])*"
)
# Nouns and adjectives that end as verbs do.
_NO_VERBS = phrase_list("az", "no verbs")

CLAUSES = ClauseWords(
    edge=Pattern(r"[,;:](?=\D)|[()\[\]\"]|(?<= )-(?= )"),
    openers=Pattern(
        r"(?<!\w)(?:(?P<complement>ki(?!,? bu (?:da|isə)\b))|(?P<condition>əgər|bir şərtlə|o halda ki)"
        r"|(?P<aside>çünki|hərçənd|baxmayaraq|nə qədər ki|o zaman ki)|(?P<contrast>(?<=, )(?:hal-)?hazırda"
        r"|amma|lakin|ancaq|halbuki|əksinə)"
        r"|(?P<joint>və|yaxud|ya da|həmçinin))(?!\w)"
    ),
    finite=Pattern(
        r"(?<![\w-])(?:idi|imiş)(?:l[aə]r)?(?![\w-])|(?<![\w-])(?:deyil|yox|var)(?:dır|dir|dur|du|dı|di|lər)?(?![\w-])|(?<![\w-])[^\W\d_]{3,}d[aə](?:n)?d[ıi]r(?![\w-])"
        rf"|(?<![\w-])(?!(?:{_NO_VERBS})(?!\w))[^\W\d_]{{2,}}(?:[ıiuü]b|m[ıiuü]ş|d[ıiuü]|[ıiuü]r|aca[qğ]|əcə[ky])"
        r"(?:d[ıiuü]r|l[aə]r|d[ıiuü]rl[aə]r|d[ıiuü]|[ıiuü][kqm]|m|k|q)?(?![\w-])"
    ),
    done=Pattern(r"\w+?(?:[ıiuü]b|m[ıiuü]ş|d[ıiuü])(?:d[ıiuü]r|l[aə]r|d[ıiuü]rl[aə]r)?"),
    lead=Pattern(r"(?!)"),
    participle=Pattern(r"[^\W\d_]{2,}(?:araq|ərək)(?!\w)"),
    from_whom=Pattern(r"-[^ ]+(?:(?: [^ ]+)?)d[aə]n\Z"),
    with_whom=Pattern(r"\W*ilə|ilə"),
    against=Pattern(r"(?P<other>[^\W\d_]+[aə]) (?:qarşı|nisbətdə|nisbətən)"),
    head_of_name=Pattern(
        r" (?!\w*l[aə]r\b)[a-zəöüğışç]{3,}s[ıiuü](?:n[aəı]|n[iuü]|nd[aə]n?|n[ıiuü]n)?(?!\w)", case_matters=True
    ),
    phrase=Pattern(r"(?:\s+(?!(?:və|amma|lakin)\b)[\w-]+){0,20}", case_matters=True),
)


CLAIMS = ClaimWords(
    negation_before=ends_in(r"heç (?:bir|vaxt|zaman)(?:\s\w+){0,6}"),
    negation_after=Pattern(rf"(?:\s+[^\W\d_]+){{0,4}}?\s+(?:deyil\w*|yoxdur|{VERB_NOT})(?!\w)"),
    attribution=any_of(f"{alternatives(SPEAKERS.says)}|{SPEAKERS.after_name.text}|{SPEAKERS.around_name.text}"),
    own_acts=any_of(
        r"(?:müzakirə|qəbul|ziyarət|söhbət) et(?:dik|mişik)|görüş(?:dük|müşük)|imzala(?:dıq|mışıq)|razılaş(?:dıq|mışıq)"
        r"|danış(?:dıq|mışıq)|keçir(?:dik|mişik)|aç(?:dıq|mışıq)|toxun(?:duq|muşuq)|bağla(?:dıq|mışıq)|baxdıq"
    ),
    insertion=Pattern(r"[(\[][^()\[\]]{0,200}?\b(?:red|redaksiya)\b\.?[)\]]|\[[^\[\]]{0,200}\]"),
    turns=Pattern(
        r"\b(?:amma|lakin|ancaq|halbuki)\b|(?<=[ıiuü][rb])\s+və\s|(?<=d[ıiuü])\s+və\s"
        r"|(?<=d[ıiuü][kqm])\s+və\s|(?<=m[ıi]ş[ıi][kqm])\s+və\s|(?<=m[ıi]ş)\s+və\s"
    ),
    postposed=word_forms("isə"),
    conjunctions=word_forms("və amma lakin ancaq isə ki həm ya nə halbuki hansı"),
    abbreviations=word_forms("s prof akad dos məs bax səh küç ş r mln mlrd trln man dol kv yan fev okt noy dek red"),
    unit_abbreviations=word_forms("mln mlrd trln man"),
    number_abbreviations=word_forms("№ bənd"),
    likelihood=any_of(r"(?:çox |az |böyük )?ehtimal\w*|yəqin(?: ki)?|demək olar ki mütləq|real imkan\w*"),
    confidence=any_of(r"(?:yüksək|orta|aşağı) əminlik\w*|əminlik\w*|əmin(?:dir|ik|əm|dirlər)?"),
)
