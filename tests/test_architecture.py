"""The house stays as it was built: data goes one way, one word means one thing, each library has one home."""

import ast
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path

import pytest

from briefing.html import body
from briefing.layout import story
from briefing.rules import all_rules
from tests.conftest import ROOT
from tests.rules.raised import raised_rules

PACKAGE = ROOT / "briefing"
ROOMS = [
    "records",
    "errors",
    "rules",
    "files",
    "kept_file",
    "kept_patterns",
    "process",
    "cache",
    "limits",
    "yaml_source",
    "languages",
    "sources",
    "facts",
    "evidence",
    "drafting",
    "wording",
    "starter",
    "document",
    "reportlab_private",
    "themes",
    "options",
    "templating",
    "sections",
    "charts",
    "layout",
    "pdf",
    "proof",
    "html",
    "results",
    "pipeline",
    "mail",
    "batch",
    "commands",
    "cli",
]
"""A module imports only from its own room and from those above it."""
TOP_LEVEL = set(
    ".ci .editorconfig .gitattributes .github .gitignore .pre-commit-hooks.yaml CHANGELOG.md LICENSE README.md assets "  # noqa: SIM905
    "briefing pyproject.toml seeds templates tests".split()
)
"""What the repository holds; whatever else is committed beside it is left over from somebody's work."""
HOMES = {
    "yaml": ["yaml_source"],
    "babel": ["languages"],
    "jinja2": ["templating"],
    "markdown_it": ["sections", "sources/source_document.py"],
    "matplotlib": ["charts"],
    "fontTools": ["themes"],
    "PIL": ["themes"],
    "reportlab": ["reportlab_private.py", "themes/fonts.py", "layout", "pdf"],
    "click": ["commands"],
    "pyphen": ["layout", "languages"],
    "openpyxl": ["mail/mail_merge.py", "sources/table_files.py", "batch/row_readers.py"],
    "pyarrow": ["batch/row_readers.py"],
    "sqlalchemy": ["batch/row_readers.py"],
    "fsspec": ["batch/outputs.py"],
    "distributed": ["batch/cluster.py"],
    "smtplib": ["mail/smtp.py"],
    "sqlite3": ["mail/outbox.py", "batch/journal.py"],
    "keyring": ["mail/settings.py"],
    "platformdirs": ["files.py"],
    "pypdfium2": ["proof/pdfium.py", "sources/pdf_file.py"],
    "lxml": ["sources"],
    "docx": ["sources/word_file.py"],
    "pypdfium2_raw": ["proof/pdfium.py"],
}
SEAMS = {
    "commands.mailing",
    "drafting.drafts",
    "drafting.proposing",
    "evidence.properties",
    "facts.load",
    "mail.compose",
    "pdf.canvas",
    "pdf.write",
    "pipeline",
    "proof.consistency",
    "proof.verify",
    "templating.scope",
    "themes.load",
    "wording.edition",
}
"""Modules that bring many others together; everywhere else a module needs at most MOST_IMPORTS of ours."""
MOST_IMPORTS = 12
SHORT, MOST_SHORT, MOST_LINES = 60, 0.15, 480
"""Modules of less than 60 lines are at most 15 % of all; they should be few, since each hides a step of some flow."""
SAME_IN_EACH_ROOM = {"__init__", "model", "schema", "load", "write"}
"""Names that mean the same in each room, so that several rooms may have such a module."""
FORMS = {"draw", "find_problems"}
"""What each module of a kind of chart consists of."""
DONE_IN_SEVERAL_ROOMS = {
    "json_schema",  # of each kind of file
    "number",  # as PDF and as CSS write it
    "postscript_name",  # of a face, and of ours by its name
    "prove",  # a file of each format
    "verify",  # one file, those of a batch, and a file in a process of its own
    "with_digest",  # a document before it is laid out, and what was drawn of it
}
"""Functions that do one thing for what each room has."""
RETIRED = set(
    "early press told apart sight terms agreement sheet commission artist letter parcel rehearsal aside setter look "  # noqa: SIM905
    "tailor tailored squeezed sealed inert gather enclose cautions".split()
)
"""Words for modules, functions and classes that only their author understood."""


class Module:
    """One module: its name without the package, what it says of itself, and what it imports and defines."""

    def __init__(self, path: Path) -> None:
        self.place = path.relative_to(PACKAGE).as_posix()
        self.name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
        self.room = self.name.partition(".")[0]
        self.text = path.read_text(encoding="utf-8")
        tree = ast.parse(self.text)
        nodes = list(_statements(tree))
        self.docstring = ast.get_docstring(tree) or ""
        self.imports = {name for node in nodes for name in _imported(node)}
        self.functions = [node for node in nodes if isinstance(node, ast.FunctionDef)]
        self.public = {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name[0] != "_"}
        self.classes = [node.name for node in nodes if isinstance(node, ast.ClassDef)]

    @cached_property
    def words(self) -> Counter[str]:
        """How often each name, or word, stands in it."""
        return Counter(re.findall(r"\w+", self.text))

    def ours(self) -> set[str]:
        """The modules of ours that it imports, wherever in it."""
        found = set()
        for name in self.imports:
            if name.startswith("briefing."):
                own = name.removeprefix("briefing.")
                found.add(own if own in names() else own.rpartition(".")[0])
        return found - {self.name, ""}


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    """All statements below one, at any depth; expressions, most of a tree, hold none."""
    for part in ("body", "orelse", "handlers", "finalbody", "cases"):
        for inside in getattr(node, part, ()):
            yield inside
            yield from _statements(inside)


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    is_named = isinstance(node, ast.ImportFrom) and node.module
    return [f"{node.module}.{alias.name}" for alias in node.names] if is_named else []


@cache
def modules() -> list[Module]:
    """All modules of the package, parsed by the first test that asks."""
    return [Module(path) for path in sorted(PACKAGE.rglob("*.py"))]


@cache
def names() -> frozenset[str]:
    return frozenset(module.name for module in modules())


def inner() -> list[Module]:
    return [module for module in modules() if module.name not in ("__init__", "__main__", "")]


def test_nothing_else_lies_at_the_top() -> None:
    command = ["git", "-C", str(ROOT), "ls-files"]
    files = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert {name.partition("/")[0] for name in files.splitlines()} == TOP_LEVEL


def test_every_room_is_in_order() -> None:
    assert {module.room for module in inner()} == set(ROOMS)


def test_imports_go_one_way() -> None:
    wrong = [
        (module.name, name)
        for module in inner()
        for name in module.ours()
        if ROOMS.index(name.partition(".")[0]) > ROOMS.index(module.room)
    ]
    assert not wrong


def test_no_modules_import_each_other_in_a_circle() -> None:
    needs = {module.name: {n for n in module.ours() if n in names()} for module in inner()}
    while True:  # take away what needs nobody and what nobody needs; a circle stays
        needed = set().union(*needs.values())
        free = [name for name in needs if not needs[name] & set(needs) or name not in needed]
        if not free:
            break
        for name in free:
            del needs[name]
        needs = {name: names & set(needs) for name, names in needs.items()}
    assert not needs


def test_a_module_needs_few_others() -> None:
    needs = {m.name: m.ours() - {"records", "kept_patterns"} for m in inner()}  # which are `typing` and `re`, faster
    assert not {name: len(ours) for name, ours in needs.items() if len(ours) > MOST_IMPORTS and name not in SEAMS}


def test_each_library_has_one_home() -> None:
    strangers = [
        (module.place, name)
        for module in modules()
        for name in module.imports
        if (library := name.split(".")[0]) in HOMES and not module.place.startswith(tuple(HOMES[library]))
    ]
    assert not strangers


def test_named_tuples_are_those_that_are_made_fast() -> None:
    assert not [module.name for module in inner() if module.room != "records" and "typing.NamedTuple" in module.imports]


def test_no_class_name_means_two_things() -> None:
    names = Counter(name for module in modules() for name in module.classes)
    assert not [name for name, times in names.items() if times > 1]


def test_no_function_name_means_two_things() -> None:
    """The renderers of a block have its name on each side, and modules of one room that are of one form have the same.

    Those of `DONE_IN_SEVERAL_ROOMS` do one thing at several places.
    """
    rendered = {renderer.__name__ for table in (body.RENDERERS, story.RENDERERS) for renderer in table.values()}
    places: dict[str, set[str]] = {}
    for module in inner():
        is_of_a_form = module.name.rpartition(".")[0] == "charts.kinds"
        own = FORMS if is_of_a_form else rendered if module.room in ("layout", "html") else set()
        for name in module.public - own - DONE_IN_SEVERAL_ROOMS:
            places.setdefault(name, set()).add(module.name)
    assert not {name: found for name, found in places.items() if len(found) > 1}


def test_no_module_name_stands_twice() -> None:
    names = Counter(
        stem
        for module in inner()
        if (stem := Path(module.place).stem) not in SAME_IN_EACH_ROOM and module.room != "commands"
    )
    assert not [name for name, times in names.items() if times > 1]


def test_retired_words_stay_retired() -> None:
    words = {
        (module.name, name)
        for module in modules()
        for name in (*module.name.split("."), *module.classes, *(f.name for f in module.functions))
        if name.strip("_").lower() in RETIRED
    }
    assert not words


def test_few_functions_only_hide_the_flow() -> None:
    functions, once = 0, 0
    for module in modules():
        functions += len(module.functions)
        private = [f.name for f in module.functions if re.match("_[^_]", f.name)]
        once += sum(module.words[name] == 2 for name in private)
    share = once / functions
    print(f"private functions used once: {once} of {functions}, {share:.1%}")
    assert share < 0.20


def test_no_constant_is_left_that_nothing_uses() -> None:
    assigned = re.compile(r"^((?:\w+, )*\w+)(?:: [^=\n]+)? = ", re.MULTILINE)
    private = re.compile(r"\b_[^\W_]\w*")
    named = ((m, name) for m in modules() for names in assigned.findall(m.text) for name in private.findall(names))
    assert not [f"{m.name}.{name}" for m, name in named if m.words[name] == 1]


def test_a_module_is_a_whole_thought() -> None:
    """Neither a helper of one other module, nor more than can be read in one go; a command may be short."""
    lines = {
        m.place: m.text.count("\n") for m in inner() if m.room != "commands" and not m.place.endswith("__init__.py")
    }
    short = [place for place, count in lines.items() if count < SHORT]
    print(f"{len(modules())} modules; {len(short)} of {len(lines)} have less than {SHORT} lines")
    assert len(short) <= len(lines) * MOST_SHORT, short
    assert max(lines.values()) <= MOST_LINES


def test_every_module_says_what_it_does() -> None:
    for module in modules():
        first = module.docstring.split("\n")[0]
        assert re.fullmatch(r".{10,119}[.:?]", first), (module.place, first)
        assert not re.search(r"\bin, .*\bout\b", first), (module.place, first)


def test_workflows_try_what_we_promise() -> None:
    workflow = (ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8")
    assert all(system in workflow for system in ("ubuntu-latest", "macos-latest", "windows-latest"))
    assert all(f'"3.{minor}"' in workflow for minor in range(11, 15))


def test_every_benchmark_can_be_loaded() -> None:
    """None is run here, so that nothing else would tell that one asks for what has another name now."""
    for path in sorted((ROOT / "tests" / "benchmarks").glob("*.py")):
        import_module(f"tests.benchmarks.{path.stem}")


@pytest.mark.slow
def test_the_register_has_exactly_the_rules_that_are_raised() -> None:
    raised = raised_rules()
    assert not [rule for rule in raised if not rule.name], "pass the name of a rule as a literal"
    assert not [rule for rule in raised if rule.name and rule.name not in all_rules()], "explain it in briefing/rules"
    assert not all_rules().keys() - {rule.name for rule in raised}, "nothing raises it; take it out of briefing/rules"
