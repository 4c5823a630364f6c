"""A fact without a number tells what its quotes do."""

from pathlib import Path

import yaml

from briefing.evidence.check import check_briefing
from briefing.evidence.source_text import SourceText
from briefing.facts.load import parse_briefing
from tests.conftest import all_cases


def _rules(language: str, text: str, quote: str, statement: str, area: str | None = None) -> set[str]:
    data = {
        "head": {"id": "test", "title": "A", "date": "2024-08-19", "state": "final", "language": language},
        "speakers": {"paper": {"name": "The Paper"}},
        "sources": {"paper": {"publisher": "The Paper", "published": "2024-08-19", "language": language}},
        "sections": {"a": {"title": "A"}},
        "facts": {
            "it": {
                "section": "a",
                "label": "it",
                "statement": statement,
                "period": "2024",
                "speaker": "paper",
                **({"area": area} if area else {}),
                "evidence": {"quote": quote, "source": "paper"},
            }
        },
    }
    facts = parse_briefing(yaml.safe_dump(data, allow_unicode=True).encode(), Path("facts.yaml"))
    report = check_briefing(facts, {"paper": SourceText.from_bytes(text.encode(), language)})
    return {d.rule for d in report.diagnostics} - {"single-source", "quoted-share", "long-quote", "trend"}


@all_cases(
    ("language", "text", "statement", "false", "rules"),
    [
        ("en", "The fleet did not use its tugs.", "The fleet used no tugs.", "The fleet used tugs.", {"status"}),
        ("en", "The storm was not a disaster.", "The storm was no disaster.", "The storm was a disaster.", {"status"}),
        ("en", "The pilots were unable to confirm the reports.", "", "The pilots confirmed the reports.", {"status"}),
        ("en", "The yard raised its prices.", "The yard raised prices.", "The yard cut prices.", {"direction"}),
        ("en", "The port exports timber.", "Timber is exported.", "The port imports timber.", {"direction"}),
        ("en", "The mayor opened a pier.", "The mayor opened a pier.", "The bishop sang hymns.", {"doubt"}),
        ("en", "The port exports timber.", "", "The port does not export timber.", {"not-said"}),
        ("en", "Most boats are of Delos.", "Most boats are of Delos.", "All boats are of Delos.", {"not-said"}),
        ("en", "The fee is again 9 euros.", "The fee is the same again.", "The fee was lowered again.", {"doubt"}),
        ("en", "Boats of Delos came.", "Boats came from Delos.", "The boats were of Naxos.", {"not-said"}),
        ("en", "Pilots said the tide would rise.", "The tide would rise.", "The tide rose.", {"status"}),
        ("en", "The queue would continue to grow.", "The queue is to grow.", "The queue goes on growing.", {"status"}),
        ("en", "Pilots say that the yard will close.", "The yard will close.", "The yard closes.", {"status"}),
        ("en", "Pilots say that fees would rise.", "Fees may rise.", "Rising sums are paid as fees.", {"doubt"}),
        ("en", "Lee, who would be king, opened a pier.", "Lee opened a pier.", "", set()),
        ("ru", "Лоцманы сказали, что порт будет закрыт.", "", "Порт закрыт.", {"status"}),
        ("en", "Rebels spoke. Later the cook was seized by sailors.", "", "The cook was seized by police.", {"doubt"}),
        ("en", "The cook was seized at talks of police and sailors.", "", "The cook was seized by police.", {"doubt"}),
        ("en", "The cook was taken away by sailors.", "", "The cook was taken away by police.", {"doubt"}),
        ("en", "Police seized the cook.", "The cook was seized by police.", "The cook was not seized.", {"not-said"}),
        ("en", "The pilot is still alive.", "The pilot is alive.", "The pilot was killed.", {"direction"}),
        ("en", "The pilot is still alive.", "The pilot has survived.", "The pilot is no longer alive.", {"direction"}),
        ("en", "The cook was unhurt.", "The cook was unharmed.", "The cook was injured.", {"direction"}),
        ("en", "The ferry suspended its service.", "", "The ferry resumed its service.", {"direction"}),
        ("en", "The quay is temporarily closed.", "", "The quay is closed for good.", {"direction"}),
        ("en", "The quay is safe.", "The quay is safe.", "The quay is dangerous.", {"direction"}),
        ("ru", "Лоцман жив.", "Лоцман жив.", "Лоцман погиб.", {"direction"}),
        ("ru", "Порт временно закрыт.", "Порт временно закрыт.", "Порт закрыт навсегда.", {"direction"}),
        ("ru", "Завод приостановил работу.", "", "Завод возобновил работу.", {"direction"}),
        ("az", "Liman müvəqqəti bağlanıb.", "", "Liman həmişəlik bağlanıb.", {"direction"}),
        ("az", "Zavod işini dayandırıb.", "", "Zavod işini bərpa edib.", {"direction"}),
        ("az", "Gəmilər Bakıdan gəlib.", "Gəmilər Bakıdan gəlib.", "Onlar Sumqayıtdan gəlib.", {"not-said"}),
        ("ru", "Порт не принимает суда.", "Порт не принимает суда.", "Порт принимает суда.", {"status"}),
        ("ru", "Порт повысил цены.", "Порт повысил цены.", "Порт снизил цены.", {"direction"}),
        ("az", "Liman gəmi qəbul etmir.", "Liman gəmi qəbul etmir.", "Liman gəmi qəbul edir.", {"status"}),
        ("az", "Liman taxta ixrac edir.", "Liman taxta ixrac edir.", "Liman taxta idxal edir.", {"direction"}),
    ],
)
def test_words_are_not_turned(language: str, text: str, statement: str, false: str, rules: set[str]) -> None:
    quote = text.rstrip(".")
    assert not statement or _rules(language, text, quote, statement) == set()
    assert not false or _rules(language, text, quote, false) & rules


_STRIKE = "Prices rose in Lund.\n\nThe mayor of Ystad spoke.\n\nDockers went on strike at a pier in Malmo.\n\nShe left."


@all_cases(
    ("text", "quote", "area", "rules"),
    [
        (_STRIKE, "Dockers went on strike", "Malmo", set()),
        (_STRIKE, "Dockers went on strike", "Lund", set()),  # the first paragraph may speak of all
        (_STRIKE, "Dockers went on strike", "Ystad", {"doubt"}),
        (_STRIKE, "Dockers went on strike", "Visby", {"doubt"}),
        ("Dutch dockers went on strike.", "dockers went on strike", "the Netherlands", set()),
        ("Brazilian dockers went on strike.", "dockers went on strike", "Brazil", set()),
    ],
)
def test_an_area_is_named_where_words_are_told_of_it(text: str, quote: str, area: str, rules: set[str]) -> None:
    assert _rules("en", text, quote, "Dockers went on strike.", area) == rules
