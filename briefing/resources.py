"""Names in, files out: finds templates, assets and seeds, in the package (installed) or beside it, and the cache."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `templates`, `assets` or `seeds` that came with this package."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def asset(*parts: str) -> Path:
    """A file below `assets`."""
    return folder("assets").joinpath(*parts)


def seed() -> Path:
    """The facts file that `make-briefing` builds when it is given none."""
    return folder("seeds") / "azerbaijan-russia.yaml"


def cache_folder() -> Path:
    """The folder that this system has for what we may lose, as ours."""
    return _user_folder() / "make-briefing"


def _user_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".cache"
