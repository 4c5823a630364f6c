"""SOURCE_DATE_EPOCH: a moment, nothing, or an error that names it, for PDFs and for drafts of mail."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing import build
from briefing.errors import OutputError
from briefing.files import seed
from briefing.options import source_date
from tests.conftest import invoke

WRONG = ["abc", "²", "1e9", "-1", "1_000", "١٢", "99999999999999999", "9" * 5000]


@pytest.mark.parametrize(
    ("epoch", "moment"), [("0", datetime(1970, 1, 1, tzinfo=UTC)), (" 86400 ", datetime(1970, 1, 2, tzinfo=UTC))]
)
def test_seconds_are_a_moment(epoch: str, moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert source_date() == moment


@pytest.mark.parametrize("epoch", ["", " ", None])
def test_nothing_is_no_moment(epoch: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert source_date() is None


@pytest.mark.parametrize("epoch", WRONG, ids=lambda epoch: epoch[:20])
def test_what_is_no_number_of_seconds_is_named(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(
        OutputError, match=f'^SOURCE_DATE_EPOCH: epoch: SOURCE_DATE_EPOCH is "{epoch[:40]}", not a number'
    ):
        source_date()


@pytest.mark.slow
@pytest.mark.parametrize("epoch", ["²", "abc", "99999999999999999"])
def test_a_build_and_a_draft_say_so_and_write_nothing(
    epoch: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = build(seed()).save(tmp_path / "built.pdf")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    for arguments in ([str(seed())], ["email", str(built)]):
        done = invoke(tmp_path, *arguments)
        assert done.returncode == 1
        assert f'epoch: SOURCE_DATE_EPOCH is "{epoch}"' in done.stderr.decode()
        assert list(tmp_path.iterdir()) == [built]
