"""English: words for a rise, a fall and a change, as regular expressions, and for opposites, as `OPPOSITES`."""

from __future__ import annotations

from briefing.evidence.lexicons.lexicon import phrase_list, word_table

_UP = r"up(?! to\b)|higher|upwards?"
_DOWN = r"down|lower|downwards?"
_GOES = (
    r"(?:goes|go|going|gone|went|mov(?:es?|ed|ing)|edg(?:es?|ed|ing)|inch(?:es|ed|ing)?|creep(?:s|ing)?|crept"
    r"|tick(?:s|ed|ing)?|nudg(?:es?|ed|ing)|push(?:es|ed|ing)?|driv(?:es?|ing|en)|drove|head(?:s|ed|ing)?|drift(?:s"
    "|ed|ing)?|trend(?:s|ed|ing)?|bring(?:s|ing)?|brought|com(?:es?|ing)|came|inched|notch(?:es|ed|ing)?"
    r"|shoot(?:s|ing)?|shot|send(?:s|ing)?|sent|revis(?:es?|ed|ing)|scal(?:es?|ed|ing)|is|are|was|were|be|been|being)"
    r"(?:\s+(?:back|sharply|slightly|further|again|still|well|just|even|also|then|now))?"
)
_TRADES = (
    r"settl(?:es?|ed|ing)|clos(?:es?|ed|ing)|end(?:s|ed|ing)|finish(?:es|ed|ing)|open(?:s|ed|ing)|trad(?:es?|ed|ing)"
)

RISE_NOUNS = phrase_list("en", "rise nouns")
FALL_NOUNS = phrase_list("en", "fall nouns")
MOVE_NOUNS = (
    r"changes?|movements?(?= (?:in|of|by)\b)|(?:price|rate|market|upward|downward) movements?|shifts?|swings?"
    r"|adjustments?|differences?|variation|fluctuations?|revisions?"
)

RISES = (
    rf"{RISE_NOUNS}|rose|risen|rising|increas(?:ed|ing)|gr[eo]w|grows|grown|growing|climb(?:ed|ing)|gain(?:ed|ing)"
    r"|jump(?:ed|ing)|surg(?:ed|ing)|soar(?:s|ed|ing)?|leap(?:ed|t|ing)|spik(?:ed|ing)|(?:sky)?rocket(?:s|ed|ing)?"
    r"|balloon(?:s|ed|ing)?|swell|swells|swelled|swollen|mount(?:s|ed|ing)?|advanc(?:ed|ing)|expand(?:s|ed|ing)?"
    r"|widen(?:s|ed|ing)?|deepen(?:s|ed|ing)?|accelerat(?:es?|ed|ing)|pick(?:s|ed|ing)? up|upp(?:ed|ing)|lift(?:s|ed"
    r"|ing)?"
    r"|doubl(?:es|ed)|trebl(?:es|ed)|tripl(?:es|ed)|quadrupl(?:es|ed)|rais(?:es?|ed|ing)|hik(?:ed|ing)|boost(?:ed|ing)|bump(?:s|ed|ing)?|rall(?:ies|ied|ying)|rebound(?:s|ed|ing)"
    r"|recover(?:s|ed|ing)?|strengthen(?:s|ed|ing)?|firm(?:ed|ing)|improv(?:es?|ed|ing)|appreciat(?:es?|ed|ing)"
    r"|escalat(?:es?|ed|ing)|mushroom(?:s|ed|ing)?|extend(?:s|ed|ing)?|put(?:s|ting)? on|topp(?:ed|ing) up"
    r"|augment(?:s|ed|ing)?|heighten(?:s|ed|ing)?|bolster(?:s|ed|ing)?|snowball(?:s|ed|ing)?|enlarg(?:es?|ed|ing)"
    rf"|tack(?:s|ed|ing)? on|worsen(?:s|ed|ing)?|{_GOES}\s+(?:back\s+)?(?:{_UP})"
    r"|(?:edg(?:es?|ed|ing)|inch(?:es|ed|ing)?|creep(?:s|ing)?|crept|tick(?:s|ed|ing)?|nudg(?:es?|ed|ing)|drift(?:s|ed"
    r"|ing)?|trend(?:s|ed|ing)?) up|quicken(?:s|ed|ing)?"
    rf"|(?:{_TRADES}) (?:up|higher)(?=\s*[$€£\d]|\s*\Z)|(?<=, )up|(?<=\()up|(?<=^)up|(?<=- )up"
)
FALLS = (
    rf"{FALL_NOUNS}|fell|fallen|falling|dropp(?:ed|ing)|declin(?:ed|ing)|decreas(?:ed|ing)|reduc(?:es?|ed|ing)|cutting"
    r"|slip(?:s|ped|ping)?|slid|sliding|sink(?:s|ing)?|sank|sunk|tumbl(?:ed|ing)|plung(?:ed|ing)|plummet(?:s|ed|ing)?"
    r"|slump(?:ed|ing)|shr[aiu]nk(?:s|ing|en)?|contract(?:s|ed|ing)|dipp(?:ed|ing)|eas(?:es|ed|ing)|slow(?:s|ed|ing)?"
    r"|cool(?:s|ed|ing)|weaken(?:s|ed|ing)?|soften(?:s|ed|ing)?|narrow(?:s|ed|ing)?|lower(?:s|ed|ing)|slash(?:es|ed"
    "|ing)?|trimm?(?:s|ed|ing)?|shav(?:es?|ed|ing)|par(?:es|ed|ing)|diminish(?:es|ed|ing)?|dwindl(?:es?|ed|ing)"
    r"|reced(?:es?|ed|ing)|retreat(?:s|ed|ing)|subsid(?:es?|ed|ing)|deteriorat(?:es?|ed|ing)|depreciat(?:es?|ed|ing)"
    "|devalu(?:es?|ed|ing)|lost|los(?:es?|ing)|shed|sheds|crash(?:es|ed|ing)|collaps(?:es|ed|ing)|nosediv(?:es?|ed|ing)"
    r"|div(?:ed|ing)|dove|erod(?:es?|ed|ing)|taper(?:s|ed|ing)?|ebb(?:s|ed|ing)?|wan(?:es?|ed|ing)|abat(?:es?|ed|ing)"
    r"|halv(?:es|ed)|moderat(?:ed|ing)|decelerat(?:es?|ed|ing)|curb(?:s|ed|ing)?|curtail(?:s|ed|ing)?|slicing|sliced|thinn(?:ed|ing)"
    r"|discounted|shorten(?:s|ed|ing)?|whittl(?:es?|ed|ing)|downgraded|marked down|wrote down|written down|knock(?:s"
    rf"|ed|ing)? off|{_GOES}\s+(?:back\s+)?(?:{_DOWN}|off)"
    rf"|(?:{_TRADES}) (?:down|lower|off)(?=\s*[$€£\d]|\s*\Z)"
    rf"|(?<=, )down|(?<=\()down|(?<=^)down|(?<=- )down"
)
MOVES = (
    rf"{MOVE_NOUNS}|chang(?:ed|ing)|mov(?:es?|ed|ing)|var(?:y|ies|ied|ying)|shift(?:ed|ing)|alter(?:s|ed|ing)?"
    r"|adjust(?:s|ed|ing)?|differ(?:s|ed|ing)?|fluctuat(?:es?|ed|ing)"
    r"|(?:goes|go|going|went|gone|turn(?:s|ed|ing)?|bring(?:s|ing)?|brought)"
    r"(?=[^,;]{0,40}? (?:from|to|up|down|over|back|beyond)\b)"
    r"|revis(?:es?|ed|ing)|amend(?:s|ed|ing)?|swung|swinging"
)


_LENGTH = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|[0-9]+)"
    r" (?:hours?|days?|weeks?|months?|years?)(?! (?:ago|earlier|before|later)\b)"
)
_CHARGES = (
    r"amorti[sz]ation|depreciation|tax(?:es|ation)?|interest|deductions?|dividends|minorit(?:y|ies)|housing costs"
    r"|subsidies|(?:social )?transfers|(?:special|exceptional|one-off) (?:items|charges|costs)"
)
LEAVING_OUT = (
    r"excluding|except(?:ing)?(?: for)?|exclusive of|not (?:counting|including)|without counting|apart from"
    r"|leaving (?:out|aside)|stripping out|with the exception of"
    rf"|(?:before|after|net of) (?:{_CHARGES})(?! (?:rates?|rises?|cuts?|changes?|rules?))|(?:pre|post|after)-?tax"
)
WHICH = (
    r" (?:among(?:st)?|of (?:more|longer|less|shorter|older|younger|over|under)(?: than)?|aged|living (?:in|on|with)"
    r"|(?:over|under) the age of|per (?:capita|head))\b(?: [\w-]+){0,3}"
)
OPPOSITES = word_table("en", "opposites") | {
    "duration one": rf"(?:(?:more|longer|later|older) than|over|beyond) {_LENGTH}",
    "duration other": rf"(?:(?:less|shorter|sooner|younger) than|under|within) {_LENGTH}",
    "tax one": rf"before (?:{_CHARGES})|pre-?tax",
    "tax other": rf"after (?:{_CHARGES})|post-?tax|net (?:of tax|profits?|income|earnings)",
}
