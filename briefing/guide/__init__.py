"""The name of a topic in, what to know and to type for it out: Markdown that reads well as it stands in a terminal."""

from __future__ import annotations

from pathlib import Path

TOPICS = ("facts", "check", "templates", "charts", "themes", "languages", "html", "proof")
"""Each is a file of that name here; its first line is `# Title: what it is about`."""


def text_of(topic: str) -> str:
    """The whole text of one of the `TOPICS`."""
    return Path(__file__).with_name(f"{topic}.md").read_text(encoding="utf-8")


def line_of(topic: str) -> str:
    """What one of the `TOPICS` is about, in a few words."""
    return text_of(topic).partition("\n")[0].partition(": ")[2]
