"""Does what the example of a rule says and returns the rules that it breaks."""

import json
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing.commands import group
from briefing.errors import BriefingError
from briefing.rules import Rule
from briefing.starter import make_folder
from tests.guide.workshop import Block, blocks, merge_yaml
from tests.rules.fixtures import provide, replace_keys

GRAMMAR = Path(__file__).parents[1] / "languages" / "tr"
GIVEN = re.compile(r"^Given (.*)\.$", re.MULTILINE)
PROBLEM = re.compile(r"^\S.*?(?::\d+:\d+|:) (warning )?([a-z0-9-]+): ", re.MULTILINE)


def provoke(rule: Rule, folder: Path, monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, str]]:
    """The rules that the example breaks in a new briefing's folder, each with its severity."""
    make_folder(folder)
    monkeypatch.chdir(folder)
    monkeypatch.setattr("briefing.files.user_folder", lambda kind: folder.parent / kind)
    commands = "make-briefing check"
    for block in blocks(f"\n{rule.example}\n"):
        match block:
            case Block("shell", "", text):
                commands = text
            case Block(_, "facts.yaml", text):
                facts = folder / "facts.yaml"
                change = replace_keys if rule.phase == "yaml" else merge_yaml
                facts.write_text(change(facts.read_text("utf-8"), text), "utf-8")
            case Block(_, "languages/tr/grammar.yaml" as name, text):
                grammar = (GRAMMAR / "grammar.yaml").read_text("utf-8")
                (folder / name).parent.mkdir(parents=True)
                (folder / name).write_text(merge_yaml(grammar, text), "utf-8")
            case Block("python", "", text):
                with pytest.raises(BriefingError) as caught:
                    exec(compile(text, "example", "exec"), {})
                return {(problem.rule, str(problem.severity)) for problem in caught.value.diagnostics}
            case Block("toml", "mail.toml", text):
                settings = folder.parent / "config" / "mail.toml"
                settings.parent.mkdir(parents=True)
                settings.write_text(text, "utf-8")
            case Block(_, name, text) if name:
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_text(text, "utf-8")
            case _:
                pytest.fail(f"nobody can do this: {block}")
    if given := GIVEN.search(rule.example):
        provide(given[1], folder, monkeypatch)
    return {found for line in commands.replace("\\\n", "").splitlines() for found in run(line)}


def run(line: str) -> set[tuple[str, str]]:
    """The problems that one command prints."""
    program, *words = shlex.split(line, comments=True)
    assert program == "make-briefing"
    verifies = words[:1] == ["verify"]
    done = CliRunner().invoke(group, words + ["--format", "json"] * verifies, catch_exceptions=False)
    if verifies:
        return {(finding["rule"], "error") for finding in json.loads(done.stdout)["findings"]}
    return {(rule, "warning" if warning else "error") for warning, rule in PROBLEM.findall(done.output)}
