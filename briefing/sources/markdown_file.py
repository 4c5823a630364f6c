"""Reads Markdown: its words without the signs that set them."""

from __future__ import annotations

from markdown_it import MarkdownIt

from briefing.sources.source_document import SourceDocument, Writer

_BREAKS = ("softbreak", "hardbreak")


def read_markdown(data: bytes) -> SourceDocument:
    """The words of a Markdown text, its paragraphs counted, and the cells of its tables set apart."""
    writer, rows = Writer(), list[list[str]]()
    for token in MarkdownIt("commonmark").enable("table").parse(data.decode("utf-8-sig")):
        seen = (child for child in token.children or () if child.content or child.type in _BREAKS)
        words = "".join("\n" if child.type in _BREAKS else child.content for child in seen)
        match token.type:
            case "inline" if rows:
                rows[-1].append(words)
            case "inline":
                writer.paragraph(words)
            case "fence" | "code_block":
                writer.paragraph(token.content)
            case "tr_open":
                rows.append([])
            case "table_close":
                writer.paragraph("\n".join(map("\t".join, rows)))
                rows.clear()
    return writer.document()
