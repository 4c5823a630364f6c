"""The type of the table of a language's words that tell who says something: `SpeakerWords`."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.evidence.patterns import NEVER, Pattern
from briefing.records import NamedTuple

_NO_WORDS: frozenset[str] = frozenset()


class SpeakerWords(NamedTuple):
    """Words that tell who says something, and those that names are made of.

    All are in lower case. What speaks is called a *speaker* here whether it is a person, an office or a paper.
    """

    # What speakers do
    says: frozenset[str] = _NO_WORDS
    """Forms of verbs whose subject says what stands beside them."""
    counts: frozenset[str] = _NO_WORDS
    """Forms of verbs whose subject may say so, or only have done it: "the union counted 500", "the firm reports"."""
    addressing: frozenset[str] = _NO_WORDS
    """Those of them after which stands to whom it is said: `told`."""
    passive: frozenset[str] = _NO_WORDS
    """Words before a verb by which its subject is no speaker: "she *was* told"."""
    participle: str = ""
    """The ending of those whose subject is that of the verb before them: `-ing`."""
    that: frozenset[str] = _NO_WORDS
    """Words that open what is said: `that`."""
    before_name: Pattern = NEVER
    """What the name of a speaker follows: "according to", "claimed by"."""
    after_name: Pattern = NEVER
    """What follows the name of a speaker: "X-in sözlərinə görə"."""
    citing: Pattern = NEVER
    """Those of these phrases, and verbs, that lead from one who speaks to the one who is quoted: "citing"."""
    around_name: Pattern = NEVER
    """Phrases with the name in them, as the group `name`: "in his words"."""
    puts: Pattern = NEVER
    """Matched from a verb that says a number as surely as one of saying: "put the toll at"."""
    of_the_above: Pattern = NEVER
    """What begins a sentence that says who said the one before it: "Об этом"."""
    inverters: frozenset[str] = _NO_WORDS
    """Words after which a verb stands before its subject: "*as* reports the vet"."""
    verb_is_last: bool = False
    """Whether a verb of saying usually stands after what is said, and its subject before that."""

    hearer: Pattern = NEVER
    """Sought in the name behind a verb: the words for those to whom it is said, by their case."""
    dash_opens_speech: bool = False
    """Whether direct speech may have a dash at the start of its paragraph instead of quotation marks."""

    # How the words go that name a speaker
    asides: frozenset[str] = _NO_WORDS
    """Words between a name and its verb that are no part of the name: `also`, `later`."""
    denials: frozenset[str] = _NO_WORDS
    """Words between a name and its verb that deny it: `never`."""
    articles: frozenset[str] = _NO_WORDS
    """Words that begin a name, and belong to it no further: `the`, `his`."""
    links: frozenset[str] = _NO_WORDS
    """Words over which a name goes on: "the head *of* the office"."""
    joiners: frozenset[str] = _NO_WORDS
    """Words that join names and verbs: `and`."""
    edges: frozenset[str] = _NO_WORDS
    """Words that no name goes over: `that`, `when`."""
    subordinate: frozenset[str] = _NO_WORDS
    """Words that open a clause which ends at its comma, and what is said in it: `after`, `which`."""

    # What names are made of
    titles: frozenset[str] = _NO_WORDS
    """Forms of address and other words that may be left out: `mr`, `and`."""
    copulas: frozenset[str] = _NO_WORDS
    """Words between a name and an office that its bearer holds: "Jon Hale *is* captain"."""
    persons: frozenset[str] = _NO_WORDS
    """What a person may be called by office or trade: `minister`."""
    person_endings: str = r"(?!)"
    """A regular expression for the endings of other words for persons: `-er`."""
    bodies: frozenset[str] = _NO_WORDS
    """What is no person but speaks: `ministry`."""
    any_body: frozenset[str] = _NO_WORDS
    """Those of them that stand for whichever was named last: `agency`."""
    papers: frozenset[str] = _NO_WORDS
    """What speaks for whoever wrote it: `report`."""
    groups: frozenset[str] = _NO_WORDS
    """Nameless people who may speak for a body: `officials`."""
    others: frozenset[str] = _NO_WORDS
    """Nameless people who speak for nobody that is named: `critics`."""
    pronouns: frozenset[str] = _NO_WORDS
    """`he`"""
    first_persons: frozenset[str] = _NO_WORDS
    """`we`"""
    presiding: frozenset[str] = _NO_WORDS
    """Who leads a sitting: `chair`."""
    questions: frozenset[str] = _NO_WORDS
    """What stands for whoever asks or answers in an interview: `q`."""
    endings: str = ""
    """A regular expression for what a name may end in, beside its bare form."""
    fleeting: str = ""
    """A regular expression for the vowel that a name loses with an ending: Павел, Павла; Лев, Льва."""
    shortened: Mapping[str, str] = {}
    """Short words of names and what they stand for: ЦБ РФ, банк России."""
    bare: str = ""
    """A regular expression for the ending that a name loses before others are put to it."""
