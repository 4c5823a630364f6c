"""Reads what is done in a text: each verb with who does it, to whom, and all that its own clause says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.evidence.lexicons.lexicon import Lexicon
from briefing.evidence.sentences.clauses import Clause, ClauseRole, read_clauses
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.telling_words import MARK, WORD, is_form_of, telling_words
from briefing.records import NamedTuple

_ENDING = 2
_LIGHT = 5
"""Verbs no longer than that say what is done with the word before them, where verbs end a clause: "borc verib"."""
_NOBODY = frozenset[str]()
_ANY_WORD = re.compile(r"\w[\w'-]*")


class Deed(NamedTuple):
    """A verb, in lower case, with the words of its clause that tell something."""

    verb: str
    object: str
    """The word right before a verb that says little without it; else empty."""
    subject: frozenset[str]
    """What stands before it, or else before the verb before it."""
    other: frozenset[str]
    """What stands behind it; where it is done to the subject, only who does it."""
    is_passive: bool | None
    """Whether it is done to the subject; None where its form does not tell."""
    words: frozenset[str]
    """All that its clause says, with its subject and with the clauses that hang on it."""

    @property
    def doers(self) -> frozenset[str]:
        """Who does it, as far as the order of words tells."""
        own = self.other if self.is_passive else self.subject
        return own | self.other if self.is_passive is None else own

    @property
    def done_to(self) -> frozenset[str]:
        """To whom it is done, as far as the order of words tells."""
        own = self.subject if self.is_passive else self.other
        return own | self.subject if self.is_passive is None else own

    def is_told_as(self, other: Deed) -> bool:
        """Whether both have the same verb."""
        is_light = self.object and other.object
        return is_form_of(self.verb, other.verb) and (not is_light or is_form_of(self.object, other.object))

    def is_turned(self, told: Deed) -> bool:
        """Whether a fact has for doer whom the source has it done to, or the reverse: "the boy bit the dog"."""
        doers, done_to = told.doers - told.done_to, told.done_to - told.doers
        if doers and done_to and _are_among(doers, self.done_to):
            return not _are_among(doers, self.doers)
        is_reverse = bool(done_to) and bool(self.done_to) and _are_among(done_to, self.doers)
        return is_reverse and not _are_among(done_to, self.done_to)

    def is_exchanged(self, told: Deed) -> bool:
        """Whether it is the reverse on both sides: "exports exceeded imports"."""
        doers, done_to = told.doers - told.done_to, told.done_to - told.doers
        return _are_among(doers, self.done_to - self.doers) and _are_among(done_to, self.doers - self.done_to)


def read_deeds(text: str, sentence: TextSpan, lexicon: Lexicon) -> tuple[Deed, ...]:
    """The deeds of a sentence in order; a verb without a subject of its own has that of the verb before it."""
    clauses, found, subject = read_clauses(text, sentence, lexicon), list[Deed](), _NOBODY
    was_passive: bool | None = False
    verb = lexicon.clauses.finite.search(text, *sentence)
    opening = _words_of(text[sentence.start : verb.start()], lexicon) if verb else _NOBODY
    for clause in clauses:
        words = " ".join(text[slice(*piece)] for piece in clause.pieces)
        opener = lexicon.clauses.openers.match(words)
        words = words[opener.end() if opener and opener.lastgroup == "aside" else 0 :]  # "after the wardens found"
        which = _words_of(_before(text, clause, lexicon), lexicon)
        if clause.role is ClauseRole.ASIDE:
            subject, was_passive = which, False
        lead = next(lexicon.clauses.finite.finditer(words), None)
        if lead and lexicon.roles.taken_up.search(words, 0, lead.start()):
            which |= subject  # "tourism grew, and the sector employs 40"
        if lexicon.speakers.verb_is_last:  # what stands before the verb may be an object, and the subject left out
            which |= {*telling_words(text[sentence.start : clause.pieces[0].start], lexicon)[:1]}
        inside = (text[slice(*piece)] for other in clauses if _hangs_on(other, clause) for piece in other.pieces)
        own = _words_of(" ".join([words, *inside]), lexicon)
        for deed in _deeds_in(words, subject, was_passive, lexicon):
            # "The tug, launched after the pilots called, saved 6": what parts it from its subject has others.
            main = opening if deed.subject is subject and clause.role is not ClauseRole.ASIDE else _NOBODY
            found.append(deed._replace(words=own | which | deed.subject | main))
            subject, was_passive = deed.subject, deed.is_passive
    return tuple(found)


def _words_of(text: str, lexicon: Lexicon) -> frozenset[str]:
    return frozenset(telling_words(text, lexicon)).difference(lexicon.times.spans, lexicon.times.months)


def _are_among(names: frozenset[str], words: frozenset[str]) -> bool:
    """Whether the same is named: porters are no port."""
    both = ((name, word) for name in names for word in words)
    return any(is_form_of(name, word) and abs(len(name) - len(word)) <= _ENDING for name, word in both)


def _hangs_on(other: Clause, clause: Clause) -> bool:
    return other.role in (ClauseRole.COMPLEMENT, ClauseRole.LABELLED) and other.parent is clause


def _before(text: str, clause: Clause, lexicon: Lexicon) -> str:
    """The words that a clause with "who" or "where" tells more of, from the mark before them."""
    start = clause.pieces[0].start
    opener = lexicon.clauses.openers.match(text, start)
    if opener is None or opener.lastgroup != "relative":
        return ""
    outer = (piece for piece in (clause.parent.pieces if clause.parent else ()) if piece.start < start)
    return MARK.split(text[max((piece.start for piece in outer), default=start) : start].rstrip(", "))[-1]


def _is_phrase(text: str, lexicon: Lexicon) -> bool:
    """Whether a preposition leads all of some words, so that none of them does anything: "in the harbour" lay boats."""
    words = [word for word in _ANY_WORD.findall(lexicon.lower(text)) if word not in lexicon.joints]
    articles = [word for word in words if word in lexicon.speakers.articles]
    is_led = bool(words) and lexicon.clauses.lead.fullmatch(words[0]) is not None
    return is_led and len(articles) <= 1 and "," not in text and not any(map(str.isdigit, text))


def _deeds_in(text: str, subject: frozenset[str], was_passive: bool | None, lexicon: Lexicon) -> Iterator[Deed]:
    """The deeds of one clause, without its words; `subject` is that of what stands before it."""
    clauses, lower, start, first, helping = lexicon.clauses, lexicon.lower, 0, 0, list[str]()
    verbs = [*clauses.finite.finditer(text)]
    for verb, after in zip(verbs, [*verbs[1:], None], strict=False):
        word, end = lower(verb[0]), after.start() if after else len(text)
        first = first if helping else verb.start()
        if clauses.auxiliary.fullmatch(word) or clauses.copula.fullmatch(word):
            helping.append(word)
            continue
        lead = text[start : verb.start()]
        before = _words_of("" if _is_phrase(lead, lexicon) else lead, lexicon) - {*helping}
        phrases = " ".join([*helping, word]), text[first : verb.end()]  # "has been fined", "was soon fined"
        is_passive: bool | None = any(map(clauses.passive.fullmatch, phrases))
        # "Was fined and paid", and "the boats repaired in May sank".
        between = lower(text[verb.end() : end]).split() if after else [*lexicon.joints]
        if not helping and ((was_passive is not False and not before) or lexicon.joints.isdisjoint(between)):
            is_passive = None
        subject = before or subject
        agent = clauses.agent.search(text, verb.end(), end)
        rest = text[verb.end() : agent.start() if agent else end]
        has_object = not (clauses.has_fixed_order and clauses.lead.match(text, verb.end() + 1))
        behind = _words_of(MARK.split(rest)[0] if has_object else "", lexicon)
        by = _words_of(text[agent.end() : end], lexicon) if agent else _NOBODY
        last = WORD.findall(lower(text[: verb.start()]))[-1:]
        with_it = last[0] if last and lexicon.speakers.verb_is_last and len(word) <= _LIGHT else ""
        yield Deed(word, with_it, subject, by if is_passive else behind, is_passive, _NOBODY)
        start, helping, was_passive = verb.end(), [], is_passive
