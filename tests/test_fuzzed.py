"""All that reads what strangers write gives a result or an error of ours, whatever the bytes."""

import pytest

from tests.benchmarks.fuzzing import KEPT, READERS, samples, try_reader


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_a_sample_is_read_and_half_of_it_answered(name: str) -> None:
    for data in samples(name):
        READERS[name](data)
        try_reader(name, data[: len(data) // 2])
        try_reader(name, data[::-1])


@pytest.mark.parametrize("path", sorted(KEPT.glob("*/*")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_once_failed_is_answered(path) -> None:  # type: ignore[no-untyped-def]
    try_reader(path.parent.name, path.read_bytes())
