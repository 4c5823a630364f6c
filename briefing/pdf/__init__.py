"""Documents in, PDF files out."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.pdf.identity import content_id, is_as_written
    from briefing.pdf.standards import STANDARDS, Standard
    from briefing.pdf.write import PdfFile, write_pdf

__all__ = ["STANDARDS", "PdfFile", "Standard", "content_id", "is_as_written", "write_pdf"]

_HOMES = {
    "STANDARDS": "standards",
    "PdfFile": "write",
    "Standard": "standards",
    "content_id": "identity",
    "is_as_written": "identity",
    "write_pdf": "write",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: who only reads files needs no ReportLab."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"briefing.pdf.{_HOMES[name]}"), name)
