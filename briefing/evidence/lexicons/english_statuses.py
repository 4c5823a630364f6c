"""English: what denies, supposes, withdraws or drops, as `STATUSES`; `english_cues` has what plans or expects."""

from __future__ import annotations

import re

from briefing.evidence.lexicons.english_cues import CUES
from briefing.evidence.lexicons.english_intentions import ABANDONED, ACTS, DROPPED
from briefing.evidence.lexicons.english_statements import ASKED
from briefing.evidence.lexicons.lexicon import phrase_list, word_forms, word_list
from briefing.evidence.lexicons.patterns import Pattern, any_of
from briefing.evidence.lexicons.statement_words import StatusWords

# Denial
#
# What denies the words after it. "No less", "not only" and the like deny nothing, and of "not as steep as the fall of
# 2%" the fall is true.
_NOT = (
    # "It was in 2022, and not in 2023, that 40 sailed"
    r"(?!(?:(?:(?<=and )|(?<=but )|(?<=, ))not|rather than) (?:in|on|at|from) [^,;:.]{1,30},?\s*(?:that\b|\Z))"
    r"(?:not(?!\s+(?:(?:yet )?(?:been )?(?:confirm|verif)\w*|only|just|least|merely|to mention|until|since|later than"
    r"|(?:as|so)\s+\w+\s+as\s+(?:the|a|an|in|at|it|its|that)\b))"
    r"|no(?!\s+(?:doubt|question|wonder|secret|surprise|matter|longer than|less|fewer|more|later|sooner|earlier"
    r"|stranger)\b|\.)|never|neither|nor|none|no one|nobody|nothing|nowhere|cannot|\w+n't|hardly|barely|scarcely"
    r"|instead of|rather than|as opposed to|far from|no longer|few(?= (?:people )?(?:believ|think|accept)\w*)"
    r"|without(?= \w+ing (?:any|one|a single|either)\b)"
    r"|yet to(?! come\b| be (?:\w+ly )?(?:confirm|verif|corrobor)))"
)
# Verbs that deny a clause, and those that deny a report of it: "dismissed the claim that", not "dismissed 40 people".
_DENY = (
    r"den(?:y|ies|ied|ying)|denials?|refut(?:e|es|ed|ing)|rebut(?:s|ted|ting)?|disprov(?:e|es|ed|en|ing)"
    r"|debunk(?:s|ed|ing)?"
)
_REJECT = phrase_list("en", "reject")
# What money is spent on, or a plan is for, is an aim: "spending on preventing fires", but not "on preventing 40 fires".
_AIMED = "".join(rf"(?<!\b{word} )" for word in ("on", "of", "for", "towards", "at"))
_PREVENTING = r"(?:avoid|avert|prevent)ing"
_FAIL = (
    r"(?:acquitted|cleared|exonerated|absolved|not guilty|innocent) (?:of|from)|failure to"
    r"|fail(?:s|ed|ing)?(?: (?:in|on|by) \w+)? to"
    r"|unable to|inability to"
    r"|(?:(?:tr|seek|sought|attempt|ask|fight|fought)\w* )?(?:in vain|unsuccessfully|without success) to"
    r"|refus(?:e|es|ed|ing|al) to|declin(?:e|es|ed|ing) to(?=\s+[^\W\d_])"
    r"(?!\s+(?:(?:about|around|approximately|roughly|some|just|only|nearly|almost|under|below|over|above|less|fewer|more"
    r"|than|an?|estimated|record)\s)+(?:[£$€]?\d|\Z))"
    r"|neglect(?:s|ed|ing)? to|omit(?:s|ted|ting)? to|decid(?:e|es|ed) against|stopp(?:ed|ing) short of"
    rf"|stops short of|(?:avoid|avert|prevent)(?:s|ed)?|{_AIMED}{_PREVENTING}"
    rf"|{_PREVENTING}(?=(?: (?:an?|the|some|another|estimated|about|around|nearly|over|up|more|than|to)){{0,3}}\s*\Z)"
    r"|forgo(?:es|ing)?|forwent|escap(?:es|ed)(?= \w+ing\b)|came close to|comes close to|come close to"
    r"|(?:was|were|is|are) close to(?= \w+ing\b)|(?:too|insufficiently) \w+ to|incapable of|powerless to"
    r"|in no position to|f(?:a|e)ll(?:s|ing|en)? short of(?= \w+ing\b)|came short of(?= \w+ing)|spared"
    r"|(?:one|a) \w+ (?:away|short) (?:from|of)(?= \w+ing)|(?:a|within) (?:whisker|hair|inch) (?:of|from)(?= \w+ing)"
    r"|on the (?:brink|verge) of(?= \w+ing)|ne(?:ar|arly|ver) got (?:around|round) to|lack(?:s|ed"
    r"|ing)?(?= (?:[\w'-]+ ){1,4}?to [a-z])"
    r"|(?:forbade|forbidden|forbids|ban(?:s|ned)?|barr?(?:s|ed)?|prohibit(?:s|ed)?|discourag(?:es|ed)"
    r"|dissuad(?:es|ed)|deter(?:s|red)?|stop(?:s|ped)?|kept)(?= (?:[\w'-]+ ){0,4}?(?:from \w+ing|to [a-z]))"
)
_UNTRUE = phrase_list("en", "untrue")
# What makes nothing of a report before it; of a fact it may be said too: "it is absurd that 40 people waited".
_ABSURD = phrase_list("en", "absurd")
_GROUND = r"(?:foundation|basis|substance|merit|grounds?|truth|evidence|credibility|justification|support)"
_REPORTS = phrase_list("en", "reports")
_DENIED = phrase_list("en", "denied")
_BE = (
    r"(?:is|are|was|were|be|been|being|proved|proves|turned out(?: to be)?|turns out(?: to be)?|remains?|remained"
    r"|stands?|stood)"
)
_THE_FIGURE = (
    rf"(?:this|that|these|those|it|them|the|both|such|its|his|her|their)(?:\s+\w+){{0,2}}?\s+(?:{_REPORTS}|toll"
    rf"|sentence|paragraph)"
)
_DOUBLE = (
    rf"(?P<double>(?:{_NOT}|no|few|without|beyond|little|does? not|did not)(?:\s+[\w']+){{0,3}}?\s+(?:{_DENY}"
    rf"|{_REJECT}|{_FAIL}|{_UNTRUE}|doubt|question|dispute|denying))"
)
_OF_REPORTS = rf"(?=(?:\s+[\w',-]+){{0,5}}?\s+(?:{_REPORTS})\b|\s+(?:having|being)\b)"

# What leaves a report as it is: "which nobody disputes".
_UNDISPUTED = (
    r"(?!(?: that| which)? (?:nobody|no one|no-one|none|few|hardly any\w+|(?:has|have|had|is|was|are|were|can|could)"
    rf" (?:not|never)(?: be| been)?) (?:\w+ )?(?:{_DENY}|{_DENIED}|{_REJECT}|doubt\w*|(?:question|contest|disput)\w*))"
)

# What may stand before "to" and a verb, so that what the verb tells was done.
_IMPLICATIVE = phrase_list("en", "implicative")
# Words in -ed before a number that are no act, and say nothing of it.
_TOLD = phrase_list("en", "told")
# Verbs in these endings do something to what they count, save those that only think or speak of it.
_MADE = (
    r"(?!(?:anticip|estim|guesstim|hallucin|contempl|simul|advoc|repudi|fabric|exagger|negoti|nomin|specul|insinu|intim|postul|estim|calcul"
    r"|extrapol|underestim|overestim|medit|orient|illustr|design|delib|debat|calcul|st|indic|reiter|rel)ated\b)"
    r"(?!(?:fantas|theor|hypothes|author|emphas|real|surm|prom|rev|adv|critic|fals|romantic)i[sz]ed\b|falsified\b)"
    r"[a-z]{3,}(?:[a-z]ated|i[sz]ed|ified|pped|gged|cked)"
)
# What may stand before "that", so that what follows is told.
_DAYS = "yesterday|today|tonight|here"
_KNOWING = phrase_list("en", "knowing")

# Before a verb that governs a clause stands its subject: what stands behind one of these words is a noun.
_WHOM = "us|me|him|her|them|you|everyone|everybody"
_NOT_A_NOUN = "".join(rf"(?<!\b{word} )" for word in sorted(word_forms(word_list("en", "no nouns after this"))))

# What has a sum that is no more than meant or allowed.
_SUMS = (
    r"(?:spending |funding |cash |cost |price )?"
    r"(?:ceilings?|caps?|limits?|quotas?|budgets?|plans?|envelopes?|appeals?|proposals?|bids?)"
)


# "Rose by a third to reach 40": what it rose by governs nothing.
_AMOUNT = (
    r"[0-9][\w.,-]*|[\w-]*(?:half|thirds?|quarters?|fifths?|tenths?)|percent|cent|points?|thousand|million|billion|trillion"
    r"|years?|months?|weeks?|days?|tonn?e?s|barrels|people|jobs|homes|units|kilomet(?:re|er)s|miles|litres|crore|lakh"
)
_PREFIXES = ("re", "over", "out", "co", "pre", "up", "inter", "cross", "air", "hand", "")


def _is_unknown(match: re.Match[str]) -> bool:
    """Whether a verb is none that tells what was done, or is one behind an unknown word and "to"."""
    told = match["told"] or match["sought"]
    if match["phrasal"]:
        return True
    if told is None:
        return match["act"] in ACTS
    return not any(told.startswith(prefix) and told[len(prefix) :] in ACTS for prefix in _PREFIXES)


STATUSES = StatusWords(
    counted=Pattern(
        r"\s+(?:(?!(?:in|on|at|by|for|from|to|of|with|and|or|but|than|as|is|are|was|were|will|would|has|have|had"
        r"|that|which|who)\b)[\w'-]+\s+){0,2}?[\w'-]+s\b",
        case_matters=True,
    ),
    denied_things=Pattern(
        r"\s+(?:[\w'-]+\s+){0,2}?(?:visas?|applications?|applicants?|requests?|claims?|appeals?|permits?"
        r"|licen[cs]es?|entry|access|people|asylum)\b"
    ),
    denial=Pattern(  # whole words: "not", but not of "not-so-new"
        rf"(?<![\w-])(?:{_DOUBLE}|(?P<act>{_DENY})(?! (?:visas?|entry|access|asylum|bail|parole|boarding|permi))"
        rf"|(?:{_REJECT}){_OF_REPORTS}|{_FAIL}|(?:{_UNTRUE})(?=(?:\s+[\w'-]+){{0,2}}?\s+(?:{_REPORTS})\b)|{_NOT})(?![\w-])"
    ),
    denied_verb=Pattern(
        r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|shall|should|must)(?:n't\b"
        r"|\s+(?:not(?! only| (?:yet )?(?:be|been) (?:\w+ly )?(?:verif|confirm|corrobor))|never)\b)"
        r"|\b(?:cannot|can't|won't|failed to|never|(?:remain(?:s|ed)?|still) to be"
        r"|yet to(?! come\b| be (?:\w+ly )?(?:confirm|verif|corrobor)))\b"
        r"|\b(?:is|are|was|were|been|being) (?:denied|refused|deprived of|stripped of|robbed of|left without"
        "|barred from|excluded from|turned down for|passed over for)"
        r"(?= (?!(?:in|on|at|by|for|to|from|since|after|before|during|because|and|or|but|when|while|as|last|this"
        r"|yesterday|outright|again|entirely)\b)[a-z])"
    ),
    unmet=Pattern(
        r"still to be\b|(?:(?:was|were|is|are|has|have|had)(?:n't| not| never)|failed to|never|not)(?: yet)?"
        r"(?: been| be| being)?(?: fully)?"
        r" (?:met|reached|achieved|attained|hit|fulfilled|kept|honou?red|delivered|realised|realized)\b"
    ),
    untrue=any_of(rf"{_UNTRUE}|{_DENIED}|(?:{_REJECT})(?=\s*\Z)"),
    reports=any_of(rf"{_REPORTS}|to (?:say|suggest|claim|think|believe|write|pretend|imply)(?=,|\s+that\b|\s*\Z)"),
    refuted=any_of(
        r"(?:pure|sheer|complete|total|utter|mere|outright|an?|as) (?:invention|fiction|fabrication|fantasy|lies?"
        r"|nonsense|fake|false|untrue|myth|propaganda|hoax)\b"
        rf"|{_BE}(?:\s+(?!not\b|never\b)\w+){{0,3}}?\s+(?:{_UNTRUE}|{_DENIED}|{_ABSURD})(?! by the (?:police|court) of)"
        rf"|{_BE} (?:\w+ ){{0,2}}?(?:dropped|deleted|removed|pulled|taken down|struck out|scrubbed|abandoned"
        rf"|disowned)\b"
        rf"|(?:{_BE}|drew|met) (?:\w+ )?(?:met |greeted |received )?with (?:\w+ ){{0,2}}?(?:ridicule|derision|scorn"
        rf"|denials?|scepticism|skepticism|disbelief|laughter|incredulity|contempt)\b"
        rf"|{_BE} (?:\w+ly )?(?:without|devoid of|lacking(?: in)?|short on) (?:\w+ ){{0,2}}?{_GROUND}"
        rf"|(?:ha(?:s|ve|d) (?:no|little)|lack(?:s|ed)?|without) (?:\w+ ){{0,2}}?{_GROUND}"
        rf"|{_BE} not (?:\w+ly )?(?:based on|supported|backed|borne out|substantiated|justified|reliable|accurate"
        f"|correct|credible|realistic|plausible|true|right|the case|in line with)"
        rf"|(?:did|does|do) not (?:hold|stand up|add up)|(?:could|can) ?not be (?:true|right)|(?:{_DENY})(?=\s+by\b)"
    ),
    disputed=any_of(
        r"(?<=- )(?:sorry|pardon|correction|i mean|make that|or rather|no,? (?=[0-9]))|"
        r"(?:(?:is|are|was|were) (?:in (?:truth|fact|reality)|actually|really)|(?:turned out|proved) to be)"
        r" (?:(?:only|just|about|nearly|no more than|closer to) )?[0-9][\d.,]*(?! (?:years?|centuries)\b)|"
        r"or so (?:[\w'.-]+ ){1,4}?(?:claims?|claimed|says?|said|believes?|thinks?|thought|insists?|alleges?"
        r"|hopes?|goes)|which (?:nobody|no one|no [\w-]+(?: \w+)?) (?:has |have |had |could |can )?(?:\w+ly |ever "
        r"|yet )?(?:confirm|verif"
        r"|corroborat)\w*|which (?:has|have|had|is|are|was|were|could|can|remains?) ?(?:not|never|yet to)(?: yet)?"
        r"(?: been| be)? (?:\w+ly )?(?:confirmed|verified|corroborated|proved|proven)|"
        r"(?:but|yet|though|although|only) (?:this|that|it|none of it|the truth)(?:'s)? (?:is|was|isn't"
        "|wasn't)? ?(?:not )?(?:so|true|untrue|false|the case|a lie|wrong|nonsense|different|otherwise)|"
        r"(?:said|says|wrote|writes|reported|stated|put it|claimed) (?:[\w'-]+ ){0,3}?(?:in error|by mistake"
        r"|mistakenly|wrongly|erroneously|incorrectly|falsely)|"
        rf"(?:a|an|the|that|this|any) (?:\w+ ){{0,2}}?(?:{_REPORTS}|tally|toll)\b{_UNDISPUTED}[^.!?]{{0,80}}?"
        rf"\b(?:{_UNTRUE}|{_DENIED}|{_DENY}|{_REJECT})|which\b{_UNDISPUTED}[^.!?]{{0,60}}?\b(?:{_UNTRUE}"
        rf"|(?:{_DENY}|disput(?:es|ed|e)|reject(?:s|ed)?|contest(?:s|ed)?)(?=\s*(?:[.,;)]|\Z|by\b|as\b)))"
        rf"|(?:{_DENY}|{_REJECT})\s+(?:this|it|that|these|them)(?=\s*(?:[.,;)]|\Z))"
        rf"|(?:{_DENY}|{_REJECT})\s+{_THE_FIGURE}|(?:later|since|subsequently|then|swiftly|promptly"
        rf"|immediately)\s+(?:{_DENIED})"
    ),
    withdrawn=Pattern(
        r"\W{0,3}correct(?:ed|ion)\s?:\s?\d|"
        r"(?:or )?so (?:at least )?(?!far\b|did|do\b|was|is\b)(?:[\w'.-]+ ){1,4}?(?:claims?|claimed|says?|said"
        r"|believes?|thinks?|insists?|alleges?)\W*\Z|"
        r"(?:(?:corrections?|clarification|editor's note)\b:?\s+)?(?:an? (?:earlier|previous) (?:version|edition) of )?"
        rf"(?:(?:but|yet|however|in fact|in truth|actually|later|instead)\b,?\s+)?(?:(?:this|that|it|these|those"
        rf"|both|neither)|(?:the|that|this|those|its|our|their)(?:\s+\w+){{0,3}}?\s+(?:{_REPORTS}|toll|sentence"
        rf"|paragraph))(?:\s+(?!(?:is|are|was|were|has|have|had)\b)[\w']+){{0,6}}?\s+(?:(?:has|have|had) (?:since "
        rf"|later )?)?{_BE}(?:\s+(?!not\b|never\b)[\w']+){{0,3}}?\s+(?:{_UNTRUE}|{_DENIED}|mistake"
        r"|error(?! margin)|mix-up)\b"
        rf"|[^.!?]{{0,80}}?\b(?:{_DENY}|{_REJECT}|amend(?:s|ed)|revis(?:es|ed))\s+(?:(?:this|it|that|these|them)\b"
        rf"|{_THE_FIGURE})"
        r"|an? (?:earlier|previous) (?:version|headline)\b[^.!?]{0,60}\bwrong (?:number|figure|sum|total)"
        r"|the (?:correct|right|true|actual|real|proper|accurate) (?:[a-z]+ )?(?:\w+ ){0,2}?(?:is|was|should)\b"
        r"|the truth (?:is|was)\b|[^.!?]{0,40}\b(?:got|had|put) (?:it|this|that) wrong\b"
        r"|(?:we|the \w+) (?:regrets?|apologi[sz]es?|(?:is|are) sorry)(?: for)? (?:this|the|an?|our)"
        r" (?:error|mistake|slip)"
        r"|(?:we|they|he|she|i) (?:was|were|am|are|is|had been) (?:wrong|mistaken)\b"
        r"|(?:in (?:reality|truth|(?:actual )?fact)|actually|really),? (?:it|this|that|they|there) (?:was|were|is|are)"
        r" (?:only |just |about |nearly |over |under |some |not )?\d"
        r"|(?:not (?:so|true|quite|at all)|wrong|false|untrue|incorrect|nonsense)\s?[:;,-]"
        r"|(?:it|this|that) should (?:have )?(?:read|be|been|said)\b"
        r"|(?:this|that|it|these|those|none of (?:this|that|it|these)) (?:is|was|are"
        r"|were) (?:not (?:true|so|the case|correct|right)\b|true(?=\W*\Z))"
        rf"|(?:not (?:true|so)|wrong|false|nonsense|rubbish|untrue|it did not|it was not|they did not"
        rf"|they were not)\W*\Z"
    ),
    unreal=any_of(
        rf"{ASKED}if|as if|as though|let(?:'s| us) (?:say|suppose|assume|imagine)|"
        r"suppos(?:e|ing)|imagin(?:e|es|ed|ing)|dream(?:s|t|ed|ing)?|fantasi[sz]\w+|assum(?:e|es|ed|ing)"
        r"|pretend(?:s|ed|ing)?|hypothetical(?:ly)?|whether"
        r"|(?:in|by|under|according to) (?:the|a|an|this|one|another|her|his|its|their"
        r"|our) (?:[\w'-]+ ){0,2}?(?:model(?! year)|scenarios?|simulation|novel|film|movie|dream|thought experiment"
        r"|hypothesis|worst case|best case|fantasy|fairy tale|screenplay|cartoon)"
        r"|(?:would|should|could|might) (?:\w+ )?have(?! to\b)(?= (?:\w+ly )?(?:been|had|\w+(?:ed|en|t|ne|wn|ld|de)"
        r"|cost|cut|hit|run|come|become|begun|won)\b)|an? (?:earlier|previous|original|first|former) (?:version"
        r"|edition|draft|report|article|count)|(?:wrongly|incorrectly|mistakenly|erroneously|falsely"
        r"|in error) (?:said|sa(?:y|id)|stat\w+|report\w+|g[ai]ven?|wrote|written|claim\w+|put|list\w+)"
        r"|(?:last (?:week|month|year|night)|yesterday|earlier|previously|originally|initially|at first|in error"
        r"|on \w+day),? we (?:said|wrote|reported|stated|gave|put)"
        r"|our (?:[\w']+ ){0,2}?(?:edition|issue|newspaper|paper|article|story|column|headline|caption)\b[^.;]{0,40}?"
        r" (?:said|wrote|reported|stated|gave|put|listed|had|carried|quoted)"
        r"|we (?:said|wrote|reported|stated|gave|put) (?:in error|wrongly|last|yesterday|earlier|on \w+day|that)"
        r"|(?:initially|originally|at first|previously|earlier|(?:was|were) first) (?:reported(?! that|\s*\Z)|thought"
        r"|believed|put|given|said|stated|assumed|feared)"
    ),
    unknown=Pattern(
        r"\b(?P<phrasal>(?:walk|row|talk|cook|conjur|dream|play|explain|back|think|hush|wish|massag)\w* (?:back|up"
        r"|away(?: from)?|down|off))(?=(?:\s+(?:the|its|another|about|some|all)){0,2}\s*\Z)|"
        rf"(?:\b(?!(?:{_IMPLICATIVE}|{_AMOUNT})\s+to\b)[\w'-]+ |(?<=[\"')] ))to (?P<act>\w+)"
        rf"|(?<!\ba )(?<!\ban )(?<!\bthe )\b(?!(?:{_TOLD}|{_MADE})\b)(?P<told>[a-z]+(?<!e)ed)\b"
        r"(?=(?:\s+(?:the|its|another|about|some|all)){0,2}\s*\Z)"
        # "hankered after 40 boats", "scotched the purchase of 40"
        rf"|(?<!is )(?<!are )(?<!was )(?<!were )(?<!been )(?<!be )\b(?!(?:{_TOLD}|{_MADE})\b)"
        r"(?P<sought>[a-z]+(?<!e)ed)\b"
        r"(?=\s(?:(?:for|at|on|after|against|out of)|(?:the|an?|its|their) [a-z]+ (?:of|for))"
        r"(?:\s+(?:the|its|another|about|some|all)){0,2}\s*\Z)",
        case_matters=True,
        holds=_is_unknown,
    ),
    unknown_matrix=Pattern(
        rf"(?<=[\w,] ){_NOT_A_NOUN}\b(?-i:(?![A-Z]))(?!(?:{_KNOWING}|{_UNTRUE}|{_DENY}|{_DAYS}|{_WHOM}|rather)\b)"
        rf"[\w'-]+(?=(?:\s+(?:\w+ly|also|later|now|yet|again|{_WHOM}|{_DAYS}|to \w+|on \w+day|in [0-9]{{4}}))?\s*\Z)"
    ),
    uncertain=any_of(phrase_list("en", "uncertain")),
    decides=any_of(r"decid(?:es?|ed|ing)|resolv(?:es?|ed|ing)|rul(?:es|ed|ing)|voted"),
    conditional=any_of(
        r"if|unless|provided|in case|as long as|(?:should|would|could|might) (?:not )?have|\A(?:should|were|had)"
    ),
    able=any_of("can(?! be seen)|(?:capacity|room|space|seats|beds|berths) (?:of|for)|designed for|big enough"),
    unfinished=Pattern(
        r"(?<!\w)(?:nearly|almost|all but|practically|virtually|as good as|(?:within an? \w+|brink|verge|point|edge) of"
        r"|from|without|(?:stop|quit|ceas|avoid|escap|abandon|risk)\w*"
        rf"|(?!(?:{_IMPLICATIVE}|had|ha(?:s|ve)|in) )[\w'-]+ to(?: be)?) \Z"
    ),
    undoing=any_of(phrase_list("en", "undoing")),
    not_happened=any_of(r"(?:would|could|might)(?:n't| \w+)? have (?=\w)"),
    budgeted=any_of(r"budget(?:ed|s)?(?! (?:out-?turn|actual|execution))|appropriat\w+|allocat\w+"),
    cues=CUES,
    subjects=any_of(
        "claims|demands?|requests|requirements|pledges|promises|plans|targets?|estimates|forecasts?|offers|proposals"
        "|recommendations|budgets?|needs|appeals?|projections|expectations|aims|goals|applications?|allocations?"
    ),
    thought=any_of(
        r"(?:expect(?:s|ed)?|anticipate[sd]?|fores(?:ees?|aw)|predict(?:s|ed)?|forecasts?)"
        r"(?= (?!to\b|(?:in|by|for|at|this|next|last|during|over|from|before|after)\b)[a-z])"
    ),
    sum_set=Pattern(
        rf"\b(?:{_SUMS})(?: (?:for|on) [^,;\d]{{1,40}})?\s+(?:of|at|worth|was|is|were|stood at|stands at|set at"
        rf"|fixed at)(?: (?:about|around|some|nearly|almost|up to|just|only|over|a total of))?\s*\Z"
    ),
    set_sum=Pattern(
        rf"[\s-]+(?:(?!(?:and|or|of|for|in|on|to|from)\b)[a-z-]+\s+){{0,2}}?(?:{_SUMS})\b"
        r"|(?: (?:an?|each|every|per) \w+)? as (?:an?|the|its|their) (?:[\w-]+ ){0,3}?(?:level|benchmark|standard|norm"
        r"|goal|target|minimum|maximum|requirement)\b"
    ),
    paid=any_of(
        r"sp[ea]n[dt]s?|received?|receives|raise[sd]?|collect(?:s|ed)|(?:took|takes|brought|brings) in|pa(?:id|ys?)"
        r"|disburse[sd]?|earn(?:s|ed)|got|obtain(?:s|ed)|secured?|handed out|gave|given|used|invest(?:s|ed)"
    ),
    plans=any_of(
        rf"{ABANDONED}|budgets?|targets?|goals?|aims?|objectives?|ambitions?|planned|proposed|promised|reforms?|cuts?|increases?|rises?"
    ),
    deferred_plan=Pattern(rf"\b(?:{ABANDONED}|opening|building)\s+(?:of|for)(?:\s+[\w'-]+){{0,3}}\s+\Z"),
    deferred=any_of(
        r"(?:is|are|was|were|been|be) (?:\w+ly |again |still )?(?:postponed|delayed|deferred|put off|held up"
        "|stalled|on hold|on ice|pending|under review|in doubt|in limbo|mothballed)|await(?:s|ed"
        r"|ing)?(?: \w+){0,2} (?:approval|consent"
        r"|permission|clearance|ratification|funding)|(?:has|have|had) (?:yet to|not yet) \w+"
        r"|(?:still|is|are|was|were|remain(?:s|ed)?) (?:waiting (?:for|to)|awaiting|to be)\b"
    ),
    hearsay=Pattern(
        r"(?:they say|it is (?:said|rumou?red|claimed)|people say|rumou?r has it|word (?:is|has it)|legend has it"
        r"|allegedly|reputedly|supposedly|according to (?:[\w-]+ )?(?:rumou?rs?|gossip|hearsay|whispers|legend)"
        r"|according to (?:an? |some )?(?:unconfirmed|unverified|uncorroborated|unsubstantiated|anonymous) \w+)\b"
    ),
    foreseen=Pattern(
        r"\W*(?:according to|based on|on|by) (?:the )?(?:[\w'-]+ )?(?:preliminary|provisional|early|flash|advance)"
        r" (?:\w+ )?(?:data|figures|estimates?|calculations?|results?)\b"
    ),
    by_estimate=Pattern(
        r"(?<=, )(?:according to|based on|on|by) (?:[\w'-]+ ){0,3}?(?:estimates?|calculations?)\b"
        r"|(?<=, )(?:[\w'-]+ ){1,4}?estimate[sd]?(?=\s*(?:[.,;)]|\Z))"
    ),
    put_forward=Pattern(
        r"(?:the|an?|this|its|their) (?:[\w-]+ ){0,3}?(?:bill|draft|motion|measure|amendment"
        r"|legislation)s?,? (?:now |currently )?"
        "(?:before|in front of|going through|in|under debate in) (?:the )?(?:parliament|congress|house|senate|lawmakers"
        r"|assembly|legislature|council|chamber)\b"
        r"|under (?:the|an?|this|its|their|his|her|that|these)(?: [\w-]+){0,2} (?:proposals?|bills?"
        r"|draft(?: \w+)?|offer|motion)\b"
    ),
    headed_untrue=Pattern(
        rf"(?:(?:the )?following|what follows|these|this|it)\b[^:.]{{0,40}}\b(?:is|are|was"
        rf"|were) (?:\w+ ){{0,2}}?(?:{_UNTRUE})"
        rf"\b[^:.]{{0,40}}:|(?:[\w'-]+ ){{0,3}}?(?:{_UNTRUE}|debunked)(?: [\w'-]+){{0,3}}? ?(?:{_REPORTS}"
        rf"|statements?|facts)?"
        r"[^:.,]{0,30}:"
        # "At no time, whatever the leaflet says, did it carry 40"
        r"|(?:never|nowhere|not (?:once|even once)|(?:at|in|on|under|by|for) no \w+)\b[^,.;:]{0,40},[^.;:]{1,120}?,"
        r" (?:did|do|does|has|have|had|was|were|is|are|will|would|can|could|should)\b"
    ),
    outcome=Pattern(
        r",|\s+(?:in|on|at|during|by)\s+|\s+for\s+(?=\S+ (?:of (?:the |its |their )?\S+ )?(?:days|weeks|months|quarters"
        r"|years|nights|hours)\b)"
    ),
    realized=any_of(
        r"(?<!not )(?<!never )(?:went ahead|took place|happened|came (?:off|about|true|to pass)|materiali[sz]ed"
        r"|(?:was|were) (?:duly |fully )?(?:carried out|carried through|completed|implemented|fulfilled|kept|met"
        r"|executed|honou?red|delivered on)|gone ahead|taken place)"
    ),
    dropped=any_of(
        rf"{_BE}(?:\s+(?!not\b|never\b)\w+){{0,2}}?\s+(?:{DROPPED})|f(?:ell|alls|allen|alling) through"
        f"|collaps(?:ed|es)|came to nothing|c[ao]mes? to nothing|never (?:happened|materiali[sz]ed|came (?:off|about))"
        r"|(?:did|do|does|will) not (?:go ahead|happen|materiali[sz]e)|was not to be"
    ),
)
