"""Data goes one way: a package imports only from those before it, and each outside library has one home."""

import ast
import re
from pathlib import Path

import pytest

from briefing.rules import all_rules
from tests.rules.raised import raised_rules

PACKAGE = Path(__file__).parent.parent / "briefing"
MODULES = sorted(PACKAGE.rglob("*.py"))
ORDER = [
    "errors",
    "rules",
    "files",
    "plain",
    "process",
    "color",
    "source_date",
    "yaml_source",
    "languages",
    "facts",
    "evidence",
    "wording",
    "starter",
    "guide",
    "document",
    "reportlab_private",
    "themes",
    "templating",
    "sections",
    "charts",
    "layout",
    "pdf",
    "proof",
    "html",
    "options",
    "pipeline",
    "mail",
    "commands",
    "cli",
]
HOMES = {
    "yaml": ["yaml_source"],
    "babel": ["languages"],
    "jinja2": ["templating"],
    "markdown_it": ["sections"],
    "matplotlib": ["charts"],
    "fontTools": ["themes"],
    "PIL": ["themes"],
    "reportlab": ["reportlab_private.py", "themes/fonts.py", "layout", "pdf"],
    "click": ["commands"],
    "pyphen": ["layout", "languages"],
    "openpyxl": ["mail/spreadsheet.py"],
    "smtplib": ["mail/smtp.py"],
    "sqlite3": ["mail/outbox.py"],
    "keyring": ["mail/password.py"],
    "platformdirs": ["files.py"],
    "pypdfium2": ["proof/pdfium.py"],
    "pypdfium2_raw": ["proof/pdfium.py"],
}


def imports(module: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def part(name: str) -> str:
    return name.split(".")[1]


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_imports_go_one_way(module: Path) -> None:
    own = module.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if own in ("__init__", "__main__"):
        return
    for name in imports(module):
        if name.startswith("briefing."):
            assert ORDER.index(part(name)) <= ORDER.index(own), name


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_each_library_has_one_home(module: Path) -> None:
    place = module.relative_to(PACKAGE).as_posix()
    for name in imports(module):
        for home in HOMES.get(name.split(".")[0], [place]):
            if place.startswith(home):
                break
        else:
            pytest.fail(f"{place} imports {name}")


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_every_module_says_what_it_does(module: Path) -> None:
    first = (ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or "").split("\n")[0]
    assert re.fullmatch(r".{10,119}[.:`]?", first), first


def test_the_register_has_exactly_the_rules_that_are_raised() -> None:
    raised = raised_rules()
    assert not [rule for rule in raised if not rule.name], "pass the name of a rule as a literal"
    assert not [rule for rule in raised if rule.name and rule.name not in all_rules()], "explain it in briefing/rules"
    assert not all_rules().keys() - {rule.name for rule in raised}, "nothing raises it; take it out of briefing/rules"
