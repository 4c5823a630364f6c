"""The texts of `make-briefing help`: one Markdown file for each topic, which also reads well in a terminal."""

from __future__ import annotations

from pathlib import Path

TOPICS = (
    "facts",
    "document",
    "sources",
    "tables",
    "draft",
    "check",
    "templates",
    "charts",
    "drawing",
    "themes",
    "languages",
    "html",
    "proof",
    "batch",
    "mail",
)
"""Each is a file of that name in this folder; its first line is `# Title: what it is about`."""


def topic_text(topic: str) -> str:
    """The Markdown of one of the `TOPICS`."""
    return Path(__file__).with_name(f"{topic}.md").read_text(encoding="utf-8")


def summary(topic: str) -> str:
    """What one of the `TOPICS` is about, from its first line."""
    return topic_text(topic).partition("\n")[0].partition(": ")[2]
