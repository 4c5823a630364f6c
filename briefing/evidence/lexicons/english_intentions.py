"""English: what somebody plans, aims at and hopes for, or ought to do, as `INTENTIONS`."""

from __future__ import annotations

from briefing.evidence.governing_words import StatusCue
from briefing.evidence.lexicons.english_cue_forms import HAVE_DONE, HEARD, attributive_cue, cue, named_cue, noun_cue
from briefing.evidence.patterns import Pattern, any_of
from briefing.facts.model import Status

_COMES_TO = (
    r"(?:end|finish|close|rise|reach|fall|grow|hit|exceed|climb|drop|come|total|top|average|bring|double|see"
    r"|be (?:about|around|over"
    r"|under|up|down|higher|lower|more|fewer|enough))\b"
)
# What had to be done was done, for all that one knows: "22 silos had to be rebuilt".
_FORCED = r"(?<!have )(?<!has )had to(?= [a-z])"

INTENTIONS = (
    cue(
        r"plan(?:s|ned|ning)?(?= (?:to|for|on|an?|the|its|another|up|that|in|during|over)\b|\s*\Z)|planned"
        r"|intend(?:s|ed|ing)?|intentions?(?= (?:to|of))|prepar(?:es?|ed|ing) (?:to|for)"
        r"|preparations?(?= (?:to|for|of))|schedul(?:e|es|ed|ing)(?= (?:to|for|in|on|at|by|completion|\w*ing)\b|\s*\Z)"
        r"|slated|working on|under ?way|due (?:in|by) 20[0-9]{2}"
        r"|(?:is|are|was|were|be|been|fall|falls|fell) due(?= (?:to (?:be|have|(?P<act>\w+))|in|by|next|this|on)\b)"
        r"|(?:in|of a) mind to|minded to|sights? (?:set )?on|with a view to|on the drawing board|in the works"
        r"|on order|in prospect|on the agenda|out to tender|up for tender|lined up|line(?:s|d)? up|booked"
        r" (?:to|for)|arrang(?:es|ed|ing) to|timetabled|forthcoming|upcoming|to come(?=\s*\Z)|awaiting (?:delivery"
        r"|construction)|set down for|in readiness for|mak(?:es?|ing) ready to|ready to|on the point of|yet to"
        r"|the next step|tenders? (?:for|to)|bidding|under construction|on the cards"
        r"|envisag(?:e|es|ed|ing)|fores(?:ees?|een|aw|eeing)|in the pipeline|gear(?:s|ed|ing) up|look(?:s|ed|ing) to"
        r"|eye(?:s|d|ing)|mean(?:s|t)? to(?! (?:say|be|have)\b)|design(?:s|ed) to(?= \w+)|resolv(?:es|ed) to"
        r"|decid(?:es|ed|ing) to|(?:decid|resolv)\w+ on(?= \w+ing\b)",
        Status.PLANNED,
    ),
    cue(
        r"pencil(?:led|ed|l?ing) in|(?<!a )set(?= to\b(?! music))|about to|poised to|bound to"
        r"|going to(?! (?:school|work|war|church|bed|the|an?|hospital|university|court|prison|jail)\b)",
        Status.PLANNED,
        Status.FORECAST,
    ),
    cue(
        r"(?:(?:count|bet)(?:s|ed|ing|ting)?|banks|banked|banking|(?<=to )bank) on|brac(?:es|ed|ing) for"
        r"|look(?:s|ing)? forward to",
        Status.FORECAST,
        perhaps=(Status.PLANNED, Status.TARGET),
    ),
    noun_cue(r"plans?|intention|timetable|schedule|blueprint|roadmap|road map|master ?plan", Status.PLANNED),
    cue(r"on (?:track|course) (?:to|for)|on target to", Status.FORECAST, Status.TARGET, Status.PLANNED),
    noun_cue(r"targets?|benchmarks?|milestones?", Status.TARGET),
    noun_cue(r"goals?|aims?|objectives?|ambitions?|aspirations?", Status.TARGET, Status.PLANNED),
    named_cue(r"targets?|goals?|aims?|objectives?|ambitions?", Status.TARGET),
    attributive_cue(r"target|goal", Status.TARGET),
    attributive_cue(r"appeal|plea|request", Status.REQUESTED)._replace(optional=False),
    attributive_cue(r"pledge|promise", Status.PLEDGED)._replace(optional=False),
    cue(
        r"target(?:s|ed|ing)?(?= (?:an?|at|to|the|growth|sales|output|of)\b|\s*\Z)|aim(?:s|ed|ing)?(?= (?:to|for|at)\b)"
        r"|with (?:a view|an eye) to|directed at|geared (?:to|towards?)"
        r"|striv(?:es?|ing|en)|strove|endeavou?r(?:s|ed|ing)? to|determined to|set out to"
        r"|campaign(?:s|ed|ing) (?:to|for)|vy(?:ing|ies) (?:to|for)|attempt(?:s|ed|ing)? to|tr(?:y|ies|ied|ying) to"
        r"|seek(?:s|ing)? to|sought to|shoot(?:s|ing)? for|(?:eyes?|sights?) (?:set |firmly )?on|work(?:s|ed"
        r"|ing) towards?"
        r"|strain(?:s|ed|ing)? (?:to|for)|push(?:es|ed|ing)? towards|in pursuit of|gunning for|go(?:es"
        r"|ing)? for(?= \w+ \w+ by)",
        Status.TARGET,
        Status.PLANNED,
    ),
    cue(
        r"(?<!\bfor )want(?:s|ed|ing)?(?! (?:nothing|ads?|for|of)\b)|wish(?:es|ed|ing)?(?= (?:to|for)\b)"
        r"|would like|keen to|eager to|aspir(?:es?|ed|ing) to|bid(?:s|ding)? to",
        Status.TARGET,
        Status.PLANNED,
        perhaps=(Status.REQUESTED, Status.FORECAST),
        weak=True,
    ),
    # Who hopes to do it may plan it; what somebody hopes of others is nobody's plan.
    cue(
        r"hop(?:e|es|ed|ing)(?= to\b)",
        Status.TARGET,
        Status.PLANNED,
        perhaps=(Status.REQUESTED, Status.FORECAST),
        weak=True,
    ),
    cue(
        r"hop(?:e|es|ed|ing)(?= (?:for|that|it|he|she|they|the)\b|\s*\Z)|hopeful|dream(?:s|ed|t|ing)?(?= of\b|\s*\Z)"
        r"|pray(?:s|ed|ing)?(?= for\b|\s*\Z)|long(?:s|ed|ing) for",
        Status.TARGET,
        perhaps=(Status.PLANNED, Status.REQUESTED, Status.FORECAST),
    ),
    cue(
        rf"should(?= (?:\w+ly )?{_COMES_TO})",
        Status.FORECAST,
        Status.TARGET,
        perhaps=(Status.REQUIRED, Status.PLANNED, Status.PROPOSED, Status.POSSIBLE),
    ),
    cue(
        r"(?:chos?en?|chooses?|chose|opts?|opted|elects?|elected) to",
        Status.PLANNED,
        perhaps=HEARD,
    ),
    cue(r"(?:have|has) had to(?= [a-z])", *HEARD, Status.REQUIRED),
    cue(
        _FORCED,
        Status.REQUIRED,
        Status.TARGET,
        perhaps=(*HEARD, Status.PLANNED),
    ),
    cue(
        rf"should(?! {HAVE_DONE}| (?:\w+ly )?{_COMES_TO})|ought to|supposed to",
        Status.TARGET,
        Status.REQUIRED,
        perhaps=(Status.PLANNED, Status.PROPOSED, Status.FORECAST),
    ),
    cue(
        rf"must(?! {HAVE_DONE})|(?!had to)(?<!will )ha(?:s|ve) to(?= [a-z])|need(?:s|ed|ing)? to",
        Status.TARGET,
        Status.REQUIRED,
        perhaps=(Status.PLANNED, Status.PROPOSED),
    ),
    # What somebody requires of money is not there.
    cue(
        r"requir(?:e|es|ing)", Status.REQUIRED, Status.TARGET, perhaps=(Status.REQUESTED, Status.ESTIMATED), money=True
    ),
    cue(
        r"(?:treat(?:y|ies)|laws?|rules?|agreements?|pacts?|regulations?|directives?|statutes?|accords?|permits?|decrees?"
        r"|constitution|convention|licen[cs]es?) (?:\w+ly |also |now )?(?:caps?|capped|limits?|limited"
        r"|restricts?|restricted"
        r"|allows?|permits?|entitles?)",
        Status.REQUIRED,
        Status.TARGET,
    ),
    cue(r"may(?= [a-z]+ (?:no more|at most|up to|only)\b)", Status.REQUIRED, Status.POSSIBLE),
    cue(r"(?<=will )have to(?= [a-z])", Status.REQUIRED, Status.FORECAST, Status.TARGET, perhaps=(Status.PLANNED,)),
    cue(
        r"required(?! an? )|(?:was|were|is|are|been|be) required|obliged? to|obligat(?:es|ed|ion)(?= to)|mandat(?:e"
        r"|es|ed|ing|ory)|compulsory"
        r"|oblig(?:e|es|ing)|compel(?:s|led|ling)?|need(?:s|ed)?(?= (?:an?|another|about|some|at least|up to"
        r"|more|over|around)\b|\s*\Z)"
        r"|requirements?(?= (?:of|for|is|to))|stipulat(?:e|es|ed)|prescrib(?:e|es|ed)",
        Status.REQUIRED,
        Status.TARGET,
        perhaps=(Status.REQUESTED, Status.ESTIMATED),
    ),
    # Boats that require repairs are there; what they require may be needed only, or a rule.
    StatusCue(
        Pattern(
            r"\b(?:requir(?:e|es|ing)|(?<!was )(?<!were )(?<!is )(?<!are )(?<!been )required(?= an? ))(?![\w-])",
            ignore_case=True,
        ),
        (Status.REQUIRED, Status.TARGET),
        (*HEARD, Status.REQUESTED, Status.ESTIMATED),
        before=True,
    ),
    StatusCue(
        any_of(
            r"limits?|standards?|ceiling|cap|threshold|quota|by law|law|rules?|regulations?|allow(?:s|ed)?"
            r"|permit(?:s|ted)?"
        ),
        (Status.REQUIRED,),
        (Status.TARGET,),
        optional=True,
    ),
    cue(
        r"(?:schemes?|programmes?|programs?|projects?|drives?|campaigns?|initiatives?|strateg(?:y|ies)|bids?|blueprints?"
        r"|packages?|moves?)(?= (?:to(?! date\b) [a-z]|for \w+ing\b))",
        Status.PLANNED,
        Status.ANNOUNCED,
        Status.PROPOSED,
        perhaps=(Status.PLEDGED, Status.TARGET, Status.ADOPTED),
    ),
)
