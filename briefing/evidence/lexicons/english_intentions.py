"""English: what somebody plans, hopes for and ought to do, as `INTENTIONS`, and decides, as `DECISIONS`.

`cue`, `noun_cue` and the others say how words stand that make a number less than real: verbs, nouns tied to it, names
behind it.
"""

from __future__ import annotations

import re

from briefing.evidence.lexicons.english_movements import FALLS, MOVES, RISES
from briefing.evidence.lexicons.lexicon import phrase_list, word_forms, word_list
from briefing.evidence.lexicons.patterns import Pattern, any_of
from briefing.evidence.lexicons.statement_words import StatusCue, status_cue

ACTS = word_forms(word_list("en", "acts"))
"""Verbs that tell of a number as it is, in the infinitive and in the past: what they say of it has been done.

Of a verb that is neither here nor a cue of a status, the check doubts what it says.
"""

PLAN_NOUNS = phrase_list("en", "plan nouns")
DROP = phrase_list("en", "drop")
DROPPED = phrase_list("en", "dropped")
ABANDONED = phrase_list("en", "abandoned")


HAVE_DONE = r"have (?:been|had|done|made|\w+(?:ed|en|wn|lt|ght|ne))\b"


def cue(told: str, words: str, unless: str = r"(?!)", **others: bool) -> StatusCue:
    """Verbs and adverbs; "than planned" and "as promised" plan and promise nothing.

    A word in a group `act` has to be a verb that tells what is done.
    """
    text = rf"\b(?<!\bthan )(?<!\bas )(?<!\bthan had been )(?:{words})(?![\w-])"
    pattern = Pattern(text, holds=_is_act if "<act>" in words else None)
    return status_cue(told, pattern, unless=Pattern(unless, case_matters=True), **others)


def _is_act(match: re.Match[str]) -> bool:
    return match["act"] is None or match["act"].lower() in ACTS


# What ties a noun to a number behind it; "the budget airline had 40 jets" and "the phone plan had 20 gigabytes" do not.
LINK = (
    r"(?=\s+(?:of|for|to|that|by|in|at|show(?:s|ed|n|ing)?|suggest(?:s|ed|ing)?|indicat(?:es?|ed|ing)"
    r"|covers?|covered|calls? for|called for|foresees?|foresaw|provides?|provided|envisages?"
    r"|envisaged|sets?)\b|\s+(?:is|was|are|were|remains?|remained|stands|stood)\s+(?:to|for|that|at|set|still|now"
    r"|about|around|some|only|just|a|an|the)\b|\s+(?:is|was|are|were|remains?|remained)\s*\Z|\s*[:(,]|\s+-|\s+[0-9]"
    rf"|\s+(?:(?:is|was|are|were)(?: being)?|(?:has|have|had) been)(?: \w+ly)?\s+(?:{RISES}|{FALLS}|{MOVES})\b|\s*\Z)"
)


# What is said of a plan after a share tells how far it came: "the plan was 31% funded".
DONE = Pattern(
    r"\s+(?:\w+ly[ -]|over-?|under-?)?(?:funded|financed|complete|completed|finished|implemented|executed|fulfilled|met"
    r"|achieved|covered|subscribed|staffed|paid|reached|done|delivered|reali[sz]ed|filled|spent|used up|built|backed"
    r"|drawn down)\b|\s+(?:votes?|members?|deputies|lawmakers|senators|MPs)\b",
    case_matters=True,
)


def noun_cue(told: str, words: str) -> StatusCue:
    """What the number behind it is: "a target of 40%"."""
    return status_cue(told, Pattern(rf"\b(?:{words}){LINK}"), before=True, unless=DONE)


def named_cue(told: str, words: str) -> StatusCue:
    """What a number is said to be after it: "40% is the target"."""
    lead = r"(?:is|are|was|were|be|remains?|remained)\s+(?:the|its|their|his|her|our|a|an)\s+(?:\w+\s+){0,2}?"
    return status_cue(told, Pattern(rf"\b{lead}(?:{words})\b"))


def attributive_cue(told: str, words: str) -> StatusCue:
    """The noun that a sum or share stands before as an adjective does: "the $22 billion target", "a 2% target"."""
    sums = "|".join(f"(?<={end} )" for end in ("illion", "%", "cent", r"\dbn", r"\dm"))
    return status_cue(told, Pattern(rf"(?:{sums})(?:[a-z-]+ )?(?:{words})\b"), optional=True)


_ACCOUNTS = r"profits?|loss(?:es)?|revenues?|sales|earnings|turnover|results?|income"
"""What is announced when it is there, and is no plan."""

DECISIONS = (
    cue(
        "pledged planned",
        r"pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|vow(?:s|ed|ing)?"
        r"|commit(?:s|ted|ting)?(?! (?:crimes?|suicide|murders?|offences|himself))"
        r"|(?<!capital )(?<!development )(?<!lease )(?<!purchase )(?<!contractual )commitments?(?= (?:to|of))"
        r"|guarantee(?:s|d|ing)?(?! (?:that )?(?:there|it|he|she|they) (?:is|are|was|were|has|have|had)\b)"
        r"|undertak(?:e|es|ing) to|undertook to|swore to|swear(?:s|ing)? to"
        r"|agree(?:s|d|ing)? to(?! (?:allocate|earmark|set aside|put aside|assign|make available)\b)"
        r"|offer(?:s|ed|ing)? to|volunteer(?:s|ed) to|undertaking to"
        r"|assur(?:es|ed)(?= \w+ that)|g[ai]ve(?:s|n)? (?:its|his|her|their|our|my|a) (?:word|pledge|promise"
        r"|undertaking"
        r"|assurance)|word of honou?r|on (?:his|her|its|their) word|bound (?:itself|himself|herself|themselves) to"
        r"|sworn to|contracted to|under contract to|signed up to|pledges?(?= to)|vouch(?:es|ed|ing)? for"
        r"|held out the prospect of",
    ),
    cue("proposed pledged", r"offer(?:s|ed|ing)?", money=True),
    cue(
        "proposed planned | requested target",
        r"propos(?:e|es|ed|ing|als?)|recommend(?:s|ed|ing|ations?)?"
        r"|suggest(?:s|ed|ing)?(?= (?:an?|that|(?!(?:underly|dur|remain|ris|fall|grow)ing)\w+ing|to|the)\b|\s*\Z)"
        r"|suggestions?(?= (?:to|of|that))"
        r"|put(?:s|ting)? forward|float(?:s|ed|ing)?(?= (?:an?|the|plans)\b)|moot(?:s|ed)"
        r"|tabl(?:es|ed|ing)(?= (?:an?|the)\b)|advocat(?:es|ed|ing)|urg(?:e|es|ed|ing)"
        r"|draft (?:budget|plan|law|bill|rules?|strategy|programme)",
    ),
    cue(
        "requested proposed | target planned required",
        r"request(?:s|ed|ing)?|(?:appeals?|pleas?|bids?) of(?=\s*\Z)|applications?(?= (?:for|to)\b)"
        r"|demand(?:s|ed|ing)?(?= (?:that|to|of|up|at)\b|\s*\Z)|requests?(?= (?:to|for|that)\b)"
        r"|(?:was|were|is|are|be|been) (?:(?:asked|called) for|demanded|solicited|sought(?! (?:asylum|refuge)\b))",
    ),
    # "900 asked for asylum": those who ask are there.
    cue(
        "requested proposed | target planned required",
        r"ask(?:s|ed|ing)? (?:\w+ |the \w+ ){0,2}?for|ask(?:s|ed)(?= that\b|\s*\Z)"
        r"|appeal(?:s|ed|ing)? (?:\w+ ){0,2}?for"
        r"|demand(?:s|ed|ing)?(?= (?:an?|the|its|another)\b)|call(?:s|ed|ing)? for"
        r"|seek(?:s|ing)?|sought(?! (?:asylum|refuge|shelter|treatment|medical|care|advice|safety))"
        r"|(?:plead|appeal|begg|beg|lobb|petition|agitat|clamou?r|press|push|pester|badger"
        r"|nag)\w* (?:[\w'-]+ ){0,6}?(?<!accounted )(?<!account )for\b|solicit(?:s|ed|ing)?"
        r"|(?:turn|call|wr[io]t|pray|cri)\w* (?:to|on|upon) (?:[\w'-]+ ){1,6}?for\b"
        r"|(?:call|appeal|plead)\w* (?:on|upon|to|with) (?:[\w'-]+ ){1,6}?to(?= [a-z])"
        r"|bid(?:s|ding)?(?= for\b|\s*\Z)|beg(?:s|ged|ging) for|crying out for",
    )._replace(before=True),
    # Those who are "in need of" it are there.
    cue(
        "requested proposed | required",
        r"in need of(?!(?: [a-z'-]+){1,6}? (?:ha[ds]|have|was|were|is|are|[a-z]{3,}ed|rose|fell|grew"
        r"|came|went|fled|left|made|got)\b)",
    )._replace(before=True),
    noun_cue("requested proposed | reported claimed observed target", r"appeals?"),
    # Who applies is no application: "150,000 people applied for a plot".
    cue(
        "requested proposed | target planned required", r"appl(?:y|ies|ied|ying) (?:[\w'-]+ ){0,6}?(?:for|to(?= [a-z]))"
    )._replace(before=True),
    cue(
        "requested proposed | target planned",
        r"(?!encouraging to\b)(?:ask|urg|invit|encourag|press|advis|begg|implor|plead|persuad|tempt)(?:e[sd]?|ed|s"
        r"|ing)?(?= (?:[\w'-]+ ){0,4}?to [a-z])",
    ),
    cue(
        "required target | planned",
        r"(?:told|tell(?:s|ing)?|order(?:s|ed|ing)?|instruct(?:s|ed|ing)?|direct(?:s|ed|ing)?|command(?:s|ed|ing)?"
        r"|sentenc(?:es|ed|ing)|condemn(?:s|ed))"
        r"(?= (?:(?!(?:they|he|she|it|we|that|for)\b)[\w'-]+ ){0,4}?to (?!(?:the|an?|life|death|prison|jail"
        r"|[\w-]+ (?:years?|months?|weeks?|days?|hours?))\b)[a-z])",
    ),
    status_cue(
        "announced | planned allocated pledged proposed",
        Pattern(
            rf"\bannounc(?:e|es|ed|ing|ements?)\b(?!(?:\s+[\w'-]+){{0,4}}?\s+(?:{_ACCOUNTS}"
            r"|dividends?|deaths?|arrests?|winners?|discovery|deal|sale)\b)|\bunveil(?:s|ed|ing)?\b"
        ),
        money=True,
    ),
    status_cue(
        "announced | planned pledged proposed reported claimed",
        any_of(rf"announc(?:e|es|ed|ing|ements?)(?!(?:\s+net)?\s+(?:{_ACCOUNTS})\b)|unveil(?:s|ed|ing)?"),
    ),
    # What is held in reserve "to be allocated" is there, and not allocated yet.
    cue("planned | reported claimed", r"to be (?:allocated|earmarked|assigned|apportioned)"),
    cue(
        "allocated | pledged",
        r"agree(?:s|d|ing)? to (?=(?:allocate|earmark|set aside|put aside|assign|make available)\b)",
    ),
    cue(
        "allocated",
        r"includ(?:es|ed) in (?:the|its|th[ie]s|next) (?:[\w'-]+ ){0,2}?budgets?"
        r"|(?<!to be )allocat(?:e|es|ed|ing|ions?)|earmark(?:s|ed|ing)?|budget(?:s|ed|ing)(?= (?:for|an?|to)\b|\s*\Z)"
        r"|set(?:s|ting)? aside|put(?:s|ting)? aside|appropriat(?:es|ed|ing|ions?)|ring-?fenc(?:es|ed|ing)"
        r"|reserv(?:es|ed|ing)(?= (?:for|an?)\b|\s*\Z)|assign(?:s|ed|ing)|apportion(?:s|ed)"
        r"|allot(?:s|ted|ting|ments?)|ma(?:kes?|de) available",
    ),
    cue(
        "adopted allocated | planned",
        r"adopt(?:s|ed|ing)?|approv(?:e|es|ed|ing|al)|authori[sz](?:e|es|ed|ing)|endors(?:e|es|ed|ing)"
        r"|ratif(?:y|ies|ied|ying)|sanction(?:s|ed|ing)|sign(?:s|ed|ing) off(?: on)?|greenlit|green-lit"
        r"|vot(?:e|es|ed|ing)(?= (?:for|through|to|an?)\b|\s*\Z)|clear(?:s|ed|ing)|okayed|rubber-stamp(?:s|ed)",
        money=True,
    ),
    cue(
        "adopted | planned allocated required target",
        rf"(?:adopt(?:s|ed|ing)?|approv(?:e|es|ed|ing|al)|authori[sz](?:es|ed|ing)|endors(?:es|ed|ing)"
        rf"|ratif(?:ies|ied|ying)|pass(?:es|ed|ing)|enact(?:s|ed|ing)|sign(?:s|ed|ing) off(?: on)?|back(?:s|ed)"
        rf"|vot(?:es|ed) (?:for|through))(?=(?:\s+[\w'-]+){{0,4}}?\s+(?:{PLAN_NOUNS})\b)",
        unless=r"\s+(?:votes?|members?|deputies|lawmakers|senators|MPs)\b| ?(?:to|-) ?[0-9]",
    ),
    status_cue(
        "adopted",
        any_of(
            r"agreed(?= (?:an?|the|its|new|increases?|cuts?|changes?)\b)"
            r"|adopt(?:s|ed)|approv(?:es|ed)|authori[sz](?:es|ed)|endors(?:es|ed)|ratif(?:ies|ied)|sign(?:s|ed) off"
            r"|enact(?:s|ed)|vot(?:es|ed) (?:for|through)|gave the (?:go-ahead|green light) to"
        ),
        optional=True,
    ),
    status_cue("planned", any_of(r"on the way|under way|on order|to come"), optional=True),
    status_cue(
        "planned",
        any_of(
            # What people speak of or look at is not under way.
            r"(?:is|are) (?:being \w+(?:ed|en|t)|(?!(?:speak|talk|say|tell|discuss|consider|think|look|hop|wait)\w*ing)"
            r"(?!spend)\w+ing)|work (?:on|starts|begins|has (?:begun|started))"
        ),
        optional=True,
    ),
    cue(
        "cancelled",
        rf"(?:{DROP})(?=(?:\s+(?!and\b)[\w'-]+){{0,4}}?\s+(?:{ABANDONED})\b)|cancellation",
        unless=" to [0-9]",
    ),
    status_cue("cancelled", any_of(DROPPED), optional=True),
)


_COMES_TO = (
    r"(?:end|finish|close|rise|reach|fall|grow|hit|exceed|climb|drop|come|total|top|average|bring|double|see"
    r"|be (?:about|around|over|under|up|down|higher|lower|more|fewer|enough))\b"
)
# What had to be done was done, for all that one knows: "22 silos had to be rebuilt".
_FORCED = r"(?<!have )(?<!has )had to(?= [a-z])"

INTENTIONS = (
    cue(
        "planned",
        r"plan(?:s|ned|ning)?(?= (?:to|for|on|an?|the|its|another|up|that|in|during|over)\b|\s*\Z)|planned"
        r"|intend(?:s|ed|ing)?|intentions?(?= (?:to|of))|prepar(?:es?|ed|ing) (?:to|for)"
        r"|preparations?(?= (?:to|for|of))|schedul(?:e|es|ed|ing)(?= (?:to|for|in|on|at|by|completion|\w*ing)\b|\s*\Z)"
        r"|slated|working on|under ?way|due (?:in|by) 20[0-9]{2}"
        r"|(?:is|are|was|were|be|been|fall|falls|fell) due"
        r"(?= (?:to (?!lower (?!the |its ))(?:be|have|(?P<act>\w+))|in|by|next|this|on)\b)"
        r"|(?:in|of a) mind to|minded to|sights? (?:set )?on|with a view to|on the drawing board|in the works"
        r"|on order|in prospect|on the agenda|out to tender|up for tender|lined up|line(?:s|d)? up|booked"
        r" (?:to|for)|arrang(?:es|ed|ing) to|timetabled|forthcoming|upcoming|to come(?=\s*\Z)|awaiting (?:delivery"
        r"|construction)|set down for|in readiness for|mak(?:es?|ing) ready to|ready to|on the point of|yet to come"
        r"|the next step|tenders? (?:for|to)|bidding|under construction|on the cards"
        r"|envisag(?:e|es|ed|ing)|fores(?:ees?|een|aw|eeing)|in the pipeline|gear(?:s|ed|ing) up|look(?:s|ed|ing) to"
        r"|eye(?:s|d|ing)|mean(?:s|t)? to(?! (?:say|be|have)\b)|design(?:s|ed) to(?= \w+)|resolv(?:es|ed) to"
        r"|decid(?:es|ed|ing) to|(?:decid|resolv)\w+ on(?= \w+ing\b)",
    ),
    cue(
        "planned forecast",
        r"pencil(?:led|ed|l?ing) in|(?<!a )set(?= to\b(?! music))|about to|poised to|bound to"
        r"|going to(?! (?:school|work|war|church|bed|the|an?|hospital|university|court|prison|jail)\b)",
    ),
    cue(
        "forecast | planned target",
        r"(?:(?:count|bet|reckon)(?:s|ed|ing|ting)?|banks|banked|banking|(?<=to )bank) on|brac(?:es|ed|ing) for"
        r"|look(?:s|ing)? forward to",
    ),
    noun_cue("planned", r"plans?|intention|timetable|schedule|blueprint|roadmap|road map|master ?plan"),
    cue("forecast target planned", r"on (?:track|course) (?:to|for)|on target to"),
    noun_cue("target", r"targets?|benchmarks?|milestones?"),
    noun_cue("target planned", r"goals?|aims?|objectives?|ambitions?|aspirations?"),
    named_cue("target", r"targets?|goals?|aims?|objectives?|ambitions?"),
    attributive_cue("target", r"target|goal"),
    attributive_cue("requested", r"appeal|plea|request")._replace(optional=False),
    attributive_cue("required target | requested estimated", r"needs?|requirements?")._replace(optional=False),
    attributive_cue("pledged", r"pledge|promise")._replace(optional=False),
    cue(
        "target planned",
        r"target(?:s|ed|ing)?(?= (?:an?|at|to|the|growth|sales|output|of|[a-z]+ing)\b|\s*\Z)"
        r"|aim(?:s|ed|ing)?(?= (?:to|for|at)\b)|with (?:a view|an eye) to|directed at|geared (?:to|towards?)"
        r"|striv(?:es?|ing|en)|strove|endeavou?r(?:s|ed|ing)? to|determined to|set out to"
        r"|campaign(?:s|ed|ing) (?:to|for)|vy(?:ing|ies) (?:to|for)|attempt(?:s|ed|ing)? to|tr(?:y|ies|ied|ying) to"
        r"|seek(?:s|ing)? to|sought to|shoot(?:s|ing)? for|(?:eyes?|sights?) (?:set |firmly )?on|work(?:s|ed"
        "|ing) towards?|strain(?:s|ed|ing)? (?:to|for)|push(?:es|ed|ing)? towards|in pursuit of|gunning for|go(?:es"
        r"|ing)? for(?= \w+ \w+ by)",
    ),
    cue(
        "target planned | requested forecast",
        r"(?<!\bfor )want(?:s|ed|ing)?(?! (?:nothing|ads?|for|of)\b)|wish(?:es|ed|ing)?(?= (?:to|for)\b)"
        r"|would like(?! to thank)|keen to|eager to|aspir(?:es?|ed|ing) to|bid(?:s|ding)? to"
        # Who hopes to do it may plan it; what somebody hopes of others is nobody's plan.
        r"|hop(?:e|es|ed|ing)(?= to\b)",
        weak=True,
    ),
    cue(
        "target | planned requested forecast",
        r"hop(?:e|es|ed|ing)(?= (?:for|that|it|he|she|they|the)\b|\s*\Z)|hopeful|dream(?:s|ed|t|ing)?(?= of\b|\s*\Z)"
        r"|pray(?:s|ed|ing)?(?= for\b|\s*\Z)|long(?:s|ed|ing) for",
    ),
    cue("forecast target | required planned proposed possible", rf"should(?= (?:\w+ly )?{_COMES_TO})"),
    cue("planned | reported claimed observed", r"(?:chos?en?|chooses?|chose|opts?|opted|elects?|elected) to"),
    cue("reported claimed observed required", r"(?:have|has) had to(?= [a-z])"),
    cue("required target | reported claimed observed planned", _FORCED),
    cue(
        "target required | planned proposed forecast",
        rf"should(?! {HAVE_DONE}| (?:\w+ly )?{_COMES_TO})|ought to|supposed to",
    ),
    cue(
        "target required | planned proposed",
        rf"must(?! {HAVE_DONE})|(?!had to)(?<!will )ha(?:s|ve) to(?= [a-z])"
        r"|need(?:s|ed|ing)? to(?! (?:more|less) than\b)",
    ),
    # What money is needed for is not done: "needs $9 million to house 6,000 families".
    cue(
        "target required | planned requested forecast",
        r"(?:need(?:s|ed)?|seek(?:s|ing)?|sought|requir(?:es?|ed)|(?:asks?|asked|appeals?|appealed) for)"
        r" [^,;]{1,40}?[0-9][^,;]{0,20}? to(?= (?!the\b|an?\b)[a-z])",
    )._replace(before=True),
    # What somebody requires of money is not there.
    cue("required target | requested estimated", r"requir(?:e|es|ing)", money=True),
    cue(
        "required target",
        r"(?:treat(?:y|ies)|laws?|rules?|agreements?|pacts?|regulations?|directives?|statutes?|accords?|permits?|decrees?"
        r"|constitution|convention|licen[cs]es?) (?:\w+ly |also |now )?(?:caps?|capped|limits?|limited"
        "|restricts?|restricted|allows?|permits?|entitles?)",
    ),
    cue("required possible", r"may(?= [a-z]+ (?:no more|at most|up to|only)\b)"),
    cue("required forecast target | planned", r"(?<=will )have to(?= [a-z])"),
    cue(
        "required target | requested estimated",
        r"(?:is|are|was|were|be|deemed|considered) (?:\w+ly )?(?:necessary|essential)(?! to\b)"
        r"|required(?! an? )|(?:was|were|is|are|been|be) required|obliged? to|obligat(?:es|ed|ion)(?= to)|mandat(?:e"
        r"|es|ed|ing|ory)|compulsory"
        r"|oblig(?:e|es|ing)|compel(?:s|led|ling)?|need(?:s|ed)?(?= (?:an?|another|about|some|at least|up to"
        r"|more|over|around)\b|\s*\Z)|requirements?(?= (?:of|for|is|to))|stipulat(?:e|es|ed)|prescrib(?:e|es|ed)",
    ),
    # Boats that require repairs are there; what they require may be needed only, or a rule.
    status_cue(
        "required target | reported claimed observed requested estimated",
        Pattern(r"\b(?:requir(?:e|es|ing)|(?<!was )(?<!were )(?<!is )(?<!are )(?<!been )required(?= an? ))(?![\w-])"),
        before=True,
    ),
    status_cue(
        "required | target",
        any_of(
            r"limits?|standards?|ceiling|cap|threshold|quota|by law|law|rules?|regulations?|allow(?:s|ed)?"
            r"|permit(?:s|ted)?"
        ),
        optional=True,
    ),
    cue(
        "planned announced proposed | pledged target adopted",
        r"(?:schemes?|programmes?|programs?|projects?|drives?|campaigns?|initiatives?|strateg(?:y|ies)|bids?|blueprints?"
        r"|packages?|moves?)(?= (?:to(?! date\b) [a-z]|for \w+ing\b))",
    ),
)
