"""Find every rule that the package can raise, by reading its source.

The name of a rule is a literal, or a constant, that is passed to a parameter called `rule`: of `Problem`, of
`Diagnostic`, or of a function that hands it on.  Nothing else may be passed to the first two, but what was handed on.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PACKAGE = Path(__file__).parents[2] / "briefing"
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
ANSWER = re.compile(r"\b(says_otherwise|does_not_say|left_out|doubt)\(\s*Property\.(\w+)")
MADE = {"Problem", "Diagnostic"}
EXEMPT = {
    # pydantic keeps the rule that `rule_error` was given as the type of its error.
    "yaml_source/problems.py": "kind",
    # A finding of `verify` is data from another process, whose rules are those of `Problem` there.
    "mail/compose.py": "f['rule']",
}


class Raised(NamedTuple):
    """A rule where it is raised; `name` is empty where none can be read there, but `source`."""

    name: str
    place: str
    source: str = ""


def raised_rules() -> list[Raised]:
    paths = sorted(PACKAGE.rglob("*.py"))
    trees = {path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text("utf-8")) for path in paths}
    takers: dict[str, set[int]] = defaultdict(set)
    constants: dict[str, str] = {}
    for tree in trees.values():
        constants |= dict(_constants(tree))
        for name, position in _takers(tree):
            takers[name].add(position)
    answers = [answer for path in paths for answer in _answers(path)]
    return answers + [rule for module, tree in trees.items() for rule in _raised(module, tree, takers, constants)]


def _answers(path: Path) -> Iterator[Raised]:
    """The rules of the check's answers: the name of a property that the source contradicts, or that of the answer."""
    for call, prop in ANSWER.findall(path.read_text("utf-8")):
        rule = {"does_not_say": "not-said", "left_out": "cut-qualifier"}.get(call, call)
        yield Raised(prop.lower() if rule == "says_otherwise" else rule, path.relative_to(PACKAGE).as_posix())
    if path.name == "claim.py":
        yield Raised("number", "evidence/claim.py")


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(value))):
                yield name, value


def _takers(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The functions and classes that take a `rule`, and at which position."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            fields = [f.target.id for f in node.body if isinstance(f, ast.AnnAssign) and isinstance(f.target, ast.Name)]
            if "rule" in fields:
                yield node.name, fields.index("rule")
        if isinstance(node, ast.ClassDef | ast.Module):
            for function in node.body:
                if isinstance(function, ast.FunctionDef) and "rule" in (names := [a.arg for a in function.args.args]):
                    named = isinstance(node, ast.ClassDef) and function.name == "__init__"
                    bound = isinstance(node, ast.ClassDef)
                    yield node.name if named else function.name, names.index("rule") - bound  # type: ignore[union-attr]


def _raised(module: str, tree: ast.Module, takers: dict[str, set[int]], constants: dict[str, str]) -> Iterator[Raised]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        given = [k.value for k in node.keywords if k.arg == "rule" and called in takers]
        given += [node.args[i] for i in takers.get(called, ()) if i < len(node.args)]
        place = f"{module}:{node.lineno}"
        for argument in given:
            match argument:
                case ast.Constant(value=str(name)) if NAME.fullmatch(name):
                    yield Raised(name, place)
                case ast.IfExp(body=ast.Constant(value=first), orelse=ast.Constant(value=second)):
                    yield from (Raised(str(name), place) for name in (first, second))
                case ast.Name(id=name) if name in constants:
                    yield Raised(constants[name], place)
                case ast.Name(id="rule") | ast.Attribute(attr="rule"):
                    pass
                case _ if called in MADE and ast.unparse(argument) != EXEMPT.get(module):
                    yield Raised("", place, ast.unparse(node))
