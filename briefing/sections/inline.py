"""Build the runs of a line: from Markdown and the markers in it, from texts of the facts file, from words of our own.

Where a value is named, its note marks follow, so notes get their numbers here, in the order of first mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain, groupby, pairwise

from markdown_it.token import Token

from briefing.document.blocks import Allowed, Break, Inline, Inlines, Link, Mark, Mention, Stamp, Text, plain
from briefing.document.occurrences import Role
from briefing.document.visit import as_words
from briefing.evidence.own_words.typed_values import kept_figures, printed_pattern
from briefing.evidence.record import CheckedFact, CheckedQuote
from briefing.facts.model import Briefing, Evidence, Fact, Property, Qualifier
from briefing.facts.text_fields import PERIOD_FIELD, VALUE_FIELD, in_language, lang_of
from briefing.records import NamedTuple
from briefing.templating.printing import MARKER, Cite, LanguageSwitch, Payload, Statement, Words
from briefing.wording.wording import Wording
from briefing.yaml_source.tree import composed

_FIELDS = re.compile(f"({re.escape(VALUE_FIELD)}|{re.escape(PERIOD_FIELD)})")
_PLACE = re.compile(r"\{([a-z]+)\}")
_SENTENCE_END = re.compile(r"(^|[.!?…:]['”’\"»)]*)\s*$")
_CLAUSE_END = re.compile(
    r"(?:[,;:!?…]+|(?<!\b[^\W\d_])\.(?!\s+[^\W\d_A-ZА-ЯЁƏİÖÜĞŞÇ]))[”’»\")]*(?=\s|\Z)|\)+(?=\s|\Z)|(?=\s[–—]\s)"
)
"""The punctuation that ends a clause; the point of an abbreviation in a sentence ends none."""
_STOP = re.compile(r"[.!?…]+[”’»\")]*\s*\Z")
_LAST_WORD = re.compile(r"(?<!\w)(\w+)[ \u00a0]$")


class MarkdownStyle(NamedTuple):
    """How words are set where Markdown says so; marks of one kind may stand in each other, so they are counted."""

    strong: int = 0
    emphasis: int = 0
    struck: int = 0
    code: int = 0


_STYLES = {"strong": "strong", "em": "emphasis", "s": "struck"}


class InlineBuilder:
    """Turns what stands between two block tokens into runs, numbering notes on the way."""

    def __init__(self, briefing: Briefing, wording: Wording, notes: NoteNumbering, payloads: Sequence[Payload]) -> None:
        self._facts = briefing.facts
        self._allowed = tuple(sorted(briefing.allowed, key=lambda a: -len(a.text)))
        self._wording = wording
        self._notes = notes
        self._payloads = payloads
        self._lang = ""
        self._says_own = False

    @contextmanager
    def within(self, *, says_own: bool) -> Iterator[None]:
        """Meanwhile, all that is built stands in a box, which may say itself that its words are an own thought."""
        outside, self._says_own = self._says_own, says_own
        yield
        self._says_own = outside

    def paragraph(self, tokens: Iterable[Token]) -> Inlines:
        """The runs of one inline token's children."""
        runs = marked_by_clause(self._told_once(merged(self._runs(iter(tokens), MarkdownStyle()))))
        return tuple(self._with_divided(runs)) if self._allowed else runs

    def code(self, text: str) -> Inlines:
        """The runs of lines of code."""
        lines = (self._content(line, MarkdownStyle(code=1), "") for line in text.rstrip("\n").split("\n"))
        return tuple(run for number, line in enumerate(lines) for run in (*([Break()] if number else ()), *line))

    def literal(self, text: str, lang: str = "") -> Inlines:
        """The runs of a literal text of the facts file, in language `lang`; the words it allows become `Allowed`.

        So do names such as F-16, which may be typed without that.
        """
        lang = lang or lang_of(text)
        # The longest first, so that "G20 summit" is not taken for "G20".
        for allowance in self._allowed:
            if found := printed_pattern(allowance.text).search(text):
                allowed = Allowed(found[0], allowance.reason, lang=lang)
                before, after = text[: found.start()], text[found.end() :]
                return (*self.literal(before, lang), allowed, *self.literal(after, lang))
        runs: list[Inline] = []
        at = 0
        for start, end, reason in kept_figures(text, lang or self._wording.language.code):
            runs += [*self._words(text[at:start], lang), Allowed(text[start:end], reason, lang=lang)]
            at = end
        return (*runs, *self._words(text[at:], lang))

    def _told_once(self, runs: Inlines) -> Inlines:
        """The same runs, the sign of a change left out where the words around it say the same: "rose by 3.9%"."""
        told, last, last_direction, kept = list(runs), -1, 0, -1
        for at in reversed(range(len(runs))):
            run = runs[at]
            if isinstance(run, Mention) and not run.quoted:
                direction = self._facts[run.fact].direction
                bare = self._without_sign(run) if direction else run
                if (
                    direction
                    # "Fall in berths: below −120; −50" is one list, with signs or without.
                    and not (kept > at and _words_of(told[at + 1 : kept]) == "; ")
                    and (
                        self._is_told(told, at, bare, direction)
                        # "Imports 7%, exports 3% up" have one word for both.
                        or (direction == last_direction and _are_listed(told[at + 1 : last]))
                    )
                ):
                    told[at], last, last_direction, kept = bare, at, direction, -1
                else:
                    last_direction, kept = 0, at if direction else -1
        return tuple(without_double_stops(self._with_words_before(told)))

    def _without_sign(self, run: Mention) -> Mention:
        """The value of a change as it stands where the words around it tell its direction."""
        fact, capital = self._facts[run.fact], self._wording.language.capital
        for wording in filter(None, (self._wording, self._wording.base)):
            for form, bare in zip(wording.forms(fact)[:2], wording.forms(fact.sized)[:2], strict=True):
                if run.words in (form, capital(form)):
                    return run._replace(words=bare if run.words == form else capital(bare))
        return run

    def _is_told(self, told: Sequence[Inline], at: int, bare: Mention, direction: int) -> bool:
        """Whether the words around a change say its direction."""
        # Few briefings have changes in their texts, and to read sentences takes much to import.
        from briefing.evidence.own_words.governed import told_direction

        before, after = ("".join(map(as_words, part)) for part in (told[:at], told[at + 1 :]))
        fact, words = self._facts[bare.fact].sized, bare.words
        if (
            fact.qualifier is Qualifier.BETWEEN and fact.quantity
        ):  # «снизился на от 10 до 12 %» becomes «на 10–12 %» later
            end = fact.quantity.model_copy(update={"value": fact.quantity.high, "low": None, "high": None})
            words = self._wording.words(fact.model_copy(update={"quantity": end, "qualifier": Qualifier.EXACT}))
        return told_direction(before, words, after, bare.lang or self._wording.language.code) == direction

    def _with_words_before(self, runs: Sequence[Inline]) -> list[Inline]:
        """The same runs, a value with the word before it as the language puts both: «примерно на 7 %»."""
        found = list(runs)
        for at, (text, value) in enumerate(pairwise(runs)):
            if not (isinstance(text, Text) and isinstance(value, Mention)) or value.quoted or value.lang:
                continue
            word, fact = _LAST_WORD.search(text.text), self._facts[value.fact]
            for one in (fact, fact.sized) if fact.direction else (fact,):
                alone, both = self._wording.forms(one), self._wording.after(one, word[1]) if word else None
                if word and both and value.words in (alone.words, alone.amount):
                    words = both.words if value.words == alone.words else both.amount
                    found[at] = text._replace(text=text.text[: word.start()])
                    found[at + 1] = value._replace(words=words)
                    break
        return found

    def _with_divided(self, runs: Inlines) -> Iterator[Inline]:
        """The same runs, with allowed words that mark-up or the end of a line divides as what they are."""
        joined = "".join(run.text if isinstance(run, Text) else "\0" for run in runs)
        found = ((a, match) for a in reversed(self._allowed) for match in printed_pattern(a.text).finditer(joined))
        reasons = {at: a.reason for a, match in found for at in range(*match.span())}
        at = 0
        for run in runs:
            if not isinstance(run, Text):
                at += 1
                yield run
                continue
            for reason, signs in groupby(enumerate(run.text, at), lambda sign: reasons.get(sign[0])):
                words = "".join(sign for _, sign in signs)
                yield (
                    run._replace(text=words)
                    if reason is None
                    else Allowed(words, reason, run.strong, run.emphasis, run.lang, run.struck, run.code)
                )
            at += len(run.text)

    def _words(self, text: str, lang: str) -> Inlines:
        spaced = str(text) if lang else self._wording.language.spaced(text)
        return (Text(spaced, lang=lang),) if text else ()

    def _runs(self, tokens: Iterator[Token], style: MarkdownStyle) -> Iterator[Inline]:
        before = ""  # the words so far, which tell whether a value begins a sentence
        for token in tokens:
            kind = token.type.rpartition("_")[0]
            if kind in _STYLES:
                name = _STYLES[kind]
                style = style._replace(**{name: getattr(style, name) + token.nesting})
                continue
            match token.type:
                case "link_close":
                    return
                case "text" | "text_special" | "code_inline":
                    code_style = style._replace(code=1) if token.type == "code_inline" else style
                    for run in self._content(token.content, code_style, before):
                        before = (before + plain((run,)))[-8:]
                        yield run
                case "softbreak":
                    before += " "
                    yield self._styled(Text(" "), style)
                case "hardbreak":
                    yield Break()
                case "link_open":
                    yield Link(str(token.attrs["href"]), merged(self._runs(tokens, style)))

    def _content(self, text: str, style: MarkdownStyle, before: str) -> Iterator[Inline]:
        """The runs of text with markers, behind the words `before`."""
        for i, part in enumerate(MARKER.split(composed(text))):  # Markdown may name characters: `&shy;`
            if i % 2:
                runs = self._printed(self._payloads[int(part)], before)
            else:
                runs = self.literal(part.expandtabs(4) if style.code else part)
            for run in runs:
                before = (before + plain((run,)))[-8:]
                yield self._styled(run, style)

    def _styled(self, run: Inline, style: MarkdownStyle) -> Inline:
        """A run as Markdown styles it, as far as its kind can, in the language that is switched to."""
        if not isinstance(run, Text | Mention | Stamp | Allowed) or not (any(style) or self._lang):
            return run
        is_strong, is_emphasis = run.strong or style.strong > 0, run.emphasis or style.emphasis > 0
        run = run._replace(strong=is_strong, emphasis=is_emphasis, lang=run.lang or self._lang)
        if isinstance(run, Text | Allowed):
            return run._replace(struck=style.struck > 0, code=style.code > 0)
        return run

    def _printed(self, payload: Payload, before: str) -> Inlines:
        match payload:
            case Words(text=text, lang=lang):
                return self.literal(text, lang)
            case LanguageSwitch(lang=lang):
                self._lang = lang
                return ()
            case Mention(fact=fact, words=words):
                value = payload._replace(words=self._capital(words, before))
                return (value, *self._marks(self._facts[fact]))
            case Statement(fact=fact):
                return self.statement(fact)
            case Cite(facts=facts):
                return self._notes.marks_of(facts)
            case Stamp() | Allowed():
                return (payload,)
            case _:
                return ()

    def statement(self, fact: str, marks: bool = True) -> Inlines:
        """The statement of a fact with its value and its note marks; the file’s own in a text that stands in."""
        given = self._facts[fact]
        stated = in_language(given.statement, self._lang, self._lang) if self._lang else given.statement
        lang = self._lang or lang_of(stated)
        wording = (lang and self._wording.base) or self._wording
        runs: list[Inline] = []
        for part in _FIELDS.split(stated):
            before = plain(tuple(runs))
            if part == VALUE_FIELD:
                words = self._capital(wording.words(given), before)
                runs.append(Mention(fact, words, lang=lang or wording.value_lang(given)))
            elif part == PERIOD_FIELD:
                runs.append(Stamp(self._capital(wording.period(given.period), before), Role.PERIOD, lang=lang))
            else:
                runs += self.literal(part, lang)
        told, noted = self._told_once(tuple(runs)), self._marks(given) if marks else ()
        last = told[-1] if told else None
        end = _STOP.search(last.text) if noted and isinstance(last, Text) else None
        if not (end and isinstance(last, Text)):
            return (*told, *noted)
        before = last.text[: end.start()]
        return (*told[:-1], *([last._replace(text=before)] if before else []), *noted, last._replace(text=end[0]))

    def _marks(self, fact: Fact) -> tuple[Mark, ...]:
        """The marks of a fact among an author's words; an own thought has one where nothing else says what it is."""
        return self._notes.marks(fact) if self._says_own else self._notes.marks_in_text(fact)

    def _capital(self, words: str, before: str) -> str:
        """A sentence begins with a capital letter, also when it begins with a value."""
        return self._wording.language.capital(words) if _SENTENCE_END.search(before) else words


class NoteNumbering:
    """Gives numbers to notes as the document is assembled: one for each quote, and one for each derived fact.

    The facts of a series have one for all of them where many stand together, as in a table, and so have its totals.
    `noted` holds the fact of each note in order of number, with the evidence if the note is that of a quote, and
    whether it is that of a series or of its totals.
    `checked` is what the record has of each fact that was found in its sources.
    """

    def __init__(self, briefing: Briefing, checked: Mapping[str, CheckedFact]) -> None:
        self._facts, self._checked = briefing.facts, checked
        self._numbers: dict[tuple[object, ...], int] = {}
        self.noted: list[tuple[Fact, Evidence | None, bool]] = []

    def marks(self, fact: Fact) -> tuple[Mark, ...]:
        """The marks of a fact's notes; an author's own judgement has none."""
        if fact.formula:
            return (self._mark(("derived", fact.id), fact, None),)
        return tuple(self._mark(self._key(fact, e), fact, e) for e in fact.evidence)

    def marks_in_text(self, fact: Fact) -> tuple[Mark, ...]:
        """The marks of a fact; those of an own thought lead to a note that says that it is one."""
        return self.marks(fact) or (self._mark(("own", fact.kind), fact, None),)

    def marks_of(self, facts: tuple[str, ...]) -> tuple[Mark, ...]:
        """The marks of several facts, each once."""
        return tuple(dict.fromkeys(mark for fact in facts for mark in self.marks(self._facts[fact])))

    def group_marks(self, facts: tuple[str, ...]) -> tuple[Mark, ...]:
        """The marks of facts that stand together, each once; those of a series have but one, and its totals another."""
        marks: list[Mark] = []
        for fact in map(self._facts.__getitem__, facts):
            if fact.series and fact.evidence:
                marks.append(self._mark(("series", fact.series), fact, fact.evidence[0], is_series=True))
            elif fact.total_of:
                marks.append(self._mark(("totals", fact.total_of), fact, None, is_series=True))
            else:
                marks += self.marks(fact)
        return tuple(dict.fromkeys(marks))

    def found(self, fact: Fact, evidence: Evidence) -> CheckedQuote | None:
        """What the check has found of a quote in its source, now or earlier."""
        checked = self._checked.get(fact.id)
        return checked.quotes[fact.evidence.index(evidence)] if checked else None

    def place_of(self, fact: Fact, evidence: Evidence) -> tuple[object, ...]:
        """What tells the words of a note from the same words elsewhere; so two cells may have one number."""
        found = self.found(fact, evidence)
        return found and found.place, evidence.source, evidence.quote, evidence.row, evidence.column

    def _key(self, fact: Fact, evidence: Evidence) -> tuple[object, ...]:
        """What tells the note of a quote from others: words that two facts share are one note, if read alike."""
        readings = tuple(readings_beside(fact, evidence).items())
        return self.place_of(fact, evidence), evidence.voice, evidence.for_, readings

    def _mark(self, key: tuple[object, ...], fact: Fact, evidence: Evidence | None, *, is_series: bool = False) -> Mark:
        if key not in self._numbers:
            self.noted.append((fact, evidence, is_series))
            self._numbers[key] = len(self.noted)
        return Mark(self._numbers[key])


def readings_beside(fact: Fact, evidence: Evidence) -> Mapping[Property, str]:
    """The readings of a fact that are printed with a quote: all with the first that bears it out."""
    return fact.reading if evidence is fact.bearing[0] else {}


def phrase(wording: Wording, words: str, **places: Inline | Inlines) -> Inlines:
    """`words` in the language of `wording`, with the runs that belong in each `{place}`."""
    runs: list[Inline] = []
    lang = wording.message_lang(words)
    for i, part in enumerate(_PLACE.split(wording.translate(words))):
        if i % 2:
            given = places[part]
            runs += (given,) if isinstance(given, Inline) else given
        elif part:
            runs.append(Text(part if lang else wording.language.spaced(part), lang=lang))
    return tuple(without_double_stops(runs))


def marked_by_clause(runs: Inlines) -> Inlines:
    """The same runs, the marks of a value at the end of its clause: between number and noun they part both.

    Where a clause has several values, each but the last keeps its marks beside it, so that a reader sees whose they
    are. Marks that an author has put behind words stay there.
    """
    made: list[Inline] = []
    waiting: list[Mark] = []
    behind_value = 0
    for run in runs:
        if isinstance(run, Mark) and made and (waiting or isinstance(made[-1], Mention)):
            behind_value = behind_value if waiting else len(made)
            waiting.append(run)
            continue
        if isinstance(run, Mention):
            made[behind_value:behind_value] = dict.fromkeys(waiting)
            waiting.clear()
        end = _CLAUSE_END.search(run.text) if waiting and isinstance(run, Text) and not run.code else None
        if isinstance(run, Text) and end:
            before, after = run.text[: end.start()], run.text[end.start() :]
            made += [run._replace(text=before)] if before else []
            made += [*dict.fromkeys(waiting), *([run._replace(text=after)] if after else [])]
            waiting.clear()
            continue
        if isinstance(run, Break):
            made += dict.fromkeys(waiting)
            waiting.clear()
        made.append(run)
    return (*made, *dict.fromkeys(waiting))


def _are_listed(between: Iterable[Inline]) -> bool:
    """Whether what stands between two values is but the name of what the second is of."""
    return bool(re.fullmatch(r",(?: \w+){1,3} ", _words_of(between)))


def _words_of(runs: Iterable[Inline]) -> str:
    return plain(tuple(run for run in runs if not isinstance(run, Mark)))


def without_double_stops(runs: Iterable[Inline]) -> Iterator[Inline]:
    """The same runs; one that ends with the full stop of an abbreviation ("2024 г.") ends the sentence, too."""
    has_ended = False
    for run in runs:
        if isinstance(run, Text) and has_ended and run.text.startswith(".") and not run.text.startswith(".."):
            run = run._replace(text=run.text[1:])
        if run != Text(""):
            yield run
        if not isinstance(run, Mark):
            has_ended = not isinstance(run, Text) and plain((run,)).endswith(".")


def value_of(fact: Fact, wording: Wording) -> Mention:
    """The value of a fact in its words."""
    return Mention(fact.id, wording.words(fact), lang=wording.value_lang(fact))


def name(text: str) -> Stamp:
    """A name: of a person, a post, an outlet."""
    return Stamp(str(text), Role.NAME, lang=lang_of(text))


def person(who: Stamp, role: str | None) -> Inlines:
    """The name of a person, with the role behind it."""
    return (who, *((Text(", "), name(role)) if role else ()))


def joined_runs(parts: Iterable[Inlines], between: str) -> Inlines:
    """The runs of all `parts` that have any, with `between` in between."""
    return tuple(
        chain.from_iterable((Text(between), *part) if i else part for i, part in enumerate(filter(None, parts)))
    )


def merged(runs: Iterable[Inline]) -> Inlines:
    """The same runs, with neighbouring texts of one style as one."""
    out: list[Inline] = []
    for run in runs:
        last = out[-1] if out else None
        if isinstance(run, Text) and isinstance(last, Text) and run[1:] == last[1:]:
            out[-1] = last._replace(text=last.text + run.text)
        else:
            out.append(run)
    return tuple(out)


def strong(runs: Iterable[Inline]) -> Inlines:
    """The same runs, all of them strong."""
    return tuple(
        run._replace(strong=True) if isinstance(run, Text | Mention | Stamp | Allowed) else run for run in runs
    )
