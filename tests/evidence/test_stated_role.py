"""What a number is in its sentence: a level, a change up or down, an earlier level, a part or the whole."""

import pytest

from briefing.evidence.sentences.clauses import NumberedSentence
from briefing.evidence.sentences.contrasts import find_heads, find_neighbours
from briefing.evidence.sentences.stated_role import read_role
from tests.conftest import all_cases

ROLES = {
    "en": """
        change -: Exports fell by 300 tonnes | a 300% fall | a decline in exports of 300 | Prices were down 300%
        change -: The catch was 300% smaller than before | It fell 300 passengers short of its record | 300% off
        change +: Exports went up by 300 | a 300-point rise | 300 more boats than in May | Growth was 300 percent
        change +: Output added 300 percent | The park had 1.6m visitors (up 300%)
        change +: It was 9, up 4% on 2021 and up 300% on 2019
        change -: The park had 1.6m visitors (down 300%), the zoo 9 | It was third, but down 300%
        part: Farms took up 300% of it
        change +: Growth slowed to 300 percent | It exceeded the plan by 300 | 300 degrees above the average
        change: Exports changed by 300 | There was a difference of 300
        level +: It rose to 300 | It rose by $20 to $300 | It rose from 20 to 300
        level -: Inflation slowed to 300% | The staff was cut to 300
        earlier level: 200 boats, up from 300 | It fell from 300 to 200 | 200, compared with 300 | 300 a year earlier
        earlier level: as many as the 300 of May | It had been 300
        earlier level: The fee of 300 euros was cut to 90 euros | The 300 members shrank to 90
        none: A gift of 300 euros lowered the fee to 90 euros | The fee was 300 euros and fell to 90 euros
        part: 300 of the 900 boats | 900 people, including 300 men | 900 boats, 300 of them old
        whole: 200 of the 300 boats
        addition: another 300 boats | 300 more were built | a further 300
        level -: Losses fell below 300 tonnes | Losses are to drop sharply under 300 tonnes
        level +: Fees rose above $300 | Fees climbed past $300
        change -: Losses fell by under 300 tonnes
        change +: Fees rose over 300 per cent
        average: It carried, on average, 300 people | an average wage of 300 | Wages averaged 300
        peak: a record 300 trains
        none: In May the Record Bakery chain sold 300 loaves
        base of a multiple: twice 300
        exception: all but 300 boats | everyone except 300
        none: The fund raised $300 | The village lies 300 metres above sea level | It carried 300 people
        none: 300 boats sank
    """,
    "ru": """
        change -: Экспорт снизился на 300 тонн | Падение на 300 процентов | 300-процентное снижение
        change +: Цена помидоров выросла на 14 процентов, бананов на 13 процентов, огурцов на 300 процентов
        change +: Это на 300 человек больше, чем в мае | Рост экспорта составил 300 процентов
        level -: Инфляция замедлилась до 300 процентов
        level -: Инфляция упала ниже 300 процентов
        earlier level: Цена поднялась с 300 до 500 рублей | 200, против 300 годом ранее
        earlier level: Штраф в 300 рублей в 2024 году снизили до 90 рублей
        part: 300 из 900 лодок | в том числе 300 женщин
        whole: 200 из 300 лодок
        addition: еще 300 школ
        average: В среднем паром перевозил 300 человек
        exception: Все, кроме 300 лодок
        none: По Среднему перевалу прошло 300 лодок
        none: Партия потеряла 300 мест | Пришли 300 человек
    """,
    "az": """
        change -: İxrac 300 faiz azalıb
        change +: Artım 300 faiz olub | Qiymətlər 300 manat bahalaşıb
        level +: Qiymət 300 manata qalxıb
        earlier level: Qiymət 300 manatdan 500 manata qalxıb
        change +: Qiymət 300 manatdan çox qalxıb
        change +: Sayı 500 olub, bu da illik müqayisədə 300 faiz çoxdur
        change +: Sayı mayla müqayisədə 300 manat, iyunla müqayisədə isə 400 manat çoxdur
        change +: Sayı əvvəlki illə müqayisədə 300 faiz çoxdur | Sayı əvvəlki ildən 300 faiz çoxdur
        earlier level: Əvvəlki qiymət 300 manat idi
        average: Orta aylıq qiymət 300 manat olub
        none: Orta Körpü üzrə 300 ton yük daşınıb | 2024-cü ildə Orta Körpü üzrə 300 ton yük daşınıb
        addition: Daha 300 məktəb açılıb
        none: 300 nəfər gəlib
    """,
}


@all_cases(
    ("language", "role", "text"),
    [
        (language, role.strip(), text.strip())
        for language, lines in ROLES.items()
        for line in lines.strip().splitlines()
        for role, _, texts in [line.partition(":")]
        for text in texts.split("|")
    ],
)
def test_a_sentence_gives_a_number_a_role(language: str, role: str, text: str) -> None:
    sentence = NumberedSentence.read(f"{text}.", language)
    said = read_role(sentence, next(n for n in sentence.numbers if "300" in n.text))
    sign = role[-2:] if role.endswith((" +", " -")) else ""
    assert (str(said.role or "none"), said.direction if sign else 0) == (
        role.removesuffix(sign),
        {" +": 1, " -": -1}.get(sign, 0),
    )


@all_cases(
    ("language", "text", "own", "others"),
    [
        ("en", "In 2024 Kenya sold 300 tonnes, Chad 500 tonnes.", "kenya", "chad"),
        ("en", "Wages rose 500% in Wales and 300% in Kent.", "kent", "wales"),
        ("en", "It was first, followed by Lund at 300 and Skara at 500.", "lund", "skara"),
        ("en", "It sold 300 tonnes of wheat and 500 tonnes of barley.", "wheat", "barley"),
        ("en", "In 2024 grain prices rose 300% while fodder prices rose 500%.", "grain", "fodder"),
        ("en", "Lund and Skara opened 300 and 500 shops respectively.", "lund", "skara"),
        ("ru", "В Омске родились 300 детей, в Томске 500 детей.", "омске", "томске"),
        ("az", "Bakıda 300, Gəncədə 500 uşaq doğulub.", "bakıda", "gəncədə"),
    ],
)
def test_numbers_that_are_compared_have_words_of_their_own(language: str, text: str, own: str, others: str) -> None:
    sentence = NumberedSentence.read(text, language)
    number = next(n for n in sentence.numbers if "300" in n.text)
    assert [(*c.own, *c.others) for c in find_neighbours(sentence, number)] == [(own, others)]


@all_cases(
    ("language", "text", "own", "others"),
    [
        ("en", "The mill made a loss of about 300 tons on sales of 500 tons.", "loss", "sales"),
        ("en", "With a harvest of 300 tons it exported 500 tons.", "harvest", "exported"),
        ("en", "The mill sold 500 tons from a harvest of 300 tons.", "harvest", "sold"),
        ("ru", "Завод получил убыток в 300 тонн при выручке в 500 тонн.", "убыток", "выручке"),
        ("en", "The north dug 500 wells 300 wells.", None, None),
        ("en", "It hired 500 people in Lund, 300 in Skara and 200 in Delos.", None, None),
        ("en", "It exported 300 tons of a harvest of 500 tons.", None, None),
    ],
)
def test_each_number_is_of_the_noun_before_it(language: str, text: str, own: str | None, others: str | None) -> None:
    sentence = NumberedSentence.read(text, language)
    found = find_heads(sentence, next(n for n in sentence.numbers if "300" in n.text))
    assert (found and ([*found.own], [*found.others])) == (([own], [others]) if own else None)


@pytest.mark.parametrize("text", ["300 people died in the fire and 500 were hurt.", "It rose by 300 to 500 boats."])
def test_what_is_no_comparison_has_no_contrast(text: str) -> None:
    sentence = NumberedSentence.read(text, "en")
    number = next(n for n in sentence.numbers if n.text == "300")
    told = frozenset({"fire", "injured", "boats"})
    assert not any(contrast.speaks_of_other(told) for contrast in find_neighbours(sentence, number))
