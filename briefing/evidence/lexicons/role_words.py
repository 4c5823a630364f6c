"""What a language says beside a number: how firmly it is meant, and what it is in its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from briefing.evidence.lexicons.patterns import ANYTHING, NEVER, Pattern, any_of
from briefing.facts.model import Qualifier, Status
from briefing.records import NamedTuple

_NO_WORDS: frozenset[str] = frozenset()


class QualifierCue(NamedTuple):
    """Words beside a number, and the qualifiers that say the same; the first is the plainest."""

    pattern: Pattern
    qualifiers: tuple[Qualifier, ...]
    then: Pattern = ANYTHING
    """What has to follow the number."""
    is_open: bool = False
    """Whether the words leave open which of the qualifiers is meant."""
    status: Status | None = None
    """The status that says the same: a fact that has it needs no qualifier."""
    number: Pattern = ANYTHING
    """What the number itself has to be, such as words."""
    moved: bool = False
    """Whether it holds only behind a word for a movement: "rose up to"."""


class IntervalCue(NamedTuple):
    """What stands between, before and after two numbers that are the ends of an interval.

    With the qualifier "exact", what looks like one and is none: "rose from 5 to 10". A group `noun` of the joiner is a
    noun that has to follow the second number, too.
    """

    joiner: Pattern
    qualifiers: tuple[Qualifier, ...] = (Qualifier.BETWEEN,)
    opening: Pattern | None = None
    """Anchored at the end of what precedes the low number."""
    closing: Pattern | None = None
    is_full: bool = False
    """Whether the first number has a unit or currency of its own, or is far less than the second."""
    is_open: bool = False
    """Whether the words leave open which of the qualifiers is meant."""


def glued_cue(ending: str, *qualifiers: Qualifier, is_open: bool = False) -> QualifierCue:
    """What is written right behind a number: "40+"."""
    return QualifierCue(Pattern(rf"(?P<cue>{ending})"), qualifiers, is_open=is_open)


def shortly_before(words: str, not_between: str, last: str = "") -> Pattern:
    """Words at some distance before the first number of an interval, none of the others between them and it."""
    return Pattern(rf"\b(?:{words})(?:(?!\b(?:{not_between}))[^;]){{0,60}}?{last}\s*\Z")


class QualifierWords(NamedTuple):
    """What says how firmly a number is meant.

    A cue for the qualifier "exact" takes away what looks like another: "rose to" is no "up to".
    """

    before: tuple[QualifierCue, ...] = ()
    """Anchored at the end of what precedes the number; of several, the one that begins first holds."""
    inside: tuple[QualifierCue, ...] = ()
    """Sought in the words of the number itself; the first holds."""
    after: tuple[QualifierCue, ...] = ()
    """Matched from the end of the number; the group `cue` ends where the qualifier does. The first holds."""
    far: tuple[QualifierCue, ...] = ()
    """Like `before`, where nothing closer says anything: "estimated that"."""
    carried: Pattern = NEVER
    """All that stands between a hedged number and another that the hedge may hold for, too."""
    unknown: Pattern = NEVER
    """A word at the end of what precedes the number that may qualify it, so that the check cannot tell."""
    intervals: tuple[IntervalCue, ...] = ()
    """Of several, the first holds."""


OPPOSITES = {
    Qualifier.MORE_THAN: Qualifier.AT_MOST,
    Qualifier.LESS_THAN: Qualifier.AT_LEAST,
    Qualifier.NEARLY: Qualifier.LESS_THAN,
    Qualifier.AT_LEAST: Qualifier.LESS_THAN,
    Qualifier.AT_MOST: Qualifier.MORE_THAN,
}
"""What a qualifier says once it is denied."""


class NumberRole(StrEnum):
    """What a number is in its sentence, where words beside it say so."""

    LEVEL = "level"
    """What something came to, after a word for a movement: "rose to 5"."""
    CHANGE = "change"
    PREVIOUS = "earlier level"
    PART = "part"
    WHOLE = "whole"
    ADDED = "addition"
    AVERAGE = "average"
    PEAK = "peak"
    MULTIPLIED = "base of a multiple"
    EXCEPTED = "exception"


class RoleCue(NamedTuple):
    """Words beside a number that give it a role; a group `rise` or `fall` is a word for a movement."""

    role: NumberRole | None
    pattern: Pattern
    beside: frozenset[str] = _NO_WORDS
    """The units beside which alone it counts, `money` among them: one may drop 5 per cent, or 5 bombs."""
    moved_by: Pattern | None = None
    """What the last word for a movement before the number has to be; the pattern is then matched from the end of it."""


class Opposites(NamedTuple):
    """Words for one thing and for what is the opposite of it: profits and losses, exports and imports."""

    one: Pattern
    other: Pattern
    either: Pattern = NEVER
    """Words for something that is the first above zero and the second below: a balance."""


def opposite_words(table: Mapping[str, str]) -> Mapping[str, Opposites]:
    """The opposites of a table, whose lines have words and phrases of one side each, with bars between them."""
    sides: dict[str, dict[str, Pattern]] = {}
    for line, words in table.items():
        name, _, side = line.rpartition(" ")
        sides.setdefault(name, {})[side] = any_of(words)
    return {name: Opposites(**found) for name, found in sides.items()}


class RoleWords(NamedTuple):
    """What a number is in its sentence: a level, a change, a part of something."""

    before: tuple[RoleCue, ...] = ()
    """Anchored at the end of what precedes the number and its qualifier; the first holds."""
    after: tuple[RoleCue, ...] = ()
    """Matched from the end of the number; the first holds, after those before it."""
    change_noun: Pattern = NEVER
    """Matched from the end of a number: a noun for a rise or fall that the number stands before: "an 8% rise"."""
    article: Pattern = NEVER
    """What ends the text before a number that is part of a noun phrase."""
    crossed: Pattern = NEVER
    """What of a qualifier makes a level of the number behind a movement: "fell *below* 11%", and not "over 11%"."""
    movement: Pattern = NEVER
    """A word for a movement, in a group `rise`, `fall` or `move`."""
    needs: Pattern = NEVER
    """Words for those who need something, or what has to be done for them."""
    moved: Pattern = NEVER
    """Any word for a change, an addition or a comparison."""
    more: Pattern = NEVER
    """Words of a title by which there is more of something than before; "more than" compares it with something else."""
    fewer: Pattern = NEVER
    opposites: Mapping[str, Opposites] = {}
    """By a name that is the same in every language."""
    rises: Pattern = NEVER
    """Any word for a rise."""
    worsens: Pattern = NEVER
    """Verbs of a rise in what is bad, and of a fall in what is good."""
    falls: Pattern = NEVER
    lost: Pattern = NEVER
    """Words for making a loss, which look like those for a fall."""
    in_all: Pattern = NEVER
    """What tells a number as the sum of everything."""
    share: Pattern = NEVER
    """What so many per cent are called by themselves: "proportion"."""
    taken_up: Pattern = NEVER
    """Matched at the start of a clause: a subject that stands for what was told before: "that figure", "it"."""
    there: Pattern = NEVER
    """What stands for a place that was told before: "there"."""
    same_time: Pattern = NEVER
    """Matched from the end of a number: words for a time that was told before: "during this period"."""
    restated: Pattern = NEVER
    """All that stands between a number and the same in another unit: "12% or 300 tonnes"."""
    every: Pattern = NEVER
    """What tells it of every one or all of something; a group `noun` is that."""
    all_of: Pattern = NEVER
    """What stands right before a number and says that there are no others: "all the 12 ministers"."""
    exists: Pattern = NEVER
    """What tells a number as how many there are, and so never as a change: "there were"."""
    attribute: Pattern = NEVER
    """A word that may narrow the noun that it stands before, by its ending."""
    which: Pattern = NEVER
    """Matched from the end of a noun: words that say which are meant: "of longer than 12", "among the young"."""
    led_by: Pattern = NEVER
    """The same where it ends the text before the noun, in languages that have it there."""
    restricted: Pattern = NEVER
    """What follows a noun and makes it less than all of them: "over 65", "who live alone"."""
    those: Pattern = NEVER
    """What stands for the things that were last spoken of: the "them" of "half of them"."""
    everybody: Pattern = NEVER
    """What tells of all people; a share of some is no share of these."""
    population: Pattern = NEVER
    """What tells a share of all people of a country: "of the population"."""
    shared_by: Pattern = NEVER
    """Matched from the end of a share: of whom it is, the last word in the group `noun`."""
    yardstick: Pattern = NEVER
    """What ends the text before a number that another is held against; the group `noun` is what it is the number of."""
    excluding: Pattern = NEVER
    """What tells the number of all but something: "outside Africa". A source that says so has such a word, too."""
    leaving_out: Pattern = NEVER
    """What tells a number of less than its words would: "not counting oil"."""
    located: Pattern = NEVER
    """What ends the text before a place of which a number is told: "in"."""
    located_cases: frozenset[str] = _NO_WORDS
    """The endings of such a place, in languages that have them."""
    not_located: frozenset[str] = _NO_WORDS
    """The endings of one to which or from which something goes."""
    exported: Pattern = NEVER
    """What ends the text before a place whose exports a number is: "exports of grain from"."""
    exported_after: Pattern = NEVER
    """The same, matched from the end of the place, in languages that name it first."""
    elsewhere: Pattern = NEVER
    """Other words of a source that may mean the same: "abroad", "the rest"."""
    unmoved: Pattern = NEVER
    """What ends the text before a level that is as it was: "unchanged at", "kept the fee at"."""
    unmoved_after: Pattern = NEVER
    """The same, matched from the end of the level and its unit: ", unchanged from May"."""
    stays: Pattern = NEVER
    """Any word for staying as it was: a level that was raised may be said to have stayed so."""
    paced: Pattern = NEVER
    """A rise or fall that goes on at another pace, in the groups `rise`, `fall`, `faster`, `slower` and `steady`."""
    postmodifier: Pattern = NEVER
    """Matched from the end of a whole: words that say which it is, as "estimated to be ill", and not what of it."""
    outgoing: Pattern = NEVER
    """Words for what is paid or owed, which accounts write below zero: "costs (8.2)"."""
    gapped: Pattern = NEVER
    """All that stands between two changes of which the second has no verb: "up 6% and convictions down" 3%.

    Without the group `rise` or `fall` the second has the direction of the first: «на 6%, огурцов на» 3%."""
    held_against: Pattern = NEVER
    """What opens a comparison whose verb may stand behind the next one: "bir aya nisbətən" 6, "bir ilə" 9."""
    none_of: Pattern = NEVER
    """What leads to words, the group `none`, by which what was counted did not do it: "and none of them"."""
    the_rest: Pattern = NEVER
    """What is told without a number beside one that has: "and the rest"."""
    share_of: Pattern = NEVER
    """All from the start of a share to a word for what it is a share of: "40% of the", before "required nurses"."""
    number_of: Pattern = NEVER
    """What tells how many there are, before what it counts, "the number of", or with that as the group `noun`."""
    part_of: Pattern = NEVER
    """Matched from the end of a sum or measure that is a part of what the group `noun` names: "of the fine"."""
    negations: tuple[str, ...] = ()
    """What a word begins with that says the opposite of the rest of it: "unresolved"."""
    function_words: frozenset[str] = _NO_WORDS
    """Words that tell nothing by themselves: pronouns, prepositions, forms of "be"."""
