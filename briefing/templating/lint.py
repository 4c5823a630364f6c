"""Check the texts of a facts file: no value without a fact, no name that is not there, no character without a glyph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from briefing.errors import Diagnostic, Problem, Severity
from briefing.evidence.own_words.beside import BESIDE_HINT, SAMPLE, VALUE, joins_value, misread_unit
from briefing.evidence.own_words.typed_values import counts_in_line, counts_in_name, counts_in_unit, see, typed_values
from briefing.evidence.texts import counts_in_called, counts_in_title
from briefing.facts.expressions import Expression, Malformed, Stretch, parse_prose
from briefing.facts.load import FactsFile
from briefing.facts.model import Briefing
from briefing.facts.text_fields import KeyPath, TextKind, lang_of, located, texts
from briefing.templating.printing import RefusedError, typed_value
from briefing.templating.scope import Scope
from briefing.themes.fonts import missing, no_glyph, unset
from briefing.wording.wording import Wording

_ALPHABETS = {"en": "âàäåæçèéêëîïñôöøùûüœ", "ru": "\u0400-\u045f", "az": "əöüçşığ"}
"""The letters of each language beside those of ASCII, with those of the words that English has borrowed."""
_MAX_PROBLEMS = 50
"""In one text, of one kind: whoever has mended these is told of the next."""
_POWER = re.compile("(?<=[^\\W\\d_])[²³](?![²³⁰-⁹\\d])")
_ADDRESS = re.compile(r"<(https?:[^\s<>]+)>")
_ADDRESS_HINT = "give the link words, [so](address), or put the address under allowed:, with a reason"
_PRINTED = (TextKind.PROSE, TextKind.LINE, TextKind.NAME)
_STAGE = (
    "(?:draft|final|rev|revision|revised|corrected|rc|beta|alpha|ed|edition|issue|version|v|no|№"
    "|проект|черновик|ред|редакция|версия|выпуск|изд|издание|qaralama|layihə|LAYİHƏ|redaksiya|versiya|buraxılış|nəşr)"
)
_VERSION = re.compile(
    rf"(?:{_STAGE}\.?\s)*[0-9]{{1,4}}(?:\s\(?{_STAGE}\.?\)?)*(?:,?\s(?:of|от)?\s?[0-9]{{4}}-[0-9]{{2}}(?:-[0-9]{{2}})?)?",
    re.IGNORECASE,
)
"""A version that is a number alone, or beside words that say of what."""
_DOTTED = str.maketrans("Iİ", "ıi")
"""The small letters of these two in Azerbaijani."""
_NAMED = ("head", "speakers", "images")
"""Where names stand; those of sources are held against their texts."""
_FINDERS = {"version": counts_in_title, **dict.fromkeys(("name", "prepared-by", "cleared-by"), counts_in_called)}
"""What finds the numbers in names that are read more strictly than others, by their keys."""
_NAME_HINT = "if the name has it, as the title of a source may, put it under allowed:, with a reason"
_COUNTING_ID = re.compile(r"(?<![0-9])(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{3,}(?=-[a-z])")
"""A number of three digits or more, no year, before a word in an id, by which a PDF is called."""
_ID_HINT = "call it by what it is about; a year may stand there, and a number at the end"
_SHORTEST = 2
"""Letters that are no word yet: a sign, such as "µg"."""
_FOREIGN_HINT = "say it in a language of the briefing, or put it under allowed:, with a reason"
_UNIT_HINT = "a unit is what is counted, in words; scale and sign are the value's"
_LINE_HINT = "make it a fact, which a text can name; words that are no value stand under allowed:, with a reason"


def lint_texts(facts: FactsFile, scope: Scope, face: str = "regular") -> Iterator[Diagnostic]:
    """Check every text of an edition in its `scope`: values, expressions, and the characters that `face` lacks."""
    briefing, wording, allowed = facts.briefing, scope.wording, allowed_words(facts.briefing)
    prose, lines, names = ([*_printed(briefing, wording, kind)] for kind in _PRINTED)
    for path, text, language in prose:
        for offset, problem in islice(_problems(text, briefing, scope, language), _MAX_PROBLEMS):
            yield problem.at(facts.places.within(*located(path, text), offset=offset))
    for path, text, language in lines:
        if path[-1] == "area" and text == briefing.defaults.area and not facts.places.has(*path):
            continue  # a fact has it from `defaults`, where it is checked
        if path[0] == "units" and not facts.places.has(*path):
            continue  # nobody has typed the forms of a built-in unit
        if "reading" in path:
            continue  # it may have the figures of its source, against which the check holds it
        masked, find = text.replace("{value}", VALUE * len("{value}")), counts_in_line
        if path[0] in ("units", "translated-units"):
            masked, find = _POWER.sub(" ", masked), counts_in_unit
            full = next((form for at, form, _ in lines if path[-1] == "short" and at == (*path[:-1], "other")), "")
            for words in misread_unit(masked, language, full):
                problem = Problem("unit-words", f'"{words}" does not read as {SAMPLE} of something', _UNIT_HINT)
                yield problem.at(facts.places.at(*located(path, text)))
        elif path[0] == "facts" and "label" in path and joins_value(text, language):
            problem = Problem("beside-value", f'the label "{text}" begins as a part of its value would', BESIDE_HINT)
            yield problem.at(facts.places.at(*located(path, text)))
        for offset, words in islice(find(masked, allowed, language), _MAX_PROBLEMS):
            problem = typed_value(words)._replace(hint=_LINE_HINT)
            yield problem.at(facts.places.within(*located(path, text), offset=offset))
    for path, text, language in names:
        if (path[0] in _NAMED and path[-1] != "url") or path[-1] == "reason":
            if path[-1] == "version" and _VERSION.fullmatch(text):
                continue
            # What is in capitals makes no name of what a number counts: "7 COPIES".
            small = (text.lower(), text.translate(_DOTTED).lower())
            readings = dict.fromkeys(small) if path[-1] == "marking" else (text,)
            find = _FINDERS.get(str(path[-1]), counts_in_name)
            for offset, words in dict(chain.from_iterable(find(s, allowed, language) for s in readings)).items():
                message = f'"{words}" is no part of a name: it reads as a value, and no fact backs it'
                place = facts.places.within(*located(path, text), offset=offset)
                yield Diagnostic(place, "value-in-name", message, _NAME_HINT)
    for words in _COUNTING_ID.findall(briefing.head.id):
        message = f'"{words}" reads as a value in the name of a file, and no fact backs it'
        yield Diagnostic(facts.places.at("head", "id"), "value-in-name", message, _ID_HINT)
    yield from _foreign_words(facts, [*prose, *lines], allowed)
    # The first words of each script that no face can print; all faces have the same characters.
    printed = [*prose, *lines, *names]
    absent = missing("".join(text for _, text, _ in printed), face)
    for path, text, _ in printed if absent else ():
        for offset, words in islice(unset(text, face), _MAX_PROBLEMS):
            yield no_glyph(words, face).at(facts.places.within(*located(path, text), offset=offset))


def _foreign_words(
    facts: FactsFile, printed: Iterable[tuple[KeyPath, str, str]], allowed: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """A doubt for each text with a word, and no name, in letters of no language of the briefing: it may be a number."""
    head = facts.briefing.head
    known = {code.partition("-")[0] for code in (head.language, *head.languages)}
    if not known <= _ALPHABETS.keys():
        return
    foreign = re.compile(rf"(?<![^\W_])[^\W\d_]*[^\W\d_a-z{''.join(_ALPHABETS[code] for code in known)}][^\W\d_]*")
    for path, text, _ in printed:
        for words in () if text.isascii() else foreign.finditer(see(text).text):
            if (
                words[0].islower()
                and words[0].isalpha()
                and len(words[0]) > _SHORTEST
                and not any(words[0] in known for known in allowed)
            ):
                message = f'"{words[0]}" has letters of no language of the briefing, whose numbers may not be found'
                place = facts.places.at(*located(path, text))
                yield Diagnostic(place, "doubt", message, _FOREIGN_HINT, Severity.WARNING)
                break


def _printed(briefing: Briefing, wording: Wording, kind: TextKind) -> Iterator[tuple[KeyPath, str, str]]:
    """Path, text and language of all that an edition may print; other editions have the units of their languages."""
    code = wording.language.code
    for path, text in texts(briefing, kind):
        match path:
            case "units", *_:
                yield path, text, briefing.head.language
            case "translated-units", _, str(language), *_:
                if not wording.other_lang(language):
                    yield path, text, language
            case _:
                yield path, text, lang_of(text) or code


def allowed_words(briefing: Briefing) -> tuple[str, ...]:
    """The words that the facts file allows although they look like values, longest first."""
    return tuple(sorted((a.text for a in briefing.allowed), key=len, reverse=True))


def _problems(text: str, briefing: Briefing, scope: Scope, language: str) -> Iterator[tuple[int, Problem]]:
    yield from _typed(text, allowed_words(briefing), language)
    for piece in parse_prose(text):
        match piece:
            case Expression():
                # Evaluating it is the check: whatever it asks for in vain is refused with its word.
                try:
                    scope.to_marker(scope.evaluate(piece), piece.name)
                except RefusedError as refused:
                    yield piece.offset + max(piece.text.find(refused.word), 0), refused.problem
            case Malformed():
                yield piece.offset, piece.problem


def _typed(text: str, allowed: tuple[str, ...], language: str) -> Iterator[tuple[int, Problem]]:
    """The values typed into a text, which is read whole: what stands beside an expression is not alone."""
    pieces = (piece.text if isinstance(piece, Stretch) else VALUE * len(piece.text) for piece in parse_prose(text))
    words_only = "".join(pieces)
    for offset, words in typed_values(words_only, allowed, language):
        yield offset, typed_value(words)
    for link in _ADDRESS.finditer(words_only):
        if any(typed_values(link[1], allowed, language, is_markdown=False)):
            message = f'"{link[1]}" shows digits that no fact backs'
            yield link.start(1), Problem("value-without-fact", message, _ADDRESS_HINT)
