"""Where texts stand is found in the models; a text whose kind is not declared is refused."""

from typing import Annotated

import pytest

from briefing.facts.model import Briefing, Evidence, Unit
from briefing.facts.scalars import Id, LocalLine
from briefing.facts.text_fields import FrozenModel, TextKind, TextType, all_texts, models_in, text_fields, with_texts


class Fleet(FrozenModel):
    the_ships: dict[Id, Evidence]
    motto: LocalLine | None = None


def test_texts_are_found_in_lists_mappings_and_models() -> None:
    kinds = {".".join(path): field.text.kind.value for path, field in text_fields(Fleet).items()}
    assert kinds == {
        "the-ships.[key]": "code",
        "the-ships.*.source": "code",
        "the-ships.*.quote": "name",
        "the-ships.*.page": "code",
        "the-ships.*.cell": "code",
        "the-ships.*.row.[]": "name",
        "the-ships.*.column.[]": "name",
        "the-ships.*.title.[]": "name",
        "the-ships.*.notes.[]": "name",
        "the-ships.*.full": "name",
        "motto": "line",
    }
    assert models_in(Fleet) == {(): Fleet, ("the-ships", "*"): Evidence}


def test_each_text_comes_with_its_path() -> None:
    unit = Unit(one="pupil", other="pupils", cases={"ablative": {"other": "x"}})
    found = {
        ".".join(map(str, path)): text for path, text, field in all_texts(unit) if field.text.kind is TextKind.LINE
    }
    assert found == {"one": "pupil", "other": "pupils", "cases.ablative.other": "x"}


def test_only_translatable_texts_are_changed() -> None:
    fleet = Fleet(motto="Onward", the_ships={"aura": Evidence(source="a", quote="b")})
    changed = with_texts(fleet, str.upper)
    assert (changed.motto, changed.the_ships) == ("ONWARD", fleet.the_ships)


def test_a_text_of_no_kind_is_refused() -> None:
    class Careless(FrozenModel):
        deep: tuple[dict[Id, str], ...] = ()

    with pytest.raises(TypeError, match=r"Careless: deep\.\[\]\.\* does not say"):
        text_fields(Careless)


@pytest.mark.parametrize(("kind", "reason"), [(TextKind.NAME, ""), (TextKind.CODE, ""), (TextKind.LINE, "x")])
def test_whatever_may_hold_numbers_and_nothing_else_says_why(kind: TextKind, reason: str) -> None:
    with pytest.raises(ValueError, match="reason"):
        TextType(kind, reason)


def test_the_last_declaration_counts() -> None:
    class Kept(FrozenModel):
        quote: Annotated[LocalLine, TextType(TextKind.NAME, "somebody's words")]

    assert text_fields(Kept)[("quote",)] == (TextType(TextKind.NAME, "somebody's words"), True)


def test_every_text_of_a_facts_file_has_a_kind() -> None:
    assert len(text_fields(Briefing)) > 60
