"""Text in, the operators that show it out: one face of one document, with the codes of its font subsets."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfmetrics

from briefing.pdf.syntax import escaped


class FaceSubset(dict[int, str]):
    """The character codes of one face, each assigned when its character is first shown.

    A document seldom needs more than the 255 characters of one subset; when it does, ReportLab
    divides the text.
    """

    def __init__(self, name: str, document: Any) -> None:
        self._font = pdfmetrics.getFont(name)
        self._document = document
        self._is_divided = False
        self._names: dict[int, str] = {}

    def __missing__(self, character: int) -> str:
        ((subset, codes),) = self._font.splitString(chr(character), self._document)
        self._is_divided |= subset > 0
        self[character] = escaped(codes)
        return self[character]

    def show(self, text: str, size: str) -> str:
        """The operators that set font and size and show `text`."""
        shown = text.translate(self)
        if not self._is_divided:
            return f"{self._name(0)} {size} Tf ({shown}) Tj"
        parts = self._font.splitString(text, self._document)
        return " ".join(f"{self._name(subset)} {size} Tf ({escaped(codes)}) Tj" for subset, codes in parts)

    def _name(self, subset: int) -> str:
        if subset not in self._names:
            self._names[subset] = self._font.getSubsetInternalName(subset, self._document)
        return self._names[subset]
