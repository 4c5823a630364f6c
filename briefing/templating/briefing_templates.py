"""Render the templates of a briefing, and refuse every value that no fact backs.

Templates are checked before they run; what is checked here is what they make by cutting and joining, and what a
process that got out of its sandbox might send.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from briefing.document.blocks import Mention, Stamp, Tone
from briefing.errors import Diagnostic, Problem, Severity, TemplateError, raise_errors
from briefing.evidence.typed_values import HINT, typed_values
from briefing.facts.model import Briefing
from briefing.templating.folders import BUILTIN, ONE_PAGE, ROOT, SUFFIX, Template, place_of, read_templates
from briefing.templating.lint import allowed_words
from briefing.templating.printing import MARKER, BlockToken, Cite, Flag, Open, Statement, Words, printed_value
from briefing.templating.render import Rendered, render_templates
from briefing.templating.scope import Scope

_BLOCKS = {"flowable", "table", "cross-table", "tiles", "quotation", "contents", "notes", "colophon"}
_CONTAINERS = {"title", "key-points", "figure", "image", "side-by-side", *Tone}
_ENDING = f".md{SUFFIX}"


def render_briefing(folders: tuple[Path, ...], scope: Scope) -> tuple[Rendered, tuple[Diagnostic, ...]]:
    """Render `briefing.md.j2` and all it includes, each from the first of the `folders` that has it, ours last.

    The warnings name templates that nothing uses.  TemplateError names template, line and
    offending text of what is wrong, or takes too long or too much.
    """
    templates = read_templates(folders)
    rendered = render_templates(templates, scope)
    theirs = [template for template in templates if not template.ours]
    if not theirs:
        return rendered, ()
    problems = dict.fromkeys(_forged(rendered, scope))
    raise_errors(TemplateError, (problem.at(place_of(theirs[0].file)) for problem in problems))
    return rendered, tuple(_unused(templates, rendered, scope.briefing))


def _forged(rendered: Rendered, scope: Scope) -> Iterator[Problem]:
    """Each value that no fact backs, all that no view or function of ours prints, and all that is named in vain."""
    printable, briefing, facts = scope.printable(), scope.briefing, scope.briefing.facts.keys()
    texts = [(MARKER.sub(" ", rendered.markdown), "")]
    for payload in dict.fromkeys(rendered.payloads):
        words, unknown = "", set[str]()
        match payload:
            case Mention(fact=fact, words=words):
                unknown = {fact} - facts
            case Stamp():
                words = payload.text
            case Statement(fact=fact):
                unknown = {fact} - facts
            case Cite(facts=names):
                unknown = set(names) - facts
            case Words(text=text, lang=lang):
                texts.append((text, lang))
            case Flag(text=text):
                texts.append((text, ""))
            case Open(kind=kind, id=name, label=label):
                texts.append((label, ""))
                named = {"figure": briefing.charts.keys(), "image": briefing.images.keys()}
                unknown = ({kind} - _CONTAINERS) | ({name} - named.get(kind, {name}))
            case BlockToken(kind=kind, ids=names, title=title, lang=lang):
                texts.append((title, lang))
                known = briefing.flowables.keys() if kind == "flowable" else facts
                unknown = ({kind} - _BLOCKS) | (set(names) - known)
        if words and payload not in printable:
            message = f'"{words}" is printed by a template and says what no fact says'
            yield Problem("value-without-fact", message, HINT)
        for name in unknown:
            yield Problem("value-without-fact", f'"{name}" is named by a template and not there', HINT)
    allowed = allowed_words(briefing)
    for text, lang in dict.fromkeys(texts):
        for _, words in typed_values(text, allowed, lang or scope.language):
            yield printed_value(words)


def _unused(templates: tuple[Template, ...], rendered: Rendered, briefing: Briefing) -> Iterator[Diagnostic]:
    """A warning for each of the user's templates that has nearly the name of one that would be used."""
    from difflib import get_close_matches  # needed for hints only

    used = {use.name for use in rendered.uses}
    texts = [template.text for template in templates if template.name in used]
    known = {ROOT, ONE_PAGE, *(f"sections/{name}{_ENDING}" for name in briefing.sections)}
    known |= {template.name.removeprefix(BUILTIN) for template in templates if template.ours}
    stems = {_stem(name): name for name in sorted(known)}
    for template in templates:
        if template.ours or template.name in used | known or any(template.name in text for text in texts):
            continue
        if near := get_close_matches(_stem(template.name), stems, n=1, cutoff=0.6):
            message, hint = f"nothing uses the template {template.name}", f'did you mean "{stems[near[0]]}"?'
            yield Problem("unused-template", message, hint, Severity.WARNING).at(place_of(template.file))


def _stem(name: str) -> str:
    return PurePosixPath(name).name.split(".")[0].lower()
