from __future__ import annotations

import copy
import pickle
import typing
from typing import Any, Generic, TypeVar, get_type_hints

import pytest

from briefing.records import NamedTuple
from tests.conftest import all_cases

T = TypeVar("T")


class Boat(NamedTuple):
    """A boat."""

    name: str
    masts: int = 1
    crew: tuple[str, ...] = ()

    @property
    def is_large(self) -> bool:
        return self.masts > 2

    def renamed(self, name: str) -> Boat:
        return self._replace(name=name)


class Pair(NamedTuple, Generic[T]):
    first: T
    second: T


class Nothing(NamedTuple):
    pass


class TypingBoat(typing.NamedTuple):
    name: str
    masts: int = 1
    crew: tuple[str, ...] = ()


@all_cases(
    "use",
    [
        lambda kind: kind("Ada"),
        lambda kind: kind("Ada", 3, crew=("Bo",)),
        lambda kind: kind(masts=2, name="Ada")._replace(masts=3),
        lambda kind: repr(kind("Ada", 2)).removeprefix("Typing"),
        lambda kind: kind("Ada")._asdict(),
        lambda kind: kind._make(["Ada", 2, ()]),
        lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__),
        lambda kind: pickle.loads(pickle.dumps(kind("Ada", 2))),
        lambda kind: copy.deepcopy(kind("Ada", 2)),
        lambda kind: {kind("Ada"): 1}[kind("Ada")],
        lambda kind: sorted([kind("Bo"), kind("Ada")]),
        lambda kind: get_type_hints(kind),
        lambda kind: hasattr(kind("Ada"), "__dict__"),
        lambda kind: len(kind("Ada")),
    ],
)
def test_it_is_as_typing_makes_it(use: Any) -> None:
    assert use(Boat) == use(TypingBoat)


@all_cases(
    "wrong",
    [
        lambda kind: kind(),
        lambda kind: kind("Ada", 1, (), 4),
        lambda kind: kind("Ada", sails=2),
        lambda kind: kind("Ada", name="Bo"),
        lambda kind: kind("Ada")._replace(sails=2),
        lambda kind: kind._make(["Ada", 2, (), 4]),
        lambda kind: setattr(kind("Ada"), "name", "Bo"),
        lambda kind: setattr(kind("Ada"), "sails", 2),
    ],
)
def test_it_refuses_what_typing_refuses(wrong: Any) -> None:
    with pytest.raises((TypeError, ValueError, AttributeError)) as theirs:
        wrong(TypingBoat)
    with pytest.raises(type(theirs.value)):
        wrong(Boat)


def test_an_error_names_the_class() -> None:
    with pytest.raises(TypeError, match=r"Boat\.__new__\(\) missing 1 required positional argument: 'name'"):
        Boat()  # type: ignore[call-arg]


def test_methods_properties_docstrings_and_types_of_others() -> None:
    boat = Boat("Ada", 3)
    assert (boat.is_large, boat.renamed("Bo").name, Boat.__doc__) == (True, "Bo", "A boat.")
    assert Pair[int](1, 2) == (1, 2) and Pair(first="a", second="b").second == "b"
    assert Nothing() == () and repr(Nothing()) == "Nothing()"
    match boat:
        case Boat(name, masts=masts):
            assert (name, masts) == ("Ada", 3)
    assert isinstance(boat, tuple) and type(Boat) is type


def test_a_field_without_a_default_comes_before_those_with_one() -> None:
    with pytest.raises(TypeError, match="Boat has a field without a default after one that has one"):

        class Boat(NamedTuple):
            masts: int = 1
            name: str  # type: ignore[misc]
