"""Checks a facts file before its model is built: what keys must say together, and whether names lead somewhere.

pydantic sees one value at a time and stops where a shape is wrong.  These rules read the tree of the file instead, so
that one run reports all that is wrong with it, each at its place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from briefing.facts.expressions import cited_facts
from briefing.facts.formulas import FormulaError, Members, find_cycles, inputs, parse_formula
from briefing.facts.model import Briefing, Evidence, Fact, Kind, Missing, Qualifier, State
from briefing.facts.scalars import BUILT_IN_UNITS, CURRENCIES, LANGUAGE_PATTERN, MAX_LINE, MAX_PROSE, RANK
from briefing.facts.text_fields import (
    TRANSLATED_UNITS,
    FrozenModel,
    KeyPattern,
    TextKind,
    has_blank,
    language_of_file,
    models_in,
    text_fields,
    text_patterns,
    versions_in_tree,
)
from briefing.files import is_device_name
from briefing.records import NamedTuple
from briefing.yaml_source.problems import Problems, check_keys, quoted
from briefing.yaml_source.tree import Key, Places, YamlMapping, YamlNode, YamlScalar, select

FILLED_ON_LOADING: dict[type[FrozenModel], frozenset[str]] = {
    Fact: frozenset({"id", "inputs", "series", "total-of"}),
    Evidence: frozenset({"title", "notes", "full"}),
    Briefing: frozenset({TRANSLATED_UNITS}),
}
"""Keys of the model that a file does not hold."""
_PLACEHOLDER = re.compile(r"(?<!\{)\{([A-Za-z][\w.-]*)\}(?!\})")


class _Reference(NamedTuple):
    """A place where the file names an entry of one of its tables, and the rule that is broken if there is none."""

    pattern: KeyPattern
    table: str
    rule: str


_REFERENCES = (
    _Reference(("defaults", "speaker"), "speakers", "unknown-speaker"),
    _Reference(("defaults", "source"), "sources", "unknown-source"),
    _Reference(("key-figures", "[]"), "facts", "unknown-fact"),
    _Reference(("charts", "*", "section"), "sections", "unknown-section"),
    _Reference(("charts", "*", "facts", "[]"), "facts", "unknown-fact"),
    _Reference(("charts", "*", "target"), "facts", "unknown-fact"),
    _Reference(("charts", "*", "highlight", "[]"), "facts", "unknown-fact"),
    _Reference(("charts", "*", "segments", "[]", "facts", "[]"), "facts", "unknown-fact"),
    _Reference(("images", "*", "shows", "[]"), "facts", "unknown-fact"),
    _Reference(("sources", "*", "speaker"), "speakers", "unknown-speaker"),
    _Reference(("series", "*", "section"), "sections", "unknown-section"),
    _Reference(("series", "*", "speaker"), "speakers", "unknown-speaker"),
    _Reference(("series", "*", "quantity", "unit"), "units", "unknown-unit"),
    _Reference(("series", "*", "quantity", "currency"), "currencies", "unknown-currency"),
    _Reference(("facts", "*", "section"), "sections", "unknown-section"),
    _Reference(("facts", "*", "speaker"), "speakers", "unknown-speaker"),
    _Reference(("facts", "*", "evidence", "[]", "source"), "sources", "unknown-source"),
    _Reference(("facts", "*", "quantity", "unit"), "units", "unknown-unit"),
    _Reference(("facts", "*", "quantity", "currency"), "currencies", "unknown-currency"),
)


def check_written_keys(places: Places, problems: Problems) -> None:
    """Report the keys of a file, before anything is filled in, that no part of it has."""
    # `translated-units` is in the tree by now: separate_translated_units put it there, and refused that of a file.
    hidden = {record: names for record, names in FILLED_ON_LOADING.items() if record is not Briefing}
    check_keys(places, problems, models_in(Briefing), hidden)


def check_rules(places: Places, problems: Problems, copies: Collection[str] = (), gaps: Sequence[Missing] = ()) -> None:
    """Report everything else that can be told from the tree of a facts file alone.

    `copies` are facts that say the same as another of their series, which stands for all of them; `gaps` are the
    places in series that have no figure.
    """
    # The order matters only past the hundredth problem: from there on they are counted and not kept.
    rules = _FileRules(places, problems, copies, gaps)
    rules.check_name()
    rules.check_final()
    rules.check_references()
    for key, fact in rules.facts.items():
        if isinstance(fact, YamlMapping) and key not in copies:
            _FactRules(key, fact, places, problems).check()
    rules.check_key_figures()
    _TranslationRules(places, problems).check()
    rules.check_formulas()


def check_citations(places: Places, problems: Problems) -> None:
    """Report every fact that a text cites by name and that is not in `facts:`.

    Texts are read in full only when they are rendered, which a file with other problems never is; so that one run
    names every line, their plain citations are looked up here.
    """
    known, members = facts_in(places), members_in(places)
    for path, place, text in _versions(places, TextKind.PROSE):
        for offset, name in cited_facts(text.text):
            if not members.of(name):
                message = f"{problems.subject(path)} cites fact {quoted(name)}, which is not in facts:"
                problems.add_unknown(places.within(*place, offset=offset), "unknown-fact", message, name, known)


def facts_in(places: Places) -> dict[str, YamlNode]:
    """What stands under `facts:`, by its ids."""
    return {str(path[1]): node for path, node in select(places.root, "facts", "*")}


def members_in(places: Places) -> Members:
    """What the names of formulas and texts stand for."""
    series = (
        (key, fact.text("series") if isinstance(fact, YamlMapping) else "") for key, fact in facts_in(places).items()
    )
    return Members(dict(series))


def _versions(places: Places, *kinds: TextKind) -> Iterator[tuple[tuple[Key, ...], tuple[Key, ...], YamlScalar]]:
    """The texts of these kinds: the path of each, and with the place of each of its versions."""
    for pattern in text_patterns(Briefing, *kinds):
        for path, node in select(places.root, *pattern):
            yield from ((path, place, text) for place, text in versions_in_tree(path, node))


class _FileRules:
    """What must hold between the parts of a file."""

    def __init__(self, places: Places, problems: Problems, copies: Collection[str], gaps: Sequence[Missing]) -> None:
        self.places, self.problems, self.copies, self.gaps = places, problems, copies, gaps
        self.facts = facts_in(places)

    def check_name(self) -> None:
        """Report an id of the briefing by which not every system can save its PDF."""
        for path, node in select(self.places.root, "head", "id"):
            if isinstance(node, YamlScalar) and node.text.islower() and is_device_name(node.text):
                subject = self.problems.subject(path)
                message = f"{subject} is {quoted(node.text)}, a name that Windows keeps for a device"
                self.problems.add(self.places.at(*path), "id", message, f"write {node.text}-briefing")

    def check_final(self) -> None:
        """Report what a final briefing may not have: what sort of draft it is, drafts that nobody has read, blanks."""
        head = self.places.root.entries.get("head")
        state = head.entries.get("state") if isinstance(head, YamlMapping) else None
        if not (isinstance(state, YamlScalar) and state.text == State.FINAL):
            return
        for path, _ in select(self.places.root, "head", "stage"):
            message = f"{self.problems.subject(path)} says what sort of draft it is, and state is {State.FINAL}"
            self.problems.add(self.places.key(*path), "stage", message, "leave it out, or write state: draft")
        for path, node in select(self.places.root, "facts", "*", "drafted"):
            if isinstance(node, YamlScalar) and node.text == "true":
                message = f"fact {quoted(str(path[1]))} was drafted, and nobody has read it"
                hint = f"read it against its source, then: make-briefing draft --accept {path[1]}"
                self.problems.add(self.places.key(*path), "drafted", message, hint)
        for path, place, text in _versions(self.places, TextKind.LINE, TextKind.PROSE):
            if has_blank(text.text):
                message = f"{self.problems.subject(path)} has a blank, and state is {State.FINAL}"
                self.problems.add(self.places.at(*place), "blank", message, "write what belongs there")

    def check_references(self) -> None:
        """Report names that are not in the table that they should be in."""
        for pattern, table, rule in _REFERENCES:
            known = self._names_in(table)
            if known is None:
                continue
            copies = {(key,) for key in self.copies} if pattern[0] == "facts" else ()
            for path, node in select(self.places.root, *pattern):
                if isinstance(node, YamlScalar) and node.text not in known and path[1:2] not in copies:
                    noun = self.problems.vocabulary.nouns[table]
                    where = "ISO 4217" if table == "currencies" else f"{table}:"
                    subject = self.problems.subject(path[:2])
                    message = f"{subject} names {noun} {quoted(node.text)}, which is not in {where}"
                    self.problems.add_unknown(self.places.at(*path), rule, message, node.text, known)

    def _names_in(self, table: str) -> Collection[str] | None:
        """The names in a table; None if the table itself is broken."""
        if table == "currencies":
            return CURRENCIES
        node = self.places.root.entries.get(table, YamlMapping({}, {}, 0))
        if not isinstance(node, YamlMapping):
            return None
        declared = node.entries.keys()
        return declared | BUILT_IN_UNITS.keys() if table == "units" else declared

    def check_key_figures(self) -> None:
        """Report key figures that have no figure."""
        for path, node in select(self.places.root, "key-figures", "[]"):
            key = node.text if isinstance(node, YamlScalar) else ""
            if key in self.facts and not _may_have_value(self.facts[key]):
                message = f"fact {quoted(key)} has no quantity, so it is no key figure"
                hint = "give it a quantity, or leave it out here"
                self.problems.add(self.places.at(*path), "key-figure", message, hint)

    def check_formulas(self) -> None:
        """Report formulas that cannot be read, name what has no value, or go in circles."""
        needs: dict[str, tuple[str, ...]] = {}
        self.members = members_in(self.places)
        for key, fact in self.facts.items():
            formula = fact.entries.get("formula") if isinstance(fact, YamlMapping) else None
            if isinstance(formula, YamlScalar):
                needs[key] = self._check_formula(key, formula.text)
        for cycle in find_cycles(needs):
            message = f"fact {quoted(cycle[0])} needs itself: {' → '.join(cycle)}"
            self.problems.add(self.places.at("facts", cycle[0], "formula"), "formula", message, "break the circle")

    def _check_formula(self, key: str, text: str) -> tuple[str, ...]:
        """The inputs of a formula, as far as it can be read; one that is too long for a line is not."""
        if len(text) > MAX_LINE:
            return ()
        try:
            tokens = parse_formula(text)
        except FormulaError as error:
            place = self.places.within("facts", key, "formula", offset=error.offset)
            message = f"fact {quoted(key)}: {error.problem.message}"
            self.problems.add(place, error.problem.rule, message, error.problem.hint)
            return ()
        for name, offset in (named for token in tokens for named in token.names):
            place = self.places.within("facts", key, "formula", offset=offset)
            message = f"the formula of fact {quoted(key)} names fact {quoted(name)}, which"
            facts = self.members.of(name)
            if not facts:
                self.problems.add_unknown(place, "unknown-fact", f"{message} is not in facts:", name, self.facts)
            elif not all(_may_have_value(self.facts[fact]) for fact in facts):
                hint = "give it a quantity, or leave it out of the formula"
                self.problems.add(place, "formula", f"{message} has no quantity", hint)
            elif gaps := [gap for gap in self.gaps if gap.series == name or (len(facts) > 1 and gap.fits(name))]:
                what = ", ".join(filter(None, (gaps[0].area, gaps[0].period)))
                message = f"the formula of fact {quoted(key)} takes {quoted(name)}, which has no figure for {what}"
                hint = "leave that out of the series (without:), or name the facts that there are"
                self.problems.add(place, "formula", message, hint)
        return inputs(tokens, self.members)


def _may_have_value(fact: YamlNode) -> bool:
    """Whether a fact has a value, or is too broken to tell."""
    return not isinstance(fact, YamlMapping) or bool({"quantity", "formula"} & fact.entries.keys())


class _FactRules:
    """What the keys of one fact must say together."""

    def __init__(self, key: str, fact: YamlMapping, places: Places, problems: Problems) -> None:
        self.key, self.entries, self.places, self.problems = key, fact.entries, places, problems
        quantity = fact.entries.get("quantity")
        self.quantity = quantity.entries if isinstance(quantity, YamlMapping) else {}
        self.evidence = [item for _, item in select(fact, "evidence", "[]")]
        self.is_derived = "formula" in fact.entries

    def check(self) -> None:
        """Report where speaker, evidence, quantity, qualifier and statement do not fit each other."""
        if self.is_derived:
            self.check_derived()
        else:
            self.check_quantity()
            self.check_rank()
        if not needs_no_speaker(self._text("kind"), self.is_derived):
            self.check_origin()
        self.check_evidence()
        if "statement" in self.entries:
            for path, statement in versions_in_tree(("statement",), self.entries["statement"]):
                self.check_statement(path, statement.text)

    def check_derived(self) -> None:
        """Report what a formula makes superfluous."""
        if "evidence" in self.entries:
            hint = "its inputs have the evidence; leave evidence: or formula: out"
            self._add(("evidence",), "formula", "has a formula, so it takes no evidence of its own", hint)
        if "qualifier" in self.entries:
            message = "has a formula, so its qualifier follows from the inputs"
            self._add(("qualifier",), "formula", message, "leave qualifier: out")
        for name in ("value", "low", "high"):
            if name in self.quantity:
                message = f"has a formula, so its {name} is computed"
                self._add(("quantity", name), "formula", message, "leave all but unit: or currency: out")

    def check_quantity(self) -> None:
        """Report a qualifier that does not fit the numbers."""
        qualifier = self._text("qualifier")
        if "quantity" not in self.entries:
            if qualifier is not None:
                self._add(("qualifier",), "quantity", "has a qualifier and no quantity", "leave qualifier: out")
        elif not {"value", "low", "high"} & self.quantity.keys():
            self._add(("quantity",), "quantity", "has a quantity without a value", "give value:, or low: and high:")
        elif "value" in self.quantity and qualifier == Qualifier.BETWEEN:
            self._add(("qualifier",), "quantity", "is between, and has one value", "give low: and high: instead")
        elif {"low", "high"} <= self.quantity.keys() and qualifier != Qualifier.BETWEEN:
            message = "lies between low and high, and its qualifier says otherwise"
            self._add(("qualifier",), "quantity", message, "write qualifier: between")

    def check_rank(self) -> None:
        """Report a rank that is no place to have, or a qualifier that could mean better as well as worse."""
        unit = self.quantity.get("unit")
        name = unit.text if isinstance(unit, YamlScalar) else ""
        is_own = self.places.has("units", name)
        if not (self.places.has("units", name, "rank") if is_own else name == RANK):
            return
        for key in ("value", "low", "high"):
            number = self.quantity.get(key)
            if isinstance(number, YamlScalar) and not re.fullmatch(r"[1-9][0-9]*", number.text):
                message = f"has the rank {quoted(number.text)}, and ranks are whole numbers from one"
                self._add(("quantity", key), "quantity", message, "give the unit no rank:, or another value")
        if self._text("qualifier") not in (None, Qualifier.EXACT, Qualifier.ABOUT, Qualifier.BETWEEN):
            message = "is a rank, of which more could be better or worse"
            hint = "a rank is exact, about or between; say the rest in the statement"
            self._add(("qualifier",), "quantity", message, hint)

    def check_origin(self) -> None:
        """Report that nobody said it, or that nothing bears it out."""
        if "speaker" not in self.entries and not self.places.has("defaults", "speaker"):
            self._add((), "missing-key", "has no speaker", "give it one, or set speaker: under defaults:")
        if not self.evidence:
            hint = "quote a source under evidence:, or mark it kind: assumption or kind: judgement"
            self._add(("evidence",), "no-evidence", "has no evidence", hint)

    def check_evidence(self) -> None:
        """Report evidence that bears out a property alone, and a reading of words that are not there."""
        if self.evidence and all(any(select(item, "for", "[]")) for item in self.evidence):
            message = "has quotes for its context alone, and none that bears it out"
            self._add(("evidence",), "no-evidence", message, "leave for: out beside the words that say it")
        if "reading" in self.entries and not self.evidence:
            hint = "leave reading: out, or quote what the desk has read"
            self._add(("reading",), "no-evidence", "has a reading and no evidence to read", hint)

    def check_statement(self, path: tuple[Key, ...], statement: str) -> None:
        """Report a statement that leaves its value out, or has a placeholder for nothing."""
        has_value = self.is_derived or "quantity" in self.entries
        if has_value and "{value}" not in statement:
            message = "has a value that its statement does not name"
            self._add(path, "statement", message, "write {value} where the value belongs")
        for match in _PLACEHOLDER.finditer(statement):
            if match[1] != "period" and (match[1] != "value" or not has_value):
                hint = "{value} and {period} are the fields" if has_value else "leave it out, or give it a quantity"
                place = self.places.within("facts", self.key, *path, offset=match.start())
                message = f"fact {quoted(self.key)} has nothing to put for {match[0]}"
                self.problems.add(place, "statement", message, hint)

    def _text(self, name: str) -> str | None:
        node = self.entries.get(name)
        return node.text if isinstance(node, YamlScalar) else None

    def _add(self, path: tuple[Key, ...], rule: str, message: str, hint: str) -> None:
        self.problems.add(self.places.at("facts", self.key, *path), rule, f"fact {quoted(self.key)} {message}", hint)


class _TranslationRules:
    """Which languages a file may give its texts in, and what each version must be."""

    def __init__(self, places: Places, problems: Problems) -> None:
        self.places, self.problems = places, problems
        self.own = language_of_file(places)

    def check(self) -> None:
        """Report texts that lack the file's own language, name one it has no edition in, or hold no text."""
        editions = self._editions()
        for pattern, field in text_fields(Briefing).items():
            for path, node in select(self.places.root, *pattern) if field.is_translatable else ():
                if isinstance(node, YamlMapping):
                    subject = self.problems.subject(path)
                    if self.own not in node.entries:
                        message = f"{subject} has no version in {self.own}, the language of the file"
                        self.problems.add(self.places.at(*path), "versions", message, f"add {self.own}:")
                    self._check_codes(path, node, editions)
                    self._check_texts(path, node, is_line=field.text.kind is not TextKind.PROSE)
        for path, node in select(self.places.root, TRANSLATED_UNITS, "*"):
            assert isinstance(node, YamlMapping)
            self._check_codes(("units", *path[1:]), node, editions)

    def _editions(self) -> tuple[str, ...]:
        """The languages of the file, its own first; two of one language, such as pt-BR and pt-PT, are reported."""
        known = {self.own.partition("-")[0]: self.own}
        for path, node in select(self.places.root, "head", "languages", "[]"):
            if isinstance(node, YamlScalar):
                first = known.setdefault(node.text.partition("-")[0], node.text)
                if first != node.text:
                    message = f"head: languages has two of one language, {first} and {node.text}"
                    self.problems.add(self.places.at(*path), "versions", message, "keep one of them")
        return tuple(known.values())

    def _check_codes(self, path: tuple[Key, ...], node: YamlMapping, editions: tuple[str, ...]) -> None:
        if not all(re.match(LANGUAGE_PATTERN, code) for code in editions):
            return  # that is reported where it stands
        for code in (code for code in node.entries if code not in editions):
            message = f"{self.problems.subject(path)} is given in {quoted(code)}, which no edition has"
            hint = f"write languages: [{', '.join((*editions, code))}] under head:"
            is_code = re.match(LANGUAGE_PATTERN, code)
            self.problems.add(self.places.key(*path, code), "versions", message, hint if is_code else None)

    def _check_texts(self, path: tuple[Key, ...], node: YamlMapping, *, is_line: bool) -> None:
        longest = MAX_LINE if is_line else MAX_PROSE
        for code, text in node.entries.items():
            if not isinstance(text, YamlScalar):
                fault = "should be a text"
            elif not text.text.strip():
                fault = "is blank"
            elif is_line and "\n" in text.text:
                fault = "has several lines"
            elif len(text.text) > longest:
                fault = f"is longer than {longest} characters"
            else:
                continue
            message = f"{self.problems.subject((*path, code))} {fault}"
            self.problems.add(self.places.at(*path, code), "text-form", message)


def needs_no_speaker(kind: object, is_derived: bool) -> bool:
    """Whether a fact is the author's own thought or computation, so that no speaker stands behind it."""
    return is_derived or kind in (Kind.ASSUMPTION, Kind.JUDGEMENT)
