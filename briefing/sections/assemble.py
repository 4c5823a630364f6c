"""Assemble blocks from the Markdown and the markers that templates print: the only home of the Markdown parser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefing.document.blocks import (
    Block,
    Colophon,
    Contents,
    Heading,
    Inlines,
    ItemList,
    KeyPoints,
    Notes,
    Paragraph,
    Quotation,
    SectionBlock,
    TitleBlock,
    Tone,
    plain,
)
from briefing.facts.model import Briefing
from briefing.sections.block_builder import BlockBuilder, DrawChart, count_values
from briefing.sections.inline import InlineBuilder, NoteNumbering, joined
from briefing.sections.publication import colophon, title_lines
from briefing.templating.markers import MARKER, BlockToken, Close, Flag, Open, Payload
from briefing.wording.wording import Wording

TONE_LABELS = {Tone.ASSUMPTION: "Assumption", Tone.JUDGEMENT: "Judgement", Tone.CAVEAT: "Caveat"}


@cache
def _markdown(quotes: str) -> MarkdownIt:
    """CommonMark without HTML, code, images and rules; straight quotation marks become `quotes`."""
    parser = MarkdownIt("commonmark", {"html": False, "typographer": True, "quotes": quotes})
    parser.enable("smartquotes")
    return parser.disable(
        ["code", "fence", "hr", "html_block", "html_inline", "image", "backticks", "reference", "lheading"]
    )


class Assembler:
    """Reads the token stream once, from top to bottom, so that notes are numbered by first appearance."""

    def __init__(self, briefing: Briefing, wording: Wording, payloads: Sequence[Payload], draw: DrawChart) -> None:
        self._briefing = briefing
        self._wording = wording
        self._payloads = payloads
        notes = NoteNumbering(briefing)
        self._inline = InlineBuilder(briefing, wording, notes, payloads)
        self._builder = BlockBuilder(briefing, wording, notes, self._inline, draw)
        self._values = 0

    def blocks(self, markdown: str) -> tuple[Block, ...]:
        """All blocks of the document; a heading of level 2 opens a section that lasts to the next one."""
        tokens = iter(_markdown("".join(self._wording.language.grammar.quotes)).parse(markdown))
        return tuple(_sections(self._counted(self._blocks(tokens, ""))))

    def _counted(self, blocks: Iterator[Block | Flag]) -> Iterator[Block | Flag]:
        """The same blocks, their values counted; those of a section's title stand in the contents list too."""
        times = 1
        for block in blocks:
            if isinstance(block, Contents):
                times = 2
            self._values += count_values(block) * (times if _opens_section(block) else 1)
            yield block

    def _blocks(self, tokens: Iterator[Token], end: str) -> Iterator[Block | Flag]:
        for token in tokens:
            if token.type == end:
                return
            match token.type:
                case "heading_open":
                    content = self._inline.paragraph(next(tokens).children or ())
                    next(tokens)
                    words = "".join(c if c.isalnum() else " " for c in plain(content).lower()).split()
                    yield Heading(int(token.tag[1]), content, "-".join(words) or "section")
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
                    else:
                        yield Paragraph(self._inline.paragraph(inline.children or ()))
                case "bullet_list_open" | "ordered_list_open" as opening:
                    items = []
                    while next(tokens).type != opening.replace("open", "close"):
                        items.append([b for b in self._blocks(tokens, "list_item_close") if not isinstance(b, Flag)])
                    yield ItemList(tuple(map(tuple, items)), ordered=opening == "ordered_list_open")
                case "blockquote_open":
                    yield Quotation(_as_one(tuple(self._blocks(tokens, "blockquote_close"))), ())

    def _part(self, payload: Open | Flag | BlockToken, tokens: Iterator[Token]) -> Iterator[Block | Flag]:
        match payload:
            case Open():
                yield from self._container(payload, tuple(self._blocks(tokens, "")))
            case Flag():
                yield payload
            case BlockToken(kind="table", ids=ids, title=title, lang=lang):
                if ids:
                    yield self._builder.table(ids, title, lang)
            case BlockToken(kind="tiles", ids=ids, title=title):
                if ids:
                    yield self._builder.tiles(ids, title)
            case BlockToken(kind="quotation", ids=ids):
                yield self._builder.quotation(ids)
            case BlockToken(kind="contents", title=title):
                yield Contents(title)
            case BlockToken(kind="notes", title=title):
                yield self._builder.notes(title)
            case BlockToken(kind="colophon", title=title):
                yield colophon(self._briefing, self._wording, self._inline, title, self._values)

    def _container(self, opening: Open, content: tuple[Block | Flag, ...]) -> Iterator[Block | Flag]:
        paragraphs = [block.content for block in content if isinstance(block, Paragraph)]
        match opening.kind:
            case "title":
                title, subtitle = (*paragraphs, (), ())[:2]
                yield TitleBlock(title, subtitle, tuple(title_lines(self._briefing, self._wording)))
            case "key-points":
                items = [item for block in content if isinstance(block, ItemList) for item in block.items]
                if items:
                    yield KeyPoints(opening.label, tuple(map(_as_one, items)))
            case "figure":
                yield self._builder.figure(opening.id, _as_one(content))
            case tone:
                # The label stands before the first paragraph only.
                label = opening.label or self._wording.translate(TONE_LABELS[Tone(tone)])
                for block in content:
                    if isinstance(block, Paragraph):
                        block, label = Paragraph(block.content, Tone(tone), label, block.small), ""
                    yield block


def _sections(blocks: Iterator[Block | Flag]) -> Iterator[Block]:
    """Gather what follows a heading of level 2 into its section; contents, notes and colophon belong to none."""
    heading: Heading | None = None
    inside: list[Block] = []
    flags: list[str] = []
    for block in blocks:
        opens = _opens_section(block)
        if heading and (opens or isinstance(block, Contents | Notes | Colophon)):
            yield SectionBlock(heading.anchor, heading.content, tuple(inside), tuple(flags))
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
        yield SectionBlock(heading.anchor, heading.content, tuple(inside), tuple(flags))


def _opens_section(block: Block | Flag) -> bool:
    return isinstance(block, Heading) and block.level <= 2


def _as_one(content: Sequence[Block | Flag]) -> Inlines:
    """The runs of several paragraphs as those of one."""
    return joined((block.content for block in content if isinstance(block, Paragraph)), " ")
