"""Markdown with markers in, blocks out: the only home of the Markdown parser."""

from __future__ import annotations

from collections import Counter
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
    Section,
    Stamp,
    Text,
    TitleBlock,
    Tone,
    plain,
)
from briefing.document.roles import Role
from briefing.facts.model import Briefing, State
from briefing.sections.block_builder import BlockBuilder, DrawChart, count_values
from briefing.sections.inline import InlineBuilder, strong
from briefing.sections.notes import NoteNumbering
from briefing.sections.phrases import name, phrase
from briefing.templating.markers import MARKER, BlockToken, Close, Flag, Open, Payload
from briefing.wording.wording import Wording

TONE_LABELS = {Tone.ASSUMPTION: "Assumption", Tone.JUDGEMENT: "Judgement", Tone.CAVEAT: "Caveat"}
_RESERVED = ("title", "notes", "colophon")


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
        self._notes = NoteNumbering(briefing, wording)
        self._runs = InlineBuilder(briefing, wording, self._notes, payloads)
        self._parts = BlockBuilder(briefing, wording, self._notes, self._runs, draw)
        self._values = 0
        self._anchors: Counter[str] = Counter(_RESERVED)

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
                    content = self._inline(tokens)
                    yield Heading(int(token.tag[1]), content, self._anchor(plain(content)))
                case "paragraph_open":
                    inline = next(tokens)
                    if payload := self._lone(inline.content):
                        next(tokens)
                        if isinstance(payload, Close):
                            return
                        yield from self._part(payload, tokens)
                    else:
                        yield Paragraph(self._runs.paragraph(inline.children or ()))
                case "bullet_list_open" | "ordered_list_open":
                    yield self._list(tokens, token.type)
                case "blockquote_open":
                    yield Quotation(_joined(tuple(self._blocks(tokens, "blockquote_close"))), ())

    def _anchor(self, title: str) -> str:
        """A name for the place of a heading that no other place has."""
        words = "".join(c if c.isalnum() else " " for c in title.lower()).split()
        name = "-".join(words) or "section"
        self._anchors[name] += 1
        return name if self._anchors[name] == 1 else f"{name}-{self._anchors[name]}"

    def _inline(self, tokens: Iterator[Token]) -> Inlines:
        inline = next(tokens)
        next(tokens)
        return self._runs.paragraph(inline.children or ())

    def _list(self, tokens: Iterator[Token], opening: str) -> ItemList:
        items = []
        for token in tokens:
            if token.type == opening.replace("open", "close"):
                break
            items.append(tuple(b for b in self._blocks(tokens, "list_item_close") if not isinstance(b, Flag)))
        return ItemList(tuple(items), ordered=opening == "ordered_list_open")

    def _lone(self, text: str) -> Open | Close | Flag | BlockToken | None:
        """The block-level payload that a paragraph consists of, if it does."""
        match = MARKER.fullmatch(text.strip())
        payload = self._payloads[int(match.group(1))] if match else None
        return payload if isinstance(payload, Open | Close | Flag | BlockToken) else None

    def _part(self, payload: Open | Flag | BlockToken, tokens: Iterator[Token]) -> Iterator[Block | Flag]:
        match payload:
            case Open():
                yield from self._container(payload, tuple(self._blocks(tokens, "")))
            case Flag():
                yield payload
            case BlockToken(kind="table", ids=ids, title=title, lang=lang):
                if ids:
                    yield self._parts.table(ids, title, lang)
            case BlockToken(kind="tiles", ids=ids, title=title):
                if ids:
                    yield self._parts.tiles(ids, title)
            case BlockToken(kind="quotation", ids=ids):
                yield self._parts.quotation(ids)
            case BlockToken(kind="contents", title=title):
                yield Contents(title)
            case BlockToken(kind="notes", title=title):
                yield Notes(title, tuple(self._notes.notes()))
            case BlockToken(kind="colophon", title=title):
                yield self._parts.colophon(title, self._values)

    def _container(self, opening: Open, content: tuple[Block | Flag, ...]) -> Iterator[Block | Flag]:
        match opening.kind:
            case "title":
                yield self._title_block(content)
            case "key-points":
                if points := tuple(_points(content)):
                    yield KeyPoints(opening.label, points)
            case "figure":
                yield self._parts.figure(opening.id, _joined(content))
            case tone:
                label = opening.label or self._wording.say(TONE_LABELS[Tone(tone)])
                yield from _toned(content, Tone(tone), label)

    def _title_block(self, content: tuple[Block | Flag, ...]) -> TitleBlock:
        title, *rest = (block.content for block in content if isinstance(block, Paragraph))
        return TitleBlock(title, rest[0] if rest else (), tuple(self._meta()))

    def _meta(self) -> Iterator[Inlines]:
        head = self._briefing.head
        yield (Stamp(self._wording.day(head.date), Role.DATE),)
        if head.reference:
            yield (Stamp(head.reference, Role.REFERENCE),)
        if head.version:
            yield self._said("Version {version}", version=(Stamp(head.version, Role.VERSION),))
        if head.state is State.DRAFT:
            yield (Text(self._wording.say("Draft"), strong=True),)
        if head.prepared_by:
            yield (name(head.prepared_by),)
        if head.cleared_by:
            yield self._said("Cleared by {name}", name=(name(head.cleared_by),))
        if head.embargo:
            day = Stamp(self._wording.day(head.embargo), Role.DATE)
            yield strong(self._said("Embargoed until {date}", date=(day,)))

    def _said(self, words: str, **places: Inlines) -> Inlines:
        return phrase(self._wording, words, **places)


def _sections(blocks: Iterator[Block | Flag]) -> Iterator[Block]:
    """Gather what follows a heading of level 2 into its section; contents, notes and colophon belong to none."""
    heading: Heading | None = None
    inside: list[Block] = []
    flags: list[str] = []
    for block in blocks:
        opens = _opens_section(block)
        if heading and (opens or isinstance(block, Contents | Notes | Colophon)):
            yield Section(heading.anchor, heading.content, tuple(inside), tuple(flags))
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
        yield Section(heading.anchor, heading.content, tuple(inside), tuple(flags))


def _opens_section(block: Block | Flag) -> bool:
    return isinstance(block, Heading) and block.level <= 2


def _toned(content: tuple[Block | Flag, ...], tone: Tone, label: str) -> Iterator[Block | Flag]:
    for block in content:
        if isinstance(block, Paragraph):
            yield Paragraph(block.content, tone, label, block.small)
            label = ""
        else:
            yield block


def _points(content: tuple[Block | Flag, ...]) -> Iterator[Inlines]:
    for block in content:
        if isinstance(block, ItemList):
            yield from (_joined(item) for item in block.items)


def _joined(content: Sequence[Block | Flag]) -> Inlines:
    """The runs of several paragraphs as those of one."""
    paragraphs = [block.content for block in content if isinstance(block, Paragraph)]
    return tuple(run for i, p in enumerate(paragraphs) for run in ((Text(" "),) * bool(i) + p))
