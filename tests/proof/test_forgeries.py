"""Two hundred different forgeries are caught; harmless copies are recognised as such, or what they lost is named."""

import io
import random
import shutil
import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest

from briefing import Options, build
from briefing.files import seed
from briefing.proof.verify import Integrity, verify
from tests.proof.cover import COVERINGS, invisible, panel_on_top, picture, white_rectangle
from tests.proof.forgery import FORGERIES, Forge, forged, one_chart_label, one_digit, one_qualifier


@pytest.fixture(scope="module")
def data() -> bytes:
    """The seed's PDF."""
    return build(seed()).data


def test_there_are_two_hundred() -> None:
    assert sum(FORGERIES.values()) == 200


@pytest.mark.slow
@pytest.mark.parametrize(("forge", "count"), (FORGERIES | COVERINGS).items(), ids=lambda f: getattr(f, "__name__", ""))
def test_every_forgery_is_caught(forge: Forge, count: int, data: bytes) -> None:
    rng = random.Random(f"{forge.__name__}")
    done: set[str] = set()
    missed = []
    while len(done) < count:
        file, what = forged(data, forge, rng)
        if what not in done:
            done.add(what)
            verdict = verify(file)
            if verdict.state is not Integrity.ALTERED or not verdict.findings:
                missed.append(what)
    assert missed == []


@pytest.mark.slow
@pytest.mark.parametrize("forge", [one_digit, one_qualifier, one_chart_label])
def test_the_page_of_a_forgery_is_named(forge: Forge, data: bytes) -> None:
    file, what = forged(data, forge, random.Random(1))
    assert {f"page {finding.page}" for finding in verify(file).findings} == {what.split(",")[0]}


@pytest.mark.slow
@pytest.mark.parametrize("forge", [one_digit, one_qualifier, one_chart_label])
@pytest.mark.parametrize("code", ["ru", "az"])
def test_forgeries_of_other_editions_are_caught(code: str, forge: Forge) -> None:
    data = build(seed(), Options(language=code)).data
    assert verify(data).state is Integrity.CONSISTENT
    rng = random.Random(code)
    made = [forged(data, forge, rng) for _ in range(8)]
    assert [what for file, what in made if verify(file).state is not Integrity.ALTERED] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("forge", "why"),
    [
        (white_rectangle, "shows a shape at"),
        (panel_on_top, "shows a shape at"),
        (picture, "shows a picture at"),
        (
            invisible,
            "has another rendering mode, width of letters, miter limit, flatness or intent, which no page of ours has",
        ),
    ],
)
def test_what_covers_is_named(forge: Forge, why: str, data: bytes) -> None:
    file, _ = forged(data, forge, random.Random(2))
    verdict = verify(file)
    assert any(why in finding.message for finding in verdict.findings)
    assert verdict.unchanged < verdict.values


@pytest.mark.slow
@pytest.mark.parametrize(("by", "state"), [(3, Integrity.ALTERED), (Decimal("0.01"), Integrity.SAVED_AGAIN)])
def test_a_hatch_that_lies_elsewhere_is_another_whatever_operators_name_it(
    by: float | Decimal, state: Integrity, data: bytes
) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        patterns = next(page.Resources.Pattern for page in pdf.pages if "/Pattern" in page.Resources)
        hatch = next(iter(patterns.values()))
        hatch.Matrix[4] += by
        pdf.save(out)
    verdict = verify(out.getvalue())
    assert (verdict.state, verdict.unchanged < verdict.values) == (state, state is Integrity.ALTERED)


SAVINGS: dict[str, dict[str, object]] = {
    "as it is": {},
    "linearised": {"linearize": True},
    "without object streams": {"object_stream_mode": pikepdf.ObjectStreamMode.disable},
    "uncompressed": {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.generalized},
    "normalised": {"normalize_content": True},
    "as PDF 2.0": {"min_version": "2.0"},
    "as QDF": {"qdf": True},
    "compressed again": {"recompress_flate": True},
}


@pytest.mark.slow
@pytest.mark.parametrize("saving", SAVINGS.values(), ids=SAVINGS)
def test_what_pikepdf_saves_again_is_harmless(saving: dict[str, object], data: bytes) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, **saving)  # type: ignore[arg-type]
    verdict = verify(out.getvalue())
    assert (verdict.state, verdict.findings) == (Integrity.SAVED_AGAIN, ())
    assert verdict.unchanged == verdict.values > 0


def saved_by(command: str, data: bytes, folder: Path) -> bytes:
    """What a program makes of the file `in.pdf` and calls `out.pdf`."""
    if not shutil.which(command.split()[0]):
        pytest.skip(f"install {command.split()[0]} to see what it saves")
    (folder / "in.pdf").write_bytes(data)
    subprocess.run(command.split(), cwd=folder, check=True, capture_output=True)
    return (folder / "out.pdf").read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        "qpdf in.pdf out.pdf",
        "qpdf --linearize in.pdf out.pdf",
        "qpdf --qdf in.pdf out.pdf",
        "qpdf --stream-data=uncompress in.pdf out.pdf",
        "mutool clean in.pdf out.pdf",
        "mutool clean -gggg in.pdf out.pdf",
        "mutool clean -d in.pdf out.pdf",
        "mutool clean -z in.pdf out.pdf",
        "mutool clean -s in.pdf out.pdf",
        "gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -sOutputFile=out.pdf in.pdf",
    ],
)
def test_what_other_programs_save_again_is_harmless(command: str, data: bytes, tmp_path: Path) -> None:
    verdict = verify(saved_by(command, data, tmp_path))
    assert (verdict.state, verdict.findings) == (Integrity.SAVED_AGAIN, ())
    assert verdict.unchanged == verdict.values > 0


@pytest.mark.parametrize(
    ("command", "state", "message"),
    [
        ("qpdf --empty --pages in.pdf 1-z -- out.pdf", Integrity.WITHOUT_FACTS, "it carries no facts"),
        (
            "qpdf --remove-attachment=figure-1.csv in.pdf out.pdf",
            Integrity.ALTERED,
            "attachment figure-1.csv is missing",
        ),
        ("qpdf --encrypt user owner 256 -- in.pdf out.pdf", Integrity.UNREADABLE, "opens only with a password"),
    ],
)
def test_what_a_copy_lost_is_named(command: str, state: Integrity, message: str, data: bytes, tmp_path: Path) -> None:
    verdict = verify(saved_by(command, data, tmp_path))
    assert verdict.state is state
    assert any(message in finding.message for finding in verdict.findings)


GONE = "page 2 of those that were written is missing"
ELSEWHERE = "its pages are in another order than they were written"


def other_pages(*numbers: int) -> Callable[[pikepdf.Pdf], None]:
    """A file with those of its pages, by their numbers, in that order."""

    def change(pdf: pikepdf.Pdf) -> None:
        kept = [pikepdf.Page(pdf.pages[number - 1].obj) for number in numbers]
        del pdf.pages[:]
        pdf.pages.extend(kept)

    return change


@pytest.mark.parametrize(
    ("change", "messages"),
    [
        (other_pages(1, 3), ["it has 2 pages; 3 were written", GONE]),
        (other_pages(1, 2), ["it has 2 pages; 3 were written", GONE.replace("2", "3")]),
        (other_pages(1, 3, 2), [ELSEWHERE]),
        (other_pages(3, 1), ["it has 2 pages; 3 were written", GONE, ELSEWHERE]),
    ],
)
def test_pages_that_are_gone_are_named_and_their_values_are_not_found(
    change: Callable[[pikepdf.Pdf], None], messages: list[str], data: bytes
) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out)
    verdict = verify(out.getvalue())
    assert (verdict.state, [finding.message for finding in verdict.findings]) == (Integrity.ALTERED, messages)
    assert (verdict.unchanged < verdict.values) == any("missing" in message for message in messages)


@pytest.mark.slow
def test_a_page_that_is_gone_is_named_after_another_program_has_saved_the_file(data: bytes, tmp_path: Path) -> None:
    less = saved_by("qpdf in.pdf --pages . 1,3 -- out.pdf", data, tmp_path)
    again = saved_by("gs -q -dNOPAUSE -dBATCH -sDEVICE=pdfwrite -sOutputFile=out.pdf in.pdf", less, tmp_path)
    assert GONE in [finding.message for finding in verify(again).findings]
