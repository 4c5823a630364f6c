"""The tree of a facts file in, problems out: free texts that cite a fact which is not there.

Texts are read in full only when they are rendered, which a file with other problems never
reaches; so that one run names every line, their plain citations are looked up here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.facts.model import Briefing
from briefing.facts.text_fields import TextKind, text_patterns
from briefing.facts.translations import versions
from briefing.yaml_source.problems import Problems, quoted
from briefing.yaml_source.tree import Places, select

_EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_CALL = re.compile(r"\b(?:fact|cite|quotation)\(([^()]*)\)")
_NAME = re.compile(r"""(["'])([a-z0-9-]+)\1""")


def check_citations(places: Places, problems: Problems) -> None:
    """Report every fact that a text cites by name and that is not in `facts:`."""
    known = {str(path[1]): None for path, _ in select(places.root, "facts", "*")}
    for pattern in text_patterns(Briefing, TextKind.PROSE):
        for path, node in select(places.root, *pattern):
            for place, text in versions(path, node):
                for offset, name in cited(text.text):
                    if name not in known:
                        message = f"{problems.subject(path)} cites fact {quoted(name)}, which is not in facts:"
                        problems.add_unknown(places.within(*place, offset=offset), "unknown-fact", message, name, known)


def cited(text: str) -> Iterator[tuple[int, str]]:
    """Offset and id of each fact that a text cites by name."""
    for expression in _EXPRESSION.finditer(text):
        for call in _CALL.finditer(text, *expression.span()):
            for name in _NAME.finditer(text, *call.span(1)):
                yield name.start(2), name[2]
