"""Turns a briefing into its canonical facts: plain values that JSON can hold.

They are all that a value on the page rests on: units, speakers, sources and facts, derived ones computed, in all their
languages, so that they are the same in every edition.  No text of a source is among them, nor where one lies.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from briefing.facts.model import Briefing, Fact
from briefing.facts.text_fields import FrozenModel

# What a `Briefing` must have and its canonical facts have not.
_HEAD = {"id": "restored", "title": "restored", "date": "2000-01-01"}


def canonical(briefing: Briefing) -> dict[str, Any]:
    """The canonical facts: decimals, dates and periods as strings, nothing that is not known."""
    translated = {
        key: {code: _plain(unit) for code, unit in by.items()} for key, by in briefing.translated_units.items()
    }
    facts = {}
    for key, fact in briefing.facts.items():
        facts[key] = _plain_fact(fact)
        if fact.quantity:  # pydantic would write large decimals with an exponent
            given = fact.quantity.model_dump(exclude_none=True, exclude=set() if fact.quantity.change else {"change"})
            facts[key]["quantity"] = {k: v if isinstance(v, str | bool) else f"{v:f}" for k, v in given.items()}
    return {
        "language": briefing.head.language,
        "units": {key: _plain(unit) for key, unit in briefing.units.items()},
        **({"translated-units": translated} if translated else {}),
        "speakers": {key: _plain(speaker) for key, speaker in briefing.speakers.items()},
        "sources": {key: _plain(source, "text") for key, source in briefing.sources.items()},
        "facts": facts,
    }


def _plain(record: FrozenModel, *without: str) -> dict[str, Any]:
    return record.model_dump(mode="json", by_alias=True, exclude_none=True, exclude=set(without))


def _plain_fact(fact: Fact) -> dict[str, Any]:
    """A fact without the keys that came later, where it says nothing there: older digests stay as they were."""
    written = _plain(fact, *(name for name in ("reading", "drafted") if not getattr(fact, name)))
    for evidence in written["evidence"]:
        for key in ("for", "row", "column", "title", "notes"):
            if not evidence[key]:
                del evidence[key]
    return written


def restore(facts: Mapping[str, Any]) -> Briefing:
    """A briefing of these canonical facts, without texts and charts; pydantic's ValidationError if they are none."""
    head = {**_HEAD, "language": facts["language"]}
    parts = {key: facts[key] for key in ("units", "translated-units", "speakers", "sources", "facts") if key in facts}
    return Briefing.model_validate({"head": head, "sections": {}, **parts}, context={"language": facts["language"]})


def digest(facts: Mapping[str, Any]) -> str:
    """The SHA-256 of canonical facts: of their `canonical_json`."""
    return sha256_of(canonical_json(facts))


class Json(str):
    """A value that is the text of its own JSON already, as one that stands in several contents is."""

    __slots__ = ()


def canonical_json(content: Mapping[str, Any]) -> str:
    """The one JSON that some content has: sorted keys and no spaces."""
    return "{" + ",".join(f"{json_of(key)}:{json_of(value)}" for key, value in sorted(content.items())) + "}"


def json_of(value: Any) -> Json:
    """The JSON of a value."""
    if isinstance(value, Json):
        return value
    return Json(json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False))


def sha256_of(text: str) -> str:
    """The SHA-256 of a text in UTF-8, as hexadecimal digits; one that holds half a surrogate pair has one too."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
