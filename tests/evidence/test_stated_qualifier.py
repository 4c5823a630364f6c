"""How firmly a sentence states its numbers: hedges, bounds, intervals, and what only looks like one."""

from briefing.evidence.sentences.clauses import NumberedSentence
from briefing.evidence.sentences.stated_qualifier import StatedQualifier, read_qualifier
from briefing.facts.model import Qualifier
from tests.conftest import all_cases

QUALIFIERS = {
    "en": """
        about: The fair drew something like 300 people | It was in the region of 300 | a ballpark 300 | c. 300 | ~300
        about: 300 people or so | 300 people, give or take | 300 guests, more or less | about "300 boats" were lost
        about: Rounded to the nearest hundred, 300 boats sank | a rounded 300
        about: temperatures hovered around 300 | 300 at a guess | The office estimates that 300 came
        about: An estimate put the number at 300 | 300 people came, the office estimates
        nearly: nearly 300 | It almost reached 300 | close on 300
        less-than: It almost reached 300 | It was nearing 300 | close on 300 | the best part of 300 | not quite 300
        less-than: just shy of 300 | It fell short of 300 | the sub-300 race | nowhere near 300 | getting on for 300
        more-than: Figures say that over 300 boats sank | They warned that over 300 were left
        more-than: well over 300 | upwards of 300 | north of 300 | It climbed past 300 | Sales passed the 300 mark
        at-least: 300-plus boats | 300 or more boats sank | 300, if not more | never below 300
        at-least: tickets on sale from 300
        at-most: It saved 300 euros in 2024 at most
        at-most: 300 people, tops | at best 300 | capped at 300 | never more than 300 | It did not exceed 300 | 300 max
        at-most: It rose to up to 300 | fees of as much as 300 | 300 at the outside
        between: It fell 300 to 500 percent | It lay between 300 and 500 | rents ran from 300 to 500 | 300-500 boats
        between: somewhere from 300 up to 500 | Between 300 people and 500 people came | either 300 or 500
        exact: It crept back up to 300 | It rose up to 300 from 200 | nearly all 300 boats | It almost doubled to 300
        exact: It was almost flat at 300
        exact: They wrote about 300 boats | a row over 300 boats | about the 300 boats | over the 300 days of the war
        exact: He passed 300 exams | The minister approached 300 firms | on top of 300 | more than the 300 of last year
        exact: It rose from 300 to 500 | They won 300 to 500 | It rose by 300 dollars to 500 dollars
        exact: It fell 300p to 500p | Trade rose by 20 percent up to 300 | It fell by 2%, up to 300
        exact: The court ruled 300-500 | a gap between 300 and 500 | exactly 300 | only 300 | 500 percent to 300 percent
    """,
    "ru": """
        about: около 300 | порядка 300 | в районе 300 | 300 или около того | Ущерб оценивается в 300 рублей
        nearly: почти 300 | под 300 человек
        less-than: почти 300 | без малого 300 | Долг почти достиг 300 | Едва не погибли 300 | под 300 человек
        less-than: близко к 300
        more-than: 300 человек с небольшим | Ущерб превысил отметку в 300 | свыше 300
        less-than: чуть менее 300 | не дотянули до 300
        at-most: до 300 | не более 300 | Ущерб не превышает 300 рублей | 300 от силы
        at-least: не меньше 300 | 300 человек, если не больше | как минимум 300
        between: от 300 до 500 | 300-500 недель | Цены выросли на 300-500 процентов | 300 или 500
        exact: Цена выросла до 300 | Цена поднялась с 300 до 500 | Число дошло до 300 | ровно 300 | почти все 300
        exact: Погрузка увеличилась на 1,8 %, до 300
        exact: Мы хотим довести выпуск лодок до 300 | К маю выпуск доведут до 300
        exact: Выиграли со счетом 300-500 | Построено 300 домов
    """,
    "az": """
        about: təqribən 300 nəfər | 300 nəfər civarında | 300 nəfər qədər
        nearly: 300 nəfərə yaxın adam | demək olar ki, 300 nəfər
        less-than: 300 nəfərə yaxın adam | 300 nəfərin yaxını | az qala 300
        more-than: 300 nəfərdən çox | 300-ün üzərində gəmi
        at-most: 300 nəfərədək | uzağı 300 | 300 nəfərə qədər
        at-least: ən azı 300 | 300 və daha çox
        between: 300-500 manat | 300 ilə 500 arasında | 300 və ya 500
        exact: 300 manatdan 500 manata qalxıb | 300 manata düşüb | 300 faiz artıb
    """,
}
OPEN = {
    "en": [
        "300-odd huts", "300 dead and counting", "barely 300", "a provisional count found 300", "a rumoured 300",
        "purportedly 300", "about 200 sheep and 300 goats", "tickets from 300 to 500 euros", "over 300 days",
        "300, maybe more", "300 or 500 boats", "little more than 300",
    ],
    "ru": ["по предварительным данным, 300", "по оценкам, 300", "человек 300", "около 200 овец и 300 коз", "едва 300"],
    "az": ["ilkin məlumata görə, 300 nəfər"],
}  # fmt: skip


def _read(language: str, text: str) -> StatedQualifier:
    """The qualifier of the 300 of a sentence."""
    sentence = NumberedSentence.read(f"{text}.", language)
    return read_qualifier(sentence, next(n for n in sentence.numbers if "300" in n.text))


@all_cases(
    ("language", "qualifier", "text"),
    [
        (language, qualifier.strip(), text.strip())
        for language, lines in QUALIFIERS.items()
        for line in lines.strip().splitlines()
        for qualifier, _, texts in [line.partition(":")]
        for text in texts.split("|")
    ],
)
def test_a_sentence_says_how_firmly_it_means_a_number(language: str, qualifier: str, text: str) -> None:
    assert Qualifier(qualifier) in _read(language, text).qualifiers
    assert (qualifier == "exact") == (_read(language, text).qualifiers == (Qualifier.EXACT,))


@all_cases(("language", "text"), [(language, text) for language in OPEN for text in OPEN[language]])
def test_words_may_leave_open_what_they_do_to_a_number(language: str, text: str) -> None:
    assert _read(language, text).open_words


def test_an_estimate_needs_no_qualifier_in_a_fact_that_is_an_estimate() -> None:
    assert _read("en", "The office estimates that 300 came").status == "estimated"
    assert _read("en", "About 300 came").status is None
