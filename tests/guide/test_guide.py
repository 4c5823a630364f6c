"""Every topic says what there is, in lines that fit a terminal, and every snippet in it runs."""

import re
import subprocess
from enum import StrEnum
from pathlib import Path

import pytest
from pydantic import BaseModel

from briefing.charts.kinds import KINDS
from briefing.commands import COMMANDS, load_command
from briefing.commands.reference import TOPICS, summary, topic_text
from briefing.facts.load import FactsFile
from briefing.facts.model import Briefing, Kind, Likelihood, NotePlace, Qualifier, State, Status, Voice
from briefing.facts.periods import FORMS
from briefing.facts.rules import FILLED_ON_LOADING
from briefing.facts.text_fields import models_in
from briefing.languages import language
from briefing.mail.mail_merge import COLUMNS
from briefing.mail.outbox import DeliveryState
from briefing.mail.settings import _MailToml
from briefing.templating.environment import FILTERS
from briefing.templating.mail_templates import (
    KeyFigureView,
    MailContent,
    MailScope,
    MailView,
    NoteView,
    PictureView,
    literal,
)
from briefing.templating.scope import Scope
from briefing.templating.views import FactView, HeadView, ScenarioView, SectionView, SourceView
from briefing.themes.model import BuiltinTheme, Numbering, ThemeFile
from briefing.wording.wording import Wording
from tests.conftest import all_cases, invoke
from tests.guide.workshop import Workshop, blocks


def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return invoke(Path.cwd(), "help", *arguments)


def keys(records: dict[tuple[str, ...], type[BaseModel]]) -> set[str]:
    return {
        key
        for record in records.values()
        for name, field in record.model_fields.items()
        if (key := field.alias or name) not in FILLED_ON_LOADING.get(record, ())
    }


@pytest.mark.slow
@pytest.mark.parametrize("topic", TOPICS)
def test_every_snippet_runs(topic: str, tmp_path: Path) -> None:
    workshop = Workshop.begun(tmp_path / "ferry")
    for block in blocks(topic_text(topic)):
        workshop.do(block)


@all_cases("topic", TOPICS)
def test_a_topic_fits_a_terminal(topic: str) -> None:
    lines = topic_text(topic).splitlines()
    assert re.fullmatch(r"# [A-Z]\w+: .{20,60}", lines[0])
    assert 60 <= len(lines) <= 200
    assert max(map(len, lines)) <= 100
    assert "\n\n    " not in topic_text(topic), "a block without a fence, which nothing runs"


@all_cases(
    ("topic", "words"),
    [
        ("facts", keys({path: model for path, model in models_in(Briefing).items() if path[:1] != ("head",)})),
        ("document", keys({path: model for path, model in models_in(Briefing).items() if path[:1] == ("head",)})),
        ("themes", keys(models_in(ThemeFile)) - {"text", "reason"}),
        ("themes", {*BuiltinTheme, *Numbering}),
        ("templates", set(FILTERS)),
        ("charts", set(KINDS)),
        ("facts", set(FORMS.replace(" or ", ", ").split(", "))),
        ("mail", {field.alias or name for name, field in _MailToml.model_fields.items()}),
        ("mail", set(COLUMNS)),
        ("mail", {*DeliveryState} - {DeliveryState.SENDING}),
        ("document", {*NotePlace, *Likelihood}),
        *(("facts", set(values)) for values in (Qualifier, Status, Kind, State, Voice)),
    ],
)
def test_a_topic_names_all_there_is(topic: str, words: set[str | StrEnum]) -> None:
    text = topic_text(topic)
    assert {str(word) for word in words if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)} == set()


def test_the_topic_of_templates_names_all_that_they_may_use(seed: FactsFile) -> None:
    names = Scope(seed.briefing, Wording.of(seed.briefing)).template_names()
    views = (FactView, SectionView, HeadView, SourceView, ScenarioView)
    shown = {*names, *(name for view in views for name in dir(view) if not name.startswith("_"))}
    assert {name for name in shown if not re.search(rf"(?<!\w){name}(?!\w)", topic_text("templates"))} == set()


def test_the_topic_of_mail_names_all_that_its_templates_may_use() -> None:
    content = MailContent(literal("A title"), literal("en"), literal("x.pdf"))
    names = MailScope(content, language("en"), "email.txt.j2").template_names()
    views = (MailView, KeyFigureView, PictureView, NoteView)
    shown = {*names, *(name for view in views for name in dir(view) if not name.startswith("_"))}
    assert {name for name in shown if not re.search(rf"(?<!\w){name}(?!\w)", topic_text("mail"))} == set()


def test_commands_and_topics_are_listed_each_with_a_line() -> None:
    done = run()
    assert done.returncode == 0
    listed = [line.split(maxsplit=1) for line in done.stdout.decode().splitlines() if line.startswith("  ")]
    assert [name for name, line in listed] == [*COMMANDS, *TOPICS]
    assert [line for name, line in listed] == [
        *(load_command(name).get_short_help_str(100) for name in COMMANDS),
        *map(summary, TOPICS),
    ]


@all_cases("name", sorted(set(COMMANDS) - set(TOPICS)))
def test_the_name_of_a_command_shows_its_options(name: str) -> None:
    done = run(name)
    assert done.returncode == 0
    assert done.stdout.decode().startswith(f"Usage: make-briefing {name} ")


def test_every_command_is_used_in_a_topic() -> None:
    text = "\n".join(map(topic_text, TOPICS))
    assert {name for name in COMMANDS if f"make-briefing {name}" not in text} == {"build"}, "build needs no name"


def test_a_topic_is_printed_as_it_stands() -> None:
    done = run("facts")
    assert (done.returncode, done.stdout.decode("utf-8")) == (0, topic_text("facts"))


def test_an_unknown_topic_gets_the_nearest() -> None:
    done = run("theme")
    assert done.returncode == 2
    assert 'did you mean "themes"?' in done.stderr.decode()
