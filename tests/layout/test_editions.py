"""Both briefings, in each language, theme and paper, leave no page empty."""

from pathlib import Path

import pytest

from briefing import Options, build
from briefing.layout.pages import LaidOutPage, paginate
from briefing.layout.styles import PageTemplate
from briefing.pdf import write
from briefing.themes.theme import PAGE_SIZES, THEMES

ROOT = Path(__file__).parents[2]
SEED, SECOND = ROOT / "seeds" / "azerbaijan-russia.yaml", ROOT / "tests" / "seeds" / "veland-osmark.yaml"
EDITIONS = [(SEED, "en"), (SEED, "ru"), (SEED, "az"), (SECOND, "")]
LEAST, LEAST_LAST = {"default": 0.79, "large": 0.69}, 1 / 3
"""Of large print, three rows of a table, which stand together, take a tenth of a page more."""


@pytest.mark.slow
@pytest.mark.parametrize("size", PAGE_SIZES)
@pytest.mark.parametrize("theme", LEAST)
@pytest.mark.parametrize(("facts", "language"), EDITIONS, ids=["en", "ru", "az", "second"])
def test_no_page_is_left_empty(
    facts: Path, language: str, theme: str, size: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The print theme differs from the default in its colours only."""
    laid_out: list[LaidOutPage] = []
    monkeypatch.setattr(write, "paginate", lambda *a: (made := paginate(*a), laid_out.extend(made[0]))[0])
    build(facts, Options(language=language, theme=theme, page_size=size))
    height = PageTemplate.of(THEMES[theme], PAGE_SIZES[size]).height
    *pages, last = [page.used / height for page in laid_out]
    assert min(pages) >= LEAST[theme]
    assert last >= LEAST_LAST
