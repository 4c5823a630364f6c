"""One sentence of a language, one fact: what it says is borne out, and what it does not say is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.facts.model import Property
from tests.conftest import all_cases
from tests.evidence.claiming import Refusal, Sentence, errors_in, refusals, sentences

LANGUAGES = ("en", "ru", "az")


@all_cases(("language", "sentence"), [(language, s) for language in LANGUAGES for s in sentences(language)])
def test_ordinary_news_is_borne_out(language: str, sentence: Sentence) -> None:
    assert errors_in(language, sentence.source, sentence.quote, sentence.fields) == []


@all_cases(("language", "refusal"), [(language, r) for language in LANGUAGES for r in refusals(language)])
def test_what_a_source_does_not_say_is_refused(language: str, refusal: Refusal) -> None:
    rules = {d.rule for d in errors_in(language, refusal.source, refusal.quote, refusal.fields)}
    assert refusal.rule in rules


@pytest.mark.parametrize(
    ("language", "source", "quote"),
    [
        ("ru", "«Мы обсудили с ним учебники», — сказал министр.", "обсудили с ним учебники (direct)"),
        ("ru", "Мы встретились с проф. Орловым и подписали договор.", "подписали договор"),
        ("az", "“Biz dərslikləri müzakirə etdik”, – nazir deyib.", "dərslikləri müzakirə etdik (direct)"),
    ],
)
def test_acts_are_reported(language: str, source: str, quote: str) -> None:
    assert errors_in(language, source, quote, {}) == []


@pytest.mark.parametrize(
    ("language", "source", "quote"),
    [
        ("ru", "Министр не подписал договор.", "подписал договор"),
        ("ru", "Договора между ними нет.", "Договора между ними"),
        ("az", "Nazir müqavilə imzaladığını təsdiq etmir.", "Nazir müqavilə imzaladığını"),
        ("az", "Bu, razılıq deyil.", "razılıq"),
    ],
)
def test_a_denial_may_not_be_cut_off(language: str, source: str, quote: str) -> None:
    assert "cut-qualifier" in {d.rule for d in errors_in(language, source, quote, {})}


_AROUND = st.text(st.characters(exclude_categories=["Cs"])) | st.text('аб 1,."«»()- не бы до ə dən çox deyil 2023 млн')


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "words"),
    [("ru", "около 160 000 учеников"), ("az", "təxminən 160 000 şagird"), ("tr", "orada 160 000")],
)
@given(before=_AROUND, after=_AROUND)
def test_any_surroundings_are_read(language: str, words: str, before: str, after: str) -> None:
    """Whatever stands around a quote, its number is read or its quote is refused; nothing breaks."""
    fields = {"quantity": "{value: 160000, unit: pupils}", "qualifier": "about"}
    rules = {d.rule for d in errors_in(language, f"{before} {words} {after}", words, fields)}
    assert rules <= {"quote", "cut-qualifier", "not-said", *Property}
