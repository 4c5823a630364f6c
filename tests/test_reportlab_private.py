"""The privates of ReportLab: each one that we use is there, and no module but one uses it."""

import ast
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib import fonts as reportlab_fonts
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from briefing.themes import fonts
from tests.conftest import all_cases

PACKAGE = Path(__file__).parents[1] / "briefing"
HOME = PACKAGE / "reportlab_private.py"


def owners() -> dict[str, Any]:
    """One of each thing of ReportLab whose privates we use, after a word was set."""
    canvas = Canvas("", initialFontName=fonts.register("regular"))
    font = pdfmetrics.getFont(fonts.register("regular"))
    font.splitString("word", canvas._doc)
    return {
        "canvas": canvas,
        "document": canvas._doc,
        "page": pdfdoc.PDFPage(),
        "pdfdoc": pdfdoc,
        "pdfmetrics": pdfmetrics,
        "fonts": reportlab_fonts,
        "font": font,
        "face": font.face,
        "text": PDFTextObject(canvas),
    }


PRIVATES = {
    "canvas": ["_doc", "_code", "_annotationrefs", "_pagesize", "_startPage"],
    "document": [
        "Pages",
        "Reference",
        "addPage",
        "delayedFonts",
        "idToObject",
        "idToObjectNumberAndVersion",
        "numberToId",
        "objectcounter",
        "thisPageName",
    ],
    "page": ["__NoDefault__", "__RefOnly__", "pagewidth", "pageheight", "Annots", "Contents", "Resources"],
    "pdfdoc": ["BasicFonts", "PDFObjectReference"],
    "pdfmetrics": ["_fonts", "_dynFaceNames"],
    "fonts": ["_tt2ps_map", "_ps2tt_map"],
    "font": ["splitString", "getSubsetInternalName", "addObjects"],
    "face": ["charToGlyph", "charWidths", "defaultWidth", "makeSubset", "name"],
    "text": ["_formatText", "_fontname", "_fontsize", "_leading", "_code"],
}
# Words that other things of ours and of others are called by, too.
COMMON = {"name", "Reference", "Pages", "Contents", "Resources"}
OTHERS = {"kept_patterns.py": {"_code"}}
"""Modules that use a private of something else by the same name: of `re`."""


def names_in(module: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.alias):
            found.add(node.name)
    return found


@all_cases(("owner", "name"), [(owner, name) for owner, names in PRIVATES.items() for name in names])
def test_each_private_exists_in_the_installed_version(owner: str, name: str) -> None:
    assert hasattr(owners()[owner], name)
    assert name in names_in(HOME)


def test_no_private_is_used_that_is_not_listed() -> None:
    listed = {name for names in PRIVATES.values() for name in names}
    ours = {"_page", "_written", "__init__", "__dict__"}  # the last two are Python's
    assert {name for name in names_in(HOME) if name.startswith("_")} <= listed | ours


@pytest.mark.slow
def test_no_other_module_uses_one() -> None:
    private = {name for names in PRIVATES.values() for name in names} - COMMON
    for module in PACKAGE.rglob("*.py"):
        if module != HOME:
            assert not private & names_in(module) - OTHERS.get(module.name, set()), module


def test_only_the_versions_that_were_looked_at_are_admitted() -> None:
    assert '"reportlab>=5,<6"' in (PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8")
