"""Names in, files out: finds templates, assets and seeds, in the package (installed) or beside it (a checkout)."""

from __future__ import annotations

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
