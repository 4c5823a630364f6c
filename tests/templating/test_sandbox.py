"""Templates of the user's run in another process: it prints the same, and what it may not do ends in an error."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import process
from briefing.errors import Diagnostic
from briefing.facts.load import FactsFile
from briefing.files import folder
from briefing.languages import language
from briefing.templating import render
from briefing.templating.printing import Words
from briefing.templating.render import Rendered, render_briefing, rendered_data
from briefing.templating.scope import Scope
from briefing.wording.edition import Edition

NAME = "sections/education.md.j2"
PROCESSES = pytest.mark.parametrize("fork", [True, False], ids=["fork", "spawn"])


@pytest.mark.slow
@PROCESSES
@pytest.mark.parametrize("code", ["en", "ru", "az"])
def test_the_same_comes_back(
    code: str, fork: bool, rendered: Callable[..., Rendered], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "can_fork", lambda: fork)
    here = rendered({}, code)
    there = rendered({NAME: (folder("templates") / NAME).read_text(encoding="utf-8")}, code)
    assert rendered_data(there._replace(uses=())) == rendered_data(here._replace(uses=()))


STANDING_IN = """\
sections: {a: {title: Part, text: 'Words, and {{ fact("c").label }}.'}}
facts:
  c: {section: a, kind: assumption, label: some, statement: They come.}
"""


@PROCESSES
def test_a_text_may_stand_in_for_a_missing_one(
    fork: bool, facts_of: Callable[[str], FactsFile], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "can_fork", lambda: fork)
    (tmp_path / "sections").mkdir()
    (tmp_path / "sections" / "a.md.j2").write_text('{{ assumption(section.text, label="Own") }}', encoding="utf-8")
    briefing, wording = Edition.of(facts_of(STANDING_IN).briefing, language("ru"), language("en"))
    rendered, _ = render_briefing((tmp_path, folder("templates")), Scope(briefing, wording))
    assert Words("some") in rendered.payloads


DOUBLED = "".join("{% set a = a {} a %}\n" for _ in range(40))
DEEP, END = "{% for s in sections %}\n" * 12, "{% endfor %}" * 12
BOMBS = {
    "loops": (DEEP + END, 0, "too long"),
    "loops that do nothing": ("\n\n" + DEEP + "{% if s %}\n{% endif %}" + END, 0, "too long"),
    "output": (DEEP + "words " * 1000 + END, 0, "longer than 1,000,000 characters"),
    "values": (DEEP + "{{ fact('pupils') }}" + END, 0, ""),
    "multiplied text": ('\n{{ "a" * 2_000_000_000 }}', 2, '"*" of str and int'),
    "multiplied text, reversed": ('{{ 2_000_000_000 * "a" }}', 1, '"*" of int and str'),
    "multiplied list": ("{{ [section] * 2_000_000_000 }}", 1, '"*" of list and int'),
    "power": ("{{ 9 ** 9 ** 9 }}", 1, '"**" of int and int'),
    "format": ('{{ "%2000000000d" % 1 }}', 1, '"%" of str and int'),
    "growing number": ("{% set a = 99 %}" + DOUBLED.replace("{}", "*"), 0, "128 bits"),
    "growing text": ('{% set a = "words and words" %}' + DOUBLED.replace("{}", "~"), 0, "too much memory"),
    "growing list": ("{% set a = [section] %}" + DOUBLED.replace("{}", "+"), 0, "too much memory"),
    "range": ("{{ range(2_000_000_000) | list }}", 1, "'range' is undefined"),
    "ipsum": ("{{ lipsum(n=100_000) }}", 1, "'lipsum' is undefined"),
    "centre": ('{{ "a" | center(2_000_000_000) }}', 1, "No filter named 'center'"),
    "centre as method": ('{{ "a".center(2_000_000_000) }}', 1, "'center' of 'str' object is unsafe"),
    "macro": ("{% macro m() %}\n{{ m() }}{% endmacro %}{{ m() }}", 2, "without end"),
    "twin macros": (
        "{% macro m(n) %}{% if n < 60 %}{{ m(n + 1) }}{{ m(n + 1) }}{% endif %}{% endmacro %}{{ m(0) }}",
        1,
        "too long",
    ),
    "include": ('{% include "sections/education.md.j2" %}', 1, "without end"),
    "extends": ('{% extends "sections/education.md.j2" %}', 1, "without end"),
    "block": ("{% block a %}{{ self.a() }}{% endblock %}", 1, "without end"),
    "deep": ("{{ " + "(" * 50_000 + "1" + ")" * 50_000 + " }}", 1, "nests too deeply"),
    "deep blocks": ("{% if a %}" * 20_000, 1, "nests too deeply"),
    "digits": ("{{ " + "9" * 100_000 + " }}", 1, "4300 digits"),
}


@pytest.mark.slow
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_ends_in_an_error_that_names_it(
    bomb: str, refusal: Callable[..., Diagnostic], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(render, "SECONDS", 3)
    monkeypatch.setattr(process, "can_fork", lambda: True)
    text, line, words = BOMBS[bomb]
    problem = refusal({NAME: text})
    assert problem.place.file.endswith(NAME)
    assert line in (0, problem.place.line)
    assert words in problem.message


@pytest.mark.slow
@PROCESSES
@pytest.mark.parametrize("bomb", ["loops", "growing text"])
def test_nothing_takes_ten_seconds(
    bomb: str, fork: bool, refusal: Callable[..., Diagnostic], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "can_fork", lambda: fork)
    problem = refusal({NAME: BOMBS[bomb][0]})
    assert problem.place.file.endswith(NAME)
    assert BOMBS[bomb][2] in problem.message


@pytest.mark.slow
@pytest.mark.parametrize(
    ("patched", "stands_in", "words"),
    [
        ("_interrupt_after", lambda *_: None, "takes longer than 1 seconds"),
        ("render_in_process", lambda *_: os._exit(0), "MiB of memory, or breaks the process"),
        ("_render", lambda *_: os._exit(0), "MiB of memory, or breaks the process"),
    ],
)
def test_a_process_that_does_not_answer_is_ended_and_the_last_template_named(
    patched: str,
    stands_in: Callable[..., None],
    words: str,
    refusal: Callable[..., Diagnostic],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(render, "SECONDS", 1)
    monkeypatch.setattr(process, "can_fork", lambda: True)
    monkeypatch.setattr(render, patched, stands_in)
    problem = refusal({NAME: BOMBS["loops"][0]})
    assert problem.place.file.endswith(NAME)
    assert words in problem.message


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "{}",
        "[]",
        "[" * 100_000,
        '{"problems": []}',
        '{"problems": [["x"]]}',
        '{"rendered": [1, [], [], []]}',
        '{"rendered": ["", [["Path", "/"]], [], []]}',
        '{"rendered": ["", [["Words"]], [], []]}',
        '{"rendered": ["", [["Words", 1]], [], []]}',
        '{"rendered": ["", [["Stamp", "a", "nope", false, false, false]], [], []]}',
        '{"rendered": ["\\u00020\\u0003", [], [], []]}',
    ],
)
def test_an_answer_that_is_none_is_an_error(
    answer: str, refusal: Callable[..., Diagnostic], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "can_fork", lambda: True)
    monkeypatch.setattr(render, "_render", lambda *_: (os.write(1, answer.encode()), os._exit(0)))
    assert "breaks the process" in refusal({NAME: "words"}).message


def test_no_process_is_left_and_no_thread(rendered: Callable[..., Rendered], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "can_fork", lambda: True)
    forked, fork = [], os.fork
    monkeypatch.setattr(os, "fork", lambda: forked.append(fork()) or forked[-1])
    before = threading.active_count()
    rendered({NAME: "words"})
    assert threading.active_count() == before
    assert len(forked) == 1
    with pytest.raises(ChildProcessError):
        os.waitpid(forked[0], os.WNOHANG)
