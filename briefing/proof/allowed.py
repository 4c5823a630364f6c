"""Lists which keys the objects of a file of ours may have, and which values each of them.

The lists have what a build writes, and what programs add that change nothing when they save a file again: boxes of
pages that say nothing new, settings that set what is set already.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import md5
from typing import Any

from briefing.proof.pdf_syntax import text_of

Check = Callable[[Any], bool]
"""Whether the value of a key is one that a file of ours may have there."""


def anything(_: Any) -> bool:
    """What is compared elsewhere, or makes no difference."""
    return True


def is_text(value: Any) -> bool:
    """Whether a value is a text string."""
    return isinstance(value, bytes)


_DATE = re.compile(
    r"(?:D:)?(?:19|20)[0-9]{2}(?:-?[01][0-9](?:-?[0-3][0-9](?:T?[0-2][0-9](?::?[0-5][0-9](?::?[0-5][0-9](?:\.[0-9]{1,6})?)?)?)?)?)?"
    r"(?:Z(?:00'00'?)?|[-+][0-2][0-9](?:[':]?[0-5][0-9]'?)?)?"
)


def is_date(words: str) -> bool:
    """Whether words are a date as PDF (7.9.4) or XMP writes it."""
    return bool(_DATE.fullmatch(words))


def is_array(value: Any) -> bool:
    """Whether a value is an array."""
    return isinstance(value, list)


def is_dictionary(value: Any) -> bool:
    """Whether a value is a dictionary."""
    return isinstance(value, dict)


def one_of(*values: Any) -> Check:
    """A check for one of some values, of the same type in all their parts: Python takes 1 for a truth value."""
    return lambda value: any(value == known and _sorts(value) == _sorts(known) for known in values)


def _sorts(value: Any) -> Any:
    return {key: _sorts(part) for key, part in value.items()} if isinstance(value, dict) else type(value)


def is_number(value: Any) -> bool:
    """Whether a value is a number, and none of the truth values that Python takes for one."""
    return type(value) in (int, float)


STREAM: dict[str, Check] = {"Length": anything, "Filter": anything, "DecodeParms": anything}
"""The keys of any stream."""
TRAILER = ("Size", "Root", "Info", "ID", "Prev", "Type", "W", "Index", "Length", "Filter", "DecodeParms")
CATALOG: dict[str, Check] = {
    "Type": one_of("Catalog"),
    "Version": one_of("1.4", "1.5", "1.6", "1.7", "2.0"),
    "MarkInfo": one_of({"Marked": True}),
    "PageMode": one_of("UseOutlines", "UseAttachments"),
    "ViewerPreferences": one_of({"DisplayDocTitle": True}),
    **dict.fromkeys(("OutputIntents", "AF"), is_array),
    **dict.fromkeys(("Pages", "Lang", "StructTreeRoot", "Outlines", "Metadata", "Names"), anything),
}
PAGES: dict[str, Check] = {
    "Type": one_of("Pages"),
    "Rotate": one_of(0),
    **dict.fromkeys(("Kids", "Count", "Parent", "MediaBox", "Resources"), anything),
}
BOXES = ("MediaBox", "CropBox", "TrimBox", "BleedBox", "ArtBox")
PAGE: dict[str, Check] = {
    "Type": one_of("Page"),
    "Rotate": one_of(0),
    "Tabs": one_of("S"),
    "StructParents": lambda value: type(value) is int,
    "Group": one_of({"Type": "Group", "S": "Transparency", "CS": "DeviceRGB", "I": True}),
    "Annots": is_array,
    **dict.fromkeys(("Parent", "Resources", "Contents", *BOXES), anything),
}
RESOURCES: dict[str, Check] = {
    **dict.fromkeys(("Font", "ExtGState", "Pattern", "XObject", "ColorSpace"), is_dictionary),
    "ProcSet": is_array,
}
_SHORT_NAME = re.compile(r"[A-Za-z]{1,6}[0-9]{0,4}")
STATE: dict[str, Check] = {
    "Type": one_of("ExtGState"),
    "CA": is_number,
    "ca": is_number,
    "AIS": one_of(False),
    "BM": one_of("Normal", "Compatible"),
    "SMask": one_of("None"),
    "OP": one_of(False),
    "op": one_of(False),
    "OPM": one_of(0, 1),
    "SA": one_of(True, False),
    "TR": one_of("Identity"),
    # How black is made where there are inks, which Ghostscript says of hatches.
    "BG": anything,
    "UCR": anything,
}
TILING: dict[str, Check] = {
    "Type": one_of("Pattern"),
    "PatternType": one_of(1),
    "PaintType": one_of(1),
    "TilingType": one_of(1, 2, 3),
    "Resources": lambda value: isinstance(value, dict) and value.keys() <= {"ProcSet"},
    **dict.fromkeys(("BBox", "XStep", "YStep", "Matrix"), anything),
    **STREAM,
}
IMAGE: dict[str, Check] = {
    "Type": one_of("XObject"),
    "Subtype": one_of("Image"),
    "BitsPerComponent": one_of(8),
    "ColorSpace": one_of("DeviceRGB", "DeviceGray"),
    "Interpolate": one_of(False),
    "Name": lambda value: isinstance(value, str) and bool(_SHORT_NAME.fullmatch(value)),
    **dict.fromkeys(("Width", "Height", "SMask"), anything),
    **STREAM,
}


SPECIFICATION: dict[str, Check] = {
    "Type": one_of("Filespec"),
    "AFRelationship": one_of("Data"),
    **dict.fromkeys(("F", "UF", "Desc", "EF"), anything),
}
EMBEDDED: dict[str, Check] = {
    "Type": one_of("EmbeddedFile"),
    "Subtype": one_of("application/json", "text/csv"),
    "Params": lambda value: isinstance(value, dict) and value.keys() <= PARAMETERS.keys(),
    **STREAM,
}
DATES = ("ModDate", "CreationDate")
PARAMETERS: dict[str, Callable[[Any, bytes], bool]] = {
    "Size": lambda value, data: type(value) is int and value == len(data),
    "CheckSum": lambda value, data: value == md5(data, usedforsecurity=False).digest(),
    **dict.fromkeys(DATES, lambda value, _: is_text(value) and is_date(text_of(value))),
}
"""What a reader shows of an attached file beside its name, and whether that is so."""
