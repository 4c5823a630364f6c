"""A change is told over the span of time that the source tells it over."""

from pathlib import Path

from briefing.evidence.check import check_briefing
from briefing.evidence.source_text import SourceText
from briefing.facts.load import parse_briefing
from tests.conftest import all_cases

FACTS = """\
head: {{id: test, title: A title, date: 2024-08-19, language: {language}}}
speakers: {{office: {{name: The Office}}}}
sources: {{daily: {{publisher: The Office, published: 2024-06-30, speaker: office}}}}
sections: {{a: {{title: A}}}}
facts:
  it: {{section: a, speaker: office, period: 2024-05, label: "{label}", statement: "{statement}",
       quantity: {{value: {value}, unit: percent, change: true}}, evidence: {{source: daily, quote: "{quote}"}}}}
"""
BOTH = "In May 2024 output rose 0.4% month on month and 3.1% year on year."
PRICES = "Prices were up 2.5% from a year earlier in May 2024 and 0.2% from April."
GAPPED = "In May 2024 sales increased 0.3 percent month-to-month and 5.5 percent year-over-year."
NAMED = "In May 2024 output was up 2.5% compared to the corresponding month of {}."
SINCE = "In May 2024 prices rose by 2.5%."
BOTH_RU = "В мае 2024 года в месячном выражении рост цен составил 0,4%, в годовом выражении - 3,1%."
BOTH_AZ = "2024-cü ilin may ayında istehsal illik müqayisədə 3 faiz, aylıq müqayisədə 1 faiz artıb."


@all_cases(
    ("language", "source", "value", "statement", "label", "rules"),
    [
        ("en", BOTH, "0.4", "Output rose by {value} on the month.", "output", set()),
        ("en", BOTH, "0.4", "Output rose by {value}.", "output", set()),
        ("en", BOTH, "0.4", "Output rose by {value} year on year.", "output", {"rate"}),
        ("en", BOTH, "0.4", "Output rose by {value}.", "rise of output over a year", {"rate"}),
        ("en", BOTH, "3.1", "Output rose by {value} over the year.", "output", set()),
        ("en", BOTH, "3.1", "Output rose by {value} from a month earlier.", "output", {"rate"}),
        ("en", PRICES, "2.5", "Prices rose by {value} year on year.", "annual inflation", set()),
        ("en", PRICES, "2.5", "Prices rose by {value} in a month.", "monthly inflation", {"rate"}),
        ("en", PRICES, "0.2", "Prices rose by {value} from the previous month.", "prices", set()),
        ("en", PRICES, "0.2", "Prices rose by {value} over the year.", "prices", {"rate"}),
        ("en", BOTH, "3.1", "Output rose by {value} in a year.", "output", set()),
        ("en", BOTH, "0.4", "Output rose by {value} in a year.", "output", {"rate"}),
        ("en", GAPPED, "5.5", "Sales rose by {value} year on year.", "sales", set()),
        ("en", GAPPED, "5.5", "Sales fell by {value} year on year.", "sales", {"direction"}),
        ("en", GAPPED, "0.3", "Sales rose by {value} month on month.", "sales", set()),
        ("en", SINCE, "2.5", "Prices rose by {value}.", "prices", set()),
        ("en", SINCE, "2.5", "Prices rose by {value} over the year.", "prices", {"doubt"}),
        ("en", SINCE, "2.5", "Prices rose by {value} in a month.", "prices", {"doubt"}),
        ("en", NAMED.format(2023), "2.5", "Output rose by {value} over the year.", "output", set()),
        ("en", NAMED.format(2023), "2.5", "Output rose by {value} on the month before.", "output", {"rate"}),
        ("ru", BOTH_RU, "0.4", "Цены выросли на {value} за месяц.", "рост цен", set()),
        ("ru", BOTH_RU, "0.4", "Цены выросли на {value} за год.", "рост цен", {"rate"}),
        ("ru", BOTH_RU, "3.1", "Рост составил {value} год к году.", "рост", set()),
        ("ru", BOTH_RU, "3.1", "Цены выросли на {value} по сравнению с предыдущим месяцем.", "рост цен", {"rate"}),
        ("az", BOTH_AZ, "3", "İstehsal illik müqayisədə {value} artıb.", "istehsal", set()),
        ("az", BOTH_AZ, "1", "İstehsal illik müqayisədə {value} artıb.", "istehsal", {"rate", "subject"}),
        ("az", BOTH_AZ, "3", "İstehsal əvvəlki aya nisbətən {value} artıb.", "istehsal", {"rate"}),
    ],
)
def test_a_change_over_a_month_is_none_over_a_year(
    language: str, source: str, value: str, statement: str, label: str, rules: set[str]
) -> None:
    quote = source.rstrip(".")
    facts = FACTS.format(language=language, statement=statement, label=label, value=value, quote=quote)
    briefing = parse_briefing(facts.encode(), Path("facts.yaml"))
    report = check_briefing(briefing, {"daily": SourceText.from_bytes(source.encode(), language)})
    known = {"rate", "doubt", "direction", "not-said", "period", "number", "subject"}
    assert {d.rule for d in report.diagnostics} & known == rules, [d.message for d in report.diagnostics]
