"""The theme model in, the JSON Schema of a theme file out."""

from __future__ import annotations

import json
from typing import Any

from briefing.facts.schema import as_written
from briefing.themes.model import ThemeFile


def schema_text() -> str:
    """The JSON Schema as a file holds it."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a theme file; contrast, faces and logo only `load_theme` checks."""
    schema = as_written(ThemeFile.model_json_schema())
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Theme of a briefing"}
