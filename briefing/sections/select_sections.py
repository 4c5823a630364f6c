"""Select some sections of a briefing, with all that they rest on, and tell what the document leaves out of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from briefing.errors import CheckError, Diagnostic, Severity, did_you_mean, raise_errors
from briefing.facts.expressions import calls_in
from briefing.facts.formulas import Members
from briefing.facts.load import FactsFile, conflicts
from briefing.facts.model import Briefing, Fact, charted_facts, cited_sources
from briefing.facts.text_fields import TextKind, texts, versions_of
from briefing.records import NamedTuple
from briefing.sections.document import MadeDocument
from briefing.templating.folders import Template, read_templates
from briefing.wording.edition import Edition

_QUOTED = re.compile(r"""["']([a-z0-9-]+)["']""")
_OF_SECTION = re.compile(r"sections/([^/]+)\.md\.j2")


class Names(NamedTuple):
    """The facts, the charts and the images that texts name."""

    facts: frozenset[str] = frozenset()
    charts: frozenset[str] = frozenset()
    images: frozenset[str] = frozenset()

    def also(self, others: Names) -> Names:
        """These and `others`."""
        return Names(*(mine | theirs for mine, theirs in zip(self, others, strict=True)))

    def are_among(self, facts: Collection[str], charts: Collection[str], images: Collection[str]) -> bool:
        """Whether each of them is one of these."""
        return self.facts <= set(facts) and self.charts <= set(charts) and self.images <= set(images)


NOTHING = Names()


def edition_of_sections(edition: Edition, facts: FactsFile, ids: Sequence[str], folders: tuple[Path, ...]) -> Edition:
    """The edition with those sections alone; a section that is none is an error."""
    known = edition.briefing.sections
    unknown = [name for name in ids if name not in known]
    place, rule = facts.places.at("sections"), "unknown-section"
    raise_errors(
        CheckError, (Diagnostic(place, rule, f'there is no section "{n}"', did_you_mean(n, known)) for n in unknown)
    )
    named = names_in_templates(read_templates(folders), ids)
    return edition._replace(briefing=select_sections(edition.briefing, ids, named))


def select_sections(briefing: Briefing, sections: Collection[str], named: Names = NOTHING) -> Briefing:
    """The selection of `briefing` that holds only `sections`, in the order of the file; itself if that is all of them.

    It keeps the facts and charts of these sections and those of others that their texts, charts, formulas and
    disagreements need, that the title needs, or that are `named` elsewhere, such as by templates.  Key figures and
    key points stay as far as the facts that they name do.
    """
    kept = {name: section for name, section in briefing.sections.items() if name in sections}
    if len(kept) == len(briefing.sections):
        return briefing
    own = [text for part in (briefing.head, *kept.values()) for _, text in texts(part, TextKind.PROSE)]
    wanted = _names(briefing, own).also(named)
    charts = {name: c for name, c in briefing.charts.items() if c.section in kept or name in wanted.charts}
    images = {name: image for name, image in briefing.images.items() if name in wanted.images}
    shown = wanted.facts.union(*map(charted_facts, charts.values()), *(image.shows for image in images.values()))
    captions = (*(chart.title for chart in charts.values()), *(image.caption for image in images.values()))
    shown |= _names(briefing, captions).facts
    facts = _with_needs(briefing, {name for name, fact in briefing.facts.items() if fact.section in kept}, shown)
    points = tuple(p for p in briefing.key_points if _names(briefing, [p]).are_among(facts, charts, images))
    units = {fact.quantity.unit for fact in facts.values() if fact.quantity}
    sources = cited_sources(facts)
    speakers = {fact.speaker for fact in facts.values()} | {briefing.sources[name].speaker for name in sources}
    return briefing.selection(
        sections=kept,
        charts=charts,
        images=images,
        facts=facts,
        key_points=points,
        scenarios=tuple(
            scenario
            for scenario in briefing.scenarios
            if _names(briefing, [scenario.text]).are_among(facts, charts, images)
        ),
        key_figures=tuple(name for name in briefing.key_figures if name in facts),
        units={name: unit for name, unit in briefing.units.items() if name in units},
        translated_units={name: by for name, by in briefing.translated_units.items() if name in units},
        speakers={name: speaker for name, speaker in briefing.speakers.items() if name in speakers},
        sources={name: source for name, source in briefing.sources.items() if name in sources},
    )


def names_in_templates(templates: Iterable[Template], sections: Collection[str]) -> Names:
    """What the templates of the user's may name: every word in quotation marks, but not for other `sections`."""
    words: set[str] = set()
    for template in templates:
        section = _OF_SECTION.fullmatch(template.name)
        if not template.ours and (section is None or section[1] in {*sections, "generic"}):
            words.update(_QUOTED.findall(template.text))
    # Which of the words are ids shows only when the template runs, so one too many is kept rather than one too few.
    return Names(frozenset(words), frozenset(words), frozenset(words))


def _names(briefing: Briefing, prose: Iterable[str]) -> Names:
    """What these texts name, in any of their languages."""
    versions = (v for text in prose for v in versions_of(text, briefing.head.language).values())
    calls = [call for text in versions for call in calls_in(text)]
    placed = {
        kind: frozenset(
            name for call in calls if call.name == kind for name in (*call.arguments, *dict(call.options).values())
        )
        for kind in ("figure", "image")
    }
    return Names(frozenset(name for call in calls for name in call.facts), placed["figure"], placed["image"])


def _with_needs(briefing: Briefing, own: set[str], shown: frozenset[str]) -> dict[str, Fact]:
    """The facts `own` and `shown`, those that disagree with one of the former, and the inputs of all, in file order."""
    rivals = {name for group in conflicts(briefing) if own & set(group) for name in group}
    needed: set[str] = set()
    members = Members.in_facts(briefing.facts)
    waiting = [fact for name in own | shown | rivals for fact in members.of(name)]
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed.add(name)
            waiting += briefing.facts[name].inputs
    return {name: fact for name, fact in briefing.facts.items() if name in needed}


def not_shown(facts: FactsFile, briefing: Briefing, made: MadeDocument) -> Iterator[Diagnostic]:
    """A warning for what the document does not show, such as facts and pictures, though it has their section."""
    nowhere, places, weak = "stands nowhere in the document", facts.places, Severity.WARNING
    for name in made.unused:
        if briefing.facts[name].section in briefing.sections:
            hint = f'write {{{{ cite("{name}") }}}} in a text, or remove it'
            yield Diagnostic(places.at("facts", name), "unused-fact", f'fact "{name}" {nowhere}', hint, weak)
    for name in made.unprinted:
        message, hint = f'section "{name}" {nowhere}', "include its template in briefing.md.j2"
        yield Diagnostic(places.at("sections", name), "unprinted-section", message, hint, weak)
    for key in briefing.sources.keys() - cited_sources(briefing.facts):
        message, hint = f'source "{key}" {nowhere}', "cite it by a fact, or remove it"
        yield Diagnostic(places.at("sources", key), "unplaced", message, hint, weak)
    for kind, key in made.unplaced:
        hint = f'write {{{{ {kind}("{key}") }}}} in a text'
        yield Diagnostic(places.at(f"{kind}s", key), "unplaced", f'{kind} "{key}" {nowhere}', hint, weak)
