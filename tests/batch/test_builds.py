"""Briefings are the same built alone, one after the other, or side by side."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from briefing import Builder, Options, build
from briefing.files import seed

EDITIONS = [Options(language=code, format=form) for code in ("en", "ru") for form in ("pdf", "html")]


@pytest.mark.slow
def test_a_builder_and_threads_make_what_a_build_makes_alone() -> None:
    alone = [build(seed(), options).data for options in EDITIONS]
    builder = Builder(EDITIONS[0])
    assert [builder.build(seed(), language=o.language, format=o.format).data for o in EDITIONS] == alone
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda options: build(seed(), replace(options)).data, EDITIONS * 2)) == alone * 2
