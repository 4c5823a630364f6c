"""Compiled templates come back while nothing has changed, and never otherwise."""

import ast
import marshal
from pathlib import Path

import jinja2
import pytest

from briefing.cache import Cache
from briefing.templating import environment as compiled
from briefing.templating.environment import CompiledTemplates

PACKAGE = Path(compiled.__file__).parents[1]
FACTS, EVIDENCE, TEMPLATING = PACKAGE / "facts", PACKAGE / "evidence", PACKAGE / "templating"


class Counting(jinja2.Environment):
    """Counts what it compiles."""

    compiled = 0

    def _generate(self, *args: object, **options: object) -> str:
        self.compiled += 1
        return super()._generate(*args, **options)  # type: ignore[arg-type]


def compilations(folder: Path, source: str = "{{ 1 + 1 }}", name: str = "a", language: str = "en") -> int:
    """How often Jinja compiles when a new process prints one template."""
    kept = CompiledTemplates(language, Cache(folder))
    environment = Counting(loader=jinja2.DictLoader({name: source}), bytecode_cache=kept)
    assert environment.get_template(name).render() == source.replace("{{ 1 + 1 }}", "2")
    return environment.compiled


def test_code_comes_back(tmp_path: Path) -> None:
    assert [compilations(tmp_path / "new") for _ in range(3)] == [1, 0, 0]


@pytest.mark.parametrize("other", [{"source": "{{ 1 + 1 }}!"}, {"name": "b"}, {"language": "ru"}])
def test_other_templates_and_languages_are_compiled(tmp_path: Path, other: dict[str, str]) -> None:
    compilations(tmp_path)
    assert compilations(tmp_path, **other) == 1


def test_what_is_no_code_is_compiled_anew(tmp_path: Path) -> None:
    compilations(tmp_path)
    (file,) = tmp_path.iterdir()
    Cache(tmp_path).put(file.name, b"iiii")
    assert [compilations(tmp_path) for _ in range(2)] == [1, 0]


def test_code_of_others_is_not_run(tmp_path: Path) -> None:
    compilations(tmp_path)
    (file,) = tmp_path.iterdir()
    code = marshal.dumps(compile("raise SystemExit('planted')", "a", "exec"))
    file.write_bytes(file.read_bytes()[:32] + code)
    assert [compilations(tmp_path) for _ in range(2)] == [1, 0]


def test_other_rules_compile_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compilations(tmp_path)
    monkeypatch.setattr(compiled, "_compiler", lambda: "changed")
    assert compilations(tmp_path) == 1


def test_a_folder_that_cannot_be_made_keeps_nothing(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    assert [compilations(in_the_way) for _ in range(2)] == [1, 1]


def imported(module: Path) -> set[Path]:
    """The modules of briefing/facts and briefing/evidence that `module` and all below it import."""
    found: set[Path] = set()
    todo = [module]
    while todo:
        tree = ast.parse(todo.pop().read_text(encoding="utf-8"))
        names = {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
        paths = {PACKAGE.parent.joinpath(*name.split(".")).with_suffix(".py") for name in names}
        todo += [p for p in paths if {FACTS, EVIDENCE} & {*p.parents} and p.is_file() and p not in found]
        found.update(todo)
    return found


def test_all_rules_by_which_values_are_found_count() -> None:
    files = {
        *imported(EVIDENCE / "own_words" / "typed_values.py"),
        TEMPLATING / "environment.py",
        *EVIDENCE.rglob("*.txt"),
    }
    assert all(any(file.is_relative_to(folder) for folder in compiled.SOURCES) for file in files)
