"""Briefings are the same built alone, one after the other, or side by side."""

import gc
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from briefing import Builder, Options, build
from briefing.batch.batch_facts import read_batch_facts
from briefing.batch.row_readers import open_table
from briefing.batch.tasks import build_rows
from briefing.files import seed
from tests.batch.made import batch_folder

EDITIONS = [Options(language=code, format=form) for code in ("en", "ru") for form in ("pdf", "html")]


@pytest.mark.slow
def test_a_builder_and_threads_make_what_a_build_makes_alone() -> None:
    alone = [build(seed(), options).data for options in EDITIONS]
    builder = Builder(EDITIONS[0])
    assert [builder.build(seed(), language=o.language, format=o.format).data for o in EDITIONS] == alone
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda options: build(seed(), replace(options)).data, EDITIONS * 2)) == alone * 2


def test_what_a_build_has_made_is_free_at_once(tmp_path: Path) -> None:
    facts, builder = batch_folder(tmp_path), Builder(Options(cache=False))
    with open_table(str(tmp_path / "boats.csv"), "") as table:
        batch, row = read_batch_facts(facts, table.name, table.columns), next(iter(table.rows))
    build_rows(builder, batch, (row,))
    gc.collect()
    gc.disable()
    try:
        build_rows(builder, batch, (row,))
        assert gc.collect() < 300, "a macro or a figure has kept all of its document"
    finally:
        gc.enable()
