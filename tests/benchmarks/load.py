"""Sizes in, facts files for measuring out: fictional load, no copy of anything."""

from __future__ import annotations

SENTENCES = (
    "The ministry describes the programme as a matter of patience rather than of money",
    "Observers in the capital read the announcement as a signal to the neighbouring provinces",
    "Nothing in the statement binds either side, and no timetable was attached to it",
    "Schools along the coast were the first to take part and the last to be asked about it",
    "The harbour authority expects the work to go on through the winter without a pause",
    "Several towns have asked for the same arrangement and are still waiting for a reply",
    "What the figures do not show is how many families moved inland before the count began",
    "The opposition accepts the aim and disputes the order in which the work is to be done",
)
SECTIONS = ("security", "education", "trade", "transport-corridor")
_QUALIFIERS = ("exact", "about", "more-than", "at-least")
CHARTS = ("timeline", "bars", "columns", "corridor")

HEAD = """\
head: {{id: load-{number}, title: "The coast programme goes on, and its cost is only partly known", date: 2024-08-19,
  subtitle: "Load for measuring, of the shape of a common briefing", reference: LOAD/{number}, marking: PUBLIC,
  state: final, version: "1", prepared-by: Briefing desk}}
defaults: {{speaker: minister, source: daily, period: "2024", area: Norland}}
units: {{places: {{one: place, other: places}}}}
speakers: {{minister: {{name: Ada Minister, role: Minister of the Coast}}}}
sources: {{daily: {{publisher: The Norland Daily, published: 2024-08-19{text}}}}}
"""


def common_briefing(number: int = 1, text: str = "") -> str:
    """A briefing of the usual size: about five pages, four charts, four tables, fourteen facts with a note each.

    `text` names the file of the source: `, text: daily.txt`.
    """
    facts = [_fact(i) for i in range(14)]
    lines = [HEAD.format(number=number, text=text), "key-points:"]
    lines += [f'  - {SENTENCES[i]}; it names {{{{ fact("f{i}") }}}}.' for i in range(3)]
    lines += ["key-figures: [f0, f1, f2, f3, f4, f5, f6, f7]", "sections:"]
    for i, section in enumerate(SECTIONS):
        lines += [f"  {section}:", f"    title: {section.replace('-', ' ').capitalize()}", "    text: |", *_text(i)]
        lines.append(f"    caveats: {SENTENCES[i]}.")
    lines.append("charts:")
    for i, (section, kind) in enumerate(zip(SECTIONS, CHARTS, strict=True)):
        names = ", ".join(f"f{j}" for j in _own(i))
        shown = f"segments: [{{label: Coast, facts: [{names}]}}]" if kind == "corridor" else f"facts: [{names}]"
        lines.append(f"  c{i}: {{section: {section}, kind: {kind}, title: '{SENTENCES[i]}', {shown}}}")
    return "\n".join([*lines, "facts:", *facts]) + "\n"


def source_text() -> str:
    """A text in which every quote of the common briefing stands."""
    return "\n".join(f"Ada Minister said in {_quote(i)} along the coast." for i in range(14)) + "\n"


def long_table(rows: int) -> str:
    """A briefing with one table of so many rows."""
    facts = [_fact(i, "education") for i in range(rows)]
    head = [HEAD.format(number=1, text=""), "sections: {education: {title: Education}}", "facts:"]
    return "\n".join([*head, *facts]) + "\n"


def long_section(words: int) -> str:
    """A briefing with one section of so many words, all in one paragraph."""
    text = " ".join(f"{sentence}." for sentence in SENTENCES).split()
    prose = " ".join(text[i % len(text)] for i in range(words))
    lines = [HEAD.format(number=1, text=""), "sections:", "  education:", "    title: Education", f"    text: {prose}"]
    return "\n".join([*lines, "facts:", _fact(0, "education")]) + "\n"


def _own(section: int) -> range:
    return range(section * 4, min(section * 4 + 4, 14))


def _text(section: int) -> list[str]:
    lines = []
    for paragraph in range(3):
        for k in range(4):
            lines.append(f"      {SENTENCES[(section + 3 * paragraph + k) % len(SENTENCES)]}.")
        for j in list(_own(section))[paragraph::3]:
            lines.append(f'      The minister speaks of {{{{ fact("f{j}") }}}} in this connection.')
        lines.append("")
    return lines


def _fact(number: int, section: str = "") -> str:
    section = section or SECTIONS[number // 4]
    qualifier = _QUALIFIERS[number % 4]
    return (
        f"  f{number}: {{section: {section}, label: places in the coast programme, statement: 'There are {{value}}.', "
        f"quantity: {{value: {_value(number)}, unit: places}}, qualifier: {qualifier}, "
        f'measure: m{number}, evidence: {{quote: "{_quote(number)}"}}}}'
    )


def _value(number: int) -> int:
    return 1200 + 340 * (number % 50)


def _quote(number: int) -> str:
    words = ("", "about ", "more than ", "at least ")[number % 4]
    return f"note {number}: {words}{_value(number):,} places"
