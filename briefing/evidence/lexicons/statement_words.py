"""The tables of a lexicon that say who states a number, what parts and joins clauses, and what denies and plans."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from briefing.evidence.lexicons.patterns import NEVER, Pattern, cues_in
from briefing.facts.model import Status
from briefing.records import NamedTuple

_NO_WORDS: frozenset[str] = frozenset()
_STEM = 5


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

    unnamed: Pattern = NEVER
    """What is added to a speaker, up to the verb, that tells who it is without a name: "close to the talks"."""
    occasion: Pattern = NEVER
    """What may stand between a name and such a verb: a word for the occasion on which it was said."""
    hearer: Pattern = NEVER
    """Sought in the name beside a verb: the words for those to whom it is said, by their case."""
    is_told: Pattern = NEVER
    """Matched from a name: that somebody was told so, heard it or asked, and does not say it: "was told that"."""
    asked: Pattern = NEVER
    """The same where it ends the text before the name: "asked by", "in a letter to"."""
    for_whom: Pattern = NEVER
    """What tells of a paper for whom it is or of what, and not who wrote it: "*for the guild* by the institute"."""
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
    of_men: frozenset[str] = _NO_WORDS
    of_women: frozenset[str] = _NO_WORDS
    """Those by which a man is told from a woman of the same name: `mr`, `mrs`."""
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


class StatusCue(NamedTuple):
    """Words that make a number less than real, and the statuses that say so, the plainest first.

    `weak` ones, such as a future tense, do not count beside a stronger one. `before` ones count before the number only:
    "17 goals" are none that somebody aims at. `money` ones count for sums only: 14 drugs that were approved are, 14
    millions are not yet spent. `optional` ones bear a status out, but forbid no other: "the limit is 50".
    """

    pattern: Pattern
    statuses: tuple[Status, ...]
    perhaps: tuple[Status, ...] = ()
    """Statuses that may be meant too."""
    weak: bool = False
    before: bool = False
    money: bool = False
    optional: bool = False
    unless: Pattern = NEVER
    """What follows the number where the words say something else: "claimed 12 lives"."""


def status_cue(told: str, pattern: Pattern, **others: Any) -> StatusCue:
    """A cue by the names of its statuses, and behind a bar of those that may be meant too: "target | requested"."""
    plain, _, perhaps = told.partition("|")
    return StatusCue(pattern, tuple(map(Status, plain.split())), tuple(map(Status, perhaps.split())), **others)


class StatusWords(NamedTuple):
    """What denies, supposes, asks, plans or expects. `governance` says where each is sought."""

    denial: Pattern = NEVER
    """Words that deny what follows them; the group `double` holds two that make a yes, `act` a verb that may tell what
    was done: "denied 12 visas"."""
    denied_things: Pattern = NEVER
    """What follows a number that is itself denied, and so is what was denied: "denied 12 visas"."""
    denied_verb: Pattern = NEVER
    """A denied verb, of which a number before it is the subject: "22 people did not get help"."""
    offices: Pattern = NEVER
    """Names of offices with a word that says elsewhere how firm something is: "the planning department"."""
    unmet: Pattern = NEVER
    """A denied verb that says of a target or promise only that nothing came of it: "was not met"."""
    untrue: Pattern = NEVER
    """What denies a whole clause: "it is a myth that"."""
    reports: Pattern = NEVER
    """What may be denied after it was told: reports, a figure."""
    refuted: Pattern = NEVER
    """What denies a report before it: "was false"."""
    disputed: Pattern = NEVER
    """What calls a number before it into question: "a figure that experts call false"."""
    withdrawn: Pattern = NEVER
    """What takes back the sentence before it."""
    unreal: Pattern = NEVER
    """What makes the words after it a thought, a story or an earlier version."""
    unknown: Pattern = NEVER
    """Words before it that may say anything of it: a verb of which the lexicon knows nothing."""
    unknown_matrix: Pattern = NEVER
    """The same at the end of what governs its clause: "somebody pipes that"."""
    unknown_after: Pattern = NEVER
    """The same after it, in languages whose verbs end a clause."""
    uncertain: Pattern = NEVER
    """What leaves open whether the words after it are told as so: "on paper"."""
    conditional: Pattern = NEVER
    """A condition in an author's own words."""
    able: Pattern = NEVER
    """What so many may do, or there is room for: "can"."""
    unfinished: Pattern = NEVER
    """What stands right before a verb that was not done, or not quite: "refused to", "stopped", "all but"."""
    undoing: Pattern = NEVER
    """Verbs after which what was there is there no more: "waived", "repaid"."""
    not_happened: Pattern = NEVER
    """What would have been, and was not: "would have"."""
    budgeted: Pattern = NEVER
    """What figures are headed by that are allocated, and planned, by a budget."""
    cues: tuple[StatusCue, ...] = ()
    decides: Pattern = NEVER
    """Verbs after which what should be so is decided: "decided that the fare should be 3 euros"."""
    subjects: Pattern = NEVER
    """Nouns that look like such a cue and are what a verb after them tells of: the claims that doubled."""
    thought: Pattern = NEVER
    """What those who are counted think, which they do all the same: "54 per cent expected higher sales"."""
    counted: Pattern = NEVER
    """A noun right after a number that is what it counts, and makes nothing of it: "30 proposals"."""
    sum_set: Pattern = NEVER
    """What ends the text before a sum that is only what may be spent, or is hoped for: "a ceiling of"."""
    set_sum: Pattern = NEVER
    """The same after it: the 240 million plan."""
    paid: Pattern = NEVER
    """What tells of a sum that it was spent or received."""
    plans: Pattern = NEVER
    """What may be dropped."""
    deferred_plan: Pattern = NEVER
    """Matched at the end of what stands before a number: something planned that is of it, "the purchase of"."""
    deferred: Pattern = NEVER
    """What says that such a thing is not done yet: "was delayed"."""
    hearsay: Pattern = NEVER
    """Matched at the start of a sentence: what makes hearsay of all of it, "They say,"."""
    foreseen: Pattern = NEVER
    """The same of what makes a forecast of a future: "By preliminary data,"."""
    by_estimate: Pattern = NEVER
    """What behind a number makes an estimate of it: "according to estimates"."""
    put_forward: Pattern = NEVER
    """The same of what is only proposed: "Under the bill,"."""
    headed_untrue: Pattern = NEVER
    """Words at the start that make what follows untrue: "False claims:", over a list as well, "Never, it says, did"."""
    outcome: Pattern = NEVER
    """What ties to a target that was hit or missed how far or how often it was: ",", "on"."""
    realized: Pattern = NEVER
    """What says that what was planned was done: "went ahead"."""
    dropped: Pattern = NEVER
    """What says that a plan before it was dropped."""

    def denial_in(self, text: str) -> re.Match[str] | None:
        """What denies in a text, be it only that something is certain: "was not confirmed"."""
        return self.denial.search(text) or self.denied_verb.search(text)

    def undone(self, text: str) -> re.Match[str] | None:
        """What says in a text that something is not so, or not yet: "were still waiting"."""
        return self.denial.search(text) or self.deferred.search(text)

    def speak_in(self, text: str) -> bool:
        """Whether a text has a word of what is not, or not yet, so."""
        return bool(self.denial_in(text)) or any(
            cue.pattern.search(text) for cue in cues_in(self.cues, text, 0, len(text))
        )

    def may_speak_in(self, text: str) -> bool:
        """Whether it has one, or one that may be such a word: "means to"."""
        others = (
            self.plans,
            self.put_forward,
            self.foreseen,
            self.conditional,
            self.uncertain,
            self.unreal,
            self.unknown,
        )
        return self.speak_in(text) or any(pattern.search(text) for pattern in others)

    def head(self, words: str, status: Status) -> bool:
        """Whether words over some figures make them what a status says: "Seasonally adjusted estimates"."""
        if status in (Status.ALLOCATED, Status.PLANNED) and self.budgeted.search(words):
            return True
        is_named = status.value[:_STEM] in words.lower()
        return is_named or any(status in cue.statuses and cue.pattern.search(words) for cue in self.cues)


class ClauseWords(NamedTuple):
    """What parts and joins clauses."""

    edge: Pattern = Pattern(r"[,;:](?=\D)|[()\[\]\"]")
    """Marks between clauses; a comma or colon inside a number is none."""
    openers: Pattern = NEVER
    """Words that open a clause, in a group named after what they open: `complement` (that), `condition` (if),
    `relative` (which), `aside` (when; only before a verb), `contrast` (but), `joint` (and)."""
    has_fixed_order: bool = False
    """Whether its place alone tells a subject from an object: "Kenya lent Chad 40"."""
    from_whom: Pattern = NEVER
    """What ends the text before a name, over what tells what it is, or ends the name, if something comes from it."""
    to_whom: Pattern = NEVER
    """The same if something goes to it; neither is said of who does something."""
    against: Pattern = NEVER
    """What something is only measured by, with the word for it: "fell *against the dollar*"."""
    with_whom: Pattern = NEVER
    """A word between two names that joins them, or behind them: "with"."""
    head_of_name: Pattern = NEVER
    """The noun behind a name that has the ending of both: "Bakı komandasına"."""
    passive: Pattern = NEVER
    """The verbs of a clause, with spaces between, if what they say is done to its subject: "was fined"."""
    telling: Pattern = NEVER
    """A participle, to the end of its phrase, that governs by itself what follows: ", recalling" that."""
    participial: Pattern = NEVER
    """Matched where a clause may begin: what looks like its verb and only adds to a noun: "followed by"."""
    restrictive: Pattern = NEVER
    """What tells behind no comma which one a subject is, up to the verb of that, a group `verb`: "the quake that struck
    in April *killed* 40"."""
    mutual: frozenset[str] = _NO_WORDS
    """Verbs of which either may be the subject: "the mayor *met* the envoy"."""
    auxiliary: Pattern = NEVER
    """A verb that no verb stands before, so that what looks like one is a noun: "claims *were* made"."""
    then_and_now: Pattern = NEVER
    """An "if" that supposes nothing, and compares two times: "if in 2019 there were 90, in 2023 there were 60"."""
    resumed: Pattern = NEVER
    """What after "and" goes on with the subject of the outer clause: "denied that it lost 40 and itself counts 12"."""
    finite: Pattern = NEVER
    """A verb that makes a clause."""
    done: Pattern = NEVER
    """Those verbs that tell what has been: "opened", "was"."""
    copula: Pattern = NEVER
    """Those verbs that make the number what stands before them: "the planned cost is 5 million"."""
    agent: Pattern = NEVER
    """All that stands between a participle and the number of those who did it: "requested *by* 14 towns"."""
    attribute: Pattern = NEVER
    """Ends in a word that belongs to the noun after it: "the expected", before "guest"."""
    participle: Pattern = NEVER
    """A cue that may only tell which of its subject is meant, before another verb: "those claiming a refund"."""
    adjunct: Pattern = NEVER
    """What opens a phrase that stands apart where a mark ends it: "To meet its target, the town ..."."""
    lead: Pattern = NEVER
    """What begins a phrase that is no subject: "with", "in"."""
    compared: Pattern = NEVER
    """What begins a phrase on what was so before: "after 11 launches in 2024"."""
    looks_back: Pattern = NEVER
    """What begins a phrase that lasts to a number and tells of what was so before: "after falling", "having lost"."""
    modifier: Pattern = NEVER
    """Matched from the end of a number: its noun, and in the group `said` what tells of which it is the number, as
    "the 58 schools inspected in 2024" and "that were inspected"."""
    premodifier: Pattern = NEVER
    """What ends the text before a number and tells of which it is, in a group `said`: «построенные в 2023 году» 14."""
    object_modifier: Pattern = NEVER
    """The same for the object of a verb, which what follows it cannot be the verb of: "restored power to 12 of the 90
    homes cut off"."""
    found_out: Pattern = NEVER
    """Verbs after which what follows may have a verb of its own, without a "that": "found 12 of the 90 boats sank"."""
    held_against: Pattern = NEVER
    """What ends the text before a number that another is held against: "below the"."""
    definite: Pattern = NEVER
    """What ends the text before a number that is known from elsewhere, as "none of the"."""
    presupposed: Pattern = NEVER
    """What ends the text before a number that is there in any case: "but for the"."""
    phrase: Pattern = NEVER
    """The rest of the noun phrase that a number begins, with a participle behind it: "boats promised"."""
