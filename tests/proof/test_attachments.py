"""What travels in the file: the canonical facts, every place of a value, tables as CSV, and never a source's text."""

import copy
import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from briefing import Options, build, check
from briefing.document.declared import Declarations, FacesOf
from briefing.document.occurrences import Attachment
from briefing.facts.load import FactsFile, canonical
from briefing.files import seed as seed_path
from briefing.pdf.write import write_pdf
from briefing.proof.attachments import attachments_of, declarations_json, document_digest
from briefing.proof.carried_facts import attached_schema, parse_facts_json, read_carried_facts
from briefing.proof.compare_tables import TableComparison
from briefing.proof.report import escape_formula
from briefing.themes.theme import PAGE_SIZES, Theme
from tests.conftest import all_cases, attached_files, without_texts

SEEDS = Path(__file__).parents[1] / "seeds"
SECOND = SEEDS / "veland-osmark.yaml"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """What the seed's PDF carries."""
    return attached_files(build(seed_path()).data)


@pytest.fixture(scope="module")
def content(files: dict[str, bytes]) -> dict[str, Any]:
    """Its facts.json."""
    return dict(json.loads(files["facts.json"]))


def test_the_digest_is_that_of_the_facts_and_on_the_page(content: dict[str, Any], seed: FactsFile) -> None:
    assert content["canonical"] == canonical(seed.briefing)
    read, _ = parse_facts_json(json.dumps(content).encode())
    assert read.shown
    assert content["digest"] == document_digest(content, read.shown.declarations)
    assert ["".join(o.lines) for o in read.occurrences if o.role == "digest"] == [content["digest"]]


def test_the_printed_digest_is_that_of_every_part(content: dict[str, Any]) -> None:
    read, _ = parse_facts_json(json.dumps(content).encode())
    assert read.shown
    declared = read.shown.declarations
    changed = {key: document_digest(content | {key: "x"}, declared) for key in {*content, "written"} - {"shown"}}
    assert {key for key, digest in changed.items() if digest == content["digest"]} == {"digest", "seal", "written"}
    shown = {key: document_digest(content, declared._replace(**{key: ()})) for key in declared._fields}
    assert {key for key, digest in shown.items() if digest == content["digest"]} == {"faces"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("old", "new", "theme", "language"),
    [
        ("Railway", "The railway", "", ""),
        ("status: claimed", "status: reported", "", ""),
        ("  subtitle:\n    en: ", "  subtitle:\n    en: Again, ", "", ""),
        ("", "", "colours: {accent: '#7A1F1F'}", ""),
        ("", "", "", "ru"),
    ],
)
def test_the_digest_covers_all_that_is_said_and_shown(
    old: str, new: str, theme: str, language: str, tmp_path: Path
) -> None:
    """Two briefings that differ in one thing print different digests; the same one prints the same."""
    text, facts = without_texts(seed_path()), tmp_path / "facts.yaml"
    assert old in text
    facts.write_text(text, encoding="utf-8")
    one, again = build(facts), build(facts)
    facts.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    if theme:
        (tmp_path / "theme.yaml").write_text(theme, encoding="utf-8")
    assert one.digest == again.digest != build(facts, Options(language=language)).digest


def test_places_are_those_of_the_record_on_disk(content: dict[str, Any]) -> None:
    record = json.loads(seed_path().with_suffix("").with_suffix(".checked.json").read_text(encoding="utf-8"))
    assert content["checked"]["sources"] == record["sources"]
    for key, fact in record["facts"].items():
        places = [{k: quote[k] for k in ("source", "start", "end")} for quote in fact["quotes"]]
        assert content["checked"]["facts"][key] == places


def test_no_word_of_a_source_but_the_quotes_is_attached() -> None:
    built = build(SECOND, Options(sources=SEEDS))
    text = next(SEEDS.glob("*.txt")).read_text(encoding="utf-8")
    carried = b"\n".join(attached_files(built.data).values()).decode()
    lines = [line for line in text.splitlines() if len(line) > 60]
    assert lines
    assert not [line for line in lines if line in carried]


def test_tables_are_listed_and_named(files: dict[str, bytes], content: dict[str, Any]) -> None:
    names = [file["name"] for file in content["files"]]
    assert sorted(names) == sorted(files.keys() - {"facts.json"})
    assert "figure-2.csv" in names


def test_a_chart_as_csv(files: dict[str, bytes]) -> None:
    data = files["figure-2.csv"].decode()
    head, first, *_ = csv.reader(io.StringIO(data, newline=""))
    assert head == ["fact", "label", "value", "qualifier", "status", "period"]
    assert first[:3] == ["learners", "learners of Russian as a second language", "more than 800,000\xa0learners"]
    assert data.count("\n") == data.count("\r\n") == 4


@all_cases("cell", ["=1+1", "+49", "-5", "@x", "\tx"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert escape_formula(cell) == f"'{cell}"
    assert escape_formula(f"x{cell}") == f"x{cell}"


def test_no_attachments_means_none() -> None:
    built = build(seed_path(), Options(attachments=False))
    assert attached_files(built.data) == {}
    assert len(built.data) < len(build(seed_path()).data)


# The schema


def test_the_published_schema_is_this_one() -> None:
    published = Path(parse_facts_json.__code__.co_filename).parent / "facts.schema.json"
    assert json.loads(published.read_text(encoding="utf-8")) == attached_schema()


SCHEMA = attached_schema()
TYPES = {"string": str, "integer": int, "number": (int, float), "object": dict, "array": list}
REMARKS = {"$schema", "$defs", "title", "description", "default", "format", "type", "pattern", "maxLength"}


def problems(value: Any, schema: dict[str, Any], path: str = "") -> list[str]:
    """Where a value does not fit the keywords that our schema uses; an unknown keyword is an error."""
    if "$ref" in schema:
        return problems(value, SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]], path)
    names = schema.get("type", list(TYPES))
    if not isinstance(value, tuple(TYPES[name] for name in ([names] if isinstance(names, str) else names))):
        return [f"{path} is no {names}"]
    return [problem for key in schema.keys() - REMARKS for problem in CHECKS[key](value, schema[key], path, schema)]


def _properties(value: Any, known: dict[str, Any], path: str, schema: dict[str, Any]) -> list[str]:
    closed = schema.get("additionalProperties", True) is False
    unknown = [f"{path}.{key} is unknown" for key in value if closed and key not in known]
    return unknown + [p for key in value if key in known for p in problems(value[key], known[key], f"{path}.{key}")]


def _patterns(value: Any, patterns: dict[str, Any], path: str, schema: dict[str, Any]) -> list[str]:
    (part,) = patterns.values()
    return [p for key, item in value.items() for p in problems(item, part, f"{path}.{key}")]


CHECKS: dict[str, Any] = {
    "properties": _properties,
    "patternProperties": _patterns,
    "propertyNames": lambda v, s, p, _: [],
    "additionalProperties": lambda v, s, p, _: (
        [] if isinstance(s, bool) else [x for k in v for x in problems(v[k], s, f"{p}.{k}")]
    ),
    "required": lambda v, names, p, _: [f"{p}.{name} is missing" for name in names if name not in v],
    "items": lambda v, item, p, _: [x for i, part in enumerate(v) for x in problems(part, item, f"{p}.{i}")],
    "prefixItems": lambda v, parts, p, _: [x for a, b in zip(v, parts, strict=False) for x in problems(a, b, p)],
    "minItems": lambda v, least, p, _: [f"{p} is too short"] * (len(v) < least),
    "maxItems": lambda v, most, p, _: [f"{p} is too long"] * (len(v) > most),
    "minimum": lambda v, least, p, _: [f"{p} is too small"] * (isinstance(v, int | float) and v < least),
    "maximum": lambda v, most, p, _: [f"{p} is too large"] * (isinstance(v, int | float) and v > most),
    "enum": lambda v, names, p, _: [f"{p} is none of {names}"] * (v not in names),
    "const": lambda v, name, p, _: [f"{p} is not {name}"] * (v != name),
    "anyOf": lambda v, options, p, _: [f"{p} fits nothing"] * all(problems(v, option, p) for option in options),
}


def test_the_schema_fits_what_is_written(content: dict[str, Any]) -> None:
    assert problems(content, SCHEMA) == []


@all_cases("key", ["format", "digest", "canonical", "files", "seal"])
def test_the_schema_misses_what_is_missing(content: dict[str, Any], key: str) -> None:
    assert problems({k: v for k, v in content.items() if k != key}, SCHEMA)
    with pytest.raises(ValueError, match=key):
        parse_facts_json(json.dumps({k: v for k, v in content.items() if k != key}).encode())


def test_the_schema_knows_no_other_key(content: dict[str, Any]) -> None:
    assert problems(content | {"source-text": "x"}, SCHEMA) == [".source-text is unknown"]


@pytest.mark.slow
def test_declarations_are_read_as_they_were_made() -> None:
    checked = check(seed_path())
    attachments = attachments_of(checked.edition, checked.document, checked.report.record, checked.theme)
    seen = []

    def attach(declared: Declarations, faces_of: FacesOf) -> tuple[str, tuple[Attachment, ...]]:
        digest, files = attachments.of_pages(declared, faces_of)
        final = declared.with_digest(digest)
        seen.append(final._replace(faces=faces_of(final)))
        return digest, files

    pdf = write_pdf(checked.document, Theme(), PAGE_SIZES["a4"], attach=attach)
    content, _ = parse_facts_json(attached_files(pdf.data)["facts.json"])
    assert content.shown
    assert declarations_json(content.shown.declarations) == declarations_json(seen[0])


@all_cases(
    ("place", "value"),
    [
        (("styles", 0, 0), "cursive"),
        (("styles", 0, 2), "#12"),
        (("meanings", 0, 0), "other"),
        (("pages", 0, 0, 1, 1, 0, 2), []),
        (("faces",), {}),
        (("meanings",), []),
        (("styles",), []),
        (("structure",), "x"),
        (("more",), 1),
    ],
)
def test_a_declaration_that_is_none_is_refused(place: tuple[str | int, ...], value: object, content: Any) -> None:
    changed = copy.deepcopy(content)
    *way, last = place
    inner = changed["shown"]
    for key in way:
        inner = inner[key]
    inner[last] = value
    with pytest.raises(ValueError, match=r"^shown"):
        parse_facts_json(json.dumps(changed).encode())


@pytest.mark.parametrize("path", ["0 0 m 9 9 l S", "/Im Do", "0 0 m\n(x) Tj", "q"])
def test_a_path_holds_no_other_operators(path: str, content: Any) -> None:
    changed = copy.deepcopy(content)
    drawing = next(item for page in changed["shown"]["pages"] for item in page[0] if item[0] == "drawing")
    next(operation for operation in drawing[5] if operation[0] == "path")[1] = path
    with pytest.raises(ValueError, match=r"^shown"):
        parse_facts_json(json.dumps(changed).encode())


Rows: TypeAlias = list[list[str]]

OTHER_TABLES: dict[str, Callable[[Rows], Rows]] = {
    "a row is gone": lambda rows: rows[:-1],
    "the first row is gone": lambda rows: [rows[0], *rows[2:]],
    "a row stands twice": lambda rows: [*rows, rows[-1]],
    "nothing is left": lambda rows: [],
    "the head is alone": lambda rows: rows[:1],
    "a column more": lambda rows: [[*row, "losses"] for row in rows],
    "the columns in another order": lambda rows: [[row[0], *row[2:], row[1]] for row in rows],
    "another head": lambda rows: [[*rows[0][:2], "losses", *rows[0][3:]], *rows[1:]],
    "a head with an invisible sign": lambda rows: [["\ufeff" + rows[0][0], *rows[0][1:]], *rows[1:]],
}


def test_a_table_has_the_rows_and_columns_that_its_page_shows(files: dict[str, bytes]) -> None:
    """Who changes only attachments, with all digests made anew, has to change pages, too."""
    carried = read_carried_facts(files["facts.json"])
    assert carried.content.shown is not None
    comparison = TableComparison(carried.content.shown.declarations, carried.edition)
    tables = {
        part.name: (part.description, list(csv.reader(io.StringIO(files[part.name].decode(), newline=""))))
        for part in carried.content.files
    }
    assert list(comparison.findings(tables)) == []
    unseen = [
        (name, what)
        for name, (description, rows) in tables.items()
        for what, change in OTHER_TABLES.items()
        if not any(comparison.findings({**tables, name: (description, change(rows))}))
    ]
    # Of a corridor whose lanes say the same, without a value, no word is missing where the first of them is.
    assert unseen == [("figure-3.csv", "the first row is gone")]
    *_, one, other = tables
    others = {name: table for name, table in tables.items() if name != one}
    assert ["no attachment has" in finding.message for finding in comparison.findings(others)] == [True]
    exchanged = {**tables, one: (tables[one][0], tables[other][1]), other: (tables[other][0], tables[one][1])}
    assert len(list(comparison.findings(exchanged))) == 2
    described = {**tables, one: ("The data of Figure 99", tables[one][1])}
    assert ["which no page shows" in finding.message for finding in comparison.findings(described)] == [True, False]
