"""Scenarios say how likely each is, by one scale."""

from pathlib import Path

import pytest

from briefing.document.blocks import Toned
from briefing.document.visit import walk
from briefing.errors import LoadError
from briefing.facts.load import FactsFile, parse_briefing
from briefing.facts.model import Likelihood
from briefing.templating.lint import lint_texts
from briefing.templating.scope import Scope
from briefing.themes.load import parse_theme
from briefing.wording.wording import Wording
from tests.sections.test_document import AsText, make

FACTS = """\
head: {id: test, title: A title, date: 2024-08-19}
defaults: {speaker: minister, source: daily, period: "2024"}
units: {boats: {one: boat, other: boats}}
speakers: {minister: {name: A. Minister}}
sources: {daily: {publisher: The Daily, published: 2024-08-19}}
sections: {quay: {title: Quay, text: '{{ fact("boats") }} wait.'}}
scenarios:
  - likelihood: even-chance
    text: '**Calm.** {{ fact("boats") }} leave.'
  - {likelihood: almost-no-chance, text: TEXT}
facts:
  boats: {section: quay, label: boats, statement: "{value} wait.", quantity: {value: 12, unit: boats},
    evidence: {quote: 12 boats}}
"""


def facts_with(text: str = "They sink.", likelihood: str = "almost-no-chance") -> FactsFile:
    return parse_briefing(FACTS.replace("TEXT", text).replace("almost-no-chance", likelihood).encode(), Path("f.yaml"))


def test_each_scenario_has_the_words_of_its_likelihood_and_the_scale_stands_below(as_text: AsText) -> None:
    document = make(facts_with())
    labels = [block.label for block in walk(document.blocks) if isinstance(block, Toned)]
    assert labels == ["roughly even chance", "almost no chance"]
    text = as_text(document.blocks).replace("\u00a0", " ")
    assert "**Calm.** [12 boats] leave^1." in text
    scale = ", ".join(likelihood.words for likelihood in Likelihood)
    assert f"How likely, from the least to the most: {scale}." in text


def test_a_number_typed_into_a_scenario_is_refused() -> None:
    facts = facts_with("They sink within 3 days.")
    assert [problem.rule for problem in lint_texts(facts, Scope(facts.briefing, Wording.of(facts.briefing)))] == [
        "value-without-fact"
    ]


def test_a_word_that_the_scale_does_not_have_is_refused_with_the_nearest() -> None:
    with pytest.raises(LoadError) as caught:
        facts_with(likelihood="probably")
    (problem,) = caught.value.diagnostics
    assert problem.place.line == 10
    assert "very-likely" in (problem.hint or "") + problem.message


@pytest.mark.parametrize("wordings", ["{likely: unlikely}", "{likely: maybe, very-likely: Maybe}"])
def test_a_theme_keeps_the_likelihoods_apart(wordings: str) -> None:
    with pytest.raises(LoadError) as caught:
        parse_theme(f"wordings: {wordings}".encode(), Path("theme.yaml"))
    assert [problem.rule for problem in caught.value.diagnostics] == ["same-words"]


def test_a_theme_may_word_the_scale_otherwise() -> None:
    theme = parse_theme(b"wordings: {even-chance: as likely as not}", Path("theme.yaml"))
    assert (Likelihood.EVEN_CHANCE.words, "as likely as not") in theme.stationery.wordings
