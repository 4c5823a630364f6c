"""What a draft makes of figures whose time, noun or speaker is easily taken for another, and what it leaves open."""

import re
from datetime import date
from pathlib import Path

import pytest

from briefing.drafting.drafts import Draft, draft
from briefing.errors import LoadError
from briefing.facts.load import parse_briefing
from briefing.facts.model import Briefing
from tests.conftest import all_cases

BLANK = "_____ {value}."


def drafted(folder: Path, text: str) -> tuple[Draft, Briefing]:
    """A text of 6 May 2024 drafted, and the briefing that it gives."""
    (folder / "note.txt").write_text(text, encoding="utf-8")
    made = draft(folder / "facts.yaml", [folder / "note.txt"], "The Courier", date(2024, 5, 6))
    return made, parse_briefing(made.data, folder / "facts.yaml").briefing


def periods_of(made: Draft) -> dict[str, str]:
    """The period of each figure, with a question mark where a person is asked about it."""
    head, *facts = made.data.decode().split("    drafted: true")
    default = re.findall(r'  period: "(.*)"', head)
    found = {}
    for fact in facts:
        value = re.search(r"quantity: \{value: ([^,}]+)", fact)
        period, asked = (re.findall(r'period: "(.*)"(.*)', fact) or [(*default, "?")])[0]
        found |= {value[1]: period + "?" * asked.endswith("?")} if value else {}
    return found


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "In 2022, fees came to $3.2 million. A year earlier they were $2.9 million.",
            {"3200000": "2022", "2900000": "2021"},
        ),
        (
            "В 2022 году сборы составили 24 млн долларов. Годом ранее они составляли 19 млн долларов.",
            {"24000000": "2022", "19000000": "2021"},
        ),
        (
            "2022-ci ildə gəlir 24 milyon manat olub. Bir il əvvəl gəlir 19 milyon manat olub.",
            {"24000000": "2022", "19000000": "2021"},
        ),
        ("Fees rose to $40 million. A year earlier they were $29 million.", {"40000000": "2024?"}),
        (
            "Fees were $3.2 million in the first quarter of 2024, against $2.9 million a year ago.",
            {"3200000": "2024-Q1", "2900000": "2023-Q1"},
        ),
        (
            "Fees rose by 6.2% from May 2023 to June 2023. The toll stood at 3%.",
            {"6.2": "2023-05..2023-06", "3": "2023-05..2023-06?"},
        ),
        (
            "2023-cü ilin yanvar ayında 52 min sərnişin daşınıb. Gəlir 4,6 faiz artmışdır.",
            {"52000": "2023-01", "4.6": "2023-01"},
        ),
    ],
)
def test_a_time_that_counts_from_another_is_dated_from_that_or_asked_about(
    tmp_path: Path, text: str, periods: dict[str, str]
) -> None:
    made, _ = drafted(tmp_path, text)
    found = periods_of(made)
    assert found == periods
    assert len(found) + len(made.left_out) == 2, "what is not drafted is told"


@all_cases(
    ("text", "statuses"),
    [
        (
            "В 2026 году доходы прогнозируются на уровне 30 млн долларов, расходы - 33 млн долларов.",
            {"30000000": ("forecast", "2026"), "33000000": ("forecast", "2026")},
        ),
        ("Fees will fall to 7% in 2025, the bank expects.", {"7": ("forecast", "2025")}),
        ("Ставка уменьшится до 7% в 2025 году, прогнозирует банк.", {"7": ("forecast", "2025")}),
        (
            "The number of people in need of aid had increased from 160 in March to 210 in April.",
            {"160": ("reported", "2024-03"), "210": ("reported", "2024-04")},
        ),
        (
            "Смета на 2026 год составит 52 млн долларов. В неё включены 210 тыс. долларов за газ.",
            {"52000000": ("planned", "2026")},
        ),
        ("The pier will be 40 metres long. Work begins in 2026.", {"40": ("planned", "future")}),
        (
            "The pier will cost $4 million a year for five years from 2025.",
            {"4000000": ("planned", "since 2025"), "5": ("planned", "since 2025")},
        ),
        ("Currently the goal of the port is to house 1,400 boats.", {"1400": ("target", "future")}),
        (
            "Lund announced sales for the quarter ended 31 March 2024 of $52 million and net income of $4 million.",
            dict.fromkeys(("52000000", "4000000"), ("reported", "2024-Q1")),
        ),
        ("Aid ends in March 2025.\n\nThe mayor allocated $4 million to the port.", {"4000000": ("allocated", "2024")}),
        ("The rest of the rise of 40 tonnes in 2023 was due to lower costs.", {"40": ("reported", "2023")}),
        ("Port Agency Seeks $12 Million For Boats", {"12000000": ("requested", "future")}),
        ("The port initially asked for $12 million.", {}),
        ("The firm is looking for earnings of $40 million in 2025.", {"40000000": ("forecast", "2025")}),
        ("В 2023 году был достигнут рекорд - 40 млн долларов.", {"40000000": ("reported", "2023")}),
        ("В 2023 году достигнут максимум в 40 млн долларов.", {"40000000": ("reported", "2023")}),
        ("Last year the port grew.\n\nIts annual fees were $4 million.", {"4000000": ("reported", "2023")}),
        (
            "• Fees were $4 million compared to $3 million for the same period last year",
            {"4000000": ("reported", "2024")},
        ),
    ],
)
def test_what_is_ahead_has_the_time_and_the_status_that_its_text_gives(
    tmp_path: Path, text: str, statuses: dict[str, tuple[str, str]]
) -> None:
    _, briefing = drafted(tmp_path, text)
    facts = [fact for fact in briefing.facts.values() if fact.quantity]
    assert {str(f.quantity.value): (f.status, str(f.period)) for f in facts if f.quantity} == statuses


@all_cases(
    ("text", "periods"),
    [
        (
            "The rate was 9.8% in March 2024, up from 9.6% in February and 2.5% in the same period of 2021.",
            {"9.8": "2024-03", "9.6": "2024-02", "2.5": "2021-02?"},
        ),
        (
            "Fees were 40% higher in the year to March 2022 than in 2020. Fares rose by 11.5%.",
            {"40": "2021-04..2022-03", "11.5": "2021-04..2022-03?"},
        ),
        (
            "В порту в январе 2024 года перевозка грузов и людей снизилась на 3,2% в годовом выражении после роста на "
            "4% в декабре 2023 года.",
            {"-3.2": "2024-01", "4": "2023-12"},
        ),
        (
            "Fees rose by 19 per cent to $268.9 million compared to 226.9 million last year.",
            {"19": "2024?", "268900000": "2024?", "226900000": "2023"},
        ),
        ("The Harbour Report 2021 tells of boats. Fares rose by 1.3%.", {"1.3": "2024?"}),
        ("Fares went down by 1.3% in january 2024.", {"-1.3": "2024-01"}),
        ("In 2022 the port handled 467 tonnes, the same as in 2021 (468 tonnes).", {"467": "2022", "468": "2021"}),
        ("The fee stood at $247.2 million (2021: $243.1 million).", {"247200000": "2024?", "243100000": "2021"}),
        (
            "The fee stood at $247.2 million (2021: $243.1 million). Tolls rose by 8.3% ($9.2 million).",
            {"247200000": "2024?", "243100000": "2021", "8.3": "2024?", "9200000": "2024?"},
        ),
        ("In 2023, 61% of the women won, compared with 54% of the men.", {"61": "2023", "54": "2023"}),
        (
            "At the end of 2023 it had $4.3 million, 35% less than what was held a year earlier ($6.7 million).",
            {"4300000": "2023-12-31", "35": "2023-12-31", "6700000": "2022-12-31"},
        ),
        (
            "In 2021 it took 40 tons.\n\nIt took 30 tons in 2023.\n\nIt hired.\n\nFees hit 5%.",
            {"40": "2021", "30": "2023", "5": "2023?"},
        ),
        ("Fees rose to 7% from 5%.", {"7": "2024?", "5": "2024?"}),
        (
            "The Port of Lund 2023\n\nNET FEES OF THE WHOLE PORT $29 MILLION\n\n"
            "Its tolls were $4 million in the first half of 2023.",
            {"29000000": "2023?", "4000000": "2023-H1"},
        ),
        ("The port opened in 2001. Since the storm of 2015, it has had 280 boats.", {"280": "2024?"}),
        ("It was 41 tons compared to 88 tons in 2023, a loss of 4 tons.", {"41": "2024?", "88": "2023", "4": "2024?"}),
        ("The port has a gap of $4 million to the end of June.", {"4000000": "2023-06-30?"}),
        ("Of the boats that came in February, this month only 40 boats stayed.", {"40": "2024-05?"}),
        ("It takes 40 boats for the next six months (January-June 2024).", {"40": "2024-H1"}),
        ("It has fed 40 people so far in 2024.", {"40": "2024"}),
        ("With tolls planned for 2024, it took 40 tons last season.", {"40": "2024?"}),
        (
            "2023-cü ilin yanvar-sentyabr dövründə sentyabrda olduğu kimi 40 gəmi gəlib.",
            {"40": "2023-01..2023-09"},
        ),
        ("In the months of 2023 it took 40 tons.", {"40": "2023?"}),
        ("Fees fell by 4% in the year 2023-24. Tolls rose by 3% in Q3.", {"-4": "2023/24", "3": "2023-Q3?"}),
        ("Fees in March were 3% below February's level.", {"3": "2024-03"}),
        ("Fees rose by 3% in February, above an expected 2%.", {"3": "2024-02"}),
        (
            "В марте сборы выросли. Они выросли на 10%, а в первом квартале 2024 года - на 11%.",
            {"10": "2024-03?", "11": "2024-Q1"},
        ),
        ("The toll was $1.2 million, in line with 2021.", {"1200000": "2024?"}),
        ("It tells more in this month's report:\n\nFees rose by 1.3%.", {"1.3": "2024?"}),
        ("In the first quarter of the current fiscal year it took $1.2 million.", {"1200000": "2024-Q1?"}),
        ("In the first three quarters of last financial year fees came to $12 million.", {"12000000": "2024?"}),
        (
            "LUND (Courier - 6th May, 2024): Fees rose by 4% against the same period of last year.",
            {"4": "2024?"},
        ),
        (
            "In 2019 it took $3.2 million. In fiscal 2014 it took $2 million.\n\nFees rose by 1.3%.",
            {"3200000": "2019", "2000000": "FY2014", "1.3": "FY2014?"},
        ),
        (
            "It has 4,500 boats.\n\nIt took 12,400 tonnes, down from 13,600 tonnes in 2021. Fees rose by 1.3%.",
            {"4500": "2024?", "12400": "2024?", "13600": "2021", "1.3": "2021?"},
        ),
        (
            "In 2023 it earned $11 million, up from the previous year's $9 million, or $1 a share.",
            {"11000000": "2023"},
        ),
        ("A fee index stood at 17.8% from 17.3% in March.", {"17.3": "2024-03"}),
        ("Catches fell to 45 thousand tonnes (51 thousand tonnes).", {"45000": "2024?"}),
        ("The rate was 71.3%, a rise of 0.5% since March.", {"0.5": "since 2024-03"}),
        (
            "Вывоз руды с 1 по 9 апреля составил 65 тонн, что на 24% больше, чем за тот же период прошлого сезона.",
            {"65": "2024-04-01..2024-04-09", "24": "2024-04-01..2024-04-09"},
        ),
        ("Ships took 7% more people between Lund and Skara in the first quarter of 2024.", {"7": "2024-Q1"}),
        (
            "The rate fell in Lund (from 19.1% to 16.9% between March 2022 and March 2023).",
            {"19.1": "2022-03", "16.9": "2023-03"},
        ),
        (
            "In March 4.5% were idle. The least were idle in Lund (3% in January) and Skara (2%).",
            {"4.5": "2024-03", "3": "2024-01", "2": "2024-03?"},
        ),
        (
            "It took 2,677 tons in the first quarter, compared to 2,512 tons in 2023.",
            {"2677": "2024-Q1", "2512": "2023?"},
        ),
        (
            "In March it took $25 million. Last year this figure was $22 million.",
            {"25000000": "2024-03", "22000000": "2023?"},
        ),
        (
            "In March it took 40 tons. This was a 9% rise from that in January, 6% more than 35 tons in March 2023.",
            {"40": "2024-03", "9": "2024-03?", "6": "2024-03?", "35": "2023-03"},
        ),
        ("In 2023 114 boats came, almost double the 2022 figure.", {"114": "2023"}),
        (
            "In March fees rose by 3%.\n\nA total of 1,400 boats came during that time.",
            {"3": "2024-03", "1400": "2024-03"},
        ),
        (
            "In March 2024 it had 40 boats.\n\nCompared with March 2023, fees fell by 3%.",
            {"40": "2024-03", "-3": "2024-03"},
        ),
        (
            "In January-March tolls rose by 2%, and in March by 1%; fees fell by 4%.",
            {"2": "2024-Q1", "1": "2024-03", "-4": "2024-03?"},
        ),
        (
            "The port has fed 24,000 people with 220 tons since its work began in March.",
            {"24000": "since 2024-03", "220": "since 2024-03"},
        ),
        (
            "This is a rise of 5.2%, and it is estimated to reach 47.8 million in 2025.",
            {"5.2": "2024?", "47800000": "2025?"},
        ),
        (
            "In 2023/24 the teachers were 1.63 million as compared to 1.58 million last year.",
            {"1630000": "2023/24", "1580000": "2023?"},
        ),
        ("The bay took an increase of 250 over all boats in 2022.", {"250": "2022?"}),
        ("Погрузка в марте: уголь - 1,2 млн тонн (рост к прошлому году 6%).", {"1200000": "2024-03", "6": "2024-03"}),
        (
            "Grain is 330 tons, which is higher by 14 tons compared to the previous year, 2022-23.",
            {"330": "2024?", "14": "2024?"},
        ),
        ("It took 152 tons, 9 more than in 2019 by a count of 40 tons.", {"152": "2024?", "40": "2024?"}),
        ("Forecasts indicate that by 2030, the bay will have 1,400 boats.", {"1400": "2030"}),
        ("In 2019 the yard lost 400 clerks over five years.", {"400": "2019?"}),
        ("In 2019 it spoke. Then it cut the number of clerks by 1,400 over five years.", {"-1400": "2019?"}),
        ("Calls grew in 2022 for the first time after three years in which 400 men left.", {"400": "2022?"}),
        (
            "Sales in January-March rose by 9% to $52 million. Costs rose to $22 million from $11 million last year.",
            {"9": "2024-Q1", "52000000": "2024-Q1", "22000000": "2024-Q1?", "11000000": "2023?"},
        ),
        (
            "Fees came to $3 million (H1 2023: $2 million). In the first half it sold 40 boats.",
            {"3000000": "2024?", "2000000": "2023-H1", "40": "2024-H1?"},
        ),
        (
            "Calls fell to 1,754 in 2022 from 1,901 in 2021 (a fall of 8 per cent).",
            {"1754": "2022", "1901": "2021", "-8": "2021?"},
        ),
        ("Its calls have fallen by 4% with respect to March last year.", {"-4": "2024?"}),
        (
            "On Monday it told of $4 million, compared to last year's loss of $9 million or $2 a share a year ago.",
            {"4000000": "2024-05-06?", "9000000": "2023?", "2": "2023-05-06?"},
        ),
        ("Fees last year had a gain. Growth without it was 5%.", {"5": "2023?"}),
        ("The bay had 340 boats so far this year.", {"340": "2024?"}),
        ("Growth for 2023 was 7%, with Quarter 1 at 8%; Quarter 2 at 6%.", {"7": "2023", "8": "2023?", "6": "2023?"}),
        (
            "This £9 million follows on from March's £8 million. It comes on top of £7 million.",
            {"9000000": "2024-03?", "8000000": "2024-03", "7000000": "2024?"},
        ),
        (
            "Индекс сборов составил в сравнении апреля 2024 года с апрелем 2023 года 99%.",
            {"99": "2024-04"},
        ),
        (
            "Results for the first quarter of 2024\n\nPort income rose to £4 million from a port loss of £3 million.",
            {"4000000": "2024-Q1", "3000000": "2024-Q1?"},
        ),
        ("The fund needs $4 million over the coming six months.", {"4000000": "2024-05..2024-10?"}),
        (
            "The plan for the pier, approved in May 2017, is late and has been discussed for long. "
            "It helps 4,200 people in the bay.",
            {"4200": "2017-05?"},
        ),
        (
            "Some 4,200 stayed in the second quarter of 2019. It was a rise of 1,300 on the same months last year.",
            {"4200": "2019-Q2", "1300": "2019-Q2"},
        ),
        ("In the first half fees rose by 4%. Fines rose by 7%.", {"4": "2024-H1?", "7": "2024-H1?"}),
        (
            "Catches fell to 340 tonnes in 2017, down from the 2014 catch of 420 tonnes.",
            {"340": "2017", "420": "2017?"},
        ),
        ("It got $76 million of such flows a year on average from 2017 to 2021.", {"76000000": "2017..2021"}),
    ],
)
def test_of_several_times_none_is_told_for_certain(tmp_path: Path, text: str, periods: dict[str, str]) -> None:
    assert periods_of(drafted(tmp_path, text)[0]) == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "In May 2023 the port took $10 million with fees of the first quarter of 2023 reaching $156 million.",
            {"10000000": "2023-05", "156000000": "2023-Q1"},
        ),
        (
            "In the first quarter of 2023 it took $30 million. Debts: $9 million by end May 2023. Fees hit $7 million.",
            {"30000000": "2023-Q1", "9000000": "2023-05-31", "7000000": "2023-05-31"},
        ),
        (
            "In 2023 it took $30 million. It had 1,240 boats at the end of 2023. Costs hit $7 million.",
            {"30000000": "2023", "1240": "2023-12-31", "7000000": "2024?"},
        ),
        ("The bay had 1,400 boats for the January to March period.", {"1400": "2024-Q1"}),
        ("In the January to October period the bay had 1,400 boats.", {"1400": "2023-01..2023-10"}),
        ("In the past year the boats cut their waste by 41%.", {"-41": "2023-05..2024-04?"}),
        ("Fees rose by 6% on top of a 9% rise in 2021.", {"6": "2021?", "9": "2021"}),
        ("The bay had 1,400 boats at the end of 2023. Wages rose by 5%.", {"1400": "2023-12-31", "5": "2023-12-31?"}),
        ("From 1,300 boats in May 2023, the number rose to 1,400 boats.", {"1300": "2023-05", "1400": "2023-05?"}),
        (
            "It took 40 tons, 5% more than in January to March (38 tons).",
            {"40": "2024?", "5": "2024?", "38": "2024-Q1?"},
        ),
    ],
)
def test_a_figure_takes_no_time_of_another_phrase(tmp_path: Path, text: str, periods: dict[str, str]) -> None:
    assert periods_of(drafted(tmp_path, text)[0]) == periods


@all_cases(
    ("text", "asked"),
    [
        (
            "The bay had 1,400 seals. It had 1,200 boats in 2023.",
            'period: "2024"  # the text names no time of it: is it that?',
        ),
        ("2024-05-06 The bay had 1,400 seals.", 'period: "2024-05-06"  # the text names no time of it: is it that?'),
        ("К 2020 году порт примет до 140 судов.", "qualifier: at-most  # at most, or what it rose to?"),
        (
            "Brokers expected sales of £2 million for the quarter.",
            'period: "future"  # the text names no time of it: is it that?',
        ),
        ('"We lost 9 boats in 2023."', "speaker: the-courier  # the text names nobody who says so: is it they?"),
        (
            '"It helps with a purpose of all: by 2030 to run 140 boats," said Mayor Ann Hale.',
            'period: "2030"  # that is ahead: is it planned, expected or a target?',
        ),
        ("Rs 40 crore were lost in 2023.", "quantity: {value: 400000000, currency: INR}  # whose money is it?"),
        ("$40 million was lost in 2023.", "quantity: {value: 40000000, currency: USD}  # whose money is it?"),
        (
            "An officer at the port said 40 boats were lost in 2023.",
            'speaker: the-courier  # "An officer at the port" may say so: is it they?',
        ),
        (
            "The outlook of the Lund Boat Ministry is for 1,400 boats in 2025.",
            'speaker: the-courier  # "Lund Boat Ministry" may say so: is it they?',
        ),
        (
            "The noble Captain said: Sailors, we did well. In 2023 some 1,400 boats came.",
            'speaker: the-courier  # "The noble Captain" may say so: is it they?',
        ),
        (
            "In February and March, the Lund Port Office projected 1,400 boats.",
            'period: "2024-03"  # the text names no time of it: is it that?',
        ),
    ],
)
def test_what_the_text_leaves_open_is_asked_about(tmp_path: Path, text: str, asked: str) -> None:
    made, _ = drafted(tmp_path, text)
    lines = [line.strip() for line in made.data.decode().splitlines() if line.endswith("?")]
    assert [line for line in lines if not line.startswith("published:")] == [asked]


def test_a_measure_is_worth_a_fact_before_a_name_or_behind_a_letter(tmp_path: Path) -> None:
    text = "Зерно убрано с 61,4% полей. Улица новая. На 500 млн рублей построили Road."
    _, briefing = drafted(tmp_path, text)
    assert {str(fact.quantity.value) for fact in briefing.facts.values() if fact.quantity} == {"61.4", "500000000"}


def test_items_of_a_list_that_say_what_they_measure_are_drafted_with_the_year_of_its_heading(tmp_path: Path) -> None:
    text = "Key figures for 2022\n\n\u2022 Net profit: $3.9 million\n\n\u2022 1,340 sailors\n\n\u2022 Step 3"
    _, briefing = drafted(tmp_path, text)
    found = {str(f.quantity.value): str(f.period) for f in briefing.facts.values() if f.quantity}
    assert found == {"3900000": "2022", "1340": "2022"}


@all_cases(
    ("text", "periods"),
    [
        (
            "Ferries of Lund in 2023\n\nThe bay took 1,400 boats. Some sank.\n\nFees rose to $9 million. "
            "It now has 40 piers.",
            {"1400": "2023", "9000000": "2023", "40": "2024-05-06"},
        ),
        (
            "Ferries in 2022\n\nThe port took 300 boats.\n\nSeals in 2023\n\nIt had 400 seals.",
            {"300": "2022", "400": "2023"},
        ),
        ("Ferry review 2023\n\nThe bay grew. Some sank.\n\nThe port took 1,400 boats.", {"1400": "2023"}),
        ("Ferries in 2024\n\nThe bay grew. Some sank.\n\nThe port took 1,400 boats.", {"1400": "2024"}),
        ("Ferries in 2023\n\nThe bay will take 1,400 boats. Some sank.", {"1400": "future"}),
        ("Паромы в 2023 году\n\nЭто был хороший год. Многие рады.\n\nВ порт пришли 1400 судов.", {"1400": "2023"}),
        (
            "Ferries in 2023\n\nIn December alone 1,400 boats came.\n\nFees rose by 3%.",
            {"1400": "2023-12", "3": "2023-12?"},
        ),
        (
            "Weekly bay report (21 - 27 April 2024)\n\nThe storm has reached 1,400 boats.",
            {"1400": "2024-04-21..2024-04-27?"},
        ),
        ("Jan-March fees up at Lund\n\nIn the three months 1,400 boats came.", {"1400": "2024-Q1"}),
    ],
)
def test_a_figure_without_a_time_has_that_of_the_heading_over_it(
    tmp_path: Path, text: str, periods: dict[str, str]
) -> None:
    assert periods_of(drafted(tmp_path, text)[0]) == periods


def test_a_level_before_is_told_as_one(tmp_path: Path) -> None:
    _, briefing = drafted(tmp_path, "Fees rose to 7% from 5%.")
    assert [str(fact.statement) for fact in briefing.facts.values()][1] == "_____ was {value} before."


def test_lines_that_name_what_they_measure_are_drafted_and_are_no_speech(tmp_path: Path) -> None:
    text = "Fees in May 2023\n\nFees Required: $25.4B\n\nBoats in need: 134.0M\n\n246,051 blue boats\n\nPhone: 555 0199"
    made, briefing = drafted(tmp_path, text)
    assert periods_of(made) == {"25400000000": "2023-05", "134000000": "2023-05", "246051": "2023-05"}
    assert list(briefing.speakers) == ["the-courier"]


@all_cases(
    "text",
    [
        "In the twelve months to end March 2024 the bay took 1,400 boats.",
        "In 2023 the bay took 1,400 boats, the best catch in five years.",
        "In 2023 the bay took 1,400 boats. A tolerance of +/-1% is fine for men aged under 16.",
        "In 2023 the bay took 1,400 boats, the fastest growth in two decades.",
        "На интервале в 10 месяцев в порт пришли 1400 судов.",
        "The bay took 1,400 boats under its Boat Recovery Framework (3BRF).",
        "The top five ports took 1,400 boats across the seven coasts.",
        "ЛУНД, 10 ноя — СЕТЬ. В порт пришли 1400 судов.",
    ],
)
def test_how_long_a_time_or_a_record_is_and_a_day_are_no_figures(tmp_path: Path, text: str) -> None:
    assert list(periods_of(drafted(tmp_path, text)[0])) == ["1400"]


def test_lines_of_a_form_are_no_speech(tmp_path: Path) -> None:
    text = "Boats\n\nOrganisation: Ministry of Boats\n\nDate of Issue: May 2023\n\nThe bay held 1,400 boats in 2022."
    made, briefing = drafted(tmp_path, text)
    assert (periods_of(made), list(briefing.speakers)) == ({"1400": "2022"}, ["the-courier"])


def test_a_count_is_no_share_for_the_share_behind_it(tmp_path: Path) -> None:
    _, briefing = drafted(tmp_path, "Gəmilərin əksəriyyəti (1,26 milyon və ya 52%) yenidir.")
    assert [f.quantity.unit for f in briefing.facts.values() if f.quantity] == [None, "percent"]


def test_what_is_estimated_needs_no_about(tmp_path: Path) -> None:
    _, briefing = drafted(tmp_path, "Fees were estimated to have risen by 5.4% in 2023.")
    assert [(f.qualifier, f.status) for f in briefing.facts.values()] == [("exact", "estimated")]


def test_a_range_ends_with_its_second_value_and_no_year(tmp_path: Path) -> None:
    text = "Fees rose by between 3% and 5% in 2023, the port said, and then between 5% and 8%."
    _, briefing = drafted(tmp_path, text)
    found = [(str(f.quantity.low), str(f.quantity.high)) for f in briefing.facts.values() if f.quantity]
    assert found == [("3", "5"), ("5", "8")]


def test_the_level_behind_two_amounts_of_a_change_ends_no_range(tmp_path: Path) -> None:
    _, briefing = drafted(
        tmp_path, "Fares rose by 3%, or 40 tonnes, to 1,240 tonnes. Fees rose from 4%, in May, to 6%."
    )
    found = [(str(f.quantity.value), f.quantity.change) for f in briefing.facts.values() if f.quantity]
    assert found == [("3", True), ("40", True), ("1240", False), ("4", False), ("6", False)]


def test_each_fall_of_a_list_is_told_as_a_fall(tmp_path: Path) -> None:
    text = "In May rye, oats and hops fell by 2.9%, non-grain (except wool) sales fell by 9.3%, fuel fell by 2.8%."
    _, briefing = drafted(tmp_path, text)
    found = [(str(f.quantity.value), f.quantity.change, f.statement) for f in briefing.facts.values() if f.quantity]
    told = [("-2.9", "_____"), ("-9.3", "_____"), ("-2.8", "Fuel")]
    assert found == [(value, True, f"{subject} fell by {{value}}.") for value, subject in told]


def test_what_would_have_been_is_not_drafted(tmp_path: Path) -> None:
    made, briefing = drafted(tmp_path, "Without the flood fees would have been $4 million in 2023.")
    assert ([left.reason for left in made.left_out], len(briefing.facts)) == (["it tells what would have been"], 0)


def test_figures_in_brackets_of_a_list_are_no_furniture(tmp_path: Path) -> None:
    text = "Fees rose 6.5% year-on-year in 2023.\n\nBusiest in 2023: Lund (43 million tonnes, +5.4%); Skara."
    _, briefing = drafted(tmp_path, text)
    figures = {str(fact.quantity.value) for fact in briefing.facts.values() if fact.quantity}
    assert figures >= {"6.5", "43000000", "5.4"}


def test_equal_figures_of_other_things_are_drafted_both(tmp_path: Path) -> None:
    text = "Exports rose to 2.9 million tonnes. Imports took 2.9 million tonnes. Exports, 2.9 million tonnes, are many."
    made, briefing = drafted(
        tmp_path, f"{text} Catches grew by 300 tonnes. Rye fell by 5 tonnes and came to 300 tonnes."
    )
    assert len(briefing.facts) == 5, "the third tells the first again"
    assert ["from elsewhere" in left.reason for left in made.left_out] == [True]
    made, briefing = drafted(tmp_path, "Fees were 2 points lower than a year before, and 2 points lower than in March.")
    assert len(briefing.facts) == 2, "no sentence tells a figure twice"
    text = "Port news came in May.\n\nThe bay is large.\n\nInward cargo rose by 4%.\n\nOutward cargo rose by 4%."
    assert len(drafted(tmp_path, text)[1].facts) == 2


@all_cases(
    ("text", "units"),
    [
        ("The crossing takes 4 days.", {"4": "days"}),
        ("Not less than 5 ships must call each week.", {"5": "ships"}),
        ("The number of unpaid sailors, at 5,900, fell.", {"5900": "unpaid sailors"}),
        ("The bay took 11.8 bcm of water within 8-10 years.", {"11800000000": "cubic metres", "None": "years"}),
        ("Число паромов выросло до 140.", {"140": "паромов"}),
        ("Sərnişinlərin sayı 52 min olub.", {"52000": "sərnişin"}),
        ("The bay has 3,400 sailors, of whom 1,700 are women.", {"3400": "sailors", "1700": "women"}),
        ("Of 90 sailors more than 20 were injured.", {"90": "sailors", "20": "injured"}),
        ("Gəmilər bir gündə gəlib. Bu, limanda 529 min təşkil edib.", {}),
        ('The "9 years of boats" fair took in 340 boats in the first 10 months.', {"340": "boats"}),
        ("The bay had 610,000 and 608,000 seals.", {"610000": "seals", "608000": "seals"}),
        ("The bay had 249 seals in 12 caves, up from 241 in 2022.", {"249": "seals", "12": "caves"}),
        ("The bay had 249 seals in 2023, up from 241 in 2022.", {"249": "seals", "241": "seals"}),
        ("Limanda 270 bərabərdir. Körfəzdə 340 gəmi var.", {"340": "gəmi"}),
        ("Under a 12-month scheme with 30-day terms the bay has 340 boats.", {"340": "boats"}),
        ("12 aylıq hesabata görə 340 gəmi var.", {"340": "gəmi"}),
        ("Report n. 12 on sailors aged 16 to 64 [4]", {}),
        ("Sailors ages 16 and older had 340 boats.3", {"340": "boats"}),
        ("Limana 3 milyon tonu daxili olan yük gəlib.", {"3000000": "ton"}),
        ("Limanda 22 gəmi növbəsində 340 nəfər var.", {"22": "gəmi növbəsi", "340": "nəfər"}),
        ("Число судов выросло в 1,5 раза.", {"1.5": "раз"}),
        ("Six refugee and relief camps have 40 sheep.", {"40": "sheep"}),
        (
            "In 2021 the bay had 5816 seals, in 2022 6535, and in 2023 7186.",
            dict.fromkeys(("5816", "6535", "7186"), "seals"),
        ),
        ("Порт за три года получил суда; в 2023 году их 340 единиц.", {"340": "единиц"}),
        ("Gəmilərin sayı 20 mindən çox azalıb.", {"-20000": "gəmi"}),
        ("He told the council in Port Elin that the fee rate was 78%.", {"78": "per cent"}),
        ("Vətəndaşlar 19 faizlə ikinci yerdədir.", {"19": "per cent"}),
        ("The half year brought 5.64 MT steel.", {"5.64": "MT"}),
        ("A litre cost 39p in May, and oil 35c.", {"39": "pence", "35": "cents"}),
        (
            "Most sailors were aged between 25 and 44, followed by those up to 24 years. Of 340 boats none left.",
            {"340": "boats"},
        ),
        ("Of the boats 310 boats, or 73 per cent, were new.", {"310": "boats", "73": "per cent"}),
        ("The guards seized about 120 pounds of bait.", {"120": "pounds"}),
        ("В порту ожидают 553-555 миллионов тонн руды.", {"None": "тонн"}),
        ("Of the sailors, 640 live in the bay. The 5-star inns had 340 guests.", {"340": "guests"}),
        ("The bay tells of about 140 low- and high-water days.", {}),
        ("Results for 43 U.S. oil firms came.", {}),
        ("Two people died, and the two sides met.", {"2": "people"}),
        ("The wells gave 340 ft3/day of gas.", {"340": "cubic feet a day"}),
        ("It fell in 27 of 34 ports.", {"27": "ports", "34": "ports"}),
        ("It fed 340 children under 5.", {"340": "children"}),
        ("The number of sailors rose by 15%, to 801,210.", {"15": "per cent", "801210": "sailors"}),
        ("One thing is of note; that is, that 340 ships of them sank.", {"340": "ships"}),
        ("It rained in 21 northern, north-eastern and south-eastern districts of the bay.", {"21": "districts"}),
        ("The number of sailors on leave rose 39 to 227.", {"39": "sailors", "227": "sailors"}),
        ("The port will have a 1.5 hectare yard.", {"1.5": "hectares"}),
        ("Урожай составил 14,8 ц/га.", {"14.8": "центнеров с гектара"}),
        ("Ferry report as of 1800h (local time)\n\nThe bay has 340 boats.", {"340": "boats"}),
        (
            "В 39 портах стоят 142 жилых дома и 350 жилых домов.",
            {"39": "портов"} | dict.fromkeys(("142", "350"), "жилых домов"),
        ),
    ],
)
def test_a_figure_has_the_noun_that_it_counts(tmp_path: Path, text: str, units: dict[str, str]) -> None:
    _, briefing = drafted(tmp_path, text)
    facts = [fact for fact in briefing.facts.values() if fact.quantity]
    named = {str(f.quantity.value): briefing.units[f.quantity.unit or ""] for f in facts if f.quantity}
    assert {value: unit.many or unit.other for value, unit in named.items()} == units


def test_a_bare_figure_of_what_its_label_counts_is_not_asked_about(tmp_path: Path) -> None:
    made, _ = drafted(tmp_path, "Sailing jobs of the bay increased by 1,400 to 8,300. Tolls came to 7,300.")
    assert made.data.decode().count("# what does it count?") == 1


@all_cases(
    ("text", "values"),
    [
        ("In the harbour it came to 1,340.", [1340]),
        ("Tolls fell after the loss of harbour clerks (27,000) in May.", [27000]),
        ("In the harbour it came to 34.", []),
        ("In the harbour it came to SDR 1.3 billion.", [1300000000]),
        ("Losses came to 4.2 million in May, a 1.4 million increase on April.", [4200000, 1400000]),
        ("The number of seals stood at 34 thousand, a fall by 2 thousand relative to the year before.", [34000, -2000]),
        ("Posted on: 17 MAR 2017 by Lund\n\nIn the bay it came to 1,340, or 1:1668 of them.", [1340]),
        ("In the bay more than half (57 per cent) of the seals were old.", [57]),
        ("Over a million came to the bay. Among them, nearly 34,000 stayed.", [1000000, 34000]),
    ],
)
def test_a_bare_figure_is_asked_about_or_left_out_with_its_reason(tmp_path: Path, text: str, values: list[int]) -> None:
    made, briefing = drafted(tmp_path, text)
    facts = [fact for fact in briefing.facts.values() if fact.quantity]
    assert [fact.quantity.value for fact in facts if fact.quantity] == values
    bare = [fact for fact in facts if fact.quantity and fact.quantity.is_bare]
    assert made.data.decode().count("# what does it count?") == len(bare)
    assert values or ["what it counts" in left.reason for left in made.left_out] == [True]


@all_cases(
    ("text", "names"),
    [
        ("In February the port reported that 40 boats were lost.", {"The Courier"}),
        ("The port handled 34,000 TEU in 2023. TEU rose by 4 per cent, TEU reported.", {"The Courier"}),
        ("Mr. Hale said that 40 boats were lost.", {"Hale"}),
        ("Governor Hale said that 40 boats were lost.", {"Hale"}),
        ('Ann Hale, the port chief executive said: "We have 40 boats."', {"Ann Hale"}),
        ('Tədbirdə nazir Rəşad Məmmədov çıxışı zamanı deyib: "Ölkədə 40 liman var".', {"Rəşad Məmmədov"}),
        ("The Birch Bay Fund (BBF) Tuesday announced that it has 40 boats.", {"Birch Bay Fund"}),
        ("Minister of Trade and Works Ann Hale on Monday said that 40 boats were lost.", {"Ann Hale"}),
        ("U.S. boats continued to fall in 2023, to 40 boats.", {"The Courier"}),
        ("The Minister of Foreign Affairs said that 40 boats were lost.", {"The Courier"}),
        ("Liman İdarəsindən bildirilib ki, 40 gəmi var. Körfəz böyük və dərindir.", {"Liman İdarəsi"}),
        ("Limanda 40 gəmi var. Bu barədə Kuryer-ə Liman İdarəsindən məlumat verilib.", {"Liman İdarəsi"}),
        ("Liman İdarəsindən verilən məlumata görə, 40 gəmi var.", {"Liman İdarəsi"}),
        ("По словам министра вод Петра Лунина, в порту 40 судов.", {"Петр Лунин"}),
        ("26 апреля 2024 года глава Минлеса РФ Анна Дроздова сообщила, что в порту 40 судов.", {"Анна Дроздова"}),
        ("В порту 40 судов, заявил министр вод Пётр Лунин на встрече с мэром Иваном Лесным.", {"Пётр Лунин"}),
        (
            "Limanda 40 gəmi var. Bu barədə Kuryer-in yerli bürosuna Liman İdarəsindən məlumat verilib.",
            {"Liman İdarəsi"},
        ),
        (
            'Сборы выросли на 4%, сообщила пресс-служба мэра Лодейки. "В порту 40 судов", - говорится в сообщении.',
            {"Пресс-служба мэра Лодейки"},
        ),
        ("Пресс-служба АО «Порт» сообщила, что в порту 40 судов.", {"The Courier"}),
        ("Губернатор Виктор Лунин сообщил, что в порту 40 судов.", {"Виктор Лунин"}),
        ("Министр вод Анна Дроздова сообщила, что в порту 40 судов.", {"Анна Дроздова"}),
        ("По данным Федеральной водной службы, в порту 40 судов.", {"Федеральная водная служба"}),
        ("В порту 40 судов, сообщили в пресс-службе Минлеса.", {"Минлес"}),
        ("According to Baywatch, 40 boats were lost.", {"Baywatch"}),
        ("After the release of B-grade results last Thursday, BPA said 40 boats were lost.", {"BPA"}),
        ("The Birch Bay Fund publicly said that 40 boats were lost.", {"Birch Bay Fund"}),
        ("40 boats were lost, according to Baywatch's yearly report.", {"Baywatch"}),
        ("Об этом сообщает Водный комитет статистики. По его данным, в порту 40 судов.", {"Водный комитет статистики"}),
        ("Figures from the Birch Bay Port Authority show that 40 boats were lost.", {"Birch Bay Port Authority"}),
        ("The Birch Bay Fund statement said 40 boats were lost.", {"Birch Bay Fund"}),
        ("Malta's Port Authority said that 40 boats were lost.", {"Malta's Port Authority"}),
        (
            "According to BPA, 9 ports closed. BPA port specialist Olivier Hale said it has 40 boats.",
            {"BPA", "Olivier Hale"},
        ),
        ("Separately, Maltese Railways lost 40 boats. Ann Hale said so.", {"The Courier"}),
        ("Latest data showed that 40 boats were lost.", {"The Courier"}),
        ("Growth reported in 2023 was 4 per cent.", {"The Courier"}),
        ("Party spokesperson Ann Mary Hale said 40 boats were lost. Hale said it has 9 ports.", {"Ann Mary Hale"}),
        ("«В порту 40 судов», - сообщила представитель Минлеса и охоты Анна Дроздова. «И 9 портов».", set()),
        ("LUND: The port lost 40 boats, the harbour office says.", {"The Courier"}),
        ("Глава Минлеса РФ Анна Дроздова сообщила о 40 судах.", {"Анна Дроздова"}),
        ('"Limanda 40 gəmi var".\nLiman.Az xəbər verir ki, bunu nazir Rəşad Məmmədov deyib.', {"Rəşad Məmmədov"}),
        ('"It has 40 boats," said Mayor Ann Hale.\n\n"We lost 9 boats in 2023.\n\n"We want 12 boats."', {"Ann Hale"}),
        (
            '"It has 40 boats," the PM said.\n\nIt was Prime Minister Peter Hale. Hale said 9 boats were lost.',
            {"Peter Hale"},
        ),
        (
            "Министр Анна Дроздова сообщила о 40 судах. Глава Минлеса отметил 90 судов.",
            {"Анна Дроздова", "The Courier"},
        ),
        (
            'Bu barədə iclasda rəis Rəşad Məmmədov deyib: "40 gəmi var". "Bu il 90 gəmi gəlib", - R.Məmmədov deyib.',
            {"Rəşad Məmmədov"},
        ),
        (
            "According to General Manager (GM) Ann Hale, 40 boats were lost. The GM said that it has 90 boats.",
            {"Ann Hale", "The Courier"},
        ),
        ('"It has 40 boats," Head of the BPS, Hale, told us. "It lost 90 boats," Hale said.', {"Hale"}),
        (
            "The Birch Bay Fund (BBF) said 40 boats were lost. BBF said it has 90 boats. The agency said it has 12.",
            {"Birch Bay Fund"},
        ),
        ("Сборы в порту составили 40 млн рублей, сообщил в среду Росстат.", {"Росстат"}),
        (
            "«В порту теперь стоят 40 судов», - сообщила мэр Анна Дроздова. Министр вод Пётр Лунин привёл иное. "
            "По его словам, там 90 судов.",
            {"Анна Дроздова", "Пётр Лунин"},
        ),
        (
            "The Association of Harbour Visitor Sites said that 40 boats were lost.",
            {"Association of Harbour Visitor Sites"},
        ),
        ('"We lost 40 boats in 2023," Lund president and CEO Ann Harker said.', {"Ann Harker"}),
        ("National lead for boats, Chief Constable Ann Hale, said that 40 boats were lost.", {"Ann Hale"}),
        ("В Росзаливации добавили, что в порту 40 судов.", {"Росзаливация"}),
        ("В апреле глава Минлеса Анна Дроздова сообщила, что в порту 40 судов.", {"Анна Дроздова"}),
        ("The Courier's chief economist Ann Hale said that 40 boats were lost.", {"Ann Hale"}),
        ("According to Harbour Survey issued here on Monday, 40 boats were lost.", {"Harbour Survey"}),
        ("New Lund: The bay has 40 boats. It lost 9 boats.", {"The Courier"}),
        (
            "MS HOOPER: The port has 40 boats.\n\nMADAM SPEAKER: Order!\n\nMr Doss: It lost 90 boats.\n\n"
            "MS HOOPER: I have said, as Mr Doss will know, that 340 boats came.",
            {"Ms Hooper", "Mr Doss"},
        ),
        ("Ann Hale, the mayor, met us.\n\nHale: We have 40 boats.", {"Ann Hale"}),
        (
            "According to BPA, 40 boats were lost. An officer at the boat agency said 90 boats were found.",
            {"BPA", "The Courier"},
        ),
        ("In Ore state, which is home to 40 boats, Mayor Ann Hale said so.", {"The Courier"}),
        ("In the bay, the BPA has said that 40 boats were lost.", {"BPA"}),
        ("The Lund Boat Ministry met. The ministry said 40 boats were lost.", {"Lund Boat Ministry"}),
        (
            "BPA reported a loss of $40 million, and banks project that it will lose $90 million.",
            {"BPA", "The Courier"},
        ),
        ("В порт пришло 40 судов, заявил сегодня на форуме глава Минлеса (МЛ) Пётр Лунин.", {"Пётр Лунин"}),
        ("Напомним, в середине апреля Минлес сообщал о 40 судах.", {"Минлес"}),
        ("Министр Анна Дроздова назвала срок. Как заявила министр, в порту 40 судов.", {"Анна Дроздова"}),
        (
            'Kuryer xəbər verir ki, bunu nazir Rəşad Məmmədov iclasda "Liman haqqında" qanunu şərh edərkən deyib. '
            '"Limanda 40 gəmi var", - nazir qeyd edib.',
            {"Rəşad Məmmədov"},
        ),
        ("Fees rose by 4 per cent in May, the Birch Bay Fund expects some falls in June.", {"The Courier"}),
        ("Со своей стороны, Минлес в новом прогнозе ожидает роста до 40 судов.", {"Минлес"}),
        (
            "Mayor Ann Hale said 40 boats were lost. It lost 90 boats, other figures showed.",
            {"Ann Hale", "The Courier"},
        ),
        (
            "Lund told of 40 boats. Green Euro-MP Dennis de Vos said 90 boats were lost.",
            {"Dennis de Vos", "The Courier"},
        ),
        ("“The bay has 40 boats,” said Lund Bank Principal Specialist for South Asia Ann Hale.", {"Ann Hale"}),
        (
            "Министр вод Илья Дроздов сказал: «Ушли 40 судов». Минвод Ирии подтвердил, что ушли 50 судов. "
            "В 2022 году, по словам министра, ушли 90 судов и 70 лодок.",
            {"Илья Дроздов", "Минвод Ирии", "The Courier"},
        ),
        ("“The bay has 40 boats,” said Ann “Annie” Hale, president of the Lund Port Company.", {"Ann Hale"}),
        (
            "Lund needs a pause, Ann Hale, the head of boats for Foreign Affairs and Port Works, said on Monday. "
            "It lost 40 boats, she said, adding that 90 boats had been found.",
            {"Ann Hale"},
        ),
        (
            "In May Alder Freight announced a $2 million pier in Lund, KY.\n\nThe company said it expects $4 million.",
            {"Alder Freight"},
        ),
        ("New figures from the Lund Port Office show that 40 boats were lost.", {"Lund Port Office"}),
        ("Lund Corp. (LND) reported on Monday that 40 boats were lost.", {"Lund Corp."}),
        ("The Save the Seals Fund said 40 boats were lost.", {"Save the Seals Fund"}),
        ("Catches for the year up to April show a rise of 4%, says the Port Office.", {"Port Office"}),
        ("The town lends the port 40 boats, the treasurer, Ann Hale, said.", {"Ann Hale"}),
        ("South Asia posted a 16 percent rise and the Middle East recorded one of 9 percent.", {"The Courier"}),
        (
            "The Port Office spoke first, it said. The board expects fees to grow. They may reach 40 euros, it said.",
            {"The Courier"},
        ),
        ("The boat industry recorded 40 losses in May, the Lundstat figures showed.", {"Lundstat"}),
        ("The Lund Port Office (LPO) said 40 boats were lost. It added that 90 were found.", {"Lund Port Office"}),
        ("По уточнённым данным Минлеса, ушли 40 судов.", {"Минлес"}),
        ("Minister for Tourism Ann Lea Hale said that 40 boats were lost.", {"The Courier"}),
        ("Boats from the bay left, while those from non-EU states rose by 12 per cent in April.", {"The Courier"}),
        ("Arrivals from EU states went up by 12 per cent in April.", {"The Courier"}),
        ("По словам министра Натальи Дроздовой, в порту 40 судов.", {"Наталья Дроздова"}),
        (
            "По мнению главы Минлеса Натальи Дроздовой, это так. В порту 40 судов, отметила Дроздова.",
            {"Наталья Дроздова"},
        ),
    ],
)
def test_a_time_a_unit_or_a_title_is_no_name(tmp_path: Path, text: str, names: set[str]) -> None:
    _, briefing = drafted(tmp_path, text)
    assert {briefing.speakers[fact.speaker or ""].name for fact in briefing.facts.values()} == names


@all_cases(
    ("text", "label"),
    [
        ("В порт пришли 120 судов.", "суда"),
        ("Отмечено 40 новых случаев.", "новые случаи"),
        ("Проведено 40 мероприятий.", "мероприятия"),
        ("В порту экспорт вырос на 4%.", "_____"),
        ("While exports of ore fell by 4%, those of coal rose.", "exports of ore"),
        ("The mill chopped 340 barrels of oil a day.", "_____"),
        ("The port's debt had reached $4 million.", "port's debt"),
        ("Объем экспорта вырос на 4%.", "Объем экспорта"),
        ("Exports of ore during the first quarter of 2024 rose by 4%.", "exports of ore"),
        ("Вывоз руды по итогам 2023 года вырос на 4%.", "Вывоз руды"),
        ("Край посетило больше человек - 2,2 млн.", "_____"),
        ("Такой показатель вырос на 4%.", "_____"),
        ("The plan follows Malta's urgent request for boats and cost $4 million.", "_____"),
        ("Ölkədə 4 milyon manat istehsal olunub.", "_____"),
        ("İxrac 4 faiz artıb.", "İxrac"),
        ("В сфере воды, отходов и тепла рост производства составил 4%.", "_____"),
        ("Dues rose in 2023. These figures rose by 4% in May.", "_____"),
        ("Показатель увеличился на 4%.", "_____"),
        ("İyul ayı üzrə 4 milyon manat toplanıb.", "_____"),
        ("The largest falls were seen in Lund (from 19% in 2022).", "_____"),
        ("Transit - the bulk of the trade - had a 4% gain.", "_____"),
        ("It requires for its work at sea $4 million.", "_____"),
        ("Oil in barrels shipped in tankers rose by 4%.", "Oil in barrels shipped in tankers"),
        ("The high in wood, a main good, was reached at 4%.", "_____"),
        ("While progress was made in raising the rate at sea to 48 per cent, it fell.", "_____"),
        ("The bank set the goal at 5.5%.", "_____"),
        ("Ötən illə müqayisədə gələn gəmilərin sayı 52 faiz azalıb.", "gələn gəmilərin sayı"),
        ("Ən çox gəmi isə Lunddan (4 310) gəlib.", "_____"),
        ("Экспорт зерна в этом году вырос на 4%.", "экспорт зерна"),
    ],
)
def test_a_label_is_in_the_nominative_or_left_blank(tmp_path: Path, text: str, label: str) -> None:
    _, briefing = drafted(tmp_path, text)
    assert [str(fact.label) for fact in briefing.facts.values() if fact.quantity] == [label]


@all_cases(
    ("text", "label", "statement"),
    [
        ("Alder exported goods worth $4 million.", "goods exported", "Alder exported goods worth {value}."),
        ("The port handled 340 tonnes.", "tonnes handled", "The port handled {value}."),
        ("Boats followed with 7 per cent, few of the boats new.", "boats", "Boats followed with {value}."),
        ("Boats had 7 per cent and rye 5 per cent; they are new boats.", "boats", "Boats: {value}."),
        ("Sales of rye grew fastest, by 9 per cent.", "sales of rye", "Sales of rye rose by {value}."),
        (
            "The number of boats that called at Lund rose to 340.",
            "boats that called at Lund",
            "{value} called at Lund.",
        ),
        (
            "The share of goods that left the bay by rail was 22 per cent.",
            "share of goods that left the bay by rail",
            "The share of goods that left the bay by rail was {value}.",
        ),
        (
            "In a survey, 54 per cent of the mills that export expected more trade.",
            "share of the mills that export",
            "{value} of the mills that export expected more trade.",
        ),
        ("In all, 340 mills sold rye abroad in 2023.", "mills", "{value} sold rye abroad."),
        (
            "Boat calls by men here fell by 4 per cent.",
            "Boat calls by men here",
            "Boat calls by men here fell by {value}.",
        ),
        ("Каждый пятый житель города жил у порта.", "_____", "_____ {value}."),
        ("Tolls were revised from 0.6 per cent to virtually unchanged.", "Tolls", "_____ was {value} before."),
        ("Whilst fees on boats fell by 4 per cent, we grew.", "fees on boats", "Fees on boats fell by {value}."),
        ("The seasonally adjusted gap at \u20ac4 million grew.", "_____", "The seasonally adjusted gap at {value}."),
        ("Net revenue up 11% to \u20ac40 million", "Net revenue", "Net revenue rose by {value}."),
        ("Net debt down \u20ac40 million to \u20ac900 million", "Net debt", "Net debt down {value}."),
        ("Fee income fell slightly at \u20ac40 million in 2023.", "Fee income", "_____ {value}."),
        (
            "Fees were 13 per cent higher than those recorded for 2023.",
            "Fees",
            "Fees rose by {value}.",
        ),
        ("2023-cü ildə ötən illə müqayisədə 4,6 % çox - 29 min gəmi gəlib.", "_____", "_____ {value} artıb."),
        ("Fees hit a high, an increase of 4% over the same month of 2023.", "Fees", "Fees rose by {value}."),
        (
            "Расходы порта по сравнению с тем годом выросли на 5%.",
            "расходы порта",
            "Расходы порта по сравнению с тем годом выросли на {value}.",
        ),
        ("Limanda istehsal olunmuş gəmilər 5 faiz artıb.", "_____", "_____ {value} artıb."),
        ("Ötən illə müqayisədə 13 min ton və yaxud 4,6 % çox balıq tutulub.", "_____", "_____ {value} artıb."),
        ("Выручка при этом увеличилась на 10%.", "выручка", "Выручка при этом увеличилась на {value}."),
        ("Центральный банк снизил ставку на 2%.", "_____", "Центральный банк снизил ставку на {value}."),
        ("The plan gives 60 hospitals the funding to press ahead.", "hospitals", "The plan gives {value}."),
        ("Port visitors: 4,200 in 2023", "Port visitors", "Port visitors: {value}."),
        ("Around 2,330 people faced moderate or severe hunger.", "people", "_____ {value}."),
        ("They fear cuts of staff in the face of a 4 per cent. increase.", "_____", "_____ rose by {value}."),
        ("Men said they have killed 140 rebels in the bay.", "rebels in the bay", "_____ {value}."),
        ("One in five people in Lund, all said, are poor.", "_____", "_____ {value}."),
        ("That is to be welcomed: 1,340 ships now sail as before.", "ships", "_____ {value}."),
        (
            "The Port of Lund's catch rose by 7% from last year's figure.",
            "Port of Lund's catch",
            "The Port of Lund's catch rose by {value} from last year's figure.",
        ),
        ("Half of all the boats of those who fish for cod and eel in the bay lay idle.", "_____", "_____ {value}."),
        ("It grew in the bay to 340 net registered tons.", "_____", "_____ {value}."),
        ("Среди судов больше всего выросли сборы на новые лодки - на 16%.", "_____", "_____ рост на {value}."),
        ("The sailors have responded to 95% of the boats.", "share of the boats", "Share of the boats: {value}."),
        (
            "Hours worked in the port increased 9 million hours to 1,700 million hours.",
            "hours worked in the port",
            "Hours worked in the port increased by {value}.",
        ),
        ("Only 23 per cent of the aid for ports and all other aid in the bay went to us.", "_____", "_____ {value}."),
    ],
)
def test_label_and_statement_are_made_of_subject_verb_and_noun(
    tmp_path: Path, text: str, label: str, statement: str
) -> None:
    _, briefing = drafted(tmp_path, text)
    first = next(fact for fact in briefing.facts.values() if fact.quantity)
    assert (str(first.label), str(first.statement)) == (label, statement)


@all_cases(
    ("text", "statements"),
    [
        (
            "Fees fell by 4% to $9 million, or $3 a head, from $10 million in 2022.",
            [
                "Fees fell by {value}.",
                "Fees: {value} ({period}).",
                "Fees: {value} a head.",
                "Fees: {value} ({period}).",
            ],
        ),
        ("Fees rose by 4% to $9 million and earned $2 million.", ["Fees rose by {value}.", "Fees: {value}.", BLANK]),
        ("Fees rose by 4% in 2023 and 5% in 2022.", ["Fees rose by {value} ({period})."] * 2),
        ("Fees rose by 4% to $9 million, with $2 million in Lund.", ["Fees rose by {value}.", "Fees: {value}.", BLANK]),
        (
            "Сборы порта выросли на 4% по сравнению с показателем за прошлый год - до 9 млн рублей.",
            ["Сборы порта выросли на {value}.", "Сборы порта: {value}."],
        ),
        ("The bay saw 40 overnight stays, a rise of 4%.", ["The bay saw {value}.", "Overnight stays rose by {value}."]),
        ("Bays saw 40 tonnes, a rise of 4%.", ["Bays saw {value}.", "_____ rose by {value}."]),
        (
            "It shrank, with a 9% rise in inward cargo to 7.5 tons, and full boxes rising 8% to 6 tons.",
            ["Inward cargo rose by {value}.", BLANK, "_____ rose by {value}.", BLANK],
        ),
        ("Fees fell, with landed boxes rising 8% in May.", ["Landed boxes rose by {value}."]),
        (
            "Box traffic rose by 6% to 2,400 boxes, while bulk cargo fell by 2% to 21 tonnes.",
            [
                "Box traffic rose by {value}.",
                "Box traffic: {value}.",
                "Bulk cargo fell by {value}.",
                "Bulk cargo: {value}.",
            ],
        ),
        (
            "Ships brought 310,000 visitors, 12% fewer than in 2023.",
            ["Ships brought {value}.", "Visitors fell by {value}."],
        ),
        ("There were 140 thousand sailors in 27 bays.", [BLANK, BLANK]),
        ("Построено более 40 школ в порту.", ["Построено {value} в порту."]),
        ("Limana 340 gəmi gəlib.", ["Limana {value} gəlib."]),
        ("Составила 40 школ.", [BLANK]),
        ("Согласно прогнозу Минлеса РФ, в 2025 году ожидается рост сборов на 5%.", ["_____ рост на {value}."]),
        (
            "Сборы упали на 6,1% в годовом выражении, а за I полугодие 2020 года - на 5,4%.",
            ["Сборы упали на {value} в годовом выражении.", "_____ снижение на {value}."],
        ),
        ("“We saw a good May with our fees rising by 6%,” Ann Hale said.", ["_____ rose by {value}."]),
        ("The rest of the 40 boats sank. Of this rise 40 tons were lost.", [BLANK, BLANK]),
        ("With 4,700,000, the Danes had most of the stays.", [BLANK]),
        ("Some 340 ships were recorded in over 9 ports.", ["{value} were recorded.", BLANK]),
    ],
)
def test_what_the_figure_before_is_of_carries_on_and_a_whole_clause_is_told(
    tmp_path: Path, text: str, statements: list[str]
) -> None:
    _, briefing = drafted(tmp_path, text)
    assert [str(f.statement) for f in briefing.facts.values() if f.quantity] == statements


def test_a_rate_before_the_figure_is_told(tmp_path: Path) -> None:
    _, briefing = drafted(tmp_path, "Each year 52,000 passengers use the pier.")
    assert [str(fact.statement) for fact in briefing.facts.values()] == ["_____ each year {value}."]


def test_the_level_of_a_year_before_a_forecast_is_told_as_it_was(tmp_path: Path) -> None:
    _, briefing = drafted(
        tmp_path, "Catches will probably fall to 22 tons in 2024 from a peak of 28 tons a year earlier."
    )
    assert {(str(f.period), f.status) for f in briefing.facts.values()} == {("2024", "forecast"), ("2023", "reported")}


@all_cases(
    ("text", "statement"),
    [
        ("Fees, mainly of boats that come from afar, saw an increase of 4 per cent.", "_____ rose by {value}."),
        ("В порт пришло 40 судов.", "В порт пришло {value}."),
        ("Улов, который везут издалека, в этом году показал снижение на 4%.", "_____ снижение на {value}."),
        ("Ovun həcmi ötən ilə nisbətən 4 faiz azalıb.", "Ovun həcmi ötən ilə nisbətən {value} azalıb."),
        ("Dues grew most in Lund (5.3% to 3.9%).", "_____ {value}."),
        (
            "Full-time work rose by 620 to 8,300 while part-time work decreased by 480 to 3,800.",
            "Part-time work: {value}.",
        ),
        ("The men have fed 740 people with over 150 tons of food.", "_____ {value}."),
        ("An average household paid 287 euros in 2023.", "An average household paid {value}."),
        ("Losses fell below 11% in 2023.", "Losses fell to {value}."),
        ("The number of boats rose to 598 in 2023, some 36 more than in 2022.", "Number of boats rose by {value}."),
        ("Fees are to rise above 40 euros by 2028.", "Fees are to rise to {value}."),
        ("It was a good year for the bay, with fees on boats up 8%.", "_____ rose by {value}."),
        ("Trade was weak, with a drop of 210 tonnes and 95 tonnes respectively.", "Trade fell by {value}."),
        ("Сборы в марте выросли на 3% при увеличении вывоза на 2%.", "_____ рост на {value}."),
    ],
)
def test_how_something_moved_is_told_where_nothing_else_is(tmp_path: Path, text: str, statement: str) -> None:
    _, briefing = drafted(tmp_path, text)
    assert [fact.statement for fact in briefing.facts.values()][-1:] == [statement]


def test_a_count_takes_no_unit_of_its_share(tmp_path: Path) -> None:
    _, briefing = drafted(tmp_path, "Of the starts on site, 12,310, or 73 per cent, were new.")
    units = {str(f.quantity.value): f.quantity.unit for f in briefing.facts.values() if f.quantity}
    assert units == {"12310": None, "73": "percent"}


def test_a_first_name_that_ends_as_offices_do_is_none(tmp_path: Path) -> None:
    _, briefing = drafted(tmp_path, "Губернатор Виктор Лунин сообщил, что в порту 40 судов.")
    assert [(one.name, one.role) for one in briefing.speakers.values()] == [("Виктор Лунин", "Губернатор")]


def test_those_whom_somebody_spoke_to_are_no_office(tmp_path: Path) -> None:
    _, briefing = drafted(tmp_path, "При общении с журналистами Иван Орлов рассказал, что порт принял 40 судов.")
    assert [(one.name, one.role) for one in briefing.speakers.values()] == [("Иван Орлов", None)]


def test_speech_behind_a_dash_is_direct(tmp_path: Path) -> None:
    text = "- В порту 40 судов, - сообщил министр вод Пётр Лунин."
    _, briefing = drafted(tmp_path, text)
    assert [fact.evidence[0].voice for fact in briefing.facts.values()] == ["direct"]


def test_what_stands_behind_the_dashes_of_a_list_is_no_speech(tmp_path: Path) -> None:
    text = "В 2023 году вывоз вырос:\n\n- в Альпию - на 5,5%;\n\n- Мальту - на 46,2%;\n\n- Ирию - на 51%."
    _, briefing = drafted(tmp_path, text)
    assert [fact.evidence[0].voice for fact in briefing.facts.values()] == ["reported"] * 3


def test_the_day_of_a_dateline_is_no_time_of_a_figure(tmp_path: Path) -> None:
    _, briefing = drafted(tmp_path, "ALDER BAY, May 6 (Courier) -- Fees rose by 4 per cent from the first quarter.")
    assert [(str(f.period), f.speaker) for f in briefing.facts.values()] == [("2024", "the-courier")]


def test_a_forecast_of_what_was_over_is_left_to_a_person(tmp_path: Path) -> None:
    made, briefing = drafted(tmp_path, "The port forecast growth to slow to 2.9% in 2025 from 2.7% in October 2022.")
    assert [str(fact.period) for fact in briefing.facts.values()] == ["2025"]
    assert ["forecast" in left.reason for left in made.left_out] == [True]


@all_cases(
    ("text", "label"),
    [
        ("The Alder Port's Board of Directors approved $4 million.", "_____"),
        ("The bank approved $4 million for a pier.", "approved for a pier"),
        ("The port said that fees must be curtailed so as not to lift costs, which had risen to $4 million.", "_____"),
        ("Oil output grew, while meal sales totalled $4 million.", "meal sales"),
        ("Imports of fish, mainly from Lund, rose by 4 per cent.", "_____"),
        ("Trade between Lund and Skara in fish has reached $4 million.", "trade between Lund and Skara in fish"),
        ("The port launched two routes worth $4 million for a pier.", "_____"),
        ("The board met. Its costs rose to $4 million.", "costs"),
        ("The bay tested boats. 14 per cent of them sank.", "_____"),
    ],
)
def test_whoever_pays_gives_no_label(tmp_path: Path, text: str, label: str) -> None:
    _, briefing = drafted(tmp_path, text)
    assert [str(fact.label) for fact in briefing.facts.values() if fact.quantity] == [label]


@all_cases(
    ("text", "areas"),
    [
        ("Trade of Veland in 2023\n\nThe bay took 1,400 boats. Fees rose to $9 million.", ["Veland", "Veland"]),
        ("Trade of Veland in 2023\n\nThe Coast took 1,400 boats. Some sank.", [None]),
        ("Trade of Veland in 2023\n\nThe least in the euro area paid 1,400 dues.", [None]),
        ("Fees Up 4% in First Quarter\n\nThe port took 1,400 boats.", [None, None]),
        ("Food Organization of the United Nations\n\nThe port took 1,400 boats.", [None]),
        ("Around 733 boats came, equal to 20% of the boats in Port Lund.", [None, "Port Lund"]),
        ("Trade in 2023\n\nThe mills in Port Lund, all new, sold 1,400 boats.", ["Port Lund"]),
        ("Trade in 2023\n\nThe mills in Lund and Skara sold 1,400 boats in March.", [None]),
        ("Most boats were from Norway (1,400), Georgia (3,400) and the bay (7,300).", ["Norway", "Georgia", None]),
        ("Floods of 2023\n\nThe bay grew.\n\nNORWAY\n\nOver 90 boats were lost.", ["Norway"]),
        ("In Elder State, nearly 700 boats sank.", ["Elder State"]),
        ("A breach in Birch region affected some 1,600 boats.", ["Birch region"]),
        ("В Ольховой области затоплены 1400 судов.", ["Ольховая область"]),
        ("В Дубовом крае в апреле 2023 года затоплены 1400 судов.", ["Дубовый край"]),
        ("Şəmsi rayonunda 1400 gəmi var.", ["Şəmsi rayonu"]),
        ("Рыба в Грузии в 2023 году\n\nУлов вырос до 1400 тонн. Это много для них.", ["Грузия"]),
    ],
)
def test_an_area_is_that_of_the_sentence_or_of_the_heading_over_it(
    tmp_path: Path, text: str, areas: list[str | None]
) -> None:
    _, briefing = drafted(tmp_path, text)
    assert [fact.area for fact in briefing.facts.values() if fact.quantity] == areas


def test_where_something_was_said_is_no_area(tmp_path: Path) -> None:
    _, briefing = drafted(
        tmp_path, "The bay has 40 seals, Ann Hale said at a meeting in Romania. Romania has 90 seals."
    )
    assert [fact.area for fact in briefing.facts.values()] == [None, "Romania"]


@pytest.mark.parametrize("where", ["outside Romania", "in ports other than Romania"])
def test_a_country_that_is_left_out_is_no_area(tmp_path: Path, where: str) -> None:
    _, briefing = drafted(tmp_path, f"Fees at ports {where} rose by 4 per cent.")
    assert [fact.area for fact in briefing.facts.values()] == [None]


def test_documents_elsewhere_are_told_all_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "facts"
    folder.mkdir()
    documents = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for document in documents:
        document.write_text("The bay has 14 ferries.", encoding="utf-8")
    with pytest.raises(LoadError) as caught:
        draft(folder / "facts.yaml", documents, "The Courier", date(2024, 5, 6))
    assert [problem.place.file for problem in caught.value.diagnostics] == [str(d) for d in documents]


def test_the_words_of_a_time_that_stands_often_cut_no_sum_in_two(tmp_path: Path) -> None:
    text = (
        "Trade in 2023\nReport of 2023. Exports came to 48.6 million euros in 2023. The surplus was 4.4 million euros."
    )
    made, briefing = drafted(tmp_path, text)
    assert not made.left_out and len(briefing.facts) == 2
    assert '"48.6 million euros in 2023", for: period' in made.data.decode()
