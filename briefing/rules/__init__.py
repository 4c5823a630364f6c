"""The register of rules: what each rule that a problem can name asks for, why, and an example that breaks it.

Each phase of the work has a Markdown file here.  A rule is a section of one: its name, its severity and a summary as
the heading, one paragraph that says what is wrong, why that matters and what to do, then the example.  To add a rule,
write its section; the tests then hold it against the code and run its example.

An example changes the folder that `make-briefing new` makes.  A fenced block that names a file is merged into it, if
that file is facts.yaml, or else becomes that file; a `shell` block is what to run, if it is not `make-briefing check`.
"Given …." names what no block can show, such as a damaged PDF; the tests know how to make it.  A comment names the
rules that are inevitably broken too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from briefing.errors import Severity
from briefing.records import NamedTuple

PHASES = (
    "files",
    "yaml",
    "facts",
    "evidence",
    "languages",
    "themes",
    "templates",
    "charts",
    "pages",
    "proof",
    "batch",
    "mail",
)
"""The Markdown files of this folder, in the order in which a briefing passes through the phases."""

_HEADING = re.compile(r"^## ([a-z0-9-]+) \((error|warning)\): (.+)\n", re.MULTILINE)
_COMMENT = re.compile(r"<!-- .*? -->\n*")


class Rule(NamedTuple):
    """One rule: `summary` is a phrase, `explanation` a paragraph, `example` Markdown whose blocks break the rule."""

    name: str
    phase: str
    severity: Severity
    summary: str
    explanation: str
    example: str

    def __str__(self) -> str:
        example = _COMMENT.sub("", self.example)
        text = f"{self.name} ({self.severity}): {self.summary}\n\n{self.explanation}"
        return f"{text}\n\nFor example, in the folder that make-briefing new makes:\n\n{example}"


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its name, in the order of the phases."""
    return {rule.name: rule for phase in PHASES for rule in _read(phase)}


def _read(phase: str) -> Iterator[Rule]:
    text = Path(__file__).with_name(f"{phase}.md").read_text(encoding="utf-8")
    _, *parts = _HEADING.split(text)
    for name, severity, summary, body in zip(*[iter(parts)] * 4, strict=True):
        explanation, _, example = body.strip().partition("\n\n")
        yield Rule(name, phase, Severity(severity), summary, explanation, example)
