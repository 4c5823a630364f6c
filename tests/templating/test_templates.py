"""What the sandbox lets through to a template: views, and no way from them to anything else."""

import socket
import subprocess
from collections.abc import Callable
from inspect import signature
from pathlib import Path

import pytest

from briefing import process
from briefing.errors import Diagnostic, Place, TemplateError
from briefing.facts.expressions import FUNCTIONS_OF_FACTS, SIDE_BY_SIDE
from briefing.facts.load import FactsFile
from briefing.templating import render
from briefing.templating.render import Rendered
from briefing.templating.scope import Scope
from briefing.wording.wording import Wording

NAME = "sections/education.md.j2"
PARTS = "{% macro named(section) %}{{ section.title }}{% endmacro %}{% block a %}words{% endblock %}"

WAYS_OUT = [
    # str.format and what stands in for it
    '{{ "{0.__class__}".format(section) }}',
    '{{ "{0.__class__.__init__.__globals__}".format_map({"0": section}) }}',
    '{% set f = "{0.__class__}".format %}{{ f(section) }}',
    '{{ ["{0.__class__}"] | map("format", section) | join }}',
    '{{ ["{0.__class__}"] | map(attribute="format") | first }}',
    '{{ "{0.__class__}" | attr("format") }}',
    '{{ section | attr("__class__") }}',
    '{{ section.title.text.format(section) }}',
    '{{ "%s" % section }}',
    "{{ '%(a)s'.__mod__({'a': section}) }}",
    # names that begin with an underscore, in every way of reading one
    "{{ section.__class__ }}",
    '{{ section["__class__"] }}',
    '{{ section["__cl" ~ "ass__"] }}',
    "{{ section.__init__.__globals__ }}",
    "{{ section.text._expand.__self__ }}",
    "{{ head.date._payload }}",
    "{{ head.date._markers.payloads }}",
    '{{ sections | map(attribute="__class__") | join }}',
    '{{ sections | map(attribute="title._markers") | join }}',
    '{{ sections | selectattr("__class__") | list | length }}{{ section.facts }}',
    '{{ (sections | groupby("__class__") | first).grouper }}',
    '{{ sections | sort(attribute="__class__") | join }}',
    # functions, and what hangs on them
    "{{ fact.__self__._briefing }}",
    "{{ fact.__func__.__globals__ }}",
    "{{ fact.__globals__ }}",
    "{{ figure.im_func }}",
    "{{ table.__call__ }}",
    '{{ fact("pupils").cited.__class__ }}',
    '{{ fact("pupils").words._markers }}',
    # what Jinja itself puts into templates
    "{{ self }}",
    "{{ self.__init__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ self.__getitem__ }}",
    "{{ loop }}",
    "{% for s in sections %}{{ loop._iterable }}{% endfor %}",
    "{% for s in sections %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "{% for s in sections %}{{ loop._undefined.__globals__ }}{% endfor %}",
    '{{ cycler("a").__init__.__globals__ }}',
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace(a=section) }}",
    "{{ dict(a=section) }}",
    "{{ lipsum.__globals__ }}",
    "{{ get_flashed_messages }}{{ config }}{{ request }}{{ context }}",
    "{{ environment }}",
    "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}words{% endcall %}",
    "{% macro m() %}{{ caller._func }}{% endmacro %}{% call m() %}words{% endcall %}",
    "{% macro m() %}words{% endmacro %}{{ m._environment }}",
    "{% macro m() %}words{% endmacro %}{{ m.arguments }}{{ m.name }}",
    "{% macro m() %}{{ varargs.__class__ }}{{ kwargs.update(a=section) }}{% endmacro %}{{ m(section) }}",
    "{% block a %}{{ super }}{% endblock %}",
    "{% block a %}{{ self.a._context }}{% endblock %}",
    '{% import "parts.md.j2" as g %}{{ g._body_stream }}',
    '{% import "parts.md.j2" as g %}{{ g.__class__ }}',
    "{{ nothing.__class__ }}",
    "{{ (nothing is defined) ~ nothing }}",
    # changing what is shared
    "{% do sections.append(section) %}",
    "{% set x = [section] %}{{ x.append(section) }}",
    "{{ {'a': section}.update({}) }}",
    # extensions that are not there
    "{% debug %}",
    '{% trans %}words{% endtrans %}',
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS_OUT)
def test_no_way_leads_out(way: str, refusal: Callable[..., Diagnostic]) -> None:
    problem = refusal({NAME: way, "parts.md.j2": PARTS})
    assert problem.place.file.endswith(NAME)
    assert problem.rule in ("template", "template-syntax", "template-limit", "unknown-name", "not-printable")
    assert "breaks the process" not in problem.message


@pytest.mark.parametrize(
    "forged",
    [
        # a figure's marker, taken apart or turned round, shows the number of the marker
        '{{ figure("education-bars")[3:5] }}',
        '{{ figure("education-bars") | reverse }}',
        '{% set x %}{{ fact("pupils") }}{% endset %}{{ x[1:3] }}',
        # digits that no text of a template holds, made by computing or joining
        "{{ 6 * 7 }}",
        '{{ ["4", "2"] | join }}',
        '{{ "fort" ~ "y-two" }}',
        "{{ sections | length }}",
        '{{ allow("42 billion", reason="") }}',
        # a marker by hand
        '{{ "\\x020\\x03" }}',
        "{% autoescape false %}{{ section.title }}{% endautoescape %}",
        "{% macro m() %}{{ fact('pupils') }}{% endmacro %}{% autoescape false %}{{ m() }}{% endautoescape %}",
    ],
)
def test_no_value_is_made_up(forged: str, refusal: Callable[..., Diagnostic]) -> None:
    assert refusal({NAME: forged}).rule in ("value-without-fact", "no-reason", "autoescape")


def test_the_text_of_a_template_is_read_whole(rendered: Callable[..., Rendered]) -> None:
    """Points that are told one after another stay so, whatever stands between them."""
    text = 'First, {{ fact("pupils") }} stay. Second, {# none #}they{% if true %} write{% endif %}.'
    assert rendered({NAME: text})


def test_what_is_true_or_false_is_not_printed(refusal: Callable[..., Diagnostic]) -> None:
    problem = refusal({NAME: '{{ fact("pupils").has_value }}'})
    assert (problem.rule, problem.hint) == ("not-printable", "ask for it with {% if … %}")


@pytest.mark.parametrize(
    "template",
    [
        "{% for s in sections %}{{ 'a' if loop.index0 is odd else '' }}{% if not loop.last %}, {% endif %}{% endfor %}",
        "{% for s in sections %}{{ loop.cycle('a', 'b') }}{% endfor %}",
        "{% for g in sections | groupby('single_source') %}{% for s in g.list %}{{ s.title }}{% endfor %}{% endfor %}",
        '{% from "parts.md.j2" import named %}{{ named(section) }}',
        '{% import "parts.md.j2" as parts %}{{ parts.named(section) }}',
        '{% extends "parts.md.j2" %}{% block a %}{{ super() }} more{% endblock %}',
        "{% macro m() %}({{ caller() }}){% endmacro %}{% call m() %}{{ section.title }}{% endcall %}",
        "{% set x %}{{ section.title }}{% endset %}{{ x }}",
        "{{ section.facts | selectattr('has_value') | map(attribute='label') | join(', ') }}",
        "{% if section.facts | length * 2 > 4 %}{{ section.title }}{% endif %}",
    ],
)  # fmt: skip
def test_what_templates_are_for_is_let_through(template: str, rendered: Callable[..., Rendered]) -> None:
    assert rendered({NAME: template, "parts.md.j2": PARTS}).markdown


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: Path(__file__).read_bytes(),
        lambda: Path(__file__).with_name("forbidden").write_bytes(b"x"),
        socket.socket,
        lambda: subprocess.run(["true"], check=False),
    ],
    ids=["read", "write", "connect", "start"],
)
def test_the_process_is_shut_too(
    attempt: Callable[[], object], refusal: Callable[..., Diagnostic], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who got out of the sandbox would find nothing open: here our own code tries in its place."""

    def escaped(*_: object) -> Rendered:
        try:
            attempt()
        except OSError as error:
            raise TemplateError([Diagnostic(Place(NAME), "sealed", str(error.strerror))]) from None
        raise TemplateError([Diagnostic(Place(NAME), "open", "")])

    monkeypatch.setattr(process, "can_fork", lambda: True)
    monkeypatch.setattr(render, "render_in_process", escaped)
    assert refusal({NAME: "words"})[1:3] == ("sealed", "Too many open files")


def test_no_message_commands_the_terminal(refusal: Callable[..., Diagnostic]) -> None:
    problem = refusal({NAME: '{{ fact("\\x1b[2J\\x07") }}'})
    assert (problem.rule, problem.message.isprintable()) == ("unknown-fact", True)


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{ section.titel }}", "the section has no attribute 'titel'"),
        ('{{ fact("pupils").wrods }}', "the fact has no attribute 'wrods'"),
        ("{{ head.dat }}", "the head has no attribute 'dat'"),
    ],
)
def test_a_view_is_called_by_its_everyday_name(template: str, message: str, refusal: Callable[..., Diagnostic]) -> None:
    assert refusal({NAME: template}).message == f"{message} in: {template}"


def test_the_functions_of_a_text_that_take_facts_are_known_where_its_facts_are_looked_up(seed: FactsFile) -> None:
    names = Scope(seed.briefing, Wording.of(seed.briefing)).text_names()
    assert names.keys() - {"head", "allow", "figure", "image", "flowable", SIDE_BY_SIDE} == FUNCTIONS_OF_FACTS.keys()
    for name, parameter in FUNCTIONS_OF_FACTS.items():
        assert parameter in {*signature(names[name]).parameters, ""}


@pytest.mark.parametrize(
    "text", ["", " \n", "{# nothing #}", "{% if false %}words{% endif %}", "{% set a = head.date %}"]
)
def test_a_section_whose_template_prints_nothing_is_an_error(text: str, refusal: Callable[..., Diagnostic]) -> None:
    found = refusal({NAME: text})
    assert (found.rule, found.place.line, Path(found.place.file).name) == ("empty", 1, "education.md.j2")
    assert NAME in found.message


def test_a_part_of_a_section_may_print_nothing(rendered: Callable[..., Rendered]) -> None:
    rendered({NAME: "## {{ section.title }}\n\n{% include 'sections/part.md.j2' %}\nwords", "sections/part.md.j2": " "})
