"""Assemble blocks from the Markdown and the markers that templates print.

The blocks that need facts alone, figures, tables, tiles, quotations and notes, come from `BlockBuilder`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from markdown_it.token import Token

from briefing.document import blocks
from briefing.document.visit import changed, count_values, find
from briefing.errors import Diagnostic
from briefing.evidence.record import Standings
from briefing.facts.model import Briefing, Kind
from briefing.sections.assemble import BlockBuilder, Exhibits
from briefing.sections.inline import InlineBuilder, NoteNumbering, joined_runs
from briefing.sections.markdown import parse_printed
from briefing.sections.publication import author_line, make_colophon, title_lines
from briefing.templating.printing import MARKER, BlockToken, Close, Flag, Open
from briefing.templating.render import Rendered
from briefing.wording.wording import Wording

_BELOW_SECTION = 3
TONE_LABELS = {blocks.Tone.ASSUMPTION: "Assumption", blocks.Tone.JUDGEMENT: "Judgement", blocks.Tone.CAVEAT: "Caveat"}


class Assembler:
    """Reads the token stream once, from top to bottom, so that notes are numbered by first appearance."""

    def __init__(self, briefing: Briefing, wording: Wording, rendered: Rendered, exhibits: Exhibits) -> None:
        self._briefing = briefing
        self._standings = Standings.of(briefing, exhibits.checked)
        self._wording = wording
        self._rendered = rendered
        self._payloads = rendered.payloads
        notes = NoteNumbering(briefing, exhibits.checked)
        self._inline = InlineBuilder(briefing, wording, notes, rendered.payloads)
        self._builder = BlockBuilder(briefing, wording, notes, self._inline, exhibits)
        self._values = 0
        self._tabled = [
            payload.ids
            for payload in rendered.payloads
            if isinstance(payload, BlockToken) and payload.kind in ("table", "cross-table")
        ]

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What was found on the way and stops no build."""
        return tuple(self._builder.warnings)

    def assemble(self) -> tuple[blocks.Block, ...]:
        """All blocks of the document; a heading of level 2 opens a section that lasts to the next one.

        TemplateError for what templates print and no document shows.
        """
        quotes = "".join(self._wording.language.grammar.quotes)
        tokens = parse_printed(self._rendered, quotes)
        made = tuple(_sections(self._counted(self._blocks(iter(tokens), ""))))

        def tables() -> Iterator[tuple[blocks.Stamp, set[str]]]:
            for table in find(made, blocks.DataTable):
                yield table.number, {value.fact for value in find(table, blocks.Mention)}

        return tuple(changed(made, lambda block: self._builder.with_table(block, tables)))

    def _counted(self, members: Iterator[blocks.Block | Flag]) -> Iterator[blocks.Block | Flag]:
        """The same blocks, their values counted; those of a section's title stand in the contents list too."""
        times = 1
        for block in members:
            if isinstance(block, blocks.Contents):
                times = 2
            self._values += count_values(block) * (times if _opens_section(block) else 1)
            yield block

    def _blocks(self, tokens: Iterator[Token], end: str) -> Iterator[blocks.Block | Flag]:
        for token in tokens:
            if token.type == end:
                return
            match token.type:
                case "heading_open":
                    content = self._inline.paragraph(next(tokens).children or ())
                    next(tokens)
                    words = "".join(c if c.isalnum() else " " for c in blocks.plain(content).lower()).split()
                    # What opens a section begins with ##; a text may have a line below its headings, too.
                    level = int(token.tag[1]) if token.markup.startswith("#") else _BELOW_SECTION
                    yield blocks.Heading(level, content, "-".join(words) or "section")
                case "paragraph_open":
                    inline = next(tokens)
                    marker = MARKER.fullmatch(inline.content.strip())
                    payload = self._payloads[int(marker[1])] if marker else None
                    # A marker of a block stands in a paragraph of its own; `Close` ends what `Open` has begun.
                    if isinstance(payload, Close):
                        next(tokens)
                        return
                    if isinstance(payload, Open | Flag | BlockToken):
                        next(tokens)
                        yield from self._part(payload, tokens)
                    elif content := self._inline.paragraph(inline.children or ()):
                        yield blocks.Paragraph(content)
                case "bullet_list_open" | "ordered_list_open" as opening:
                    items = []
                    while next(tokens).type != opening.replace("open", "close"):
                        items.append(self._inside(tokens, "list_item_close"))
                    start = int(token.attrs.get("start", 1))
                    yield blocks.ItemList(tuple(items), ordered=opening == "ordered_list_open", start=start)
                case "blockquote_open":
                    yield blocks.Quotation(self._inside(tokens, "blockquote_close"))
                case "fence" | "code_block":
                    yield blocks.CodeBlock(self._inline.code(token.content))
                case "hr":
                    yield blocks.ThematicBreak()
                case "table_open":
                    yield self._table(tokens)

    def _inside(self, tokens: Iterator[Token], end: str) -> tuple[blocks.Block, ...]:
        """The blocks of an item or a quotation."""
        return tuple(_as_inner(self._blocks(tokens, end)))

    def _table(self, tokens: Iterator[Token]) -> blocks.TextTable:
        rows = list[list[blocks.Inlines]]()
        sides = list[blocks.Side]()
        for token in takewhile(lambda token: token.type != "table_close", tokens):
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(self._inline.paragraph(token.children or ()))
            elif token.type == "th_open":
                side = str(token.attrs.get("style", "")).rpartition(":")[2]
                sides.append("center" if side == "center" else "right" if side == "right" else "left")
        head, *others = map(tuple, rows)
        return blocks.TextTable(head, tuple(others), tuple(sides))

    def _part(self, payload: Open | Flag | BlockToken, tokens: Iterator[Token]) -> Iterator[blocks.Block | Flag]:
        match payload:
            case Open(kind=kind, label=label):
                # The box of an own thought says what it is, above it.
                with self._inline.within(says_own=kind in (Kind.ASSUMPTION, Kind.JUDGEMENT) and not label):
                    content = tuple(self._blocks(tokens, ""))
                yield from self._container(payload, content)
            case Flag():
                yield payload
            case BlockToken(kind="table" | "cross-table" as kind, ids=ids, title=title, lang=lang):
                if ids:
                    yield self._builder.table(ids, title, lang, crossed=kind == "cross-table")
            case BlockToken(kind="tiles", ids=ids, title=title):
                if ids:
                    yield self._builder.tiles(ids, title)
            case BlockToken(kind="flowable", ids=(key,)):
                yield self._builder.flowable(key)
            case BlockToken(kind="quotation", ids=ids):
                yield self._builder.quotation(ids)
            case BlockToken(kind="contents", title=title):
                yield blocks.Contents(title)
            case BlockToken(kind="notes", title=title):
                if (notes := self._builder.notes(title)).notes:
                    yield notes
            case BlockToken(kind="colophon", title=title):
                yield make_colophon(self._briefing, self._wording, self._inline, title, self._values, self._standings)

    def _container(self, opening: Open, content: tuple[blocks.Block | Flag, ...]) -> Iterator[blocks.Block | Flag]:
        paragraphs = [block.content for block in content if isinstance(block, blocks.Paragraph)]
        match opening.kind:
            case "title":
                title, subtitle = (*paragraphs, (), ())[:2]
                meta = tuple(title_lines(self._briefing, self._wording, self._standings))
                yield blocks.TitleBlock(title, subtitle, meta, author_line(self._briefing))
            case "key-points":
                if points := [item for block in content if isinstance(block, blocks.ItemList) for item in block.items]:
                    yield blocks.KeyPoints(opening.label, tuple(points))
            case "figure":
                figure = self._builder.figure(opening.id, _as_one(content))
                yield figure
                # What has no room in a chart stands in a table, unless the document is to be one page.
                untold = self._builder.untold(figure)
                if untold and not self._rendered.is_one_page and not any(untold <= {*ids} for ids in self._tabled):
                    facts = self._builder.charted(figure)
                    labels = {self._briefing.facts[name].label for name in facts}
                    measured = labels.pop() if len(labels) == 1 else blocks.plain(figure.title)
                    yield self._builder.table(facts, measured, crossed=True)
            case "image":
                yield self._builder.illustration(opening.id, _as_one(content))
            case "side-by-side":
                yield from self._builder.side_by_side(block for block in content if not isinstance(block, Flag))
            case tone:
                label = opening.label or self._wording.translate(TONE_LABELS[blocks.Tone(tone)])
                yield blocks.Toned(blocks.Tone(tone), label, tuple(_as_inner(content)))
                yield from (block for block in content if isinstance(block, Flag))


def _as_inner(members: Iterable[blocks.Block | Flag]) -> Iterator[blocks.Block]:
    """Blocks as they stand in another: there headings open no section, and no list of contents or outline has them.

    Nor is there room for two figures side by side.
    """
    for block in members:
        match block:
            case blocks.Heading(level=level):
                yield block._replace(level=max(level, 3), anchor="")
            case blocks.SideBySide(blocks=inner):
                yield from inner
            case Flag():
                pass
            case _:
                yield block


def _sections(members: Iterator[blocks.Block | Flag]) -> Iterator[blocks.Block]:
    """Gather what follows a heading of level 2 into its section; contents, notes and colophon belong to none."""
    heading: blocks.Heading | None = None
    inside: list[blocks.Block] = []
    flags: list[str] = []
    for block in members:
        opens = _opens_section(block)
        if heading and (opens or isinstance(block, blocks.Contents | blocks.Notes | blocks.Colophon)):
            yield blocks.SectionBlock(heading.anchor, heading.content, tuple(inside), tuple(flags))
            heading, inside, flags = None, [], []
        if opens:
            heading = block  # type: ignore[assignment]
        elif isinstance(block, Flag):
            flags.append(block.text)
        elif heading:
            inside.append(block)
        else:
            yield block
    if heading:
        yield blocks.SectionBlock(heading.anchor, heading.content, tuple(inside), tuple(flags))


def _opens_section(block: blocks.Block | Flag) -> bool:
    return isinstance(block, blocks.Heading) and block.level <= 2


def _as_one(content: Sequence[blocks.Block | Flag]) -> blocks.Inlines:
    """The runs of several paragraphs as those of one."""
    return joined_runs((block.content for block in content if isinstance(block, blocks.Paragraph)), " ")
