"""Falsehoods are caught, and no hint leads astray: who does what it says ends with what the source says, or nowhere.

Each sentence has a fact that it bears out, and of that fact many false ones are made. What a remedy tells to write is
written, what it tells to quote is quoted, until nothing is wrong, or no hint is a remedy. No false fact may pass on
this way, what was written has to be borne out, and it may not come round to where it was.
"""

import re

import pytest

from briefing.errors import Problem, Severity
from briefing.evidence.claim import Hint, Rewrite, TakeIn
from briefing.facts.model import Property, Status
from briefing.facts.periods import Period
from tests.evidence.claiming import Fields, Sentence, answers_in, found_in, sentences
from tests.evidence.test_own_times import timed_rows

_SETTLE = re.compile(r'.*(?:say|say how you read it): reading: \{(?P<key>\w+): "…"\}')
_BY_HAND = re.compile(
    r"take the (?:unit|rate|number|words|figure|other number) .+|say (?:so|the rate) in .+|let the statement tell .+"
    r"|name the one who .+|see .+|quote .+|copy the words .+|the source has .+|what was not said .+|end the quote .+"
    r"|write it as the source does, .+|give low: and high: instead"
    r"|they are no range: .+|it is an end of a range: .+|write qualifier: between"
)
_KINDS = (_SETTLE.fullmatch, _BY_HAND.fullmatch)
"""What cannot be followed word for word is work for an author, and proposes no words."""
_STEPS = 6
_LANGUAGES = ("en", "ru", "az")


class _Author:
    """Somebody who does what the hints say with a fact about one sentence."""

    def __init__(self, language: str, sentence: Sentence, wrong: Fields) -> None:
        self.language, self.sentence = language, sentence
        self.fields = sentence.fields | wrong
        self.quote, _, voice = sentence.quote.partition(" (")
        self.voice = voice.rstrip(")") or "reported"

    @property
    def state(self) -> tuple[object, ...]:
        return (*sorted(self.fields.items()), self.quote, self.voice)

    def errors(self) -> list[tuple[Problem, Hint | None]]:
        quote = f"{self.quote} ({self.voice})"
        found = answers_in(self.language, self.sentence.source, quote, self.fields)
        return [(problem, hint) for problem, hint in found if problem.severity is Severity.ERROR]

    def follow(self, hint: Hint) -> bool:
        """Whether the hint is a remedy, which is taken now."""
        match hint:
            case Rewrite(Property.VOICE, value):
                self.voice = str(value)
                return True
            case Rewrite(prop, value):
                self.fields |= {prop: f"'{value}'"}
                return True
            case "write qualifier: between":  # what the rules of a facts file say, before any check
                self.fields |= {"qualifier": "between"}
                return True
            case TakeIn(words):
                source = self.sentence.source
                places = source.find(self.quote), source.find(words)
                if min(places) >= 0:
                    end = max(places[0] + len(self.quote), places[1] + len(words))
                    self.quote = source[min(places) : end]
                    return True
        return False

    def is_right(self) -> bool:
        """Whether the fact says what the sentence does; what comes by the end of a year is of its last day as well."""
        said, truth = {key: text.strip("'") for key, text in self.fields.items()}, self.sentence
        period, true_period = Period.parse(said["period"]), Period.parse(truth.period)
        is_due = Status(said["status"]).is_ahead and period.end == true_period.end
        is_told = said["qualifier"] in truth.qualifiers and said["status"] in truth.statuses
        return said["quantity"] == f"{{{truth.quantity}}}" and is_told and (period.is_same(true_period) or is_due)


def _sentences() -> list[tuple[str, Sentence]]:
    return [(language, sentence) for language in _LANGUAGES for sentence in sentences(language)]


@pytest.mark.slow
@pytest.mark.parametrize(("language", "sentence"), _sentences())
def test_a_falsehood_is_caught_and_hints_lead_to_what_the_source_says_or_nowhere(
    language: str, sentence: Sentence
) -> None:
    for expected, wrong in sentence.falsehoods():
        author, seen, written = _Author(language, sentence, wrong), set[tuple[object, ...]](), set[str]()
        for _ in range(_STEPS):
            assert author.state not in seen, ("the hints lead in a circle", wrong, author.state)
            errors = author.errors()
            rules = {problem.rule for problem, _ in errors}
            assert seen or rules & expected, ("it is not caught", wrong)
            if not seen and language == "en":
                assert_no_reading_hides_it(author, errors)
            assert not rules & written, ("what a hint said to write is not borne out", wrong, author.state)
            seen.add(author.state)
            if not errors:
                assert author.is_right(), ("a false fact passes", wrong, author.state)
                break
            hints = [hint for _, hint in errors if hint]
            assert all(any(kind(hint) for kind in _KINDS) for hint in hints if isinstance(hint, str)), hints
            written |= {hint.prop for hint in hints if isinstance(hint, Rewrite)}
            followed = [author.follow(hint) for hint in hints]
            if not any(followed):
                break


def assert_no_reading_hides_it(author: _Author, errors: list[tuple[Problem, Hint | None]]) -> None:
    """What the source does not say may be read by the desk, which `--strict` refuses and everybody sees."""
    open_ones = {m["key"] for p, _ in errors if p.hint and (m := _SETTLE.fullmatch(p.hint))}
    if open_ones:
        readings = ", ".join(f"{key}: so the desk reads it" for key in sorted(open_ones))
        told = author.fields | {"reading": f"{{{readings}}}"}
        found = found_in(author.language, author.sentence.source, author.sentence.quote, told)
        assert sum(problem.rule == "reading" for problem in found) == len(open_ones), (told, found)


@pytest.mark.slow
@pytest.mark.parametrize("language", _LANGUAGES)
def test_a_time_that_a_hint_proposes_is_that_of_the_number(language: str) -> None:
    """Of each number of each sentence whose times are known; of one whose time nobody can tell, none is proposed."""
    wrong = []
    for spoken, text, numbers in timed_rows():
        if spoken != language:
            continue
        for value, _, true in (number.partition("=") for number in numbers):
            for told in {"2011", *(n.partition("=")[2] for n in numbers)} - {true, *"<?~"}:
                fields = {"quantity": f"{{value: {value}, unit: things}}", "period": f"'{told}'"}
                for _, hint in answers_in(language, text, text.replace("'", "''"), fields):
                    if isinstance(hint, Rewrite) and isinstance(hint.value, Period):
                        # What rose between 2019 and 2023 is told of 2023 as well.
                        is_known = true not in "<?~" and hint.value.end == Period.parse(true).end
                        wrong += [] if is_known else [(text, value, true, hint.value)]
    assert not wrong
