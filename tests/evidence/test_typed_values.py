"""What an author types into a text: every value is found, and next to nothing that is none."""

import json
import re
import time
from pathlib import Path

import pytest

from briefing import Options, build
from briefing.evidence.lexicons.phrases import VALUE, Phrase
from briefing.evidence.own_words.typed_values import (
    counts_in_name,
    kept_words,
    read_html,
    shown_address,
    typed_values,
    values_in_reason,
)
from briefing.proof.carried_facts import parse_facts_json
from tests.conftest import all_cases, attached_files
from tests.evidence import spelled_numbers

PROSE = sorted(Path(__file__).with_name("prose").glob("*.txt"))
SAMPLES = {"##": "5 and 6", "#": "7", "§": "5", "@": "word", "…": "word", "_": VALUE}


def found(text: str, language: str = "en") -> list[str]:
    return [words for _, words in typed_values(text, (), language)]


@all_cases(
    ("text", "values"),
    [
        ("the third largest port", ["third"]),
        ("the third-largest port", ["third"]),
        ("the second most populous town", ["second"]),
        ("it ranked fourth, and came in third before", ["fourth", "third"]),
        ("in first place", ["first"]),
        ("for the third time", ["third"]),
        ("a second consecutive year", ["second"]),
        ("in its 21st year", ["21st"]),
        ("the twenty-first session", ["twenty-first"]),
        ("the fifth package of measures", ["fifth"]),
        ("one in five pupils", ["one in five"]),
        ("1 in 5, or 7 out of 10", ["1 in 5", "7", "10"]),
        ("two-thirds of the fleet and a fifth of the crew", ["two-thirds", "a fifth"]),
        ("every tenth house", ["every tenth"]),
        ("a ratio of 3:1 and a vote of 7-2", ["3:1", "7", "2"]),
        ("twice as many, and half of those", ["twice", "half"]),
        ("the 27 member states", ["27"]),
        ("two countries joined", ["two"]),
    ],
)
def test_values_ranks_and_shares_are_found(text: str, values: list[str]) -> None:
    assert found(text) == values


@all_cases(
    ("text", "values"),
    [
        ("the 16 F-16s of the G7", ["16"]),
        ("Article 5 million people read", ["5 million"]),
        ("the two countries have two ports and 12 ships", ["two", "12"]),
        ("Route 66 million people use", ["66 million"]),
        ("COP28 drew 28 leaders, and COVID-19 killed 19", ["28", "19"]),
        ("under Articles 5 and 6, 40 ministers", ["40"]),
        ("the G20 has 20 members, and the S&P 500 fell by 500 points", ["20", "500"]),
        ("PM2.5 near Three Mile Island, U21 teams, Wi-Fi 6 for 21 teams", ["21"]),
        ("5G reaches 5 towns by phase two, which costs two billion", ["5", "two billion"]),
        ("CO₂ fell by 2%, and X₂ with it", ["2%", "₂"]),
        ("Level 3.5 of Phase 2.5", ["3.5", "2.5"]),
        ("police stage 12 protests and annex 4 regions", ["12", "4"]),
        ("they will order 12 ships and level 12 villages", ["12", "12"]),
        ("the 19th century saw 19 wars", ["19"]),
        ("the nineteen ships and the one that sank", ["nineteen"]),
        ("Terminal 2 handles 2 million crates 24/7, 24 of them blue", ["2 million", "24"]),
    ],
)
def test_a_name_keeps_no_number_beside_it(text: str, values: list[str]) -> None:
    assert found(text) == values


@all_cases(
    ("language", "text", "values"),
    [
        ("ru", "один паром перевёз сорок тонн, другой ждёт", ["сорок"]),
        ("ru", "третий по величине порт", ["третий"]),
        ("ru", "вторая по численности, на третьем месте", ["вторая", "третьем"]),
        ("ru", "в третий раз подряд", ["третий"]),
        ("ru", "каждый пятый, две трети, один из пяти", ["каждый пятый", "две трети", "один из пяти"]),
        ("ru", "двадцать первый пакет и 21-й пакет", ["двадцать первый", "21-й"]),
        ("ru", "16 самолётов Су-30 и 30 МиГ-29", ["16", "30"]),
        ("ru", "статья 5 млн человек, школа № 5 на 500 мест", ["5 млн", "500"]),
        ("ru", "две страны купили два корабля", ["два"]),
        ("az", "dünyanın üçüncü ən böyük limanı", ["üçüncü"]),
        ("az", "üçüncü dəfə, 21-ci paket", ["üçüncü", "21-ci"]),
        ("az", "beşdə bir, üçdə iki", ["beşdə bir", "üçdə iki"]),
        ("az", "iki ölkə iki gəmi aldı, 16 ədəd F-16", ["iki", "16"]),
        ("az", "5-ci maddə və 5 maddə", ["5"]),
    ],
)
def test_values_in_other_languages(language: str, text: str, values: list[str]) -> None:
    assert found(text, language) == values


@all_cases(
    ("text", "words"),
    [
        ("the fleet decupled", "decupled"),
        ("a baker's dozen", "dozen"),
        ("fivescore boats", "fivescore"),
        ("a tithe of them", "a tithe of"),
        ("n i n e t y boats", "n i n e t y"),
        ("xxviii boats", "xxviii"),
        ("VIIII boats", "VIIII"),
        ("every other lorry", "every other lorry"),
        ("a single lorry", "a single lorry"),
        ("a percent of it", "a percent"),
        ("trisected fields", "trisected"),
        ("the lowest tercile", "tercile"),
        ("an order of magnitude", "order of magnitude"),
        ("a triennial fair", "triennial"),
        ("a semi-monthly paper", "semi-monthly"),
        ("its quasquicentennial", "quasquicentennial"),
        ("fourpence a head", "fourpence"),
        ("sixtysomething", "sixtysomething"),
        ("the billionth lorry", "billionth"),
        ("a milion lorries", "milion"),
        ("a half-century of peace", "half-century"),
        ("eightynine lorries", "eightynine"),
        ("a quindecennial feast", "quindecennial"),
        ("A PAIR OF LORRIES", "A PAIR"),
        ("NOT ONE LORRY", "ONE"),
        ("||||  lorries", "||||"),
        ("an elevensome of lorries", "elevensome"),
        ("a tricenarian driver", "tricenarian"),
        ("sevn lorries and fvie more", "sevn"),
        ("hundrde lorries", "hundrde"),
        ("XLix lorries", "XLix"),
        ("X L I V lorries", "X L I V"),
        ("⠼⠙ lorries", "⠼"),
        ("novem lorries", "novem"),
        ("both broke down", "both"),
        ("OI lorries", "OI"),
        ("a tr.io of lorries and fo.ur more", "fo.ur"),
        ("yetti lorries", "yetti"),
        ("мільён lorries", "мільён"),
        ("п'ять lorries", "п'ять"),
        ("nine|teen lorries", "nine|teen"),
        ("nin_ety lorries", "nin_ety"),
        ("t_wo lorries", "t_wo"),
        ("nìnety lorries", "nìnety"),
        ("a couple of ferries", "a couple"),
        ("three-digit losses", "three-digit"),
        ("the harbour was half-empty", "half-empty"),
        ("it runs twice", "twice"),
        ("they sail once a fortnight", "once a fortnight"),
        ("one ferry sank", "one"),
        ("it took a century", "a century"),
        ("MMXIX mourners", "MMXIX"),
        ("ХСІХ lorries", "ХСІХ"),
        ("OOl lorries", "OOl"),
        ("I,OOO lorries", "I,OOO"),
        ("³⁄₄ of it", "³"),
        ("⓬ lorries", "⓬"),
        ("𝟳𝟳 lorries", "77"),
        ("𝐧𝐢𝐧𝐞 lorries", "nine"),
        ("ni**ne**ty lorries", "ninety"),
        ("ni&shy;ne lorries", "nine"),
        ("n\u2060ine lorries", "nine"),
        ("nine\u200bty lorries", "ninety"),
        ("nіne lorries with a Cyrillic letter", "nіne"),
        ("eigh-\nteen lorries", "eigh-\nteen"),
        ("[six](https://example.org)teen lorries", "sixteen"),
        ("dreiundzwanzig Fähren", "dreiundzwanzig"),
        ("quarante bateaux", "quarante"),
        ("ochenta barcos", "ochenta"),
        ("doksan gemi", "doksan"),
        ("dziewięć promów", "dziewięć"),
        ("neljäkymmentä laivaa", "neljäkymmentä"),
        ("восемьдесят судов", "восемьдесят"),
        ("səksən gəmi", "səksən"),
        ("أربعون سفينة", "أربعون"),
        ("ოცი გემი", "ოცი"),
        ("seventeeth lorry", "seventeeth"),
        ("sevnteen lorries", "sevnteen"),
        ("fiftty lorries", "fiftty"),
        ("n-inety lorries", "n-inety"),
        ("sіхту lorries", "sіхту"),
        ("οκτω πλοία", "οκτω"),
        ("a dozzina of boats", "dozzina"),
        ("hundrde lorries", "hundrde"),
        ("eig hte en lorries", "eig hte en"),
        ("n!nety lorries", "n!nety"),
        ("ɴɪɴᴇᴛʏ lorries", "ɴɪɴᴇᴛʏ"),
        ("nineŧy lorries", "nineŧy"),
        ("🅽🅸🅽🅴 lorries", "NINE"),
        ("ⅸ lorries", "ⅸ"),
        ("xiii lorries", "xiii"),
        ("it sold X lorries", "X"),
        ("⚃ lorries", "⚃"),
        ("a ♥♥♥ hotel", "♥"),
        ("κγʹ lorries", "κγʹ"),
        ("3M lorries", "3M"),
        ("💯 of them", "💯"),
        ("devyat lorries", "devyat"),
        ("both lorries", "both"),
        ("a septenary rhythm", "septenary"),
        ("a tetrarchy of towns", "tetrarchy"),
        ("a heptad of stars", "heptad"),
        ("forms in sextuplicate", "sextuplicate"),
        ("a hexapod crane", "hexapod"),
        ("a quadrilingual sign", "quadrilingual"),
        ("a nonagenary feast", "nonagenary"),
        ("a twin-hulled or double-masted ship", "twin"),
        ("a double-masted ship", "double-masted"),
        ("a hectare of beans", "a hectare of"),
        ("on the second of April", "on the second of April"),
        ("the second lorry broke down", "second"),
        ("her second orchard", "second"),
        ("the second of the lorries", "second"),
        ("that second lorry", "second"),
        ("the Second lorry", "Second"),
        ("both of those lorries", "both"),
        ("all four were drivers", "four"),
        ("no more than one lorry", "no more than one"),
        ("the sole survivor", "the sole survivor"),
        ("the northern half of the fleet", "half"),
        ("for a second time", "second"),
        ("lower for the third quarter in a row", "third"),
        ("a full percentage point", "a full percentage point"),
        ("a metric ton of rust", "a metric ton of"),
        ("all but one of the lorries", "all but one"),
        ("an only son", "an only son"),
        ("huszonhat lorries", "huszonhat"),
        ("rokuju lorries", "rokuju"),
        ("otto lorries, due today", "otto"),
        ("a twofold risk", "twofold"),
        ("double the danger", "double"),
        ("cinquième lorries", "cinquième"),
        ("ԻԵ lorries", "ԻԵ"),
        ("ט״ז lorries", "ט״ז"),
        ("იგ lorries", "იგ"),
        ("C\u0305 lorries", "C\u0305"),
        ("a fathom of chain", "a fathom of"),
        ("a degree of frost", "a degree of frost"),
        ("вторая баржа", "вторая"),
        ("ikinci gəmi", "ikinci"),
        ("osmi lorries", "osmi"),
        ("der vierzigste", "vierzigste"),
        ("szósty lorries", "szósty"),
        ("a metà of it", "metà"),
        ("e ighteen lorries", "e ighteen"),
        ("Il lorries", "Il"),
        ("the first is Agdal, the second largest is Miren", "second"),
        ("the first time, and the second time", "second"),
        ("in one quarry", "one"),
        ("half drowned", "half"),
        ("une quinzaine of lorries", "quinzaine"),
        ("dziewięcioro lorries", "dziewięcioro"),
        ("a tucatnyi of lorries", "tucatnyi"),
        ("anderthalb lorries", "anderthalb"),
        ("kokonotsu lorries", "kokonotsu"),
        ("to'qqiz lorries", "to'qqiz"),
        ("아홉 lorries", "아홉"),
        ("เก้าลำ lorries", "เก้าลำ"),
        ("नौ lorries", "नौ"),
        ("hamabost lorries", "hamabost"),
        ("a sunken bireme", "bireme"),
        ("on alternate Sundays", "alternate Sundays"),
        ("A second wave of arrests", "A second wave of"),
        ("both shores", "both"),
        ("Sevnteen lorries left", "Sevnteen"),
        ("at one o'clock", "one o'clock"),
        ("the numero uno port", "numero uno"),
        ("tízszeres rise", "tízszeres"),
        ("șaptezeci lorries", "șaptezeci"),
        ("onetenth of them", "onetenth"),
        ("a hectolitre of tar", "a hectolitre of"),
        ("a good quarter of the crew", "a good quarter"),
        ("a lorry per day", "a lorry per day"),
        ("lorries by the score", "by the score"),
        ("the fleet verdubbelt", "verdubbelt"),
        ("traffico raddoppiato", "raddoppiato"),
        ("trafic dublat", "dublat"),
        ("IIIIII lorries", "IIIIII"),
        ("||||| lorries", "|||||"),
        ("••• lorries", "•••"),
    ],
)
def test_numbers_in_any_disguise_and_language_are_found(text: str, words: str) -> None:
    assert found(text)[0].strip() == words


@all_cases(
    ("language", "text", "words"),
    [
        ("ru", "трёхпалубный паром", "трёхпалубный"),
        ("ru", "десятикратный рост", "десятикратный"),
        ("ru", "парные шестигранники", "шестигранники"),
        ("ru", "девть грузовиков", "девть"),
        ("ru", "полведра воды", "полведра"),
        ("ru", "парочка рейсов", "парочка"),
        ("ru", "copok грузовиков", "copok"),
        ("az", "doxsanlıq yol", "doxsanlıq"),
        ("az", "doqguz yük maşını", "doqguz"),
        ("ru", "полвека споров", "полвека"),
        ("ru", "девяностопроцентный", "девяностопроцентный"),
        ("ru", "число ушестерилось", "ушестерилось"),
        ("ru", "один паром затонул", "один"),
        ("ru", "четверка судов", "четверка"),
        ("ru", "шестипалый", "шестипалый"),
        ("ru", "трехсотый рейс", "трехсотый"),
        ("ru", "полумиллионный", "полумиллионный"),
        ("ru", "нулевая прибыль", "нулевая"),
        ("ru", "девятеро моряков", "девятеро"),
        ("ru", "второй паром сгорел", "второй"),
        ("az", "ikinci bərə batdı", "ikinci"),
        ("az", "bircə bərə qaldı", "bircə bərə"),
        ("az", "bir fəhlə öldü", "bir"),
        ("ru", "разделили пополам", "пополам"),
        ("ru", "однодневная стачка", "однодневная"),
        ("ru", "двадцатьпять", "двадцатьпять"),
        ("ru", "шестипалубник", "шестипалубник"),
        ("ru", "двоеборец", "двоеборец"),
        ("ru", "четырнадцатеро моряков", "четырнадцатеро"),
        ("ru", "расходы удваиваются", "удваиваются"),
        ("ru", "пол-яблока", "пол-яблока"),
        ("ru", "девятнацать судов", "девятнацать"),
        ("ru", "трёшка в день", "трёшка"),
        ("ru", "в полседьмого утра", "полседьмого"),
        ("az", "beşər nəfər", "beşər"),
        ("ru", "децемвират судей", "децемвират"),
        ("ru", "шесть­десят судов", "шестьдесят"),
        ("az", "beşlük", "beşlük"),
        ("az", "dörddilli lövhə", "dörddilli"),
        ("az", "səkkizcə gəmi", "səkkizcə"),
        ("az", "altıguşəli", "altıguşəli"),
        ("az", "milyardıncı", "milyardıncı"),
        ("az", "sekkiz gemi", "sekkiz"),
        ("az", "hər altı evdən", "altı"),
        ("ru", "eighty ships", "eighty"),
        ("ru", "doksan gəmi", "doksan"),
        ("az", "beşmərtəbəli bina", "beşmərtəbəli"),
        ("az", "gəmilərin yarısı", "yarısı"),
        ("az", "bir bərə batdı", "bir"),
        ("az", "eighty ships", "eighty"),
        ("az", "девяносто судов", "девяносто"),
        ("tr", "doksan gemi", "doksan"),
        ("de", "es sind neunzig", "neunzig"),
        ("ru", "sept барж", "sept"),
        ("az", "elf qayıq", "elf"),
        ("ru", "в одной каменоломне", "одной"),
        ("ru", "двойной риск", "двойной"),
        ("ru", "третий лоцман", "третий"),
        ("ru", "п'ятий лоцман", "п'ятий"),
        ("az", "huitième bərə", "huitième"),
        ("az", "bir gün qaldı", "bir"),
        ("ru", "vosemnadcat лоцманов", "vosemnadcat"),
        ("ru", "семью лоцманами, всю семью", "семью лоцманами"),
        ("ru", "первый порт Агдаль, второй по величине Мирен", "второй"),
        ("ru", "молодая пара, пара барж", "пара"),
        ("ru", "отметили десятилетие порта", "десятилетие"),
        ("ru", "единственный уцелевший", "единственный уцелевший"),
        ("az", "birgünlük tətil", "birgünlük"),
        ("az", "beşyüzillik liman", "beşyüzillik"),
        ("az", "yeganə sağ qalanlar", "yeganə sağ qalanlar"),
        ("az", "bir qayıq yandı", "bir"),
        ("az", "limanda bir losman həlak olub", "bir"),
        ("az", "bir tonda", "bir"),
        ("az", "ikiqat təhlükə", "ikiqat"),
        ("az", "ondan çox losman", "ondan çox losman"),
        ("az", "ona yaxın qayıq", "ona yaxın qayıq"),
        ("az", "losmanlar ondan azdır", "ondan azdır"),
        ("az", "günaşırı üzürlər", "günaşırı"),
        ("az", "altıatan tüfəng", "altıatan"),
        ("az", "saat birdə", "saat birdə"),
        ("az", "təkdirəkli barka", "təkdirəkli"),
        ("az", "onlitrlik çəllək", "onlitrlik"),
        ("ru", "одномачтовый барк", "одномачтовый"),
        ("ru", "однозначная инфляция", "однозначная инфляция"),
        ("ru", "шисят барок", "шисят"),
        ("ru", "неun барок", "неun"),
        ("ru", "ԁвa барки", "ԁвa"),
        ("ru", "шасцідзесяці барок", "шасцідзесяці"),
        ("ru", "дев’ятсот барок", "дев’ятсот"),
        ("az", "aprelin birində", "aprelin birində"),
        ("ru", "первого апреля", "первого апреля"),
        ("ru", "в час ночи", "в час ночи"),
        ("ru", "цены выросли на порядок", "выросли на порядок"),
        ("ru", "полугодичный срок", "полугодичный"),
        ("az", "daşqının ikinci dalğası", "ikinci"),
        ("ru", "вторая волна увольнений", "вторая"),
        ("ru", "втридорога", "втридорога"),
        ("ru", "kırk sekiz лоцманов", "kırk sekiz"),
        ("ru", "дванаццаць лоцманов", "дванаццаць"),
        ("ru", "осьмнадцать лоцманов", "осьмнадцать"),
        ("ru", "сімнацять лоцманов", "сімнацять"),
        ("ru", "сімома лоцманами", "сімома"),
        ("ru", "тугыз лоцманов", "тугыз"),
        ("ru", "полкорзины угля", "полкорзины"),
        ("ru", "большинством в один голос", "один"),
        ("ru", "стопалубная баржа", "стопалубная"),
        ("ru", "семитомный устав", "семитомный"),
        ("ru", "десятинедельный сбор", "десятинедельный"),
        ("ru", "вода на метр выше причала", "на метр выше"),
        ("ru", "очередь в версту длиной", "в версту длиной"),
        ("en", "the queue was a mile long", "a mile long"),
        ("en", "water a degree warmer than the air", "a degree warmer"),
        ("en", "a gram of amber", "a gram of"),
        ("az", "Iki bərə batdı", "Iki"),
        ("az", "YETMIŞ BƏRƏ", "YETMIŞ"),
        ("az", "IKI BƏRƏ, QIRIQ", "IKI"),
        ("ru", "якорь на грамм легче", "на грамм легче"),
        ("az", "onguşəli qala", "onguşəli"),
        ("az", "mərtəbəsi ondur", "ondur"),
        ("en", "the water reached the ninth floor", "ninth"),
        ("ru", "вода дошла до девятого этажа", "девятого"),
        ("az", "su doqquzuncu mərtəbəyə çatdı", "doqquzuncu"),
        ("en", "lost by a single vote", "a single vote"),
        ("ru", "трёхпартийный сейм", "трёхпартийный"),
        ("ru", "барок стало семью меньше", "стало семью меньше"),
        ("ru", "СЕМЬЮ БАРКАМИ", "СЕМЬЮ БАРКАМИ"),
        ("az", "qırxımız üzdük", "qırxımız"),
        ("az", "üçün birə nisbətində", "üçün birə nisbətində"),
        ("en", "They met оба captains", "оба"),
        ("en", "There were deuddeg cychod", "deuddeg"),
        ("en", "The kahdeskymmeneskolmas harbour", "kahdeskymmeneskolmas"),
    ],
)
def test_numbers_are_found_in_texts_of_any_language(language: str, text: str, words: str) -> None:
    assert found(text, language) == [words]


@all_cases(
    ("language", "text"),
    [
        ("en", "One of the ministers said that no one expects this, and the talks go on."),
        ("en", "Fire broke out on deck; the crew, due ashore, set off in their own way under Louis XIV."),
        ("en", "Once a treaty is signed, both sides will meet at once."),
        ("ru", "Один из министров сказал, что ни одна из сторон не даст один и тот же ответ."),
        ("en", "They trust each other nonetheless, said one analyst; it was a late one."),
        ("en", "Every other country has a single market, one more reason to join; he plays solo concerts."),
        ("en", "The Pentagon, both governments and a drop of bullion: mighty thirsty, (ii) undecided, iv. octopuses."),
        ("en", "A quadratic law, double-checked, goes from one house to the next; Quadriceps and it's even in Xi'an."),
        ("ru", "В Пятигорске прошёл двусторонний семинар про десятичные дроби, был и миллионер."),
        ("ru", "Потому что к местам вели ступени, делят десятину; бильярд остался."),
        ("ru", "ООО «Причал» и другие"),
        ("ru", "Двухсторонние семинары о нулевой терпимости, с пятницы."),
        ("az", "Bir çox gəmilər hər iki ölkəyə gedir, yeni bir mərhələ başlayır."),
        ("ru", "Один участок готов, другой ждёт; одно без другого не работает."),
        ("az", "Mine, not yours"),
        ("en", "Triton of Tennessee, a tribunal on tenancy, thirsty thrushes and Octavia's elevator."),
        ("en", "They both left; both the mayor and the harbour office stayed. Light, fire and vines were both there."),
        ("ru", "Семейный семинар в квартале, шествие к столице, сотрудники и пятна, полпреды на полпути."),
        ("ru", "Троицкий орех и гектор на полпути к Пятигорску."),
        ("az", "Bir müəllim sual verib, hamı bir ağızdan danışır."),
        ("en", "There is a plan, or the outline of one; the gate stays half open."),
        ("az", "Nə qədər çox gözləsələr, bir o qədər güzəştə gedirlər."),
        ("en", "One wonders about the next big one, of which they are in two minds; it is hard to find one."),
        ("ru", "Все сходятся в одном: двух мнений тут нет, а половинчатые меры не нужны."),
        ("az", "Bir deputat bir söz dedi, bir dərs verdi."),
        ("en", "One harbour pilot from the islands said it rests on one assumption, for one simple reason."),
        ("en", "Two questions remain, both argued; he is not one to complain, whatever the double challenge."),
        ("ru", "Один лоцман с островов заметил, что всё зависит от одного человека и одной важной оговорки."),
        ("ru", "Остаются два вопроса, оба признали это; ясно одно: двойной смысл никому не нужен."),
        ("en", "The crew doubled over on double shifts, met one on one and broke in two over pay."),
        ("ru", "Второй доклад короче первого, а второго письма никто не читал."),
        ("en", "In her first week she built a pier; in the second she closed it."),
        ("en", "A single storm could ruin the third terminal, and the fourth runway."),
        ("en", "It was seen once or twice before, and nobody sails there twice; the big four agree."),
        ("ru", "По оценке одного лоцмана, порт живёт в полсилы; это понимают все до единого, и не единожды говорили."),
        ("ru", "Мнения раскололись надвое, и третье чтение закона, говорят, палка о двух концах."),
        ("az", "Liman yarımgüclə işləyir, ikili mövqe isə heç kimə lazım deyil."),
        (
            "en",
            "One pilot, who asked not to be named, objected; which of the two it was, one who left soon says.",
        ),
        (
            "en",
            "Planned by one council, undone by the next; both may be a half promise or a double blow.",
        ),
        ("ru", "Правы оба, есть два выхода; одно из двух, и ещё одному лоцману всё равно."),
        ("az", "Hər ikisi haqlıdır, losmanlar bir-bir gedir, bir ara hamı susur, ikiqat zərbə olur."),
        (
            "en",
            "The second reading of the bill, a second pilot and the second shift; Greek is her second language. The"
            " first is honest, the second is not; he will second officers to the second terminal.",
        ),
        (
            "en",
            "The easy half is done. Both harbour unions have, as one pilot has argued, two sensitive points under one"
            " roof; the aim is twofold. The paper sets out three options, and the two coast guards disagree.",
        ),
        (
            "en",
            "It proposes three changes. The third, pilots say, is hard; both reforms are needed in one part of it.",
        ),
        ("ru", "Причины известны, их две: лёд и ветер; обе ждут своего часа, а о второй, ледовой, молчат."),
        ("az", "Köhnə bir gəmidə, hamının bildiyi bir sirr kimi, bir sənədlə bağlı söhbət bəsdir; bu bir adətdir."),
        ("ru", "Платят за тонну угля; это единственный выход."),
        ("ru", "Во втором чтении, во-вторых, и на втором плане; второй тур, русский как второй язык."),
        ("ru", "Хотя бы один паром пришёл бы; обе поправки и одно неудобство, а выходов два: ждать и плыть."),
        ("az", "İkinci oxunuşda, ayın ikinci yarısında ikinci bir məsələ; hər ikisinin uzaqdakı bir losmanı var."),
        ("az", "Bir gəmidə, bir bərəyə, bir körpünün altında, bütöv bir filosof nəsli."),
        ("en", "They call it Sakartvelo (საქართველო, ეს არის), with a degree of pride."),
        ("az", "Bir gün hamı gedəcək."),
        ("en", "Crates pile up in one place while another has none."),
        ("ru", "Лоцманы бывают двух видов: молчаливые и прочие."),
        ("en", "The first mate was patient, the second less so; refused by one crew and, in the end, by the other."),
        ("ru", "Первый лоцман был щедрым, второй скромнее; обе не жалуются, обе не спорили, второй докладчик молчал."),
        ("ru", "Пожилая пара десятилетия в море; они десятилетиями ждали в одной приморской общине."),
        ("az", "Birinci losman razı oldu, ikincisi etiraz etdi."),
        ("az", "Bir losman limanın işini dəfələrlə tərifləyib."),
        ("az", "Bir kəlmə belə deməyən bir qonaq üçün, bir gəminin tarixi."),
        ("en", "She spent half her life at sea rather than one port; it fits on one page, half hidden by it."),
        (
            "ru",
            "В одном прибрежном городе за одним столом: третий вопрос, закон один для всех, полжизни и половина жизни.",
        ),
        (
            "en",
            "Ninel had left; Mr Dix and Ms Lau stayed. Tricia Marsh asks for ventilation of the quarantined millet.",
        ),
        ("en", "A second meeting was dull; a second, in spring, was not. See platon.asia."),
        ("ru", "Ринат Треглазов сказал, что полковник и канадцы ползут к осьминогу; ответили в один голос."),
        ("ru", "VIPовский ITшник и PRщики"),
        ("ru", "Одновременно ушли однокурсники; однообразный, однозначный ответ, сказали однозначно."),
        ("ru", "Одни ждут, другие ворчат. Третьи молчат, как лоцман Тройников."),
        ("az", "Hamar suda bir həkim xatırladı ki, gecə yarısı şəhərin bir bəndi uçub, iki məqsədi var."),
        ("en", "They stayed until the second winter, both by the same pier; the ship came here in the thirties."),
        ("az", "Ona yaxın adamlar ondan çox asılıdır, altında qoşanlar ona qədər gəlmişdi."),
        ("en", "Otto set out for Lima and Asia, on Sept evenings, with the DOS Elf."),
        ("ru", "The crew set sail at last."),  # which stands in for a text that nobody has translated
        ("az", "Çətinlik ondadır ki, minik qayığı onsuz da minbərə yaxın idi; Irakdan onlayn baxırlar."),
        ("ru", "Столичный столяр стоял на стоянке; семитские семинаристы сторговались в десятину."),
        ("en", "A year later they took one at a time; second thoughts came, a day longer than the price of a mile."),
        ("az", "Bir losman sakit dedi ki, iki sual qalır və bir mühüm səbəb var; hər ikisi bunu bildirdi."),
    ],
)
def test_words_that_count_nothing_are_left_alone(language: str, text: str) -> None:
    assert found(text, language) == []


@all_cases(
    ("language", "text", "words"),
    [
        ("en", "one million reasons", "one million"),
        ("en", "one harbour pilot drowned, they said", "one"),
        ("en", "one school closed", "one"),
        ("en", "one case of mumps was confirmed", "one"),
        ("en", "two weighty barges and two barges", "two"),
        ("en", "a lone barge sank", "lone barge"),
        ("en", "both barges sank", "both"),
        ("en", "one goal decided the match", "one"),
        ("ru", "обе баржи затонули", "обе"),
        ("ru", "один миллион причин", "один миллион"),
        ("ru", "один лоцман утонул", "Один"),
        ("ru", "от одного паромного завода", "одного"),
        ("az", "bir losman batdı", "bir"),
        ("az", "iki gözəl gəmi", "iki"),
        ("az", "doqquzdan bir az artıq qayıq", "doqquzdan"),
    ],
)
def test_what_counts_is_found_beside_words_that_count_nothing(language: str, text: str, words: str) -> None:
    assert found(text, language)[0].lower() == words.lower()


@all_cases(
    ("text", "language", "values"),
    [
        ("phorty gulls, twennty crabs, foorteen eels", "en", ["phorty", "twennty", "foorteen"]),
        ("shest' i vosem' shchuk", "en", ["shest", "vosem"]),
        ("твелви уток, хандредд рыб", "ru", ["твелви", "хандредд"]),
        ("Forth went the square sail; a scary peat fire, семья на шесте", "en", []),
        ("скорее семья и тресту сеймы", "ru", []),
        ("t e n gulls, т р и гуся", "en", ["t e n", "т р и"]),
        ("síx gulls, ele\u20ddven crabs", "en", ["síx", "eleven"]),
    ],
)
def test_words_that_are_said_as_numbers_count(text: str, language: str, values: list[str]) -> None:
    assert found(text, language) == values


@pytest.mark.slow
@pytest.mark.parametrize("code", ["en", "ru", "az"])
def test_every_numeral_of_a_lexicon_is_found_in_texts_of_other_languages(code: str) -> None:
    table = json.loads(spelled_numbers.FILE.read_text(encoding="utf-8"))
    assert table["words"][code] == spelled_numbers.our_words()[code]
    for other in {"en", "ru", "az", "tr"} - {code}:
        common = table["homographs"][other].split()
        words = set(table["words"][code].split()) - set(common) - set(table["words"].get(other, "").split())
        assert {word for word in words if not found(f"x {word} x", other)} == set()


def test_ordinals_that_open_a_point_follow_one_another() -> None:
    assert found("First, the roads. Second, the ports. Third, the ships.") == []
    assert found("Third, behind two ports, was the old one.") == ["Third", "two"]
    assert found("Birincisi, yollar; ikincisi, limanlar; üçüncüsü, gəmilər.", "az") == []


@all_cases("file", PROSE)
def test_usual_prose_has_one_false_alarm_a_page_at_most(file: Path) -> None:
    assert len(found(file.read_text(encoding="utf-8"), file.name[:2])) <= 1


def typed_without_list(text: str, language: str) -> list[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefing.evidence.own_words.typed_values.find_kept", lambda *_: [])
        patch.setattr("briefing.evidence.own_words.typed_values._SHORT", -1)  # the readings of short texts are kept
        return found(text, language)


WITHOUT = re.compile(r"!\{(?:[^{}]|\{[^{}]*\})*\}")


def written_out(entry: str) -> list[str]:
    """An entry with each of its alternatives, beside the first ones of its other groups, and with nothing left out."""
    entry = WITHOUT.sub("", entry)
    groups, depth, begin = list[tuple[int, int]](), 0, 0
    for at, sign in enumerate(entry):
        begin = at if sign == "{" and not depth else begin
        depth += (sign == "{") - (sign == "}")
        if sign == "}" and not depth:
            groups.append((begin, at + 1))
    first = {group: choices(entry[group[0] + 1 : group[1] - 1])[0] for group in groups}
    written = dict.fromkeys(
        replaced(entry, {**first, group: choice})
        for group in groups
        for choice in choices(entry[group[0] + 1 : group[1] - 1])
    )
    return [text for one in written for text in written_out(one)] if groups else [entry]


def choices(group: str) -> list[str]:
    """What the bars of a group part, outside the groups within it."""
    found, depth = [""], 0
    for sign in group:
        depth += (sign == "{") - (sign == "}")
        if sign == "|" and not depth:
            found.append("")
        else:
            found[-1] += sign
    return found


def replaced(entry: str, words: dict[tuple[int, int], str]) -> str:
    for (begin, end), choice in sorted(words.items(), reverse=True):
        entry = entry[:begin] + choice + entry[end:]
    return entry


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ru", "az"])
def test_each_kept_entry_has_a_reason_and_keeps_what_would_be_found(language: str) -> None:
    for kept in kept_words(language):
        assert kept.reason, kept.text
        for text in written_out(kept.text):
            if "*" in text:
                continue  # the ending of a word is for the reader to choose
            for sign, sample in SAMPLES.items():
                text = text.replace(sign, sample)
            assert found(text, language) == [], text
            assert list(typed_without_list(text, language)), f"{text} would not be found, and needs no entry"


def test_an_entry_may_leave_words_out() -> None:
    entry = Phrase("in one !{ton{|s}|day}@ port", "")
    assert [bool(entry.pattern.search(f"in one {word} port")) for word in ("tons", "day", "daily")] == [
        False,
        False,
        True,
    ]


@all_cases(
    ("entry", "text", "may"),
    [
        ("{the|these} two {Koreas|prime ministers}", "of these two prime ministers", True),
        ("{the|these} two {Koreas|prime ministers}", "the two or the prime of it", False),
        ("no one", "it was gone in no phone", False),
        ("one {{ask|say}*} twice", "one sang twice", False),
        ("one {{ask|say}*} twice", "one asked twice", True),
        ("COP#, {No. |}§", "cop28", True),
        ("U-{17|19}", "the u-21 team", False),
        ("one !{ton{|s}|day}@ port", "one sleepy port", True),
        ("one !{ton{|s}|day}@ port", "one sleepy pier", False),
        ("phase {#|two}", "phase two", True),
        ("phase {#|two}", "phase 2", True),
        ("phase {#|two}", "phase ten", False),
        ("один {голос*|ёлк*|}", "ни один", True),
        ("пар{а|{у|ой}} @", "трое", False),
    ],
)
def test_an_entry_is_compiled_only_where_its_words_stand(entry: str, text: str, may: bool) -> None:
    phrase = Phrase(entry, "")
    assert phrase.may_stand_in(text) is may


def test_a_language_without_a_list_keeps_the_names_of_the_english_one() -> None:
    assert found("Das G7 und COVID-19, 12", "de") == ["12"]


def test_a_page_says_why_it_shows_the_digits_of_a_name(tmp_path: Path) -> None:
    file = tmp_path / "facts.yaml"
    fact = 'section: a, statement: "It is {value}.", kind: judgement, period: "2024"'
    file.write_text(
        "head: {id: names, title: Names, date: 2025-03-06}\n"
        "sections: {a: {title: The G7, text: 'By Article 5, F-16s carry less CO₂. {{ figure(\"one\") }}'}}\n"
        "charts: {one: {section: a, kind: bars, title: The G20, facts: [x, y]}}\n"
        "facts:\n"
        f"  x: {{{fact}, label: jets of the F-16 line, quantity: {{value: 2}}}}\n"
        f"  y: {{{fact}, label: other jets, quantity: {{value: 3}}}}\n",
        encoding="utf-8",
    )
    built = build(file, Options(cache=False))
    content, _ = parse_facts_json(attached_files(built.data)["facts.json"])
    allowed = {shown.words: shown.reason for shown in content.occurrences if shown.role == "allowed"}
    assert {"G7", "Article 5", "F-16s", "CO₂", "G20"} <= allowed.keys()
    assert all(allowed.values())


@all_cases(
    ("name", "counts"),
    [
        ("Ministry of 5,200 pensioners", ["5,200"]),
        ("31 lorries", ["31"]),
        ("Nine dead on the pass", ["Nine"]),
        ("88.5", []),
        ("a 1-in-9 chance", ["1-in-9"]),
        ("88%", ["88%"]),
        ("12 000", ["12 000"]),
        ("300m", ["300m"]),
        ("eighty", ["eighty"]),
        ("MoT/2031/0077", []),
        ("rev. 4 of 2031-05", []),
        ("+1 (202) 555-0143", []),
        ("TV 8", []),
        ("9 Kanal", []),
        ("Club of Four", []),
        ("B92", []),
        ("2.1.0", []),
        ("Boats of Port Elin, rows 10000–1000000 passengers", ["10000", "1000000"]),
        ("rows 10000–10250 and 88000", ["10000", "10250", "88000"]),
    ],
)
def test_of_a_name_are_the_numbers_that_name(name: str, counts: list[str]) -> None:
    assert [words for _, words in counts_in_name(name)] == counts


@all_cases("language", ["en", "ru", "az", "de", "ka"])
def test_of_a_name_are_the_rows_of_a_table_however_far_down(language: str) -> None:
    for rows in ("row 10000", "row 123456789", "rows 10000–1000003"):
        assert not list(counts_in_name(f"Boats of Port Elin, {rows}", language=language))


@all_cases(
    ("address", "shown"),
    [
        ("https://example.org/no-digits", "https://example.org/no-digits"),
        ("https://example.org/88-lorries", "example.org/…"),
        ("https://example.org/ninety-lorries", "example.org/…"),
        ("https://example.org", "https://example.org"),
        ("desk@example.org", "desk@example.org"),
    ],
)
def test_of_an_address_no_number_is_shown(address: str, shown: str) -> None:
    assert shown_address(address) == shown


@all_cases(
    ("markup", "read"),
    [
        ("<p>ni<b>ne</b></p><p>ty</p>", "nine ty"),
        ("<td>nine</td><td>ty</td>", "nine ty"),
        ("ni<!-- x -->ne<br>ty", "nine ty"),
        ('<ol start="77"><li>x</ol>', "77 x"),
        ("<input value='77'>", "77"),
        ('<meta content="initial-scale=1"><img width="9" src="cid:7" alt="A boat">', "A boat"),
    ],
)
def test_html_is_read_as_it_shows(markup: str, read: str) -> None:
    assert " ".join(read_html(markup).split()) == read


@pytest.mark.parametrize("text", ["a" * 100_000, "IVXLCDM" * 15_000, "for." * 25_000, "for_ty~" * 15_000])
def test_a_text_without_an_end_is_read_once(text: str) -> None:
    before = time.process_time()
    list(typed_values(text))
    assert time.process_time() - before < 5


def test_the_words_that_a_reason_is_for_are_no_part_of_its_own_words() -> None:
    assert list(values_in_reason("key", "e", "en")) == []
    assert list(values_in_reason("the road is called A66", "A66", "en")) == []
    assert [p.rule for p in values_in_reason("47 quays", "Pier", "en")] == ["value-in-name"]
