"""Template folders and a scope in, Markdown with markers out; templates of the user's run in a process of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from briefing.errors import Diagnostic, Place, Severity, TemplateError, raise_errors
from briefing.evidence.typed_values import HINT
from briefing.facts.model import Briefing
from briefing.templating.folders import BUILTIN, ROOT, SUFFIX, Template, read_templates, shown
from briefing.templating.rendering import Rendered, environment, render_here
from briefing.templating.scope import Scope
from briefing.templating.trust import doubts

_ENDING = f".md{SUFFIX}"


def render(folders: tuple[Path, ...], scope: Scope, briefing: Briefing) -> tuple[Rendered, tuple[Diagnostic, ...]]:
    """Render `briefing.md.j2` and all it includes, each from the first of the `folders` that has it, ours last.

    The warnings name templates that nothing uses.  TemplateError names template, line and
    offending text of what is wrong, or takes too long or too much.
    """
    templates = read_templates(folders)
    if all(template.ours for template in templates):
        return render_here(environment(templates, scope.language), scope), ()
    from briefing.templating.sandbox import render_apart

    rendered = render_apart(templates, scope)
    raise_errors(TemplateError, _distrusted(rendered, scope, briefing, templates))
    return rendered, tuple(_unused(templates, rendered, briefing))


def _distrusted(
    rendered: Rendered, scope: Scope, briefing: Briefing, templates: tuple[Template, ...]
) -> Iterator[Diagnostic]:
    file = next(template.file for template in templates if not template.ours)
    for doubt in dict.fromkeys(doubts(rendered, scope, briefing)):
        yield Diagnostic(Place(shown(file)), "value-without-fact", doubt, HINT)


def _unused(templates: tuple[Template, ...], rendered: Rendered, briefing: Briefing) -> Iterator[Diagnostic]:
    """A warning for each of the user's templates that has nearly the name of one that would be used."""
    used = {use.name for use in rendered.uses}
    texts = [template.text for template in templates if template.name in used]
    known = {ROOT, *(f"sections/{name}{_ENDING}" for name in briefing.sections)}
    known |= {template.name.removeprefix(BUILTIN) for template in templates if template.ours}
    for template in templates:
        if template.ours or template.name in used | known or any(template.name in text for text in texts):
            continue
        if near := _nearest(template.name, known):
            message = f"nothing uses the template {template.name}"
            hint = f'did you mean "{near}"?'
            yield Diagnostic(Place(shown(template.file)), "unused-template", message, hint, Severity.WARNING)


def _nearest(name: str, known: Iterable[str]) -> str | None:
    """The one of the `known` names whose last part is nearly that of `name`."""
    from difflib import get_close_matches  # needed for hints only

    stems = {_stem(other): other for other in sorted(known)}
    near = get_close_matches(_stem(name), stems, n=1, cutoff=0.6)
    return stems[near[0]] if near else None


def _stem(name: str) -> str:
    return PurePosixPath(name).name.split(".")[0].lower()
