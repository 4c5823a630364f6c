"""A process that runs templates may send what it likes; only what our views and functions print is taken."""

from collections.abc import Callable

import pytest

from briefing import process
from briefing.errors import Diagnostic
from briefing.templating import render
from briefing.templating.render import Rendered
from tests.conftest import slow_case

NAME = "sections/education.md.j2"


def sent(payload: list[object]) -> dict[str, object]:
    """The answer of a process that printed one payload."""
    return {"rendered": ["words \x020\x03", [payload], [], []]}


PLAIN = [False, False, False, ""]


@pytest.mark.parametrize(
    ("payload", "words"),
    [
        (["Mention", "pupils", "about 190,000 pupils", *PLAIN], "about 190,000 pupils"),
        (["Mention", "pupils", "160,000\u00a0pupils", *PLAIN], "160,000\u00a0pupils"),
        (["Mention", "schools", "about 160,000\u00a0pupils", *PLAIN], "about 160,000\u00a0pupils"),
        (["Mention", "nothing", "1", *PLAIN], "1"),
        (["Mention", "pupils", "about 160,000", False, False, True, ""], "about 160,000"),
        (["Stamp", "99 billion", "date", *PLAIN], "99 billion"),
        (["Stamp", "19 August 2025", "date", *PLAIN], "19 August 2025"),
        (["Stamp", "2024", "count", *PLAIN], "2024"),
        (["Words", "four billion", ""], "four billion"),
        (["Words", "четыре миллиарда", "ru"], "четыре миллиарда"),
        (["Flag", "doubled"], "doubled"),
        (["Open", "caveat", "", "42"], "42"),
        (["BlockToken", "notes", [], "7 notes", ""], "7"),
        (["BlockToken", "table", ["nothing"], "", ""], "nothing"),
        (["BlockToken", "picture", [], "", ""], "picture"),
        (["Open", "figure", "nothing", ""], "nothing"),
        (["Open", "stage", "", ""], "stage"),
        (["Cite", ["nothing"]], "nothing"),
        (["Statement", "nothing"], "nothing"),
    ],
)
def test_what_nobody_can_have_printed_is_refused(
    payload: list[object], words: str, refusal: Callable[..., Diagnostic], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "can_fork", lambda: True)
    monkeypatch.setattr(render, "_render", lambda *_: sent(payload))
    problem = refusal({NAME: "words"})
    assert problem.rule == "value-without-fact"
    assert f'"{words}"' in problem.message
    assert problem.place.file.endswith(NAME)


@pytest.mark.parametrize(
    ("code", "payload"),
    [
        ("en", ["Mention", "pupils", "about 160,000\u00a0pupils", *PLAIN]),
        ("en", ["Mention", "pupils", "about 160,000", *PLAIN]),
        ("en", ["Stamp", "19\u00a0August\u00a02024", "date", *PLAIN]),
        ("en", ["Words", "Russian as a second language", ""]),
        ("ru", ["Mention", "pupils", "около 160\u00a0000\u00a0учеников", *PLAIN]),
        ("ru", ["Mention", "pupils", "about 160,000\u00a0pupils", *PLAIN]),
        ("ru", ["Stamp", "с\u00a0сентября\u00a02023\u00a0г.", "period", *PLAIN]),
    ],
)
def test_what_our_views_print_is_taken(
    code: str, payload: list[object], rendered: Callable[..., Rendered], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "can_fork", lambda: True)
    monkeypatch.setattr(render, "_render", lambda *_: sent(payload))
    assert len(rendered({NAME: "words"}, code).payloads) == 1


@pytest.mark.parametrize(
    ("code", "template", "words"),
    [
        ("ru", "В области четыре школы.", "четыре"),
        slow_case("ru", "\n\nИх 324.", "324"),
        ("az", "Burada dörd məktəb var.", "dörd"),
        ("ru", '{{ flag("две школы") }}', "две"),
        slow_case("ru", '{{ "четыре " ~ "школы" }}', "четыре"),
        slow_case("en", "There are four schools.", "four"),
    ],
)
def test_a_value_typed_into_a_template_is_refused_in_every_language(
    code: str, template: str, words: str, refusal: Callable[..., Diagnostic], rendered: Callable[..., Rendered]
) -> None:
    assert rendered({NAME: "words"}, code)
    problem = refusal({NAME: template}, code)
    assert problem.rule == "value-without-fact"
    assert problem.message.startswith(f'"{words}" is typed here and backed by no fact')


def test_a_template_that_was_compiled_in_one_language_is_checked_in_another(
    rendered: Callable[..., Rendered], refusal: Callable[..., Diagnostic]
) -> None:
    template = "The talks go on."  # which is ten in Azerbaijani
    assert rendered({NAME: template}, "en") and rendered({NAME: template}, "en")
    assert refusal({NAME: template}, "az").place.line == 1
