"""English: how words stand that make a number less than real: verbs, nouns tied to it, names behind it."""

from __future__ import annotations

import re

from briefing.evidence.governing_words import StatusCue
from briefing.evidence.lexicons.english_acts import ACTS
from briefing.evidence.patterns import Pattern
from briefing.facts.model import Status

HEARD = (Status.REPORTED, Status.CLAIMED, Status.OBSERVED)
"""What is told as so."""
HAVE_DONE = r"have (?:been|had|done|made|\w+(?:ed|en|wn|lt|ght|ne))\b"


def cue(
    words: str,
    *statuses: Status,
    perhaps: tuple[Status, ...] = (),
    weak: bool = False,
    money: bool = False,
    unless: str = r"(?!)",
) -> StatusCue:
    """Verbs and adverbs; "than planned" and "as promised" plan and promise nothing.

    A word in a group `act` has to be a verb that tells what is done.
    """
    text = rf"\b(?<!\bthan )(?<!\bas )(?<!\bthan had been )(?:{words})(?![\w-])"
    pattern = Pattern(text, ignore_case=True, holds=_is_act if "<act>" in words else None)
    return StatusCue(pattern, statuses, perhaps, weak=weak, money=money, unless=Pattern(unless))


def _is_act(match: re.Match[str]) -> bool:
    return match["act"] is None or match["act"].lower() in ACTS


# What ties a noun to a number behind it; "the budget airline had 40 jets" and "the phone plan had 20 gigabytes" do not.
LINK = (
    r"(?=\s+(?:of|for|to|that|by|in|at|show(?:s|ed|n|ing)?|suggest(?:s|ed|ing)?|indicat(?:es?|ed|ing)"
    r"|covers?|covered|calls? for|called for|foresees?|foresaw|provides?|provided|envisages?"
    r"|envisaged|sets?)\b|\s+(?:is|was|are|were|remains?|remained|stands|stood)\s+(?:to|for|that|at|set|still|now"
    r"|about|around|some|only|just|a|an|the)\b|\s+(?:is|was|are|were|remains?|remained)\s*\Z|\s*[:(,]|\s+-|\s+[0-9]"
    r"|\s*\Z)"
)


# What is said of a plan after a share tells how far it came: "the plan was 31% funded".
DONE = Pattern(
    r"\s+(?:\w+ly[ -]|over-?|under-?)?(?:funded|financed|complete|completed|finished|implemented|executed|fulfilled"
    r"|met"
    r"|achieved|covered|subscribed|staffed|paid|reached|done|delivered|reali[sz]ed|filled|spent|used up|built|backed"
    r"|drawn down)\b|\s+(?:votes?|members?|deputies|lawmakers|senators|MPs)\b"
)


def noun_cue(words: str, *statuses: Status, perhaps: tuple[Status, ...] = ()) -> StatusCue:
    """What the number behind it is: "a target of 40%"."""
    pattern = Pattern(rf"\b(?:{words}){LINK}", ignore_case=True)
    return StatusCue(pattern, statuses, perhaps, before=True, unless=DONE)


def named_cue(words: str, *statuses: Status) -> StatusCue:
    """What a number is said to be after it: "40% is the target"."""
    lead = r"(?:is|are|was|were|be|remains?|remained)\s+(?:the|its|their|his|her|our|a|an)\s+(?:\w+\s+){0,2}?"
    return StatusCue(Pattern(rf"\b{lead}(?:{words})\b", ignore_case=True), statuses)


def attributive_cue(words: str, *statuses: Status) -> StatusCue:
    """The noun that a sum or share stands before as an adjective does: "the $22 billion target", "a 2% target"."""
    sums = "|".join(f"(?<={end} )" for end in ("illion", "%", "cent", r"\dbn", r"\dm"))
    return StatusCue(Pattern(rf"(?:{sums})(?:[a-z-]+ )?(?:{words})\b", ignore_case=True), statuses, optional=True)
