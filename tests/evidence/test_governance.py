"""What governs a number: denials, suppositions, questions and statuses, bound to it by clause."""

from __future__ import annotations

import pytest

from briefing.facts.model import Status
from tests.conftest import all_cases
from tests.evidence.claiming import errors_in, found_in

# The facts are of 160,000 pupils in 2024, and the quote is the whole source.
PUPILS = {"quantity": "{value: 160000, unit: pupils}"}


def _rules(source: str, status: str = "reported", quote: str = "", statement: str = "", **fields: str) -> set[str]:
    given = PUPILS | {"status": status} | fields
    return {d.rule for d in errors_in("en", source, quote or source.rstrip(".?"), given, statement)}


@all_cases(
    "source",
    [
        "Nobody at the ministry has confirmed that 160,000 pupils came.",
        "It is not true, whatever the leaflet says, that 160,000 pupils came.",
        "The minister denied that 160,000 pupils had come.",
        "The minister denied that the snow that fell in May kept 160,000 pupils away.",
        "Reports that 160,000 pupils came were false.",
        "That 160,000 pupils came is a legend, she said.",
        "The union dismissed the suggestion that 160,000 pupils had come.",
        "The town failed to teach 160,000 pupils.",
        "160,000 pupils did not come.",
        "160,000 pupils have yet to come in.",
        "The board has yet to teach 160,000 pupils.",
        "160,000 pupils remained to be taught.",
        "Not 160,000 but 16,000 pupils came.",
        "An earlier version of this article said that 160,000 pupils came.",
        "Suppose 160,000 pupils came.",
        "If 160,000 pupils came, the hall was full.",
        "Had the bridge been open, 160,000 pupils would have come.",
        "In the model 160,000 pupils came.",
        "She asked whether 160,000 pupils came.",
        "Did 160,000 pupils come?",
        "160,000 pupils came, a figure that teachers call false.",
        "160,000 pupils came, but the union disputes this.",
        "The plan to invite 160,000 pupils was dropped.",
        "None of the 160,000 pupils came.",
        "The purchase of desks for 160,000 pupils was delayed.",
        "The opening of schools for 160,000 pupils awaits approval.",
        "A bill before parliament brings in 160,000 pupils.",
        "Under the draft law, 160,000 pupils come in.",
        "The schools must have had 160,000 pupils.",
        "The schools were entitled to teach 160,000 pupils.",
        "The board was cleared of sending 160,000 pupils away.",
        "160,000 pupils came, or so Ida Thorne claims.",
        "160,000 pupils came, which nobody has yet confirmed.",
        "The following is a myth: 160,000 pupils came.",
        "Provided that 160,000 pupils came, the hall was full.",
        "It looked as if 160,000 pupils had come.",
        "Let us say 160,000 pupils came.",
        "The treaty limits the schools to 160,000 pupils.",
        "They say 160,000 pupils came.",
    ],
)
def test_what_is_denied_supposed_or_asked_is_not_so(source: str) -> None:
    assert _rules(source)


@all_cases(
    ("source", "quote"),
    [
        ("160,000 pupils came. That is false.", "160,000 pupils came"),
        ("160,000 pupils came. The ministry later corrected this.", "160,000 pupils came"),
        ("160,000 pupils came. The figure was wrong.", "160,000 pupils came"),
        ("160,000 pupils came. Or so Ida Thorne claims.", "160,000 pupils came"),
        ("False rumours:\n- Nobody slept.\n- 160,000 pupils came.", "160,000 pupils came"),
    ],
)
def test_what_the_next_sentence_takes_back_is_not_so(source: str, quote: str) -> None:
    assert "status" in _rules(source, quote=quote)


@all_cases(
    "source",
    [
        "The minister denied any delay and said that 160,000 pupils came.",
        "Not a single lesson was lost; 160,000 pupils came.",
        "Although it was not warm, 160,000 pupils came.",
        "160,000 pupils came, and nobody was ill.",
        "There is no doubt that 160,000 pupils came.",
        "The minister did not deny that 160,000 pupils came.",
        "No lamp was broken when 160,000 pupils came.",
        "The delivery of desks was delayed, and 160,000 pupils came.",
        "160,000 pupils came, which nobody regretted.",
        "The head, cleared of fraud, taught 160,000 pupils.",
        "Under the contract, the schools taught 160,000 pupils.",
        "The false ceiling fell; the hall held 160,000 pupils.",
        "In 2024, not in 2023, 160,000 pupils came.",
        "When the plan was dropped, 160,000 pupils came.",
        "The school, which may be rebuilt, has 160,000 pupils.",
        "160,000 pupils came, as planned.",
        "160,000 pupils came, more than expected.",
        "A bridge is planned, but 160,000 pupils came.",
        "The planning office counted 160,000 pupils.",
        "The budget airline carried 160,000 pupils.",
        "160,000 pupils came, and the town aims to build a hall.",
        "It may be recalled here that 160,000 pupils came.",
        "160,000 pupils are in need of a hall.",
        "On a train heading for Lund 160,000 pupils came.",
        "The Hope chain taught 160,000 pupils.",
        "Why did they come? 160,000 pupils came.",
    ],
)
def test_what_stands_elsewhere_governs_nothing(source: str) -> None:
    assert _rules(source) == set()


@pytest.mark.parametrize(
    ("words", "statuses"),
    [
        ("pledged to teach", "pledged planned"),
        ("promised to teach", "pledged planned"),
        ("plans to teach", "planned"),
        ("proposed to teach", "proposed planned requested target"),
        ("asked for", "requested proposed target planned"),
        ("called for", "requested proposed target planned"),
        ("should teach", "target required planned proposed forecast"),
        ("wants to teach", "target planned requested forecast"),
        ("aims to teach", "target planned"),
        ("is required to teach", "required target requested estimated"),
        ("could teach", "possible"),
        ("expects", "forecast"),
        ("is likely to teach", "forecast possible"),
        ("claimed to teach", "claimed alleged"),
        ("allegedly taught", "alleged claimed"),
        ("announced", "announced planned pledged proposed reported claimed"),
        ("scrapped the plan to teach", "cancelled"),
    ],
)
def test_a_status_is_what_the_words_say(words: str, statuses: str) -> None:
    allowed = set(statuses.split())
    for status in set(Status) - {Status.OBSERVED, Status.ESTIMATED, Status.ANNOUNCED, Status.REQUIRED}:
        rules = _rules(f"In 2024 the town {words} 160,000 pupils.", status) & {"status", "not-said"}
        assert (not rules) == (status in allowed), status


@all_cases(
    ("language", "source", "status"),
    [
        ("en", "In 2024 the town scrapped a planned loan of $5 million.", "cancelled"),
        ("en", "In 2024 the town cancelled its pledged aid of $5 million.", "cancelled"),
        ("en", "In 2024 the town rowed back on its promise to lend $5 million.", "cancelled"),
        ("en", "A planned loan of $5 million was torn up in 2024.", "cancelled"),
        ("en", "In 2024 the town cancelled the fairs and promised $5 million to the fire brigade.", "pledged"),
        ("en", "In 2024 the town cancelled the fairs and planned a loan of $5 million.", "planned"),
        ("ru", "В 2024 году город отменил обещанную помощь в 5 млн долларов.", "cancelled"),
        ("ru", "В 2024 году город отказался от запланированного займа в 5 млн долларов.", "cancelled"),
    ],
)
def test_what_is_dropped_is_planned_no_longer(language: str, source: str, status: str) -> None:
    for held in ("planned", "pledged", "cancelled"):
        money = {"quantity": "{value: 5000000, currency: USD}", "status": held}
        rules = {d.rule for d in errors_in(language, source, source.rstrip("."), money)}
        is_told = held == status or (held, status) == ("planned", "pledged")  # what is promised is meant
        assert (not rules & {"status", "not-said"}) == is_told, held


@pytest.mark.parametrize(
    ("source", "statuses"),
    [
        ("The council adopted a budget of $5 million.", "adopted allocated planned"),
        ("The council approved $5 million for the pier.", "adopted allocated planned"),
        ("The council earmarked $5 million for the pier.", "allocated"),
        ("The council proposed to set aside $5 million.", "proposed planned requested"),
        ("The council announced another $5 million for the pier.", "announced planned allocated pledged proposed"),
        ("The council offered $5 million for the pier.", "proposed pledged"),
        ("The council spent $5 million on the pier.", "reported claimed"),
    ],
)
def test_money_is_not_spent_before_it_is(source: str, statuses: str) -> None:
    money = {"quantity": "{value: 5000000, currency: USD}"}
    for status in set(Status) - {Status.OBSERVED, Status.TARGET, Status.REQUIRED}:
        rules = {d.rule for d in errors_in("en", source, source.rstrip("."), money | {"status": status})}
        assert (not rules & {"status", "not-said"}) == (status in statuses.split()), status


def test_who_projects_a_share_forecasts_it_and_projects_may_have_numbers() -> None:
    money = {"quantity": "{value: 7, unit: percent}"}
    source, quote = "In 2024 the bank, by contrast, projects 7 percent.", "the bank, by contrast, projects 7 percent"
    assert {d.rule for d in errors_in("en", source, quote, money)} == {"status"}
    assert errors_in("en", source, quote, money | {"status": "forecast"}) == []
    source = "In 2024 in five projects 160,000 pupils took part."
    assert errors_in("en", source, source[:-1], PUPILS) == []


def test_who_estimates_it_may_stand_behind_it() -> None:
    source = "Some 160,000 pupils came in 2024, the police estimated."
    assert _rules(source, "estimated", qualifier="about") == set()


def test_what_is_approved_otherwise_is_done() -> None:
    assert _rules("The agency approved 160,000 pupils for the course.") == set()


def test_nothing_is_so_before_it_comes() -> None:
    source = "There are 160,000 pupils in 2026."
    assert _rules(source, period="'2026'")
    assert _rules("There will be 160,000 pupils in 2026.", "forecast", period="'2026'") == set()


def test_a_denial_that_the_fact_tells_is_no_error() -> None:
    source, quote = "None of the 160,000 pupils came.", "None of the 160,000 pupils came"
    assert "status" in _rules(source, quote=quote)
    assert _rules(source, quote=quote, statement="None of the {value} came.") == set()
    source = quote = "160,000 pupils had yet to be taught"
    assert _rules(source, quote=quote, statement="{value} were taught.") == {"status"}
    assert _rules(source, quote=quote, statement="{value} were still waiting to be taught.") == set()


def test_a_denial_that_says_what_is_missing_is_told_as_that() -> None:
    source = "2024-cü ildə 160 000 şagird çatışmır."
    assert errors_in("az", source, source.rstrip("."), PUPILS, "The city lacks {value}.") == []
    assert {d.rule for d in errors_in("az", source, source.rstrip("."), PUPILS, "The city has {value}.")} == {"status"}


@all_cases(
    ("language", "source"),
    [
        ("ru", "Никто не подтвердил, что пришли 160 000 учеников."),
        ("ru", "Министр опроверг сообщения о 160 000 учеников."),
        ("ru", "Неправда, сказал он вечером, что пришли 160 000 учеников."),
        ("ru", "160 000 учеников не пришли."),
        ("ru", "Если пришли 160 000 учеников, зал был полон."),
        ("ru", "Пришли ли 160 000 учеников?"),
        ("ru", "Город обещал учить 160 000 учеников."),
        ("ru", "Город должен принять 160 000 учеников."),
        ("ru", "Сообщения о том, что пришли 160 000 учеников, не подтвердились."),
        ("ru", "Пришли 160 000 учеников. Позже министерство опровергло эту цифру."),
        ("az", "Nazir 160 000 şagirdin gəldiyini təkzib edib."),
        ("az", "Doğru deyil ki, 160 000 şagird gəlib."),
        ("az", "160 000 şagird gəlməyib."),
        ("az", "Şəhər 160 000 şagird oxutmağı vəd edib."),
        ("az", "Şəhər 160 000 şagird qəbul etməlidir."),
        ("az", "160 000 şagird gəlibmi?"),
        ("az", "160 000 şagird gəlib. Nazirlik sonra bu rəqəmi təkzib edib."),
    ],
)
def test_other_languages_deny_and_suppose_too(language: str, source: str) -> None:
    quote = source.split(". ")[0].rstrip(".?")
    assert errors_in(language, source, quote, PUPILS | {"status": "reported"})


@all_cases(
    ("language", "source"),
    [
        ("ru", "Министр не скрывал, что пришли 160 000 учеников."),
        ("ru", "Хотя было не тепло, пришли 160 000 учеников."),
        ("ru", "Не 16 000, а 160 000 учеников пришли."),
        ("ru", "Пришли 160 000 учеников, и никто не заболел."),
        ("ru", "Пришли 160 000 учеников, как и планировалось."),
        ("ru", "Нет сомнений, что пришли 160 000 учеников."),
        ("az", "Hava isti deyildi, amma 160 000 şagird gəlib."),
        ("az", "Şübhə yoxdur ki, 160 000 şagird gəlib."),
        ("az", "160 000 şagird gəlib və heç kim xəstələnməyib."),
    ],
)
def test_other_languages_bind_by_clause(language: str, source: str) -> None:
    found = errors_in(language, source, source.rstrip("."), PUPILS | {"status": "reported"})
    assert [d.message for d in found] == []


@pytest.mark.parametrize(
    ("language", "source", "statement"),
    [
        ("en", "None of the 160,000 pupils tested in 2024 was found to be short-sighted.", "Tested were {value}."),
        (
            "en",
            "It is not known whether the 160,000 pupils who were tested in 2024 had breakfast.",
            "{value} were tested.",
        ),
        ("en", "Of the 160,000 pupils tested in 2024, 310 wore glasses.", "Tested were {value}."),
    ],
)
def test_which_things_are_counted_is_so_whatever_becomes_of_them(language: str, source: str, statement: str) -> None:
    assert errors_in(language, source, source.rstrip("."), PUPILS, statement) == []


@all_cases(
    ("source", "statement"),
    [
        ("None of the 160,000 pupils tested in 2024 was found to be ill.", "Ill were {value}."),
        ("None of the 160,000 pupils passed in 2024.", "{value} passed."),
        ("Not one of the 160,000 pupils passed in 2024, 310 wept.", "{value} passed."),
        ("It is not true that the 160,000 pupils came in 2024.", "{value} came."),
        ("Of the 160,000 pupils tested in 2024, 310 wore glasses.", "{value} wore glasses."),
    ],
)
def test_what_becomes_of_them_is_not(source: str, statement: str) -> None:
    assert _rules(source, statement=statement)


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("en", "The union denied that 90 pupils left in 2024 and itself counted 160,000 pupils that year."),
        ("en", "For want of teachers 160,000 pupils stayed at home in 2024."),
        ("en", "If in 2019 there were 170,000 pupils, in 2024 there were 160,000 pupils."),
        ("ru", "Если в 2019 году училось 170 000 учеников, то в 2024 году училось 160 000 учеников."),
    ],
)
def test_what_is_said_of_another_number_leaves_it_real(language: str, source: str) -> None:
    assert errors_in(language, source, source.rstrip("."), PUPILS) == []


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("en", "The town expects 170,000 pupils in 2026, after 160,000 pupils in 2023."),
        ("ru", "На 2026 год прогнозируют 170 000 учеников, после 160 000 учеников в 2023 году."),
    ],
)
def test_what_was_before_is_not_expected(language: str, source: str) -> None:
    assert errors_in(language, source, source.rstrip("."), PUPILS | {"period": "'2023'"}) == []


def test_a_condition_with_times_is_still_one() -> None:
    russian = "Если бы в 2019 году школу открыли, то в 2024 году учились бы 160 000 учеников."
    assert errors_in("ru", russian, russian.rstrip("."), PUPILS)
    assert _rules("If in 2023 the school had opened, in 2024 160,000 pupils would have come.")


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("en", "The town hopes that 160,000 pupils will come in 2025."),
        ("ru", "Город надеется, что в 2025 году придут 160 000 учеников."),
        ("az", "Şəhər ümid edir ki, 2025-ci ildə 160 000 şagird gələcək."),
    ],
)
def test_a_hope_is_no_sure_plan(language: str, source: str) -> None:
    fields = PUPILS | {"status": "planned", "period": "'2025'"}
    assert errors_in(language, source, source.rstrip("."), fields) == []
    assert "doubt" in {d.rule for d in found_in(language, source, source.rstrip("."), fields)}


@all_cases(
    ("source", "statement", "rules"),
    [
        ("160,000 pupils came in 2024.", "In all {value} never came.", {"not-said"}),
        ("160,000 pupils came in 2024.", "It is not so that {value} came.", {"not-said"}),
        ("160,000 pupils came in 2024.", "It is a lie that {value} came.", {"not-said"}),
        ("160,000 pupils came in 2024.", "The claim is false that {value} came.", {"not-said"}),
        ("160,000 pupils came in 2024.", "After a false alarm {value} came.", set()),
        ("160,000 pupils did not come in 2024.", "In all {value} never came.", set()),
        ("160,000 pupils came in 2024.", "In all {value} came.", set()),
    ],
)
def test_what_a_statement_denies_of_itself_the_desk_has_to_settle(source: str, statement: str, rules: set[str]) -> None:
    assert _rules(source, statement=statement) == rules


@pytest.mark.parametrize(
    ("language", "source"),
    [
        ("en", "The board decided in 2024 that the toll should be 3 euros."),
        ("ru", "В 2024 году совет решил, что сбор должен составлять 3 евро."),
        ("az", "Şura 2024-cü ildə qərara aldı ki, rüsum 3 avro olmalıdır."),
    ],
)
def test_what_somebody_decided_should_be_so_is_adopted(language: str, source: str) -> None:
    for status, expected in (("adopted", []), ("target", ["status"]), ("reported", ["status"])):
        given = {"quantity": "{value: 3, currency: EUR}", "status": status}
        assert [d.rule for d in errors_in(language, source, source.rstrip("."), given)] == expected


@all_cases(
    ("source", "expected"),
    [
        ("In 2024 the town maintained 160,000 pupils.", set()),
        ("In 2024 the town maintained that it had 160,000 pupils.", {"status"}),
        ("In 2024 the town maintained it had 160,000 pupils.", {"status"}),
        ("In 2024 the guild provided the largest class, teaching 160,000 pupils.", set()),
        ("In 2024 the guild provided it with 160,000 pupils.", set()),
        ("In 2024 the hall holds 160,000 pupils, provided the roof is mended.", {"status"}),
        ("In 2024 the hall holds 160,000 pupils, provided that rain stays away.", {"status"}),
    ],
)
def test_what_was_maintained_or_provided_is_neither_asserted_nor_a_condition(source: str, expected: set[str]) -> None:
    assert _rules(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("In 2024 the bank withdrew its talk of a dimmer outlook.", set()),
        ("In 2024 the outlook was for 160,000 pupils.", {"status"}),
    ],
)
def test_an_outlook_that_is_only_spoken_about_forecasts_nothing(source: str, expected: set[str]) -> None:
    fields = PUPILS if "160,000" in source else {}
    found = errors_in("en", source, source.rstrip("."), fields | {"status": "reported"}, "" if fields else "It did so.")
    assert {d.rule for d in found} == expected


@pytest.mark.parametrize("source", ["{", "—", "..."])
def test_a_source_without_a_word_is_answered(source: str) -> None:
    assert errors_in("en", source, source, {}, "It is an island.") == []
