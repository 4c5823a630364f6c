"""Small faces: what is asked for is drawn as before, all else is gone."""

import zlib
from itertools import pairwise
from struct import pack, unpack, unpack_from

from briefing.html.write import character_map, subset_woff
from briefing.themes import fonts
from tests.conftest import all_cases


def tables_of(woff: bytes) -> dict[bytes, bytes]:
    signature, _, length, count = unpack_from(">4s4sIH", woff)
    assert (signature, length) == (b"wOFF", len(woff))
    tables = {}
    for index in range(count):
        name, offset, small, size, _ = unpack_from(">4sIIII", woff, 44 + 20 * index)
        data = woff[offset : offset + small]
        tables[name] = zlib.decompress(data) if small < size else data
        assert len(tables[name]) == size
    return tables


def outlines(tables: dict[bytes, bytes]) -> dict[int, bytes]:
    long = unpack_from(">h", tables[b"head"], 50)[0]
    count = len(tables[b"loca"]) // (4 if long else 2)
    places = [p * (1 if long else 2) for p in unpack_from(f">{count}{'I' if long else 'H'}", tables[b"loca"])]
    return {i: tables[b"glyf"][a:b].rstrip(b"\0") for i, (a, b) in enumerate(pairwise(places))}


def tables_of_ttf(face: bytes) -> dict[bytes, bytes]:
    entries = (unpack_from(">4sIII", face, 12 + 16 * i) for i in range(unpack_from(">H", face, 4)[0]))
    return {name: face[offset : offset + length] for name, _, offset, length in entries}


@all_cases("face", fonts.FACES)
@all_cases("words", ["Briefing 160,000", "Əliyev şö", "Жизнь ≈ 4 млрд", "ǅ \U0001f600"])
def test_draws_what_is_asked_for(face, words):
    whole, small = tables_of_ttf(fonts.content(face)), tables_of(subset_woff(fonts.content(face), words))
    numbers, kept = character_map(whole[b"cmap"]), character_map(small[b"cmap"])
    assert kept == {ord(c): numbers[ord(c)] for c in words if ord(c) in numbers}
    before, after = outlines(whole), outlines(small)
    assert all(after[glyph] == before[glyph] for glyph in kept.values())
    assert sum(map(bool, after.values())) < 60


def test_composed_letters_bring_their_parts():
    small = tables_of(subset_woff(fonts.content("regular"), "é"))
    glyph = character_map(small[b"cmap"])[ord("é")]
    drawn = [number for number, outline in outlines(small).items() if outline]
    assert glyph in drawn
    assert unpack_from(">h", outlines(small)[glyph])[0] >= 0 or len(drawn) > 2


def test_same_characters_in_any_order_give_the_same_file():
    face = fonts.content("bold")
    assert subset_woff(face, "abc") == subset_woff(face, "cab")
    assert len(subset_woff(face, "abc")) < 5_000


def test_unpacks_to_a_face_whose_checksum_is_right():
    tables = tables_of(subset_woff(fonts.content("italic"), "abc"))
    power = len(tables).bit_length() - 1
    search = 16 << power
    head = pack(">IHHHH", 0x00010000, len(tables), search, power, 16 * len(tables) - search)
    data, offset = b"", 12 + 16 * len(tables)
    for name, table in sorted(tables.items()):
        plain = table[:8] + bytes(4) + table[12:] if name == b"head" else table
        head += pack(">4sIII", name, checksum(plain), offset + len(data), len(table))
        data += table + bytes(-len(table) % 4)
    assert checksum(head + data) == 0xB1B0AFBA


def checksum(data: bytes) -> int:
    data += bytes(-len(data) % 4)
    return sum(unpack(f">{len(data) // 4}I", data)) & 0xFFFFFFFF
