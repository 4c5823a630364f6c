"""Payloads go out as JSON and come back as they were, new ones too; nothing else comes back."""

import json
from enum import StrEnum
from typing import NamedTuple

import pytest

from briefing.templating import render
from briefing.templating.render import Rendered, rendered_data, rendered_from


class Colour(StrEnum):
    RED = "red"


class Spot(NamedTuple):
    x: int
    y: float


class Novelty(NamedTuple):
    """What a payload may hold."""

    text: str
    flag: bool
    colour: Colour
    names: tuple[str, ...]
    other: str | None
    spot: Spot
    spots: tuple[Spot, ...] = ()


NOVELTY = Novelty("an “ö” \x02", True, Colour.RED, ("a", "b"), None, Spot(1, 0.5), (Spot(2, 1.5),))


@pytest.fixture
def novel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(render.PAYLOAD_TYPES, "Novelty", Novelty)


def rendered(*payloads: object) -> Rendered:
    return Rendered("words", payloads, frozenset({"pupils"}), ())  # type: ignore[arg-type]


def sent(rendered: Rendered) -> Rendered:
    """What arrives of it."""
    return rendered_from(json.loads(json.dumps(rendered_data(rendered))))


@pytest.mark.usefixtures("novel")
def test_a_new_payload_needs_nothing() -> None:
    back = sent(rendered(NOVELTY, NOVELTY._replace(other="x")))
    assert back == rendered(NOVELTY, NOVELTY._replace(other="x"))
    assert type(back.payloads[0].colour) is Colour  # type: ignore[union-attr]


@pytest.mark.usefixtures("novel")
@pytest.mark.parametrize(
    "change",
    [
        {"text": 1},
        {"flag": 1},
        {"colour": "blue"},
        {"names": "ab"},
        {"names": [1]},
        {"other": 1},
        {"spot": [1]},
        {"spot": [1, "2"]},
        {"spots": {"x": 1}},
    ],
)
def test_a_value_of_another_type_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        sent(rendered(NOVELTY._replace(**change)))  # type: ignore[arg-type]


def test_a_payload_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="no payload 'Novelty'"):
        sent(rendered(NOVELTY))
