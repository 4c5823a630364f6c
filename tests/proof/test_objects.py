"""The objects of a file are those that qpdf reads; what readers might read in two ways is not read at all."""

import io
import re
from decimal import Decimal
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import build
from briefing.proof.objects import PdfObjects
from briefing.proof.pdf_syntax import Keyword, PdfStream, Reference, Tokens, text_of
from briefing.proof.pdfium import UnreadableError
from tests.conftest import SEED, all_cases

WAYS: dict[str, dict[str, Any]] = {
    "as written": {},
    "packed": {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
    "unpacked": {"object_stream_mode": pikepdf.ObjectStreamMode.disable, "compress_streams": False},
    "for the web": {"linearize": True},
    "for people": {"qdf": True},
}


@pytest.fixture(scope="module")
def data() -> bytes:
    return build(SEED).data


def saved(data: bytes, way: str) -> bytes:
    if not WAYS[way]:
        return data
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, **WAYS[way])
    return out.getvalue()


def plain(value: Any) -> Any:
    """A value of qpdf as our reader has it, without the bytes of a stream."""
    if isinstance(value, pikepdf.Object):
        if value.is_indirect:
            return Reference(value.objgen[0])
        if isinstance(value, pikepdf.Array):
            return [*map(plain, value)]
        if isinstance(value, pikepdf.Dictionary):
            return {str(key)[1:]: plain(part) for key, part in value.items()}
        return str(value)[1:] if isinstance(value, pikepdf.Name) else bytes(value)
    return float(value) if isinstance(value, Decimal) and value % 1 else value


def entries(value: Any) -> dict[str, Any]:
    return {str(key)[1:]: plain(part) for key, part in value.items()}


@pytest.mark.parametrize("way", WAYS)
def test_every_object_is_the_one_that_qpdf_reads(data: bytes, way: str) -> None:
    file = saved(data, way)
    ours, seen = PdfObjects(file), 0
    with pikepdf.open(io.BytesIO(file)) as pdf:
        for known in pdf.objects:
            if not isinstance(known, pikepdf.Object) or known.get("/Type") in ("/ObjStm", "/XRef"):
                continue
            found = ours.get(Reference(known.objgen[0]))
            if isinstance(known, pikepdf.Stream):
                assert isinstance(found, PdfStream)
                assert found.entries | {"Length": len(found.raw)} == entries(known)
                assert ours.decoded(found) == known.read_bytes()
            elif isinstance(known, pikepdf.Dictionary):
                assert found == entries(known)
            seen += 1
    assert seen > 100


@all_cases(
    ("text", "value"),
    [
        (b"(a(b)c)", b"a(b)c"),
        (
            rb"(\101\n\)\
x)",
            b"A\n)x",
        ),
        (b"(a\r\nb\rc)", b"a\nb\nc"),
        (b"<48 65 6C6c 6f 7>", b"Hellop"),
        (b"/A#20B", "A B"),
        (b"[1 -2.5 .5 +3 true null /N 7 0 R]", [1, -2.5, 0.5, 3, True, None, "N", Reference(7)]),
        (b"<< /A << /B [] >> /C (x) >>", {"A": {"B": []}, "C": b"x"}),
        (b"% a word\n 12", 12),
    ],
)
def test_a_value_is_read_as_the_standard_has_it(text: bytes, value: Any) -> None:
    assert Tokens(text + b" ").read() == value


@all_cases(
    "text",
    [b"(a", b"[1 2", b"<< /A 1", b"<< /A 1 /A 2 >>", b"<< 1 2 >>", b"7 1 R", b"[" * 100, b"[%s]" % (b"9" * 5000)],
)
def test_what_is_no_value_is_damaged(text: bytes) -> None:
    with pytest.raises(UnreadableError, match="damaged at byte"):
        Tokens(text).read()


@given(st.binary(max_size=60))
def test_any_string_is_read_back(string: bytes) -> None:
    written = pikepdf.String(string).unparse()
    assert Tokens(written + b" ").read() == string


def test_the_end_of_the_bytes_is_an_empty_keyword() -> None:
    end = Tokens(b"  % nothing\n").read()
    assert isinstance(end, Keyword)
    assert end == b""


@pytest.mark.parametrize(
    ("string", "text"),
    [
        (b"\xfe\xff\x04\x10", "А"),
        (b"\xef\xbb\xbf\xd0\x90", "А"),
        (b"plain \xa3 5\xa0m \x84", "plain £ 5€m —"),
        (b"\xfe\xff\xd8\x00", "\ufffd"),
    ],
)
def test_text_is_read_in_the_three_ways_it_can_be_written(string: bytes, text: str) -> None:
    assert text_of(string) == text


def appended(data: bytes) -> bytes:
    return data + b"\n%more\n"


def moved(data: bytes) -> bytes:
    start = data.rindex(b"startxref")
    number = int(data[start:].split()[1])
    return data[:start] + b"startxref\n%d\n%%%%EOF\n" % (number + 1)


def between(data: bytes) -> bytes:
    """An object that no table names stands between two others."""
    place = data.index(b"endobj") + len(b"endobj")
    return data[:place] + b"\n9999 0 obj\n(hidden)\nendobj\n" + data[place:]


def smaller(data: bytes) -> bytes:
    """Its last objects are beyond the number that it says to have."""
    return re.sub(rb"/Size \d+(?=/W)", b"/Size 020", data)


@all_cases("change", [appended, moved, between, smaller, lambda data: data[:-200], lambda data: data[:500]])
def test_what_readers_might_read_in_two_ways_is_not_read(data: bytes, change: Any) -> None:
    with pytest.raises(UnreadableError):
        PdfObjects(change(data))
