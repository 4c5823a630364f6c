"""A language that nobody has put into the package."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def turkish(tmp_path: Path) -> Path:
    """A folder of languages with Turkish in it."""
    shutil.copytree(Path(__file__).with_name("tr"), tmp_path / "languages" / "tr")
    return tmp_path / "languages"
