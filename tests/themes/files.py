"""Fonts, pictures and themes for tests, made as they are needed."""

import zlib
from io import BytesIO
from pathlib import Path
from struct import pack
from typing import Any

from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._f_v_a_r import Axis
from fontTools.ttLib.tables.TupleVariation import TupleVariation
from PIL import Image

from briefing.files import asset

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">{}</svg>'
CREST = SVG.format(
    '<circle cx="5" cy="5" r="4" fill="#7A1F1F"/><path d="M12 2h6v6z" fill="none" stroke="navy" opacity=".5"/>'
)


def face(role: str = "Regular", name: str = "Other", **changes: Any) -> bytes:
    """A face of ours under another name; `changes` are fields of its OS/2 table."""
    font = TTFont(asset("fonts", f"BriefingSans-{role}.ttf"))
    for number in (1, 3, 4, 6):
        font["name"].setName(f"{name}-{role}", number, 3, 1, 0x409)
    for field, value in changes.items():
        setattr(font["OS/2"], field, value)
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def variable_face(heaviest: int = 900) -> bytes:
    """A face of ours that grows wider as it grows heavier: each letter by 50 thousandths from 400 to the heaviest."""
    font = TTFont(BytesIO(face(name="Grow")))
    axis = Axis()
    axis.axisTag, axis.axisNameID = "wght", 256
    axis.minValue, axis.defaultValue, axis.maxValue = 400, 400, heaviest
    font["name"].setName("Weight", 256, 3, 1, 0x409)
    font["fvar"], font["gvar"] = newTable("fvar"), newTable("gvar")
    font["fvar"].axes, font["gvar"].version, font["gvar"].reserved = [axis], 1, 0
    # The last four points are phantoms; between the first two of them lies the width.
    font["gvar"].variations = {
        name: [TupleVariation({"wght": (0, 1, 1)}, [(0, 0)] * points + [(0, 0), (50, 0), (0, 0), (0, 0)])]
        for name in font.getGlyphOrder()
        for points in [len(font["glyf"]._getCoordinatesAndControls(name, font["hmtx"].metrics)[0]) - 4]
    }
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def with_table(tag: str, table: bytes | None) -> bytes:
    """A face with one table replaced byte by byte, or left out."""
    font = TTFont(asset("fonts", "BriefingSans-Regular.ttf"))
    tables = {name: font.reader[name] for name in sorted(font.reader.tables)}
    tables[tag] = table if table is not None else b""
    names = sorted(name for name in tables if name != tag or table is not None)
    head, body = pack(">4s4H", b"\0\1\0\0", len(names), 0, 0, 0), b""
    for name in names:
        place = 12 + 16 * len(names) + len(body)
        head += pack(">4sLLL", name.encode(), 0, place, len(tables[name]))
        body += tables[name] + b"\0" * (-len(tables[name]) % 4)
    return head + body


def table_of(tag: str) -> bytes:
    """One table of a face of ours."""
    return bytes(TTFont(asset("fonts", "BriefingSans-Regular.ttf")).reader[tag])


def jpeg(color: str = "#24506e", size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    """A photograph: an upper half of one colour and a lower one of sand; `options` are those of Pillow."""
    picture = Image.new("RGB", size, color)
    picture.paste("#e0c080", (0, size[1] // 2, *size))
    out = BytesIO()
    picture.save(out, "JPEG", **options)
    return out.getvalue()


def png(mode: str = "RGBA", size: tuple[int, int] = (40, 20), **options: Any) -> bytes:
    """A picture that is half clear where its mode has opacity."""
    picture = Image.new(mode, size, "#7A1F1F" if mode not in ("I;16", "1", "L") else 1)
    if mode in ("RGBA", "LA"):
        picture.putalpha(Image.linear_gradient("L").resize(size))
    out = BytesIO()
    picture.save(out, "PNG", **options)
    return out.getvalue()


def png_chunks(width: int, height: int, data: bytes = b"", depth: int = 8, color: int = 6) -> bytes:
    """A PNG of these dimensions, whatever its data."""
    chunks = [(b"IHDR", pack(">LLBBBBB", width, height, depth, color, 0, 0, 0)), (b"IDAT", data), (b"IEND", b"")]
    out = b"\x89PNG\r\n\x1a\n"
    for kind, content in chunks:
        out += pack(">L", len(content)) + kind + content + pack(">L", zlib.crc32(kind + content))
    return out


def branded(folder: Path, text: str = "", **files: bytes | str) -> Path:
    """A theme file in `folder`, beside two faces, a crest and `files`, whose names end in _ttf, _svg or _png."""
    known: dict[str, bytes | str] = {"regular_ttf": face(), "bold_ttf": face("Bold"), "crest_svg": CREST}
    for name, content in (known | files).items():
        path = folder / name.replace("_", ".")
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    theme = folder / "theme.yaml"
    theme.write_text(text, "utf-8")
    return theme
