"""The name of a pair of standards in, what a file must say to claim them out."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

Standard = Literal["ua1-a3a", "ua2-a4f"]
STANDARDS: tuple[Standard, ...] = get_args(Standard)


class Claims(NamedTuple):
    """The PDF version, and the parts of PDF/A and PDF/UA with their revisions, as XMP states them."""

    version: str
    archival: tuple[tuple[str, str], ...]
    accessible: tuple[tuple[str, str], ...]

    @property
    def is_second(self) -> bool:
        """Whether the file is of the second generation, PDF 2.0."""
        return self.version == "2.0"


def claims_of(standard: Standard, *, has_attachments: bool) -> Claims:
    """What a file claims: PDF/A-2a and PDF/A-4 are what PDF/A-3a and PDF/A-4f are without attachments."""
    if standard == "ua1-a3a":
        part = "3" if has_attachments else "2"
        return Claims("1.7", (("part", part), ("conformance", "A")), (("part", "1"),))
    files = (("conformance", "F"),) if has_attachments else ()
    return Claims("2.0", (("part", "4"), ("rev", "2020"), *files), (("part", "2"), ("rev", "2024")))
